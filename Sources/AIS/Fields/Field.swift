/// One field of a message: the value that was sent, or why there is none and the code found there.
///
/// Every table of ITU-R M.1371-5 annex 8 reserves a code for "not available". Such a code never
/// becomes a number here: it stays a code beside its reason.

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
public enum Field<Value: FieldCode>: Hashable, Sendable {
  /// The value that was sent.
  case present(Value)
  /// No value; `raw` is the code found, nil when the message ended first.
  case absent(FieldAbsence, raw: Int?)

  /// The value, or "not available" for nil.
  public init(_ value: Value?) { self = value.map { .present($0) } ?? .notAvailable }

  /// The value, or nil whatever the reason.
  public var value: Value? {
    if case .present(let value) = self { value } else { nil }
  }

  /// The code as sent, or nil when the message ended before the field did.
  public var raw: Int? {
    switch self {
    case .present(let value): value.raw
    case .absent(_, let raw): raw
    }
  }

  /// The field with the standard's "not available" code, as a transmitter would send it.
  public static var notAvailable: Self {
    Value.notAvailableCode.map { Value.read($0) } ?? .absent(.notAvailable, raw: nil)
  }

  /// Why there is no value; nil when there is one.
  public var absence: FieldAbsence? {
    if case .absent(let reason, _) = self { reason } else { nil }
  }

  /// The field of a message that ended before it.
  static var truncated: Self { .absent(.truncated, raw: nil) }

  /// The code a transmitter sends for this field.
  var codeToSend: Int { raw ?? Value.notAvailableCode ?? 0 }
}

/// A typed value that stands for one code of a bit field.
public protocol FieldCode: Hashable, Sendable {
  /// Whether the field is in two's complement.
  static var isSigned: Bool { get }
  /// The code that means "not available"; nil when the standard has none.
  static var notAvailableCode: Int? { get }
  /// What a code means.
  static func read(_ code: Int) -> Field<Self>
  /// The code of the value.
  var raw: Int { get }
}

extension FieldCode {
  /// Most fields are unsigned.
  public static var isSigned: Bool { false }

  /// Present when the code lies in `range`, otherwise absent with the fitting reason.
  static func checked(
    _ code: Int, in range: ClosedRange<Int>, make: (Int) -> Self
  ) -> Field<Self> {
    if code == notAvailableCode { return .absent(.notAvailable, raw: code) }
    return range.contains(code) ? .present(make(code)) : .absent(.outOfRange, raw: code)
  }
}

/// A flag of one bit; it is only absent when the message ended first.
extension Bool: FieldCode {
  /// None: both codes are values.
  public static var notAvailableCode: Int? { nil }
  /// Zero is false, all else true.
  public static func read(_ code: Int) -> Field<Bool> { .present(code != 0) }
  /// 0 or 1.
  public var raw: Int { self ? 1 : 0 }
}

/// A field whose every code is kept as it is: reserved bits, versions, serial numbers.
public struct PlainCode: FieldCode {
  /// The code.
  public let raw: Int

  /// Keeps a code.
  public init(_ raw: Int) { self.raw = raw }

  /// None: every code is a value.
  public static var notAvailableCode: Int? { nil }
  /// Every code is present.
  public static func read(_ code: Int) -> Field<Self> { .present(Self(code)) }
}
