/// Fixes shown in stretches: what one detector sees at once must give what fix by fix gives (law 1).
import Testing
import Tracks
import Vocabulary

/// One ship for five days off Jose, under way, at anchor and silent, with a stretch moved aside, slips of a
/// receiver, copies and, where the seed is even, a second ship on her number (Review 9: whose place is false is then told of
/// nobody).
private func drawnFixes(seed: UInt64) throws -> [Fix] {
  var dice = SeededDice(state: seed)
  var pen = Pen(latitude: 10.12, longitude: -64.87)
  var fixes: [Fix] = []
  for step in 0..<900 {
    let isSilent = (300..<360).contains(step)
    pen.speed = step < 200 ? 0.1 : step < 420 ? 9 : step < 600 ? 1.2 : dice.unit() * 12
    pen.course = step < 200 ? dice.unit() * 359 : 350
    pen.status = step < 200 ? 1 : 0
    pen.sail(minutes: 2 + dice.unit() * 12)
    guard !isSilent else { continue }
    var heard = pen
    if (500..<515).contains(step) { heard.latitude += 0.3 }
    fixes.append(try heard.fix())
    if dice.unit() < 0.01, let last = fixes.last { fixes.append(last) }
    if dice.unit() < 0.01 { fixes.append(try elsewhere(pen, &dice)) }
    if (700..<760).contains(step), seed.isMultiple(of: 2) {
      var other = pen
      (other.latitude, other.longitude, other.input) = (25, 55, 1)
      fixes.append(try other.fix())
    }
  }
  return fixes
}

private func elsewhere(_ pen: Pen, _ dice: inout SeededDice) throws -> Fix {
  var wrong = pen
  wrong.latitude = dice.unit() * 60
  wrong.longitude = dice.unit() * 90
  return try wrong.fix()
}

/// What a way of feeding one ship's records gives in the end.
private func events(
  hulls: SharedHulls = SharedHulls([]),
  _ feed: (inout VesselAnalysis, inout VesselFindings) throws -> Void
) rethrows -> TrackEvents {
  let places = PlaceIndex(.builtin)
  var analysis = VesselAnalysis(places: places, hulls: hulls)
  var findings = VesselFindings()
  try feed(&analysis, &findings)
  let end = Instant(seconds: 1_641_168_000) + .days(9)
  analysis.finish(at: end, into: &findings)
  var fleet = FleetAnalysis(places: places)
  var items = findings.takeItems()
  items.points = FleetPoint.inOrder(items.points)
  fleet.step(items)
  return fleet.finish(findings, at: end)
}

@Suite("Stretches of fixes")
struct StretchTests {
  @Test("Law 1: fixes in stretches of any length give what they give one by one", arguments: 1...6)
  func fixesAlone(seed: UInt64) throws {
    let fixes = try drawnFixes(seed: seed)
    let single = events { analysis, findings in
      for fix in fixes { analysis.observe(fix, into: &findings) }
    }
    #expect(!single.gaps.isEmpty && !single.portCalls.isEmpty)
    #expect(single.positionAnomalies.isEmpty == seed.isMultiple(of: 2))
    #expect(single.identityChanges.isEmpty != seed.isMultiple(of: 2))
    for length in [2, 64, 65, fixes.count] {
      let cut = events { analysis, findings in
        var rest = fixes[...]
        while !rest.isEmpty {
          analysis.observe(rest.prefix(length), into: &findings)
          rest = rest.dropFirst(length)
        }
      }
      #expect(cut == single, "stretches of \(length)")
    }
  }

  @Test(
    "Law 1: a report that rides on fixes gives what it gives when it is told before each",
    arguments: [false, true], 1...6)
  func fixesWithReport(isShared: Bool, seed: UInt64) throws {
    // In between she says that she is no tanker, and meets nobody.
    let types: [UInt8] = seed.isMultiple(of: 2) ? [80, 80, 80] : [80, 70, 80]
    let fixes = try drawnFixes(seed: seed)
    let hulls = isShared ? SharedHulls([9_304_667]) : SharedHulls([])
    // The first is typed twice, the second contradicts it, the third's hull number fails its check.
    let said: [(imo: UInt32, name: String, draught: Double)] = [
      (9_304_667, "BEFORE", 8), (9_304_667, "AFTER", 14), (1_234_560, "AFTER", 14),
    ]
    let reports = try zip(said, types).map { said, type in
      var pen = Pen()
      return try pen.report(imo: said.imo, name: said.name, draught: said.draught, shipType: type)
    }
    let parts = [fixes[..<400], fixes[400..<430], fixes[430...]]
    let single = events(hulls: hulls) { analysis, findings in
      for (part, report) in zip(parts, reports) {
        var isRepeat = false
        for fix in part {
          analysis.observe(
            report.repeated(at: fix.time, from: fix.source), isRepeat: isRepeat, into: &findings)
          analysis.observe(fix, into: &findings)
          isRepeat = true
        }
      }
    }
    #expect(!single.draughtChanges.isEmpty && !single.identityChanges.isEmpty)
    let riding = events(hulls: hulls) { analysis, findings in
      for (part, report) in zip(parts, reports) {
        analysis.observe(part, carrying: report, isRepeat: false, into: &findings)
      }
    }
    #expect(riding == single)
  }

  @Test(
    "Law 1: repeats between the fixes of a stretch give what they give when each is told alone",
    arguments: [false, true], 1...3)
  func fixesWithRepeats(isShared: Bool, seed: UInt64) throws {
    let fixes = try drawnFixes(seed: seed)
    let hulls = isShared ? SharedHulls([9_304_667]) : SharedHulls([])
    var dice = SeededDice(state: seed &+ 77)
    var tellings: [Telling] = []
    for (fix, next) in zip(fixes, fixes.dropFirst()) {
      if dice.unit() < 0.3 {
        tellings.append(Telling(time: fix.time + .seconds(40), source: fix.source))
      }
      // In her long silence her static report alone is heard.
      if next.time - fix.time >= .hours(6) {
        tellings.append(Telling(time: fix.time + .hours(2), source: fix.source))
      }
    }
    tellings.sort { ($0.time, $0.source) < ($1.time, $1.source) }
    var pen = Pen()
    let first = try pen.report(imo: 9_304_667, name: "ONE", draught: 8, shipType: 80)
    let second = try pen.report(imo: 9_304_667, name: "OTHER", draught: 14, shipType: 80)
    let cut = try #require(fixes.dropFirst(400).first).time
    let parts = [
      (first, tellings.filter { $0.time < cut }), (second, tellings.filter { $0.time >= cut }),
    ]
    let single = events(hulls: hulls) { analysis, findings in
      var rest = fixes[...]
      for (report, tellings) in parts {
        for (place, telling) in tellings.enumerated() {
          while let fix = rest.first, fix.time < telling.time {
            analysis.observe(fix, into: &findings)
            rest.removeFirst()
          }
          analysis.observe(
            report.repeated(at: telling.time, from: telling.source), isRepeat: place > 0,
            into: &findings)
        }
      }
      for fix in rest { analysis.observe(fix, into: &findings) }
    }
    #expect(!single.draughtChanges.isEmpty && !single.identityChanges.isEmpty)
    #expect(single.gaps.contains { $0.quiet < $0.end - $0.start })
    let stretched = events(hulls: hulls) { analysis, findings in
      var rest = fixes[...]
      for (place, (report, tellings)) in parts.enumerated() {
        guard let opening = tellings.first else { continue }
        let before = rest.prefix { $0.time < opening.time }
        analysis.observe(before, into: &findings)
        rest = rest[before.endIndex...]
        analysis.observe(
          report.repeated(at: opening.time, from: opening.source), isRepeat: false, into: &findings)
        let own = place == 0 ? rest.prefix { $0.time < cut } : rest
        rest = rest[own.endIndex...]
        analysis.observe(own, tellings.dropFirst()[...], of: report, into: &findings)
      }
    }
    #expect(stretched == single)
  }
}
