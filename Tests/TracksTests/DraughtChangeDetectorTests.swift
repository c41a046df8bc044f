/// Typed draughts: what is a change and what a slip.
import Testing
import Tracks
import Vocabulary

/// The changes in a drawn row of (hours, draught) reports.
private func changes(_ row: [(Double, Double?)]) throws -> [DraughtChange] {
  var pen = Pen()
  let start = pen.time
  let segment = SegmentID(mmsi: try #require(MMSI(pen.mmsi)), start: start)
  var detector = DraughtChangeDetector()
  var result: [DraughtChange] = []
  for (hours, draught) in row {
    pen.time = start + .hours(hours)
    detector.step(
      try pen.report(draught: draught), segment: segment,
      position: Coordinate(latitude: 10, longitude: -64), into: &result)
  }
  detector.finish(into: &result)
  return result
}

private func steps(_ row: [(Double, Double?)]) throws -> [Double] {
  try changes(row).map { ($0.metres * 10).rounded() / 10 }
}

@Suite("Draught changes")
struct DraughtChangeDetectorTests {
  @Test("DraughtChanges 2: three decimetres and more that stay are a change, less is none")
  func hysteresis() throws {
    #expect(try steps([(0, 10), (1, 10.3), (3, 10.3)]) == [0.3])
    #expect(try steps([(0, 10), (1, 10.2), (3, 10.2)]).isEmpty)
    #expect(try steps([(0, 10), (1, 10.2), (2, 10.1), (4, 10.4), (6, 10.4)]) == [0.4])
  }

  @Test("DraughtChanges 3: the change lies between the last old and the first new report")
  func timesAndEvidence() throws {
    let change = try #require(try changes([(0, 8), (5, 8), (9, 20), (12, 20)]).first)
    #expect((change.firstAfter - change.lastBefore).hours == 4)
    #expect(change.before.value == 8 && change.after.value == 20)
    #expect(change.evidence.count == 2)
    #expect(change.position != nil)
  }

  @Test("DraughtChanges 4: there and back within the hour is a slip")
  func flipFlopIsIgnored() throws {
    #expect(try steps([(0, 8), (0.1, 20), (0.2, 20), (0.5, 8), (4, 8)]).isEmpty)
    #expect(try steps([(0, 8), (1, 20), (3, 20), (3.2, 8), (3.4, 20), (9, 20)]) == [12])
  }

  @Test("DraughtChanges 5: a value that stood an hour counts, however few reports it had")
  func standingValueCounts() throws {
    #expect(try steps([(0, 8), (1, 20), (7, 8), (9, 8)]) == [12, -12])
  }

  @Test("DraughtChanges 6: the last value known counts")
  func lastValueCounts() throws {
    #expect(try steps([(0, 8), (1, 20)]) == [12])
  }

  @Test("DraughtChanges 7: no draught and a draught of zero are absence")
  func absenceIsNoDraught() throws {
    #expect(try steps([(0, 8), (1, nil), (3, 0), (5, 8)]).isEmpty)
    #expect(try steps([(0, nil), (3, 8)]).isEmpty)
  }

  @Test("DraughtChanges 8: a repeated value is no change, and a loading in steps adds up")
  func stepsAddUp() throws {
    #expect(try steps([(0, 8), (1, 8), (50, 8)]).isEmpty)
    #expect(try steps([(0, 8), (2, 11), (6, 15), (11, 20), (20, 20)]) == [3, 4, 5])
  }
}
