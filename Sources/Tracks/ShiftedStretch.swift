/// A stretch of a track moved aside, heard so seldom that the way to it and back could be sailed.
///
/// From space a ship is heard every hour or two; a track moved by thirty miles is then no jump. But the
/// step to it is longer than she says she sails, and at its end a step leads back by just as much. What
/// she says of speed and course at both ends of a step foretells where it leads; two misses of the same
/// size and contrary directions, one of them by more way than she can have made, are no weather.
import Geodesy
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a step missed of what was foretold.
struct StepMiss: Sendable {
  /// The first fix after it, and how many fixes came before that.
  let first: Fix
  let count: Int
  /// Metres by which it ended off the place foretold.
  let off: PlanePoint
  /// Farther than she says she sailed.
  let isExcess: Bool
  /// Metres by which it may miss because nobody knows when she turned in between.
  let doubt: Double
  let before: Fix

  /// Nil for a step that led about where it was to lead, that is too short or too long to tell, or of
  /// which nothing was said.
  init?(from: Fix, to: Fix, count: Int, _ rule: PositionAnomalyRule) {
    let span = to.time - from.time
    guard span >= rule.leastStep, span <= rule.longestStep, let fast = from.speed,
      let slow = to.speed, let out = from.course, let home = to.course
    else { return nil }
    let most = max(fast, slow).metresPerSecond * span.seconds
    let least = rule.leastMiss.value + most / 10
    // Both ways together are too short for such a miss; 1 % is the ellipsoid's.
    let foretold = (fast.metresPerSecond + slow.metresPerSecond) / 2 * span.seconds
    guard from.position.distanceCeiling(to: to.position).value * 1.01 + foretold >= least else {
      return nil
    }
    let plane = TangentPlane(origin: from.position)
    let way = plane.point(to.position)
    let (leaving, arriving) = (Self.velocity(fast, out), Self.velocity(slow, home))
    off = way - (leaving + arriving).scaled(by: span.seconds / 2)
    doubt = (leaving - arriving).length * span.seconds / 2
    // Unheard any ship may have shifted at a few knots.
    let shifted = rule.movingSpeed.metresPerSecond * span.seconds
    isExcess = way.length > max(most * rule.excess, shifted) + rule.excessRoom.value
    // What may only be when she turned, or went faster, is no miss.
    guard off.length >= least, isExcess || off.length >= doubt else { return nil }
    (first, before) = (to, from)
    self.count = count
  }

  static func velocity(_ speed: Knots, _ course: Bearing) -> PlanePoint {
    let angle = course.degrees * .pi / 180
    return PlanePoint(east: sin(angle), north: cos(angle)).scaled(by: speed.metresPerSecond)
  }

  /// Whether a later miss leads back by as much.
  func isUndone(by other: Self, _ rule: PositionAnomalyRule) -> Bool {
    guard isExcess || other.isExcess, other.before.time - before.time <= rule.longestExcursion
    else { return false }
    let tolerance = off.length * rule.missTolerance + doubt + other.doubt
    return (off + other.off).length <= min(tolerance, off.length * rule.mostMissTolerance)
  }
}

/// The misses of one ship that may still be undone.
struct ShiftWatch: Sendable {
  private static let most = 4
  private var open: [StepMiss] = []

  /// Takes a step; gives the miss that it undoes.
  mutating func take(
    from: Fix, to: Fix, count: Int, _ rule: PositionAnomalyRule
  ) -> StepMiss? {
    guard let miss = StepMiss(from: from, to: to, count: count, rule) else { return nil }
    if let undone = undone(by: miss, rule) {
      open.removeAll()
      return undone
    }
    open.append(miss)
    if open.count > Self.most { open.removeFirst() }
    return nil
  }

  /// The last miss that another undoes.
  func undone(by miss: StepMiss, _ rule: PositionAnomalyRule) -> StepMiss? {
    open.last { $0.isUndone(by: miss, rule) }
  }
}
