/// Papers that no load call of their ship explains: a cargo that came aboard somewhere else.
///
/// Papers may lie about an origin and still be right about a day and an amount, so an open paper is a
/// witness that its ship took a cargo of that size aboard near that day.
import Tracks
import Vocabulary

struct OpenPaper {
  let ship: Int
  let document: DeclaredCargo
  let barrels: Double
}

struct OpenPapers {
  let papers: [OpenPaper]
  private let byShip: [Int: [OpenPaper]]

  /// `isExplained` says whether a movement aboard the ship near the day is known already.
  init(_ fleet: Fleet, isExplained: (Int, Instant) -> Bool) {
    papers = fleet.documents.compactMap { document in
      guard let ship = fleet.ship(of: document), let barrels = document.barrels, barrels > 0,
        barrels.isFinite, fleet.ships[ship].carriesCargo(fleet.rules),
        !isExplained(ship, document.loadDate.start)
      else { return nil }
      return OpenPaper(ship: ship, document: document, barrels: barrels)
    }
    byShip = Dictionary(grouping: papers, by: \.ship)
  }

  /// The paper of a ship whose day lies nearest before a time, at most so long.
  func paper(of ship: Int, from start: Instant, to end: Instant) -> OpenPaper? {
    (byShip[ship] ?? []).last {
      let day = $0.document.loadDate.start
      return day + .days(1) >= start && day <= end
    }
  }
}
