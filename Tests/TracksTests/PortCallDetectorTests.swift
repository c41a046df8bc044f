import Testing
import Tracks
import Vocabulary

@Suite("Port calls")
struct PortCallDetectorTests {
  private func calls(
    _ sketch: Sketch, _ places: [Terminal], end: Double = 100
  ) -> [PortCall] {
    var detector = PortCallDetector(places: PlaceIndex(Gazetteer(terminals: places)))
    var found: [PortCall] = []
    for point in sketch.points { detector.step(point, into: &found) }
    detector.finish(at: drawingStart + .hours(end), into: &found)
    return found
  }

  /// In from the north, alongside from hour 4 to hour 30, out again.
  private func visit(_ chart: Chart = .asDrawn) throws -> Sketch {
    var ship = Sketch(chart)
    try ship.sail(0...4, from: (0, 30_000), to: (0, 1000), speed: 4)
    try ship.lie(4.1...30, at: (0, 1000))
    try ship.sail(30.1...34, from: (0, 1000), to: (0, 40_000), speed: 8)
    return ship
  }

  @Test(
    "PortCalls 1, 2, 6: in, still, out is one call with both ends seen", arguments: Chart.allCases)
  func wholeCall(_ chart: Chart) throws {
    let found = calls(try visit(chart), [try drawnPlace("jose", .load, chart: chart)])
    let call = try #require(found.first)
    #expect(found.count == 1 && call.terminalID == "jose" && call.confidence == 4)
    #expect(!call.isOpen)
    #expect((2.7...2.9).contains(hours(call.start)) && (30.8...31.1).contains(hours(call.end)))
    #expect(abs(hours(call.stopStart ?? call.end) - 4.1) < 0.2)
    #expect(abs(hours(call.stopEnd ?? call.start) - 30) < 0.2)
    #expect(call.evidence == call.evidence.sorted() && call.evidence.count == 6)
  }

  @Test("PortCalls 3: passing through at speed, or with a short pause, is no call")
  func passing() throws {
    let places = [try drawnPlace("jose", .load)]
    var fast = Sketch()
    try fast.sail(0...4, from: (0, 40_000), to: (0, -40_000), speed: 11)
    #expect(calls(fast, places).isEmpty)
    var pausing = Sketch()
    try pausing.sail(0...2, from: (0, 40_000), to: (0, 0), speed: 11)
    try pausing.lie(2.1...2.4, at: (0, 0))
    try pausing.sail(2.5...5, from: (0, 0), to: (0, 40_000), speed: 11)
    #expect(calls(pausing, places).isEmpty)
  }

  @Test("PortCalls 3: a speed of zero that her way denies is no stop")
  func brokenSpeedLog() throws {
    var ship = Sketch()
    try ship.sail(0...4, from: (0, 40_000), to: (0, -40_000), speed: 0)
    #expect(calls(ship, [try drawnPlace("jose", .load)]).isEmpty)
  }

  @Test("PortCalls 3: without a speed her way made good decides")
  func noSpeed() throws {
    var ship = Sketch()
    try ship.lie(0...10, at: (0, 0), speed: nil)
    #expect(calls(ship, [try drawnPlace("jose", .load)]).count == 1)
  }

  @Test("PortCalls 4: a silence inside stands for a stop, one across at passage speed does not")
  func silences() throws {
    let places = [try drawnPlace("jose", .load)]
    var dark = Sketch()
    try dark.sail(0...4, from: (0, 30_000), to: (0, 6000), speed: 3)
    try dark.sail(50...54, from: (0, 8000), to: (0, 40_000), speed: 8)
    let call = try #require(calls(dark, places).first)
    #expect(call.stopStart == nil && call.stopEnd == nil && call.confidence == 4)
    var passing = Sketch()
    try passing.fix(0, 0, 5000, speed: 11)
    try passing.fix(5, 0, -95_000, speed: 11)
    #expect(calls(passing, places).isEmpty)
    var vanishing = Sketch()
    try vanishing.sail(0...3, from: (0, 30_000), to: (0, 6000), speed: 2.5)
    try vanishing.fix(40, 0, 40_000, speed: 10)
    #expect(calls(vanishing, places).map(\.confidence) == [3])
    var galloping = Sketch()
    try galloping.sail(0...3, from: (0, 60_000), to: (0, 6000), speed: 10)
    try galloping.fix(40, 0, 40_000, speed: 10)
    #expect(calls(galloping, places).isEmpty)
  }

  @Test("PortCalls 5: flickering over the rim and of the speed does not split a call")
  func flicker() throws {
    var ship = Sketch()
    for step in 0..<200 {
      let out = step % 7 == 3
      try ship.fix(
        Double(step) / 5, 0, out ? 10_150 : 9900, speed: step.isMultiple(of: 3) ? 0.7 : 0.1)
    }
    let found = calls(ship, [try drawnPlace("jose", .load)])
    #expect(found.count == 1)
    #expect(found.first.map { hours($0.end) - hours($0.start) > 39 } ?? false)
  }

  @Test("PortCalls 5: away for four hours or more makes two calls")
  func twoCalls() throws {
    for (away, expected) in [(3.0, 1), (4.5, 2)] {
      var ship = Sketch()
      try ship.lie(0...5, at: (0, 9000))
      try ship.sail((5.1)...(5 + away), from: (0, 11_000), to: (0, 11_000), speed: 2)
      try ship.lie((5.1 + away)...(10 + away), at: (0, 9000))
      #expect(calls(ship, [try drawnPlace("jose", .load)]).count == expected)
    }
  }

  @Test("PortCalls 6: a ship that never moves has one open call")
  func neverMoves() throws {
    var ship = Sketch()
    try ship.lie(0...60, at: (0, 0), every: 60)
    let found = calls(ship, [try drawnPlace("jose", .load)])
    #expect(found.count == 1 && found.first?.isOpen == true && found.first?.confidence == 2)
  }

  @Test("PortCalls 6: who slowed down to enter and was heard no more is a visit of level 1")
  func glimpsed() throws {
    let places = [try drawnPlace("jose", .load)]
    var arriving = Sketch()
    try arriving.sail(0...3, from: (0, 30_000), to: (0, 8000), speed: 2.5)
    #expect(calls(arriving, places).map(\.confidence) == [1])
    #expect(calls(arriving, places).first.map { $0.stopStart == nil && $0.isOpen } ?? false)
    var leaving = Sketch()
    try leaving.sail(0...3, from: (0, 2000), to: (0, 30_000), speed: 2.5)
    #expect(calls(leaving, places).map(\.confidence) == [1])
    var passing = Sketch()
    try passing.sail(0...1, from: (0, 30_000), to: (0, 8000), speed: 11)
    #expect(calls(passing, places).isEmpty)
  }

  @Test("PortCalls 7: from the anchorage within the terminal to the berth is two calls in a row")
  func nested() throws {
    let places = [
      try drawnPlace("terminal", .load),
      try drawnPlace("roads", .anchorage, at: (0, 7000), radius: 2000),
    ]
    var ship = Sketch()
    try ship.sail(0...3, from: (0, 30_000), to: (0, 7000), speed: 4)
    try ship.lie(3.1...20, at: (0, 7000))
    try ship.sail(20.1...21, from: (0, 7000), to: (0, 0), speed: 4)
    try ship.lie(21.1...50, at: (0, 0))
    try ship.sail(50.1...53, from: (0, 0), to: (0, 40_000), speed: 8)
    let found = calls(ship, places).sorted { $0.start < $1.start }
    #expect(found.map(\.terminalID) == ["roads", "terminal"])
    let (roads, berth) = (try #require(found.first), try #require(found.last))
    #expect(abs(hours(roads.end) - 20.4) < 0.4 && hours(berth.start) >= 20)
    #expect(berth.confidence == 4)
  }

  @Test("PortCalls 7: from the berth back to the anchorage ends the call at the terminal")
  func backToRoads() throws {
    let places = [
      try drawnPlace("terminal", .load),
      try drawnPlace("roads", .anchorage, at: (0, 7000), radius: 2000),
    ]
    var ship = Sketch()
    try ship.lie(0...20, at: (0, 0))
    try ship.sail(20.1...21, from: (0, 0), to: (0, 7000), speed: 4)
    try ship.lie(21.1...40, at: (0, 7000))
    try ship.sail(40.1...43, from: (0, 7000), to: (0, 40_000), speed: 8)
    let found = calls(ship, places).sorted { $0.start < $1.start }
    #expect(found.map(\.terminalID) == ["terminal", "roads"])
    #expect(found.first.map { hours($0.end) < 21.2 } ?? false)
  }

  @Test("PortCalls 7: swinging over the rim of an inner place does not deal the stop to two")
  func swinging() throws {
    let places = [
      try drawnPlace("terminal", .load),
      try drawnPlace("roads", .anchorage, at: (0, 7000), radius: 2000),
    ]
    var ship = Sketch()
    for step in 0..<100 { try ship.fix(Double(step) / 5, 0, step % 4 < 2 ? 5100 : 4900, speed: 0) }
    #expect(calls(ship, places).map(\.terminalID) == ["roads"])
  }

  @Test("PortCalls 7: a ship that the tide swings over the rim, twice a day, has one call")
  func swingingOverTheRim() throws {
    var ship = Sketch()
    try ship.sail(0...2, from: (0, 30_000), to: (0, 7900), speed: 8)
    for tide in 0..<6 {
      let start = 2.2 + Double(tide) * 12.4
      try ship.lie(start...start + 6, at: (0, 7900))
      try ship.lie(start + 6.2...start + 12.2, at: (0, 8500))
    }
    try ship.sail(77...80, from: (0, 8500), to: (0, 60_000), speed: 12)
    #expect(calls(ship, [try drawnPlace("roads", .load)]).count == 1)
  }

  @Test("PortCalls 8: a large area that nobody checked holds no call, a small one does")
  func unverified() throws {
    var ship = Sketch()
    try ship.lie(0...10, at: (0, 0))
    for (radius, expected) in [(60_000.0, 0), (20_000, 1)] {
      let place = try drawnPlace("box", .sts, radius: radius, isVerified: false)
      #expect(calls(ship, [place]).count == expected)
    }
  }

  @Test(
    "PortCalls 9: earlier fixes of a segment change nothing, and the input's end repeats nothing")
  func order() throws {
    let places = [try drawnPlace("jose", .load)]
    let ship = try visit()
    var detector = PortCallDetector(places: PlaceIndex(Gazetteer(terminals: places)))
    var found: [PortCall] = []
    for (index, point) in ship.points.enumerated() {
      detector.step(point, into: &found)
      if index > 10, index.isMultiple(of: 9) {
        detector.step(ship.points[index - 10], into: &found)
      }
    }
    detector.finish(at: drawingStart + .hours(40), into: &found)
    detector.finish(at: drawingStart + .hours(41), into: &found)
    #expect(found == calls(ship, places))
  }
}
