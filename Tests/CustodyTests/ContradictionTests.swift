import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct ContradictionTests {
  /// A load of about 1.8 million barrels at Jose on day 1 to 3, watched hour by hour, and a discharge.
  private func scene(_ paper: (inout Scene, SegmentID) -> Void) throws -> CustodyGraph {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    scene.input.vessels[0].track = [
      TrackVertex(time: day(-5), position: try place(30, -40), speed: nil),
      TrackVertex(time: day(1), position: try place(10.1, -64.85), speed: nil),
      TrackVertex(time: day(3), position: try place(10.1, -64.85), speed: nil),
      TrackVertex(time: day(20), position: try place(-30, 10), speed: nil),
      TrackVertex(time: day(41), position: try place(22.43, 69.83), speed: nil),
      TrackVertex(time: day(43), position: try place(22.43, 69.83), speed: nil),
    ]
    paper(&scene, ship)
    return scene.graph
  }

  private func only(_ graph: CustodyGraph) throws -> (DocumentVerdict, Finding) {
    let verdict = try #require(graph.documents.first)
    let finding = try #require(graph.findings.first { $0.id.hasPrefix("finding:paper/") })
    #expect(verdict.verdict == .contradicts && !verdict.isOriginConflict)
    #expect(finding.practice == .observation && !finding.evidence.isEmpty)
    #expect(finding.grade != .u && !finding.alternatives.isEmpty && !finding.weakestLink.isEmpty)
    return (verdict, finding)
  }

  @Test("Custody 41: an amount far above what the draughts say is contradicted, one near is not")
  func quantity() throws {
    let half = try scene { scene, ship in
      scene.input.vessels[0].draughts[1] = DraughtReading(
        time: day(3.2), draught: Metres(14), source: scene.reference())
      scene.paper("BL", ship, 3, "Venezuela", barrels: 1_950_000)
    }
    let (verdict, finding) = try only(half)
    #expect(verdict.contradictions == [.impossibleQuantity])
    #expect(finding.id.contains("impossible_quantity"))
    let near = try scene { $0.paper("BL", $1, 3, "Venezuela", barrels: 1_850_000) }
    #expect(near.documents.map(\.contradictions) == [[]])
  }

  @Test("Findings 12: more than the ship can carry is an observation")
  func capacity() throws {
    let graph = try scene { $0.paper("BL", $1, 3, "Venezuela", barrels: 3_000_000) }
    #expect(try only(graph).0.contradictions == [.impossibleQuantity])
    #expect(!graph.findings.contains { $0.practice == .dsp3 })
  }

  @Test("Custody 41: a declared day on which she was at sea contradicts the timing, not the origin")
  func timing() throws {
    let graph = try scene { $0.paper("BL", $1, 9, "Venezuela") }
    let (verdict, finding) = try only(graph)
    #expect(verdict.contradictions == [.impossibleTiming])
    #expect(finding.summary.contains("declared day"))
  }

  @Test(
    "Custody 41: a day near the load, or one nobody watched, contradicts nothing",
    arguments: [(4.0, true), (9, false)])
  func honestDay(loaded: Double, isWatched: Bool) throws {
    let graph = try scene { scene, ship in
      if !isWatched { scene.input.vessels[0].track = [] }
      scene.paper("BL", ship, loaded, "Venezuela")
    }
    #expect(graph.documents.map(\.contradictions) == [[]])
    #expect(!graph.findings.contains { $0.id.hasPrefix("finding:paper/") })
  }

  @Test("Custody 41: without a load near, a day watched elsewhere contradicts the place")
  func load() throws {
    let graph = try scene { $0.paper("BL", $1, 20, "Iraq") }
    #expect(try only(graph).0.contradictions == [.impossibleLoad])
    let silent = try scene { scene, ship in
      scene.input.vessels[0].track = []
      scene.paper("BL", ship, 20, "Iraq")
    }
    #expect(silent.documents.map(\.contradictions) == [[]])
  }

  @Test(
    "Custody 41: a grade of the country that the terminal does not export is contradicted",
    arguments: [
      ("Boscan", ["Merey 16"], true), ("Merey", ["Merey 16"], false),
      ("Venezuela", ["Merey 16"], false),
      ("Boscan", [], false), ("Boscan", ["House blend"], false),
      ("Hamaca", ["Merey 16", "Hamaca"], false),
    ])
  func grade(declared: String, exported: [String], isContradicted: Bool) throws {
    let graph = try scene { scene, ship in
      let jose = scene.input.terminals[0]
      scene.input.terminals[0] = Terminal(
        id: jose.id, name: jose.name, country: jose.country, role: jose.role, area: jose.area,
        grades: exported.map { CrudeGrade(name: $0, api: nil) }, regime: jose.regime,
        source: "test")
      scene.paper("BL", ship, 3, declared)
    }
    #expect(graph.documents.first?.contradictions == (isContradicted ? [.gradeNotExported] : []))
    if isContradicted { #expect(try only(graph).1.summary.contains("Boscan")) }
  }

  @Test(
    "Custody 44: a grade in its own column is held against the terminal's list, of any country",
    arguments: [("Boscan", true), ("Urals", true), ("Merey", false), ("House blend", false)])
  func gradeColumn(declared: String, isContradicted: Bool) throws {
    let graph = try scene { scene, ship in
      let jose = scene.input.terminals[0]
      scene.input.terminals[0] = Terminal(
        id: jose.id, name: jose.name, country: jose.country, role: jose.role, area: jose.area,
        grades: [CrudeGrade(name: "Merey 16", api: nil)], regime: jose.regime, source: "test")
      scene.paper("BL", ship, 3, "Venezuela", grade: declared)
    }
    #expect(graph.documents.first?.contradictions == (isContradicted ? [.gradeNotExported] : []))
    #expect(graph.findings.allSatisfy { !$0.practice.rawValue.hasPrefix("DSP") })
  }

  @Test("Custody 21: another origin is the one contradiction that is a practice")
  func origin() throws {
    let graph = try relabelledScene().scene.graph
    #expect(graph.documents.map(\.contradictions) == [[.relabelledOrigin]])
    #expect(graph.findings.contains { $0.practice == .dsp3 })
    #expect(!graph.findings.contains { $0.id.hasPrefix("finding:paper/") })
  }
}
