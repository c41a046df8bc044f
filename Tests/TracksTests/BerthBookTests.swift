import Geodesy
import Testing
import Tracks
import Vocabulary

@Suite("Berths learned from calls")
struct BerthBookTests {
  private func places(_ chart: Chart = .asDrawn) throws -> PlaceIndex {
    PlaceIndex(
      Gazetteer(terminals: [
        try drawnPlace("oil", .both, radius: 5000, chart: chart),
        try drawnPlace("roads", .sts, at: (40_000, 0), radius: 5000, chart: chart),
      ]))
  }

  /// A day at rest with headings as given, hour by hour.
  private func call(
    _ ship: UInt32, from hour: Double, at place: (Double, Double), chart: Chart = .asDrawn,
    _ index: PlaceIndex, antenna: ((Double) -> (Double, Double))? = nil,
    heading: (Double) -> Double?
  ) throws -> [PortCall] {
    var sketch = Sketch(chart, mmsi: 636_000_000 + ship)
    try sketch.fix(hour - 2, place.0 - 30_000, place.1, speed: 12)
    for step in 0..<48 {
      let turn = heading(Double(step) / 2)
      let spot = turn.flatMap { antenna?($0) } ?? place
      try sketch.fix(hour + Double(step) / 2, spot.0, spot.1, speed: 0, heading: turn)
    }
    try sketch.fix(hour + 27, place.0 - 30_000, place.1, speed: 12)
    var detector = PortCallDetector(places: index)
    var calls: [PortCall] = []
    for point in sketch.points { detector.step(point, into: &calls) }
    detector.finish(at: drawingStart + .hours(hour + 27), into: &calls)
    return calls
  }

  @Test(
    "PortCalls 10: one heading is a berth, a turning one at a terminal a buoy, elsewhere an anchorage",
    arguments: Chart.allCases)
  func moorings(_ chart: Chart) throws {
    let index = try places(chart)
    let calls =
      try call(1, from: 10, at: (0, 0), chart: chart, index) { _ in 140 }
      + call(2, from: 10, at: (1000, 0), chart: chart, index) { $0 * 15 }
      + call(3, from: 10, at: (40_000, 0), chart: chart, index) { $0 * 15 }
      + call(4, from: 10, at: (2000, 0), chart: chart, index) { _ in nil }
    let noted = BerthBook(places: index).noted(calls) { _ in nil }
    #expect(noted.map(\.mooring) == [.berth, .buoy, .anchorage, nil])
    #expect(noted.allSatisfy { $0.berth == nil })
  }

  @Test("PortCalls 11: where three stays of two ships lay is a berth, numbered from west to east")
  func berths() throws {
    let index = try places()
    var calls: [PortCall] = []
    for (ship, hour, east) in [
      (UInt32(1), 10.0, 600.0), (2, 60, 640), (3, 110, 590), (1, 160, 0), (2, 210, 30), (4, 260, 5),
      (5, 310, -900),
    ] {
      calls += try call(ship, from: hour, at: (east, 0), index) { _ in 140 }
    }
    let book = BerthBook(places: index)
    let noted = book.noted(calls) { _ in nil }
    let names = ["oil/2", "oil/2", "oil/2", "oil/1", "oil/1", "oil/1", nil]
    #expect(noted.map(\.berth) == names)
    // The order in which calls come changes nothing.
    #expect(book.noted(calls.reversed()) { _ in nil }.reversed() == noted)
    // One ship alone makes none known.
    let alone = noted.filter { $0.segment.mmsi.number == 636_000_001 }
    #expect(book.noted(alone + alone + alone) { _ in nil }.allSatisfy { $0.berth == nil })
  }

  @Test("PortCalls 11: ships of any length that swing about one buoy lie at one")
  func buoy() throws {
    let index = try places()
    var calls: [PortCall] = []
    for (ship, hour, toBow) in [(UInt32(1), 10.0, 280), (2, 60, 150), (3, 110, 220)] {
      // The antenna so far behind the bow, and the bow 70 m from the buoy.
      let behind = Double(toBow) + 70
      calls += try call(
        ship, from: hour, at: (0, 0), index,
        antenna: { degrees in
          let turn = (degrees + 180) * .pi / 180
          return (behind * sine(turn), behind * sine(turn + .pi / 2))
        }, heading: { 40 + $0 * 6 })
    }
    let noted = BerthBook(places: index).noted(calls) { segment in
      let toBow = [1: 280, 2: 150, 3: 220][Int(segment.mmsi.number % 1000)] ?? 0
      var particulars = Particulars()
      particulars.dimensions = HullDimensions(
        toBow: toBow, toStern: 50, toPort: 20, toStarboard: 20)
      return particulars
    }
    #expect(noted.map(\.mooring) == [.buoy, .buoy, .buoy])
    #expect(noted.map(\.berth) == ["oil/1", "oil/1", "oil/1"])
  }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

private func sine(_ angle: Double) -> Double { sin(angle) }
