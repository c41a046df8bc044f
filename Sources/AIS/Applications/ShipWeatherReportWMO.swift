/// Application 1/21 in the form of the World Meteorological Organization (IMO SN.1/Circ.289).
///
/// 303 bits behind the bit that tells the form. The latitude is (code ÷ 100) − 90: the circular's 9,000
/// would leave the globe.

/// Weather as a ship observes it, in the codes of the WMO.
public struct ShipWeatherReportWMO: Hashable, Sendable {
  /// Longitude; absent for 65,535.
  public var longitude: Field<Measure<WMOLongitude>> = .notAvailable
  /// Latitude; absent for 32,767.
  public var latitude: Field<Measure<WMOLatitude>> = .notAvailable
  /// Month, 1…12; absent for 15.
  public var month: Field<Measure<BUFRCode4>> = .notAvailable
  /// Day, 1…31; absent for 63.
  public var day: Field<Measure<BUFRCode6>> = .notAvailable
  /// Hour, 0…23; absent for 31.
  public var hour: Field<Measure<BUFRCode5>> = .notAvailable
  /// Tens of minutes, 0…5; absent for 7.
  public var tenMinutes: Field<Measure<BUFRCode3>> = .notAvailable
  /// Course over ground of the last ten minutes.
  public var course: Field<Measure<FiveDegrees>> = .notAvailable
  /// Speed over ground of the last ten minutes.
  public var speed: Field<Measure<ShipHalfMetresPerSecond>> = .notAvailable
  /// Heading of the last ten minutes.
  public var heading: Field<Measure<FiveDegrees>> = .notAvailable
  /// Air pressure at sea level.
  public var pressure: Field<Measure<SeaLevelPressure>> = .notAvailable
  /// Its change in three hours.
  public var pressureChange: Field<Measure<PressureChange>> = .notAvailable
  /// BUFR table 0 10 063; absent for 15.
  public var pressureTendency: Field<Measure<BUFRCode4>> = .notAvailable
  /// Where the true wind comes from.
  public var windDirection: Field<Measure<FiveDegrees>> = .notAvailable
  /// True wind speed.
  public var windSpeed: Field<Measure<HalfMetresPerSecond>> = .notAvailable
  /// Where the relative wind comes from.
  public var relativeWindDirection: Field<Measure<FiveDegrees>> = .notAvailable
  /// Relative wind speed.
  public var relativeWindSpeed: Field<Measure<HalfMetresPerSecond>> = .notAvailable
  /// Highest gust.
  public var gustSpeed: Field<Measure<HalfMetresPerSecond>> = .notAvailable
  /// Where it came from.
  public var gustDirection: Field<Measure<FiveDegrees>> = .notAvailable
  /// Air temperature.
  public var airTemperature: Field<Measure<AirTemperatureKelvin>> = .notAvailable
  /// Relative humidity.
  public var humidity: Field<Measure<Humidity236>> = .notAvailable
  /// Temperature of the sea's surface.
  public var seaTemperature: Field<Measure<SeaTemperatureKelvin>> = .notAvailable
  /// Code v of the visibility, 13.073 v² metres; absent for 63.
  public var visibility: Field<Measure<BUFRCode6>> = .notAvailable
  /// BUFR table 0 20 003; absent for 511.
  public var weather: Field<Measure<BUFRCode9>> = .notAvailable
  /// BUFR table 0 20 004; absent for 31.
  public var pastWeather: Field<Measure<BUFRCode5>> = .notAvailable
  /// BUFR table 0 20 005; absent for 31.
  public var secondPastWeather: Field<Measure<BUFRCode5>> = .notAvailable
  /// Total cloud cover.
  public var cloudCover: Field<Measure<Tenths>> = .notAvailable
  /// BUFR table 0 20 011; absent for 15.
  public var lowCloudAmount: Field<Measure<BUFRCode4>> = .notAvailable
  /// BUFR table 0 20 012; absent for 63.
  public var lowCloud: Field<Measure<BUFRCode6>> = .notAvailable
  /// BUFR table 0 20 012; absent for 63.
  public var middleCloud: Field<Measure<BUFRCode6>> = .notAvailable
  /// BUFR table 0 20 012; absent for 63.
  public var highCloud: Field<Measure<BUFRCode6>> = .notAvailable
  /// Code c of the height of the cloud base, 0.16 c² metres; absent for 127.
  public var cloudBase: Field<Measure<BUFRCode7>> = .notAvailable
  /// Period of wind waves.
  public var windWavePeriod: Field<Measure<ShortPeriod>> = .notAvailable
  /// Height of wind waves.
  public var windWaveHeight: Field<Measure<HalfMetres>> = .notAvailable
  /// Where the first swell comes from.
  public var swellDirection: Field<Measure<TenDegrees>> = .notAvailable
  /// Its period.
  public var swellPeriod: Field<Measure<ShortPeriod>> = .notAvailable
  /// Its height.
  public var swellHeight: Field<Measure<HalfMetres>> = .notAvailable
  /// Where the second swell comes from.
  public var secondSwellDirection: Field<Measure<TenDegrees>> = .notAvailable
  /// Its period.
  public var secondSwellPeriod: Field<Measure<ShortPeriod>> = .notAvailable
  /// Its height.
  public var secondSwellHeight: Field<Measure<HalfMetres>> = .notAvailable
  /// Thickness of ice on the ship.
  public var iceThickness: Field<Measure<IceThickness>> = .notAvailable
  /// BUFR table 0 20 032; absent for 7.
  public var iceRate: Field<Measure<BUFRCode3>> = .notAvailable
  /// BUFR table 0 20 033; absent for 7.
  public var iceCause: Field<Measure<BUFRCode3>> = .notAvailable
  /// BUFR table 0 20 034; absent for 31.
  public var seaIce: Field<Measure<BUFRCode5>> = .notAvailable
  /// BUFR table 0 20 035; absent for 15.
  public var iceKind: Field<Measure<BUFRCode4>> = .notAvailable
  /// BUFR table 0 20 036; absent for 31.
  public var iceSituation: Field<Measure<BUFRCode5>> = .notAvailable
  /// BUFR table 0 20 037; absent for 31.
  public var iceDevelopment: Field<Measure<BUFRCode5>> = .notAvailable
  /// Bearing of the ice edge.
  public var iceEdge: Field<Measure<IceEdgeBearing>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension ShipWeatherReportWMO: PayloadLayout {
  static var longest: Int? { 303 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 16, "lon")
    fields.field(&latitude, 15, "lat")
    fields.field(&month, 4, "month")
    fields.field(&day, 6, "day")
    fields.field(&hour, 5, "hour")
    fields.field(&tenMinutes, 3, "minute")
    fields.field(&course, 7, "course")
    fields.field(&speed, 5, "speed")
    fields.field(&heading, 7, "heading")
    fields.field(&pressure, 11, "pressure")
    fields.field(&pressureChange, 10, "pdelta")
    fields.field(&pressureTendency, 4, "ptend")
    fields.field(&windDirection, 7, "twinddir")
    fields.field(&windSpeed, 8, "twindspeed")
    fields.field(&relativeWindDirection, 7, "rwinddir")
    fields.field(&relativeWindSpeed, 8, "rwindspeed")
    fields.field(&gustSpeed, 8, "mgustspeed")
    fields.field(&gustDirection, 7, "mgustdir")
    fields.field(&airTemperature, 10, "airtemp")
    fields.field(&humidity, 7, "humidity")
    fields.field(&seaTemperature, 9, "surftemp")
    fields.field(&visibility, 6, "visibility")
    fields.field(&weather, 9, "weather")
    fields.field(&pastWeather, 5, "pweather1")
    fields.field(&secondPastWeather, 5, "pweather2")
    fields.field(&cloudCover, 4, "totalcloud")
    fields.field(&lowCloudAmount, 4, "lowclouda")
    fields.field(&lowCloud, 6, "lowcloudt")
    fields.field(&middleCloud, 6, "midcloudt")
    fields.field(&highCloud, 6, "highcloudt")
    fields.field(&cloudBase, 7, "cloudbase")
    fields.field(&windWavePeriod, 5, "wwperiod")
    fields.field(&windWaveHeight, 6, "wwheight")
    fields.field(&swellDirection, 6, "swelldir1")
    fields.field(&swellPeriod, 5, "swperiod1")
    fields.field(&swellHeight, 6, "swheight1")
    fields.field(&secondSwellDirection, 6, "swelldir2")
    fields.field(&secondSwellPeriod, 5, "swperiod2")
    fields.field(&secondSwellHeight, 6, "swheight2")
    fields.field(&iceThickness, 7, "icedeposit")
    fields.field(&iceRate, 3, "icerate")
    fields.field(&iceCause, 3, "icecause")
    fields.field(&seaIce, 5, "seaice")
    fields.field(&iceKind, 4, "icetype")
    fields.field(&iceSituation, 5, "icestate")
    fields.field(&iceDevelopment, 5, "icedevel")
    fields.field(&iceEdge, 4, "icebearing")
  }
}
