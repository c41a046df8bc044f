import Custody
import Testing
import Tracks
import Vocabulary

/// Cargo that does not add up, and the ways it may have come about.
@Suite struct InfeasibilityTests {
  /// A ship loads a part at Jose, is typed deeper on the way with nothing to explain it, and discharges.
  private func puzzle(silent: Bool, rise: Double = 21.5) throws -> (Scene, ship: SegmentID) {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 14), (20, rise), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    if silent {
      scene.gap(ship, 8, 18, .unresolved, from: try place(-5, 50), to: try place(0, 60))
    }
    return (scene, ship)
  }

  private func cargo(_ scene: Scene) throws -> InfeasibleCargo {
    try #require(scene.graph.infeasible.first)
  }

  @Test(
    "Custody 47: every cargo that does not add up has all three explanations, ranked, summing to one"
  )
  func ranked() throws {
    let (scene, ship) = try puzzle(silent: false)
    let graph = scene.graph
    #expect(!graph.inconsistencies.isEmpty)
    for cargo in graph.infeasible {
      #expect(cargo.vesselID == scene.id(ship))
      #expect(Set(cargo.explanations.map(\.kind)) == Set(Explanation.Kind.allCases))
      #expect(cargo.explanations.first?.cost == 0)
      #expect(cargo.explanations.map(\.cost) == cargo.explanations.map(\.cost).sorted())
      let sum = cargo.explanations.reduce(0) { $0 + $1.probability }
      #expect(abs(sum - 1) < 1e-9)
      #expect(!cargo.observations.isEmpty && !cargo.evidence.isEmpty)
      #expect(cargo.start <= cargo.end)
    }
    let told = graph.infeasible.flatMap(\.observations)
    #expect(told.sorted() == graph.inconsistencies.map(\.explanation).sorted())
  }

  @Test("Custody 48: a silence makes a missing transfer cheaper, and is named")
  func silence() throws {
    let heard = try weight(.missingTransfer, try puzzle(silent: false).0)
    let scene = try puzzle(silent: true).0
    let silent = try weight(.missingTransfer, scene)
    #expect(silent > heard)
    #expect(try explanation(.missingTransfer, scene).words.contains("was silent for"))
  }

  @Test("Custody 49: a misfit of a few metres is a mistyped draught sooner than one of many")
  func sizes() throws {
    let small = try weight(.wrongDraught, try puzzle(silent: false, rise: 17).0)
    let large = try weight(.wrongDraught, try puzzle(silent: false, rise: 21.5).0)
    #expect(large < 0.5 * small)
  }

  @Test(
    "Custody 49: a draught that two papers and another ship's draught contradict is the cheapest answer"
  )
  func contradicted() throws {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 15.5), (46.1, 10)])
    let receiver = try scene.ship("RECEIVER", draughts: [(30, 10), (46.1, 21.5), (62.1, 10)])
    try scene.call(donor, "jose", 1, 3)
    try scene.meeting(donor, receiver, 44, 46)
    try scene.call(receiver, "sikka", 60, 62)
    scene.paper("A", donor, 3, "Venezuela", barrels: 1_850_000)
    scene.paper("B", receiver, 46, "Venezuela", barrels: 1_850_000)
    let cargo = try #require(scene.graph.infeasible.first { $0.vesselID == scene.id(donor) })
    #expect(cargo.explanations.first?.kind == .wrongDraught)
    #expect(cargo.explanations.first?.words.contains("DONOR") == true)
  }

  @Test(
    "Custody 50: another ship at the berth is told of, numbers in dispute make a wrong ship cheaper"
  )
  func wrongShip() throws {
    var (scene, ship) = try puzzle(silent: false)
    let before = try weight(.wrongShip, scene)
    let other = try scene.ship("RIVAL", draughts: [(0, 21)])
    try scene.call(other, "jose", 1.5, 2.5)
    let named = try explanation(.wrongShip, scene)
    #expect(named.words.contains("RIVAL, for one, lay there at the time"))
    #expect(named.words.contains("may be wrong"))
    let source = scene.reference()
    scene.input.identityChanges = [
      IdentityChange(
        segment: ship, kind: .sharedMMSI, time: day(20), imo: nil, oldMMSI: nil, newMMSI: nil,
        oldValue: "1", newValue: "2", confidence: 0.9, evidence: [source])
    ]
    #expect(try weight(.wrongShip, scene) > before)
  }

  @Test(
    "Custody 50: a change she typed herself is hers unless her numbers changed, up to five days before"
  )
  func typedHerself() throws {
    var (scene, ship) = try puzzle(silent: false)
    #expect(try weight(.wrongShip, scene) <= weight(.missingTransfer, scene))
    let source = scene.reference()
    func change(_ time: Double) -> IdentityChange {
      IdentityChange(
        segment: ship, kind: .zombie, time: day(time), imo: nil, oldMMSI: nil, newMMSI: nil,
        oldValue: "1", newValue: "2", confidence: 0.9, evidence: [source])
    }
    scene.input.identityChanges = [change(-4)]
    #expect(try cargo(scene).explanations.first?.kind == .wrongShip)
    scene.input.identityChanges = [change(-30)]
    #expect(try cargo(scene).explanations.first?.kind != .wrongShip)
  }

  /// Two ships seen beside each other whose draughts speak of very different amounts.
  private func disagreement() throws -> (Scene, donor: SegmentID) {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 15.5), (46.1, 10)])
    let receiver = try scene.ship("RECEIVER", draughts: [(30, 10), (46.1, 21.5), (62.1, 10)])
    try scene.call(donor, "jose", 1, 3)
    try scene.meeting(donor, receiver, 44, 46)
    try scene.call(receiver, "sikka", 60, 62)
    return (scene, donor)
  }

  @Test("Custody 50: of two ships seen beside each other no other is meant")
  func seenTogether() throws {
    let (scene, donor) = try disagreement()
    let cargo = try #require(
      scene.graph.infeasible.first {
        $0.vesselID == scene.id(donor)
          && $0.observations.allSatisfy { $0.contains("do not agree") }
      })
    let other = try #require(cargo.explanations.first { $0.kind == .wrongShip })
    #expect(other.probability < 0.05)
  }

  @Test("Custody 48: a drift in which she worked a cargo that is known is no chance for another")
  func knownDrift() throws {
    var (scene, donor) = try disagreement()
    func missing() throws -> Double {
      let cargo = try #require(scene.graph.infeasible.first { $0.vesselID == scene.id(donor) })
      return try #require(cargo.explanations.first { $0.kind == .missingTransfer }).probability
    }
    let before = try missing()
    scene.drift(donor, 43.8, 46.2, at: try place(1.56, 104.53))
    #expect(try missing() == before)
  }

  @Test("Custody 47: cargo that adds up has no explanation to give")
  func clean() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    #expect(scene.graph.infeasible.isEmpty)
  }

  @Test("Findings 9: what does not add up in a chain stands among the alternatives of its findings")
  func alternatives() throws {
    var (scene, _, _) = try relabelledScene()
    // The receiver rises and sinks again on the way, with nothing to explain it.
    for (time, metres) in [(52.0, 17.0), (55, 21.5)] {
      let source = scene.reference()
      scene.input.vessels[1].draughts.append(
        DraughtReading(time: day(time), draught: Metres(metres), source: source))
    }
    let graph = scene.graph
    try #require(!graph.infeasible.isEmpty)
    let words = graph.infeasible.flatMap(\.explanations).map(\.words)
    let finding = try #require(graph.findings.first { $0.practice == .dsp4 })
    #expect(finding.alternatives.contains { words.contains($0.text) })
    let sum = finding.confidence + finding.alternatives.reduce(0) { $0 + $1.probability }
    #expect(abs(sum - 1) < 1e-9)
  }

  private func explanation(_ kind: Explanation.Kind, _ scene: Scene) throws -> Explanation {
    try #require(try cargo(scene).explanations.first { $0.kind == kind })
  }

  private func weight(_ kind: Explanation.Kind, _ scene: Scene) throws -> Double {
    try explanation(kind, scene).probability
  }
}
