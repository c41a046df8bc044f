/// Lists published as XML: OFAC's classic and enhanced forms, the UN's consolidated list, the EU's
/// financial sanctions file.
///
/// Which one it is shows in the names of its records. The list's day is taken from the file itself:
/// `Publish_Date`, `dataAsOf`, `dateGenerated`, `generationDate`.
package import Screening
package import Vocabulary

struct ListXMLReader {
  private static let records: Set<String> = [
    "sdnEntry", "entity", "INDIVIDUAL", "ENTITY", "sanctionEntity",
  ]

  /// Reads a file of any of the forms.
  ///
  /// - Throws: `XMLRecords.Failure` when the text is not well formed or refused.
  static func read(_ bytes: [UInt8], source: UInt32) throws(XMLRecords.Failure) -> ListReading {
    var found = ListReading()
    var row = 0
    var isClassic = false
    // OFAC's enhanced form may be cut down to some of its lists and says to which: what stands there is told of
    // those lists alone. The consolidated file holds the few SDN entries that are on other lists as well, and is
    // no edition of the SDN list.
    var filters: [String] = []
    try XMLRecords.read(bytes, records: records) { node in
      if found.statedDate == nil { found.statedDate = date(of: node) }
      if node.name == "sanctionsList", let name = node.value { filters.append(name) }
    } record: { node in
      row += 1
      if node.name == "sdnEntry" { isClassic = true }
      found.reading.rowsIn += 1
      let place = SourceReference(
        source: source, offset: UInt64(node.range.lowerBound),
        length: UInt32(clamping: node.range.count))
      let entries = entries(node, row, place, filters)
      guard let entry = entries.first else {
        let isElsewhere = !filters.isEmpty && !self.entries(node, row, place, []).isEmpty
        let detail =
          isElsewhere
          ? "the record is on none of the lists that the file is cut down to"
          : "the record has no number or no name"
        found.reading.refusals.append(
          RowRefusal(
            row: row, reason: .invalidText, detail: detail, sample: sample(bytes, node.range)))
        return
      }
      found.list = found.list ?? entry.list
      found.reading.rows += entries
      if let raw = entry.imoAsWritten, entry.imo == nil, entry.kind == .ship {
        found.reading.warnings.append(
          RowRefusal(
            row: row, reason: .badNumber,
            detail: "entry \(entry.id): IMO number \"\(raw)\" has a wrong check digit",
            sample: sample(bytes, node.range)))
      }
    }
    // The enhanced form says of each entry on which list it stands; the classic form must be told by its programmes.
    if isClassic, found.list == OFACListReader.list, OFACListReader.isOther(found.reading.rows) {
      // OFAC's classic form serves both lists.
      found.reading.rows = found.reading.rows.map { $0.moved(to: OFACListReader.otherList) }
      found.list = OFACListReader.otherList
    }
    return found
  }

  private static func sample(_ bytes: [UInt8], _ range: Range<Int>) -> RefusalSample {
    RefusalSample(
      offset: UInt64(range.lowerBound), length: UInt32(clamping: range.count),
      text: String(decoding: bytes[range].prefix(160), as: UTF8.self))
  }

  /// The list's own day, wherever this element has it.
  private static func date(of node: XMLRecords.Node) -> CivilDate? {
    switch node.name {
    case "Publish_Date":
      let parts = (node.value ?? "").split(separator: "/").compactMap { Int($0) }
      return parts.count == 3 ? CivilDate(year: parts[2], month: parts[0], day: parts[1]) : nil
    case "dataAsOf": return CivilDate((node.value ?? "").prefix(10))
    case "CONSOLIDATED_LIST": return CivilDate((node.attributes["dateGenerated"] ?? "").prefix(10))
    case "export": return CivilDate((node.attributes["generationDate"] ?? "").prefix(10))
    default: return nil
    }
  }

  /// One record; an entry of OFAC's enhanced form may stand on two lists.
  private static func entries(
    _ node: XMLRecords.Node, _ row: Int, _ place: SourceReference, _ filters: [String]
  ) -> [ListEntry] {
    switch node.name {
    case "sdnEntry": [OFACXML.classic(node, row, place)].compactMap { $0 }
    case "entity": OFACXML.enhanced(node, row, place, filters)
    case "INDIVIDUAL", "ENTITY": [UNXML.entry(node, row, place)].compactMap { $0 }
    default: [EUXML.entry(node, row, place)].compactMap { $0 }
    }
  }
}

/// One list file understood: its entries with their books, and what it says of itself.
package struct ListReading: Sendable {
  /// The list's name; nil when the file holds no entry.
  package var list: String?
  /// The day the file says it is of; nil when it says nothing.
  package var statedDate: CivilDate?
  package var reading = ReferenceReading<ListEntry>()

  package init() {}
}

/// The UN Security Council's consolidated list.
enum UNXML {
  static func entry(_ node: XMLRecords.Node, _ row: Int, _ place: SourceReference) -> ListEntry? {
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
    let name = parts.compactMap { node.value($0) }.joined(separator: " ")
    guard !name.isEmpty, let id = node.value("REFERENCE_NUMBER") ?? node.value("DATAID") else {
      return nil
    }
    let isPerson = node.name == "INDIVIDUAL"
    var entry = ListEntry(
      id: id, list: "UN SC", kind: isPerson ? .person : .company, name: name, row: row,
      source: place)
    entry.programmes = node.value("UN_LIST_TYPE").map { [$0] } ?? []
    entry.listedOn = CivilDate((node.value("LISTED_ON") ?? "").prefix(10))
    entry.updatedOn = node.all("LAST_DAY_UPDATED", "VALUE")
      .compactMap { CivilDate(($0.value ?? "").prefix(10)) }.max()
    if let original = node.value("NAME_ORIGINAL_SCRIPT") { entry.aliases.append(original) }
    let prefix = isPerson ? "INDIVIDUAL" : "ENTITY"
    for other in node.all("\(prefix)_ALIAS") {
      guard let name = other.value("ALIAS_NAME") else { continue }
      let quality = other.value("QUALITY")
      entry.add(name, isFormer: quality == "f.k.a.", isWeak: quality == "Low")
    }
    for birth in node.all("INDIVIDUAL_DATE_OF_BIRTH") {
      let text = birth.value("DATE") ?? birth.value("YEAR") ?? ""
      if let date = PartialDate(text.prefix(10)) { entry.births.append(date) }
    }
    for country in node.all("NATIONALITY", "VALUE") { entry.addCountry(country.value) }
    for address in node.all("\(prefix)_ADDRESS") { entry.addCountry(address.value("COUNTRY")) }
    for document in node.all("INDIVIDUAL_DOCUMENT") {
      entry.addNumber(document.value("TYPE_OF_DOCUMENT") ?? "", document.value("NUMBER") ?? "")
    }
    if let gender = node.value("GENDER") { entry.genders.insert(gender.lowercased()) }
    entry.remarks = node.value("COMMENTS1")
    if let remarks = entry.remarks, let imo = IMOText.first(in: remarks), !isPerson {
      // Ships stand among the UN's entities and are told apart by their number.
      entry.imoAsWritten = imo
    }
    return entry
  }
}

/// The EU's financial sanctions file (FSF).
enum EUXML {
  static func entry(_ node: XMLRecords.Node, _ row: Int, _ place: SourceReference) -> ListEntry? {
    let names = node.all("nameAlias").compactMap { alias -> (String, Bool)? in
      guard let name = alias.attributes["wholeName"], !name.isEmpty else { return nil }
      return (name, alias.attributes["strong"] == "true")
    }
    let id = node.attributes["euReferenceNumber"] ?? node.attributes["logicalId"] ?? ""
    guard let first = names.first(where: \.1) ?? names.first, !id.isEmpty else { return nil }
    let isPerson = node["subjectType"]?.attributes["code"] == "person"
    var entry = ListEntry(
      id: id, list: "EU FSF", kind: isPerson ? .person : .company, name: first.0, row: row,
      source: place)
    for (name, isStrong) in names where name != first.0 {
      entry.add(name, isFormer: false, isWeak: !isStrong)
    }
    let regulations = node.all("regulation")
    entry.programmes = Array(Set(regulations.compactMap { $0.attributes["programme"] })).sorted()
    let dates = regulations.compactMap { CivilDate($0.attributes["publicationDate"] ?? "") }
    entry.listedOn = CivilDate(node.attributes["designationDate"] ?? "") ?? dates.min()
    entry.updatedOn = dates.max()
    for birth in node.all("birthdate") {
      if let date = PartialDate(birth.attributes["birthdate"] ?? birth.attributes["year"] ?? "") {
        entry.births.append(date)
      }
    }
    for citizenship in node.all("citizenship") {
      entry.addCountry(citizenship.attributes["countryIso2Code"])
    }
    for address in node.all("address") { entry.addCountry(address.attributes["countryIso2Code"]) }
    for number in node.all("identification") {
      let type = number.attributes["identificationTypeDescription"] ?? ""
      entry.addNumber(type, number.attributes["number"] ?? "")
    }
    entry.remarks = node.value("remark")
    return entry
  }
}
