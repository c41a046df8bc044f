/// Application 1/17: targets that a traffic service sees on its radar (IMO SN.1/Circ.289), and 1/16 as
/// some stations still send it, with an 8-bit speed (the "VTS targets" of ITU-R M.1371-1).

/// What names a target.
public enum TargetIdentifier: Hashable, Sendable {
  /// 0: an MMSI, or another number of 42 bits.
  case mmsi(Int)
  /// 1: an IMO number, or another number of 42 bits.
  case imo(Int)
  /// 2: a call sign.
  case callSign(SixBitText)
  /// 3: other text; padding only for an unknown target.
  case other(SixBitText)
}

/// One target.
public struct SyntheticTarget: Hashable, Sendable {
  /// What names it.
  public var identifier = TargetIdentifier.other(SixBitText(blank: 7))
  /// Latitude; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Longitude; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Course over ground, whole degrees; absent for 360.
  public var course: Field<Measure<TrueDirection>> = .notAvailable
  /// UTC second of the position; absent from 60 on.
  public var second: Field<Sixtieth> = .notAvailable
  /// Speed over ground; absent for 255.
  public var speed: Field<Measure<TargetSpeed>> = .notAvailable

  /// Nothing available.
  public init() {}

  mutating func walk(speedBits: Int, _ fields: inout some LayoutWalker) {
    identifier.walk(&fields)
    fields.spare(4)
    fields.field(&latitude, 24, "lat")
    fields.field(&longitude, 25, "lon")
    fields.field(&course, 9, "course")
    fields.field(&second, 6, "second")
    fields.field(&speed, speedBits, "speed")
  }
}

extension SyntheticTarget: PayloadLayout {
  static var shortest: Int { 122 }

  mutating func walk(_ fields: inout some LayoutWalker) { walk(speedBits: 10, &fields) }
}

extension TargetIdentifier {
  var code: Int {
    switch self {
    case .mmsi: 0
    case .imo: 1
    case .callSign: 2
    case .other: 3
    }
  }

  mutating func walk(_ fields: inout some LayoutWalker) {
    var code = Field<Coded<TargetIdentity>>(code: code)
    fields.field(&code, 2, "idtype")
    switch fields.isReading ? code.raw ?? 3 : self.code {
    case 0: self = .mmsi(number("mmsi", &fields))
    case 1: self = .imo(number("imo", &fields))
    case 2: self = .callSign(text("callsign", &fields))
    default: self = .other(text("other", &fields))
    }
  }

  private func number(_ name: StaticString, _ fields: inout some LayoutWalker) -> Int {
    let number =
      switch self {
      case .mmsi(let number), .imo(let number): number
      case .callSign, .other: 0
      }
    var (high, low) = (Field(PlainCode(number >> 30)), Field(PlainCode(number & 0x3FFF_FFFF)))
    fields.field(&high, 12, "id_high")
    fields.field(&low, 30, name)
    return (high.raw ?? 0) << 30 | (low.raw ?? 0)
  }

  private func text(_ name: StaticString, _ fields: inout some LayoutWalker) -> SixBitText {
    var text: SixBitText? =
      switch self {
      case .callSign(let text), .other(let text): text
      case .mmsi, .imo: SixBitText(blank: 7)
      }
    fields.text(&text, 7, name)
    return text ?? SixBitText(blank: 7)
  }
}

/// Targets of a traffic service.
public struct SyntheticTargets: Hashable, Sendable {
  /// One to four targets.
  public var targets: [SyntheticTarget] = []

  /// No targets.
  public init() {}
}

extension SyntheticTargets: PayloadLayout {
  static var shortest: Int { 122 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.list(&targets, most: 7, "targets")
  }
}

/// One target with an 8-bit speed.
public struct SyntheticTargetITU: Hashable, Sendable {
  /// The target.
  public var target = SyntheticTarget()

  /// Nothing available.
  public init() {}
}

extension SyntheticTargetITU: PayloadLayout {
  static var shortest: Int { 120 }

  mutating func walk(_ fields: inout some LayoutWalker) { target.walk(speedBits: 8, &fields) }
}

/// Targets of a traffic service, with 8-bit speeds.
public struct SyntheticTargetsITU: Hashable, Sendable {
  /// One to seven targets.
  public var targets: [SyntheticTargetITU] = []

  /// No targets.
  public init() {}
}

extension SyntheticTargetsITU: PayloadLayout {
  static var shortest: Int { 120 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.list(&targets, most: 7, "targets")
  }
}
