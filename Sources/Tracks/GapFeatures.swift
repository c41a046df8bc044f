/// What tells a ship's own silence from a receiver's, and how much each of it weighs.
///
/// A logistic model of a few features with a physical reason each. Docs/Methods/Gaps.md names them;
/// `Scripts/fit-gaps` learns the weights.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The features of one silence.
package struct GapFeatures: Hashable, Sendable {
  /// Minus the logarithm of the chance that nobody heard a sending ship; beyond 30 no more is known.
  package let weight: Double
  /// The logarithm of the quiet hours, a day at most, over six: receivers seldom stay away for long.
  ///
  /// Where the weight is under five it counts in proportion, for there they may stay away for days (the
  /// limits are this project's choice; Docs/Methods/Gaps.md says what others gave).
  package let length: Double
  /// The logarithm of her habit over that of ships there, at most 0: she may be badly heard herself.
  package let habit: Double
  /// The logarithm of one more than the others silent in just the same hours, over one more than chance would
  /// have so; at least 0.
  package let company: Double
  /// 1 for a silence that lasts at the end of the input: she may have been sold, laid up or scrapped,
  /// or be away for a time of which the end is not known.
  package let open: Double

  package init(_ gap: Gap) {
    weight = min(30, gap.listening.weight)
    length = log(max(1, min(24, gap.quiet.hours)) / 6) * min(1, weight / 5)
    let usual = gap.listening.usualShare
    habit = gap.habit.map { min(0, log(($0 + 0.1) / (usual + 0.1))) } ?? 0
    company = max(0, log((1 + Double(gap.companions)) / (1 + gap.chanceCompanions)))
    open = gap.isOpen ? 1 : 0
  }

  /// Probability that the ship was silent by her own doing, 0…1.
  package var probability: Double {
    let weights = GapWeights.standard
    let odds =
      weights.always + weights.weight * weight + weights.length * length + weights.habit * habit
      + weights.company * company + weights.open * open
    return 1 / (1 + exp(-odds))
  }
}

/// Log-odds of a deliberate silence for each unit of a feature.
package struct GapWeights: Hashable, Sendable {
  package var always = -7.637
  package var weight = 0.152
  package var length = 6.780
  package var habit = 1.971
  package var company = -5.345
  package var open = -6.247
  package static let standard = Self()

  package init() {}
}
