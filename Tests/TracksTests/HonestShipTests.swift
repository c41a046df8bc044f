/// Honest ships whose number somebody else sends once, or that are heard seldom: nothing is told of them.
import Testing
import Vocabulary

@testable import Tracks

@Suite("Honest ships")
struct HonestShipTests {
  /// When every voyage below begins.
  private static let start = Pen().time

  private func heard(
    every minutes: Double, days: Double, perPass: Int = 1, _ ship: Pen
  ) throws -> [Fix] {
    var ship = ship
    var fixes: [Fix] = []
    for _ in 0..<Int(days * 24 * 60 / minutes) {
      for _ in 0..<perPass {
        fixes.append(try ship.fix())
        ship.sail(minutes: 2)
      }
      ship.sail(minutes: minutes - 2 * Double(perPass))
    }
    return fixes
  }

  private func slow(_ knots: Double = 1, latitude: Double = 10, longitude: Double = -64) -> Pen {
    var ship = Pen(latitude: latitude, longitude: longitude)
    (ship.speed, ship.course) = (knots, 45)
    return ship
  }

  /// Somebody far away who types her number for some time.
  private func typedWrongly(on day: Double, minutes: Double = 40) throws -> [Fix] {
    var other = Pen(latitude: 35, longitude: 140)
    other.input = 1
    other.wait(minutes: day * 1440)
    return try other.voyage(minutes: minutes, every: 10)
  }

  @Test("Segments 26: a ship heard once a day keeps her life though another sent her number once")
  func heardOnceADay() throws {
    let fixes = try heard(every: 1500, days: 120, slow()) + typedWrongly(on: 10.3)
    var sorting = Sorting()
    sorting.add(fixes.sorted { $0.time < $1.time })
    #expect(sorting.finish().map(\.fixCount).sorted() == [4, 115])
    #expect(sorting.strayRuns.isEmpty)
    let found = events(fixes).positionAnomalies
    #expect(found.allSatisfy { $0.kind == .impossibleSpeed && $0.fixCount == 4 })
  }

  @Test("Segments 26: her last word after weeks is hers when nobody else speaks")
  func lastWord() throws {
    var late = slow(2)
    late.input = 3
    late.sail(minutes: 30 * 1440)
    let last = try late.fix()
    var sorting = Sorting()
    sorting.add(try heard(every: 60, days: 10, slow(2)) + typedWrongly(on: 12) + [last])
    let first = sorting.finish().first
    #expect(first?.last.source == last.source)
  }

  @Test(
    "Segments 26: of two ships on one number the one heard in a pass every thirty hours is whole")
  func passes() throws {
    var other = slow(0.8, latitude: 20, longitude: 5)
    other.input = 2
    let fixes =
      try heard(every: 1800, days: 60, perPass: 4, slow())
      + heard(every: 60, days: 60, other)
    let found = events(fixes)
    #expect(found.segments.map(\.fixCount).sorted() == [192, 1440])
    #expect(found.positionAnomalies.isEmpty)
    #expect(found.identityChanges.map(\.kind) == [.sharedMMSI])
  }

  @Test("Segments 26: two stray words a day apart bring nobody back")
  func twoStrays() throws {
    var ship = slow(0)
    var fixes = try ship.voyage(minutes: 2000, every: 20)
    var away = slow(0, latitude: 12, longitude: -60)
    (away.input, away.time) = (1, ship.time)
    fixes += try away.voyage(minutes: 600, every: 20)
    ship.wait(minutes: 600)
    fixes += try ship.voyage(minutes: 40_000, every: 20)
    away.input = 2
    (away.time, away.latitude) = (ship.time - .days(8), 20)
    fixes.append(try away.fix())
    away.wait(minutes: 1400)
    away.latitude = 22
    fixes.append(try away.fix())
    let found = events(fixes)
    #expect(found.segments.map(\.fixCount).sorted() == [30, 2100])
    #expect(found.gaps.allSatisfy { ($0.end - $0.start).hours < 12 })
  }

  @Test("Segments 26: of two that may have come back one has, and no track holds both")
  func oneComesBack() throws {
    var busy = Pen(latitude: 35, longitude: 140)
    (busy.input, busy.speed) = (1, 0)
    busy.wait(minutes: 1440)
    func late(_ input: UInt32, latitude: Double, longitude: Double) -> Pen {
      var ship = Pen(latitude: latitude, longitude: longitude)
      (ship.input, ship.speed) = (input, 0)
      ship.wait(minutes: 40 * 1440 + Double(input))
      return ship
    }
    let fixes =
      try heard(every: 60, days: 1, slow(2)) + heard(every: 60, days: 42, busy)
      + heard(every: 6, days: 2, late(2, latitude: 15, longitude: -50))
      + heard(every: 6, days: 2, late(3, latitude: 40, longitude: -40))
    var sorting = Sorting()
    sorting.add(fixes.sorted { ($0.time, $0.source) < ($1.time, $1.source) })
    let tracks = Dictionary(grouping: fixes) { sorting.segmentOf[$0.source] }
    for (segment, own) in tracks where segment != nil {
      let ships = Set(own.map(\.source.source))
      #expect(!ships.isSuperset(of: [2, 3]))
    }
    #expect(tracks[nil] == nil)
  }

  @Test(
    "Segments 26: who comes back once is not heard in turns, and static reports stay with who is heard"
  )
  func comingBackIsNoTurn() throws {
    var station = SegmentStation()
    func put(_ fixes: [Fix]) {
      for fix in fixes { _ = station.assign(fix, rule: .standard) }
    }
    var ship = Pen()
    ship.speed = 0
    put(try ship.voyage(minutes: 600, every: 20))
    var away = Pen(latitude: 12, longitude: -60)
    (away.speed, away.input, away.time) = (0, 1, ship.time)
    put(try away.voyage(minutes: 2880, every: 20))
    ship.time = away.time
    put(try ship.voyage(minutes: 30, every: 10))
    #expect(station.open.map(\.isInTurns) == [false, false])
    #expect(station.open.map(\.summary.fixCount) == [33, 144])
  }

  @Test(
    "PositionAnomalies 30: a number typed wrongly at the end of the input brands nobody",
    arguments: [(10.0, 46.0 / 24, 2.5), (360, 10, 10.3), (480, 14, 14)])
  func wrongNumberLast(minutes: Double, days: Double, day: Double) throws {
    let fixes = try heard(every: minutes, days: days, slow(2)) + typedWrongly(on: day)
    #expect(events(fixes).positionAnomalies.isEmpty)
  }

  @Test(
    "PositionAnomalies 29: a wait unheard days before a number was handed on blames nobody's way")
  func waitBefore() throws {
    func found(waiting minutes: Double) throws -> [PositionAnomaly] {
      var ship = Pen(latitude: 10, longitude: -40)
      ship.course = 45
      var fixes = try ship.voyage(minutes: 8 * 1440, every: 60)
      ship.wait(minutes: minutes)
      fixes += try ship.voyage(minutes: 3360, every: 60)
      var other = ship
      (other.input, other.latitude, other.course) = (1, ship.latitude + 4, 200)
      other.wait(minutes: 30)
      return events(fixes + (try other.voyage(minutes: 20 * 1440, every: 60))).positionAnomalies
    }
    let (without, with) = (try found(waiting: 0), try found(waiting: 600))
    #expect(with.map(\.fixCount) == without.map(\.fixCount))
    #expect(with.allSatisfy { $0.segment.start > Self.start + .days(10) })
  }

  @Test("PositionAnomalies 24: boats that are quick from rest leap nowhere, together or alone")
  func quickBoats() throws {
    func boat(
      _ number: UInt32, type: UInt8, saying fastest: Double = 0
    ) throws -> (fixes: [Fix], reports: [StaticReport]) {
      var boat = Pen(mmsi: 235_000_001 + number, longitude: -64 + Double(number) * 0.005)
      (boat.input, boat.speed) = (number, 0)
      var fixes = try boat.voyage(minutes: 300, every: 14)
      let report = try boat.report(name: "CREW \(number)", shipType: type)
      boat.latitude += 5.6 / 60
      for said in [3.0, 2, 2, 1, 2, 2, 1] {
        boat.speed = said
        fixes.append(try boat.fix())
        boat.wait(minutes: 14)
        boat.longitude += 0.002
      }
      (boat.latitude, boat.longitude) = (boat.latitude - 5.6 / 60, boat.longitude - 0.014)
      boat.speed = 0
      fixes += try boat.voyage(minutes: 300, every: 14)
      boat.speed = fastest
      return (fixes + (try boat.voyage(minutes: 14, every: 14)), [report])
    }
    func found(type: UInt8, saying fastest: Double = 0) throws -> [PositionAnomaly.Kind] {
      let one = try boat(0, type: type, saying: fastest)
      let other = try boat(1, type: type, saying: fastest)
      #expect(events(one.fixes, one.reports).positionAnomalies.isEmpty)
      return events(one.fixes + other.fixes, one.reports + other.reports)
        .positionAnomalies.map(\.kind)
    }
    #expect(try found(type: 50).isEmpty)
    #expect(try found(type: 90, saying: 20).isEmpty)
    #expect(try found(type: 90) == [.gnssInterference, .gnssInterference])
  }
}
