/// Text cut into tokens that remember their bytes, so that every finding points at what it read.

/// A word, a run of digits, or one other character.
struct Token: Sendable {
  enum Kind: Sendable {
    case word
    case digits
    case symbol
  }

  let kind: Kind
  /// As written.
  let text: String
  /// Lower case without marks; hyphens of every sort are "-", every sort of space is gone.
  let key: String
  /// Bytes of the text.
  let start: Int
  let end: Int
  /// White space stands before it.
  let spaced: Bool
  /// A line break stands before it.
  let breaks: Bool

  var isCapitalised: Bool {
    guard kind == .word, let first = text.unicodeScalars.first else { return false }
    return first.properties.isUppercase
  }
}

/// A text with its tokens.
package struct Tokens: Sendable {
  let text: [UInt8]
  let list: [Token]

  package init(_ source: String) {
    text = Array(source.utf8)
    var builder = TokenBuilder()
    for scalar in source.unicodeScalars { builder.take(scalar) }
    list = builder.finish()
  }

  subscript(_ index: Int) -> Token? { list.indices.contains(index) ? list[index] : nil }

  var count: Int { list.count }

  func key(_ index: Int) -> String { self[index]?.key ?? "" }

  func isWord(_ index: Int) -> Bool { self[index]?.kind == .word }

  /// No space between the token and the one before.
  func touches(_ index: Int) -> Bool { self[index].map { !$0.spaced } ?? false }

  /// The bytes from the first token to the last, as text.
  func string(_ range: Range<Int>) -> String {
    guard let first = self[range.lowerBound], let last = self[range.upperBound - 1] else {
      return ""
    }
    return String(decoding: text[first.start..<last.end], as: UTF8.self)
  }

  func span(_ range: Range<Int>) -> Range<Int> {
    guard let first = self[range.lowerBound], let last = self[range.upperBound - 1],
      first.start <= last.end
    else { return 0..<0 }
    return first.start..<last.end
  }
}

private struct TokenBuilder {
  private var tokens: [Token] = []
  private var current = String.UnicodeScalarView()
  private var kind = Token.Kind.word
  private var start = 0
  private var offset = 0
  private var spaced = false
  private var breaks = false

  mutating func take(_ scalar: Unicode.Scalar) {
    let width = UTF8.width(scalar)
    if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
      flush()
      spaced = true
      if scalar == "\n" || scalar == "\u{2029}" { breaks = true }
    } else if (48...57).contains(scalar.value) {
      add(scalar, .digits)
    } else if scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
      || isInside(scalar)
    {
      add(scalar, .word)
    } else {
      flush()
      add(scalar, .symbol)
      offset += width
      flush()
      return
    }
    offset += width
  }

  /// An apostrophe keeps a word whole: `Russia’s`, `O'Neill`.
  private func isInside(_ scalar: Unicode.Scalar) -> Bool {
    kind == .word && !current.isEmpty && (scalar == "'" || scalar == "’")
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ wanted: Token.Kind) {
    if !current.isEmpty, kind != wanted { flush() }
    if current.isEmpty {
      start = offset
      kind = wanted
    }
    current.append(scalar)
  }

  private mutating func flush() {
    guard !current.isEmpty else { return }
    let text = String(current)
    tokens.append(
      Token(
        kind: kind, text: text, key: Self.key(text, kind), start: start,
        end: start + text.utf8.count, spaced: spaced || tokens.isEmpty,
        breaks: breaks || tokens.isEmpty))
    current = String.UnicodeScalarView()
    spaced = false
    breaks = false
  }

  private static func key(_ text: String, _ kind: Token.Kind) -> String {
    switch kind {
    case .digits: return text
    case .symbol:
      switch text.unicodeScalars.first?.value ?? 0 {
      case 0x2010...0x2015, 0x2212: return text == "\u{2013}" || text == "\u{2014}" ? text : "-"
      default: return text
      }
    case .word:
      let folded = Folding.key(text)
      return folded.isEmpty ? text.lowercased() : folded
    }
  }

  mutating func finish() -> [Token] {
    flush()
    return tokens
  }
}
