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
  private var drifts: [SegmentID: Drift] = [:]

  package init(places: PlaceIndex, rule: LoiteringRule = .standard) {
    self.places = places
    self.rule = rule
  }

  /// A fix earlier than the segment's last one is left out.
  package mutating func step(_ point: TrackPoint, into loiterings: inout [Loitering]) {
    let fix = point.fix
    var drift = drifts.removeValue(forKey: point.segment) ?? Drift()
    defer { drifts[point.segment] = drift }
    guard drift.last.map({ $0.time <= fix.time }) ?? true else { return }
    let place = ground(at: fix.position)
    if let last = drift.last, fix.time - last.time >= rule.longestSilence || place == .port {
      drift.end(point.segment, rule, &loiterings)
    }
    drift.last = fix
    guard place != .port else { return }
    drift.take(fix, isWaitingGround: place == .waiting, point.segment, rule, &loiterings)
  }

  package mutating func finish(at end: Instant, into loiterings: inout [Loitering]) {
    for segment in drifts.keys.sorted() {
      drifts[segment]?.end(segment, rule, &loiterings)
    }
    drifts = [:]
  }

  private enum Ground { case port, waiting, sea }

  private func ground(at position: Coordinate) -> Ground {
    let inside = places.places(containing: position, largestUnverified: rule.largestUnverified)
    guard !inside.isEmpty else { return .sea }
    let isPort = inside.contains { places.terminal($0)?.role.isForCargo ?? false }
    return isPort ? .port : .waiting
  }
}
