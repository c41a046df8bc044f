/// Positions as sent: whole fractions of a minute of arc, never rounded to floating point before
/// somebody asks for degrees. WGS 84. Source: ITU-R M.1371-5 annex 8, tables 48 and 80.

/// A longitude in 1/10,000 minute, positive east, −180°…180°.
public struct Longitude: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// 1/10,000 minute, positive east.
  public let raw: Int
  /// 181°.
  @inlinable public static var notAvailableCode: Int? { 181 * 600_000 }
  /// Two's complement of 28 bits.
  @inlinable public static var isSigned: Bool { true }

  /// Nil beyond ±180°.
  @inlinable
  public init?(raw: Int) {
    guard abs(raw) <= 180 * 600_000 else { return nil }
    self.raw = raw
  }

  /// The nearest longitude that can be sent; nil beyond ±180° and for NaN.
  public init?(degrees: Double) {
    guard let raw = Int(exactly: (degrees * 600_000).rounded()) else { return nil }
    self.init(raw: raw)
  }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { angle(code, Self.init(raw:)) }
  /// Degrees east.
  public var degrees: Double { Double(raw) / 600_000 }
}

/// A latitude in 1/10,000 minute, positive north, −90°…90°.
public struct Latitude: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// 1/10,000 minute, positive north.
  public let raw: Int
  /// 91°.
  @inlinable public static var notAvailableCode: Int? { 91 * 600_000 }
  /// Two's complement of 27 bits.
  @inlinable public static var isSigned: Bool { true }

  /// Nil beyond ±90°.
  @inlinable
  public init?(raw: Int) {
    guard abs(raw) <= 90 * 600_000 else { return nil }
    self.raw = raw
  }

  /// The nearest latitude that can be sent; nil beyond ±90° and for NaN.
  public init?(degrees: Double) {
    guard let raw = Int(exactly: (degrees * 600_000).rounded()) else { return nil }
    self.init(raw: raw)
  }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { angle(code, Self.init(raw:)) }
  /// Degrees north.
  public var degrees: Double { Double(raw) / 600_000 }
}

/// A longitude of message 27, in 1/10 minute, positive east.
public struct CoarseLongitude: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// 1/10 minute, positive east.
  public let raw: Int
  /// 181°.
  @inlinable public static var notAvailableCode: Int? { 181 * 600 }
  /// Two's complement of 18 bits.
  @inlinable public static var isSigned: Bool { true }

  /// Nil beyond ±180°.
  @inlinable
  public init?(raw: Int) {
    guard abs(raw) <= 180 * 600 else { return nil }
    self.raw = raw
  }

  /// The nearest longitude that can be sent; nil beyond ±180° and for NaN.
  public init?(degrees: Double) {
    guard let raw = Int(exactly: (degrees * 600).rounded()) else { return nil }
    self.init(raw: raw)
  }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { angle(code, Self.init(raw:)) }
  /// Degrees east.
  public var degrees: Double { Double(raw) / 600 }
}

/// A latitude of message 27, in 1/10 minute, positive north.
public struct CoarseLatitude: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// 1/10 minute, positive north.
  public let raw: Int
  /// 91°.
  @inlinable public static var notAvailableCode: Int? { 91 * 600 }
  /// Two's complement of 17 bits.
  @inlinable public static var isSigned: Bool { true }

  /// Nil beyond ±90°.
  @inlinable
  public init?(raw: Int) {
    guard abs(raw) <= 90 * 600 else { return nil }
    self.raw = raw
  }

  /// The nearest latitude that can be sent; nil beyond ±90° and for NaN.
  public init?(degrees: Double) {
    guard let raw = Int(exactly: (degrees * 600).rounded()) else { return nil }
    self.init(raw: raw)
  }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { angle(code, Self.init(raw:)) }
  /// Degrees north.
  public var degrees: Double { Double(raw) / 600 }
}

@inlinable
func angle<Code: FieldCode>(_ code: Int, _ make: (Int) -> Code?) -> Meaning<Code> {
  if let value = make(code) { return .present(value) }
  return .absent(code == Code.notAvailableCode ? .notAvailable : .outOfRange, raw: code)
}
