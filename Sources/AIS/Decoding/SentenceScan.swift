/// The quick way through a line: one pass over its bytes, many at a time.
///
/// Nearly all lines of a log have one of a few shapes: a tag block with single-letter keys or a number
/// before the sentence or neither, a sentence with one-digit fields, fill bits, checksum, line end or the
/// suffix of Coast Guard logs; or they are `$PGHP` lines. Here those are read without looking for the
/// line's end first: the payload ends at the first character that is none of the alphabet, and the
/// checksum is gathered from the same words. Whatever does not fit is left, untouched, to the strict
/// reader (`Line.parse`); that both agree on every line is a law with a test of its own.

/// A pass over line after line.
@usableFromInline
struct SentenceScan {
  /// What became of a line, for those who tell of it.
  @usableFromInline
  enum Kind {
    /// Messages 1 to 3, of 168 bits or more.
    case positionReport
    /// Message 27, of 96 bits or more.
    case longRangePositionReport
    /// Messages 4 and 11, of 168 bits or more.
    case baseStationReport
    /// Message 18, of 168 bits or more.
    case classBPositionReport
    /// Any other message.
    case otherMessage
    /// A part of a message.
    case part
    case receiverTime
    /// A line of no shape that the quick way reads.
    case notScanned
  }

  /// What a line is.
  enum Finding {
    /// A sentence that is a whole message, whose bits are unpacked.
    case message
    /// A sentence that is a part of one, whose payload stands in the record.
    case part
    case receiverTime
    /// Nothing that the quick way reads; the record may hold anything.
    case other
  }

  @usableFromInline let scratch: ScanScratch
  /// Where the bytes begin and end; none is loaded at the end or beyond.
  let start: UnsafeRawPointer
  @usableFromInline let limit: UnsafeRawPointer
  /// The line's end, and where the next line begins.
  var end: UnsafeRawPointer
  @usableFromInline var next: UnsafeRawPointer
  /// How the last tag block's time began, which the next one's does nearly always.
  var tagClock = TagClock()
  var tagBeginning = TagBeginning()
  /// The same of a block that began otherwise before it.
  var previousTagBeginning = TagBeginning()
  /// Milliseconds since 1970 that a `$PGHP` line told, its minute and day.
  var receiverTime: Int64 = 0
  var receiverMinute = ReceiverMinute()
  var receiverDay = ReceiverDay()
  /// The first eight bytes of the last sentence in one part, and the head they gave.
  private var knownHeader: UInt64 = 0
  private var knownHead: UInt64 = 0
  /// The same of the sentence in one part that began otherwise before it.
  private var previousHeader: UInt64 = 0
  private var previousHead: UInt64 = 0
  /// The same of the last part of a message, without part and sequence number.
  private var knownPartHeader: UInt64 = 0
  private var knownPartHead: UInt64 = 0

  @inlinable @inline(__always)
  var record: UnsafeMutablePointer<ReceptionRecord> { scratch.record }
  @inlinable @inline(__always) var words: UnsafeMutablePointer<UInt64> { scratch.words }

  /// A scan of `count` bytes that loads none behind them.
  @usableFromInline
  init(_ start: UnsafeRawPointer, count: Int, scratch: ScanScratch) {
    self.start = start
    limit = start + count
    self.scratch = scratch
    end = start
    next = start
  }

  /// Whether there are lines left.
  @inlinable @inline(__always) var isUnfinished: Bool { next < limit }

  /// Forgets the line before, since the strict way filled the record.
  ///
  /// The first byte at hand is the input's byte `offset`.
  @usableFromInline
  func forget(_ offset: UInt64) {
    record.pointee = ReceptionRecord(words: words)
    record.pointee.setOrigin(start, offset)
  }

  /// The first `count` bits of the message at hand, which has them.
  @inlinable
  @inline(__always)
  func bits(_ count: Int) -> PayloadBits { PayloadBits(words: words, bitCount: count) }

  @inlinable @inline(__always) var reception: Reception { Reception(record) }

  /// The message in several parts was told of.
  @inlinable
  @inline(__always)
  func endParts() { record.pointee.endParts() }

  /// The kind of the message at hand.
  @inline(__always)
  var kind: Kind {
    let count = record.pointee.bitCount
    guard count >= LongRangePositionReport.longest else { return .otherMessage }
    let type = words[0] &>> 58
    if count >= PositionReport.longest {
      // Most messages are of these, and a branch of their own is guessed better than a jump.
      if type &- 1 < 3 { return .positionReport }
      if type == 4 || type == 11 { return .baseStationReport }
      if type == 18 { return .classBPositionReport }
    }
    return type == 27 ? .longRangePositionReport : .otherMessage
  }

  /// Reads the line that begins at `start`.
  @inline(__always)
  mutating func read(_ start: UnsafeRawPointer) -> Finding {
    guard limit - start > ScanLimits.header else { return .other }
    record.pointee.sentence.clear()
    var place = start
    if byte(place) != UInt8(ascii: "!") {
      if byte(place) == UInt8(ascii: "$") { return clockLine(place) ? .receiverTime : .other }
      guard let after = beforeSentence(place) else { return .other }
      place = after
    }
    return header(place)
  }

  @inline(__always)
  func byte(_ place: UnsafeRawPointer) -> UInt8 { place.load(as: UInt8.self) }

  /// Reads a number, a tag block or both; returns the place of the `!` behind them.
  @inline(__always)
  private mutating func beforeSentence(_ start: UnsafeRawPointer) -> UnsafeRawPointer? {
    var place = start
    if byte(place) &- 48 < 10 {
      guard let after = prefix(place) else { return nil }
      place = after
    }
    if byte(place) == UInt8(ascii: "\\") {
      guard let after = tagBlock(place) else { return nil }
      place = after
    }
    guard byte(place) == UInt8(ascii: "!"), limit - place > ScanLimits.header else { return nil }
    return place
  }

  // MARK: - The sentence

  /// `!AIVDM,1,1,,A,` or `!AIVDM,1,1,,,` and then the payload.
  @inline(__always)
  private mutating func header(_ start: UnsafeRawPointer) -> Finding {
    let first = SixBitArmour.load(start)
    let second = SixBitArmour.load(start + 8)
    // `,1,,`: behind `!AIVDM,1`, the only part and no sequence number.
    guard first == knownHeader, UInt32(truncatingIfNeeded: second) == 0x2C2C_312C else {
      return otherHeader(start, first, second)
    }
    let channel = UInt8(truncatingIfNeeded: second &>> 32)
    let isNone = channel == UInt8(ascii: ",")
    guard isNone || second & 0xFF00_0000_0000 == 0x2C00_0000_0000 && isCapital(second &>> 32) else {
      return otherHeader(start, first, second)
    }
    let mask: UInt64 = isNone ? 0xFF_FFFF_FFFF : 0xFFFF_FFFF_FFFF
    let head = isNone ? knownHead : knownHead | UInt64(channel) &<< 48
    return unpackedPayload(start + (isNone ? 13 : 14), first &>> 8 ^ second & mask, head)
  }

  /// `!AIVDM,2,1,3,A,`: a part like the last one, with a sequence number and a channel or none; else
  /// anything.
  @inline(never)
  private mutating func otherHeader(
    _ start: UnsafeRawPointer, _ first: UInt64, _ second: UInt64
  ) -> Finding {
    let part = UInt8(truncatingIfNeeded: second &>> 8) &- 48
    let sequence = UInt8(truncatingIfNeeded: second &>> 24) &- 48
    let total = UInt8(truncatingIfNeeded: knownPartHead &>> 24)
    guard first == knownPartHeader, second & 0x0000_00FF_00FF_00FF == 0x0000_002C_002C_002C,
      part &- 1 < total, sequence < 10
    else { return unknownHeader(start, first, second) }
    let head = knownPartHead | UInt64(part) &<< 32 | UInt64(sequence) &<< 40
    let channel = UInt8(truncatingIfNeeded: second &>> 40)
    if channel == UInt8(ascii: ",") {
      let sum = first &>> 8 ^ second & 0x0000_FFFF_FFFF_FFFF
      return partPayload(start + 14, sum, head)
    }
    guard channel > UInt8(ascii: ","), UInt8(truncatingIfNeeded: second &>> 48) == 44 else {
      return unknownHeader(start, first, second)
    }
    let sum = first &>> 8 ^ second & 0x00FF_FFFF_FFFF_FFFF
    return partPayload(start + 15, sum, head | UInt64(channel) &<< 48)
  }

  /// Channel and payload of a sentence that is a whole message without a sequence number.
  @inline(__always)
  private mutating func single(
    _ start: UnsafeRawPointer, _ first: UInt64, _ second: UInt64, _ head: UInt64
  ) -> Finding {
    let channel = UInt8(truncatingIfNeeded: second &>> 32)
    if channel == UInt8(ascii: ",") {
      return unpackedPayload(start + 13, first &>> 8 ^ second & 0xFF_FFFF_FFFF, head)
    }
    guard isChannel(channel), UInt8(truncatingIfNeeded: second &>> 40) == UInt8(ascii: ",") else {
      return .other
    }
    return unpackedPayload(
      start + 14, first &>> 8 ^ second & 0xFFFF_FFFF_FFFF, head | UInt64(channel) &<< 48)
  }

  /// A channel may be any printable byte but a star; nearly all are capitals.
  @inline(__always)
  private func isChannel(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "A") < 26 || byte > 32 && byte != UInt8(ascii: "*")
  }

  /// The header of another kind of sentence than the one before.
  @inline(never)
  private mutating func unknownHeader(
    _ start: UnsafeRawPointer, _ first: UInt64, _ second: UInt64
  ) -> Finding {
    if first == previousHeader, UInt32(truncatingIfNeeded: second) == 0x2C2C_312C {
      swap(&knownHeader, &previousHeader)
      swap(&knownHead, &previousHead)
      return single(start, first, second, knownHead)
    }
    // Bytes 0, 3, 4 and 6: `!`, V, D and a comma; behind them a digit, then a comma.
    guard first & 0x00FF_00FF_FF00_00FF == 0x002C_0044_5600_0021, isCapital(first &>> 8),
      isCapital(first &>> 16), UInt8(truncatingIfNeeded: second) == UInt8(ascii: ",")
    else { return .other }
    let kind = UInt8(truncatingIfNeeded: first &>> 40)
    let total = UInt8(truncatingIfNeeded: first &>> 56) &- 48
    let part = UInt8(truncatingIfNeeded: second &>> 8) &- 48
    guard kind == UInt8(ascii: "M") || kind == UInt8(ascii: "O"), total &- 1 < 9, part &- 1 < total,
      UInt8(truncatingIfNeeded: second &>> 16) == UInt8(ascii: ",")
    else { return .other }
    var length = 3
    guard let sequence = optionalByte(second, &length) else { return .other }
    guard sequence == 0 || sequence &- 48 < 10 else { return .other }
    let head = ScannedSentence.head(
      talker: UInt16(truncatingIfNeeded: first &>> 8).byteSwapped,
      isOwnShip: kind == UInt8(ascii: "O"), total: total, part: part,
      sequence: sequence == 0 ? ScannedSentence.noSequence : sequence &- 48)
    if total == 1, sequence == 0 {
      (previousHeader, previousHead) = (knownHeader, knownHead)
      (knownHeader, knownHead) = (first, head)
      return single(start, first, second, head)
    }
    if total > 1 { (knownPartHeader, knownPartHead) = (first, head & 0xFFFF_FFFF) }
    guard let channel = optionalByte(second, &length) else { return .other }
    let sum = first &>> 8 ^ ByteWords.first(length, of: second)
    let (payload, whole) = (start + 8 + length, head | UInt64(channel) &<< 48)
    return total == 1
      ? unpackedPayload(payload, sum, whole) : partPayload(payload, sum, whole)
  }

  /// A talker may be any two bytes; only letters cannot be a comma, a star or a line end.
  @inline(__always)
  private func isCapital(_ word: UInt64) -> Bool {
    UInt8(truncatingIfNeeded: word) &- UInt8(ascii: "A") < 26
  }

  /// A byte and a comma, or a comma alone, which gives 0; nil for anything else.
  @inline(__always)
  private func optionalByte(_ word: UInt64, _ length: inout Int) -> UInt8? {
    let left = word &>> UInt64(truncatingIfNeeded: length &* 8)
    let value = UInt8(truncatingIfNeeded: left)
    if value == UInt8(ascii: ",") {
      length &+= 1
      return 0
    }
    guard UInt8(truncatingIfNeeded: left &>> 8) == UInt8(ascii: ","), value > 32,
      value != UInt8(ascii: "*")
    else { return nil }
    length &+= 2
    return value
  }
}

/// Where a scan stops looking; longer lines are for the strict reader.
enum ScanLimits {
  /// Bytes that must be there from the beginning of a line or sentence on: a header of at most sixteen,
  /// and what must be there from the beginning of its payload on.
  static var header: Int { 16 + behind }
  /// Bytes that must be there behind a place in a payload: thirty-two to load, and what may follow
  /// the last of them.
  static var behind: Int { 56 }
  /// Characters of a payload that is longer than most, and room to load behind them: with all that may
  /// stand before and behind it no line of the quick way is longer than a line may be.
  static var payload: Int { 352 + 64 }
  /// Bytes of a tag block.
  static var tagBlock: Int { 256 }
}
