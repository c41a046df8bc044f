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

  @usableFromInline let record: UnsafePointer<ReceptionRecord>

  @inlinable
  @inline(__always)
  init(_ record: UnsafeMutablePointer<ReceptionRecord>) { self.record = UnsafePointer(record) }

  var sentence: ScannedSentence { record.pointee.sentence }

  /// How many sentences it came in.
  @inlinable public var sentences: Int { record.pointee.sentences }

  /// Number of its last line in the input, from 1.
  @inlinable public var line: UInt64 { record.pointee.line }

  /// Offset of the first byte of its first line.
  @inlinable public var offset: UInt64 { record.pointee.offset }

  /// Bytes from there to the end of its last line, without the line end.
  @inlinable public var length: UInt32 { record.pointee.length }

  /// The bits of the message; nil before it is whole.
  public var bits: PayloadBits? {
    PayloadBits(words: record.pointee.words, bitCount: record.pointee.bitCount)
  }

  /// Its last line.
  public var bytes: UnsafeRawBufferPointer { record.pointee.bytes }

  /// Receiver's time, milliseconds since 1970; nil when nothing tells it.
  @inlinable public var time: Int64? {
    let time = record.pointee.resolvedTime
    return time == ScannedSentence.noTime ? nil : time
  }

  /// What told the time; nil when nothing did.
  public var clock: Clock? { time == nil ? nil : record.pointee.resolvedClock }

  /// Who received it: the tag block's source, else the suffix's station.
  public var station: UnsafeRawBufferPointer? {
    let kept = record.pointee.keptStation
    return kept.baseAddress == nil ? record.pointee.sentence.station : kept
  }

  /// Two letters, the first in the high byte.
  public var talker: UInt16 { record.pointee.sentence.talker }

  /// Whether it is the receiver's own ship (VDO).
  public var isOwnShip: Bool { record.pointee.sentence.isOwnShip }

  /// The channel's letter; 0 when none is given.
  public var channel: UInt8 { record.pointee.sentence.channel }

  /// The tag blocks of its last line as they stand there; nil when there are none.
  public var tagBlockBytes: UnsafeRawBufferPointer? {
    let blocks = record.pointee.sentence.tagBlocks
    return blocks.baseAddress == nil ? nil : blocks
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
