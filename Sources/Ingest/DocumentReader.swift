/// Reads declared cargoes: `vessel_imo,load_date,declared_origin,barrels,discharge_port`.
///
/// These are bills of lading and the like, true or not; the reader only understands them. A row
/// without a valid IMO number, a date or a declared origin says nothing about any ship and is
/// refused. Further columns are kept.
package import Vocabulary

/// One declared cargo.
package struct DocumentRow: Hashable, Sendable {
  package let vessel: IMONumber
  package let loadDate: CivilDate
  package let declaredOrigin: String
  /// Nil when the document gives none.
  package let barrels: Double?
  package let dischargePort: String?
  /// Columns beyond the form, in the file's order.
  package let extra: [ExtraColumn]
  /// One-based line of the file.
  package let row: Int
  package let source: SourceReference
}

package enum DocumentReader {
  private static let table = ReferenceTable(
    layout: CSVLayout([
      .required("vessel_imo"), .required("load_date"), .required("declared_origin"),
      .optional("barrels"), .optional("discharge_port"),
    ]), kind: "documents")

  /// More than any ship can carry; what lies above is a mistake of unit.
  static let mostBarrels = 5_000_000.0

  /// - Throws: `IngestError` when there is no header with the needed columns.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<DocumentRow> {
    try table.read(content, file: file, source: source) { fields throws(FieldFailure) in
      let written = fields.text(0) ?? ""
      guard let vessel = IMONumber(written) else {
        let detail = "vessel_imo \"\(written)\" is no IMO number with a right check digit"
        throw FieldFailure(reason: .badNumber, detail: detail)
      }
      guard let loadDate = fields.text(1).flatMap({ CivilDate($0) }) else {
        throw FieldFailure(reason: .badTime, detail: "load_date is no date as YYYY-MM-DD")
      }
      guard let origin = fields.text(2) else {
        throw FieldFailure(reason: .invalidText, detail: "declared_origin is empty")
      }
      let barrels = fields.number(3, in: 0...mostBarrels)
      return DocumentRow(
        vessel: vessel, loadDate: loadDate, declaredOrigin: origin, barrels: barrels,
        dischargePort: fields.text(4), extra: fields.extraColumns, row: fields.row.line,
        source: fields.source)
    }
  }
}
