import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct DocumentTests {
  @Test(
    "Custody 21: papers agree, contradict, or cannot be told",
    arguments: [
      ("Malaysian blend", DocumentVerdict.Verdict.contradicts), ("Iraq", .contradicts),
      ("Basrah Medium", .contradicts), ("Venezuela", .agrees), ("VE", .agrees),
      ("Merey 16", .agrees), ("Jose", .agrees), ("Malaysia / Venezuela", .agrees),
      ("bitumen blend", .cannotTell), ("", .cannotTell), ("Atlantis", .cannotTell),
    ])
  func origin(declared: String, verdict: DocumentVerdict.Verdict) throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.documents = []
    scene.paper("BL", receiver, 46, declared)
    let answer = try #require(scene.graph.documents.first)
    #expect(answer.verdict == verdict, "\(answer.explanation)")
    #expect(answer.matchedEdge != nil)
    #expect(answer.dischargeID != nil)
    #expect(!answer.explanation.isEmpty)
  }

  @Test(
    "Custody 22: countries are read from codes, names, adjectives and grades",
    arguments: [
      ("venezuelan crude", "VE"), ("Origin: MALAYSIA", "MY"), ("Basra Light", "IQ"), ("OM", "OM"),
      ("Trinidad and Tobago", "TT"), ("United Arab Emirates", "AE"), ("ESPO", "RU"),
    ])
  func countries(text: String, code: String) throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5)])
    let regime = "sanctioned_origin:XX"
    scene.input.terminals.append(
      try scene.terminal("here", "Here", code, .load, 5, 5, 30, regime))
    try scene.call(ship, "here", 1, 3)
    scene.paper("BL", ship, 2, text)
    #expect(scene.graph.documents.first?.verdict == .agrees)
  }

  @Test("Custody 21: a part of known other origin beside an unknown rest contradicts no paper")
  func partlyUnknown() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 17), (3.2, 21.5), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    scene.paper("BL", ship, 3, "Malaysia")
    let graph = scene.graph
    let jose = try #require(graph.discharges.first?.shares.share(of: .terminal("jose")))
    #expect(jose.best > 0.1 && jose.low < 0.5)
    #expect(graph.documents.first?.dischargeID != nil)
    #expect(graph.documents.first?.verdict == .cannotTell)
    #expect(!graph.findings.contains { $0.practice == .dsp3 })
  }

  @Test(
    "Custody 21: what came out of a store can be from anywhere, whatever was seen to go in",
    arguments: ["Iraq", "Malaysia"])
  func outOfStore(declared: String) throws {
    var (scene, second) = try tankFarmScene()
    scene.paper("BL", second, 62, declared)
    let graph = scene.graph
    #expect(graph.documents.first?.verdict != .contradicts)
    #expect(graph.documents.first?.matchedEdge != nil)
    #expect(!graph.findings.contains { $0.practice == .dsp3 })
  }

  @Test("Custody 21: cargo of unknown origin contradicts no paper")
  func unknown() throws {
    var scene = try Scene()
    let receiver = try scene.ship("A", draughts: [(0, 10), (12.2, 21), (33.2, 10)])
    scene.drift(receiver, 10, 12, at: try place(-5, 60))
    try scene.call(receiver, "sikka", 31, 33)
    scene.paper("BL", receiver, 12, "Malaysia")
    let graph = scene.graph
    #expect(graph.documents.first?.verdict == .cannotTell)
    // That she took it at sea from a ship not heard is a finding of its own; its origin is none.
    #expect(graph.findings.map(\.practice) == [.dsp4])
    // Never more than grade D is worth, times the share of such claims that was right.
    let share = ConfidenceRule().confidence(.restAlone)
    #expect(
      graph.findings.allSatisfy { $0.grade == .d && abs($0.confidence - 0.4 * share) < 1e-9 })
  }

  @Test("Custody 23: more barrels than the ship can carry is a contradiction of quantity")
  func quantity() throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.documents = []
    scene.paper("BL", receiver, 46, "Venezuela", barrels: 3_000_000)
    let graph = scene.graph
    let answer = try #require(graph.documents.first)
    #expect(answer.verdict == .contradicts)
    #expect(!answer.isOriginConflict)
    #expect(!graph.findings.contains { $0.practice == .dsp3 })
  }

  @Test("Custody 24: a ship seen a thousand kilometres from the declared country contradicts it")
  func elsewhere() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10)])
    scene.drift(ship, 10, 14, at: try place(-5, 60))
    scene.paper("FAR", ship, 12, "Iraq")
    scene.paper("OFF DAY", ship, 20, "Iraq")
    let documents = scene.graph.documents
    #expect(documents.map(\.verdict) == [.contradicts, .cannotTell])
    #expect(documents.allSatisfy { !$0.isOriginConflict })
  }

  @Test(
    "Custody 24: a silence too short to have gone to the declared country places her as well as a sight",
    arguments: [(11.0, 13.0, DocumentVerdict.Verdict.contradicts), (2, 40, .cannotTell)])
  func silentElsewhere(from: Double, to: Double, verdict: DocumentVerdict.Verdict) throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10)])
    let place = try place(-5, 60)
    scene.gap(ship, from, to, .unresolved, from: place, to: place)
    scene.paper("FAR", ship, 12, "Iraq")
    #expect(scene.graph.documents.map(\.verdict) == [verdict])
    // Nobody saw her that day, and nothing says so.
    let words = scene.graph.documents.map(\.explanation).joined()
    #expect(!words.contains("All that day she was seen"))
    #expect(words.contains("She was not heard that day") == (verdict == .contradicts))
  }

  @Test("Custody 21: a paper for a ship nobody saw cannot be told")
  func noShip() throws {
    var scene = try Scene()
    scene.input.documents = [
      DeclaredCargo(
        id: "BL", vesselIMO: nil, loadDate: CivilDate(day(3)), declaredOrigin: "Iraq",
        barrels: .nan, dischargePort: nil, source: scene.reference())
    ]
    let answer = try #require(scene.graph.documents.first)
    #expect(answer.verdict == .cannotTell)
    #expect(answer.vesselID == nil)
    #expect(answer.grade == .u)
  }
}
