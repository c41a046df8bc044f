/// Thins a track while it is read, so that a segment of any length keeps a bounded number of points.
///
/// A point is dropped when the straight run in time between its kept neighbours passes within the
/// tolerance of it, north–south and east–west each. The test needs no memory of the dropped points:
/// each of them bounds the velocity that a straight run from the last kept point may have, and only
/// the narrowest bounds are remembered (the idea of swing filters; Elmeleegy et al., VLDB 2009).
/// When more than `maximumVertices` are kept the tolerance doubles and the kept points are thinned
/// again, so that the error stays below twice the final tolerance. The first point, the last point
/// and both ends of every silence of `silence` or more are kept; only when those ends alone fill half
/// of the room do they lose that privilege.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The simplified track of one segment as it grows.
package struct TrackSimplifier: Sendable {
  /// Metres a dropped point may lie off the kept line: about a third of a large tanker's length,
  /// and above the noise of a moored antenna (this project's choice).
  package static let initialTolerance = Metres(100)
  package static let maximumVertices = 2000

  /// The tolerance now in force.
  package private(set) var tolerance = TrackSimplifier.initialTolerance
  private let maximum: Int
  private let silence: TimeSpan
  private var kept: [Vertex] = []
  private var wedge = Wedge()
  private var pending: TrackVertex?

  package init(maximumVertices: Int = Self.maximumVertices, silence: TimeSpan = .hours(6)) {
    maximum = max(4, maximumVertices)
    self.silence = silence
  }

  /// The kept points and the last one, oldest first.
  package var vertices: [TrackVertex] {
    kept.map(\.point) + (pending.map { [$0] } ?? [])
  }

  /// Takes the next point; one not later than the last is left out.
  package mutating func append(_ point: TrackVertex) {
    guard let anchor = kept.last?.point else { return keep(point, isSilenceEnd: true) }
    let last = pending ?? anchor
    guard point.time > last.time else { return }
    if point.time - last.time >= silence {
      if let pending { keep(pending, isSilenceEnd: true) } else { markLastAsSilenceEnd() }
      keep(point, isSilenceEnd: true)
      pending = nil
    } else if wedge.takes(point, from: anchor, tolerance: tolerance) {
      pending = point
    } else if let corner = pending {
      keep(corner, isSilenceEnd: false)
      wedge.narrow(by: point, from: corner, tolerance: tolerance)
      pending = point
    }
  }

  private struct Vertex: Sendable {
    var point: TrackVertex
    var isSilenceEnd: Bool
  }

  private mutating func keep(_ point: TrackVertex, isSilenceEnd: Bool) {
    kept.append(Vertex(point: point, isSilenceEnd: isSilenceEnd))
    wedge = Wedge()
    if kept.count >= maximum { thin() }
  }

  private mutating func markLastAsSilenceEnd() {
    guard !kept.isEmpty else { return }
    kept[kept.count - 1].isSilenceEnd = true
  }

  private mutating func thin() {
    let goal = maximum / 4 * 3
    let privileged = kept.count(where: \.isSilenceEnd) <= maximum / 2
    for _ in 0..<40 where kept.count > goal {
      tolerance = Metres(tolerance.value * 2)
      kept = Self.thinned(kept, tolerance: tolerance, keepingSilences: privileged)
    }
    // Only a track that crosses the globe between any two points gets here.
    if kept.count > goal { kept = kept.indices.filter { $0.isMultiple(of: 2) }.map { kept[$0] } }
  }

  private static func thinned(
    _ vertices: [Vertex], tolerance: Metres, keepingSilences: Bool
  ) -> [Vertex] {
    guard let first = vertices.first else { return [] }
    var result = [first]
    var wedge = Wedge()
    var waiting: Vertex?
    for vertex in vertices.dropFirst() {
      let anchor = result[result.count - 1].point
      if let corner = waiting,
        keepingSilences && corner.isSilenceEnd || !wedge.admits(vertex.point, from: anchor)
      {
        result.append(corner)
        wedge = Wedge()
      }
      wedge.narrow(by: vertex.point, from: result[result.count - 1].point, tolerance: tolerance)
      waiting = vertex
    }
    if let waiting { result.append(waiting) }
    return result
  }
}

/// The velocities, north and east, that a straight run from the last kept point may still have.
private struct Wedge: Sendable {
  private var north = -Double.infinity...Double.infinity
  private var east = -Double.infinity...Double.infinity
  /// Cosine of the latitude of the last kept point; nil until it is needed.
  private var shrink: Double?

  /// Narrows the bounds when the point lies within them; else changes nothing.
  mutating func takes(
    _ point: TrackVertex, from anchor: TrackVertex, tolerance: Metres
  ) -> Bool {
    let known = shrink ?? Self.shrink(at: anchor)
    shrink = known
    let velocity = Self.velocity(of: point, from: anchor, shrink: known)
    guard north.contains(velocity.north), east.contains(velocity.east) else { return false }
    narrow(around: velocity, by: point, from: anchor, tolerance: tolerance)
    return true
  }

  func admits(_ point: TrackVertex, from anchor: TrackVertex) -> Bool {
    let velocity = Self.velocity(of: point, from: anchor, shrink: Self.shrink(at: anchor))
    return north.contains(velocity.north) && east.contains(velocity.east)
  }

  mutating func narrow(by point: TrackVertex, from anchor: TrackVertex, tolerance: Metres) {
    let velocity = Self.velocity(of: point, from: anchor, shrink: Self.shrink(at: anchor))
    narrow(around: velocity, by: point, from: anchor, tolerance: tolerance)
  }

  private mutating func narrow(
    around velocity: (north: Double, east: Double), by point: TrackVertex,
    from anchor: TrackVertex, tolerance: Metres
  ) {
    let slack = tolerance.value / max((point.time - anchor.time).seconds, 1e-3)
    north = Self.cut(north, around: velocity.north, slack: slack)
    east = Self.cut(east, around: velocity.east, slack: slack)
  }

  private static func cut(
    _ range: ClosedRange<Double>, around value: Double, slack: Double
  ) -> ClosedRange<Double> {
    let low = max(range.lowerBound, value - slack)
    let high = min(range.upperBound, value + slack)
    return low <= high ? low...high : value...value
  }

  private static func shrink(at anchor: TrackVertex) -> Double {
    cos(anchor.position.latitude * .pi / 180)
  }

  /// Metres per second on a plane touching at the anchor; one minute of latitude is a nautical mile.
  private static func velocity(
    of point: TrackVertex, from anchor: TrackVertex, shrink: Double
  ) -> (north: Double, east: Double) {
    let seconds = max((point.time - anchor.time).seconds, 1e-3)
    let metresPerDegree = 60 * 1852.0
    var turn = point.position.longitude - anchor.position.longitude
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    return (
      (point.position.latitude - anchor.position.latitude) * metresPerDegree / seconds,
      turn * metresPerDegree * shrink / seconds
    )
  }
}
