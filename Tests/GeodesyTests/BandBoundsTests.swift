/// Bounds of a band of latitudes: an answer, when there is one, is the exact one.
import Testing
import Vocabulary

@testable import Geodesy

@Suite("Bounds on short distances")
struct BandBoundsTests {
  /// Numbers from a seed, the same everywhere.
  private struct Dice {
    var state: UInt64

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }

    mutating func place(near centre: (Double, Double), _ degrees: Double) throws -> Coordinate {
      let longitude = centre.1 + (unit() - 0.5) * degrees
      let wrapped =
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
      let latitude = centre.0 + (unit() - 0.5) * degrees
      return try #require(Coordinate(latitude: latitude, longitude: wrapped))
    }
  }

  @Test(
    "what the bounds say is so, and they nearly always say it",
    arguments: [(10.0, 20.0), (-64.5, 179.99), (0.001, -0.001), (79.5, -30.0)])
  func boundsAreRight(latitude: Double, longitude: Double) throws {
    var dice = Dice(state: 3)
    let band = try #require(BandBounds(about: latitude, degrees: 0.02))
    let limit = Metres(1000)
    var silent = 0
    for _ in 0..<20_000 {
      let here = try dice.place(near: (latitude, longitude), 0.03)
      let from = try dice.place(near: (latitude, longitude), 0.03)
      let to = try dice.place(near: (from.latitude, from.longitude), 0.008)
      let share = dice.unit()
      if let answer = band.isWithin(limit, of: here, from) {
        #expect(answer == (here.distance(to: from) <= limit))
      }
      let between = from.interpolated(to: to, fraction: share)
      let answer = band.isWithin(limit, of: here, from: from, to: to, share: share)
      if let answer {
        #expect(answer == (here.distance(to: between) <= limit))
      } else {
        silent += 1
      }
    }
    #expect(silent < 1000)
  }

  @Test("near a pole there is no band, and on a long way no answer")
  func whereBoundsEnd() throws {
    #expect(BandBounds(about: 79.99, degrees: 0.02) == nil)
    let band = try #require(BandBounds(about: 0, degrees: 1))
    let here = try #require(Coordinate(latitude: 0, longitude: 0))
    let there = try #require(Coordinate(latitude: 0, longitude: 0.5))
    #expect(band.isWithin(Metres(1000), of: here, from: here, to: there, share: 0) == nil)
  }
}
