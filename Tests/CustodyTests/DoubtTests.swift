import Custody
import Testing
import Tracks
import Vocabulary

@Suite("Transfers that something else explains as well") struct DoubtTests {
  private let doubted = CustodyRules.standard.doubtedConfidence
  /// Off a pier near Galle, and in the open Indian Ocean.
  private let pier = (6.03, 80.23)
  private let farOut = (-5.0, 60.0)

  /// A laden ship that lay adrift on day 10, then elsewhere, and typed a ballast draught at `typed`.
  private func waited(
    at rest: (Double, Double), then stay: [(Double, Double, Double)], typed: Double = 12.6
  ) throws -> (scene: Scene, ship: SegmentID) {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21), (typed, 10)])
    scene.drift(ship, 10, 11, at: try place(rest.0, rest.1))
    try scene.sail(
      ship, [(9.5, rest.0 - 1, rest.1), (10, rest.0, rest.1)] + stay + [(14, rest.0 - 2, rest.1)])
    return (scene, ship)
  }

  /// Half a day's points on a circle of some 500 m.
  private func swing(_ centre: (Double, Double), from start: Double) -> [(Double, Double, Double)] {
    [(0.0, 0.004, 0.0), (0.125, 0.0, 0.004), (0.25, -0.004, 0.0), (0.375, 0.0, -0.004)].map {
      (start + $0.0, centre.0 + $0.1, centre.1 + $0.2)
    }
  }

  @Test("Custody 59: a ship that later lay at a pier nobody listed met no ship surely")
  func laterPier() throws {
    let drift = (11.0, 5.0, 80.3)
    let sure = try waited(at: (5, 80.2), then: [drift]).scene.graph.transfers
    #expect(sure.map(\.confidence) == [ConfidenceRule().confidence(.restAlone)])
    let moored = [drift, (11.3, pier.0, pier.1), (12.5, pier.0 + 0.0005, pier.1)]
    let told = try waited(at: (5, 80.2), then: moored).scene.graph.transfers
    #expect(told.map(\.confidence) == [doubted])
    #expect(told.first?.explanation.contains("berth that no list has") ?? false)
    // Too short for cargo.
    let brief = [drift, (11.3, pier.0, pier.1), (11.5, pier.0, pier.1)]
    #expect(
      try waited(at: (5, 80.2), then: brief).scene.graph.transfers.first?.confidence ?? 0 > 0.8)
  }

  @Test("Custody 59: a stay at a listed terminal or after the new draught explains nothing")
  func otherStays() throws {
    let moored = [(11.0, 5.0, 80.3), (11.3, pier.0, pier.1), (12.3, pier.0, pier.1)]
    var (scene, ship) = try waited(at: (5, 80.2), then: moored, typed: 13.5)
    #expect(scene.graph.transfers.map(\.confidence) == [doubted])
    try scene.call(ship, "basrah", 11.2, 12.35)
    #expect(scene.graph.transfers.first?.confidence ?? 0 > 0.8)
    let early = try waited(at: (5, 80.2), then: moored, typed: 11.1).scene.graph.transfers
    #expect(early.first?.confidence ?? 0 > 0.8)
  }

  @Test("Custody 59: a rest at one spot without swinging near a coast is a berth as well")
  func heldInTheRest() throws {
    let held = try waited(at: pier, then: [(11.0, pier.0, pier.1)]).scene.graph.transfers
    #expect(held.map(\.confidence) == [doubted])
    let swinging = try waited(at: pier, then: swing(pier, from: 10.2)).scene.graph.transfers
    #expect(swinging.first?.confidence ?? 0 > 0.8)
    let far = try waited(at: farOut, then: [(11.0, farOut.0, farOut.1)]).scene.graph.transfers
    #expect(far.first?.confidence ?? 0 > 0.8)
  }

  @Test("Custody 59: of two long stops near a coast either may be at a buoy; far out neither is")
  func twoStops() throws {
    let near = swing(pier, from: 11.5)
    #expect(
      try waited(at: (5, 80.2), then: near).scene.graph.transfers.map(\.confidence) == [doubted])
    let far = swing((-5.5, 60), from: 11.5)
    #expect(try waited(at: farOut, then: far).scene.graph.transfers.first?.confidence ?? 0 > 0.8)
  }

  @Test("Custody 59: a ship seen with another at a pier no row names met no unseen one surely")
  func seenAtPier() throws {
    var (scene, ship) = try waited(at: farOut, then: [])
    let other = try scene.ship("B", draughts: [(0, 10)])
    try scene.meeting(ship, other, 11.6, 12.2, alongside: false, atBerth: true, basis: .atBerth)
    let told = scene.graph.transfers
    #expect(told.map(\.confidence) == [doubted])
    #expect(told.first?.explanation.contains("another tanker lay there") ?? false)
  }

  @Test("Custody 60: a tanker that lay near for hours is named and the claim doubted")
  func company() throws {
    for (distance, isNear) in [(90.0, true), (800, false)] {
      var (scene, ship) = try waited(at: farOut, then: [])
      let other = try scene.ship("FPSO", draughts: [(0, 18)])
      try scene.meeting(
        ship, other, 10.1, 10.9, alongside: false, distance: distance, basis: .hullsNear)
      let told = try #require(scene.graph.transfers.first)
      #expect((told.confidence == doubted) == isNear)
      #expect(told.explanation.contains("FPSO lay 90 m from her") == isNear)
      #expect(told.explanation.contains("no tanker seen beside her") != isNear)
    }
  }

  @Test("Custody 60: so is one whose track lay beside hers and whose draught went the other way")
  func mateByTrack() throws {
    for (away, isNear) in [(0.001, true), (0.5, false)] {
      var (scene, ship) = try waited(at: farOut, then: [(11, farOut.0 + 0.02, farOut.1)])
      let other = try scene.ship("MATE", draughts: [(0, 10), (12.5, 15)])
      try scene.sail(
        other,
        [
          (9.5, -7, 60), (10.1, farOut.0 + away, 60), (11, farOut.0 + 0.02 + away, 60),
          (14, -8, 60),
        ])
      let told = try #require(scene.graph.transfers.first { $0.donorID == scene.id(ship) })
      #expect((told.confidence == doubted) == isNear)
      #expect(told.explanation.contains("MATE lay") == isNear)
    }
  }

  @Test("Custody 61: a change between two ballast draughts is ballast as well")
  func ballast() throws {
    func told(_ draughts: [(Double, Double)], _ dress: (inout Scene, SegmentID) throws -> Void)
      throws -> CargoTransfer
    {
      var scene = try Scene()
      let ship = try scene.ship("A", draughts: draughts)
      scene.drift(ship, 10, 11, at: try place(farOut.0, farOut.1))
      try dress(&scene, ship)
      return try #require(scene.graph.transfers.last)
    }
    let heavier = [(0.0, 10.0), (11.2, 12.9)]
    let alone = try told(heavier) { _, _ in }
    #expect(alone.confidence == doubted && alone.explanation.contains("ballast"))
    let declared = try told(heavier) { $0.paper("BL", $1, 11, "Malaysia", barrels: 350_000) }
    #expect(declared.confidence > 0.75)
    let laden = try told([(-5, 8.5), (3.1, 11.3), (11.2, 14.2)]) { try $0.call($1, "jose", 1, 3) }
    #expect(laden.confidence > 0.8)
    #expect(try told([(0, 10), (11.2, 15)]) { _, _ in }.confidence > 0.8)
  }

  /// A small tanker beside a laden VLCC for a day.
  private func supplied(
    _ small: VesselParticulars, draughts: [(Double, Double)], to draught: Double,
    isDeclared: Bool = false
  ) throws -> CargoTransfer? {
    var scene = try Scene()
    let giver = try scene.ship("SMALL", draughts: draughts, particulars: small)
    let taker = try scene.ship("GREAT", draughts: [(0, 19), (12.2, draught)])
    try scene.meeting(giver, taker, 11, 12)
    if isDeclared { scene.paper("BL", taker, 11, "Malaysia", barrels: 60_000) }
    return scene.graph.transfers.first
  }

  private func hull(_ length: Double, _ beam: Double, _ deadweight: Double) -> VesselParticulars {
    VesselParticulars(
      length: Sourced(Metres(length), from: .registry),
      beam: Sourced(Metres(beam), from: .registry),
      deadweight: Sourced(Tonnes(deadweight), from: .registry))
  }

  @Test("Custody 62: little from a ship many times smaller is bunkers as well")
  func bunkers() throws {
    let small = hull(126, 20, 13_000)
    let typed = [(0.0, 8.0), (12.2, 4.5)]
    let told = try #require(try supplied(small, draughts: typed, to: 19.5))
    #expect(told.confidence == doubted && told.explanation.contains("bunkers"))
    let unknown = try supplied(VesselParticulars(), draughts: [], to: 19.5)
    #expect(unknown?.confidence == doubted)
    #expect(unknown?.explanation.contains("size that is not known") ?? false)
    let declared = try supplied(small, draughts: [], to: 19.5, isDeclared: true)
    #expect(declared?.confidence ?? 0 > 0.8)
    let lightened = try supplied(hull(183, 32, 45_000), draughts: [(0, 12), (12.2, 6)], to: 21.5)
    #expect(lightened?.confidence ?? 0 > 0.8)
  }

  @Test("Custody 63: two ships beside each other from the first record to the last may be laid up")
  func laidUp() throws {
    for (first, isWhole) in [(10.0, true), (8, false)] {
      var scene = try Scene()
      let one = try scene.ship("A", draughts: [(8, 21), (12, 10)])
      let other = try scene.ship("B", draughts: [(8, 10), (12, 21)])
      try scene.meeting(one, other, 10, 12)
      try scene.sail(one, [(10, 1.56, 104.53), (12, 1.56, 104.53)])
      try scene.sail(other, [(first, 1.56, 104.53), (12, 1.56, 104.53)])
      let told = try #require(scene.graph.transfers.first)
      #expect((told.confidence == doubted) == isWhole)
    }
  }

  @Test("Custody 64: of a doubted transfer no finding is made")
  func noFinding() throws {
    for isDoubted in [false, true] {
      var scene = try Scene()
      let taker = try scene.ship("A", draughts: [(0, 10), (12.2, 21), (33.2, 10)])
      scene.drift(taker, 10, 12, at: try place(farOut.0, farOut.1))
      try scene.call(taker, "sikka", 31, 33)
      scene.paper("BL", taker, 12, "Malaysia")
      if isDoubted {
        let other = try scene.ship("B", draughts: [(0, 18)])
        try scene.meeting(
          taker, other, 10.1, 11.9, alongside: false, distance: 90, basis: .hullsNear)
      }
      #expect(scene.graph.transfers.first?.confidence == (isDoubted ? doubted : 0.87))
      #expect(scene.graph.findings.contains { $0.practice == .dsp4 } != isDoubted)
    }
  }

  @Test(
    "Custody 65: an unverified region is no anchorage", arguments: [(20_000.0, 1), (30_000, 0)])
  func region(radius: Double, transfers: Int) throws {
    var scene = try Scene()
    let centre = try place(22.43, 69.65)
    scene.input.terminals.append(
      Terminal(
        id: "roads", name: "Roads", country: "India", role: .anchorage,
        area: .disc(centre: centre, radius: Metres(radius)), isVerified: false, source: "test"))
    let ship = try scene.ship("A", draughts: [(0, 21), (12.6, 10)])
    scene.drift(ship, 10, 11, at: centre)
    #expect(scene.graph.transfers.count == transfers)
  }
}
