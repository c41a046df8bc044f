import Foundation
import Testing
import Tracks
import Vocabulary

/// Two honest tankers at the two sides of a pier, positions and headings as steady as a receiver and a compass are.
extension Meeting {
  mutating func atPier(
    _ span: ClosedRange<Double>, water: Double, every: Double = 10, status: UInt8? = 5,
    headed: Bool = true, sway: Double = 0, error: Double = 1
  ) throws {
    for step in 0...Int((span.upperBound - span.lowerBound) * 60 / every) {
      let hour = span.lowerBound + Double(step) * every / 60
      // Errors of position that come round every few fixes, and half a degree of heading.
      let (east, north) = (
        error * (Double(step * 7 % 11) - 5), error * (Double(step * 5 % 13) - 6)
      )
      let sag = sway * Double(step % 2)
      let heading = headed ? Double(step % 3) * 0.5 : nil
      try one.fix(hour, east, north + sag, speed: 0, heading: heading, status: status)
      try other.fix(
        hour + 0.02, Meeting.fendered - 4 + water - north, east + sag, speed: 0, heading: heading,
        status: status)
    }
  }
}

/// Two tankers made fast to each other, at one anchor whose chain and hull are 500 m long, in a tide.
extension Meeting {
  mutating func swinging(
    _ span: ClosedRange<Double>, through degrees: Double = 150, headed: Bool = true,
    water: Double = 4
  ) throws {
    for step in 0...Int((span.upperBound - span.lowerBound) * 6) {
      let hour = span.lowerBound + Double(step) / 6
      let heading = 180 + degrees * sin(hour / 12.4 * 2 * .pi)
      let (ahead, abeam) = (heading * .pi / 180, (heading + 90) * .pi / 180)
      let (east, north) = (-500 * sin(ahead), -500 * cos(ahead))
      let side = Meeting.fendered - 4 + water
      let sent = headed ? heading.truncatingRemainder(dividingBy: 360) : nil
      try one.fix(hour, east, north, speed: 0.2, heading: sent, status: 1)
      try other.fix(
        hour + 0.02, east + side * sin(abeam), north + side * cos(abeam), speed: 0.2,
        heading: sent, status: 1)
    }
  }
}

@Suite("Meetings that are none")
struct GroundHoldTests {
  @Test(
    "Encounters 17: two ships at one pier that no row names are at berth and not alongside",
    arguments: [4.0, 30, 60, 90], [5, 0, nil] as [UInt8?])
  func pier(_ water: Double, _ status: UInt8?) throws {
    var meeting = Meeting()
    try meeting.atPier(0...30, water: water, status: status)
    let found = try meeting.encounters()
    #expect(found.map(\.isAlongside) == [false] && found.map(\.isAtBerth) == [true])
    #expect(found.allSatisfy { $0.confidence < 0.2 })
  }

  @Test("Encounters 17: receivers whose places scatter by 20 m to each side unmoor nobody")
  func scatter() throws {
    var meeting = Meeting()
    try meeting.atPier(0...30, water: 30, status: 1, error: 6)
    #expect(try meeting.encounters().map(\.isAtBerth) == [true])
  }

  @Test("Encounters 17: where no heading is sent the spot tells")
  func headless() throws {
    var meeting = Meeting()
    try meeting.atPier(0...30, water: 30, status: nil, headed: false)
    #expect(try meeting.encounters().map(\.basis) == [.atBerth])
  }

  @Test(
    "Encounters 17: both moored by their status are held from two hours on, others from a tide on")
  func howLong() throws {
    for (length, status, isHeld) in [
      (5.0, 5, true), (5, 1, false), (7, 1, true),
    ] as [(Double, UInt8, Bool)] {
      var meeting = Meeting()
      try meeting.atPier(0...length, water: 30, status: status)
      #expect(try meeting.encounters().map(\.isAtBerth) == [isHeld])
    }
  }

  @Test(
    "Encounters 17: ships made fast that turn by a few degrees an hour, or range, are held by nothing"
  )
  func anchored() throws {
    for sway in [0.0, 80] {
      var meeting = Meeting()
      if sway > 0 {
        try meeting.atPier(0...20, water: 4, status: 1, sway: sway)
      } else {
        try meeting.alongside(0...20, turn: 2)
      }
      let found = try meeting.encounters()
      #expect(found.map(\.isAlongside) == [true] && found.map(\.isAtBerth) == [false])
    }
  }

  @Test(
    "Encounters 18: at their own anchors with 90 m of water between them ships are not alongside")
  func water() throws {
    for (water, isAlongside) in [(4.0, true), (25, true), (60, false), (90, false)] {
      var meeting = Meeting()
      try meeting.alongside(0...40, apart: Meeting.fendered - 4 + water)
      let found = try meeting.encounters()
      #expect(found.map(\.isAlongside) == [isAlongside])
      #expect(found.allSatisfy { isAlongside || $0.confidence < 0.01 })
    }
  }

  @Test("Encounters 20: two made fast that swing in the roads of a terminal have met")
  func terminalRoads() throws {
    for (degrees, isFast) in [(150.0, true), (60, true), (3, false)] {
      var meeting = Meeting()
      meeting.places = [try drawnPlace("jetty", .load, radius: 5000)]
      try meeting.swinging(0...24, through: degrees)
      let found = try meeting.encounters()
      #expect(found.map(\.isAlongside) == [isFast] && found.map(\.isAtBerth) == [!isFast])
      #expect(found.map(\.basis) == [isFast ? .alongsideLong : .atBerth])
    }
  }

  @Test("Encounters 20: where no heading is sent, and while few come in, the list tells")
  func unturned() throws {
    var headless = Meeting()
    headless.places = [try drawnPlace("jetty", .load, radius: 5000)]
    try headless.swinging(0...24, headed: false)
    #expect(try headless.encounters().isEmpty)
    // Coming alongside is no swinging: of a day's sights one in ten.
    var coming = Meeting()
    coming.places = [try drawnPlace("jetty", .load, radius: 5000)]
    try coming.swinging(0...2.4)
    try coming.atPier(2.5...24, water: 4)
    let found = try coming.encounters()
    #expect(!found.isEmpty && found.allSatisfy { $0.isAtBerth && !$0.isAlongside })
  }

  @Test("Encounters 19: two numbers of one hull have not met")
  func oneHull() throws {
    for (apart, basis) in [(0.0, EncounterBasis.oneHull), (12, .oneHull), (56, .alongsideLong)] {
      var meeting = Meeting()
      try meeting.alongside(0...30, apart: apart, every: 15)
      let found = try meeting.encounters()
      #expect(found.map(\.basis) == [basis])
      #expect(found.map(\.isAlongside) == [basis == .alongsideLong])
    }
  }
}
