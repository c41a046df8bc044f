/// The bits of one message, put together from the payloads of its sentences.
///
/// The last character of a part may end in fill bits that are no part of the message.

/// Collects the payloads of the sentences of one message in memory that is used again.
public struct PayloadBuffer: Sendable {
  /// No message is longer than nine sentences of a thousand characters.
  static let capacityInBits = 9 * 1024 * 6
  static let capacityInWords = capacityInBits / 64 + PayloadBits.slack + 1

  private var storage = [UInt64](repeating: 0, count: capacityInWords)
  /// How many bits were collected.
  public private(set) var bitCount = 0

  /// An empty buffer.
  public init() {}

  /// Forgets the message.
  public mutating func removeAll() { bitCount = 0 }

  /// Adds the bits of one armoured payload but for its last `fillBits`.
  ///
  /// False, with nothing added, when a character is not of the alphabet, there are fewer bits than
  /// fill bits, or no more room.
  public mutating func append(armoured payload: UnsafeRawBufferPointer, fillBits: Int) -> Bool {
    let added = payload.count * 6 - fillBits
    guard (0...5).contains(fillBits), added >= 0,
      bitCount + payload.count * 6 <= Self.capacityInBits
    else { return false }
    guard let characters = payload.baseAddress else { return true }
    let start = bitCount
    let isSound = storage.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return false }
      return SixBitArmour.append(characters, count: payload.count, to: base, from: start)
    }
    if isSound { bitCount += added }
    return isSound
  }

  /// Lends the bits to `body`.
  public func withBits<Result>(_ body: (PayloadBits) -> Result) -> Result {
    storage.withUnsafeBufferPointer { words in
      // A buffer that holds words has a base address.
      guard let base = words.baseAddress else { preconditionFailure("no storage of a payload") }
      return body(PayloadBits(words: base, bitCount: bitCount))
    }
  }

  /// Decodes the message collected so far.
  public func message() -> Result<Message, MessageFault> { withBits(Message.decode) }
}
