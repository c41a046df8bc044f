/// A horizontal axis of time with marks at round moments.
import Vocabulary

struct TimeAxis: Sendable {
  let start: Instant
  let end: Instant
  let left: Double
  let right: Double

  /// Widens a span shorter than a minute, so that there is always room between two moments.
  init(_ period: ClosedRange<Instant>, left: Double, right: Double) {
    start = period.lowerBound
    end = max(period.upperBound, period.lowerBound + .minutes(1))
    self.left = left
    self.right = right
  }

  /// Where a moment lies; moments outside lie on the nearer end.
  func x(_ time: Instant) -> Double {
    let share = (time - start).seconds / (end - start).seconds
    return left + min(max(share, 0), 1) * (right - left)
  }

  private static let minute: Int64 = 60
  private static let day: Int64 = 86_400
  private static let steps: [Int64] = [
    minute, 5 * minute, 10 * minute, 30 * minute, 3600, 3 * 3600, 6 * 3600, 12 * 3600, day, 2 * day,
    7 * day, 14 * day,
  ]

  /// Round moments inside the axis, five to ten of them, with their words.
  var marks: [(time: Instant, words: String)] {
    let seconds = end.seconds - start.seconds
    guard let step = Self.steps.first(where: { seconds / $0 <= 9 }) else { return months }
    var time = (start.seconds + step - 1).flooredQuotient(by: step) * step
    var marks: [(Instant, String)] = []
    while time <= end.seconds {
      let moment = Instant(seconds: time)
      let isClock = step < Self.day
      marks.append(
        (moment, isClock ? Figures.clock(moment) : Figures.dayOfMonth(CivilDate(moment))))
      time += step
    }
    return marks
  }

  /// First days of months, thinned to at most nine.
  private var months: [(Instant, String)] {
    let (first, last) = (CivilDate(start), CivilDate(end))
    let count = (last.year - first.year) * 12 + last.month - first.month
    let step = max(1, (count + 8) / 9)
    return stride(from: 1, through: count, by: step).compactMap { index in
      let month = first.month - 1 + index
      guard let date = CivilDate(year: first.year + month / 12, month: month % 12 + 1, day: 1)
      else { return nil }
      return (date.start, Figures.day(date))
    }
  }

  /// Thin lines through the drawing and words under it.
  func drawing(top: Double, bottom: Double) -> Markup {
    .group(
      marks.flatMap { mark -> [Markup] in
        let x = Figures.pixel(x(mark.time))
        return [
          tag(
            "path", ["class": "tick", "d": "M\(x) \(Figures.pixel(top))V\(Figures.pixel(bottom))"]),
          tag(
            "text",
            [
              "class": "axis", "x": x, "y": Figures.pixel(bottom + 15), "text-anchor": "middle",
            ], .text(mark.words)),
        ]
      })
  }
}
