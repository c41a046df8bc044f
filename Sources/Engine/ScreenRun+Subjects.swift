/// What is asked about, out of what was typed, of a row, or of a case.
import CaseFile
import Screening
import Vocabulary

extension ScreenRun {
  static func subject(_ text: String) -> Subject {
    if let company = PartyIdentifier(.companyIMO, text) {
      let isShip = IMONumber(text) != nil
      return .number(
        kind: isShip ? "IMO number of a ship or a company" : company.kindName, value: company.value)
    }
    if let imo = IMONumber(text) {
      return .ship(imo: imo, mmsi: nil, name: nil, callSign: nil, flag: nil)
    }
    return .name(text)
  }

  /// The first number of a party without a name.
  static func number(_ party: Party) -> Subject {
    guard let number = party.identifiers.first else { return .name("") }
    return .number(kind: number.kindName, value: number.value)
  }

  /// What was typed: a number where it has the form of one, and a name all the same where it could be.
  static func party(_ text: String) -> Party {
    let (ship, company) = (IMONumber(text), PartyIdentifier(.companyIMO, text))
    if ship != nil || company != nil {
      // One company number in ten is a ship's as well: then both are asked for.
      var party = Party(kind: company == nil ? .ship : .any)
      if let ship { party.add(.shipIMO, ship.description) }
      if let company { party.identifiers.append(company) }
      return party
    }
    var party = Party(kind: .any)
    party.names = [.init(text)]
    if !text.contains(" ") {
      party.add(.bic, text)
      party.add(.lei, text)
      party.add(.mmsi, text)
    }
    return party
  }

  static func party(_ subject: Subject) -> Party {
    switch subject {
    case .name(let name): return party(name)
    case .number(_, let value): return party(value)
    case .ship(let imo, let mmsi, let name, let callSign, let flag):
      var ship = Party(kind: .ship)
      if let name { ship.names = [.init(name)] }
      if let imo { ship.add(.shipIMO, imo.description) }
      if let mmsi { ship.add(.mmsi, mmsi.description) }
      if let callSign { ship.add(.callSign, callSign) }
      if let code = flag.flatMap({ CountryCodes.code($0) }) { ship.countries.insert(code) }
      return ship
    }
  }

  static func tankers(of path: String) throws -> [Subject] {
    try CaseFiles.read(path).records("vessels").filter { $0.integer("is_tanker") == 1 }.map {
      let imo = $0.integer("imo").flatMap { UInt32(exactly: $0) }.flatMap { IMONumber($0) }
      let mmsi = $0.integer("mmsi").flatMap { UInt32(exactly: $0) }.flatMap { MMSI($0) }
      return .ship(
        imo: imo, mmsi: mmsi, name: $0.text("name"), callSign: $0.text("call_sign"),
        flag: $0.text("flag"))
    }
  }
}
