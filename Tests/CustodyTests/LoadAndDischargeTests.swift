import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct LoadAndDischargeTests {
  @Test("Custody 3: a call at a load terminal with a risen draught is a load")
  func load() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    let graph = scene.graph
    let action = try #require(graph.portCallActions.first)
    #expect(action.action == .load)
    #expect(action.grade == .c)
    let barrels = try #require(action.barrels)
    #expect(barrels.low < 1_820_000 && 1_820_000 < barrels.high)
    #expect(action.edgeID == graph.edges.first?.id)
    #expect(graph.inconsistencies.isEmpty)
  }

  @Test("Custody 3: a call at a discharge terminal with a fallen draught is a discharge")
  func discharge() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10)])
    try scene.call(ship, "basrah", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let graph = scene.graph
    let discharge = try #require(graph.discharges.first)
    #expect(graph.portCallActions.map(\.action) == [.load, .discharge])
    #expect(discharge.terminalID == "sikka")
    let share = discharge.shares.share(of: .terminal("basrah"))
    #expect(share.best > 0.99 && share.low > 0.9)
    #expect(discharge.chain == graph.edges.filter { $0.kind != .retain }.map(\.id))
    #expect(graph.findings.isEmpty)
  }

  @Test("Custody 2: a stay without a draught change is unknown, neither a load nor nothing")
  func unknown() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let graph = scene.graph
    #expect(graph.portCallActions.map(\.action) == [.unknown, .unknown])
    #expect(graph.portCallActions.allSatisfy { $0.barrels == nil && $0.grade == .u })
    #expect(graph.edges.isEmpty)
  }

  @Test(
    "Custody 2: too short so far, or too long, for cargo is none; a visit of level 1 is unknown")
  func unmoved() throws {
    func action(_ end: Double, open: Bool = false, level: Int = 4) throws -> PortCallAction? {
      var scene = try Scene()
      let ship = try scene.ship("A", draughts: [(0, 21)])
      try scene.call(ship, "jose", 1, end)
      scene.input.portCalls[0].isOpen = open
      scene.input.portCalls[0].confidence = level
      return scene.graph.portCallActions.first
    }
    #expect(try action(1.4, open: true)?.action == CargoAction.none)
    #expect(try action(2.4, open: true)?.action == .unknown)
    #expect(try action(9)?.action == CargoAction.none)
    #expect(try action(9)?.basis == .callUnmoved)
    #expect(try action(9, open: true)?.action == .unknown)
    #expect(try action(9, level: 1)?.basis == .callGlimpsed)
    #expect(try action(9, level: 1)?.action == .unknown)
  }

  @Test("Custody 2: a draught that changed against the terminal's role is unknown")
  func againstTheRole() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21), (2.5, 10)])
    try scene.call(ship, "jose", 1, 3)
    let graph = scene.graph
    #expect(graph.portCallActions.map(\.action) == [.unknown])
    #expect(graph.transfers.isEmpty)
  }

  @Test(
    "Custody 4: late typing is accepted, and lowers the grade after five days",
    arguments: [
      (3.5, EvidenceGrade.c), (6, .c), (12, .d),
    ])
  func late(typed: Double, grade: EvidenceGrade) throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (typed, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    let action = try #require(scene.graph.portCallActions.first)
    #expect(action.action == .load)
    #expect(action.grade == grade)
  }

  @Test("Custody 4: a lone laden draught after a load gives a wide amount of grade D")
  func loneReading() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(5, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    let action = try #require(scene.graph.portCallActions.first)
    #expect(action.action == .load)
    #expect(action.grade == .d)
    #expect(action.barrels?.low == 0)
  }

  @Test("Custody 4: a stale draught corrected during the call does not hide the load")
  func staleBefore() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(-20, 21.2), (1.1, 10), (3.1, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    let action = try #require(scene.graph.portCallActions.first)
    #expect(action.action == .load)
    #expect(action.barrels?.best ?? 0 > 1_500_000)
  }

  @Test("Custody 5: a draught typed on arrival at the opposite terminal belongs to the load")
  func typedOnArrival() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (40.2, 21.5), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 40, 43)
    let graph = scene.graph
    #expect(graph.portCallActions.map(\.action) == [.load, .discharge])
    #expect(graph.portCallActions.first?.grade == .d)
    #expect(graph.discharges.first?.shares.share(of: .terminal("jose")).best ?? 0 > 0.9)
  }

  @Test("Custody 6: anchorages, passages and other ships move no cargo")
  func none() throws {
    var scene = try Scene()
    let tanker = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    let bulker = try scene.ship("B", draughts: [(0, 8), (3.2, 16)], isTanker: false)
    try scene.call(tanker, "johor", 1, 3)
    try scene.call(bulker, "jose", 1, 3)
    try scene.call(tanker, "sikka", 20, 20.1, stops: false)
    let actions = scene.graph.portCallActions
    #expect(actions.map(\.action) == [.none, .none, .none])
    #expect(actions.allSatisfy { $0.explanation.hasPrefix("No cargo: ") })
  }

  @Test("Custody 16: cargo aboard before the first observation has an unknown origin")
  func before() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21.5), (3.2, 10)])
    try scene.call(ship, "sikka", 1, 3)
    let discharge = try #require(scene.graph.discharges.first)
    #expect(discharge.shares == .unknown)
    #expect(scene.graph.findings.isEmpty)
  }

  @Test("Custody 25: cargo still aboard at the end is retained")
  func retained() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    try scene.call(ship, "basrah", 1, 3)
    let retained = try #require(scene.graph.edges.first { $0.kind == .retain })
    #expect(retained.from == .vessel(scene.id(ship)))
    #expect(retained.end == scene.input.end)
    #expect(retained.shares.share(of: .terminal("basrah")).best > 0.99)
  }

  @Test("Custody 26: each load is a parcel with its terminal's density and regime")
  func parcels() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    try scene.call(ship, "jose", 1, 3)
    let parcel = try #require(scene.graph.parcels.first)
    #expect(parcel.originTerminalID == "jose")
    #expect(parcel.originCountry == "Venezuela")
    #expect(parcel.regime == "sanctioned_origin:VE")
    #expect(parcel.api == Estimate(low: 15, best: 16, high: 17))
    #expect(parcel.gradeName == "Jose Terminal grade")
  }

  @Test("Custody 27: overlapping areas count one call, the one with a stop")
  func overlap() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    try scene.call(ship, "cardon", 0.9, 3.1, stops: false)
    try scene.call(ship, "jose", 1, 3)
    let graph = scene.graph
    #expect(graph.portCallActions.map(\.action) == [.none, .load])
    #expect(graph.parcels.count == 1)
  }

  @Test("Custody 2: readings that are no draughts are left out", arguments: [0.0, -4, .infinity])
  func noDraught(metres: Double) throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.1, metres)])
    try scene.call(ship, "jose", 1, 3)
    #expect(scene.graph.portCallActions.map(\.action) == [.unknown])
  }
}
