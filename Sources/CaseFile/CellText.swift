/// Cells and numbers as JSON text.
package import Vocabulary

extension JSONText {
  /// A cell as a JSON value; numbers that are not finite have no JSON form and become `null`.
  package static func value(_ cell: Cell) -> String {
    switch cell {
    case .null: "null"
    case .integer(let value): String(value)
    case .real(let value): NumberText.shortest(value) ?? "null"
    case .text(let value): quoted(value)
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
