/// How a message was heard: when, by whom, and where in the input it stands.

/// The circumstances of one message; valid only while the decoder lends it.
public struct Reception {
  /// Which clock gave the time.
  public enum Clock: UInt8, Hashable, Sendable {
    /// `c` of the tag block, of this line or of one that stood alone before it.
    case tagBlock
    /// The suffix of United States Coast Guard logs.
    case suffix
    /// The `$PGHP` line before.
    case proprietary
    /// A number before the sentence.
    case prefix
  }

  /// Receiver's time, milliseconds since 1970; nil when nothing tells it.
  public internal(set) var time: Int64?
  /// What told the time; nil when nothing did.
  public internal(set) var clock: Clock?
  /// Who received it: the tag block's source, else the suffix's station.
  public internal(set) var station: UnsafeRawBufferPointer?
  /// The tag blocks of the line as they stand there; of a message in parts, of its last line.
  public internal(set) var tagBlockBytes: UnsafeRawBufferPointer?
  /// Two letters, the first in the high byte.
  public internal(set) var talker: UInt16
  /// Whether it is the receiver's own ship (VDO).
  public internal(set) var isOwnShip: Bool
  /// The channel's letter; 0 when none is given.
  public internal(set) var channel: UInt8
  /// How many sentences it came in.
  public internal(set) var sentences: Int
  /// Number of its last line in the input, from 1.
  public internal(set) var line: UInt64
  /// Offset of the first byte of its first line.
  public internal(set) var offset: UInt64
  /// Bytes from there to the end of its last line, without the line end.
  public internal(set) var length: UInt32

  /// The bits of the message; nil before it is whole.
  public internal(set) var bits: PayloadBits?
  /// Its last line.
  public internal(set) var bytes: UnsafeRawBufferPointer

  /// All fields of the tag blocks; nil when there are none.
  public var tagBlock: TagBlock? { tagBlockBytes.flatMap { TagBlock($0) } }
}

/// What became of a line that gave no message; valid only while the decoder lends it.
public struct Remark {
  /// What it was.
  public enum Kind: Hashable, Sendable {
    /// A `$PGHP` line, or a tag block that stands alone and tells a time: the next sentence has it.
    case clock
    /// A tag block that stands alone and tells no time.
    case tagBlockAlone
    /// A line that begins with `#`.
    case comment
    /// Nothing but blanks.
    case empty
    /// A sentence of another kind.
    case notAIS
    /// More than 1,024 bytes.
    case tooLong
    /// A line that is no sound sentence.
    case refused(SentenceFault)
    /// Payloads that are no message: a character outside the alphabet.
    case badPayload
    /// Payloads that are no message: too short.
    case noMessage(MessageFault)
    /// A part whose message never became whole.
    case part(PartFate)
  }

  /// Why a part gave no message.
  public enum PartFate: UInt8, Hashable, Sendable {
    /// The beginning of its message is not there.
    case orphan
    /// The same part came before.
    case repeated
    /// The other parts did not come in time.
    case late
    /// Another message took its sequence number.
    case replaced
    /// Too many messages waited.
    case crowdedOut
    /// The input ended.
    case unfinished
  }

  /// What it was.
  public let kind: Kind
  /// How many lines share this fate: all lines of a message, else one.
  public let lines: Int
  /// Offset of the first byte.
  public let offset: UInt64
  /// Bytes without the line end.
  public let length: UInt32
  /// The line, or the beginning of one that is too long; of a part, its payload.
  public let bytes: UnsafeRawBufferPointer
}
