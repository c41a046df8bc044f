/// Positions that give themselves away only over minutes at rest, over long silences or over hours of way.
import Foundation
import Testing
import Vocabulary

@testable import Tracks

@Suite("Slow deceit")
struct SlowDeceitTests {
  /// A ship at rest that says for five hours that she lies some miles north, heard every so many minutes.
  private func leaper(
    _ number: UInt32, miles: Double, every minutes: Double, returns: Bool = true
  ) throws -> [Fix] {
    var ship = Pen(mmsi: 636_000_001 + number, longitude: -64 + Double(number) * 0.01)
    ship.input = number
    ship.speed = 0
    var fixes = try ship.voyage(minutes: 300, every: minutes)
    ship.latitude += miles / 60
    fixes += try ship.voyage(minutes: 300, every: minutes)
    if returns { ship.latitude -= miles / 60 }
    return fixes + (try ship.voyage(minutes: 300, every: minutes))
  }

  @Test(
    "PositionAnomalies 24: nobody starts, sails five miles and stops within a quarter of an hour")
  func leapsAtRest() throws {
    let found = events(try leaper(0, miles: 5.8, every: 12)).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
    #expect(found.first.map { ($0.end - $0.start).hours } == 5)
    #expect(events(try leaper(0, miles: 1, every: 12)).positionAnomalies.isEmpty)
    #expect(events(try leaper(0, miles: 5.8, every: 12, returns: false)).positionAnomalies.isEmpty)
  }

  @Test("PositionAnomalies 24: heard every half an hour a leap counts only beside another's")
  func leapsOfSeveral() throws {
    #expect(events(try leaper(0, miles: 10, every: 30)).positionAnomalies.isEmpty)
    let both = try leaper(0, miles: 10, every: 30) + leaper(1, miles: 10, every: 30)
    #expect(events(both).positionAnomalies.map(\.kind) == [.gnssInterference, .gnssInterference])
  }

  @Test("PositionAnomalies 24: a leap out is told when the way back was too fast for any ship")
  func leapsBackTooFast() throws {
    var ship = Pen()
    ship.speed = 0
    var fixes = try ship.voyage(minutes: 300, every: 12)
    ship.latitude += 11.0 / 60
    ship.wait(minutes: 22)
    fixes += try ship.voyage(minutes: 240, every: 12)
    ship.latitude -= 11.0 / 60
    ship.wait(minutes: -1)
    fixes += try ship.voyage(minutes: 300, every: 12)
    let found = events(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
  }

  /// A ship that swings at her anchor with the tide, heard every twelve minutes for two days; between the
  /// twentieth hour and `until` she sends what she said in so many hours before it again and again.
  private func swinging(replay hours: Double?, until end: Double = 34) throws -> [Fix] {
    var ship = Pen()
    ship.status = 1
    let (latitude, longitude, start) = (ship.latitude, ship.longitude, ship.time)
    return try (0..<240).map { step in
      let time = Double(step) * 0.2
      var lived = time
      if let hours, time >= 20, time < end {
        lived = 19 - hours + (time - 20).truncatingRemainder(dividingBy: hours)
      }
      let angle = 1.2 * sin(2 * Double.pi * lived / 12.42)
      ship.latitude = latitude + 0.0025 * sin(angle)
      ship.longitude = longitude + 0.0025 * cos(angle)
      ship.speed = (0.15 * abs(cos(2 * Double.pi * lived / 12.42)) * 10).rounded() / 10
      ship.time = start + .hours(time)
      return try ship.fix()
    }
  }

  @Test("PositionAnomalies 26: a recorded swing sent again and again is a synthetic track")
  func replayedSwing() throws {
    let found = events(try swinging(replay: 4.2)).positionAnomalies
    #expect(found.map(\.kind) == [.syntheticTrack])
    let anomaly = try #require(found.first)
    let start = Pen().time
    #expect((anomaly.start - start).hours >= 20 && (anomaly.start - start).hours < 25)
    #expect((anomaly.end - start).hours > 32 && (anomaly.end - start).hours <= 34)
  }

  @Test("PositionAnomalies 26: one round of five hours is enough, the tide itself is none")
  func oneRound() throws {
    let found = events(try swinging(replay: 5, until: 25)).positionAnomalies
    #expect(found.map(\.kind) == [.syntheticTrack])
    #expect(events(try swinging(replay: nil)).positionAnomalies.isEmpty)
  }

  /// A ship on passage whose positions slip aside at some knots for twenty hours, and stay there.
  private func slipping(_ knots: Double, courseError: Double = 0) throws -> [Fix] {
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 600, every: 6)
    for _ in 0..<200 {
      ship.latitude -= knots / 10 / 60
      var said = ship
      said.course = 90 + courseError
      fixes.append(try said.fix())
      ship.sail(minutes: 6)
    }
    return fixes + (try ship.voyage(minutes: 600, every: 6))
  }

  @Test("PositionAnomalies 25: positions that slip a knot and a half aside for hours are told")
  func slips() throws {
    let found = events(try slipping(1.5)).positionAnomalies
    #expect(found.map(\.kind) == [.speedMismatch])
    let start = Pen().time
    #expect(found.first.map { abs(($0.start - start).hours - 10) < 1 } ?? false)
    #expect(found.first.map { abs(($0.end - start).hours - 30) < 1.5 } ?? false)
  }

  @Test("PositionAnomalies 25: less than half a knot, and an honest course, say nothing")
  func holds() throws {
    #expect(events(try slipping(0.3)).positionAnomalies.isEmpty)
    #expect(events(try slipping(0)).positionAnomalies.isEmpty)
  }

  @Test("PositionAnomalies 23: the step back may come after a silence of eight hours")
  func longStepBack() throws {
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 1200, every: 90)
    ship.latitude += 27.0 / 60
    fixes += try ship.voyage(minutes: 1200, every: 90)
    ship.sail(minutes: 410)
    ship.latitude -= 27.0 / 60
    fixes += try ship.voyage(minutes: 1200, every: 90)
    let found = events(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
  }

  @Test(
    "PositionAnomalies 16: three words repeated with one delay are a wrong clock, with several none"
  )
  func delays() throws {
    func told(_ delays: [Double]) throws -> [PositionAnomaly.Kind] {
      var ship = Pen()
      var fixes: [Fix] = []
      for step in 0..<100 {
        let fix = try ship.fix()
        fixes.append(fix)
        if (40..<43).contains(step) {
          fixes.append(
            Fix(
              time: fix.time + .minutes(delays[step - 40]), mmsi: fix.mmsi,
              position: fix.position, speed: fix.speed, course: fix.course,
              source: SourceReference(source: 9, offset: UInt64(step), length: 1)))
        }
        ship.sail(minutes: 6)
      }
      return events(fixes).positionAnomalies.map(\.kind)
    }
    #expect(try told([50, 50, 50]) == [.clockFault])
    #expect(try told([50, 53, 56]).isEmpty)
  }

  @Test("PositionAnomalies 5: one transmission that three receivers heard is one stray")
  func echoes() throws {
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 300, every: 6)
    for second in 0..<3 {
      var stray = ship
      stray.input = UInt32(5 + second)
      stray.latitude += 4
      stray.wait(minutes: Double(second) / 60)
      fixes.append(try stray.fix())
    }
    ship.sail(minutes: 6)
    fixes += try ship.voyage(minutes: 300, every: 6)
    #expect(events(fixes).positionAnomalies.isEmpty)
  }

  @Test(
    "PositionAnomalies 4: where she left her way is told by her own speed, not by the fastest ship's"
  )
  func leavesByHerOwnSpeed() throws {
    // Says for twelve hours that she lies at anchor, and is then 150 miles farther on.
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 6000, every: 30)
    let begin = ship.time
    var lying = ship
    (lying.speed, lying.input) = (0.1, 1)
    for _ in 0..<36 {
      fixes.append(try lying.fix())
      lying.wait(minutes: 20)
      ship.sail(minutes: 20)
    }
    ship.sail(minutes: 60)
    fixes += try ship.voyage(minutes: 6000, every: 30)
    let found = try #require(events(fixes).positionAnomalies.first)
    #expect((found.start - begin).hours < 4)
  }

  @Test(
    "PositionAnomalies 4: a wrong place at the end of a long track is one fix and no share of the track"
  )
  func oneWrongPlaceEndsATrack() throws {
    // Heard every six minutes for two days; one place far behind and aside four hours later, and two hours on
    // she is back on her way.
    var ship = Pen()
    ship.speed = 12
    var fixes = try ship.voyage(minutes: 3000, every: 6)
    ship.sail(minutes: 240)
    var stray = ship
    (stray.latitude, stray.longitude) = (stray.latitude - 0.9, stray.longitude - 1.25)
    let wrong = try stray.fix()
    fixes.append(wrong)
    let first = SegmentID(mmsi: wrong.mmsi, start: fixes[0].time)
    ship.sail(minutes: 120)
    ship.input = 2
    let rest = try ship.voyage(minutes: 6000, every: 6)
    let second = SegmentID(mmsi: wrong.mmsi, start: rest[0].time)
    var runs = SegmentRuns()
    runs.step(fixes.map { TrackPoint(fix: $0, segment: first) })
    runs.step(rest.map { TrackPoint(fix: $0, segment: second) })
    let way = LikelyWay(runs.runs(of: wrong.mmsi)) { segment in
      (segment == first ? fixes : rest).map {
        TrackVertex(time: $0.time, position: $0.position, speed: $0.speed)
      }
    }
    #expect(way.strays.map(\.fixCount) == [1] && way.strays.first?.position == wrong.position)
    #expect(way.strays.first?.span == wrong.time...wrong.time)
    #expect(way.strays.first?.evidence == [wrong.source, rest[0].source])
  }
}
