/// Where a ship lay still, read off her simplified track: at a berth, a buoy or an anchor.
///
/// A track is kept to a hundred metres (`TrackSimplifier`), so that a ship at a berth keeps no point between
/// coming and leaving, and one at anchor or at a buoy, whose antenna swings on a circle of some hundreds of
/// metres, keeps one whenever she turned. So the two are told apart without headings.
import Geodesy
import Tracks
package import Vocabulary

struct Stay: Hashable {
  let start: Instant
  let end: Instant
  let position: Coordinate
  /// She lay within `StayRules.heldReach` for half of it or more: made fast rather than swinging.
  let isHeld: Bool

  var length: TimeSpan { end - start }
}

/// What counts as a stay.
package struct StayRules: Hashable, Sendable {
  /// A swinging ship stays within so much: an antenna 450 m from her anchor, turned all about, and the
  /// track's own error; our choice.
  package var reach = Metres(1500)
  /// A ship at a berth keeps no point farther off than twice what her track is simplified to.
  package var heldReach = Metres(2 * TrackSimplifier.initialTolerance.value)
  /// Made fast for so long a ship can have worked a part cargo; our choice, half of `CustodyRules.leastBerthStay`.
  package var leastHeld = TimeSpan.hours(6)
  /// Swinging for so long she waits, or lies at a buoy: as long as the shortest rest
  /// (`CustodyRules.leastDrift`).
  package var leastSwing = TimeSpan.hours(8)
  /// A berth that no list has lies within so many cells of a coast, a quarter of a degree each (`SeaGrid`).
  ///
  /// Buoys are laid where the sea is deep enough, some tens of kilometres out at most (the Louisiana Offshore Oil
  /// Port's 29 km), and a cell counts as coast only when most of it is land; our choice.
  package var coastCells = 2

  package static let standard = Self()

  package init() {}

  /// Whether a berth can be there.
  func isNearCoast(_ place: Coordinate) -> Bool {
    let steps = (-coastCells...coastCells).map { Double($0) * 0.25 }
    return steps.contains { north in
      steps.contains { east in
        var longitude = place.longitude + east
        if longitude > 180 { longitude -= 360 } else if longitude < -180 { longitude += 360 }
        return Coordinate(latitude: place.latitude + north, longitude: longitude)
          .map { SeaGrid.standard.ground(at: $0) != .sea } ?? false
      }
    }
  }
}

extension FleetShip {
  /// Where she lay between two times, as far as she was heard; silences part stays.
  func stays(from start: Instant, to end: Instant, _ rules: StayRules) -> [Stay] {
    let heard = whereabouts.runs(from: start, to: end) { before, after in
      gaps.contains { $0.start < after && $0.end > before }
    }
    return heard.flatMap { run in
      Self.still(run, within: rules.reach, least: rules.leastHeld).compactMap { part in
        Self.stay(part, rules)
      }
    }
  }

  private static func stay(_ part: ArraySlice<TrackVertex>, _ rules: StayRules) -> Stay? {
    guard let first = part.first, let last = part.last else { return nil }
    let held = still(part, within: rules.heldReach, least: rules.leastHeld)
      .max { length($0) < length($1) }
    let isHeld = held.map { length($0) >= length(part).half } ?? false
    guard isHeld || length(part) >= rules.leastSwing else { return nil }
    return Stay(
      start: first.time, end: last.time, position: (held ?? part).first?.position ?? first.position,
      isHeld: isHeld)
  }

  private static func length(_ part: ArraySlice<TrackVertex>) -> TimeSpan {
    guard let first = part.first, let last = part.last else { return TimeSpan(milliseconds: 0) }
    return last.time - first.time
  }

  /// Stretches, longest first come, within which no two kept points lie farther apart than `reach`.
  private static func still(
    _ track: ArraySlice<TrackVertex>, within reach: Metres, least: TimeSpan
  ) -> [ArraySlice<TrackVertex>] {
    var found: [ArraySlice<TrackVertex>] = []
    var start = track.startIndex
    while start < track.endIndex {
      var end = start + 1
      while end < track.endIndex,
        track[start..<end].allSatisfy({
          Sphere.distance($0.position, track[end].position) <= reach
        })
      { end += 1 }
      if length(track[start..<end]) >= least {
        found.append(track[start..<end])
        start = end - 1
      }
      start += 1
    }
    return found
  }
}

extension TimeSpan {
  fileprivate var half: TimeSpan { TimeSpan(milliseconds: milliseconds / 2) }
}
