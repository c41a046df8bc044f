/// A message of which some parts came: what they have in common, and their payloads.

/// Where a line is in the input.
struct LinePlace {
  /// From 1.
  let number: UInt64
  let offset: UInt64
  let length: UInt32
}

extension LinePlace {
  init(_ reception: ReceptionRecord) {
    self.init(number: reception.line, offset: reception.offset, length: reception.length)
  }
}

/// One place in the table of the assembler, used again and again.
struct PendingMessage: Sendable {
  /// What the parts of one message share.
  struct Key: Sendable {
    /// Talker, channel, sequence and number of parts in one number.
    let sentence: UInt64
    /// Number of the tag block's group; `ScannedSentence.noGroup` when there is none.
    let group: Int64
    /// Digest of the station's name; nil when none is given.
    let station: UInt64?

    init(_ part: ScannedSentence) {
      let numbers = UInt64(part.sequence) &<< 8 | UInt64(part.total)
      sentence = UInt64(part.talker) &<< 24 | UInt64(part.channel) &<< 16 | numbers
      group = part.group
      station = part.station?.digest
    }

    var isInGroup: Bool { group != ScannedSentence.noGroup }
  }

  /// One part as it is kept.
  struct Part: Sendable {
    let number: UInt8
    let fillBits: UInt8
    /// Its characters in `characters`.
    let start: Int
    let count: Int
    let line: LinePlace
  }

  /// Whether a part is there already.
  enum Presence { case none, same, other }

  private(set) var key = Key(ScannedSentence())
  /// Milliseconds since 1970 that the first part with a time brought, and what told it.
  private(set) var time = ScannedSentence.noTime
  private(set) var clock = Reception.Clock.tagBlock
  private(set) var lastLine: UInt64 = 0
  private(set) var parts: [Part] = []
  /// Name of the station and the armoured payloads, one after another.
  private(set) var characters: [UInt8] = []
  private var nameLength = 0
  private var total: UInt8 = 0

  /// Where in `characters` the station's name is; nil when no part named one.
  var station: Range<Int>? { key.station == nil ? nil : 0..<nameLength }
  var count: Int { parts.count }
  var isWhole: Bool { parts.count == Int(total) }

  mutating func start(_ part: ReceptionRecord, _ key: Key) {
    self.key = key
    time = ScannedSentence.noTime
    total = part.sentence.total
    parts.removeAll(keepingCapacity: true)
    characters.removeAll(keepingCapacity: true)
    if let name = part.sentence.station { characters.append(contentsOf: name) }
    nameLength = characters.count
    join(part)
  }

  mutating func join(_ part: ReceptionRecord) {
    let sentence = part.sentence
    parts.append(
      Part(
        number: sentence.part, fillBits: sentence.fillBits, start: characters.count,
        count: sentence.payload.count, line: LinePlace(part)))
    characters.append(contentsOf: sentence.payload)
    lastLine = part.line
    guard time == ScannedSentence.noTime else { return }
    time = part.resolvedTime
    clock = part.resolvedClock
  }

  /// Whether a part with this key and time may be one of this message.
  func accepts(_ other: Key, time: Int64) -> Bool {
    guard key.sentence == other.sentence else { return false }
    if time != ScannedSentence.noTime, self.time != ScannedSentence.noTime,
      time.subtractingReportingOverflow(self.time).partialValue.magnitude
        > FragmentAssembler.Limits.milliseconds
    {
      return false
    }
    if other.isInGroup, key.isInGroup { return other.group == key.group }
    if let station = other.station, let own = key.station { return station == own }
    return true
  }

  func holds(_ sentence: ScannedSentence) -> Presence {
    guard let known = parts.first(where: { $0.number == sentence.part }) else { return .none }
    let isSame =
      known.count == sentence.payload.count
      && characters[known.start..<known.start + known.count].elementsEqual(sentence.payload)
    return isSame ? .same : .other
  }

  /// Puts the parts in their order.
  mutating func sort() { parts.sort { $0.number < $1.number } }

  /// Unpacks all payloads, one behind another; the number of bits, nil when a character is foreign.
  func unpack(
    _ characters: UnsafeRawBufferPointer, into words: UnsafeMutablePointer<UInt64>
  ) -> Int? {
    var bits = 0
    for part in parts {
      let added = part.count * 6 - Int(part.fillBits)
      guard let base = characters.baseAddress, added >= 0,
        SixBitArmour.append(base + part.start, count: part.count, to: words, from: bits)
      else { return nil }
      bits += added
    }
    return bits
  }

  /// Offset of the first byte of the message's lines and bytes from there to the end of the last.
  var span: (offset: UInt64, length: UInt32) {
    var (start, end) = (UInt64.max, UInt64(0))
    for part in parts {
      start = min(start, part.line.offset)
      end = max(end, part.line.offset &+ UInt64(part.line.length))
    }
    return (start, UInt32(clamping: end &- start))
  }
}
