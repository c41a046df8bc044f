/// The rules of one run, gathered, so that a case file can say which thresholds shaped it.

/// Every detector's thresholds that a run can set.
package struct TrackRules: Hashable, Sendable {
  package static let standard = Self()

  package var segment = SegmentRule.standard
  package var gap = GapRule.standard
  package var draught = DraughtRule.standard
  package var identity = IdentityRule.standard
  package var anomaly = PositionAnomalyRule.standard

  package init() {}

  /// The rules' names with their versions, in order.
  package static let ruleIDs = [
    SegmentRule.ruleID, GapRule.ruleID, DraughtRule.ruleID, IdentityRule.ruleID,
    PositionAnomalyRule.ruleID,
  ]
}
