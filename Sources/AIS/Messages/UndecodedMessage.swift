/// A message of a type that the standard does not have, 0 or 28…63, or a part of message 24 that it does
/// not have: its bits are kept, so that it can be passed on and read by who knows it.
public struct UndecodedMessage: Hashable, Sendable {
  /// The first six bits.
  public let type: Int
  /// All bits, the type's six among them.
  public let bits: BitString

  init(type: Int, _ bits: PayloadBits) {
    self.type = type
    self.bits = BitString(bits, 0..<bits.bitCount)
  }

  /// The 30 bits behind type and repeat indicator, the sender in every type so far; nil when they are not
  /// all there.
  public var supposedSender: Int? { bits.unsigned(at: 8, width: 30) }

  func write(to payload: inout EncodedPayload) {
    for place in 0..<bits.bitCount { payload.put(bits.unsigned(at: place, width: 1) ?? 0, 1) }
  }
}
