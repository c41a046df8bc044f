/// Reads a vessel registry: `imo,mmsi,name,flag,length,beam,dwt,design_draught,built,owner,manager`
/// and, where it has one, `operator`.
///
/// A row needs an IMO number with the right check digit or an MMSI; every other field may be
/// missing. Ranges are those a ship can have; the largest ever built was 458 m long, 69 m wide, of
/// 565,000 t dead weight and 24.6 m draught (Seawise Giant).
package import Vocabulary

/// One ship as a registry describes her.
package struct RegistryEntry: Hashable, Sendable {
  package let imo: IMONumber?
  package let mmsi: MMSI?
  package let name: String?
  package let flag: String?
  package let length: Metres?
  package let beam: Metres?
  /// Tonnes.
  package let deadweight: Double?
  package let designDraught: Metres?
  /// Year of build.
  package let built: Int?
  package let owner: String?
  package let manager: String?
  package let `operator`: String?
  /// One-based line of the file.
  package let row: Int
  package let source: SourceReference
}

package enum RegistryReader {
  private enum Column: Int {
    case imo, mmsi, name, flag, length, beam, deadweight, designDraught, built, owner, manager
    case `operator`
  }

  private static let table = ReferenceTable(
    layout: CSVLayout([
      .optional("imo"), .optional("mmsi"), .required("name"), .optional("flag"),
      .optional("length"), .optional("beam"), .optional("dwt"),
      .optional("design_draught", "design_draft"), .optional("built"), .optional("owner"),
      .optional("manager"), .optional("operator"),
    ]), kind: "registry")

  /// - Throws: `IngestError` when there is no header with the needed columns.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<RegistryEntry> {
    try table.read(content, file: file, source: source) { fields throws(FieldFailure) in
      let imo = identifier(&fields, .imo) { IMONumber($0) }
      let mmsi = identifier(&fields, .mmsi) { MMSI($0) }
      guard imo != nil || mmsi != nil else {
        throw FieldFailure(reason: .badNumber, detail: "neither a valid IMO number nor an MMSI")
      }
      func text(_ column: Column) -> String? { fields.text(column.rawValue) }
      let (name, flag, owner, manager) = (text(.name), text(.flag), text(.owner), text(.manager))
      return RegistryEntry(
        imo: imo, mmsi: mmsi, name: name, flag: flag,
        length: number(&fields, .length, 1...500).map { Metres($0) },
        beam: number(&fields, .beam, 1...100).map { Metres($0) },
        deadweight: number(&fields, .deadweight, 1...600_000),
        designDraught: number(&fields, .designDraught, 0.1...30).map { Metres($0) },
        built: number(&fields, .built, 1800...2100).flatMap { Int(exactly: $0) },
        owner: owner, manager: manager, operator: text(.operator), row: fields.row.line,
        source: fields.source)
    }
  }

  private static func number(
    _ fields: inout ReferenceTable.Fields, _ column: Column, _ range: ClosedRange<Double>
  ) -> Double? {
    fields.number(column.rawValue, in: range)
  }

  private static func identifier<Value>(
    _ fields: inout ReferenceTable.Fields, _ column: Column, _ parse: (String) -> Value?
  ) -> Value? {
    guard let text = fields.text(column.rawValue) else { return nil }
    let value = parse(text)
    if value == nil { fields.warn("\(column) \"\(text)\" is not a valid number of its kind") }
    return value
  }
}
