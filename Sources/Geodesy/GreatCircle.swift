/// Distance, bearing and points along the great circle, on the sphere of the Earth's mean radius.
///
/// The sphere is that of radius 6,371,008.8 m, the mean radius R1 of WGS 84 (Moritz, Geodetic
/// Reference System 1980). Distances differ from those on the ellipsoid by at most 0.56 %: too short
/// by up to 0.56 % between places on one meridian near the poles and too long by as much across the
/// equator's north–south lines; the formulas' own rounding is below a micrometre. For more than that
/// use `geodesicDistance(to:)`.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The sphere that great circles run on.
package enum MeanSphere {
  /// Mean radius R1 = (2a + b) / 3 of WGS 84.
  package static let radius = Metres(6_371_008.8)
}

extension Coordinate {
  /// The great-circle distance, within 0.56 % of the ellipsoidal one.
  ///
  /// The half-angle form is accurate for a metre as for half the globe.
  package func distance(to other: Self) -> Metres {
    Metres((smallAngle(to: other) ?? angle(to: other)) * MeanSphere.radius.value)
  }

  /// The same angle for places within 0.01 radian (64 km), at the cost of one cosine.
  ///
  /// The haversine, whose product of cosines is half the sum of two, with series of four terms for
  /// sines and arcsine; they end below 1e-16 of the angle. Nil farther off and within a degree of a
  /// pole, where the product of cosines would lose digits.
  private func smallAngle(to other: Self) -> Double? {
    let north = (other.latitude - latitude) * .pi / 180
    let east = (other.longitude - longitude) * .pi / 180
    guard abs(north) < 0.01, abs(east) < 0.01, abs(latitude) < 89 else { return nil }
    func squaredHalfSine(_ angle: Double) -> Double {
      let square = angle * angle
      let sine = angle / 2 * (1 - square / 24 * (1 - square / 80 * (1 - square / 168)))
      return sine * sine
    }
    let square = north * north
    let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    let both = (cosine + cos((latitude + other.latitude) * .pi / 180)) / 2
    let chord = squaredHalfSine(north) + both * squaredHalfSine(east)
    let half = chord.squareRoot()
    return 2 * half * (1 + chord / 6 * (1 + chord * 9 / 20 * (1 + chord * 25 / 42)))
  }

  /// The course at which the great circle to `other` sets out, within 0.2° of the geodesic's.
  ///
  /// Nil between equal places and between antipodes, where every course is as good. At a pole the
  /// longitude of the pole's own coordinate says where north would lie.
  package func bearing(to other: Self) -> Bearing? {
    let apart = angle(to: other)
    guard apart > 1e-12, apart < .pi - 1e-12 else { return nil }
    let (here, there) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let turn = (other.longitude - longitude) * .pi / 180
    let east = sin(turn) * cos(there)
    let north = cos(here) * sin(there) - sin(here) * cos(there) * cos(turn)
    return Bearing(degrees: atan2(east, north) * 180 / .pi)
  }

  /// The place reached by following the great circle that sets out on `bearing`.
  ///
  /// Off the ellipsoid's answer by at most 0.56 % of `distance`.
  package func destination(bearing: Bearing, distance: Metres) -> Self {
    let arc = distance.value / MeanSphere.radius.value
    let (here, turn) = (latitude * .pi / 180, longitude * .pi / 180)
    let course = bearing.degrees * .pi / 180
    let north = UnitVector(x: -sin(here) * cos(turn), y: -sin(here) * sin(turn), z: cos(here))
    let east = UnitVector(x: -sin(turn), y: cos(turn), z: 0)
    let ahead = north.scaled(by: cos(course)) + east.scaled(by: sin(course))
    let reached = UnitVector(self).scaled(by: cos(arc)) + ahead.scaled(by: sin(arc))
    return reached.coordinate ?? self
  }

  /// The place at a fraction 0…1 of the shorter great circle to `other`.
  ///
  /// Along the track it is off by at most 0.56 % of the distance to the nearer end. Between antipodes
  /// any way is as good, and the nearer end is given.
  package func interpolated(to other: Self, fraction: Double) -> Self {
    let part = min(max(fraction, 0), 1)
    let apart = angle(to: other)
    guard apart > 1e-15, sin(apart) > 1e-9 || apart < 1 else { return part < 0.5 ? self : other }
    let (start, end) = (UnitVector(self), UnitVector(other))
    let mixed =
      start.scaled(by: sin((1 - part) * apart)) + end.scaled(by: sin(part * apart))
    return mixed.coordinate ?? self
  }

  /// The angle at the Earth's centre, radians.
  private func angle(to other: Self) -> Double {
    let (here, there) = (UnitVector(self), UnitVector(other))
    return 2 * atan2((here - there).length, (here + there).length)
  }
}
