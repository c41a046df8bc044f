/// The quick way through a line: one pass over its bytes, eight at a time.
///
/// Nearly all lines of a log have one of a few shapes: a tag block with single-letter keys or none,
/// a sentence with one-digit fields, fill bits, checksum, line end or the suffix of Coast Guard
/// logs. Here those are read without looking for the line's end first: the payload ends at the first
/// character that is none of the alphabet, and the checksum is gathered from the same words. Whatever
/// does not fit is left, untouched, to the strict reader (`Line.parse`); that both agree on
/// every line is a law with a test of its own.

/// One pass over one line.
struct SentenceScan {
  var reception = Reception()
  /// How many bits were unpacked, fill bits left out; only for a message in one reception.sentence.
  var bitCount = 0
  /// The line's end, and where the next line begins.
  var end: UnsafeRawPointer
  var next: UnsafeRawPointer
  let limit: UnsafeRawPointer
  private let words: UnsafeMutablePointer<UInt64>

  /// A scan that never loads a byte at or beyond `limit` and unpacks payloads into `words`, which
  /// has room for a line.
  @inline(__always)
  init(limit: UnsafeRawPointer, words: UnsafeMutablePointer<UInt64>) {
    self.limit = limit
    self.words = words
    end = limit
    next = limit
  }

  /// Reads the line that begins at `start`; false when it is not of the common shapes.
  @inline(__always)
  mutating func read(_ start: UnsafeRawPointer) -> Bool {
    reception.sentence.clear()
    var place = start
    guard limit - place > 64 else { return false }
    if byte(place) == UInt8(ascii: "\\") {
      guard let after = tagBlock(place) else { return false }
      place = after
    }
    guard byte(place) == UInt8(ascii: "!"), limit - place > 40 else { return false }
    return header(place + 1)
  }

  @inline(__always)
  func byte(_ place: UnsafeRawPointer) -> UInt8 { place.load(as: UInt8.self) }

  /// `AIVDM,1,1,,A,` and then the payload.
  @inline(__always)
  private mutating func header(_ start: UnsafeRawPointer) -> Bool {
    let first = SixBitArmour.load(start)
    // Bytes 2, 3, 5 and 7: V, D and two commas.
    guard first & 0xFF00_FF00_FFFF_0000 == 0x2C00_2C00_4456_0000 else { return false }
    guard isCapital(first), isCapital(first &>> 8) else { return false }
    let kind = UInt8(truncatingIfNeeded: first &>> 32)
    let total = UInt8(truncatingIfNeeded: first &>> 48) &- 48
    guard kind == UInt8(ascii: "M") || kind == UInt8(ascii: "O"), total &- 1 < 9 else {
      return false
    }
    let second = SixBitArmour.load(start + 8)
    let part = UInt8(truncatingIfNeeded: second) &- 48
    guard part &- 1 < total, UInt8(truncatingIfNeeded: second &>> 8) == UInt8(ascii: ",") else {
      return false
    }
    reception.sentence.talker = UInt16(truncatingIfNeeded: first).byteSwapped
    reception.sentence.isOwnShip = kind == UInt8(ascii: "O")
    reception.sentence.total = total
    reception.sentence.part = part
    var length = 2
    guard let sequence = optionalByte(second, &length) else { return false }
    guard sequence == 0 || sequence &- 48 < 10 else { return false }
    reception.sentence.sequence = sequence == 0 ? ScannedSentence.noSequence : sequence &- 48
    guard let channel = optionalByte(second, &length) else { return false }
    reception.sentence.channel = channel
    let sum = first ^ ByteWords.first(length, of: second)
    return total == 1
      ? unpackedPayload(start + 8 + length, sum) : skippedPayload(start + 8 + length, sum)
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

  /// Unpacks the payload of a whole message and goes on to what follows it.
  ///
  /// Thirty-two characters are 192 bits, three words. What stands behind the payload is unpacked
  /// too where it falls into the last of them; those bits are behind the end of the message.
  @inline(__always)
  private mutating func unpackedPayload(_ start: UnsafeRawPointer, _ before: UInt64) -> Bool {
    var (place, sum, out) = (start, before, words)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > 56 {
      let chunk = place.loadUnaligned(as: SIMD4<UInt64>.self)
      let bits = SixBitArmour.pack(chunk)
      out[0] = bits[0] &<< 16 | bits[1] &>> 32
      out[1] = bits[1] &<< 32 | bits[2] &>> 16
      out[2] = bits[2] &<< 48 | bits[3]
      let marks = SixBitArmour.foreign(chunk)
      let count = Self.sound(chunk, marks, &sum)
      guard count == 32 else { return tail(start, place + count, sum) }
      place += 32
      out += 3
    }
    return false
  }

  /// How many characters stand before the first mark, and their exclusive or.
  @inline(__always)
  private static func sound(
    _ chunk: SIMD4<UInt64>, _ marks: SIMD4<UInt64>, _ sum: inout UInt64
  ) -> Int {
    for index in 0..<4 {
      guard marks[index] == 0 else {
        let count = ByteWords.place(ofFirst: marks[index])
        sum ^= ByteWords.first(count, of: chunk[index])
        return index &* 8 &+ count
      }
      sum ^= chunk[index]
    }
    return 32
  }

  /// Passes over the payload of a part; it is unpacked when the message is whole.
  @inline(__always)
  private mutating func skippedPayload(_ start: UnsafeRawPointer, _ before: UInt64) -> Bool {
    var (place, sum) = (start, before)
    let bound = min(limit, start + ScanLimits.payload)
    while bound - place > 32 {
      let word = SixBitArmour.load(place)
      let marks = SixBitArmour.foreign(word)
      guard marks != 0 else {
        sum ^= word
        place += 8
        continue
      }
      let count = ByteWords.place(ofFirst: marks)
      sum ^= ByteWords.first(count, of: word)
      return tail(start, place + count, sum)
    }
    return false
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
    reception.sentence.fillBits = fill
    reception.sentence.payload = UnsafeRawBufferPointer(start: start, count: place - start)
    bitCount = (place - start) &* 6 &- Int(fill)
    return lineEnd(place + 5)
  }

  @inline(__always)
  private mutating func lineEnd(_ place: UnsafeRawPointer) -> Bool {
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

  /// Finds the end of a line with a suffix and reads it.
  private mutating func suffix(_ start: UnsafeRawPointer) -> Bool {
    var place = start
    while limit - place > 16 {
      let word = SixBitArmour.load(place)
      let marks = ByteWords.find(10, in: word) | ByteWords.find(13, in: word)
      guard marks != 0 else {
        place += 8
        continue
      }
      let stop = place + ByteWords.place(ofFirst: marks)
      let field = UnsafeRawBufferPointer(start: start + 1, count: stop - start - 1)
      let found = SentenceSuffix(field)
      reception.sentence.suffixStation = found.station ?? ScannedSentence.nothing
      reception.sentence.suffixTime = found.time ?? ScannedSentence.noTime
      return lineEnd(stop)
    }
    return false
  }
}

/// Where a scan stops looking; longer lines are for the strict reader.
enum ScanLimits {
  /// Characters of a payload, and room to load behind them.
  static let payload = 1024 + 64
  /// Bytes of a tag block.
  static let tagBlock = 256
}
