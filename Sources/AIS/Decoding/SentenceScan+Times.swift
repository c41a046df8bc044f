/// What stands before and behind a sentence in the quick way, and the lines of receivers' times.
import Vocabulary

/// How the last `$PGHP` line began, up to its minute: the next one begins likewise, nearly always.
struct ReceiverMinute {
  private(set) var beginning = LineBeginning()
  /// Milliseconds since 1970 at the beginning of that minute.
  private(set) var start: Int64 = 0

  /// Keeps the beginning of a line; false when it is too long to be kept.
  mutating func keep(_ line: UnsafeRawPointer, length: Int, start: Int64) -> Bool {
    self.start = start
    return beginning.keep(line, length: length)
  }
}

/// The day that the last `$PGHP` line told: the next one tells the same, nearly always.
struct ReceiverDay {
  /// Year, month and day in one number; 0 before the first.
  private var known: UInt64 = 0
  /// Milliseconds since 1970 at its beginning.
  private var start: Int64 = 0

  /// The beginning of a day of the years 2000…2099; nil when it does not exist.
  @inline(__always)
  mutating func start(_ year: UInt64, _ month: UInt64, _ day: UInt64) -> Int64? {
    let number = year &<< 16 | month &<< 8 | day
    return number == known ? start : other(number)
  }

  @inline(never)
  private mutating func other(_ number: UInt64) -> Int64? {
    let (year, month, day) = (Int(number >> 16), Int(number >> 8 & 255), Int(number & 255))
    guard (2000...2099).contains(year), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    known = number
    start = date.start.milliseconds
    return start
  }
}

extension SentenceScan {
  // MARK: - Before the sentence

  /// Ten to nineteen digits and one blank or comma: the logger's time.
  @inline(never)
  mutating func prefix(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    var place = start
    var value: UInt64 = 0
    for _ in 0..<2 {
      guard let eight = ByteWords.eightDigits(SixBitArmour.load(place)) else { break }
      (value, place) = (value &* 100_000_000 &+ eight, place + 8)
    }
    var digit = UInt64(byte(place) &- 48)
    while digit < 10, place - start < 19 {
      value = value &* 10 &+ digit
      place += 1
      digit = UInt64(byte(place) &- 48)
    }
    guard place - start >= 10, byte(place) == 32 || byte(place) == UInt8(ascii: ",") else {
      return nil
    }
    let time = Int64(exactly: value).flatMap(EpochTime.milliseconds)
    record.pointee.sentence.prefixTime = time ?? ScannedSentence.noTime
    record.pointee.sentence.extras |= ScannedSentence.Extras.elsewhere
    return place + 1
  }

  // MARK: - Behind the sentence

  /// Finds the end of a line with a suffix and reads the fields between the commas.
  @inline(never)
  mutating func suffix(_ comma: UnsafeRawPointer) -> Bool {
    guard let stop = controlCharacter(comma) else { return false }
    record.pointee.sentence.extras |= ScannedSentence.Extras.elsewhere
    var place = comma + 1
    while place < stop {
      let end = valueEnd(place, stop)
      if stop - end <= 1 {
        record.pointee.sentence.suffixTime = suffixTime(place, end)
      } else if end - place > 1,
        byte(place) == UInt8(ascii: "r") || byte(place) == UInt8(ascii: "b")
      {
        record.pointee.sentence.suffixStation = UnsafeRawBufferPointer(
          start: place, count: end - place)
      }
      place = end + 1
    }
    return lineEnd(stop)
  }

  /// The first CR or LF from `start` on, behind which sixteen bytes may be loaded; nil when there is
  /// none in what may be a line.
  @inline(__always)
  private func controlCharacter(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    var place = start
    let bound = min(limit, start + ScanLimits.tagBlock)
    while bound - place > ScanLimits.behind {
      let bytes = ByteVector(at: place)
      let marks = bytes.places(of: 10) | bytes.places(of: 13)
      guard marks == 0 else { return place + marks.trailingZeroBitCount }
      place += 16
    }
    return nil
  }

  @inline(__always)
  private func suffixTime(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Int64 {
    if end - start == 10, let count = ByteWords.tenDigits(start) {
      return EpochTime.fromTenDigits(count) ?? ScannedSentence.noTime
    }
    let field = UnsafeRawBufferPointer(start: start, count: end - start)
    return SentenceSuffix.time(field) ?? ScannedSentence.noTime
  }

  // MARK: - Lines of receivers' times

  /// `$PGHP,1,2010,6,11,11,46,11,390,231,45,992190934,1,2B*5B` with all parts of the time in range.
  @inline(never)
  mutating func clockLine(_ start: UnsafeRawPointer) -> Bool {
    let chunk = (ByteVector(at: start), ByteVector(at: start + 16))
    guard receiverMinute.beginning.begins(chunk, scratch) || otherMinute(start) else {
      return false
    }
    let behind = start + receiverMinute.beginning.length
    var place = behind
    guard let milliseconds = paddedSecond(&place) ?? otherSecond(&place),
      let (star, sum) = nearStarAndSum(behind), star >= place,
      ByteWords.isHexadecimal(sum ^ receiverMinute.beginning.sum, at: star + 1)
    else { return false }
    receiverTime = receiverMinute.start &+ Int64(truncatingIfNeeded: milliseconds)
    return lineEndWithoutSuffix(star + 3)
  }

  /// The same as `starAndSum` for a star among the next thirty-two bytes, which may be loaded: a line begins
  /// so far before the end, and its beginning is no longer than thirty-two.
  @inline(__always)
  private func nearStarAndSum(
    _ start: UnsafeRawPointer
  ) -> (star: UnsafeRawPointer, sum: UInt8)? {
    let chunk = (ByteVector(at: start), ByteVector(at: start + 16))
    let marks = Self.both(
      chunk.0.places(ofUnprintableOr: UInt8(ascii: "*")),
      chunk.1.places(ofUnprintableOr: UInt8(ascii: "*")))
    guard marks != 0 else { return starAndSum(start) }
    let count = marks.trailingZeroBitCount
    guard byte(start + count) == UInt8(ascii: "*") else { return nil }
    let bytes = scratch.first(count, of: chunk)
    return (start + count, ByteWords.fold((bytes.0 ^ bytes.1).folded))
  }

  /// Milliseconds of `46,390,`, two digits and three, and moves behind it.
  ///
  /// Nil for any other shape.
  @inline(__always)
  private func paddedSecond(_ place: inout UnsafeRawPointer) -> UInt64? {
    // The digits' values, and zero for each comma.
    let values = (SixBitArmour.load(place) ^ 0x002C_3030_302C_3030) & 0x00FF_FFFF_FFFF_FFFF
    let tooHigh = values &+ 0x007F_7676_767F_7676
    guard (values | tooHigh) & ByteWords.highs == 0 else { return nil }
    let second = (values & 0xFF) &* 10 &+ values &>> 8 & 0xFF
    let millisecond =
      (values &>> 24 & 0xFF) &* 100 &+ (values &>> 32 & 0xFF) &* 10 &+ values &>> 40 & 0xFF
    guard second < 60 else { return nil }
    place += 7
    return second &* 1000 &+ millisecond
  }

  /// The same for numbers without zeros before them.
  @inline(never)
  private func otherSecond(_ place: inout UnsafeRawPointer) -> UInt64? {
    guard let second = number(&place, 2), let millisecond = number(&place, 3), second < 60 else {
      return nil
    }
    return second &* 1000 &+ millisecond
  }

  /// Reads the line's beginning up to the minute.
  @inline(never)
  private mutating func otherMinute(_ start: UnsafeRawPointer) -> Bool {
    // `$PGHP,1,`
    guard SixBitArmour.load(start) == 0x2C31_2C50_4847_5024 else { return false }
    var place = start + 8
    guard let year = number(&place, 4), let month = number(&place, 2), let day = number(&place, 2),
      let hour = number(&place, 2), let minute = number(&place, 2), hour < 24, minute < 60,
      let midnight = receiverDay.start(year, month, day)
    else { return false }
    let minutes = Int64(truncatingIfNeeded: hour &* 60 &+ minute)
    return receiverMinute.keep(
      start, length: place - start, start: midnight &+ minutes &* 60_000)
  }

  /// One to `longest` digits up to a comma; moves behind it.
  @inline(__always)
  private func number(_ place: inout UnsafeRawPointer, _ longest: Int) -> UInt64? {
    let word = SixBitArmour.load(place)
    let count = ByteWords.place(ofFirst: ByteWords.find(UInt8(ascii: ","), in: word))
    guard count &- 1 < longest, count > 0 else { return nil }
    // The digits moved to the end of eight, zeros before them.
    let digits = (word &- 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: (8 &- count) &* 8)
    let tooHigh = digits &+ 0x7676_7676_7676_7676
    guard (digits | tooHigh) & ByteWords.highs == 0 else { return nil }
    place += count &+ 1
    let twos = digits &* 10 &+ digits &>> 8
    let hundreds = twos &>> 32 & 0xFF
    return hundreds &* 100 &+ twos &>> 48 & 0xFF
  }

  /// A line end that is not a suffix's beginning.
  @inline(__always)
  private mutating func lineEndWithoutSuffix(_ place: UnsafeRawPointer) -> Bool {
    byte(place) == UInt8(ascii: ",") ? false : lineEnd(place)
  }
}
