/// Motion that no ship makes: a track bent into a circle.
///
/// Fabricated tracks run round a point at one distance from it, all the way round, for hours (Global
/// Fishing Watch 2021; Associated Press, 28 May 2021). A ship that swings at anchor also stays on an
/// arc, but on a small one; a ship that waits under way turns, but not at one radius.
import Geodesy
import Vocabulary

enum SyntheticMotion {
  /// Corners of a simplified track from which a circle can be told.
  private static let leastCorners = 10
  /// Smallest radius, metres: beyond what a ship at anchor swings through.
  private static let leastRadius = 500.0
  /// Spread of the distances from the centre, as a part of their mean.
  private static let spread = 0.08
  /// Eighths of the circle that must be visited.
  private static let leastSectors = 6

  static func isCircle(_ track: [TrackVertex], within span: ClosedRange<Instant>) -> Bool {
    let corners = track.filter { span.contains($0.time) }
    guard corners.count >= leastCorners else { return false }
    var mean = MeanPlace()
    for corner in corners { mean.add(corner.position) }
    guard let centre = mean.coordinate else { return false }
    let radii = corners.map { centre.distance(to: $0.position).value }
    let average = radii.reduce(0, +) / Double(radii.count)
    guard average >= leastRadius else { return false }
    let deviation = radii.reduce(0) { $0 + abs($1 - average) } / Double(radii.count)
    let sectors = Set(
      corners.compactMap { centre.bearing(to: $0.position).map { Int($0.degrees / 45) } })
    return deviation <= spread * average && sectors.count >= leastSectors
  }
}
