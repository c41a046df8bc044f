import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct InferenceTests {
  @Test("Custody 33, 35: a paper that the draughts bear out narrows load and discharge alike")
  func paper() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 20.8), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let plain = try #require(scene.graph.discharges.first?.barrels)
    scene.paper("BL", ship, 3, "Venezuela", barrels: 1_820_000)
    let graph = scene.graph
    let heard = try #require(graph.discharges.first?.barrels)
    #expect(abs(heard.best - 1_815_000) < 15_000)
    #expect(heard.high - heard.low < 0.5 * (plain.high - plain.low))
    #expect(graph.edges.first?.explanation.contains("1,820,000") == true)
  }

  @Test("Custody 35: a paper far from what the draughts say is not heard")
  func lie() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let plain = scene.graph.discharges.first?.barrels
    scene.paper("BL", ship, 3, "Venezuela", barrels: 900_000)
    #expect(scene.graph.discharges.first?.barrels == plain)
  }

  @Test("Custody 33: what a refinery received constrains what was loaded two ships before")
  func acrossTransfers() throws {
    var (scene, _, receiver) = try relabelledScene()
    var loaded: [Double] = []
    for barrels in [1_800_000.0, 1_900_000] {
      scene.input.documents = []
      scene.paper("BL", receiver, 46, "Venezuela", barrels: barrels)
      let graph = scene.graph
      loaded.append(try #require(graph.edges.first { $0.kind == .load }).barrels.best)
      let transfer = try #require(graph.transfers.first)
      #expect(abs(transfer.barrels.best - barrels) < 10_000)
    }
    // What her draught leaves open between passed on and kept takes the rest.
    #expect(loaded[1] - loaded[0] > 5000)
  }

  @Test("Custody 34: a draught that all others contradict is named")
  func wrongDraught() throws {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 15.5), (46.1, 10)])
    let receiver = try scene.ship("RECEIVER", draughts: [(30, 10), (46.1, 21.5), (62.1, 10)])
    try scene.call(donor, "jose", 1, 3)
    try scene.meeting(donor, receiver, 44, 46)
    try scene.call(receiver, "sikka", 60, 62)
    scene.paper("A", donor, 3, "Venezuela", barrels: 1_850_000)
    scene.paper("B", receiver, 46, "Venezuela", barrels: 1_850_000)
    let graph = scene.graph
    #expect(
      graph.inconsistencies.contains {
        $0.kind == .draughtDisagrees && $0.explanation.contains("typed wrongly")
      })
  }

  @Test(
    "Custody 33: amounts lie between nothing and capacity, and totals are kept", arguments: 50..<80)
  func bounds(seed: Int) throws {
    let fleet = try RandomFleet(seed: UInt64(seed))
    let graph = fleet.scene.graph
    let capacity = Dictionary(
      graph.accounts.map { ($0.vesselID, $0.capacity.high) }, uniquingKeysWith: { one, _ in one })
    var balance: [String: Double] = [:]
    for edge in graph.edges where edge.kind != .retain {
      #expect(edge.tonnes.low >= 0)
      for (node, sign) in [(edge.to, 1.0), (edge.from, -1)] {
        guard case .vessel(let id) = node else { continue }
        #expect(edge.tonnes.best <= (capacity[id] ?? 0) + 1)
        balance[id, default: 0] += sign * edge.tonnes.best
      }
    }
    // Best values of the posterior balance by themselves, to what densities round.
    for (id, left) in balance { #expect(left > -0.03 * (capacity[id] ?? 0), "\(id) \(left)") }
    #expect(CustodyGraph.infer(fleet.scene.input).edges == graph.edges)
  }

  @Test("Custody 33: a deeper draught never means less cargo")
  func monotone() throws {
    let hull = try #require(Hydrostatics(Scene.vlcc))
    for turn in [CargoTurn.gave, .took] {
      var last = -1.0
      for decimetres in 80...225 {
        let level = hull.level(
          at: Metres(Double(decimetres) / 10), isPrompt: true, turn: turn)
        #expect(level.tonnes >= last)
        #expect(level.deviation > 0)
        last = level.tonnes
      }
      #expect(last <= hull.capacity.best)
    }
  }

  @Test("Custody 36: an emptied ship's next voyage is a problem of its own")
  func forgets() throws {
    var scene = try Scene()
    let ship = try scene.ship(
      "A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10), (62.2, 21.5), (102.2, 10)])
    for (terminal, start) in [("jose", 1.0), ("sikka", 41), ("jose", 60), ("sikka", 100)] {
      try scene.call(ship, terminal, start, start + 2)
    }
    let plain = scene.graph.discharges.map(\.barrels)
    scene.paper("BL", ship, 3, "Venezuela", barrels: 1_850_000)
    let heard = scene.graph.discharges.map(\.barrels)
    #expect(heard.count == 2 && heard[0] != plain[0])
    #expect(heard[1] == plain[1])
  }

  @Test("Barrels 12: half laden a tanker carries no ballast, and near ballast draught all is open")
  func ballast() throws {
    let hull = try #require(Hydrostatics(Scene.vlcc))
    let laden = hull.level(at: Metres(21), isPrompt: true, turn: .took)
    let open = hull.level(at: Metres(12.5), isPrompt: true, turn: .took)
    #expect(laden.deviation / laden.tonnes < 0.08)
    #expect(open.deviation / open.tonnes > 2 * laden.deviation / laden.tonnes)
    let prompt = hull.level(at: Metres(21), isPrompt: true, turn: .took)
    let late = hull.level(at: Metres(21), isPrompt: false, turn: .took)
    #expect(prompt.deviation < late.deviation)
  }

  @Test(
    "Barrels 13, 14: what a terminal leaves aboard is three thousandths; papers err by two and a half"
  )
  func remainder() throws {
    let hull = try #require(Hydrostatics(Scene.vlcc))
    let level = hull.level(at: Metres(10.5), isPrompt: true, turn: .emptied)
    #expect(abs(level.tonnes - 0.003 * hull.capacity.best) < 1)
    #expect(abs(level.deviation - 0.0016 * hull.capacity.best) < 1)
    let rule = HydrostaticRule.standard
    #expect(rule.declaredDeviation == 0.0025)
    // Paper and two remainders together: the trade's half percent, read as 90 % of voyages.
    let mean = rule.remainderMeanDeviation
    let chance = rule.remainderDeviation * rule.remainderDeviation - mean * mean
    let voyage = rule.declaredDeviation * rule.declaredDeviation + 2 * chance
    #expect(abs(voyage.squareRoot() * 1.645 - 0.005) < 0.0003)
  }
}

@Suite struct HullLearningTests {
  /// Ships whose draughts speak of a tenth too much, with papers on all voyages but the last.
  private func fleet(papers: Bool) throws -> CustodyGraph {
    var scene = try Scene()
    scene.input = {
      var input = scene.input
      input.end = day(700)
      return input
    }()
    for number in 0..<4 {
      var draughts: [(Double, Double)] = [(0, 10)]
      for round in 0..<5 {
        let start = Double(round) * 100 + Double(number)
        draughts += [(start + 3.2, 21), (start + 43.2, 10)]
      }
      let ship = try scene.ship("S\(number)", draughts: draughts)
      for round in 0..<5 {
        let start = Double(round) * 100 + Double(number)
        try scene.call(ship, "jose", start + 1, start + 3)
        try scene.call(ship, "sikka", start + 41, start + 43)
        guard papers, round < 4 else { continue }
        scene.paper("P\(number)-\(round)", ship, start + 3, "Venezuela", barrels: 1_760_000)
      }
    }
    return scene.graph
  }

  @Test("Custody 43: a ship's papers teach how her draught is to be read on other voyages")
  func learns() throws {
    let plain = try #require(try fleet(papers: false).discharges.last).barrels
    let learned = try #require(try fleet(papers: true).discharges.last).barrels
    #expect(plain.best > 1_790_000)
    #expect(abs(learned.best - 1_755_000) < 15_000)
    #expect(learned.high - learned.low < 0.5 * (plain.high - plain.low))
    #expect(learned.low < 1_755_000 && 1_755_000 < learned.high)
  }

  @Test("Custody 43: nothing is learned from fewer than ten papers")
  func few() throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.documents = []
    let plain = scene.graph.discharges.map(\.barrels)
    scene.paper("FAR", receiver, 46, "Venezuela", barrels: 900_000)
    #expect(scene.graph.discharges.map(\.barrels) == plain)
  }
}
