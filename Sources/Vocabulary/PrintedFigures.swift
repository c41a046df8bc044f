/// How far a figure is rounded where a person reads it: to what its interval supports, and no further.
///
/// One rule for findings, explanations, reports and summaries. The case file's columns keep the whole number,
/// so that whoever reckons on does so with what was inferred. No figure beyond three is printed of a number
/// without an interval, since no draught gives more, and two of a guess.

/// The rounding of printed figures.
package enum PrintedFigures {
  /// The power of ten that a figure with an interval is printed to: the largest not above a fifth of the
  /// interval's width, in the figure's own unit; without width, the third figure of the number.
  package static func step(of value: Estimate) -> Double {
    let width = value.high - value.low
    guard width > 0, width.isFinite else { return step(of: value.best, figures: 3) }
    return power(notAbove: width / 5)
  }

  /// The power of ten of a number's n-th figure; one for zero and for what is no number.
  package static func step(of value: Double, figures: Int) -> Double {
    guard value.isFinite, value != 0 else { return 1 }
    var step = power(notAbove: abs(value))
    for _ in 1..<max(figures, 1) where step > 1e-12 { step /= 10 }
    return step
  }

  /// Best to the nearest step and bounds outwards, so that what is printed holds what was meant.
  package static func rounded(_ value: Estimate) -> Estimate {
    let step = step(of: value)
    guard value.low < value.high else { return Estimate(exactly: nearest(value.best, step)) }
    return Estimate(
      low: down(value.low, step), best: nearest(value.best, step), high: -down(-value.high, step))
  }

  /// A guess, or what is printed without its interval, to so many figures.
  package static func rounded(_ value: Double, figures: Int) -> Double {
    nearest(value, step(of: value, figures: figures))
  }

  /// To the nearest multiple of a step; a number too large to count in steps stays as it is.
  package static func nearest(_ value: Double, _ step: Double) -> Double {
    guard step > 0, value.isFinite, abs(value / step) < 1e15 else { return value }
    return (value / step).rounded() * step
  }

  /// The multiple of a step below, a hair above which counts as on it.
  private static func down(_ value: Double, _ step: Double) -> Double {
    guard step > 0, value.isFinite, abs(value / step) < 1e15 else { return value }
    return (value / step + 1e-9).rounded(.down) * step
  }

  private static func power(notAbove value: Double) -> Double {
    var power = 1.0
    while power * 10 <= value, power < 1e30 { power *= 10 }
    while power > value, power > 1e-30 { power /= 10 }
    return power
  }
}
