/// Text of any length in the six-bit alphabet: safety messages and descriptions.
///
/// Codes 0…31 are `@` to `_`, 32…63 are space to `?` (ITU-R M.1371-5 annex 8, table 47). The text
/// ends at the first `@`; spaces at its end are padding.

/// Six-bit characters as sent.
public struct MessageText: Hashable, Sendable {
  /// The codes, 0…63 each, those behind the end of the text included.
  public let codes: [UInt8]

  /// No characters.
  public init() { codes = [] }

  init(codes: [UInt8]) { self.codes = codes }

  /// A text to send; lower case is raised; nil when it has characters outside the alphabet.
  public init?(_ text: some StringProtocol) {
    var codes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 65...95: codes.append(byte - 64)
      case 97...122: codes.append(byte - 96)
      case 32...63: codes.append(byte)
      default: return nil
      }
    }
    self.codes = codes
  }

  /// The text; nil when nothing but padding was sent.
  public var string: String? {
    let text = codes.prefix { $0 != 0 }
    guard let last = text.lastIndex(where: { $0 != 32 }) else { return nil }
    return String(decoding: text[...last].map { $0 < 32 ? $0 + 64 : $0 }, as: UTF8.self)
  }
}
