/// Two ships at one instant, and what their hulls say about it.
import Geodesy
import Vocabulary

/// One ship of a sample.
struct SampledShip: Sendable {
  let position: Coordinate
  let heading: Bearing?
  let course: Bearing?
  /// As sent, or as made good when none was sent.
  let speed: Knots?
  let status: UInt8?
  let source: SourceReference

  init(
    _ fix: Fix, position: Coordinate? = nil, heading: Bearing? = nil, made: Knots? = nil
  ) {
    self.position = position ?? fix.position
    self.heading = heading ?? fix.heading
    course = fix.course
    speed = fix.speed ?? made
    status = fix.navigationStatus
    source = fix.source
  }
}

/// Both ships of a pair, the one with the smaller segment name first.
struct EncounterSample: Sendable {
  let time: Instant
  let first: SampledShip
  let second: SampledShip
  /// Inside a place where cargo crosses a shore line, by the most specific place there.
  let isAtBerth: Bool
  /// Between which reports one of the ships was put where she is said to be.
  let way: Way

  struct Way: Sendable {
    let isOfFirst: Bool
    let from: Coordinate
    let to: Coordinate
    let step: TimeSpan
    /// Degrees to starboard; nil when a heading was missing.
    let turn: Double?
  }

  /// The larger of the two speeds; nil when neither is known.
  var speed: Knots? { first.largerSpeed(with: second) }

  /// Both slow, or both under way as one.
  func isTogether(_ rule: EncounterRule) -> Bool { first.isTogether(with: second, rule) }
}

extension SampledShip {
  /// The larger of the two speeds; nil when neither is known.
  func largerSpeed(with other: Self) -> Knots? {
    guard let one = speed, let theirs = other.speed else { return speed ?? other.speed }
    return max(one, theirs)
  }

  /// Both slow, or both under way as one.
  func isTogether(with other: Self, _ rule: EncounterRule) -> Bool {
    guard let one = speed, let theirs = other.speed else {
      return largerSpeed(with: other).map { $0 < rule.slowSpeed } ?? false
    }
    if max(one, theirs) < rule.slowSpeed { return true }
    guard max(one, theirs) <= rule.underWaySpeed,
      abs(one.value - theirs.value) <= rule.speedDifference.value,
      let mine = course, let hers = other.course
    else { return false }
    return mine.turn(to: hers) <= rule.courseDifference
  }
}

/// What a sample says once the dimensions are known as well as they will be.
struct SampleJudgement: Sendable {
  /// Metres of clear water, or between antennas.
  let distance: Double
  let isByHull: Bool
  let isNear: Bool
  let isAlongside: Bool
  /// The hulls lie on top of each other, as two cannot.
  let isOneHull: Bool
  /// The second antenna as seen from the first's deck: metres to starboard and ahead.
  let onDeck: PlanePoint?

  init(
    _ sample: EncounterSample, _ first: Particulars?, _ second: Particulars?,
    _ rule: EncounterRule
  ) {
    let plane = TangentPlane(origin: sample.first.position)
    let offset = plane.point(sample.second.position)
    guard let one = Self.hull(sample.first, first, plane),
      let other = Self.hull(sample.second, second, plane)
    else {
      distance = offset.length
      (isByHull, isAlongside, isOneHull, onDeck) = (false, false, false, nil)
      isNear = distance <= rule.nearAntennas.value && sample.isTogether(rule)
      return
    }
    distance = one.clearWater(to: other)
    isByHull = true
    isNear = distance <= rule.nearHulls.value && sample.isTogether(rule)
    isAlongside =
      isNear && distance <= rule.alongside.value
      && one.isParallel(to: other, within: rule.parallelWithin)
      && one.overlapAbeam(other) >= rule.abeam
    isOneHull = isNear && one.isOnTop(of: other)
    let starboard = PlanePoint(east: one.ahead.north, north: -one.ahead.east)
    onDeck = PlanePoint(east: offset.dot(starboard), north: offset.dot(one.ahead))
  }

  private static func hull(
    _ ship: SampledShip, _ particulars: Particulars?, _ plane: TangentPlane
  ) -> HullFootprint? {
    guard let dimensions = particulars?.dimensions, let heading = ship.heading else { return nil }
    return HullFootprint(
      dimensions: dimensions, antenna: ship.position, heading: heading, on: plane)
  }
}
