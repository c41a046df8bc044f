import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct TransferTests {
  @Test("Custody 7: ships alongside with opposite draught changes transferred cargo")
  func transfer() throws {
    let (scene, donor, receiver) = try relabelledScene()
    let graph = scene.graph
    let transfer = try #require(graph.transfers.first)
    #expect(graph.transfers.count == 1)
    #expect(transfer.donorID == scene.id(donor))
    #expect(transfer.receiverID == scene.id(receiver))
    #expect(transfer.visibility == .both)
    #expect(transfer.place == "Tompok Utara")
    #expect(transfer.shares.share(of: .terminal("jose")).best > 0.95)
    #expect(graph.portCallActions.map(\.action) == [.load, .discharge])
  }

  @Test(
    "Custody 7: ships merely close must stay so for five hours, their hulls not compared",
    arguments: [
      (0.15, false, 0), (0.9, false, 1), (0.9, true, 0),
    ])
  func close(days: Double, usesHulls: Bool, transfers: Int) throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21), (12, 15)])
    let receiver = try scene.ship("B", draughts: [(0, 10), (12, 17)])
    try scene.meeting(
      donor, receiver, 10, 10 + days, alongside: false, distance: 150, usesHulls: usesHulls)
    #expect(scene.graph.transfers.count == transfers)
  }

  @Test("Custody 7: ships at neighbouring berths transferred nothing")
  func berths() throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21), (12, 15)])
    let receiver = try scene.ship("B", draughts: [(0, 10), (12, 17)])
    try scene.meeting(donor, receiver, 10, 11.5, atBerth: true)
    #expect(scene.graph.transfers.isEmpty)
  }

  @Test("Custody 8: two tankers anchored near each other yield nothing at all")
  func anchored() throws {
    var scene = try Scene()
    let first = try scene.ship("A", draughts: [(0, 14.2)])
    let second = try scene.ship("B", draughts: [(0, 11.8), (11, 11.6)])
    try scene.meeting(first, second, 10, 14, alongside: false, distance: 280)
    try scene.meeting(first, second, 20, 24)
    let graph = scene.graph
    #expect(graph.transfers.isEmpty)
    #expect(graph.edges.isEmpty)
    #expect(graph.findings.isEmpty)
    #expect(graph.inconsistencies.isEmpty)
  }

  @Test("Custody 8: two draughts that both rose are no transfer")
  func bothRose() throws {
    var scene = try Scene()
    let first = try scene.ship("A", draughts: [(0, 10), (11.2, 14)])
    let second = try scene.ship("B", draughts: [(0, 10), (11.2, 14)])
    try scene.meeting(first, second, 10, 11)
    #expect(scene.graph.transfers.isEmpty)
  }

  @Test("Custody 9: bunkering is no transfer of cargo")
  func bunkering() throws {
    var scene = try Scene()
    let tanker = try scene.ship("A", draughts: [(0, 20), (10.9, 20.6)])
    let barge = try scene.ship(
      "BARGE", draughts: [(0, 6), (10.9, 4.5)], particulars: Scene.bunkerBarge)
    try scene.meeting(tanker, barge, 10, 10.5)
    #expect(scene.graph.transfers.isEmpty)
    #expect(scene.graph.findings.isEmpty)
  }

  @Test("Custody 10: with one draught missing a transfer is grade D at most")
  func oneSided() throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21), (11.2, 10)])
    let receiver = try scene.ship("B", draughts: [(0, 10)])
    try scene.meeting(donor, receiver, 10, 11)
    let transfer = try #require(scene.graph.transfers.first)
    #expect(transfer.grade == .d)
    #expect(transfer.donorID == scene.id(donor))
    #expect(transfer.receiverID == scene.id(receiver))
  }

  @Test("Custody 11: amounts that disagree widen the interval, lower the grade and are recorded")
  func disagree() throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21.8), (11.2, 10)])
    let receiver = try scene.ship("B", draughts: [(0, 20), (11.2, 21.2)])
    try scene.meeting(donor, receiver, 10, 11)
    let graph = scene.graph
    let transfer = try #require(graph.transfers.first)
    #expect(transfer.grade == .d)
    #expect(graph.inconsistencies.contains { $0.kind == .shipsDisagree })
  }

  @Test("Custody 12: a watched drift with a changed draught is a transfer with an unseen ship")
  func oneDark() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.2, 21)])
    scene.drift(ship, 10, 12, at: try place(-5, 60))
    let transfer = try #require(scene.graph.transfers.first)
    #expect(transfer.visibility == .donorDark)
    #expect(transfer.donorID == nil)
    #expect(transfer.receiverID == scene.id(ship))
    #expect(transfer.grade == .d)
    #expect(transfer.shares == .unknown)
    #expect(scene.graph.findings.isEmpty)
  }

  @Test("Custody 13: the silent ship is named when hers is the only change that fits")
  func named() throws {
    var scene = try oneDarkScene(donors: 1)
    let graph = scene.graph
    let transfer = try #require(graph.transfers.first)
    #expect(graph.transfers.count == 1)
    #expect(transfer.donorID == scene.input.vessels[1].id)
    #expect(transfer.visibility == .donorDark)
    #expect(transfer.grade == .d)
    #expect(transfer.shares.share(of: .terminal("jose")).best > 0.9)
    // Too far away to have come back in time.
    scene.input.gaps[0].to = try place(10, -60)
    #expect(scene.graph.transfers.first?.donorID == nil)
  }

  @Test("Custody 13: a silent ship whose draught changed the same way is not named")
  func sameDirection() throws {
    var scene = try oneDarkScene(donors: 0)
    let other = try scene.ship("D", draughts: [(0, 10), (65, 21)])
    scene.gap(other, 56, 65, .unresolved, from: try place(-6, 57), to: try place(-4, 57))
    #expect(scene.graph.transfers.count == 1)
    #expect(scene.graph.transfers.allSatisfy { $0.donorID == nil && $0.receiverID != nil })
  }

  @Test("Custody 13: nobody is named when two silent ships fit")
  func ambiguous() throws {
    let graph = try oneDarkScene(donors: 2).graph
    let visible = graph.transfers.filter { $0.visibility == .donorDark }
    #expect(visible.count == 1)
    #expect(visible.allSatisfy { $0.donorID == nil })
  }

  @Test(
    "Custody 14: a change over missing reception is cargo of unknown origin, no transfer",
    arguments: [Gap.Class.sparseCoverage, .unresolved])
  func unseen(kind: Gap.Class) throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.2, 21)])
    scene.gap(ship, 5, 12, kind, from: try place(-5, 60), to: try place(-4, 60))
    let graph = scene.graph
    #expect(graph.transfers.isEmpty)
    #expect(graph.findings.isEmpty)
    #expect(graph.inconsistencies.map(\.kind) == [.unseenChange])
    let held = try #require(graph.edges.first)
    #expect(held.kind == .retain)
    #expect(held.shares == .unknown)
  }

  @Test("Custody 14: a silence between the drift and the new draught leaves it untold")
  func silenceAfterDrift() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (14.5, 21)])
    scene.drift(ship, 10, 12, at: try place(-5, 60))
    #expect(scene.graph.transfers.count == 1)
    scene.gap(ship, 12.5, 14, .sparseCoverage, from: try place(-5, 60), to: try place(-4, 62))
    #expect(scene.graph.transfers.isEmpty)
  }

  @Test("Custody 14: near a terminal a drift says nothing")
  func nearTerminal() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.2, 21)])
    scene.drift(ship, 10, 12, at: try place(10.2, -64.9))
    #expect(scene.graph.transfers.isEmpty)
  }

  @Test("Custody 12: a challenged silence far from terminals hides a transfer of two dark ships")
  func bothDark() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.2, 21)])
    scene.gap(ship, 10, 12, .challengedEmission, from: try place(-5, 80), to: try place(-5, 81))
    #expect(scene.graph.transfers.map(\.visibility) == [.bothDark])
    #expect(scene.graph.transfers.allSatisfy { $0.donorID == nil && $0.grade == .d })
    // The same silence off Jose can hide a load there.
    scene.input.gaps = []
    scene.gap(
      ship, 10, 12, .challengedEmission, from: try place(11, -65), to: try place(11, -65))
    #expect(scene.graph.transfers.isEmpty)
  }

  @Test("Custody 12: a ship at anchor in a transfer area with nobody beside her met an unseen one")
  func oneDarkAtAnchor() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (12.2, 21)])
    try scene.call(ship, "johor", 10, 12)
    let transfer = try #require(scene.graph.transfers.first)
    #expect(transfer.visibility == .donorDark)
    #expect(transfer.receiverID == scene.id(ship))
    // With another tanker alongside it is hers to explain.
    let other = try scene.ship("B", draughts: [(0, 10)])
    try scene.meeting(ship, other, 10.2, 11.5)
    #expect(scene.graph.transfers.allSatisfy { $0.visibility == .both })
  }

  @Test("Custody 12: two ships silent together with opposite changes met, when no third fits")
  func twoSilentShips() throws {
    var scene = try Scene()
    let donor = try scene.ship("A", draughts: [(0, 21), (12.4, 10)])
    let receiver = try scene.ship("B", draughts: [(0, 10), (12.3, 21)])
    for ship in [donor, receiver] {
      scene.gap(ship, 10, 12, .unresolved, from: try place(-5, 80), to: try place(-5, 80.2))
    }
    let transfer = try #require(scene.graph.transfers.first)
    #expect(scene.graph.transfers.count == 1)
    #expect(transfer.visibility == .bothDark)
    #expect(transfer.donorID == scene.id(donor) && transfer.receiverID == scene.id(receiver))
    let third = try scene.ship("C", draughts: [(0, 10), (12.3, 21)])
    scene.gap(third, 10, 12, .unresolved, from: try place(-5, 80), to: try place(-5, 80.2))
    #expect(scene.graph.transfers.allSatisfy { $0.donorID == nil || $0.receiverID == nil })
  }

  private func oneDarkScene(donors: Int) throws -> Scene {
    var scene = try Scene()
    let drifter = try scene.ship("A", draughts: [(0, 10), (62.2, 21)])
    scene.drift(drifter, 60, 62, at: try place(-5, 60))
    for number in 0..<donors {
      let donor = try scene.ship("D\(number)", draughts: [(0, 10), (3.2, 21), (65, 10)])
      try scene.call(donor, "jose", 1, 3)
      scene.gap(donor, 56, 65, .unresolved, from: try place(-6, 57), to: try place(-4, 57))
    }
    return scene
  }

  @Test(
    "Custody 53: of two meetings within a day the papers speak of the one the draughts bear out")
  func onePaperTwoMeetings() throws {
    for pause in [0.2, 1.5] {
      var scene = try Scene()
      let later = 12 + pause
      let giver = try scene.ship("G", draughts: [(0, 20), (later + 1.2, 13)])
      let taker = try scene.ship("T", draughts: [(0, 10), (later + 1.2, 17)])
      try scene.meeting(giver, taker, 11.5, 12)
      try scene.meeting(giver, taker, later, later + 1)
      scene.paper("BL", taker, 12, "Venezuela", barrels: 900_000)
      let transfers = scene.graph.edges.filter { $0.kind == .sts }
      #expect(transfers.last?.start == day(later))
      #expect(transfers.count == (pause < 1 ? 1 : 2))
    }
  }

  @Test(
    "Custody 53: a meeting seen in part is no transfer beside the one that draughts and tracks tell"
  )
  func seenInPart() throws {
    var scene = try Scene()
    let giver = try scene.ship("G", draughts: [(0, 21), (61.5, 12)])
    let taker = try scene.ship("T", draughts: [(0, 10), (61.5, 19)])
    for (index, spot) in [try place(-5, 60), try place(-5, 60.001)].enumerated() {
      scene.input.vessels[index].track = (0...8).map {
        TrackVertex(time: day(60 + Double($0) / 8), position: spot, speed: Knots(0.1))
      }
    }
    // Four hours of it were seen, too few for the cargo; another ship's meeting was not seen better.
    try scene.meeting(giver, taker, 60.5, 60.68)
    scene.paper("BL1", taker, 60, "Venezuela", barrels: 1_500_000)
    let other = try scene.ship("U", draughts: [(0, 10)])
    try scene.meeting(try scene.ship("V", draughts: [(0, 21)]), other, 60.5, 60.68)
    scene.paper("BL2", other, 60, "Venezuela", barrels: 150_000)
    let transfers = scene.graph.transfers
    #expect(transfers.contains { $0.basis == .tracksBeside && $0.barrels.best > 1_000_000 })
    #expect(transfers.filter { $0.basis == .papersBeside }.map(\.receiverID) == [scene.id(other)])
  }
}
