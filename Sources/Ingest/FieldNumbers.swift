/// Numbers and times read from the bytes of one field, without locale and without rounding twice.
import Vocabulary

enum FieldNumbers {
  /// A decimal number such as `-88.56408` or `37.0`; nil for anything else, NaN and infinity too.
  static func decimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var index = bytes.first == 0x2D || bytes.first == 0x2B ? 1 : 0
    let isNegative = bytes.first == 0x2D
    var (mantissa, digits, decimals, seenPoint) = (0, 0, 0, false)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else if byte >= 48, byte <= 57, digits < 15 {
        mantissa = mantissa * 10 + Int(byte - 48)
        digits += 1
        if seenPoint { decimals += 1 }
      } else {
        return slow(bytes)
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    // Both are exact below 2^53 and 10^22, so that the one division rounds correctly.
    let value = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// More than fifteen digits, or an exponent.
  private static func slow(_ bytes: UnsafeRawBufferPointer) -> Double? {
    let isPlain = bytes.allSatisfy {
      (48...57).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
    }
    guard isPlain, bytes.count <= 64, let value = Double(String(decoding: bytes, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }

  /// A whole number, also when written `37.0`, as pandas writes a column with holes.
  static func whole(_ bytes: UnsafeRawBufferPointer) -> Int? {
    decimal(bytes).flatMap { Int(exactly: $0) }
  }

  /// `YYYY-MM-DD hh:mm:ss` in any form RFC 3339 allows, taken as UTC without a zone.
  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    guard bytes.count == 19 else {
      guard bytes.count < 64 else { return nil }
      return Instant(rfc3339: String(decoding: bytes, as: UTF8.self))
    }
    guard bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54 || bytes[10] == 0x20,
      let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2),
      let day = digits(bytes, 8, 2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return clock(bytes, at: 11, on: date)
  }

  /// `DD/MM/YYYY hh:mm:ss`, UTC.
  static func dayFirstInstant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    guard bytes.count == 19, bytes[2] == 0x2F, bytes[5] == 0x2F, bytes[10] == 0x20,
      let day = digits(bytes, 0, 2), let month = digits(bytes, 3, 2),
      let year = digits(bytes, 6, 4), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return clock(bytes, at: 11, on: date)
  }

  /// `DD/MM/YYYY hh:mm`, UTC.
  static func dayFirstMinute(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    guard bytes.count == 16, bytes[2] == 0x2F, bytes[5] == 0x2F, bytes[10] == 0x20,
      bytes[13] == 0x3A, let day = digits(bytes, 0, 2), let month = digits(bytes, 3, 2),
      let year = digits(bytes, 6, 4), let date = CivilDate(year: year, month: month, day: day),
      let hour = digits(bytes, 11, 2), hour < 24, let minute = digits(bytes, 14, 2), minute < 60
    else { return nil }
    return Instant(seconds: date.daysSinceEpoch * 86_400 + Int64(hour * 3600 + minute * 60))
  }

  private static func clock(
    _ bytes: UnsafeRawBufferPointer, at index: Int, on date: CivilDate
  ) -> Instant? {
    guard bytes[index + 2] == 0x3A, bytes[index + 5] == 0x3A,
      let hour = digits(bytes, index, 2), hour < 24,
      let minute = digits(bytes, index + 3, 2), minute < 60,
      let second = digits(bytes, index + 6, 2), second <= 60
    else { return nil }
    return Instant(
      seconds: date.daysSinceEpoch * 86_400 + Int64(hour * 3600 + minute * 60 + second))
  }

  private static func digits(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + count] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}
