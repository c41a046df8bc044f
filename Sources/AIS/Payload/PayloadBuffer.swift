/// The bits of one message, taken out of the armour of its sentences into memory that is used again.
///
/// Each character carries six bits: codes 48…87 are 0…39 and 96…119 are 40…63 (IEC 61162-1 and
/// E. S. Raymond, "AIVDM/AIVDO protocol decoding"). The last character of a part may end in fill bits
/// that are no part of the message. Bits are packed, the first one highest, so that a field is one
/// load and one shift.

/// Collects the payloads of the sentences of one message.
public struct PayloadBuffer: Sendable {
  /// No message is longer than nine sentences of a thousand characters.
  static let capacityInBits = 9 * 1024 * 6
  /// Bytes past the last bit, so that eight bytes can be loaded from any byte that has a bit.
  static let slack = 8

  private var storage = [UInt8](repeating: 0, count: capacityInBits / 8 + slack)
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
    guard (0...5).contains(fillBits), added >= 0, bitCount + added <= Self.capacityInBits
    else { return false }
    let start = bitCount
    let valid = storage.withUnsafeMutableBytes { bytes in
      Self.unarmour(payload, into: bytes, from: start)
    }
    guard valid else { return false }
    bitCount += added
    return true
  }

  /// Packs behind the first `start` bits; false at the first character outside the alphabet.
  private static func unarmour(
    _ payload: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer, from start: Int
  ) -> Bool {
    var index = start >> 3
    var held = UInt64(start & 7)
    var bits = UInt64(bytes[index]) >> (8 - held)
    for character in payload {
      let code = Int(character) - 48
      guard code >= 0, code <= 71, code < 40 || code >= 48 else { return false }
      bits = bits << 6 | UInt64(truncatingIfNeeded: code < 40 ? code : code - 8)
      held += 6
      if held >= 8 {
        held -= 8
        bytes[index] = UInt8(truncatingIfNeeded: bits >> held)
        index += 1
      }
    }
    bytes[index] = UInt8(truncatingIfNeeded: bits << (8 - held))
    return true
  }

  /// Lends the bits to `body`.
  public func withBits<Result>(_ body: (PayloadBits) -> Result) -> Result {
    storage.withUnsafeBytes { body(PayloadBits(bytes: $0, bitCount: bitCount)) }
  }

  /// Decodes the message collected so far.
  public func message() -> Result<Message, MessageFault> { withBits(Message.decode) }
}

/// The bits of one message; valid only inside `PayloadBuffer.withBits`.
public struct PayloadBits {
  private let bytes: UnsafeRawBufferPointer
  /// How many bits there are.
  public let bitCount: Int

  init(bytes: UnsafeRawBufferPointer, bitCount: Int) {
    self.bytes = bytes
    self.bitCount = bitCount
  }

  /// The unsigned number in `width` (1…32) bits; nil when the message ends before the field does.
  public func unsigned(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, (1...32).contains(width), offset + width <= bitCount,
      offset >> 3 + 8 <= bytes.count
    else { return nil }
    let word = bytes.loadUnaligned(fromByteOffset: offset >> 3, as: UInt64.self).bigEndian
    let shifted = (word << UInt64(offset & 7)) >> UInt64(64 - width)
    return Int(truncatingIfNeeded: shifted)
  }
}
