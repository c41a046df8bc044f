/// Sixteen bytes as two words of eight, for processors without `RegisterVector`.
package struct WordPair {
  private let low: UInt64
  private let high: UInt64

  @inline(__always)
  private init(_ low: UInt64, _ high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The sixteen bytes at `place`.
  @inline(__always)
  package init(at place: UnsafeRawPointer) {
    self.init(SixBitArmour.load(place), SixBitArmour.load(place + 8))
  }

  /// Writes them to `place`.
  @inline(__always)
  package func store(at place: UnsafeMutableRawPointer) {
    place.storeBytes(of: low.littleEndian, as: UInt64.self)
    place.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
  }

  /// Which bytes are `byte`: a bit for each, the first lowest.
  @inline(__always)
  package func places(of byte: UInt8) -> UInt32 {
    bits { ByteWords.exactly(byte, in: $0) }
  }

  /// Which bytes are `byte` or lie outside 32…127.
  @inline(__always)
  package func places(ofUnprintableOr byte: UInt8) -> UInt32 {
    // 0x60 added to 32…127 without what carries over gives 128 and more.
    bits {
      ~(($0 & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x6060_6060_6060_6060) | $0
        | ByteWords.exactly(byte, in: $0)
    }
  }

  /// Which bytes are no armoured characters: below 48, 88…95, 120…127, from 128 on.
  @inline(__always)
  package var foreign: UInt32 {
    bits { word in
      let low = word & 0x7F7F_7F7F_7F7F_7F7F
      let gap = word &<< 1 & word &<< 3 & word &<< 4
      return ~(low &+ 0x5050_5050_5050_5050) | gap | word
    }
  }

  /// The 48 bits of the first eight armoured characters and of the other eight, each on top of a word.
  ///
  /// Behind the last character there may be zero bytes, whose bits mean nothing.
  @inline(__always)
  package var packed: (UInt64, UInt64) {
    (SixBitArmour.pack(low) &<< 16, SixBitArmour.pack(high) &<< 16)
  }

  /// Sixteen zero bytes.
  @inline(__always)
  package static var zero: Self { Self(0, 0) }

  /// Whether all bytes are zero.
  @inline(__always)
  package var isZero: Bool { low | high == 0 }

  /// Exclusive or of the two halves.
  @inline(__always)
  package var folded: UInt64 { low ^ high }

  @inline(__always)
  package static func ^ (left: Self, right: Self) -> Self {
    Self(left.low ^ right.low, left.high ^ right.high)
  }

  @inline(__always)
  package static func | (left: Self, right: Self) -> Self {
    Self(left.low | right.low, left.high | right.high)
  }

  @inline(__always)
  package static func & (left: Self, right: Self) -> Self {
    Self(left.low & right.low, left.high & right.high)
  }

  @inline(__always)
  private func bits(_ marks: (UInt64) -> UInt64) -> UInt32 {
    let first = ByteWords.gathered(marks(low) & ByteWords.highs)
    let second = ByteWords.gathered(marks(high) & ByteWords.highs)
    return UInt32(truncatingIfNeeded: first | second &<< 8)
  }
}
