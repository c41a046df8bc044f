/// Finds slow, unmoored time outside ports.
///
/// A ship's fixes are cut into stretches of an hour or more; a stretch is slow by its mean speed, as
/// sent and as made good. Slow stretches in a row that last four hours are a loitering.
/// Docs/Methods/Loitering.md has the rule in numbered sentences. What is held for a ship does not
/// grow with the length of a loitering.
package import Vocabulary

/// Takes fixes in order of time within each segment and gives loiterings.
package struct LoiteringDetector: Sendable {
  private let places: PlaceIndex
  private let rule: LoiteringRule
  private var drifts = StateTable<SegmentID, Drift>()

  package init(places: PlaceIndex, rule: LoiteringRule = .standard) {
    self.places = places
    self.rule = rule
  }

  /// A fix earlier than the segment's last one is left out.
  package mutating func step(_ point: TrackPoint, into loiterings: inout [Loitering]) {
    let inside = places.places(
      containing: point.fix.position, largestUnverified: rule.largestUnverified)
    step(point, inside: inside, into: &loiterings)
  }

  /// The same with the places that hold the fix, as the index gives them.
  mutating func step(_ point: TrackPoint, inside: [Int], into loiterings: inout [Loitering]) {
    step([point], inside: inside, into: &loiterings)
  }

  /// The same for points of one segment that the same places hold.
  mutating func step(
    _ points: ArraySlice<TrackPoint>, inside: [Int], into loiterings: inout [Loitering]
  ) {
    guard let segment = points.first?.segment else { return }
    let index = drifts.place(of: segment, make: Drift())
    let ground = ground(inside)
    drifts[at: index].step(
      points, isPort: ground == .port, isWaitingGround: ground == .waiting, rule, &loiterings)
  }

  package mutating func finish(at end: Instant, into loiterings: inout [Loitering]) {
    for segment in drifts.sortedKeys {
      guard let index = drifts.place(of: segment) else { continue }
      drifts[at: index].close(segment, rule, &loiterings)
    }
    drifts.removeAll()
  }

  private enum Ground { case port, waiting, sea }

  private func ground(_ inside: [Int]) -> Ground {
    guard !inside.isEmpty else { return .sea }
    return inside.contains(where: places.isForCargo) ? .port : .waiting
  }
}
