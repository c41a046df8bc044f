import Testing
import Vocabulary

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "AIS codes for no position are no coordinate",
    arguments: [(91.0, 0.0), (0, 181), (-90.1, 0), (.nan, 0), (0, .infinity)])
  func absentPositions(latitude: Double, longitude: Double) {
    #expect(Coordinate(latitude: latitude, longitude: longitude) == nil)
  }

  @Test("A bearing is brought into 0 to 360")
  func bearings() throws {
    #expect(try #require(Bearing(degrees: -10)).degrees == 350)
    #expect(try #require(Bearing(degrees: 720)).degrees == 0)
    #expect(Bearing(degrees: .nan) == nil)
  }

  @Test("An estimate keeps low ≤ best ≤ high through every operation", arguments: 1...50)
  func estimateLaw(seed: UInt64) {
    func value(_ factor: UInt64) -> Double {
      Double((seed &* factor &* 2_654_435_761) % 2001) - 1000
    }
    let one = Estimate(low: value(3), best: value(5), high: value(7))
    let two = Estimate(low: value(11), best: value(13), high: value(17))
    let results = [
      one + two, one - two, one.scaled(by: -2), one.clamped(to: -5...5), one.intersection(two),
    ].compactMap { $0 }
    for result in results {
      #expect(result.low <= result.best && result.best <= result.high)
    }
  }

  @Test("Estimates that contradict each other have no common part")
  func contradiction() {
    let one = Estimate(low: 0, best: 1, high: 2)
    #expect(one.intersection(Estimate(low: 3, best: 4, high: 5)) == nil)
  }

  @Test("The weakest link governs, and what cannot be assessed outranks all")
  func grades() {
    #expect(EvidenceGrade.a.weakest(with: .c) == .c)
    #expect(EvidenceGrade.d.weakest(with: .b) == .d)
    #expect(EvidenceGrade.d.weakest(with: .x) == .x)
    #expect(EvidenceGrade.x.weakest(with: .u) == .u)
  }
}

@Suite("Printed figures")
struct PrintedFiguresTests {
  @Test(
    "Custody 52: a figure is printed to what its interval supports, the bounds outwards",
    arguments: [
      ([630_456.0, 634_123, 638_999], [630_000.0, 634_000, 639_000]),
      ([794_321, 899_123, 1_015_002], [790_000, 900_000, 1_020_000]),
      ([1_470_010, 1_476_432, 1_481_600], [1_470_000, 1_476_000, 1_482_000]),
      ([0, 128_606, 700_000], [0, 100_000, 700_000]), ([-3, 0, 4], [-3, 0, 4]),
      ([128_606, 128_606, 128_606], [129_000, 129_000, 129_000]),
    ])
  func rounded(value: [Double], shown: [Double]) {
    let printed = PrintedFigures.rounded(
      Estimate(low: value[0], best: value[1], high: value[2]))
    for (figure, wanted) in zip([printed.low, printed.best, printed.high], shown) {
      #expect(abs(figure - wanted) < 1e-6)
    }
  }

  @Test("a guess keeps two figures, and what is no number stays as it is")
  func guesses() {
    #expect(PrintedFigures.rounded(128_606, figures: 2) == 130_000)
    #expect(PrintedFigures.rounded(-1_390_528, figures: 2) == -1_400_000)
    #expect(PrintedFigures.rounded(0, figures: 2) == 0)
    #expect(PrintedFigures.rounded(.infinity, figures: 2) == .infinity)
    #expect(PrintedFigures.step(of: Estimate(low: 0, best: 0, high: 0)) == 1)
  }
}
