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
  /// The logarithm of the quiet hours over six: how long receivers stay away is not without limit.
  package let length: Double
  /// The logarithm of her habit over that of ships there, at most 0: she may be badly heard herself.
  package let habit: Double
  /// The logarithm of one more than the others silent in just the same hours.
  package let company: Double
  /// 1 for a silence that lasts at the end of the input: she may have been sold, laid up or scrapped,
  /// or be away for a time of which the end is not known.
  package let open: Double

  package init(_ gap: Gap) {
    weight = min(30, gap.listening.weight)
    length = log(max(1, gap.quiet.hours) / 6)
    let usual = gap.listening.usualShare
    habit = gap.habit.map { min(0, log(($0 + 0.1) / (usual + 0.1))) } ?? 0
    company = log(1 + Double(gap.companions))
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
  package var always = -6.074
  package var weight = 0.264
  package var length = 0.951
  package var habit = 0.892
  package var company = -1.576
  package var open = -4.424
  package static let standard = Self()

  package init() {}
}
