/// The records of an XML file, each with its bytes; refuses what lists never need.
///
/// A record is an element with one of the names asked for; it is handed over as a small tree. What
/// stands outside records is told as loose values (an element's path and text, the root's
/// attributes), which is where lists keep their date. Written here rather than taken from libxml2 for
/// two reasons: every record must point back at its bytes, and a list has no need of a document type.
/// So a `<!DOCTYPE` is refused outright, with it every entity a file could define, and no file can make
/// this reader open another one, grow without bound or nest without end. Only the five entities of XML
/// itself and numeric references are known.
struct XMLRecords {
  struct Node: Sendable {
    /// The name without its prefix.
    let name: String
    var attributes: [String: String] = [:]
    var children: [Node] = []
    var text = ""
    var range: Range<Int>

    /// The first child of that name.
    subscript(_ name: String) -> Node? { children.first { $0.name == name } }

    /// Text without spaces around it; nil when there is none.
    var value: String? {
      let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return plain.isEmpty ? nil : plain
    }

    func value(_ name: String) -> String? { self[name]?.value }

    func all(_ name: String) -> [Node] { children.filter { $0.name == name } }

    /// Children of a child: `all("akaList", "aka")`.
    func all(_ list: String, _ item: String) -> [Node] { all(list).flatMap { $0.all(item) } }
  }

  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  static let depthCeiling = 64
  static let attributeCeiling = 64

  /// - Parameters:
  ///   - bytes: the whole file, UTF-8.
  ///   - names: elements that are records.
  ///   - loose: an element outside records that has text or attributes: its name, text, attributes.
  ///   - record: one record.
  /// - Throws: `Failure` at the first byte that is not well formed, or that is refused.
  static func read(
    _ bytes: [UInt8], records names: Set<String>, loose: (Node) -> Void, record: (Node) -> Void
  ) throws(Failure) {
    var reader = Reader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    var open: [Node] = []
    /// How many of `open` lie outside records.
    var outside = 0
    var sawRoot = false
    while let event = try reader.next() {
      switch event {
      case .text(let text):
        guard !open.isEmpty else {
          guard text.allSatisfy(\.isWhitespace) else {
            throw reader.failure("text outside the root")
          }
          continue
        }
        open[open.count - 1].text += text
      case .start(let node, let isEmpty):
        guard open.count < depthCeiling else { throw reader.failure("elements nest too deep") }
        guard !(open.isEmpty && sawRoot) else { throw reader.failure("a second root") }
        sawRoot = true
        open.append(node)
        if outside == open.count - 1, !names.contains(node.name) { outside = open.count }
        if isEmpty { close(&open, &outside, reader.place, loose, record) }
      case .end(let name):
        guard open.last?.name == name else { throw reader.failure("</\(name)> closes nothing") }
        close(&open, &outside, reader.place, loose, record)
      }
    }
    guard open.isEmpty, sawRoot else { throw reader.failure("the file ends inside an element") }
  }

  private static func close(
    _ open: inout [Node], _ outside: inout Int, _ end: Int, _ loose: (Node) -> Void,
    _ record: (Node) -> Void
  ) {
    guard var node = open.popLast() else { return }
    node.range = node.range.lowerBound..<end
    // `open` now holds the node's ancestors; those counted in `outside` lie outside records.
    if open.count < outside {
      outside = open.count
      loose(node)
    } else if open.count == outside {
      record(node)
    } else {
      open[open.count - 1].children.append(node)
    }
  }
}

extension XMLRecords {
  enum Event {
    case start(Node, isEmpty: Bool)
    case end(String)
    case text(String)
  }

  /// Tags and text in the order of the file.
  struct Reader {
    let bytes: [UInt8]
    var place = 0

    func failure(_ reason: String) -> Failure { Failure(offset: place, reason: reason) }

    mutating func next() throws(Failure) -> Event? {
      while place < bytes.count {
        guard bytes[place] == 0x3C else { return .text(try text()) }
        if starts("<!--") {
          try skip(past: "-->")
        } else if starts("<![CDATA[") {
          let start = place + 9
          try skip(past: "]]>")
          return .text(try string(start..<place - 3))
        } else if starts("<?") {
          try skip(past: "?>")
        } else if starts("<!") {
          throw failure("a document type is refused: lists need no entities of their own")
        } else {
          return try tag()
        }
      }
      return nil
    }

    private func starts(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard place + count <= bytes.count else { return false }
      return text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + count]) }
    }

    private mutating func skip(past text: StaticString) throws(Failure) {
      let start = place
      while place < bytes.count {
        if starts(text) {
          place += text.utf8CodeUnitCount
          return
        }
        place += 1
      }
      place = start
      throw failure("what begins here does not end")
    }

    private mutating func text() throws(Failure) -> String {
      let start = place
      while place < bytes.count, bytes[place] != 0x3C { place += 1 }
      return try string(start..<place, hasReferences: true)
    }

    private func string(
      _ range: Range<Int>, hasReferences: Bool = false
    ) throws(Failure) -> String {
      guard let text = String(validating: bytes[range], as: UTF8.self) else {
        throw Failure(offset: range.lowerBound, reason: "the text is not UTF-8")
      }
      guard hasReferences, text.contains("&") else { return text }
      return try resolve(text, range.lowerBound)
    }

    private func resolve(_ text: String, _ offset: Int) throws(Failure) -> String {
      // By scalars: a mark that follows a semicolon would hide it as a character.
      var out = String.UnicodeScalarView()
      var rest = text.unicodeScalars[...]
      while let mark = rest.firstIndex(of: "&") {
        out += rest[..<mark]
        guard let end = rest[mark...].prefix(12).firstIndex(of: ";") else {
          // The UN's file of 2024-10-16 has a bare ampersand in a name: it stands for itself.
          out.append("&")
          rest = rest[rest.index(after: mark)...]
          continue
        }
        let name = Substring(rest[rest.index(after: mark)..<end])
        out += try Self.character(name, offset).unicodeScalars
        rest = rest[rest.index(after: end)...]
      }
      out += rest
      return String(out)
    }

    private static func character(_ name: Substring, _ offset: Int) throws(Failure) -> String {
      switch name {
      case "amp": return "&"
      case "lt": return "<"
      case "gt": return ">"
      case "quot": return "\""
      case "apos": return "'"
      default:
        let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
        let digits = name.dropFirst(isHex ? 2 : 1)
        guard name.hasPrefix("#"), let value = UInt32(digits, radix: isHex ? 16 : 10),
          let scalar = Unicode.Scalar(value)
        else { throw Failure(offset: offset, reason: "&\(name); is no entity of XML itself") }
        return String(Character(scalar))
      }
    }

    private mutating func tag() throws(Failure) -> Event {
      let start = place
      place += 1
      if place < bytes.count, bytes[place] == 0x2F {
        place += 1
        let name = try name()
        skipSpace()
        try expect(0x3E)
        return .end(name)
      }
      var node = Node(name: try name(), range: start..<start)
      while true {
        skipSpace()
        guard place < bytes.count else { throw failure("a tag does not end") }
        if bytes[place] == 0x3E {
          place += 1
          return .start(node, isEmpty: false)
        }
        if bytes[place] == 0x2F {
          place += 1
          try expect(0x3E)
          return .start(node, isEmpty: true)
        }
        try attribute(&node)
      }
    }

    private mutating func attribute(_ node: inout Node) throws(Failure) {
      let key = try name()
      skipSpace()
      try expect(0x3D)
      skipSpace()
      guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else {
        throw failure("an attribute has no quotes")
      }
      let quote = bytes[place]
      place += 1
      let start = place
      while place < bytes.count, bytes[place] != quote, bytes[place] != 0x3C { place += 1 }
      let value = try string(start..<place, hasReferences: true)
      try expect(quote)
      guard node.attributes.count < attributeCeiling else { throw failure("too many attributes") }
      guard node.attributes.updateValue(value, forKey: key) == nil else {
        throw failure("an attribute stands twice")
      }
    }

    /// A name without its prefix.
    private mutating func name() throws(Failure) -> String {
      let start = place
      while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
      guard place > start, place - start <= 256 else { throw failure("a name is missing") }
      let whole = try string(start..<place)
      return whole.lastIndex(of: ":").map { String(whole[whole.index(after: $0)...]) } ?? whole
    }

    private static func isName(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
      default: false
      }
    }

    private mutating func skipSpace() {
      while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    private mutating func expect(_ byte: UInt8) throws(Failure) {
      guard place < bytes.count, bytes[place] == byte else {
        throw failure("'\(Character(Unicode.Scalar(byte)))' is missing")
      }
      place += 1
    }
  }
}
