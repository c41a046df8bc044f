/// Finds stays at terminals, anchorages and transfer areas.
///
/// Each place that holds a ship has a stay under way; lying still counts for the most specific place
/// only, and a stay becomes a call when she lay still at it long enough or fell silent there. Thus
/// calls of one ship at nested places follow each other. Docs/Methods/PortCalls.md has the rule in
/// numbered sentences. What is held for a ship is one stay for each place she is in.
import Geodesy
package import Vocabulary

/// Takes fixes in order of time within each segment and gives port calls.
package struct PortCallDetector: Sendable {
  private let places: PlaceIndex
  private let rule: PortCallRule
  private var ships: [SegmentID: Ship] = [:]

  package init(places: PlaceIndex, rule: PortCallRule = .standard) {
    self.places = places
    self.rule = rule
  }

  /// A fix earlier than the segment's last one is left out.
  package mutating func step(_ point: TrackPoint, into calls: inout [PortCall]) {
    var ship = ships.removeValue(forKey: point.segment) ?? Ship()
    if ship.last.map({ $0.time <= point.fix.time }) ?? true {
      let inside = places.places(
        containing: point.fix.position, largestUnverified: rule.largestUnverified)
      ship.take(point, inside: inside, places, rule, &calls)
    }
    ships[point.segment] = ship
  }

  /// Ends every stay; those with no fix outside afterwards are still open.
  package mutating func finish(at end: Instant, into calls: inout [PortCall]) {
    for segment in ships.keys.sorted() {
      for stay in ships[segment]?.stays ?? [] {
        stay.close(segment, isOpen: stay.isPresent, places, rule, &calls)
      }
    }
    ships = [:]
  }
}

/// What is known of one segment.
private struct Ship: Sendable {
  var last: Fix?
  /// In the order of their beginnings.
  var stays: [PortStay] = []
  /// Where she lay still last, and which place that counted for.
  private var stop: (place: Int, position: Coordinate)?

  mutating func take(
    _ point: TrackPoint, inside: [Int], _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    let fix = point.fix
    closeOld(point, inside: inside, places, rule, &calls)
    let berth = isStill(fix, rule) ? berth(of: fix, inside: inside, rule) : nil
    for index in stays.indices where !inside.contains(stays[index].place) {
      stays[index].leave(to: fix, from: last, rule)
    }
    for place in inside {
      let known = stays.firstIndex { $0.place == place }
      let index = known ?? stays.count
      if known == nil {
        // A fix inside the same place shows no entry: she lay at a smaller one within it.
        let before = last.flatMap {
          places.ground(place)?.contains($0.position) == true ? nil : $0
        }
        stays.append(PortStay(place: place, first: fix, before: before, rule))
      }
      stays[index].take(fix, after: last, berth: berth, rule)
    }
    if let berth { stop = (berth, fix.position) }
    last = fix
  }

  /// Closes what the ship has left for good before this fix.
  private mutating func closeOld(
    _ point: TrackPoint, inside: [Int], _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    let previous = last
    stays.removeAll { stay in
      var ended = stay
      if !inside.contains(stay.place) { ended.leave(to: point.fix, from: previous, rule) }
      guard ended.isOver(at: point.fix, rule) else {
        return false
      }
      ended.close(point.segment, isOpen: false, places, rule, &calls)
      return true
    }
  }

  /// The place that lying still here counts for.
  ///
  /// The most specific one; but while she has not moved from her last stop, the same as before, even
  /// just outside it, so that swinging over a rim does not deal one stay to two places.
  private func berth(of fix: Fix, inside: [Int], _ rule: PortCallRule) -> Int? {
    if let stop, stays.contains(where: { $0.place == stop.place }),
      stop.position.distance(to: fix.position) <= rule.berthShift
    {
      return stop.place
    }
    return inside.first
  }

  /// By the speed she sent unless her way denies it, or by her way when she sent none.
  private func isStill(_ fix: Fix, _ rule: PortCallRule) -> Bool {
    let made = last.flatMap { before -> Knots? in
      let seconds = (fix.time - before.time).seconds
      guard seconds >= 60, fix.time - before.time <= rule.seenWithin else { return nil }
      let way = before.position.distance(to: fix.position)
      return Knots(way.nauticalMiles / seconds * 3600)
    }
    if let sent = fix.speed {
      return sent <= rule.stillSpeed && made.map { $0 <= rule.disbelievedSpeed } ?? true
    }
    return made.map { $0 <= rule.stillSpeed } ?? false
  }
}
