import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct RoundaboutTests {
  /// Crude passes over two hulls before a third lands it at Sikka.
  private func passedOn(from terminal: String = "jose") throws -> (Scene, last: SegmentID) {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 21.5), (46.1, 10)])
    let middle = try scene.ship("MIDDLE", draughts: [(30, 10), (46.1, 21.5), (58.1, 10)])
    let last = try scene.ship("LAST", draughts: [(50, 10), (58.1, 21.5), (72.1, 10)])
    try scene.call(donor, terminal, 1, 3)
    try scene.meeting(donor, middle, 44, 46)
    try scene.meeting(middle, last, 56, 58)
    try scene.call(last, "sikka", 70, 72)
    return (scene, last)
  }

  private func findings(_ scene: Scene, _ practice: Practice) -> [Finding] {
    scene.graph.findings.filter { $0.practice == practice }
  }

  @Test("Findings 13: cargo under a regime over two changes of hull is DSP-5 of the landing ship")
  func changes() throws {
    let (scene, last) = try passedOn()
    let finding = try #require(findings(scene, .dsp5).first)
    #expect(finding.subject == scene.id(last))
    #expect(finding.summary.contains("2 changes of hull or store"))
    #expect(finding.legs.count == 4)
    #expect(findings(scene, .dsp5).count == 1)
  }

  @Test("Findings 13: one change, oil without a regime, or papers that say so are no DSP-5")
  func honest() throws {
    var (scene, last) = try passedOn(from: "basrah")
    #expect(findings(scene, .dsp5).isEmpty)
    (scene, last) = try passedOn()
    scene.paper("BL", last, 58, "Venezuela")
    #expect(findings(scene, .dsp5).isEmpty)
    let (short, _, _) = try relabelledScene()
    #expect(findings(short, .dsp5).isEmpty)
  }

  @Test(
    "Findings 14: such cargo landed in another country than the papers' port is DSP-5",
    arguments: [("Pascagoula", 1), ("Sikka", 0), ("Nowhere", 0)])
  func diverted(port: String, count: Int) throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.documents = []
    scene.paper("BL", receiver, 46, "Malaysian blend", port: port)
    let found = findings(scene, .dsp5)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.summary.contains("where her papers name \(port)") })
  }

  /// So many companies one above another above the receiver.
  private func ties(_ scene: Scene, _ ship: SegmentID, levels: Int) -> [OwnershipTie] {
    let imo = scene.input.vessels.first { $0.segments.contains(ship) }?.imo?.description ?? ""
    let names = ["IMO \(imo)"] + (0..<levels).map { "Company \($0) Ltd" }
    return zip(names, names.dropFirst()).map { OwnershipTie(owner: $1, asset: $0) }
  }

  @Test(
    "Findings 15: four companies one above another behind such a cargo are DSP-7, three are not",
    arguments: [(4, 1), (3, 0)])
  func levels(levels: Int, count: Int) throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.ownership = ties(scene, receiver, levels: levels)
    let found = findings(scene, .dsp7)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.grade == .d && $0.subject == scene.id(receiver) })
    #expect(found.allSatisfy { $0.summary.contains("Company 0 Ltd, Company 1 Ltd") })
    scene.input.portCalls[0].terminalID = "basrah"
    #expect(findings(scene, .dsp7).isEmpty)
  }

  @Test("Findings 15: two new owners within a year are DSP-7; companies in a ring come to an end")
  func owners() throws {
    var (scene, _, receiver) = try relabelledScene()
    let imo = scene.input.vessels.first { $0.segments.contains(receiver) }?.imo?.description ?? ""
    let old = CivilDate(day(-200))
    let new = CivilDate(day(-20))
    scene.input.ownership = [
      OwnershipTie(owner: "First", asset: "IMO \(imo)", from: old, to: new),
      OwnershipTie(owner: "Second", asset: "IMO\(imo)", from: new),
    ]
    #expect(findings(scene, .dsp7).count == 1)
    #expect(findings(scene, .dsp7).allSatisfy { $0.summary.contains("sold or re-managed 2 times") })
    scene.input.ownership = [
      OwnershipTie(owner: "A", asset: "IMO \(imo)"), OwnershipTie(owner: "B", asset: "A"),
      OwnershipTie(owner: "A", asset: "B"),
    ]
    #expect(findings(scene, .dsp7).isEmpty)
  }

  @Test(
    "Findings 15: owner and manager that change within six weeks are one sale, however many days it takes",
    arguments: [(0.0, 0), (2, 0), (41, 0), (43, 1), (170, 1)])
  func sale(daysApart: Double, count: Int) throws {
    var (scene, _, receiver) = try relabelledScene()
    let imo = scene.input.vessels.first { $0.segments.contains(receiver) }?.imo?.description ?? ""
    let sold = CivilDate(day(-180))
    let managed = CivilDate(day(-180 + daysApart))
    scene.input.ownership = [
      OwnershipTie(owner: "Seller", asset: "IMO \(imo)", to: sold),
      OwnershipTie(owner: "Buyer", asset: "IMO \(imo)", from: sold),
      OwnershipTie(owner: "Old Manager", asset: "IMO \(imo)", to: managed),
      OwnershipTie(owner: "New Manager", asset: "IMO \(imo)", from: managed),
    ]
    #expect(findings(scene, .dsp7).count == count)
  }

  @Test("Findings 15: a buyer who sells on within the six weeks is a second sale")
  func soldOn() throws {
    var (scene, _, receiver) = try relabelledScene()
    let imo = scene.input.vessels.first { $0.segments.contains(receiver) }?.imo?.description ?? ""
    let days = [-180.0, -160].map { CivilDate(day($0)) }
    scene.input.ownership = [
      OwnershipTie(owner: "First", asset: "IMO \(imo)", from: days[0], to: days[1]),
      OwnershipTie(owner: "Second", asset: "IMO \(imo)", from: days[1]),
    ]
    #expect(findings(scene, .dsp7).count == 1)
  }

  @Test("Findings 15: owners openly behind a declared cargo are nobody's practice")
  func declared() throws {
    var (scene, _, receiver) = try relabelledScene()
    scene.input.documents = []
    scene.paper("BL", receiver, 46, "Venezuela", barrels: 1_800_000)
    scene.input.ownership = ties(scene, receiver, levels: 6)
    let transferred = findings(scene, .dsp7).filter { $0.subject == scene.id(receiver) }
    #expect(transferred.isEmpty)
  }
}
