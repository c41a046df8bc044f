/// Invented identities: hull numbers with right check digits, radio numbers with right country
/// digits, names of no real ship.
///
/// IMO numbers are drawn from 1 900 000 to 1 999 999, which lies above the numbers known to be
/// issued since the register began anew at 1 000 000 [from memory, not verified]. Radio numbers
/// take the country's digits (ITU table of maritime identification digits) followed by 99.
package import Vocabulary

/// The papers of one ship, decided by the seed and her index.
package struct ShipPapers: Sendable {
  package let imo: IMONumber?
  package let built: Int
  package let owner: String
  package let manager: String
  private let flagStart: Int
  private let nameStart: Int
  private let index: Int
  private let isCraft: Bool

  /// Country digits and call-sign prefixes of common flags.
  private static let flags: [(code: String, digits: UInt32, prefix: String, country: String)] = [
    ("PA", 352, "3E", "Panama"), ("LR", 636, "D5", "Liberia"),
    ("MH", 538, "V7", "Marshall Islands"),
    ("MT", 248, "9H", "Malta"), ("HK", 477, "VR", "Hong Kong"), ("SG", 563, "9V", "Singapore"),
    ("BS", 311, "C6", "The Bahamas"), ("KM", 620, "D6", "Comoros"), ("CM", 613, "TJ", "Cameroon"),
  ]

  /// The country's name as lists print it.
  static func country(of flag: String) -> String? { flags.first { $0.code == flag }?.country }

  private static let firstWords = [
    "AMBER", "COBALT", "NORTHERN", "SILVER", "LANTERN", "QUIET", "MERIDIAN", "COPPER", "HARBOUR",
    "IVORY", "WINTER", "SALT", "CANVAS", "EASTERN", "LONG", "PEARL", "GRANITE", "CEDAR", "STERLING",
    "TIDAL", "MARBLE",
  ]
  private static let secondWords = [
    "HERON", "BAY", "LINNET", "CAPE", "PETREL", "SOUND", "CURLEW", "REACH", "PLOVER", "STRAIT",
    "DUNLIN", "ROADS", "EGRET", "POINT", "GODWIT", "KEEL", "TERN",
  ]

  package init(seed: UInt64, index: Int, hull: Hull, isClassB: Bool) {
    var chance = SeededGenerator(seed: seed, stream: "papers/\(index)")
    isCraft = hull.length < 60
    imo = isCraft ? nil : Self.number(index: index, chance: &chance)
    built = chance.integer(2001...2021)
    flagStart = isClassB || isCraft ? 5 : chance.integer(0...Self.flags.count - 1)
    nameStart = Self.shuffledStart(seed) + index
    let house = Self.firstWords[(nameStart * 5 + 3) % Self.firstWords.count]
    owner = isCraft ? "" : "\(house) \(index) SHIPHOLDING LTD"
    manager = isCraft ? "" : "\(house) MARINE MANAGEMENT"
    self.index = index
  }

  private static func shuffledStart(_ seed: UInt64) -> Int {
    var chance = SeededGenerator(seed: seed, stream: "names")
    return chance.integer(0...300)
  }

  /// Numbers from 1 900 000 for the first few ships, downwards from 1 890 000 for fleets.
  private static func number(index: Int, chance: inout SeededGenerator) -> IMONumber? {
    let draw = chance.integer(0...200)
    guard index >= smallFleet else { return number(serial: 190_000 + (index * 211 + draw) % 9999) }
    return number(serial: 188_999 - (index - smallFleet) * 9 - draw % 9)
  }

  /// Ships up to which the demo's numbering has no two alike.
  private static let smallFleet = 40

  /// The number of a hull scrapped long ago; none of the living has one of these.
  static func scrapped(_ number: Int) -> IMONumber? { Self.number(serial: 195_000 + number) }

  /// Six digits completed by their check digit.
  private static func number(serial: Int) -> IMONumber? {
    for last in 0...9 {
      if let number = IMONumber(UInt32(serial * 10 + last)) { return number }
    }
    return nil
  }

  /// The identity a ship uses first (generation 0) or after a change.
  package func identity(name: String?, generation: Int) -> RadioIdentity {
    let flag = Self.flags[(flagStart + generation * 4) % Self.flags.count]
    // Six digits for ship and generation; the first thousand ships start at 990 000.
    let serial = UInt32(((index < 1000 ? 990_000 : 0) + index * 10 + generation) % 1_000_000)
    let word = nameStart + generation * 11
    let first = Self.firstWords[word % Self.firstWords.count]
    let second = Self.secondWords[(word + generation) % Self.secondWords.count]
    // Names repeat after 357 ships; a number then tells them apart.
    let fleet = word / (Self.firstWords.count * Self.secondWords.count)
    let plain = fleet == 0 ? "\(first) \(second)" : "\(first) \(second) \(fleet + 1)"
    let invented = isCraft ? "\(first) \(index)" : plain
    let call = "\(flag.prefix)X\((index * 7 + generation).padded(3))"
    // 990 000 000 fits in 32 bits and every table row keeps the sum below nine digits.
    let mmsi = MMSI(flag.digits * 1_000_000 + serial)
    return RadioIdentity(
      mmsi: mmsi ?? Self.fallback, name: name ?? invented, callSign: call, flag: flag.code)
  }

  private static let fallback: MMSI = {
    guard let mmsi = MMSI(UInt32(0)) else { preconditionFailure("zero is nine digits") }
    return mmsi
  }()
}
