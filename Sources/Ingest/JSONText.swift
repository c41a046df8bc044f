/// JSON (RFC 8259) read strictly, each value with its place in the text.
///
/// The place is why this is not Foundation's reader: a feature must point back at its bytes. Nesting
/// deeper than `depthCeiling` is refused, so that hostile text cannot exhaust the stack.
struct JSONNode: Sendable {
  enum Value: Sendable {
    case object([(key: String, node: JSONNode)])
    case array([JSONNode])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
  }

  let value: Value
  /// Bytes of the text.
  let range: Range<Int>

  static let depthCeiling = 64

  /// The member of an object; nil for other values and for `null`.
  subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value,
      let node = members.first(where: { $0.key == key })?.node
    else { return nil }
    if case .null = node.value { return nil }
    return node
  }

  var string: String? { if case .string(let text) = value { text } else { nil } }
  var number: Double? { if case .number(let number) = value { number } else { nil } }
  /// A string, or a number as a string that holds it would have it; nil for a whole number that a `Double` does not
  /// hold exactly (from 2^53 on), whose digits are not known.
  var text: String? {
    guard case .number(let number) = value else { return string }
    if number != number.rounded() { return String(number) }
    return abs(number) < Self.exact ? String(Int64(number)) : nil
  }

  static let exact = 9_007_199_254_740_992.0

  var array: [JSONNode]? { if case .array(let items) = value { items } else { nil } }

  /// What is wrong with a text and where.
  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  static func parse(_ text: [UInt8]) throws(Failure) -> Self {
    var parser = Parser(bytes: text)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.node(depth: 0)
    parser.skipSpace()
    guard parser.index == text.count else { throw parser.failure("text follows the value") }
    return node
  }

  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }

    mutating func skipSpace() {
      while let byte, byte == 32 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
    }

    mutating func take(_ expected: UInt8) -> Bool {
      skipSpace()
      guard byte == expected else { return false }
      index += 1
      return true
    }

    mutating func node(depth: Int) throws(Failure) -> JSONNode {
      skipSpace()
      guard depth < JSONNode.depthCeiling else { throw failure("the nesting is too deep") }
      let start = index
      let value: Value
      switch byte {
      case UInt8(ascii: "{"): value = .object(try members(depth))
      case UInt8(ascii: "["): value = .array(try items(depth))
      case UInt8(ascii: "\""): value = .string(try string())
      case UInt8(ascii: "t"): value = try word("true", .bool(true))
      case UInt8(ascii: "f"): value = try word("false", .bool(false))
      case UInt8(ascii: "n"): value = try word("null", .null)
      default: value = .number(try number())
      }
      return JSONNode(value: value, range: start..<index)
    }

    private mutating func members(_ depth: Int) throws(Failure) -> [(key: String, node: JSONNode)] {
      index += 1
      var members: [(key: String, node: JSONNode)] = []
      if take(UInt8(ascii: "}")) { return members }
      repeat {
        skipSpace()
        guard byte == UInt8(ascii: "\"") else { throw failure("a member's name is missing") }
        let key = try string()
        guard take(UInt8(ascii: ":")) else { throw failure("a colon is missing") }
        members.append((key, try node(depth: depth + 1)))
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw failure("an object is not closed") }
      return members
    }

    private mutating func items(_ depth: Int) throws(Failure) -> [JSONNode] {
      index += 1
      var items: [JSONNode] = []
      if take(UInt8(ascii: "]")) { return items }
      repeat { items.append(try node(depth: depth + 1)) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw failure("an array is not closed") }
      return items
    }

    private mutating func word(_ text: String, _ value: Value) throws(Failure) -> Value {
      guard bytes[index...].starts(with: text.utf8) else { throw failure("no JSON value") }
      index += text.utf8.count
      return value
    }

    private mutating func number() throws(Failure) -> Double {
      let start = index
      while let byte, (48...57).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
        index += 1
      }
      let value = bytes[start..<index].withUnsafeBytes { FieldNumbers.decimal($0) }
      guard bytes[start...].first != 0x2B, let value else {
        index = start
        throw failure("no JSON value")
      }
      return value
    }

    private mutating func string() throws(Failure) -> String {
      index += 1
      let start = index
      while let byte, byte >= 32, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index += 1
      }
      // Most strings have nothing escaped and are taken as they stand.
      var text = Array(bytes[start..<index])
      while let byte {
        index += 1
        switch byte {
        case UInt8(ascii: "\""):
          if text.allSatisfy({ $0 < 128 }) { return String(decoding: text, as: UTF8.self) }
          guard let string = String(validating: text, as: UTF8.self) else {
            throw failure("a string is not UTF-8")
          }
          return string
        case UInt8(ascii: "\\"): text += try escape()
        case 0..<32: throw failure("a control character stands in a string")
        default: text.append(byte)
        }
      }
      throw failure("a string is not closed")
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
      guard let byte else { throw failure("a string is not closed") }
      index += 1
      switch byte {
      case UInt8(ascii: "n"): return [10]
      case UInt8(ascii: "t"): return [9]
      case UInt8(ascii: "r"): return [13]
      case UInt8(ascii: "b"): return [8]
      case UInt8(ascii: "f"): return [12]
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
      case UInt8(ascii: "u"): return try unicodeEscape()
      default: throw failure("an unknown escape stands in a string")
      }
    }

    private mutating func unicodeEscape() throws(Failure) -> [UInt8] {
      let high = try fourHexDigits()
      var code = UInt32(high)
      if (0xD800...0xDBFF).contains(high), bytes[index...].starts(with: [0x5C, 0x75]) {
        index += 2
        let low = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(low) else { throw failure("a surrogate has no pair") }
        code = 0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("a surrogate has no pair") }
      return Array(String(Character(scalar)).utf8)
    }

    private mutating func fourHexDigits() throws(Failure) -> UInt16 {
      let end = index + 4
      guard end <= bytes.count,
        bytes[index..<end].allSatisfy({ $0 < 128 && Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt16(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
      else { throw failure("an escape needs four hexadecimal digits") }
      index = end
      return value
    }
  }
}
