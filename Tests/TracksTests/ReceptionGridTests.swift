/// Counting who was heard, where and when, in bounded memory.
import Testing
import Tracks
import Vocabulary

@Suite("Reception")
struct ReceptionGridTests {
  private func silence(ownRate: Double = 6) throws -> Silence {
    var pen = Pen()
    pen.speed = 0
    let last = try pen.fix()
    pen.wait(minutes: 24 * 60)
    return Silence(last: last, next: try pen.fix(), end: pen.time, ownRate: ownRate)
  }

  private func grid(maximum: Int = 400_000, ships: Int, transponder: Transponder = .classA) throws
    -> ReceptionGrid
  {
    var grid = ReceptionGrid(maximumEntries: maximum)
    for ship in 0..<ships {
      var pen = Pen(mmsi: UInt32(300_000_000 + ship), latitude: 10.1, longitude: -63.9)
      pen.transponder = transponder
      pen.speed = 0
      for fix in try pen.voyage(minutes: 24 * 60, every: 30) { grid.observe(fix) }
    }
    return grid
  }

  @Test("Gaps 13: what one other ship gave, and her own habit at most, is expected of her")
  func expectationFollowsOthers() throws {
    let expected = try grid(ships: 10).expectation(of: silence())
    #expect(expected.otherShips == 10)
    #expect(abs(expected.messages - 2 * 23) < 1e-9)
    #expect(expected.coveredShare == 1)
    let rare = try grid(ships: 10).expectation(of: silence(ownRate: 0.5))
    #expect(abs(rare.messages - 0.5 * 23) < 1e-9)
  }

  @Test("Gaps 13: nothing heard gives nothing expected")
  func nothingHeardNothingExpected() throws {
    let expected = ReceptionGrid().expectation(of: try silence())
    #expect(expected.messages == 0 && expected.hours == 0 && expected.otherShips == 0)
  }

  @Test("Gaps 14: class B traffic says nothing about a class A ship")
  func classesAreApart() throws {
    let expected = try grid(ships: 10, transponder: .classB).expectation(of: silence())
    #expect(expected.messages == 0 && expected.otherShips == 0)
  }

  @Test("Gaps 15: above the limit hours are joined, and totals stay")
  func memoryIsBounded() throws {
    let fine = try grid(ships: 10).expectation(of: silence())
    let grid = try grid(maximum: 6, ships: 10)
    #expect(grid.entryCount <= 6)
    #expect(grid.bucketSeconds > 3600)
    let coarse = grid.expectation(of: try silence())
    #expect(coarse.messages <= fine.messages)
    #expect(coarse.otherShips == 10)
  }

  @Test(
    "Gaps 15: few ships are counted exactly, many within a third", arguments: [1, 31, 200, 5000])
  func sketchCounts(ships: Int) throws {
    var left = ShipSketch()
    var right = ShipSketch()
    for ship in 0..<ships {
      let mmsi = try #require(MMSI(UInt32(200_000_000 + ship * 37)))
      if ship.isMultiple(of: 2) { left.insert(mmsi) } else { right.insert(mmsi) }
      if ship.isMultiple(of: 3) { right.insert(mmsi) }
    }
    left.formUnion(right)
    if ships < ShipSketch.capacity {
      #expect(left.count == ships)
    } else {
      #expect(abs(Double(left.count - ships)) < Double(ships) / 3)
    }
  }
}
