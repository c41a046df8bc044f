/// The track stage as a whole: the laws of sameness, and real input.
import Foundation
import Testing
import Tracks
import Vocabulary

/// A drawn sea with a bit of everything, in order.
private func drawnRecords(seed: UInt64, start: String = "2021-12-30T12:00:00Z", longitude: Double)
  throws -> [Record]
{
  var dice = SeededDice(state: seed)
  var records: [Record] = []
  for ship in 0..<6 {
    var pen = Pen(
      mmsi: UInt32(636_000_000 + ship), latitude: 10 + dice.unit() * 0.3,
      longitude: longitude + dice.unit() * 0.2)
    pen.input = UInt32(ship)
    pen.time = try #require(Instant(rfc3339: start)) + .minutes(Double(ship))
    pen.speed = dice.unit() * 8
    let silence = 200 + Int(dice.unit() * 100)
    for step in 0..<432 {
      if !(silence..<silence + 60).contains(step) || ship > 2 {
        records.append(.fix(try pen.fix()))
        if step.isMultiple(of: 6) {
          records.append(
            .staticReport(
              try pen.report(
                imo: 9_304_667, name: step < 220 ? "BEFORE" : "AFTER",
                draught: step < 240 ? 8 : 14, shipType: 80)))
        }
        if dice.unit() < 0.01 {
          var wrong = pen
          wrong.latitude = -80 + dice.unit() * 60
          wrong.longitude = dice.unit() * 360 - 180
          wrong.input = 100 + UInt32(ship)
          records.append(.fix(try wrong.fix()))
        }
      }
      pen.sail(minutes: 10)
    }
  }
  return records.sorted(by: Record.isInOrder)
}

private func events(_ records: [Record]) -> TrackEvents {
  var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
  for record in records { analysis.observe(record) }
  return analysis.finish()
}

@Suite("Track analysis")
struct TrackAnalysisTests {
  @Test("Law 1 and 2: copied mid-way, or shuffled and sorted again, the events are the same")
  func chunkingAndOrder() throws {
    let records = try drawnRecords(seed: 1, longitude: -64)
    let whole = events(records)
    #expect(whole.segments.count == 6)
    #expect(!whole.gaps.isEmpty && !whole.draughtChanges.isEmpty && !whole.identityChanges.isEmpty)
    var parts = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    for (index, record) in records.enumerated() {
      if index.isMultiple(of: 97) {
        let copy = parts
        parts = copy
      }
      parts.observe(record)
    }
    #expect(parts.finish() == whole)
    var dice = SeededDice(state: 4)
    #expect(events(records.shuffled(using: &dice).sorted(by: Record.isInOrder)) == whole)
  }

  @Test("Law 2: every record twice gives the same events as once")
  func twiceIsOnce() throws {
    let records = try drawnRecords(seed: 2, longitude: -64)
    let once = events(records)
    let twice = events(records.flatMap { [$0, $0] })
    #expect(twice.segments.map(\.fixCount) == once.segments.map(\.fixCount))
    #expect(twice == once)
  }

  @Test("Law 2: the finished analysis begins anew")
  func finishResets() throws {
    let records = try drawnRecords(seed: 2, longitude: -64)
    var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    for record in records { analysis.observe(record) }
    let first = analysis.finish()
    for record in records { analysis.observe(record) }
    #expect(analysis.finish() == first)
  }

  @Test("Law 7: at another time of year and across the antimeridian nothing changes but the place")
  func seams() throws {
    let plain = events(try drawnRecords(seed: 3, start: "2021-06-10T12:00:00Z", longitude: -64))
    let seam = events(try drawnRecords(seed: 3, start: "2021-12-30T12:00:00Z", longitude: 179.5))
    #expect(seam.segments.map(\.fixCount) == plain.segments.map(\.fixCount))
    #expect(seam.gaps.map(\.classification) == plain.gaps.map(\.classification))
    #expect(seam.gaps.count == plain.gaps.count)
    #expect(seam.draughtChanges.count == plain.draughtChanges.count)
    #expect(seam.identityChanges.map(\.kind) == plain.identityChanges.map(\.kind))
    #expect(seam.positionAnomalies.map(\.kind) == plain.positionAnomalies.map(\.kind))
  }

  @Test("Law 6: records out of order and extreme times do not trap")
  func disorder() throws {
    var records = try drawnRecords(seed: 5, longitude: -64)
    var pen = Pen()
    for time in [Int64.min, -1, 0, .max] {
      pen.time = Instant(milliseconds: time)
      records.append(.fix(try pen.fix()))
      records.append(.staticReport(try pen.report(name: "X")))
    }
    let found = events(records.reversed())
    #expect(!found.segments.isEmpty)
  }

  @Test("Events refer only to segments that are listed, in order")
  func eventsReferToSegments() throws {
    let found = events(try drawnRecords(seed: 6, longitude: -64))
    let ids = Set(found.segments.map(\.id))
    #expect(found.gaps.allSatisfy { ids.contains($0.segment) })
    #expect(found.positionAnomalies.allSatisfy { ids.contains($0.segment) })
    #expect(found.identityChanges.allSatisfy { ids.contains($0.segment) })
    #expect(found.gaps.map(\.start) == found.gaps.map(\.start).sorted())
    #expect(found.segments.map(\.id) == found.segments.map(\.id).sorted())
  }

  @Test("A fix of an aid to navigation or a coast station is no ship")
  func othersAreNoShips() throws {
    var pen = Pen(mmsi: 992_351_000)
    #expect(events([.fix(try pen.fix())]).segments.isEmpty)
  }
}
