/// The way back: fields to bits, bits to armoured characters.
///
/// A message that came cut off is sent cut off: with the first field that is absent as truncated, and
/// the first text or communication state that is nil, it ends. So what is written and read back is the
/// same message, whole or not.

/// The bits of a message that is to be sent, one element each.
public struct EncodedPayload: Hashable, Sendable {
  /// Each 0 or 1, in the order of sending.
  public private(set) var bits: [UInt8] = []
  /// Whether a field was met that the message ended before.
  private var isCut = false

  /// Nothing yet.
  public init() {}

  /// Bits, each 0 or 1.
  package init(_ bits: some Sequence<UInt8>) { self.bits = Array(bits) }

  /// Appends the lowest `width` bits of `code`, the highest of them first.
  mutating func put(_ code: Int, _ width: Int) {
    guard !isCut else { return }
    for place in stride(from: width - 1, through: 0, by: -1) {
      bits.append(UInt8(truncatingIfNeeded: code >> place & 1))
    }
  }

  mutating func put<Code: FieldCode>(_ field: Field<Code>, _ width: Int) {
    if field.absence == .truncated { isCut = true }
    put(field.codeToSend, width)
  }

  mutating func put(_ flag: Bool) { put(flag ? 1 : 0, 1) }

  mutating func put(_ text: SixBitText?, _ characters: Int) {
    if text == nil { isCut = true }
    for index in 0..<characters { put(text?.code(at: index) ?? 0, 6) }
  }

  mutating func put(_ state: CommunicationState?) {
    if state == nil { isCut = true }
    put(state?.raw ?? 0, 19)
  }

  mutating func putSelected(_ state: CommunicationState?) {
    if state == nil { isCut = true }
    put(state?.scheme == .incremental)
    put(state)
  }

  /// The armoured characters and how many fill bits the last of them has.
  public var armoured: (characters: [UInt8], fillBits: Int) {
    let fillBits = (6 - bits.count % 6) % 6
    var characters: [UInt8] = []
    for start in stride(from: 0, to: bits.count, by: 6) {
      var code: UInt8 = 0
      for place in start..<start + 6 { code = code << 1 | (place < bits.count ? bits[place] : 0) }
      characters.append(code < 40 ? code + 48 : code + 56)
    }
    return (characters, fillBits)
  }
}
