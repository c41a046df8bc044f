/// What papers teach about hulls: by how much a ship's draught speaks of more or less than she carries.
///
/// A hull whose tables are not at hand is read with one formula for all; the formula's error is the same
/// each time the same ship is laden. Where papers tell what came aboard an empty ship, her draught and the
/// papers give that error, voyage by voyage; all ships together give the formula's own. Both are Gaussian
/// with the method's deviation as their prior spread, half of its variance each (empirical Bayes: Efron
/// and Morris, Journal of the American Statistical Association 70, 1975). A ship without papers takes the
/// fleet's, with what ships differ.
import Vocabulary

/// The factor by which a ship's draught words are to be multiplied.
struct HullFactor: Hashable {
  var value = 1.0
  /// Standard deviation, relative.
  var deviation: Double
}

struct HullLearning {
  /// One laden draught beside papers: how much more was aboard than it spoke of, 1 for as much.
  struct Sight {
    let ship: Int
    let ratio: Double
    /// Of the draught without the method's part, relative.
    let deviation: Double
    /// Of the paper and of what was aboard before, relative to the draught's amount.
    let measuring: Double
    /// How full the draught says she is, part of what she can hold.
    let fill: Double

    var variance: Double { deviation * deviation + measuring * measuring }
    /// A laden draught; below it ballast is in question and no slope is told.
    static let leastFill = 0.5

    /// As it would be on a full ship.
    func turned(_ slope: Double) -> Self {
      let ratio = ratio - slope * (min(max(fill, Self.leastFill), 1) - 1)
      return Self(ship: ship, ratio: ratio, deviation: deviation, measuring: measuring, fill: fill)
    }
  }

  private var own: [Int: HullFactor] = [:]
  private let fleet: HullFactor
  /// By how much the factor grows from an empty ship to a full one: the formula's error on what a ship
  /// lacks to her marks, which is nothing when she is full.
  private var slope = 0.0
  /// By sight: how far it lies from what all other sights teach, and why it may.
  private(set) var differences: [WitnessScatter.Difference] = []
  /// Of neighbouring voyages of one ship, whose hull is the same: what is between them is no hull's.
  private(set) var pairs: [WitnessScatter.Difference] = []

  init(_ raw: [Sight], _ rules: CustodyRules) {
    let method = rules.hydrostatics.methodDeviation
    slope = raw.count < rules.inference.leastLearned ? 0 : Self.slope(raw, rules.inference)
    let sights = raw.map { [slope] in $0.turned(slope) }
    let half = method * method / 2
    guard sights.count >= rules.inference.leastLearned else {
      fleet = HullFactor(deviation: method)
      return
    }
    let ships = Dictionary(grouping: sights, by: \.ship).sorted { $0.key < $1.key }
      .map { (ship: $0.key, mean: Self.mean($0.value)) }
    let between = Self.between(ships.map(\.mean), prior: half, rules.inference)
    let common = Self.combine(
      ships.map { ($0.mean.value, between + $0.mean.variance) } + [(1, half)])
    differences = Self.differences(sights, common: common, between: between)
    pairs = Self.pairs(sights)
    for item in ships {
      let found = Self.combine([
        (item.mean.value, item.mean.variance), (common.value, between + common.variance),
      ])
      own[item.ship] = HullFactor(value: found.value, deviation: found.variance.squareRoot())
    }
    fleet = HullFactor(
      value: common.value, deviation: (between + common.variance).squareRoot())
  }

  /// Each sight against the factor of its ship without it.
  private static func differences(
    _ sights: [Sight], common: (value: Double, variance: Double), between: Double
  ) -> [WitnessScatter.Difference] {
    let places = Dictionary(grouping: sights.indices, by: { sights[$0].ship })
    return sights.indices.map { index in
      let sight = sights[index]
      let others = (places[sight.ship] ?? []).filter { $0 != index }.map { sights[$0] }
      var words = [(value: common.value, variance: between + common.variance)]
      if !others.isEmpty { words.append(mean(others)) }
      let factor = combine(words)
      return WitnessScatter.Difference(
        off: sight.ratio - factor.value, hull: factor.variance,
        typing: sight.deviation * sight.deviation, measuring: sight.measuring * sight.measuring)
    }
  }

  private static func pairs(_ sights: [Sight]) -> [WitnessScatter.Difference] {
    zip(sights, sights.dropFirst()).filter { $0.ship == $1.ship }.map { one, next in
      WitnessScatter.Difference(
        off: one.ratio - next.ratio, hull: 0,
        typing: one.deviation * one.deviation + next.deviation * next.deviation,
        measuring: one.measuring * one.measuring + next.measuring * next.measuring)
    }
  }

  subscript(ship: Int) -> HullFactor { own[ship] ?? fleet }

  /// The factor of a ship whose draught says she is so full.
  func factor(of ship: Int, fill: Double) -> HullFactor {
    var factor = self[ship]
    factor.value += slope * (min(max(fill, Sight.leastFill), 1) - 1)
    return factor
  }

  /// The slope that neighbouring voyages of one hull agree on, drawn to none; slips lose weight.
  private static func slope(_ sights: [Sight], _ rules: InferenceRules) -> Double {
    let pairs = zip(sights, sights.dropFirst()).filter { $0.ship == $1.ship }
    let prior = 1 / (rules.slopeDeviation * rules.slopeDeviation)
    var slope = 0.0
    for _ in 0..<rules.rounds {
      var (sum, weights) = (0.0, prior)
      for (one, next) in pairs {
        let apart = one.fill - next.fill
        let off = one.ratio - next.ratio
        let variance = one.variance + next.variance
        let left = off - slope * apart
        let weight = min(1, 5 / (4 + left * left / variance)) / variance
        sum += weight * apart * off
        weights += weight * apart * apart
      }
      slope = sum / weights
    }
    return slope
  }

  /// The weighted mean of a ship's sights; one far from the others loses weight.
  private static func mean(_ sights: [Sight]) -> (value: Double, variance: Double) {
    let sorted = sights.map(\.ratio).sorted()
    let middle = sorted[sorted.count / 2]
    return combine(
      sights.map { sight in
        let square = (sight.ratio - middle) * (sight.ratio - middle)
        let weight = min(1, 5 / (4 + square / sight.variance))
        return (sight.ratio, sight.variance / weight)
      })
  }

  /// Variance between ships: what their means scatter more than their own errors, drawn to the prior.
  private static func between(
    _ means: [(value: Double, variance: Double)], prior: Double, _ rules: InferenceRules
  ) -> Double {
    let middle = combine(means.map { ($0.value, $0.variance + prior) }).value
    let excess = means.reduce(0) { sum, item in
      let off = item.value - middle
      return sum + max(0, off * off - item.variance)
    }
    return (excess + rules.learnedPrior * prior) / (Double(means.count) + rules.learnedPrior)
  }

  /// Several words on one value: their mean weighed by precision, and its variance.
  private static func combine(
    _ items: [(value: Double, variance: Double)]
  ) -> (value: Double, variance: Double) {
    let precision = items.reduce(0) { $0 + 1 / $1.variance }
    guard precision > 0, precision.isFinite else { return (1, 1) }
    return (items.reduce(0) { $0 + $1.value / $1.variance } / precision, 1 / precision)
  }
}

extension CargoProblem {
  /// Turns the draughts' words by what the papers teach about the hulls.
  mutating func learnHulls() {
    var learning = HullLearning(hullSights, fleet.rules)
    // Two voyages of one hull tell most; where too few ships came back, all are laid beside the fleet.
    let isEnough = learning.pairs.count >= fleet.rules.inference.leastLearned
    scatter = WitnessScatter(
      isEnough ? learning.pairs : learning.differences, fleet.rules.inference)
    // What papers err decides how much each of them teaches.
    learning = HullLearning(hullSights, fleet.rules)
    hullOffs = learning.differences.map { one in
      let variance = one.hull + one.typing + one.measuring
      return abs(one.off) / variance.squareRoot()
    }
    let method = fleet.rules.hydrostatics.methodDeviation
    let capacities = states.map(\.capacity)
    turnWords { word, ship in
      guard !word.isRemainder else { return (word.value, word.deviation) }
      let factor = learning.factor(of: ship, fill: word.value / capacities[word.state])
      let whole = word.deviation * word.deviation
      let known = method * word.value
      let learned = factor.deviation * word.value
      let variance = max(whole - known * known, 0) + learned * learned
      return (word.value * factor.value, variance.squareRoot())
    }
  }

  /// Of a paper's amount for a movement, barrels.
  ///
  /// A paper that bears another day than the transfer beside it may speak of the cargo one hull before, and
  /// who gives cargo on at sea keeps some of it.
  func deviation(of paper: DeclaredCargo, _ barrels: Double, for movement: Int) -> Double {
    let own = barrels * fleet.rules.hydrostatics.declaredDeviation * scatter.measuring
    let isTransfer = if case .transfer = movements[movement].route { true } else { false }
    let isOther =
      isTransfer && !movements[movement].isOn(paper.loadDate)
    let kept = isOther ? barrels * fleet.rules.hydrostatics.keptDeviation : 0
    let gauged = isTransfer ? barrels * fleet.rules.hydrostatics.gaugedDeviation : 0
    let converted = paper.conversionDeviation
    let parts = [own, converted, kept, gauged]
    return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// By how much one remainder differs from the mean of all, thousands of barrels.
  ///
  /// Where nobody saw what a ship did before, nothing of this input speaks of it.
  func remainderDeviation(_ word: DraughtWord) -> Double {
    let mean = (word.remainderOf ?? 0) * fleet.rules.hydrostatics.remainderMeanDeviation
    let chance = max(0, word.deviation * word.deviation - mean * mean).squareRoot()
    return word.isUnwatched ? chance : chance * scatter.measuring
  }

  /// Laden draughts of ships that were empty before, where believable papers tell what came aboard.
  private var hullSights: [HullLearning.Sight] {
    let inference = fleet.rules.inference
    let method = fleet.rules.hydrostatics.methodDeviation
    let spoken = Dictionary(words.map { ($0.state, $0) }, uniquingKeysWith: { one, _ in one })
    return flows.compactMap { flow in
      guard flow.isIn, !movements[flow.movement].isUntyped, states[flow.before].movement == nil,
        let declared = papers[flow.movement]?.barrels, let after = spoken[flow.after],
        after.isTyped, let before = spoken[flow.before],
        after.value >= inference.leastLaden * states[flow.after].capacity,
        before.value <= inference.mostRemaining * states[flow.before].capacity
      else { return nil }
      let ratio = (declared / 1000 + before.value) / after.value
      let relative = after.deviation / after.value
      guard abs(ratio - 1) <= inference.believedDeviations * relative else { return nil }
      let typing = max(relative * relative - method * method, 0).squareRoot()
      let paper =
        papers[flow.movement].map {
          deviation(of: $0, declared, for: flow.movement) / 1000
        } ?? 0
      let left = remainderDeviation(before)
      let measuring = (paper * paper + left * left).squareRoot()
      return HullLearning.Sight(
        ship: flow.ship, ratio: ratio, deviation: max(typing, inference.leastTyping),
        measuring: measuring / after.value, fill: after.value / states[flow.after].capacity)
    }
  }
}
