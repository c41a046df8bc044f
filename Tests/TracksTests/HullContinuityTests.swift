/// Hulls that go on under other numbers.
import Testing
import Vocabulary

@testable import Tracks

@Test("Review 1: a hull that goes on under other numbers is followed")
func hullsAreFollowed() throws {
  var events = TrackEvents()
  events.segments = [
    try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729, name: "OLD"),
    try reviewSegment(620_000_002, hours: 510...990, imo: 9_241_061, name: "NEW"),
    try reviewSegment(636_000_003, hours: 0...990, latitude: 12),
  ]
  let changes = reviewed(events).identityChanges
  #expect(changes.map(\.kind) == [.laundering])
  #expect(changes.first?.oldMMSI?.number == 538_000_001)
  #expect(changes.first?.newMMSI?.number == 620_000_002)
}

@Test("Review 1: with two candidates nothing is said")
func twoCandidatesAreDoubt() throws {
  var events = TrackEvents()
  events.segments = [
    try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729),
    try reviewSegment(538_000_002, hours: 0...502, imo: 9_300_001),
    try reviewSegment(620_000_002, hours: 510...990, imo: 9_241_061),
  ]
  #expect(reviewed(events).identityChanges.isEmpty)
}

@Test("Review 1: where all pair off in one way only, all are followed")
func hullsThatPairOffAreFollowed() throws {
  var events = TrackEvents()
  // Two sisters at one anchorage, a day and a half apart: the second newcomer fits both who left, but the
  // first had nobody else to follow.
  events.segments = [
    try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729),
    try reviewSegment(538_000_002, hours: 0...540, imo: 9_300_001),
    try reviewSegment(620_000_001, hours: 500.2...990, imo: 9_241_061),
    try reviewSegment(620_000_002, hours: 540.4...990, imo: 9_400_001),
  ]
  let changes = reviewed(events).identityChanges
  #expect(
    changes.map { [$0.oldMMSI?.number, $0.newMMSI?.number] } == [
      [538_000_001, 620_000_001], [538_000_002, 620_000_002],
    ])
  // A third newcomer is one too many for all of them.
  events.segments.append(try reviewSegment(620_000_003, hours: 541...990, imo: 9_500_001))
  #expect(reviewed(events).identityChanges.isEmpty)
}

@Test(
  "Review 1: from rest she is followed back along her course, at sea ahead along it",
  arguments: [
    // Hours between, miles north of where she was last heard, knots before and after, course after; followed.
    (5.0, 55.0, 0.1, 12.0, 0.0, true), (5, 55, 0.1, 12, 40, false), (5, 75, 0.1, 12, 0, false),
    (20, 55, 0.1, 12, 0, false), (20, 240, 12, 12, 0, true), (20, 270, 12, 12, 0, false),
    (20, 240, 12, 12, 20, false), (20, 240, 12, 15, 0, false), (30, 360, 12, 12, 0, false),
    (5, 70, 12, 12, 90, true),
    // Where she lay, long after, a ship passes; nothing told of her speed; faster than any tanker.
    (40, 0.3, 0.1, 12, 90, false), (40, 0.3, 0.1, 0.1, 90, true), (5, 55, nil, 12, 0, false),
    (2, 55, 0.1, 40, 0, false),
  ])
func waysAreFollowed(
  hours: Double, miles: Double, before: Double?, after: Double, course: Double, isFollowed: Bool
) throws {
  var events = TrackEvents()
  events.segments = [
    try reviewSegment(538_000_001, hours: 0...500, imo: 9_074_729, knots: before, course: 0),
    try reviewSegment(
      620_000_002, hours: 500 + hours...990, latitude: 10 + miles / 60, imo: 9_241_061,
      knots: after, course: course),
    try reviewSegment(636_000_003, hours: 0...990, latitude: -12),
  ]
  #expect(reviewed(events).identityChanges.isEmpty != isFollowed)
}
