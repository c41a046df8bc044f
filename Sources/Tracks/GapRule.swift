/// The thresholds by which a silence is called a gap and given a class.
///
/// Docs/Methods/Gaps.md explains them in numbered sentences.
package import Vocabulary

/// What the gap detector decides by.
package struct GapRule: Hashable, Sendable {
  package static let ruleID = "gap@1"
  package static let standard = Self()

  /// Shorter silences are no gaps (Global Fishing Watch pipe-gaps, `min_gap_length` 6 h).
  package var minimumSilence = TimeSpan.hours(6)
  /// The ship's habit is taken from this long before it (pipe-gaps `n_hours_before` 12 h).
  package var habitWindow = TimeSpan.hours(12)
  /// Messages in that time without which nothing is expected of her (this project's choice).
  ///
  /// The published rule (Welch and others, Science Advances 2022) asks for 14 satellite positions.
  package var minimumHabit = 3
  /// At this speed or below, inside a terminal's area, she lies in port.
  ///
  /// (Global Fishing Watch, port visits: the stop ends at 0.5 kn.)
  package var restSpeed = Knots(0.5)
  /// A ship found this near to where she fell silent in port has not left it (10 nautical miles, the
  /// port-near flag of `domain/algorithms.md` §2.3).
  package var portDistance = Metres(18_520)
  /// Hours in which she should have been heard, from which the silence is challenged:
  /// P(none | transponder on) ≤ exp(−3) = 5 %.
  package var challengeHours = 3.0
  /// Below this many hours nothing can be said about her (P ≥ 37 %).
  package var sparseHours = 1.0
  /// Other ships that must have been heard where she would have been (this project's choice: one or
  /// two others may sit beside a receiver of their own).
  package var minimumOtherShips = 3
  /// Share of the silence in which somebody was heard where she would have been (this project's
  /// choice: a ship that leaves the reach of the receivers is covered only at its edge).
  package var minimumCoverage = 0.5
  /// No silence is called deliberate with more than this: receivers miss single ships for reasons
  /// that other ships do not show (antenna, shadow, message collisions).
  package var probabilityCap = 0.95

  package init() {}
}
