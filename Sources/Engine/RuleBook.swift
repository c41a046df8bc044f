/// The thresholds of every rule, as they are written into the case.
import CaseFile
import Custody
import Ingest
import Screening
import Tracks
import Vocabulary

/// Rules by name, each with the text of its thresholds and that text's hash.
struct RuleBook {
  /// Rule names of the detectors.
  static var names: EventRuleNames {
    var names = EventRuleNames()
    names.segment = SegmentRule.ruleID
    names.portCall = PortCallRule.ruleID
    names.gap = GapRule.ruleID
    names.loitering = LoiteringRule.ruleID
    names.encounter = EncounterRule.ruleID
    names.draughtChange = DraughtRule.ruleID
    names.identityChange = IdentityRule.ruleID
    names.positionAnomaly = PositionAnomalyRule.ruleID
    return names
  }

  private let rules: [(name: String, thresholds: String)] = [
    (SegmentRule.ruleID, "\(SegmentRule.standard)"),
    (PortCallRule.ruleID, "\(PortCallRule.standard)"),
    (GapRule.ruleID, "\(GapRule.standard)"),
    (ReceptionRule.ruleID, "\(ReceptionRule.standard)"),
    (ReviewRule.ruleID, "\(ReviewRule.standard)"),
    (LoiteringRule.ruleID, "\(LoiteringRule.standard)"),
    (EncounterRule.ruleID, "\(EncounterRule.standard)"),
    (DraughtRule.ruleID, "\(DraughtRule.standard)"),
    (IdentityRule.ruleID, "\(IdentityRule.standard)"),
    (PositionAnomalyRule.ruleID, "\(PositionAnomalyRule.standard)"),
    (ShiftRule.ruleID, "\(ShiftRule.standard)"),
    (CustodyRules.standard.ruleID, "\(CustodyRules.standard)"),
    (FindingRules.standard.ruleID, "\(FindingRules.standard)"),
    (ScreeningIndex.ruleID, "equality of numbers and of normalised names"),
  ].map { (name: $0.0, thresholds: Self.readable($0.1)) }.sorted { $0.name < $1.name }

  /// A JSON object from rule to thresholds.
  var json: String {
    JSONText.object(rules.map { (name: $0.name, value: JSONText.quoted($0.thresholds)) })
  }

  /// SHA-256 of the thresholds of each rule.
  var hashes: [String: String] {
    Dictionary(
      rules.map { ($0.name, FileDigest.sha256(of: $0.thresholds.utf8)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Swift's own rendering of a value without the names of modules and wrappers.
  private static func readable(_ text: String) -> String {
    var result = text
    for module in ["Tracks.", "Custody.", "Vocabulary."] {
      result = result.replacing(module, with: "")
    }
    return result
  }
}
