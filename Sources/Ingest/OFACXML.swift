/// OFAC's two XML forms: the classic one of each list, and the enhanced one, which says of each entry on which lists it
/// stands and may be cut down to some of them.
import Screening
import Vocabulary

/// OFAC's two XML forms.
enum OFACXML {
  static func classic(
    _ node: XMLRecords.Node, _ row: Int, _ place: SourceReference
  ) -> ListEntry? {
    guard let id = node.value("uid"), let name = name(node) else { return nil }
    let kind = kind(node.value("sdnType"))
    var entry = ListEntry(
      id: id, list: "OFAC SDN", kind: kind, name: name, row: row, source: place)
    entry.programmes = node.all("programList", "program").compactMap(\.value)
    for other in node.all("akaList", "aka") {
      guard let name = self.name(other) else { continue }
      entry.add(
        name, isFormer: other.value("type") == "f.k.a.", isWeak: other.value("category") == "weak")
    }
    for item in node.all("dateOfBirthList", "dateOfBirthItem") {
      entry.births += item.value("dateOfBirth").flatMap { PartialDate($0) }.map { [$0] } ?? []
    }
    for (list, item) in [("nationalityList", "nationality"), ("citizenshipList", "citizenship")] {
      for found in node.all(list, item) { entry.addCountry(found.value("country")) }
    }
    for address in node.all("addressList", "address") { entry.addCountry(address.value("country")) }
    for number in node.all("idList", "id") {
      entry.addNumber(number.value("idType") ?? "", number.value("idNumber") ?? "")
    }
    if let ship = node["vesselInfo"] {
      entry.callSign = ship.value("callSign")
      entry.vesselType = ship.value("vesselType")
      entry.flag = ship.value("vesselFlag")
      entry.owner = ship.value("vesselOwner")
      entry.tonnage = ship.value("tonnage") ?? ship.value("grossRegisteredTonnage")
    }
    entry.remarks = node.value("remarks")
    return entry
  }

  private static func name(_ node: XMLRecords.Node) -> String? {
    guard let last = node.value("lastName") else { return node.value("firstName") }
    return node.value("firstName").map { "\(last), \($0)" } ?? last
  }

  /// Whether a file cut down to `filters` tells who stands on a list; one without filters tells of all.
  private static func isTold(_ list: String, _ filters: [String]) -> Bool {
    guard !filters.isEmpty, list.hasPrefix("OFAC") else { return true }
    return filters.contains { isMain($0) == (list == OFACListReader.list) }
  }

  /// What entries that are not on the SDN list stand on, in a file cut down to `filters`.
  ///
  /// The consolidated list is made of lists of its own (sectoral sanctions, menu-based, …). A file cut down to one of
  /// them is an edition of that one: whoever stands on the others is not gone.
  private static func otherList(_ filters: [String]) -> String {
    let parts = filters.filter { !isMain($0) }
    guard !parts.isEmpty, !parts.contains("Consolidated List") else {
      return OFACListReader.otherList
    }
    return "\(OFACListReader.otherList) (\(Set(parts).sorted().joined(separator: ", ")))"
  }

  private static func isMain(_ list: String) -> Bool { list.hasPrefix("SDN") }

  /// The entry once for each of the two lists it stands on, listed on that list's day.
  ///
  /// `filters` are the lists that the file is cut down to, none for a whole one.
  static func enhanced(
    _ node: XMLRecords.Node, _ row: Int, _ place: SourceReference, _ filters: [String]
  ) -> [ListEntry] {
    let names = node.all("names", "name")
    guard let id = node.attributes["id"],
      let primary = names.first(where: { $0.value("isPrimary") == "true" }) ?? names.first,
      let name = fullNames(primary).first
    else { return [] }
    var entry = ListEntry(
      id: id, list: OFACListReader.list, kind: kind(node["generalInfo"]?.value("entityType")),
      name: name, row: row, source: place)
    entry.programmes = node.all("sanctionsPrograms", "sanctionsProgram").compactMap(\.value)
    for other in names {
      for text in fullNames(other) where text != name {
        entry.add(
          text, isFormer: other.value("aliasType") == "F.K.A.",
          isWeak: other.value("isLowQuality") == "true")
      }
    }
    for document in node.all("identityDocuments", "identityDocument") {
      entry.addNumber(document.value("type") ?? "", document.value("documentNumber") ?? "")
    }
    for feature in node.all("features", "feature") { take(feature, &entry) }
    let lists = node.all("sanctionsLists", "sanctionsList")
    let main = lists.filter { isMain($0.value ?? "") }
    let other = lists.filter { !isMain($0.value ?? "") }
    return [(OFACListReader.list, main), (otherList(filters), other)].compactMap { list, mentions in
      // Whoever names no list is told all the same.
      guard !mentions.isEmpty || lists.isEmpty && list != OFACListReader.list,
        isTold(list, filters)
      else { return nil }
      // The day of the list that the file is cut down to, where the entry names it.
      let asked = mentions.filter { filters.contains($0.value ?? "") }
      let mentions = asked.isEmpty ? mentions : asked
      var listed = entry.moved(to: list)
      listed.listedOn =
        mentions.compactMap { CivilDate($0.attributes["datePublished"] ?? "") }.min()
      return listed
    }
  }

  private static func fullNames(_ name: XMLRecords.Node) -> [String] {
    name.all("translations", "translation").compactMap { $0.value("formattedFullName") }
  }

  private static func take(_ feature: XMLRecords.Node, _ entry: inout ListEntry) {
    guard let type = feature.value("type"), let value = feature.value("value") else { return }
    switch type {
    case "Birthdate": if let date = PartialDate(value) { entry.births.append(date) }
    case "Nationality Country", "Citizenship Country", "Nationality of Registration":
      entry.addCountry(value)
    case "Gender": entry.genders.insert(value.lowercased())
    case "Vessel Type": entry.vesselType = value
    case "Vessel Flag": entry.flag = value
    case "Vessel Call Sign": entry.callSign = value
    case "Vessel Gross Tonnage", "Vessel Gross Registered Tonnage": entry.tonnage = value
    case "Additional Sanctions Information -", "Secondary sanctions risk:":
      entry.secondarySanctions.append("\(type) \(value)")
    default: entry.addNumber(type, value)
    }
  }

  private static func kind(_ type: String?) -> ListEntry.Kind {
    switch type {
    case "Individual": .person
    case "Vessel": .ship
    case "Aircraft": .aircraft
    default: .company
    }
  }
}
