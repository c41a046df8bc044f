/// Positions that slip away from what the ship says of her speed and course, too slowly for any step to
/// give it away.
///
/// Whoever moves a track aside by a knot or two makes no jump, and half an hour of it is within what a turn
/// or a gust explains. But speed and course over ground come from the same receiver as the position and are
/// good to a tenth of a knot; over hours the way foretold and the way made must agree.
import Geodesy
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What one ship's positions have slipped so far.
struct SlipWatch: Sendable {
  /// Where it began; nil while nothing slips.
  private(set) var first: Fix?
  private(set) var fixCount = 0
  private var last: Instant?
  /// Metres.
  private var slipped = PlanePoint(east: 0, north: 0)

  /// Takes a window of fixes; whether by now more has slipped than anything innocent explains.
  ///
  /// Windows in which she turned or changed her speed say nothing.
  mutating func take(_ window: SpeedMismatch, _ rule: PositionAnomalyRule) -> Bool {
    let (from, to) = (window.first, window.last)
    if let last, from.time - last > rule.slipPause { self = Self() }
    guard window.fastest.value - window.slowest.value <= rule.steadySpeed.value,
      window.holdsCourse, let slow = from.speed, let fast = to.speed, let out = from.course,
      let home = to.course
    else { return false }
    let seconds = (to.time - from.time).seconds
    let limit = rule.leastSlip.metresPerSecond * seconds + rule.slipRoom.value
    guard Self.mayExceed(limit, window, rule, seconds, slow, fast, out) else { return false }
    let velocity = StepMiss.velocity(slow, out) + StepMiss.velocity(fast, home)
    let foretold = velocity.scaled(by: seconds / 2)
    let off = TangentPlane(origin: from.position).point(to.position) - foretold
    guard off.length > limit else { return false }
    if first == nil { first = from }
    last = to.time
    fixCount += window.count
    slipped = slipped + off
    return slipped.length >= rule.leastMiss.value
  }

  /// False where a flat look along the first course already tells that the place foretold was kept.
  ///
  /// The full look costs ten times as much; a ship that turned is looked at in full.
  private static func mayExceed(
    _ limit: Double, _ window: SpeedMismatch, _ rule: PositionAnomalyRule, _ seconds: Double,
    _ slow: Knots, _ fast: Knots, _ course: Bearing
  ) -> Bool {
    guard window.last.course.map({ course.turn(to: $0) <= 1 }) ?? false else { return true }
    let (here, there) = (window.first.position, window.last.position)
    let degree = MeanSphere.radius.value * .pi / 180
    let north = (there.latitude - here.latitude) * degree
    let east = (there.longitude - here.longitude) * degree
    let isResting = window.fastest <= rule.leastSlip
    if isResting, abs(north) + abs(east) <= rule.slipRoom.value { return false }
    let way = Knots((slow.value + fast.value) / 2).metresPerSecond * seconds
    let angle = course.degrees * .pi / 180
    let offNorth = north - way * cos(angle)
    let offEast = east * cos(here.latitude * .pi / 180) - way * sin(angle)
    return offNorth * offNorth + offEast * offEast > limit * limit / 4
  }
}
