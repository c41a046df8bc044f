/// What a ship says of her hull: IMO number, dimensions, draught.
/// Source: ITU-R M.1371-5 annex 8, table 52 (message 5) and figure 41 (dimensions).

/// The IMO field as typed by the crew, any number but 0; the check digit is not looked at here.
public struct IMOField: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// 1…2³⁰−1; seven digits when it is an IMO number, eight or more when a flag state's own.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil for 0 and beyond 30 bits.
  public init?(_ number: Int) {
    guard (1...0x3FFF_FFFF).contains(number) else { return nil }
    raw = number
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...0x3FFF_FFFF, make: Self.init(raw:))
  }
}

/// Distances from the position antenna to the ends and sides, metres; all zero is not available.
///
/// A distance to bow or stern of 511 and to a side of 63 stands for that *or more*.
public struct Dimensions: FieldCode {
  /// Four bytes.
  public typealias Storage = Int32
  /// The 30 bits: bow 9, stern 9, port 6, starboard 6.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil when a distance does not fit its field or all are zero.
  public init?(toBow: Int, toStern: Int, toPort: Int, toStarboard: Int) {
    guard (0...511).contains(toBow), (0...511).contains(toStern), (0...63).contains(toPort),
      (0...63).contains(toStarboard)
    else { return nil }
    let raw = toBow << 21 | toStern << 12 | toPort << 6 | toStarboard
    guard raw != 0 else { return nil }
    self.raw = raw
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...0x3FFF_FFFF, make: Self.init(raw:))
  }

  /// Metres from antenna to bow.
  public var toBow: Int { raw >> 21 & 511 }
  /// Metres from antenna to stern.
  public var toStern: Int { raw >> 12 & 511 }
  /// Metres from antenna to the port side.
  public var toPort: Int { raw >> 6 & 63 }
  /// Metres from antenna to the starboard side.
  public var toStarboard: Int { raw & 63 }
}

/// Present static draught in tenths of a metre, 1…255; 0 is not available.
public struct Draught: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// Tenths of a metre; 255 stands for 25.5 m *or more*.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// The nearest draught that can be sent, 25.5 m or more as 255; nil below 0.05 m and for NaN.
  public init?(metres: Double) {
    guard metres >= 0.05 else { return nil }
    raw = Int(exactly: (min(metres, 25.5) * 10).rounded()) ?? 255
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...255, make: Self.init(raw:))
  }

  /// Metres.
  public var metres: Double { Double(raw) / 10 }
  /// Whether the true draught is this *or more*.
  public var isLowerBound: Bool { raw == 255 }
}
