/// XML, the little that IATI files need: elements, attributes and text, strictly nested.
///
/// No document types, no entities but the five and character references, no external anything: a
/// file that declares a DTD is refused. Depth and size are bounded, so that no text can hang or grow.

struct XMLScanner {
  enum Event {
    case open(name: String, attributes: [String: String], isEmpty: Bool, offset: Int)
    case close(name: String)
    case text(String)
  }

  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  static let depthCeiling = 64

  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next event; nil at the end.
  mutating func next() throws(Failure) -> Event? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else { return .text(try text()) }
      if starts("<!--") {
        try skip(past: "-->")
      } else if starts("<?") {
        try skip(past: "?>")
      } else if starts("<![CDATA[") {
        let start = index + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<index - 3], as: UTF8.self))
      } else if starts("<!") {
        throw failure("a document type is declared")
      } else if starts("</") {
        return try close()
      } else {
        return try element()
      }
    }
    guard open.isEmpty else { throw failure("an element is not closed") }
    return nil
  }

  private func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }

  private func starts(_ mark: String) -> Bool { bytes[index...].starts(with: mark.utf8) }

  private mutating func skip(past mark: String) throws(Failure) {
    let wanted = Array(mark.utf8)
    var place = index
    while place + wanted.count <= bytes.count {
      if bytes[place..<place + wanted.count].elementsEqual(wanted) {
        index = place + wanted.count
        return
      }
      place += 1
    }
    throw failure("\(mark) is missing")
  }

  private mutating func text() throws(Failure) -> String {
    let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    defer { index = end }
    return try decode(bytes[index..<end])
  }

  private mutating func close() throws(Failure) -> Event {
    index += 2
    let name = name()
    skipSpace()
    guard take(">"), open.last == name else { throw failure("a closing tag does not fit") }
    open.removeLast()
    return .close(name: name)
  }

  private mutating func element() throws(Failure) -> Event {
    let start = index
    index += 1
    let name = name()
    guard !name.isEmpty else { throw failure("a tag has no name") }
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      if take("/") {
        guard take(">") else { throw failure("a tag is not closed") }
        return .open(name: name, attributes: attributes, isEmpty: true, offset: start)
      }
      if take(">") {
        open.append(name)
        guard open.count <= Self.depthCeiling else { throw failure("the nesting is too deep") }
        return .open(name: name, attributes: attributes, isEmpty: false, offset: start)
      }
      let key = self.name()
      skipSpace()
      guard !key.isEmpty, take("=") else { throw failure("an attribute has no value") }
      skipSpace()
      attributes[key] = try quoted()
    }
  }

  private mutating func quoted() throws(Failure) -> String {
    guard index < bytes.count, [0x22, 0x27].contains(bytes[index]) else {
      throw failure("an attribute is not quoted")
    }
    let quote = bytes[index]
    index += 1
    guard let end = bytes[index...].firstIndex(of: quote) else { throw failure("a quote is open") }
    defer { index = end + 1 }
    return try decode(bytes[index..<end])
  }

  private mutating func name() -> String {
    let start = index
    while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...58, 65...90, 97...122, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count, [32, 9, 10, 13].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ mark: Character) -> Bool {
    guard index < bytes.count, bytes[index] == mark.asciiValue else { return false }
    index += 1
    return true
  }

  private func decode(_ part: ArraySlice<UInt8>) throws(Failure) -> String {
    guard part.contains(UInt8(ascii: "&")) else { return String(decoding: part, as: UTF8.self) }
    var result = ""
    var rest = part
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(decoding: rest[..<mark], as: UTF8.self)
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        throw failure("an entity is not closed")
      }
      let name = String(decoding: rest[(mark + 1)..<end], as: UTF8.self)
      guard let scalar = Self.entity(name) else { throw failure("an unknown entity &\(name);") }
      result.unicodeScalars.append(scalar)
      rest = rest[(end + 1)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap { $0 > 0 ? Unicode.Scalar($0) : nil }
    }
  }
}
