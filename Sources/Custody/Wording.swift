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

  /// `1.83 million barrels (1.61–1.92)` or `430,000 barrels (380,000–470,000)`.
  static func barrels(_ value: Estimate) -> String {
    if value.best >= 950_000 {
      let parts = [value.best, value.low, value.high].map { decimal($0 / 1e6, places: 2) }
      return "\(parts[0]) million barrels (between \(parts[1]) and \(parts[2]) million)"
    }
    let parts = [value.best, value.low, value.high].map { grouped(($0 / 1000).rounded() * 1000) }
    return "\(parts[0]) barrels (between \(parts[1]) and \(parts[2]))"
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
