/// The thresholds by which a receiver's wrong clock is known from the tracks it hands on (PositionAnomalies 34).
package import Vocabulary

package struct ShiftRule: Hashable, Sendable {
  package static let ruleID = "clock-shift@1"
  package static let standard = Self()

  /// Clocks wrong by less do no harm that a padding of times does not bear, and by more are not looked for: zones of
  /// the world are at most 26 hours apart (UTC−12 to UTC+14), and such a clock may be minutes off besides.
  package var leastDelay = ReviewRule.standard.clockSlack
  package var mostDelay = TimeSpan.minutes(26 * 60 + 10)
  /// Rates at which a clock may gain or lose that are tried, seconds a second, and the most: 40 minutes in three
  /// days are 0.009 (this project's choice; quartz is a thousand times better, a receiver that counts for itself not).
  package var rates = [0, 0.004, -0.004, 0.008, -0.008, 0.012, -0.012, 0.016, -0.016, 0.02, -0.02]
  package var mostRate = 0.025
  /// Two places are one within twice the 100 m to which tracks are thinned and a swing; two delays are one within a
  /// minute, in which a ship at 8 kn sails as far.
  package var room = Metres(300)
  package var delayRoom = TimeSpan.minutes(1)
  /// A ship at this speed and above is under way: only then does a place tell a time.
  package var leastSpeed = Knots(2)
  /// A stretch ends where nothing was heard of her for so long (the gap rule's 6 h).
  package var silence = GapRule.standard.minimumSilence
  /// In legs no longer than this she was surely where the leg leads.
  package var surelyHeard = TimeSpan.minutes(30)
  /// How often the two ways are held against each other, how often they must agree, over how long a way, with what
  /// share of agreement, and how many contradictions in a row end a stretch (all this project's choice).
  package var sampling = TimeSpan.minutes(10)
  package var apart = TimeSpan.minutes(5)
  package var leastAgreeing = 4
  package var leastWay = Metres(5556)
  package var leastShare = 0.75
  package var mostAgainst = 3
  /// A clock known from one ship explains what was told of others so long before and after (this project's choice),
  /// and as near as ships that share a receiver; she may sail faster than she says, and be off her way, as
  /// elsewhere.
  package var sameFault = TimeSpan.days(2)
  package var stationReach = PositionAnomalyRule.standard.clockFaultDistance
  package var saidMargin = SegmentRule.standard.claimedSpeedMargin
  package var stepRoom = PositionAnomalyRule.standard.excessRoom
  /// A receiver's own track lies so much within the stretch that it stamped wrongly, and a jump that it explains falls
  /// so much into that time (this project's choice).
  package var mostOf = 0.75
  /// A stretch of which it is not plain that it is the late one reaches no farther than this beyond what was compared
  /// (this project's choice: a station's reach is sailed through in as long).
  package var unsidedGrowth = TimeSpan.hours(12)
  /// She was surely on a track that was heard so long before and after (this project's choice).
  package var wentOn = TimeSpan.minutes(30)
  /// What is looked at is bounded: votes that a clock needs, those of a track, clocks of a track, tracks of a number.
  package var leastVotes = 2
  package var mostVotes = 20_000
  package var mostClocks = 6
  package var mostTracks = 24

  package init() {}
}
