/// Silences and what reception makes of them.
import Testing
import Tracks
import Vocabulary

/// A stretch of sea with other ships and receivers that can be switched off.
private struct Sea {
  var start = Instant(seconds: 1_641_168_000)
  var hours = 48.0
  var others = 8
  /// Hours in which nobody is heard.
  var outage: Range<Double>?
  /// How far along the ship's way (degrees east of −64) others sail.
  var reach = 12.0

  /// The other ships: each moves up and down the lane, one fix every 10 minutes.
  func traffic() throws -> [Fix] {
    var result: [Fix] = []
    let lanes = Int(reach / 0.5)
    for lane in 0..<max(1, lanes) {
      for ship in 0..<others {
        var pen = Pen(
          mmsi: UInt32(300_000_000 + lane * 100 + ship), latitude: 10.05 + Double(ship) * 0.02,
          longitude: -63.9 + Double(lane) * 0.5)
        pen.input = UInt32(lane * 100 + ship)
        pen.speed = 0.1
        for step in 0..<Int(hours * 6) {
          let hour = Double(step) / 6
          pen.time = start + .hours(hour) + .seconds(Double(ship * 7 + lane))
          if outage?.contains(hour) != true { result.append(try pen.fix()) }
        }
      }
    }
    return result
  }
}

/// The gaps of a ship that reports every six minutes but is silent in `silence`, at rest or sailing.
private func gaps(
  sea: Sea, silence: Range<Double>, speed: Double = 0.1, ends: Bool = true,
  statics: Bool = false, isInPort: Bool = false, movedBy: Double = 0
) throws -> [Gap] {
  var ship = Pen(mmsi: 636_012_345, latitude: 10.1, longitude: -63.9)
  ship.input = 9999
  ship.speed = speed
  var fixes: [Fix] = []
  for step in 0..<Int(sea.hours * 10) {
    let hour = Double(step) / 10
    ship.time = sea.start + .hours(hour)
    ship.longitude = -63.9 + speed * hour / 60 + (hour >= silence.upperBound ? movedBy : 0)
    if silence.contains(hour) || !ends && hour >= silence.lowerBound { continue }
    fixes.append(try ship.fix())
  }
  let mine = Set(fixes.map(\.source))
  var grid = ReceptionGrid()
  var detector = GapDetector()
  var result: [Gap] = []
  var heard = false
  for fix in (fixes + (try sea.traffic())).sorted(by: {
    ($0.time, $0.source) < ($1.time, $1.source)
  }) {
    let segment = SegmentID(mmsi: fix.mmsi, start: sea.start)
    if mine.contains(fix.source) {
      detector.step(
        TrackPoint(fix: fix, segment: segment), reception: grid, isInPort: { _ in isInPort },
        into: &result)
    } else if statics, !heard, fix.time > sea.start + .hours(silence.lowerBound + 2) {
      heard = true
      detector.heardStatic(
        SegmentID(mmsi: try #require(MMSI(636_012_345)), start: sea.start), at: fix.time)
    }
    grid.observe(fix)
  }
  detector.finish(
    at: sea.start + .hours(sea.hours), reception: grid, isInPort: { _ in isInPort }, into: &result)
  return result
}

@Suite("Gaps")
struct GapDetectorTests {
  @Test("Gaps 2: a silence shorter than six hours is no gap")
  func shortSilenceIsNoGap() throws {
    #expect(try gaps(sea: Sea(), silence: 12..<17.8).isEmpty)
    #expect(try gaps(sea: Sea(), silence: 12..<18.2).count == 1)
  }

  @Test("Gaps 7: a silence amid ships that were heard is challenged, never beyond 95 %")
  func silenceAmidTrafficIsChallenged() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<34).first)
    #expect(gap.classification == .challengedEmission)
    let probability = try #require(gap.deliberateProbability)
    #expect(probability > 0.5 && probability <= 0.95)
    #expect(gap.otherShipsHeard == 8)
    #expect(gap.expectedMessages > 10)
    #expect(gap.evidence.count == 2)
  }

  @Test(
    "Gaps 8: law 9: where nobody else is heard, no silence is ever a claim", arguments: [0, 1, 2])
  func loneShipIsSparse(others: Int) throws {
    var sea = Sea()
    sea.others = others
    let gap = try #require(try gaps(sea: sea, silence: 14..<34).first)
    #expect(gap.classification == .sparseCoverage)
    #expect(gap.deliberateProbability == nil)
  }

  @Test(
    "Gaps 9: law 9: an outage of the receivers is healthy or sparse, at any hour and length",
    arguments: [6.5, 8, 12, 20], [14.0, 14.3, 14.9])
  func outageIsNoClaim(length: Double, start: Double) throws {
    var sea = Sea()
    sea.outage = start..<start + length
    let gap = try #require(try gaps(sea: sea, silence: start..<start + length).first)
    #expect(gap.classification == .healthy || gap.classification == .sparseCoverage)
    #expect((gap.deliberateProbability ?? 0) == 0)
  }

  @Test("Gaps 9: law 9: whatever the outage, a ship silent in it alone is never challenged")
  func drawnOutagesAreNoClaim() throws {
    var dice = SeededDice(state: 11)
    for _ in 0..<12 {
      let start = 13 + dice.unit() * 8
      let length = 6 + dice.unit() * 12
      var sea = Sea()
      sea.reach = 2
      sea.outage = start - dice.unit()..<start + length + dice.unit()
      for gap in try gaps(sea: sea, silence: start..<start + length, speed: dice.unit() * 3) {
        #expect(gap.classification != .challengedEmission)
      }
    }
  }

  @Test("Gaps 10: law 9: a ship that sails beyond the reach of the receivers is not challenged")
  func leavingCoverageIsNoClaim() throws {
    var sea = Sea()
    sea.reach = 2.5
    let found = try gaps(sea: sea, silence: 12..<40, speed: 12)
    let gap = try #require(found.first)
    #expect(gap.classification == .sparseCoverage)
    #expect(gap.deliberateProbability == nil)
  }

  @Test("Gaps 13: a ship that falls silent amid others and returns far off is challenged")
  func darkVoyageIsChallenged() throws {
    var sea = Sea()
    sea.hours = 120
    sea.reach = 3
    let gap = try #require(
      try gaps(sea: sea, silence: 24..<100, speed: 0.2, movedBy: 15).first)
    #expect(gap.classification == .challengedEmission)
    #expect(gap.otherShipsHeard == 8)
    #expect((gap.deliberateProbability ?? 0) <= 0.5)
  }

  @Test("Gaps 5: silent at rest in port and found there again is healthy")
  func portStayIsHealthy() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<34, isInPort: true).first)
    #expect(gap.classification == .healthy)
    #expect(gap.deliberateProbability == 0)
  }

  @Test("Gaps 5: silent in port and found elsewhere is judged like any silence")
  func leavingPortSilentlyIsJudged() throws {
    let found = try gaps(sea: Sea(), silence: 14..<34, isInPort: true, movedBy: 1.5)
    #expect(found.first?.classification == .challengedEmission)
  }

  @Test("Gaps 3 and 6: static reports in the silence show that the transponder was on")
  func staticReportsLeaveItUnresolved() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<34, statics: true).first)
    #expect(gap.classification == .unresolved)
    #expect(gap.deliberateProbability == nil)
  }

  @Test("Gaps 11: a silence that lasts to the end is open, while others are still heard there")
  func openGapIsKept() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 20..<48, ends: false).first)
    #expect(gap.isOpen && gap.to == nil && gap.distance == nil && gap.impliedSpeed == nil)
    #expect(gap.end == Sea().start + .hours(48))
    #expect(gap.classification == .challengedEmission)
  }

  @Test("Gaps 11: law 9: where reception ended too, there is no open gap")
  func noOpenGapWithoutReception() throws {
    var sea = Sea()
    sea.outage = 20..<48
    #expect(try gaps(sea: sea, silence: 20..<48, ends: false).isEmpty)
  }

  @Test("Gaps 12: an open silence of a moving ship is judged only while she can be in the cell")
  func movingOpenGapIsNotChallenged() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 20..<48, speed: 14, ends: false).first)
    #expect(gap.classification != .challengedEmission)
  }
}
