/// Tight bounds on short distances between places of one band of latitude, at the cost of one cosine for the band.
///
/// By the haversine the distance d between two places is given by sin²(d/2) = sin²(n/2) + cos φ₁ cos φ₂ sin²(e/2),
/// n and e being the parts along the meridian and the parallel. Up to a hundredth of a radian each sine is its angle
/// to two parts in a million, and both cosines lie between the least and the greatest of the band; so d lies between
/// √(n² + least² e²) and √(n² + greatest² e²), to a few parts in a million.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A band of latitudes with the bounds of its cosine.
package struct BandBounds: Sendable {
  private let least: Double
  private let greatest: Double

  /// The band of all places within some degrees of latitude of one; nil when it comes within ten degrees of a pole.
  package init?(about latitude: Double, degrees: Double) {
    guard abs(latitude) + degrees < 80 else { return nil }
    let middle = cos(latitude * .pi / 180)
    // The cosine changes by no more than its angle does.
    let change = degrees * .pi / 180
    least = max(0, middle - change)
    greatest = min(1, middle + change)
  }

  /// Whether two places of the band are within a distance of each other; nil when it is too close to say, within
  /// some metres, or when they are far apart.
  @inline(__always)
  package func isWithin(_ limit: Metres, of place: Coordinate, _ other: Coordinate) -> Bool? {
    isWithin(limit, Offset(of: other, from: place), slack: 0.01)
  }

  /// The same for where a ship was on her way from one place to another, `share` of it being behind her.
  ///
  /// On a way of 2 km the great circle lies within L² tan φ / (4 R), which is 2 m, of the line that is straight in
  /// latitude and longitude. Nil for longer ways.
  @inline(__always)
  package func isWithin(
    _ limit: Metres, of place: Coordinate, from: Coordinate, to: Coordinate, share: Double
  ) -> Bool? {
    let (start, end) = (Offset(of: from, from: place), Offset(of: to, from: place))
    let way = max(abs(end.north - start.north), abs(end.east - start.east) * greatest)
    guard way < 0.0127 else { return nil }
    let offset = Offset(
      north: start.north + (end.north - start.north) * share,
      east: start.east + (end.east - start.east) * share)
    return isWithin(limit, offset, slack: 2.1)
  }

  @inline(__always)
  private func isWithin(_ limit: Metres, _ offset: Offset, slack: Double) -> Bool? {
    guard abs(offset.north) < 0.5, abs(offset.east) < 0.5 else { return nil }
    let inner = max(0, limit.value * (1 - 1e-5) - slack) / Self.degree
    let outer = (limit.value * (1 + 1e-5) + slack) / Self.degree
    let north = offset.north * offset.north
    let far = offset.east * greatest
    if north + far * far <= inner * inner { return true }
    let near = offset.east * least
    return north + near * near > outer * outer ? false : nil
  }

  /// Degrees from one place to another; the shorter way round.
  private struct Offset {
    let north: Double
    let east: Double

    init(north: Double, east: Double) {
      self.north = north
      self.east = east
    }

    @inline(__always)
    init(of other: Coordinate, from place: Coordinate) {
      north = other.latitude - place.latitude
      let turn = other.longitude - place.longitude
      east = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn
    }
  }

  /// Metres of a degree on the mean sphere.
  private static let degree = 111_195.080_234
}
