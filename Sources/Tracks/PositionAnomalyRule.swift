/// The thresholds by which positions are called impossible.
///
/// Docs/Methods/PositionAnomalies.md explains them in numbered sentences.
package import Vocabulary

/// What the anomaly detector decides by.
package struct PositionAnomalyRule: Hashable, Sendable {
  package static let ruleID = "position-anomaly@10"
  package static let standard = Self()

  /// Faster than this between two fixes is impossible (RadianceFleet 25 kn,
  /// `domain/algorithms.md` §2.6), unless the ship says she is faster.
  package var maximumSpeed = Knots(25)
  package var maximumClaimedSpeed = Knots(60)
  package var claimedSpeedMargin = 1.3
  /// Room for receivers' clocks and late satellite messages (this project's choice).
  package var clockPadding = TimeSpan.minutes(2)
  /// Room for antenna, rounding and poor fixes (this project's choice).
  package var distancePadding = Metres(926)
  package var coarseFixPadding = Metres(185.2)
  /// Anomalies of a ship nearer in time than this are told as one.
  package var join = TimeSpan.hours(1)

  /// Speed and positions are compared over at least this long (this project's choice).
  package var mismatchSpan = TimeSpan.minutes(30)
  /// A window has at least this many fixes, none farther from the next than `mismatchSilence`.
  package var mismatchFixes = 5
  package var mismatchSilence = TimeSpan.minutes(15)
  /// A ship that says at every fix that she makes this much is moving.
  package var movingSpeed = Knots(5)
  /// A ship that says at every fix that she makes no more than this lies still.
  package var restSpeed = Knots(0.5)
  /// Positions all within this distance are one place (a moored antenna swings and jitters less).
  package var standingDistance = Metres(185.2)

  /// Ships that must jump to one place at one time before it is interference and not their doing
  /// (SeaSpoofFinder, arXiv 2602.16257, clusters jumps likewise; the figures are this project's
  /// choice).
  package var interferenceShips = 3
  package var interferenceSpan = TimeSpan.hours(1)
  package var interferenceDistance = Metres(9260)

  /// Two ships thrown to one place with both ends of it within this and so many fixes each are no
  /// coincidence either (this project's choice).
  package var twinSpan = TimeSpan.minutes(30)
  package var twinFixes = 3
  /// Ships of one region thrown each to a place of its own (a spoofer that sends circles about each receiver's own
  /// place), with both ends of it within this, twice as long at least, are one disturbance (this project's choice:
  /// a jammer is heard over a horizon of some 50 nautical miles).
  package var companionSpan = TimeSpan.minutes(15)
  package var companionDistance = Metres(50 * 1852)
  /// Copies of one segment with a wrong time nearer than this are one fault.
  package var copiesJoin = TimeSpan.hours(6)

  /// Ships of one region thrown to different places within a minute share a receiver whose clock is
  /// wrong (seen in NOAA's file of 2022-01-03: fixes of hours stamped 00:00:00 off Los Angeles).
  package var clockFaultShips = 5
  package var clockFaultSpan = TimeSpan.minutes(1)
  package var clockFaultDistance = Metres(300 * 1852)

  /// Over no longer than this a ship that says at both ends that she lies still is asked how she came there
  /// (this project's choice: seldom heard, she may have shifted berth unheard over more).
  package var longestLeap = TimeSpan.hours(1)
  /// A ship leaps from rest at so many times the fastest that she ever said (this project's choice).
  package var fasterThanSaid = 1.5
  /// Of a leg between two fixes so much on either side of a moment is where she may have been then (this project's
  /// choice).
  package var legPart = TimeSpan.minutes(30)
  /// Delays of one wrong clock differ by no more than this (whole seconds on both sides).
  package var sameClock = TimeSpan.seconds(2)

  /// Slower than this positions may slip away from speeds and courses for whatever reason; what was slipped
  /// counts no more after so long without (this project's choice: GNSS speeds are good to 0.1 kn, and half
  /// a knot leaves room for unsteady ones).
  package var leastSlip = Knots(0.5)
  package var slipPause = TimeSpan.hours(6)
  /// Room for the errors of the two positions of a window (a GNSS position is good to 10 m, twice that at
  /// each end and rounding; this project's choice).
  package var slipRoom = Metres(50)
  /// Speeds and courses of a window are steady within this (the same for ships under way as one,
  /// `EncounterRule`).
  package var steadySpeed = Knots(1)
  package var steadyCourse = 15.0

  /// A ship at rest is put aside when she came farther than she says, by this much and by the rounding of what
  /// she says (positions good to 10 m, antennas of two receivers within a hull's breadth; this project's
  /// choice).
  package var twitch = Metres(75)
  package var speedRounding = Knots(0.1)
  /// She goes through places of before when each lies so near her way of that time, give or take `echoStep`;
  /// not sooner, for what comes within three hours and some minutes can be a receiver's clock, nor later, for a
  /// half-daily tide comes back after 12.4 hours (this project's choice).
  package var echoRoom = Metres(30)
  package var echoStep = TimeSpan.minutes(5)
  package var leastEcho = TimeSpan.minutes(190)
  package var mostEcho = TimeSpan.hours(11)
  /// For so long, with so many fixes, through so much of her swing; so many misses in a row end it, and among
  /// six fixes at most one misses, for a recording leaves no true ones between (this project's choice).
  package var echoSpan = TimeSpan.hours(2)
  package var echoFixes = 8
  package var echoReach = Metres(150)
  package var echoMisses = 3
  package var echoMissShare = 0.2

  /// Fixes on land that are more than lost bits: as many, over as long, as make strays a ship.
  package var inlandFixes = SegmentRule.standard.confirmationFixes
  package var inlandSpan = SegmentRule.standard.confirmationSpan
  /// A silence of this length ends the run, as it ends every stretch (the gap rule's 6 h).
  package var inlandPause = TimeSpan.hours(6)

  /// A jump back is one that ends where she can have come to from where she jumped off at what she says
  /// she makes and this much more; for a ship at rest, nearer there than half the jump.
  ///
  /// It comes within so long (all this project's choice).
  package var returnSpeed = Knots(3)
  package var longestExcursion = TimeSpan.days(3)

  /// A step of so long misses when it ends this far, and a tenth of what she says she sailed, off the place
  /// that her speeds and courses foretell (10 nautical miles: a tidal stream of 3 kn for three hours;
  /// this project's choice).
  package var leastStep = TimeSpan.minutes(20)
  package var longestStep = TimeSpan.hours(12)
  package var leastMiss = Metres(18_520)
  /// More way than she says, by this factor and room; and how nearly a second miss must undo the first
  /// (this project's choice).
  package var excess = 1.1
  package var excessRoom = Metres(3704)
  package var missTolerance = 0.3
  /// With what a turn between two fixes leaves open on top, up to here.
  package var mostMissTolerance = 0.5

  package init() {}
}
