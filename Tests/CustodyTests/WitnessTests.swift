import Custody
import Testing
import Tracks
import Vocabulary

/// What speaks of a meeting, and what does not.
@Suite struct WitnessTests {
  @Test(
    "Custody 10: a draught typed after another long drift does not speak of the meeting before it",
    arguments: [false, true])
  func driftedSince(_ hasDrifted: Bool) throws {
    var scene = try Scene()
    let giver = try scene.ship("A", draughts: [(0, 21), (14, 12)])
    let taker = try scene.ship("B", draughts: [(0, 10)])
    try scene.meeting(giver, taker, 10, 11)
    if hasDrifted { scene.drift(giver, 13, 13.9, at: try place(-5, 60)) }
    let named = scene.graph.transfers.contains { $0.receiverID == scene.id(taker) }
    #expect(named != hasDrifted)
  }

  @Test("Custody 31: a paper belongs to what its ship was seen to take within ten days")
  func explainedPaper() throws {
    for days in [5.0, 20] {
      var scene = try Scene()
      let giver = try scene.ship("GIVER", draughts: [(-5, 10), (3.1, 21.5), (46.1, 10)])
      let taker = try scene.ship("TAKER", draughts: [(-5, 10), (46.2 + days, 21)])
      try scene.call(giver, "jose", 1, 3)
      scene.drift(giver, 44, 46, at: try place(-5, 60))
      scene.gap(
        taker, 43, 47, .challengedEmission, from: try place(-5.1, 60.1), to: try place(-4.9, 60))
      try scene.call(taker, "basrah", 44 + days, 46 + days)
      scene.paper("BL", taker, 46, "Malaysia", barrels: 1_850_000)
      let named = scene.graph.transfers.contains { $0.receiverID == scene.id(taker) }
      #expect(named == (days > 10))
    }
  }

  @Test("Custody 54: a draught said again under another number was typed when it was said first")
  func saidAgain() throws {
    var scene = try Scene()
    let taker = try scene.ship("A", draughts: [(0, 10), (62.2, 21)])
    scene.drift(taker, 60, 62, at: try place(-5, 60))
    // Back on the air she says her old draught once more, a day before she types the new one.
    let giver = try scene.ship("D", draughts: [(0, 10), (3.2, 21), (65, 21), (66, 10)])
    try scene.call(giver, "jose", 1, 3)
    scene.gap(giver, 56, 65, .unresolved, from: try place(-6, 57), to: try place(-4, 57))
    let transfer = try #require(scene.graph.transfers.first)
    #expect(scene.graph.transfers.count == 1)
    #expect(transfer.donorID == scene.id(giver) && transfer.visibility == .donorDark)
  }

  @Test("Custody 55: what was typed during a meeting stands for before it when all is too much")
  func lateForTheCargoBefore() throws {
    // Eight hours move no more than 120,000 t; from 10 to 19.7 m a ship of this size takes more.
    var scene = try Scene()
    let giver = try scene.ship("G", draughts: [(0, 12), (10.5, 10)])
    let taker = try scene.ship("T", draughts: [(0, 10), (10.2, 18.3), (10.6, 19.7)])
    try scene.meeting(giver, taker, 10, 10.34)
    let transfer = try #require(scene.graph.transfers.first)
    #expect(transfer.donorID == scene.id(giver) && transfer.receiverID == scene.id(taker))
    #expect(transfer.barrels.best < 400_000)
    // In two days all of it can have come aboard.
    var longer = try Scene()
    let other = try longer.ship("T", draughts: [(0, 10), (10.2, 18.3), (12.1, 19.7)])
    let second = try longer.ship("G", draughts: [(0, 21), (12.1, 12)])
    try longer.meeting(second, other, 10, 12)
    #expect((longer.graph.transfers.first?.barrels.best ?? 0) > 1_000_000)
  }

  @Test(
    "Custody 56: a draught typed before a load that none shows says nothing against the other's")
  func outdated() throws {
    func graph(
      loads: Bool, typed: Double = 0, thenDischarges: Bool = false, takerLoads: Double? = nil
    ) throws -> (Scene, CustodyGraph) {
      var scene = try Scene()
      let giver = try scene.ship("G", draughts: [(typed, 10), (11.2, 12)])
      let taker = try scene.ship("T", draughts: [(0, 10), (11.2, 17)])
      if loads { try scene.call(giver, "jose", 1, 3) }
      if thenDischarges { try scene.call(giver, "pascagoula", 6, 8) }
      if let takerLoads { try scene.call(taker, "jose", 4, 4 + takerLoads) }
      try scene.meeting(giver, taker, 10, 11)
      return (scene, scene.graph)
    }
    let (scene, found) = try graph(loads: true)
    let transfer = try #require(found.transfers.first)
    #expect(found.transfers.count == 1 && transfer.encounterID != nil)
    #expect(scene.input.vessels.map(\.id) == [transfer.donorID, transfer.receiverID])
    let met = { (graph: CustodyGraph) in graph.transfers.filter { $0.encounterID != nil } }
    #expect(met(try graph(loads: false).1).isEmpty)
    // Typed after the call it is what she had aboard then; emptied since, it may be right again.
    #expect(met(try graph(loads: true, typed: 5).1).isEmpty)
    #expect(met(try graph(loads: true, thenDischarges: true).1).isEmpty)
    // A taker who was at a terminal herself, however long, is no witness.
    #expect(met(try graph(loads: true, takerLoads: 2).1).isEmpty)
    #expect(met(try graph(loads: true, takerLoads: 0.4).1).isEmpty)
    #expect(met(try graph(loads: true, takerLoads: 5.5).1).isEmpty)
  }

  /// Both heard all along, lying still eight miles from each other while their draughts change.
  private func apart(
    _ kind: PositionAnomaly.Kind?, days: Double = 3, papersOnly: Bool = false
  ) throws -> (Scene, SegmentID) {
    var scene = try Scene()
    let giver = try scene.ship("G", draughts: [(0, 21), (62.2, 10)])
    let taker = try scene.ship("T", draughts: papersOnly ? [(0, 10)] : [(0, 10), (62.3, 21)])
    for (index, spot) in [try place(-5, 60), try place(-5, 60.12)].enumerated() {
      scene.input.vessels[index].track = (0...20).map {
        TrackVertex(time: day(57 + Double($0) / 2), position: spot, speed: Knots(0.1))
      }
    }
    if papersOnly { scene.paper("BL", taker, 61, "Malaysia", barrels: 1_850_000) }
    if let kind {
      scene.input.positionAnomalies = [
        PositionAnomaly(
          segment: taker, kind: kind, start: day(59), end: day(59 + days),
          position: try place(-5, 60.12),
          fixCount: 40, confidence: 0.9, evidence: [scene.reference()])
      ]
    }
    _ = giver
    return (scene, taker)
  }

  @Test("Custody 13: ships heard apart have met only where a position was told as invented")
  func falsePosition() throws {
    let (lying, other) = try apart(.fabrication)
    let transfer = try #require(lying.graph.transfers.first)
    #expect(transfer.receiverID == lying.id(other) && transfer.donorID != nil)
    #expect(transfer.basis == .tracksApart)
  }

  @Test(
    "Custody 13: interference, wrong clocks, lost bits and a moment's invention name nobody",
    arguments: [
      (nil, 3), (.gnssInterference, 3), (.clockFault, 3), (.strayPositions, 3), (.onLand, 3),
      (.speedMismatch, 3), (.fabrication, 0.1),
    ] as [(PositionAnomaly.Kind?, Double)])
  func noInvention(_ kind: PositionAnomaly.Kind?, days: Double) throws {
    let (honest, taker) = try apart(kind, days: days)
    #expect(
      !honest.graph.transfers.contains { $0.receiverID == honest.id(taker) && $0.donorID != nil })
  }

  @Test("Custody 31: papers call no position false: a ship heard elsewhere is no other side")
  func heardElsewhere() throws {
    for kind in [nil, PositionAnomaly.Kind.fabrication] {
      let (scene, taker) = try apart(kind, papersOnly: true)
      #expect(!scene.graph.transfers.contains { $0.receiverID == scene.id(taker) })
    }
  }
}
