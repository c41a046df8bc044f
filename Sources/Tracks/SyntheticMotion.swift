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

  static func isCircle(_ corners: [TrackVertex]) -> Bool {
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

  /// Corners that must have been sailed through before, as a part of all, and how near and how long
  /// before: a recorded track that is sent again leads through the very same water.
  private static let repeatedShare = 0.6
  private static let nearness = 300.0
  private static let leastPause = TimeSpan.hours(2)
  private static let leastMoving = 6
  private static let movingSpeed = Knots(3)
  private static let mostCorners = 400

  /// Whether a stretch leads again and again through the same places under way.
  ///
  /// Only asked of positions that cannot be true already: ferries do the same.
  static func isReplayed(_ track: [TrackVertex]) -> Bool {
    let track = Array(track.prefix(mostCorners))
    let moving = track.filter { ($0.speed ?? Knots(0)) >= movingSpeed }
    guard moving.count >= leastMoving else { return false }
    let repeated = moving.filter { corner in
      let plane = TangentPlane(origin: corner.position)
      return zip(track, track.dropFirst()).contains { from, to in
        abs((from.time - corner.time).seconds) >= leastPause.seconds
          && abs((to.time - corner.time).seconds) >= leastPause.seconds
          && (to.time - from.time) <= leastPause
          && plane.distance(toLegFrom: plane.point(from.position), to: plane.point(to.position))
            <= nearness
      }
    }
    return Double(repeated.count) >= repeatedShare * Double(moving.count)
  }
}
