/// Whose words are whose: two ships on one number that say who they are, and one that takes another name.
import Testing
import Tracks
import Vocabulary

/// A drawn ship and what she says of herself.
private struct Drawn {
  var pen: Pen
  let imo: UInt32
  let name: String

  static var lady: Self {
    Self(pen: Pen(latitude: 6, longitude: 3), imo: 9_304_667, name: "OLD LADY")
  }
  static var girl: Self {
    var pen = Pen(latitude: 35, longitude: 129.5)
    pen.input = 1
    return Self(pen: pen, imo: 9_194_127, name: "NEW GIRL")
  }

  mutating func words() throws -> StaticReport {
    try pen.report(imo: imo, name: name, callSign: "C \(name.prefix(3))", shipType: 80)
  }

  /// Fixes every five minutes and, as in a log, her words every ten.
  mutating func log(hours: Double, words isHeard: Bool = true) throws -> [Record] {
    var records: [Record] = []
    for step in 0..<Int(hours * 12) {
      if isHeard, step.isMultiple(of: 2) { records.append(.staticReport(try words())) }
      records.append(.fix(try pen.fix()))
      pen.sail(minutes: 5)
    }
    return records
  }

  /// Rows of a table, each with her words, before its fix or behind it.
  mutating func table(hours: Double, wordsFirst: Bool = true) throws -> [Record] {
    let said = try words()
    return try pen.voyage(minutes: hours * 60, every: 5).flatMap { fix in
      let row = [Record.staticReport(said.repeated(at: fix.time, from: fix.source)), .fix(fix)]
      return wordsFirst ? row : row.reversed()
    }
  }
}

/// Words heard three times, two minutes apart, the last time a minute before now.
private func heardBefore(_ ship: inout Drawn) throws -> [Record] {
  let now = ship.pen.time
  ship.pen.time = now + .minutes(-7)
  var records: [Record] = []
  for _ in 0..<3 {
    ship.pen.wait(minutes: 2)
    records.append(.staticReport(try ship.words()))
  }
  ship.pen.time = now
  return records
}

private func told(_ records: [Record]) -> TrackEvents {
  let inTime = records.enumerated().sorted {
    ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
  }
  var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
  for (_, record) in inTime { analysis.observe(record) }
  return analysis.finish()
}

extension TrackEvents {
  /// Of the changes those that a ship makes in what she calls herself.
  fileprivate var ownChanges: [IdentityChange.Kind] {
    identityChanges.map(\.kind).filter { [.rename, .newIMO, .callSign].contains($0) }
  }

  /// The names of the segments, those of the south first.
  fileprivate var names: [String?] {
    segments.sorted { $0.first.position.latitude < $1.first.position.latitude }
      .map(\.particulars.name)
  }
}

@Suite("Reports that wait")
struct WaitingReportsTests {
  @Test(
    "Segments 28: of two ships heard together on one number each row's words are its own ship's",
    arguments: [true, false])
  func rowsKeepTheirWords(wordsFirst: Bool) throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let before = try lady.table(hours: 6, wordsFirst: wordsFirst)
    girl.pen.time = lady.pen.time + .seconds(137)
    let together = try lady.table(hours: 12, wordsFirst: wordsFirst)
    let found = told(before + together + (try girl.table(hours: 12, wordsFirst: wordsFirst)))
    #expect(found.names == ["OLD LADY", "NEW GIRL"])
    #expect(found.ownChanges == [])
    #expect(found.identityChanges.map(\.kind) == [.sharedMMSI])
  }

  @Test("Segments 28: a lone row of another ship changes nobody, and a row of a ship renamed does")
  func rowsOfOneShip() throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let start = try lady.table(hours: 6)
    girl.pen.time = lady.pen.time + .minutes(-2)
    let stray = Array(try girl.table(hours: 0.1))
    let alone = told(start + stray + (try lady.table(hours: 30)))
    #expect(alone.names == ["OLD LADY"])
    #expect(alone.ownChanges == [])
    var renamed = Drawn(pen: lady.pen, imo: 9_194_127, name: "NEW GIRL")
    let since = renamed.pen.time
    let found = told(start + (try renamed.table(hours: 0.25)))
    #expect(Set(found.ownChanges) == [.rename, .newIMO, .callSign])
    #expect(found.identityChanges.allSatisfy { $0.time == since })
  }

  @Test(
    "Segments 29: words heard before the first position are hers who begins then, not the other's",
    arguments: [0.0, 7.0, 48.0, 216.0])
  func wordsBeforeThePosition(silentHours: Double) throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let start = try lady.log(hours: 12)
    girl.pen.time = lady.pen.time + .hours(silentHours) + .seconds(31)
    let early = try heardBefore(&girl)
    let hers = try girl.log(hours: 12, words: false)
    let on = silentHours == 0 ? try lady.log(hours: 12) : []
    let found = told(start + on + early + hers)
    #expect(found.names == ["OLD LADY", "NEW GIRL"])
    #expect(found.ownChanges == [])
  }

  @Test("PositionAnomalies 32: an invented track is one under her own words, not under another's")
  func inventionOfOneShip() throws {
    var lady = Drawn.lady
    let start = try lady.log(hours: 25)
    var invented = lady
    (invented.pen.latitude, invented.pen.longitude, invented.pen.input) = (35, 129.5, 1)
    let away = try invented.log(hours: 12)
    lady.pen.sail(minutes: 12 * 60)
    let on = try lady.log(hours: 25)
    #expect(told(start + away + on).positionAnomalies.contains { $0.kind == .fabrication })
    var girl = Drawn.girl
    girl.pen.time = invented.pen.time + .hours(-12)
    let other = told(start + (try girl.log(hours: 12)) + on)
    #expect(!other.positionAnomalies.contains { $0.kind == .fabrication })
  }

  @Test(
    "Segments 29: a number used by another ship hours or days later makes no inventor of the first",
    arguments: [7.0, 216.0], [true, false])
  func numberUsedAgain(hours: Double, isTable: Bool) throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let first = isTable ? try lady.table(hours: 25) : try lady.log(hours: 25)
    girl.pen.time = lady.pen.time + .hours(hours)
    let second = isTable ? try girl.table(hours: 25) : try girl.log(hours: 25)
    let found = told(first + second)
    #expect(found.names == ["OLD LADY", "NEW GIRL"])
    #expect(found.ownChanges == [])
    let kinds = Set(found.positionAnomalies.map(\.kind))
    #expect(kinds.isDisjoint(with: [.fabrication, .syntheticTrack]))
  }

  @Test("Segments 30: who is heard alone for an hour after new words took them, since their first")
  func newWordsOfOneShip() throws {
    var lady = Drawn.lady
    let start = try lady.log(hours: 6)
    var renamed = Drawn(pen: lady.pen, imo: 9_194_127, name: "NEW GIRL")
    let since = renamed.pen.time
    let found = told(start + (try renamed.log(hours: 2)))
    #expect(Set(found.ownChanges) == [.rename, .newIMO, .callSign])
    #expect(found.identityChanges.allSatisfy { $0.time == since })
    #expect(found.names == ["NEW GIRL"])
  }

  @Test("Segments 30: at the end of the input ten minutes and three positions are enough")
  func newWordsAtTheEnd() throws {
    var lady = Drawn.lady
    let start = try lady.log(hours: 6)
    var renamed = Drawn(pen: lady.pen, imo: 9_194_127, name: "NEW GIRL")
    let late = try renamed.log(hours: 0.5)
    let found = told(start + late)
    #expect(Set(found.ownChanges) == [.rename, .newIMO, .callSign])
    #expect(found.names == ["NEW GIRL"])
    // Nobody was heard after these words.
    #expect(told(start + (try heardBefore(&renamed))).ownChanges == [])
  }

  @Test("Segments 30: one bit error in that hour takes the words from nobody, a second ship does")
  func strayWordWhileTheyWait() throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let start = try lady.log(hours: 6)
    var renamed = Drawn(pen: lady.pen, imo: 9_194_127, name: "NEW GIRL")
    girl.pen.time = lady.pen.time + .minutes(12)
    let stray = Record.fix(try girl.pen.fix())
    let found = told(start + [stray] + (try renamed.log(hours: 6)))
    #expect(Set(found.ownChanges) == [.rename, .newIMO, .callSign])
    #expect(found.identityChanges.allSatisfy { $0.time == lady.pen.time })
  }

  @Test("Segments 30: words after which she goes on under her own are not hers")
  func ownWordsAgain() throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let start = try lady.log(hours: 6)
    girl.pen.time = lady.pen.time
    let words = try heardBefore(&girl)
    let found = told(start + words + (try lady.log(hours: 48)))
    #expect(found.names == ["OLD LADY"])
    #expect(found.ownChanges == [])
  }

  @Test("Segments 31: of words heard before the first fix those nearest to it are hers")
  func wordsBeforeTheFirstFix() throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let early = try heardBefore(&girl)
    lady.pen.wait(minutes: 1)
    let found = told(early + (try lady.log(hours: 30)))
    #expect(found.names == ["OLD LADY"])
    #expect(found.ownChanges == [])
  }

  @Test("Law 1: rows of two ships on one number in stretches give what they give one by one")
  func rowsInStretches() throws {
    var (lady, girl) = (Drawn.lady, Drawn.girl)
    let (hers, others) = (try lady.words(), try girl.words())
    var rows = try lady.pen.voyage(minutes: 360, every: 5)
    girl.pen.time = lady.pen.time + .seconds(137)
    rows += try girl.pen.voyage(minutes: 720, every: 5) + lady.pen.voyage(minutes: 720, every: 4)
    rows.sort { $0.time < $1.time }
    let words = { (fix: Fix) in fix.source.source == 1 ? others : hers }
    let single = told(
      rows.flatMap { fix in
        [.staticReport(words(fix).repeated(at: fix.time, from: fix.source)), .fix(fix)]
      })
    let places = PlaceIndex(Gazetteer(terminals: []))
    var (vessels, findings) = (VesselAnalysis(places: places), VesselFindings())
    var rest = rows[...]
    while let first = rest.first {
      let run = rest.prefix { $0.source.source == first.source.source }
      vessels.observe(run, carrying: words(first), isRepeat: false, into: &findings)
      rest = rest[run.endIndex...]
    }
    let end = try #require(rows.last).time
    vessels.finish(at: end, into: &findings)
    var fleet = FleetAnalysis(places: places)
    var items = findings.takeItems()
    items.points = FleetPoint.inOrder(items.points)
    fleet.step(items)
    #expect(fleet.finish(findings, at: end) == single)
  }
}
