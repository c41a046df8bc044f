/// The thresholds by which a change of what a ship calls herself is believed.
///
/// Docs/Methods/IdentityChanges.md explains them in numbered sentences. All are this project's
/// choices unless a source is named.
package import Vocabulary

/// What the identity detector decides by.
package struct IdentityRule: Hashable, Sendable {
  package static let ruleID = "identity-change@2"
  package static let standard = Self()

  /// Reports of the old and of the new value needed: one alone may be a slip or a bit error.
  package var reportsNeeded = 2
  /// Reports nearer in time are copies of one (class A static data goes out every six minutes,
  /// ITU-R M.1371-5 §3.3.1; receivers' clocks differ by seconds).
  package var reportSpacing = TimeSpan.minutes(1)
  /// A value taken back sooner than this was no change but a wrong entry.
  package var returnAfter = TimeSpan.hours(24)
  /// An IMO number sent by more MMSIs than this is a placeholder and says nothing of a hull.
  package var maximumHolders = 4
  /// Two ships with one IMO number cannot be one when faster than this between their fixes (as the
  /// segmenter, 25 kn), with this much slack in time.
  package var maximumSpeed = Knots(25)
  package var speedPadding = TimeSpan.hours(1)
  /// Fixes older than this are not compared.
  package var fixLifetime = TimeSpan.hours(24)
  /// Contradicting reports needed before two ships are said to share an IMO number.
  package var conflictsNeeded = 2
  /// Turns taken before two segments are said to share an MMSI: A B A B A.
  package var turnsNeeded = 4
  /// Time over which the turns must be spread.
  package var turnSpan = TimeSpan.hours(1)
  /// Of a number that so many tracks use in turns no change of name, call sign or hull number is told.
  package var placeholderTracks = 3
  /// Ship types whose IMO number is judged: passenger, cargo and tanker (SOLAS XI-1/3 obliges the
  /// larger of them to have one; small craft type other things into the field).
  package var judgedTypes: ClosedRange<UInt8> = 60...89

  package init() {}

  /// Whether two segments took turns often and long enough to be two ships on one number.
  package func isSharing(_ turns: SegmentRuns.Turns) -> Bool {
    turns.count >= turnsNeeded && turns.last - turns.first >= turnSpan
  }
}
