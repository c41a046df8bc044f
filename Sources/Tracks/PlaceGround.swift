/// The ground one place covers, measured once.
///
/// Discs are measured on the sphere (within 0.56 %); polygons have edges straight in latitude and
/// longitude and may cross the antimeridian.
import Geodesy
package import Vocabulary

/// A place with what is asked of its area again and again.
package struct PlaceGround: Hashable, Sendable {
  package let terminal: Terminal
  package let centre: Coordinate
  /// The disc about the centre that holds all of it.
  package let reach: Metres
  /// Square metres.
  package let area: Double
  private let ring: CoordinatePolygon?

  /// Nil for an area that is none: a polygon of fewer than three corners, a radius that is no
  /// positive number.
  package init?(_ terminal: Terminal) {
    self.terminal = terminal
    switch terminal.area {
    case .disc(let centre, let radius):
      guard radius.value > 0, radius.value.isFinite else { return nil }
      self.centre = centre
      reach = radius
      area = .pi * radius.value * radius.value
      ring = nil
    case .polygon(let corners):
      guard let polygon = CoordinatePolygon(corners) else { return nil }
      (centre, reach) = polygon.boundingDisc
      area = polygon.area
      ring = polygon
    }
  }

  package func contains(_ position: Coordinate) -> Bool {
    guard centre.isWithin(reach, of: position) else { return false }
    return ring?.contains(position) ?? true
  }

  /// Whether the disc about the centre is all of it.
  var isDisc: Bool { ring == nil }

  /// Metres to the nearest point of the area, 0 inside.
  package func distance(to position: Coordinate) -> Metres {
    ring?.distance(to: position)
      ?? Metres(max(0, centre.distance(to: position).value - reach.value))
  }
}
