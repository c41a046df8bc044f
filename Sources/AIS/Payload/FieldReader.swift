/// Walks the fields of a message in their order.
///
/// A field that the message does not hold whole is absent as truncated; bits that were not sent are
/// never read as zeros.

/// A place in the bits of a message, moved on by every read.
@usableFromInline
struct FieldReader {
  @usableFromInline let bits: PayloadBits
  @usableFromInline var offset: Int

  @inlinable
  @inline(__always)
  init(_ bits: PayloadBits, at offset: Int) {
    self.bits = bits
    self.offset = offset
  }

  @inlinable @inline(__always) var bitsLeft: Int { bits.bitCount &- offset }

  /// A field of `width` (1…63) bits that may be absent.
  @inlinable
  @inline(__always)
  mutating func next<Code: FieldCode>(_ width: Int, as type: Code.Type = Code.self) -> Field<Code> {
    let start = offset
    offset &+= width
    guard bits.holds(start, width) else { return .truncated }
    return Field(stored: Code.Storage(truncatingIfNeeded: code(start, width, Code.isSigned)))
  }

  @inlinable
  @inline(__always)
  func code(_ start: Int, _ width: Int, _ isSigned: Bool) -> Int {
    let left = bits.left(at: start)
    let empty = 64 &- width
    if isSigned { return Int(bitPattern: UInt(left)) &>> empty }
    return Int(truncatingIfNeeded: left &>> UInt64(truncatingIfNeeded: empty))
  }

  /// A field of `width` bits that the caller's check of the message's length has proved whole.
  @inlinable
  @inline(__always)
  mutating func whole(_ width: Int) -> Int {
    let start = offset
    offset &+= width
    let isWhole = bits.holds(start, width)
    assert(isWhole, "field at bit \(start) of \(bits.bitCount) read without a length check")
    return isWhole ? code(start, width, false) : 0
  }

  /// A one-bit field that the caller's check of the message's length has proved whole.
  @inlinable
  @inline(__always)
  mutating func flag() -> Bool { whole(1) == 1 }

  /// A text of up to twenty characters; nil when the message does not hold them all.
  @inlinable
  @inline(__always)
  mutating func text(_ characters: Int) -> SixBitText? {
    let start = offset
    offset &+= characters &* 6
    guard bits.holds(start, characters &* 6), (0...20).contains(characters) else { return nil }
    let first = bits.left(at: start) &>> 4
    let second = characters > 10 ? bits.left(at: start &+ 60) &>> 4 : 0
    return SixBitText(first: first, second: second, capacity: characters)
  }

  /// A communication state; nil when the message ends before it does.
  @inlinable
  @inline(__always)
  mutating func communicationState(
    _ scheme: CommunicationState.Scheme
  ) -> CommunicationState? {
    guard bitsLeft >= 19 else {
      skip(19)
      return nil
    }
    return CommunicationState(raw: whole(19), scheme: scheme)
  }

  /// A communication state behind the flag that tells its scheme; nil when either is cut off.
  @inlinable
  @inline(__always)
  mutating func selectedCommunicationState() -> CommunicationState? {
    guard bitsLeft >= 20 else {
      skip(20)
      return nil
    }
    let isIncremental = flag()
    return CommunicationState(
      raw: whole(19), scheme: isIncremental ? .incremental : .selfOrganised)
  }

  @inlinable
  @inline(__always)
  mutating func skip(_ width: Int) { offset &+= width }
}
