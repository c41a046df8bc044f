/// One line of a log, read: a part of an AIS message, a receiver's clock, or something else.
///
/// `!AIVDM,2,1,9,B,payload,0*75` — talker and formatter, number of parts, this part, sequence number,
/// radio channel, payload, fill bits, checksum (IEC 61162-1). Before it may stand a time stamp of the
/// logger and tag blocks; behind it the suffix of United States Coast Guard logs: fields between
/// commas, one beginning with `r` or `b` that names the station, the last a time since 1970.

/// A sentence that carries a part of a message; valid only while the bytes of its line are.
public struct Sentence {
  let scanned: ScannedSentence

  /// Two letters, the first in the high byte: AI for mobile stations, AB and BS for base stations.
  public var talker: UInt16 { scanned.talker }

  /// Whether it is the receiver's own ship (VDO).
  public var isOwnShip: Bool { scanned.isOwnShip }

  /// How many parts the message has, 1…9.
  public var total: Int { Int(scanned.total) }

  /// Which part this is, 1…total.
  public var part: Int { Int(scanned.part) }

  /// Sequence number 0…9 that the parts share; nil when none is given.
  public var sequence: UInt8? {
    scanned.sequence == ScannedSentence.noSequence ? nil : scanned.sequence
  }

  /// The channel's letter; 0 when none is given.
  public var channel: UInt8 { scanned.channel }

  /// The armoured characters.
  public var payload: UnsafeRawBufferPointer { scanned.payload }

  /// Bits of the last character that are no part of the message, 0…5.
  public var fillBits: Int { Int(scanned.fillBits) }

  /// Number before the sentence, milliseconds since 1970; nil when there is none.
  public var prefixTime: Int64? { Self.time(scanned.prefixTime) }

  /// The tag blocks as they stand in the line, with their backslashes; nil when there are none.
  public var tagBlockBytes: UnsafeRawBufferPointer? {
    scanned.tagBlocks.baseAddress == nil ? nil : scanned.tagBlocks
  }

  /// What the tag blocks say; nil when there are none.
  public var tagBlock: TagBlock? { tagBlockBytes.flatMap { TagBlock($0) } }

  /// Station of the suffix.
  public var suffixStation: UnsafeRawBufferPointer? {
    scanned.suffixStation.baseAddress == nil ? nil : scanned.suffixStation
  }

  /// Time of the suffix, milliseconds since 1970.
  public var suffixTime: Int64? { Self.time(scanned.suffixTime) }

  /// Who received it: the tag block's source, else the suffix's station.
  public var station: UnsafeRawBufferPointer? { scanned.station }

  private static func time(_ stored: Int64) -> Int64? {
    stored == ScannedSentence.noTime ? nil : stored
  }
}

/// What a line of a log is.
public enum Line {
  /// A part of an AIS message.
  case sentence(Sentence)
  /// A `$PGHP` line: the receiver's time, milliseconds since 1970, for the next message.
  case receiverTime(Int64)
  /// Tag blocks without a sentence.
  case tagBlockAlone(TagBlock)
  /// A line that begins with `#`.
  case comment
  /// Nothing but blanks.
  case empty
  /// A sentence of another kind.
  case notAIS
  /// A line that is no sound sentence.
  case refused(SentenceFault)
}

/// Why a line is refused.
public enum SentenceFault: Error, Hashable, Sendable {
  /// Its fields are not those of the sentence it claims to be.
  case malformed
  /// Its checksum does not fit.
  case badChecksum
  /// It has no checksum.
  case missingChecksum
  /// A tag block before it is damaged.
  case badTagBlock
  /// It carries nothing.
  case emptyPayload
  /// A `$PGHP` line whose date does not exist or lies outside 2000…2099.
  case badTime
}
