/// Parties out of JSON: FollowTheMoney entities, the flat rows of the pair sets, Senzing records, or a
/// bare name.
package import Screening

package enum PartyReader {
  /// Reads one party.
  ///
  /// - Parameters:
  ///   - text: a JSON object or string.
  ///   - schema: the FollowTheMoney schema when the object does not say.
  /// - Returns: nil when the text is no JSON, or neither object nor string.
  package static func party(json text: [UInt8], schema: String) -> Party? {
    (try? JSONNode.parse(text)).flatMap { party($0, schema: schema) }
  }

  /// The items of a JSON array, each as its own text; nil when the text is no array.
  ///
  /// Only brackets and strings are looked at: whether an item is JSON is found by whoever reads it, so that one
  /// that is not spoils no other.
  package static func items(json text: [UInt8]) -> [[UInt8]]? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let open = text[start...].firstIndex(where: { !isSpace($0) }), text[open] == 0x5B else {
      return nil
    }
    var items: [[UInt8]] = []
    var (depth, begin, place) = (0, open + 1, open + 1)
    var isText = false
    while place < text.count {
      switch text[place] {
      case 0x5C where isText: place += 1
      case 0x22: isText.toggle()
      case _ where isText: break
      case 0x5B, 0x7B: depth += 1
      case 0x5D where depth == 0:
        let isEmpty = items.isEmpty && text[begin..<place].allSatisfy(isSpace)
        if !isEmpty { items.append(Array(text[begin..<place])) }
        return text[(place + 1)...].allSatisfy(isSpace) ? items : nil
      case 0x5D, 0x7D: depth -= 1
      case 0x2C where depth == 0:
        items.append(Array(text[begin..<place]))
        begin = place + 1
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Reads one side (`a`, `b`, `query`) of a row of pairs; nil when it is not there.
  package static func pair(json text: [UInt8], _ side: String) -> Party? {
    guard let node = try? JSONNode.parse(text), let value = node[side] else { return nil }
    return party(value, schema: node["schema"]?.string ?? "Thing")
  }

  static func party(_ node: JSONNode, schema: String) -> Party? {
    if let name = node.string {
      var party = Party(kind: kind(schema))
      party.names = [.init(name)]
      return party
    }
    guard case .object(let members) = node.value else { return nil }
    let own = node["schema"]?.string ?? schema
    var values: [String: [String]] = [:]
    if let properties = node["properties"] ?? node["props"],
      case .object(let inner) = properties.value
    {
      collect(inner, &values)
    } else {
      collect(members, &values)
    }
    return party(values, schema: own)
  }

  private static func collect(
    _ members: [(key: String, node: JSONNode)], _ values: inout [String: [String]]
  ) {
    for (key, node) in members {
      if let text = node.text { values[key, default: []].append(text) }
      for item in node.array ?? [] {
        if let text = item.text { values[key, default: []].append(text) }
      }
    }
  }

  package static func kind(_ schema: String) -> PartyKind {
    switch schema {
    case "Person": .person
    case "Vessel": .ship
    case "Airplane": .aircraft
    case "Company", "Organization", "LegalEntity", "PublicBody", "Security": .organisation
    default: .any
    }
  }

  /// Makes a party of FollowTheMoney property values.
  package static func party(_ values: [String: [String]], schema: String) -> Party {
    var party = Party(kind: kind(schema))
    party.names = names(values)
    guard values.keys.contains(where: { !onlyNames.contains($0) }) else { return party }
    for (key, scheme) in schemes {
      for text in values[key] ?? [] {
        if let number = PartyIdentifier(scheme, text), !party.identifiers.contains(number) {
          party.identifiers.append(number)
        }
        if scheme == .shipIMO, let number = PartyIdentifier(.companyIMO, text),
          party.kind != .ship, !party.identifiers.contains(number)
        {
          party.identifiers.append(number)
        }
      }
    }
    let dates = ["birthDate", "DATE_OF_BIRTH", "incorporationDate", "buildDate"]
    party.births = dates.flatMap { values[$0] ?? [] }.compactMap { PartialDate($0) }
    let countries = [
      "country", "nationality", "citizenship", "jurisdiction", "flag", "birthCountry",
      "NATIONALITY",
    ]
    for text in countries.flatMap({ values[$0] ?? [] }) {
      party.countries.insert(CountryCodes.code(text) ?? text.lowercased())
    }
    for text in (values["gender"] ?? []) + (values["GENDER"] ?? []) {
      switch text.uppercased().first {
      case "M": party.genders.insert("male")
      case "F": party.genders.insert("female")
      default: break
      }
    }
    for key in ["email", "phone", "EMAIL_ADDRESS", "PHONE_NUMBER"] {
      for text in values[key] ?? [] {
        let plain = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "@" }
        if plain.count > 6 { party.contacts.insert(plain) }
      }
    }
    party.shipType = values["type"]?.first
    party.tonnage = (values["tonnage"] ?? values["grossRegisteredTonnage"])?.first
      .flatMap { Double($0) }
    let relation = [
      "holder", "post", "startDate", "endDate", "successor", "predecessor", "owner", "asset",
      "organization", "director", "person", "relative", "relationship", "role", "member",
    ]
    for key in relation {
      if let found = values[key] { party.references[key] = Set(found) }
    }
    return party
  }

  /// Most questions give a name and nothing that the rest would look for.
  private static let onlyNames: Set<String> = [
    "name", "alias", "previousName", "weakAlias", "schema",
  ]

  private static let schemes: [(String, PartyIdentifier.Scheme)] = [
    ("imoNumber", .shipIMO), ("mmsi", .mmsi), ("callSign", .callSign), ("swiftBic", .bic),
    ("leiCode", .lei), ("isin", .isin), ("registrationNumber", .registration),
    ("taxNumber", .tax), ("innCode", .tax), ("vatCode", .tax), ("ogrnCode", .ogrn),
    ("passportNumber", .passport), ("idNumber", .nationalID), ("wikidataId", .wikidata),
    ("PASSPORT_NUMBER", .passport), ("SSN_NUMBER", .nationalID),
    ("NATIONAL_ID_NUMBER", .nationalID), ("DRIVERS_LICENSE_NUMBER", .nationalID),
    ("TAX_ID_NUMBER", .tax),
  ]

  private static func names(_ values: [String: [String]]) -> [Party.Name] {
    var names: [Party.Name] = []
    func add(_ key: String, _ standing: Party.Name.Standing) {
      for text in values[key] ?? [] where !names.contains(where: { $0.text == text }) {
        names.append(.init(text, standing))
      }
    }
    for key in ["name", "NAME_FULL", "NAME_ORG"] { add(key, .primary) }
    add("alias", .alias)
    add("previousName", .former)
    add("weakAlias", .weak)
    if names.isEmpty {
      func first(_ keys: [String]) -> [String] {
        keys.compactMap { values[$0]?.first }
      }
      let parts =
        first(["firstName", "NAME_FIRST"])
        + first(["secondName", "middleName", "fatherName", "NAME_MIDDLE"])
        + first(["lastName", "NAME_LAST"])
      if !parts.isEmpty { names.append(.init(parts.joined(separator: " "))) }
    }
    return names
  }
}
