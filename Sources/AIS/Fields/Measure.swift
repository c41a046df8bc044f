/// Measured and coded values of the application messages: one code, one scale, one unit.
///
/// The scales stand in `SeaScales.swift` and `ShipScales.swift`, each with the table it is from.

/// From the codes of a field to values.
public struct Scale: Sendable {
  /// The codes that stand for a value.
  public let codes: ClosedRange<Int>
  /// The code for "not available"; nil when there is none.
  public let notAvailableCode: Int?
  /// Whether the field is in two's complement.
  public let isSigned: Bool
  /// The code of the value 0; may lie outside `codes`.
  public let zero: Int
  /// What a code adds to the value, in units divided by `divisor`.
  public let step: Int
  /// Codes to the unit.
  public let divisor: Int
  private let symbol: StaticString
  /// Decimal places in gpsd's JSON; nil where gpsd writes the code whatever the scaling.
  let gpsdPlaces: Int?
  /// Whether gpsd writes the scaled value as a string.
  let isQuotedByGpsd: Bool

  @inline(__always)
  init(
    _ codes: ClosedRange<Int>, notAvailable: Int?, _ unit: StaticString, isSigned: Bool = false,
    zero: Int = 0, step: Int = 1, divisor: Int = 1, gpsdPlaces: Int? = nil,
    isQuotedByGpsd: Bool = false
  ) {
    self.codes = codes
    notAvailableCode = notAvailable
    self.isSigned = isSigned
    self.zero = zero
    self.step = step
    self.divisor = divisor
    symbol = unit
    self.gpsdPlaces = gpsdPlaces
    self.isQuotedByGpsd = isQuotedByGpsd
  }
}

extension Scale {
  /// The unit, as a symbol.
  public var unit: String { "\(symbol)" }
}

/// A quantity with its scale.
public protocol Quantity: Sendable {
  /// From codes to values.
  static var scale: Scale { get }
}

/// A measured value as sent.
public struct Measure<Kind: Quantity>: ListedCode {
  /// The code.
  public let raw: Int

  @inlinable
  init(code: Int) { raw = code }

  /// Nil for a code that stands for no value.
  public init?(raw: Int) {
    guard Kind.scale.codes.contains(raw), raw != Kind.scale.notAvailableCode else { return nil }
    self.raw = raw
  }

  /// The nearest value that can be sent; nil outside the scale, for NaN and infinity.
  public init?(_ value: Double) {
    let scale = Kind.scale
    let code = (value * Double(scale.divisor) / Double(scale.step)).rounded()
    guard let code = Int(exactly: code), abs(code) <= 1 << 31 else { return nil }
    self.init(raw: code + scale.zero)
  }

  /// Two's complement or not.
  @inlinable public static var isSigned: Bool { Kind.scale.isSigned }
  /// The scale's own.
  @inlinable public static var notAvailableCode: Int? { Kind.scale.notAvailableCode }

  /// Four bytes.
  public typealias Storage = Int32

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    checked(code, in: Kind.scale.codes, make: Self.init(code:))
  }

  /// The value in the scale's unit.
  public var value: Double {
    let scale = Kind.scale
    return Double((raw - scale.zero) * scale.step) / Double(scale.divisor)
  }

  static var gpsdForm: GpsdForm {
    let scale = Kind.scale
    guard let places = scale.gpsdPlaces else { return .number }
    if scale.isQuotedByGpsd { return .quoted(divisor: scale.divisor, places: places) }
    return .scaled(zero: scale.zero, divisor: scale.divisor, places: places)
  }

  var listed: ListedValue {
    let scale = Kind.scale
    return scale.divisor == 1
      ? .integer((raw - scale.zero) * scale.step) : .decimal(value)
  }
}

/// The meanings of codes.
public struct Meanings: Sendable {
  /// How gpsd writes a coded field.
  enum Style: Sendable { case number, numberAndText, textWhenScaled }

  /// The meanings of the codes from 0 on; a code beyond them is reserved and kept.
  public let names: [StaticString]
  /// The code for "not available"; nil when there is none.
  public let notAvailableCode: Int?
  let style: Style

  init(_ names: [StaticString], notAvailable: Int?, _ style: Style = .number) {
    self.names = names
    notAvailableCode = notAvailable
    self.style = style
  }
}

/// A kind of coded state with its meanings.
public protocol CodeTable: Sendable {
  /// What the codes stand for.
  static var meanings: Meanings { get }
}

/// A coded state or kind; a code without a meaning keeps its number.
public struct Coded<Table: CodeTable>: ListedCode {
  /// The code.
  public let raw: Int

  @inlinable
  init(code: Int) { raw = code }

  /// Keeps a code; nil for the one that means "not available".
  public init?(_ code: Int) {
    guard code != Table.meanings.notAvailableCode else { return nil }
    raw = code
  }

  /// The table's own.
  @inlinable public static var notAvailableCode: Int? { Table.meanings.notAvailableCode }

  /// Four bytes.
  public typealias Storage = Int32

  /// What a code means.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> {
    code == Table.meanings.notAvailableCode
      ? .absent(.notAvailable) : checked(code, in: 0...0x3FFF_FFFF, make: Self.init(code:))
  }

  /// What the code stands for; nil when it is reserved.
  public var name: String? {
    let names = Table.meanings.names
    return names.indices.contains(raw) ? "\(names[raw])" : nil
  }

  var meaning: String? { name }

  static var gpsdForm: GpsdForm {
    let meanings = Table.meanings
    let word: @Sendable (Int) -> String = { code in
      meanings.names.indices.contains(code) ? "\(meanings.names[code])" : "Reserved (\(code))"
    }
    return switch meanings.style {
    case .number: .number
    case .numberAndText: .numberAndText(word)
    case .textWhenScaled: .textWhenScaled(word)
    }
  }
}
