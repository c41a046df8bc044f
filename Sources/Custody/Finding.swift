/// What a reader should look at, with its alternatives; never a verdict on anybody.
package import Vocabulary

/// The practice a finding is consistent with.
///
/// DSP-1 to DSP-7 are the deceptive shipping practices of the US advisory of 14 May 2020.
package enum Practice: String, Hashable, Sendable {
  /// Disabling or manipulating AIS.
  case dsp1 = "DSP-1"
  /// Physically altering vessel identification.
  case dsp2 = "DSP-2"
  /// Falsifying cargo and vessel documents.
  case dsp3 = "DSP-3"
  /// Ship-to-ship transfers.
  case dsp4 = "DSP-4"
  /// Voyage irregularities.
  case dsp5 = "DSP-5"
  /// False flags and flag hopping.
  case dsp6 = "DSP-6"
  /// Complex ownership or management.
  case dsp7 = "DSP-7"
  /// Cargo of an origin that a sanctions regime covers, with no deception seen.
  case exposure
  /// A fact worth knowing, such as such a cargo openly declared.
  case observation
}

/// Another explanation of what was seen.
package struct Alternative: Hashable, Sendable {
  package let text: String
  /// 0…1; of all alternatives and the finding together the sum is one.
  package let probability: Double

  package init(_ text: String, _ probability: Double) {
    self.text = text
    self.probability = probability
  }
}

extension [Alternative] {
  /// Explanations nothing tells apart; `FindingRun.append` gives them their probabilities.
  static func possible(_ texts: [String]) -> Self { texts.map { Alternative($0, 0) } }
}

/// One finding about one ship.
package struct Finding: Hashable, Sendable {
  /// The same in every run over the same input.
  package let id: String
  /// Vessel id.
  package let subject: String
  package let practice: Practice
  package let grade: EvidenceGrade
  /// 0…1: how well the rule's conditions were met, not how likely an offence is.
  package let confidence: Double
  package let start: Instant
  package let end: Instant
  package let title: String
  package let summary: String
  package internal(set) var alternatives: [Alternative]
  package let weakestLink: String
  /// The one piece of evidence that, if wrong, changes the conclusion.
  package internal(set) var turningPoint = ""
  /// An observation, with its place and hours where they are known, that would settle the matter.
  package internal(set) var whatWouldSettleIt: String
  /// Custody edge ids, oldest first.
  package let legs: [String]
  package let ruleID: String
  package let evidence: [SourceReference]
}
