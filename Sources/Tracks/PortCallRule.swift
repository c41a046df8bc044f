/// The thresholds by which a stay at a place is called a port call.
///
/// Docs/Methods/PortCalls.md explains them in numbered sentences.
package import Vocabulary

/// What the port call detector decides by.
package struct PortCallRule: Hashable, Sendable {
  package static let ruleID = "port_call@1"
  package static let standard = Self()

  /// At this speed or below a ship lies still (Global Fishing Watch pipe-anchorages: a stop ends at
  /// 0.5 kn).
  package var stillSpeed = Knots(0.5)
  /// A speed sent as still is not believed when the way made since the last fix asks for more than
  /// this (this project's choice: six times the limit leaves room for errors of position).
  package var disbelievedSpeed = Knots(3)
  /// She must lie still this long; shorter is a pause under way (this project's choice).
  package var leastStop = TimeSpan.minutes(30)
  /// A silence from this length on can stand for a stop (pipe-anchorages: port gap of 4 h).
  package var leastSilence = TimeSpan.hours(4)
  /// And so it does when no more than this was made good over it: she was not on passage.
  package var silenceSpeed = Knots(2)
  /// A fix at more than this is a ship on passage, not one that arrives (this project's choice).
  package var arrivalSpeed = Knots(3)
  /// A silence longer than this with both ends inside hides a voyage as well as a stay, so the call
  /// ends (this project's choice: twice the 18–40 h of a loading).
  package var longestSilence = TimeSpan.hours(80)
  /// Two stays at one place less than this apart are one (pipe-anchorages: 4 h).
  package var mergeWithin = TimeSpan.hours(4)
  /// An entry or exit is seen when the fixes on both sides of it are no farther apart in time than
  /// this (pipe-anchorages: longer is a gap).
  package var seenWithin = TimeSpan.hours(4)
  /// Lying within this of her last stop she has not moved: chain and length of a VLCC at anchor
  /// swing over 1.2 km (ten shackles of 27.5 m, 330 m over all).
  package var berthShift = Metres(1500)
  /// An unverified place larger than this, square metres, holds no call: it is a region drawn on a
  /// chart (a disc of 25 km covers 1,963 km²).
  package var largestUnverified = 2.0e9

  package init() {}
}
