/// A row of the UK Sanctions List (FCDO), which took the place of OFSI's list on 28 January 2026: one row a
/// name, rows of one designation share a Unique ID; the first line is `Report Date: …`.
import Screening
import Vocabulary

enum UKListRow {
  static func entry(_ row: CSVRow, _ table: ListTable, _ place: SourceReference) -> ListEntry? {
    func text(_ names: String...) -> String? {
      names.lazy.compactMap { table.text(row, $0) }.first
    }
    let given = (1...5).compactMap { text("Name \($0)") }
    let name = (given + [text("Name 6")].compactMap { $0 }).joined(separator: " ")
    guard !name.isEmpty, let id = text("Unique ID") else { return nil }
    var entry = ListEntry(
      id: id, list: "UK Sanctions List",
      kind: kind(text("Designation Type", "Individual, Entity, Ship", "Individual/Entity/Ship")),
      name: name, row: row.line, source: place)
    entry.programmes = text("Regime Name").map { [$0] } ?? []
    if let other = text("Name non-latin script") { entry.aliases.append(other) }
    if text("Alias strength")?.lowercased().contains("low") == true {
      entry.weakAliases.append(name)
    }
    if let birth = text("D.O.B", "DOB").flatMap({ PartialDate($0) }) { entry.births.append(birth) }
    for country in OFSIRow.numbered(text("Nationality(/ies)", "Nationality"))
      + OFSIRow.numbered(text("Address Country"))
    {
      entry.addCountry(country)
    }
    addNumbers(&entry, text("Passport number"), "passport")
    addNumbers(&entry, text("National Identifier number"), "national id")
    addNumbers(&entry, text("Business registration number (s)"), "registration number")
    entry.listedOn = text("Date Designated").flatMap { day($0) }
    entry.updatedOn = text("Last Updated").flatMap { day($0) }
    entry.remarks = text("Other Information", "UK Statement of Reasons")
    if let parent = text("Parent company") { entry.linkedTo.append(parent) }
    addShip(&entry, imo: text("IMO number"), flag: text("Current believed flag of ship"))
    entry.vesselType = text("Type of ship")
    entry.tonnage = text("Tonnage of ship")
    entry.owner = text("Current owner/operator (s)", "Current owner/operator(s)")
    return entry
  }

  private static func kind(_ text: String?) -> ListEntry.Kind {
    switch text {
    case "Individual": .person
    case "Ship": .ship
    default: .company
    }
  }

  private static func addNumbers(_ entry: inout ListEntry, _ text: String?, _ kind: String) {
    for number in text?.split(separator: ";") ?? [] { entry.addNumber(kind, String(number)) }
  }

  private static func addShip(_ entry: inout ListEntry, imo: String?, flag: String?) {
    guard entry.kind == .ship else { return }
    if let imo { entry.takeIMO(imo) }
    entry.flag = flag
  }

  /// The first day in a text: `28/01/2026`, `28-Jan-2026`, `28 January 2026`, `2026-01-28`; nil when there is
  /// none.
  static func day(_ text: String) -> CivilDate? {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    for index in words.indices where words.count - index >= 3 {
      let parts = words[index..<index + 3].map(String.init)
      if let date = day(parts[0], parts[1], parts[2]) ?? day(parts[2], parts[1], parts[0]) {
        return date
      }
    }
    return nil
  }

  private static func day(_ day: String, _ month: String, _ year: String) -> CivilDate? {
    guard year.utf8.count == 4, let year = Int(year), let day = Int(day),
      let month = Int(month) ?? Self.month(month)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func month(_ word: String) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex { word.lowercased().hasPrefix($0) }.map { $0 + 1 }
  }
}
