/// Silences and what reception makes of them.
import Testing
import Vocabulary

@testable import Tracks

/// A stretch of sea with other ships and receivers that can be switched off.
private struct Sea {
  var start = Instant(seconds: 1_641_168_000)
  var hours = 48.0
  var others = 8
  /// Hours in which nobody is heard.
  var outage: Range<Double>?
  /// Everybody is heard in every fourth hour only.
  var isThin = false
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
          if isThin, (step / 6 + ship + lane) % 4 != 0 { continue }
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
  statics: Bool = false, isInPort: Bool = false, movedBy: Double = 0.02
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
  return try judged(fixes, amid: try sea.traffic(), sea: sea, statics: statics ? silence : nil) {
    _ in isInPort
  }
}

/// The gaps that the ship's own fixes give amid others; with `statics` she is heard in that silence.
private func judged(
  _ fixes: [Fix], amid traffic: [Fix], sea: Sea, statics: Range<Double>? = nil,
  isInPort: @escaping (Coordinate) -> Bool
) throws -> [Gap] {
  let mine = Set(fixes.map(\.source))
  var reception = ReceptionModel()
  var detector = GapDetector()
  var silences: [Silence] = []
  var hours: [Double] =
    statics.map { Array(stride(from: $0.lowerBound, to: $0.upperBound, by: 1)) } ?? []
  for fix in (fixes + traffic).sorted(by: { ($0.time, $0.source) < ($1.time, $1.source) }) {
    let point = TrackPoint(fix: fix, segment: SegmentID(mmsi: fix.mmsi, start: sea.start))
    reception.observe(point)
    if let hour = hours.first, fix.time > sea.start + .hours(hour) {
      hours.removeFirst()
      detector.heard(try #require(MMSI(636_012_345)), at: sea.start + .hours(hour))
    }
    if mine.contains(fix.source) { silences += detector.step(point).map { [$0] } ?? [] }
  }
  let end = sea.start + .hours(sea.hours)
  silences += detector.finish(at: end)
  reception.close(at: end)
  let judge = GapJudge(reception: reception.learned(), isInPort: isInPort)
  return silences.compactMap { judge.gap(of: $0) }
}

@Suite("Gaps")
struct GapDetectorTests {
  @Test("Gaps 2: a silence shorter than six hours is no gap")
  func shortSilenceIsNoGap() throws {
    #expect(try gaps(sea: Sea(), silence: 12..<17.8).isEmpty)
    #expect(try gaps(sea: Sea(), silence: 12..<18.2).count == 1)
  }

  @Test("Gaps 7: a silence amid ships that were heard is challenged, never beyond 97 %")
  func silenceAmidTrafficIsChallenged() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 12..<44).first)
    #expect(gap.classification == .challengedEmission)
    #expect(gap.deliberateProbability > 0.5 && gap.deliberateProbability <= 0.97)
    #expect(gap.otherShipsHeard >= 8)
    #expect(gap.listening.expectedHours > 10)
    #expect(gap.evidence.count == 2)
  }

  @Test("Gaps 7: the longer she is not heard amid others, the likelier it is her own doing")
  func longerIsLikelier() throws {
    let probabilities = try [7.0, 10, 14, 20, 28].map { hours in
      try #require(try gaps(sea: Sea(), silence: 12..<12 + hours).first).deliberateProbability
    }
    #expect(probabilities == probabilities.sorted())
    #expect(probabilities[0] < 0.1)
  }

  @Test(
    "Gaps 8: law 9: where nobody else is heard, no silence is ever a claim", arguments: [0, 1, 2])
  func loneShipIsSparse(others: Int) throws {
    var sea = Sea()
    sea.others = others
    sea.reach = 0.5
    let gap = try #require(try gaps(sea: sea, silence: 14..<34).first)
    #expect(gap.classification == .sparseCoverage)
    #expect(gap.deliberateProbability <= 0.2)
  }

  @Test(
    "Gaps 8: over a week of the greatest weight one other ship heard is witness, and worth less")
  func longSilenceNeedsOneWitness() throws {
    var sea = Sea()
    (sea.others, sea.reach, sea.hours) = (1, 0.5, 260)
    let long = try #require(try gaps(sea: sea, silence: 40..<220).first)
    #expect(long.classification == .challengedEmission)
    #expect(long.deliberateProbability == GapRule.standard.longProbability)
    let short = try #require(try gaps(sea: sea, silence: 40..<180).first)
    #expect(short.classification == .sparseCoverage)
    sea.others = 0
    #expect(try gaps(sea: sea, silence: 40..<220).allSatisfy { $0.deliberateProbability <= 0.2 })
  }

  @Test("Gaps 7: a silence that chance can make is no claim, and half its probability is told")
  func chanceIsNoClaim() throws {
    // Others are heard in every fourth hour: a day of it has a weight of about seven.
    func gap(_ hours: Double) throws -> Gap {
      var sea = Sea()
      (sea.hours, sea.isThin) = (120, true)
      return try #require(try gaps(sea: sea, silence: 40..<40 + hours).first)
    }
    let (day, long) = (try gap(26), try gap(60))
    #expect(day.listening.byChance > 0.5 && long.listening.byChance < 0.5)
    #expect(day.classification == .unresolved && long.classification == .challengedEmission)
    let probability = min(0.97, GapFeatures(day).probability)
    #expect(probability > 0.5 && abs(day.deliberateProbability - probability / 2) < 1e-9)
  }

  @Test("Gaps 8: what is no claim keeps its rank")
  func unwitnessedKeepsRank() throws {
    var sea = Sea()
    (sea.others, sea.reach, sea.hours) = (2, 0.5, 120)
    let probabilities = try [20.0, 40, 80].map { hours in
      try #require(try gaps(sea: sea, silence: 20..<20 + hours).first).deliberateProbability
    }
    #expect(probabilities == probabilities.sorted() && Set(probabilities).count == 3)
    #expect(probabilities.allSatisfy { $0 <= 0.2 })
  }

  @Test(
    "Gaps 9: law 9: an outage of the receivers is healthy or sparse, at any hour and length",
    arguments: [6.5, 8, 12, 20], [14.0, 14.3, 14.9])
  func outageIsNoClaim(length: Double, start: Double) throws {
    var sea = Sea()
    sea.outage = start..<start + length
    let gap = try #require(try gaps(sea: sea, silence: start..<start + length).first)
    #expect(gap.classification == .healthy || gap.classification == .sparseCoverage)
    #expect(gap.deliberateProbability < 0.02)
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
        #expect(gap.deliberateProbability < 0.1)
      }
    }
  }

  @Test("Gaps 10: others silent in just the same hours speak for the receiver")
  func companyIsTheReceivers() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<26).first)
    var accompanied = gap
    accompanied.companions = 3
    let (alone, together) = (GapFeatures(gap), GapFeatures(accompanied))
    #expect(together.probability < alone.probability / 3)
  }

  @Test("Gaps 10: company that chance would have is none")
  func companyOfChanceIsNone() throws {
    var gap = try #require(try gaps(sea: Sea(), silence: 14..<26).first)
    let alone = GapFeatures(gap)
    (gap.companions, gap.chanceCompanions) = (2, 2.4)
    #expect(GapFeatures(gap) == alone)
  }

  @Test("Gaps 7: beyond a day length says no more, and where little is heard it says less")
  func lengthIsBounded() throws {
    var gap = try #require(try gaps(sea: Sea(), silence: 10..<40).first)
    let day = GapFeatures(gap)
    gap.quiet = .hours(400)
    #expect(GapFeatures(gap) == day)
    gap.listening.weight = 2
    #expect(abs(GapFeatures(gap).length - 0.4 * day.length) < 1e-9)
  }

  @Test("Gaps 5: silent at rest in port and found there again is healthy")
  func portStayIsHealthy() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<34, isInPort: true).first)
    #expect(gap.classification == .healthy)
    #expect(gap.deliberateProbability == 0)
  }

  @Test("Gaps 23: at rest before a silence and at rest on the same spot after it is no claim")
  func backAtRestIsNoClaim() throws {
    func gap(movedBy degrees: Double) throws -> Gap {
      try #require(try gaps(sea: Sea(), silence: 12..<36, speed: 0, movedBy: degrees).first)
    }
    let (there, beside) = (try gap(movedBy: 0), try gap(movedBy: 0.02))
    #expect(beside.classification == .challengedEmission)
    #expect(there.classification == .unresolved)
    #expect(there.deliberateProbability == GapRule.standard.restProbability)
  }

  @Test("Gaps 5: silent in port and found elsewhere is judged like any silence")
  func leavingPortSilentlyIsJudged() throws {
    let found = try gaps(sea: Sea(), silence: 12..<44, isInPort: true, movedBy: 1.5)
    #expect(found.first?.classification == .challengedEmission)
  }

  @Test("Gaps 3 and 6: static reports in the silence show that the transponder was on")
  func staticReportsLeaveItUnresolved() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 14..<34, statics: true).first)
    #expect(gap.classification == .unresolved)
    #expect(gap.quiet < .hours(2))
    #expect(gap.deliberateProbability < 0.02)
  }

  @Test("Gaps 6: a static report between two tracks of a number shortens the quiet of both alike")
  func staticReportIsOfTheNumber() throws {
    var (detector, found) = (GapDetector(), [Silence]())
    for (hour, track, latitude) in [(0.0, 1, 10.0), (0.1, 2, 11.0), (20, 1, 10.0), (20.1, 2, 11.0)]
    {
      if hour == 20 { detector.heard(try #require(MMSI(636_012_345)), at: Sea().start + .hours(1)) }
      var pen = Pen(mmsi: 636_012_345, latitude: latitude, longitude: -63.9)
      pen.time = Sea().start + .hours(hour)
      let segment = SegmentID(
        mmsi: try #require(MMSI(636_012_345)), start: Sea().start + .seconds(Double(track)))
      found += detector.step(TrackPoint(fix: try pen.fix(), segment: segment)).map { [$0] } ?? []
    }
    #expect(Set(found.map(\.quiet)) == [Sea().start + .hours(1)...Sea().start + .hours(20)])
    #expect(found.count == 2 && SilenceCompany.distinct(found).count == 1)
  }

  @Test(
    "Reception 2: a ship's hours are left out where they were counted, from the first fix of an hour"
  )
  func ownHoursAreWhereTheyWereCounted() throws {
    var pen = Pen(mmsi: 636_012_345, latitude: 10.1, longitude: -63.9)
    let segment = SegmentID(mmsi: try #require(MMSI(636_012_345)), start: Sea().start)
    var (detector, found) = (GapDetector(), [Silence]())
    for (hour, longitude) in [(0.2, -63.9), (1.1, -63.7), (1.8, -63.5), (12, -62)] {
      (pen.time, pen.longitude) = (Sea().start + .hours(hour), longitude)
      pen.transponder = hour == 12 ? .classB : .classA
      found += detector.step(TrackPoint(fix: try pen.fix(), segment: segment)).map { [$0] } ?? []
    }
    let stretch = try #require(found.first).stretch
    #expect(abs(stretch.countedFrom.longitude + 63.7) < 1e-6 && stretch.countedAs == .classB)
    #expect(abs(stretch.from.longitude + 63.5) < 1e-6 && stretch.transponder == .classA)
  }

  @Test("Gaps 6: two tracks of one number that are silent together are one silence")
  func silenceIsToldOnce() throws {
    var detector = GapDetector()
    var silences: [Silence] = []
    for (hour, ordinal) in [(0.0, 0), (1, 1), (1.5, 0), (2, 1), (30, 0), (31, 1), (32, 0)] {
      var pen = Pen(mmsi: 636_012_345, latitude: 10.1 + Double(ordinal), longitude: -63.9)
      pen.time = Sea().start + .hours(hour)
      let fix = try pen.fix()
      let segment = SegmentID(mmsi: fix.mmsi, start: Sea().start, ordinal: ordinal)
      silences += detector.step(TrackPoint(fix: fix, segment: segment)).map { [$0] } ?? []
    }
    #expect(silences.count == 2)
    let distinct = SilenceCompany.distinct(silences)
    #expect(distinct.map(\.segment.ordinal) == [1])
  }

  @Test("Gaps 11: a silence that lasts to the end is open, while others are still heard there")
  func openGapIsKept() throws {
    let gap = try #require(try gaps(sea: Sea(), silence: 20..<48, ends: false).first)
    #expect(gap.isOpen && gap.to == nil && gap.distance == nil && gap.impliedSpeed == nil)
    #expect(gap.end == Sea().start + .hours(48))
    let ended = try #require(try gaps(sea: Sea(), silence: 20..<47).first)
    #expect(gap.deliberateProbability < ended.deliberateProbability)
  }

  @Test("Gaps 11: an open silence of any length is no claim")
  func openSilenceIsNoClaim() throws {
    var sea = Sea()
    (sea.hours, sea.reach) = (400, 2)
    let gap = try #require(try gaps(sea: sea, silence: 20..<400, ends: false).first)
    #expect(gap.listening.weight > 25)
    #expect((0.1..<0.5).contains(gap.deliberateProbability) && gap.classification == .unresolved)
  }

  @Test("Gaps 11: law 9: where reception ended too, there is no open gap")
  func noOpenGapWithoutReception() throws {
    var sea = Sea()
    sea.outage = 20..<48
    var elsewhere = Pen(mmsi: 377_000_001, latitude: 55, longitude: 5)
    elsewhere.time = sea.start + .hours(48)
    #expect(try gaps(sea: sea, silence: 20..<48, ends: false).isEmpty)
  }
}
