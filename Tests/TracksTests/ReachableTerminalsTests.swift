import Testing
import Tracks
import Vocabulary

@Suite("Terminals in reach of a silence")
struct ReachableTerminalsTests {
  /// A silence of so many hours that begins at the drawing's origin.
  private func gap(
    hours: Double, back: Double?, _ kind: Gap.Class = .challengedEmission,
    chart: Chart = .asDrawn
  ) throws -> Gap {
    let segment = SegmentID(mmsi: try #require(MMSI(636_000_001)), start: drawingStart)
    return Gap(
      segment: segment, start: drawingStart, end: drawingStart + .hours(hours),
      isOpen: back == nil, from: try chart.place(0, 0), to: try back.map { try chart.place($0, 0) },
      distance: nil, impliedSpeed: nil, classification: kind, deliberateProbability: 0.9,
      listening: Listening(), evidence: [])
  }

  @Test(
    "Gaps 19: terminals are in reach that leave ten hours at 16 kn, nearest first",
    arguments: Chart.allCases)
  func reach(_ chart: Chart) throws {
    let near = try drawnPlace("near", .load, at: (60_000, 0), radius: 1000, chart: chart)
    let far = try drawnPlace("far", .both, at: (-120_000, 0), radius: 1000, chart: chart)
    let roads = try drawnPlace("roads", .anchorage, at: (0, 0), radius: 1000, chart: chart)
    var terminals = ReachableTerminals([far, near, roads])
    func names(_ gap: Gap) -> [String] { terminals.reached(in: gap).map(\.terminal) }
    // There and back: 118 km and 238 km, four and eight hours of sailing.
    #expect(names(try gap(hours: 12, back: 0, chart: chart)) == [])
    #expect(names(try gap(hours: 15, back: 0, chart: chart)) == ["near"])
    #expect(names(try gap(hours: 20, back: 0, chart: chart)) == ["near", "far"])
    // While it is open the way there is enough.
    #expect(names(try gap(hours: 15, back: nil, chart: chart)) == ["near", "far"])
    #expect(names(try gap(hours: 20, back: 0, .healthy, chart: chart)) == [])
  }

  private func terminal(_ id: String, _ latitude: Double, _ longitude: Double) throws -> Terminal {
    Terminal(
      id: id, name: id, country: "", role: .load,
      area: .disc(
        centre: try #require(Coordinate(latitude: latitude, longitude: longitude)),
        radius: Metres(5000)), isVerified: true, source: "drawn")
  }

  private func silence(hours: Double, _ latitude: Double, _ longitude: Double) throws -> Gap {
    var gap = try gap(hours: hours, back: nil)
    gap.from = try #require(Coordinate(latitude: latitude, longitude: longitude))
    return gap
  }

  @Test("Gaps 20: a terminal across an isthmus is not in reach, one on this side is")
  func isthmus() throws {
    // Off the west coast of the Kra peninsula; the gulf behind it is 150 nautical miles off and 900
    // by sea.
    var terminals = ReachableTerminals([
      try terminal("this side", 7.2, 98.2), try terminal("behind", 8.6, 100.2),
    ])
    func names(_ hours: Double) throws -> [String] {
      terminals.reached(in: try silence(hours: hours, 8.5, 97.8)).map(\.terminal)
    }
    #expect(try names(30) == ["this side"])
    #expect(try names(50) == ["this side"])
    #expect(try names(80) == ["this side", "behind"])
  }

  @Test("Gaps 20: where no sea is known near, the great circle is taken")
  func inland() throws {
    var terminals = ReachableTerminals([try terminal("river", 48.6, 2.5)])
    let reached = terminals.reached(in: try silence(hours: 20, 48.0, 2.0))
    #expect(reached.map(\.terminal) == ["river"])
  }
}
