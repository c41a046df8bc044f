/// Stores of crude: shore tanks, and tankers that lie still for weeks and serve as one.
///
/// A terminal that both receives and loads is a store: what goes in may come out under its name, mixed
/// with what was there. A floating store is a ship that took cargo at a place, lay there for the time of
/// `CustodyRules.leastStorage`, and gave cargo away at the same place. Edges into a store are *storage
/// in*, edges out of it *storage out*; what is in a shore tank besides cannot be seen, so that a cargo
/// out of one has the terminal as its best origin and every origin that went in before as a possible one.
import Tracks
import Vocabulary

/// Which way a movement goes through a store.
enum StoreSide: Hashable {
  case into
  case outOf
}

/// The stores of a fleet and what went through them.
struct Storage {
  /// By the movement's event.
  private(set) var side: [String: StoreSide] = [:]

  init(_ fleet: Fleet, _ movements: [Movement]) {
    var byShip: [Int: [(movement: Movement, isIn: Bool)]] = [:]
    for movement in movements {
      switch movement.route {
      case .discharge(_, let terminal) where Self.isStore(terminal, fleet):
        side[movement.eventID] = .into
      case .load(_, let terminal) where Self.isStore(terminal, fleet):
        side[movement.eventID] = .outOf
      case .transfer:
        for item in movement.sides { byShip[item.ship, default: []].append((movement, item.isIn)) }
      default: continue
      }
    }
    for (ship, own) in byShip.sorted(by: { $0.key < $1.key }) { float(ship, own, fleet) }
  }

  static func isStore(_ terminal: String, _ fleet: Fleet) -> Bool {
    fleet.terminal(terminal)?.role == .both
  }

  /// Marks what went into and out of a ship that lay where she took it, until she gave it away.
  private mutating func float(
    _ ship: Int, _ own: [(movement: Movement, isIn: Bool)], _ fleet: Fleet
  ) {
    for (taken, given) in zip(own, own.dropFirst()) where taken.isIn && !given.isIn {
      let (start, end) = (taken.movement.end, given.movement.start)
      guard end - start >= fleet.rules.leastStorage, let there = taken.movement.position,
        let later = given.movement.position,
        Sphere.distance(there, later) <= fleet.rules.storageReach,
        Self.stays(fleet.ships[ship], at: there, from: start, to: end, fleet.rules)
      else { continue }
      // A second intake stays what it was, into the store.
      side[taken.movement.eventID] = .into
      if side[given.movement.eventID] == nil { side[given.movement.eventID] = .outOf }
    }
  }

  /// Whether she was seen at the place, and nowhere else, day by day; silences do not tell.
  private static func stays(
    _ ship: FleetShip, at place: Coordinate, from start: Instant, to end: Instant,
    _ rules: CustodyRules
  ) -> Bool {
    var (seen, days) = (0, 0)
    var time = start + .hours(12)
    while time < end {
      days += 1
      if let position = ship.position(at: time) {
        guard Sphere.distance(place, position) <= rules.storageReach else { return false }
        seen += 1
      }
      time = time + .days(1)
    }
    return days > 0 && seen * 2 >= days
  }
}

/// What went into shore tanks, terminal by terminal, in order of time.
struct ShoreTanks {
  private var taken: [String: [(time: Instant, mass: Estimate, shares: OriginShares)]] = [:]

  mutating func receive(
    _ mass: Estimate, _ shares: OriginShares, at terminal: String, _ time: Instant
  ) {
    taken[terminal, default: []].append((time, mass, shares))
  }

  /// Shares of a cargo out of the tanks: the terminal's own crude at best, and of what went in within
  /// the memory of a store as much as fits.
  func shares(
    of mass: Estimate, from terminal: String, at time: Instant, memory: TimeSpan
  ) -> OriginShares {
    var most: [Origin: Double] = [:]
    for item in taken[terminal] ?? [] where item.time <= time && item.time >= time - memory {
      for share in item.shares.shares where share.origin != .terminal(terminal) {
        most[share.origin, default: 0] += item.mass.high * share.share.high
      }
    }
    guard !most.isEmpty, mass.best > 0 else { return .pure(.terminal(terminal)) }
    return OriginShares(
      best: .terminal(terminal), possible: most.mapValues { min(1, $0 / mass.best) })
  }
}
