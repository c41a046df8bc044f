/// Finds meetings of two tankers, hull to hull where dimensions and headings are known.
///
/// Ships report at different times. When a ship reports, each other one's latest fix that fell into
/// her interval since her fix before is compared with where she was then; so neither is carried on
/// into a future that is not known. What is seen of a pair is kept in bounded sights and judged when
/// the pair has parted, because type and dimensions are often heard after positions.
/// Docs/Methods/Encounters.md has the rule in numbered sentences.
///
/// Fixes are gathered for an hour (`MeetingLog`), then dealt out by ship (`MeetingPlaces`); ships that were
/// near each other are found by where they were in that hour (`MeetingStretch`) and gone through pair by
/// pair (`PairWalk`). What is found does not depend on where the hours are cut.
import Geodesy
package import Vocabulary

/// Takes fixes of all segments in order of time and gives encounters.
package struct EncounterDetector: Sendable {
  /// How long fixes are gathered before ships are compared; longer would only wait and hold more.
  private static let stretch = TimeSpan.hours(1)

  private let places: PlaceIndex
  private let rule: EncounterRule
  private var numbers = SegmentNumbers()
  private var log = MeetingLog()
  private var positions = MeetingPlaces()
  private var pairs = PairTable()
  /// When pairs may be due for judgement; one for each pair, moved on when it comes too early.
  private var deadlines = OrderedHeap<Deadline>()
  /// When the fixes gathered are to be compared; nil before the first.
  private var stretchEnd: Instant?

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
    log.append(point.fix, ship: numbers.number(of: point.segment))
    if log.isFull { compare(particulars, &encounters) }
  }

  package mutating func finish(
    at end: Instant, particulars: (SegmentID) -> Particulars?, into encounters: inout [Encounter]
  ) {
    compare(particulars, &encounters)
    let names = pairs.names.sorted {
      (numbers[Int($0.first)], numbers[Int($0.second)])
        < (numbers[Int($1.first)], numbers[Int($1.second)])
    }
    for name in names { close(name, particulars, &encounters) }
    self = Self(places: places, rule: rule)
  }

  /// The segment is no longer where it was heard last.
  package mutating func forget(_ segment: SegmentID) {
    if let number = numbers.known(segment) { log.append(nil, ship: number) }
  }

  /// At each full hour: compares those heard since the one before, and judges pairs that have parted for long
  /// enough, by what is known of them now.
  package mutating func advance(
    to time: Instant, particulars: (SegmentID) -> Particulars?, into encounters: inout [Encounter]
  ) {
    let end = Self.stretchEnd(after: time)
    guard end != stretchEnd else { return }
    stretchEnd = end
    compare(particulars, &encounters)
    // By the hour's own beginning, whoever is the first to be heard in it.
    judgeParted(
      by: Instant(milliseconds: end.milliseconds &- Self.stretch.milliseconds), particulars,
      &encounters)
  }

  private static func stretchEnd(after time: Instant) -> Instant {
    let length = stretch.milliseconds
    return Instant(milliseconds: (time.milliseconds.flooredQuotient(by: length) &+ 1) &* length)
  }

  private mutating func judgeParted(
    by time: Instant, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
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
  }

  /// Compares the ships heard since the last time.
  private mutating func compare(
    _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    guard !log.isEmpty else { return }
    let stretch = positions.dealOut(log, ships: numbers.segments.count, rule)
    log.removeAll()
    stretch.neighbours(within: rule.searchDistance) { neighbours in
      let (one, other) = (stretch.ships[neighbours.one], stretch.ships[neighbours.other])
      let (mine, hers) = (numbers[Int(one.number)], numbers[Int(other.number)])
      guard mine.mmsi != hers.mmsi else { return }
      let (first, second) = mine < hers ? (one, other) : (other, one)
      var walk = PairWalk(
        stretch.marks, first: first.marks, second: second.marks, neighbours, rule)
      take(&walk, PairName(first: first.number, second: second.number), particulars, &encounters)
    }
  }

  /// Takes all sights of a pair, opening it anew as often as it has parted.
  private mutating func take(
    _ walk: inout PairWalk, _ name: PairName, _ particulars: (SegmentID) -> Particulars?,
    _ encounters: inout [Encounter]
  ) {
    guard walk.next() else { return }
    if let place = pairs.place(of: name) {
      if pairs[place]?.take(&walk, rule) == true { return }
      close(name, particulars, &encounters)
    }
    while true {
      let sight = walk.sight
      deadlines.insert(Deadline(time: sight.time + rule.settling, pair: name))
      let place = pairs.open(name, EncounterPair(sight, sampling: rule.sampling))
      if pairs[place]?.take(&walk, rule) == true { return }
      close(name, particulars, &encounters)
    }
  }

  private mutating func close(
    _ name: PairName, _ particulars: (SegmentID) -> Particulars?, _ encounters: inout [Encounter]
  ) {
    guard let pair = pairs.close(name) else { return }
    let (first, second) = (numbers[Int(name.first)], numbers[Int(name.second)])
    let both = EncounterShips(
      first: first, second: second, firstParticulars: particulars(first),
      secondParticulars: particulars(second))
    encounters += EncounterJudge(pair, both, places, rule)?.encounters() ?? []
  }
}
