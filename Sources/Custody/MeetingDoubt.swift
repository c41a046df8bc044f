/// What makes a meeting that looks like a transfer doubtful: supplies brought, or ships laid up.
import Tracks
import Vocabulary

struct MeetingDoubt {
  /// A sentence with a space before it.
  let words: String
  let weakestLink: String

  /// Nil where nothing speaks against the transfer; `mass` is what is to have moved.
  init?(
    _ event: Encounter, giver: FleetShip, taker: FleetShip, mass: Estimate, _ rules: CustodyRules
  ) {
    if Self.isLaidUp(event, [giver, taker]) {
      words =
        " The two lay so from the first record of both to the last: as well they are laid up and retyped their draughts."
      weakestLink = "nobody was seen to come or to leave"
    } else if let supplies = Self.supplies(giver, taker, mass, rules) {
      words = supplies
      weakestLink = "so little from so small a ship are bunkers or stores as well"
    } else {
      return nil
    }
  }

  /// Neither was seen to come or to leave, by what is known of their tracks.
  private static func isLaidUp(_ event: Encounter, _ ships: [FleetShip]) -> Bool {
    ships.allSatisfy { ship in
      ship.whereabouts.span.map {
        event.start - $0.lowerBound <= .hours(1) && $0.upperBound - event.end <= .hours(1)
      } ?? false
    }
  }

  /// Whether a ship many times smaller, or of a size that is not known, brought a small part of what the
  /// other carries.
  private static func supplies(
    _ giver: FleetShip, _ taker: FleetShip, _ mass: Estimate, _ rules: CustodyRules
  ) -> String? {
    guard let large = taker.hydrostatics?.capacity.best, large > 0,
      mass.best <= rules.suppliesShare * large
    else { return nil }
    let small = giver.hydrostatics?.capacity.best
    guard small.map({ $0 * rules.suppliesRatio <= large }) ?? true else { return nil }
    let size =
      small.map {
        "carries \(Wording.decimal(large / max($0, 1), places: 0)) times less"
      } ?? "is of a size that is not known"
    return
      " It is \(Wording.decimal(mass.best / large * 100, places: 0)) % of what \(taker.vessel.label) carries, and "
      + "\(giver.vessel.label) \(size): as well she brought bunkers or stores."
  }
}
