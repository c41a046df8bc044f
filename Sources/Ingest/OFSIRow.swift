/// A row of the UK list as OFSI published it until 28 January 2026.
import Screening
import Vocabulary

enum OFSIRow {
  static func entry(_ row: CSVRow, _ table: ListTable, _ place: SourceReference) -> ListEntry? {
    func text(_ name: String) -> String? { table.text(row, name) }
    let given = (1...5).compactMap { text("Name \($0)") }
    let name = (given + [text("Name 6")].compactMap { $0 }).joined(separator: " ")
    guard !name.isEmpty, let id = text("Group ID") else { return nil }
    let kind: ListEntry.Kind
    switch text("Group Type") {
    case "Individual": kind = .person
    case "Ship": kind = .ship
    default: kind = .company
    }
    var entry = ListEntry(
      id: id, list: "UK OFSI", kind: kind, name: name, row: row.line, source: place)
    entry.programmes = text("Regime").map { [$0] } ?? []
    if let other = text("Name Non-Latin Script") { entry.aliases.append(other) }
    if text("Alias Quality") == "Low quality" { entry.weakAliases.append(name) }
    if let birth = text("DOB").flatMap({ PartialDate($0) }) { entry.births.append(birth) }
    for column in ["Nationality", "Country"] {
      for country in numbered(text(column)) { entry.addCountry(country) }
    }
    for column in ["Passport Number", "National Identification Number"] {
      if let number = text(column) {
        entry.addNumber(column.hasPrefix("Pass") ? "passport" : "national id", number)
      }
    }
    entry.listedOn = text("Listed On").flatMap { ListTableReader.british($0) }
    entry.updatedOn = text("Last Updated").flatMap { ListTableReader.british($0) }
    entry.remarks = text("Other Information")
    if kind == .ship, let imo = IMOText.first(in: entry.remarks ?? "") { entry.takeIMO(imo) }
    return entry
  }

  /// `1) Saudi Arabia 2) Qatar` and `(1) Yemen (2) Sudan` → both.
  static func numbered(_ text: String?) -> [String] {
    guard let text else { return [] }
    return text.split { $0.isNumber || $0 == "(" || $0 == ")" }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
