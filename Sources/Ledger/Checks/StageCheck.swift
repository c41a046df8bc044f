/// C1: how far a promise came, when it lapsed, and how late it was.
package import Vocabulary

/// The state of one commitment on a day.
package struct StageAnswer: Hashable, Sendable {
  /// The stage with lapse applied.
  package let stage: Stage
  /// Days from the promised day to the delivery, or to the day asked when still open.
  ///
  /// Nil without a due day. Negative is early.
  package let slippage: Int?
  package let isOpen: Bool
  package let explanation: String
}

package enum StageCheck {
  /// Days after the due day before a promise without a sign of delivery counts as lapsed: a year,
  /// since yearly statistics are the slowest evidence there is.
  package static let grace = 365

  /// The stage of a commitment on a day: stated stages, and `lapsed` once due day and grace are
  /// past without delivery.
  ///
  /// A side exit that was stated stays.
  package static func answer(_ commitment: Commitment, on day: CivilDate) -> StageAnswer {
    let stages = commitment.stages.filter { ($0.day ?? day) <= day }
    let last = stages.last?.stage ?? .announced
    let delivered = stages.first { ($0.stage.step ?? 0) >= 3 }
    let due = commitment.due
    if let delivered {
      let slip = due.flatMap { due in
        delivered.day.map { Int($0.daysSinceEpoch - due.daysSinceEpoch) }
      }
      return StageAnswer(
        stage: last, slippage: slip, isOpen: false,
        explanation: "\(last.rawValue)\(delivered.day.map { " \(when($0))" } ?? "")"
          + (slip.map { ", \(lateness($0))" } ?? ""))
    }
    if last == .cancelled || last == .suspended {
      return StageAnswer(
        stage: last, slippage: nil, isOpen: last == .suspended, explanation: last.rawValue)
    }
    guard let due else {
      return StageAnswer(
        stage: last, slippage: nil, isOpen: true,
        explanation: "\(last.rawValue), no due day was given, no delivery on record")
    }
    let past = Int(day.daysSinceEpoch - due.daysSinceEpoch)
    let isLapsed = past > grace
    return StageAnswer(
      stage: isLapsed ? .lapsed : last, slippage: past > 0 ? past : nil, isOpen: true,
      explanation: isLapsed
        ? "lapsed: due \(when(due)), \(lateness(past)) with no delivery on record"
        : "\(last.rawValue), due \(when(due))")
  }

  /// The year alone where only the year was given.
  static func when(_ day: CivilDate) -> String {
    (day.month, day.day) == (1, 1) || (day.month, day.day) == (12, 31)
      ? "\(day.year)" : day.description
  }

  static func lateness(_ days: Int) -> String {
    if days == 0 { return "on the day" }
    let size = abs(days)
    let text =
      size >= 730
      ? "\(Shown.number((Double(size) / 365.25 * 10).rounded() / 10)) years"
      : "\(size) days"
    return days > 0 ? "\(text) late" : "\(text) early"
  }

  /// A claim of a stage against the stage that the ledger's commitments had on the claim's day.
  static func run(_ claim: Claim, _ evidence: [Evidence], _ view: LedgerView) -> CheckResult {
    let commitments = view.commitments.filter { claim.against.contains($0.id) }
    let used = claim.statements + commitments.flatMap(\.statements)
    guard let day = claim.end ?? claim.published, !commitments.isEmpty else {
      return CheckResult(.notTestable, "No commitment on record answers it.", using: used)
    }
    let answers = commitments.map { ($0, answer($0, on: day)) }
    let figures = answers.map { ($0.0.object, $0.1.explanation) }
    let reached = answers.compactMap { $0.1.stage.step }.max()
    switch (claim.status, reached) {
    case (.delivered?, let step?) where step >= 3:
      return CheckResult(.confirmed, "The delivery is on record.", using: used, figures: figures)
    case (.delivered?, _):
      return CheckResult(
        .contradicted, "Said to be delivered; on record it was only promised.", using: used,
        figures: figures)
    case (.announced?, let step?) where step >= 1:
      return CheckResult(
        .contradicted,
        "Told as a plan; on \(day.description) it had gone further: "
          + "\(answers.map(\.1.explanation).joined(separator: "; ")).", using: used,
        figures: figures)
    case (.announced?, 0?) where answers.allSatisfy({ $0.1.isOpen && $0.0.due == nil }):
      return CheckResult(
        .notTestable, "A pledge that is open: no due day was given, and nothing was delivered.",
        using: used, figures: figures)
    case (.announced?, 0?):
      return CheckResult(.confirmed, "Announced, as on record.", using: used, figures: figures)
    default:
      return CheckResult(.unobservable, "No stage is on record.", using: used, figures: figures)
    }
  }

  /// A claim that something took years: the days between the first promise and the delivery.
  static func slippage(_ claim: Claim, _ evidence: [Evidence], _ view: LedgerView) -> CheckResult {
    let commitments = view.commitments.filter { claim.against.contains($0.id) }
    let used = claim.statements + commitments.flatMap(\.statements)
    let first = commitments.compactMap(\.promisedOn).min()
    guard let first, let day = commitments.compactMap(\.deliveredOn).min() ?? claim.published else {
      return CheckResult(.notTestable, "No promised day is on record.", using: used)
    }
    let years = Double(day.daysSinceEpoch - first.daysSinceEpoch) / 365.25
    return CheckResult(
      years >= 2 ? .confirmed : .contradicted,
      "\(Shown.number((years * 10).rounded() / 10)) years passed between the first promise on record "
        + "(\(first.description)) and \(day.description).", using: used,
      figures: commitments.map { ($0.object, answer($0, on: day).explanation) })
  }
}
