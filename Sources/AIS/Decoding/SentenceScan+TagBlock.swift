/// The tag block of the quick way: one block of up to thirty-two bytes or a longer one, keys of one
/// letter.

extension SentenceScan {
  /// Reads the block at `start` and returns the place behind it; nil when it is not of the common
  /// shape.
  ///
  /// A receiver's blocks differ in the last two digits of their time, for a hundred seconds.
  @inline(__always)
  mutating func tagBlock(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    let chunk = (ByteVector(at: start), ByteVector(at: start + 16))
    guard tagBeginning.beginning.begins(chunk, scratch) else {
      return otherBeginning(start, chunk)
    }
    return likeLast(start) ?? otherTagBlock(start)
  }

  /// A block that may begin like the one of another source before the last.
  @inline(never)
  private mutating func otherBeginning(
    _ start: UnsafeRawPointer, _ chunk: (ByteVector, ByteVector)
  ) -> UnsafeRawPointer? {
    guard previousTagBeginning.beginning.begins(chunk, scratch) else { return otherTagBlock(start) }
    swap(&tagBeginning, &previousTagBeginning)
    return likeLast(start) ?? otherTagBlock(start)
  }

  /// Reads a block that begins like the last one; nil when it does not end like it.
  @inline(__always)
  private mutating func likeLast(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    let place = start + tagBeginning.beginning.length
    let word = SixBitArmour.load(place)
    let (tens, ones) = (UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word &>> 8))
    // `57*0A` and the backslash.
    guard tens &- 48 < 10, ones &- 48 < 10, word & 0x0000_FF00_00FF_0000 == 0x0000_5C00_002A_0000,
      ByteWords.isHexadecimal(tagBeginning.beginning.sum ^ tens ^ ones, at: place + 3)
    else { return nil }
    record.pointee.resolvedClock = .tagBlock
    record.pointee.sentence.tagTime = tagBeginning.time(tens, ones)
    record.pointee.sentence.source = tagBeginning.source(start)
    return closed(start, place + 2)
  }

  /// A block that does not begin like the last one.
  @inline(never)
  private mutating func otherTagBlock(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    let body = start + 1
    let chunk = (ByteVector(at: body), ByteVector(at: body + 16))
    let count = Self.both(
      chunk.0.places(ofUnprintableOr: UInt8(ascii: "*")),
      chunk.1.places(ofUnprintableOr: UInt8(ascii: "*"))
    ).trailingZeroBitCount
    guard count < 32 else { return longTagBlock(body) }
    let bytes = scratch.first(count, of: chunk)
    let sum = ByteWords.fold((bytes.0 ^ bytes.1).folded)
    let commas = Self.both(
      bytes.0.places(of: UInt8(ascii: ",")), bytes.1.places(of: UInt8(ascii: ",")))
    let stops = commas | 1 &<< UInt64(truncatingIfNeeded: count)
    guard isClosed(body + count, sum), fields(body, stops) else { return nil }
    keepBeginning(start, body + count)
    return closed(start, body + count)
  }

  /// Keeps how the block began, when source and time are all that it tells and the time stands last.
  @inline(__always)
  private mutating func keepBeginning(_ start: UnsafeRawPointer, _ star: UnsafeRawPointer) {
    let digits = star - 10
    guard record.pointee.sentence.group == ScannedSentence.noGroup, star - start >= 13,
      byte(digits - 2) == UInt8(ascii: "c"), byte(digits - 1) == UInt8(ascii: ":"),
      byte(digits - 3) == UInt8(ascii: ",") || digits - 3 == start,
      let time = tagClock.time(digits)
    else { return }
    previousTagBeginning = tagBeginning
    tagBeginning.keep(start, star, time, source: record.pointee.sentence.source)
  }

  /// The same for a block of thirty-two bytes and more.
  @inline(never)
  private mutating func longTagBlock(_ body: UnsafeRawPointer) -> UnsafeRawPointer? {
    guard let (star, sum) = starAndSum(body), isClosed(star, sum), fields(body, star) else {
      return nil
    }
    return closed(body - 1, star)
  }

  /// `*0A` and the backslash.
  @inline(__always)
  private func isClosed(_ star: UnsafeRawPointer, _ sum: UInt8) -> Bool {
    let word = SixBitArmour.load(star)
    return word & 0xFF00_00FF == 0x5C00_002A && ByteWords.isHexadecimal(sum, at: star + 1)
  }

  @inline(__always)
  private func closed(_ start: UnsafeRawPointer, _ star: UnsafeRawPointer) -> UnsafeRawPointer {
    record.pointee.sentence.extras |= ScannedSentence.Extras.tagBlock
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

  /// Reads `key:value` between commas, whose places and the end's are marked in `stops`; false for a
  /// key of more than one letter.
  @inline(__always)
  private mutating func fields(_ body: UnsafeRawPointer, _ stops: UInt64) -> Bool {
    var (place, left) = (body, stops)
    repeat {
      let stop = body + left.trailingZeroBitCount
      guard stop - place >= 2, field(place, stop) else { return false }
      place = stop + 1
      left &= left &- 1
    } while left != 0
    return true
  }

  /// The same for a block of any length.
  private mutating func fields(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    var place = start
    while end - place >= 2 {
      let stop = valueEnd(place, end)
      guard field(place, stop) else { return false }
      if stop == end { return true }
      place = stop + 1
    }
    return false
  }

  /// Reads one field; false when it is not of the common shape.
  @inline(__always)
  private mutating func field(_ place: UnsafeRawPointer, _ stop: UnsafeRawPointer) -> Bool {
    guard byte(place + 1) == UInt8(ascii: ":") else { return false }
    let value = place + 2
    switch byte(place) {
    case UInt8(ascii: "c"): return clock(value, stop)
    case UInt8(ascii: "g"): return group(value, stop)
    case UInt8(ascii: "s"):
      record.pointee.sentence.source = UnsafeRawBufferPointer(start: value, count: stop - value)
      return true
    default: return true
    }
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

  /// A count since 1970 of up to eighteen digits; false when it is not one.
  @inline(__always)
  private mutating func clock(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    record.pointee.resolvedClock = .tagBlock
    if end - start == 10, let time = tagClock.time(start) {
      record.pointee.sentence.tagTime = time
      return true
    }
    return otherClock(start, end)
  }

  @inline(never)
  private mutating func otherClock(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    guard let count = number(start, end) else { return false }
    record.pointee.sentence.tagTime = EpochTime.milliseconds(count) ?? ScannedSentence.noTime
    if end - start == 10 { tagClock.keep(start) }
    return true
  }

  /// One to eighteen digits and nothing else; nil otherwise.
  @inline(never)
  private func number(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Int64? {
    let length = min(end - start, 8)
    guard length > 0, let head = ByteWords.digits(SixBitArmour.load(start), count: length),
      end - start <= 18
    else { return nil }
    var (place, value) = (start + length, Int64(truncatingIfNeeded: head))
    while place < end {
      let digit = byte(place) &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      place += 1
    }
    return value
  }

  /// `1-2-7218`: part, total, number of the group.
  @inline(__always)
  private mutating func group(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    guard end - start > 4 else { return false }
    let part = byte(start) &- 48
    let total = byte(start + 2) &- 48
    guard byte(start + 1) == UInt8(ascii: "-"), byte(start + 3) == UInt8(ascii: "-"), part < 10,
      total < 10, let number = number(start + 4, end)
    else { return false }
    if part >= 1, part <= total { record.pointee.sentence.group = number }
    return true
  }
}

/// How the last tag block of a source and a time began, up to the last two digits of the time.
struct TagBeginning {
  private(set) var beginning = LineBeginning()
  /// Milliseconds since 1970 that those digits tell when the last two are zeros.
  private var start: Int64 = 0
  /// Where the source stands, counted from the backslash, and its length; −1 when there is no source.
  private var sourcePlace = (offset: 0, count: -1)

  /// Milliseconds since 1970 that the last two digits, as characters, tell.
  @inline(__always)
  func time(_ tens: UInt8, _ ones: UInt8) -> Int64 {
    start &+ (Int64(tens) &* 10 &+ Int64(ones) &- 528) &* 1000
  }

  /// The source of a block at `start` that begins likewise.
  @inline(__always)
  func source(_ start: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    let (offset, count) = sourcePlace
    return count < 0
      ? ScannedSentence.nothing : UnsafeRawBufferPointer(start: start + offset, count: count)
  }

  /// Keeps the beginning of the block at `block`, whose ten digits end at `star` and tell `time`.
  mutating func keep(
    _ block: UnsafeRawPointer, _ star: UnsafeRawPointer, _ time: Int64,
    source: UnsafeRawBufferPointer
  ) {
    guard beginning.keep(block, length: star - block - 2) else { return }
    let (tens, ones) = ((star - 2).load(as: UInt8.self), (star - 1).load(as: UInt8.self))
    start = 0
    start = time &- self.time(tens, ones)
    sourcePlace = source.baseAddress.map { (offset: $0 - block, count: source.count) } ?? (0, -1)
  }
}

/// The first eight of the ten digits of a tag block's time: the next one's are the same, nearly always,
/// for the hundred seconds that the other two count.
struct TagClock {
  /// No digits have this word.
  private var known: UInt64 = 0
  private var start: Int64 = 0

  /// Milliseconds since 1970 that ten digits like the last ones tell; nil for any others.
  @inline(__always)
  func time(_ digits: UnsafeRawPointer) -> Int64? {
    let tens = digits.load(fromByteOffset: 8, as: UInt8.self) &- 48
    let ones = digits.load(fromByteOffset: 9, as: UInt8.self) &- 48
    guard SixBitArmour.load(digits) == known, tens < 10, ones < 10 else { return nil }
    return start &+ Int64(tens &* 10 &+ ones) &* 1000
  }

  /// Keeps the beginning of ten digits, when each of the hundred seconds is a time.
  mutating func keep(_ digits: UnsafeRawPointer) {
    let word = SixBitArmour.load(digits)
    guard let hundreds = ByteWords.eightDigits(word) else { return }
    let first = Int64(truncatingIfNeeded: hundreds &* 100)
    guard let start = EpochTime.fromTenDigits(first), EpochTime.fromTenDigits(first + 99) != nil
    else { return }
    (known, self.start) = (word, start)
  }
}
