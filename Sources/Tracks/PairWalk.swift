/// Goes through a stretch's marks of two ships in the order in which they were heard and gives each sight of
/// one by the other: when a ship reports, the other's latest fix is compared with where she was then, if it
/// fell into the time since her own fix before. So neither is carried on into a future that is not known.
import Geodesy
import Vocabulary

/// The sights of one pair in one stretch.
struct PairWalk {
  private let marks: [MeetingMark]
  private let rule: EncounterRule
  private let pair: MeetingStretch.Neighbours
  private var ahead: (first: Range<Int>, second: Range<Int>)
  /// The mark at which each was heard last; nil when she is not there.
  private var last: (first: Int?, second: Int?) = (nil, nil)
  /// Of the sight at hand: the mark of the ship that reports, and the other's that is compared.
  private var current = (to: 0, seen: 0, isFirst: false)

  /// The marks of the ship with the smaller name, and those of the other.
  init(
    _ marks: [MeetingMark], first: Range<Int>, second: Range<Int>,
    _ pair: MeetingStretch.Neighbours, _ rule: EncounterRule
  ) {
    self.marks = marks
    ahead = (first, second)
    self.pair = pair
    self.rule = rule
  }

  /// Goes on to the next sight of ships that are together; false when there is none.
  mutating func next() -> Bool {
    while let isFirst = isFirstNext() {
      let to = isFirst ? ahead.first.lowerBound : ahead.second.lowerBound
      let seen = isFirst ? last.second : last.first
      let now = marks[to].isGone ? nil : to
      if isFirst {
        ahead.first = (to + 1)..<ahead.first.upperBound
        last.first = now
      } else {
        ahead.second = (to + 1)..<ahead.second.upperBound
        last.second = now
      }
      guard marks[to].hasWay, let seen, isMeanwhile(seen, to) else { continue }
      current = (to, seen, isFirst)
      if pair.isSure || isTogether { return true }
    }
    return false
  }

  /// Goes on to the next sight whose time is no earlier than that; false when there is none.
  ///
  /// A sight's time is that of a mark, and marks of a ship follow each other in time: nothing before the first
  /// mark of that time or later can be such a sight.
  mutating func next(from time: Instant) -> Bool {
    let first = Self.firstPlace(ahead.first, marks, from: time)
    let second = Self.firstPlace(ahead.second, marks, from: time)
    guard let place = first ?? second else { return false }
    let order = min(marks[place].order, marks[second ?? place].order)
    Self.skip(to: order, &ahead.first, &last.first, marks)
    Self.skip(to: order, &ahead.second, &last.second, marks)
    while next() {
      if self.time >= time { return true }
    }
    return false
  }

  private static func firstPlace(
    _ ahead: Range<Int>, _ marks: [MeetingMark], from time: Instant
  ) -> Int? {
    ahead.first { marks[$0].fix.time >= time }
  }

  private static func skip(
    to order: Int32, _ ahead: inout Range<Int>, _ last: inout Int?, _ marks: [MeetingMark]
  ) {
    var place = ahead.lowerBound
    while place < ahead.upperBound, marks[place].order < order { place += 1 }
    guard place > ahead.lowerBound else { return }
    last = marks[place - 1].isGone ? nil : place - 1
    ahead = place..<ahead.upperBound
  }

  /// Of two ships that both lie or drift only the distance is asked, and nearly always bounds on it answer.
  private var isTogether: Bool {
    guard pair.areSlow, let band = pair.band else { return sight.isTogether(rule) }
    let (from, to) = (marks[current.to - 1].fix, marks[current.to].fix)
    let isNear = band.isWithin(
      rule.searchDistance, of: marks[current.seen].fix.position, from: from.position,
      to: to.position, share: Passage.share(at: time, from, to))
    return isNear ?? sight.isTogether(rule)
  }

  /// Of the sight at hand.
  var time: Instant { marks[current.seen].fix.time }

  /// When the sight at hand was heard of.
  var reportTime: Instant { marks[current.to].fix.time }

  var sight: EncounterSight {
    EncounterSight(
      from: marks[current.to - 1].fix, to: marks[current.to].fix, seen: marks[current.seen].fix,
      made: marks[current.seen].made, isByFirst: current.isFirst)
  }

  /// Nil when all is done.
  private func isFirstNext() -> Bool? {
    if ahead.second.isEmpty { return ahead.first.isEmpty ? nil : true }
    if ahead.first.isEmpty { return false }
    return marks[ahead.first.lowerBound].order < marks[ahead.second.lowerBound].order
  }

  private func isMeanwhile(_ seen: Int, _ to: Int) -> Bool {
    let time = marks[seen].fix.time
    return time > marks[to - 1].fix.time && time <= marks[to].fix.time
  }
}

/// What one ship's report says of a pair, as it was heard; worked out only when the pair is judged.
struct EncounterSight: Sendable, BitwiseCopyable {
  /// The reporting ship's fix before and her fix now.
  let from: Fix
  let to: Fix
  /// The other's fix in between.
  let seen: Fix
  /// Knots the other made good, when her fix says no speed.
  let made: Double?
  /// The ship that reports is the pair's first.
  let isByFirst: Bool

  var time: Instant { seen.time }

  /// Both slow or under way as one, and near enough to be compared.
  func isTogether(_ rule: EncounterRule) -> Bool {
    var passage = Passage(from: from, to: to)
    return passage.mayReach(rule.searchDistance, of: seen)
      && passage.ship(at: time).isTogether(with: other, rule)
      && passage.isWithin(rule.searchDistance, of: seen)
  }

  /// False when the antennas were farther apart than this for certain.
  func mayBe(within distance: Metres) -> Bool {
    // Whatever was compared is within some kilometres.
    let band = BandBounds(about: seen.position.latitude, degrees: 0.05)
    let isNear = band?.isWithin(
      distance, of: seen.position, from: from.position, to: to.position,
      share: Passage.share(at: time, from, to))
    return isNear ?? Passage(from: from, to: to).mayReach(distance, of: seen)
  }

  /// Both ships at the time of the other's fix; the one that reports on her way.
  func sample(_ places: PlaceIndex) -> EncounterSample {
    var passage = Passage(from: from, to: to)
    let position = passage.position(at: time)
    let placed = SampledShip(
      passage.nearest(to: time), position: position, heading: passage.heading(at: time),
      made: passage.made)
    return EncounterSample(
      time: time, first: isByFirst ? placed : other, second: isByFirst ? other : placed,
      isAtBerth: places.isBerth(position),
      way: EncounterSample.Way(
        isOfFirst: isByFirst, from: from.position, to: to.position, step: to.time - from.time,
        turn: passage.turn))
  }

  private var other: SampledShip { SampledShip(seen, made: made.map { Knots($0) }) }
}

extension PlaceIndex {
  /// Whether a place lies where cargo crosses a shore line, by the most specific place there.
  fileprivate func isBerth(_ position: Coordinate) -> Bool {
    let place = places(
      containing: position, largestUnverified: PortCallRule.standard.largestUnverified
    ).first
    return place.map(isForCargo) ?? false
  }
}
