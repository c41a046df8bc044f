/// JSON (RFC 8259) written by hand: the few forms Plimsoll prints, the same bytes every time.
///
/// Escaped are the quotation mark, the backslash and everything below U+0020 (RFC 8259 §7), and
/// U+2028 and U+2029, which a script block of an HTML page would take for line ends. Everything
/// else stands as UTF-8.

/// Pieces of JSON text.
package enum JSONText {
  /// The text as a JSON string with its quotation marks.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result + "\""
  }

  /// A cell as a JSON value; numbers that are not finite have no JSON form and become `null`.
  package static func value(_ cell: Cell) -> String {
    switch cell {
    case .null: "null"
    case .integer(let value): String(value)
    case .real(let value): NumberText.shortest(value) ?? "null"
    case .text(let value): quoted(value)
    }
  }

  /// An object whose members stand in the order given; the values are JSON text already.
  package static func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.name)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// An array of values that are JSON text already.
  package static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
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
}

/// Numbers as text.
package enum NumberText {
  /// The shortest decimal text that reads back as the same number, without `.0`; nil when not finite.
  ///
  /// Very large and very small numbers come with an exponent (`1e-07`), which JSON and CSV readers
  /// take alike. Minus zero is written `0`.
  package static func shortest(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    let text = value == 0 ? "0" : value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
