import Custody
import Testing
import Tracks
import Vocabulary

@Suite("What a ship did on the ground of a terminal") struct RoadsTests {
  private let rules = CustodyRules.standard

  /// A laden tanker and an empty one within Pengerang's ground from day 10 to 13, alongside each other meanwhile.
  private func roads(_ start: Double, _ end: Double, atBerth: Bool) throws -> Scene {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(0, 21), (13.2, 10)])
    let taker = try scene.ship("TAKER", draughts: [(0, 10), (13.2, 21)])
    try scene.call(donor, "pengerang", 10, 13)
    try scene.call(taker, "pengerang", 10, 13)
    try scene.meeting(
      donor, taker, start, end, alongside: !atBerth, atBerth: atBerth,
      basis: atBerth ? .atBerth : .alongsideLong)
    return scene
  }

  @Test(
    "Custody 66: two that met in the roads moved the cargo between them, and called at no berth")
  func metInTheRoads() throws {
    let graph = try roads(10.3, 12.8, atBerth: false).graph
    #expect(graph.transfers.map(\.confidence) == [ConfidenceRule().confidence(.bothDraughts)])
    #expect(graph.portCallActions.map(\.action) == [.none, .none])
    #expect(graph.portCallActions.allSatisfy { $0.explanation.contains("alongside") })
  }

  @Test("Custody 66: what came before the meeting, or after it, is the call")
  func loadedFirst() throws {
    for isFirst in [true, false] {
      var scene = try Scene()
      let trader = try scene.ship(
        "TRADER",
        draughts: isFirst ? [(0, 10), (12.2, 21), (14.2, 10)] : [(0, 21), (11.9, 10), (14.2, 21)])
      let other = try scene.ship(
        "OTHER", draughts: isFirst ? [(0, 10), (14.2, 21)] : [(0, 10), (11.9, 21)])
      try scene.call(trader, "jose", 10, 14.5)
      try scene.meeting(
        trader, other, isFirst ? 12.5 : 10.2, isFirst ? 14 : 12)
      let graph = scene.graph
      #expect(graph.transfers.map(\.confidence) == [ConfidenceRule().confidence(.bothDraughts)])
      #expect(graph.portCallActions.map(\.action) == [.load])
      #expect(graph.portCallActions.map(\.confidence) == [ConfidenceRule().confidence(.callPrompt)])
    }
  }

  @Test(
    "Custody 66: of the parts that are left the one whose draught tells is the call, or the longest"
  )
  func tellingPart() throws {
    var scene = try Scene()
    // Twenty hours at the jetty, typed at once; then the meeting; then a day and a half of waiting.
    let ship = try scene.ship("LOADER", draughts: [(0, 10), (10.8, 21)])
    let other = try scene.ship("OTHER", draughts: [(0, 10)])
    try scene.call(ship, "jose", 10, 12.6)
    try scene.meeting(ship, other, 10.9, 11.15)
    #expect(scene.graph.portCallActions.map(\.action) == [.load])
    // Between two meetings.
    var between = try Scene()
    let trader = try between.ship("TRADER", draughts: [(0, 10), (12.5, 21)])
    let barge = try between.ship("OTHER", draughts: [(0, 10)])
    try between.call(trader, "jose", 10, 13)
    try between.meeting(trader, barge, 10.1, 10.4)
    try between.meeting(trader, barge, 12.6, 12.9)
    #expect(between.graph.portCallActions.map(\.action) == [.load])
  }

  @Test("Custody 66: a load that nobody typed is of the time at the berth")
  func untypedPart() throws {
    var scene = try Scene()
    let ship = try scene.ship("LOADER", draughts: [(0, 10)])
    let other = try scene.ship("OTHER", draughts: [(0, 10)])
    try scene.call(ship, "jose", 10, 13)
    try scene.meeting(ship, other, 10.1, 10.8)
    try scene.call(ship, "sikka", 30, 32)
    let load = try #require(scene.graph.portCallActions.first { $0.action == .load })
    #expect(load.explanation.contains("for 52 h") || load.explanation.contains("for 51.6 h"))
  }

  @Test("Custody 67: what the other ship typed at her next call is of that one")
  func laterDischarge() throws {
    var scene = try Scene()
    let first = try scene.ship("FIRST", draughts: [(0, 10), (13.2, 21)])
    let mate = try scene.ship("MATE", draughts: [(0, 10), (9.9, 21), (16, 10)])
    try scene.call(first, "jose", 10, 13)
    try scene.call(mate, "jose", 8, 12.5)
    try scene.call(mate, "pascagoula", 14.5, 16)
    try scene.meeting(first, mate, 10.3, 12.4, alongside: false, atBerth: true, basis: .atBerth)
    let told = scene.graph.portCallActions.first { $0.vesselID == scene.id(first) }
    #expect(told?.confidence == ConfidenceRule().confidence(.callPrompt))
  }

  @Test("Custody 67: beside a ship whose draught went the other way a load is doubted and says why")
  func besideAnother() throws {
    let told = try roads(10.3, 12.8, atBerth: true).graph
    #expect(
      told.portCallActions.map(\.confidence) == [rules.besideConfidence, rules.besideConfidence])
    #expect(told.portCallActions.allSatisfy { $0.explanation.contains("between the two") })
    // Both loaded, or one for some minutes only.
    for (ends, end) in [(21.0, 12.8), (10, 10.4)] {
      var scene = try Scene()
      let first = try scene.ship("FIRST", draughts: [(0, 10), (13.2, 21)])
      let other = try scene.ship("OTHER", draughts: [(0, 31 - ends), (13.2, ends)])
      try scene.call(first, "jose", 10, 13)
      try scene.meeting(
        first, other, 10.3, end, alongside: false, atBerth: true, basis: .atBerth)
      #expect(
        scene.graph.portCallActions.map(\.confidence)
          == [ConfidenceRule().confidence(.callPrompt)])
    }
  }

  /// A ship that deepened while she lay at Jose, swinging about an anchor or at one spot.
  private func load(
    berthType: String?, swings: Bool, mooring: Mooring = .buoy, berth: String? = nil,
    typed: Double? = 12.2, settles: Int = 9, heard: Int = 8
  ) throws -> PortCallAction {
    var scene = try Scene()
    let number = try #require(scene.input.terminals.firstIndex { $0.id == "jose" })
    scene.input.terminals[number] = scene.input.terminals[number].lying(at: berthType)
    let ship = try scene.ship(
      "A", draughts: [(0, 10)] + (typed.map { [($0, 21)] } ?? []))
    try scene.call(ship, "jose", 10, 12)
    scene.input.portCalls[0].mooring = mooring
    scene.input.portCalls[0].berth = berth
    let reach = swings ? 0.004 : 0.0002
    try scene.sail(
      ship,
      [(9, 12, -64.85)]
        + (0...heard).map { step in
          let side = [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)][step % 4]
          let scale = step < settles ? reach : 0.0002
          return (10 + Double(step) / 4, 10.1 + side.0 * scale, -64.85 + side.1 * scale)
        } + [(14, 14, -64.85)])
    if typed == nil { try scene.call(ship, "sikka", 30, 32) }
    return try #require(scene.graph.portCallActions.first)
  }

  @Test("Custody 68: a ship that swung where no buoy is known was at none surely")
  func swung() throws {
    let sure = ConfidenceRule().confidence(.callPrompt)
    #expect(try load(berthType: nil, swings: true).confidence == rules.swungConfidence)
    #expect(try load(berthType: "jetty", swings: true).confidence == rules.besideConfidence)
    #expect(try load(berthType: "spm", swings: true).confidence == sure)
    #expect(try load(berthType: nil, swings: false).confidence == sure)
    #expect(try load(berthType: nil, swings: true, berth: "jose/1").confidence == sure)
    #expect(try load(berthType: nil, swings: true, mooring: .berth).confidence == sure)
    // Half of her stop at one spot, or half of it not heard.
    #expect(try load(berthType: nil, swings: true, settles: 4).confidence == sure)
    #expect(try load(berthType: nil, swings: true, heard: 3).confidence == sure)
    let told = try load(berthType: nil, swings: true)
    #expect(told.action == .load && told.explanation.contains("no buoy is known there"))
    let untyped = try load(berthType: nil, swings: true, typed: nil)
    #expect(untyped.basis == .callTurn && untyped.confidence == rules.swungConfidence)
  }
}

extension Terminal {
  /// The same place with berths of a kind.
  fileprivate func lying(at berthType: String?) -> Terminal {
    Terminal(
      id: id, name: name, country: country, role: role, area: area, berthType: berthType,
      grades: grades, regime: regime, source: source)
  }
}
