/// How many different ships were heard, in a few dozen bytes whatever their number.
///
/// A k-minimum-values sketch (Bar-Yossef et al., RANDOM 2002): each MMSI is mixed into 32 bits and the
/// `capacity` smallest values are kept. Up to `capacity` ships the count is exact; above, the largest
/// kept value tells how densely the range is filled, with a relative error of about
/// 1/√(capacity − 2), 18 % here. Sketches of hours and cells join without counting a ship twice.
package import Vocabulary

/// A set of ships of which only the number is wanted.
package struct ShipSketch: Hashable, Sendable {
  package static let capacity = 32
  private var smallest: [UInt32] = []

  package init() {}

  package mutating func insert(_ mmsi: MMSI) { insert(value: Self.value(of: mmsi)) }

  /// The value by which a ship is known.
  static func value(of mmsi: MMSI) -> UInt32 { mix(mmsi.number) }

  package mutating func formUnion(_ other: Self) {
    for value in other.smallest { insert(value: value) }
  }

  /// Takes a ship out again; exact while no more than `capacity` ships were heard.
  package mutating func remove(_ mmsi: MMSI) {
    smallest.removeAll { $0 == Self.value(of: mmsi) }
  }

  package var count: Int {
    guard smallest.count >= Self.capacity, let largest = smallest.last else {
      return smallest.count
    }
    let share = (Double(largest) + 1) / 4_294_967_296
    return Int(exactly: (Double(Self.capacity - 1) / share).rounded()) ?? Self.capacity
  }

  mutating func insert(value: UInt32) {
    if smallest.count == Self.capacity, let largest = smallest.last, value >= largest { return }
    var index = smallest.count
    while index > 0, smallest[index - 1] > value { index -= 1 }
    if index > 0, smallest[index - 1] == value { return }
    smallest.insert(value, at: index)
    if smallest.count > Self.capacity { smallest.removeLast() }
  }

  /// A bijection of 32 bits with good spread (the finaliser of MurmurHash3, public domain).
  private static func mix(_ number: UInt32) -> UInt32 {
    var value = number
    value ^= value >> 16
    value = value &* 0x85eb_ca6b
    value ^= value >> 13
    value = value &* 0xc2b2_ae35
    value ^= value >> 16
    return value
  }
}
