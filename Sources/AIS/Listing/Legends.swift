/// Words for the codes of ITU-R M.1371-5 annex 8, as gpsd's JSON has them beside the numbers.

enum Legends {
  /// Navigational status (table 48).
  static func status(_ code: Int) -> String { word(code, statuses) ?? "Reserved" }

  private static let statuses = [
    "Under way using engine", "At anchor", "Not under command", "Restricted maneuverability",
    "Constrained by her draught", "Moored", "Aground", "Engaged in fishing", "Under way sailing",
    "Reserved for HSC", "Reserved for WIG", "Power-driven vessel towing astern",
    "Power-driven vessel pushing ahead or towing alongside", "Reserved", "AIS-SART is active",
    "Not defined",
  ]

  /// Kind of position fixing device (table 51).
  static func device(_ code: Int) -> String {
    if code == 15 { return "Internal GNSS" }
    return word(code, devices) ?? "Reserved (\(code))"
  }

  private static let devices = [
    "Undefined", "GPS", "GLONASS", "Combined GPS/GLONASS", "Loran-C", "Chayka",
    "Integrated navigation system", "Surveyed", "Galileo",
  ]

  /// Type of ship and cargo (table 53).
  static func shipType(_ code: Int) -> String {
    switch code {
    case 0: return "Not available"
    case 1..<20: return "Reserved for future use"
    case 30..<40: return special[code - 30]
    case 50..<60: return services[code - 50]
    case 20..<100:
      let kind = kinds[code / 10] ?? ""
      // One of the families of ten spells its last entry differently.
      let last = code == 99 ? "no additional information" : "No additional information"
      return "\(kind) - " + (code % 10 == 9 && code != 29 ? last : cargo[code % 10])
    default: return "INVALID SHIP TYPE"
    }
  }

  private static let kinds = [
    2: "Wing in ground (WIG)", 4: "High speed craft (HSC)", 6: "Passenger", 7: "Cargo",
    8: "Tanker", 9: "Other Type",
  ]

  private static let cargo =
    [
      "all ships of this type", "Hazardous category A", "Hazardous category B",
      "Hazardous category C", "Hazardous category D",
    ] + Array(repeating: "Reserved for future use", count: 5)

  private static let special = [
    "Fishing", "Towing", "Towing: length exceeds 200m or breadth exceeds 25m",
    "Dredging or underwater ops", "Diving ops", "Military ops", "Sailing", "Pleasure Craft",
    "Reserved", "Reserved",
  ]

  private static let services = [
    "Pilot Vessel", "Search and Rescue vessel", "Tug", "Port Tender", "Anti-pollution equipment",
    "Law Enforcement", "Spare - Local Vessel", "Spare - Local Vessel", "Medical Transport",
    "Ship according to RR Resolution No. 18",
  ]

  /// Type of aid to navigation (table 74).
  static func aid(_ code: Int) -> String { word(code, aids) ?? "INVALID NAVAID TYPE" }

  private static let aids = [
    "Unspecified", "Reference point", "RACON", "Fixed offshore structure",
    "Spare, Reserved for future use.", "Light, without sectors", "Light, with sectors",
    "Leading Light Front", "Leading Light Rear", "Beacon, Cardinal N", "Beacon, Cardinal E",
    "Beacon, Cardinal S", "Beacon, Cardinal W", "Beacon, Port hand", "Beacon, Starboard hand",
    "Beacon, Preferred Channel port hand", "Beacon, Preferred Channel starboard hand",
    "Beacon, Isolated danger", "Beacon, Safe water", "Beacon, Special mark", "Cardinal Mark N",
    "Cardinal Mark E", "Cardinal Mark S", "Cardinal Mark W", "Port hand Mark",
    "Starboard hand Mark", "Preferred Channel Port hand", "Preferred Channel Starboard hand",
    "Isolated danger", "Safe Water", "Special Mark", "Light Vessel / LANBY / Rigs",
  ]

  /// Type of an inland ship or convoy: an ERI code, or an AIS type that stands for several of them.
  static func inlandShip(_ code: Int) -> String {
    inlandShips.first { $0.eri == code || $0.ais == code }?.name ?? "Illegal ship type value."
  }

  private static let inlandShips: [(eri: Int, ais: Int, name: String)] = [
    (8000, 99, "Vessel, type unknown"), (8010, 79, "Motor freighter"), (8020, 89, "Motor tanker"),
    (8021, 80, "Motor tanker, liquid cargo, type N"),
    (8022, 80, "Motor tanker, liquid cargo, type C"),
    (8023, 89, "Motor tanker, dry cargo as if liquid (e.g. cement)"),
    (8030, 79, "Container vessel"), (8040, 80, "Gas tanker"), (8050, 79, "Motor freighter, tug"),
    (8060, 89, "Motor tanker, tug"),
    (8070, 79, "Motor freighter with one or more ships alongside"),
    (8080, 89, "Motor freighter with tanker"),
    (8090, 79, "Motor freighter pushing one or more freighters"),
    (8100, 89, "Motor freighter pushing at least one tank-ship"), (8110, 79, "Tug, freighter"),
    (8120, 89, "Tug, tanker"), (8130, 31, "Tug freighter, coupled"),
    (8140, 31, "Tug, freighter/tanker, coupled"), (8150, 99, "Freightbarge"),
    (8160, 99, "Tankbarge"), (8161, 90, "Tankbarge, liquid cargo, type N"),
    (8162, 90, "Tankbarge, liquid cargo, type C"),
    (8163, 99, "Tankbarge, dry cargo as if liquid (e.g. cement)"),
    (8170, 99, "Freightbarge with containers"), (8180, 90, "Tankbarge, gas"),
    (8210, 79, "Pushtow, one cargo barge"), (8220, 79, "Pushtow, two cargo barges"),
    (8230, 79, "Pushtow, three cargo barges"), (8240, 79, "Pushtow, four cargo barges"),
    (8250, 79, "Pushtow, five cargo barges"), (8260, 79, "Pushtow, six cargo barges"),
    (8270, 79, "Pushtow, seven cargo barges"), (8280, 79, "Pushtow, eight cargo barges"),
    (8290, 79, "Pushtow, nine or more barges"), (8310, 80, "Pushtow, one tank/gas barge"),
    (8320, 80, "Pushtow, two barges at least one tanker or gas barge"),
    (8330, 80, "Pushtow, three barges at least one tanker or gas barge"),
    (8340, 80, "Pushtow, four barges at least one tanker or gas barge"),
    (8350, 80, "Pushtow, five barges at least one tanker or gas barge"),
    (8360, 80, "Pushtow, six barges at least one tanker or gas barge"),
    (8370, 80, "Pushtow, seven barges at least one tanker or gas barge"),
  ]

  static func word(_ code: Int, _ words: [String]) -> String? {
    words.indices.contains(code) ? words[code] : nil
  }
}

/// Type of an inland ship or convoy as sent (Inland AIS, annex E of the standard).
public struct InlandShipType: ListedCode {
  /// The code, an ERI code such as 8010 or an AIS type.
  public let raw: Int

  /// Nil for 0, which is not available.
  public init?(_ code: Int) {
    guard code > 0 else { return nil }
    raw = code
  }

  private init(raw: Int) { self.raw = raw }

  /// 0.
  public static var notAvailableCode: Int? { 0 }

  /// Four bytes.
  public typealias Storage = Int32

  /// What a code means.
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...16_383, make: Self.init(raw:))
  }

  static var gpsdForm: GpsdForm { .numberAndText(Legends.inlandShip) }
  var meaning: String? { Legends.inlandShip(raw) }
}
