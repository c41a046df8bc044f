/// What is known of the line at hand: one place in memory, filled anew for every line.
///
/// The quick way leaves standing what is the same as in the line before, so that most lines set a
/// handful of fields; what follows from others is worked out when somebody asks.
@usableFromInline
struct ReceptionRecord {
  var sentence = ScannedSentence()
  @usableFromInline var resolvedTime = ScannedSentence.noTime
  /// What told the time; means nothing without one.
  var resolvedClock = Reception.Clock.tagBlock
  /// Name of the station of a message in parts, where its last part may not tell it.
  @usableFromInline var keptStation = ScannedSentence.nothing
  /// How many sentences the message came in; where there are several, `span` is that of all of them.
  @usableFromInline var sentences = 1
  @usableFromInline var span: (offset: UInt64, length: UInt32) = (0, 0)
  /// Number of its last line in the input, from 1.
  @usableFromInline var line: UInt64 = 0
  /// What is added to an address in the bytes at hand to give the offset in the input.
  @usableFromInline var origin: UInt64 = 0
  /// The bits of the message, once it is whole; of a part there is only their number, and fewer than none
  /// when its characters may be foreign.
  let words: UnsafePointer<UInt64>
  var bitCount = 0
  /// Its last line.
  @usableFromInline var bytes = ScannedSentence.nothing

  /// A record of nothing; bits of messages will be found at `words`.
  init(words: UnsafePointer<UInt64>) { self.words = words }

  /// The message in several parts was told of.
  @inlinable
  @inline(__always)
  mutating func endParts() {
    sentences = 1
    keptStation = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Lines now begin at `start`, where the input's byte `offset` is.
  @inline(__always)
  mutating func setOrigin(_ start: UnsafeRawPointer?, _ offset: UInt64) {
    origin = offset &- UInt64(UInt(bitPattern: start))
  }

  /// Offset of the first byte of its first line.
  @inlinable var offset: UInt64 {
    sentences == 1 ? origin &+ UInt64(UInt(bitPattern: bytes.baseAddress)) : span.offset
  }

  /// Bytes from there to the end of its last line, without the line end.
  @inlinable var length: UInt32 {
    sentences == 1 ? UInt32(truncatingIfNeeded: bytes.count) : span.length
  }
}
