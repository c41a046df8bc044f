/// Ships near each other in an hour: never a pair too few, however ships move, and each sight as step by step.
import Geodesy
import Testing
import Vocabulary

@testable import Tracks

@Suite("Ships near each other")
struct MeetingStretchTests {
  /// Numbers from a seed, the same everywhere.
  private struct Dice {
    var state: UInt64

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  private struct Sight: Hashable {
    let first: Int
    let second: Int
    let time: Instant
    let isByFirst: Bool
  }

  private static let rule = EncounterRule.standard
  private static let ships = 40
  private static let start = Instant(seconds: 1_700_000_000)

  @Test(
    "Encounters 3: sights of each hour's pairs are those of comparing all with all at each report",
    arguments: [(10.0, 20.0), (-64.5, 179.98), (0.01, -0.02), (84.0, 100.0)])
  func sightsAreThoseOfAllPairs(latitude: Double, longitude: Double) throws {
    let steps = try drawn(about: (latitude, longitude))
    var places = MeetingPlaces()
    var log = MeetingLog()
    var found: Set<Sight> = []
    for (index, step) in steps.enumerated() {
      log.append(step.fix, ship: step.ship)
      // Stretches of uneven length.
      guard index % 230 == 229 || index == steps.count - 1 else { continue }
      let stretch = places.dealOut(log, ships: Self.ships, Self.rule)
      log.removeAll()
      stretch.neighbours(within: Self.rule.searchDistance) { pair in
        let ends = [stretch.ships[pair.one], stretch.ships[pair.other]]
          .sorted { $0.number < $1.number }
        var walk = PairWalk(
          stretch.marks, first: ends[0].marks, second: ends[1].marks, pair, Self.rule)
        while walk.next() {
          let sight = walk.sight
          let isNew = found.insert(
            Sight(
              first: Int(ends[0].number), second: Int(ends[1].number), time: sight.time,
              isByFirst: sight.isByFirst)
          ).inserted
          #expect(isNew)
        }
      }
    }
    let expected = byAllPairs(steps)
    #expect(found == expected && expected.count > 500)
  }

  @Test("Encounters 10: a walk that leaps finds the next sight from a time on")
  func leaping() throws {
    let steps = try drawn(about: (10, 20))
    var places = MeetingPlaces()
    var log = MeetingLog()
    for step in steps { log.append(step.fix, ship: step.ship) }
    let stretch = places.dealOut(log, ships: Self.ships, Self.rule)
    var pairs = 0
    stretch.neighbours(within: Self.rule.searchDistance) { pair in
      let (one, other) = (stretch.ships[pair.one].marks, stretch.ships[pair.other].marks)
      let start = PairWalk(stretch.marks, first: one, second: other, pair, Self.rule)
      for hours in [0.5, 1.5, 3] {
        let time = Self.start + .hours(hours)
        var (walk, leap) = (start, start)
        var isThere = walk.next()
        while isThere, walk.time < time { isThere = walk.next() }
        #expect(leap.next(from: time) == isThere)
        if isThere { #expect(leap.time == walk.time && leap.reportTime == walk.reportTime) }
      }
      pairs += 1
    }
    #expect(pairs > 50)
  }

  /// Most swing by some tens of metres, some sail on, some are lost; speeds are now and then not sent.
  private func drawn(about centre: (Double, Double)) throws -> [(ship: Int, fix: Fix?)] {
    var dice = Dice(state: 11)
    var steps: [(ship: Int, fix: Fix?)] = []
    var places = (0..<Self.ships).map { _ in
      (centre.0 + (dice.unit() - 0.5) * 0.05, centre.1 + (dice.unit() - 0.5) * 0.05)
    }
    for step in 0..<2400 {
      let ship = Int(dice.unit() * Double(Self.ships))
      if dice.unit() < 0.01 {
        steps.append((ship, nil))
        continue
      }
      let isSailing = ship % 5 == 0
      let reach = isSailing ? 0.01 : 0.0006
      places[ship].0 += (dice.unit() - 0.5) * reach
      places[ship].1 += (dice.unit() - 0.5) * reach
      let (latitude, longitude) = places[ship]
      let mmsi = try #require(MMSI(UInt32(200_000_000 + ship / 2 * 2 + ship % 2)))
      let position = try #require(
        Coordinate(
          latitude: latitude, longitude: longitude > 180 ? longitude - 360 : longitude))
      // Now and then a fix is older than the ship's last one.
      let late = dice.unit() < 0.02 ? 1200 : 0
      let fix = Fix(
        time: Self.start + .seconds(Double(step * 8 - late)), mmsi: mmsi, position: position,
        speed: dice.unit() < 0.9 ? Knots(isSailing ? 3 * dice.unit() : 0.2) : nil,
        course: Bearing(degrees: 90),
        source: SourceReference(source: 0, offset: UInt64(step), length: 1))
      steps.append((ship, fix))
    }
    return steps
  }

  /// The rule as it is written: at each report every other ship's latest fix is looked at.
  private func byAllPairs(_ steps: [(ship: Int, fix: Fix?)]) -> Set<Sight> {
    var last = [Fix?](repeating: nil, count: Self.ships)
    var made = [Double?](repeating: nil, count: Self.ships)
    var sights: Set<Sight> = []
    for (ship, fix) in steps {
      guard let fix else {
        last[ship] = nil
        continue
      }
      let before = last[ship]
      if let before, before.time > fix.time { continue }
      if let before, Self.rule.isSlow(from: before, to: fix) {
        for other in 0..<Self.ships where other != ship {
          guard let seen = last[other], seen.time > before.time, seen.time <= fix.time else {
            continue
          }
          let sight = EncounterSight(
            from: before, to: fix, seen: seen, made: made[other], isByFirst: ship < other)
          guard sight.isTogether(Self.rule) else { continue }
          sights.insert(
            Sight(
              first: min(ship, other), second: max(ship, other), time: seen.time,
              isByFirst: sight.isByFirst))
        }
      }
      made[ship] = nil
      if let before, fix.speed == nil, fix.time - before.time <= Self.rule.stillInterpolation {
        made[ship] = Passage.speed(from: before, to: fix)?.value
      }
      last[ship] = fix
    }
    return sights
  }
}
