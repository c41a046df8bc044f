/// Application 1/11: weather and water at a station as SN/Circ.236 had it; withdrawn in 2013 and still
/// the more common of the two.
///
/// 296 bits behind the application identifier. "Not available" is the highest code of a field.

/// Weather and water at a station, older form.
public struct MeteorologicalReport236: Hashable, Sendable {
  /// Latitude of the station.
  public var latitude: Field<Measure<LatitudeThousandths236>> = .notAvailable
  /// Longitude of the station.
  public var longitude: Field<Measure<LongitudeThousandths236>> = .notAvailable
  /// Day, hour and minute of the observation, UTC.
  public var time: Moment = Moment()
  /// Mean wind speed of ten minutes.
  public var windSpeed: Field<Measure<WindKnots>> = .notAvailable
  /// Highest wind speed of ten minutes.
  public var gustSpeed: Field<Measure<WindKnots>> = .notAvailable
  /// Where the wind comes from.
  public var windDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// Where the gust came from.
  public var gustDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// Air temperature, dry bulb.
  public var airTemperature: Field<Measure<AirTemperature236>> = .notAvailable
  /// Relative humidity.
  public var humidity: Field<Measure<Humidity236>> = .notAvailable
  /// Dew point.
  public var dewPoint: Field<Measure<DewPoint236>> = .notAvailable
  /// Air pressure.
  public var pressure: Field<Measure<AirPressure236>> = .notAvailable
  /// Which way the pressure goes.
  public var pressureTrend: Field<Coded<Trend>> = .notAvailable
  /// Horizontal visibility.
  public var visibility: Field<Measure<Visibility236>> = .notAvailable
  /// Deviation of the water level from chart datum.
  public var waterLevel: Field<Measure<WaterLevel236>> = .notAvailable
  /// Which way the water level goes.
  public var waterLevelTrend: Field<Coded<Trend>> = .notAvailable
  /// Speed of the current at the surface.
  public var currentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var currentDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// Speed of the current at a second depth.
  public var secondCurrentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var secondCurrentDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// The second depth.
  public var secondCurrentDepth: Field<Measure<CurrentDepth>> = .notAvailable
  /// Speed of the current at a third depth.
  public var thirdCurrentSpeed: Field<Measure<CurrentSpeed>> = .notAvailable
  /// Where that current sets.
  public var thirdCurrentDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// The third depth.
  public var thirdCurrentDepth: Field<Measure<CurrentDepth>> = .notAvailable
  /// Significant height of waves.
  public var waveHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Period of waves.
  public var wavePeriod: Field<Measure<WavePeriod>> = .notAvailable
  /// Where the waves come from.
  public var waveDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// Height of swell.
  public var swellHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Period of swell.
  public var swellPeriod: Field<Measure<WavePeriod>> = .notAvailable
  /// Where the swell comes from.
  public var swellDirection: Field<Measure<TrueDirection236>> = .notAvailable
  /// Sea state.
  public var seaState: Field<Coded<SeaState236>> = .notAvailable
  /// Water temperature.
  public var waterTemperature: Field<Measure<WaterTemperature236>> = .notAvailable
  /// Kind of precipitation.
  public var precipitation: Field<Coded<Precipitation236>> = .notAvailable
  /// Salinity.
  public var salinity: Field<Measure<Salinity236>> = .notAvailable
  /// Whether there is ice.
  public var ice: Field<Coded<Ice236>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension MeteorologicalReport236: PayloadLayout {
  static var shortest: Int { 49 }
  static var longest: Int? { 296 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&latitude, 24, "lat")
    fields.field(&longitude, 25, "lon")
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
    fields.field(&visibility, 8, "visibility")
    fields.field(&waterLevel, 9, "waterlevel")
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
    fields.spare(6)
  }
}
