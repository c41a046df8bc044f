/// Points in time and spans of time, as two types that cannot be mixed.
///
/// AIS and its logs give UTC. An `Instant` counts milliseconds since 1970-01-01T00:00:00Z without
/// leap seconds, as every log met so far does. Calendar arithmetic is proleptic Gregorian, after
/// Howard Hinnant's "chrono-compatible low-level date algorithms" (public description, 2013).

/// A point in time, UTC, to the millisecond.
@usableFromInline
package struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
  @usableFromInline package let milliseconds: Int64

  @inlinable package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Saturates at the range of a 64-bit millisecond count.
  package init(seconds: Int64) {
    let (value, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    milliseconds = overflow ? (seconds < 0 ? .min : .max) : value
  }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Whole seconds since 1970, rounded towards minus infinity.
  @inlinable package var seconds: Int64 { milliseconds.flooredQuotient(by: 1000) }

  @inlinable
  package static func - (left: Self, right: Self) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds &- right.milliseconds)
  }

  @inlinable
  package static func + (left: Self, right: TimeSpan) -> Self {
    Self(milliseconds: left.milliseconds &+ right.milliseconds)
  }

  @inlinable
  package static func - (left: Self, right: TimeSpan) -> Self {
    Self(milliseconds: left.milliseconds &- right.milliseconds)
  }
}

/// A length of time, to the millisecond; may be negative.
@usableFromInline
package struct TimeSpan: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let milliseconds: Int64

  @inlinable package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func seconds(_ value: Double) -> Self { Self(milliseconds: clamped(value * 1e3)) }
  package static func minutes(_ value: Double) -> Self { .seconds(value * 60) }
  package static func hours(_ value: Double) -> Self { .seconds(value * 3600) }
  package static func days(_ value: Double) -> Self { .seconds(value * 86_400) }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  @inlinable package var seconds: Double { Double(milliseconds) / 1e3 }
  @inlinable package var hours: Double { seconds / 3600 }
  @inlinable package var days: Double { seconds / 86_400 }

  private static func clamped(_ value: Double) -> Int64 {
    Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
  }
}

/// A day of the calendar, without a time zone: the date printed on a list or a document.
package struct CivilDate: Hashable, Comparable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil when the day does not exist (30 February) or the year lies outside 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = bytes.decimal(0..<4), let month = bytes.decimal(5..<7),
      let day = bytes.decimal(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The UTC day an instant falls on; clamped to years 1…9999.
  package init(_ instant: Instant) {
    let limited = min(max(instant.seconds, -62_135_596_800), 253_402_300_799)
    let civil = Self.civil(fromDays: limited.flooredQuotient(by: 86_400))
    year = civil.year
    month = civil.month
    day = civil.day
  }

  package var description: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  /// Midnight UTC at the start of this day.
  package var start: Instant { Instant(seconds: daysSinceEpoch * 86_400) }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Days since 1970-01-01.
  package var daysSinceEpoch: Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = shifted.flooredQuotient(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = Int(monthIndex < 10 ? monthIndex + 3 : monthIndex - 9)
    let day = Int(dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

extension Int64 {
  /// Division rounding towards minus infinity; the divisor must be positive.
  @inlinable
  package func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  /// Decimal text with leading zeros up to `width` digits.
  package func padded(_ width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}

extension Array where Element == UInt8 {
  /// The number written in ASCII digits at `range`; nil when any byte is not a digit.
  package func decimal(_ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= count, range.count < 18 else { return nil }
    var value = 0
    for byte in self[range] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return range.isEmpty ? nil : value
  }
}
