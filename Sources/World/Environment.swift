/// The stream that anchored and moored ships swing to: the same for neighbours, so that ships at
/// one anchorage turn together as they do at sea.
///
/// A half-daily tide of 12.42 hours (the principal lunar constituent M2) about a steady direction
/// that belongs to the region, plus a small yaw of each hull's own.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Directions a held ship heads, from place and time.
package enum Environment {
  /// Seconds of the M2 tide.
  static let tide = 44_712.0

  /// Degrees true; `salt` tells hulls apart.
  package static func heading(at point: SeaPoint, time: Double, salt: Int) -> Double {
    let region = (point.latitude / 4).rounded() * 37 + (point.longitude / 4).rounded() * 101
    let steady = Angle.turned(region * 13.7)
    let swing = 65 * sin(2 * Double.pi * (time / tide + region / 29))
    let yaw = 4 * sin(2 * Double.pi * (time / 2700 + Double(salt) * 0.37))
    return Angle.turned(steady + swing + yaw)
  }

  /// A number 0 ≤ x < 1 that depends on its three arguments alone.
  static func hash(_ seed: UInt64, _ first: Int, _ second: Int) -> Double {
    var generator = SeededGenerator(
      seed: seed ^ (UInt64(bitPattern: Int64(first)) &* 0x9e37_79b9_7f4a_7c15)
        ^ (UInt64(bitPattern: Int64(second)) &* 0xc2b2_ae3d_27d4_eb4f))
    return generator.uniform()
  }
}
