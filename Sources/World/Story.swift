/// Everything a world's tale contains before a single sentence is sent: ships with their plans,
/// cargo orders, papers, listings and the faults of receivers.
package import Vocabulary

/// A close meeting of two hulls that truly took place.
package struct TrueEncounter: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Cargo changed hulls.
    case cargoTransfer = "cargo_transfer"
    /// Fuel for the ship's own engines; a detector of tanker pairs may pass over it.
    case bunkering
  }

  package let first: Int
  package let second: Int
  package let start: Double
  package let end: Double
  package let point: SeaPoint
  package let kind: Kind
}

/// A paper that goes with a cargo.
package struct PaperPlan: Hashable, Sendable {
  package let ship: Int
  /// Index of the order whose barrels the paper states.
  package let order: Int
  package let declaredOrigin: String
  package let declaredGrade: String
  package let dischargePort: String
  /// A licence named on the paper; nil for none.
  package let licence: String?
}

/// A change of name, flag and radio identity.
package struct TrueIdentityChange: Hashable, Sendable {
  package let ship: Int
  package let time: Double
  package let old: RadioIdentity
  package let new: RadioIdentity
}

/// A stretch in which satellite navigation is disturbed: every ship in the disc reports the target.
package struct Interference: Hashable, Sendable {
  package let centre: SeaPoint
  package let radius: Double
  package let span: ClosedRange<Double>
  package let target: SeaPoint
}

/// A stretch in which nothing is received from a latitude and longitude box by satellite.
package struct SatelliteOutage: Hashable, Sendable {
  package let latitudes: ClosedRange<Double>
  package let longitudes: ClosedRange<Double>
  package let span: ClosedRange<Double>

  func covers(_ point: SeaPoint, at time: Double) -> Bool {
    span.contains(time) && latitudes.contains(point.latitude)
      && longitudes.contains(point.longitude)
  }
}

/// A shore station switched off.
package struct StationOutage: Hashable, Sendable {
  package let station: String
  package let span: ClosedRange<Double>
}

/// A ship that enters a list of designations.
package struct Listing: Hashable, Sendable {
  package let ship: Int
  /// First day of the world whose editions hold her.
  package let day: Int
  package let program: String
}

/// A finished tale.
package struct Story: Sendable {
  package let seed: UInt64
  package let firstDay: CivilDate
  package let days: Int
  package var ships: [Ship]
  package var orders: [CargoOrder]
  package var encounters: [TrueEncounter]
  package var identityChanges: [TrueIdentityChange]
  package var papers: [PaperPlan]
  package var listings: [Listing]
  package var editionDays: [Int]
  package var interferences: [Interference]
  package var satelliteOutages: [SatelliteOutage]
  package var stationOutages: [StationOutage]
  /// Paragraphs for truth/README.txt.
  package var paragraphs: [String]

  package var end: Double { Double(days) * 86_400 }

  package func instant(_ time: Double) -> Instant {
    firstDay.start + TimeSpan.seconds(time.rounded())
  }

  package func date(day: Int) -> CivilDate {
    CivilDate(firstDay.start + TimeSpan.days(Double(day)))
  }
}
