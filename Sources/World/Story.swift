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

/// Two ships, or one, that do what a transfer looks like without moving cargo.
package struct HardNegative: Hashable, Sendable {
  /// bunkering, tug, pilot, anchorage, convoy, fishing_pair, supply, storage_raft, side_by_side.
  package let kind: String
  package let first: Int
  package let second: Int
  package let start: Double
  package let end: Double
}

/// A hull broken up long ago whose number another ship may send.
package struct ScrappedHull: Hashable, Sendable {
  package let imo: IMONumber
  package let name: String
  package let hull: Hull
  package let built: Int
}

/// A change of name, flag, radio or hull number.
package struct TrueIdentityChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// New flag and radio number, and often a new name.
    case reflag
    case rename
    /// A new hull number obtained for an old hull, with all else new.
    case laundering
    /// The number of a scrapped hull.
    case zombie
    /// Another ship's radio number.
    case sharedMMSI = "shared_mmsi"
    /// A hull number that fails its check digit.
    case brokenStatic = "broken_static"
  }

  package let ship: Int
  package let time: Double
  package let old: RadioIdentity
  package let new: RadioIdentity
  package let kind: Kind
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
  package var clockFaults: [String: ClockFault] = [:]
  /// Meetings and stays that look like transfers and are none.
  package var hardNegatives: [HardNegative] = []
  /// Places with stations, terminals and roads.
  package var places: [Place] = Place.demo
  package var air = AirRule.demo
  package var crews = CrewRule.demo
  package var measure = CargoMeasure.exact
  /// What ships come with from voyages before the world began, by index; the origin is nobody's.
  package var opening: [Int: OriginLot] = [:]
  /// Hulls scrapped long ago, for the registry.
  package var scrapped: [ScrappedHull] = []
  /// Paragraphs for truth/README.txt.
  package var paragraphs: [String]

  package var end: Double { Double(days) * 86_400 }

  /// The disturbance that a ship here suffers; nil for none.
  func interference(at point: SeaPoint, _ time: Double) -> Interference? {
    interferences.isEmpty
      ? nil
      : interferences.first {
        $0.span.contains(time) && $0.centre.metres(to: point) <= $0.radius
      }
  }

  package func instant(_ time: Double) -> Instant {
    firstDay.start + TimeSpan.seconds(time.rounded())
  }

  package func date(day: Int) -> CivilDate {
    CivilDate(firstDay.start + TimeSpan.days(Double(day)))
  }
}
