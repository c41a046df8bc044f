/// The mean of headings while a ship lies: one value alongside a jetty, all round at a buoy or an anchor.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

package struct HeadingMean: Hashable, Sendable {
  private var east = 0.0
  private var north = 0.0
  package private(set) var count = 0

  /// Headings are sent in whole degrees.
  private static let sines = (0..<360).map { sin(Double($0) * .pi / 180) }

  package init() {}

  package mutating func add(_ heading: Bearing) {
    let degree = Int(heading.degrees.rounded()) % 360
    east += Self.sines[degree]
    north += Self.sines[(degree + 90) % 360]
    count += 1
  }

  package mutating func add(_ other: Self) {
    east += other.east
    north += other.north
    count += other.count
  }

  /// 1 when all were alike, 0 when they cancel out; nil without any.
  package var steadiness: Double? {
    count > 0 ? (east * east + north * north).squareRoot() / Double(count) : nil
  }

  /// Nil without any, and when they cancel out.
  package var mean: Bearing? {
    guard let steadiness, steadiness > 1e-6 else { return nil }
    return Bearing(degrees: atan2(east, north) * 180 / .pi)
  }
}
