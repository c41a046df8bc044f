/// C9: rank with its window and tie rule, and shares with their interval.
import Vocabulary

package enum RankCheck {
  /// One row of a ranking.
  package struct Row: Hashable, Sendable {
    package let subject: SubjectID
    package let total: Double
    package let place: Int
  }

  /// Recipients of `supplier` by arms volume in a window, largest first.
  ///
  /// Ties share the better place (1, 2, 2, 4). Only flows that count in totals and carry TIV are
  /// summed; deliveries are counted in the year they end.
  package static func recipients(
    of supplier: SubjectID, years: ClosedRange<Int>, in flows: [Flow]
  ) -> [Row] {
    var totals: [SubjectID: Double] = [:]
    for flow in flows where flow.from == supplier && flow.countsInTotals {
      guard let to = flow.to, let year = flow.end?.year, years.contains(year),
        flow.quantity?.unit == .trendIndicatorValue, let value = flow.quantity?.value.best
      else { continue }
      totals[to, default: 0] += value
    }
    let sorted = totals.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    return sorted.map { subject, total in
      let place = sorted.prefix { $0.value > total }.count + 1
      return Row(subject: subject, total: total, place: place)
    }
  }

  /// `against`: the supplier, then the client.
  static func run(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    guard claim.against.count >= 2, let said = claim.quantity, said.unit == .rank else {
      return CheckResult(
        .notTestable, "A rank needs a supplier and a client.", using: claim.statements)
    }
    guard let start = claim.start, let end = claim.end else {
      return CheckResult(
        .notTestable, "A rank without its window says nothing.", using: claim.statements)
    }
    let (supplier, client) = (claim.against[0], claim.against[1])
    // One register at a time: the same delivery stands in several.
    let flows = Registers.best(view.flows.filter { $0.kind == "arms" })
    let rows = recipients(of: supplier, years: start.year...max(start.year, end.year), in: flows)
    let used =
      claim.statements
      + flows.filter { $0.from == supplier && $0.to == client }
      .flatMap(\.statements)
    guard let row = rows.first(where: { $0.subject == client }) else {
      return CheckResult(
        .contradicted, "No delivery to \(view.name(client)) in \(start.year)–\(end.year).",
        using: used)
    }
    let figures = rows.prefix(8).map {
      ("\($0.place). \(view.name($0.subject))", "\(Shown.number($0.total)) million TIV")
    }
    let isSame = Double(row.place) == said.value.best
    return CheckResult(
      isSame ? .confirmed : .contradicted,
      "Place \(row.place) of \(rows.count) in \(start.year)–\(end.year); ties share the better place. "
        + "Another window gives another place.", using: used, figures: figures)
  }
}

/// Which register's flows to count when several tell of the same deliveries.
package enum Registers {
  /// Flows of one register: per-delivery rows before per-deal ones before yearly tables.
  package static func best(_ flows: [Flow]) -> [Flow] {
    for format in ["sipri-new", "sipri-old", "sipri-tiv"] {
      let mine = flows.filter { $0.id.name.hasPrefix(format) }
      if !mine.isEmpty { return mine }
    }
    return flows
  }

  /// The total of a pair in million TIV, by register; nil where the register holds nothing.
  package static func totals(
    from supplier: SubjectID, to client: SubjectID, years: ClosedRange<Int>, in flows: [Flow]
  ) -> [(register: String, total: Double)] {
    ["sipri-new", "sipri-old", "sipri-tiv"].compactMap { format in
      let mine = flows.filter {
        $0.id.name.hasPrefix(format) && $0.from == supplier && $0.to == client
      }
      let counted = mine.filter { flow in
        flow.countsInTotals && flow.quantity?.unit == .trendIndicatorValue
          && (flow.start?.year ?? 0) >= years.lowerBound
          && (flow.end?.year ?? 9999) <= years.upperBound
      }
      guard !counted.isEmpty else { return nil }
      return (format, counted.compactMap(\.quantity?.value.best).reduce(0, +))
    }
  }
}

package enum ShareCheck {
  /// A claimed ratio of the first subject's number to each of the others'.
  static func run(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let used = claim.statements + evidence.flatMap(\.statements)
    guard let said = claim.quantity, said.unit == .ratio || said.unit == .percent,
      let mine = evidence.first?.quantity
    else { return CheckResult(.notTestable, "No number on record to divide.", using: used) }
    let scale = said.unit == .percent ? 0.01 : 1
    let limit = said.value.best * scale
    var figures = [("claimed", said.shown)]
    var (held, failed, open) = (0, 0, 0)
    for other in evidence.dropFirst() {
      guard let theirs = other.quantity else {
        open += 1
        figures.append((other.id.name, "nothing on record"))
        continue
      }
      do {
        let ratio = try mine.ratio(to: theirs)
        figures.append((other.object, Shown.number((ratio.best * 1000).rounded() / 1000)))
        if holds(ratio.best, said.qualifier, limit) { held += 1 } else { failed += 1 }
      } catch {
        open += 1
        figures.append((other.object, error.reason))
      }
    }
    if failed > 0 {
      return CheckResult(
        .contradicted, "The ratio on record is another.", using: used, figures: figures)
    }
    guard held > 0 else {
      return CheckResult(.notTestable, "Nothing to compare with is on record.", using: used)
    }
    return CheckResult(
      open == 0 ? .confirmed : .partly,
      open == 0
        ? "The ratio holds." : "The ratio holds for \(held); for \(open) nothing is on record.",
      using: used, figures: figures)
  }

  private static func holds(_ ratio: Double, _ qualifier: Qualifier, _ limit: Double) -> Bool {
    switch qualifier {
    case .lessThan: ratio < limit
    case .atMost: ratio <= limit
    case .moreThan: ratio > limit
    case .atLeast: ratio >= limit
    case .exactly: abs(ratio - limit) <= limit * 0.05
    case .about: abs(ratio - limit) <= limit * 0.15
    }
  }
}
