/// Findings about papers that observation contradicts (DSP-3).
import Tracks
import Vocabulary

extension FindingRun {
  mutating func relabelled(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard let vessel = verdict.vesselID, let observed = verdict.observed,
      let span = span(verdict.legs)
    else { return }
    let sea = verdict.legs.filter { edgeOf[$0]?.kind == .sts }.count
    let way =
      sea == 0
      ? "" : " The cargo changed ship \(sea == 1 ? "once" : "\(sea) times") on the way."
    append(
      Finding(
        id: "finding:DSP-3/\(vessel)/\(document.id)", subject: vessel, practice: .dsp3,
        grade: verdict.grade, confidence: confidence(verdict.grade, 1), start: span.0, end: span.1,
        title: "Papers and observed origin differ",
        summary: "Papers for \(label(vessel)) declare “\(document.declaredOrigin)”. What was "
          + "observed is consistent with another origin: "
          + "\(OriginWords(fleet).list(observed)).\(way)",
        alternatives: .possible([
          "The papers speak of another cargo of this ship.",
          "A terminal or draught was read wrongly, so the observed chain is wrong.",
          "Oil was blended on the way under papers that are valid where it was blended.",
        ]), weakestLink: weakest(verdict.legs, verdict.grade),
        whatWouldSettleIt: "Terminal load records or satellite images of the load, the transfer "
          + "logs of both ships, and an analysis of the crude.",
        legs: verdict.legs, ruleID: rules.ruleID, evidence: verdict.evidence))
  }
}
