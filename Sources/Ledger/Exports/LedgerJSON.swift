/// JSON text (RFC 8259), the few forms a ledger writes; the same bytes every time.

enum LedgerJSON {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Members whose value is nil are left out.
  static func object(_ members: [(String, String?)]) -> String {
    let shown = members.compactMap { name, value in value.map { "\(quoted(name)):\($0)" } }
    return "{" + shown.joined(separator: ",") + "}"
  }

  static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

  /// The shortest digits that read back the same; nil when not finite.
  static func number(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if let whole = Int64(exactly: value), abs(whole) < 1_000_000_000_000_000 {
      return String(whole)
    }
    return value.description
  }
}
