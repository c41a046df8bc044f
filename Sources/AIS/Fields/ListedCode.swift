/// How a code of a field is written down in lists of fields.

/// What gpsd's JSON makes of a code; its conventions are those of `gpsdecode`.
public enum GpsdForm: Sendable {
  /// The code as a number, scaled or not.
  case number
  /// `true` or `false`.
  case flag
  /// (code − zero) ÷ divisor with so many decimal places; unscaled, the code.
  case scaled(zero: Int, divisor: Int, places: Int)
  /// The code, and its meaning under the name with `_text` behind it.
  case numberAndText([StaticString])
  /// The meaning when scaled, otherwise the code.
  case textWhenScaled([StaticString])
}

/// A value as a list of fields shows it.
public enum ListedValue: Hashable, Sendable {
  /// A whole number.
  case integer(Int)
  /// A number with a fraction.
  case decimal(Double)
  /// A flag.
  case flag(Bool)
}

/// A field code that can be listed.
public protocol ListedCode: FieldCode {
  /// How gpsd writes it.
  static var gpsdForm: GpsdForm { get }
  /// The value in the unit of the field.
  var listed: ListedValue { get }
}

extension ListedCode {
  /// Most codes are plain numbers.
  public static var gpsdForm: GpsdForm { .number }
  /// The code itself.
  public var listed: ListedValue { .integer(raw) }
}

extension Bool: ListedCode {
  /// `true` or `false`.
  public static var gpsdForm: GpsdForm { .flag }
  /// The flag.
  public var listed: ListedValue { .flag(self) }
}

extension PlainCode: ListedCode {}
extension Year: ListedCode {}
extension Month: ListedCode {}
extension Day: ListedCode {}
extension Hour: ListedCode {}
extension Sixtieth: ListedCode {}
extension ShipType: ListedCode {}
extension WholeDegrees: ListedCode {}

extension Longitude: ListedCode {
  /// Degrees to seven places.
  public static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600_000, places: 7) }
  /// Degrees east.
  public var listed: ListedValue { .decimal(degrees) }
}

extension Latitude: ListedCode {
  /// Degrees to seven places.
  public static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600_000, places: 7) }
  /// Degrees north.
  public var listed: ListedValue { .decimal(degrees) }
}

extension CoarseLongitude: ListedCode {
  /// Degrees to one place, as in message 17; messages 22, 23 and 27 have their own.
  public static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600, places: 1) }
  /// Degrees east.
  public var listed: ListedValue { .decimal(degrees) }
}

extension CoarseLatitude: ListedCode {
  /// Degrees to one place, as in message 17; messages 22, 23 and 27 have their own.
  public static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600, places: 1) }
  /// Degrees north.
  public var listed: ListedValue { .decimal(degrees) }
}

extension Field where Value == PlainCode {
  /// The code 0, which is what an unset number or reserved field is sent as.
  public static var zero: Self { Field(PlainCode(0)) }
}

extension Field where Value == Bool {
  /// A flag that is not set.
  public static var unset: Self { Field(false) }
}
