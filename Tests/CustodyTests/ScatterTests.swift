import Custody
import Testing
import Tracks
import Vocabulary

/// What an input's papers and draughts say of each other's errors.
@Suite struct ScatterTests {
  /// Five ships, six voyages each, all with papers; the papers of every voyage off by `scatter` of a cargo,
  /// more or less, the draughts right to the decimetre.
  private func fleet(scatter: Double, slips: Bool = false) throws -> CustodyGraph {
    var scene = try Scene()
    scene.input.end = day(800)
    var random = SeededRandom(seed: 7)
    for number in 0..<5 {
      var draughts: [(Double, Double)] = [(0, 10)]
      for round in 0..<6 {
        let start = Double(round) * 100 + Double(number)
        let slip = slips && Int.random(in: 0..<10, using: &random) < 3 ? 0.6 : 0
        draughts += [(start + 3.2, 21 + slip), (start + 43.2, 10)]
      }
      let ship = try scene.ship("S\(number)", draughts: draughts)
      for round in 0..<6 {
        let start = Double(round) * 100 + Double(number)
        try scene.call(ship, "jose", start + 1, start + 3)
        try scene.call(ship, "sikka", start + 41, start + 43)
        let off = Double.random(in: -1...1, using: &random) * scatter
        scene.paper(
          "P\(number)-\(round)", ship, start + 3, "Venezuela", barrels: 1_790_000 * (1 + off))
      }
    }
    return scene.graph
  }

  private func width(_ graph: CustodyGraph) throws -> Double {
    let widths = graph.discharges.map { ($0.barrels.high - $0.barrels.low) / $0.barrels.best }
    try #require(widths.count == 30)
    return widths.sorted()[15]
  }

  @Test(
    "Custody 45: papers that agree with all draughts are heard as exact, those that scatter not")
  func learns() throws {
    let exact = try width(try fleet(scatter: 0.001))
    let loose = try width(try fleet(scatter: 0.03))
    #expect(exact < 0.012)
    #expect(loose > 1.6 * exact)
  }

  @Test("Custody 45: that some crews mistype widens no paper")
  func slips() throws {
    let mistyped = try width(try fleet(scatter: 0.001, slips: true))
    let loose = try width(try fleet(scatter: 0.03))
    // A slip of 0.6 m is 3 % of a cargo: as much as the loose papers scatter.
    #expect(mistyped < 0.8 * loose)
  }

  @Test("Custody 35: beside a draught mistyped by decimetres an honest paper is heard")
  func mistyped() throws {
    let graph = try fleet(scatter: 0.001, slips: true)
    for discharge in graph.discharges {
      #expect(abs(discharge.barrels.best - 1_790_000) < 15_000)
    }
  }

  @Test("Custody 45: a paper of another day than its transfer is heard less exactly")
  func otherDay() throws {
    var widths: [Double] = []
    for loaded in [46.0, 48.2] {
      var (scene, _, receiver) = try relabelledScene()
      scene.input.documents = []
      scene.paper("BL", receiver, loaded, "Malaysia", barrels: 1_800_000)
      let transfer = try #require(scene.graph.transfers.first)
      widths.append(transfer.barrels.high - transfer.barrels.low)
    }
    #expect(widths[1] > 2 * widths[0])
  }

  @Test("Custody 46: what ships keep on the average cancels from one full discharge to the next")
  func remainder() throws {
    var scene = try Scene()
    let ship = try scene.ship(
      "A", draughts: [(0, 10), (3.2, 21.5), (43.2, 10), (62.2, 21.5), (102.2, 10)])
    for (terminal, start) in [("jose", 1.0), ("sikka", 41), ("jose", 60), ("sikka", 100)] {
      try scene.call(ship, terminal, start, start + 2)
    }
    scene.paper("A", ship, 3, "Venezuela", barrels: 1_850_000)
    scene.paper("B", ship, 62, "Venezuela", barrels: 1_850_000)
    let widths = scene.graph.discharges.map { $0.barrels.high - $0.barrels.low }
    try #require(widths.count == 2)
    // Of the first voyage nobody saw how she was left before.
    #expect(widths[1] < widths[0])
  }
}

@Suite struct ObservedVolumeTests {
  @Test("Barrels 19: a volume measured warm is brought to 60 °F, with what is not known as error")
  func converts() throws {
    let density = 900.0
    let factor = try #require(VolumeCorrection.factor(density60: density, at: Celsius(45)))
    let sampled = ObservedVolume(
      barrels: 1_000_000 / factor, temperature: Celsius(45), density: density * factor)
    let found = try #require(sampled.standard(grade: nil))
    #expect(abs(found.barrels - 1_000_000) < 200)
    #expect(found.deviation < 1500)
    let named = try #require(
      ObservedVolume(barrels: 1_000_000, temperature: Celsius(45)).standard(grade: "Merey 16"))
    let unknown = try #require(
      ObservedVolume(barrels: 1_000_000, temperature: Celsius(45)).standard(grade: nil))
    #expect(named.deviation < unknown.deviation)
    #expect(named.barrels < 1_000_000 && unknown.barrels < 1_000_000)
    #expect(ObservedVolume(barrels: 1, temperature: Celsius(400)).standard(grade: nil) == nil)
    #expect(ObservedVolume(barrels: .nan, temperature: Celsius(20)).standard(grade: nil) == nil)
  }

  @Test("Barrels 19: a run hears a paper's warm volume as barrels at 60 °F")
  func run() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 20.8), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let factor = try #require(VolumeCorrection.factor(density60: 958.4, at: Celsius(55)))
    scene.paper(
      "BL", ship, 3, "Venezuela", grade: "Merey 16",
      observed: ObservedVolume(barrels: 1_820_000 / factor, temperature: Celsius(55)))
    let warm = try #require(scene.graph.discharges.first?.barrels)
    scene.input.documents = []
    scene.paper("BL", ship, 3, "Venezuela", barrels: 1_820_000)
    let cold = try #require(scene.graph.discharges.first?.barrels)
    #expect(abs(warm.best - cold.best) < 1500)
    #expect(warm.high - warm.low >= cold.high - cold.low)
  }
}
