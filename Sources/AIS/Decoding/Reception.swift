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

  var sentence = ScannedSentence()
  var resolvedTime = ScannedSentence.noTime
  var resolvedClock = Clock.tagBlock
  /// Name of the station of a message in parts, where its last part may not tell it.
  var keptStation: UnsafeRawBufferPointer?
  /// How many sentences it came in.
  public internal(set) var sentences = 1
  /// Number of its last line in the input, from 1.
  public internal(set) var line: UInt64 = 0
  /// Offset of the first byte of its first line.
  public internal(set) var offset: UInt64 = 0
  /// Bytes from there to the end of its last line, without the line end.
  public internal(set) var length: UInt32 = 0

  /// The bits of the message; nil before it is whole.
  public internal(set) var bits: PayloadBits?
  /// Its last line.
  public internal(set) var bytes = ScannedSentence.nothing

  init() {}

  /// Receiver's time, milliseconds since 1970; nil when nothing tells it.
  public var time: Int64? { resolvedTime == ScannedSentence.noTime ? nil : resolvedTime }

  /// What told the time; nil when nothing did.
  public var clock: Clock? { resolvedTime == ScannedSentence.noTime ? nil : resolvedClock }

  /// Who received it: the tag block's source, else the suffix's station.
  public var station: UnsafeRawBufferPointer? { keptStation ?? sentence.station }

  /// Two letters, the first in the high byte.
  public var talker: UInt16 { sentence.talker }

  /// Whether it is the receiver's own ship (VDO).
  public var isOwnShip: Bool { sentence.isOwnShip }

  /// The channel's letter; 0 when none is given.
  public var channel: UInt8 { sentence.channel }

  /// The tag blocks of its last line as they stand there; nil when there are none.
  public var tagBlockBytes: UnsafeRawBufferPointer? {
    sentence.tagBlocks.baseAddress == nil ? nil : sentence.tagBlocks
  }

  /// All fields of those tag blocks; nil when there are none.
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
