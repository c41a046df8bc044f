/// Lines for the map: cut where they cross the antimeridian, as RFC 7946 §3.1.9 asks.
import Vocabulary

enum LineParts {
  /// Nil for fewer than two vertices.
  static func geometry(_ vertices: [Coordinate]) -> Geometry? {
    guard let first = vertices.first, vertices.count > 1 else { return nil }
    var parts: [[Coordinate]] = []
    var part = [first]
    for (before, after) in zip(vertices, vertices.dropFirst()) {
      if abs(after.longitude - before.longitude) > 180 {
        let (exit, entry) = crossing(from: before, to: after)
        part.append(exit)
        parts.append(part)
        part = [entry]
      }
      part.append(after)
    }
    parts.append(part)
    return .lines(parts.filter { $0.count > 1 })
  }

  /// Where the short way round meets 180°: the same point on either side.
  private static func crossing(
    from before: Coordinate, to after: Coordinate
  ) -> (exit: Coordinate, entry: Coordinate) {
    let eastward = before.longitude > 0
    let unrolled = after.longitude + (eastward ? 360 : -360)
    let edge = eastward ? 180.0 : -180.0
    let span = unrolled - before.longitude
    let share = span == 0 ? 0 : (edge - before.longitude) / span
    let latitude = before.latitude + share * (after.latitude - before.latitude)
    let limited = min(max(latitude, -90), 90)
    return (
      Coordinate(latitude: limited, longitude: edge) ?? before,
      Coordinate(latitude: limited, longitude: -edge) ?? after
    )
  }
}
