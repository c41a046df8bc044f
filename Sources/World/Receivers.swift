/// Who hears what: shore stations about the ports, and a constellation that passes about hourly.
///
/// A shore station hears to its radio horizon, 30 to 45 nautical miles. A satellite pass hears a
/// ship with a chance that falls near busy ports, where messages collide. Whole passes are missed
/// for whole bands of longitude, so that silence is often the receiver's.

/// A shore station.
package struct Station: Hashable, Sendable {
  /// As in the tag block's `s:` field.
  package let name: String
  package let point: SeaPoint
  /// Nautical miles.
  package let range: Double
}

/// The stations and the satellites of a world.
package struct Receivers: Sendable {
  package let stations: [Station]
  let stationOutages: [StationOutage]
  let satelliteOutages: [SatelliteOutage]
  let seed: UInt64

  package init(story: Story) {
    stations = Place.all.flatMap(Self.stations)
    stationOutages = story.stationOutages
    satelliteOutages = story.satelliteOutages
    seed = story.seed
  }

  /// One station at the roads of each place, two where the story needs duplicates.
  private static func stations(of place: Place) -> [Station] {
    let letters = place.id.split(separator: "-").dropFirst().joined().uppercased()
    let first = Station(name: "r\(letters)", point: place.centre, range: 38)
    guard ["my-eopl", "in-sikka", "iq-abot"].contains(place.id) else { return [first] }
    return [first, Station(name: "r\(letters)2", point: place.roads, range: 30)]
  }

  /// The stations within reach and at work, in their order.
  package func hearing(_ point: SeaPoint, at time: Double) -> [Station] {
    stations.filter { station in
      abs(station.point.latitude - point.latitude) < 1
        && station.point.nauticalMiles(to: point) <= station.range
        && !stationOutages.contains { $0.station == station.name && $0.span.contains(time) }
    }
  }

  /// Seconds after the hour at which a satellite passes a longitude band; nil when it is missed.
  package func pass(hour: Int, over point: SeaPoint) -> Double? {
    let band = Int(((point.longitude + 180) / 20).rounded(.down))
    guard Environment.hash(seed, hour, band) > 0.1 else { return nil }
    return 300 + 2700 * Environment.hash(seed ^ 0x5a7e, band, hour % 24)
  }

  package func satelliteHears(_ point: SeaPoint, at time: Double) -> Bool {
    !satelliteOutages.contains { $0.covers(point, at: time) }
  }
}
