import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct FindingTests {
  @Test("Findings 2: a relabelled cargo is DSP-3 with the whole chain as its legs")
  func relabelled() throws {
    let (scene, _, receiver) = try relabelledScene()
    let graph = scene.graph
    let finding = try #require(graph.findings.first { $0.practice == .dsp3 })
    #expect(finding.subject == scene.id(receiver))
    #expect(finding.legs == graph.discharges.first?.chain)
    #expect(finding.legs.count == 3)
    #expect(finding.summary.contains("Malaysian blend"))
    #expect(finding.summary.contains("Jose Terminal, Venezuela"))
    #expect(finding.grade == .d)
    #expect(finding.weakestLink.contains("silent"))
  }

  @Test("Findings 3: a transfer is DSP-4 only beside a challenged silence or contradicted papers")
  func concealedTransfer() throws {
    var (scene, _, _) = try relabelledScene()
    #expect(practices(scene).contains(.dsp4))
    scene.input.documents = []
    #expect(practices(scene).contains(.dsp4))
    scene.input.gaps = []
    #expect(!practices(scene).contains(.dsp4))
    #expect(practices(scene) == [.exposure])
  }

  @Test("Findings 3: the same transfer of oil without a regime is nothing")
  func honestTransfer() throws {
    var (scene, _, _) = try relabelledScene()
    scene.input.portCalls[0].terminalID = "basrah"
    scene.input.documents = []
    #expect(scene.graph.transfers.count == 1)
    #expect(scene.graph.findings.isEmpty)
  }

  @Test(
    "Findings 4: a challenged silence is DSP-1 only with regime cargo aboard",
    arguments: [
      (Gap.Class.challengedEmission, "jose", 1), (.challengedEmission, "basrah", 0),
      (.unresolved, "jose", 0), (.sparseCoverage, "jose", 0), (.healthy, "jose", 0),
    ])
  func silence(kind: Gap.Class, terminal: String, count: Int) throws {
    var (scene, _, _) = try relabelledScene()
    scene.input.documents = []
    scene.input.portCalls[0].terminalID = terminal
    scene.input.gaps[0].classification = kind
    #expect(practices(scene).filter { $0 == .dsp1 }.count == count)
  }

  @Test(
    "Findings 4: a silence accuses only beside three other ships heard there",
    arguments: [(12, true), (3, true), (2, false), (1, false), (0, false)])
  func witnesses(heard: Int, isFinding: Bool) throws {
    var (scene, _, _) = try relabelledScene()
    scene.input.documents = []
    scene.input.gaps[0].listening.shipsNear = heard
    let found = scene.graph.findings.filter { $0.practice == .dsp1 }
    #expect(found.isEmpty == !isFinding)
    #expect(found.allSatisfy { $0.summary.contains("\(heard) other ships were heard near her") })
    // Who was heard farther away is no witness of that water.
    scene.input.gaps[0].listening.shipsAround = 50
    #expect(scene.graph.findings.contains { $0.practice == .dsp1 } == isFinding)
  }

  @Test("Findings 4: a challenged silence in ballast is no finding")
  func silenceInBallast() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10)])
    scene.gap(
      ship, 10, 14, .challengedEmission, from: try place(-5, 60), to: try place(-5, 61))
    #expect(scene.graph.findings.isEmpty)
  }

  @Test(
    "Findings 5: a new identity counts only near a transfer of regime cargo",
    arguments: [
      (IdentityChange.Kind.reflag, 60.0, Practice?.some(.dsp6)), (.newMMSI, 60, .dsp6),
      (.newIMO, 60, .dsp2), (.reflag, 120, nil), (.rename, 46.5, .dsp2), (.rename, 60, nil),
      (.callSign, 46, nil),
    ])
  func identity(kind: IdentityChange.Kind, time: Double, practice: Practice?) throws {
    var (scene, donor, _) = try relabelledScene()
    let source = scene.reference()
    scene.input.identityChanges = [
      IdentityChange(
        segment: donor, kind: kind, time: day(time), imo: nil, oldMMSI: nil, newMMSI: nil,
        oldValue: "PA", newValue: "KM", confidence: 0.9, evidence: [source])
    ]
    let found = scene.graph.findings.filter { $0.id.contains("/\(kind.rawValue)/") }
    #expect(found.map(\.practice) == [practice].compactMap(\.self))
    scene.input.portCalls[0].terminalID = "basrah"
    #expect(!scene.graph.findings.contains { $0.id.contains("/\(kind.rawValue)/") })
  }

  @Test("Findings 6: a licensed cargo, declared as such, is an observation and no deception")
  func licensed() throws {
    var scene = try licensedScene()
    scene.paper("BL", try #require(scene.input.vessels.first?.segments.first), 3, "Venezuela")
    let findings = scene.graph.findings
    #expect(findings.map(\.practice) == [.observation])
    #expect(findings.allSatisfy { $0.summary.contains("a licence may cover it") })
    #expect(findings.allSatisfy { $0.grade == .c })
  }

  @Test("Findings 6: the same cargo without papers is an exposure and no deception")
  func exposure() throws {
    #expect(practices(try licensedScene()) == [.exposure])
  }

  @Test("Findings 1: honest voyages, bunkering, anchoring and missing reception give nothing")
  func clean() throws {
    var scene = try Scene()
    let tanker = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10)])
    let other = try scene.ship("B", draughts: [(0, 12)])
    let barge = try scene.ship("C", draughts: [(0, 5)], particulars: Scene.bunkerBarge)
    try scene.call(tanker, "basrah", 1, 3)
    try scene.meeting(tanker, other, 10, 12, alongside: false, distance: 250)
    try scene.meeting(tanker, barge, 13, 13.4)
    scene.gap(tanker, 15, 35, .sparseCoverage, from: try place(10, 60), to: try place(15, 65))
    try scene.call(tanker, "sikka", 41, 43)
    scene.paper("BL", tanker, 3, "Basrah Heavy", barrels: 1_900_000)
    let graph = scene.graph
    #expect(graph.findings.isEmpty)
    #expect(graph.documents.map(\.verdict) == [.agrees])
    #expect(graph.transfers.isEmpty)
  }

  @Test("Findings 1: fleets that trade openly are accused of nothing", arguments: 1..<21)
  func openTrade(seed: Int) throws {
    let practices = Set(practices(try RandomFleet(seed: UInt64(seed)).scene))
    #expect(practices.isSubset(of: [.exposure, .observation]))
  }

  @Test("Findings 7: every finding carries alternatives, its weakest link and what would settle it")
  func honesty() throws {
    let findings = try relabelledScene().scene.graph.findings
    #expect(Set(findings.map(\.practice)).isSuperset(of: [.dsp1, .dsp3, .dsp4]))
    for finding in findings {
      #expect(finding.alternatives.count >= 2)
      let sum = finding.confidence + finding.alternatives.reduce(0) { $0 + $1.probability }
      #expect(abs(sum - 1) < 1e-9)
      #expect(!finding.turningPoint.isEmpty)
      #expect(!finding.weakestLink.isEmpty && !finding.whatWouldSettleIt.isEmpty)
      #expect(!finding.legs.isEmpty && !finding.evidence.isEmpty)
      #expect((0...1).contains(finding.confidence))
      #expect(finding.summary.contains("onsistent with"))
      #expect(finding.start <= finding.end)
    }
  }

  @Test("Findings 8: a finding's id is made from its subject and cause, and is unique")
  func identifiers() throws {
    let (scene, _, receiver) = try relabelledScene()
    let ids = scene.graph.findings.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("finding:DSP-3/\(scene.id(receiver))/BL-1"))
  }

  private func licensedScene() throws -> Scene {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21.5), (13.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "pascagoula", 11, 13)
    return scene
  }

  private func practices(_ scene: Scene) -> [Practice] { scene.graph.findings.map(\.practice) }
}
