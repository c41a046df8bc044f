/// What the logs of the United States Coast Guard append to a sentence: `,rNAME,1095121123`.
///
/// Fields between commas behind the checksum; one that begins with `r` or `b` names the station, the
/// last is a count since 1970. Other fields (signal strength, slot, time of arrival) are passed over.
struct SentenceSuffix {
  /// Station, with its letter.
  private(set) var station: UnsafeRawBufferPointer?
  /// Milliseconds since 1970; nil when the last field is no time.
  private(set) var time: Int64?

  /// Reads what stands behind the first comma after the checksum.
  init(_ bytes: UnsafeRawBufferPointer) {
    var cursor = ByteCursor(bytes)
    while !cursor.isAtEnd {
      let field = cursor.field(endingWithOrAtEnd: UInt8(ascii: ","))
      if cursor.isAtEnd {
        time = Self.time(field)
      } else if field.count > 1,
        field[0] == UInt8(ascii: "r") || field[0] == UInt8(ascii: "b")
      {
        station = field
      }
    }
  }

  /// The count since 1970 in the last field; nil when it is none.
  static func time(_ field: UnsafeRawBufferPointer) -> Int64? {
    trimmed(field).decimal.flatMap(EpochTime.milliseconds)
  }

  /// The bytes without blanks, control characters and commas at both ends.
  static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, bytes.count)
    while start < end, isPadding(bytes[start]) { start += 1 }
    while end > start, isPadding(bytes[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  private static func isPadding(_ byte: UInt8) -> Bool { byte <= 32 || byte == UInt8(ascii: ",") }
}
