/// Honest ships, and receivers whose clocks are hours wrong or gain.
import Geodesy
import Testing
import Vocabulary

@testable import Tracks

/// A receiver: which of a ship's words it hears, and how late its clock is at each of them, seconds.
private struct Receiver {
  var hears: (Int) -> Bool = { _ in true }
  var late: (Int) -> Double = { _ in 0 }

  func heard(_ words: [Fix], source: UInt32) -> [Fix] {
    words.indices.filter(hears).map { place in
      let fix = words[place]
      return Fix(
        time: fix.time + .seconds(late(place)), mmsi: fix.mmsi, position: fix.position,
        speed: fix.speed, course: fix.course, transponder: fix.transponder,
        source: SourceReference(source: source, offset: fix.source.offset, length: 1))
    }
  }
}

/// A ship's words, one each three minutes, on a passage with a turn each five hours.
private func passage(
  _ mmsi: UInt32 = 636_012_345, latitude: Double = 10, hours: Int = 40, speed: Double = 12
) throws -> [Fix] {
  var ship = Pen(mmsi: mmsi, latitude: latitude)
  ship.speed = speed
  return try (0..<hours * 20).map { step in
    if step.isMultiple(of: 100) { ship.course = (step / 100).isMultiple(of: 2) ? 80 : 105 }
    let fix = try ship.fix()
    ship.sail(minutes: 3)
    return fix
  }
}

/// The same with five hours of slow time after ten of passage.
private func slowPassage(
  _ mmsi: UInt32 = 636_012_345, latitude: Double = 10, minutesAfter: Double
) throws -> [Fix] {
  var ship = Pen(mmsi: mmsi, latitude: latitude)
  var words = try ship.voyage(minutes: 600, every: 3)
  for step in 0..<100 {
    ship.speed = step.isMultiple(of: 2) ? 1.8 : 2.1
    ship.course = (step / 20).isMultiple(of: 2) ? 270 : 90
    words.append(try ship.fix())
    ship.sail(minutes: 3)
  }
  (ship.speed, ship.course) = (12, 20)
  return try words + ship.voyage(minutes: minutesAfter, every: 3)
}

private func kinds(_ words: [[Fix]], _ receivers: [Receiver]) -> [PositionAnomaly.Kind] {
  told(words, receivers).positionAnomalies.map(\.kind)
}

private func told(_ words: [[Fix]], _ receivers: [Receiver]) -> TrackEvents {
  eventsOfNamed(
    receivers.enumerated().flatMap { number, receiver in
      words.flatMap { receiver.heard($0, source: UInt32(number)) }
    })
}

@Suite("Late tracks")
struct LateTrackTests {
  @Test(
    "PositionAnomalies 34: a second receiver's clock is hours wrong",
    arguments: [5.5, -8, 24, 26, -26, 0.6])
  func zones(hours: Double) throws {
    let ship = try passage()
    // Neither hears a word that the other hears.
    let good = Receiver(hears: { $0.isMultiple(of: 2) })
    let wrong = Receiver(
      hears: { !$0.isMultiple(of: 2) && (200..<420).contains($0) }, late: { _ in hours * 3600 })
    #expect(kinds([ship], [good]).isEmpty)
    let found = told([ship], [good, wrong])
    // A clock of less is told by the words that it repeats, and here it repeats none.
    #expect(found.positionAnomalies.map(\.kind) == (abs(hours) > 3 ? [.clockFault] : []))
    #expect(found.identityChanges.isEmpty)
  }

  @Test(
    "PositionAnomalies 34: the clock is told over all that it handed on, and as one",
    arguments: [5.5, -8, 24, 26, -26])
  func toldWhole(hours: Double) throws {
    let ship = try passage()
    let wrong = Receiver(
      hears: { (200..<420).contains($0) }, late: { _ in hours * 3600 })
    let found = told([ship], [Receiver(), wrong]).positionAnomalies
    #expect(found.map(\.kind) == [.clockFault])
    let fault = try #require(found.first)
    #expect(abs((fault.start - ship[200].time).hours - hours) < 0.2)
    #expect(abs((fault.end - ship[419].time).hours - hours) < 0.2)
  }

  @Test(
    "PositionAnomalies 36: a clock that gains or loses an hour in three days invents nothing",
    arguments: [60.0, -60])
  func drifting(minutes: Double) throws {
    let ship = try passage(hours: 72)
    // Heard by the one in the first half of each hour and a half, by the other in the second, and by both between.
    let wrong = Receiver(
      hears: { $0 % 30 >= 12 }, late: { Double($0) / 1440 * minutes * 60 })
    let found = kinds([ship], [Receiver(hears: { $0 % 30 < 18 }), wrong])
    // What is left of it accuses nobody.
    #expect(Set(found).isDisjoint(with: [.fabrication, .syntheticTrack, .gnssInterference]))
  }

  @Test("PositionAnomalies 34: a track that is not her way of another hour is told as before")
  func elsewhere() throws {
    let ship = try passage()
    let north = try ship.map { fix in
      Fix(
        time: fix.time, mmsi: fix.mmsi,
        position: try #require(
          Coordinate(
            latitude: fix.position.latitude + 0.4, longitude: fix.position.longitude)),
        speed: fix.speed, course: fix.course, transponder: fix.transponder, source: fix.source)
    }
    let late = Receiver(hears: { (200..<420).contains($0) }, late: { _ in 5.5 * 3600 })
    let found = eventsOfNamed(ship + late.heard(north, source: 2)).positionAnomalies
    #expect(found.contains { $0.kind == .fabrication })
    #expect(!found.contains { $0.kind == .clockFault })
  }

  @Test("PositionAnomalies 34: her way sent again while she is heard nowhere else is no clock")
  func sentAgain() throws {
    let ship = try passage()
    let recorder = Receiver(hears: { (200..<300).contains($0) }, late: { _ in 12 * 3600 })
    let silent = Receiver(hears: { !(438..<542).contains($0) })
    let found = kinds([ship], [silent, recorder])
    #expect(found == [.fabrication] || found == [.syntheticTrack])
  }

  @Test(
    "PositionAnomalies 34: her way sent again in rounds is no clock, whatever else was heard then")
  func sentInRounds() throws {
    let ship = try passage()
    let rounds = (0..<3).map { round in
      Receiver(
        hears: { (200..<300).contains($0) }, late: { _ in (12 + 5 * Double(round)) * 3600 })
    }
    // Two words of hers in the midst of the first and the second round.
    let good = Receiver(hears: { !(438..<742).contains($0) || [480, 600].contains($0) })
    let found = kinds([ship], [good] + rounds)
    #expect(found.contains(.syntheticTrack) || found.contains(.fabrication))
    #expect(!found.contains(.clockFault))
  }

  @Test(
    "Review 11: what a late track repeats of slow times is told once, by the track that is right")
  func toldOnce() throws {
    let ship = try slowPassage(minutesAfter: 1200)
    let alone = told([ship], [Receiver()])
    let wrong = Receiver(hears: { (100..<500).contains($0) }, late: { _ in 9 * 3600 })
    let both = told([ship], [Receiver(), wrong])
    #expect(alone.loiterings.count == 1)
    #expect(both.loiterings.map(\.start) == alone.loiterings.map(\.start))
    #expect(both.positionAnomalies.map(\.kind) == [.clockFault])
  }

  @Test(
    "PositionAnomalies 35: a clock known from one ship explains what was told of another beside her"
  )
  func knownFromOthers() throws {
    let known = try passage(636_012_345)
    let other = try passage(636_012_346, latitude: 10.6)
    // The other is heard by the good receivers before and after the wrong one's reach only.
    let good = Receiver(hears: { $0 < 300 || $0 >= 500 })
    let wrong = Receiver(hears: { (310..<490).contains($0) }, late: { _ in -8 * 3600 })
    let all = Receiver()
    let lone = eventsOfNamed(good.heard(other, source: 1) + wrong.heard(other, source: 2))
    #expect(lone.positionAnomalies.contains { $0.kind != .clockFault })
    let both = eventsOfNamed(
      good.heard(other, source: 1) + wrong.heard(other, source: 2) + all.heard(known, source: 1)
        + wrong.heard(known, source: 2))
    #expect(Set(both.positionAnomalies.map(\.kind)) == [.clockFault])
    #expect(Set(both.positionAnomalies.map(\.segment.mmsi)).count == 2)
    let far = try passage(636_012_345, latitude: -30)
    let apart = eventsOfNamed(
      good.heard(other, source: 1) + wrong.heard(other, source: 2) + all.heard(far, source: 1)
        + wrong.heard(far, source: 2))
    #expect(
      apart.positionAnomalies.filter { $0.segment.mmsi == other[0].mmsi }.map(\.kind)
        == lone.positionAnomalies.map(\.kind))
  }

  @Test("PositionAnomalies 35: a lost bit of a ship beside a known clock takes nothing from her")
  func bystander() throws {
    var other = try slowPassage(636_012_346, latitude: 10.6, minutesAfter: 600)
    let lost = other[80]
    other[80] = Fix(
      time: lost.time, mmsi: lost.mmsi,
      position: try #require(
        Coordinate(latitude: lost.position.latitude + 3, longitude: lost.position.longitude)),
      speed: lost.speed, course: lost.course, transponder: lost.transponder, source: lost.source)
    let known = try passage(636_012_345)
    let wrong = Receiver(hears: { (200..<420).contains($0) }, late: { _ in 5.5 * 3600 })
    let found = eventsOfNamed(
      other + Receiver().heard(known, source: 1) + wrong.heard(known, source: 2))
    #expect(found.positionAnomalies.map(\.segment.mmsi) == [known[0].mmsi])
    #expect(found.loiterings.map(\.segment.mmsi) == [other[0].mmsi])
  }

  @Test("PositionAnomalies 36: receivers that take turns, one of them minutes late, move nobody")
  func turns() throws {
    let ship = try passage()
    let satellite = Receiver(hears: { $0 % 32 < 4 })
    let coast = Receiver(hears: { $0 % 32 >= 4 || !$0.isMultiple(of: 2) }, late: { _ in 1500 })
    #expect(Set(kinds([ship], [satellite, coast])).isSubset(of: [.clockFault]))
  }

  @Test("PositionAnomalies 34: the clock is the wrong receiver's, however much more it hears")
  func wrongHearsMore() throws {
    let ship = try passage()
    // Satellites hear her for twelve minutes of each hour and a half.
    let satellites = Receiver(hears: { $0 % 30 < 4 })
    let coast = Receiver(hears: { (200..<420).contains($0) }, late: { _ in 5.5 * 3600 })
    let found = told([ship], [satellites, coast]).positionAnomalies
    #expect(found.map(\.kind) == [.clockFault])
    let fault = try #require(found.first)
    #expect(abs((fault.start - ship[200].time).hours - 5.5) < 0.2)
    #expect(abs((fault.end - ship[419].time).hours - 5.5) < 0.2)
  }

  @Test(
    "PositionAnomalies 34: two ships of one number that sail one lane hours apart are no clock's")
  func twoShips() throws {
    let ship = try passage()
    let wrong = Receiver(hears: { (200..<420).contains($0) }, late: { _ in 5.5 * 3600 })
    var segments = told([ship], [Receiver(), wrong]).segments
    let late = LateTracks(rule: .standard)
    #expect(late.stretches(segments, runs: []).count == 1)
    try #require(segments.count == 2)
    (segments[0].particulars.name, segments[1].particulars.name) = ("ONE", "OTHER")
    #expect(late.stretches(segments, runs: []).isEmpty)
  }

  @Test(
    "PositionAnomalies 34: an invention some hours after a late stretch is told beside the clock")
  func inventionBeside() throws {
    var ship = try passage(hours: 60)
    // Each fifth word: of more turns than 192 on one number nothing is known (`SegmentRuns.maximumRuns`).
    let wrong = Receiver(
      hears: { (100..<320).contains($0) && $0.isMultiple(of: 5) }, late: { _ in 5.5 * 3600 })
    let late = wrong.heard(ship, source: 2)
    // From hour 32 to hour 52 she says that she is 24 miles north.
    for step in 640..<1040 {
      let fix = ship[step]
      ship[step] = Fix(
        time: fix.time, mmsi: fix.mmsi,
        position: try #require(
          Coordinate(
            latitude: fix.position.latitude + 0.4, longitude: fix.position.longitude)),
        speed: fix.speed, course: fix.course, transponder: fix.transponder, source: fix.source)
    }
    let found = eventsOfNamed(ship + late).positionAnomalies
    #expect(found.map(\.kind) == [.clockFault, .fabrication])
  }

  @Test(
    "Review 12: hours of her way that only a receiver with a wrong clock heard make her a jump, not an inventor",
    arguments: [8.0, -8])
  func heardByOneOnly(hours: Double) throws {
    let ship = try passage()
    let good = Receiver(hears: { !(300..<500).contains($0) })
    let wrong = Receiver(hears: { (300..<500).contains($0) }, late: { _ in hours * 3600 })
    #expect(kinds([ship], [good, wrong]) == [.impossibleSpeed])
    // The same hours sailed elsewhere are no clock's.
    let elsewhere = try passage(latitude: 12)
    let found = eventsOfNamed(
      good.heard(ship, source: 0) + wrong.heard(elsewhere, source: 1))
    #expect(found.positionAnomalies.map(\.kind) == [.fabrication])
  }

  @Test("PositionAnomalies 35: the order in which ships were looked at changes nothing")
  func anyOrder() throws {
    let delays = [5.5, 5.53]
    var (segments, stretches): ([Segment], [LateTracks.Stretch]) = ([], [])
    for (number, hours) in delays.enumerated() {
      let ship = try passage(636_012_345 + UInt32(number), latitude: 10 + Double(number) / 5)
      let wrong = Receiver(hears: { (200..<420).contains($0) }, late: { _ in hours * 3600 })
      let own = told([ship], [Receiver(), wrong]).segments
      // The turns that the two tracks took.
      var runs = SegmentRuns()
      let fixes = Receiver().heard(ship, source: 0) + wrong.heard(ship, source: 1)
      for fix in fixes.sorted(by: { $0.time < $1.time }) {
        let segment = own[fix.source.source == 0 ? 0 : 1].id
        runs.step(TrackPoint(fix: fix, segment: segment))
      }
      segments += own
      stretches += LateTracks(rule: .standard).stretches(own, runs: runs.runs(of: ship[0].mmsi))
    }
    #expect(stretches.count { $0.isCertain && $0.isSided } == 2)
    // A third ship, whose jump either clock explains.
    let other = try passage(636_012_350, latitude: 10.6)
    let good = Receiver(hears: { $0 < 300 || $0 >= 500 })
    let wrong = Receiver(hears: { (310..<490).contains($0) }, late: { _ in 5.5 * 3600 })
    segments += told([other], [good, wrong]).segments
    func explained(_ stretches: [LateTracks.Stretch]) -> [LateTracks.Stretch] {
      var clocks = FleetClocks(stretches, segments)
      var jumps = PositionAnomalyDetector.Jumps()
      jumps.found = told([other], [good, wrong]).positionAnomalies.map { anomaly in
        var anomaly = anomaly
        anomaly.kind = .impossibleSpeed
        return anomaly
      }
      clocks.explain(&jumps)
      return clocks.stretches
    }
    #expect(explained(stretches) == explained(stretches.reversed()))
  }

  /// What becomes of the ship's challenged silences.
  private func silences(of ship: [Fix], _ receivers: [Receiver]) -> [Gap] {
    let found = told([ship], receivers)
    let challenged = found.gaps.map { gap in
      var gap = gap
      (gap.classification, gap.deliberateProbability) = (.challengedEmission, 0.9)
      return gap
    }
    return EchoedSilences(rule: GapRule(), shift: .standard).doubted(
      challenged, found.segments, besides: found.positionAnomalies)
  }

  @Test(
    "Gaps 25: a silence between a ship's way and the same way of a day later is challenged by nobody",
    arguments: [26.0, -26])
  func silenceOfAClock(hours: Double) throws {
    let ship = try passage()
    let good = Receiver(hears: { hours > 0 ? $0 < 300 : $0 >= 500 })
    let wrong = Receiver(hears: { (280..<520).contains($0) }, late: { _ in hours * 3600 })
    let doubted = silences(of: ship, [good, wrong])
    #expect(doubted.map(\.classification) == [.unresolved])
    #expect(doubted.allSatisfy { $0.deliberateProbability <= 0.3 })
    let silent = Receiver(hears: { !(300..<500).contains($0) })
    #expect(silences(of: ship, [silent]).map(\.classification) == [.challengedEmission])
  }
}
