import Custody
import Testing
import Tracks
import Vocabulary

/// Crude from Jose goes into the tanks of Pengerang; another ship takes some out and lands it at Sikka.
func tankFarmScene() throws -> (scene: Scene, taker: SegmentID) {
  var scene = try Scene()
  let first = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10)])
  try scene.call(first, "jose", 1, 3)
  try scene.call(first, "pengerang", 41, 43)
  let second = try scene.ship("B", draughts: [(50, 10), (63.2, 18), (83.2, 10)])
  try scene.call(second, "pengerang", 61, 63)
  try scene.call(second, "sikka", 81, 83)
  return (scene, second)
}

@Suite struct StorageTests {
  @Test("Custody 38: into and out of a terminal that receives and loads are storage edges")
  func shoreTanks() throws {
    let graph = try tankFarmScene().scene.graph
    #expect(graph.edges.map(\.kind) == [.load, .storageIn, .storageOut, .discharge])
    #expect(graph.discharges.map(\.terminalID) == ["pengerang", "sikka"])
    let shares = try #require(graph.discharges.last).shares
    // What went in can be what came out; the terminal's own crude is the best that can be said.
    #expect(shares.share(of: .terminal("pengerang")).best > 0.95)
    #expect(shares.share(of: .terminal("jose")).best < 0.01)
    #expect(shares.share(of: .terminal("jose")).high > 0.95)
    #expect(shares.share(of: .terminal("pengerang")).low < 0.05)
  }

  @Test("Custody 38: nothing is possible out of a tank that went in after, or long before")
  func memory() throws {
    for start in [70.0, -170] {
      var scene = try Scene()
      let first = try scene.ship(
        "A", draughts: [(start - 10, 10), (start - 6, 21.5), (start + 2.1, 10)])
      try scene.call(first, "jose", start - 9, start - 7)
      try scene.call(first, "pengerang", start, start + 2)
      let second = try scene.ship("B", draughts: [(50, 10), (63.2, 18)])
      try scene.call(second, "pengerang", 61, 63)
      let edge = try #require(scene.graph.edges.first { $0.kind == .storageOut })
      #expect(edge.shares == .pure(.terminal("pengerang")))
    }
  }

  private func mothership(stays: Bool, days: Double) throws -> CustodyGraph {
    var scene = try Scene()
    let giver = try scene.ship("GIVER", draughts: [(0, 10), (3.2, 21.5), (32, 10)])
    let store = try scene.ship("STORE", draughts: [(20, 10), (32, 21.5), (32 + days, 10)])
    let taker = try scene.ship(
      "TAKER", draughts: [(20, 10), (32 + days, 21.4), (62 + days, 10)])
    try scene.call(giver, "jose", 1, 3)
    try scene.meeting(giver, store, 30, 31.5)
    try scene.meeting(store, taker, 30 + days, 31.5 + days)
    try scene.call(taker, "sikka", 60 + days, 62 + days)
    let index = try #require(scene.input.vessels.firstIndex { $0.name == "STORE" })
    let here = try place(1.56, 104.53)
    let away = try place(4, 106)
    scene.input.vessels[index].track = [
      TrackVertex(time: day(25), position: here, speed: nil),
      TrackVertex(time: day(32), position: here, speed: nil),
      TrackVertex(time: day(32 + days / 2), position: stays ? here : away, speed: nil),
      TrackVertex(time: day(31 + days), position: here, speed: nil),
    ]
    return scene.graph
  }

  @Test("Custody 39: a ship that lies laden for weeks where she took her cargo is a store")
  func floating() throws {
    let graph = try mothership(stays: true, days: 40)
    #expect(graph.edges.map(\.kind) == [.load, .storageIn, .storageOut, .discharge])
    #expect(graph.transfers.count == 2)
    let last = try #require(graph.discharges.last)
    #expect(last.shares.share(of: .terminal("jose")).best > 0.95)
    #expect(last.chain.count == 4)
  }

  @Test(
    "Custody 39: one that sailed meanwhile, or lay for days only, is none",
    arguments: [(false, 40.0), (true, 8)])
  func passing(stays: Bool, days: Double) throws {
    let graph = try mothership(stays: stays, days: days)
    #expect(graph.edges.map(\.kind) == [.load, .sts, .sts, .discharge])
  }

  @Test("Custody 40: a ship's cargo is a state over time, with its interval and shares")
  func aboard() throws {
    let (scene, donor, receiver) = try relabelledScene()
    let graph = scene.graph
    let mine = graph.aboard.filter { $0.vesselID == scene.id(donor) }
    #expect(mine.map(\.start) == [day(2.95), day(46)])
    #expect(mine.map(\.end) == [day(44), scene.input.end])
    #expect(mine[0].barrels.best > 1_600_000)
    #expect(mine[1].barrels.best < 0.1 * mine[0].barrels.best)
    let theirs = graph.aboard.filter { $0.vesselID == scene.id(receiver) }
    #expect(theirs.count == 2)
    for state in graph.aboard {
      #expect(state.barrels.low >= 0 && state.barrels.low <= state.barrels.best)
      #expect(state.barrels.best <= state.barrels.high && state.start <= state.end)
      #expect(abs(state.shares.shares.reduce(0) { $0 + $1.share.best } - 1) < 1e-9)
      #expect(graph.edges.contains { $0.id == state.edgeID } && !state.evidence.isEmpty)
    }
    #expect(Set(graph.aboard.map(\.id)).count == graph.aboard.count)
  }

  @Test("Custody 40: states follow each other without overlap, in any fleet", arguments: 1..<20)
  func states(seed: Int) throws {
    let graph = try RandomFleet(seed: UInt64(seed)).scene.graph
    let ships = Dictionary(grouping: graph.aboard, by: \.vesselID)
    #expect(!ships.isEmpty)
    for states in ships.values {
      for state in states {
        #expect(state.barrels.low >= 0 && state.barrels.high.isFinite)
        #expect(state.shares.shares.allSatisfy { $0.share.low >= 0 && $0.share.high <= 1 + 1e-9 })
      }
    }
  }
}
