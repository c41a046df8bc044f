/// C5, C6, C7: sums that do not add, units that were swapped, numbers that changed what they count.
import Vocabulary

package enum SumCheck {
  /// Whether parts make the whole, and which single digit slip would mend it.
  package static func run(parts: [Quantity], whole: Quantity) -> CheckResult {
    var sum: Quantity?
    for part in parts {
      guard let so = sum else {
        sum = part
        continue
      }
      do { sum = try so.adding(part) } catch {
        return CheckResult(.notTestable, "The parts cannot be added: \(error.reason).")
      }
    }
    guard let sum else { return CheckResult(.notTestable, "No parts are on record.") }
    let figures = parts.map { ("part", $0.shown) } + [("sum", sum.shown), ("whole", whole.shown)]
    do {
      let ratio = try sum.ratio(to: whole)
      if abs(ratio.best - 1) <= 0.005 {
        return CheckResult(.confirmed, "The parts make the whole.", figures: figures)
      }
    } catch {
      return CheckResult(
        .notTestable, "Parts and whole are unlike: \(error.reason).", figures: figures)
    }
    let gap = whole.value.best - sum.value.best
    let mended = parts.first { isDigitSlip($0.value.best, $0.value.best + gap) }
    return CheckResult(
      .contradicted,
      "The parts make \(sum.shown), not \(whole.shown)"
        + (mended.map {
          "; one digit of \($0.shown) read as \(Shown.number($0.value.best + gap)) would mend it."
        }
          ?? "."),
      figures: figures)
  }

  /// The two numbers have as many digits and differ in one of them, zeros at the end aside.
  static func isDigitSlip(_ left: Double, _ right: Double) -> Bool {
    guard let a = Int64(exactly: left.rounded()), let b = Int64(exactly: right.rounded()), a > 0,
      b > 0
    else { return false }
    let (x, y) = (Array(String(a)), Array(String(b)))
    return x.count == y.count && zip(x, y).filter { $0 != $1 }.count == 1
  }

  /// `against`: the parts, the whole last.
  static func run(_ evidence: [Evidence]) -> CheckResult {
    let used = evidence.flatMap(\.statements)
    let numbers = evidence.compactMap(\.quantity)
    guard numbers.count > 2, let whole = numbers.last else {
      return CheckResult(.notTestable, "A sum needs two parts and a whole.", using: used)
    }
    let result = run(parts: numbers.dropLast(), whole: whole)
    return CheckResult(
      result.verdict, result.explanation, using: used,
      figures: result.figures.map { ($0.label, $0.text) })
  }
}

package enum UnitSlipCheck {
  /// Two figures for one thing agree only if a unit was swapped; the swap is named.
  ///
  /// Mass to volume uses 6.0…7.6 bbl/t, the range from heavy Merey to light crude; a month has
  /// 28…31 days.
  package static func run(_ left: Quantity, _ right: Quantity) -> CheckResult {
    let figures = [("first", left.shown), ("second", right.shown)]
    if left.unit == right.unit, left.per == right.per {
      let ratio = left.value.best / max(right.value.best, .leastNonzeroMagnitude)
      for (factor, words) in slips where abs(ratio / factor - 1) < 0.03 {
        return CheckResult(.contradicted, "They differ by \(words).", figures: figures)
      }
      let isSame = abs(ratio - 1) <= 0.05
      return CheckResult(
        isSame ? .confirmed : .contradicted,
        isSame ? "The figures agree." : "The figures differ, and by no known slip of units.",
        figures: figures)
    }
    guard let a = barrelsPerDay(left), let b = barrelsPerDay(right) else {
      return CheckResult(
        .notTestable, "\(left.unit.dimension) and \(right.unit.dimension) have no bridge.",
        figures: figures)
    }
    let fits = a.low <= b.high * 1.02 && b.low <= a.high * 1.02
    let shown =
      figures + [
        (
          "first as barrels a day",
          "\(Shown.number(a.low.rounded()))–\(Shown.number(a.high.rounded()))"
        ),
        (
          "second as barrels a day",
          "\(Shown.number(b.low.rounded()))–\(Shown.number(b.high.rounded()))"
        ),
      ]
    return CheckResult(
      fits ? .confirmed : .contradicted,
      fits ? "Converted, the two figures agree." : "Converted, the two figures do not agree.",
      figures: shown)
  }

  private static let slips: [(Double, String)] = [
    (7.33, "the factor from tonnes to barrels: one was given in the other's unit"),
    (1 / 7.33, "the factor from tonnes to barrels: one was given in the other's unit"),
    (1000, "a thousand"), (1 / 1000, "a thousand"), (1e6, "a million"), (1e-6, "a million"),
    (12, "twelve: a month was told as a year"), (1.0 / 12, "twelve: a month was told as a year"),
    (365, "365: a day was told as a year"), (1.0 / 365, "365: a day was told as a year"),
    (158.987, "the litres of a barrel"),
  ]

  static func barrelsPerDay(_ quantity: Quantity) -> Estimate? {
    guard let per = quantity.per, let days = per.days else { return nil }
    let span = per == .month ? (28.0, 31.0) : (days, days)
    let value = quantity.value
    switch quantity.unit {
    case .barrel:
      return Estimate(low: value.low / span.1, best: value.best / days, high: value.high / span.0)
    case .tonne:
      return Estimate(
        low: value.low * 6.0 / span.1, best: value.best * 7.33 / days,
        high: value.high * 7.6 / span.0)
    default: return nil
    }
  }

  static func run(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let used = claim.statements + evidence.flatMap(\.statements)
    let numbers = [claim.quantity].compactMap(\.self) + evidence.compactMap(\.quantity)
    guard numbers.count > 1 else {
      return CheckResult(.notTestable, "Two figures are needed.", using: used)
    }
    let result = run(numbers[0], numbers[1])
    return CheckResult(
      result.verdict, result.explanation, using: used,
      figures: result.figures.map { ($0.label, $0.text) })
  }
}

package enum ReferentCheck {
  /// C7: the same number told of another thing or window by a later source.
  ///
  /// `against`: the first telling, then later ones.
  static func run(_ evidence: [Evidence]) -> CheckResult {
    let used = evidence.flatMap(\.statements)
    guard let first = evidence.first, let number = first.quantity, evidence.count > 1 else {
      return CheckResult(.notTestable, "Two tellings are needed.", using: used)
    }
    let drifted = evidence.dropFirst().filter { later in
      later.quantity?.value == number.value && later.quantity?.unit == number.unit
        && (later.object != first.object || later.start != first.start || later.end != first.end)
    }
    let figures = evidence.map { item in
      (
        item.object,
        "\(item.quantity?.shown ?? "–"), "
          + (item.start.map { DateCheck.period($0, item.end ?? $0) } ?? "no window")
      )
    }
    return CheckResult(
      drifted.isEmpty ? .confirmed : .contradicted,
      drifted.isEmpty
        ? "The number keeps its meaning."
        : "The same number is told of another thing or another time.", using: used,
      figures: figures)
  }
}
