/// The bits of one message as 64-bit words, the first bit highest.
///
/// A field is a shift of one word or two. Two words beyond the last bit may be read, so that no
/// field needs to look where the memory ends.

/// Bits that somebody else keeps; valid only as long as they are.
public struct PayloadBits {
  @usableFromInline let words: UnsafePointer<UInt64>
  /// How many bits there are.
  public let bitCount: Int

  /// Words that must be readable behind the last bit.
  static let slack = 2

  @inlinable
  @inline(__always)
  init(words: UnsafePointer<UInt64>, bitCount: Int) {
    self.words = words
    self.bitCount = bitCount
  }

  /// The unsigned number in `width` (1…32) bits; nil when the message ends before the field does.
  public func unsigned(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, (1...32).contains(width), holds(offset, width) else { return nil }
    return Int(truncatingIfNeeded: left(at: offset) >> UInt64(64 - width))
  }

  /// Whether the field at `offset` is whole.
  @inlinable
  @inline(__always)
  func holds(_ offset: Int, _ width: Int) -> Bool { offset &+ width <= bitCount }

  /// The 64 bits from `offset` on, of which those behind the end of the message mean nothing.
  @inlinable
  @inline(__always)
  func left(at offset: Int) -> UInt64 {
    let (index, shift) = (offset &>> 6, UInt64(truncatingIfNeeded: offset & 63))
    return words[index] &<< shift | (words[index &+ 1] &>> 1) &>> (63 &- shift)
  }
}
