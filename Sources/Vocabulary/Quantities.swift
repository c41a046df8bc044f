/// Measured quantities, each its own type so that knots never meet metres by accident.

/// A place on the WGS 84 ellipsoid, degrees; always a real place (absent positions are refused
/// before one is made).
@usableFromInline
package struct Coordinate: Hashable, Sendable, BitwiseCopyable {
  /// Degrees north, −90…90.
  @usableFromInline package let latitude: Double
  /// Degrees east, −180…180.
  @usableFromInline package let longitude: Double

  /// Nil outside the ranges above, which is where AIS puts "not available" (91°, 181°).
  @inlinable
  package init?(latitude: Double, longitude: Double) {
    guard latitude >= -90, latitude <= 90, longitude >= -180, longitude <= 180 else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// A place whose ranges were checked before it was packed.
  @inlinable
  init(checkedLatitude latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// Speed over ground in knots.
@usableFromInline
package struct Knots: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let value: Double
  @inlinable package init(_ value: Double) { self.value = value }
  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  @inlinable package var metresPerSecond: Double { value * 1852 / 3600 }
}

/// A length in metres.
@usableFromInline
package struct Metres: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let value: Double
  @inlinable package init(_ value: Double) { self.value = value }
  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  @inlinable package var nauticalMiles: Double { value / 1852 }
}

/// An angle in degrees clockwise from true north, 0 ≤ value < 360.
@usableFromInline
package struct Bearing: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline package let degrees: Double

  /// A bearing whose range was checked before it was packed.
  @inlinable init(checkedDegrees degrees: Double) { self.degrees = degrees }

  /// Any finite angle is brought into the range; nil for NaN and infinity.
  package init?(degrees: Double) {
    guard degrees.isFinite else { return nil }
    let turned = degrees.truncatingRemainder(dividingBy: 360)
    self.degrees = turned < 0 ? turned + 360 : turned
  }

  /// Degrees between two directions, 0…180.
  @inlinable
  package func turn(to other: Self) -> Double {
    let difference = abs(degrees - other.degrees)
    return min(difference, 360 - difference)
  }

  /// Degrees from this direction to another, the shorter way: −180…180, clockwise above zero.
  package func signedTurn(to other: Self) -> Double {
    let difference = other.degrees - degrees
    return difference > 180 ? difference - 360 : difference < -180 ? difference + 360 : difference
  }
}

/// The error-carrying number of Plimsoll: a best value inside an interval.
///
/// No figure derived from observation is ever a bare number. `low ≤ best ≤ high` always holds.
package struct Estimate: Hashable, Sendable {
  package let low: Double
  package let best: Double
  package let high: Double

  /// Orders its arguments, so that the law above cannot be broken; NaN is a programmer's mistake.
  package init(low: Double, best: Double, high: Double) {
    precondition(!low.isNaN && !best.isNaN && !high.isNaN, "NaN in \(low), \(best), \(high)")
    self.low = min(low, best, high)
    self.high = max(low, best, high)
    self.best = best
  }

  package init(exactly value: Double) { self.init(low: value, best: value, high: value) }

  package static let zero = Self(exactly: 0)

  /// Interval sum: bounds add, which is right whatever the dependence between the two.
  package static func + (left: Self, right: Self) -> Self {
    Self(low: left.low + right.low, best: left.best + right.best, high: left.high + right.high)
  }

  /// Interval difference: the widest that the two allow.
  package static func - (left: Self, right: Self) -> Self {
    Self(low: left.low - right.high, best: left.best - right.best, high: left.high - right.low)
  }

  package func scaled(by factor: Double) -> Self {
    Self(low: low * factor, best: best * factor, high: high * factor)
  }

  /// Cut to `range`; used where physics forbids the rest (mass below zero, above capacity).
  package func clamped(to range: ClosedRange<Double>) -> Self {
    func cut(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
    return Self(low: cut(low), best: cut(best), high: cut(high))
  }

  /// The part both allow; nil when they contradict each other.
  package func intersection(_ other: Self) -> Self? {
    let (bottom, top) = (max(low, other.low), min(high, other.high))
    guard bottom <= top else { return nil }
    let middle = (best + other.best) / 2
    return Self(low: bottom, best: min(max(middle, bottom), top), high: top)
  }
}
