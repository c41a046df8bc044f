/// The figures of the cargo inference: what is believed beforehand, and how witnesses are weighed.

/// Priors and weights of `CargoInference`; amounts are parts of a ship's capacity unless said otherwise.
package struct InferenceRules: Hashable, Sendable {
  /// What is aboard a ship of which nothing was heard: anything, most likely near the middle.
  ///
  /// So wide that one typed draught outweighs it; our choice.
  package var priorAboard = 0.45
  package var priorAboardDeviation = 0.6
  /// What a call moves that no draught shows: most of a ship.
  ///
  /// Crude carriers load full cargoes, 90–95 %
  /// of deadweight (EIA and the domain note on barrels, 3.3), and sometimes half of one; our choice.
  package var untypedCall = 0.88
  package var untypedCallDeviation = 0.1
  /// What leaves one hull enters the other, but for what stays in hoses and vapour, thousand barrels:
  /// 200 barrels are a hundred metres of two sixteen-inch hoses; our choice.
  package var transferLoss = 0.2
  /// Width of a physical bound (nothing, capacity, no flow backwards); a soft bound keeps the posterior
  /// Gaussian.
  ///
  /// Our choice: half of what a tank gauge can be off.
  package var boundDeviation = 0.005
  /// Degrees of freedom of Student's t: a witness four deviations off keeps a quarter of its weight
  /// (Lange, Little and Taylor, Journal of the American Statistical Association 84, 1989, use four).
  package var degreesOfFreedom = 4.0
  /// Rounds of reweighting; weights settle to a percent in five or six.
  package var rounds = 8
  /// Least standard deviation of a draught's word, thousand barrels.
  package var leastDeviation = 0.05
  /// Standard deviations on each side of the best value that hold 90 % of a Gaussian.
  package var intervalDeviations = 1.645
  /// A draught so many deviations from what all others say is named as the likeliest error.
  package var doubtedDeviations = 3.0
  /// A paper teaches how a hull is read when it lies so near what the draught says: beyond it one honest
  /// figure in eighty falls, and a lie begins to show; our choice.
  package var believedDeviations = 2.5
  /// One paper in so many lies about its amount, by anything the ship can carry; our choice.
  ///
  /// Published cases of false papers lie about the origin and mostly not about the amount (domain note on cases).
  package var falseAmounts = 0.1
  /// One paper in so many that bears another day than the movement beside it speaks of another cargo; our
  /// choice: nothing tells.
  package var otherCargoes = 0.5
  /// Fewest papers beside draughts from which anything is learned about a crew's typing; our choice.
  package var leastLearned = 10
  /// Bounds of what can be learned: typing never is three times better or worse than the domain note
  /// says it is, or the note describes another world.
  package var learnedLeast = 0.3
  package var learnedMost = 3.0
  /// Weight of the rule's own figure against what an input shows, in papers; our choice.
  package var learnedPrior = 4.0
  /// Standard deviation of the logarithm of what an input's witnesses err over what the rules say: right
  /// within a factor of two (0.69) nine times in ten (1.645 deviations); our choice.
  package var factorDeviation = 0.42
  /// Standard deviation of the formula's error on what a ship lacks to her marks, relative: what a hull
  /// with all particulars errs in displacement (`Hydrostatics.relativeError`).
  package var slopeDeviation = 0.05
  /// From this part of capacity on a laden draught teaches about its hull; below it ballast does.
  package var leastLaden = 0.5
  /// A ship with less than this part aboard was empty before.
  package var mostRemaining = 0.05
  /// Least error of one typed draught, relative: half a decimetre on twenty metres.
  package var leastTyping = 0.003
  /// A hidden load's places below this probability are not told.
  package var leastPlace = 0.005
  /// By how much a draught typed late widens an amount on each side: corrections, fuel burnt and
  /// ballast worked since; our choice.
  package var lateSpread = 0.2

  package static let standard = Self()

  package init() {}
}
