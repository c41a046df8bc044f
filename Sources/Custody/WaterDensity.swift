/// The density of the water a ship lies in: the sea, or one of the brackish waters that tankers load in.
///
/// A hull displaces the same mass in any water, so in lighter water she lies deeper: 2.5 % in fresh
/// water. Densities are those of surface water at the salinity and temperature of the source by the
/// equation of state EOS-80 (Fofonoff and Millard, UNESCO technical papers in marine science 44, 1983),
/// rounded to a kilogram per cubic metre. Waters outside the table are sea water.
import Tracks
package import Vocabulary

/// A stretch of water of its own density.
package struct WaterBody: Hashable, Sendable {
  package let name: String
  /// Degrees; no body crosses the antimeridian.
  package let south: Double
  package let west: Double
  package let north: Double
  package let east: Double
  /// Tonnes per cubic metre.
  package let density: Estimate
  /// Salinity and temperature with their source.
  package let source: String

  package func contains(_ place: Coordinate) -> Bool {
    (south...north).contains(place.latitude) && (west...east).contains(place.longitude)
  }
}

/// Densities of water by place.
package enum WaterDensity {
  /// Surface water of the open sea: 1.022 in the tropics to 1.028 t/m³ near the ice; 1.025 is the
  /// figure that load lines and draught tables are made for (International Convention on Load Lines,
  /// 1966, regulation 40).
  package static let sea = Estimate(low: 1.022, best: 1.025, high: 1.028)

  /// Where tankers lie in other than sea water; the smaller of two that overlap stands first.
  package static let bodies: [WaterBody] = [
    WaterBody(
      name: "Lake Maracaibo", south: 9.0, west: -72.2, north: 10.95, east: -71.0,
      density: Estimate(low: 0.996, best: 0.998, high: 1.010),
      source: "surface salinity 1.8–2.1 ‰ in 2011–2012 and more in the strait (Odca, Luz), 30 °C"),
    WaterBody(
      name: "Hooghly", south: 21.6, west: 87.8, north: 23.0, east: 88.5,
      density: Estimate(low: 0.996, best: 1.000, high: 1.010),
      source: "tidal river, fresh in the monsoon; 28 °C; not measured for this table"),
    WaterBody(
      name: "Gulf of Finland", south: 59.2, west: 24.0, north: 60.8, east: 30.4,
      density: Estimate(low: 1.000, best: 1.003, high: 1.005),
      source: "salinity 3–6 ‰, lowest in the east (Feistel et al., Ocean Science 6, 2010), 0–18 °C"),
    WaterBody(
      name: "Baltic Sea", south: 53.6, west: 12.5, north: 66.0, east: 30.4,
      density: Estimate(low: 1.002, best: 1.005, high: 1.008),
      source: "salinity 7.5 ‰ on average (Feistel et al., Ocean Science 6, 2010), 0–18 °C"),
    WaterBody(
      name: "Sea of Azov and Kerch Strait", south: 45.2, west: 34.8, north: 47.4, east: 39.4,
      density: Estimate(low: 1.006, best: 1.009, high: 1.014),
      source: "salinity 10–17 ‰ between the Azov and the Black Sea, 5–25 °C; not measured here"),
    WaterBody(
      name: "Black Sea", south: 40.8, west: 27.3, north: 46.7, east: 41.9,
      density: Estimate(low: 1.010, best: 1.013, high: 1.015),
      source: "surface salinity 17–18.5 ‰, 8–25 °C, by EOS-80"),
  ]

  /// The density at a place, tonnes per cubic metre; nil is a place that is not known.
  package static func at(_ place: Coordinate?) -> Estimate {
    guard let place else { return sea }
    return bodies.first { $0.contains(place) }?.density ?? sea
  }
}

extension Hydrostatics {
  /// The draught in sea water of a ship that lies as deep as typed in other water.
  ///
  /// Right to a millimetre: displacement is all but linear over the few decimetres between the two.
  package func seaDraught(of typed: Metres, in water: Estimate) -> Metres {
    guard water.best != WaterDensity.sea.best, typed.value > 0 else { return typed }
    let target = rawDisplacement(at: typed) * water.best / rule.waterDensity
    var draught = typed.value
    for _ in 0..<4 {
      let slope = 100 * tonnesPerCentimetre(at: Metres(draught)).best
      guard slope > 0 else { return typed }
      draught += (target - rawDisplacement(at: Metres(draught))) / slope
    }
    guard draught.isFinite, draught > 0 else { return typed }
    return Metres(draught)
  }

  /// Tonnes of displacement that not knowing the water makes a standard deviation of.
  ///
  /// In brackish water the crew may have typed the draught of the water she lies in or that of the sea
  /// she sails into, which nobody can tell: the span holds both.
  func waterDeviation(at draught: Metres, in water: Estimate) -> Double {
    let span = max(water.high, WaterDensity.sea.best) - min(water.low, WaterDensity.sea.best)
    return rawDisplacement(at: draught) * span / rule.waterDensity / 4
  }
}

extension FleetShip {
  /// The water she lay in when a draught was typed: that of the call, up to a day after it, else of
  /// where she was seen; sea water where that is not known.
  func water(at time: Instant, _ rules: CustodyRules) -> Estimate {
    let call = calls.last { $0.start <= time && time <= $0.end + rules.promptWindow }
    return WaterDensity.at(call?.position ?? whereabouts.position(at: time))
  }

  /// A typed draught as it would be in sea water; as typed for a hull nobody knows.
  func seaDraught(_ reading: DraughtReading, _ rules: CustodyRules) -> Metres {
    hydrostatics?.seaDraught(of: reading.draught, in: water(at: reading.time, rules))
      ?? reading.draught
  }
}
