/// Meanings of coded states of ships, routes, berths and signals.
/// Source: ITU-R M.1371-5 annex 8; IMO SN.1/Circ.289; the Inland AIS standard of the UNECE and CCNR.

/// What a route is meant for.
public enum RouteKind: CodeTable {
  /// 0…31; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Undefined (default)", "Mandatory", "Recommended", "Alternative",
        "Recommended route through ice", "Ship route plan", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Reserved for future use.", "Reserved for future use.", "Reserved for future use.",
        "Cancel route identified by message linkage",
      ], notAvailable: 0, .numberAndText)
  }
}

/// Who sends a route.
public enum RouteSender: CodeTable {
  /// 0…1.
  public static var meanings: Meanings {
    Meanings(
      [
        "ship", "authority",
      ], notAvailable: nil)
  }
}

/// How a ship is to lie.
public enum MooringPosition: CodeTable {
  /// 0…7; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Not available", "Port-side to", "Starboard-side to", "Mediterranean (end-on) mooring",
        "Mooring buoy", "Anchorage", "Reserved for future use", "Reserved for future use",
      ], notAvailable: 0, .numberAndText)
  }
}

/// Whether a service is to be had.
public enum ServiceStatus: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available or requested", "available", "no data", "not to be used",
      ], notAvailable: 0)
  }
}

/// The unit of a cargo's amount.
public enum CargoUnit: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available", "kg", "t", "1,000 t",
      ], notAvailable: 0)
  }
}

/// The code under which a cargo is told.
public enum CargoCode: CodeTable {
  /// 0…6; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available", "IMDG code", "IGC code", "BC code", "MARPOL annex I", "MARPOL annex II",
        "regional use",
      ], notAvailable: 0)
  }
}

/// State of a piece of equipment required by SOLAS.
public enum EquipmentState: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available or requested", "operational", "not operational", "no data",
      ], notAvailable: 0)
  }
}

/// Ice class of a ship.
public enum IceClass: CodeTable {
  /// 0…10; 15 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not classified", "PC 1", "PC 2", "PC 3", "PC 4", "PC 5", "PC 6, IA Super, Arc5",
        "PC 7, IA, Arc4", "IB, Ice3", "IC, Ice2", "Ice1",
      ], notAvailable: 15)
  }
}

/// Whether a ship is laden.
public enum Lading: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available", "laden", "ballast", "not in use",
      ], notAvailable: 0)
  }
}

/// Whether a fuel is on board.
public enum FuelOnBoard: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available", "no", "yes", "not in use",
      ], notAvailable: 0)
  }
}

/// What names a target.
public enum TargetIdentity: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "mmsi", "imo", "callsign", "other",
      ], notAvailable: nil, .numberAndText)
  }
}

/// The unit of a radius.
public enum ExtensionUnit: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "m", "km", "nmi", "cable",
      ], notAvailable: nil)
  }
}

/// State of a traffic signal.
public enum SignalStatus: CodeTable {
  /// 0…3; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "not available", "regular service", "irregular service", "reserved",
      ], notAvailable: 0)
  }
}

/// What a traffic signal shows.
public enum TrafficSignal: CodeTable {
  /// 0…13; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "N/A", "Serious emergency - stop or divert according to instructions.",
        "Vessels shall not proceed.", "Vessels may proceed. One way traffic.",
        "Vessels may proceed. Two way traffic.",
        "Vessels shall proceed on specific orders only.",
        "Vessels in main channel shall not proceed.",
        "Vessels in main channel shall proceed on specific orders only.",
        "I: in-bound only acceptable.", "O: out-bound only acceptable.",
        "F: in- and out-bound acceptable.", "XI: will shift to I in due time.",
        "XO: will shift to O in due time.", "X: vessels shall proceed only on direction.",
      ], notAvailable: 0, .numberAndText)
  }
}

/// Blue cones or lights that an inland ship with dangerous cargo shows.
public enum HazardCones: CodeTable {
  /// 0…5; 5 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "0 blue cones/lights", "1 blue cone/light", "2 blue cones/lights", "3 blue cones/lights",
        "4 B-Flag", "Unknown",
      ], notAvailable: 5, .numberAndText)
  }
}

/// Whether an inland ship is loaded.
public enum LoadState: CodeTable {
  /// 0…2; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "N/A (default)", "Unloaded", "Loaded",
      ], notAvailable: 0, .numberAndText)
  }
}

/// State of a lock, bridge or terminal.
public enum BerthState: CodeTable {
  /// 0…3; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Operational", "Limited operation", "Out of order", "N/A",
      ], notAvailable: 3, .numberAndText)
  }
}

/// What a warning of weather is about.
public enum WarningKind: CodeTable {
  /// 0…9; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Not Available", "Wind", "Rain", "Snow and ice", "Thunderstorm", "Fog", "Low temperature",
        "High temperature", "Flood", "Forest Fire",
      ], notAvailable: 0, .numberAndText)
  }
}

/// How strong the weather will be.
public enum WarningClass: CodeTable {
  /// 0…2; 3 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Slight", "Medium", "Strong",
      ], notAvailable: 3, .numberAndText)
  }
}

/// Where the wind of a warning comes from.
public enum WarningWind: CodeTable {
  /// 0…8; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "N/A", "North", "North East", "East", "South East", "South", "South West", "West",
        "North West",
      ], notAvailable: 0, .numberAndText)
  }
}

/// For which traffic a signal is.
public enum SignalDirection: CodeTable {
  /// 0…4; 0 is not available.
  public static var meanings: Meanings {
    Meanings(
      [
        "Unknown", "Upstream", "Downstream", "To left bank", "To right bank",
      ], notAvailable: 0, .numberAndText)
  }
}

/// State of a radar beacon.
public enum RaconStatus: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "No RACON installed", "RACON not monitored", "RACON operational", "RACON ERROR",
      ], notAvailable: nil, .numberAndText)
  }
}

/// State of a light.
public enum LightStatus: CodeTable {
  /// 0…3.
  public static var meanings: Meanings {
    Meanings(
      [
        "No light or no monitoring", "Light ON", "Light OFF", "Light ERROR",
      ], notAvailable: nil, .numberAndText)
  }
}

/// For which stations an assignment is.
public enum StationType: CodeTable {
  /// 0…15.
  public static var meanings: Meanings {
    Meanings(
      [
        "All types of mobiles", "Class A mobile stations", "All types of Class B mobile stations",
        "SAR airborne mobile station", "Class B SO mobile stations",
        "Class B shipborne mobile station", "Regional use and inland waterways",
        "Regional use and inland waterways", "Regional use and inland waterways",
        "Regional use and inland waterways", "Base station coverage area",
        "Reserved for future use", "Reserved for future use", "Reserved for future use",
        "Reserved for future use", "Reserved for future use",
      ], notAvailable: nil, .numberAndText)
  }
}
