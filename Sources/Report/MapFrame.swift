/// The part of the world a map shows and how degrees become units of the drawing.
///
/// The projection is equirectangular with its standard parallel at the middle of the frame
/// (Snyder, USGS Professional Paper 1395, 1987, p. 90): distances are true along the meridians and
/// along that parallel. Longitudes count on past 180° so that a voyage over the Pacific stays whole.
import Vocabulary

struct MapFrame: Hashable, Sendable {
  /// A point of the drawing, units from its upper left corner.
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
  }

  let west: Double
  let south: Double
  let east: Double
  let north: Double
  let width: Double
  let height: Double

  /// Units of the drawing in a degree of latitude.
  var unitsPerDegree: Double { height / (north - south) }

  /// The longitude counted on from the western edge, so that it falls in or east of the frame.
  func unrolled(_ longitude: Double) -> Double {
    var result = longitude
    while result < middle - 180 { result += 360 }
    while result > middle + 180 { result -= 360 }
    return result
  }

  private var middle: Double { (west + east) / 2 }

  /// Where a place is drawn; outside the drawing when it lies outside the frame.
  func point(_ place: Coordinate) -> Point {
    point(longitude: unrolled(place.longitude), latitude: place.latitude)
  }

  func point(longitude: Double, latitude: Double) -> Point {
    Point(
      x: (longitude - west) / (east - west) * width,
      y: (north - latitude) / (north - south) * height)
  }

  func contains(_ place: Coordinate) -> Bool {
    let longitude = unrolled(place.longitude)
    return longitude >= west && longitude <= east && place.latitude >= south
      && place.latitude <= north
  }

  /// A frame of this size about a place; `degrees` is its height in latitude.
  static func about(_ place: Coordinate, degrees: Double, width: Double, height: Double) -> Self {
    let wide = degrees * width / height / max(0.05, cosine(place.latitude))
    return Self(
      west: place.longitude - wide / 2, south: place.latitude - degrees / 2,
      east: place.longitude + wide / 2, north: place.latitude + degrees / 2, width: width,
      height: height)
  }

  /// A frame of this width that holds all places with a margin; the whole world for none.
  ///
  /// Its height follows the places, between 0.42 and 0.72 of the width.
  static func holding(_ places: [Coordinate], width: Double) -> Self {
    guard let first = places.first else {
      return Self(west: -180, south: -60, east: 180, north: 78, width: width, height: width * 0.42)
    }
    let south = places.reduce(first.latitude) { min($0, $1.latitude) }
    let north = places.reduce(first.latitude) { max($0, $1.latitude) }
    let (west, east) = shortestSpan(places.map(\.longitude).sorted())
    let shrink = max(0.2, cosine((south + north) / 2))
    let margin = 1.14
    var tall = max((north - south) * margin, 0.4)
    var wide = max((east - west) * margin, 0.4)
    let shape = min(max(tall / (wide * shrink), 0.42), 0.72)
    if tall < wide * shrink * shape { tall = wide * shrink * shape }
    if wide * shrink < tall / shape { wide = tall / shape / shrink }
    let centre = (west + east) / 2
    var middle = (south + north) / 2
    if tall < 170 { middle = min(max(middle, -88 + tall / 2), 88 - tall / 2) }
    return Self(
      west: centre - wide / 2, south: middle - tall / 2, east: centre + wide / 2,
      north: middle + tall / 2, width: width, height: width * shape)
  }

  /// The narrowest band of longitudes that holds all; it may run past 180°.
  private static func shortestSpan(_ sorted: [Double]) -> (west: Double, east: Double) {
    guard let first = sorted.first, let last = sorted.last else { return (-180, 180) }
    var best = (west: first, east: last)
    for (before, after) in zip(sorted, sorted.dropFirst())
    where before + 360 - after < best.east - best.west {
      best = (after, before + 360)
    }
    return best
  }

  /// The cosine of an angle in degrees, −90…90, by its series; right to 1e-7, enough for a drawing.
  static func cosine(_ degrees: Double) -> Double {
    let square = (degrees * .pi / 180) * (degrees * .pi / 180)
    var (sum, term) = (1.0, 1.0)
    for index in 1...8 {
      term *= -square / Double((2 * index - 1) * 2 * index)
      sum += term
    }
    return sum
  }
}
