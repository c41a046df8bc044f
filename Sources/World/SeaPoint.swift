/// The world's own small geometry: a sphere, great circles, and metres east and north.
///
/// Kept apart from Geodesy on purpose: a simulator that shared the detectors' geometry would share
/// their mistakes and the score would not see them. Mean earth radius 6 371 008.8 m (IUGG 1980);
/// against the WGS 84 ellipsoid distances are wrong by at most 0.6 %, which is the same for the
/// true tracks and for what ships report.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A place at sea, degrees north and east.
package struct SeaPoint: Hashable, Sendable {
  package let latitude: Double
  package let longitude: Double

  package init(_ latitude: Double, _ longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  private static let radius = 6_371_008.8
  private static let degree = Double.pi / 180
  private static let metresPerDegree = radius * degree

  /// Metres along the great circle (haversine).
  package func metres(to other: Self) -> Double {
    let half = sin((other.latitude - latitude) * Self.degree / 2)
    let turn = sin((other.longitude - longitude) * Self.degree / 2)
    let cosines = cos(latitude * Self.degree) * cos(other.latitude * Self.degree)
    let chord = half * half + cosines * turn * turn
    return 2 * Self.radius * asin(min(1, sqrt(chord)))
  }

  package func nauticalMiles(to other: Self) -> Double { metres(to: other) / 1852 }

  /// Initial great-circle course to another point, degrees 0 ≤ x < 360.
  package func course(to other: Self) -> Double {
    let turn = (other.longitude - longitude) * Self.degree
    let (from, to) = (latitude * Self.degree, other.latitude * Self.degree)
    let east = sin(turn) * cos(to)
    let north = cos(from) * sin(to) - sin(from) * cos(to) * cos(turn)
    return Angle.turned(atan2(east, north) / Self.degree)
  }

  /// Moved by metres; good to a centimetre within a few kilometres.
  package func moved(east: Double, north: Double) -> Self {
    Self(
      latitude + north / Self.metresPerDegree,
      longitude + east / (Self.metresPerDegree * cos(latitude * Self.degree)))
  }

  /// Moved a number of metres in a direction, degrees from north.
  package func moved(metres: Double, towards direction: Double) -> Self {
    let angle = direction * Self.degree
    return moved(east: metres * sin(angle), north: metres * cos(angle))
  }

  /// The point a fraction of the way along the great circle.
  package func between(_ other: Self, fraction: Double) -> Self {
    let angle = metres(to: other) / Self.radius
    guard angle > 1e-9 else { return self }
    let mine = sin((1 - fraction) * angle) / sin(angle)
    let theirs = sin(fraction * angle) / sin(angle)
    let (first, second) = (vector, other.vector)
    let x = mine * first.x + theirs * second.x
    let y = mine * first.y + theirs * second.y
    let z = mine * first.z + theirs * second.z
    return Self(atan2(z, sqrt(x * x + y * y)) / Self.degree, atan2(y, x) / Self.degree)
  }

  private var vector: (x: Double, y: Double, z: Double) {
    let (latitude, longitude) = (latitude * Self.degree, longitude * Self.degree)
    return (cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
  }
}

/// Plain angles in degrees.
package enum Angle {
  /// Brought into 0 ≤ x < 360.
  package static func turned(_ degrees: Double) -> Double {
    let rest = degrees.truncatingRemainder(dividingBy: 360)
    return rest < 0 ? rest + 360 : rest
  }
}
