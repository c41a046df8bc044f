/// Small drawn scenes for the custody tests: ships, calls, meetings and typed draughts by the day.
import Custody
import Testing
import Tracks
import Vocabulary

/// A seeded generator (SplitMix64), so that random scenes are the same in every run.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// 2022-01-01T00:00:00Z, from which days are counted.
let epoch = Instant(seconds: 1_640_995_200)

func day(_ days: Double) -> Instant { epoch + .days(days) }

enum Fixture: Error {
  case impossible
}

func place(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
  guard let place = Coordinate(latitude: latitude, longitude: longitude) else {
    throw Fixture.impossible
  }
  return place
}

/// A scene under construction; ships are numbered from zero.
struct Scene {
  var input = CustodyInput(end: day(200))
  private var references: UInt64 = 0

  init() throws {
    input.terminals = [
      try terminal("jose", "Jose Terminal", "Venezuela", .load, 10.1, -64.85, 16, ve),
      try terminal("cardon", "Punta Cardon", "VE", .load, 11.63, -70.23, 16, ve),
      try terminal("basrah", "Al Basrah Oil Terminal", "Iraq", .load, 29.68, 48.82, 30, nil),
      try terminal("pengerang", "Pengerang", "Malaysia", .both, 1.35, 104.1, 43, nil),
      try terminal("johor", "Tompok Utara", "Malaysia", .sts, 1.56, 104.53, nil, nil),
      try terminal("sikka", "Sikka", "India", .discharge, 22.43, 69.83, nil, nil),
      try terminal("pascagoula", "Pascagoula", "United States", .discharge, 30.2, -88.5, nil, nil),
    ]
  }

  private let ve = "sanctioned_origin:VE"

  mutating func reference() -> SourceReference {
    references += 1
    return SourceReference(source: 0, offset: references * 100, length: 80)
  }

  func terminal(
    _ id: String, _ name: String, _ country: String, _ role: TerminalRole, _ latitude: Double,
    _ longitude: Double, _ api: Double?, _ regime: String?
  ) throws -> Terminal {
    let grades = api.map { [CrudeGrade(name: "\(name) grade", api: $0)] } ?? []
    return Terminal(
      id: id, name: name, country: country, role: role,
      area: .disc(centre: try place(latitude, longitude), radius: Metres(8000)), grades: grades,
      regime: regime, source: "test")
  }

  static let vlcc = VesselParticulars(
    length: Sourced(Metres(333), from: .registry), beam: Sourced(Metres(60), from: .registry),
    deadweight: Sourced(Tonnes(305_000), from: .registry),
    designDraught: Sourced(Metres(22), from: .registry))

  static let bunkerBarge = VesselParticulars(
    length: Sourced(Metres(98), from: .transmitted), beam: Sourced(Metres(16), from: .transmitted))

  /// Real hull numbers without meaning for these scenes.
  static let imoNumbers: [UInt32] = [
    9_304_667, 9_194_127, 9_524_475, 9_206_310, 9_224_453, 9_246_279, 9_273_337, 9_181_194,
  ]

  /// Draughts are (day, metres) pairs.
  @discardableResult
  mutating func ship(
    _ name: String, draughts: [(Double, Double)], particulars: VesselParticulars = Self.vlcc,
    isTanker: Bool? = true
  ) throws -> SegmentID {
    let number = input.vessels.count
    let mmsi = try #require(MMSI(UInt32(636_000_001 + number)))
    let imo = IMONumber(Self.imoNumbers[number % Self.imoNumbers.count])
    let segment = SegmentID(mmsi: mmsi, start: day(-10))
    var readings: [DraughtReading] = []
    for (time, metres) in draughts {
      readings.append(
        DraughtReading(time: day(time), draught: Metres(metres), source: reference()))
    }
    input.vessels.append(
      CustodyVessel(
        id: "imo:\(imo?.description ?? "")-\(number)", mmsi: mmsi, imo: imo, name: name,
        isTanker: isTanker, particulars: particulars, segments: [segment], draughts: readings))
    return segment
  }

  /// Her simplified track, points being (day, latitude, longitude).
  mutating func sail(
    _ segment: SegmentID, _ points: [(Double, Double, Double)]
  ) throws {
    let number = try #require(input.vessels.firstIndex { $0.segments.contains(segment) })
    input.vessels[number].track = try points.map {
      TrackVertex(time: day($0.0), position: try place($0.1, $0.2), speed: nil)
    }
  }

  mutating func call(
    _ segment: SegmentID, _ terminal: String, _ start: Double, _ end: Double, stops: Bool = true
  ) throws {
    let place = try #require(input.terminals.first { $0.id == terminal })
    guard case .disc(let centre, _) = place.area else { throw Fixture.impossible }
    input.portCalls.append(
      PortCall(
        segment: segment, terminalID: terminal, start: day(start), end: day(end),
        stopStart: stops ? day(start + 0.05) : nil, stopEnd: stops ? day(end - 0.05) : nil,
        position: centre, isOpen: false, confidence: 4, evidence: [reference()]))
  }

  mutating func meeting(
    _ first: SegmentID, _ second: SegmentID, _ start: Double, _ end: Double,
    alongside: Bool = true, distance: Double = 20, atBerth: Bool = false,
    usesHulls: Bool = true, basis: EncounterBasis = .alongsideLong,
    approach: MeetingMotion.Mover? = nil
  ) throws {
    var event =
      Encounter(
        first: min(first, second), second: max(first, second), start: day(start), end: day(end),
        position: try place(1.56, 104.53), minimumDistance: Metres(distance),
        medianDistance: Metres(distance), medianSpeed: Knots(0.3), usesHullGeometry: usesHulls,
        isAlongside: alongside, isAtBerth: atBerth, confidence: 0.9, evidence: [reference()])
    event.basis = basis
    event.approach = approach.map {
      MeetingMotion(apart: Metres(9000), span: .hours(12), mover: $0, speed: Knots(0.4))
    }
    input.encounters.append(event)
  }

  mutating func drift(
    _ segment: SegmentID, _ start: Double, _ end: Double, at position: Coordinate
  ) {
    input.loiterings.append(
      Loitering(
        segment: segment, start: day(start), end: day(end), position: position,
        meanSpeed: Knots(0.5), confidence: 0.9, evidence: [reference()]))
  }

  private func listening(ships: Int) -> Listening {
    var listening = Listening()
    (listening.shipsNear, listening.shipsAround) = (ships, ships)
    return listening
  }

  mutating func gap(
    _ segment: SegmentID, _ start: Double, _ end: Double, _ kind: Gap.Class,
    from: Coordinate, to: Coordinate
  ) {
    input.gaps.append(
      Gap(
        segment: segment, start: day(start), end: day(end), isOpen: false, from: from, to: to,
        distance: nil, impliedSpeed: nil, classification: kind,
        deliberateProbability: kind == .challengedEmission ? 0.9 : 0.01,
        listening: listening(ships: 12), evidence: [reference()]))
  }

  mutating func paper(
    _ id: String, _ segment: SegmentID, _ loaded: Double, _ origin: String, barrels: Double? = nil,
    port: String? = nil, grade: String? = nil, observed: ObservedVolume? = nil
  ) {
    let vessel = input.vessels.first { $0.segments.contains(segment) }
    input.documents.append(
      DeclaredCargo(
        id: id, vesselIMO: vessel?.imo, loadDate: CivilDate(day(loaded)), declaredOrigin: origin,
        barrels: barrels, dischargePort: port, declaredGrade: grade, observed: observed,
        source: reference()))
  }

  func id(_ segment: SegmentID) -> String {
    input.vessels.first { $0.segments.contains(segment) }?.id ?? ""
  }

  var graph: CustodyGraph { CustodyGraph.infer(input) }
}

/// Crude from Jose goes dark, changes ship off Johor, is called Malaysian and goes to India.
func relabelledScene() throws -> (scene: Scene, donor: SegmentID, receiver: SegmentID) {
  var scene = try Scene()
  let donor = try scene.ship("DONOR", draughts: [(-5, 10), (3.1, 21.5), (46.1, 10)])
  let receiver = try scene.ship("RECEIVER", draughts: [(30, 10), (46.1, 21.5), (62.1, 10.1)])
  try scene.call(donor, "jose", 1, 3)
  scene.gap(
    donor, 10, 40, .challengedEmission, from: try place(-10, 0), to: try place(1, 104))
  try scene.meeting(donor, receiver, 44, 46)
  try scene.call(receiver, "sikka", 60, 62)
  scene.paper("BL-1", receiver, 46, "Malaysian blend", barrels: 1_800_000)
  return (scene, donor, receiver)
}
