/// Application 1/26: reports of sensors, up to eight in a message (IMO SN.1/Circ.289).

/// What a sensor reports.
public enum SensorContent: Hashable, Sendable {
  /// 0: where it stands.
  case site(SensorSite)
  /// 1: what it is called.
  case name(SensorName)
  /// 2: wind.
  case wind(SensorWind)
  /// 3: water level.
  case level(SensorLevel)
  /// 4: currents.
  case current(SensorCurrent)
  /// 5: currents as vectors.
  case currentVector(SensorCurrentVector)
  /// 6: currents across.
  case currentSection(SensorCurrentSection)
  /// 7: sea state.
  case sea(SensorSeaState)
  /// 8: salinity.
  case salinity(SensorSalinityReport)
  /// 9: weather.
  case weather(SensorWeather)
  /// 10: clearance.
  case airGap(SensorAirGap)
  /// 11 to 15, which are reserved, with their 85 bits.
  case reserved(Int, BitString)

  /// The code of the kind of report.
  public var code: Int {
    switch self {
    case .site: 0
    case .name: 1
    case .wind: 2
    case .level: 3
    case .current: 4
    case .currentVector: 5
    case .currentSection: 6
    case .sea: 7
    case .salinity: 8
    case .weather: 9
    case .airGap: 10
    case .reserved(let code, _): code
    }
  }

  init(blank code: Int) {
    self =
      switch code {
      case 0: .site(SensorSite())
      case 1: .name(SensorName())
      case 2: .wind(SensorWind())
      case 3: .level(SensorLevel())
      case 4: .current(SensorCurrent())
      case 5: .currentVector(SensorCurrentVector())
      case 6: .currentSection(SensorCurrentSection())
      case 7: .sea(SensorSeaState())
      case 8: .salinity(SensorSalinityReport())
      case 9: .weather(SensorWeather())
      case 10: .airGap(SensorAirGap())
      default: .reserved(code, BitString())
      }
  }

  mutating func walk(_ fields: inout some LayoutWalker) {
    switch self {
    case .site(let part): self = .site(part.shown(&fields))
    case .name(let part): self = .name(part.shown(&fields))
    case .wind(let part): self = .wind(part.shown(&fields))
    case .level(let part): self = .level(part.shown(&fields))
    case .current(let part): self = .current(part.shown(&fields))
    case .currentVector(let part): self = .currentVector(part.shown(&fields))
    case .currentSection(let part): self = .currentSection(part.shown(&fields))
    case .sea(let part): self = .sea(part.shown(&fields))
    case .salinity(let part): self = .salinity(part.shown(&fields))
    case .weather(let part): self = .weather(part.shown(&fields))
    case .airGap(let part): self = .airGap(part.shown(&fields))
    case .reserved(let code, var bits):
      fields.rest(&bits, kept: max(0, (fields.bitsLeft ?? 85) - 85), "data")
      self = .reserved(code, bits)
    }
  }
}

extension PayloadLayout {
  /// The layout after `fields` went through it.
  func shown(_ fields: inout some LayoutWalker) -> Self {
    var copy = self
    copy.walk(&fields)
    return copy
  }
}

/// One report of a sensor.
public struct SensorReport: Hashable, Sendable {
  /// When, UTC; it has no month.
  public var time: Moment = Moment()
  /// Number of the site.
  public var site: Field<PlainCode> = .zero
  /// What is reported.
  public var content: SensorContent = .site(SensorSite())

  /// Nothing available.
  public init() {}
}

extension SensorReport: PayloadLayout {
  static var shortest: Int { 112 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    var code = Field(PlainCode(content.code))
    fields.field(&code, 4, "sensor")
    if fields.isReading { content = SensorContent(blank: code.raw ?? 0) }
    fields.moment(&time, .day, "timestamp")
    fields.field(&site, 7, "site")
    content.walk(&fields)
  }
}

/// Reports of sensors.
public struct EnvironmentalReport: Hashable, Sendable {
  /// One to eight reports.
  public var reports: [SensorReport] = []

  /// No reports.
  public init() {}
}

extension EnvironmentalReport: PayloadLayout {
  static var shortest: Int { 112 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.list(&reports, most: 8, "reports")
  }
}
