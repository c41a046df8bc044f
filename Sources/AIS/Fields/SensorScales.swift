/// Scales of water, waves and sensors in application messages.
/// Source: IMO SN.1/Circ.289 (and SN/Circ.236 where the name says so), as E. S. Raymond's
/// "AIVDM/AIVDO protocol decoding" sets them out.

/// Horizontal visibility of a sensor; 241 stands for 24.1 *or more*.
public enum SensorVisibility: Quantity {
  /// Codes 0…241; 242 is not available.
  public static var scale: Scale { Scale(0...241, notAvailable: 242, "nmi", divisor: 10) }
}

/// Deviation of the water level from chart datum, tide included.
public enum WaterLevel: Quantity {
  /// Codes 0…4000; 4001 is not available.
  public static var scale: Scale {
    Scale(0...4000, notAvailable: 4001, "m", zero: 1000, divisor: 100, gpsdPlaces: 1)
  }
}

/// Deviation of the water level as SN/Circ.236 has it.
public enum WaterLevel236: Quantity {
  /// Codes 0…400; 511 is not available.
  public static var scale: Scale {
    Scale(0...400, notAvailable: 511, "m", zero: 100, divisor: 10, gpsdPlaces: 1)
  }
}

/// Water level of a sensor in centimetres; ±32,767 stands for that *or more*.
public enum SensorWaterLevel: Quantity {
  /// Codes -32_767…32_767; -32_768 is not available.
  public static var scale: Scale {
    Scale(-32_767...32_767, notAvailable: -32_768, "m", isSigned: true, divisor: 100)
  }
}

/// Speed of a current; 251 stands for 25.1 knots *or more*.
public enum CurrentSpeed: Quantity {
  /// Codes 0…251; 255 is not available.
  public static var scale: Scale {
    Scale(0...251, notAvailable: 255, "kn", divisor: 10, gpsdPlaces: 1)
  }
}

/// Speed of a current at a sensor; 246 stands for 24.6 knots *or more*.
public enum SensorCurrentSpeed: Quantity {
  /// Codes 0…246; 247 is not available.
  public static var scale: Scale { Scale(0...246, notAvailable: 247, "kn", divisor: 10) }
}

/// Speed of a tidal current in seven bits.
public enum TidalSpeed236: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale {
    Scale(0...126, notAvailable: 127, "kn", divisor: 10, gpsdPlaces: 1)
  }
}

/// Depth below the surface at which a current was measured.
public enum CurrentDepth: Quantity {
  /// Codes 0…30; 31 is not available.
  public static var scale: Scale { Scale(0...30, notAvailable: 31, "m") }
}

/// Depth of a sensor; 361 stands for 361 m *or more*.
public enum SensorDepth: Quantity {
  /// Codes 0…361; 362 is not available.
  public static var scale: Scale { Scale(0...361, notAvailable: 362, "m") }
}

/// Distance of a sensor's cell; 121 stands for 121 m *or more*.
public enum SensorDistance: Quantity {
  /// Codes 0…121; 122 is not available.
  public static var scale: Scale { Scale(0...121, notAvailable: 122, "m") }
}

/// Height of waves or swell; 251 stands for 25.1 m *or more*.
public enum WaveHeight: Quantity {
  /// Codes 0…251; 255 is not available.
  public static var scale: Scale {
    Scale(0...251, notAvailable: 255, "m", divisor: 10, gpsdPlaces: 1)
  }
}

/// Height of waves at a sensor; 246 stands for 24.6 m *or more*.
public enum SensorWaveHeight: Quantity {
  /// Codes 0…246; 247 is not available.
  public static var scale: Scale { Scale(0...246, notAvailable: 247, "m", divisor: 10) }
}

/// Period of waves or swell.
public enum WavePeriod: Quantity {
  /// Codes 0…60; 63 is not available.
  public static var scale: Scale { Scale(0...60, notAvailable: 63, "s") }
}

/// Period of waves at a sensor.
public enum SensorWavePeriod: Quantity {
  /// Codes 0…60; 61 is not available.
  public static var scale: Scale { Scale(0...60, notAvailable: 61, "s") }
}

/// Period of waves in five bits.
public enum ShortPeriod: Quantity {
  /// Codes 0…30; 31 is not available.
  public static var scale: Scale { Scale(0...30, notAvailable: 31, "s") }
}

/// Height of waves in steps of half a metre.
public enum HalfMetres: Quantity {
  /// Codes 0…60; 63 is not available.
  public static var scale: Scale { Scale(0...60, notAvailable: 63, "m", divisor: 2) }
}

/// Wind speed in steps of half a metre per second.
public enum HalfMetresPerSecond: Quantity {
  /// Codes 0…254; 255 is not available.
  public static var scale: Scale { Scale(0...254, notAvailable: 255, "m/s", divisor: 2) }
}

/// A ship's speed; 30 stands for 15 m/s *or more*.
public enum ShipHalfMetresPerSecond: Quantity {
  /// Codes 0…30; 31 is not available.
  public static var scale: Scale { Scale(0...30, notAvailable: 31, "m/s", divisor: 2) }
}

/// Water temperature.
public enum WaterTemperature: Quantity {
  /// Codes -100…500; 501 is not available.
  public static var scale: Scale {
    Scale(-100...500, notAvailable: 501, "°C", isSigned: true, divisor: 10, gpsdPlaces: 1)
  }
}

/// Water temperature as SN/Circ.236 has it.
public enum WaterTemperature236: Quantity {
  /// Codes 0…600; 1023 is not available.
  public static var scale: Scale {
    Scale(0...600, notAvailable: 1023, "°C", zero: 100, divisor: 10, gpsdPlaces: 1)
  }
}

/// Water temperature from −10 °C on.
public enum SensorWaterTemperature: Quantity {
  /// Codes 0…600; 601 is not available.
  public static var scale: Scale { Scale(0...600, notAvailable: 601, "°C", zero: 100, divisor: 10) }
}

/// Depth of a thermometer; 121 stands for 12.1 m *or more*.
public enum WaterTemperatureDepth: Quantity {
  /// Codes 0…121; 122 is not available.
  public static var scale: Scale { Scale(0...121, notAvailable: 122, "m", divisor: 10) }
}

/// Salinity; 501 stands for 50.1 *or more*, 511 for no sensor.
public enum Salinity: Quantity {
  /// Codes 0…501; 510 is not available.
  public static var scale: Scale {
    Scale(0...501, notAvailable: 510, "‰", divisor: 10, gpsdPlaces: 1)
  }
}

/// Salinity as SN/Circ.236 has it.
public enum Salinity236: Quantity {
  /// Codes 0…500; 511 is not available.
  public static var scale: Scale {
    Scale(0...500, notAvailable: 511, "‰", divisor: 10, gpsdPlaces: 1)
  }
}

/// Salinity of a sensor; 501 stands for 50.1 *or more*, 503 for no sensor.
public enum SensorSalinity: Quantity {
  /// Codes 0…501; 502 is not available.
  public static var scale: Scale { Scale(0...501, notAvailable: 502, "‰", divisor: 10) }
}

/// Conductivity; 701 stands for 7.01 *or more*, 703 for no sensor.
public enum Conductivity: Quantity {
  /// Codes 0…701; 702 is not available.
  public static var scale: Scale { Scale(0...701, notAvailable: 702, "S/m", divisor: 100) }
}

/// Water pressure; 60,001 stands for 6,000.1 *or more*, 60,003 for no sensor.
public enum WaterPressure: Quantity {
  /// Codes 0…60_001; 60_002 is not available.
  public static var scale: Scale { Scale(0...60_001, notAvailable: 60_002, "dbar", divisor: 10) }
}

/// Altitude of a sensor; 2001 stands for 200.1 m *or more*.
public enum SensorAltitude: Quantity {
  /// Codes 0…2001; 2002 is not available.
  public static var scale: Scale { Scale(0...2001, notAvailable: 2002, "m", divisor: 10) }
}

/// Clearance in centimetres; 8191 stands for 81.91 m *or more*.
public enum AirGap: Quantity {
  /// Codes 1…8191; 0 is not available.
  public static var scale: Scale { Scale(1...8191, notAvailable: 0, "m", divisor: 100) }
}

/// A share in steps of ten per cent.
public enum Tenths: Quantity {
  /// Codes 0…10; 15 is not available.
  public static var scale: Scale { Scale(0...10, notAvailable: 15, "%", step: 10) }
}

/// Thickness of ice on the hull.
public enum IceThickness: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale { Scale(0...126, notAvailable: 127, "cm") }
}

/// For how long a forecast holds; 0 cancels it.
public enum ForecastMinutes: Quantity {
  /// Codes 0…254; 255 is not available.
  public static var scale: Scale { Scale(0...254, notAvailable: 255, "min") }
}
