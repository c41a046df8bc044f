/// The tag block that may stand before a sentence: `\s:station,c:1668046497*hh\`.
///
/// Fields are a key, a colon and a value, between commas; the checksum is the exclusive or of all
/// bytes between the backslash and the star (NMEA 0183 version 4.0 and later). It is verified apart
/// from that of the sentence. A value that cannot be read leaves its own field empty and harms no
/// other.

/// What the tag blocks before one sentence say; valid only while the bytes of the line are.
public struct TagBlock {
  /// Which part of a group of sentences this one is.
  public struct Group: Hashable, Sendable {
    /// The part, from 1.
    public let part: Int
    /// How many parts there are.
    public let total: Int
    /// Number of the group.
    public let number: Int64

    /// Part `part` of `total`, both from 1, of the group with this number.
    public init(part: Int, total: Int, number: Int64) {
      self.part = part
      self.total = total
      self.number = number
    }
  }

  /// `c`: receiver's time, milliseconds since 1970; nil when missing or outside 2000…2099.
  public private(set) var time: Int64?
  /// `s`: the receiving station.
  public private(set) var source: UnsafeRawBufferPointer?
  /// `g:1-2-1234`, or `1G2:1234` as older writers have it.
  public private(set) var group: Group?
  /// `d`: the destination.
  public private(set) var destination: UnsafeRawBufferPointer?
  /// `t`: free text.
  public private(set) var text: UnsafeRawBufferPointer?
  /// `i`: free information.
  public private(set) var information: UnsafeRawBufferPointer?
  /// `n`: line count of the writer.
  public private(set) var line: Int64?
  /// `r`: relative time, in the writer's own unit.
  public private(set) var relativeTime: Int64?

  /// Reads one or more whole blocks with their backslashes; nil when one is damaged.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    var cursor = ByteCursor(bytes)
    guard !bytes.isEmpty, let block = Self.read(&cursor), cursor.isAtEnd else { return nil }
    self = block
  }

  private init() {}

  /// Reads all blocks from the backslash at the cursor on; nil when one is damaged.
  static func read(_ cursor: inout ByteCursor) -> TagBlock? {
    var block = TagBlock()
    while cursor.skip(UInt8(ascii: "\\")) {
      guard let body = cursor.field(endingWith: UInt8(ascii: "*")),
        cursor.hexadecimalByte() == body.exclusiveOr, cursor.skip(UInt8(ascii: "\\"))
      else { return nil }
      block.take(body)
    }
    return block
  }

  private mutating func take(_ body: UnsafeRawBufferPointer) {
    var fields = ByteCursor(body)
    while !fields.isAtEnd {
      var field = ByteCursor(fields.field(endingWithOrAtEnd: UInt8(ascii: ",")))
      guard let key = field.field(endingWith: UInt8(ascii: ":")) else { continue }
      let value = field.field(endingWithOrAtEnd: 0)
      if key.count == 1 {
        take(key: key[0], value)
      } else if key.count == 3, key[1] == UInt8(ascii: "G"), let number = value.decimal {
        setGroup(part: Int64(key[0]) - 48, total: Int64(key[2]) - 48, number: number)
      }
    }
  }

  private mutating func take(key: UInt8, _ value: UnsafeRawBufferPointer) {
    switch key {
    case UInt8(ascii: "c"): time = value.decimal.flatMap(EpochTime.milliseconds)
    case UInt8(ascii: "s"): source = value
    case UInt8(ascii: "g"): takeGroup(value)
    case UInt8(ascii: "d"): destination = value
    case UInt8(ascii: "t"): text = value
    case UInt8(ascii: "i"): information = value
    case UInt8(ascii: "n"): line = value.decimal
    case UInt8(ascii: "r"): relativeTime = value.decimal
    default: break
    }
  }

  private mutating func takeGroup(_ value: UnsafeRawBufferPointer) {
    var parts = ByteCursor(value)
    guard let part = parts.field(endingWith: UInt8(ascii: "-"))?.decimal,
      let total = parts.field(endingWith: UInt8(ascii: "-"))?.decimal,
      let number = parts.field(endingWithOrAtEnd: 0).decimal
    else { return }
    setGroup(part: part, total: total, number: number)
  }

  private mutating func setGroup(part: Int64, total: Int64, number: Int64) {
    guard total >= 1, total <= 9, part >= 1, part <= total else { return }
    group = Group(part: Int(part), total: Int(total), number: number)
  }
}
