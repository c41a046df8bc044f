/// The tag block of the quick way: one block of up to thirty-two bytes or a longer one, keys of one
/// letter.

extension SentenceScan {
  /// Reads the block at `start` and returns the place behind it; nil when it is not of the common
  /// shape.
  @inline(__always)
  mutating func tagBlock(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    let body = start + 1
    guard let (star, sum) = starAndSum(body), byte(star + 3) == UInt8(ascii: "\\"),
      ByteWords.isHexadecimal(sum, at: star + 1), fields(body, star)
    else { return nil }
    record.pointee.sentence.tagBlocks = UnsafeRawBufferPointer(
      start: start, count: star + 4 - start)
    return star + 4
  }

  /// The star that ends a tag block or sentence, and the exclusive or of what stands before it; nil
  /// when something unprintable comes first.
  @inline(__always)
  func starAndSum(
    _ start: UnsafeRawPointer
  ) -> (star: UnsafeRawPointer, sum: UInt8)? {
    var (place, sum) = (start, 0 as UInt64)
    let bound = min(limit, start + ScanLimits.tagBlock)
    while bound - place > ScanLimits.behind {
      let chunk = (ByteVector(at: place), ByteVector(at: place + 16))
      let marks = Self.both(
        chunk.0.places(ofUnprintableOr: UInt8(ascii: "*")),
        chunk.1.places(ofUnprintableOr: UInt8(ascii: "*")))
      let count = (marks | 1 &<< 32).trailingZeroBitCount
      let bytes = scratch.first(count, of: chunk)
      sum ^= (bytes.0 ^ bytes.1).folded
      place += count
      if count < 32 {
        return byte(place) == UInt8(ascii: "*") ? (place, ByteWords.fold(sum)) : nil
      }
    }
    return nil
  }

  /// Marks of sixteen bytes and of the sixteen behind them.
  @inline(__always)
  static func both(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) | UInt64(second) &<< 16
  }

  /// Reads `key:value` between commas; false for a key of more than one letter.
  @inline(__always)
  private mutating func fields(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    var place = start
    while end - place >= 2, byte(place + 1) == UInt8(ascii: ":") {
      let value = place + 2
      switch byte(place) {
      case UInt8(ascii: "c"):
        guard let stop = clock(value, end) else { return false }
        place = stop
      case UInt8(ascii: "g"):
        guard let stop = group(value, end) else { return false }
        place = stop
      case UInt8(ascii: "s"):
        place = valueEnd(value, end)
        record.pointee.sentence.source = UnsafeRawBufferPointer(start: value, count: place - value)
      default: place = valueEnd(value, end)
      }
      if place == end { return true }
      place += 1
    }
    return false
  }

  /// The next comma, or the end, behind which sixteen bytes may be loaded.
  @inline(__always)
  func valueEnd(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) -> UnsafeRawPointer {
    var place = start
    while place < end {
      let marks = ByteVector(at: place).places(of: UInt8(ascii: ","))
      guard marks == 0 else { return min(place + marks.trailingZeroBitCount, end) }
      place += 16
    }
    return end
  }

  /// A count since 1970 of up to eighteen digits; returns the place behind it, nil when it is not
  /// one.
  @inline(__always)
  private mutating func clock(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) -> UnsafeRawPointer? {
    if end - start >= 10, let count = ByteWords.tenDigits(start),
      end - start == 10 || byte(start + 10) == UInt8(ascii: ",")
    {
      record.pointee.sentence.tagTime =
        EpochTime.fromTenDigits(count) ?? ScannedSentence.noTime
      return start + 10
    }
    guard let (count, stop) = number(start, end) else { return nil }
    record.pointee.sentence.tagTime = EpochTime.milliseconds(count) ?? ScannedSentence.noTime
    return stop
  }

  /// One to eighteen digits up to a comma or the end of the block; nil for anything else.
  @inline(never)
  private func number(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) -> (value: Int64, stop: UnsafeRawPointer)? {
    let word = SixBitArmour.load(start)
    let length = min(
      ByteWords.place(ofFirst: ByteWords.find(UInt8(ascii: ","), in: word)), end - start)
    guard length > 0, let head = ByteWords.digits(word, count: length) else { return nil }
    var (place, value) = (start + length, Int64(truncatingIfNeeded: head))
    while place < end, byte(place) != UInt8(ascii: ",") {
      let digit = byte(place) &- 48
      guard digit < 10, place - start < 18 else { return nil }
      value = value &* 10 &+ Int64(digit)
      place += 1
    }
    return place > start ? (value, place) : nil
  }

  /// `1-2-7218`: part, total, number of the group.
  @inline(__always)
  private mutating func group(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) -> UnsafeRawPointer? {
    guard end - start > 4 else { return nil }
    let part = byte(start) &- 48
    let total = byte(start + 2) &- 48
    guard byte(start + 1) == UInt8(ascii: "-"), byte(start + 3) == UInt8(ascii: "-"), part < 10,
      total < 10, let (number, stop) = number(start + 4, end)
    else { return nil }
    if part >= 1, part <= total { record.pointee.sentence.group = number }
    return stop
  }
}
