import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

private func point(_ ship: Int, hours: Double, latitude: Double = 10, longitude: Double = 60)
  throws -> TrackPoint
{
  let mmsi = try #require(MMSI(UInt32(538_000_000 + ship)))
  let time = begin + .hours(hours)
  let fix = Fix(
    time: time, mmsi: mmsi,
    position: try #require(Coordinate(latitude: latitude, longitude: longitude)),
    source: SourceReference(source: 0, offset: UInt64(hours * 3600), length: 1))
  return TrackPoint(fix: fix, segment: SegmentID(mmsi: mmsi, start: begin))
}

/// Ten ships about a place, heard every hour for ten days but for the hours named.
private func model(besides outage: Range<Int> = 0..<0) throws -> ReceptionModel {
  var model = ReceptionModel()
  for hour in 0..<240 where !outage.contains(hour) {
    for ship in 1...10 { model.observe(try point(ship, hours: Double(hour) + 0.1)) }
  }
  return model
}

private func gap(from start: Double, to end: Double) throws -> Gap {
  let place = try #require(Coordinate(latitude: 10, longitude: 60))
  let mmsi = try #require(MMSI(UInt32(636_000_001)))
  return Gap(
    segment: SegmentID(mmsi: mmsi, start: begin), start: begin + .hours(start),
    end: begin + .hours(end), isOpen: false, from: place, to: place, distance: nil,
    impliedSpeed: nil, classification: .unresolved, deliberateProbability: nil,
    expectedMessages: 0, otherShipsHeard: 0, evidence: [])
}

@Test("Reception 3: a day's silence among ships that are heard every hour is likely deliberate")
func silenceAmongTheHeard() throws {
  let learned = try model().learned()
  let weight = learned.weight(of: try gap(from: 100, to: 124), transponder: .classA)
  #expect(weight > 10)
  #expect(learned.deliberateProbability(weight: weight) > 0.9)
  let short = learned.weight(of: try gap(from: 100, to: 103), transponder: .classA)
  #expect(learned.deliberateProbability(weight: short) < 0.2)
}

@Test("Reception 2: a day's silence in which nobody was heard weighs little")
func silenceInAnOutage() throws {
  let learned = try model(besides: 100..<124).learned()
  let weight = learned.weight(of: try gap(from: 99, to: 124), transponder: .classA)
  #expect(learned.deliberateProbability(weight: weight) < 0.3)
}

@Test("Reception 1: where nobody sails, the wide block says what receivers can do")
func emptyCellsAreJudgedByTheirBlock() throws {
  var model = ReceptionModel()
  // Ships a degree and more away, heard in every second hour.
  for hour in stride(from: 0, to: 240, by: 2) {
    for ship in 1...6 {
      model.observe(try point(ship, hours: Double(hour), latitude: 12 + Double(ship) * 0.6))
    }
  }
  let learned = model.learned()
  let weight = learned.weight(of: try gap(from: 50, to: 98), transponder: .classA)
  #expect((10...40).contains(weight))
}

@Test("Reception 1: what was learned does not depend on the order of ships")
func orderOfShipsDoesNotMatter() throws {
  var (one, other) = (ReceptionModel(), ReceptionModel())
  for hour in 0..<48 {
    for ship in 1...8 where (hour + ship) % 3 == 0 {
      one.observe(try point(ship, hours: Double(hour), latitude: Double(ship)))
    }
    for ship in (1...8).reversed() where (hour + ship) % 3 == 0 {
      other.observe(try point(ship, hours: Double(hour), latitude: Double(ship)))
    }
  }
  let silence = try gap(from: 10, to: 40)
  #expect(
    one.learned().weight(of: silence, transponder: .classA)
      == other.learned().weight(of: silence, transponder: .classA))
}
