/// Text in the six-bit alphabet, kept as sent and turned into a string only when asked for.
///
/// Codes 0…31 are `@` to `_`, 32…63 are space to `?` (ITU-R M.1371-5 annex 8, table 47). The text
/// ends at the first `@`; spaces at its end are padding. Up to twenty characters, ten to a word, so
/// that no message needs memory of its own for its texts.

/// Up to twenty six-bit characters as sent.
public struct SixBitText: Hashable, Sendable {
  /// Characters 0…9, six bits each, the first in the highest of the 60 bits.
  @usableFromInline let first: UInt64
  /// Characters 10…19.
  @usableFromInline let second: UInt64
  @usableFromInline let places: UInt8
  /// How many characters the field has, padding included.
  @inlinable public var capacity: Int { Int(places) }

  /// The characters as sent, ten of six bits in each word, the first highest.
  @inlinable public var packed: (UInt64, UInt64) { (first, second) }

  /// A field of `capacity` characters (at most twenty), all of them padding.
  @inlinable
  public init(blank capacity: Int) {
    first = 0
    second = 0
    places = UInt8(min(max(capacity, 0), 20))
  }

  /// Two words of sixty bits, of which those behind the last of `capacity` (0…20) characters are
  /// dropped.
  @inlinable
  @inline(__always)
  init(first: UInt64, second: UInt64, capacity: Int) {
    let held = UInt64(truncatingIfNeeded: capacity)
    self.first = first & Self.mask(min(held, 10))
    self.second = second & Self.mask(held > 10 ? held &- 10 : 0)
    places = UInt8(truncatingIfNeeded: capacity)
  }

  /// The places of the first `count` (0…10) characters of a word.
  @inlinable
  @inline(__always)
  static func mask(_ count: UInt64) -> UInt64 {
    ((1 &<< (count &* 6)) &- 1) &<< (60 &- count &* 6)
  }

  init(capacity: Int, code: (Int) -> Int) {
    var words: (UInt64, UInt64) = (0, 0)
    for index in 0..<capacity {
      let value = UInt64(truncatingIfNeeded: code(index) & 63)
      if index < 10 {
        words.0 |= value << UInt64(54 - 6 * index)
      } else {
        words.1 |= value << UInt64(54 - 6 * (index - 10))
      }
    }
    first = words.0
    second = words.1
    places = UInt8(truncatingIfNeeded: capacity)
  }

  /// The text padded with `@`; lower case is raised; nil when it is too long or has other characters.
  public init?(_ text: some StringProtocol, capacity: Int) {
    var codes: [Int] = []
    for byte in text.utf8 {
      switch byte {
      case 65...95: codes.append(Int(byte) - 64)
      case 97...122: codes.append(Int(byte) - 96)
      case 32...63: codes.append(Int(byte))
      default: return nil
      }
    }
    guard (0...20).contains(capacity), codes.count <= capacity else { return nil }
    self.init(capacity: capacity) { $0 < codes.count ? codes[$0] : 0 }
  }

  /// The six-bit code at a place; 0, the end mark, outside the field.
  public func code(at index: Int) -> Int {
    guard index >= 0, index < capacity else { return 0 }
    let word = index < 10 ? first : second
    let shift = UInt64(54 - 6 * (index % 10))
    return Int(truncatingIfNeeded: word >> shift & 63)
  }

  /// Characters before the first `@` and without the spaces at the end.
  var length: Int {
    var end = 0
    for index in 0..<capacity {
      let code = code(at: index)
      if code == 0 { break }
      if code != 32 { end = index + 1 }
    }
    return end
  }

  /// The text; nil when nothing but padding was sent.
  public var string: String? {
    let length = length
    guard length > 0 else { return nil }
    return String(unsafeUninitializedCapacity: length) { buffer in
      for index in 0..<min(length, buffer.count) {
        let code = code(at: index)
        buffer[index] = UInt8(truncatingIfNeeded: code < 32 ? code + 64 : code)
      }
      return min(length, buffer.count)
    }
  }

  /// The text with trailing padding characters of the field cut off; nil when nothing is left.
  var withoutTrailingEndMarks: Self? {
    var count = capacity
    while count > 0, code(at: count - 1) == 0 { count -= 1 }
    return count == 0 ? nil : Self(capacity: count) { code(at: $0) }
  }
}
