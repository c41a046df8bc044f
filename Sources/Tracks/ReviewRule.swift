/// The thresholds of the last look at all events (Docs/Methods/Reception.md).
package import Vocabulary

package struct ReviewRule: Hashable, Sendable {
  package static let ruleID = "review@11"
  package static let standard = Self()

  /// Fixes that a stretch of wrong positions needs to be told: fewer are lost bits, not intent
  /// (this project's choice).
  package var anomalyFixes = 3
  /// Words in a row repeated with one delay by which a receiver's wrong clock spoils a ship's track; fewer
  /// are passed over (this project's choice).
  package var restampedFixes = 3
  /// Fixes and time from which a lone ship's wrong positions are a fabrication; a receiver's slip
  /// does not last (this project's choice).
  package var fabricationFixes = 8
  package var fabricationSpan = TimeSpan.hours(2)
  /// Lone wrong positions where she was herself so long before or after, within so many metres, is a
  /// receiver's wrong clock (time zones are off by hours; the distance holds the 100 m to which tracks
  /// are thinned and a swing; both this project's choice).
  package var clockError = TimeSpan.hours(3)
  package var ownWater = Metres(500)
  /// Her way is carried on past the ends of what was heard for so long, and is so uncertain for each metre
  /// of it (3° of course; this project's choice).
  package var reckonedWay = TimeSpan.hours(1)
  package var reckonedError = 0.05
  /// Receivers with good clocks differ by less than this.
  package var clockSlack = TimeSpan.minutes(2)
  /// Receivers that take turns for hours are wrong by no more than this, and nearly all that they say lies on her way
  /// so long before or after; more corners of a track are not asked (this project's choice).
  package var turnDelay = TimeSpan.minutes(45)
  package var turnShare = 0.9
  package var turnAside = TimeSpan.minutes(20)
  package var mostTurnCorners = 1000
  /// Confidences by kind: the share that was right, one added to each side.
  ///
  /// On worlds of seeds 101 to 107, 121 to 124, 131 and 132 at three levels and hard ones of 71 to 82
  /// (`Scripts/fit-confidence`, 2026-11-26): interference 1,283 of 1,293, lone jumps 9 of
  /// 15, strays 0 of 1; mismatches, with those of seeds 1 to 9, 6 of 12; land was not met. Fabrication and
  /// synthetic tracks, by the rules as they are since (PositionAnomalies 26 and 27), on medium and hard worlds of
  /// seeds 163 to 178, some of which were looked at: 46 of 46 and 43 of 43; before them 89 of 96 and 58 of 63.
  /// Wrong clocks, by 16 as it is since 2026-11-27, on those and on seeds 207 to 212 at three levels: 20 of 27.
  package var interferenceConfidence = 0.99
  package var fabricationConfidence = 0.98
  package var syntheticConfidence = 0.98
  package var clockConfidence = 0.72
  package var inlandConfidence = 0.5
  package var jumpConfidence = 0.59
  package var mismatchConfidence = 0.5
  package var strayConfidence = 0.33
  /// Land where so many other ships were is a waterway that the grid does not know (this project's
  /// choice).
  package var waterwayShips = 3
  /// And so is land that one ship sailed in to, or out of, at so many knots or more, on so many legs or more of which
  /// none is straight, to the tolerance of a track, for farther than this (this project's choice: the Mississippi
  /// below Baton Rouge turns every few kilometres).
  package var riverLegs = 6
  package var riverReach = Metres(20_000)
  package var riverSpeed = Knots(3)
  /// What happened within a stretch of wrong positions, give or take this, did not happen (this
  /// project's choice: a stretch is bounded by the first and last fix that were told apart).
  package var untrueSlack = TimeSpan.minutes(30)
  /// Anomalies of one number nearer in time than this are one (this project's choice).
  package var anomalyJoin = TimeSpan.hours(3)
  /// And so are those nearer than twice as long as the longer of them lasted, up to here (this
  /// project's choice: of invented stretches every other one can fit her true track).
  package var longestJoin = TimeSpan.hours(12)
  /// Longest time between the last word of one number and the first of another on the same hull
  /// (this project's choice).
  package var succession = TimeSpan.hours(48)
  /// Metres that a ship at rest may have swung meanwhile, and the error of a reckoned place as a
  /// share of the way (this project's choice).
  package var swing = Metres(900)
  package var reckoning = 0.35
  /// Up to this speed a ship lies, drifts or is at anchor.
  package var restSpeed = Knots(1)
  /// How long a ship under way is reckoned on so; longer, up to `steadyPause`, only where speed and course
  /// were met again and the place is as near (all this project's choice).
  package var reckonedPause = TimeSpan.hours(6)
  package var steadyPause = TimeSpan.hours(24)
  package var steadyError = 0.05
  package var steadySpeed = Knots(2)
  package var steadyTurn = 10.0
  /// How long after her last word at rest a ship is followed back along the course on which she is met
  /// (this project's choice).
  package var departurePause = TimeSpan.hours(12)
  /// The error of the place so found as a share of the way (this project's choice).
  package var departureError = 0.1
  /// No tanker is faster (25 kn, well above any design speed).
  package var fastest = Knots(25)
  /// With more candidates than this a ship is in doubt, whatever they have (this project's choice).
  package var mostCandidates = 8

  package init() {}

  func confidence(of kind: PositionAnomaly.Kind) -> Double {
    switch kind {
    case .gnssInterference: interferenceConfidence
    case .fabrication: fabricationConfidence
    case .syntheticTrack: syntheticConfidence
    case .clockFault: clockConfidence
    case .onLand: inlandConfidence
    case .impossibleSpeed: jumpConfidence
    case .strayPositions: strayConfidence
    case .speedMismatch: mismatchConfidence
    }
  }
}
