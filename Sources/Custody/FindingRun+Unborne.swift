/// Findings about papers whose declared load nothing bears out (DSP-3).
import Tracks
import Vocabulary

extension FindingRun {
  /// Papers whose cargo has no origin that is known, or was never seen, weighed by what the other papers
  /// of this input teach; something the ships themselves did must speak beside it.
  mutating func unborne(
    _ verdict: DocumentVerdict, _ document: DeclaredCargo, _ odds: PaperOdds
  ) {
    guard verdict.verdict != .agrees, let vessel = verdict.vesselID,
      let reading = odds.reading(verdict, document),
      reading.probability >= rules.leastFalse,
      reading.silence != nil || reading.isAtSea == true
    else { return }
    let day = document.loadDate.start
    let legs = verdict.legs
    let span = span(legs) ?? (day, day + .days(1))
    append(
      Finding(
        id: "finding:DSP-3/unborne/\(vessel)/\(document.id)", subject: vessel, practice: .dsp3,
        grade: verdict.grade.weakest(with: .d),
        confidence: confidence(.d, reading.probability),
        start: min(span.0, day), end: max(span.1, day + .days(1)),
        title: "Declared load that nothing bears out",
        summary: "Papers for \(label(vessel)) declare “\(document.declaredOrigin)”, loaded on "
          + "\(document.loadDate.description). \(conduct(verdict, reading)) "
          + "\(learned(document, reading)) Consistent with papers that name another origin than "
          + "the cargo's (probability \(Wording.decimal(reading.probability, places: 2))).",
        alternatives: .possible([
          "A ship that is not in this input loaded where the papers say and handed the cargo on.",
          "The cargo was loaded at a terminal of that country that is not listed here.",
          "She loaded where the papers say and neither the call nor the draught was heard.",
          "The papers speak of another cargo, or hold a wrong day or ship.",
        ]), weakestLink: "where the cargo came from was not seen",
        whatWouldSettleIt: "The terminal's record of the declared load, the notice of the transfer "
          + "to the coastal state, and an analysis of the crude.",
        legs: legs, ruleID: rules.ruleID,
        evidence: Set(verdict.evidence + (reading.silence?.gap.evidence ?? [])).sorted()))
  }

  /// What she and the ships before her were seen to do.
  private func conduct(_ verdict: DocumentVerdict, _ reading: PaperOdds.Reading) -> String {
    var words = [
      "Neither she nor a ship that this cargo is known to have passed over was seen at a terminal "
        + "listed here that loads and lies in that country."
    ]
    if reading.isAtSea == true { words.append("The cargo came aboard her at sea.") }
    if verdict.contradictions.contains(.impossibleLoad) {
      words.append(
        "On the declared day she was too far from every such terminal to have been at one.")
    }
    if let silence = reading.silence {
      words.append(
        "\(label(silence.vessel)) was silent for "
          + "\(Wording.hours(silence.gap.end - silence.gap.start)) from "
          + "\(Wording.day(silence.gap.start)) where \(silence.gap.otherShipsHeard) other ships "
          + "were heard.")
    }
    return words.joined(separator: " ")
  }

  /// What the other papers of the input say of such a one.
  private func learned(_ document: DeclaredCargo, _ reading: PaperOdds.Reading) -> String {
    let (same, borne) = (reading.sameOrigin, reading.borneOut)
    return
      "Of \(same.all) other papers here that name the same country and whose cargo can be told, "
      + "\(same.contradicted) are contradicted; of \(borne.all) papers whose origin nothing contradicts, "
      + "this one among them, a load bears out \(borne.seen)."
  }
}
