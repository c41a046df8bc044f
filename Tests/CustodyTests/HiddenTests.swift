import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct HiddenTests {
  /// A ship last heard beside Jose in ballast and next heard laden.
  private func darkLoad(from near: (Double, Double)) throws -> (Scene, SegmentID) {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.1, 21.5), (43.2, 10)])
    scene.gap(
      ship, 2, 12, .challengedEmission, from: try place(near.0, near.1), to: try place(8, -50))
    try scene.call(ship, "sikka", 41, 43)
    return (scene, ship)
  }

  @Test("Custody 28: a ship that went silent beside a terminal and came out deep loaded there")
  func darkLoad() throws {
    let (scene, _) = try darkLoad(from: (10.2, -64.9))
    let load = try #require(scene.graph.edges.first { $0.kind == .load })
    #expect(load.from == .terminal("jose"))
    #expect(load.grade == .d)
    #expect(load.shares.share(of: .terminal("jose")).best > 0.9)
    #expect(load.shares.share(of: .unknown).best > 0)
    #expect(abs(load.shares.shares.reduce(0) { $0 + $1.share.best } - 1) < 1e-9)
    #expect(scene.graph.discharges.first?.shares.share(of: .terminal("jose")).best ?? 0 > 0.85)
  }

  @Test("Custody 28: far from any terminal what was loaded has no likely place")
  func farAway() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.1, 21.5), (43.2, 10)])
    scene.gap(ship, 2, 12, .unresolved, from: try place(14, -50), to: try place(8, -50))
    try scene.call(ship, "sikka", 41, 43)
    for load in scene.graph.edges where load.kind == .load {
      #expect(load.from == .unknown)
      #expect(load.shares.share(of: .unknown).best > 0.5)
    }
  }

  @Test("Custody 29: papers are not contradicted where the declared place was within reach")
  func reach() throws {
    var (scene, ship) = try darkLoad(from: (10.2, -64.9))
    scene.paper("BL", ship, 12, "Venezuela")
    #expect(scene.graph.documents.first?.verdict == .agrees)
    scene.input.documents = []
    scene.paper("BL", ship, 12, "Iraq")
    #expect(scene.graph.documents.first?.verdict == .contradicts)
    scene.input.terminals.append(
      try scene.terminal(
        "other", "Point Fortin", "Trinidad and Tobago", .load, 10.2, -61.7, 30, nil))
    scene.input.documents = []
    scene.paper("BL", ship, 12, "Trinidad and Tobago")
    #expect(scene.graph.documents.first?.verdict == .cannotTell)
  }

  @Test("Custody 30: calls nobody typed a draught for are told from the alternation")
  func untyped() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (30.2, 21.5), (43.2, 10), (44, 10.1)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 15, 17)
    try scene.call(ship, "basrah", 28, 30)
    try scene.call(ship, "sikka", 41, 43)
    let graph = scene.graph
    #expect(graph.portCallActions.map(\.action) == [.load, .discharge, .load, .discharge])
    #expect(graph.portCallActions.map(\.grade) == [.d, .d, .c, .c])
    let first = try #require(graph.discharges.first)
    #expect(first.shares.share(of: .terminal("jose")).best > 0.95)
    #expect(first.barrels.high - first.barrels.low > 200_000)
  }

  @Test("Custody 30: a crew that never types is told by her turns, also at terminals of both roles")
  func neverTypes() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 14)])
    try scene.call(ship, "pengerang", 1, 3)
    try scene.call(ship, "basrah", 15, 17)
    try scene.call(ship, "pengerang", 28, 30)
    try scene.call(ship, "basrah", 41, 43)
    try scene.call(ship, "pengerang", 55, 57)
    #expect(
      scene.graph.portCallActions.map(\.action) == [
        .discharge, .load, .discharge, .load, .discharge,
      ])
  }

  @Test("Custody 30: a stay of weeks is no stop for cargo")
  func laidUp() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 14)])
    try scene.call(ship, "basrah", 1, 30)
    try scene.call(ship, "sikka", 41, 43)
    #expect(scene.graph.portCallActions.map(\.action) == [CargoAction.none, .unknown])
  }

  @Test("Custody 31: papers name the taker of a loss nobody else explains")
  func byPaper() throws {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 21.5), (46.1, 10)])
    let taker = try scene.ship("TAKER", draughts: [(-5, 10)])
    try scene.call(donor, "jose", 1, 3)
    scene.drift(donor, 44, 46, at: try place(-5, 60))
    scene.gap(
      taker, 43, 47, .challengedEmission, from: try place(-5.1, 60.1), to: try place(-4.9, 60))
    #expect(scene.graph.transfers.map(\.receiverID) == [nil])
    scene.paper("BL", taker, 46, "Malaysia", barrels: 1_850_000)
    let graph = scene.graph
    let transfer = try #require(graph.transfers.first)
    #expect(transfer.receiverID == scene.id(taker) && transfer.visibility == .receiverDark)
    #expect(graph.documents.first?.verdict == .contradicts)
    #expect(graph.findings.contains { $0.practice == .dsp3 && $0.subject == scene.id(taker) })
  }

  @Test("Custody 32: a meeting too short for a change is not its cause")
  func tooShort() throws {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 21.5), (46.1, 10)])
    let other = try scene.ship("OTHER", draughts: [(30, 10), (46.1, 21.5)])
    try scene.call(donor, "jose", 1, 3)
    try scene.meeting(donor, other, 45, 45.2)
    #expect(!scene.graph.transfers.contains { $0.encounterID != nil })
  }

  @Test("Custody 37: totals hold every barrel discharged, by month, origin and destination")
  func totals() throws {
    let fleet = try RandomFleet(seed: 7)
    let graph = fleet.scene.graph
    let discharged = graph.discharges.reduce(0) { $0 + $1.barrels.best }
    let summed = graph.totals.reduce(0) { $0 + $1.barrels.best }
    #expect(abs(discharged - summed) < 1 + 1e-6 * discharged)
    #expect(graph.totals.allSatisfy { $0.month.count == 7 && $0.barrels.low >= 0 })
    let keys = graph.totals.map { [$0.month, $0.origin ?? "", $0.destination] }
    #expect(Set(keys).count == keys.count)
  }

  @Test(
    "Findings 9, 10: probabilities add up, and a finding says what it hangs on and what would settle it"
  )
  func words() throws {
    let (scene, _, _) = try relabelledScene()
    let finding = try #require(scene.graph.findings.first { $0.practice == .dsp3 })
    let sum = finding.confidence + finding.alternatives.reduce(0) { $0 + $1.probability }
    #expect(abs(sum - 1) < 1e-9)
    #expect(finding.turningPoint.contains("If that is wrong"))
    #expect(finding.whatWouldSettleIt.contains("within 10 km of"))
    #expect(finding.whatWouldSettleIt.contains("2022-"))
  }

  @Test(
    "Findings 11: a declared cargo taken in sight from a ship not heard is a finding of grade D")
  func unseenGiver() throws {
    var scene = try Scene()
    let receiver = try scene.ship("A", draughts: [(0, 10), (12.2, 21), (33.2, 10)])
    scene.drift(receiver, 10, 12, at: try place(-5, 60))
    try scene.call(receiver, "sikka", 31, 33)
    #expect(scene.graph.findings.isEmpty)
    scene.paper("BL", receiver, 12, "Malaysia", barrels: 1_800_000)
    let finding = try #require(scene.graph.findings.first)
    #expect(finding.practice == .dsp4 && finding.grade == .d)
  }

  /// Takes oil at Basrah, more from a ship not heard on day 30, and gives all on to the last ship.
  private func handedOn(paperOn loaded: Double, barrels: Double) throws -> (Scene, SegmentID) {
    var scene = try Scene()
    let middle = try scene.ship(
      "MIDDLE", draughts: [(0, 10), (3.2, 14), (30.2, 21), (33.2, 10)])
    let last = try scene.ship("LAST", draughts: [(0, 10), (33.2, 21), (45.2, 10)])
    try scene.call(middle, "basrah", 1, 3)
    scene.drift(middle, 28.9, 30.1, at: try place(-5, 60))
    try scene.meeting(middle, last, 31.5, 33)
    try scene.call(last, "sikka", 43, 45)
    scene.paper("BL", last, loaded, "Malaysia", barrels: barrels)
    return (scene, last)
  }

  @Test(
    "Custody 51: a paper of the day on which the giver took its amount on speaks of that, not of the whole"
  )
  func hullBefore() throws {
    let (scene, _) = try handedOn(paperOn: 29.5, barrels: 1_100_000)
    let graph = scene.graph
    let taken = try #require(graph.transfers.first { $0.donorID == nil })
    #expect(abs(taken.barrels.best - 1_100_000) < 15_000)
    let passed = try #require(graph.transfers.first { $0.donorID != nil })
    #expect(passed.barrels.best > 1_600_000)
    #expect(try #require(graph.discharges.first).barrels.best > 1_600_000)
  }

  @Test("Custody 51: a paper of the day of the transfer itself speaks of the transfer")
  func sameDay() throws {
    let (scene, _) = try handedOn(paperOn: 32, barrels: 1_750_000)
    let passed = try #require(scene.graph.transfers.first { $0.donorID != nil })
    #expect(abs(passed.barrels.best - 1_750_000) < 20_000)
  }

  @Test(
    "Findings 11: a cargo declared for the day on which the ship before took it from one not heard")
  func unseenGiverBefore() throws {
    let (scene, last) = try handedOn(paperOn: 29.5, barrels: 1_100_000)
    let finding = try #require(scene.graph.findings.first { $0.practice == .dsp4 })
    #expect(finding.subject == scene.id(last) && finding.grade == .d)
    #expect(finding.summary.contains("MIDDLE, from whom this cargo came,"))
    #expect(scene.graph.documents.first?.matchedEdge != nil)
    // Papers of another day say nothing of that meeting.
    let (other, _) = try handedOn(paperOn: 32, barrels: 1_750_000)
    #expect(!other.graph.findings.contains { $0.practice == .dsp4 })
  }
}
