/// Areas bounded by places: what a ring of coordinates contains and how far it is.
///
/// Edges run straight in latitude and longitude, so that a box of parallels and meridians is exact.
/// The ring may cross the antimeridian; it must not hold a pole, and no edge may span 180° or more.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A simple ring of at least three places, in either direction, the first not repeated.
package struct CoordinatePolygon: Hashable, Sendable {
  package let ring: [Coordinate]
  /// Corners with longitudes that go on beyond ±180 where the ring crosses the antimeridian.
  private let unwrapped: [Corner]

  private struct Corner: Hashable, Sendable {
    let longitude: Double
    let latitude: Double
  }

  /// Nil for fewer than three corners.
  package init?(_ ring: [Coordinate]) {
    guard ring.count >= 3 else { return nil }
    self.ring = ring
    unwrapped = Self.unwrap(ring)
  }

  /// Whether the place lies inside, by counting the edges that a ray to the east crosses.
  ///
  /// Exact to rounding; a place on the rim itself falls on either side.
  package func contains(_ place: Coordinate) -> Bool {
    guard let first = unwrapped.first else { return false }
    let start = first.longitude
    let x = start + Self.shortTurn(place.longitude - start)
    // A ring wider than half the globe has corners on both sides of the place.
    return Self.isOdd(unwrapped, x: x, y: place.latitude)
      || Self.isOdd(unwrapped, x: x - 360, y: place.latitude)
      || Self.isOdd(unwrapped, x: x + 360, y: place.latitude)
  }

  /// Metres to the nearest point of the rim or 0 inside.
  ///
  /// Edges are taken straight on the plane about the place: off by at most L² · tan(latitude) / (8 R)
  /// for an edge of length L (0.2 km for 100 km at 45°), and only for rings within 1,000 km.
  package func distance(to place: Coordinate) -> Metres {
    if contains(place) { return Metres(0) }
    let plane = TangentPlane(origin: place)
    let corners = ring.map { plane.point($0) }
    let here = PlanePoint(east: 0, north: 0)
    let nearest = corners.indices.map {
      PlaneEdge(from: corners[$0], to: corners[($0 + 1) % corners.count]).distance(to: here)
    }
    return Metres(nearest.min() ?? 0)
  }

  /// Square metres, on the sphere's equal-area cylinder; within 1.2 % of the ellipsoid's.
  package var area: Double {
    let corners = unwrapped
    let radius = MeanSphere.radius.value
    let points = corners.map {
      PlanePoint(east: $0.longitude * .pi / 180, north: sin($0.latitude * .pi / 180))
    }
    let doubled = points.indices.reduce(0.0) {
      $0 + points[$1].cross(points[($1 + 1) % points.count])
    }
    return abs(doubled) / 2 * radius * radius
  }

  /// A place amid the corners and the distance that holds them all, edges with them.
  package var boundingDisc: (centre: Coordinate, radius: Metres) {
    var mean = MeanPlace()
    for corner in ring { mean.add(corner) }
    let centre = mean.coordinate ?? ring[0]
    let farthest = ring.map { centre.distance(to: $0).value }.max() ?? 0
    // Edges bulge against the great circle; 2 % covers edges of 10° up to 80° of latitude.
    return (centre, Metres(farthest * 1.02 + 1))
  }

  private static func unwrap(_ ring: [Coordinate]) -> [Corner] {
    var result: [Corner] = []
    for corner in ring {
      let previous = result.last?.longitude ?? corner.longitude
      let turn = shortTurn(corner.longitude - previous)
      result.append(Corner(longitude: previous + turn, latitude: corner.latitude))
    }
    return result
  }

  private static func shortTurn(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }

  private static func isOdd(
    _ corners: [Corner], x: Double, y: Double
  ) -> Bool {
    var inside = false
    var from = corners[corners.count - 1]
    for to in corners {
      defer { from = to }
      guard (from.latitude > y) != (to.latitude > y) else { continue }
      let part = (y - from.latitude) / (to.latitude - from.latitude)
      if x < from.longitude + part * (to.longitude - from.longitude) { inside.toggle() }
    }
    return inside
  }
}
