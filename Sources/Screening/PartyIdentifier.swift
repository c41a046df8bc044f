/// Numbers and codes that name one party, brought to one form and checked.
///
/// Only like is compared with like: a registration number never equals a LEI. An identifier whose
/// check digits are wrong keeps its text and neither matches nor contradicts.
import Vocabulary

package struct PartyIdentifier: Hashable, Sendable {
  package enum Scheme: String, Hashable, Sendable, CaseIterable {
    case shipIMO = "imo_ship"
    case companyIMO = "imo_company"
    case mmsi
    case callSign = "call_sign"
    case bic
    case lei
    case isin
    case registration
    case tax
    case ogrn
    case passport
    case nationalID = "national_id"
    case wikidata

    /// Two different numbers of this scheme mean two different parties.
    var excludes: Bool {
      switch self {
      case .shipIMO, .companyIMO, .lei, .ogrn: true
      case .mmsi, .callSign, .bic, .isin, .registration, .tax, .passport, .nationalID, .wikidata:
        false
      }
    }

    /// How surely the same number means the same party, in log-odds: set by hand from what the number is.
    ///
    /// A hull number never changes hands; MMSI and call sign are typed in by
    /// anyone and pass from ship to ship; a registration number is unique in its country only.
    var support: Float {
      switch self {
      case .shipIMO, .companyIMO, .lei: 14
      case .bic, .ogrn, .isin, .wikidata: 12
      case .tax, .passport, .nationalID: 9
      case .registration: 8
      case .mmsi: 4
      case .callSign: 3
      }
    }
  }

  /// What the number is called in an answer.
  package var kindName: String {
    switch scheme {
    case .shipIMO: "IMO number"
    case .companyIMO: "IMO company number"
    case .mmsi: "MMSI"
    case .callSign: "call sign"
    case .bic: "BIC"
    case .lei: "LEI"
    case .isin: "ISIN"
    case .registration: "registration number"
    case .tax: "tax number"
    case .ogrn: "OGRN"
    case .passport: "passport number"
    case .nationalID: "national number"
    case .wikidata: "Wikidata number"
    }
  }

  package let scheme: Scheme
  /// Capitals and digits only.
  package let value: String
  /// As written.
  package let raw: String

  /// Nil when the text is no number of the scheme, wrong check digits included.
  package init?(_ scheme: Scheme, _ raw: String) {
    guard let value = Self.normalise(scheme, raw) else { return nil }
    self.scheme = scheme
    self.value = value
    self.raw = raw
  }

  package static func normalise(_ scheme: Scheme, _ raw: String) -> String? {
    let plain = plain(raw)
    switch scheme {
    case .shipIMO:
      return IMONumber(plain)?.description
    case .companyIMO:
      let digits = plain.hasPrefix("IMO") ? String(plain.dropFirst(3)) : plain
      return isCompanyIMO(digits) ? digits : nil
    case .mmsi: return plain.count == 9 ? MMSI(plain)?.description : nil
    case .callSign: return (3...8).contains(plain.count) ? plain : nil
    case .bic: return bic(plain)
    case .lei: return isLEI(plain) ? plain : nil
    case .isin: return isISIN(plain) ? plain : nil
    case .ogrn: return plain.count >= 13 && plain.allSatisfy(\.isNumber) ? plain : nil
    case .registration, .tax, .passport, .nationalID:
      return plain.count >= 4 && plain.contains(where: \.isNumber) ? plain : nil
    case .wikidata: return plain.hasPrefix("Q") && plain.count > 1 ? plain : nil
    }
  }

  /// Capitals and digits; of letters outside ASCII, those of their capitals that are inside it.
  private static func plain(_ raw: String) -> String {
    guard raw.utf8.allSatisfy({ $0 < 128 }) else {
      return String(
        raw.uppercased().unicodeScalars.filter { scalar in
          (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
        }.map(Character.init))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.utf8.count)
    for byte in raw.utf8 {
      switch byte {
      case 48...57, 65...90: bytes.append(byte)
      case 97...122: bytes.append(byte - 32)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A company's IMO number: `(8·d1 + 6·d2 + 4·d3 + 2·d4 + 9·d5 + 7·d6) mod 11 mod 10` is the
  /// complement of the last digit (IMO Circular 3160 scheme as implemented by IHS; see `rigour`'s
  /// published test values).
  package static func isCompanyIMO(_ digits: String) -> Bool {
    let values = digits.utf8.map { Int($0) - 48 }
    guard values.count == 7, values.allSatisfy({ (0...9).contains($0) }) else { return false }
    let sum = zip(values, [8, 6, 4, 2, 9, 7]).reduce(0) { $0 + $1.0 * $1.1 }
    return (11 - sum % 11) % 10 == values[6]
  }

  /// Eight or eleven characters (ISO 9362); the head office's `XXX` is the same bank as eight.
  static func bic(_ text: String) -> String? {
    guard text.count == 8 || text.count == 11, text.prefix(6).allSatisfy({ !$0.isNumber }) else {
      return nil
    }
    return text.hasSuffix("XXX") && text.count == 11 ? String(text.prefix(8)) : text
  }

  /// ISO 17442: 20 characters, remainder 1 by 97 (ISO 7064).
  static func isLEI(_ text: String) -> Bool {
    guard text.count == 20, let last = text.last, last.isNumber else { return false }
    var remainder = 0
    for byte in text.utf8 {
      let value = byte >= 65 ? Int(byte) - 55 : Int(byte) - 48
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder == 1
  }

  /// ISO 6166: two letters, ten characters, check digit by the Luhn rule over the digits.
  static func isISIN(_ text: String) -> Bool {
    guard text.count == 12, text.prefix(2).allSatisfy({ !$0.isNumber }) else { return false }
    var digits: [Int] = []
    for byte in text.utf8 {
      let value = byte >= 65 ? Int(byte) - 55 : Int(byte) - 48
      if value > 9 { digits.append(value / 10) }
      digits.append(value % 10)
    }
    let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
      let doubled = pair.offset % 2 == 1 ? pair.element * 2 : pair.element
      return sum + doubled / 10 + doubled % 10
    }
    return sum % 10 == 0
  }
}
