/// Bounds on a distance that cost a few multiplications, for questions that need no distance.
///
/// Nearly every pair of places that is looked at is much nearer or much farther than the limit it is
/// held against, and then a bound answers. The ceiling is the length of a way along one parallel and
/// one meridian, which is no shorter than the great circle; the floor is the part along the
/// meridian, which is no longer.
package import Vocabulary

extension Coordinate {
  /// At least the great-circle distance, on the same sphere; at most 1.5 times it within 1,000 km of
  /// each other and 60° of latitude.
  package func distanceCeiling(to other: Self) -> Metres {
    let north = abs(latitude - other.latitude)
    let across = abs(longitude - other.longitude)
    let east = across > 180 ? 360 - across : across
    let nearest = min(abs(latitude), abs(other.latitude)) * DistanceBound.radian
    let square = nearest * nearest
    // The cosine's series cut after a positive term is never below the cosine.
    let shrink = 1 - square / 2 + square * square / 24
    return Metres((north + east * shrink) * DistanceBound.ceilingOfDegree)
  }

  /// At most the great-circle distance.
  ///
  /// The larger of the part along the meridian and the chord of the part along the parallel nearer to a
  /// pole: in the haversine neither term is negative, and an arc is no shorter than its chord.
  package func distanceFloor(to other: Self) -> Metres {
    let north = abs(latitude - other.latitude)
    let across = abs(longitude - other.longitude)
    let half = (across > 180 ? 360 - across : across) * DistanceBound.radian / 2
    let farthest = max(abs(latitude), abs(other.latitude)) * DistanceBound.radian
    // Both series are cut after a negative term and lie below the cosine and the sine.
    let shrink = max(0, 1 - farthest * farthest / 2)
    let east = 2 * shrink * (half - half * half * half / 6) / DistanceBound.radian
    return Metres(max(north, east) * DistanceBound.floorOfDegree)
  }

  /// Whether the great-circle distance is no more than `limit`; the same answer as
  /// `distance(to:) <= limit`.
  package func isWithin(_ limit: Metres, of other: Self) -> Bool {
    // No degree of longitude is longer than one of latitude; across the antimeridian the sum is large.
    let degrees = abs(latitude - other.latitude) + abs(longitude - other.longitude)
    if degrees * DistanceBound.ceilingOfDegree <= limit.value { return true }
    if distanceCeiling(to: other) <= limit { return true }
    if distanceFloor(to: other) > limit { return false }
    return distance(to: other) <= limit
  }
}

private enum DistanceBound {
  static let radian = 0.017_453_292_519_943_295
  /// Metres of a degree on the mean sphere, 111,195.08, and 1e-9 of it to either side for rounding.
  static let ceilingOfDegree = 111_195.080_234 * (1 + 1e-9)
  static let floorOfDegree = 111_195.080_234 * (1 - 1e-9)
}
