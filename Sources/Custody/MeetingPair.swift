/// Which hidden meetings are named, when several are possible.
import Tracks
import Vocabulary

struct MeetingPair {
  let seen: Int
  let silent: Int
  let meeting: HiddenMeeting

  /// Pairs that are far likelier than any other pairing of either ship and than a load unseen.
  ///
  /// The likeliest pair is settled first and its ships are then out of the way, so that a pairing
  /// another ship could only claim against a better one of her own does not stand in the way.
  static func chosen(
    _ residuals: [ResidualChange], _ loads: [HiddenLoad?], _ fleet: Fleet
  ) -> [MeetingPair] {
    let fits = possible(residuals, loads, fleet)
    var chosen: [MeetingPair] = []
    var taken: Set<Int> = []
    for fit in fits where taken.isDisjoint(with: fit.ships) {
      let limit = fit.meeting.weight / fleet.rules.pairingOdds
      let isRivalled = fits.contains { rival in
        rival.meeting.weight > limit && rival.ships != fit.ships
          && !rival.ships.isDisjoint(with: fit.ships) && taken.isDisjoint(with: rival.ships)
          && !isBettered(rival, besides: fit, fits, fleet.rules)
      }
      guard !isRivalled else { continue }
      chosen.append(fit)
      taken.formUnion(fit.ships)
    }
    return chosen
  }

  private var ships: Set<Int> { [seen, silent] }

  /// Whether the ship that a rival does not share with `fit` has a far better pairing herself.
  private static func isBettered(
    _ rival: Self, besides fit: Self, _ fits: [Self], _ rules: CustodyRules
  ) -> Bool {
    guard let third = rival.ships.subtracting(fit.ships).first else { return false }
    return fits.contains {
      $0.ships.contains(third) && $0.ships.isDisjoint(with: fit.ships)
        && $0.meeting.weight > rival.meeting.weight * rules.pairingOdds
    }
  }

  /// Likeliest first.
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
