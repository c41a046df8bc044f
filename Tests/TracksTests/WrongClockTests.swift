/// What a receiver with a wrong clock hands on, beside all else that is told of a ship.
import Geodesy
import Testing
import Vocabulary

@testable import Tracks

/// What a receiver hands on with a time so many seconds late.
private func copies(_ words: [Fix], _ places: [Int], late seconds: Double = 2178) -> [Fix] {
  places.map { place in
    let fix = words[place]
    return Fix(
      time: fix.time + .seconds(seconds), mmsi: fix.mmsi, position: fix.position,
      speed: fix.speed, course: fix.course, transponder: fix.transponder,
      source: SourceReference(source: 9, offset: fix.source.offset + UInt64(seconds), length: 1))
  }
}

@Suite("Wrong clocks")
struct WrongClockTests {
  /// A word each six minutes; at each turn she goes about.
  private func words(
    _ count: Int = 100, speed: Double, turns: Set<Int> = []
  ) throws -> [Fix] {
    var ship = Pen()
    ship.speed = speed
    return try (0..<count).map { step in
      if turns.contains(step) { ship.course = ship.course == 90 ? 270 : 90 }
      let fix = try ship.fix()
      ship.sail(minutes: 6)
      return fix
    }
  }

  private func kinds(_ fixes: [Fix]) -> [PositionAnomaly.Kind] {
    events(fixes).positionAnomalies.map(\.kind)
  }

  @Test("PositionAnomalies 16: once a clock is known what it repeats counts without a jump too")
  func copiesThatFit() throws {
    let ship = try words(speed: 4, turns: [45])
    #expect(kinds(ship + copies(ship, [36, 42, 43, 44])) == [.clockFault])
    #expect(kinds(ship + copies(ship, [42, 43])).isEmpty)
  }

  @Test(
    "PositionAnomalies 38: receivers that take turns for hours, one of them minutes late, make no invention"
  )
  func turnsForHours() throws {
    var ship = Pen()
    ship.speed = 15
    let words = try (0..<300).map { _ in
      let fix = try ship.fix()
      ship.sail(minutes: 2)
      return fix
    }
    let good = words.enumerated().filter { !$0.offset.isMultiple(of: 4) }.map(\.element)
    let late = Array(stride(from: 80, to: 220, by: 4))
    #expect(eventsOfNamed(good + copies(words, late, late: 900)).positionAnomalies.isEmpty)
    // As much of her way, sailed ten miles north of it, is an invention.
    let north = try copies(words, late, late: 900).map { fix in
      Fix(
        time: fix.time, mmsi: fix.mmsi,
        position: try #require(
          Coordinate(latitude: fix.position.latitude + 0.17, longitude: fix.position.longitude)),
        speed: fix.speed, course: fix.course, transponder: fix.transponder, source: fix.source)
    }
    #expect(!eventsOfNamed(good + north).positionAnomalies.isEmpty)
  }

  @Test("PositionAnomalies 39: bad fixes of a ship at her berth, hours apart, are no stretch away")
  func badFixesAtRest() throws {
    var ship = Pen()
    ship.speed = 0
    let words = try (0..<200).map { step in
      // The word before a bad one was lost, so that the step there is slow and the step back is not.
      let isBad = [60, 140].contains(step)
      let minutes: Double = [59, 139].contains(step) ? 8 : 2
      ship.latitude = isBad ? 10.022 : 10
      let fix = try ship.fix()
      ship.wait(minutes: minutes)
      return fix
    }
    #expect(eventsOfNamed(words).positionAnomalies.isEmpty)
  }

  @Test(
    "PositionAnomalies 4: a step that she never comes back from is told, and neither side of it")
  func neverBack() throws {
    var here = Pen()
    var words = try here.voyage(minutes: 30 * 60, every: 5)
    here.latitude += 3
    here.speed = 0
    let then = here.time
    let said = try (1...59).map { hour in
      here.time = words[0].time + .hours(Double(hour))
      return try here.report(imo: 9_304_667, name: "ONE SHIP")
    }
    here.time = then
    words += try here.voyage(minutes: 30 * 60, every: 5)
    let found = events(words, said).positionAnomalies
    #expect(found.map(\.kind) == [.impossibleSpeed])
    #expect(found.allSatisfy { $0.end - $0.start < .hours(1) })
    // Where nothing says that it is she, a number was typed wrongly.
    #expect(events(words).positionAnomalies.isEmpty)
  }

  @Test("PositionAnomalies 16: what such a clock alone handed on stands not between two words")
  func heardByTheClockAlone() throws {
    let ship = try words(speed: 9)
    let others = ship.filter { $0.source != ship[37].source }
    #expect(kinds(others + copies(ship, [36, 37, 43, 44, 45])) == [.clockFault])
    #expect(kinds(ship + copies(ship, [36, 43, 45, 46])).isEmpty)
  }

  @Test(
    "PositionAnomalies 16: a word that two receivers heard is one, of good clocks and of wrong ones"
  )
  func twoReceivers() throws {
    let ship = try words(speed: 12)
    let second = copies(ship, Array(ship.indices), late: 2)
    let late = Array(40..<50)
    #expect(kinds(ship + second + copies(ship, late)) == [.clockFault])
    #expect(kinds(ship + copies(ship, late) + copies(ship, late, late: 2183)) == [.clockFault])
  }

  @Test("PositionAnomalies 16: a clock that is wrong on each of twelve days is told on each")
  func manyDays() throws {
    let turns = (0..<12).flatMap { [$0 * 240 + 45, $0 * 240 + 100] }
    let ship = try words(240 * 12, speed: 4, turns: Set(turns))
    let late = (0..<12).flatMap { day in [36, 42, 43, 44].map { day * 240 + $0 } }
    #expect(kinds(ship + copies(ship, late)).count == 12)
  }

  @Test("PositionAnomalies 16: a receiver aboard that stands still twice is no clock and no deceit")
  func frozenTwice() throws {
    var ship = Pen()
    ship.speed = 9
    var held: Fix?
    let fixes = try (0..<720).map { minute in
      let now = try ship.fix()
      ship.sail(minutes: 1)
      guard (240..<264).contains(minute) || (420..<444).contains(minute) else {
        held = nil
        return now
      }
      let still = held ?? now
      held = still
      return Fix(
        time: now.time, mmsi: now.mmsi, position: still.position, speed: still.speed,
        course: still.course, source: now.source)
    }
    #expect(kinds(fixes).isEmpty)
  }

  /// Each word of some stretches so many degrees north of where she was.
  private func moved(_ ship: [Fix], _ stretches: [Range<Int>], by degrees: Double) throws -> [Fix] {
    try ship.enumerated().map { step, fix in
      guard stretches.contains(where: { $0.contains(step) }) else { return fix }
      let north = try #require(
        Coordinate(
          latitude: fix.position.latitude + degrees, longitude: fix.position.longitude))
      return Fix(
        time: fix.time, mmsi: fix.mmsi, position: north, speed: fix.speed, course: fix.course,
        transponder: fix.transponder, source: fix.source)
    }
  }

  @Test("PositionAnomalies 16: a forged track whose last word is said thrice is told all the same")
  func lastWordHeld() throws {
    let ship = try words(160, speed: 4)
    var forged = try moved(ship, [70..<100], by: 0.4)
    for step in 100..<102 {
      let (now, held) = (forged[step], forged[99])
      forged[step] = Fix(
        time: now.time, mmsi: now.mmsi, position: held.position, speed: held.speed,
        course: held.course, transponder: held.transponder, source: now.source)
    }
    #expect(eventsOfNamed(forged).positionAnomalies.map(\.kind) == [.fabrication])
  }

  @Test("PositionAnomalies 28: who is heard for hours by a clock hours late alone invents nothing")
  func heardLateForHours() throws {
    let ship = try words(240, speed: 8)
    let others = ship[..<80] + ship[110...]
    var pen = Pen()
    let reports = try (0..<24).map { _ in
      pen.wait(minutes: 60)
      return try pen.report(imo: 9_074_729, name: "HONEST")
    }
    for delay in [2178.0, 7200, 9000, 10_500] {
      let late = copies(ship, Array(60..<130), late: delay)
      let told = events(others + late, reports).positionAnomalies.map(\.kind)
      #expect(!told.contains { $0 == .fabrication || $0 == .syntheticTrack })
    }
  }

  @Test(
    "PositionAnomalies 16: slow time while a clock repeats a word now and then is told all the same"
  )
  func slowTimeBeneath() throws {
    var ship = Pen()
    let fixes = try (0..<220).map { step in
      let isSlow = (60..<160).contains(step)
      ship.speed = isSlow ? (step.isMultiple(of: 2) ? 1.8 : 2.1) : 9
      ship.course = isSlow && !(step / 25).isMultiple(of: 2) ? 270 : 90
      let fix = try ship.fix()
      ship.sail(minutes: 6)
      return fix
    }
    let found = events(fixes + copies(fixes, Array(30..<170)))
    #expect(found.positionAnomalies.map(\.kind) == [.clockFault])
    #expect(found.loiterings.contains { ($0.end - $0.start).hours > 6 })
  }
}
