/// Writes CSV as RFC 4180 says, and numbers without any locale.

enum CSVText {
  /// Header and rows, quoted where a comma, quote or line end makes it necessary.
  static func table(_ header: String, _ rows: [[String]]) -> [UInt8] {
    let lines = [header] + rows.map { $0.map(quoted).joined(separator: ",") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2c, 0x0a, 0x0d].contains($0) }) else { return text }
    var result = "\""
    for character in text { result += character == "\"" ? "\"\"" : String(character) }
    return result + "\""
  }

  /// Fixed point with up to nine digits; the magnitude must stay below 10⁹.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1
    for _ in 0..<min(max(digits, 0), 9) { scale *= 10 }
    guard let whole = Int(exactly: (value * Double(scale)).rounded()) else { return "" }
    let magnitude = Int(whole.magnitude)
    let sign = whole < 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(magnitude)" }
    let rest = String(magnitude % scale)
    let zeros = String(repeating: "0", count: digits - rest.count)
    return "\(sign)\(magnitude / scale).\(zeros)\(rest)"
  }
}
