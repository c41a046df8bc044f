import Testing
import Vocabulary

@testable import Geodesy

@Suite("Ways by sea")
struct SeaWaysTests {
  private func place(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
  }

  private func miles(
    _ from: Coordinate, _ to: Coordinate, atMost bound: Double = 1500
  ) throws -> Double {
    var ways = SeaWays(to: [to])
    let way = ways.distances(from: from, within: Metres(bound * 1852))[0]
    return try #require(way).nauticalMiles
  }

  @Test("the bundled grid covers the globe and knows seas, coasts and plains")
  func bundled() throws {
    let grid = SeaGrid.standard
    #expect(grid.cells.count == 1440 * 720)
    #expect(grid.ground(at: try place(10.27, -64.93)) == .sea)
    #expect(grid.ground(at: try place(0, -30)) == .sea)
    #expect(grid.isInland(try place(48.2, 2.4)))
    #expect(grid.isInland(try place(23.0, 45.0)))
    #expect(!grid.isInland(try place(52.0, 4.3)))
    #expect(!grid.isInland(try place(47.5, -87.5)))
    for edge in [try place(90, 180), try place(-90, -180), try place(0, 180)] {
      _ = grid.ground(at: edge)
      _ = grid.isInland(edge)
    }
  }

  @Test("text that is no grid reads as sea")
  func nonsense() {
    #expect(SeaGrid("").cells.allSatisfy { $0 == .sea })
    #expect(SeaGrid("L7x!S").cells.count == 1440 * 720)
    #expect(SeaGrid("C99999999999").cells.allSatisfy { $0 == .coast })
  }

  /// Passages in nautical miles, rounded, as distance tables have them [from memory, not verified], with
  /// their ends off the ports.
  @Test(
    "a way is no longer than distance tables have it and at most a fifth shorter",
    arguments: [
      ("Fujairah to Singapore", (25.2, 56.6), (1.2, 104.2), 3400.0),
      ("Yanbu to Ceyhan by Suez", (23.9, 38.0), (36.7, 35.9), 930),
      ("Kerch to Gibraltar", (44.9, 36.5), (36.0, -5.4), 2120),
    ])
  func tables(_ passage: (String, (Double, Double), (Double, Double), Double)) throws {
    let (_, from, to, known) = passage
    let way = try miles(
      try place(from.0, from.1), try place(to.0, to.1), atMost: known * 1.02)
    #expect(way >= known * 0.8)
  }

  @Test("an isthmus is sailed round")
  func isthmus() throws {
    // Across the Kra peninsula, 150 miles straight, 900 by Singapore.
    let (west, east) = (try place(8.5, 97.8), try place(8.5, 100.4))
    #expect(west.distance(to: east).nauticalMiles < 160)
    #expect(try miles(west, east) > 750)
    // Sinai's two gulfs are one cape apart.
    #expect(try miles(try place(29.0, 34.7), try place(29.0, 32.8)) > 150)
  }

  @Test("open water is the great circle, across the antimeridian too")
  func open() throws {
    let (west, east) = (try place(10, 179.5), try place(12, -178))
    let way = try miles(west, east)
    #expect(abs(way - west.distance(to: east).nauticalMiles) < 1)
  }

  @Test("what lies beyond the bound, and a closed sea, is not reached; inland the circle is given")
  func bounds() throws {
    let (kharg, basrah) = (try place(29.1, 50.4), try place(29.5, 48.9))
    let (baku, plain) = (try place(40.2, 50.3), try place(32.5, 54))
    let here = try place(28.9, 50.2)
    var ways = SeaWays(to: [kharg, basrah, baku, plain])
    let near = ways.distances(from: here, within: Metres(60_000))
    #expect(near[0] != nil && near[1] == nil)
    let all = ways.distances(from: here, within: Metres(2e6))
    #expect(all[0] == near[0] && all[1] != nil)
    #expect(all[2] == nil)
    #expect(all[3]?.value == plain.distance(to: here).value)
  }

  @Test("the same cell asked again gives the same")
  func again() throws {
    let (target, here) = (try place(1.2, 104.2), try place(6.0, 98.0))
    var ways = SeaWays(to: [target])
    let long = ways.distances(from: here, within: Metres(2e6))
    let short = ways.distances(from: here, within: Metres(1e6))
    var fresh = SeaWays(to: [target])
    #expect(long == short && short[0] != nil)
    #expect(fresh.distances(from: here, within: Metres(1e6)) == short)
  }
}
