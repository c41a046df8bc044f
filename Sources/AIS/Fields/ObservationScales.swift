/// Scales of weather observations from ships, in the codes of the World Meteorological Organization.
/// Source: IMO SN.1/Circ.289, 1/21; the tables are those of WMO's BUFR.

/// A longitude in hundredths of a degree, from 180° west on.
public enum WMOLongitude: Quantity {
  /// Codes 0…36,000; 65,535 is not available.
  public static var scale: Scale {
    Scale(0...36_000, notAvailable: 65_535, "°", zero: 18_000, divisor: 100)
  }
}

/// A latitude in hundredths of a degree, from 90° south on.
public enum WMOLatitude: Quantity {
  /// Codes 0…18,000; 32,767 is not available.
  public static var scale: Scale {
    Scale(0...18_000, notAvailable: 32_767, "°", zero: 9_000, divisor: 100)
  }
}

/// A code of 3 bits in a table that the field names.
public enum BUFRCode3: Quantity {
  /// Codes 0…6; 7 is not available.
  public static var scale: Scale { Scale(0...6, notAvailable: 7, "") }
}

/// A code of 4 bits in a table that the field names.
public enum BUFRCode4: Quantity {
  /// Codes 0…14; 15 is not available.
  public static var scale: Scale { Scale(0...14, notAvailable: 15, "") }
}

/// A code of 5 bits in a table that the field names.
public enum BUFRCode5: Quantity {
  /// Codes 0…30; 31 is not available.
  public static var scale: Scale { Scale(0...30, notAvailable: 31, "") }
}

/// A code of 6 bits in a table that the field names.
public enum BUFRCode6: Quantity {
  /// Codes 0…62; 63 is not available.
  public static var scale: Scale { Scale(0...62, notAvailable: 63, "") }
}

/// A code of 7 bits in a table that the field names.
public enum BUFRCode7: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale { Scale(0...126, notAvailable: 127, "") }
}

/// A code of 9 bits in a table that the field names.
public enum BUFRCode9: Quantity {
  /// Codes 0…510; 511 is not available.
  public static var scale: Scale { Scale(0...510, notAvailable: 511, "") }
}
