/// What of a meeting is possible and what its papers say, before it is judged.
import Tracks
import Vocabulary

extension MovementFinder {
  /// Whether so much can have been pumped in the time; more belongs to another meeting.
  static func isPossible(
    _ pair: DraughtPair, _ ship: Int, _ event: Encounter, _ fleet: Fleet
  ) -> Bool {
    let hours = (event.end - event.start).hours
    return fleet.ships[ship].mass(of: pair, fleet.rules).low <= hours
      * fleet.rules.fastestPumping.value
  }

  /// The side whose papers say that cargo came aboard on the day of the meeting; nil for neither or both.
  static func declared(
    _ event: Encounter, _ sides: [(ship: Int, pair: DraughtPair?)], _ papers: OpenPapers
  ) -> Int? {
    guard event.isAlongside else { return nil }
    let named = sides.indices.filter {
      papers.paper(of: sides[$0].ship, from: event.start, to: event.end + .days(1)) != nil
    }
    return named.count == 1 ? named.first : nil
  }
}
