/// How ships come together and part, read from their tracks.
import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

/// A track of places by hour, north of the equator on one meridian, metres.
private func segment(_ number: UInt32, _ places: [(hour: Double, north: Double)]) throws -> Segment
{
  let mmsi = try #require(MMSI(number))
  let track = try places.map { place in
    TrackVertex(
      time: begin + .hours(place.hour),
      position: try #require(Coordinate(latitude: place.north / 111_195, longitude: 60)),
      speed: nil)
  }
  let first = try #require(track.first)
  let last = try #require(track.last)
  func fix(_ vertex: TrackVertex) -> Fix {
    Fix(
      time: vertex.time, mmsi: mmsi, position: vertex.position,
      source: SourceReference(source: 0, offset: 0, length: 1))
  }
  return Segment(
    id: SegmentID(mmsi: mmsi, start: first.time), end: last.time, fixCount: 9, first: fix(first),
    last: fix(last), particulars: Particulars(), track: track)
}

private func meeting(_ one: Segment, _ other: Segment, _ hours: ClosedRange<Double>) -> Encounter {
  var found = [
    Encounter(
      first: one.id, second: other.id, start: begin + .hours(hours.lowerBound),
      end: begin + .hours(hours.upperBound), position: one.first.position,
      minimumDistance: Metres(0), medianDistance: Metres(5), medianSpeed: Knots(0),
      usesHullGeometry: true, isAlongside: true, isAtBerth: false, confidence: 0.9, evidence: [])
  ]
  MeetingTracks([one, other]).note(&found)
  return found[0]
}

@Suite("Motion of meetings")
struct MeetingMotionTests {
  @Test("Encounters 14: one lies still, the other comes from sixty miles and leaves again")
  func comesAndLeaves() throws {
    let still = try segment(636_000_001, [(0, 0), (100, 0)])
    let mile = 1852.0
    let shuttle = try segment(
      636_000_002, [(8, 144 * mile), (20, 0.03 * mile), (40, 0.03 * mile), (46, 60.03 * mile)])
    let found = meeting(still, shuttle, 20...40)
    let approach = try #require(found.approach)
    #expect(approach.mover == .second)
    #expect(approach.span == .hours(12))
    #expect(abs(approach.apart.nauticalMiles - 144) < 1)
    #expect(abs(approach.speed.value - 12) < 0.1)
    // Heard for six hours after it only.
    let departure = try #require(found.departure)
    #expect(departure.span == .hours(6))
    #expect(departure.mover == .second)
    #expect(abs(departure.speed.value - 10) < 0.1)
  }

  @Test("Encounters 6: the rest of a long stay alongside is a stay")
  func restOfAStay() throws {
    let one = try segment(636_000_001, [(0, 0), (100, 0)])
    let other = try segment(636_000_002, [(0, 60), (100, 60)])
    #expect(meeting(one, other, 40...50).basis == .alongsideStay)
    let far = try segment(636_000_002, [(0, 40_000), (30, 40_000), (38, 60), (100, 60)])
    #expect(meeting(one, far, 40...50).basis == .alongsideLong)
  }

  @Test("Encounters 14: neighbours neither come nor leave; of a silent ship nothing is told")
  func neighbours() throws {
    let one = try segment(636_000_001, [(0, 0), (100, 300)])
    let other = try segment(636_000_002, [(0, 500), (100, 700)])
    #expect(meeting(one, other, 40...50).approach?.mover == .neither)
    let late = try segment(636_000_002, [(40, 500), (50, 500)])
    #expect(meeting(one, late, 40...50).approach == nil)
    #expect(meeting(one, late, 40...50).departure == nil)
  }
}
