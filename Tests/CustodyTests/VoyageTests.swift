import Custody
import Testing
import Tracks
import Vocabulary

@Suite("Voyages")
struct VoyageTests {
  private func voyages(_ scene: Scene, of ship: SegmentID) -> [Voyage] {
    scene.graph.voyages.filter { $0.vesselID == scene.id(ship) }
  }

  @Test("Voyages 1, 3 and 6: from terminal to terminal, laden out and in ballast home")
  func roundTrip() throws {
    var scene = try Scene()
    let ship = try scene.ship("PLAIN", draughts: [(-5, 10), (3.1, 21.5), (42.1, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "johor", 30, 32)
    try scene.call(ship, "sikka", 40, 42)
    let found = voyages(scene, of: ship)
    #expect(found.count == 3)
    let (first, laden, home) = (found[0], found[1], found[2])
    #expect(first.legs.map(\.from) == [nil] && first.legs.map(\.lading) == [.ballast])
    #expect(laden.legs.map(\.from) == [.terminal("jose")])
    #expect(laden.legs.map(\.to) == [.terminal("sikka")])
    #expect(laden.legs.map(\.lading) == [.laden])
    #expect(laden.legs.map(\.start) == [day(3)] && laden.legs.map(\.end) == [day(40)])
    #expect(home.legs.map(\.end) == [nil] && home.legs.map(\.lading) == [.ballast])
    #expect(Set(found.map(\.id)).count == 3)
  }

  @Test("Voyages 2, 5 and 7: a transfer splits a voyage; what is aboard follows it")
  func transferSplits() throws {
    let (scene, donor, receiver) = try relabelledScene()
    let giver = voyages(scene, of: donor).filter { $0.legs[0].from == .terminal("jose") }
    let legs = try #require(giver.first).legs
    #expect(legs.map(\.to) == [.vessel(scene.id(receiver)), nil])
    #expect(legs.map(\.lading) == [.laden, .ballast])
    #expect(abs(legs[0].silentHours - 720) < 1 && legs[0].challengedHours == legs[0].silentHours)
    #expect(legs[1].silentHours == 0)
    let taker = try #require(voyages(scene, of: receiver).first).legs
    #expect(taker.map(\.lading) == [.ballast, .laden])
    #expect(taker.last?.to == .terminal("sikka"))
  }

  @Test("Voyages 4: overlapping calls are one stop")
  func overlapping() throws {
    var scene = try Scene()
    let ship = try scene.ship("NESTED", draughts: [(-5, 10), (3.1, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "cardon", 2, 3.5)
    try scene.call(ship, "sikka", 40, 42)
    let found = voyages(scene, of: ship)
    #expect(found.filter { $0.legs[0].from == .terminal("jose") }.count == 1)
    #expect(!found.contains { $0.legs[0].from == .terminal("cardon") })
  }

  @Test("Voyages 6: without a draught or a movement the state is unknown")
  func untyped() throws {
    var scene = try Scene()
    let ship = try scene.ship("SILENT", draughts: [])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "pengerang", 40, 42)
    let found = voyages(scene, of: ship)
    #expect(found.first?.legs.map(\.lading) == [.unknown])
  }

  @Test("Voyages 8: a ship known to be no tanker has none")
  func freighter() throws {
    var scene = try Scene()
    let ship = try scene.ship("BOXES", draughts: [], isTanker: false)
    try scene.call(ship, "jose", 1, 3)
    #expect(voyages(scene, of: ship).isEmpty)
  }
}
