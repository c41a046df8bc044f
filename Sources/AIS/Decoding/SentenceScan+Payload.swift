/// The payload of the quick way, its checksum and the end of the line.

extension SentenceScan {
  /// Unpacks the payload of a whole message and goes on to what follows it.
  ///
  /// Thirty-two characters are 192 bits, three words. Nearly all messages have fewer.
  @inline(__always)
  mutating func unpackedPayload(_ start: UnsafeRawPointer, _ before: UInt64) -> Bool {
    guard limit - start > ScanLimits.behind else { return false }
    let chunk = (ByteVector(at: start), ByteVector(at: start + 16))
    let count = Self.soundCount(chunk)
    guard count < 32 else { return longPayload(start, before) }
    let characters = scratch.first(count, of: chunk)
    Self.unpack(characters, words)
    let sum = before ^ (characters.0 ^ characters.1).folded
    return tail(start, start + count, sum)
  }

  /// The same for thirty-two characters and more.
  @inline(never)
  private mutating func longPayload(_ start: UnsafeRawPointer, _ before: UInt64) -> Bool {
    var (place, out, sum) = (start, words, before)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > ScanLimits.behind {
      let chunk = (ByteVector(at: place), ByteVector(at: place + 16))
      let count = Self.soundCount(chunk)
      let characters = scratch.first(count, of: chunk)
      Self.unpack(characters, out)
      sum ^= (characters.0 ^ characters.1).folded
      guard count == 32 else { return tail(start, place + count, sum) }
      place += 32
      out += 3
    }
    return false
  }

  /// Passes over the payload of a part; it is unpacked when the message is whole.
  @inline(__always)
  mutating func skippedPayload(_ start: UnsafeRawPointer, _ before: UInt64) -> Bool {
    var (place, sum) = (start, before)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > ScanLimits.behind {
      let chunk = (ByteVector(at: place), ByteVector(at: place + 16))
      let count = Self.soundCount(chunk)
      let characters = scratch.first(count, of: chunk)
      sum ^= (characters.0 ^ characters.1).folded
      guard count == 32 else { return tail(start, place + count, sum) }
      place += 32
    }
    return false
  }

  /// Three words from thirty-two characters.
  @inline(__always)
  private static func unpack(
    _ characters: (ByteVector, ByteVector), _ out: UnsafeMutablePointer<UInt64>
  ) {
    let (first, second) = characters.0.packed
    let (third, fourth) = characters.1.packed
    out[0] = first | second &>> 48
    out[1] = second &<< 16 | third &>> 32
    out[2] = third &<< 32 | fourth &>> 16
  }

  /// How many of the thirty-two characters stand before the first that is none of the alphabet.
  @inline(__always)
  private static func soundCount(_ chunk: (ByteVector, ByteVector)) -> Int {
    let marks = UInt64(chunk.0.foreign) | UInt64(chunk.1.foreign) &<< 16
    return (marks | 1 &<< 32).trailingZeroBitCount
  }

  /// `,0*5C` and the end of the line, or a suffix.
  @inline(__always)
  private mutating func tail(
    _ start: UnsafeRawPointer, _ place: UnsafeRawPointer, _ before: UInt64
  ) -> Bool {
    let word = SixBitArmour.load(place)
    let fill = UInt8(truncatingIfNeeded: word &>> 8) &- 48
    guard word & 0xFF00FF == 0x2A002C, fill <= 5, place > start,
      ByteWords.isHexadecimal(ByteWords.fold(before ^ word & 0xFFFF), at: place + 3)
    else { return false }
    let count = place - start
    record.pointee.sentence.fillBits = fill
    record.pointee.sentence.payload = UnsafeRawBufferPointer(start: start, count: count)
    let bits = count &* 6 &- Int(fill)
    record.pointee.bits = PayloadBits(words: words, bitCount: bits)
    return lineEnd(place + 5)
  }

  @inline(__always)
  mutating func lineEnd(_ place: UnsafeRawPointer) -> Bool {
    end = place
    switch byte(place) {
    case 10:
      next = place + 1
      return true
    case 13:
      next = place + (byte(place + 1) == 10 ? 2 : 1)
      return true
    case UInt8(ascii: ","): return suffix(place)
    default: return false
    }
  }
}
