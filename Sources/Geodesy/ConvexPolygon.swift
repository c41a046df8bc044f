/// Convex polygons on a tangent plane: what they contain and how far apart two of them are.
///
/// All results are exact to rounding (below a micrometre for hulls) on the plane; the plane's own
/// error is stated at `TangentPlane`.

/// A convex ring of at least three corners, counterclockwise, metres.
package struct ConvexPolygon: Hashable, Sendable {
  package let corners: [PlanePoint]

  /// Takes corners of a convex ring in either direction; nil for fewer than three or no area.
  ///
  /// That the ring is convex is the caller's promise.
  package init?(_ ring: [PlanePoint]) {
    guard ring.count >= 3 else { return nil }
    let area = Self.edges(ring).reduce(0) { $0 + $1.from.cross($1.to) }
    guard area.isFinite, abs(area) > 0 else { return nil }
    corners = area > 0 ? ring : ring.reversed()
  }

  /// Whether a point lies inside or on the rim.
  package func contains(_ point: PlanePoint) -> Bool {
    Self.edges(corners).allSatisfy { ($0.to - $0.from).cross(point - $0.from) >= 0 }
  }

  /// Metres to the nearest point of the polygon; 0 inside.
  package func distance(to point: PlanePoint) -> Double {
    if contains(point) { return 0 }
    return Self.edges(corners).map { $0.distance(to: point) }.min() ?? 0
  }

  /// The least distance between two polygons; 0 when they touch or overlap.
  ///
  /// Disjoint convex polygons are nearest at a corner of one of them. Cost grows with the product of
  /// the numbers of corners.
  package func distance(to other: Self) -> Double {
    guard isSeparated(from: other) || other.isSeparated(from: self) else { return 0 }
    return nearestCorner(other)
  }

  /// The stretch the polygon covers along a direction given as a unit vector.
  package func extent(along axis: PlanePoint) -> ClosedRange<Double> {
    let places = corners.map { $0.dot(axis) }
    guard let low = places.min(), let high = places.max() else { return 0...0 }
    return low...high
  }

  private func nearestCorner(_ other: Self) -> Double {
    min(
      other.corners.map { distance(to: $0) }.min() ?? 0,
      corners.map { other.distance(to: $0) }.min() ?? 0)
  }

  /// Whether one of this polygon's edges has all of the other on its outer side.
  private func isSeparated(from other: Self) -> Bool {
    Self.edges(corners).contains { edge in
      let along = edge.to - edge.from
      return other.corners.allSatisfy { along.cross($0 - edge.from) < 0 }
    }
  }

  private static func edges(_ ring: [PlanePoint]) -> [PlaneEdge] {
    ring.indices.map { PlaneEdge(from: ring[$0], to: ring[($0 + 1) % ring.count]) }
  }
}

/// A straight run between two points of a plane.
package struct PlaneEdge: Hashable, Sendable {
  package let from: PlanePoint
  package let to: PlanePoint

  package init(from: PlanePoint, to: PlanePoint) {
    self.from = from
    self.to = to
  }

  /// Metres from a point to the nearest point of the run.
  package func distance(to point: PlanePoint) -> Double {
    let along = to - from
    let square = along.dot(along)
    let part = square > 0 ? min(1, max(0, (point - from).dot(along) / square)) : 0
    return (from + along.scaled(by: part) - point).length
  }
}
