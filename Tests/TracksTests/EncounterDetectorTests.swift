import Foundation
import Geodesy
import Testing
import Tracks
import Vocabulary

/// Two ships on one drawing.
struct Meeting {
  var one: Sketch
  var other: Sketch
  var types: (UInt8?, UInt8?) = (80, 81)
  var hulls: (HullDimensions?, HullDimensions?) = (Meeting.vlcc, Meeting.aframax)
  var imo: (UInt32?, UInt32?) = (nil, nil)
  var places: [Terminal] = []
  /// Hours before which nothing is known of either ship.
  var knownFrom = 0.0

  static let vlcc = HullDimensions(toBow: 270, toStern: 60, toPort: 30, toStarboard: 30)
  static let aframax = HullDimensions(toBow: 200, toStern: 45, toPort: 22, toStarboard: 22)
  /// Antennas of the two abeam with 4 m of fenders between the hulls: 30 + 4 + 22 m.
  static let fendered = 56.0

  init(_ chart: Chart = .asDrawn) {
    one = Sketch(chart, mmsi: 636_000_001)
    other = Sketch(chart, mmsi: 636_000_002)
  }

  /// Both ships' headings turn by the hour while the second stays at one spot of the first's deck.
  mutating func alongside(
    _ span: ClosedRange<Double>, apart: Double = fendered, every: Double = 5, lag: Double = 0.02,
    turn: Double = 6, drift: Double = 0, speed: Double? = 0.3, headed: Bool = true
  ) throws {
    for step in 0...Int((span.upperBound - span.lowerBound) * 60 / every) {
      let hour = span.lowerBound + Double(step) * every / 60
      try fix(&one, hour, 0, turn, drift, speed, headed)
      try fix(&other, hour + lag, apart, turn, drift, speed, headed)
    }
  }

  private func fix(
    _ ship: inout Sketch, _ hour: Double, _ starboard: Double, _ turn: Double, _ drift: Double,
    _ speed: Double?, _ headed: Bool
  ) throws {
    let heading = 20 + hour * turn
    let abeam = (heading + 90) * .pi / 180
    let east = drift * 1852 * hour + starboard * sin(abeam)
    try ship.fix(
      hour, east, starboard * cos(abeam), speed: drift > 0 ? drift : speed,
      heading: headed ? heading.truncatingRemainder(dividingBy: 360) : nil, course: 90)
  }

  /// Each ship on her own anchor, `apart` metres from the other's, swinging with the tide.
  mutating func anchored(_ span: ClosedRange<Double>, apart: Double, every: Double = 6) throws {
    for step in 0...Int((span.upperBound - span.lowerBound) * 60 / every) {
      let hour = span.lowerBound + Double(step) * every / 60
      for isFirst in [true, false] {
        // The second swings half an hour later and by its own scope.
        let heading = 90 + 150 * sin((hour - (isFirst ? 0 : 0.5)) / 12.4 * 2 * .pi)
        let scope = isFirst ? 500.0 : 380
        let angle = heading * .pi / 180
        let east = (isFirst ? 0 : apart) - scope * sin(angle)
        let north = -scope * cos(angle)
        let turned = (heading + 360).truncatingRemainder(dividingBy: 360)
        if isFirst {
          try one.fix(hour, east, north, speed: 0.2, heading: turned)
        } else {
          try other.fix(hour + 0.03, east, north, speed: 0.2, heading: turned)
        }
      }
    }
  }

  var points: [TrackPoint] {
    (one.points + other.points).sorted { ($0.fix.time, $0.segment) < ($1.fix.time, $1.segment) }
  }

  func encounters() throws -> [Encounter] {
    var detector = EncounterDetector(places: PlaceIndex(Gazetteer(terminals: places)))
    var found: [Encounter] = []
    var known: [SegmentID: Particulars] = [:]
    for point in points {
      if hours(point.fix.time) >= knownFrom { known = try particulars() }
      detector.step(point, particulars: { known[$0] }, into: &found)
    }
    detector.finish(at: drawingStart + .hours(200), particulars: { known[$0] }, into: &found)
    return found
  }

  private func particulars() throws -> [SegmentID: Particulars] {
    var (first, second) = (Particulars(), Particulars())
    (first.shipType, first.dimensions) = (types.0, hulls.0)
    (second.shipType, second.dimensions) = (types.1, hulls.1)
    (first.imoAsSent, second.imoAsSent) = imo
    return [try one.segment: first, try other.segment: second]
  }
}

@Suite("Encounters")
struct EncounterDetectorTests {
  @Test(
    "Encounters 1, 5, 6: two tankers made fast for a day are alongside", arguments: Chart.allCases)
  func alongside(_ chart: Chart) throws {
    var meeting = Meeting(chart)
    try meeting.alongside(2...26)
    let found = try meeting.encounters()
    let one = try #require(found.first)
    #expect(found.count == 1 && one.isAlongside && one.usesHullGeometry && !one.isAtBerth)
    #expect(one.first < one.second)
    #expect(abs(hours(one.start) - 2) < 0.2 && abs(hours(one.end) - 26) < 0.3)
    #expect(one.medianDistance.value < 8 && one.confidence > 0.8)
    #expect(try one.position.distance(to: chart.place(0, 0)).value < 100)
    #expect(one.evidence == one.evidence.sorted() && one.evidence.count == 4)
  }

  @Test(
    "Encounters 5: two tankers at anchor near each other, swinging, are not alongside",
    arguments: [400.0, 500, 600, 700, 900], [6.0, 75])
  func anchored(_ apart: Double, _ every: Double) throws {
    var meeting = Meeting()
    try meeting.anchored(0...60, apart: apart, every: every)
    let found = try meeting.encounters()
    #expect(found.filter(\.isAlongside).isEmpty)
    #expect(!found.contains { $0.confidence > 0.4 })
  }

  @Test("Encounters 5: bow to stern in one line is not alongside")
  func inLine() throws {
    var meeting = Meeting()
    for step in 0...120 {
      let hour = Double(step) / 5
      try meeting.one.fix(hour, 0, 0, speed: 0.1, heading: 0)
      try meeting.other.fix(hour + 0.02, 0, 380, speed: 0.1, heading: 0)
    }
    let found = try meeting.encounters()
    #expect(found.count == 1)
    #expect(found.first?.isAlongside == false)
    #expect(found.first.map { $0.minimumDistance.value < 100 } ?? false)
  }

  @Test("Encounters 5: crossed headings are not alongside")
  func crossed() throws {
    var meeting = Meeting()
    for step in 0...120 {
      let hour = Double(step) / 5
      try meeting.one.fix(hour, 0, 0, speed: 0.1, heading: 0)
      try meeting.other.fix(hour + 0.02, 90, -100, speed: 0.1, heading: 60)
    }
    #expect(try meeting.encounters().map(\.isAlongside) == [false])
  }

  @Test(
    "Encounters 6: shorter than two hours is none; what it rests on tells how far it is believed")
  func duration() throws {
    let cases: [(Double, Int, EncounterBasis?)] = [
      (1.7, 0, nil), (3, 1, .alongsideShort), (5, 1, .alongsideLong), (100, 1, .alongsideStay),
    ]
    for (length, expected, basis) in cases {
      var meeting = Meeting()
      try meeting.alongside(2...(2 + length))
      let found = try meeting.encounters()
      #expect(found.count == expected)
      #expect(found.first?.basis == basis)
      let share = EncounterRule.standard.shares.first { $0.basis == basis }
      #expect(found.first?.confidence == share?.right)
    }
  }

  @Test("Encounters 7: apart for less than four hours is one meeting, for more two")
  func merging() throws {
    for (pause, expected) in [(3.0, 1), (5, 2)] {
      var meeting = Meeting()
      try meeting.alongside(0...6)
      try meeting.alongside((6 + pause)...(12 + pause))
      #expect(try meeting.encounters().count == expected)
    }
  }

  @Test("Encounters 12: for a pair seen every two hours a pause of eight parts nothing")
  func rareSights() throws {
    for (every, expected) in [(110.0, 1), (10, 2)] {
      var meeting = Meeting()
      // Seen often, longer than a tide would be 22.
      try meeting.alongside(0...6, every: every)
      try meeting.alongside(14...26, every: every)
      #expect(try meeting.encounters().count == expected)
    }
  }

  @Test("Encounters 15: ships that drifted the same way and lie as they did have not parted")
  func driftTogether() throws {
    for (drift, expected) in [(0.3, 1), (0.0, 2)] {
      var meeting = Meeting()
      try meeting.alongside(0...6, drift: drift)
      try meeting.alongside(12...20, drift: drift)
      #expect(try meeting.encounters().count == expected)
    }
  }

  @Test("Encounters 16: sights without headings between two parts of a meeting do not part them")
  func headless() throws {
    for (apart, expected) in [(Meeting.fendered, 1), (200, 1), (300, 2), (800, 2)] {
      var meeting = Meeting()
      try meeting.alongside(0...10, drift: 0.3)
      try meeting.alongside(10.5...15.5, apart: apart, every: 30, drift: 0.3, headed: false)
      try meeting.alongside(16...24, drift: 0.3)
      #expect(try meeting.encounters().filter(\.isAlongside).count == expected)
    }
  }

  @Test("Encounters 13: side by side for some hours of each tide and near for the rest is none")
  func tides() throws {
    var meeting = Meeting()
    for tide in 0..<4 {
      let begin = Double(tide) * 12
      try meeting.alongside(begin...(begin + 3), turn: 0)
      try meeting.alongside((begin + 3.1)...(begin + 11.9), apart: Self.apartAtAnchor, turn: 0)
    }
    #expect(try meeting.encounters().filter(\.isAlongside).isEmpty)
    var came = Meeting()
    try came.alongside(0...1, apart: Self.apartAtAnchor, turn: 0)
    try came.alongside(1.1...7, turn: 0)
    try came.alongside(7.1...8, apart: Self.apartAtAnchor, turn: 0)
    #expect(try came.encounters().filter(\.isAlongside).count == 1)
  }

  @Test("Encounters 13: made fast for ten hours, she anchors beside the other for a day: they met")
  func staysNear() throws {
    var meeting = Meeting()
    try meeting.alongside(0...10)
    try meeting.alongside(10.2...34, apart: Self.apartAtAnchor)
    #expect(try meeting.encounters().filter(\.isAlongside).count == 1)
  }

  @Test("Encounters 5: who moves a hundred metres along the other's side lies at her own anchor")
  func swaying() throws {
    for (sway, expected) in [(10.0, 1), (160, 0)] {
      var meeting = Meeting()
      for step in 0..<120 {
        let hour = Double(step) / 10
        let along = sway * sin(hour * .pi / 3)
        // Both drift, held by no ground (17).
        let drift = hour * 40
        try meeting.one.fix(hour, 0, drift, speed: 0.2, heading: 0)
        try meeting.other.fix(hour + 0.02, Meeting.fendered, drift + along, speed: 0.2, heading: 0)
      }
      #expect(try meeting.encounters().filter(\.isAlongside).count == expected)
    }
  }

  private static let apartAtAnchor = 350.0

  @Test("Encounters 2: a ship known to be no tanker meets nobody; an unknown one must be long")
  func types() throws {
    let small = HullDimensions(toBow: 60, toStern: 20, toPort: 7, toStarboard: 7)
    let cases: [(UInt8?, HullDimensions?, EncounterBasis?)] = [
      (80, Meeting.aframax, .alongsideLong), (70, Meeting.aframax, nil), (52, small, nil),
      (nil, Meeting.aframax, .alongsideUntyped), (nil, nil, nil), (nil, small, nil),
      (82, small, .alongsideSmall),
    ]
    for (type, hull, expected) in cases {
      var meeting = Meeting()
      meeting.types.1 = type
      meeting.hulls.1 = hull
      try meeting.alongside(0...12)
      let found = try meeting.encounters()
      #expect(found.count == (expected == nil ? 0 : 1))
      #expect(found.first?.basis == expected)
    }
  }

  @Test("Encounters 4: without dimensions antennas are compared and nothing is said of alongside")
  func antennas() throws {
    var meeting = Meeting()
    meeting.hulls = (nil, nil)
    try meeting.alongside(0...12)
    let one = try #require(meeting.encounters().first)
    #expect(!one.usesHullGeometry && !one.isAlongside && one.basis == .antennasLong)
    #expect(abs(one.medianDistance.value - Meeting.fendered) < 10)
  }

  @Test("Encounters 8: type and dimensions heard hours later count")
  func lateStatics() throws {
    var meeting = Meeting()
    meeting.knownFrom = 11
    try meeting.alongside(0...12)
    #expect(try meeting.encounters().map(\.isAlongside) == [true])
  }

  @Test("Encounters 3: two ships lying still are followed through fixes up to three hours apart")
  func sparse() throws {
    var meeting = Meeting()
    try meeting.alongside(0...24, every: 150, lag: 0.2, turn: 0.5)
    let found = try meeting.encounters()
    #expect(found.map(\.isAlongside) == [true])
  }

  @Test("Encounters 3: four hours of silence are not bridged, nor one hour while moving")
  func unknownBetween() throws {
    var silent = Meeting()
    try silent.alongside(0...24, every: 240, lag: 1)
    #expect(try silent.encounters().isEmpty)
    var moving = Meeting()
    try moving.alongside(0...12, every: 80, turn: 0, drift: 4)
    #expect(try moving.encounters().isEmpty)
  }

  @Test("Encounters 3: under way as one at four knots is a meeting, passing each other is not")
  func underWay() throws {
    var together = Meeting()
    try together.alongside(0...8, turn: 0, drift: 4)
    #expect(try together.encounters().map(\.isAlongside) == [true])
    var passing = Meeting()
    for step in 0...120 {
      let hour = Double(step) / 10
      try passing.one.fix(hour, hour * 1852, 0, speed: 1, heading: 90, course: 90)
      try passing.other.fix(
        hour + 0.02, 11_000 - hour * 1852, 80, speed: 1, heading: 270, course: 270)
    }
    #expect(try passing.encounters().isEmpty)
  }

  @Test("Encounters 9: neighbouring berths at a terminal are at berth and not alongside")
  func berths() throws {
    var meeting = Meeting()
    meeting.places = [try drawnPlace("jetty", .load, radius: 5000)]
    try meeting.alongside(0...24, apart: 90, turn: 0, speed: 0)
    let found = try meeting.encounters()
    #expect(found.map(\.isAtBerth) == [true] && found.map(\.isAlongside) == [false])
    var roads = Meeting()
    roads.places = [try drawnPlace("roads", .sts, radius: 5000)]
    try roads.alongside(0...24, apart: 90, speed: 0)
    #expect(try roads.encounters().map(\.isAlongside) == [true])
    var neighbours = Meeting()
    try neighbours.alongside(0...24, apart: 220, turn: 0, speed: 0)
    #expect(try neighbours.encounters().count == 1)
    neighbours.places = [try drawnPlace("jetty", .load, radius: 5000)]
    #expect(try neighbours.encounters().isEmpty)
  }

  @Test("Encounters 6: neighbours at anchor who then make fast are alongside for that time only")
  func anchoredThenFast() throws {
    var meeting = Meeting()
    try meeting.anchored(0...40, apart: 800)
    try meeting.alongside(41...60)
    let fast = try meeting.encounters().filter(\.isAlongside)
    #expect(fast.count == 1)
    #expect(fast.first.map { abs(hours($0.start) - 41) < 0.5 } ?? false)
  }

  @Test("Encounters 10: a month side by side is held in bounded samples and told in parts")
  func month() throws {
    var meeting = Meeting()
    try meeting.alongside(0...720, every: 20, turn: 1)
    let found = try meeting.encounters()
    #expect((1...4).contains(found.count))
    let covered = found.reduce(0) { $0 + ($1.end - $1.start).hours }
    #expect(covered > 710)
    #expect(found.map(\.start) == found.map(\.start).sorted())
  }

  @Test("Encounters 1: a ship that changes her MMSI does not meet herself")
  func oneHull() throws {
    var meeting = Meeting()
    meeting.imo = (9_304_667, 9_304_667)
    try meeting.alongside(0...12)
    #expect(try meeting.encounters().isEmpty)
    // A number with a wrong check digit says nothing, even when both send it.
    meeting.imo = (9_304_668, 9_304_668)
    #expect(try meeting.encounters().count == 1)
  }

  @Test("Encounters 1: segments of one MMSI do not meet each other")
  func oneNumber() throws {
    var meeting = Meeting()
    meeting.other = Sketch(mmsi: 636_000_001)
    meeting.other.ordinal = 1
    try meeting.alongside(0...12)
    #expect(try meeting.encounters().isEmpty)
  }
}
