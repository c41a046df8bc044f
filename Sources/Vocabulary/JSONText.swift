/// JSON (RFC 8259) written by hand: the few forms Plimsoll prints, the same bytes every time.
///
/// Escaped are the quotation mark, the backslash and everything below U+0020 (RFC 8259 §7), and
/// U+2028 and U+2029, which a script block of an HTML page would take for line ends. Everything
/// else stands as UTF-8.
package enum JSONText {
  /// The text as a JSON string with its quotation marks.
  package static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    append(quoted: text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// An object whose members stand in the order given; the values are JSON text already.
  package static func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.name)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// An array of values that are JSON text already.
  package static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// An array of texts.
  package static func list(_ texts: [String]) -> String { array(texts.map(quoted)) }

  /// Appends the text as a JSON string with its quotation marks.
  package static func append(quoted text: String, to out: inout [UInt8]) {
    out.reserveCapacity(out.count + text.utf8.count + 8)
    out.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() where mayBeEscaped(byte) {
        guard let escaped = escaped(bytes, index) else { continue }
        out += bytes[start..<index]
        out += escaped.utf8
        start = index + (byte == lineEnd ? 3 : 1)
      }
      out += bytes[start...]
    }
    out.append(0x22)
  }

  /// The first byte of U+2028 and U+2029, and of much else.
  private static let lineEnd: UInt8 = 0xE2

  private static func mayBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == lineEnd
  }

  /// What stands for the character that begins there; nil for one that stands for itself.
  private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> String? {
    switch bytes[index] {
    case 0x22: return "\\\""
    case 0x5C: return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case lineEnd:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8
      else { return nil }
      return bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
    case let control:
      return "\\u00" + (control < 16 ? "0" : "1") + String(control & 15, radix: 16)
    }
  }
}
