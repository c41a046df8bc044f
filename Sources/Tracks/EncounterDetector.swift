/// Finds meetings of two tankers, hull to hull where dimensions and headings are known.
///
/// Ships report at different times. When a ship reports, each other one's latest fix that fell into
/// her interval since her fix before is compared with where she was then; so neither is carried on
/// into a future that is not known. What is seen of a pair is kept in bounded samples and judged when
/// the pair has parted, because type and dimensions are often heard after positions.
/// Docs/Methods/Encounters.md has the rule in numbered sentences.
import Geodesy
package import Vocabulary

/// Takes fixes of all segments in order of time and gives encounters.
package struct EncounterDetector: Sendable {
  private let places: PlaceIndex
  private let rule: EncounterRule
  private var ships: [SegmentID: Afloat] = [:]
  private var grid = GridIndex<SegmentID>(cellDegrees: 0.02)
  private var pairs: [PairName: EncounterPair] = [:]
  private var lastSweep: Instant?

  private struct Afloat: Sendable {
    var last: Fix
    /// Knots made good into the last fix; nil after a single one.
    var made: Knots?
    var cell: GridCell
  }

  /// Two segments, the smaller first, so that a pair has one name.
  private struct PairName: Hashable, Comparable, Sendable {
    let first: SegmentID
    let second: SegmentID

    init(_ one: SegmentID, _ other: SegmentID) {
      (first, second) = one < other ? (one, other) : (other, one)
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  package init(places: PlaceIndex, rule: EncounterRule = .standard) {
    self.places = places
    self.rule = rule
  }

  /// A fix earlier than the segment's last one is left out.
  package mutating func step(
    _ point: TrackPoint, particulars: (SegmentID) -> Particulars?,
    into encounters: inout [Encounter]
  ) {
    sweep(at: point.fix.time, particulars, &encounters)
    guard particulars(point.segment)?.isTanker != false else { return forget(point.segment) }
    let before = ships[point.segment]
    guard before.map({ $0.last.time <= point.fix.time }) ?? true else { return }
    if let before {
      meetOthers(point, since: before, particulars, &encounters)
    }
    place(point, after: before)
  }

  package mutating func finish(
    at end: Instant, particulars: (SegmentID) -> Particulars?, into encounters: inout [Encounter]
  ) {
    for name in pairs.keys.sorted() { close(name, particulars, &encounters) }
    self = Self(places: places, rule: rule)
  }

  /// Compares a ship with those whose latest fix lies in the time since her own last one.
  private mutating func meetOthers(
    _ point: TrackPoint, since before: Afloat, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) {
    let way = before.last.position.distance(to: point.fix.position)
    guard isSlow(from: before.last, to: point.fix, way: way) else { return }
    let reach = Metres(rule.searchDistance.value + way.value)
    for other in grid.elements(within: reach, of: point.fix.position)
    where other != point.segment && other.mmsi != point.segment.mmsi {
      guard let seen = ships[other], seen.last.time <= point.fix.time,
        seen.last.time > before.last.time,
        let sample = sample(point, before, other, seen)
      else { continue }
      add(sample, PairName(point.segment, other), particulars, &encounters)
    }
  }

  /// Slow enough to meet anybody, and heard often enough to know where she was in between.
  private func isSlow(from: Fix, to: Fix, way: Metres) -> Bool {
    let span = to.time - from.time
    let known = way <= rule.stillDrift ? rule.stillInterpolation : rule.interpolation
    guard span <= known else { return false }
    let fastest = rule.underWaySpeed.value + 0.5
    let sent = min(from.speed?.value ?? 0, to.speed?.value ?? 0)
    // Below a minute an error of position of 10 m looks like a third of a knot and more.
    let made = span.seconds >= 60 ? way.nauticalMiles / span.hours : 0
    return sent <= fastest && made <= fastest
  }

  private func sample(
    _ point: TrackPoint, _ before: Afloat, _ other: SegmentID, _ seen: Afloat
  ) -> EncounterSample? {
    let (from, to) = (before.last, point.fix)
    let span = (to.time - from.time).seconds
    let fraction = span > 0 ? (seen.last.time - from.time).seconds / span : 1
    let position = from.position.interpolated(to: to.position, fraction: fraction)
    guard position.distance(to: seen.last.position) <= rule.searchDistance else { return nil }
    let made = Self.speed(from, to)
    let mine = SampledShip(fraction < 0.5 ? from : to, position: position, made: made)
    let hers = SampledShip(seen.last, made: seen.made)
    let isFirst = point.segment < other
    let result = EncounterSample(
      time: seen.last.time, first: isFirst ? mine : hers, second: isFirst ? hers : mine,
      isAtBerth: isBerth(position))
    return result.isTogether(rule) ? result : nil
  }

  private static func speed(_ from: Fix, _ to: Fix) -> Knots? {
    let span = to.time - from.time
    guard span.seconds >= 60 else { return nil }
    return Knots(from.position.distance(to: to.position).nauticalMiles / span.hours)
  }

  private func isBerth(_ position: Coordinate) -> Bool {
    let place = places.places(
      containing: position, largestUnverified: PortCallRule.standard.largestUnverified
    ).first
    return place.flatMap { places.terminal($0) }?.role.isForCargo ?? false
  }

  private mutating func add(
    _ sample: EncounterSample, _ name: PairName, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) {
    if let pair = pairs[name],
      sample.time - pair.lastTime >= rule.settling || pair.isFull(rule)
    {
      close(name, particulars, &encounters)
    }
    if pairs[name] == nil {
      pairs[name] = EncounterPair(sample, sampling: rule.sampling)
    } else {
      pairs[name]?.add(sample)
    }
  }

  private mutating func place(_ point: TrackPoint, after before: Afloat?) {
    let cell = grid.cell(of: point.fix.position)
    if before?.cell != cell {
      if let before { grid.remove(point.segment, from: before.cell) }
      grid.insert(point.segment, into: cell)
    }
    let made = before.flatMap { Self.speed($0.last, point.fix) }
    ships[point.segment] = Afloat(last: point.fix, made: made, cell: cell)
  }

  private mutating func forget(_ segment: SegmentID) {
    guard let known = ships.removeValue(forKey: segment) else { return }
    grid.remove(segment, from: known.cell)
  }

  /// Once an hour of input: judges pairs that have parted, forgets ships not heard for long.
  private mutating func sweep(
    at time: Instant, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    if let last = lastSweep, time - last < .hours(1) { return }
    lastSweep = time
    let parted = pairs.filter { time - $0.value.lastTime >= rule.settling }
    for name in parted.keys.sorted() { close(name, particulars, &encounters) }
    let silent = ships.filter { time - $0.value.last.time > rule.stillInterpolation }
    for segment in silent.keys.sorted() { forget(segment) }
  }

  private mutating func close(
    _ name: PairName, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    guard let pair = pairs.removeValue(forKey: name) else { return }
    let ships = EncounterShips(
      first: name.first, second: name.second, firstParticulars: particulars(name.first),
      secondParticulars: particulars(name.second))
    encounters += EncounterJudge(pair, ships, rule)?.encounters() ?? []
  }
}
