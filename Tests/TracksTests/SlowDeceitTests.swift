/// Positions that give themselves away only over minutes at rest, over long silences or over hours of way.
import Foundation
import Testing
import Vocabulary

@testable import Tracks

@Suite("Slow deceit")
struct SlowDeceitTests {
  /// A ship at rest that says for five hours, or `away` minutes, that she lies some miles north, heard every so many minutes.
  private func leaper(
    _ number: UInt32, miles: Double, every minutes: Double, away: Double = 300,
    returns: Bool = true
  ) throws -> [Fix] {
    var ship = Pen(mmsi: 636_000_001 + number, longitude: -64 + Double(number) * 0.01)
    ship.input = number
    ship.speed = 0
    var fixes = try ship.voyage(minutes: 300, every: minutes)
    ship.latitude += miles / 60
    fixes += try ship.voyage(minutes: away, every: minutes)
    if returns { ship.latitude -= miles / 60 }
    return fixes + (try ship.voyage(minutes: 300, every: minutes))
  }

  @Test(
    "PositionAnomalies 24: nobody starts, sails five miles and stops within a quarter of an hour")
  func leapsAtRest() throws {
    let found = eventsOfNamed(try leaper(0, miles: 5.8, every: 12)).positionAnomalies
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
    let found = eventsOfNamed(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
  }

  @Test("PositionAnomalies 24: where one end says she moves a leap counts only beside another's")
  func leapFromRestWithSpeed() throws {
    // Thrown six miles aside in twelve minutes, saying 3 kn there, and back.
    func thrown(_ number: UInt32, saying said: Double) throws -> [Fix] {
      var ship = Pen(mmsi: 636_000_001 + number, longitude: -64 + Double(number) * 0.01)
      ship.input = number
      ship.speed = 0
      var fixes = try ship.voyage(minutes: 300, every: 12)
      (ship.latitude, ship.speed) = (ship.latitude + 5.6 / 60, said)
      for step in 0..<10 {
        ship.longitude += step.isMultiple(of: 2) ? 0.001 : -0.001
        fixes.append(try ship.fix())
        ship.wait(minutes: 12)
      }
      (ship.latitude, ship.speed) = (ship.latitude - 5.6 / 60, 0)
      return fixes + (try ship.voyage(minutes: 300, every: 12))
    }
    var pen = Pen(mmsi: 636_000_001)
    let reports = [try pen.report(imo: 9_304_667, name: "ONE", shipType: 80)]
    #expect(events(try thrown(0, saying: 3), reports).positionAnomalies.isEmpty)
    let other = try leaper(1, miles: 5.8, every: 12, away: 120)
    let both = events(try thrown(0, saying: 3) + other, reports).positionAnomalies
    #expect(both.map(\.kind) == [.gnssInterference, .gnssInterference])
    // At 15 kn she can have sailed there.
    let fast = events(try thrown(0, saying: 15) + other, reports).positionAnomalies
    #expect(!fast.contains { $0.kind == .gnssInterference })
  }

  @Test(
    "PositionAnomalies 24: a leap after which she said that she moved is not told by a way back alone"
  )
  func wayBackOfAMover() throws {
    func undone(saying knots: Double) throws -> Bool {
      var ship = Pen()
      ship.speed = 0
      let before = try ship.fix()
      (ship.latitude, ship.speed) = (ship.latitude + 5.6 / 60, knots)
      ship.wait(minutes: 12)
      var state = PositionAnomalyDetector.State(before)
      state.leap = Excursion(before: before, first: try ship.fix(), count: 2)
      ship.wait(minutes: 120)
      let last = try ship.fix()
      (ship.latitude, ship.speed) = (ship.latitude - 5.6 / 60, 0)
      ship.wait(minutes: 4)
      return state.undone(by: try ship.fix(), after: last, rule: .standard) != nil
    }
    #expect(try undone(saying: 0) && !undone(saying: 3))
  }

  @Test(
    "PositionAnomalies 24: who said that she moved and lies elsewhere afterwards did not leap back")
  func leapBackIsNear() throws {
    var ship = Pen()
    ship.speed = 0
    let before = try ship.fix()
    (ship.latitude, ship.speed) = (ship.latitude + 5.6 / 60, 3)
    ship.wait(minutes: 12)
    let leap = Excursion(before: before, first: try ship.fix(), count: 2)
    ship.wait(minutes: 120)
    func isBack(milesOff: Double) throws -> Bool {
      var later = ship
      (later.latitude, later.speed) = (ship.latitude - (5.6 - milesOff) / 60, 0)
      return leap.isLeapBack(try later.fix(), rule: .standard)
    }
    #expect(try isBack(milesOff: 2) && !isBack(milesOff: 3.5))
  }

  @Test(
    "PositionAnomalies 24: a leap at rest onto a track that she left before is one all the same")
  func leapsOntoAnotherTrack() throws {
    var ship = Pen()
    ship.speed = 0
    var fixes = try ship.voyage(minutes: 600, every: 12)
    func away(_ miles: Double, minutes: Double) throws {
      var said = ship
      said.latitude += miles / 60
      fixes += try said.voyage(minutes: minutes, every: 12)
      ship.wait(minutes: minutes)
      ship.input += 1
    }
    var reports = [try ship.report(imo: 9_304_667, name: "ONE", shipType: 80)]
    try away(20, minutes: 600)
    fixes += try ship.voyage(minutes: 900, every: 12)
    try away(5.8, minutes: 180)
    reports.append(try ship.report(imo: 9_304_667, name: "ONE", shipType: 80))
    fixes += try ship.voyage(minutes: 6000, every: 12)
    let found = events(fixes, reports).positionAnomalies
    #expect(found.map { ($0.end - $0.start).hours.rounded() } == [10, 3])
  }

  @Test(
    "PositionAnomalies 29: a step that contradicts what she says tells where an invention began")
  func inventionBegins() throws {
    // On passage, heard every two hours; for a day a course aside, to which she comes by less than half the way
    // that she says she made, and which a jump ends. By speeds alone she could have left her way hours later.
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 4800, every: 120)
    ship.sail(minutes: 240)
    var aside = ship
    (aside.longitude, aside.latitude) = (ship.longitude - 0.8, ship.latitude + 0.15)
    let begin = aside.time
    for leg in 0..<6 {
      aside.course = leg.isMultiple(of: 2) ? 80 : 100
      fixes += try aside.voyage(minutes: 240, every: 60)
    }
    ship.sail(minutes: 1390)
    ship.input = 1
    fixes += try ship.voyage(minutes: 9000, every: 6)
    let found = eventsOfNamed(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
    #expect(found.first?.start == begin)
    #expect(found.first.map { ($0.end - $0.start).hours } == 23)
  }

  @Test(
    "PositionAnomalies 30: two days after a jump are hers, though she says nothing more after them")
  func lastRunIsHers() throws {
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 9000, every: 30)
    let begin = ship.time
    var lying = ship
    (lying.speed, lying.input, lying.latitude) = (0, 1, lying.latitude + 0.7)
    lying.wait(minutes: 120)
    fixes += try lying.voyage(minutes: 300, every: 30)
    ship.sail(minutes: 420)
    ship.input = 2
    fixes += try ship.voyage(minutes: 2880, every: 30)
    let found = eventsOfNamed(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
    #expect(found.first.map { $0.start >= begin && ($0.end - $0.start).hours < 6 } ?? false)
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

  @Test("PositionAnomalies 26: a silence of her track ends a recorded swing")
  func silentSwing() throws {
    let start = Pen().time
    let heard = try swinging(replay: 4.2).filter { ($0.time - start).hours < 32 }
    func ended(after hours: Double) throws -> RestEcho.Stretch? {
      var echo = RestEcho()
      for (count, pair) in zip(heard, heard.dropFirst()).enumerated() {
        _ = echo.take(pair.1, after: pair.0, count: count, .standard)
      }
      let last = try #require(heard.last)
      let late = Fix(
        time: last.time + .hours(hours), mmsi: last.mmsi, position: last.position, speed: Knots(0),
        source: SourceReference(source: 7, offset: 0, length: 1))
      return echo.take(late, after: last, count: heard.count, .standard)
    }
    let stretch = try ended(after: 40 * 24)
    #expect(stretch?.last.time == heard.last?.time)
    #expect(try ended(after: 0.2) == nil)
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
    let found = eventsOfNamed(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
  }

  @Test(
    "PositionAnomalies 23: who comes to rest and shifts her anchorage unheard has not been moved aside"
  )
  func shiftedUnheard() throws {
    // Says 7 kn before and after three hours in which she made six miles, drifts for a day, and lies five hours after
    // her last word twelve miles back.
    var ship = Pen()
    (ship.speed, ship.course) = (7, 203)
    var fixes = try ship.voyage(minutes: 1200, every: 120)
    ship.wait(minutes: 60)
    (ship.latitude, ship.longitude) = (ship.latitude + 8.0 / 60, ship.longitude + 4.0 / 60)
    fixes.append(try ship.fix())
    (ship.speed, ship.course) = (0.6, 25)
    ship.sail(minutes: 60)
    fixes += try ship.voyage(minutes: 1440, every: 90)
    ship.wait(minutes: 220)
    (ship.latitude, ship.longitude) = (ship.latitude - 11.0 / 60, ship.longitude - 5.0 / 60)
    ship.speed = 0
    fixes += try ship.voyage(minutes: 3000, every: 90)
    #expect(events(fixes).positionAnomalies.isEmpty)
  }

  @Test("PositionAnomalies 23: what may be an hour at another speed is no step aside")
  func strongerEngineIsNoStep() throws {
    // Drifting, 18 miles on after six silent hours, says 0.1 kn there; a day later she starts at 3 kn and is met
    // four hours on at 12 kn, where 12 kn can have brought her.
    func found(leaving knots: Double) throws -> [PositionAnomaly.Kind] {
      var ship = Pen()
      (ship.speed, ship.course) = (0.1, 205)
      var fixes = try ship.voyage(minutes: 1200, every: 90)
      ship.wait(minutes: 270)
      (ship.latitude, ship.longitude) = (ship.latitude - 16.0 / 60, ship.longitude - 8.0 / 60)
      fixes += try ship.voyage(minutes: 1440, every: 90)
      (ship.speed, ship.course) = (knots, 25)
      fixes.append(try ship.fix())
      (ship.latitude, ship.longitude) = (ship.latitude + 41.0 / 60, ship.longitude + 19.0 / 60)
      ship.wait(minutes: 237)
      ship.speed = 12
      return events(fixes + (try ship.voyage(minutes: 3000, every: 90))).positionAnomalies.map(
        \.kind)
    }
    #expect(try found(leaving: 3).isEmpty)
  }

  @Test("PositionAnomalies 23: a step back too fast for one ship is a step back all the same")
  func stepBackOntoAnotherTrack() throws {
    // Heard every two hours; thirty miles aside for a day and a half by a step that can be sailed, back by one that
    // cannot.
    var ship = Pen()
    var fixes = try ship.voyage(minutes: 4800, every: 120)
    func aside(_ pen: Pen, _ sign: Double) -> Pen {
      var moved = pen
      (moved.latitude, moved.longitude) = (
        pen.latitude + sign * 21.0 / 60, pen.longitude - sign * 21.0 / 60
      )
      return moved
    }
    ship = aside(ship, 1)
    let begin = ship.time
    for leg in 0..<9 {
      ship.course = leg.isMultiple(of: 2) ? 85 : 95
      fixes += try ship.voyage(minutes: 240, every: 120)
    }
    ship.course = 90
    ship.wait(minutes: -70)
    ship = aside(ship, -1)
    ship.longitude -= 12.0 * 70 / 60 / 60
    ship.input = 1
    fixes += try ship.voyage(minutes: 9000, every: 120)
    let found = eventsOfNamed(fixes).positionAnomalies
    #expect(found.map(\.kind) == [.fabrication])
    #expect(found.first?.start == begin)
    #expect(found.first.map { ($0.end - $0.start).hours } == 34)
  }

  @Test("PositionAnomalies 25: a boat that goes to and fro within half an hour slips nowhere")
  func toAndFro() throws {
    var boat = Pen()
    boat.speed = 0
    var fixes = try boat.voyage(minutes: 300, every: 12)
    boat.speed = 8.5
    for _ in 0..<6 {
      for course in [319.0, 152, 152, 152, 152] {
        boat.course = course
        fixes.append(try boat.fix())
        boat.sail(minutes: 6)
      }
    }
    #expect(events(fixes).positionAnomalies.isEmpty)
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
