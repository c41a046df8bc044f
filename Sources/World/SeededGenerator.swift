/// The only source of chance in a world: a seeded generator with named streams.
///
/// xoshiro256** by Blackman and Vigna (public description, "Scrambled linear pseudorandom number
/// generators", 2018), its state filled by SplitMix64 (Steele, Lea, Flood 2014). A stream is a seed
/// and a name, so that adding a ship does not change what the others do.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A stream of numbers that its seed and name decide completely, on every platform.
package struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  package init(seed: UInt64, stream: String = "") {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var mixer = seed ^ hash
    state = (
      Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer)
    )
  }

  private static func splitMix(_ counter: inout UInt64) -> UInt64 {
    counter &+= 0x9e37_79b9_7f4a_7c15
    var word = counter
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  package mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  private static func rotated(_ word: UInt64, by count: UInt64) -> UInt64 {
    (word << count) | (word >> (64 - count))
  }

  /// A number in 0 ≤ x < 1 with 53 random bits.
  package mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A whole number of the range; its slight bias (below 2⁻⁵³ of the range) does not matter here.
  package mutating func integer(_ range: ClosedRange<Int>) -> Int {
    let width = Double(range.upperBound - range.lowerBound + 1)
    return min(range.upperBound, range.lowerBound + Int(uniform() * width))
  }

  package mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// A standard normal deviate (Box and Muller 1958).
  package mutating func normal() -> Double {
    let radius = sqrt(-2 * log(1 - uniform()))
    return radius * cos(2 * Double.pi * uniform())
  }

  /// About a standard normal deviate, quickly: four sixteen-bit uniform numbers added (Irwin 1927,
  /// Hall 1927), so that no deviate lies beyond 3.5.
  package mutating func roughNormal() -> Double {
    let word = next()
    let sum = (word & 0xffff) + (word >> 16 & 0xffff) + (word >> 32 & 0xffff) + (word >> 48)
    return (Double(sum) / 65_536 - 2) * 1.732_050_8
  }

  /// One element; nil when there are none.
  package mutating func element<Element>(of items: [Element]) -> Element? {
    items.isEmpty ? nil : items[integer(0...items.count - 1)]
  }
}
