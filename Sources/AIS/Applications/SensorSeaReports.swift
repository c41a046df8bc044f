/// The reports of sensors of currents, waves and weather that application 1/26 carries (IMO
/// SN.1/Circ.289), 85 bits each.

/// Currents at three depths, as speed and direction.
public struct SensorCurrent: Hashable, Sendable {
  /// Speed at the first depth.
  public var firstSpeed: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Where it sets.
  public var firstDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// The first depth.
  public var firstDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// Speed at the second depth.
  public var secondSpeed: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Where it sets.
  public var secondDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// The second depth.
  public var secondDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// Speed at the third depth.
  public var thirdSpeed: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Where it sets.
  public var thirdDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// The third depth.
  public var thirdDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// How the data came about.
  public var sensorKind: Field<Coded<SensorKind>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorCurrent: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&firstSpeed, 8, "cspeed1")
    fields.field(&firstDirection, 9, "cdir1")
    fields.field(&firstDepth, 9, "cdepth1")
    fields.field(&secondSpeed, 8, "cspeed2")
    fields.field(&secondDirection, 9, "cdir2")
    fields.field(&secondDepth, 9, "cdepth2")
    fields.field(&thirdSpeed, 8, "cspeed3")
    fields.field(&thirdDirection, 9, "cdir3")
    fields.field(&thirdDepth, 9, "cdepth3")
    fields.field(&sensorKind, 3, "sensortype")
    fields.spare(4)
  }
}

/// Currents at two depths, as vectors.
public struct SensorCurrentVector: Hashable, Sendable {
  /// Northward part at the first depth.
  public var firstNorth: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Eastward part.
  public var firstEast: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Upward part.
  public var firstUp: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// The first depth.
  public var firstDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// Northward part at the second depth.
  public var secondNorth: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Eastward part.
  public var secondEast: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Upward part.
  public var secondUp: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// The second depth.
  public var secondDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// How the data came about.
  public var sensorKind: Field<Coded<SensorKind>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorCurrentVector: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&firstNorth, 8, "cnorth1")
    fields.field(&firstEast, 8, "ceast1")
    fields.field(&firstUp, 8, "cup1")
    fields.field(&firstDepth, 9, "cdepth1")
    fields.field(&secondNorth, 8, "cnorth2")
    fields.field(&secondEast, 8, "ceast2")
    fields.field(&secondUp, 8, "cup2")
    fields.field(&secondDepth, 9, "cdepth2")
    fields.field(&sensorKind, 3, "sensortype")
    fields.spare(16)
  }
}

/// Currents at two places across the beam of a sensor.
public struct SensorCurrentSection: Hashable, Sendable {
  /// Bearing of the first place.
  public var firstBearing: Field<Measure<TrueDirection>> = .notAvailable
  /// Its distance.
  public var firstDistance: Field<Measure<SensorDistance>> = .notAvailable
  /// Speed there.
  public var firstSpeed: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Where it sets.
  public var firstDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Depth there.
  public var firstDepth: Field<Measure<SensorDepth>> = .notAvailable
  /// Bearing of the second place.
  public var secondBearing: Field<Measure<TrueDirection>> = .notAvailable
  /// Its distance.
  public var secondDistance: Field<Measure<SensorDistance>> = .notAvailable
  /// Speed there.
  public var secondSpeed: Field<Measure<SensorCurrentSpeed>> = .notAvailable
  /// Where it sets.
  public var secondDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Depth there.
  public var secondDepth: Field<Measure<SensorDepth>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorCurrentSection: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&firstBearing, 9, "bearing1")
    fields.field(&firstDistance, 7, "distance1")
    fields.field(&firstSpeed, 8, "speed1")
    fields.field(&firstDirection, 9, "direction1")
    fields.field(&firstDepth, 9, "depth1")
    fields.field(&secondBearing, 9, "bearing2")
    fields.field(&secondDistance, 7, "distance2")
    fields.field(&secondSpeed, 8, "speed2")
    fields.field(&secondDirection, 9, "direction2")
    fields.field(&secondDepth, 9, "depth2")
    fields.spare(1)
  }
}

/// Swell, waves and water at a sensor.
public struct SensorSeaState: Hashable, Sendable {
  /// Height of swell.
  public var swellHeight: Field<Measure<SensorWaveHeight>> = .notAvailable
  /// Its period.
  public var swellPeriod: Field<Measure<SensorWavePeriod>> = .notAvailable
  /// Where it comes from.
  public var swellDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Sea state.
  public var seaState: Field<Coded<SeaState>> = .notAvailable
  /// How the swell was found.
  public var swellKind: Field<Coded<SensorKind>> = .notAvailable
  /// Water temperature.
  public var waterTemperature: Field<Measure<SensorWaterTemperature>> = .notAvailable
  /// Depth of the thermometer.
  public var temperatureDepth: Field<Measure<WaterTemperatureDepth>> = .notAvailable
  /// How the temperature was found.
  public var temperatureKind: Field<Coded<SensorKind>> = .notAvailable
  /// Height of waves.
  public var waveHeight: Field<Measure<SensorWaveHeight>> = .notAvailable
  /// Their period.
  public var wavePeriod: Field<Measure<SensorWavePeriod>> = .notAvailable
  /// Where they come from.
  public var waveDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// How the waves were found.
  public var waveKind: Field<Coded<SensorKind>> = .notAvailable
  /// Salinity.
  public var salinity: Field<Measure<SensorSalinity>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorSeaState: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&swellHeight, 8, "swheight")
    fields.field(&swellPeriod, 6, "swperiod")
    fields.field(&swellDirection, 9, "swelldir")
    fields.field(&seaState, 4, "seastate")
    fields.field(&swellKind, 3, "swelltype")
    fields.field(&waterTemperature, 10, "watertemp")
    fields.field(&temperatureDepth, 7, "distance1")
    fields.field(&temperatureKind, 3, "depthtype")
    fields.field(&waveHeight, 8, "waveheight")
    fields.field(&wavePeriod, 6, "waveperiod")
    fields.field(&waveDirection, 9, "wavedir")
    fields.field(&waveKind, 3, "wavetype")
    fields.field(&salinity, 9, "salinity")
  }
}

/// Weather at a sensor.
public struct SensorWeather: Hashable, Sendable {
  /// Air temperature.
  public var airTemperature: Field<Measure<AirTemperature>> = .notAvailable
  /// How it was found.
  public var temperatureKind: Field<Coded<SensorKind>> = .notAvailable
  /// Kind of precipitation.
  public var precipitation: Field<Coded<SensorPrecipitation>> = Field(Coded(0))
  /// Horizontal visibility; 243 for no sensor.
  public var visibility: Field<Measure<SensorVisibility>> = .notAvailable
  /// Dew point.
  public var dewPoint: Field<Measure<DewPoint>> = .notAvailable
  /// How it was found.
  public var dewPointKind: Field<Coded<SensorKind>> = .notAvailable
  /// Air pressure.
  public var pressure: Field<Measure<AirPressure>> = .notAvailable
  /// Which way it goes.
  public var pressureTrend: Field<Coded<Trend>> = .notAvailable
  /// How the pressure was found.
  public var pressureKind: Field<Coded<SensorKind>> = .notAvailable
  /// Salinity.
  public var salinity: Field<Measure<SensorSalinity>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SensorWeather: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&airTemperature, 11, "temperature")
    fields.field(&temperatureKind, 3, "sensortype")
    fields.field(&precipitation, 2, "preciptype")
    fields.field(&visibility, 8, "visibility")
    fields.field(&dewPoint, 10, "dewpoint")
    fields.field(&dewPointKind, 3, "dewtype")
    fields.field(&pressure, 9, "pressure")
    fields.field(&pressureTrend, 2, "pressuretend")
    fields.field(&pressureKind, 3, "pressuretype")
    fields.field(&salinity, 9, "salinity")
    fields.spare(25)
  }
}
