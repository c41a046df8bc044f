/// The reports of sensors that application 1/26 carries (IMO SN.1/Circ.289), 85 bits each.
///
/// Air gaps and water levels count centimetres: the ranges in the circular leave no other step.

/// Where a sensor stands.
public struct SensorSite: Hashable, Sendable {
  /// Longitude; absent for 181°.
  public var longitude: Field<Longitude> = .notAvailable
  /// Latitude; absent for 91°.
  public var latitude: Field<Latitude> = .notAvailable
  /// Height above mean sea level.
  public var altitude: Field<Measure<SensorAltitude>> = .notAvailable
  /// Who owns it; absent for 0.
  public var owner: Field<Coded<SensorOwner>> = .notAvailable
  /// How long its data hold; absent for 0.
  public var timeout: Field<Coded<DataTimeout>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorSite: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&altitude, 11, "alt")
    fields.field(&owner, 4, "owner")
    fields.field(&timeout, 3, "timeout")
    fields.spare(12)
  }
}

/// What a sensor is called.
public struct SensorName: Hashable, Sendable {
  /// Its name.
  public var name: SixBitText? = SixBitText(blank: 14)

  /// Nothing available.
  public init() {}
}

extension SensorName: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&name, 14, "name")
    fields.spare(1)
  }
}

/// Wind at a sensor.
public struct SensorWind: Hashable, Sendable {
  /// Mean speed of ten minutes.
  public var speed: Field<Measure<SensorWindKnots>> = .notAvailable
  /// Highest speed of ten minutes.
  public var gust: Field<Measure<SensorWindKnots>> = .notAvailable
  /// Where it comes from.
  public var direction: Field<Measure<TrueDirection>> = .notAvailable
  /// Where the gust came from.
  public var gustDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// How the data came about.
  public var sensorKind: Field<Coded<SensorKind>> = .notAvailable
  /// Forecast speed.
  public var forecastSpeed: Field<Measure<SensorWindKnots>> = .notAvailable
  /// Forecast gust.
  public var forecastGust: Field<Measure<SensorWindKnots>> = .notAvailable
  /// Forecast direction.
  public var forecastDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// When the forecast holds from, UTC.
  public var forecastTime: Moment = Moment()
  /// How long it holds.
  public var forecastDuration: Field<Measure<ForecastMinutes>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorWind: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&speed, 7, "wspeed")
    fields.field(&gust, 7, "wgust")
    fields.field(&direction, 9, "wdir")
    fields.field(&gustDirection, 9, "wgustdir")
    fields.field(&sensorKind, 3, "sensortype")
    fields.field(&forecastSpeed, 7, "fwspeed")
    fields.field(&forecastGust, 7, "fwgust")
    fields.field(&forecastDirection, 9, "fwdir")
    fields.moment(&forecastTime, .day, "forecast")
    fields.field(&forecastDuration, 8, "duration")
    fields.spare(3)
  }
}

/// Water level at a sensor.
public struct SensorLevel: Hashable, Sendable {
  /// Whether the level is absolute, not against `datum`.
  public var isAbsolute: Field<Bool> = .unset
  /// The level.
  public var level: Field<Measure<SensorWaterLevel>> = .notAvailable
  /// Which way it goes.
  public var trend: Field<Coded<SensorTrend>> = .notAvailable
  /// What it is told against.
  public var datum: Field<Coded<Datum>> = .notAvailable
  /// How the data came about.
  public var sensorKind: Field<Coded<SensorKind>> = .notAvailable
  /// Whether the forecast is absolute.
  public var isForecastAbsolute: Field<Bool> = .unset
  /// The forecast.
  public var forecastLevel: Field<Measure<SensorWaterLevel>> = .notAvailable
  /// When the forecast holds from, UTC.
  public var forecastTime: Moment = Moment()
  /// How long it holds.
  public var forecastDuration: Field<Measure<ForecastMinutes>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorLevel: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&isAbsolute, 1, "absolute")
    fields.field(&level, 16, "level")
    fields.field(&trend, 2, "leveltrend")
    fields.field(&datum, 5, "datum")
    fields.field(&sensorKind, 3, "sensortype")
    fields.field(&isForecastAbsolute, 1, "fabsolute")
    fields.field(&forecastLevel, 16, "flevel")
    fields.moment(&forecastTime, .day, "forecast")
    fields.field(&forecastDuration, 8, "duration")
    fields.spare(17)
  }
}

/// Salinity at a sensor.
public struct SensorSalinityReport: Hashable, Sendable {
  /// Water temperature.
  public var waterTemperature: Field<Measure<SensorWaterTemperature>> = .notAvailable
  /// Conductivity.
  public var conductivity: Field<Measure<Conductivity>> = .notAvailable
  /// Water pressure.
  public var pressure: Field<Measure<WaterPressure>> = .notAvailable
  /// Salinity.
  public var salinity: Field<Measure<SensorSalinity>> = .notAvailable
  /// How it was found.
  public var salinityKind: Field<Coded<SalinityKind>> = Field(Coded(0))
  /// How the data came about.
  public var sensorKind: Field<Coded<SensorKind>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorSalinityReport: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&waterTemperature, 10, "watertemp")
    fields.field(&conductivity, 10, "conductivity")
    fields.field(&pressure, 16, "pressure")
    fields.field(&salinity, 9, "salinity")
    fields.field(&salinityKind, 2, "salinitytype")
    fields.field(&sensorKind, 3, "sensortype")
    fields.spare(35)
  }
}

/// Clearance under a bridge.
public struct SensorAirGap: Hashable, Sendable {
  /// Air draught; absent for 0.
  public var airDraught: Field<Measure<AirGap>> = .notAvailable
  /// Air gap; absent for 0.
  public var gap: Field<Measure<AirGap>> = .notAvailable
  /// Which way it goes.
  public var trend: Field<Coded<SensorGapTrend>> = .notAvailable
  /// Forecast; absent for 0.
  public var forecastGap: Field<Measure<AirGap>> = .notAvailable
  /// When the forecast is for, UTC.
  public var forecastTime: Moment = Moment()

  /// Nothing available.
  public init() {}
}

extension SensorAirGap: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&airDraught, 13, "airdraught")
    fields.field(&gap, 13, "airgap")
    fields.field(&trend, 2, "gaptrend")
    fields.field(&forecastGap, 13, "fairgap")
    fields.moment(&forecastTime, .day, "forecast")
    fields.spare(28)
  }
}
