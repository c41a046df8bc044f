/// Looks at eight bytes of a line at once.
///
/// A word holds eight bytes, the first lowest. A search marks the highest bit of each byte it
/// found; marks above the first one may be wrong, the first never is.
enum ByteWords {
  static let highs: UInt64 = 0x8080_8080_8080_8080
  static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Marks bytes that are `byte`.
  @inline(__always)
  static func find(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let differences = word ^ (ones &* UInt64(byte))
    return (differences &- ones) & ~differences & highs
  }

  /// Marks the bytes that are `byte` and no others.
  @inline(__always)
  static func exactly(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let differences = word ^ (ones &* UInt64(byte))
    return ~(((differences & ~highs) &+ ~highs) | differences) & highs
  }

  /// Marks bytes below 32: line ends and other control characters.
  @inline(__always)
  static func controls(in word: UInt64) -> UInt64 {
    (word &- ones &* 32) & ~word & highs
  }

  /// Which of the eight bytes has the first mark; 8 for no mark.
  @inline(__always)
  static func place(ofFirst marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// The eight marks in the lowest eight bits, that of the first byte lowest.
  @inline(__always)
  static func gathered(_ marks: UInt64) -> UInt64 { (marks &* 0x0002_0408_1020_4081) &>> 56 }

  /// The first `count` (0…7) bytes, the others zero.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 {
    word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  /// Exclusive or of the eight bytes.
  @inline(__always)
  static func fold(_ word: UInt64) -> UInt8 {
    var sum = word ^ word &>> 32
    sum ^= sum &>> 16
    sum ^= sum &>> 8
    return UInt8(truncatingIfNeeded: sum)
  }

  /// Whether the two bytes at `place` are `sum` in hexadecimal, of either case.
  @inline(__always)
  static func isHexadecimal(_ sum: UInt8, at place: UnsafeRawPointer) -> Bool {
    let written = place.loadUnaligned(as: UInt16.self)
    let table = UnsafeRawPointer(hexadecimal.utf8Start)
    let upper = table.loadUnaligned(fromByteOffset: Int(sum) &* 2, as: UInt16.self)
    return written == upper || isLowerHexadecimal(UInt16(littleEndian: written), sum)
  }

  /// All bytes in upper-case hexadecimal, one behind another.
  private static var hexadecimal: StaticString {
    """
    000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F\
    202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F\
    404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F\
    606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F\
    808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9F\
    A0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBF\
    C0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF\
    E0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF
    """
  }

  @inline(never)
  private static func isLowerHexadecimal(_ written: UInt16, _ sum: UInt8) -> Bool {
    let digits = UInt16(sum &>> 4) | UInt16(sum & 15) &<< 8
    let letters = (digits &+ 0x0606) &>> 4 & 0x0101
    let upper = digits &+ 0x3030 &+ letters &* 7
    if written == upper &+ letters &* 32 { return true }
    guard letters == 0x0101 else { return false }
    return written == upper &+ 0x20 || written == upper &+ 0x2000
  }

  /// The first LF or CR from `start` on, or `end`.
  static func lineEnd(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> UnsafeRawPointer {
    var place = start
    while end - place >= 8 {
      let word = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
      let marks = find(10, in: word) | find(13, in: word)
      if marks != 0 { return place + self.place(ofFirst: marks) }
      place += 8
    }
    while place < end {
      let byte = place.load(as: UInt8.self)
      if byte == 10 || byte == 13 { return place }
      place += 1
    }
    return end
  }

  /// The first `byte` from `start` on, or `end`.
  @inline(__always)
  static func place(
    of byte: UInt8, from start: UnsafeRawPointer, to end: UnsafeRawPointer
  ) -> UnsafeRawPointer {
    var place = start
    while end - place >= 8 {
      let marks = find(byte, in: SixBitArmour.load(place))
      if marks != 0 { return place + self.place(ofFirst: marks) }
      place += 8
    }
    while place < end, place.load(as: UInt8.self) != byte { place += 1 }
    return place
  }

  /// Whether two names are the same, byte by byte.
  static func areSame(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Bool {
    guard first.count == second.count, let one = first.baseAddress, let other = second.baseAddress
    else { return first.count == second.count }
    let count = first.count
    guard count >= 8 else { return first.elementsEqual(second) }
    var done = 0
    while done < count {
      // The last eight bytes overlap those before.
      let place = min(done, count &- 8)
      guard SixBitArmour.load(one + place) == SixBitArmour.load(other + place) else { return false }
      done &+= 8
    }
    return true
  }

  /// The number that eight decimal digits write; nil when a byte is no digit.
  ///
  /// Neighbours are joined to numbers of two, then four, then eight digits.
  @inline(__always)
  static func eightDigits(_ word: UInt64) -> UInt64? {
    let digits = word &- 0x3030_3030_3030_3030
    let tooHigh = digits &+ 0x7676_7676_7676_7676
    guard (digits | tooHigh | word) & highs == 0 else { return nil }
    let twos = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (twos &* 100 &+ twos &>> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF
  }

  /// The number that the first `count` (1…8) bytes write; nil when one is no digit.
  @inline(__always)
  static func digits(_ word: UInt64, count: Int) -> UInt64? {
    let empty = UInt64(truncatingIfNeeded: (8 &- count) &* 8)
    // Zeros before them.
    return eightDigits(word &<< empty | SixBitArmour.zeros & ~(UInt64.max &<< empty))
  }

  /// The number that ten decimal digits write; nil when a byte is no digit.
  @inline(__always)
  static func tenDigits(_ place: UnsafeRawPointer) -> Int64? {
    let tens = place.load(fromByteOffset: 8, as: UInt8.self) &- 48
    let ones = place.load(fromByteOffset: 9, as: UInt8.self) &- 48
    guard tens < 10, ones < 10, let eight = eightDigits(SixBitArmour.load(place)) else {
      return nil
    }
    let rest = UInt64(tens) &* 10 &+ UInt64(ones)
    return Int64(truncatingIfNeeded: eight &* 100 &+ rest)
  }

  /// Exclusive or of all bytes.
  static func exclusiveOr(_ bytes: UnsafeRawBufferPointer) -> UInt8 {
    guard let base = bytes.baseAddress else { return 0 }
    var sum: UInt64 = 0
    var done = 0
    while bytes.count &- done >= 8 {
      sum ^= base.loadUnaligned(fromByteOffset: done, as: UInt64.self)
      done &+= 8
    }
    var rest: UInt8 = 0
    while done < bytes.count {
      rest ^= base.load(fromByteOffset: done, as: UInt8.self)
      done &+= 1
    }
    return fold(sum) ^ rest
  }
}
