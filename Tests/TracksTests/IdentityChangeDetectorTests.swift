/// What a ship calls herself, and when that changed.
import Testing
import Tracks
import Vocabulary

/// Reports and fixes of drawn ships, taken as one segment for each pen.
private struct Desk {
  private var detector = IdentityChangeDetector()
  private var runs = SegmentRuns()
  private var ships: [SegmentID: Segment] = [:]

  mutating func hear(_ fix: Fix, as ordinal: Int = 0) {
    let id = SegmentID(mmsi: fix.mmsi, start: Instant(seconds: 0), ordinal: ordinal)
    var ship =
      ships[id]
      ?? Segment(
        id: id, end: fix.time, fixCount: 0, first: fix, last: fix, particulars: Particulars())
    ship.fixCount += 1
    ship.last = fix
    ships[id] = ship
    runs.step(TrackPoint(fix: fix, segment: id))
  }

  mutating func hear(_ report: StaticReport, as ordinal: Int = 0) {
    let id = SegmentID(mmsi: report.mmsi, start: Instant(seconds: 0), ordinal: ordinal)
    ships[id]?.particulars.update(with: report)
    let known = ships
    detector.step(report, segment: id, lastFix: { known[$0]?.last })
  }

  mutating func finish() -> [IdentityChange] {
    detector.finish(
      segments: ships.values.sorted { $0.id < $1.id }, runs: runs, interfered: [])
  }
}

/// One ship that sends these names (and IMO numbers) every six minutes.
private func found(
  names: [String?] = [], imos: [UInt32] = [], every minutes: Double = 6, type: UInt8 = 80
) throws -> [IdentityChange] {
  var desk = Desk()
  var pen = Pen()
  for index in 0..<max(names.count, imos.count) {
    desk.hear(try pen.fix())
    desk.hear(
      try pen.report(
        imo: imos.indices.contains(index) ? imos[index] : nil,
        name: names.indices.contains(index) ? names[index] : nil, shipType: type))
    pen.sail(minutes: minutes)
  }
  return desk.finish()
}

/// Two MMSIs with one IMO number, the second from `later` hours on and `miles` north.
private func hull(
  second: UInt32, later hours: Double, miles: Double, alternating: Bool = false
) throws -> [IdentityChange] {
  var desk = Desk()
  var old = Pen(mmsi: 352_001_234)
  var new = Pen(mmsi: second, latitude: 10 + miles / 60)
  old.speed = 0
  new.speed = 0
  new.time = old.time + .hours(hours)
  var records: [(Fix, StaticReport)] = []
  for _ in 0..<6 {
    records.append((try old.fix(), try old.report(imo: 9_304_667, name: "OLD", shipType: 80)))
    records.append((try new.fix(), try new.report(imo: 9_304_667, name: "NEW", shipType: 80)))
    old.wait(minutes: 30)
    new.wait(minutes: 30)
  }
  for (fix, report) in records.sorted(by: { ($0.0.time, $0.0.mmsi) < ($1.0.time, $1.0.mmsi) }) {
    desk.hear(fix)
    desk.hear(report)
  }
  return desk.finish()
}

@Suite("Identity changes")
struct IdentityChangeDetectorTests {
  @Test("IdentityChanges 2: a new name counts with its second report, from its first")
  func renameNeedsTwoReports() throws {
    let changes = try found(names: ["OLD", "OLD", "OLD", "NEW", "NEW"])
    #expect(changes.map(\.kind) == [.rename])
    #expect(changes.first?.oldValue == "OLD" && changes.first?.newValue == "NEW")
    #expect(changes.first?.time == Pen().time + .minutes(18))
    #expect(changes.first?.evidence.count == 2)
  }

  @Test("IdentityChanges 3: one odd report, padding and silence are no change")
  func slipsAreNoChange() throws {
    #expect(try found(names: ["OLD", "OLD", "OLE", "OLD", "OLD"]).isEmpty)
    #expect(
      try found(names: ["OLD SHIP", "OLD SHIP", "old  ship@@@", " OLD SHIP ", "OLD SHIP@"])
        .isEmpty)
    #expect(try found(names: ["OLD", "OLD", nil, "", "@@@@", "   ", "OLD"]).isEmpty)
    #expect(try found(names: ["OLD-SHIP", "OLD-SHIP", "OLD SHIP", "OLD SHIP", "OLDSHIP"]).isEmpty)
    #expect(try found(names: ["OLD", "OLD", "NEW", "NEW", "NEW"], every: 0.1).isEmpty)
  }

  @Test("IdentityChanges 4: a name taken back within a day is told once")
  func returnIsToldOnce() throws {
    let names = ["A", "A", "B", "B", "A", "A", "B", "B", "A", "A"]
    #expect(try found(names: names).count == 1)
    #expect(try found(names: names, every: 24 * 60).count == 4)
  }

  @Test(
    "IdentityChanges 19: one letter lost and found again within a day is no change; a figure is one"
  )
  func slipTakenBack() throws {
    let names = ["OLD SHIP", "OLD SHIP", "OLD SHI", "OLD SHI", "OLD SHIP", "OLD SHIP"]
    #expect(try found(names: names).isEmpty)
    #expect(try found(names: names, every: 24 * 60).count == 2)
    #expect(
      try found(names: ["SHIP 1", "SHIP 1", "SHIP 2", "SHIP 2", "SHIP 1", "SHIP 1"]).count == 1)
  }

  @Test("IdentityChanges 5: the same hull on a number of another state is a new flag")
  func newStateIsReflag() throws {
    let change = try #require(try hull(second: 626_000_111, later: 72, miles: 100).first)
    #expect(change.kind == .reflag)
    #expect(change.oldValue == "PA" && change.newValue == "GA")
    #expect(change.imo == IMONumber(9_304_667))
    #expect(change.confidence == 0.97)
  }

  @Test("IdentityChanges 13: a new flag out of reach of the old one is told with little confidence")
  func unreachableReflagIsDoubted() throws {
    let near = try hull(second: 626_000_111, later: 72, miles: 100).first
    let far = try hull(second: 626_000_111, later: 72, miles: 3000).first
    #expect(near?.confidence == 0.97)
    #expect(far?.confidence == 0.3)
  }

  @Test("IdentityChanges 6: the same hull on another number of the same state is a new MMSI")
  func sameStateIsNewNumber() throws {
    let changes = try hull(second: 353_000_111, later: 72, miles: 100)
    #expect(changes.map(\.kind) == [.newMMSI])
    #expect(changes.first?.oldMMSI?.number == 352_001_234)
    #expect(changes.first?.newMMSI?.number == 353_000_111)
  }

  @Test("IdentityChanges 7: one IMO number at two places at once is shared; nearby it is not")
  func twoPlacesAtOnce() throws {
    let shared = try hull(second: 626_000_111, later: 0.1, miles: 3000)
    #expect(shared.map(\.kind) == [.sharedIMO])
    #expect(try hull(second: 626_000_111, later: 0.1, miles: 1).isEmpty)
  }

  @Test("IdentityChanges 8: another valid IMO number on one segment is a new one")
  func newNumberOnOneSegment() throws {
    let changes = try found(imos: [9_304_667, 9_304_667, 9_074_729, 9_074_729])
    #expect(changes.map(\.kind) == [.newIMO])
    #expect(changes.first?.newValue == "9074729")
  }

  @Test("IdentityChanges 9: a wrong check digit is told once, for ships that must have a number")
  func wrongCheckDigit() throws {
    let changes = try found(imos: [9_304_668, 9_304_668, 9_304_668])
    #expect(changes.map(\.kind) == [.invalidIMO])
    #expect(changes.first?.newValue == "9304668")
    #expect(try found(imos: [9_304_668, 9_304_668], type: 37).isEmpty)
    #expect(try found(imos: [9_304_667, 9_304_668, 9_304_667]).isEmpty)
  }

  @Test(
    "IdentityChanges 10: two segments in turns on one number are two ships; once away is not",
    arguments: [(2, 0), (6, 1)])
  func turnsAreSharing(turns: Int, expected: Int) throws {
    var desk = Desk()
    var pen = Pen()
    for turn in 0...turns {
      for _ in 0..<5 {
        desk.hear(try pen.fix(), as: turn % 2)
        pen.wait(minutes: 10)
      }
    }
    let changes = desk.finish()
    #expect(changes.count == expected)
    #expect(changes.allSatisfy { $0.kind == .sharedMMSI })
  }

  @Test("IdentityChanges 11: a number that many MMSIs send is a placeholder")
  func placeholderIsNoHull() throws {
    var desk = Desk()
    for ship in 0..<8 {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship), latitude: Double(ship) * 10 - 40)
      for _ in 0..<3 {
        desk.hear(try pen.fix())
        desk.hear(try pen.report(imo: 1_234_567, shipType: 80))
        pen.sail(minutes: 6)
      }
    }
    #expect(desk.finish().isEmpty)
  }
}
