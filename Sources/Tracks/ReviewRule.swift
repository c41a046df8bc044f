/// The thresholds of the last look at all events (Docs/Methods/Reception.md).
package import Vocabulary

package struct ReviewRule: Hashable, Sendable {
  package static let ruleID = "review@2"
  package static let standard = Self()

  /// Fixes that a stretch of wrong positions needs to be told: fewer are lost bits, not intent
  /// (this project's choice).
  package var anomalyFixes = 3
  /// Fixes and time from which a lone ship's wrong positions are a fabrication; a receiver's slip
  /// does not last (this project's choice).
  package var fabricationFixes = 8
  package var fabricationSpan = TimeSpan.hours(2)
  package var syntheticConfidence = 0.9
  /// Anomalies of one number nearer in time than this are one (this project's choice).
  package var anomalyJoin = TimeSpan.hours(3)
  /// Longest time between the last word of one number and the first of another on the same hull
  /// (this project's choice).
  package var succession = TimeSpan.hours(48)
  /// Metres that a ship at rest may have swung meanwhile, and the error of a reckoned place as a
  /// share of the way (this project's choice).
  package var swing = Metres(900)
  package var reckoning = 0.35

  package init() {}
}
