/// Application 1/21: weather as a ship observes it (IMO SN.1/Circ.289), in the plain form and in the
/// form of the World Meteorological Organization; the first bit tells which.
///
/// 304 bits behind the application identifier.

/// Weather as a ship observes it, plain form.
public struct ShipWeatherReport: Hashable, Sendable {
  /// Where, in words.
  public var place: SixBitText? = SixBitText(blank: 20)
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// When, UTC.
  public var time: Moment = Moment()
  /// What the weather is; absent for 8.
  public var weather: Field<Coded<PresentWeather>> = .notAvailable
  /// Whether one sees farther than `visibility` says.
  public var isVisibilityGreater: Field<Bool> = .unset
  /// Horizontal visibility.
  public var visibility: Field<Measure<Visibility>> = .notAvailable
  /// Relative humidity.
  public var humidity: Field<Measure<Humidity236>> = .notAvailable
  /// Mean wind speed of ten minutes.
  public var windSpeed: Field<Measure<WindKnots>> = .notAvailable
  /// Where the wind comes from.
  public var windDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Air pressure.
  public var pressure: Field<Measure<AirPressure>> = .notAvailable
  /// Code of WMO FM 13.
  public var pressureTendency: Field<PlainCode> = .zero
  /// Air temperature.
  public var airTemperature: Field<Measure<AirTemperature>> = .notAvailable
  /// Water temperature.
  public var waterTemperature: Field<Measure<SensorWaterTemperature>> = .notAvailable
  /// Period of waves.
  public var wavePeriod: Field<Measure<WavePeriod>> = .notAvailable
  /// Height of waves.
  public var waveHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Where the waves come from.
  public var waveDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Height of swell.
  public var swellHeight: Field<Measure<WaveHeight>> = .notAvailable
  /// Where the swell comes from.
  public var swellDirection: Field<Measure<TrueDirection>> = .notAvailable
  /// Period of swell.
  public var swellPeriod: Field<Measure<WavePeriod>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension ShipWeatherReport: PayloadLayout {
  static var longest: Int? { 303 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&place, 20, "location")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.moment(&time, .day, "timestamp")
    fields.field(&weather, 4, "weather")
    fields.field(&isVisibilityGreater, 1, "vislimit")
    fields.field(&visibility, 7, "visibility")
    fields.field(&humidity, 7, "humidity")
    fields.field(&windSpeed, 7, "wspeed")
    fields.field(&windDirection, 9, "wdir")
    fields.field(&pressure, 9, "pressure")
    fields.field(&pressureTendency, 4, "pressuretend")
    fields.field(&airTemperature, 11, "airtemp")
    fields.field(&waterTemperature, 10, "watertemp")
    fields.field(&wavePeriod, 6, "waveperiod")
    fields.field(&waveHeight, 8, "waveheight")
    fields.field(&waveDirection, 9, "wavedir")
    fields.field(&swellHeight, 8, "swellheight")
    fields.field(&swellDirection, 9, "swelldir")
    fields.field(&swellPeriod, 6, "swellperiod")
    fields.spare(3)
  }
}
