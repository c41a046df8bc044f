/// Whether a place lies in a terminal's area and how far from it, on the mean sphere.
///
/// A bearing or a percent of distance changes no answer asked here; see `Geodesy` for the errors.
import Geodesy
import Tracks
import Vocabulary

enum Sphere {
  static func distance(_ from: Coordinate, _ to: Coordinate) -> Metres { from.distance(to: to) }

  static func contains(_ area: PlaceArea, _ point: Coordinate) -> Bool {
    switch area {
    case .disc(let centre, let radius): centre.distance(to: point) <= radius
    case .polygon(let ring): CoordinatePolygon(ring)?.contains(point) ?? false
    }
  }

  /// Distance to the edge of a place, zero inside; a polygon that is none is infinitely far.
  static func distance(to area: PlaceArea, from point: Coordinate) -> Metres {
    switch area {
    case .disc(let centre, let radius):
      return Metres(max(0, centre.distance(to: point).value - radius.value))
    case .polygon(let ring):
      guard let polygon = CoordinatePolygon(ring) else {
        return Metres(.greatestFiniteMagnitude)
      }
      let corner = ring.map { $0.distance(to: point) }.min() ?? Metres(.greatestFiniteMagnitude)
      // The polygon's own distance is made on a plane that holds for 1,000 km.
      return corner.value > 900_000 ? corner : polygon.distance(to: point)
    }
  }
}
