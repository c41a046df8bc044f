/// Reads a small list made by hand: `entity_type,name,imo,designation_date,program`.
///
/// Here the date of designation is stated, so the rows can be turned into editions of a list: one
/// for each date, holding what was designated up to then. Before the first date nothing can be
/// said, as with any list.
package import Screening
package import Vocabulary

/// One designation.
package struct DesignationRow: Hashable, Sendable {
  package let kind: ListEntry.Kind
  package let name: String
  /// The hull number as written; nil when empty.
  package let imoAsWritten: String?
  package let imo: IMONumber?
  package let date: CivilDate
  package let programme: String?
  /// One-based line of the file.
  package let row: Int
  package let source: SourceReference
}

package enum DesignationReader {
  /// Whether the first line that is neither blank nor a comment is this form's header.
  package static func recognises(_ content: [UInt8]) -> Bool {
    let head = String(decoding: content.prefix(4096), as: UTF8.self)
    let line = head.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") } ?? ""
    return line.contains("entity_type") && line.contains("designation_date")
  }

  private static let table = ReferenceTable(
    layout: CSVLayout([
      .required("entity_type"), .required("name"), .optional("imo"),
      .required("designation_date"), .optional("program", "programme"),
    ]), kind: "designations")

  /// - Throws: `IngestError` when there is no header with the needed columns.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<DesignationRow> {
    try table.read(content, file: file, source: source) { fields throws(FieldFailure) in
      guard let kind = kind(fields.text(0) ?? "") else {
        throw FieldFailure(
          reason: .invalidText,
          detail:
            "entity_type \"\(fields.text(0) ?? "")\" is not vessel, company, person or aircraft")
      }
      guard let name = fields.text(1) else {
        throw FieldFailure(reason: .invalidText, detail: "name is empty")
      }
      guard let date = fields.text(3).flatMap({ CivilDate($0) }) else {
        throw FieldFailure(reason: .badTime, detail: "designation_date is no date as YYYY-MM-DD")
      }
      let written = fields.text(2)
      let imo = written.flatMap { IMONumber($0) }
      if let written, imo == nil { fields.warn("imo \"\(written)\" has a wrong check digit") }
      return DesignationRow(
        kind: kind, name: name, imoAsWritten: written, imo: imo, date: date,
        programme: fields.text(4), row: fields.row.line, source: fields.source)
    }
  }

  private static func kind(_ word: String) -> ListEntry.Kind? {
    switch word.lowercased() {
    case "vessel", "ship": .ship
    case "company", "entity", "organisation", "organization": .company
    case "person", "individual": .person
    case "aircraft": .aircraft
    default: nil
    }
  }

  /// One edition for each date of designation.
  ///
  /// - Parameters:
  ///   - rows: the rows of one file.
  ///   - list: the name the list shall have in answers.
  ///   - sha256: of the raw file.
  /// - Returns: editions in order of date.
  package static func editions(
    of rows: [DesignationRow], list: String, sha256: String
  ) -> [ListEdition] {
    Set(rows.map(\.date)).sorted().map { date in
      let entries = rows.filter { $0.date <= date }.map { entry($0, list: list) }
      return ListEdition(list: list, date: date, sha256: sha256, entries: entries)
    }
  }

  private static func entry(_ row: DesignationRow, list: String) -> ListEntry {
    var entry = ListEntry(
      id: String(row.row), list: list, kind: row.kind, name: row.name, row: row.row,
      source: row.source)
    entry.imoAsWritten = row.imoAsWritten
    entry.imo = row.imo
    entry.programmes = row.programme.map { [$0] } ?? []
    return entry
  }
}
