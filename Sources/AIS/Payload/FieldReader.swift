/// Walks the fields of a message in their order.
///
/// A field that the message does not hold whole is absent as truncated; bits that were not sent are
/// never read as zeros.

/// A place in the bits of a message, moved on by every read.
struct FieldReader {
  private let bits: PayloadBits
  private(set) var offset: Int

  init(_ bits: PayloadBits, at offset: Int) {
    self.bits = bits
    self.offset = offset
  }

  var bitsLeft: Int { bits.bitCount - offset }

  /// A field of `width` bits that may be absent.
  mutating func next<Code: FieldCode>(_ width: Int, as type: Code.Type = Code.self) -> Field<Code> {
    defer { offset += width }
    guard var code = bits.unsigned(at: offset, width: width) else {
      return .absent(.truncated, raw: nil)
    }
    if Code.isSigned, code >> (width - 1) == 1 { code -= 1 << width }
    return Code.read(code)
  }

  /// A field of `width` bits that the caller's check of the message's length has proved whole.
  mutating func whole(_ width: Int) -> Int {
    defer { offset += width }
    let code = bits.unsigned(at: offset, width: width)
    assert(code != nil, "field at bit \(offset) of \(bits.bitCount) read without a length check")
    return code ?? 0
  }

  /// A one-bit field that the caller's check of the message's length has proved whole.
  mutating func flag() -> Bool { whole(1) == 1 }

  /// A text; nil when the message does not hold all its characters.
  mutating func text(_ characters: Int) -> SixBitText? {
    defer { offset += characters * 6 }
    guard bitsLeft >= characters * 6 else { return nil }
    return SixBitText(capacity: characters) {
      bits.unsigned(at: offset + $0 * 6, width: 6) ?? 0
    }
  }

  /// A communication state; nil when the message ends before it does.
  mutating func communicationState(
    _ scheme: CommunicationState.Scheme
  ) -> CommunicationState? {
    next(19, as: PlainCode.self).value.map { CommunicationState(raw: $0.raw, scheme: scheme) }
  }

  /// A communication state behind the flag that tells its scheme; nil when either is cut off.
  mutating func selectedCommunicationState() -> CommunicationState? {
    let selector = next(1, as: Bool.self).value
    let state = next(19, as: PlainCode.self).value
    guard let selector, let state else { return nil }
    return CommunicationState(raw: state.raw, scheme: selector ? .incremental : .selfOrganised)
  }

  mutating func skip(_ width: Int) { offset += width }
}
