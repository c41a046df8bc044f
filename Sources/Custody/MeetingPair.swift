/// Which hidden meetings are named, when several are possible.
///
/// All ways to pair the changes of a cluster are weighed together: each pair counts by its likelihood
/// against both ships having met somebody outside the input. A pair is named when the pairings that
/// hold it have four fifths of the weight of all.
import Tracks
import Vocabulary

struct MeetingPair {
  let seen: Int
  let silent: Int
  let meeting: HiddenMeeting
  /// Posterior probability, 0…1.
  var probability = 0.0

  private var ships: Set<Int> { [seen, silent] }

  static func chosen(
    _ residuals: [ResidualChange], _ loads: [HiddenLoad?], _ fleet: Fleet
  ) -> [MeetingPair] {
    let fits = possible(residuals, loads, fleet)
    return clusters(fits).flatMap { posterior(of: $0, fleet.rules) }
      .filter { $0.probability >= fleet.rules.leastPairing }
      .sorted { ($0.seen, $0.silent) < ($1.seen, $1.silent) }
  }

  /// Pairs with the probability that each has among all pairings of its cluster.
  ///
  /// The heaviest are enough where a cluster is large: every pairing is walked through.
  private static func posterior(of cluster: [MeetingPair], _ rules: CustodyRules) -> [MeetingPair] {
    var kept = Array(cluster.prefix(rules.pairsTogether))
    var all = 0.0
    var holding = [Double](repeating: 0, count: kept.count)
    var chosen: [Int] = []
    func walk(_ index: Int, _ taken: Set<Int>, _ weight: Double) {
      guard index < kept.count else {
        all += weight
        for pair in chosen { holding[pair] += weight }
        return
      }
      walk(index + 1, taken, weight)
      let pair = kept[index]
      guard taken.isDisjoint(with: pair.ships) else { return }
      chosen.append(index)
      walk(index + 1, taken.union(pair.ships), weight * pair.meeting.weight / rules.strangerWeight)
      chosen.removeLast()
    }
    walk(0, [], 1)
    for index in kept.indices { kept[index].probability = holding[index] / all }
    return kept
  }

  /// Pairs that share ships, directly or through others; heaviest first in each.
  private static func clusters(_ fits: [MeetingPair]) -> [[MeetingPair]] {
    var parent: [Int: Int] = [:]
    func root(_ change: Int) -> Int {
      var change = change
      while let above = parent[change] { change = above }
      return change
    }
    for fit in fits {
      let (left, right) = (root(fit.seen), root(fit.silent))
      if left != right { parent[max(left, right)] = min(left, right) }
    }
    let grouped = Dictionary(grouping: fits) { root($0.seen) }
    return grouped.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Heaviest first.
  private static func possible(
    _ residuals: [ResidualChange], _ loads: [HiddenLoad?], _ fleet: Fleet
  ) -> [MeetingPair] {
    let order = residuals.indices.sorted {
      (residuals[$0].opening, $0) < (residuals[$1].opening, $1)
    }
    var found: [MeetingPair] = []
    for (place, one) in order.enumerated() {
      for other in order[(place + 1)...]
      where residuals[one].isStrong || residuals[other].isStrong {
        // Openings are in order: none after this one is near enough any more.
        if residuals[other].opening > residuals[one].pair.after.time { break }
        let best = [(one, other), (other, one)].compactMap { seen, silent in
          HiddenMeeting(residuals[seen], residuals[silent], fleet).map {
            MeetingPair(seen: seen, silent: silent, meeting: $0)
          }
        }.max { ($0.meeting.weight, $1.seen) < ($1.meeting.weight, $0.seen) }
        let load = max(loads[one]?.weight ?? 0, loads[other]?.weight ?? 0)
        if let best, best.meeting.weight * fleet.rules.secondWitness >= load { found.append(best) }
      }
    }
    return found.sorted {
      ($1.meeting.weight, $0.seen, $0.silent) < ($0.meeting.weight, $1.seen, $1.silent)
    }
  }
}
