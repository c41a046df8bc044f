/// One line of a log, read: a part of an AIS message, a receiver's clock, or something else.
///
/// `!AIVDM,2,1,9,B,payload,0*75` — talker and formatter, number of parts, this part, sequence number,
/// radio channel, payload, fill bits, checksum (IEC 61162-1). Before it may stand a time stamp of the
/// logger and tag blocks; behind it the suffix of United States Coast Guard logs: fields between
/// commas, one beginning with `r` or `b` that names the station, the last a time since 1970.

/// A sentence that carries a part of a message; valid only while the bytes of its line are.
public struct Sentence {
  /// Two letters, the first in the high byte: AI for mobile stations, AB and BS for base stations.
  public let talker: UInt16
  /// Whether it is the receiver's own ship (VDO).
  public let isOwnShip: Bool
  /// How many parts the message has, 1…9.
  public let total: Int
  /// Which part this is, 1…total.
  public let part: Int
  /// Sequence number 0…9 that the parts share; nil when none is given.
  public let sequence: UInt8?
  /// The channel's letter; 0 when none is given.
  public let channel: UInt8
  /// The armoured characters.
  public let payload: UnsafeRawBufferPointer
  /// Bits of the last character that are no part of the message, 0…5.
  public let fillBits: Int
  /// Number before the sentence, milliseconds since 1970; nil when there is none.
  public internal(set) var prefixTime: Int64?
  /// What the tag blocks say; nil when there are none.
  public internal(set) var tagBlock: TagBlock?
  /// The tag blocks as they stand in the line, with their backslashes; nil when there are none.
  public internal(set) var tagBlockBytes: UnsafeRawBufferPointer?
  /// Station of the suffix.
  public internal(set) var suffixStation: UnsafeRawBufferPointer?
  /// Time of the suffix, milliseconds since 1970.
  public internal(set) var suffixTime: Int64?

  /// Who received it: the tag block's source, else the suffix's station.
  public var station: UnsafeRawBufferPointer? { tagBlock?.source ?? suffixStation }
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
