/// The payload of the quick way, its checksum and the end of the line.

extension SentenceScan {
  /// Unpacks the payload of a whole message and goes on to what follows it.
  ///
  /// Thirty-two characters are 192 bits, three words. Nearly all messages have fewer.
  @inline(__always)
  mutating func unpackedPayload(
    _ start: UnsafeRawPointer, _ before: UInt64, _ head: UInt64
  ) -> Finding {
    assert(limit - start > ScanLimits.behind, "a header longer than any of the quick way")
    let chunk = (ByteVector(at: start), ByteVector(at: start + 16))
    let count = ScanScratch.soundCount(chunk)
    guard count < 32 else { return longPayload(start, before, head) }
    let characters = scratch.first(count, of: chunk)
    ScanScratch.unpack(characters, words)
    let sum = before ^ (characters.0 ^ characters.1).folded
    return tail(start, start + count, sum, head) ? .message : .other
  }

  /// The same for thirty-two characters and more.
  @inline(never)
  private mutating func longPayload(
    _ start: UnsafeRawPointer, _ before: UInt64, _ head: UInt64
  ) -> Finding {
    var (place, out, sum) = (start, words, before)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > ScanLimits.behind {
      let chunk = (ByteVector(at: place), ByteVector(at: place + 16))
      let count = ScanScratch.soundCount(chunk)
      let characters = scratch.first(count, of: chunk)
      ScanScratch.unpack(characters, out)
      sum ^= (characters.0 ^ characters.1).folded
      guard count == 32 else {
        return tail(start, place + count, sum, head) ? .message : .other
      }
      place += 32
      out += 3
    }
    return .other
  }

  /// Passes over the payload of a part; it is unpacked when the message is whole.
  @inline(__always)
  mutating func partPayload(
    _ start: UnsafeRawPointer, _ before: UInt64, _ head: UInt64
  ) -> Finding {
    var (place, sum) = (start, before)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > ScanLimits.behind {
      let chunk = (ByteVector(at: place), ByteVector(at: place + 16))
      let count = ScanScratch.soundCount(chunk)
      let characters = scratch.first(count, of: chunk)
      sum ^= (characters.0 ^ characters.1).folded
      place += count
      guard count == 32 else {
        record.pointee.sentence.payload = UnsafeRawBufferPointer(start: start, count: place - start)
        return tail(start, place, sum, head) ? .part : .other
      }
    }
    return .other
  }

  /// `,0*5C` and the end of the line, or a suffix.
  @inline(__always)
  private mutating func tail(
    _ start: UnsafeRawPointer, _ place: UnsafeRawPointer, _ before: UInt64, _ head: UInt64
  ) -> Bool {
    let word = SixBitArmour.load(place)
    let fill = UInt8(truncatingIfNeeded: word &>> 8) &- 48
    guard word & 0xFF00FF == 0x2A002C, fill <= 5, place > start,
      ByteWords.isHexadecimal(ByteWords.fold(before ^ word & 0xFFFF), at: place + 3)
    else { return false }
    record.pointee.sentence.head = head | UInt64(fill) &<< 56
    record.pointee.bitCount = (place - start) &* 6 &- Int(fill)
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
