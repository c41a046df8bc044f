/// A place as a point on the unit sphere, where neither the antimeridian nor a pole is special.
///
/// Latitude and longitude are read as angles on the sphere. Conversions are exact to rounding:
/// 1e-15 of the radius, some nanometres on the ground.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Three coordinates without unit; length one when made from a place.
package struct UnitVector: Hashable, Sendable {
  package let x: Double
  package let y: Double
  /// Towards the north pole.
  package let z: Double

  package init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  package init(_ place: Coordinate) {
    let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
    self.init(
      x: cos(latitude) * cos(longitude), y: cos(latitude) * sin(longitude), z: sin(latitude))
  }

  /// The place in this direction, whatever the length; nil for the zero vector and for NaN.
  package var coordinate: Coordinate? {
    let flat = (x * x + y * y).squareRoot()
    guard flat > 0 || z != 0 else { return nil }
    return Coordinate(
      latitude: atan2(z, flat) * 180 / .pi, longitude: atan2(y, x) * 180 / .pi)
  }

  package func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }
  package var length: Double { dot(self).squareRoot() }

  package static func + (left: Self, right: Self) -> Self {
    Self(x: left.x + right.x, y: left.y + right.y, z: left.z + right.z)
  }

  package static func - (left: Self, right: Self) -> Self {
    Self(x: left.x - right.x, y: left.y - right.y, z: left.z - right.z)
  }

  package func scaled(by factor: Double) -> Self {
    Self(x: x * factor, y: y * factor, z: z * factor)
  }
}

/// The mean of many places, fed one by one.
///
/// The mean is that of the unit vectors: for places within 100 km of each other it differs from the
/// point of least squared distances by less than a metre.
package struct MeanPlace: Hashable, Sendable {
  private var sum = UnitVector(x: 0, y: 0, z: 0)
  private var near: NearbyVectors?

  package init() {}

  package mutating func add(_ place: Coordinate) {
    let known = near ?? NearbyVectors(around: place)
    near = known
    sum = sum + known.vector(to: place)
  }

  /// Nil before the first place, and when the places cancel out around the globe.
  package var coordinate: Coordinate? { sum.length > 1e-9 ? sum.coordinate : nil }
}

/// Unit vectors of places near one place, without a call for a sine.
///
/// The sines and cosines at the middle are turned by the small angle to the place, whose own sine and
/// cosine are series of four terms: within 0.01 radian (64 km) the error is below 1e-16, the
/// rounding of the plain formula. Farther off the plain formula is used.
package struct NearbyVectors: Hashable, Sendable {
  private let middle: Coordinate
  private let sineLatitude: Double
  private let cosineLatitude: Double
  private let sineLongitude: Double
  private let cosineLongitude: Double

  package init(around middle: Coordinate) {
    self.middle = middle
    sineLatitude = sin(middle.latitude * .pi / 180)
    cosineLatitude = cos(middle.latitude * .pi / 180)
    sineLongitude = sin(middle.longitude * .pi / 180)
    cosineLongitude = cos(middle.longitude * .pi / 180)
  }

  package func vector(to place: Coordinate) -> UnitVector {
    let north = (place.latitude - middle.latitude) * .pi / 180
    let east = (place.longitude - middle.longitude) * .pi / 180
    guard abs(north) < 0.01, abs(east) < 0.01 else { return UnitVector(place) }
    let (sineNorth, cosineNorth) = Self.small(north)
    let (sineEast, cosineEast) = Self.small(east)
    let cosine = cosineLatitude * cosineNorth - sineLatitude * sineNorth
    return UnitVector(
      x: cosine * (cosineLongitude * cosineEast - sineLongitude * sineEast),
      y: cosine * (sineLongitude * cosineEast + cosineLongitude * sineEast),
      z: sineLatitude * cosineNorth + cosineLatitude * sineNorth)
  }

  private static func small(_ angle: Double) -> (sine: Double, cosine: Double) {
    let square = angle * angle
    let sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
    let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    return (sine, cosine)
  }
}
