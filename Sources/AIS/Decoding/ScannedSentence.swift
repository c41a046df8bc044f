/// A sentence as found in the bytes of a line; valid only as long as those are.
@usableFromInline
struct ScannedSentence {
  @inlinable static var noTime: Int64 { .min }

  /// From the lowest byte on: talker (two bytes), whether it is the receiver's own ship, number of
  /// parts, part, sequence number, channel, fill bits; so that a line sets them all at once.
  var head = ScannedSentence.head(
    talker: 0, isOwnShip: false, total: 1, part: 1, sequence: noSequence)
  var payload = ScannedSentence.nothing
  /// Milliseconds since 1970 of tag block, suffix and prefix; `noTime` when there is none.
  var tagTime = ScannedSentence.noTime
  var suffixTime = ScannedSentence.noTime
  var prefixTime = ScannedSentence.noTime
  /// What the quick way found that a bare line has not.
  var extras = Extras.none
  /// Source of the tag block, and station of the suffix.
  var source = ScannedSentence.nothing
  var suffixStation = ScannedSentence.nothing
  /// Number of the tag block's group; `noGroup` when there is none.
  var group = ScannedSentence.noGroup
  /// All tag blocks with their backslashes.
  var tagBlocks = ScannedSentence.nothing

  /// Parts of a line beside the sentence.
  enum Extras {
    static var none: UInt8 { 0 }
    static var tagBlock: UInt8 { 1 }
    /// A suffix or a prefix.
    static var elsewhere: UInt8 { 2 }
  }

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

  /// A head without channel and fill bits.
  @inline(__always)
  static func head(
    talker: UInt16, isOwnShip: Bool, total: UInt8, part: UInt8, sequence: UInt8
  ) -> UInt64 {
    let place = UInt64(total) &<< 24 | UInt64(part) &<< 32 | UInt64(sequence) &<< 40
    return UInt64(talker) | (isOwnShip ? 1 &<< 16 : 0) | place
  }

  @inline(__always) var talker: UInt16 { UInt16(truncatingIfNeeded: head) }
  @inline(__always) var isOwnShip: Bool { head &>> 16 & 1 == 1 }
  @inline(__always) var total: UInt8 { UInt8(truncatingIfNeeded: head &>> 24) }
  @inline(__always) var part: UInt8 { UInt8(truncatingIfNeeded: head &>> 32) }
  /// 0…9; `noSequence` when none is given.
  @inline(__always) var sequence: UInt8 { UInt8(truncatingIfNeeded: head &>> 40) }
  /// 0 when none is given.
  @inline(__always) var channel: UInt8 { UInt8(truncatingIfNeeded: head &>> 48) }
  @inline(__always) var fillBits: UInt8 { UInt8(truncatingIfNeeded: head &>> 56) }

  /// Whether it is the first of two parts.
  @inline(__always) var isFirstOfTwo: Bool { head &>> 24 & 0xFFFF == 0x0102 }

  /// What the parts of one message share: talker, number of parts, sequence number, channel.
  @inline(__always) var shared: UInt64 { head & 0x00FF_FF00_FF00_FFFF }

  /// Forgets what the quick way sets only where it finds it.
  @inline(__always)
  mutating func clear() {
    guard extras != Extras.none else { return }
    tagTime = Self.noTime
    source = Self.nothing
    group = Self.noGroup
    tagBlocks = Self.nothing
    if extras != Extras.tagBlock {
      suffixTime = Self.noTime
      prefixTime = Self.noTime
      suffixStation = Self.nothing
    }
    extras = Extras.none
  }

  /// Whether a suffix or a prefix was found.
  @inline(__always) var isToldElsewhere: Bool { extras & Extras.elsewhere != 0 }

  /// Takes what tag blocks say of time, source and group.
  mutating func take(_ block: TagBlock, _ bytes: UnsafeRawBufferPointer) {
    tagTime = block.time ?? Self.noTime
    source = block.source ?? Self.nothing
    group = block.group?.number ?? Self.noGroup
    tagBlocks = bytes
  }
}
