/// The way back: fields to bits, bits to armoured characters.
///
/// What a message holds absent because it was cut off is sent with the standard's "not available"
/// code: a message that is sent is sent whole.

/// The bits of a message that is to be sent, one element each.
public struct EncodedPayload: Hashable, Sendable {
  /// Each 0 or 1, in the order of sending.
  public private(set) var bits: [UInt8] = []

  /// Appends the lowest `width` bits of `code`, the highest of them first.
  mutating func put(_ code: Int, _ width: Int) {
    for place in stride(from: width - 1, through: 0, by: -1) {
      bits.append(UInt8(truncatingIfNeeded: code >> place & 1))
    }
  }

  mutating func put<Code: FieldCode>(_ field: Field<Code>, _ width: Int) {
    put(field.codeToSend, width)
  }

  mutating func put(_ flag: Bool) { put(flag ? 1 : 0, 1) }

  mutating func put(_ text: SixBitText?, _ characters: Int) {
    for index in 0..<characters { put(text?.code(at: index) ?? 0, 6) }
  }

  /// A missing state is sent as zeros: direct UTC, time-out 0, offset 0.
  mutating func put(_ state: CommunicationState?) { put(state?.raw ?? 0, 19) }

  mutating func putSelected(_ state: CommunicationState?) {
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
