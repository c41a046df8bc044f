/// Positions that cannot be, on drawn tracks through segmenter and detector together.
import Foundation
import Testing
import Vocabulary

@testable import Tracks

/// Segments and anomalies of a list of fixes.
private func anomalies(_ fixes: [Fix]) -> PositionAnomalyDetector.Findings {
  var segmenter = Segmenter()
  var runs = SegmentRuns()
  var detector = PositionAnomalyDetector()
  for fix in fixes.sorted(by: { ($0.time, $0.mmsi, $0.source) < ($1.time, $1.mmsi, $1.source) }) {
    var points: [TrackPoint] = []
    switch segmenter.assign(fix) {
    case .continued(let id), .settled(let id, _): points = [TrackPoint(fix: fix, segment: id)]
    case .opened(let id, let release):
      points = release.fixes.map { TrackPoint(fix: $0, segment: id) }
    case .stray, .duplicate: break
    }
    for point in points {
      runs.step(point)
      detector.step(point)
    }
  }
  let segments = segmenter.finish()
  return detector.finish(
    segments: segments, strays: segmenter.strayRuns, runs: runs,
    shared: IdentityRule.standard.isSharing)
}

/// Stretches on land of one ship's fixes.
private func inland(_ fixes: [Fix]) -> [PositionAnomaly] {
  var segmenter = Segmenter()
  var detector = PositionAnomalyDetector()
  for fix in fixes {
    switch segmenter.assign(fix) {
    case .continued(let id), .settled(let id, _): detector.step(TrackPoint(fix: fix, segment: id))
    case .opened(let id, let release):
      for fix in release.fixes { detector.step(TrackPoint(fix: fix, segment: id)) }
    case .stray, .duplicate: break
    }
  }
  return detector.finishShips(
    segments: segmenter.finish(), strays: [], runs: SegmentRuns(), shared: { _ in false }
  ).inland
}

@Suite("Position anomalies")
struct PositionAnomalyDetectorTests {
  @Test(
    "PositionAnomalies 2: an ordinary voyage has none, at any interval",
    arguments: [0.1, 1, 6, 60, 400])
  func ordinaryVoyageIsClean(minutes: Double) throws {
    var pen = Pen()
    var fixes = try pen.voyage(minutes: minutes * 100, every: minutes)
    pen.speed = 0
    fixes += try pen.voyage(minutes: minutes * 100, every: minutes)
    #expect(anomalies(fixes).anomalies.isEmpty)
  }

  @Test("PositionAnomalies 2: clocks and antennas of a moored ship give none")
  func mooredJitterIsClean() throws {
    var pen = Pen()
    var dice = SeededDice(state: 1)
    pen.speed = 0
    var fixes: [Fix] = []
    for _ in 0..<1000 {
      pen.wait(minutes: dice.unit())
      var heard = pen
      heard.latitude += (dice.unit() - 0.5) * 0.002
      fixes.append(try heard.fix())
    }
    #expect(anomalies(fixes).anomalies.isEmpty)
  }

  @Test("PositionAnomalies 3: a jump of four miles and back is impossible")
  func smallJump() throws {
    var pen = Pen()
    pen.speed = 0
    var fixes = try pen.voyage(minutes: 30, every: 1)
    pen.latitude += 4.0 / 60
    fixes += try pen.voyage(minutes: 5, every: 1)
    pen.latitude -= 4.0 / 60
    fixes += try pen.voyage(minutes: 30, every: 1)
    let found = anomalies(fixes).anomalies
    #expect(found.map(\.kind) == [.impossibleSpeed])
    #expect((found.first?.end ?? pen.time) - (found.first?.start ?? pen.time) == .minutes(5))
  }

  @Test("PositionAnomalies 21: all between a jump and the jump back is one stretch")
  func nearExcursion() throws {
    var pen = Pen()
    pen.speed = 0
    var fixes = try pen.voyage(minutes: 120, every: 12)
    pen.latitude += 7.5 / 60
    fixes += try pen.voyage(minutes: 360, every: 12)
    pen.latitude -= 7.5 / 60
    fixes += try pen.voyage(minutes: 120, every: 12)
    let found = anomalies(fixes)
    let longest = try #require(found.anomalies.max { $0.end - $0.start < $1.end - $1.start })
    #expect(longest.end - longest.start == .minutes(348))
    #expect(longest.fixCount == 30)
  }

  @Test("PositionAnomalies 21: a jump that leads on and not back is none")
  func noReturn() throws {
    var pen = Pen()
    pen.speed = 0
    var fixes = try pen.voyage(minutes: 120, every: 12)
    pen.latitude += 7.5 / 60
    fixes += try pen.voyage(minutes: 360, every: 12)
    pen.latitude += 7.5 / 60
    fixes += try pen.voyage(minutes: 120, every: 12)
    #expect(anomalies(fixes).anomalies.allSatisfy { $0.fixCount < 3 })
  }

  /// Heard every two hours, her track moved aside for a while or for good.
  private func moved(east: Double, north: Double, returns: Bool = true) throws -> [PositionAnomaly]
  {
    var pen = Pen()
    var fixes = try pen.voyage(minutes: 1200, every: 120)
    (pen.latitude, pen.longitude) = (pen.latitude + north / 60, pen.longitude + east / 60)
    fixes += try pen.voyage(minutes: 1200, every: 120)
    if returns {
      (pen.latitude, pen.longitude) = (pen.latitude - north / 60, pen.longitude - east / 60)
    }
    fixes += try pen.voyage(minutes: 1200, every: 120)
    return anomalies(fixes).anomalies
  }

  @Test("PositionAnomalies 23: a stretch moved aside between two steps from space is told")
  func shifted() throws {
    for (east, north) in [(15.0, -18.0), (-15, 18), (20, 6)] {
      let found = try moved(east: east, north: north)
      #expect(found.map(\.fixCount) == [10])
      #expect(found.first.map { ($0.end - $0.start).hours } == 18)
    }
  }

  @Test("PositionAnomalies 23: less way than she says, or a miss that nothing undoes, is none")
  func notShifted() throws {
    // For good: a place that she may have sailed to.
    #expect(try moved(east: 15, north: -18, returns: false).isEmpty)
    // Small misses are tide and weather.
    #expect(try moved(east: 4, north: -4).isEmpty)
    // She stops for two hours now and then, and turns about.
    var pen = Pen()
    var fixes: [Fix] = []
    for leg in 0..<6 {
      pen.course = leg.isMultiple(of: 2) ? 90 : 30
      fixes += try pen.voyage(minutes: 600, every: 120)
      pen.wait(minutes: 120)
    }
    #expect(anomalies(fixes).anomalies.isEmpty)
  }

  /// A ship that says for ten hours that she sails from one place to another.
  private func sailing(
    _ mmsi: UInt32, from: (Double, Double), imo: UInt32?, hours: Double = 10
  ) throws -> (fixes: [Fix], segments: [Segment]) {
    var pen = Pen(mmsi: mmsi, latitude: from.0, longitude: from.1)
    let fixes = try pen.voyage(minutes: hours * 60, every: 10)
    var segmenter = Segmenter()
    for fix in fixes { _ = segmenter.assign(fix) }
    if let imo { _ = segmenter.attach(try pen.report(imo: imo)) }
    return (fixes, segmenter.finish())
  }

  @Test(
    "PositionAnomalies 22: fixes on land hours and days apart are strays, and no stretch",
    arguments: [(100.0, 1), (361, 0), (14_000, 0)])
  func straysOnLand(minutes: Double, runs: Int) throws {
    var pen = Pen(latitude: 47, longitude: 2.5)
    pen.speed = 0
    #expect(inland(try pen.voyage(minutes: 5 * minutes, every: minutes)).count == runs)
  }

  @Test("PositionAnomalies 22: a seagoing ship far from any water is on land")
  func onLand() throws {
    func told(
      _ imo: UInt32?, company: Int = 0, isAfloat: Bool = true, calls: Bool = false
    ) throws -> [PositionAnomaly] {
      var (fixes, segments) = try sailing(636_000_001, from: (47, 2.5), imo: imo)
      let own = inland(fixes)
      if isAfloat {
        segments += try sailing(636_000_001, from: (20, -40), imo: imo).segments
      }
      for number in 0..<company {
        let other = try sailing(UInt32(211_000_001 + number), from: (47, 2.5), imo: nil)
        fixes += other.fixes
        segments += other.segments
      }
      let call = try PortCall(
        segment: #require(segments.first).id, terminalID: "up-river", start: Pen().time,
        end: Pen().time, stopStart: nil, stopEnd: nil,
        position: #require(fixes.first).position, isOpen: false, confidence: 4,
        evidence: [])
      return InlandTrack(rule: .standard).told(
        own, besides: [], segments, calls: calls ? [call] : [])
    }
    let found = try told(9_074_729)
    #expect(found.map(\.kind) == [.onLand])
    #expect(found.first?.evidence.count == 2)
    // An inland barge has no IMO number, and where others sail there is a river.
    #expect(try told(nil).isEmpty)
    #expect(try told(9_074_729, company: 2).count == 1)
    #expect(try told(9_074_729, company: 3).isEmpty)
    // One who was never heard from water may lie on a river that the grid does not know.
    #expect(try told(9_074_729, isAfloat: false).isEmpty)
    // Nor is one who calls at a known place there.
    #expect(try told(9_074_729, calls: true).isEmpty)
    // At sea nothing is.
    let sea = try sailing(636_000_001, from: (20, -40), imo: 9_074_729)
    #expect(inland(sea.fixes).isEmpty)
  }

  @Test(
    "PositionAnomalies 22: who sails in from the sea on a way that turns is on a river, who is moved straight or drifts is not",
    arguments: [(40.0, 12.0, 0), (0, 12, 1), (40, 1.2, 1)])
  func river(bend: Double, knots: Double, runs: Int) throws {
    var pen = Pen(latitude: 8, longitude: 6.5)
    var segmenter = Segmenter()
    var fixes: [Fix] = []
    let begin = pen.time
    while pen.latitude > 3 {
      // From the upper Niger delta out to the Gulf of Guinea, turning every ten miles or so.
      let miles = (pen.time - begin).hours * knots
      (pen.speed, pen.course) = (knots, 180 + bend * sin(miles / 10 * 2 * .pi))
      let fix = try pen.fix()
      fixes.append(fix)
      _ = segmenter.assign(fix)
      if fixes.count % 50 == 1 { _ = segmenter.attach(try pen.report(imo: 9_074_729)) }
      pen.sail(minutes: knots > 2 ? 10 : 60)
    }
    let own = inland(fixes)
    #expect(own.count == 1)
    let told = InlandTrack(rule: .standard).told(
      own, besides: [], segmenter.finish(), calls: [])
    #expect(told.count == runs)
  }

  @Test("PositionAnomalies 22: who circles over one inland place after a silence is on no river")
  func circles() throws {
    var pen = Pen(latitude: 3, longitude: 6.5)
    var segmenter = Segmenter()
    var fixes: [Fix] = []
    func report() throws {
      let fix = try pen.fix()
      fixes.append(fix)
      _ = segmenter.assign(fix)
      if fixes.count % 50 == 1 { _ = segmenter.attach(try pen.report(imo: 9_074_729)) }
    }
    pen.course = 180
    for _ in 0..<60 {
      try report()
      pen.sail(minutes: 10)
    }
    pen.wait(minutes: 48 * 60)
    pen.latitude = 8
    for step in 0..<200 {
      pen.course = Double(step * 20 % 360)
      try report()
      pen.sail(minutes: 5)
    }
    let told = InlandTrack(rule: .standard).told(
      inland(fixes), besides: [], segmenter.finish(), calls: [])
    #expect(told.count == 1)
  }

  @Test("PositionAnomalies 4: an excursion to the far side and back is one anomaly, no second ship")
  func excursion() throws {
    var pen = Pen()
    var fixes = try pen.voyage(minutes: 600, every: 10)
    var away = pen
    away.latitude = -40
    fixes += try away.voyage(minutes: 600, every: 10)
    pen.sail(minutes: 600)
    fixes += try pen.voyage(minutes: 600, every: 10)
    let found = anomalies(fixes).anomalies
    #expect(found.map(\.kind) == [.impossibleSpeed])
    #expect(found.first?.fixCount == 60)
    #expect(found.first?.position.latitude == -40)
    #expect(found.first?.confidence == 0.8)
  }

  @Test("PositionAnomalies 5: fixes that fit no ship are strays of their number's ship")
  func strays() throws {
    var pen = Pen()
    var fixes = try pen.voyage(minutes: 100, every: 10)
    var wrong = pen
    wrong.latitude = -45
    fixes.append(try wrong.fix())
    pen.wait(minutes: 1)
    fixes += try pen.voyage(minutes: 100, every: 10)
    let found = anomalies(fixes).anomalies
    #expect(found.map(\.kind) == [.strayPositions])
    #expect(found.first?.segment.start == Pen().time)
  }

  @Test(
    "PositionAnomalies 6: a ship that says she sails but stands, and the reverse",
    arguments: [(10.0, 0.0, 1), (0.0, 10.0, 1), (10.0, 10.0, 0), (0.0, 0.0, 0), (2.0, 0.0, 0)])
  func speedAgainstPositions(said: Double, made: Double, expected: Int) throws {
    var pen = Pen()
    var fixes: [Fix] = []
    for _ in 0..<60 {
      pen.speed = said
      fixes.append(try pen.fix())
      pen.speed = made
      pen.sail(minutes: 2)
    }
    let found = anomalies(fixes).anomalies
    #expect(found.count == expected)
    #expect(found.allSatisfy { $0.kind == .speedMismatch })
  }

  @Test(
    "PositionAnomalies 7: ships thrown to one place at once are interference, one alone is not",
    arguments: [(1, PositionAnomaly.Kind.impossibleSpeed), (4, .gnssInterference)])
  func interference(ships: Int, kind: PositionAnomaly.Kind) throws {
    var fixes: [Fix] = []
    for ship in 0..<ships {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship), latitude: 10 + Double(ship) * 0.1)
      fixes += try pen.voyage(minutes: 60, every: 5)
      var away = pen
      away.latitude = 33.82
      away.longitude = 35.49
      away.speed = 0
      fixes += try away.voyage(minutes: 60, every: 5)
      pen.sail(minutes: 60)
      fixes += try pen.voyage(minutes: 60, every: 5)
    }
    let found = anomalies(fixes)
    #expect(found.anomalies.count == ships)
    #expect(found.anomalies.allSatisfy { $0.kind == kind })
    #expect(found.interfered.count == (ships > 1 ? ships : 0))
  }

  @Test(
    "PositionAnomalies 37: ships thrown for one time each to a place of its own are interference",
    arguments: [(2, PositionAnomaly.Kind.impossibleSpeed), (4, .gnssInterference)])
  func companions(ships: Int, kind: PositionAnomaly.Kind) throws {
    var fixes: [Fix] = []
    for ship in 0..<ships {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship), latitude: 10 + Double(ship) * 0.15)
      fixes += try pen.voyage(minutes: 60, every: 5)
      // Each some twenty miles off herself: the places are nine miles from each other.
      var away = pen
      away.latitude += 0.35
      fixes += try away.voyage(minutes: 120, every: 5)
      pen.sail(minutes: 120)
      fixes += try pen.voyage(minutes: 60, every: 5)
    }
    let found = anomalies(fixes).anomalies
    #expect(found.count == ships)
    #expect(found.allSatisfy { $0.kind == kind })
  }

  @Test("PositionAnomalies 8: two ships in turns on one number make no anomaly")
  func sharedNumberIsNoAnomaly() throws {
    var here = Pen()
    var there = Pen(latitude: -30, longitude: 60)
    there.input = 1
    there.wait(minutes: 3)
    let fixes = try here.voyage(minutes: 600, every: 10) + there.voyage(minutes: 600, every: 10)
    #expect(anomalies(fixes).anomalies.isEmpty)
  }

  @Test("PositionAnomalies 9: a place of 0° 0° is a device without a fix, not interference")
  func nullIsland() throws {
    var fixes: [Fix] = []
    for ship in 0..<5 {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship))
      fixes += try pen.voyage(minutes: 60, every: 5)
      var away = pen
      away.latitude = 0
      away.longitude = 0
      fixes.append(try away.fix())
      pen.wait(minutes: 1)
      fixes += try pen.voyage(minutes: 60, every: 5)
    }
    let found = anomalies(fixes).anomalies
    #expect(found.count == 5 && found.allSatisfy { $0.kind == .strayPositions })
  }

  @Test("PositionAnomalies 9: hours at 0° 0° are no invention, hours elsewhere are")
  func hoursAtNullIsland() throws {
    for (latitude, expected) in [(0.0, 0), (3.0, 1)] {
      var pen = Pen(latitude: 5, longitude: 3)
      var fixes = try pen.voyage(minutes: 600, every: 10)
      var away = pen
      (away.latitude, away.longitude, away.speed) = (latitude, 0, 0)
      fixes += try away.voyage(minutes: 300, every: 10)
      pen.sail(minutes: 300)
      pen.input = 1
      fixes += try pen.voyage(minutes: 600, every: 10)
      #expect(eventsOfNamed(fixes).positionAnomalies.count == expected)
    }
  }

  @Test(
    "PositionAnomalies 11: ships of one region thrown apart in one minute share a bad clock",
    arguments: [(6, 0), (3, 3)])
  func badClock(ships: Int, expected: Int) throws {
    var fixes: [Fix] = []
    for ship in 0..<ships {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship), latitude: 10 + Double(ship) * 0.3)
      fixes += try pen.voyage(minutes: 60, every: 5)
      var later = pen
      later.latitude += 1.2
      fixes.append(try later.fix())
      pen.wait(minutes: 1)
      fixes += try pen.voyage(minutes: 60, every: 5)
    }
    #expect(anomalies(fixes).anomalies.count == expected)
  }
}
