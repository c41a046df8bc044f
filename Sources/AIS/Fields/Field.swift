/// One field of a message: the code that was sent, and what it means or why it means nothing.
///
/// Every table of ITU-R M.1371-5 annex 8 reserves a code for "not available". Such a code never
/// becomes a number here: `value` is nil, and the code stays beside its reason. Only the code is
/// stored, in as few bytes as its kind needs, and read when somebody asks: a position report is some
/// fifty bytes and is made without a branch for each field.

/// Why a field has no value.
public enum FieldAbsence: String, Hashable, Sendable {
  /// The standard's own "not available" or "default" code was sent.
  case notAvailable
  /// The message ended before the field did.
  case truncated
  /// The code lies outside what the standard defines for the field.
  case outOfRange
}

/// A value as sent, or the reason there is none.
///
/// Two fields are equal when their codes are.
public struct Field<Value: FieldCode>: Hashable, Sendable {
  /// The code; the two lowest numbers of the storage, which no field of AIS reaches, say that none
  /// was sent: the lowest, cut off, the next, not available without a code for it.
  @usableFromInline let stored: Value.Storage

  @inlinable
  init(stored: Value.Storage) { self.stored = stored }

  @usableFromInline static var cutOff: Value.Storage { .min }
  @usableFromInline static var withoutCode: Value.Storage { .min + 1 }

  /// The field with this code.
  ///
  /// Codes wider than the field's own are held at the nearest code that can be stored; none of
  /// those has a value.
  @inlinable
  public init(code: Int) { stored = max(Value.Storage(clamping: code), .min + 2) }

  /// The value, or "not available" for nil.
  @inlinable
  public init(_ value: Value?) {
    if let value { self.init(code: value.raw) } else { self = .notAvailable }
  }

  /// The field with this value.
  @inlinable
  public static func present(_ value: Value) -> Self { Self(code: value.raw) }

  /// The field with this code, whose reason follows from it; without a code, cut off or not
  /// available as `reason` says.
  @inlinable
  public static func absent(_ reason: FieldAbsence, raw: Int?) -> Self {
    if let raw { return Self(code: raw) }
    return Self(stored: reason == .truncated ? .min : .min + 1)
  }

  /// The field that a message does not hold whole.
  @inlinable
  public static var truncated: Self { Self(stored: .min) }

  /// The field with the standard's "not available" code, as a transmitter would send it.
  @inlinable
  public static var notAvailable: Self { absent(.notAvailable, raw: Value.notAvailableCode) }

  /// The code as sent, or nil when none was.
  @inlinable
  public var raw: Int? { stored < Value.Storage.min + 2 ? nil : Int(stored) }

  /// The value, or nil whatever the reason.
  @inlinable
  public var value: Value? {
    // The numbers that stand for no code lie outside every range.
    guard !Value.hasOnlyValues || stored >= Value.Storage.min + 2,
      case .present(let value) = Value.read(Int(stored))
    else { return nil }
    return value
  }

  /// Why there is no value; nil when there is one.
  public var absence: FieldAbsence? {
    guard let raw else { return stored == .min ? .truncated : .notAvailable }
    if case .absent(let reason) = Value.read(raw) { return reason }
    return nil
  }

  /// The code a transmitter sends for this field.
  var codeToSend: Int { raw ?? Value.notAvailableCode ?? 0 }
}

extension Field: CustomStringConvertible {
  /// The value's code, or the reason and the code.
  public var description: String {
    let code = raw.map(String.init) ?? "no code"
    return absence.map { "absent(\($0.rawValue), \(code))" } ?? "present(\(code))"
  }
}

/// What a code means: a value, or a reason why there is none.
public enum Meaning<Value> {
  /// The value.
  case present(Value)
  /// The code stands for no value.
  case absent(FieldAbsence)

  /// The same; the code itself stays with the field.
  @inlinable
  public static func absent(_ reason: FieldAbsence, raw: Int) -> Self { .absent(reason) }
}

/// A typed value that stands for one code of a bit field.
public protocol FieldCode: Hashable, Sendable {
  /// What the codes are stored in: signed, and with room for two numbers below all of them.
  associatedtype Storage: FixedWidthInteger & SignedInteger & Hashable & Sendable = Int64
  /// Whether the field is in two's complement.
  static var isSigned: Bool { get }
  /// The code that means "not available"; nil when the standard has none.
  static var notAvailableCode: Int? { get }
  /// Whether every code stands for a value.
  static var hasOnlyValues: Bool { get }
  /// What a code means; whatever is no code of the field, below zero or beyond its bits, has no value
  /// unless all codes have one.
  static func read(_ code: Int) -> Meaning<Self>
  /// The code of the value.
  var raw: Int { get }
}

extension FieldCode {
  /// Most fields are unsigned.
  @inlinable
  public static var isSigned: Bool { false }

  /// Most fields have a code for "not available", or codes that mean nothing.
  @inlinable
  public static var hasOnlyValues: Bool { false }

  /// Present when the code lies in `range`, otherwise absent with the fitting reason.
  @inlinable
  static func checked(
    _ code: Int, in range: ClosedRange<Int>, make: (Int) -> Self
  ) -> Meaning<Self> {
    if range.contains(code) { return .present(make(code)) }
    return .absent(code == notAvailableCode ? .notAvailable : .outOfRange)
  }
}

/// A flag of one bit; it is only absent when the message ended first.
extension Bool: FieldCode {
  /// One byte.
  public typealias Storage = Int8
  /// Both or all codes are.
  @inlinable
  public static var hasOnlyValues: Bool { true }
  /// None: both codes are values.
  @inlinable
  public static var notAvailableCode: Int? { nil }
  /// Zero is false, all else true.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Bool> { .present(code != 0) }
  /// 0 or 1.
  @inlinable
  public var raw: Int { self ? 1 : 0 }
}

/// A field whose every code is kept as it is: reserved bits, versions, serial numbers.
public struct PlainCode: FieldCode {
  /// The code.
  public let raw: Int

  /// Keeps a code.
  @inlinable
  public init(_ raw: Int) { self.raw = raw }

  /// Both or all codes are.
  @inlinable
  public static var hasOnlyValues: Bool { true }
  /// None: every code is a value.
  @inlinable
  public static var notAvailableCode: Int? { nil }
  /// Every code is present.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { .present(Self(code)) }
}
