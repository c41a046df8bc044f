/// How exact this input's papers and remainders are, learned from where papers and draughts speak of one
/// amount.
///
/// A laden draught beside a paper differs by three things: what the crew mistyped, what the paper and the
/// remainder before it err, and what is not known of the hull. Crews type rightly, roughly or wrongly, in
/// shares that nobody knows: a mixture of several sizes of error, its shares learned by expectation and
/// maximisation (Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39, 1977). Papers
/// and remainders widen every one of them alike, so that the narrow heart of the differences bounds what
/// they can err, however badly some crews type. The factor by which they err is not known then either: each
/// value of a grid is weighed by its likelihood and by a belief that the rules are right within a factor of
/// two (empirical Bayes, as `HullLearning`), and the one is taken with which intervals hold nine tenths of
/// what all of them together foretell.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct WitnessScatter: Hashable {
  /// One paper beside one laden draught; all relative, variances of the rules.
  struct Difference: Hashable {
    let off: Double
    /// What is not known of the hull.
    let hull: Double
    let typing: Double
    let measuring: Double
  }

  /// By how much papers and remainders err more, or less, than their rules say.
  private(set) var measuring = 1.0

  /// Sizes of mistyping, as factors of the rule's: a draught in decimetres, honestly rounded, errs a
  /// quarter of it, a slip of a metre ten times as much.
  ///
  /// Two to an octave: with coarser steps what lies between two sizes looks like an error of papers.
  private static let sizes = [0.25, 0.35, 0.5, 0.71, 1, 1.41, 2, 2.83, 4, 5.66, 8]
  private static let rounds = 25
  private static let steps = 16

  /// Nothing is learned from fewer differences than the rules ask for.
  init(_ differences: [Difference], _ rules: InferenceRules) {
    guard differences.count >= rules.leastLearned else { return }
    let ratio = log(rules.learnedMost / rules.learnedLeast) / Double(Self.steps)
    let weighed = (0...Self.steps).map { step in
      let factor = rules.learnedLeast * exp(ratio * Double(step))
      let off = log(factor) / rules.factorDeviation
      return (factor: factor, log: Self.likelihood(differences, factor) - off * off / 2)
    }
    let most = weighed.map(\.log).max() ?? 0
    let grid = weighed.map { (factor: $0.factor, weight: exp($0.log - most)) }
    guard grid.allSatisfy({ $0.weight.isFinite }) else { return }
    measuring = Self.covering(grid, rules)
  }

  /// The factor with which intervals hold nine tenths of a mixture of Gaussians, each as wide as its factor.
  private static func covering(
    _ grid: [(factor: Double, weight: Double)], _ rules: InferenceRules
  ) -> Double {
    let total = grid.reduce(0) { $0 + $1.weight }
    var (low, high) = (rules.learnedLeast, rules.learnedMost)
    for _ in 0..<rounds {
      let middle = (low + high) / 2
      let held = grid.reduce(0) { sum, item in
        let off = rules.intervalDeviations * middle / item.factor
        return sum + item.weight * erf(off / 2.0.squareRoot())
      }
      if held / total < Self.held { low = middle } else { high = middle }
    }
    return high
  }

  /// What an interval is to hold.
  private static let held = 0.9

  /// Logarithm of the likelihood of all differences, at the best shares of the sizes of mistyping.
  private static func likelihood(_ differences: [Difference], _ factor: Double) -> Double {
    let densities = differences.map { one in
      sizes.map { size in
        let variance =
          one.hull + size * size * one.typing + factor * factor * one.measuring
        return exp(-one.off * one.off / (2 * variance)) / variance.squareRoot() + leastDensity
      }
    }
    var shares = [Double](repeating: 1 / Double(sizes.count), count: sizes.count)
    var found = 0.0
    for _ in 0..<rounds {
      // Half a difference of each size is believed beforehand, so that no share falls to nothing.
      var counts = [Double](repeating: 0.5, count: sizes.count)
      found = 0
      for row in densities {
        let whole = zip(shares, row).reduce(0) { $0 + $1.0 * $1.1 }
        found += log(whole)
        for index in sizes.indices { counts[index] += shares[index] * row[index] / whole }
      }
      let sum = counts.reduce(0, +)
      shares = counts.map { $0 / sum }
    }
    return found
  }

  /// A lie about an amount lies anywhere: less than one in ten thousand of a slip's density.
  private static let leastDensity = 0.001
}

/// Student's t: like a Gaussian in the middle, with tails for what goes wrong.
enum Student {
  /// Density at so many deviations.
  static func density(_ off: Double, freedom: Double) -> Double {
    let scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2))
    let tail = exp(-(freedom + 1) / 2 * log(1 + off * off / freedom))
    return scale / (freedom * Double.pi).squareRoot() * tail
  }
}
