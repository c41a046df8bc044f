/// The order in which the points of all ships are told.
import Testing
import Vocabulary

@testable import Tracks

@Suite("Order of the fleet")
struct FleetOrderTests {
  /// Points with many equal times and ships, in a span of hours, or one that no word holds.
  private func points(seed: UInt64, milliseconds span: Double) throws -> [FleetPoint] {
    var dice = SeededDice(state: seed)
    return try (0..<400).map { index in
      var pen = Pen(mmsi: 636_000_000 + UInt32(dice.unit() * 3))
      pen.time = Instant(milliseconds: Int64((dice.unit() - 0.5) * 40) * Int64(span / 40))
      let point = TrackPoint(
        fix: try pen.fix(), segment: SegmentID(mmsi: try #require(MMSI(pen.mmsi)), start: pen.time))
      let key = FleetKey(
        time: pen.time, mmsi: point.fix.mmsi, sequence: UInt32(dice.unit() * 4))
      return FleetPoint(key: key, point: point, kind: index.isMultiple(of: 2) ? .gone : .position)
    }
  }

  @Test(
    "Sorted by one word for each they stand as sorted by themselves",
    arguments: [0, 1, 3.6e6, 8e9, 4e15, 9e18])
  func order(span: Double) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let points = try points(seed: seed, milliseconds: span)
      let sorted = FleetPoint.inOrder(points)
      #expect(sorted.count == points.count)
      let words = { (points: [FleetPoint]) in points.map { "\($0.key) \($0.kind)" } }
      let plain = words(points.sorted(by: FleetPoint.isInOrder))
      #expect(words(sorted) == plain)
    }
    #expect(FleetPoint.inOrder([]).isEmpty)
  }
}
