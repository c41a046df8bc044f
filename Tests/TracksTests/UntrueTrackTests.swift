/// Invented and restamped positions, told apart from the ship's own way.
import Testing
import Vocabulary

@testable import Tracks

@Suite("Untrue tracks")
struct UntrueTrackTests {
  /// Ten days of a ship that says for a day, from the fourth on, that she is elsewhere.
  private func liar(reports: Bool) throws -> (fixes: [Fix], reports: [StaticReport]) {
    var ship = Pen()
    ship.speed = 3
    var (fixes, told): ([Fix], [StaticReport]) = ([], [])
    for hour in 0..<240 {
      var said = ship
      if (72..<96).contains(hour) { said.latitude += 2 }
      for minute in [0.0, 20, 40] {
        var heard = said
        heard.input = UInt32(hour * 3 + Int(minute / 20))
        heard.sail(minutes: minute)
        fixes.append(try heard.fix())
      }
      if reports { told.append(try ship.report(imo: 9_304_667, name: "ONE", shipType: 80)) }
      ship.sail(minutes: 60)
    }
    return (fixes, told)
  }

  @Test(
    "PositionAnomalies 4: a day of invented places is one anomaly of that day, and no second ship")
  func inventedDay() throws {
    let (fixes, reports) = try liar(reports: true)
    let found = events(fixes, reports)
    let anomaly = try #require(found.positionAnomalies.first)
    #expect(found.positionAnomalies.count == 1)
    #expect(anomaly.kind == .fabrication)
    let start = Pen().time
    #expect(abs((anomaly.start - start).hours - 72) < 1)
    #expect(abs((anomaly.end - start).hours - 96) < 1)
    #expect(!found.identityChanges.contains { $0.kind == .sharedMMSI })
  }

  @Test("PositionAnomalies 16: what a receiver with a wrong clock hands on is no second ship")
  func wrongClock() throws {
    var ship = Pen()
    var fixes: [Fix] = []
    for step in 0..<240 {
      let fix = try ship.fix()
      fixes.append(fix)
      if (100..<130).contains(step) {
        fixes.append(
          Fix(
            time: fix.time + .minutes(45), mmsi: fix.mmsi, position: fix.position,
            speed: fix.speed, course: fix.course,
            source: SourceReference(source: 9, offset: UInt64(step), length: 1)))
      }
      ship.sail(minutes: 6)
    }
    let found = events(fixes)
    #expect(found.positionAnomalies.allSatisfy { $0.kind == .clockFault })
    #expect(found.positionAnomalies.count == 1)
    #expect(found.identityChanges.isEmpty)
  }

  /// A ship that rests for so many steps and sails on, some words of hers heard once more an hour late.
  private func delayed(
    every minutes: Double = 6, rest: Int, late: Range<Int>
  ) throws -> [Fix] {
    var ship = Pen()
    var heard: [Fix] = []
    for step in 0..<240 {
      ship.speed = step < rest ? 0 : 12
      heard.append(try ship.fix())
      ship.sail(minutes: minutes)
    }
    let copies = heard[late].map { fix in
      Fix(
        time: fix.time + .minutes(63), mmsi: fix.mmsi, position: fix.position, speed: fix.speed,
        course: fix.course,
        source: SourceReference(source: 9, offset: fix.source.offset, length: 1))
    }
    return heard + copies
  }

  @Test("PositionAnomalies 16: a jump back to where she said she rested is a copy when under way")
  func copiesOfRest() throws {
    let found = events(try delayed(rest: 70, late: 60..<100)).positionAnomalies
    #expect(found.allSatisfy { $0.kind == .clockFault })
  }

  @Test(
    "PositionAnomalies 27: a place where she was by just the delay of her copies is the clock's")
  func clockBeyondReach() throws {
    var ship = Pen()
    let fixes = try ship.voyage(minutes: 600, every: 6)
    let segment = SegmentID(mmsi: fixes[0].mmsi, start: fixes[0].time, ordinal: 0)
    var track = Segment(
      id: segment, end: fixes[99].time, fixCount: 100, first: fixes[0], last: fixes[99],
      particulars: Particulars())
    track.track = fixes.map {
      TrackVertex(time: $0.time, position: $0.position, speed: $0.speed)
    }
    let delay = TimeSpan.minutes(63)
    var clock = WrongClock(delay: delay, at: fixes[80].time)
    func isExplained(_ fix: Fix, at time: Instant) -> Bool {
      var clocks = WrongClocks(rule: .standard)
      clocks.add([clock], of: fix.mmsi)
      let anomaly = PositionAnomaly(
        segment: segment, kind: .impossibleSpeed, start: time, end: time, position: fix.position,
        fixCount: 3, confidence: 0.4, evidence: [fix.source])
      return clocks.explain(anomaly, [fix.mmsi: [track]])
    }
    let heard = fixes[50].time + delay
    #expect(!isExplained(fixes[50], at: heard))
    let isSame = clock.take(delay, at: fixes[85].time, .standard)
    #expect(isSame)
    #expect(isExplained(fixes[50], at: heard))
    #expect(!isExplained(fixes[50], at: heard + .minutes(30)))
    #expect(!isExplained(fixes[50], at: heard + .hours(30)))
    let isOther = !clock.take(.minutes(64), at: fixes[90].time, .standard)
    #expect(isOther)
  }

  @Test("PositionAnomalies 17: two ships thrown to one place for just the same time are disturbed")
  func twoAtOnce() throws {
    var fixes: [Fix] = []
    for number in UInt32(0)..<2 {
      var ship = Pen(mmsi: 636_000_001 + number, latitude: 10 + Double(number) * 0.3)
      ship.input = number
      ship.speed = 0
      for step in 0..<300 {
        var said = ship
        said.input = number * 1000 + UInt32(step)
        if (100..<160).contains(step) {
          said.latitude = 12 + Double(number) * 0.01
          said.longitude = -62
        }
        fixes.append(try said.fix())
        ship.wait(minutes: 6)
      }
    }
    let found = events(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.gnssInterference, .gnssInterference])
  }

  @Test("PositionAnomalies 18: a track that is sent again and again is no ship's motion")
  func replayedTrack() throws {
    let start = Pen().time
    func track(loops: Int) throws -> [TrackVertex] {
      try (0..<loops * 8).map { step in
        let leg = step % 8
        let place = Coordinate(
          latitude: 10 + Double(leg % 2) * 0.1, longitude: 60 + Double(leg) * 0.1)
        return TrackVertex(
          time: start + .hours(Double(step) * 0.5), position: try #require(place),
          speed: Knots(11))
      }
    }
    #expect(SyntheticMotion.isReplayed(try track(loops: 4)))
    #expect(!SyntheticMotion.isReplayed(try track(loops: 1)))
  }
}
