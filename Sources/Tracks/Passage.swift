/// The way of one ship between two fixes, as others that were heard meanwhile see it.
import Geodesy
import Vocabulary

/// Two fixes of a ship; what is costly is worked out once, and only when it is asked for.
struct Passage {
  let from: Fix
  let to: Fix
  let start: Coordinate
  let end: Coordinate
  /// No less than the way.
  let longest: Metres
  private var speedMade: Knots??

  init(from: Fix, to: Fix) {
    self.from = from
    self.to = to
    start = from.position
    end = to.position
    longest = start.distanceCeiling(to: end)
  }

  /// Knots made good; nil below a minute.
  var made: Knots? {
    mutating get {
      if let speedMade { return speedMade }
      let speed = Self.speed(from: from, to: to)
      speedMade = .some(speed)
      return speed
    }
  }

  /// Knots made good between two fixes; nil below a minute.
  static func speed(from: Fix, to: Fix) -> Knots? {
    let span = to.time - from.time
    guard span.seconds >= 60 else { return nil }
    return Knots(from.position.distance(to: to.position).nauticalMiles / span.hours)
  }

  /// The fix nearer in time.
  func nearest(to time: Instant) -> Fix { share(at: time) < 0.5 ? from : to }

  /// As the fix nearer in time says, at that fix's place.
  mutating func ship(at time: Instant) -> SampledShip {
    let fix = nearest(to: time)
    return fix.speed == nil ? SampledShip(fix, made: made) : SampledShip(fix)
  }

  /// Where she was, on the great circle.
  func position(at time: Instant) -> Coordinate {
    start.interpolated(to: end, fraction: share(at: time))
  }

  /// Degrees to starboard, the shorter way; nil when a heading was missing.
  var turn: Double? {
    guard let before = from.heading, let after = to.heading else { return nil }
    return before.signedTurn(to: after)
  }

  /// Turning evenly; nil when a heading was missing.
  func heading(at time: Instant) -> Bearing? {
    guard let before = from.heading, let turn else { return nil }
    return Bearing(degrees: before.degrees + turn * share(at: time))
  }

  /// False when she can at no time have been within a distance of a ship where that ship was heard.
  @inline(__always)
  func mayReach(_ limit: Metres, of seen: Fix) -> Bool {
    end.distanceFloor(to: seen.position).value - longest.value <= limit.value
  }

  /// Whether she was within a distance of a ship when that ship was heard.
  func isWithin(_ limit: Metres, of seen: Fix) -> Bool {
    let there = seen.position
    let ceiling = end.distanceCeiling(to: there)
    if ceiling.value + longest.value <= limit.value { return true }
    if end.distanceFloor(to: there).value - longest.value > limit.value { return false }
    return position(at: seen.time).isWithin(limit, of: there)
  }

  private func share(at time: Instant) -> Double { Self.share(at: time, from, to) }

  /// How much of the time between two fixes is over, 0 to 1 between them; 1 when there is none.
  static func share(at time: Instant, _ from: Fix, _ to: Fix) -> Double {
    let span = (to.time - from.time).seconds
    return span > 0 ? (time - from.time).seconds / span : 1
  }
}
