import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct GraphLawTests {
  @Test("Custody 1: shuffled lists give the same graph", arguments: 0..<12)
  func order(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let scene = try seed == 0 ? relabelledScene().scene : RandomFleet(seed: UInt64(seed)).scene
    var shuffled = scene.input
    shuffled.vessels = scene.input.vessels.map { vessel in
      var vessel = vessel
      vessel.draughts.shuffle(using: &random)
      vessel.segments.shuffle(using: &random)
      return vessel
    }.shuffled(using: &random)
    shuffled.portCalls.shuffle(using: &random)
    shuffled.encounters.shuffle(using: &random)
    shuffled.loiterings.shuffle(using: &random)
    shuffled.gaps.shuffle(using: &random)
    shuffled.terminals.shuffle(using: &random)
    shuffled.documents.shuffle(using: &random)
    let (first, second) = (CustodyGraph.infer(scene.input), CustodyGraph.infer(shuffled))
    #expect(first.edges == second.edges)
    #expect(first.transfers == second.transfers)
    #expect(first.portCallActions == second.portCallActions)
    #expect(first.discharges == second.discharges)
    #expect(first.documents == second.documents)
    #expect(first.inconsistencies == second.inconsistencies)
    #expect(first.accounts == second.accounts)
    #expect(first.findings == second.findings)
    #expect(first.parcels == second.parcels)
    #expect(!first.edges.isEmpty)
  }

  @Test("Custody 17: barrels in are barrels out and held, inside intervals", arguments: 1..<41)
  func conservation(seed: Int) throws {
    let fleet = try RandomFleet(seed: UInt64(seed))
    let graph = fleet.scene.graph
    for account in graph.accounts {
      let (held, expected) = (account.held, account.expected)
      #expect(expected.low - 1 <= held.low && held.high <= expected.high + 1)
      #expect(held.low >= 0)
      #expect(held.high <= account.capacity.high + 1)
    }
    for edge in graph.edges {
      #expect(edge.tonnes.low >= 0)
      #expect(abs(edge.shares.shares.reduce(0) { $0 + $1.share.best } - 1) < 1e-9)
      #expect(edge.shares.shares.allSatisfy { $0.share.low >= 0 && $0.share.high <= 1 + 1e-9 })
      #expect(edge.barrels.low >= 0 && edge.barrels.high > 0)
      #expect(!edge.evidence.isEmpty && !edge.explanation.isEmpty)
      #expect(edge.evidence == edge.evidence.sorted())
    }
    #expect(!graph.edges.isEmpty)
  }

  @Test("Custody 17: the true amounts lie inside the intervals nine times in ten")
  func coverage() throws {
    var inside = 0
    var all = 0
    for seed in 1..<41 {
      let fleet = try RandomFleet(seed: UInt64(seed))
      let graph = fleet.scene.graph
      for truth in fleet.truths {
        let edge = graph.edges.first { $0.kind != .retain && abs(($0.end - truth.end).hours) < 3 }
        guard let edge, edge.to == truth.to || edge.from == truth.from else { continue }
        all += 1
        if edge.tonnes.low <= truth.tonnes && truth.tonnes <= edge.tonnes.high { inside += 1 }
      }
    }
    #expect(all > 200)
    #expect(Double(inside) >= 0.9 * Double(all), "\(inside) of \(all)")
  }

  @Test("Custody 17: an empty input gives an empty graph")
  func empty() {
    let graph = CustodyGraph.infer(CustodyInput(end: epoch))
    #expect(graph.edges.isEmpty && graph.findings.isEmpty && graph.accounts.isEmpty)
  }

  @Test("Custody 18: more discharged than loaded is recorded, not hidden")
  func moreOut() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 14), (20, 21.5), (33.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 31, 33)
    let graph = scene.graph
    #expect(graph.inconsistencies.contains { $0.kind == .unseenChange })
    let discharge = try #require(graph.discharges.first)
    #expect(discharge.shares.share(of: .unknown).best > 0.3)
    #expect(discharge.grade == .d)
  }

  @Test("Custody 18: an empty ship that gives a cargo is recorded and her account still balances")
  func emptyGiver() throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21.5), (3.2, 10)])
    let receiver = try scene.ship("B", draughts: [(0, 10), (21.2, 21.5)])
    try scene.call(donor, "sikka", 1, 3)
    try scene.meeting(donor, receiver, 20, 21)
    let graph = scene.graph
    #expect(graph.inconsistencies.map(\.kind) == [.moreOutThanAboard])
    let account = try #require(graph.accounts.first { $0.vesselID == scene.id(donor) })
    #expect(account.adjusted.low > 200_000)
    #expect(account.expected.low <= account.held.low && account.held.high <= account.expected.high)
    #expect(graph.transfers.first?.shares == .unknown)
  }

  @Test("Custody 20: a silence before the load says nothing about the cargo")
  func silenceBeforeLoad() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(-5, 10), (13.2, 21.5), (43.2, 10)])
    scene.gap(ship, 1, 9, .unresolved, from: try place(0, -20), to: try place(0, -20))
    try scene.call(ship, "jose", 11, 13)
    try scene.call(ship, "sikka", 41, 43)
    #expect(scene.graph.discharges.first?.grade == .c)
  }

  @Test("Custody 20: a silence in ballast between two voyages weakens neither")
  func silenceBetweenVoyages() throws {
    var scene = try Scene()
    let ship = try scene.ship(
      "A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10), (62.2, 21.5), (102.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    scene.gap(ship, 48, 56, .unresolved, from: try place(0, -20), to: try place(0, -20))
    try scene.call(ship, "jose", 60, 62)
    try scene.call(ship, "sikka", 100, 102)
    #expect(scene.graph.discharges.map(\.grade) == [.c, .c])
    #expect(scene.graph.discharges.map(\.chain.count) == [2, 2])
  }

  @Test("Custody 19: a discharge's chain leads back over the transfer to the load")
  func chain() throws {
    let graph = try relabelledScene().scene.graph
    let discharge = try #require(graph.discharges.first)
    let kinds = discharge.chain.compactMap { id in graph.edges.first { $0.id == id }?.kind }
    #expect(kinds == [.load, .sts, .discharge])
    #expect(graph.chain(to: discharge.edgeID) == discharge.chain)
  }

  @Test(
    "Custody 20: a silence while laden lowers the grade unless nothing can have happened",
    arguments: [
      // Four days for 5 degrees: time for a stop.
      (4.0, 5.0, 21.5, EvidenceGrade.d),
      // Half a day for 3 degrees of longitude (180 nm): none.
      (0.5, 3.0, 21.5, .c),
      // The same, but another draught afterwards.
      (0.5, 3.0, 20.8, .d),
    ])
  func silence(days: Double, degrees: Double, draught: Double, grade: EvidenceGrade) throws {
    var scene = try Scene()
    var readings = [(0, 10), (3.2, 21.5), (43.2, 10)]
    if draught != 21.5 { readings.insert((20 + days, draught), at: 2) }
    let ship = try scene.ship("A", draughts: readings)
    try scene.call(ship, "jose", 1, 3)
    scene.gap(
      ship, 20, 20 + days, .unresolved, from: try place(0, -20), to: try place(0, -20 + degrees))
    try scene.call(ship, "sikka", 41, 43)
    let discharge = try #require(scene.graph.discharges.first)
    #expect(discharge.grade == grade)
  }

  @Test("Custody 1: ids are the same in every run and unique")
  func identifiers() throws {
    let graph = try RandomFleet(seed: 7).scene.graph
    let ids = graph.edges.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { !$0.contains(" ") })
  }
}

/// A seeded fleet that truly loads, transfers and discharges, with typed draughts from its own
/// hydrostatics: straight tonnes per centimetre and ballast pumped out while loading.
struct RandomFleet {
  struct Truth {
    let end: Instant
    let from: CustodyNode
    let to: CustodyNode
    let tonnes: Double
  }

  private(set) var scene: Scene
  private(set) var truths: [Truth] = []

  private struct Plan {
    var cargo = 0.0
    var draughts: [(Double, Double)] = [(-5, RandomFleet.draught(0))]
  }

  init(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    scene = try Scene()
    var plans = [Plan](repeating: Plan(), count: 6)
    var ships: [SegmentID] = []
    for number in 0..<6 { ships.append(try scene.ship("S\(number)", draughts: [])) }
    for round in 0..<3 {
      for pair in 0..<3 {
        let (giver, taker) = (pair * 2, pair * 2 + 1)
        let start = Double(round) * 60 + Double.random(in: 1...4, using: &random)
        let load = Double.random(in: 0.6...0.93, using: &random) * Self.deadweight
        let terminal = ["jose", "cardon", "basrah"][Int.random(in: 0..<3, using: &random)]
        try scene.call(ships[giver], terminal, start, start + 2)
        move(&plans[giver], load, start + 2, &random)
        truths.append(
          Truth(
            end: day(start + 1.95), from: .terminal(terminal), to: node(ships[giver]), tonnes: load)
        )
        let passed = load * Double.random(in: 0.8...1, using: &random)
        try scene.meeting(ships[giver], ships[taker], start + 20, start + 22)
        move(&plans[giver], -passed, start + 22, &random)
        move(&plans[taker], passed, start + 22, &random)
        truths.append(
          Truth(
            end: day(start + 22), from: node(ships[giver]), to: node(ships[taker]), tonnes: passed))
        try scene.call(ships[taker], "sikka", start + 40, start + 42)
        truths.append(
          Truth(
            end: day(start + 41.95), from: node(ships[taker]), to: .terminal("sikka"),
            tonnes: plans[taker].cargo))
        move(&plans[taker], -plans[taker].cargo, start + 42, &random)
        guard plans[giver].cargo > 0 else { continue }
        try scene.call(ships[giver], "pengerang", start + 30, start + 31)
        move(&plans[giver], -plans[giver].cargo, start + 31, &random)
      }
    }
    for number in scene.input.vessels.indices {
      for (time, metres) in plans[number].draughts {
        let source = scene.reference()
        scene.input.vessels[number].draughts.append(
          DraughtReading(time: day(time), draught: Metres(metres), source: source))
      }
    }
  }

  private func node(_ segment: SegmentID) -> CustodyNode { .vessel(scene.id(segment)) }

  private func move(
    _ plan: inout Plan, _ tonnes: Double, _ end: Double, _ random: inout SeededRandom
  ) {
    plan.cargo = max(0, plan.cargo + tonnes)
    let slip = Double.random(in: -0.1...0.1, using: &random)
    let typed = ((Self.draught(plan.cargo) + slip) * 10).rounded() / 10
    plan.draughts.append((end + Double.random(in: 0.02...0.5, using: &random), typed))
  }

  private static let deadweight = 305_000.0

  private static func draught(_ cargo: Double) -> Double {
    let ballast = 0.33 * deadweight * max(0, 1 - cargo / (0.55 * deadweight))
    let aboard = cargo + ballast + 0.02 * deadweight
    return 22 - (deadweight - aboard) / (100 * 175)
  }
}
