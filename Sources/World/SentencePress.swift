/// Packs bits into AIVDM sentences, byte by byte.
///
/// The world has its own encoder, written from ITU-R M.1371-5 and NMEA 0183 tag blocks, for two
/// reasons: it shares no line with the decoder that will be measured on its logs, so that a mistake
/// of one cannot hide in the other; and fifty million sentences must not pass through strings.

/// One message at a time: bits in, one or two sentences out.
struct SentencePress {
  /// Six-bit values of the message so far.
  private var sixes: [UInt8] = []
  private var rest: UInt64 = 0
  private var restBits = 0
  /// Bits added to fill the last character.
  private var fill = 0
  private var sequence: UInt8 = 0
  private var group = 0

  /// Payload characters in one sentence, as AIS receivers split them.
  private static let longest = 60

  init() { sixes.reserveCapacity(80) }

  mutating func begin() {
    sixes.removeAll(keepingCapacity: true)
    (rest, restBits, fill) = (0, 0, 0)
  }

  /// Appends the low `bits` (at most 32) of a two's-complement number.
  mutating func put(_ value: Int, _ bits: Int) {
    let mask: UInt64 = (1 << UInt64(bits)) - 1
    rest = (rest << UInt64(bits)) | (UInt64(bitPattern: Int64(value)) & mask)
    restBits += bits
    while restBits >= 6 {
      restBits -= 6
      sixes.append(UInt8((rest >> UInt64(restBits)) & 63))
    }
    rest &= (1 << UInt64(restBits)) - 1
  }

  /// Six-bit text, padded with `@` (M.1371 table 47); other characters become blanks.
  mutating func put(text: [UInt8], characters: Int) {
    for place in 0..<characters {
      guard place < text.count else {
        put(0, 6)
        continue
      }
      let byte = text[place]
      put(byte >= 64 && byte < 96 ? Int(byte) - 64 : byte >= 32 && byte < 64 ? Int(byte) : 32, 6)
    }
  }

  /// Where a sentence says it was heard and when.
  struct Receipt {
    let station: [UInt8]
    /// Seconds since 1970-01-01T00:00:00Z, by the receiver's clock.
    let time: Int64
    let channel: UInt8
  }

  /// Writes the message; with `losesTail` a message of two sentences lacks its second.
  ///
  /// May be called again for another receiver of the same message.
  mutating func write(_ receipt: Receipt, losesTail: Bool, into lines: inout [UInt8])
    -> (sentences: Int, isCut: Bool)
  {
    if restBits > 0 {
      fill = 6 - restBits
      sixes.append(UInt8((rest << UInt64(fill)) & 63))
      restBits = 0
    }
    let parts = (sixes.count + Self.longest - 1) / Self.longest
    if parts > 1 {
      group = group % 9999 + 1
      sequence = (sequence + 1) % 10
    }
    let written = losesTail && parts > 1 ? parts - 1 : parts
    for part in 0..<written {
      let isLast = part == parts - 1
      writeBlock(receipt, part: part, of: parts, into: &lines)
      writeSentence(receipt, part: part, of: parts, fill: isLast ? fill : 0, into: &lines)
    }
    return (written, written < parts)
  }

  private func writeBlock(
    _ receipt: Receipt, part: Int, of parts: Int, into lines: inout [UInt8]
  ) {
    lines.append(UInt8(ascii: "\\"))
    let start = lines.count
    if parts > 1 {
      lines.append(contentsOf: [UInt8(ascii: "g"), UInt8(ascii: ":")])
      Self.write(part + 1, into: &lines)
      lines.append(UInt8(ascii: "-"))
      Self.write(parts, into: &lines)
      lines.append(UInt8(ascii: "-"))
      Self.write(group, into: &lines)
    }
    if part == 0 {
      if parts > 1 { lines.append(UInt8(ascii: ",")) }
      lines.append(contentsOf: [UInt8(ascii: "s"), UInt8(ascii: ":")])
      lines.append(contentsOf: receipt.station)
      lines.append(contentsOf: [UInt8(ascii: ","), UInt8(ascii: "c"), UInt8(ascii: ":")])
      Self.write(Int(receipt.time), into: &lines)
    }
    Self.writeChecksum(from: start, into: &lines)
    lines.append(UInt8(ascii: "\\"))
  }

  private static let talker = Array("AIVDM,".utf8)

  private func writeSentence(
    _ receipt: Receipt, part: Int, of parts: Int, fill: Int, into lines: inout [UInt8]
  ) {
    lines.append(UInt8(ascii: "!"))
    let start = lines.count
    lines.append(contentsOf: Self.talker)
    Self.write(parts, into: &lines)
    lines.append(UInt8(ascii: ","))
    Self.write(part + 1, into: &lines)
    lines.append(UInt8(ascii: ","))
    if parts > 1 { lines.append(48 + sequence) }
    lines.append(UInt8(ascii: ","))
    lines.append(receipt.channel)
    lines.append(UInt8(ascii: ","))
    let first = part * Self.longest
    for six in sixes[first..<min(first + Self.longest, sixes.count)] {
      // M.1371 armour: 0…39 from "0", 40…63 from "`".
      lines.append(six < 40 ? six + 48 : six + 56)
    }
    lines.append(UInt8(ascii: ","))
    Self.write(fill, into: &lines)
    Self.writeChecksum(from: start, into: &lines)
    lines.append(UInt8(ascii: "\n"))
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func writeChecksum(from start: Int, into lines: inout [UInt8]) {
    var sum: UInt8 = 0
    for index in start..<lines.count { sum ^= lines[index] }
    lines.append(UInt8(ascii: "*"))
    lines.append(digits[Int(sum >> 4)])
    lines.append(digits[Int(sum & 15)])
  }

  private static func write(_ number: Int, into lines: inout [UInt8]) {
    guard number >= 10 else {
      lines.append(48 + UInt8(truncatingIfNeeded: max(0, number)))
      return
    }
    write(number / 10, into: &lines)
    lines.append(48 + UInt8(number % 10))
  }
}
