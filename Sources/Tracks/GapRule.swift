/// The thresholds by which a silence is called a gap and given a class.
///
/// Docs/Methods/Gaps.md explains them in numbered sentences.
package import Vocabulary

/// What the gap detector decides by.
package struct GapRule: Hashable, Sendable {
  package static let ruleID = "gap@6"
  package static let standard = Self()

  /// Shorter silences are no gaps (Global Fishing Watch pipe-gaps, `min_gap_length` 6 h).
  package var minimumSilence = TimeSpan.hours(6)
  /// At this speed or below, inside a terminal's area, she lies in port.
  ///
  /// (Global Fishing Watch, port visits: the stop ends at 0.5 kn.)
  package var restSpeed = Knots(0.5)
  /// A ship found this near to where she fell silent in port has not left it (10 nautical miles, the
  /// port-near flag of `domain/algorithms.md` §2.3).
  package var portDistance = Metres(18_520)
  /// At rest before a silence and after it, so near: she can have lain there all the while as wide as ships
  /// swing at anchor; and the most that is then said (this project's choice).
  package var sameSpot = ReviewRule.standard.swing
  package var restProbability = 0.3
  /// Other ships that must have been heard within ten degrees of her way while she was silent (this
  /// project's choice: one or two others may sit beside a receiver of their own).
  package var minimumOtherShips = 3
  /// Receivers at sea do not stay away for a week: over a silence this long, of the most that a weight counts
  /// (30, Reception 3), one other ship is witness, and the claim is given what such claims were worth.
  ///
  /// Learned on worlds of seeds 101 to 107 at three levels (2026-11-26): with one or two others heard, 7 of 7
  /// silences of a week and more were deliberate, one added to each side; between a day and a week none was
  /// met, and of 1,266 shorter ones none was deliberate.
  package var longSilence = TimeSpan.hours(168)
  package var longWeight = 30.0
  package var longOtherShips = 1
  package var longProbability = 0.89
  /// Below this weight reception says nothing: the chance that nobody heard a sending ship is more
  /// than one in five.
  package var sparseWeight = 1.6
  /// And so it says nothing when receivers did less than this share of what is usual there (this
  /// project's choice).
  package var leastActivity = 0.6
  /// When receivers did less than this share of what is usual there, the input ended there, and an open
  /// silence is none (this project's choice).
  package var endedActivity = 0.25
  /// Where chance makes more silences so unlikely than this, among all the hours that ships were heard in the
  /// input, a silence is no claim, and half its probability is told.
  ///
  /// The more ships sail in sea that is heard in one hour of ten or three, the longer are the silences that chance
  /// makes, and the worlds that the weights were learned from hold little such sea (this project's choice).
  package var mostByChance = 0.5
  package var doubtShare = 0.5
  /// Most that an open silence is given: she may have been sold or laid up.
  package var openProbability = 0.49
  /// From this probability on a silence is called challenged.
  package var challenge = 0.5
  /// Most that a silence is given where reception says nothing, and the share of its probability that it
  /// keeps: no claim, but a rank among the others.
  package var sparseProbability = 0.2
  /// A rim of hearing: within so much of the place two thirds or more of the other ships heard there, three at least,
  /// have a silence of a day or more that begins or ends there and is not claimed, or were first or last heard there
  /// a day or more after the input began or before it ended (this project's choice: some hours of way; and less than
  /// one where ships are surely heard, as `ReceptionRule.certainShare` has it: a longer way out would have been).
  package var rimReach = Metres(60 * 1852)
  package var nearRim = Metres(10 * 1852)
  package var rimSilence = TimeSpan.hours(24)
  package var rimShips = 3
  package var rimShare = 2.0 / 3
  /// No silence is called deliberate with more than this: receivers miss single ships for reasons
  /// that other ships do not show (antenna, shadow, message collisions).
  package var probabilityCap = 0.97
  /// Most that a silence is given before or after a way that was told twice, by clocks that differ (25; this project's
  /// choice).
  package var echoProbability = 0.3
  /// Fastest passage of a tanker (VLCC design speed is below 17 kn, `domain/algorithms.md` §2.2), and
  /// the least time to berth and work cargo (this project's choice), for the terminals in reach.
  package var fastestPassage = Knots(16)
  package var callStay = TimeSpan.hours(10)

  package init() {}
}
