/// Bits that were sent and are kept as they are: application data that nothing here can read.

/// A run of bits in the order of sending, packed with the first one highest.
public struct BitString: Hashable, Sendable {
  /// The bits, eight to a byte; what the last byte has beyond `bitCount` is zero.
  public private(set) var bytes: [UInt8]
  /// How many bits there are.
  public private(set) var bitCount: Int

  /// No bits at all.
  public init() {
    bytes = []
    bitCount = 0
  }

  /// The bits of `bytes`, all of them.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    bitCount = bytes.count * 8
  }

  /// The bits of a message in `range`, as far as the message has them.
  init(_ bits: PayloadBits, _ range: Range<Int>) {
    let start = max(range.lowerBound, 0)
    let count = max(0, min(range.upperBound, bits.bitCount) - start)
    bitCount = count
    guard count > 0 else {
      bytes = []
      return
    }
    let length = (count + 7) / 8
    // Eight bytes at a time; the last eight may be more than there are.
    bytes = [UInt8](unsafeUninitializedCapacity: (length + 7) & ~7) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for place in stride(from: 0, to: length, by: 8) {
        let eight = bits.left(at: start + place * 8).bigEndian
        raw.storeBytes(of: eight, toByteOffset: place, as: UInt64.self)
      }
      filled = length
    }
    if count % 8 > 0 { bytes[bytes.count - 1] &= ~(UInt8.max >> UInt8(count % 8)) }
  }

  /// Appends the lowest `width` (0…32) bits of `code`, the highest of them first.
  public mutating func append(_ code: Int, _ width: Int) {
    for place in stride(from: min(width, 32) - 1, through: 0, by: -1) {
      if bitCount % 8 == 0 { bytes.append(0) }
      let bit = UInt8(truncatingIfNeeded: code >> place & 1)
      bytes[bytes.count - 1] |= bit << UInt8(7 - bitCount % 8)
      bitCount += 1
    }
  }

  /// The unsigned number in `width` (1…32) bits from `offset` on; nil when they are not all there.
  public func unsigned(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, (1...32).contains(width), width <= bitCount - offset else { return nil }
    var code = 0
    for place in offset..<offset + width {
      code = code << 1 | Int(bytes[place >> 3] >> UInt8(7 - place & 7) & 1)
    }
    return code
  }
}
