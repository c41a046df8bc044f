/// A message of which some parts came: what they have in common.

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

/// One place in the table of the assembler, used again and again; its parts and their characters are
/// in `PendingMemory`.
struct PendingMessage {
  /// One part as it is kept.
  struct Part {
    let number: UInt8
    let fillBits: UInt8
    /// Its characters among those of the message.
    let start: Int
    let count: Int
    let line: LinePlace
  }

  /// Talker, channel, sequence and number of parts in one number.
  let sentence: UInt64
  /// Number of the tag block's group; `ScannedSentence.noGroup` when there is none.
  let group: Int64
  /// Milliseconds since 1970 that the first part with a time brought, and what told it.
  var time = ScannedSentence.noTime
  var clock = Reception.Clock.tagBlock
  var lastLine: UInt64 = 0
  /// How many parts came, and how many there are.
  var count = 0
  let total: Int
  /// Whether a part named the station; length of its name, which stands before the payloads, and of all
  /// characters.
  var hasStation = false
  var nameLength = 0
  var used = 0
  /// Whether the parts came in their order.
  var isInOrder = true
  /// Whether they did, none but the last has fill bits and no character is foreign, so that their payloads
  /// are one.
  var isContiguous = true
  /// Neighbours in the order of the first parts, or in the list of free places; −1 for none.
  var previous: Int
  var next = -1

  /// The message that begins with a part.
  @inline(__always)
  init(_ part: ScannedSentence, after previous: Int) {
    sentence = part.shared
    group = part.group
    total = Int(part.total)
    self.previous = previous
  }

  @inline(__always) var isInGroup: Bool { group != ScannedSentence.noGroup }

  /// Whether a part may be one of this message; `name` is where the station's stands.
  @inline(__always)
  func accepts(_ part: UnsafePointer<ReceptionRecord>, _ name: UnsafePointer<UInt8>) -> Bool {
    guard sentence == part.pointee.sentence.shared,
      Self.areNear(time, part.pointee.resolvedTime)
    else { return false }
    let group = part.pointee.sentence.group
    if group != ScannedSentence.noGroup, isInGroup { return group == self.group }
    guard hasStation, let other = part.pointee.sentence.station else { return true }
    return ByteWords.areSame(UnsafeRawBufferPointer(start: name, count: nameLength), other)
  }

  /// Whether two parts may be of one message by their times, where both have one.
  @inline(__always)
  static func areNear(_ time: Int64, _ other: Int64) -> Bool {
    guard other != ScannedSentence.noTime, time != ScannedSentence.noTime else { return true }
    let distance = other.subtractingReportingOverflow(time).partialValue.magnitude
    return distance <= FragmentAssembler.Limits.milliseconds
  }
}

/// Parts and characters of all messages that wait, in memory that is used again and never grows.
///
/// One assembler holds it, and one that was copied makes its own before it changes anything
/// (`FragmentAssembler.memory`); so two threads never have the same one at hand, and it may be sent.
final class PendingMemory: @unchecked Sendable {
  /// Parts of one message.
  static var parts: Int { 9 }
  /// Characters of one message: a station's name and nine payloads, none longer than a line, and room
  /// to load behind them.
  static var characters: Int { 10 * AISDecoder.longestLine + 64 }

  /// Where everything is.
  struct Places {
    let messages: UnsafeMutablePointer<PendingMessage>
    fileprivate let partMemory: UnsafeMutablePointer<PendingMessage.Part>
    fileprivate let characterMemory: UnsafeMutablePointer<UInt8>
  }

  let places: Places

  /// No messages.
  init() {
    places = Places()
    let blank = PendingMessage(ScannedSentence(), after: -1)
    places.messages.initialize(repeating: blank, count: FragmentAssembler.Limits.messages)
  }

  /// The same again.
  init(_ other: PendingMemory) {
    places = Places()
    let count = FragmentAssembler.Limits.messages
    places.messages.initialize(from: other.places.messages, count: count)
    places.partMemory.initialize(from: other.places.partMemory, count: count * Self.parts)
    places.characterMemory.initialize(
      from: other.places.characterMemory, count: count * Self.characters)
  }

  deinit {
    places.messages.deallocate()
    places.partMemory.deallocate()
    places.characterMemory.deallocate()
  }
}

extension PendingMemory.Places {
  /// Trivial values: every one is written before it is read, but for loads behind the last character,
  /// whose result is dropped.
  fileprivate init() {
    let count = FragmentAssembler.Limits.messages
    messages = .allocate(capacity: count)
    partMemory = .allocate(capacity: count * PendingMemory.parts)
    characterMemory = .allocate(capacity: count * PendingMemory.characters)
  }

  @inline(__always)
  func parts(of slot: Int) -> UnsafeMutablePointer<PendingMessage.Part> {
    partMemory + slot &* PendingMemory.parts
  }

  @inline(__always)
  func characters(of slot: Int) -> UnsafeMutablePointer<UInt8> {
    characterMemory + slot &* PendingMemory.characters
  }

  /// Copies characters behind the first `start` ones of a message; when `hasRoom`, sixteen at a time,
  /// since behind them more bytes may be loaded.
  @inline(__always)
  func copy(
    _ bytes: UnsafeRawPointer, _ count: Int, to slot: Int, behind start: Int, hasRoom: Bool
  ) {
    let out = UnsafeMutableRawPointer(characters(of: slot) + start)
    guard hasRoom else { return out.copyMemory(from: bytes, byteCount: count) }
    var done = 0
    repeat {
      ByteVector(at: bytes + done).store(at: out + done)
      done &+= 16
    } while done < count
  }

  /// The payload of a part.
  func payload(of part: PendingMessage.Part, in slot: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: characters(of: slot) + part.start, count: part.count)
  }
}
