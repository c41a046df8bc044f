/// Lists published as tables with a header: the US Consolidated Screening List, the EU annexes
/// transcribed as CSV, the UK's OFSI list and the UK Sanctions List that took its place on 28 January 2026; and FollowTheMoney entities as JSON lines.
import Screening
import Vocabulary

/// Rows of a CSV file by the names of its header.
struct ListTable {
  let header: [String]
  private let places: [String: Int]

  init(header: [String]) {
    self.header = header
    places = Dictionary(
      header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ names: String...) -> Bool { names.allSatisfy { places[$0] != nil } }

  func text(_ row: CSVRow, _ name: String) -> String? {
    places[name].flatMap { row.text($0) }
  }

  /// Splits a cell at a mark; what is quoted within the cell stays whole.
  static func parts(_ text: String?, at mark: Character) -> [String] {
    guard let text else { return [] }
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == mark, !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    return parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}

enum ListTableReader {
  /// Reads a table of any of the forms; nil when the header is of none of them.
  static func read(_ bytes: [UInt8], source: UInt32) -> ListReading? {
    var found = ListReading()
    var table: ListTable?
    var form: Form?
    var lines = 0
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    func take(_ row: CSVRow) {
      lines += 1
      guard let form, let table else {
        guard lines <= 3 else { return }
        let header = row.fields.indices.map { row.text($0) ?? "" }
        if header.first == "Last Updated", header.count > 1 {
          found.statedDate = british(header[1]) ?? found.statedDate
        }
        if let report = header.first, report.hasPrefix("Report Date") {
          found.statedDate = UKListRow.day(
            (report + " " + header.dropFirst().joined(separator: " ")))
        }
        let candidate = ListTable(header: header)
        form = Form(candidate)
        table = candidate
        return
      }
      add(row, table, form, source, &found)
    }
    bytes.withUnsafeBytes { splitter.feed($0, take) }
    splitter.finish(take)
    guard let form else { return nil }
    if form == .ofsi || form == .ukList { joinGroups(&found.reading) }
    return found
  }

  enum Form {
    case csl, euJournal, ofsi, ukList

    init?(_ table: ListTable) {
      if table.has("source", "entity_number", "alt_names", "ids") {
        self = .csl
      } else if table.has("programKey", "measure", "startDate", "weakAlias", "schema") {
        self = .euJournal
      } else if table.has("Name 6", "Group Type", "Alias Type", "Group ID") {
        self = .ofsi
      } else if table.has("Unique ID", "Name 6", "Regime Name", "Date Designated") {
        self = .ukList
      } else {
        return nil
      }
    }
  }

  private static func add(
    _ row: CSVRow, _ table: ListTable, _ form: Form, _ source: UInt32, _ found: inout ListReading
  ) {
    if row.problem == nil, row.isBlank { return }
    found.reading.rowsIn += 1
    func refuse(_ reason: RefusalReason, _ detail: String) {
      found.reading.refusals.append(
        ReferenceTable.refusal(row, FieldFailure(reason: reason, detail: detail)))
    }
    guard row.problem == nil else { return refuse(.malformed, "the row's quotes do not pair up") }
    let place = SourceReference(source: source, offset: row.offset, length: row.length)
    let entry: ListEntry?
    switch form {
    case .csl: entry = CSLRow.entry(row, table, place)
    case .euJournal: entry = EUJournalRow.entry(row, table, place)
    case .ofsi: entry = OFSIRow.entry(row, table, place)
    case .ukList: entry = UKListRow.entry(row, table, place)
    }
    guard let entry else { return refuse(.invalidText, "the row has no name") }
    found.list = found.list ?? entry.list
    found.reading.rows.append(entry)
    if entry.kind == .ship, let raw = entry.imoAsWritten, entry.imo == nil {
      let detail = "entry \(entry.id): IMO number \"\(raw)\" has a wrong check digit"
      found.reading.warnings.append(
        ReferenceTable.refusal(row, FieldFailure(reason: .badNumber, detail: detail)))
    }
  }

  /// `27/04/2020`.
  static func british(_ text: String) -> CivilDate? {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    return parts.count == 3 ? CivilDate(year: parts[2], month: parts[1], day: parts[0]) : nil
  }

  /// OFSI prints a row for each name of a party; its rows become one entry under the prime name.
  ///
  /// Every row stays counted as used.
  private static func joinGroups(_ reading: inout ReferenceReading<ListEntry>) {
    var places: [String: Int] = [:]
    var joined: [ListEntry] = []
    for entry in reading.rows {
      guard let place = places[entry.id] else {
        places[entry.id] = joined.count
        joined.append(entry)
        continue
      }
      joined[place].absorb(entry)
    }
    reading.rows = joined
  }
}

extension ListEntry {
  /// Takes over what another row of the same entry says; `programmes` of a row that is no prime name
  /// carry nothing new.
  fileprivate mutating func absorb(_ other: ListEntry) {
    add(other.name, isFormer: false, isWeak: !other.weakAliases.isEmpty)
    for name in other.aliases where !aliases.contains(name) { aliases.append(name) }
    for birth in other.births where !births.contains(birth) { births.append(birth) }
    for number in other.identifiers where !identifiers.contains(number) {
      identifiers.append(number)
    }
    imoAsWritten = imoAsWritten ?? other.imoAsWritten
    imo = imo ?? other.imo
    flag = flag ?? other.flag
    owner = owner ?? other.owner
    countries.formUnion(other.countries)
    programmes = Array(Set(programmes + other.programmes)).sorted()
  }
}

/// A row of the US Consolidated Screening List.
enum CSLRow {
  static func entry(_ row: CSVRow, _ table: ListTable, _ place: SourceReference) -> ListEntry? {
    func text(_ name: String) -> String? { table.text(row, name) }
    guard let name = text("name"), let id = text("entity_number") ?? text("_id") else { return nil }
    let kind: ListEntry.Kind
    switch text("type") {
    case "Individual": kind = .person
    case "Vessel": kind = .ship
    case "Aircraft": kind = .aircraft
    default: kind = .company
    }
    let source = text("source") ?? "unknown list"
    var entry = ListEntry(
      id: id, list: "CSL \(short(source))", kind: kind, name: name, row: row.line, source: place)
    entry.programmes = ListTable.parts(text("programs"), at: ";")
    for other in ListTable.parts(text("alt_names"), at: ";") {
      entry.add(other, isFormer: false, isWeak: false)
    }
    entry.listedOn = CivilDate(text("start_date") ?? "")
    entry.callSign = text("call_sign")
    entry.vesselType = text("vessel_type")
    entry.flag = text("vessel_flag")
    entry.owner = text("vessel_owner")
    entry.tonnage = text("gross_tonnage") ?? text("gross_registered_tonnage")
    entry.remarks = text("remarks")
    for column in ["citizenships", "nationalities"] {
      for country in ListTable.parts(text(column), at: ";") { entry.addCountry(country) }
    }
    for date in ListTable.parts(text("dates_of_birth"), at: ";") {
      if let date = PartialDate(date) { entry.births.append(date) }
    }
    for number in ListTable.parts(text("ids"), at: ";") {
      // `VE, J-31327555-7, RIF #`: country, number, kind.
      let parts = ListTable.parts(number, at: ",")
      if parts.count >= 2 { entry.addNumber(parts[parts.count - 1], parts[parts.count - 2]) }
    }
    return entry
  }

  /// `… (SDN) - Treasury Department` → `SDN`.
  private static func short(_ source: String) -> String {
    guard let open = source.lastIndex(of: "("), let close = source[open...].firstIndex(of: ")")
    else { return source }
    return String(source[source.index(after: open)..<close])
  }
}

/// A row of an EU annex.
enum EUJournalRow {
  static func entry(_ row: CSVRow, _ table: ListTable, _ place: SourceReference) -> ListEntry? {
    func text(_ name: String) -> String? { table.text(row, name) }
    func all(_ name: String) -> [String] { ListTable.parts(text(name), at: ";") }
    guard let name = text("name") else { return nil }
    let celex = text("celex") ?? text("amendedCelex") ?? ""
    let schema = text("schema") ?? ""
    let kind: ListEntry.Kind = schema == "Person" ? .person : schema == "Vessel" ? .ship : .company
    // An annex without printed numbers tells its entries apart by name only.
    let number = text("recordId") ?? name
    let id = [celex, text("annex") ?? "", text("measure") ?? "", schema, number]
      .joined(separator: "/")
    var entry = ListEntry(
      id: id, list: "EU \(celex)", kind: kind, name: name, row: row.line, source: place)
    entry.programmes = text("programKey").map { [$0] } ?? []
    for other in all("alias") { entry.add(other, isFormer: false, isWeak: false) }
    for other in all("weakAlias") { entry.add(other, isFormer: false, isWeak: true) }
    for other in all("previousName") { entry.add(other, isFormer: true, isWeak: false) }
    for column in ["country", "nationality", "jurisdiction"] {
      for country in all(column) { entry.addCountry(country) }
    }
    entry.births = (all("birthDate") + all("incorporationDate")).compactMap { PartialDate($0) }
    entry.genders = Set(all("gender").map { $0.lowercased() })
    entry.flag = all("flag").first
    if let imo = all("imoNumber").first { entry.takeIMO(imo) }
    entry.mmsi = all("mmsi").first.flatMap { MMSI($0.filter(\.isNumber)) }
    for (column, scheme) in numbers {
      for value in all(column) {
        if let number = PartyIdentifier(scheme, value), !entry.identifiers.contains(number) {
          entry.identifiers.append(number)
        }
      }
    }
    entry.listedOn = text("startDate").flatMap { PartialDate($0) }.flatMap { date in
      guard let month = date.month, let day = date.day else { return nil }
      return CivilDate(year: date.year, month: month, day: day)
    }
    entry.remarks = text("reason") ?? text("notes")
    return entry
  }

  private static let numbers: [(String, PartyIdentifier.Scheme)] = [
    ("registrationNumber", .registration), ("taxNumber", .tax), ("idNumber", .nationalID),
    ("innCode", .tax), ("ogrnCode", .ogrn), ("leiCode", .lei), ("swiftBic", .bic),
    ("passportNumber", .passport),
  ]
}
