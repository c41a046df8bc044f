/// How a ship moves, as sent: speed, course, heading, rate of turn.
/// Source: ITU-R M.1371-5 annex 8, tables 48 (messages 1–3), 65 (message 9) and 80 (message 27).

/// Speed over ground in tenths of a knot, 0…1022; 1023 is not available.
public struct SpeedOverGround: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Tenths of a knot; 1022 stands for 102.2 knots *or more*.
  public let raw: Int
  /// 1023.
  @inlinable public static var notAvailableCode: Int? { 1023 }

  /// The nearest speed that can be sent, 102.2 knots or more as 1022; nil below zero and for NaN.
  public init?(knots: Double) {
    guard knots >= 0 else { return nil }
    raw = Int(exactly: (min(knots, 102.2) * 10).rounded()) ?? 1022
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...1022, make: Self.init(raw:))
  }

  /// Whether the true speed is this *or more*.
  public var isLowerBound: Bool { raw == 1022 }
  /// Knots.
  public var knots: Double { Double(raw) / 10 }
}

/// Speed over ground of an aircraft in whole knots, 0…1022; 1023 is not available.
public struct AircraftSpeed: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Knots; 1022 stands for 1022 knots *or more*.
  public let raw: Int
  /// 1023.
  @inlinable public static var notAvailableCode: Int? { 1023 }

  /// Nil outside 0…1022.
  public init?(knots: Int) {
    guard (0...1022).contains(knots) else { return nil }
    raw = knots
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...1022, make: Self.init(raw:))
  }

  /// Whether the true speed is this *or more*.
  public var isLowerBound: Bool { raw == 1022 }
}

/// Speed over ground of message 27 in whole knots, 0…62; 63 is not available.
public struct CoarseSpeed: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// Knots.
  public let raw: Int
  /// 63.
  @inlinable public static var notAvailableCode: Int? { 63 }

  /// Nil outside 0…62.
  public init?(knots: Int) {
    guard (0...62).contains(knots) else { return nil }
    raw = knots
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...62, make: Self.init(raw:))
  }
}

/// Course over ground in tenths of a degree, 0…3599; 3600 is not available.
public struct CourseOverGround: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Tenths of a degree clockwise from true north.
  public let raw: Int
  /// 3600.
  @inlinable public static var notAvailableCode: Int? { 3600 }

  /// The nearest course that can be sent; nil for NaN and infinity.
  public init?(degrees: Double) {
    let turned = degrees.truncatingRemainder(dividingBy: 360)
    guard let tenths = Int(exactly: (turned * 10).rounded()) else { return nil }
    raw = ((tenths % 3600) + 3600) % 3600
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...3599, make: Self.init(raw:))
  }

  /// Degrees clockwise from true north.
  public var degrees: Double { Double(raw) / 10 }
}

/// A direction in whole degrees, 0…359, clockwise from true north; 511 is not available.
///
/// True heading in most messages, course over ground in message 27.
public struct WholeDegrees: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Degrees.
  public let raw: Int
  /// 511.
  @inlinable public static var notAvailableCode: Int? { 511 }

  /// Nil outside 0…359.
  public init?(degrees: Int) {
    guard (0...359).contains(degrees) else { return nil }
    raw = degrees
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...359, make: Self.init(raw:))
  }
}

/// Rate of turn as coded, −127…127, positive to starboard; −128 is not available.
public struct RateOfTurn: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// 4.733 √(degrees per minute) with the sign of the turn; ±127 says "more than 5° in 30 s".
  public let raw: Int
  /// −128.
  @inlinable public static var notAvailableCode: Int? { -128 }
  /// Two's complement of 8 bits.
  @inlinable public static var isSigned: Bool { true }

  /// Nil outside −127…127.
  public init?(code: Int) {
    guard (-127...127).contains(code) else { return nil }
    raw = code
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: -127...127, make: Self.init(raw:))
  }

  /// Degrees per minute, positive to starboard; nil for ±127, which gives a side but no figure.
  public var degreesPerMinute: Double? {
    guard abs(raw) < 127 else { return nil }
    let root = Double(raw) / 4.733
    return raw < 0 ? -root * root : root * root
  }
}

/// Altitude of an aircraft in metres, 0…4094; 4095 is not available.
public struct Altitude: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Metres; 4094 stands for 4094 m *or more*.
  public let raw: Int
  /// 4095.
  @inlinable public static var notAvailableCode: Int? { 4095 }

  /// Nil outside 0…4094.
  public init?(metres: Int) {
    guard (0...4094).contains(metres) else { return nil }
    raw = metres
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...4094, make: Self.init(raw:))
  }

  /// Whether the true altitude is this *or more*.
  public var isLowerBound: Bool { raw == 4094 }
}
