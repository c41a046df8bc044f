/// Places for the tests of geodesy, and the mirrors that must change nothing (law 7).
import Geodesy
import Testing
import Vocabulary

func place(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
  try #require(Coordinate(latitude: latitude, longitude: longitude))
}

func bearing(_ degrees: Double) throws -> Bearing { try #require(Bearing(degrees: degrees)) }

/// Where a drawing is put: turned along the equator, or mirrored north to south.
enum Mirror: CaseIterable, Sendable {
  case asDrawn, acrossAntimeridian, southern, southernAcrossAntimeridian

  func callAsFunction(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    let isTurned = self == .acrossAntimeridian || self == .southernAcrossAntimeridian
    let isFlipped = self == .southern || self == .southernAcrossAntimeridian
    var east = longitude + (isTurned ? 180 : 0)
    if east > 180 { east -= 360 }
    return try place(isFlipped ? -latitude : latitude, east)
  }
}

/// The same numbers every run (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    let unit = Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
