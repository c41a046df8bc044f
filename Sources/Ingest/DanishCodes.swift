/// The words of the Danish tables and the ITU-R M.1371-5 codes they stand for.
///
/// The words are those met in published files and in the exporter's enumerations (AisLib, which the
/// authority publishes); comparison ignores case. Words without an entry give no code.
import Vocabulary

enum DanishCodes {
  /// What the tables write where nothing was sent.
  static let absent: Set<String> = ["Unknown", "Undefined", "Unknown value"]

  static func transponder(_ mobile: String) -> Transponder {
    switch mobile.lowercased() {
    case "class a": .classA
    case "class b": .classB
    default: .unknown
    }
  }

  /// The number of the message that a station which is no ship sends; nil for ships.
  static func messageOfStation(_ mobile: String) -> Int? {
    switch mobile.lowercased() {
    case "base station": 4
    case "aton": 21
    case "sar airborne": 9
    default: nil
    }
  }

  static func navigationStatus(_ words: String) -> UInt8? { statuses[words.lowercased()] }

  private static let statuses: [String: UInt8] = [
    "under way using engine": 0,
    "at anchor": 1,
    "not under command": 2,
    "restricted maneuverability": 3,
    "restricted manoeuvrability": 3,
    "constrained by her draught": 4,
    "moored": 5,
    "aground": 6,
    "engaged in fishing": 7,
    "under way sailing": 8,
    "reserved for future amendment [hsc]": 9,
    "reserved for future amendment of navigational status for hsc": 9,
    "reserved for future amendment [wig]": 10,
    "reserved for future amendment of navigational status for wig": 10,
    "power-driven vessel towing astern": 11,
    "power-driven vessel pushing ahead or towing alongside": 12,
    "reserved for future use": 13,
    "ais-sart (active)": 14,
    "ais-sart is active": 14,
  ]

  static func shipType(_ words: String) -> UInt8? { shipTypes[words.lowercased()] }

  private static let shipTypes: [String: UInt8] = [
    "wig": 20,
    "fishing": 30,
    "towing": 31,
    "towing long/wide": 32,
    "dredging": 33,
    "diving": 34,
    "military": 35,
    "sailing": 36,
    "pleasure": 37,
    "hsc": 40,
    "pilot": 50,
    "sar": 51,
    "tug": 52,
    "port tender": 53,
    "anti-pollution": 54,
    "law enforcement": 55,
    "local vessel": 56,
    "spare 1": 56,
    "spare 2": 57,
    "medical": 58,
    "not party to conflict": 59,
    "passenger": 60,
    "cargo": 70,
    "tanker": 80,
    "other": 90,
  ]
}
