/// Numbers in plain English for explanations, without any locale.
import Vocabulary

enum Wording {
  /// Fixed decimals, half away from zero; numbers beyond 10¹⁵ are written as that.
  static func decimal(_ value: Double, places: Int) -> String {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let limited = min(max(value, -1e15 / factor), 1e15 / factor)
    guard let scaled = Int(exactly: (limited * factor).rounded()) else { return "0" }
    let sign = scaled < 0 ? "-" : ""
    guard places > 0, let unit = Int(exactly: factor) else { return "\(scaled)" }
    let whole = scaled.magnitude / unit.magnitude
    let rest = Int(scaled.magnitude % unit.magnitude)
    return "\(sign)\(whole).\(rest.padded(places))"
  }

  /// `1.83 million barrels (between 1.61 and 1.92 million)` or `430,000 barrels (between 380,000 and
  /// 470,000)`, to what the interval supports (`PrintedFigures`).
  static func barrels(_ value: Estimate) -> String {
    let shown = PrintedFigures.rounded(value)
    let parts = [shown.best, shown.low, shown.high]
    if shown.best >= 950_000 {
      let places = millionths(PrintedFigures.step(of: value))
      let words = parts.map { decimal($0 / 1e6, places: places) }
      return "\(words[0]) million barrels (between \(words[1]) and \(words[2]) million)"
    }
    let words = parts.map(grouped)
    return "\(words[0]) barrels (between \(words[1]) and \(words[2]))"
  }

  /// A guess without an interval: `1.4 million` or `630,000`, two figures.
  static func guess(_ barrels: Double) -> String {
    let shown = PrintedFigures.rounded(barrels, figures: 2)
    return abs(shown) >= 950_000 ? "\(decimal(shown / 1e6, places: 1)) million" : grouped(shown)
  }

  /// Decimals of a million that a step of barrels is worth.
  private static func millionths(_ step: Double) -> Int {
    var (places, unit) = (0, 1e6)
    while unit > step, places < 6 {
      unit /= 10
      places += 1
    }
    return places
  }

  /// `96 % (91–100 %)`.
  static func share(_ value: Estimate) -> String {
    let parts = [value.best, value.low, value.high].map { decimal($0 * 100, places: 0) }
    return parts[1] == parts[2] ? "\(parts[0]) %" : "\(parts[0]) % (\(parts[1])–\(parts[2]) %)"
  }

  static func metres(_ value: Metres) -> String { "\(decimal(value.value, places: 1)) m" }

  static func hours(_ span: TimeSpan) -> String {
    span.hours < 72
      ? "\(decimal(span.hours, places: 0)) hours" : "\(decimal(span.days, places: 1)) days"
  }

  /// `2024-01-01 17:57 UTC`.
  static func moment(_ instant: Instant) -> String {
    let text = instant.rfc3339
    guard let gap = text.firstIndex(of: "T") else { return text }
    return "\(text[..<gap]) \(text[text.index(after: gap)...].prefix(5)) UTC"
  }

  static func day(_ instant: Instant) -> String { CivilDate(instant).description }

  /// Thousands apart by commas.
  static func grouped(_ value: Double) -> String {
    let text = decimal(value, places: 0)
    let digits = Array(text.drop { $0 == "-" })
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(",") }
      out.append(digit)
    }
    return (text.hasPrefix("-") ? "-" : "") + out
  }
}
