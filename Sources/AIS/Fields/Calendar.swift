/// Parts of a date and time as sent; each part can be absent on its own.
/// Source: ITU-R M.1371-5 annex 8, tables 51 (message 4) and 52 (estimated time of arrival).

/// A year, 1…9999; 0 is not available.
public struct Year: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// The year of the common era.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…9999.
  public init?(_ year: Int) {
    guard (1...9999).contains(year) else { return nil }
    raw = year
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...9999, make: Self.init(raw:))
  }
}

/// A month, 1…12; 0 is not available.
public struct Month: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// 1 is January.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…12.
  public init?(_ month: Int) {
    guard (1...12).contains(month) else { return nil }
    raw = month
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...12, make: Self.init(raw:))
  }
}

/// A day of the month, 1…31; 0 is not available.
public struct Day: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// The day; whether the month has it is for the reader of the whole date.
  public let raw: Int
  /// 0.
  @inlinable public static var notAvailableCode: Int? { 0 }

  /// Nil outside 1…31.
  public init?(_ day: Int) {
    guard (1...31).contains(day) else { return nil }
    raw = day
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 1...31, make: Self.init(raw:))
  }
}

/// An hour, 0…23, UTC; 24 is not available.
public struct Hour: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// Hours after midnight.
  public let raw: Int
  /// 24.
  @inlinable public static var notAvailableCode: Int? { 24 }

  /// Nil outside 0…23.
  public init?(_ hour: Int) {
    guard (0...23).contains(hour) else { return nil }
    raw = hour
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...23, make: Self.init(raw:))
  }
}

/// A minute or second, 0…59; 60 is not available.
public struct Sixtieth: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// Minutes after the hour or seconds after the minute.
  public let raw: Int
  /// 60.
  @inlinable public static var notAvailableCode: Int? { 60 }

  /// Nil outside 0…59.
  public init?(_ value: Int) {
    guard (0...59).contains(value) else { return nil }
    raw = value
  }

  @inlinable
  init(raw: Int) { self.raw = raw }

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: 0...59, make: Self.init(raw:))
  }
}

/// The estimated time of arrival, UTC, as typed by the crew; it has no year.
public struct EstimatedArrival: Hashable, Sendable {
  /// Month; absent for 0.
  public var month: Field<Month>
  /// Day; absent for 0.
  public var day: Field<Day>
  /// Hour; absent for 24.
  public var hour: Field<Hour>
  /// Minute; absent for 60.
  public var minute: Field<Sixtieth>

  /// An arrival time; by default none of it is available.
  @inlinable
  public init(
    month: Field<Month> = .notAvailable, day: Field<Day> = .notAvailable,
    hour: Field<Hour> = .notAvailable, minute: Field<Sixtieth> = .notAvailable
  ) {
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }
}
