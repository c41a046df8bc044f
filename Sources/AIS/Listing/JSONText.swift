/// JSON that is written member by member.

/// An object or array under construction.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma has to come before the next member.
  private var needsComma = false

  mutating func begin(_ bracket: StaticString, named name: String? = nil) {
    if let name { key(name) } else { separate() }
    append("\(bracket)")
    needsComma = false
  }

  mutating func end(_ bracket: StaticString) {
    append("\(bracket)")
    needsComma = true
  }

  /// A member whose value is already JSON: a number, `true`, `null`.
  mutating func member(_ name: String, raw value: String) {
    key(name)
    append(value)
  }

  mutating func member(_ name: String, _ number: Int) { member(name, raw: String(number)) }

  mutating func member(_ name: String, _ flag: Bool) { member(name, raw: flag ? "true" : "false") }

  mutating func member(_ name: String, text: String) {
    key(name)
    append(quoted: text)
  }

  private mutating func key(_ name: String) {
    separate()
    append(quoted: name)
    append(":")
  }

  private mutating func separate() {
    if needsComma { append(",") }
    needsComma = true
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<32: append("\\u00\(byte < 16 ? "0" : "")" + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension BitString {
  /// How many bits there are, a colon, and the bits in hexadecimal: gpsd's form of binary data.
  var gpsdText: String {
    let digits = Array("0123456789abcdef")
    let hexadecimal = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\(bitCount):" + String(hexadecimal)
  }
}
