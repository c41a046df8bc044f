/// C4: residual exports as a control total over the ships that were seen.
package import Vocabulary

package enum ResidualCheck {
  /// What ships explain of a silent country's residual exports.
  package struct Answer: Hashable, Sendable {
    /// Observed discharges, barrels.
    package let observed: Estimate
    /// The control total, barrels.
    package let residual: Estimate
    /// Share of the residual that the ships explain; nil when the residual may be zero.
    package let explained: Estimate?
    package let fits: Bool
  }

  /// Observed barrels of an origin must fit under its residual exports.
  package static func answer(observed: Estimate, residual: Estimate) -> Answer {
    let explained =
      residual.low > 0
      ? Estimate(
        low: observed.low / residual.high, best: observed.best / residual.best,
        high: observed.high / residual.low) : nil
    return Answer(
      observed: observed, residual: residual, explained: explained,
      fits: observed.low <= residual.high)
  }

  /// Residual exports in barrels from their value and a price band in US dollars a barrel.
  package static func barrels(value: Estimate, price: ClosedRange<Double>) -> Estimate? {
    guard price.lowerBound > 0 else { return nil }
    let middle = (price.lowerBound + price.upperBound) / 2
    return Estimate(
      low: value.low / price.upperBound, best: value.best / middle,
      high: value.high / price.lowerBound)
  }

  /// A year of a silent state: its residual exports and what ships were seen to discharge of its oil.
  package struct Year: Sendable {
    package let year: Int
    package let residual: Flow
    package let seen: [Flow]
    package let barrels: Estimate
    package let observed: Estimate
    package let answer: Answer
  }

  /// The price band that turns residual dollars into barrels, US dollars a barrel: the yearly means
  /// of Brent 2020–2023 (42 to 101) less discounts of 5 to 20.
  package static let price = 25.0...95.0

  /// Every year that has a control total, in order.
  package static func years(in flows: [Flow]) -> [Year] {
    let seen = flows.filter { $0.basis == .observed && $0.kind == "oil" }
    let residuals = flows.filter { $0.id.name.hasPrefix("growth-lab") && !$0.countsInTotals }
    return residuals.compactMap { residual -> Year? in
      guard let year = residual.end?.year, let value = residual.quantity?.value,
        let barrels = barrels(value: value, price: price)
      else { return nil }
      let mine = seen.filter { $0.end?.year == year && $0.trueOrigin == residual.from }
      let observed = mine.compactMap(\.quantity).filter { $0.unit == .barrel }.map(\.value)
        .reduce(Estimate.zero, +)
      return Year(
        year: year, residual: residual, seen: mine, barrels: barrels, observed: observed,
        answer: answer(observed: observed, residual: barrels))
    }.sorted { ($0.year, $0.residual.id) < ($1.year, $1.residual.id) }
  }

  package static func run(_ answer: Answer, using statements: [Statement]) -> CheckResult {
    let figures = [
      ("seen leaving ships", Shown.barrels(answer.observed)),
      ("residual exports", Shown.barrels(answer.residual)),
      (
        "explained by ships",
        answer.explained.map {
          "\(Shown.number(($0.low * 100).rounded()))–\(Shown.number(($0.high * 100).rounded()))%"
        } ?? "–"
      ),
    ]
    if !answer.fits {
      return CheckResult(
        .contradicted, "More was seen than the control total allows: one of the two is wrong.",
        using: statements, figures: figures)
    }
    return CheckResult(
      (answer.explained?.low ?? 0) > 0.5 ? .confirmed : .partly,
      "What ships were seen to discharge fits under the residual; the rest is unobservable.",
      using: statements, figures: figures)
  }
}
