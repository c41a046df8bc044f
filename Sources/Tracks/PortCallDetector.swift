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
  private var ships = StateTable<SegmentID, Ship>()

  package init(places: PlaceIndex, rule: PortCallRule = .standard) {
    self.places = places
    self.rule = rule
  }

  /// A fix earlier than the segment's last one is left out.
  package mutating func step(_ point: TrackPoint, into calls: inout [PortCall]) {
    let inside = places.places(
      containing: point.fix.position, largestUnverified: rule.largestUnverified)
    step(point, inside: inside, into: &calls)
  }

  /// The same with the places that hold the fix, as the index gives them.
  mutating func step(_ point: TrackPoint, inside: [Int], into calls: inout [PortCall]) {
    step([point], inside: inside, into: &calls)
  }

  /// The same for points of one segment that the same places hold.
  mutating func step(
    _ points: ArraySlice<TrackPoint>, inside: [Int], into calls: inout [PortCall]
  ) {
    guard let segment = points.first?.segment else { return }
    let place = ships.place(of: segment, make: Ship())
    ships[at: place].take(points, inside: inside, places, rule, &calls)
  }

  /// Ends every stay; those with no fix outside afterwards are still open.
  package mutating func finish(at end: Instant, into calls: inout [PortCall]) {
    for segment in ships.sortedKeys {
      for stay in ships[segment]?.stays ?? [] {
        stay.close(segment, isOpen: stay.isPresent, places, rule, &calls)
      }
    }
    ships.removeAll()
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
    _ points: ArraySlice<TrackPoint>, inside: [Int], _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    for point in points where last.map({ $0.time <= point.fix.time }) ?? true {
      if inside.isEmpty, stays.isEmpty {
        last = point.fix
      } else {
        take(point, inside: inside, places, rule, &calls)
      }
    }
  }

  private mutating func take(
    _ point: TrackPoint, inside: [Int], _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    let fix = point.fix
    let holding = inside
    var inside = inside
    if let place = swungOut(of: inside, fix, rule) { inside.append(place) }
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
        stays.append(
          PortStay(
            place: place, first: fix, before: before, isFirstHeard: last == nil, rule))
      }
      stays[index].take(fix, after: last, berth: berth, rule)
    }
    if let berth, holding.contains(berth) { stop = (berth, fix.position) }
    last = fix
  }

  /// The place where she lies still although the tide swung her over its rim.
  private func swungOut(of inside: [Int], _ fix: Fix, _ rule: PortCallRule) -> Int? {
    guard let stop, !inside.contains(stop.place),
      stays.contains(where: { $0.place == stop.place }),
      stop.position.isWithin(rule.berthShift, of: fix.position), isStill(fix, rule)
    else { return nil }
    return stop.place
  }

  /// Closes what the ship has left for good before this fix.
  private mutating func closeOld(
    _ point: TrackPoint, inside: [Int], _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    let previous = last
    let isOld = stays.contains { stay in
      !inside.contains(stay.place) || stay.isOver(at: point.fix, rule)
    }
    guard isOld else { return }
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
      stop.position.isWithin(rule.berthShift, of: fix.position)
    {
      return stop.place
    }
    return inside.first
  }

  /// By the speed she sent unless her way denies it, or by her way when she sent none.
  private func isStill(_ fix: Fix, _ rule: PortCallRule) -> Bool {
    let limit = fix.speed == nil ? rule.stillSpeed : rule.disbelievedSpeed
    if let sent = fix.speed, sent > rule.stillSpeed { return false }
    guard let before = last, (fix.time - before.time).seconds >= 60,
      fix.time - before.time <= rule.seenWithin
    else { return fix.speed != nil }
    let seconds = (fix.time - before.time).seconds
    let ceiling = before.position.distanceCeiling(to: fix.position)
    if ceiling.nauticalMiles / seconds * 3600 <= limit.value { return true }
    let way = before.position.distance(to: fix.position)
    return way.nauticalMiles / seconds * 3600 <= limit.value
  }
}
