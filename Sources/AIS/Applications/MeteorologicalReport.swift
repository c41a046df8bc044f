/// Application 1/31: weather and water at a station (IMO SN.1/Circ.289, annex).
///
/// 304 bits behind the application identifier.

/// Weather and water at a station.
public struct MeteorologicalReport: Hashable, Sendable {
  /// Longitude of the station.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude of the station.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Whether the position is good to 10 m or better.
  public var isAccurate: Field<Bool> = .unset
  /// Day, hour and minute of the observation, UTC.
  public var time: Moment = Moment()
  /// Mean wind speed of ten minutes.
  public var windSpeed: Field<Measure<WindKnots>> = .notAvailable
  /// Highest wind speed of ten minutes.
  public var gustSpeed: Field<Measure<WindKnots>> = .notAvailable
  /// Where the wind comes from.
  public var windDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Where the gust came from.
  public var gustDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Air temperature, dry bulb.
  public var airTemperature: Field<Measure<AirTemperature>> = .notAvailable
  /// Relative humidity.
  public var humidity: Field<Measure<Humidity>> = .notAvailable
  /// Dew point.
  public var dewPoint: Field<Measure<DewPoint>> = .notAvailable
  /// Air pressure.
  public var pressure: Field<Measure<AirPressure>> = .notAvailable
  /// Which way the pressure goes.
  public var pressureTrend: Field<Coded<Trend>> = .notAvailable
  /// Whether one sees farther than `visibility` says.
  public var isVisibilityGreater: Field<Bool> = .unset
  /// Horizontal visibility.
  public var visibility: Field<Measure<Visibility>> = .notAvailable
  /// Deviation of the water level from chart datum.
  public var waterLevel: Field<Measure<WaterLevel>> = .notAvailable
  /// Which way the water level goes.
  public var waterLevelTrend: Field<Coded<Trend>> = .notAvailable
  /// Speed of the current at the surface.
  public var currentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var currentDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Speed of the current at a second depth.
  public var secondCurrentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var secondCurrentDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// The second depth.
  public var secondCurrentDepth: Field<Measure<CurrentDepth>> = .notAvailable
  /// Speed of the current at a third depth.
  public var thirdCurrentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var thirdCurrentDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// The third depth.
  public var thirdCurrentDepth: Field<Measure<CurrentDepth>> = .notAvailable
  /// Significant height of waves.
  public var waveHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Period of waves.
  public var wavePeriod: Field<Measure<WavePeriod>> = .notAvailable
  /// Where the waves come from.
  public var waveDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Height of swell.
  public var swellHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Period of swell.
  public var swellPeriod: Field<Measure<WavePeriod>> = .notAvailable
  /// Where the swell comes from.
  public var swellDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Sea state.
  public var seaState: Field<Coded<SeaState>> = .notAvailable
  /// Water temperature.
  public var waterTemperature: Field<Measure<WaterTemperature>> = .notAvailable
  /// Kind of precipitation.
  public var precipitation: Field<Coded<Precipitation>> = .notAvailable
  /// Salinity.
  public var salinity: Field<Measure<Salinity>> = .notAvailable
  /// Whether there is ice.
  public var ice: Field<Coded<Ice>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension MeteorologicalReport: PayloadLayout {
  static var shortest: Int { 49 }
  static var longest: Int? { 304 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&isAccurate, 1, "accuracy")
    fields.moment(&time, .day, "timestamp")
    fields.field(&windSpeed, 7, "wspeed")
    fields.field(&gustSpeed, 7, "wgust")
    fields.field(&windDirection, 9, "wdir")
    fields.field(&gustDirection, 9, "wgustdir")
    fields.field(&airTemperature, 11, "airtemp")
    fields.field(&humidity, 7, "humidity")
    fields.field(&dewPoint, 10, "dewpoint")
    fields.field(&pressure, 9, "pressure")
    fields.field(&pressureTrend, 2, "pressuretend")
    fields.field(&isVisibilityGreater, 1, "visgreater")
    fields.field(&visibility, 7, "visibility")
    fields.field(&waterLevel, 12, "waterlevel")
    fields.field(&waterLevelTrend, 2, "leveltrend")
    fields.field(&currentSpeed, 8, "cspeed")
    fields.field(&currentDirection, 9, "cdir")
    fields.field(&secondCurrentSpeed, 8, "cspeed2")
    fields.field(&secondCurrentDirection, 9, "cdir2")
    fields.field(&secondCurrentDepth, 5, "cdepth2")
    fields.field(&thirdCurrentSpeed, 8, "cspeed3")
    fields.field(&thirdCurrentDirection, 9, "cdir3")
    fields.field(&thirdCurrentDepth, 5, "cdepth3")
    fields.field(&waveHeight, 8, "waveheight")
    fields.field(&wavePeriod, 6, "waveperiod")
    fields.field(&waveDirection, 9, "wavedir")
    fields.field(&swellHeight, 8, "swellheight")
    fields.field(&swellPeriod, 6, "swellperiod")
    fields.field(&swellDirection, 9, "swelldir")
    fields.field(&seaState, 4, "seastate")
    fields.field(&waterTemperature, 10, "watertemp")
    fields.field(&precipitation, 3, "preciptype")
    fields.field(&salinity, 9, "salinity")
    fields.field(&ice, 2, "ice")
    fields.spare(10)
  }
}
