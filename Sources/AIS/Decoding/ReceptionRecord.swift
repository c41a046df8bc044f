/// What is known of the line at hand: one place in memory, filled anew for every line.
///
/// The quick way leaves standing what is the same as in the line before, so that most lines set a
/// handful of fields.
@usableFromInline
struct ReceptionRecord {
  var sentence = ScannedSentence()
  @usableFromInline var resolvedTime = ScannedSentence.noTime
  var resolvedClock = Reception.Clock.tagBlock
  /// Name of the station of a message in parts, where its last part may not tell it.
  var keptStation = ScannedSentence.nothing
  /// How many sentences the message came in.
  @usableFromInline var sentences = 1
  /// Number of its last line in the input, from 1.
  @usableFromInline var line: UInt64 = 0
  /// Offset of the first byte of its first line.
  @usableFromInline var offset: UInt64 = 0
  /// Bytes from there to the end of its last line, without the line end.
  @usableFromInline var length: UInt32 = 0
  /// The bits of the message, once it is whole.
  var bits: PayloadBits?
  /// Its last line.
  var bytes = ScannedSentence.nothing

  init() {}
}
