/// The text form of an instant everywhere in Plimsoll: RFC 3339 in UTC.
extension Instant {
  /// `2022-01-03T00:00:05Z`, with `.250` before the `Z` only when there are milliseconds.
  ///
  /// Instants outside the years 1…9999 are written as the nearest one inside.
  package var rfc3339: String {
    let limited = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    let whole = limited.flooredQuotient(by: 1000)
    let date = CivilDate(self)
    let ofDay = whole - date.daysSinceEpoch * 86_400
    let (hour, minute, second) = (Int(ofDay / 3600), Int(ofDay / 60 % 60), Int(ofDay % 60))
    let fraction = Int(limited - whole * 1000)
    let tail = fraction == 0 ? "" : ".\(fraction.padded(3))"
    let clock = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
    return "\(date.description)T\(clock)\(tail)Z"
  }

  /// Reads an RFC 3339 instant, leniently.
  ///
  /// `YYYY-MM-DD`, then `T` or a space, then `hh:mm:ss` with an optional fraction, then `Z`, an
  /// offset `+hh:mm`, or nothing (taken as UTC). Second 60 is read as the next minute's start.
  package init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, let date = CivilDate(text.prefix(10)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = bytes.decimal(11..<13), hour < 24,
      let minute = bytes.decimal(14..<16), minute < 60,
      let second = bytes.decimal(17..<19), second <= 60,
      let (fraction, zoneStart) = Self.fraction(of: bytes, from: 19),
      let offset = Self.zoneOffset(bytes, from: zoneStart)
    else { return nil }
    let ofDay = Int64(hour * 3600 + minute * 60 + second) - offset
    self.init(milliseconds: (date.daysSinceEpoch * 86_400 + ofDay) * 1000 + fraction)
  }

  private static func fraction(of bytes: [UInt8], from start: Int) -> (Int64, Int)? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: ".") else { return (0, start) }
    var index = start + 1
    var (value, scale): (Int64, Int64) = (0, 100)
    while index < bytes.count, (48...57).contains(bytes[index]) {
      value += Int64(bytes[index] - 48) * scale
      scale /= 10
      index += 1
    }
    return index == start + 1 ? nil : (value, index)
  }

  /// Seconds east of UTC; nil when the rest of the text is no zone.
  private static func zoneOffset(_ bytes: [UInt8], from start: Int) -> Int64? {
    guard start < bytes.count else { return 0 }
    if bytes[start] == UInt8(ascii: "Z") { return start + 1 == bytes.count ? 0 : nil }
    let sign: Int64 = bytes[start] == UInt8(ascii: "-") ? -1 : 1
    guard bytes[start] == UInt8(ascii: "+") || sign < 0, bytes.count == start + 6,
      bytes[start + 3] == UInt8(ascii: ":"), let hours = bytes.decimal(start + 1..<start + 3),
      let minutes = bytes.decimal(start + 4..<start + 6), hours < 24, minutes < 60
    else { return nil }
    return sign * Int64(hours * 3600 + minutes * 60)
  }
}
