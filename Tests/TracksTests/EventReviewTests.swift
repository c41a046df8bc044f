import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

private func segment(
  _ number: UInt32, hours: ClosedRange<Double>, latitude: Double = 10, imo: UInt32? = nil,
  name: String? = nil, length: Int = 244
) throws -> Segment {
  let mmsi = try #require(MMSI(number))
  func fix(_ hours: Double) throws -> Fix {
    Fix(
      time: begin + .hours(hours), mmsi: mmsi,
      position: try #require(Coordinate(latitude: latitude, longitude: 60)), speed: Knots(0.1),
      source: SourceReference(source: 0, offset: UInt64(hours * 3600), length: 1))
  }
  var particulars = Particulars()
  particulars.imoAsSent = imo
  particulars.name = name
  particulars.shipType = 80
  particulars.dimensions = HullDimensions(
    toBow: length - 40, toStern: 40, toPort: 21, toStarboard: 21)
  let (first, last) = (try fix(hours.lowerBound), try fix(hours.upperBound))
  return Segment(
    id: SegmentID(mmsi: mmsi, start: first.time), end: last.time, fixCount: 50, first: first,
    last: last, particulars: particulars)
}

private func reviewed(_ events: TrackEvents) -> TrackEvents {
  var events = events
  EventReview(reception: ReceptionModel().learned(), end: begin + .hours(1000)).review(&events)
  return events
}

private func anomaly(_ segment: Segment, hours: ClosedRange<Double>, fixes: Int) -> PositionAnomaly
{
  PositionAnomaly(
    segment: segment.id, kind: .impossibleSpeed, start: begin + .hours(hours.lowerBound),
    end: begin + .hours(hours.upperBound), position: segment.first.position, fixCount: fixes,
    confidence: 0.5, evidence: [segment.first.source])
}

@Test("Reception 5: a hull that goes on under other numbers is followed")
func hullsAreFollowed() throws {
  var events = TrackEvents()
  events.segments = [
    try segment(538_000_001, hours: 0...500, imo: 9_074_729, name: "OLD"),
    try segment(620_000_002, hours: 510...990, imo: 9_241_061, name: "NEW"),
    try segment(636_000_003, hours: 0...990, latitude: 12),
  ]
  let changes = reviewed(events).identityChanges
  #expect(changes.map(\.kind) == [.laundering])
  #expect(changes.first?.oldMMSI?.number == 538_000_001)
  #expect(changes.first?.newMMSI?.number == 620_000_002)
}

@Test("Reception 5: with two candidates nothing is said")
func twoCandidatesAreDoubt() throws {
  var events = TrackEvents()
  events.segments = [
    try segment(538_000_001, hours: 0...500, imo: 9_074_729),
    try segment(538_000_002, hours: 0...502, imo: 9_300_001),
    try segment(620_000_002, hours: 510...990, imo: 9_241_061),
  ]
  #expect(reviewed(events).identityChanges.isEmpty)
}

@Test("Reception 6: the silence of a number that gave way to another is left out")
func renumberedShipsAreNotSilent() throws {
  var events = TrackEvents()
  let old = try segment(538_000_001, hours: 0...500, imo: 9_074_729)
  events.segments = [old, try segment(620_000_002, hours: 510...990, imo: 9_241_061)]
  events.gaps = [
    Gap(
      segment: old.id, start: old.end, end: begin + .hours(1000), isOpen: true,
      from: old.last.position, to: nil, distance: nil, impliedSpeed: nil,
      classification: .unresolved, deliberateProbability: nil, expectedMessages: 0,
      otherShipsHeard: 0, evidence: [])
  ]
  #expect(reviewed(events).gaps.isEmpty)
}

@Test("Reception 4: a gap that another track on the number fills is hardly a silence")
func doubledGapsAreNoSilence() throws {
  var events = TrackEvents()
  let ship = try segment(538_000_001, hours: 0...500)
  events.segments = [ship, try segment(538_000_001, hours: 110...140, latitude: 14)]
  events.gaps = [
    Gap(
      segment: ship.id, start: begin + .hours(100), end: begin + .hours(150), isOpen: false,
      from: ship.last.position, to: ship.last.position, distance: nil, impliedSpeed: nil,
      classification: .challengedEmission, deliberateProbability: 0.9, expectedMessages: 0,
      otherShipsHeard: 0, evidence: [])
  ]
  let gap = try #require(reviewed(events).gaps.first)
  #expect(gap.deliberateProbability ?? 0 <= 0.03)
  #expect(gap.classification == .unresolved)
}

@Test("Reception 7: a number shared with herself is an anomaly, with another ship it is shared")
func sharedWithHerself() throws {
  for (name, isOneShip) in [("ONE", true), ("OTHER", false)] {
    var events = TrackEvents()
    let ship = try segment(538_000_001, hours: 0...500, name: "ONE")
    let second = try segment(538_000_001, hours: 110...140, latitude: 14, name: name)
    events.segments = [ship, second]
    events.identityChanges = [
      IdentityChange(
        segment: second.id, kind: .sharedMMSI, time: second.first.time, imo: nil,
        oldMMSI: ship.id.mmsi, newMMSI: ship.id.mmsi, oldValue: ship.id.description,
        newValue: second.id.description, confidence: 0.9, evidence: [])
    ]
    let result = reviewed(events)
    #expect(result.identityChanges.isEmpty == isOneShip)
    #expect(result.positionAnomalies.isEmpty == !isOneShip)
  }
}

@Test("Reception 8: jumps out and back are one anomaly, a lone stray is none")
func anomaliesAreMerged() throws {
  var events = TrackEvents()
  let ship = try segment(538_000_001, hours: 0...500)
  events.segments = [ship]
  events.positionAnomalies = [
    anomaly(ship, hours: 100...130, fixes: 60), anomaly(ship, hours: 130.5...131, fixes: 1),
    anomaly(ship, hours: 300...300, fixes: 1),
  ]
  let found = reviewed(events).positionAnomalies
  #expect(found.count == 1)
  #expect(found.first?.fixCount == 61)
}

@Test("Reception 9: long wrong positions are a fabrication, on a circle a synthetic track")
func fabricationsAreNamed() throws {
  var events = TrackEvents()
  var ship = try segment(538_000_001, hours: 0...500)
  events.segments = [ship]
  events.positionAnomalies = [anomaly(ship, hours: 100...130, fixes: 60)]
  #expect(reviewed(events).positionAnomalies.map(\.kind) == [.fabrication])
  ship.track = try (0..<32).map { step in
    let angle = Double(step) * Double.pi / 8
    let place = try #require(
      Coordinate(
        latitude: 10 + 0.02 * angle.cosine, longitude: 60 + 0.0203 * angle.sine))
    return TrackVertex(
      time: begin + .hours(100 + 0.9 * Double(step)), position: place, speed: Knots(9))
  }
  events.segments = [ship]
  #expect(reviewed(events).positionAnomalies.map(\.kind) == [.syntheticTrack])
}

extension Double {
  /// Series of five terms after bringing the angle near zero: good to 1e-6, without Foundation.
  fileprivate var cosine: Double { (self + Double.pi / 2).sine }

  fileprivate var sine: Double {
    var angle = truncatingRemainder(dividingBy: 2 * Double.pi)
    if angle > Double.pi { angle -= 2 * Double.pi }
    if angle > Double.pi / 2 { angle = Double.pi - angle }
    if angle < -Double.pi / 2 { angle = -Double.pi - angle }
    let square = angle * angle
    return angle
      * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
  }
}
