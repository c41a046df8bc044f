/// The hull classes of the world, each with the few figures that tie cargo to draught.
///
/// Lengths, beams and deadweights are typical of their class and tonnes per centimetre follow the
/// water-plane figures gathered in the project's notes on barrels. They are the world's own and are
/// not read by any detector. Draught is straight in deadweight: T = T_design − (dwt − aboard) /
/// (100 · TPC), which is what a loading manual's TPC gives near the design draught.

/// What a class of ship is like.
package struct Hull: Hashable, Sendable {
  package let name: String
  /// Metres.
  package let length: Int
  package let beam: Int
  package let designDraught: Double
  /// Tonnes.
  package let deadweight: Double
  /// Tonnes that sink the hull by one centimetre.
  package let tonnesPerCentimetre: Double
  /// Barrels an hour while loading, discharging or transferring; zero without cargo pumps.
  package let pumpRate: Double
  /// AIS ship and cargo type.
  package let shipType: UInt8
  /// Antenna to bow over length: aft on cargo ships, forward on small craft.
  package let antennaShare: Double

  package var toBow: Int { max(1, Int((Double(length) * antennaShare).rounded())) }
  package var toStern: Int { length - toBow }
  package var toPort: Int { max(1, beam / 2) }
  package var toStarboard: Int { beam - toPort }

  /// Metres from the hull's centre forward to the antenna; negative is aft.
  package var antennaForward: Double { Double(length) / 2 - Double(toBow) }
  /// Metres from the centre line to starboard.
  package var antennaToStarboard: Double { Double(toPort) - Double(beam) / 2 }

  /// Draught in metres with this many tonnes of cargo, bunkers and ballast aboard.
  package func draught(aboard tonnes: Double) -> Double {
    designDraught - (deadweight - tonnes) / (100 * tonnesPerCentimetre)
  }

  /// Ballast water carried with this much cargo: 35 % of deadweight when empty, pumped out evenly
  /// until the tanks are half full.
  package func ballast(cargo tonnes: Double) -> Double {
    0.35 * deadweight * max(0, 1 - tonnes / (0.5 * deadweight))
  }

  /// Cargo tonnes that bring her to her marks with bunkers and stores aboard.
  package var cargoCapacity: Double { 0.95 * deadweight }

  package static let vlcc = Self(
    name: "VLCC", length: 332, beam: 60, designDraught: 22.0, deadweight: 305_000,
    tonnesPerCentimetre: 179, pumpRate: 62_000, shipType: 80, antennaShare: 0.84)
  package static let suezmax = Self(
    name: "Suezmax", length: 274, beam: 48, designDraught: 17.0, deadweight: 158_000,
    tonnesPerCentimetre: 119, pumpRate: 34_000, shipType: 80, antennaShare: 0.83)
  package static let aframax = Self(
    name: "Aframax", length: 244, beam: 42, designDraught: 14.9, deadweight: 107_000,
    tonnesPerCentimetre: 93, pumpRate: 24_000, shipType: 80, antennaShare: 0.82)
  package static let mediumRange = Self(
    name: "MR", length: 183, beam: 32, designDraught: 12.6, deadweight: 48_000,
    tonnesPerCentimetre: 51, pumpRate: 13_000, shipType: 82, antennaShare: 0.81)
  package static let bunkerTanker = Self(
    name: "bunker tanker", length: 98, beam: 16, designDraught: 6.0, deadweight: 6000,
    tonnesPerCentimetre: 13.4, pumpRate: 0, shipType: 84, antennaShare: 0.8)
  package static let bulkCarrier = Self(
    name: "bulk carrier", length: 292, beam: 45, designDraught: 18.1, deadweight: 178_000,
    tonnesPerCentimetre: 121, pumpRate: 0, shipType: 70, antennaShare: 0.86)
  package static let containerShip = Self(
    name: "container ship", length: 260, beam: 32, designDraught: 12.5, deadweight: 52_000,
    tonnesPerCentimetre: 66, pumpRate: 0, shipType: 71, antennaShare: 0.6)
  package static let coaster = Self(
    name: "coaster", length: 88, beam: 13, designDraught: 5.4, deadweight: 3700,
    tonnesPerCentimetre: 10.2, pumpRate: 0, shipType: 70, antennaShare: 0.85)
  package static let tug = Self(
    name: "tug", length: 32, beam: 11, designDraught: 4.8, deadweight: 300,
    tonnesPerCentimetre: 2.6, pumpRate: 0, shipType: 52, antennaShare: 0.4)
  package static let workBoat = Self(
    name: "work boat", length: 15, beam: 5, designDraught: 1.6, deadweight: 12,
    tonnesPerCentimetre: 0.5, pumpRate: 0, shipType: 90, antennaShare: 0.45)

  package static let longRange1 = Self(
    name: "LR1", length: 228, beam: 32, designDraught: 14.2, deadweight: 74_000,
    tonnesPerCentimetre: 67, pumpRate: 16_000, shipType: 80, antennaShare: 0.82)
  package static let trawler = Self(
    name: "trawler", length: 34, beam: 9, designDraught: 4.0, deadweight: 250,
    tonnesPerCentimetre: 2.2, pumpRate: 0, shipType: 30, antennaShare: 0.4)
  package static let pilotBoat = Self(
    name: "pilot boat", length: 17, beam: 5, designDraught: 1.7, deadweight: 15,
    tonnesPerCentimetre: 0.6, pumpRate: 0, shipType: 50, antennaShare: 0.45)
  package static let supplyShip = Self(
    name: "supply ship", length: 76, beam: 17, designDraught: 6.0, deadweight: 3300,
    tonnesPerCentimetre: 10, pumpRate: 0, shipType: 90, antennaShare: 0.3)

  package static let tankers: [Self] = [.vlcc, .suezmax, .aframax, .mediumRange]
}

/// A crude or product with its density.
package struct Grade: Hashable, Sendable {
  package let name: String
  /// Degrees API at 60 °F.
  package let api: Double

  package init(_ name: String, api: Double) {
    self.name = name
    self.api = api
  }

  /// Barrels in a tonne: SG = 141.5 / (API + 131.5), water 999.016 kg/m³ at 60 °F, and 1 bbl =
  /// 0.158987294928 m³ (the definition of the US barrel, 42 gallons of 231 cubic inches).
  package var barrelsPerTonne: Double {
    1000 / (141.5 / (api + 131.5) * 999.016 * 0.158987294928)
  }
}
