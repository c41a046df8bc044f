/// Scales of ships, cargoes and stations.
/// Source: ITU-R M.1371-5 annex 8; IMO SN.1/Circ.289; the Inland AIS standard of the UNECE and CCNR.

/// A duration; 0 cancels what it is about.
public enum Minutes18: Quantity {
  /// Codes 0…262_142; 262_143 is not available.
  public static var scale: Scale { Scale(0...262_142, notAvailable: 262_143, "min") }
}

/// Air draught; 2047 stands for 204.7 m *or more*.
public enum OldAirDraught: Quantity {
  /// Codes 1…2047; 0 is not available.
  public static var scale: Scale { Scale(1...2047, notAvailable: 0, "m", divisor: 10) }
}

/// Length of a berth; 511 stands for that *or more*.
public enum BerthLength: Quantity {
  /// Codes 1…511; 0 is not available.
  public static var scale: Scale { Scale(1...511, notAvailable: 0, "m") }
}

/// Depth at a berth; 255 stands for 25.5 m *or more*.
public enum BerthDepth: Quantity {
  /// Codes 1…255; 0 is not available.
  public static var scale: Scale {
    Scale(1...255, notAvailable: 0, "m", divisor: 10, gpsdPlaces: 1)
  }
}

/// Radius of a closed area, in the unit told beside it.
public enum Radius236: Quantity {
  /// Codes 0…1000; 1001 is not available.
  public static var scale: Scale { Scale(0...1000, notAvailable: 1001, "") }
}

/// Amount of a cargo, in the unit told beside it.
public enum CargoAmount: Quantity {
  /// Codes 1…1023; 0 is not available.
  public static var scale: Scale { Scale(1...1023, notAvailable: 0, "") }
}

/// Persons on board; 8191 stands for that *or more*.
public enum Persons: Quantity {
  /// Codes 1…8191; 0 is not available.
  public static var scale: Scale { Scale(1...8191, notAvailable: 0, "") }
}

/// Crew or personnel on board.
public enum Crew: Quantity {
  /// Codes 0…254; 255 is not available.
  public static var scale: Scale { Scale(0...254, notAvailable: 255, "") }
}

/// Passengers on board.
public enum Passengers: Quantity {
  /// Codes 0…8190; 8191 is not available.
  public static var scale: Scale { Scale(0...8190, notAvailable: 8191, "") }
}

/// Speed over ground of a target, whole knots.
public enum TargetSpeed: Quantity {
  /// Codes 0…254; 255 is not available.
  public static var scale: Scale { Scale(0...254, notAvailable: 255, "kn") }
}

/// Shaft horsepower; 262,142 stands for that *or more*.
public enum ShaftPower: Quantity {
  /// Codes 0…262_142; 262_143 is not available.
  public static var scale: Scale { Scale(0...262_142, notAvailable: 262_143, "hp") }
}

/// Gross tonnage; 262,142 stands for that *or more*.
public enum GrossTonnage: Quantity {
  /// Codes 0…262_142; 262_143 is not available.
  public static var scale: Scale { Scale(0...262_142, notAvailable: 262_143, "GT") }
}

/// Bunker oil on board; 16,382 stands for that *or more*.
public enum BunkerOil: Quantity {
  /// Codes 0…16_382; 16_383 is not available.
  public static var scale: Scale { Scale(0...16_382, notAvailable: 16_383, "t") }
}

/// A working channel of the VHF marine band (ITU-R M.1084).
public enum VHFChannel: Quantity {
  /// Codes 1…4095; 0 is not available.
  public static var scale: Scale { Scale(1...4095, notAvailable: 0, "") }
}

/// Length of a ship or convoy in tenths of a metre.
public enum InlandLength: Quantity {
  /// Codes 1…8000; 0 is not available.
  public static var scale: Scale { Scale(1...8000, notAvailable: 0, "m", divisor: 10) }
}

/// Beam of a ship or convoy in tenths of a metre.
public enum InlandBeam: Quantity {
  /// Codes 1…1000; 0 is not available.
  public static var scale: Scale { Scale(1...1000, notAvailable: 0, "m", divisor: 10) }
}

/// Draught in centimetres; 0 is unknown.
public enum InlandDraught: Quantity {
  /// Codes 1…2000; 0 is not available.
  public static var scale: Scale { Scale(1...2000, notAvailable: 0, "m", divisor: 100) }
}

/// Air draught in centimetres; 0 is unknown.
public enum InlandAirDraught: Quantity {
  /// Codes 1…4000; 0 is not available.
  public static var scale: Scale { Scale(1...4000, notAvailable: 0, "m", divisor: 100) }
}

/// Assisting tugs.
public enum Tugs: Quantity {
  /// Codes 0…6; 7 is not available.
  public static var scale: Scale { Scale(0...6, notAvailable: 7, "") }
}

/// Water level at a gauge in centimetres; 0 is unknown.
public enum GaugeLevel: Quantity {
  /// Codes -8191…8191; 0 is not available.
  public static var scale: Scale {
    Scale(-8191...8191, notAvailable: 0, "m", isSigned: true, divisor: 100)
  }
}

/// A voltage in steps of 0.05 V; 0 is not used.
public enum Volts: Quantity {
  /// Codes 1…1023; 0 is not available.
  public static var scale: Scale {
    Scale(1...1023, notAvailable: 0, "V", divisor: 20, gpsdPlaces: 2)
  }
}

/// A limit of a warning, in its own unit.
public enum WeatherLimit: Quantity {
  /// Codes -254…254; -256 is not available.
  public static var scale: Scale { Scale(-254...254, notAvailable: -256, "", isSigned: true) }
}

/// A year from 2000 on.
public enum YearOfCentury: Quantity {
  /// Codes 1…255; 0 is not available.
  public static var scale: Scale { Scale(1...255, notAvailable: 0, "", zero: -2000) }
}

/// Direction of impact of a signal, clockwise from true north.
public enum SignalBearing: Quantity {
  /// Codes 0…359; 511 is not available.
  public static var scale: Scale { Scale(0...359, notAvailable: 511, "°") }
}

/// A 30-bit identity of a station; above 999,999,999 it is no MMSI.
public enum StationIdentity: Quantity {
  /// Codes 1…0x3FFF_FFFF; 0 is not available.
  public static var scale: Scale { Scale(1...0x3FFF_FFFF, notAvailable: 0, "") }
}

/// Slots from the one in use.
public enum SlotOffset: Quantity {
  /// Codes 1…4095; 0 is not available.
  public static var scale: Scale { Scale(1...4095, notAvailable: 0, "") }
}

/// Slots between reservations.
public enum SlotIncrement: Quantity {
  /// Codes 1…2047; 0 is not available.
  public static var scale: Scale { Scale(1...2047, notAvailable: 0, "") }
}

/// A channel of the VHF marine band (ITU-R M.1084).
public enum ChannelNumber: Quantity {
  /// Codes 1…4095; 0 is not available.
  public static var scale: Scale { Scale(1...4095, notAvailable: 0, "") }
}

/// A longitude in 1/10 minute of a reference station.
public enum ReferenceLongitude: Quantity {
  /// Codes ±108,000; 108,600 is not available.
  public static var scale: Scale {
    Scale(
      -108_000...108_000, notAvailable: 108_600, "°", isSigned: true, divisor: 600, gpsdPlaces: 1)
  }
}

/// A latitude in 1/10 minute of a reference station.
public enum ReferenceLatitude: Quantity {
  /// Codes ±54,000; 54,600 is not available.
  public static var scale: Scale {
    Scale(
      -54_000...54_000, notAvailable: 54_600, "°", isSigned: true, divisor: 600, gpsdPlaces: 1)
  }
}
