/// How the code of a field is written down in lists of fields.

/// What gpsd's JSON makes of a code.
enum GpsdForm: Sendable {
  /// The code as a number, scaled or not.
  case number
  /// `true` or `false`.
  case flag
  /// (code − zero) ÷ divisor with so many decimal places; unscaled, the code.
  case scaled(zero: Int, divisor: Int, places: Int)
  /// The same, as a string.
  case quoted(divisor: Int, places: Int)
  /// The same, but for codes that gpsd writes as words.
  case scaledOrWord(divisor: Int, places: Int, word: @Sendable (Int) -> String?)
  /// The code, and its meaning under the name with `_text` behind it.
  case numberAndText(@Sendable (Int) -> String)
  /// Four distances.
  case dimensions
  /// The meaning when scaled, otherwise the code.
  case textWhenScaled(@Sendable (Int) -> String)
}

/// A value as a list of fields shows it.
enum ListedValue: Hashable, Sendable {
  case integer(Int)
  case decimal(Double)
  case flag(Bool)
  case text(String)
  case dimensions(Dimensions)
}

/// A field code that can be listed.
protocol ListedCode: FieldCode {
  /// How gpsd writes it.
  static var gpsdForm: GpsdForm { get }
  /// The value in the unit of the field.
  var listed: ListedValue { get }
  /// What the value stands for; nil for numbers.
  var meaning: String? { get }
}

extension ListedCode {
  static var gpsdForm: GpsdForm { .number }
  var listed: ListedValue { .integer(raw) }
  var meaning: String? { nil }
}

extension Bool: ListedCode {
  static var gpsdForm: GpsdForm { .flag }
  var listed: ListedValue { .flag(self) }
}

extension PlainCode: ListedCode {}
extension Year: ListedCode {}
extension Month: ListedCode {}
extension Day: ListedCode {}
extension Hour: ListedCode {}
extension Sixtieth: ListedCode {}
extension WholeDegrees: ListedCode {}
extension UTCSecond: ListedCode {}
extension SpecialManoeuvre: ListedCode {}
extension IMOField: ListedCode {}
extension CoarseSpeed: ListedCode {}

extension Longitude: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600_000, places: 7) }
  var listed: ListedValue { .decimal(degrees) }
}

extension Latitude: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600_000, places: 7) }
  var listed: ListedValue { .decimal(degrees) }
}

extension CoarseLongitude: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600, places: 4) }
  var listed: ListedValue { .decimal(degrees) }
}

extension CoarseLatitude: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 600, places: 4) }
  var listed: ListedValue { .decimal(degrees) }
}

extension SpeedOverGround: ListedCode {
  static var gpsdForm: GpsdForm {
    .scaledOrWord(divisor: 10, places: 1) { $0 == 1023 ? "n/a" : $0 == 1022 ? "fast" : nil }
  }
  var listed: ListedValue { .decimal(knots) }
}

extension AircraftSpeed: ListedCode {
  static var gpsdForm: GpsdForm {
    .scaledOrWord(divisor: 1, places: 0) { $0 == 1023 ? "nan" : $0 == 1022 ? "fast" : nil }
  }
}

extension Altitude: ListedCode {
  static var gpsdForm: GpsdForm {
    .scaledOrWord(divisor: 1, places: 0) { $0 == 4095 ? "nan" : $0 == 4094 ? "high" : nil }
  }
}

extension CourseOverGround: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 10, places: 1) }
  var listed: ListedValue { .decimal(degrees) }
}

extension Draught: ListedCode {
  static var gpsdForm: GpsdForm { .scaled(zero: 0, divisor: 10, places: 1) }
  var listed: ListedValue { .decimal(metres) }
}

extension RateOfTurn: ListedCode {
  /// gpsd writes degrees a minute as a string, and words for a turn that is only known to be fast.
  static var gpsdForm: GpsdForm {
    .scaledOrWord(divisor: 1, places: 0) { code in
      switch code {
      case -128: "n/a"
      case -127: "fastleft"
      case 127: "fastright"
      default: RateOfTurn(code: code)?.degreesPerMinute.map { Decimals.fixed($0, places: 2) }
      }
    }
  }
  var listed: ListedValue {
    degreesPerMinute.map { .decimal($0) } ?? .text(raw < 0 ? "fast to port" : "fast to starboard")
  }
}

extension Dimensions: ListedCode {
  static var gpsdForm: GpsdForm { .dimensions }
  var listed: ListedValue { .dimensions(self) }
}

extension NavigationStatus: ListedCode {
  static var gpsdForm: GpsdForm { .numberAndText(Legends.status) }
  var meaning: String? { Legends.status(raw) }
}

extension PositionFixingDevice: ListedCode {
  static var gpsdForm: GpsdForm { .numberAndText(Legends.device) }
  var meaning: String? { Legends.device(raw) }
}

extension ShipType: ListedCode {
  static var gpsdForm: GpsdForm { .numberAndText(Legends.shipType) }
  var meaning: String? { Legends.shipType(raw) }
}

extension AidType: ListedCode {
  static var gpsdForm: GpsdForm { .numberAndText(Legends.aid) }
  var meaning: String? { Legends.aid(raw) }
}

extension Field where Value == PlainCode {
  /// The code 0, which is what an unset number or reserved field is sent as.
  public static var zero: Self { Field(PlainCode(0)) }
}

extension Field where Value == Bool {
  /// A flag that is not set.
  public static var unset: Self { Field(false) }
}
