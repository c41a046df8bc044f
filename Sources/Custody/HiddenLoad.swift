/// Where a ship can have loaded that came out of a silence laden.
///
/// That cargo came aboard is told by her draught and not by the silence; the silence only bounds
/// where. Every terminal that loads and that she can have reached and left in the time is a
/// candidate, weighed by the inverse square of its distance from the nearer end of the silence;
/// something that no gazetteer lists has the weight of a terminal `backgroundDistance` away.
import Tracks
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct HiddenLoad {
  /// The silence that hides it.
  let gap: Gap
  /// Terminals with their probabilities, most likely first; what they leave is unknown.
  let candidates: [(terminal: String, probability: Double)]
  /// Every terminal that she can have loaded at, likely or not.
  let reachable: Set<String>
  /// From the nearer end of the silence to the likeliest terminal.
  let nearest: Metres
  /// Odds of the likeliest terminal against anywhere within reach.
  let weight: Double

  /// Nil when no silence of the ship around the change leaves time for a known terminal.
  init?(_ change: ResidualChange, _ fleet: Fleet) {
    guard change.pair.metres > 0 else { return nil }
    let found = change.silences.compactMap { Self.reading($0, change, fleet) }
    guard let best = found.max(by: { ($0.weight, $1.gap.start) < ($1.weight, $0.gap.start) })
    else { return nil }
    self = best
  }

  private init(
    gap: Gap, candidates: [(terminal: String, probability: Double)], reachable: Set<String>,
    nearest: Metres, weight: Double
  ) {
    self.gap = gap
    self.candidates = candidates
    self.reachable = reachable
    self.nearest = nearest
    self.weight = weight
  }

  private static func reading(
    _ gap: Gap, _ change: ResidualChange, _ fleet: Fleet
  ) -> HiddenLoad? {
    let rules = fleet.rules
    let passage = Passage(gap, rules)
    var weights: [(terminal: String, distance: Metres, weight: Double)] = []
    for place in fleet.loadPlaces where passage.allows(stopWithin: place.area) {
      let from = Sphere.distance(to: place.area, from: gap.from)
      let to = gap.to.map { Sphere.distance(to: place.area, from: $0) } ?? from
      let near = min(from, to)
      let role = place.role == .load ? 1 : rules.bothRolesShare
      weights.append((place.id, near, role * weight(near, rules)))
    }
    weights.sort { ($1.weight, $0.terminal) < ($0.weight, $1.terminal) }
    guard let first = weights.first else { return nil }
    let background = weight(rules.backgroundDistance, rules)
    let share = fleet.terminal(first.terminal)?.role == .load ? 1 : rules.bothRolesShare
    let all = background + weights.reduce(0) { $0 + $1.weight }
    let kept = weights.map { ($0.terminal, $0.weight / all) }.filter {
      $0.1 >= rules.inference.leastPlace
    }
    guard !kept.isEmpty else { return nil }
    return HiddenLoad(
      gap: gap, candidates: kept, reachable: Set(weights.map(\.terminal)), nearest: first.distance,
      weight: share * Self.odds(first.distance, in: gap, rules))
  }

  /// One beside the end of a silence, falling with the square of the distance.
  static func weight(_ distance: Metres, _ rules: CustodyRules) -> Double {
    let part = distance.value / rules.besideDistance.value
    return 1 / (1 + part * part)
  }

  /// Whether known terminals within reach are likelier than anything else.
  var isNear: Bool {
    candidates.reduce(0) { $0 + $1.probability } > 0.5
  }

  /// How much likelier a silence that begins or ends so far from a place is when she went there than
  /// when she went anywhere within reach: inverse square against even over the disc of her reach.
  static func odds(_ distance: Metres, in gap: Gap, _ rules: CustodyRules) -> Double {
    let hours = max(0, (gap.end - gap.start).hours - rules.detourStay.hours)
    let beside = rules.besideDistance.value
    let reach = max(rules.fastestPassage.metresPerSecond * hours * 3600 / 2, beside)
    let part = reach / beside
    let odds = part * part * weight(distance, rules) / (2 * log(1 + part))
    return min(odds, rules.mostOdds)
  }

  /// The terminal that is likelier than all others together; nil when none is.
  var terminal: String? {
    candidates.first.flatMap { $0.probability > 0.5 ? $0.terminal : nil }
  }
}

/// e to a power, by the C library.
enum Exponential {
  static func value(_ power: Double) -> Double { exp(power) }
}
