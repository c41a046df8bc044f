/// Metres east and north on the plane that touches the WGS 84 ellipsoid at a place.
///
/// A place goes to the plane by its earth-centred position (orthographic projection), so the
/// antimeridian and the poles need no special case. Seen against the geodesic, a distance d from the
/// origin comes out too short by about d³ / (6 R²): 0.004 m at 10 km, 4 m at 100 km. Not for places
/// farther than 1,000 km from the origin, and never for the other side of the globe.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A point of a tangent plane, metres.
package struct PlanePoint: Hashable, Sendable {
  package let east: Double
  package let north: Double

  package init(east: Double, north: Double) {
    self.east = east
    self.north = north
  }

  package static func + (left: Self, right: Self) -> Self {
    Self(east: left.east + right.east, north: left.north + right.north)
  }

  package static func - (left: Self, right: Self) -> Self {
    Self(east: left.east - right.east, north: left.north - right.north)
  }

  package func scaled(by factor: Double) -> Self {
    Self(east: east * factor, north: north * factor)
  }

  package func dot(_ other: Self) -> Double { east * other.east + north * other.north }

  /// Positive when `other` lies to the left.
  package func cross(_ other: Self) -> Double { east * other.north - north * other.east }

  package var length: Double { dot(self).squareRoot() }
}

/// The plane about one place; about ten trigonometric calls to make, four for each place put on it.
package struct TangentPlane: Sendable {
  package let origin: Coordinate
  private let centre: UnitVector
  private let east: UnitVector
  private let north: UnitVector

  package init(origin: Coordinate) {
    self.origin = origin
    centre = Self.earthCentred(origin)
    (east, north) = Self.axes(at: origin)
  }

  /// Where a place falls on the plane.
  package func point(_ place: Coordinate) -> PlanePoint {
    let offset = Self.earthCentred(place) - centre
    return PlanePoint(east: offset.dot(east), north: offset.dot(north))
  }

  /// The unit vector of a true bearing as taken at `place`.
  ///
  /// Meridians converge: a kilometre from the pole two ships' norths can differ by any angle, off the
  /// equator by d · tan(latitude) / R.
  package func direction(_ bearing: Bearing, at place: Coordinate) -> PlanePoint {
    let (placeEast, placeNorth) = Self.axes(at: place)
    let angle = bearing.degrees * .pi / 180
    let ahead = placeNorth.scaled(by: cos(angle)) + placeEast.scaled(by: sin(angle))
    let flat = PlanePoint(east: ahead.dot(east), north: ahead.dot(north))
    return flat.length > 0 ? flat.scaled(by: 1 / flat.length) : PlanePoint(east: 0, north: 1)
  }

  /// Earth-centred, earth-fixed position on the ellipsoid, metres.
  private static func earthCentred(_ place: Coordinate) -> UnitVector {
    let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
    let f = WorldEllipsoid.flattening
    let squaredEccentricity = f * (2 - f)
    let sine = sin(latitude)
    let normal =
      WorldEllipsoid.equatorialRadius / (1 - squaredEccentricity * sine * sine).squareRoot()
    let flat = normal * cos(latitude)
    return UnitVector(
      x: flat * cos(longitude), y: flat * sin(longitude),
      z: normal * (1 - squaredEccentricity) * sine)
  }

  private static func axes(at place: Coordinate) -> (east: UnitVector, north: UnitVector) {
    let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
    return (
      UnitVector(x: -sin(longitude), y: cos(longitude), z: 0),
      UnitVector(
        x: -sin(latitude) * cos(longitude), y: -sin(latitude) * sin(longitude), z: cos(latitude))
    )
  }
}
