/// Stock read as flow, capacity read as output, growth without deliveries, and what was delivered
/// once and is still there.
import Vocabulary

package enum MeasureChecks {
  /// Years without a delivery after which "is shipping" no longer holds: SIPRI counts five-year
  /// means for its own trends.
  package static let currentYears = 5

  /// C: a capacity told as output.
  ///
  /// The claim's number is that of a capacity on record.
  static func capacity(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let used = claim.statements + evidence.flatMap(\.statements)
    guard let said = claim.quantity else {
      return CheckResult(.notTestable, "The claim gives no number.", using: used)
    }
    let same = evidence.compactMap(\.quantity).filter {
      $0.unit == said.unit && $0.per == said.per && $0.value == said.value
    }
    let figures = [("claimed", said.shown)] + same.map { ("on record", $0.shown) }
    guard let other = same.first else {
      return CheckResult(
        .notTestable, "No capacity on record has this number.", using: used, figures: figures)
    }
    if other.measure == said.measure {
      return CheckResult(
        .confirmed, "The same \(said.measure.rawValue) is on record.", using: used,
        figures: figures)
    }
    return CheckResult(
      .partly,
      "The number is right and the thing is not: on record it is a \(other.measure.rawValue), "
        + "told as \(said.measure.rawValue).", using: used, figures: figures)
  }

  private static func deliveries(_ claim: Claim, _ view: LedgerView) -> [Flow] {
    let day = claim.end ?? claim.published
    // One register at a time: the same delivery stands in several.
    return Registers.best(
      view.flows.filter { flow in
        guard flow.kind == "arms", flow.basis != .alleged, let end = flow.end else { return false }
        let isPair =
          flow.from.map(claim.against.contains) ?? false
          && flow.to.map(claim.against.contains) ?? false
        return isPair && (day.map { end.year <= $0.year } ?? true)
      })
  }

  private static func total(_ flows: [Flow]) -> Double {
    flows.filter(\.countsInTotals).compactMap { flow in
      flow.quantity?.unit == .trendIndicatorValue ? flow.quantity?.value.best : nil
    }.reduce(0, +)
  }

  /// C: a cumulative stock told as a present flow.
  static func stockAsFlow(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    let flows = deliveries(claim, view)
    let used = claim.statements + flows.flatMap(\.statements)
    guard let day = claim.end ?? claim.published, let last = flows.compactMap(\.end).max() else {
      return CheckResult(.unobservable, "No delivery is on record at all.", using: claim.statements)
    }
    let recent = flows.filter { ($0.end?.year ?? 0) > day.year - currentYears }
    let figures = [
      ("all deliveries on record", "\(Shown.number(total(flows))) million TIV"),
      ("in the last \(currentYears) years", "\(Shown.number(total(recent))) million TIV"),
      ("last delivery", "\(last.year)"),
    ]
    if recent.isEmpty {
      return CheckResult(
        .stale,
        "True of the stock, not of the flow: the last delivery on record was in "
          + "\(last.year).", using: used, figures: figures)
    }
    return CheckResult(
      .confirmed, "Deliveries are on record up to \(last.year).", using: used, figures: figures)
  }

  /// C: growth needs a delivery inside the window.
  static func growth(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    let flows = deliveries(claim, view)
    let used = claim.statements + flows.flatMap(\.statements)
    guard let day = claim.end ?? claim.published, !flows.isEmpty else {
      return CheckResult(.unobservable, "No delivery is on record.", using: claim.statements)
    }
    let recent = flows.filter { ($0.end?.year ?? 0) > day.year - currentYears }
    let figures = [
      (
        "delivered since \(day.year - currentYears + 1)",
        "\(Shown.number(total(recent))) million TIV"
      )
    ]
    return CheckResult(
      recent.isEmpty ? .contradicted : .confirmed,
      recent.isEmpty
        ? "Nothing that the record counts was delivered in the last \(currentYears) years."
        : "Deliveries inside the last \(currentYears) years are on record.", using: used,
      figures: figures)
  }

  /// Something once delivered: who had it, whatever its age.
  static func possession(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    let flows = deliveries(claim, view)
    guard !flows.isEmpty else {
      return CheckResult(.unobservable, "No delivery is on record.", using: claim.statements)
    }
    let largest = flows.sorted {
      ($0.alternate?.value.best ?? 0, $1.id) > ($1.alternate?.value.best ?? 0, $0.id)
    }.prefix(8)
    return CheckResult(
      .confirmed,
      "Such deliveries are on record; the last was in "
        + "\(flows.compactMap(\.end).max()?.year ?? 0).",
      using: claim.statements + largest.flatMap(\.statements),
      figures: largest.map { flow in
        (flow.object, "\(flow.alternate?.shown ?? "?") in \(flow.end?.year ?? 0)")
      })
  }
}

/// An event's claimed day against the day on record.
enum DateCheck {
  static func run(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let used = claim.statements + evidence.flatMap(\.statements)
    let dated = evidence.compactMap { item in item.start.map { (item, $0, item.end ?? $0) } }
    guard let start = claim.start, !dated.isEmpty else {
      return CheckResult(.notTestable, "No day is on record to hold it against.", using: used)
    }
    let end = claim.end ?? start
    let figures =
      [("claimed", period(start, end))] + dated.map { ($0.0.object, period($0.1, $0.2)) }
    let overlaps = dated.filter { $0.1 <= end && start <= $0.2 }
    return CheckResult(
      overlaps.isEmpty ? .contradicted : .confirmed,
      overlaps.isEmpty ? "The record has another day." : "The day is on record.", using: used,
      figures: figures)
  }

  static func period(_ start: CivilDate, _ end: CivilDate) -> String {
    start == end ? start.description : "\(start.description) to \(end.description)"
  }
}

/// What was said in public against what was done.
enum WordsCheck {
  /// The claim denies that words were spoken; a statement on record of those words contradicts it.
  static func run(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let used = claim.statements + evidence.flatMap(\.statements)
    let spoken = evidence.filter(\.isThere)
    guard !spoken.isEmpty else {
      return CheckResult(
        .notTestable, "No words are on record, and nobody recorded a search for them.", using: used)
    }
    return CheckResult(
      .contradicted, "The words are on record, whatever the deeds were.", using: used,
      figures: spoken.map { ($0.object, $0.text ?? "") })
  }
}
