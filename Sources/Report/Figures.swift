/// Numbers, times and intervals as a reader expects them in print.
///
/// Barrels are rounded to what their interval supports (`PrintedFigures`), or to three figures without one;
/// the case file keeps the whole number. Times are UTC everywhere and the page says so once.
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

  /// Barrels without an interval, rounded to three figures: "1.93 million", "642,000", "0".
  static func barrels(_ value: Double) -> String {
    number(value, figures: 3)
  }

  /// A guess of barrels, two figures.
  static func guess(_ value: Double) -> String {
    number(value, figures: 2)
  }

  private static func number(_ value: Double, figures: Int) -> String {
    guard value.isFinite else { return "–" }
    let shown = PrintedFigures.rounded(value, figures: figures)
    return text(
      shown, step: PrintedFigures.step(of: shown, figures: figures),
      inMillions: abs(shown) >= 1_000_000)
  }

  /// The best estimate, to what its interval supports: "1.93 million" of 1.87–2.01 million.
  static func best(_ amount: Barrels) -> String {
    let (shown, step, isLarge) = printed(amount)
    return text(shown.best, step: step, inMillions: isLarge)
  }

  /// The bounds of an interval, rounded outwards: "1.80–2.06 million", "640,000–651,000".
  static func range(_ amount: Barrels) -> String {
    let (low, high) = bounds(amount)
    let unit = low.hasSuffix(" million") ? " million" : ""
    return low == high ? low : "\(low.dropLast(unit.count))–\(high)"
  }

  static func bounds(_ amount: Barrels) -> (low: String, high: String) {
    let (shown, step, isLarge) = printed(amount)
    return (
      text(shown.low, step: step, inMillions: isLarge),
      text(shown.high, step: step, inMillions: isLarge)
    )
  }

  private static func printed(_ amount: Barrels) -> (Estimate, Double, Bool) {
    let value = Estimate(low: amount.low, best: amount.best, high: amount.high)
    return (PrintedFigures.rounded(value), PrintedFigures.step(of: value), value.best >= 999_500)
  }

  private static func text(_ value: Double, step: Double, inMillions isLarge: Bool) -> String {
    guard isLarge else { return Int(exactly: value.rounded()).map { count($0) } ?? "–" }
    var (places, unit) = (0, 1e6)
    while unit > step, places < 6 {
      unit /= 10
      places += 1
    }
    return fixed(value / 1e6, places) + " million"
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
