/// What the remarks of an OFAC entry say, taken apart.
///
/// Remarks are clauses between semicolons: `Vessel Registration Identification IMO 9187629`,
/// `MMSI 572469210`, `a.k.a. 'NAME'`, `f.k.a. 'NAME'`, `Linked To: PARTY`, `Secondary sanctions
/// risk: …`, and many that are of no use here and stay in the raw text. The last clause ends with a
/// full stop that is not its own.
import Screening
import Vocabulary

struct OFACRemarks {
  private(set) var registration: String?
  /// What follows `Identification Number IMO`: a hull number for a ship (one entry of 2024 has it
  /// there), a company number for a company.
  private(set) var identification: String?
  private(set) var mmsi: MMSI?
  private(set) var linkedTo: [String] = []
  private(set) var secondarySanctions: [String] = []
  private(set) var weakAliases: [String] = []
  private(set) var formerNames: [String] = []
  private(set) var births: [PartialDate] = []
  private(set) var countries: Set<String> = []
  private(set) var genders: Set<String> = []
  private(set) var identifiers: [PartyIdentifier] = []

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
      // OFAC prints its weak other names in the remarks and the strong ones in alt.csv
      // (FAQ 122, "weak AKAs"); a former name is a fact either way.
      if clause.hasPrefix("f.k.a.") { formerNames.append(name) } else { weakAliases.append(name) }
    } else {
      takeFact(clause)
    }
  }

  private static let numberPrefixes: [(String, PartyIdentifier.Scheme)] = [
    ("SWIFT/BIC ", .bic), ("Tax ID No. ", .tax), ("Registration Number ", .registration),
    ("Registration ID ", .registration), ("Legal Entity Number ", .lei), ("ISIN ", .isin),
    ("Company Number ", .registration), ("Passport ", .passport),
    ("National ID No. ", .nationalID), ("Government Gazette Number ", .registration),
    ("Commercial Registry Number ", .registration), ("RTN ", .tax), ("NIT # ", .tax),
    ("R.F.C. ", .tax), ("C.U.R.P. ", .nationalID), ("Cedula No. ", .nationalID),
    ("RIF # ", .tax), ("Identification Number ", .nationalID), ("V.A.T. Number ", .tax),
    ("Unified Social Credit Code (USCC) ", .registration), ("D-U-N-S Number ", .registration),
  ]

  private mutating func takeFact(_ clause: Substring) {
    if let rest = Self.rest(clause, after: "DOB ") ?? Self.rest(clause, after: "alt. DOB ") {
      let plain = rest.hasPrefix("circa ") ? rest.dropFirst(6) : rest
      if let date = PartialDate(plain.prefix { $0 != "t" }) { births.append(date) }
      return
    }
    for prefix in ["nationality ", "citizen ", "alt. nationality ", "alt. citizen "] {
      if let rest = Self.rest(clause, after: prefix), let code = CountryCodes.code(rest) {
        countries.insert(code)
        return
      }
    }
    if let rest = Self.rest(clause, after: "Gender ") {
      genders.insert(rest.lowercased())
      return
    }
    for (prefix, scheme) in Self.numberPrefixes {
      let found = Self.rest(clause, after: prefix) ?? Self.rest(clause, after: "alt. " + prefix)
      guard let rest = found else { continue }
      let value = rest.split(separator: " ").first.map(String.init) ?? ""
      if let number = PartyIdentifier(scheme, value) { identifiers.append(number) }
      // A Russian registration number of thirteen digits is the state's OGRN.
      if scheme == .registration, value.count == 13, let ogrn = PartyIdentifier(.ogrn, value) {
        identifiers.append(ogrn)
      }
      return
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

  /// The IMO number of a company.
  var companyIMO: PartyIdentifier? {
    identification.flatMap { PartyIdentifier(.companyIMO, String($0.prefix { $0.isNumber })) }
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
