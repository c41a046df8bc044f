/// Finds meetings of two tankers, hull to hull where dimensions and headings are known.
///
/// Ships report at different times. When a ship reports, each other one's latest fix that fell into
/// her interval since her fix before is compared with where she was then; so neither is carried on
/// into a future that is not known. What is seen of a pair is kept in bounded samples and judged when
/// the pair has parted, because type and dimensions are often heard after positions.
/// Docs/Methods/Encounters.md has the rule in numbered sentences.
///
/// A ship that stays about where she is looks only at those on her list (`ShipVicinity`), one that has
/// moved on at all in the cells around. Of those, times and speeds rule out most, bounds on the distance
/// nearly all others; where she was in between is worked out only for a sample that is kept, one in ten
/// minutes of a pair.
import Geodesy
package import Vocabulary

/// Takes fixes of all segments in order of time and gives encounters.
package struct EncounterDetector: Sendable {
  private let places: PlaceIndex
  private let rule: EncounterRule
  private var numbers: [SegmentID: Int32] = [:]
  /// By the ship's number here; those not afloat have no last fix.
  private var ships: [Ship] = []
  private var vicinity: ShipVicinity
  private var pairs = PairTable()
  /// When pairs may be due for judgement; one for each pair, moved on when it comes too early.
  private var deadlines = OrderedHeap<Deadline>()
  private var lastSweep: Instant?

  private struct Ship: Sendable {
    let segment: SegmentID
    /// Nil when she is not where she was heard last.
    var last: Fix?
    /// Knots made good into the last fix; nil after a single one.
    var made: Knots?
  }

  private struct Deadline: Comparable, Sendable {
    let time: Instant
    let pair: PairName

    static func < (left: Self, right: Self) -> Bool {
      if left.time != right.time { return left.time < right.time }
      return (left.pair.first, left.pair.second) < (right.pair.first, right.pair.second)
    }
  }

  package init(places: PlaceIndex, rule: EncounterRule = .standard) {
    self.places = places
    self.rule = rule
    vicinity = ShipVicinity(distance: rule.searchDistance)
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
    let names = pairs.names.sorted {
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
      guard let place = pairs.place(of: first.pair), let last = pairs[place]?.lastTime else {
        continue
      }
      let due = last + rule.settling
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
    vicinity.append()
    return number
  }

  private mutating func place(_ number: Int, at fix: Fix, after before: Fix?) {
    vicinity.move(number, to: fix.position)
    ships[number].made = before.flatMap { last in
      fix.speed == nil && fix.time - last.time <= rule.stillInterpolation
        ? Self.speed(last, fix) : nil
    }
    ships[number].last = fix
  }

  private mutating func forget(_ number: Int) {
    vicinity.remove(number)
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
    _ name: PairName, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    guard let pair = pairs.close(name) else { return }
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
    if vicinity.isAboutAnchor(number, at: to.position) {
      // The list does not change while she is compared with those on it; only pairs do.
      for index in 0..<vicinity.neighbourCount(of: number) {
        let neighbour = vicinity[number, index]
        let pair = meet(
          number, Int(neighbour.ship), neighbour.pair, &passage, particulars, &encounters)
        if pair != neighbour.pair { vicinity[number, index].pair = pair }
      }
    } else {
      let reach = Metres(rule.searchDistance.value + passage.longest.value)
      for other in vicinity.ships(within: reach, of: passage.end) where Int(other) != number {
        _ = meet(number, Int(other), -1, &passage, particulars, &encounters)
      }
    }
  }

  /// Compares a ship with another that was heard meanwhile; where their pair is now, `known` when they are
  /// not together.
  private mutating func meet(
    _ number: Int, _ other: Int, _ known: Int32, _ passage: inout Passage,
    _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) -> Int32 {
    guard let seen = ships[other].last, seen.time > passage.from.time,
      seen.time <= passage.to.time, seen.mmsi != passage.to.mmsi,
      passage.mayReach(rule.searchDistance, of: seen)
    else { return known }
    let theirs = ships[other].made
    let mine = passage.ship(at: seen.time)
    let hers = SampledShip(seen, made: theirs)
    guard mine.isTogether(with: hers, rule), passage.isWithin(rule.searchDistance, of: seen) else {
      return known
    }
    let isFirst = ships[number].segment < ships[other].segment
    let name = PairName(
      first: Int32(truncatingIfNeeded: isFirst ? number : other),
      second: Int32(truncatingIfNeeded: isFirst ? other : number))
    if let place = pairs.place(of: name, hint: known),
      pairs[place]?.noteIfWaiting(at: seen.time, rule) == true
    {
      return place
    }
    let position = passage.position(at: seen.time)
    let placed = SampledShip(passage.nearest(to: seen.time), position: position, made: passage.made)
    let sample = EncounterSample(
      time: seen.time, first: isFirst ? placed : hers, second: isFirst ? hers : placed,
      isAtBerth: isBerth(position))
    return add(sample, name, particulars, &encounters)
  }

  private func isBerth(_ position: Coordinate) -> Bool {
    let place = places.places(
      containing: position, largestUnverified: PortCallRule.standard.largestUnverified
    ).first
    return place.map(places.isForCargo) ?? false
  }

  /// Adds a sample to an open pair or opens one; where the pair is.
  private mutating func add(
    _ sample: EncounterSample, _ name: PairName, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) -> Int32 {
    if let place = pairs.place(of: name) {
      if pairs[place]?.add(sample, rule) == true { return place }
      close(name, particulars, &encounters)
    }
    deadlines.insert(Deadline(time: sample.time + rule.settling, pair: name))
    return pairs.open(name, EncounterPair(sample, sampling: rule.sampling))
  }
}
