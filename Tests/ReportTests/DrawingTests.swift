/// The parts under the page: coast, frame, clipping, labels, flow, figures, escaping.
import CaseFile
import Testing
import Vocabulary

@testable import Report

@Suite("Drawing")
struct DrawingTests {
  private func place(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
  }

  @Test("the coastline holds the continents, and every point is on the globe")
  func coastline() {
    let coast = Coastline.standard
    #expect(coast.land.count > 800 && coast.lakes.count > 50 && coast.countries.count > 150)
    #expect(coast.land.allSatisfy { $0.points.count >= 3 })
    #expect(coast.land.allSatisfy { $0.west >= -180 && $0.east <= 180 && $0.south >= -90 })
  }

  @Test(
    "known places are on land or at sea",
    arguments: [
      (9.0, -66.0, true), (1.35, 103.82, true), (51.5, -0.1, true), (-25.0, 134.0, true),
      (1.6, 104.7, false), (10.4, -64.9, false), (22.6, 69.3, false), (0.0, -30.0, false),
    ])
  func landAndSea(latitude: Double, longitude: Double, isLand: Bool) {
    let crossings = Coastline.standard.land.reduce(0) { count, ring in
      var count = count
      var before = ring.points[ring.points.count - 1]
      for point in ring.points {
        if (point.y > latitude) != (before.y > latitude),
          longitude < (before.x - point.x) * (latitude - point.y) / (before.y - point.y) + point.x
        {
          count += 1
        }
        before = point
      }
      return count
    }
    #expect(crossings.isMultiple(of: 2) != isLand)
  }

  @Test("a voyage over the antimeridian gives a narrow frame in which it stays whole")
  func antimeridian() throws {
    let frame = MapFrame.holding(
      [try place(10, 170), try place(12, 179), try place(14, -175)], width: 1000)
    #expect(frame.east - frame.west < 60)
    let before = frame.point(try place(10, 179))
    let after = frame.point(try place(10, -179))
    // Two degrees apart, not 358.
    #expect(abs(after.x - before.x - 2 / (frame.east - frame.west) * 1000) < 1e-6)
  }

  @Test("a frame holds every place it was made for", arguments: [1, 2, 7, 40])
  func holding(count: Int) throws {
    let places = try (0..<count).map { (index: Int) throws -> Coordinate in
      let latitude = Double(index * 37 % 130) - 60
      let longitude = Double(index * 83 % 340) - 170
      return try place(latitude, longitude)
    }
    let frame = MapFrame.holding(places, width: 800)
    #expect(places.allSatisfy { frame.contains($0) })
    #expect(frame.height <= 800 * 0.73 && frame.height >= 800 * 0.41)
  }

  @Test(
    "the cosine is right to six decimals",
    arguments: [(0.0, 1.0), (60.0, 0.5), (-60.0, 0.5), (90.0, 0.0)])
  func cosine(degrees: Double, expected: Double) {
    #expect(abs(MapFrame.cosine(degrees) - expected) < 1e-6)
  }

  @Test("a line through the box is cut at its edges")
  func clipping() {
    let frame = MapFrame(west: 0, south: 0, east: 10, north: 10, width: 100, height: 100)
    let box = Clipping.Box(frame, margin: 0)
    let parts = Clipping.line([.init(x: -50, y: 50), .init(x: 150, y: 50)], to: box)
    #expect(parts == [[.init(x: 0, y: 50), .init(x: 100, y: 50)]])
    #expect(Clipping.line([.init(x: -50, y: -5), .init(x: 150, y: -5)], to: box).isEmpty)
    let square = [(-50.0, -50.0), (150, -50), (150, 150), (-50, 150)].map {
      Clipping.Point(x: $0.0, y: $0.1)
    }
    #expect(Set(Clipping.ring(square, to: box)).count == 4)
  }

  @Test("labels never lie on each other")
  func labels() {
    var placer = LabelPlacer(width: 200, height: 100)
    let point = MapFrame.Point(x: 100, y: 50)
    var placed = 0
    for _ in 0..<40 where placer.place("EIGHT BY", beside: point, clearance: 5, size: 12) != nil {
      placed += 1
    }
    #expect(placed >= 2 && placed <= 8)
  }

  @Test(
    "barrels keep three figures",
    arguments: [
      (1_926_400.0, "1.93 million"), (642_345.0, "642,000"), (12_345.0, "12,300"), (0.0, "0"),
      (12_345_678.0, "12.3 million"), (.infinity, "–"), (.nan, "–"), (999_700.0, "1.00 million"),
    ])
  func barrels(value: Double, text: String) {
    #expect(Figures.barrels(value) == text)
  }

  @Test("figures that do not fit a number are a dash, not a trap")
  func figures() {
    #expect(Figures.fixed(.nan, 2) == "–" && Figures.fixed(1e300, 2) == "–")
    #expect(Figures.fixed(-0.05, 1) == "−0.1" && Figures.fixed(3.14159, 2) == "3.14")
    #expect(Figures.pixel(.infinity) == "0" && Figures.pixel(-0.04) == "0")
    #expect(Figures.count(Int.min).hasPrefix("−9,223"))
  }

  @Test("controls and marks of direction are shown, letters of any script are kept")
  func escaping() {
    #expect(Markup.escaped("<a href='x'>\"&") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;")
    #expect(Markup.escaped("\u{202E}\u{2066}\u{200F}") == "[U+202E][U+2066][U+200F]")
    #expect(Markup.escaped("\u{0}\u{7F}\u{85}\u{FFFE}") == "\u{2400}\u{2421}\u{FFFD}\u{FFFD}")
    #expect(Markup.escaped("Ünïcødé 船 سفينة") == "Ünïcødé 船 سفينة")
  }

  @Test("shares are read with their bounds, and what cannot be read is left out")
  func shares() {
    let shares = OriginShare.all("jose=0.9/0.95/1;unknown=0/0.05/0.1;broken;x=1/2;y=a/b/c")
    #expect(shares.map(\.origin) == ["jose", nil])
    #expect(shares.map(\.best) == [0.95, 0.05])
  }

  @Test("two cargoes of one ship are two chains, and a loop of transfers ends")
  func chains() {
    var tables = CaseTables()
    let legs: [(String, String, String)] = [
      ("load", "terminal:a", "vessel:x"), ("discharge", "vessel:x", "terminal:b"),
      ("load", "terminal:a", "vessel:x"), ("sts", "vessel:x", "vessel:y"),
      ("sts", "vessel:y", "vessel:x"), ("discharge", "vessel:x", "terminal:b"),
    ]
    for (index, leg) in legs.enumerated() {
      tables.add(
        "custody_edges",
        [
          "edge_id": .text("e\(index)"), "kind": .text(leg.0), "from_node": .text(leg.1),
          "to_node": .text(leg.2), "time": .text("2024-01-0\(index + 1)T00:00:00Z"),
          "barrels": 1000,
        ])
    }
    let chains = Reading(tables, name: "").chains
    #expect(chains.count == 2)
    #expect(chains.map { $0.flows.count }.sorted() == [2, 4])
    #expect(Reading(tables, name: "").legs.map(\.number) == Array(0..<6))
  }

  @Test("a cargo still on board is a leg that ends beside the ship")
  func retained() throws {
    var tables = CaseTables()
    for (id, kind, from) in [("a", "load", "terminal:t"), ("b", "retain", "vessel:x")] {
      tables.add(
        "custody_edges",
        [
          "edge_id": .text(id), "kind": .text(kind), "from_node": .text(from),
          "to_node": "vessel:x", "time": .text("2024-01-0\(id == "a" ? 1 : 2)T00:00:00Z"),
          "barrels": 1000,
        ])
    }
    let chain = try #require(Reading(tables, name: "").chains.first)
    #expect(chain.flows.count == 2)
    #expect(Set(chain.nodes.map(\.node)) == ["terminal:t", "vessel:x", "Still on board"])
    #expect(chain.nodes.map(\.column).sorted() == [0, 1, 2])
  }

  @Test(
    "axes have round marks for minutes, days and years",
    arguments: [25.0, 7200.0, 1_296_000.0])
  func axis(minutes: Double) {
    let start = Instant(seconds: 1_704_067_200)
    let axis = TimeAxis(start...(start + .minutes(minutes)), left: 0, right: 100)
    #expect((3...10).contains(axis.marks.count))
    #expect(axis.marks.allSatisfy { $0.time >= start && axis.x($0.time) <= 100 })
  }
}
