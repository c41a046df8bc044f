/// Finds meetings of two tankers, hull to hull where dimensions and headings are known.
///
/// Ships report at different times. When a ship reports, each other one's latest fix that fell into
/// her interval since her fix before is compared with where she was then; so neither is carried on
/// into a future that is not known. What is seen of a pair is kept in bounded samples and judged when
/// the pair has parted, because type and dimensions are often heard after positions.
/// Docs/Methods/Encounters.md has the rule in numbered sentences.
///
/// Only ships in the cells around are looked at. Of those, times and speeds rule out most, bounds on
/// the distance nearly all others; where she was in between is worked out only for a sample that is
/// kept, one in ten minutes of a pair.
import Geodesy
package import Vocabulary

/// Takes fixes of all segments in order of time and gives encounters.
package struct EncounterDetector: Sendable {
  private let places: PlaceIndex
  private let rule: EncounterRule
  private var numbers: [SegmentID: Int32] = [:]
  /// By the ship's number here; those not afloat have no last fix.
  private var ships: [Ship] = []
  private var grid = ShipGrid(cellDegrees: 0.02)
  private var pairs: [PairKey: EncounterPair] = [:]
  /// When pairs may be due for judgement; one for each pair, moved on when it comes too early.
  private var deadlines = OrderedHeap<Deadline>()
  private var lastSweep: Instant?

  private struct Ship: Sendable {
    let segment: SegmentID
    /// Nil when she is not where she was heard last.
    var last: Fix?
    /// Knots made good into the last fix; nil after a single one.
    var made: Knots?
    var cell = -1
  }

  /// Two ships' numbers, that of the smaller segment first, so that a pair has one name.
  private struct PairKey: Hashable, Sendable {
    let first: Int32
    let second: Int32

    /// One word instead of two.
    func hash(into hasher: inout Hasher) {
      hasher.combine(
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second)))
    }
  }

  private struct Deadline: Comparable, Sendable {
    let time: Instant
    let pair: PairKey

    static func < (left: Self, right: Self) -> Bool {
      if left.time != right.time { return left.time < right.time }
      return (left.pair.first, left.pair.second) < (right.pair.first, right.pair.second)
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
    advance(to: point.fix.time, particulars: particulars, into: &encounters)
    guard particulars(point.segment)?.isTanker != false else { return forget(point.segment) }
    take(point, particulars: particulars, into: &encounters)
  }

  /// The same for a ship that is known to be no other kind than a tanker.
  mutating func take(
    _ point: TrackPoint, particulars: (SegmentID) -> Particulars?,
    into encounters: inout [Encounter]
  ) {
    let number = number(of: point.segment)
    let before = ships[number].last
    if let before {
      guard before.time <= point.fix.time else { return }
      meetOthers(number, from: before, to: point.fix, particulars, &encounters)
    }
    place(number, at: point.fix, after: before)
  }

  package mutating func finish(
    at end: Instant, particulars: (SegmentID) -> Particulars?, into encounters: inout [Encounter]
  ) {
    let names = pairs.keys.sorted {
      (ships[Int($0.first)].segment, ships[Int($0.second)].segment)
        < (ships[Int($1.first)].segment, ships[Int($1.second)].segment)
    }
    for name in names { close(name, particulars, &encounters) }
    self = Self(places: places, rule: rule)
  }

  /// The segment is no longer where it was heard last.
  package mutating func forget(_ segment: SegmentID) {
    if let number = numbers[segment] { forget(Int(number)) }
  }

  /// Judges pairs that have parted for long enough, by what is known of them now.
  package mutating func advance(
    to time: Instant, particulars: (SegmentID) -> Particulars?, into encounters: inout [Encounter]
  ) {
    while let first = deadlines.first, first.time <= time {
      deadlines.removeFirst()
      guard let pair = pairs[first.pair] else { continue }
      let due = pair.lastTime + rule.settling
      if due > time {
        deadlines.insert(Deadline(time: due, pair: first.pair))
      } else {
        close(first.pair, particulars, &encounters)
      }
    }
    sweep(at: time)
  }

  private mutating func number(of segment: SegmentID) -> Int {
    if let known = numbers[segment] { return Int(known) }
    let number = ships.count
    numbers[segment] = Int32(truncatingIfNeeded: number)
    ships.append(Ship(segment: segment))
    return number
  }

  private mutating func place(_ number: Int, at fix: Fix, after before: Fix?) {
    let cell = grid.cell(of: fix.position)
    if ships[number].cell != cell {
      if ships[number].cell >= 0 { grid.remove(Int32(number), from: ships[number].cell) }
      grid.insert(Int32(number), into: cell)
      ships[number].cell = cell
    }
    ships[number].made = before.flatMap { last in
      fix.speed == nil && fix.time - last.time <= rule.stillInterpolation
        ? Self.speed(last, fix) : nil
    }
    ships[number].last = fix
  }

  private mutating func forget(_ number: Int) {
    guard ships[number].cell >= 0 else { return }
    grid.remove(Int32(number), from: ships[number].cell)
    ships[number].cell = -1
    ships[number].last = nil
    ships[number].made = nil
  }

  /// Every six hours of input: forgets ships not heard for so long that they can meet nobody.
  private mutating func sweep(at time: Instant) {
    if let last = lastSweep, time - last < .hours(6) { return }
    lastSweep = time
    for number in ships.indices {
      if let last = ships[number].last, time - last.time > rule.stillInterpolation {
        forget(number)
      }
    }
  }

  static func speed(_ from: Fix, _ to: Fix) -> Knots? {
    let span = to.time - from.time
    guard span.seconds >= 60 else { return nil }
    return Knots(from.position.distance(to: to.position).nauticalMiles / span.hours)
  }

  private mutating func close(
    _ name: PairKey, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    guard let pair = pairs.removeValue(forKey: name) else { return }
    let (first, second) = (ships[Int(name.first)].segment, ships[Int(name.second)].segment)
    let both = EncounterShips(
      first: first, second: second, firstParticulars: particulars(first),
      secondParticulars: particulars(second))
    encounters += EncounterJudge(pair, both, rule)?.encounters() ?? []
  }
}

// Comparing a ship with those around her.
extension EncounterDetector {
  /// Compares a ship with those whose latest fix lies in the time since her own last one.
  private mutating func meetOthers(
    _ number: Int, from: Fix, to: Fix, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) {
    guard rule.isSlow(from: from, to: to) else { return }
    var passage = Passage(from: from, to: to)
    let reach = Metres(rule.searchDistance.value + passage.longest.value)
    var cells = grid.cells(within: reach, of: passage.end)
    while let cell = cells.next() {
      // The members do not change while she is compared with them; only pairs do.
      for other in grid.members(of: cell) where Int(other) != number {
        let ship = ships[Int(other)]
        guard let seen = ship.last, seen.time > from.time, seen.time <= to.time,
          seen.mmsi != to.mmsi, passage.mayReach(rule.searchDistance, of: seen)
        else { continue }
        meet(number, Int(other), seen, ship.made, &passage, particulars, &encounters)
      }
    }
  }

  private mutating func meet(
    _ number: Int, _ other: Int, _ seen: Fix, _ theirs: Knots?, _ passage: inout Passage,
    _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    let isFirst = ships[number].segment < ships[other].segment
    let mine = passage.ship(at: seen.time)
    let hers = SampledShip(seen, made: theirs)
    var sample = EncounterSample(
      time: seen.time, first: isFirst ? mine : hers, second: isFirst ? hers : mine,
      isAtBerth: false)
    guard sample.isTogether(rule), passage.isWithin(rule.searchDistance, of: seen) else { return }
    let name = PairKey(
      first: Int32(isFirst ? number : other), second: Int32(isFirst ? other : number))
    if let known = pairs.index(forKey: name), pairs.values[known].isWaiting(at: seen.time, rule) {
      pairs.values[known].note(seen.time)
      return
    }
    let position = passage.position(at: seen.time)
    let placed = SampledShip(passage.nearest(to: seen.time), position: position, made: passage.made)
    sample = EncounterSample(
      time: seen.time, first: isFirst ? placed : hers, second: isFirst ? hers : placed,
      isAtBerth: isBerth(position))
    add(sample, name, particulars, &encounters)
  }

  private func isBerth(_ position: Coordinate) -> Bool {
    let place = places.places(
      containing: position, largestUnverified: PortCallRule.standard.largestUnverified
    ).first
    return place.map(places.isForCargo) ?? false
  }

  private mutating func add(
    _ sample: EncounterSample, _ name: PairKey, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) {
    if let pair = pairs[name],
      sample.time - pair.lastTime >= rule.settling || pair.isFull(rule)
    {
      close(name, particulars, &encounters)
    }
    if pairs[name] == nil {
      pairs[name] = EncounterPair(sample, sampling: rule.sampling)
      deadlines.insert(Deadline(time: sample.time + rule.settling, pair: name))
    } else {
      pairs[name]?.add(sample)
    }
  }
}
