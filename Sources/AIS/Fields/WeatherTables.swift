/// Meanings of coded weather and water.
/// Source: IMO SN.1/Circ.289 and SN/Circ.236. In both, a trend of 1 is falling and of 2 is rising.

/// Which way a pressure or a level goes.
public enum Trend: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "steady", "decreasing", "increasing", "N/A",
      ], notAvailable: 3, .textWhenScaled)
  }
}

/// Which way a level at a sensor goes.
public enum SensorTrend: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "increasing", "decreasing", "steady", "N/A",
      ], notAvailable: 3)
  }
}

/// Sea state on the Beaufort scale.
public enum SeaState: CodeTable {
  /// 0…12; 13 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "calm", "light air", "light breeze", "gentle breeze", "moderate breeze", "fresh breeze",
        "strong breeze", "high wind", "gale", "strong gale", "storm", "violent storm",
        "hurricane",
      ], notAvailable: 13)
  }
}

/// Sea state as SN/Circ.236 has it.
public enum SeaState236: CodeTable {
  /// 0…12; 15 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "calm", "light air", "light breeze", "gentle breeze", "moderate breeze", "fresh breeze",
        "strong breeze", "high wind", "gale", "strong gale", "storm", "violent storm",
        "hurricane",
      ], notAvailable: 15)
  }
}

/// Kind of precipitation (WMO 306, table 4.201).
public enum Precipitation: CodeTable {
  /// 0…7; 7 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "reserved", "rain", "thunderstorm", "freezing rain", "mixed/ice", "snow", "reserved",
        "N/A",
      ], notAvailable: 7, .textWhenScaled)
  }
}

/// Kind of precipitation as SN/Circ.236 has it.
public enum Precipitation236: CodeTable {
  /// 0…7; 7 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "reserved", "rain", "thunderstorm", "freezing rain", "mixed/ice", "snow", "reserved",
        "N/A",
      ], notAvailable: 7, .numberAndText)
  }
}

/// Whether there is ice.
public enum Ice: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "no", "yes", "reserved", "N/A",
      ], notAvailable: 3, .textWhenScaled)
  }
}

/// Whether there is ice, as SN/Circ.236 has it.
public enum Ice236: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "no", "yes", "reserved", "N/A",
      ], notAvailable: 3, .numberAndText)
  }
}

/// Kind of precipitation at a sensor.
public enum SensorPrecipitation: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "rain", "snow", "rain and snow", "other",
      ], notAvailable: nil)
  }
}

/// How the data of a sensor came about.
public enum SensorKind: CodeTable {
  /// 0…7; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "no data", "raw real time", "real time with quality control", "predicted", "forecast",
        "nowcast", "reserved", "sensor not available",
      ], notAvailable: 0)
  }
}

/// Who owns a sensor.
public enum SensorOwner: CodeTable {
  /// 0…6; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "unknown", "hydrographic office", "inland waterway authority", "coastal directorate",
        "meteorological service", "port authority", "coast guard",
      ], notAvailable: 0)
  }
}

/// How long data hold.
public enum DataTimeout: CodeTable {
  /// 0…5; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "no period", "10 minutes", "1 hour", "6 hours", "12 hours", "24 hours",
      ], notAvailable: 0)
  }
}

/// The plane a water level is told against.
public enum Datum: CodeTable {
  /// 0…13; 14 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "MLLW", "IGLD-85", "local river datum", "station datum", "MHHW", "MHW", "MSL", "MLW",
        "NGVD-29", "NAVD-88", "WGS-84", "LAT", "pool", "gauge",
      ], notAvailable: 14)
  }
}

/// How salinity was found.
public enum SalinityKind: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "measured", "calculated by PSS-78", "calculated otherwise", "reserved",
      ], notAvailable: nil)
  }
}

/// Weather as a ship reports it.
public enum PresentWeather: CodeTable {
  /// 0…7; 8 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "clear", "cloudy", "rain", "fog", "snow", "typhoon or hurricane", "monsoon",
        "thunderstorm",
      ], notAvailable: 8)
  }
}

/// Which way a clearance goes.
public enum SensorGapTrend: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(["steady", "rising", "falling", "N/A"], notAvailable: 3)
  }
}
