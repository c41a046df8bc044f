import Ingest
import Testing
import Tracks
import Vocabulary

@testable import Engine

@Suite("Zombie hulls")
struct ZombieHullsTests {
  /// A hull that went on as NEW under IMO 9241061.
  private func events() throws -> TrackEvents {
    let mmsi = try #require(MMSI(620_000_002))
    let start = Instant(seconds: 1_704_067_200)
    let fix = Fix(
      time: start, mmsi: mmsi, position: try #require(Coordinate(latitude: 1, longitude: 104)),
      source: SourceReference(source: 0, offset: 0, length: 1))
    var particulars = Particulars()
    particulars.name = "NEW"
    let segment = Segment(
      id: SegmentID(mmsi: mmsi, start: start), end: start, fixCount: 1, first: fix, last: fix,
      particulars: particulars)
    var events = TrackEvents()
    events.segments = [segment]
    events.identityChanges = [
      IdentityChange(
        segment: segment.id, kind: .laundering, time: start, imo: IMONumber("9074729"),
        oldMMSI: MMSI(538_000_001), newMMSI: mmsi, oldValue: "9074729", newValue: "9241061",
        confidence: 0.9, evidence: [])
    ]
    return events
  }

  @Test(
    "IdentityChanges 17: a number that the registry gives to another ship makes a zombie",
    arguments: [
      ("9241061,,OLD HULL", IdentityChange.Kind.zombie),
      ("9241061,620000002,NEW", .laundering), ("9300001,,OTHER", .laundering),
    ])
  func namedByRegistry(row: String, kind: IdentityChange.Kind) throws {
    let table = Array("imo,mmsi,name\n\(row)\n".utf8)
    let registry = try RegistryReader.read(table, file: "registry.csv", source: 1).rows
    var found = try events()
    found.nameZombies(by: registry)
    #expect(found.identityChanges.map(\.kind) == [kind])
  }
}
