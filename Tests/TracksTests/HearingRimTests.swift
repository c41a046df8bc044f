import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

/// A log cut off at a line of longitude: ships sail along one lane towards it and come back.
private struct CutLog {
  var segments: [Segment] = []
  var gaps: [Gap] = []

  /// Sails from 60° east on for `out` hours at a degree in five, is silent for `silent` hours and sails back.
  mutating func ship(
    _ number: UInt32, out: Double, silent: Double, isClaimed: Bool = false, share: Double = 0
  ) throws {
    var ship = try reviewSegment(number, hours: 0...1000)
    func vertex(_ hours: Double, _ longitude: Double) throws -> TrackVertex {
      TrackVertex(
        time: begin + .hours(hours),
        position: try #require(Coordinate(latitude: 10, longitude: longitude)), speed: Knots(12))
    }
    let far = 60 + out / 5
    let (left, back) = (300 + out, 300 + out + silent)
    ship.track = [
      try vertex(0, 60), try vertex(300, 60), try vertex(left, far), try vertex(back, far),
      try vertex(back + out, 60), try vertex(1000, 60),
    ]
    segments.append(ship)
    guard silent >= 6 else { return }
    var listening = Listening()
    listening.usualShare = share
    gaps.append(
      Gap(
        segment: ship.id, start: begin + .hours(left), end: begin + .hours(back), isOpen: false,
        from: ship.track[2].position, to: ship.track[3].position, distance: Metres(0),
        impliedSpeed: Knots(0), classification: isClaimed ? .challengedEmission : .sparseCoverage,
        deliberateProbability: isClaimed ? 0.9 : 0.01, listening: listening, evidence: []))
  }

  /// What is said of the claimed silence.
  func told() -> [Gap.Class] {
    HearingRim(rule: .standard).doubted(gaps, segments).filter { $0.deliberateProbability > 0.1 }
      .map(\.classification)
  }
}

@Suite("The rim of a log") struct HearingRimTests {
  /// One ship of which a silence of 200 hours is claimed, and eight others about there.
  private func told(others silent: [Double], out: Double = 20, share: Double = 0) throws -> [Gap
    .Class]
  {
    var log = CutLog()
    try log.ship(538_000_001, out: 20, silent: 200, isClaimed: true, share: share)
    for (index, hours) in silent.enumerated() {
      try log.ship(UInt32(538_000_002 + index), out: out, silent: hours)
    }
    return log.told()
  }

  @Test("Gaps 26: where two thirds of the others come and go for a day, one more is no claim")
  func rim() throws {
    #expect(try told(others: [100, 150, 30, 200, 40, 60, 1, 2]) == [.sparseCoverage])
    #expect(try told(others: [100, 150, 30, 1, 2, 3, 1, 2]) == [.challengedEmission])
    // Eight hours are no day.
    #expect(try told(others: [8, 9, 10, 11, 12, 13, 14, 15]) == [.challengedEmission])
  }

  @Test("Gaps 26: two others are too few, and who falls silent farther off tells nothing")
  func fewOrFar() throws {
    #expect(try told(others: [100, 150]) == [.challengedEmission])
    #expect(try told(others: [100, 150, 200]) == [.sparseCoverage])
    #expect(try told(others: [100, 150, 200], out: 30) == [.challengedEmission])
  }

  @Test("Gaps 26: where ships are surely heard the rim is within ten miles")
  func surelyHeard() throws {
    let days = [100.0, 150, 200, 300]
    #expect(try told(others: days, out: 20.5, share: 0.99) == [.sparseCoverage])
    #expect(try told(others: days, out: 21, share: 0.99) == [.challengedEmission])
    #expect(try told(others: days, out: 21, share: 0.9) == [.sparseCoverage])
  }

  @Test(
    "Gaps 26: ships that are silent by their own doing do not excuse each other, nor those in port")
  func together() throws {
    var log = CutLog()
    for number in 0..<4 {
      try log.ship(UInt32(538_000_001 + number), out: 20, silent: 200, isClaimed: true)
    }
    #expect(log.told() == Array(repeating: .challengedEmission, count: 4))
    var port = CutLog()
    try port.ship(538_000_001, out: 20, silent: 200, isClaimed: true)
    for number in 0..<4 { try port.ship(UInt32(538_000_002 + number), out: 20, silent: 100) }
    for index in 1...4 { port.gaps[index].classification = .healthy }
    #expect(port.told() == [.challengedEmission])
  }

  @Test("Gaps 26: one clock that is wrong moves neither beginning nor end of the input")
  func wrongClock() throws {
    var log = CutLog()
    try log.ship(538_000_001, out: 20, silent: 200, isClaimed: true)
    for number in 0..<4 { try log.ship(UInt32(538_000_002 + number), out: 0, silent: 1) }
    var early = try reviewSegment(538_000_009, hours: 0...500)
    early.first = Fix(
      time: begin - .days(30), mmsi: early.id.mmsi, position: early.first.position,
      source: early.first.source)
    log.segments.append(early)
    #expect(log.told() == [.challengedEmission])
  }

  @Test("Gaps 26: ships first or last heard there come and go as well")
  func firstAndLast() throws {
    var log = CutLog()
    try log.ship(538_000_001, out: 20, silent: 200, isClaimed: true)
    // Three that were there from the beginning, far off.
    for number in 0..<3 { try log.ship(UInt32(538_000_010 + number), out: 0, silent: 1) }
    for number in 0..<4 {
      try log.ship(UInt32(538_000_002 + number), out: 20, silent: 1)
      let newest = log.segments.popLast()
      var ship = try #require(newest)
      // Comes in at the rim on the twelfth day.
      ship.track.removeFirst(3)
      let first = ship.track[0]
      ship.first = Fix(
        time: first.time, mmsi: ship.id.mmsi, position: first.position,
        source: ship.first.source)
      log.segments.append(ship)
    }
    #expect(log.told() == [.sparseCoverage])
  }
}
