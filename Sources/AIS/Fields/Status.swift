/// Coded states and kinds; a code without a meaning in the standard keeps its number.
/// Source: ITU-R M.1371-5 annex 8, tables 48, 50, 53, 74.

/// Navigational status 0…14; 15 is "undefined", the default.
public struct NavigationStatus: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// 0 under way using engine, 1 at anchor, 5 moored, 8 under way sailing and so on.
  public let raw: Int
  /// 15.
  @inlinable public static var notAvailableCode: Int? { 15 }

  /// Nil outside 0…14.
  public init?(_ code: Int) {
    guard (0...14).contains(code) else { return nil }
    raw = code
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...14, make: Self.init(raw:))
  }

  /// Under way using engine.
  public static let underWay = Self(raw: 0)
  /// At anchor.
  public static let atAnchor = Self(raw: 1)
  /// Moored.
  public static let moored = Self(raw: 5)
}

/// Special manoeuvre indicator: 1 not engaged, 2 engaged; 0 is not available.
public struct SpecialManoeuvre: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// 1 or 2.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...2, make: Self.init(raw:))
  }

  /// Not engaged in a special manoeuvre.
  public static let notEngaged = Self(raw: 1)
  /// Engaged in a special manoeuvre.
  public static let engaged = Self(raw: 2)
}

/// The UTC second at which the position was made, 0…59.
///
/// 60 is not available; 61 (manual input), 62 (dead reckoning) and 63 (positioning inoperative) are
/// absent too and tell their story through the raw code.
public struct UTCSecond: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// Seconds after the full minute.
  public let raw: Int
  /// 60.
  @inlinable public static var notAvailableCode: Int? { 60 }

  /// Nil outside 0…59.
  @inlinable
  public init?(_ second: Int) {
    guard (0...59).contains(second) else { return nil }
    raw = second
  }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    if let value = Self(code) { return .present(value) }
    return .absent(code <= 63 ? .notAvailable : .outOfRange, raw: code)
  }
}

/// Kind of position fixing device, 1…15; 0 is undefined.
public struct PositionFixingDevice: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// 1 GPS, 2 GLONASS, 3 both, 4 Loran-C, 5 Chayka, 6 integrated, 7 surveyed, 8 Galileo, 15 internal.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…15.
  public init?(_ code: Int) {
    guard (1...15).contains(code) else { return nil }
    raw = code
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...15, make: Self.init(raw:))
  }

  /// GPS.
  public static let gps = Self(raw: 1)
  /// A surveyed point.
  public static let surveyed = Self(raw: 7)
}

/// Type of ship and cargo, 1…255; 0 is not available.
public struct ShipType: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// 80…89 tankers, 70…79 cargo; 100 and above are reserved and kept.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…255.
  public init?(_ code: Int) {
    guard (1...255).contains(code) else { return nil }
    raw = code
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...255, make: Self.init(raw:))
  }

  /// Whether the code says tanker.
  public var isTanker: Bool { (80...89).contains(raw) }
}

/// Type of aid to navigation, 1…31; 0 is not specified.
public struct AidType: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// See ITU-R M.1371-5 table 74.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…31.
  public init?(_ code: Int) {
    guard (1...31).contains(code) else { return nil }
    raw = code
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...31, make: Self.init(raw:))
  }
}
