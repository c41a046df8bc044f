import Testing
import Vocabulary

@testable import Tracks

@Suite("Loitering")
struct LoiteringDetectorTests {
  private func loiterings(_ sketch: Sketch, _ places: [Terminal] = []) -> [Loitering] {
    var detector = LoiteringDetector(places: PlaceIndex(Gazetteer(terminals: places)))
    var found: [Loitering] = []
    for point in sketch.points { detector.step(point, into: &found) }
    detector.finish(at: drawingStart + .hours(100), into: &found)
    return found
  }

  /// On passage, adrift at a knot from hour 3 to hour `until`, on again.
  private func drift(
    _ chart: Chart = .asDrawn, until: Double = 12, every: Double = 6, status: UInt8? = nil
  ) throws -> Sketch {
    var ship = Sketch(chart)
    try ship.sail(0...3, from: (-60_000, 0), to: (0, 0), speed: 11)
    let end = (until - 3) * 1852
    try ship.sail(3.1...until, from: (0, 0), to: (end, 0), every: every, speed: 1, status: status)
    try ship.sail(
      (until + 0.1)...(until + 3), from: (end, 0), to: (end + 60_000, 0), speed: 11)
    return ship
  }

  @Test("Loitering 1, 2: nine hours adrift at sea are one loitering", arguments: Chart.allCases)
  func adrift(_ chart: Chart) throws {
    let found = loiterings(try drift(chart))
    let one = try #require(found.first)
    #expect(found.count == 1)
    #expect((3...4.2).contains(hours(one.start)) && (10.9...12.2).contains(hours(one.end)))
    #expect(abs(one.meanSpeed.value - 1) < 0.2)
    #expect(one.evidence.count == 2)
  }

  @Test("Loitering 2: less than four hours is none")
  func short() throws {
    #expect(loiterings(try drift(until: 6.5)).isEmpty)
  }

  @Test("Loitering 3: a terminal's ground is no sea, and ends a loitering")
  func terminal() throws {
    let place = try drawnPlace("jose", .discharge, at: (8000, 0), radius: 20_000)
    #expect(loiterings(try drift(), [place]).isEmpty)
  }

  @Test(
    "Loitering 4: lying still in an anchorage or transfer area is a call, drifting there is not")
  func waitingGround() throws {
    for role in [TerminalRole.anchorage, .sts] {
      let place = try drawnPlace("roads", role, at: (8000, 0), radius: 20_000)
      #expect(loiterings(try drift(), [place]).count == 1)
      var still = Sketch()
      try still.lie(0...20, at: (8000, 0))
      #expect(loiterings(still, [place]).isEmpty)
    }
  }

  @Test("Loitering 6: heard less than hourly it lasts six hours, and under six hours it is doubted")
  func shortOnes() throws {
    #expect(loiterings(try drift(until: 8.5, every: 100)).isEmpty)
    #expect(loiterings(try drift(until: 8)).map(\.basis) == [.watchedBriefly])
  }

  @Test(
    "Loitering 13: where ships wait, hours at about the speed of rest are none, and faster ones are"
  )
  func aboutRest() throws {
    func drift(_ speed: Double, until: Double) throws -> Sketch {
      var ship = Sketch()
      try ship.lie(0...2, at: (0, 0))
      try ship.sail(
        2.1...until, from: (0, 0), to: ((until - 2.1) * speed * 1852, 0), every: 6, speed: speed)
      return ship
    }
    let place = try drawnPlace("roads", .anchorage, at: (0, 0), radius: 30_000)
    #expect(loiterings(try drift(0.55, until: 7.2), [place]).isEmpty)
    #expect(loiterings(try drift(0.55, until: 7.2)).count == 1)
    #expect(loiterings(try drift(0.9, until: 7.2), [place]).count == 1)
    #expect(loiterings(try drift(0.55, until: 12), [place]).count == 1)
  }

  @Test("Loitering 5: at anchor by her own word and at rest is none; drifting under that word is")
  func statedAnchor() throws {
    var anchored = Sketch()
    try anchored.lie(0...20, at: (0, 0), status: 1)
    #expect(loiterings(anchored).isEmpty)
    #expect(loiterings(try drift(status: 1)).count == 1)
    var unsaid = Sketch()
    try unsaid.lie(0...20, at: (0, 0), status: 0)
    let found = loiterings(unsaid)
    #expect(found.map(\.basis) == [.watchedAtOneSpot])
    #expect(loiterings(try drift()).map(\.basis) == [.watched])
  }

  @Test("Loitering 12: class B has no word for being at anchor, and at rest is not told")
  func classB() throws {
    var boat = Sketch()
    try boat.lie(0...20, at: (0, 0))
    func sent(_ transponder: Transponder, _ points: [TrackPoint]) -> [Loitering] {
      var detector = LoiteringDetector(places: PlaceIndex(Gazetteer(terminals: [])))
      var found: [Loitering] = []
      for point in points {
        let fix = point.fix
        let heard = Fix(
          time: fix.time, mmsi: fix.mmsi, position: fix.position, speed: fix.speed,
          course: fix.course, transponder: transponder, source: fix.source)
        detector.step(TrackPoint(fix: heard, segment: point.segment), into: &found)
      }
      detector.finish(at: drawingStart + .hours(40), into: &found)
      return found
    }
    #expect(sent(.classA, boat.points).count == 1)
    #expect(sent(.classB, boat.points).isEmpty)
    #expect(sent(.classB, try drift().points).count == 1)
  }

  @Test("Loitering 6: fixes one or two hours apart serve, on a basis of their own")
  func sparse() throws {
    let found = loiterings(try drift(until: 14, every: 100))
    #expect(found.map(\.basis) == [.seldomHeard])
    let share = LoiteringRule.standard.shares.first { $0.basis == .seldomHeard }
    #expect(found.first?.confidence == share?.right)
  }

  @Test("Loitering 6: a silence of six hours ends it")
  func silence() throws {
    var ship = Sketch()
    try ship.lie(0...3, at: (0, 0))
    try ship.lie(9.5...12, at: (0, 0))
    #expect(loiterings(ship).isEmpty)
    var watched = Sketch()
    try watched.lie(0...3, at: (0, 0))
    try watched.lie(8.5...12, at: (0, 0))
    #expect(loiterings(watched).count == 1)
  }

  @Test("Loitering 6: where one silence fills more than half the parts about it stand alone")
  func oneSilence() throws {
    func drift(heard before: Double, silent: Double, to end: Double) throws -> [Double] {
      var ship = Sketch()
      try ship.lie(0...before, at: (0, 0))
      try ship.lie((before + silent)...end, at: (4000, 0))
      return loiterings(ship).map { ($0.end - $0.start).hours.rounded() }
    }
    #expect(try drift(heard: 0.5, silent: 4.5, to: 7).isEmpty)
    #expect(try drift(heard: 0.5, silent: 4.5, to: 11) == [11])
    #expect(try drift(heard: 5, silent: 5.9, to: 11.2) == [5])
    #expect(try drift(heard: 0.5, silent: 5.9, to: 11.5) == [5])
  }

  @Test("Loitering 1: circling at speed around one spot is not slow")
  func circling() throws {
    var ship = Sketch()
    for step in 0..<200 {
      try ship.fix(Double(step) / 10, step.isMultiple(of: 2) ? 500 : -500, 0, speed: 8)
    }
    #expect(loiterings(ship).isEmpty)
  }

  /// A ship that sails at 4 kn and from minute 30 on goes east with her bow to the north.
  private func sideways(
    _ chart: Chart = .asDrawn, until: Double = 60, speed: Double = 2, stray: Bool = false
  ) throws -> Sketch {
    var ship = Sketch(chart)
    for minute in 0..<90 {
      let isSideways = minute >= 30 && Double(minute) < until
      let east = Double(max(0, minute - 30)) * 62
      let north = Double(min(minute, 30)) * 124
      try ship.fix(
        Double(minute) / 60, east, north, speed: isSideways ? speed : 4, heading: 0,
        course: isSideways ? 90 : 10)
      if stray, minute == 35 {
        try ship.fix((Double(minute) + 0.2) / 60, 0, 0, speed: 4, heading: 0, course: 0)
      }
    }
    return ship
  }

  @Test(
    "Loitering 7: ten minutes and 500 m sideways are adrift from then on", arguments: Chart.allCases
  )
  func carriedSideways(_ chart: Chart) throws {
    let found = loiterings(try sideways(chart)).filter { $0.kind == .adrift }
    let one = try #require(found.first)
    #expect(found.count == 1)
    #expect(abs(hours(one.start) * 60 - 40) < 0.1 && abs(hours(one.end) * 60 - 59) < 0.1)
    #expect(one.evidence.count == 3)
  }

  @Test("Loitering 7: shorter, faster or shorter of way is no drift")
  func barely() throws {
    for ship in [
      try sideways(until: 39), try sideways(speed: 6), try sideways(speed: 0.5),
    ] {
      #expect(!loiterings(ship).contains { $0.kind == .adrift })
    }
  }

  @Test("Loitering 8: an old copy in between changes nothing; a terminal's ground ends a drift")
  func copies() throws {
    let plain = loiterings(try sideways()).filter { $0.kind == .adrift }
    let disturbed = loiterings(try sideways(stray: true)).filter { $0.kind == .adrift }
    #expect(plain.map(\.start) == disturbed.map(\.start))
    #expect(plain.map(\.end) == disturbed.map(\.end))
    let jetty = try drawnPlace("jose", .load, at: (0, 3720), radius: 20_000)
    #expect(loiterings(try sideways(), [jetty]).isEmpty)
  }

  @Test("Loitering 10: many slow near each other at one time are a queue; few, or far, are not")
  func queue() throws {
    func waiting(_ number: UInt32, _ north: Double, _ hour: Double) throws -> Loitering {
      let segment = SegmentID(mmsi: try #require(MMSI(number)), start: drawingStart)
      return Loitering(
        segment: segment, start: drawingStart + .hours(hour), end: drawingStart + .hours(hour + 9),
        position: try Chart.asDrawn.place(0, north), meanSpeed: Knots(0.2), confidence: 0.4,
        evidence: [])
    }
    func kinds(_ loiterings: [Loitering]) -> [Loitering] {
      var events = TrackEvents()
      events.loiterings = loiterings
      EventReview(end: drawingStart + .hours(500)).review(&events)
      return events.loiterings
    }
    let near = try (0..<12).map { try waiting(636_000_100 + $0, Double($0) * 900, 0) }
    let later = try waiting(636_000_200, 0, 40)
    let far = try waiting(636_000_201, 60_000, 0)
    let told = kinds(near + [later, far])
    #expect(told.prefix(12).allSatisfy { $0.kind == .queue && $0.company == 11 })
    #expect(told.suffix(2).allSatisfy { $0.kind == .slow && $0.company == 0 })
    #expect(kinds(Array(near.prefix(4))).allSatisfy { $0.kind == .slow })
  }
}
