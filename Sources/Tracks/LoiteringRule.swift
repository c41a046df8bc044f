/// The thresholds by which slow time at sea is called loitering.
///
/// Docs/Methods/Loitering.md explains them in numbered sentences.
package import Vocabulary

/// What the loitering detector decides by.
package struct LoiteringRule: Hashable, Sendable {
  package static let ruleID = "loitering@1"
  package static let standard = Self()

  /// Slower than this in the mean (Global Fishing Watch: hourly mean below 2 kn).
  package var slowSpeed = Knots(2)
  /// The mean is taken over at least this long (Global Fishing Watch: one hour).
  package var bucket = TimeSpan.hours(1)
  /// Shortest loitering (Global Fishing Watch's present product: 4 h).
  package var leastDuration = TimeSpan.hours(4)
  /// A silence of this length ends it, for nobody knows where she was (the gap rule's 6 h).
  package var longestSilence = TimeSpan.hours(6)
  /// At this mean or below she lies at rest rather than drifts (pipe-anchorages: 0.5 kn).
  package var restSpeed = Knots(0.5)
  /// Unverified places larger than this, square metres, count as open sea, as for port calls.
  package var largestUnverified = PortCallRule.standard.largestUnverified

  package init() {}
}
