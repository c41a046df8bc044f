/// Distances for the plain rules: a flat map, good to a part in a thousand over some kilometres.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

enum PlainGround {
  private static let metresPerDegree = 111_195.0

  static func metres(_ one: Coordinate, _ other: Coordinate) -> Double {
    let north = (other.latitude - one.latitude) * metresPerDegree
    var turn = other.longitude - one.longitude
    if turn > 180 { turn -= 360 }
    if turn < -180 { turn += 360 }
    let east = turn * metresPerDegree * cos(one.latitude * Double.pi / 180)
    return (north * north + east * east).squareRoot()
  }

  static func isIn(_ place: PlainPlace, _ point: Coordinate) -> Bool {
    guard abs(place.latitude - point.latitude) < 0.5,
      let centre = Coordinate(latitude: place.latitude, longitude: place.longitude)
    else { return false }
    return metres(centre, point) <= place.metres
  }
}
