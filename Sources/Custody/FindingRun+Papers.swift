/// Findings about papers that observation contradicts (DSP-3).
import Tracks
import Vocabulary

extension FindingRun {
  mutating func relabelled(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard let vessel = verdict.vesselID, let observed = verdict.observed,
      let span = span(verdict.legs)
    else { return }
    let sea = verdict.legs.filter { index.transferOf[$0] != nil }.count
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

  /// Papers that observation contradicts in anything but the origin: an observation, no practice, since
  /// a slip of the pen does the same.
  mutating func impossible(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard let kind = verdict.contradictions.first, let vessel = verdict.vesselID else { return }
    let day = document.loadDate.start
    let span = span(verdict.legs) ?? (day, day + .days(1))
    let grade = verdict.grade == .u ? EvidenceGrade.d : verdict.grade
    append(
      Finding(
        id: "finding:paper/\(kind.rawValue)/\(vessel)/\(document.id)", subject: vessel,
        practice: .observation, grade: grade, confidence: confidence(grade, 1), start: span.0,
        end: span.1, title: Self.title(of: kind),
        summary: "Papers of \(label(vessel)) declare “\(document.declaredOrigin)”, loaded on "
          + "\(document.loadDate.description). "
          + verdict.explanation.split(separator: " ").joined(separator: " "),
        alternatives: .possible([
          "The papers hold a slip: a wrong day, ship or figure.",
          "The ship's particulars, her typed draughts or her reported places are wrong.",
          "The papers speak of a cargo that was not seen.",
        ]),
        weakestLink: verdict.legs.isEmpty
          ? "what was seen of the ship on one day" : weakest(verdict.legs, grade),
        whatWouldSettleIt: "The original bill of lading, and the terminal's record of the load.",
        legs: verdict.legs, ruleID: rules.ruleID, evidence: verdict.evidence))
  }

  static func title(of kind: Contradiction) -> String {
    switch kind {
    case .relabelledOrigin: "Papers and observed origin differ"
    case .impossibleLoad: "Declared load on a day the ship was elsewhere"
    case .impossibleQuantity: "More declared than the ship can have taken"
    case .impossibleTiming: "Declared day of loading does not fit"
    case .gradeNotExported: "Declared grade is not exported where she loaded"
    }
  }
}
