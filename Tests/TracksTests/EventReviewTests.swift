import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

/// A ship heard at two hours after the tests begin, lying at a place.
func reviewSegment(
  _ number: UInt32, hours: ClosedRange<Double>, latitude: Double = 10, imo: UInt32? = nil,
  name: String? = nil, length: Int = 244, knots: Double? = 0.1, course: Double? = nil
) throws -> Segment {
  let mmsi = try #require(MMSI(number))
  func fix(_ hours: Double) throws -> Fix {
    Fix(
      time: begin + .hours(hours), mmsi: mmsi,
      position: try #require(Coordinate(latitude: latitude, longitude: 60)),
      speed: knots.map { Knots($0) },
      course: course.flatMap { Bearing(degrees: $0) },
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

func reviewed(_ events: TrackEvents) -> TrackEvents {
  var events = events
  EventReview(end: begin + .hours(1000)).review(&events)
  return events
}

private func anomaly(_ segment: Segment, hours: ClosedRange<Double>, fixes: Int) -> PositionAnomaly
{
  PositionAnomaly(
    segment: segment.id, kind: .impossibleSpeed, start: begin + .hours(hours.lowerBound),
    end: begin + .hours(hours.upperBound), position: segment.first.position, fixCount: fixes,
    confidence: 0.5, evidence: [segment.first.source])
}

@Test("IdentityChanges 20: on a number that many use nobody is renamed")
func nobodysNumber() throws {
  var events = TrackEvents()
  let ship = try reviewSegment(538_000_001, hours: 0...500)
  events.segments = [ship]
  func change(_ kind: IdentityChange.Kind, _ old: String, _ new: String) -> IdentityChange {
    IdentityChange(
      segment: ship.id, kind: kind, time: begin, imo: nil, oldMMSI: ship.id.mmsi,
      newMMSI: ship.id.mmsi, oldValue: old, newValue: new, confidence: 0.9, evidence: [])
  }
  let rename = change(.rename, "ONE", "OTHER")
  events.identityChanges = [rename, change(.sharedMMSI, "a", "b")]
  #expect(reviewed(events).identityChanges.map(\.kind).contains(.rename))
  events.identityChanges = [rename, change(.sharedMMSI, "a", "b"), change(.sharedMMSI, "a", "c")]
  #expect(reviewed(events).identityChanges.map(\.kind) == [.sharedMMSI, .sharedMMSI])
}

@Test("Review 2: the silence of a number that gave way to another is left out")
func renumberedShipsAreNotSilent() throws {
  var events = TrackEvents()
  let old = try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729)
  events.segments = [old, try reviewSegment(620_000_002, hours: 510...990, imo: 9_241_061)]
  events.gaps = [
    Gap(
      segment: old.id, start: old.end, end: begin + .hours(1000), isOpen: true,
      from: old.last.position, to: nil, distance: nil, impliedSpeed: nil,
      classification: .unresolved, deliberateProbability: 0.1, listening: Listening(),
      evidence: [])
  ]
  #expect(reviewed(events).gaps.isEmpty)
}

@Test("Review 3: two tracks are one ship unless both tell who they are, and differently")
func sharedWithHerself() throws {
  func particulars(_ name: String?) -> Particulars {
    var particulars = Particulars()
    particulars.name = name
    return particulars
  }
  #expect(particulars("ONE").isOneShip(with: particulars("ONE")))
  #expect(particulars("ONE").isOneShip(with: particulars(nil)))
  #expect(!particulars("ONE").isOneShip(with: particulars("OTHER")))
  #expect(!particulars(nil).isOneShip(with: particulars(nil)))
}

@Test("Review 3: under one valid IMO number a ship is one though she was renamed")
func renamedIsHerself() throws {
  func particulars(_ name: String, imo: UInt32, length: Int = 200) -> Particulars {
    var particulars = Particulars()
    (particulars.name, particulars.imoAsSent) = (name, imo)
    particulars.dimensions = HullDimensions(
      toBow: length, toStern: 44, toPort: 21, toStarboard: 21)
    return particulars
  }
  let old = particulars("OLD", imo: 9_074_729)
  #expect(old.isOneShip(with: particulars("NEW", imo: 9_074_729)))
  #expect(!old.isOneShip(with: particulars("NEW", imo: 9_074_729, length: 100)))
  #expect(!particulars("OLD", imo: 1).isOneShip(with: particulars("NEW", imo: 1)))
}

@Test("PositionAnomalies 31: an invention some hours after an interference is a thing of its own")
func inventionAfterInterference() throws {
  let ship = try reviewSegment(538_000_001, hours: 0...500)
  func told(_ second: ClosedRange<Double>, _ kind: PositionAnomaly.Kind) -> Int {
    var disturbed = anomaly(ship, hours: 100...104, fixes: 20)
    disturbed.kind = kind
    var events = TrackEvents()
    events.segments = [ship]
    events.positionAnomalies = [disturbed, anomaly(ship, hours: second, fixes: 200)]
    return reviewed(events).positionAnomalies.count
  }
  #expect(told(108...140, .gnssInterference) == 2)
  #expect(told(106...140, .gnssInterference) == 1)
  #expect(told(108...140, .impossibleSpeed) == 1)
}

@Test("Review 6: a call, a meeting and a slow time made of untrue positions are left out")
func untruePositionsMakeNoCall() throws {
  var events = TrackEvents()
  let ship = try reviewSegment(538_000_001, hours: 0...500)
  events.segments = [ship]
  var found = anomaly(ship, hours: 100...108, fixes: 60)
  found.kind = .gnssInterference
  events.positionAnomalies = [found]
  func call(_ hours: ClosedRange<Double>) -> PortCall {
    PortCall(
      segment: ship.id, terminalID: "x", start: begin + .hours(hours.lowerBound),
      end: begin + .hours(hours.upperBound), stopStart: nil, stopEnd: nil,
      position: ship.first.position, isOpen: false, confidence: 2, evidence: [])
  }
  events.portCalls = [call(90...130), call(101...107)]
  #expect(reviewed(events).portCalls.map(\.start) == [begin + .hours(90)])
  // A river may lie where the grid knows land.
  events.positionAnomalies[0].kind = .onLand
  #expect(reviewed(events).portCalls.count == 2)
  events.positionAnomalies = [found]
  // Begun in one disturbance and ended in the next.
  var next = anomaly(ship, hours: 112...118, fixes: 40)
  next.kind = .gnssInterference
  events.positionAnomalies.append(next)
  events.portCalls = [call(90...117), call(101...117)]
  #expect(reviewed(events).portCalls.map(\.start) == [begin + .hours(90)])
  // Days apart what lies between was hers.
  next.start = begin + .hours(160)
  next.end = begin + .hours(166)
  events.positionAnomalies[1] = next
  events.portCalls = [call(101...165)]
  #expect(reviewed(events).portCalls.count == 1)
}

@Test("Review 7: a stay during which the ship took other numbers is one call")
func oneStayIsOneCall() throws {
  var events = TrackEvents()
  let old = try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729, name: "OLD")
  let new = try reviewSegment(620_000_002, hours: 510...990, imo: 9_241_061, name: "NEW")
  events.segments = [old, new]
  func call(_ segment: Segment, _ hours: ClosedRange<Double>) -> PortCall {
    PortCall(
      segment: segment.id, terminalID: "x", start: begin + .hours(hours.lowerBound),
      end: begin + .hours(hours.upperBound), stopStart: nil, stopEnd: nil,
      position: segment.first.position, isOpen: false, confidence: 2, evidence: [])
  }
  events.portCalls = [call(old, 480...500), call(new, 510...520), call(new, 800...830)]
  let calls = reviewed(events).portCalls
  #expect(calls.map(\.segment) == [old.id, new.id])
  #expect(calls.first?.end == begin + .hours(520))
}

@Test(
  "Review 9: what fits no track of a shared number is nobody's invention, unless others were thrown too"
)
func sharedNumbersAccuseNobody() throws {
  var events = TrackEvents()
  let one = try reviewSegment(538_000_001, hours: 0...500)
  let other = try reviewSegment(538_000_001, hours: 1...499, latitude: 40)
  events.segments = [one, other]
  events.positionAnomalies = [
    anomaly(one, hours: 100...110, fixes: 40), anomaly(one, hours: 200...210, fixes: 40),
    anomaly(one, hours: 300...310, fixes: 40),
  ]
  events.positionAnomalies[1].kind = .gnssInterference
  events.positionAnomalies[2].kind = .speedMismatch
  #expect(reviewed(events).positionAnomalies.count == 3)
  events.identityChanges = [
    IdentityChange(
      segment: other.id, kind: .sharedMMSI, time: begin, imo: nil, oldMMSI: one.id.mmsi,
      newMMSI: one.id.mmsi, oldValue: one.id.description, newValue: other.id.description,
      confidence: 0.9, evidence: [])
  ]
  #expect(reviewed(events).positionAnomalies.map(\.kind) == [.gnssInterference])
}

@Test("Review 10: of a number that never says whose it is places alone tell no invention")
func namelessNumbersInventNothing() throws {
  var events = TrackEvents()
  var ship = try reviewSegment(538_000_001, hours: 0...500, name: "A")
  for named in [true, false] {
    if !named { ship.particulars = Particulars() }
    events.segments = [ship]
    events.positionAnomalies = [anomaly(ship, hours: 100...110, fixes: 40)]
    events.positionAnomalies[0].kind = .strayPositions
    let found = try #require(reviewed(events).positionAnomalies.first)
    #expect(found.kind == (named ? .fabrication : .impossibleSpeed))
    #expect(found.confidence == (named ? 0.98 : 0.59))
  }
}

@Test("Review 4: jumps out and back are one anomaly, a lone stray is none")
func anomaliesAreMerged() throws {
  var events = TrackEvents()
  let ship = try reviewSegment(538_000_001, hours: 0...500)
  events.segments = [ship]
  events.positionAnomalies = [
    anomaly(ship, hours: 100...130, fixes: 60), anomaly(ship, hours: 130.5...131, fixes: 1),
    anomaly(ship, hours: 300...300, fixes: 1),
  ]
  let found = reviewed(events).positionAnomalies
  #expect(found.count == 1)
  #expect(found.first?.fixCount == 61)
}

@Test("Review 5: long wrong positions are a fabrication, on a circle a synthetic track")
func fabricationsAreNamed() throws {
  var events = TrackEvents()
  var ship = try reviewSegment(538_000_001, hours: 0...500)
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

@Test("Review 8: a lone jump to where she was hours before is a wrong clock, elsewhere it is told")
func jumpsToOwnWater() throws {
  func told(_ latitude: Double) throws -> Int {
    var ship = try reviewSegment(538_000_001, hours: 0...100)
    ship.track = try (0...20).map { step in
      TrackVertex(
        time: begin + .hours(40 + Double(step) / 2),
        position: try #require(Coordinate(latitude: 10 + Double(step) * 0.08, longitude: 60)),
        speed: Knots(10))
    }
    var jump = anomaly(ship, hours: 47...47.5, fixes: 4)
    jump.position = try #require(Coordinate(latitude: latitude, longitude: 60.001))
    var events = TrackEvents()
    events.segments = [ship]
    events.positionAnomalies = [jump]
    return reviewed(events).positionAnomalies.count
  }
  // At hour 45 she was at 10.8° N; at hour 41, too long before, at 10.16°; 13° she never saw.
  #expect(try told(10.8) == 0)
  #expect(try told(10.16) == 1)
  #expect(try told(13) == 1)
}

@Test("Review 8: her way is carried on for an hour into a silence, and other tracks of hers count")
func jumpsToReckonedWater() throws {
  func told(_ latitude: Double, other: Bool = false, until end: Double = 50.7) throws -> Int {
    // Heard from hour 48 on, sailing north at 10 knots.
    var ship = try reviewSegment(538_000_001, hours: 0...100)
    ship.track = try (0...20).map { step in
      TrackVertex(
        time: begin + .hours(48 + Double(step) / 2),
        position: try #require(Coordinate(latitude: 10 + Double(step) * 0.0833, longitude: 60)),
        speed: Knots(10))
    }
    var jump = anomaly(ship, hours: 48.6...end, fixes: 4)
    if other { jump.segment = SegmentID(mmsi: ship.id.mmsi, start: begin + .hours(48.6)) }
    jump.position = try #require(Coordinate(latitude: latitude, longitude: 60.001))
    var events = TrackEvents()
    events.segments = [ship]
    events.positionAnomalies = [jump]
    return reviewed(events).positionAnomalies.count
  }
  // Half an hour before she was heard she was at 9.917°; two hours before nobody can say.
  #expect(try told(9.917) == 0)
  #expect(try told(9.667) == 1)
  // At 48.9 hours she was at 10.15°: no witness on her own track, but on another of hers.
  #expect(try told(10.15) == 1)
  // Of an hour it is two receivers that take turns (PositionAnomalies 36).
  #expect(try told(10.15, until: 49.6) == 0)
  #expect(try told(10.15, other: true) == 0)
}

@Test("Review 4: what grew by joining reaches farther, in whatever order")
func joinsUntilNothingJoins() throws {
  let ship = try reviewSegment(538_000_001, hours: 0...100)
  var events = TrackEvents()
  events.segments = [ship]
  // Eight hours lie between the first and the second, which is short until it is joined to the third.
  events.positionAnomalies = [
    anomaly(ship, hours: 10...13, fixes: 9), anomaly(ship, hours: 21...22, fixes: 4),
    anomaly(ship, hours: 23...36, fixes: 9),
  ]
  #expect(reviewed(events).positionAnomalies.map(\.fixCount) == [22])
}

private func gap(_ segment: Segment, hours: ClosedRange<Double>, quiet: Double) throws -> Gap {
  var gap = Gap(
    segment: segment.id, start: begin + .hours(hours.lowerBound),
    end: begin + .hours(hours.upperBound), isOpen: false, from: segment.first.position,
    to: segment.first.position, distance: nil, impliedSpeed: nil, classification: .unresolved,
    deliberateProbability: 0.1, listening: Listening(), evidence: [segment.first.source])
  gap.quiet = .hours(quiet)
  return gap
}

@Test("Gaps 21: a track that was never sailed has no silence while her number is heard")
func ghostsAreNotSilent() throws {
  let ship = try reviewSegment(538_000_001, hours: 0...990)
  var events = TrackEvents()
  events.segments = [ship]
  events.positionAnomalies = [anomaly(ship, hours: 100...110, fixes: 20)]
  events.gaps = [
    try gap(ship, hours: 110...160, quiet: 2), try gap(ship, hours: 60...100, quiet: 5),
    try gap(ship, hours: 200...230, quiet: 2), try gap(ship, hours: 110...140, quiet: 30),
  ]
  #expect(reviewed(events).gaps.map(\.quiet.hours) == [2, 30])
}

@Test("PositionAnomalies 20: a stretch ends at a silence of her number and begins anew after it")
func stretchesEndAtSilences() throws {
  let ship = try reviewSegment(538_000_001, hours: 0...990)
  var events = TrackEvents()
  events.segments = [ship]
  events.positionAnomalies = [anomaly(ship, hours: 100...160, fixes: 90)]
  events.gaps = [try gap(ship, hours: 120...130, quiet: 10)]
  func hours(_ events: TrackEvents) -> [Double] {
    events.positionAnomalies.flatMap { [($0.start - begin).hours, ($0.end - begin).hours] }
  }
  #expect(hours(reviewed(events)) == [100, 120, 130, 160])
  // Two words a second apart, hours before an invention, are none of it.
  events.gaps = [try gap(ship, hours: 100.001...130, quiet: 30)]
  #expect(hours(reviewed(events)) == [130, 160])
  // Heard meanwhile, on another track: no silence of hers.
  events.gaps = [try gap(ship, hours: 120...130, quiet: 5)]
  #expect(hours(reviewed(events)) == [100, 160])
}
