import Custody
import Testing
import Tracks
import Vocabulary

/// Papers that nothing bears out, beside many that can be told.
@Suite struct PaperOddsTests {
  /// A hull number of its own for every ship of a scene, however many.
  private func number(_ serial: Int) throws -> IMONumber {
    for last in 0...9 {
      if let number = IMONumber(UInt32((900_000 + serial * 7) * 10 + last)) { return number }
    }
    throw Fixture.impossible
  }

  private func name(_ segment: SegmentID, _ serial: Int, in scene: inout Scene) throws {
    let index = try #require(scene.input.vessels.firstIndex { $0.segments.contains(segment) })
    scene.input.vessels[index].imo = try number(serial)
    scene.input.vessels[index].id = "imo:test-\(serial)"
  }

  /// Basrah to Sikka under true papers.
  private func trade(_ count: Int, in scene: inout Scene) throws {
    for serial in 0..<count {
      let ship = try scene.ship("TRADER", draughts: [(0, 10), (3.1, 21), (20.1, 10)])
      try name(ship, serial, in: &scene)
      try scene.call(ship, "basrah", 1, 3)
      try scene.call(ship, "sikka", 18, 20)
      scene.paper("T-\(serial)", ship, 3, "Iraq")
    }
  }

  /// Jose over a transfer at sea to Sikka, called Malaysian.
  private func relabel(
    _ count: Int, from first: Int = 0, isSilent: Bool = true, in scene: inout Scene
  ) throws {
    for serial in first..<first + count {
      let donor = try scene.ship("DONOR", draughts: [(0, 10), (3.1, 21.5), (46.1, 10)])
      let receiver = try scene.ship("TAKER", draughts: [(30, 10), (46.1, 21.5), (62.1, 10.1)])
      try name(donor, 1000 + serial, in: &scene)
      try name(receiver, 2000 + serial, in: &scene)
      try scene.call(donor, "jose", 1, 3)
      if isSilent {
        scene.gap(
          donor, 10, 40, .challengedEmission, from: try place(-10, 0), to: try place(1, 104))
      }
      try scene.meeting(donor, receiver, 44, 46)
      try scene.call(receiver, "sikka", 60, 62)
      scene.paper("R-\(serial)", receiver, 46, "Malaysia")
    }
  }

  /// A ship that came out of a silence near Johor laden, with papers that say Malaysia.
  private func hidden(
    in scene: inout Scene, _ kind: Gap.Class = .challengedEmission, from start: Double = 43
  ) throws -> SegmentID {
    let ship = try scene.ship("HIDDEN", draughts: [(30, 10), (47, 21.5), (62.1, 10)])
    try name(ship, 3000, in: &scene)
    scene.gap(
      ship, start, start + 3.5, kind, from: try place(1.56, 104.53), to: try place(1.6, 104.6))
    try scene.call(ship, "sikka", 60, 62)
    scene.paper("H", ship, 46, "Malaysia", barrels: 1_800_000)
    return ship
  }

  /// Three ships are heard off Pengerang.
  private func hear(in scene: inout Scene, ships: Int = 3) throws {
    let position = try place(1.4, 104.3)
    for serial in 0..<ships {
      let ship = try scene.ship("PASSER", draughts: [])
      try name(ship, 4000 + serial, in: &scene)
      let index = scene.input.vessels.count - 1
      scene.input.vessels[index].track = [
        TrackVertex(time: day(90), position: position, speed: nil)
      ]
    }
  }

  private func unborne(_ scene: Scene) -> Finding? {
    scene.graph.findings.first { $0.id.hasPrefix("finding:DSP-3/unborne/") }
  }

  @Test("Findings 16: papers that nothing bears out are weighed by what the other papers teach")
  func accused() throws {
    var scene = try Scene()
    try trade(12, in: &scene)
    try relabel(3, in: &scene)
    let ship = try hidden(in: &scene)
    try hear(in: &scene)
    let finding = try #require(unborne(scene))
    #expect(finding.subject == scene.id(ship))
    #expect(finding.practice == .dsp3 && finding.grade == .d)
    #expect(finding.confidence > 0.3 && finding.confidence <= 0.4)
    #expect(finding.summary.contains("Of 3 other papers here that name the same country"))
    #expect(finding.summary.contains("HIDDEN was silent for 3.5 days"))
    #expect(abs(finding.alternatives.reduce(finding.confidence) { $0 + $1.probability } - 1) < 1e-9)
    let traders = Set((0..<12).map { "imo:test-\($0)" })
    #expect(!scene.graph.findings.contains { traders.contains($0.subject) })
  }

  @Test("Findings 17: where nobody is heard at the declared places, a load may go unseen")
  func unheard() throws {
    var scene = try Scene()
    try trade(12, in: &scene)
    try relabel(1, in: &scene)
    _ = try hidden(in: &scene)
    try hear(in: &scene, ships: 2)
    #expect(unborne(scene) == nil)
  }

  @Test(
    "Findings 17: without a false paper of that country nobody is named, however many true ones there are",
    arguments: [0, 6, 12, 20, 60], [false, true])
  func untaught(traders: Int, isAtSea: Bool) throws {
    var scene = try Scene()
    try trade(traders, in: &scene)
    let ship = try hidden(in: &scene)
    if isAtSea {
      let giver = try scene.ship("GIVER", draughts: [(30, 21.5), (47, 10)])
      try name(giver, 3001, in: &scene)
      try scene.meeting(ship, giver, 44, 46)
    }
    try hear(in: &scene)
    #expect(unborne(scene) == nil)
  }

  @Test(
    "Findings 16: a silence that began when the cargo was aboard says nothing of where it came from"
  )
  func laterSilence() throws {
    for start in [43.0, 48] {
      var scene = try Scene()
      try trade(12, in: &scene)
      try relabel(3, in: &scene)
      _ = try hidden(in: &scene, from: start)
      try hear(in: &scene)
      #expect((unborne(scene) == nil) == (start > 47), "\(start)")
    }
  }

  @Test("Findings 16: a glimpse of her at a place of the declared country clears her")
  func glimpsed() throws {
    var scene = try Scene()
    try trade(12, in: &scene)
    try relabel(3, in: &scene)
    let ship = try hidden(in: &scene)
    try hear(in: &scene)
    try scene.call(ship, "pengerang", 41, 42.5, stops: false)
    #expect(unborne(scene) == nil)
  }

  @Test("Findings 16: a stop at a place of the declared country clears her")
  func stopped() throws {
    var scene = try Scene()
    try trade(12, in: &scene)
    try relabel(3, in: &scene)
    let ship = try hidden(in: &scene)
    try hear(in: &scene)
    try scene.call(ship, "pengerang", 41, 42.5)
    #expect(unborne(scene) == nil)
  }

  @Test("Findings 16: that she was elsewhere on the declared day is told, and names nobody alone")
  func elsewhere() throws {
    for isSilent in [false, true] {
      var scene = try Scene()
      try trade(20, in: &scene)
      try relabel(6, in: &scene)
      let ship = try scene.ship("AWAY", draughts: [(30, 10)])
      try name(ship, 3000, in: &scene)
      scene.drift(ship, 44, 48, at: try place(-20, 60))
      if isSilent {
        scene.gap(
          ship, 40, 43, .challengedEmission, from: try place(-20, 60), to: try place(-20, 60))
      }
      scene.paper("A", ship, 46, "Malaysia")
      try hear(in: &scene)
      let finding = unborne(scene)
      #expect((finding != nil) == isSilent)
      let words =
        "On the declared day she was too far from every such terminal to have been at one."
      if isSilent { #expect(finding?.summary.contains(words) == true) }
    }
  }

  @Test("Findings 16: nothing that she or a ship before her did speaks against her")
  func blameless() throws {
    var scene = try Scene()
    try trade(12, in: &scene)
    try relabel(3, in: &scene)
    _ = try hidden(in: &scene, .sparseCoverage)
    try hear(in: &scene)
    #expect(unborne(scene) == nil)
  }
}
