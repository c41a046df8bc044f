/// Lists of ships near each other: never one too few, however ships move.
import Geodesy
import Testing
import Vocabulary

@testable import Tracks

@Suite("Ships near each other")
struct ShipVicinityTests {
  /// Numbers from a seed, the same everywhere.
  private struct Dice {
    var state: UInt64

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  private static let distance = Metres(1000)
  private static let ships = 60

  @Test(
    "Encounters 3: a ship's list, or the search by cells, holds every ship within the distance",
    arguments: [(10.0, 20.0), (-64.5, 179.98), (0.01, -0.02), (89.9, 0.0)])
  func nobodyIsMissed(latitude: Double, longitude: Double) throws {
    var (vicinity, dice) = (ShipVicinity(distance: Self.distance), Dice(state: 11))
    var places = [Coordinate?](repeating: nil, count: Self.ships)
    for _ in places { vicinity.append() }
    for step in 0..<2400 {
      let ship = step % Self.ships
      if dice.unit() < 0.01 {
        vicinity.remove(ship)
        places[ship] = nil
        continue
      }
      // Most swing by some tens of metres, a few go on by kilometres.
      let far = places[ship] == nil || dice.unit() < 0.05
      let start =
        far ? (latitude, longitude) : (places[ship]?.latitude ?? 0, places[ship]?.longitude ?? 0)
      let reach = far ? 0.05 : 0.0006
      let place = try #require(
        Coordinate(
          latitude: start.0 + (dice.unit() - 0.5) * reach,
          longitude: wrapped(start.1 + (dice.unit() - 0.5) * reach)))
      let near = places.indices.filter { other in
        other != ship && places[other].map { $0.distance(to: place) <= Self.distance } ?? false
      }
      let found = candidates(of: ship, at: place, vicinity)
      #expect(Set(near).isSubset(of: found))
      vicinity.move(ship, to: place)
      places[ship] = place
    }
  }

  /// Whom the detector would look at when a ship is heard at a place.
  private func candidates(of ship: Int, at place: Coordinate, _ vicinity: ShipVicinity) -> Set<Int>
  {
    guard vicinity.isAboutAnchor(ship, at: place) else {
      return Set(vicinity.ships(within: Self.distance, of: place).map { Int($0) })
    }
    return Set((0..<vicinity.neighbourCount(of: ship)).map { Int(vicinity[ship, $0].ship) })
  }

  private func wrapped(_ longitude: Double) -> Double {
    if longitude > 180 { return longitude - 360 }
    return longitude < -180 ? longitude + 360 : longitude
  }
}
