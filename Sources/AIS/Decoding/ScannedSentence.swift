/// A sentence as found in the bytes of a line; valid only as long as those are.
@usableFromInline
struct ScannedSentence {
  @inlinable static var noTime: Int64 { .min }

  var talker: UInt16 = 0
  var isOwnShip = false
  var total: UInt8 = 1
  var part: UInt8 = 1
  /// 0…9; `noSequence` when none is given.
  var sequence = ScannedSentence.noSequence
  var channel: UInt8 = 0
  var fillBits: UInt8 = 0
  var payload = ScannedSentence.nothing
  /// Milliseconds since 1970 of tag block, suffix and prefix; `noTime` when there is none.
  var tagTime = ScannedSentence.noTime
  var suffixTime = ScannedSentence.noTime
  var prefixTime = ScannedSentence.noTime
  /// Whether the quick way found a suffix or a prefix.
  var isToldElsewhere = false
  /// Source of the tag block, and station of the suffix.
  var source = ScannedSentence.nothing
  var suffixStation = ScannedSentence.nothing
  /// Number of the tag block's group; `noGroup` when there is none.
  var group = ScannedSentence.noGroup
  /// All tag blocks with their backslashes.
  var tagBlocks = ScannedSentence.nothing

  @inline(__always) static var nothing: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: nil, count: 0)
  }
  static var noSequence: UInt8 { 255 }
  static var noGroup: Int64 { .min }

  /// Source, else station of the suffix, else nil.
  var station: UnsafeRawBufferPointer? {
    if source.baseAddress != nil { return source }
    return suffixStation.baseAddress == nil ? nil : suffixStation
  }

  init() {}

  /// Forgets what the quick way sets only where it finds it.
  @inline(__always)
  mutating func clear() {
    tagTime = Self.noTime
    source = Self.nothing
    group = Self.noGroup
    tagBlocks = Self.nothing
    guard isToldElsewhere else { return }
    isToldElsewhere = false
    suffixTime = Self.noTime
    prefixTime = Self.noTime
    suffixStation = Self.nothing
  }

  /// Takes what tag blocks say of time, source and group.
  mutating func take(_ block: TagBlock, _ bytes: UnsafeRawBufferPointer) {
    tagTime = block.time ?? Self.noTime
    source = block.source ?? Self.nothing
    group = block.group?.number ?? Self.noGroup
    tagBlocks = bytes
  }
}
