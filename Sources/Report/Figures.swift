/// Numbers, times and intervals as a reader expects them in print.
///
/// Barrels are rounded to three figures, because no draught gives more; the case file keeps the
/// whole number. Times are UTC everywhere and the page says so once.
import Vocabulary

/// Text forms of figures.
enum Figures {
  /// A number with a fixed count of decimals; "–" when it is not finite or beyond 15 digits.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard let scaled = Int(exactly: (value * scale).rounded()), abs(scaled) < 1_000_000_000_000_000
    else { return "–" }
    let digits = String(abs(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "−" : ""
    if decimals == 0 { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A whole number with commas between thousands.
  static func count(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "−" : "") + String(text.reversed())
  }

  static func count(_ value: Int64) -> String { count(Int(clamping: value)) }

  /// "1 ship", "2 ships".
  static func count(_ value: Int, _ noun: String, _ nouns: String? = nil) -> String {
    "\(count(value)) \(value == 1 ? noun : nouns ?? noun + "s")"
  }

  /// Barrels rounded to three figures: "1.93 million", "642,000", "0".
  static func barrels(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let size = abs(value)
    if size >= 9_995_000 { return fixed(value / 1e6, 1) + " million" }
    if size >= 999_500 { return fixed(value / 1e6, 2) + " million" }
    let step = size >= 100_000 ? 1000.0 : size >= 10_000 ? 100 : size >= 1000 ? 10 : 1
    return Int(exactly: (value / step).rounded() * step).map { count($0) } ?? "–"
  }

  /// The bounds of an interval: "1.80–2.06 million".
  static func range(_ low: Double, _ high: Double) -> String {
    let (bottom, top) = (barrels(low), barrels(high))
    let unit = " million"
    if bottom == top {
      guard bottom.hasSuffix(unit), let finer = thousandths(low, high) else { return bottom }
      return finer + unit
    }
    if bottom.hasSuffix(unit), top.hasSuffix(unit) {
      return "\(bottom.dropLast(unit.count))–\(top)"
    }
    return "\(bottom)–\(top)"
  }

  /// Bounds so near each other that three figures are the same, in thousandths of a million: "1.648–1.652";
  /// nil when they are the same even so.
  private static func thousandths(_ low: Double, _ high: Double) -> String? {
    let (bottom, top) = (fixed(low / 1e6, 3), fixed(high / 1e6, 3))
    return bottom == top ? nil : "\(bottom)–\(top)"
  }

  static func percent(_ share: Double) -> String { fixed(share * 100, 0) + "%" }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "14 Mar 2024".
  static func day(_ date: CivilDate) -> String { "\(dayOfMonth(date)) \(date.year)" }

  /// "14 Mar".
  static func dayOfMonth(_ date: CivilDate) -> String {
    let month = months.indices.contains(date.month - 1) ? months[date.month - 1] : "?"
    return "\(date.day) \(month)"
  }

  static func day(_ instant: Instant) -> String { day(CivilDate(instant)) }

  /// "06:12".
  static func clock(_ instant: Instant) -> String {
    let ofDay = instant.seconds - CivilDate(instant).daysSinceEpoch * 86_400
    return "\(Int(ofDay / 3600).padded(2)):\(Int(ofDay / 60 % 60).padded(2))"
  }

  /// "14 Mar 2024, 06:12".
  static func moment(_ instant: Instant) -> String { "\(day(instant)), \(clock(instant))" }

  /// "3–9 Jan 2024", or with times when both fall on one day.
  static func period(_ start: Instant, _ end: Instant) -> String {
    let (first, last) = (CivilDate(start), CivilDate(end))
    if first == last { return "\(day(first)), \(clock(start))–\(clock(end))" }
    if first.year != last.year { return "\(day(first)) – \(day(last))" }
    if first.month != last.month { return "\(dayOfMonth(first)) – \(day(last))" }
    return "\(first.day)–\(day(last))"
  }

  /// "9.4 days", "14 hours", "25 minutes".
  static func span(hours: Double) -> String {
    if hours >= 48 { return fixed(hours / 24, 1) + " days" }
    if hours >= 2 { return fixed(hours, 0) + " hours" }
    return fixed(hours * 60, 0) + " minutes"
  }

  /// "1.24° N, 104.55° E".
  static func position(_ place: Coordinate) -> String {
    let north = fixed(abs(place.latitude), 2) + "° " + (place.latitude < 0 ? "S" : "N")
    return north + ", " + fixed(abs(place.longitude), 2) + "° " + (place.longitude < 0 ? "W" : "E")
  }

  /// "12.4 MB".
  static func bytes(_ count: Int64) -> String {
    if count >= 1_000_000 { return fixed(Double(count) / 1e6, 1) + " MB" }
    if count >= 10_000 { return fixed(Double(count) / 1e3, 0) + " kB" }
    return self.count(count) + " bytes"
  }

  /// Coordinates of drawings, to a tenth of a unit, without a needless ".0".
  static func pixel(_ value: Double) -> String {
    guard let tenths = Int(exactly: (value * 10).rounded()), abs(tenths) < 10_000_000 else {
      return "0"
    }
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
  }
}
