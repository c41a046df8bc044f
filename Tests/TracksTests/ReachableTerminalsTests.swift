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
    let terminals = ReachableTerminals([far, near, roads])
    func names(_ gap: Gap) -> [String] { terminals.reached(in: gap).map(\.terminal) }
    // There and back: 118 km and 238 km, four and eight hours of sailing.
    #expect(names(try gap(hours: 12, back: 0, chart: chart)) == [])
    #expect(names(try gap(hours: 15, back: 0, chart: chart)) == ["near"])
    #expect(names(try gap(hours: 20, back: 0, chart: chart)) == ["near", "far"])
    // While it is open the way there is enough.
    #expect(names(try gap(hours: 15, back: nil, chart: chart)) == ["near", "far"])
    #expect(names(try gap(hours: 20, back: 0, .healthy, chart: chart)) == [])
  }
}
