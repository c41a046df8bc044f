/// Who is who behind one MMSI, on drawn tracks.
import Testing
import Tracks
import Vocabulary

@Suite("Segmenter")
struct SegmenterTests {
  @Test("Segments 2: an ordinary ship is one segment, at any interval", arguments: [1, 6, 60, 600])
  func ordinaryShipIsOneSegment(minutes: Double) throws {
    var pen = Pen()
    var sorting = Sorting()
    sorting.add(try pen.voyage(minutes: minutes * 40, every: minutes))
    let segments = sorting.finish()
    #expect(segments.count == 1)
    #expect(segments.first?.fixCount == 40)
    #expect(sorting.strayRuns.isEmpty)
  }

  @Test("Segments 3: weeks of silence do not part a ship from herself")
  func darkVoyageStaysOneSegment() throws {
    var pen = Pen()
    var sorting = Sorting()
    sorting.add(try pen.voyage(minutes: 600, every: 10))
    pen.wait(minutes: 21 * 24 * 60)
    pen.latitude = 1.5
    pen.longitude = 20
    sorting.add(try pen.voyage(minutes: 600, every: 10))
    #expect(sorting.finish().count == 1)
  }

  @Test("Segments 4: two ships on one number, thousands of miles apart, are two segments")
  func twoShipsAreTwoSegments() throws {
    var here = Pen()
    var there = Pen(latitude: -30, longitude: 60)
    there.input = 1
    there.wait(minutes: 3)
    var fixes = try here.voyage(minutes: 600, every: 10)
    fixes += try there.voyage(minutes: 600, every: 10)
    fixes.sort { $0.time < $1.time }
    var sorting = Sorting()
    sorting.add(fixes)
    let segments = sorting.finish()
    #expect(segments.map(\.fixCount) == [60, 60])
    for segment in segments {
      let south = segment.first.position.latitude < 0
      #expect(
        fixes.filter { sorting.segmentOf[$0.source] == segment.id }
          .allSatisfy { ($0.position.latitude < 0) == south })
    }
  }

  @Test("Segments 5: one fix that fits no ship is a stray and no ship")
  func strayIsNoShip() throws {
    var pen = Pen()
    var fixes = try pen.voyage(minutes: 100, every: 10)
    var wrong = pen
    wrong.latitude = -45
    fixes.append(try wrong.fix())
    pen.wait(minutes: 1)
    fixes += try pen.voyage(minutes: 100, every: 10)
    var sorting = Sorting()
    sorting.add(fixes)
    #expect(sorting.strays == 1)
    #expect(sorting.finish().map(\.fixCount) == [20])
    #expect(sorting.strayRuns.map(\.fixCount) == [1])
  }

  /// A ship at anchor, two days elsewhere on her number, and six weeks at anchor again.
  private func awayAndBack() throws -> (fixes: [Fix], away: Pen) {
    var ship = Pen()
    ship.speed = 0
    var fixes = try ship.voyage(minutes: 2000, every: 20)
    var away = Pen(latitude: 12, longitude: -60)
    (away.speed, away.input, away.time) = (0, 1, ship.time)
    fixes += try away.voyage(minutes: 2880, every: 20)
    ship.wait(minutes: 2880)
    fixes += try ship.voyage(minutes: 60_000, every: 60)
    away.time = ship.time
    return (fixes, away)
  }

  @Test(
    "Segments 26: one fix after weeks does not bring a ship back that only fits for want of news")
  func strayAfterWeeksIsNoReturn() throws {
    var (fixes, stray) = try awayAndBack()
    (stray.latitude, stray.longitude) = (30, -40)
    let wrong = try stray.fix()
    var sorting = Sorting()
    sorting.add(fixes + [wrong])
    #expect(sorting.segmentOf[wrong.source] == nil)
    #expect(sorting.finish().map(\.fixCount).sorted() == [144, 1100])
    #expect(sorting.strayRuns.map(\.fixCount) == [1])
  }

  @Test("Segments 26: three that agree over ten minutes go on the track she had")
  func returnAfterWeeksIsHers() throws {
    var (fixes, away) = try awayAndBack()
    let second = try #require(fixes.first { $0.source.source == 1 })
    let back = try away.voyage(minutes: 30, every: 10)
    var sorting = Sorting()
    fixes += back
    sorting.add(fixes)
    let segments = sorting.finish()
    #expect(segments.map(\.fixCount).sorted() == [147, 1100])
    let hers = sorting.segmentOf[second.source]
    #expect(hers != nil && back.allSatisfy { sorting.segmentOf[$0.source] == hers })
    #expect(segments.first { $0.id == hers }?.last.source == back.last?.source)
    #expect(sorting.strayRuns.isEmpty)
  }

  @Test(
    "Segments 27: after a silence a ship goes on where she was heard last, not where she was before"
  )
  func goesOnWhereHeardLast() throws {
    // Thrown 25 miles aside for two hours; ten days later silent for three, and met 200 miles on.
    func segmentOfReturn(after hours: Double) throws -> (
      SegmentID?, last: SegmentID?, away: SegmentID?
    ) {
      var ship = Pen()
      ship.speed = 0
      var fixes = try ship.voyage(minutes: 2000, every: 20)
      var away = ship
      (away.latitude, away.input) = (away.latitude + 25.0 / 60, 1)
      fixes += try away.voyage(minutes: 120, every: 10)
      ship.wait(minutes: 120)
      fixes += try ship.voyage(minutes: 14_400, every: 20)
      let last = fixes[fixes.count - 1]
      ship.wait(minutes: hours * 60)
      (ship.latitude, ship.speed, ship.input) = (ship.latitude + 200.0 / 60, 12, 2)
      let back = try ship.voyage(minutes: 60, every: 10)
      var sorting = Sorting()
      sorting.add(fixes + back)
      let first = try #require(fixes.first { $0.source.source == 1 })
      return (
        sorting.segmentOf[back[0].source], sorting.segmentOf[last.source],
        sorting.segmentOf[first.source]
      )
    }
    // At 12 kn 200 miles take 17 hours: in ten hours she cannot have come from where she was heard last.
    let late = try segmentOfReturn(after: 66)
    #expect(late.0 == late.last && late.0 != late.away)
    let soon = try segmentOfReturn(after: 10)
    #expect(soon.0 != soon.last)
  }

  @Test("Segments 6: a wrong first fix does not cost the ship her segment")
  func wrongFirstFixIsToldAsStray() throws {
    var pen = Pen()
    var wrong = pen
    wrong.latitude = -45
    var sorting = Sorting()
    sorting.add([try wrong.fix()])
    pen.wait(minutes: 1)
    sorting.add(try pen.voyage(minutes: 200, every: 10))
    #expect(sorting.finish().map(\.fixCount) == [20])
    #expect(sorting.strayRuns.map(\.fixCount) == [1])
  }

  @Test("Segments 7: an exact repeat counts once, another fix of the same second counts")
  func duplicatesCountOnce() throws {
    var pen = Pen()
    let first = try pen.fix()
    let repeated = try pen.fix()
    pen.latitude += 0.0001
    let beside = try pen.fix()
    var sorting = Sorting()
    sorting.add([first, repeated, beside, first])
    #expect(sorting.duplicates == 2)
    #expect(sorting.finish().map(\.fixCount) == [2])
  }

  @Test("Segments 8: no more than ten are open on a number, and noise does not grow memory")
  func openSegmentsAreBounded() throws {
    var pen = Pen()
    var generator = SeededDice(state: 7)
    var sorting = Sorting()
    for _ in 0..<500 {
      pen.wait(minutes: 1)
      pen.latitude = generator.unit() * 160 - 80
      pen.longitude = generator.unit() * 360 - 180
      sorting.add([try pen.fix()])
    }
    let segments = sorting.finish()
    let told =
      segments.reduce(0) { $0 + $1.fixCount }
      + sorting.strayRuns.reduce(0) { $0 + $1.fixCount }
    #expect(told == 500)
    #expect(segments.count <= 10)
  }

  @Test("Segments 9: a ship that says she is fast is believed")
  func fastFerryIsOneSegment() throws {
    var pen = Pen()
    pen.speed = 38
    var sorting = Sorting()
    sorting.add(try pen.voyage(minutes: 1200, every: 60))
    #expect(sorting.finish().count == 1)
  }

  @Test("Segments 12: a report goes to the ship whose particulars it repeats")
  func reportsFollowIdentity() throws {
    var here = Pen()
    var there = Pen(latitude: -30, longitude: 60)
    var segmenter = Segmenter()
    for fix in try here.voyage(minutes: 60, every: 10) { _ = segmenter.assign(fix) }
    let first = segmenter.attach(try here.report(imo: 9_304_667, name: "FIRST"))
    for fix in try there.voyage(minutes: 60, every: 10) { _ = segmenter.assign(fix) }
    there.time = here.time
    _ = segmenter.assign(try there.fix())
    #expect(first != nil)
    #expect(segmenter.attach(try there.report(imo: 9_304_667, name: "FIRST")) == first)
  }

  @Test(
    "Segments 12: a ship not heard for a day sends nothing beside one that nothing speaks against",
    arguments: [(2.0, true), (30, false)])
  func reportsAfterAnInventedTrack(hours: Double, isOld: Bool) throws {
    var invented = Pen()
    var segmenter = Segmenter()
    for fix in try invented.voyage(minutes: 60, every: 10) { _ = segmenter.assign(fix) }
    let old = segmenter.attach(try invented.report(imo: 9_304_667, name: "FIRST"))
    var back = Pen(latitude: -30, longitude: 60)
    back.time = invented.time
    for fix in try back.voyage(minutes: 60 * hours, every: 10) { _ = segmenter.assign(fix) }
    let given = segmenter.attach(try back.report(imo: 9_304_667, name: "FIRST"))
    #expect(given != nil)
    #expect((given == old) == isOld)
    // Once she has named herself, what bears the old name is the old ship's, however long silent.
    guard !isOld else { return }
    _ = segmenter.attach(try back.report(imo: 9_194_127, name: "SECOND"))
    #expect(segmenter.attach(try back.report(imo: 9_304_667, name: "FIRST")) == old)
  }

  @Test(
    "Segments 12: of two ships heard in turns the one that said it sends it, however long silent")
  func reportsOfShipsInTurns() throws {
    var (here, there) = (Pen(), Pen(latitude: -30, longitude: 60))
    var segmenter = Segmenter()
    var first: SegmentID?
    for _ in 0..<2 {
      for fix in try here.voyage(minutes: 60, every: 10) { _ = segmenter.assign(fix) }
      first = segmenter.attach(try here.report(imo: 9_304_667, name: "FIRST"))
      there.time = here.time
      for fix in try there.voyage(minutes: 60, every: 10) { _ = segmenter.assign(fix) }
      here.time = there.time
    }
    for fix in try there.voyage(minutes: 60 * 30, every: 10) { _ = segmenter.assign(fix) }
    here.time = there.time
    let again = segmenter.attach(try here.report(imo: 9_304_667, name: "FIRST"))
    #expect(first != nil && again == first)
  }

  @Test("Segments 13: a report heard before the first fix waits for it")
  func earlyReportIsKept() throws {
    var pen = Pen()
    var segmenter = Segmenter()
    #expect(segmenter.attach(try pen.report(name: "EARLY", draught: 9.5)) == nil)
    pen.wait(minutes: 5)
    guard case .opened(_, let release) = segmenter.assign(try pen.fix()) else {
      Issue.record("the first fix opens a segment")
      return
    }
    #expect(release.reports.map(\.name) == ["EARLY"])
    let segment = try #require(segmenter.finish().first)
    #expect(segment.particulars.name == "EARLY")
    #expect(segment.draughts.map(\.draught.value) == [9.5])
  }

  @Test("Segments 14: the antimeridian, midnight and new year part nothing")
  func seamsPartNothing() throws {
    var pen = Pen(latitude: 60, longitude: 179.5)
    pen.time = try #require(Instant(rfc3339: "2021-12-31T20:00:00Z"))
    var sorting = Sorting()
    sorting.add(try pen.voyage(minutes: 600, every: 10))
    let segments = sorting.finish()
    #expect(segments.count == 1)
    #expect((segments.first?.last.position.longitude ?? 0) < 0)
  }

  @Test("Segments 15: fixes out of order are taken without harm")
  func disorderDoesNotTrap() throws {
    var pen = Pen()
    var sorting = Sorting()
    sorting.add(try pen.voyage(minutes: 600, every: 10).reversed())
    #expect(sorting.finish().map(\.fixCount).reduce(0, +) == 60)
  }

  @Test("Segments 16: coarse type 27 fixes stay with their ship")
  func coarseFixesStay() throws {
    var pen = Pen()
    var sorting = Sorting()
    for step in 0..<60 {
      var heard = pen
      if step.isMultiple(of: 3) {
        heard.transponder = .longRange
        heard.latitude = (heard.latitude * 600).rounded() / 600
        heard.longitude = (heard.longitude * 600).rounded() / 600
      }
      sorting.add([try heard.fix()])
      pen.sail(minutes: 1)
    }
    #expect(sorting.finish().map(\.fixCount) == [60])
  }
}

/// A small seeded generator (Steele, Lea and Flood, 2014).
struct SeededDice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
