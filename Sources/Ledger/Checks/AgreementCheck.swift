/// A claimed number against other sources' numbers of the same thing, with C10: sources of one
/// origin count once.
import Vocabulary

package enum AgreementCheck {
  /// Numbers within this share of each other agree when neither carries a qualifier: press figures
  /// are rounded to two digits.
  package static let tolerance = 0.05

  /// The best graded independent number decides; others that disagree with it are shown.
  static func run(_ claim: Claim, _ evidence: [Evidence], _ view: LedgerView) -> CheckResult {
    let known = evidence.filter { $0.quantity != nil }
    let used = claim.statements + known.flatMap(\.statements)
    guard let said = claim.quantity, !known.isEmpty else {
      return mentioned(claim, evidence)
    }
    var figures = [("claimed", said.shown)]
    var votes: [(agrees: Bool, evidence: Evidence)] = []
    for item in known {
      guard let other = item.quantity else { continue }
      switch compare(said, other) {
      case .success(let agrees):
        votes.append((agrees, item))
        figures.append((item.object, "\(other.shown) [\(item.gradeText)]"))
      case .failure(let reason): figures.append((item.object, "not comparable: \(reason.reason)"))
      }
    }
    guard let best = votes.map(\.evidence.grade).min() else {
      return CheckResult(
        .notTestable, "No number on record has the same unit, rate and measure.", using: used,
        figures: figures)
    }
    let deciding = votes.filter { $0.evidence.grade == best }
    let origins = IndependenceCheck.origins(votes.filter(\.agrees).map(\.evidence.id), in: view)
    if deciding.allSatisfy(\.agrees) {
      let isWeak = best >= 22 && origins.count < 2
      let all = votes.allSatisfy(\.agrees)
      return CheckResult(
        isWeak || !all ? .partly : .confirmed,
        "\(origins.count) independent source\(origins.count == 1 ? "" : "s") "
          + "agree\(origins.count == 1 ? "s" : "")" + (all ? "." : "; others differ."),
        using: used, figures: figures)
    }
    return CheckResult(
      .contradicted,
      "The best graded record differs"
        + (votes.contains(where: \.agrees) ? "; others agree." : "."),
      using: used, figures: figures)
  }

  /// Without a number: whether anybody else says so.
  ///
  /// One source at second hand is half an answer.
  private static func mentioned(_ claim: Claim, _ evidence: [Evidence]) -> CheckResult {
    let there = evidence.filter(\.isThere)
    let used = claim.statements + there.flatMap(\.statements)
    guard let best = there.map(\.credibility).min() else {
      return CheckResult(.notTestable, "Nothing on record says the same or otherwise.", using: used)
    }
    return CheckResult(
      best <= 2 ? .confirmed : .partly,
      best <= 2 ? "On record." : "On record at second hand only (credibility \(best)).",
      using: used,
      figures: there.map { ($0.object, $0.text ?? "") })
  }

  /// Whether two numbers can both be true, by their qualifiers.
  package static func compare(
    _ left: Quantity, _ right: Quantity
  ) -> Result<Bool, Quantity.Unlike> {
    guard left.unit == right.unit, left.per == right.per else {
      return .failure(.init(reason: "\(left.shown) and \(right.shown)"))
    }
    guard left.measure == right.measure else {
      return .failure(.init(reason: "\(left.measure.rawValue) and \(right.measure.rawValue)"))
    }
    let (a, b) = (bounds(left), bounds(right))
    return .success(a.low <= b.high && b.low <= a.high)
  }

  private static func bounds(_ quantity: Quantity) -> (low: Double, high: Double) {
    let (low, high) = (quantity.value.low, quantity.value.high)
    switch quantity.qualifier {
    case .exactly: return (low * (1 - tolerance / 2), high * (1 + tolerance / 2))
    case .about: return (low * (1 - tolerance * 2), high * (1 + tolerance * 2))
    case .moreThan, .atLeast: return (low, low * 1.5)
    case .lessThan, .atMost: return (0, high)
    }
  }
}

/// C10: how many origins stand behind a set of statements.
package enum IndependenceCheck {
  /// Distinct origins (agency, else publisher, else source) of the sources of these subjects.
  package static func origins(_ subjects: [SubjectID], in view: LedgerView) -> Set<String> {
    let statements = subjects.flatMap { view.statements[$0] ?? [] }
    return Set(statements.map { origin($0.source, in: view) })
  }

  package static func origin(_ source: String, in view: LedgerView) -> String {
    guard let known = view.sources[source] else { return source }
    return Folding.key(known.origin ?? known.publisher ?? known.id)
  }

  /// Confirmed takes two origins; one, however often reprinted, is one.
  package static func run(_ subjects: [SubjectID], in view: LedgerView) -> CheckResult {
    let origins = origins(subjects, in: view)
    let statements = subjects.flatMap { view.statements[$0] ?? [] }
    let prints = Set(statements.map(\.source)).count
    let verdict: Verdict =
      origins.count >= 2 ? .confirmed : origins.isEmpty ? .unobservable : .partly
    return CheckResult(
      verdict,
      "\(prints) source\(prints == 1 ? "" : "s") of \(origins.count) "
        + "origin\(origins.count == 1 ? "" : "s").", using: statements,
      figures: origins.sorted().map { ("origin", $0) })
  }
}
