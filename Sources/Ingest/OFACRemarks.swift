/// What the remarks of an OFAC entry say, taken apart.
///
/// Remarks are clauses between semicolons: `Vessel Registration Identification IMO 9187629`,
/// `MMSI 572469210`, `a.k.a. 'NAME'`, `f.k.a. 'NAME'`, `Linked To: PARTY`, `Secondary sanctions
/// risk: …`, and many that are of no use here and stay in the raw text. The last clause ends with a
/// full stop that is not its own.
import Vocabulary

struct OFACRemarks {
  private(set) var aliases: [String] = []
  private(set) var registration: String?
  /// What follows `Identification Number IMO`: a hull number for a ship (one entry of 2024 has it
  /// there), a company number for a company.
  private(set) var identification: String?
  private(set) var mmsi: MMSI?
  private(set) var linkedTo: [String] = []
  private(set) var secondarySanctions: [String] = []

  init(_ remarks: String) {
    var text = Substring(remarks)
    if text.last == "." { text.removeLast() }
    for clause in text.split(separator: ";") { take(Self.trimmed(clause)) }
  }

  private static let registrationPrefix = "Vessel Registration Identification "
  private static let numberPrefix = "Identification Number IMO "
  private static let secondaryPrefixes = [
    "Secondary sanctions risk:",
    "Additional Sanctions Information - Subject to Secondary Sanctions",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
  ]

  private mutating func take(_ clause: Substring) {
    if let rest = Self.rest(clause, after: Self.registrationPrefix) {
      if registration == nil { registration = String(rest) }
    } else if let rest = Self.rest(clause, after: Self.numberPrefix) {
      if identification == nil { identification = String(rest) }
    } else if let rest = Self.rest(clause, after: "MMSI ") {
      if mmsi == nil { mmsi = MMSI(rest) }
    } else if let rest = Self.rest(clause, after: "Linked To: ") {
      linkedTo.append(String(rest))
    } else if Self.secondaryPrefixes.contains(where: { clause.hasPrefix($0) }) {
      secondarySanctions.append(String(clause))
    } else if let name = Self.alias(clause) {
      aliases.append(name)
    }
  }

  /// The hull number in a registration, as written: digits after `IMO`, or a bare seven-digit
  /// number whose check digit is right (two entries of 2024 leave the word out; registrations of
  /// other kinds name their country).
  var imoAsWritten: String? {
    guard let registration else { return identification }
    if let rest = Self.rest(Substring(registration), after: "IMO") {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      return digits.isEmpty ? nil : String(digits)
    }
    return IMONumber(registration) != nil ? registration : nil
  }

  private static func alias(_ clause: Substring) -> String? {
    let marks = ["a.k.a. ", "f.k.a. ", "n.k.a. ", "alt. a.k.a. "]
    guard let rest = marks.lazy.compactMap({ rest(clause, after: $0) }).first,
      let first = rest.firstIndex(of: "'"), let last = rest.lastIndex(of: "'"), first < last
    else { return nil }
    let name = rest[rest.index(after: first)..<last]
    return name.isEmpty ? nil : String(name)
  }

  private static func rest(_ clause: Substring, after prefix: String) -> Substring? {
    clause.hasPrefix(prefix) ? trimmed(clause.dropFirst(prefix.count)) : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
