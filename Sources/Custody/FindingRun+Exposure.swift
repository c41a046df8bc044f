/// What is no deception: cargo of an origin that a regime covers.
import Tracks
import Vocabulary

extension FindingRun {
  mutating func exposure(_ edge: CustodyEdge) {
    guard isRegimeCargo(edge.shares), case .vessel(let vessel) = edge.from else { return }
    let legs = chains.chain(to: edge.id)
    let isContradicted = legs.contains { index.conflictOf[$0] != nil }
    guard !isContradicted, let span = span(legs) else { return }
    let isDeclared = legs.contains { index.agreementOf[$0]?.vesselID == vessel }
    let share = regimeShare(edge.shares)
    let what =
      edge.kind.isLanding
      ? "\(label(vessel)) discharged about \(Wording.barrels(edge.barrels))"
      : "\(label(vessel)) held about \(Wording.barrels(edge.barrels)) at the end of the input"
    append(
      Finding(
        id: "finding:\(isDeclared ? "observation" : "exposure")/\(edge.id)", subject: vessel,
        practice: isDeclared ? .observation : .exposure, grade: edge.grade,
        confidence: confidence(edge.grade, share.best), start: span.0, end: span.1,
        title: isDeclared
          ? "Cargo under a regime, declared as such" : "Cargo of an origin under a regime",
        summary: "\(what), observed: \(OriginWords(fleet).list(edge.shares)). "
          + (isDeclared
            ? "The papers declare the same origin; a licence may cover it."
            : "No paper in this case speaks of it, and a licence may cover it."),
        alternatives: .possible([
          "A general or specific licence covered this cargo.",
          "A draught or terminal was read wrongly, so the chain is wrong.",
        ]), weakestLink: weakest(legs, edge.grade),
        whatWouldSettleIt: "The licence in force on the day of loading, and the bill of lading.",
        legs: legs, ruleID: rules.ruleID, evidence: edge.evidence))
  }
}
