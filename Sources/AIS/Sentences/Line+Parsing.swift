/// Reads one line of a log; see `Sentence` for the form.
///
/// The line is accepted only when the checksum is there and fits, and nothing but blanks or suffix
/// fields follow it.
extension Line {
  /// Reads the bytes of one line, without its line end.
  public static func parse(_ line: UnsafeRawBufferPointer) -> Line {
    guard let start = line.firstIndex(where: { $0 != 32 && $0 != 9 }) else { return .empty }
    if line[start] == UInt8(ascii: "#") { return .comment }
    guard let marker = line[start...].firstIndex(where: Self.isMarker) else {
      return .refused(.malformed)
    }
    var cursor = ByteCursor(line, at: marker)
    var scanned = ScannedSentence()
    if cursor.peek == UInt8(ascii: "\\") {
      guard let block = TagBlock.read(&cursor) else { return .refused(.badTagBlock) }
      guard !isBlank(line[cursor.index...]) else { return .tagBlockAlone(block) }
      scanned.take(block, UnsafeRawBufferPointer(rebasing: line[marker..<cursor.index]))
    }
    switch cursor.next() {
    case UInt8(ascii: "!"):
      if let fault = encapsulated(cursor, &scanned) { return fault }
      let prefix = UnsafeRawBufferPointer(rebasing: line[start..<marker])
      scanned.prefixTime = prefixTime(prefix) ?? ScannedSentence.noTime
      return .sentence(Sentence(scanned: scanned))
    case UInt8(ascii: "$"): return parametric(cursor)
    default: return .refused(.malformed)
    }
  }

  private static func isMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$")
  }

  private static func isBlank(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    bytes.allSatisfy { $0 == 32 || $0 == 9 }
  }

  /// Reads a sentence that begins with `!`, from the byte after it on; nil when it is sound.
  private static func encapsulated(
    _ start: ByteCursor, _ scanned: inout ScannedSentence
  ) -> Line? {
    let bytes = UnsafeRawBufferPointer(rebasing: start.bytes[start.index...])
    guard bytes.count >= 5, bytes[2] == UInt8(ascii: "V"), bytes[3] == UInt8(ascii: "D"),
      bytes[4] == UInt8(ascii: "M") || bytes[4] == UInt8(ascii: "O")
    else { return .notAIS }
    var cursor = ByteCursor(bytes)
    guard let body = cursor.field(endingWith: UInt8(ascii: "*")),
      let checksum = cursor.hexadecimalByte()
    else { return .refused(.missingChecksum) }
    guard checksum == body.exclusiveOr else { return .refused(.badChecksum) }
    if let fault = read(body, &scanned) { return .refused(fault) }
    return takeSuffix(cursor, &scanned) ? nil : .refused(.malformed)
  }

  /// The fields between `!` and `*`.
  private static func read(
    _ body: UnsafeRawBufferPointer, _ scanned: inout ScannedSentence
  ) -> SentenceFault? {
    var fields = ByteCursor(body)
    let comma = UInt8(ascii: ",")
    guard let name = fields.field(endingWith: comma), name.count == 5,
      let total = fields.field(endingWith: comma)?.decimal,
      let part = fields.field(endingWith: comma)?.decimal,
      let sequence = fields.field(endingWith: comma),
      let channel = fields.field(endingWith: comma), channel.count <= 1,
      let payload = fields.field(endingWith: comma)
    else { return .malformed }
    let fill = fields.field(endingWithOrAtEnd: comma)
    guard fields.isAtEnd, (1...9).contains(total), (1...total).contains(part),
      sequence.isEmpty || sequence.decimal.map({ $0 <= 9 }) == true
    else { return .malformed }
    guard !payload.isEmpty else { return .emptyPayload }
    guard let fillBits = fill.decimal, fillBits <= 5 else { return .malformed }
    let head = ScannedSentence.head(
      talker: UInt16(name[0]) << 8 | UInt16(name[1]), isOwnShip: name[4] == UInt8(ascii: "O"),
      total: UInt8(truncatingIfNeeded: total), part: UInt8(truncatingIfNeeded: part),
      sequence: sequence.decimal.map { UInt8(truncatingIfNeeded: $0) }
        ?? ScannedSentence.noSequence)
    let fillByte = UInt64(truncatingIfNeeded: fillBits)
    scanned.head = head | UInt64(channel.first ?? 0) << 48 | fillByte << 56
    scanned.payload = payload
    return nil
  }

  /// False when something other than blanks or suffix fields follows the checksum.
  private static func takeSuffix(
    _ start: ByteCursor, _ scanned: inout ScannedSentence
  ) -> Bool {
    var cursor = start
    guard cursor.skip(UInt8(ascii: ",")) else {
      let rest = cursor.bytes[cursor.index...]
      return isBlank(rest) || rest.elementsEqual(speltLineEnd)
    }
    let suffix = SentenceSuffix(UnsafeRawBufferPointer(rebasing: cursor.bytes[cursor.index...]))
    scanned.suffixStation = suffix.station ?? ScannedSentence.nothing
    scanned.suffixTime = suffix.time ?? ScannedSentence.noTime
    return true
  }

  /// A line end that a logger spelt out in eight characters; a line of gpsd's sample has it.
  private static let speltLineEnd = Array("\\x0d\\x0a".utf8)

  /// The number right before the sentence, with or without a fraction of a second.
  private static func prefixTime(_ prefix: UnsafeRawBufferPointer) -> Int64? {
    guard !prefix.isEmpty else { return nil }
    var cursor = ByteCursor(trimmed(prefix))
    let whole = cursor.field(endingWithOrAtEnd: UInt8(ascii: "."))
    guard let count = whole.decimal else { return nil }
    guard !cursor.isAtEnd else { return EpochTime.milliseconds(count) }
    let fraction = cursor.field(endingWithOrAtEnd: 0)
    guard fraction.count <= 9, let digits = fraction.decimal,
      let time = EpochTime.milliseconds(count), time / 1000 == count
    else { return nil }
    var thousandths = digits
    for _ in fraction.count..<max(3, fraction.count) { thousandths *= 10 }
    for _ in 3..<max(3, fraction.count) { thousandths /= 10 }
    return time + thousandths
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    SentenceSuffix.trimmed(bytes)
  }
}
