import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct UntypedTests {
  @Test("Custody 4: a discharge is over when the new draught is typed, however long she lies on")
  func liesOn() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (42.5, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 47)
    let graph = scene.graph
    #expect(graph.discharges.map(\.time) == [day(42.5)])
    // The load was typed after the call: it ended with the stop.
    #expect(graph.edges.first?.end == day(2.95))
  }

  @Test("Custody 30: a laden ship at a terminal of both roles discharged there, though none typed")
  func bothRoles() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (63.2, 20), (103.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "pengerang", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    try scene.call(ship, "sikka", 101, 103)
    let graph = scene.graph
    #expect(graph.edges.map(\.kind) == [.load, .storageIn, .load, .discharge])
    #expect(graph.discharges.map(\.terminalID) == ["pengerang", "sikka"])
    let last = try #require(graph.discharges.last)
    #expect(last.shares.share(of: .terminal("basrah")).best > 0.95)
    #expect(graph.discharges.first?.grade == .d)
    // What was typed before the first discharge says nothing of what was aboard after it.
    #expect(last.barrels.best > 1_700_000 && last.barrels.high < 2_300_000)
  }

  @Test("Custody 30: an empty ship that waits at a terminal of both roles loaded nothing for it")
  func waitsEmpty() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21), (13.2, 10), (63.2, 20)])
    try scene.call(ship, "sikka", 11, 13)
    try scene.call(ship, "pengerang", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    #expect(scene.graph.edges.filter { $0.kind != .retain }.map(\.kind) == [.discharge, .load])
  }

  @Test(
    "Custody 5: a draught typed when leaving the next berth is that berth's, not the one before")
  func departure() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (62.9, 19.5), (103.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    try scene.call(ship, "sikka", 101, 103)
    let graph = scene.graph
    #expect(graph.discharges.count == 2)
    for discharge in graph.discharges { #expect(discharge.barrels.best > 1_500_000) }
    #expect(graph.discharges[0].shares.share(of: .terminal("jose")).best > 0.95)
    #expect(graph.discharges[1].shares.share(of: .terminal("basrah")).best > 0.95)
  }

  @Test("Custody 4: at a terminal of both roles the largest change counts, not the first")
  func largestChange() throws {
    var scene = try Scene()
    let giver = try scene.ship("GIVER", draughts: [(0, 10), (3.2, 21), (33, 15)])
    let ship = try scene.ship("A", draughts: [(0, 10), (33, 15), (34.2, 9.8)])
    try scene.call(giver, "jose", 1, 3)
    try scene.meeting(giver, ship, 30, 31.5)
    try scene.call(ship, "pengerang", 32, 34)
    let graph = scene.graph
    #expect(graph.discharges.map(\.terminalID) == ["pengerang"])
    #expect((graph.discharges.first?.barrels.best ?? 0) > 500_000)
  }
}
