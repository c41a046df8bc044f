/// Scales of weather, water and places in application messages.
/// Source: IMO SN.1/Circ.289 (and SN/Circ.236 where the name says so), as E. S. Raymond's
/// "AIVDM/AIVDO protocol decoding" sets them out.

/// A longitude in 1/1,000 minute, positive east.
public enum LongitudeThousandths: Quantity {
  /// Codes -10_800_000…10_800_000; 10_860_000 is not available.
  public static var scale: Scale {
    Scale(
      -10_800_000...10_800_000, notAvailable: 10_860_000, "°", isSigned: true, divisor: 60_000,
      gpsdPlaces: 6)
  }
}

/// A latitude in 1/1,000 minute, positive north.
public enum LatitudeThousandths: Quantity {
  /// Codes -5_400_000…5_400_000; 5_460_000 is not available.
  public static var scale: Scale {
    Scale(
      -5_400_000...5_400_000, notAvailable: 5_460_000, "°", isSigned: true, divisor: 60_000,
      gpsdPlaces: 6)
  }
}

/// A longitude in 1/1,000 minute as SN/Circ.236 has it.
public enum LongitudeThousandths236: Quantity {
  /// Codes -10_800_000…10_800_000; 16_777_215 is not available.
  public static var scale: Scale {
    Scale(
      -10_800_000...10_800_000, notAvailable: 16_777_215, "°", isSigned: true, divisor: 60_000,
      gpsdPlaces: 6)
  }
}

/// A latitude in 1/1,000 minute as SN/Circ.236 has it.
public enum LatitudeThousandths236: Quantity {
  /// Codes -5_400_000…5_400_000; 8_388_607 is not available.
  public static var scale: Scale {
    Scale(
      -5_400_000...5_400_000, notAvailable: 8_388_607, "°", isSigned: true, divisor: 60_000,
      gpsdPlaces: 6)
  }
}

/// A longitude in 1/10,000 minute of a way point.
public enum LongitudeTenThousandths: Quantity {
  /// Codes -108_000_000…108_000_000; 108_600_000 is not available.
  public static var scale: Scale {
    Scale(
      -108_000_000...108_000_000, notAvailable: 108_600_000, "°", isSigned: true, divisor: 600_000,
      gpsdPlaces: 7)
  }
}

/// A latitude in 1/10,000 minute of a way point.
public enum LatitudeTenThousandths: Quantity {
  /// Codes -54_000_000…54_000_000; 54_600_000 is not available.
  public static var scale: Scale {
    Scale(
      -54_000_000...54_000_000, notAvailable: 54_600_000, "°", isSigned: true, divisor: 600_000,
      gpsdPlaces: 7)
  }
}

/// A longitude in 1/10,000 minute of the older tidal window.
public enum TidalLongitude236: Quantity {
  /// Codes -108_000_000…108_000_000; 108_600_000 is not available.
  public static var scale: Scale {
    Scale(
      -108_000_000...108_000_000, notAvailable: 108_600_000, "°", isSigned: true, divisor: 600_000,
      gpsdPlaces: 6)
  }
}

/// A latitude in 1/10,000 minute of the older tidal window.
public enum TidalLatitude236: Quantity {
  /// Codes -54_000_000…54_000_000; 54_600_000 is not available.
  public static var scale: Scale {
    Scale(
      -54_000_000...54_000_000, notAvailable: 54_600_000, "°", isSigned: true, divisor: 600_000,
      gpsdPlaces: 6)
  }
}

/// A longitude in 1/10 minute of the corner of an area.
public enum AreaLongitude: Quantity {
  /// Codes -108_000…108_000; 108_600 is not available.
  public static var scale: Scale {
    Scale(
      -108_000...108_000, notAvailable: 108_600, "°", isSigned: true, divisor: 600, gpsdPlaces: 6,
      isQuotedByGpsd: true)
  }
}

/// A latitude in 1/10 minute of the corner of an area.
public enum AreaLatitude: Quantity {
  /// Codes -54_000…54_000; 54_600 is not available.
  public static var scale: Scale {
    Scale(
      -54_000...54_000, notAvailable: 54_600, "°", isSigned: true, divisor: 600, gpsdPlaces: 6,
      isQuotedByGpsd: true)
  }
}

/// Wind speed; 126 stands for 126 knots *or more*.
public enum WindKnots: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale { Scale(0...126, notAvailable: 127, "kn") }
}

/// Wind speed of a sensor; 121 stands for 121 knots *or more*.
public enum SensorWindKnots: Quantity {
  /// Codes 0…121; 122 is not available.
  public static var scale: Scale { Scale(0...121, notAvailable: 122, "kn") }
}

/// A direction, clockwise from true north.
public enum TrueDirection: Quantity {
  /// Codes 0…359; 360 is not available.
  public static var scale: Scale { Scale(0...359, notAvailable: 360, "°") }
}

/// A direction as SN/Circ.236 has it, clockwise from true north.
public enum TrueDirection236: Quantity {
  /// Codes 0…359; 511 is not available.
  public static var scale: Scale { Scale(0...359, notAvailable: 511, "°") }
}

/// A direction in half degrees, clockwise from true north.
public enum HalfDegrees: Quantity {
  /// Codes 0…719; 720 is not available.
  public static var scale: Scale { Scale(0...719, notAvailable: 720, "°", divisor: 2) }
}

/// A direction in steps of five degrees; 0 is calm.
public enum FiveDegrees: Quantity {
  /// Codes 0…72; 127 is not available.
  public static var scale: Scale { Scale(0...72, notAvailable: 127, "°", step: 5) }
}

/// A direction in steps of ten degrees; 0 is calm.
public enum TenDegrees: Quantity {
  /// Codes 0…36; 63 is not available.
  public static var scale: Scale { Scale(0...36, notAvailable: 63, "°", step: 10) }
}

/// Bearing of the ice edge in steps of 45 degrees.
public enum IceEdgeBearing: Quantity {
  /// Codes 0…8; 15 is not available.
  public static var scale: Scale { Scale(0...8, notAvailable: 15, "°", step: 45) }
}

/// Air temperature.
public enum AirTemperature: Quantity {
  /// Codes -600…600; -1024 is not available.
  public static var scale: Scale {
    Scale(-600...600, notAvailable: -1024, "°C", isSigned: true, divisor: 10, gpsdPlaces: 1)
  }
}

/// Air temperature as SN/Circ.236 has it.
public enum AirTemperature236: Quantity {
  /// Codes 0…1200; 2047 is not available.
  public static var scale: Scale {
    Scale(0...1200, notAvailable: 2047, "°C", zero: 600, divisor: 10, gpsdPlaces: 1)
  }
}

/// Air temperature of a weather observation, in tenths from 223 K on.
public enum AirTemperatureKelvin: Quantity {
  /// Codes 0…1000; 1023 is not available.
  public static var scale: Scale {
    Scale(0...1000, notAvailable: 1023, "K", zero: -2230, divisor: 10)
  }
}

/// Sea surface temperature of a weather observation, in tenths from 268 K on.
public enum SeaTemperatureKelvin: Quantity {
  /// Codes 0…500; 511 is not available.
  public static var scale: Scale {
    Scale(0...500, notAvailable: 511, "K", zero: -2680, divisor: 10)
  }
}

/// Relative humidity.
public enum Humidity: Quantity {
  /// Codes 0…100; 101 is not available.
  public static var scale: Scale { Scale(0...100, notAvailable: 101, "%") }
}

/// Relative humidity where 127 says that there is none.
public enum Humidity236: Quantity {
  /// Codes 0…100; 127 is not available.
  public static var scale: Scale { Scale(0...100, notAvailable: 127, "%") }
}

/// Dew point.
public enum DewPoint: Quantity {
  /// Codes -200…500; 501 is not available.
  public static var scale: Scale {
    Scale(-200...500, notAvailable: 501, "°C", isSigned: true, divisor: 10, gpsdPlaces: 1)
  }
}

/// Dew point as SN/Circ.236 has it.
public enum DewPoint236: Quantity {
  /// Codes 0…700; 1023 is not available.
  public static var scale: Scale {
    Scale(0...700, notAvailable: 1023, "°C", zero: 200, divisor: 10, gpsdPlaces: 1)
  }
}

/// Air pressure; 0 stands for 799 hPa *or less*, 402 for 1,201 hPa *or more*.
public enum AirPressure: Quantity {
  /// Codes 0…402; 403 is not available.
  public static var scale: Scale {
    Scale(0...402, notAvailable: 403, "hPa", zero: -799, gpsdPlaces: 0)
  }
}

/// Air pressure as SN/Circ.236 has it.
public enum AirPressure236: Quantity {
  /// Codes 0…400; 511 is not available.
  public static var scale: Scale {
    Scale(0...400, notAvailable: 511, "hPa", zero: -800, gpsdPlaces: 0)
  }
}

/// Air pressure reduced to sea level, in tenths from 900 hPa on.
public enum SeaLevelPressure: Quantity {
  /// Codes 0…2000; 2047 is not available.
  public static var scale: Scale {
    Scale(0...2000, notAvailable: 2047, "hPa", zero: -9000, divisor: 10)
  }
}

/// Change of air pressure in three hours, in tenths from −50 hPa on.
public enum PressureChange: Quantity {
  /// Codes 0…1000; 1023 is not available.
  public static var scale: Scale {
    Scale(0...1000, notAvailable: 1023, "hPa", zero: 500, divisor: 10)
  }
}

/// Horizontal visibility in seven bits.
public enum Visibility: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale {
    Scale(0...126, notAvailable: 127, "nmi", divisor: 10, gpsdPlaces: 1)
  }
}

/// Horizontal visibility as SN/Circ.236 has it.
public enum Visibility236: Quantity {
  /// Codes 0…250; 255 is not available.
  public static var scale: Scale {
    Scale(0...250, notAvailable: 255, "nmi", divisor: 10, gpsdPlaces: 1)
  }
}
