/// Who hears what: shore stations about the ports, and a constellation that passes now and then.
///
/// A shore station hears to its radio horizon, 30 to 45 nautical miles (VHF line of sight for masts
/// of some hundred feet). A satellite pass hears a ship with a chance that falls near busy ports,
/// where messages collide. Whole passes are missed for whole bands of longitude, so that silence is
/// often the receiver's.

/// A shore station.
package struct Station: Hashable, Sendable {
  /// As in the tag block's `s:` field.
  package let name: String
  package let point: SeaPoint
  /// Nautical miles.
  package let range: Double
  /// Seconds that its clock is ahead, and when; nil for a good clock.
  package var clockFault: ClockFault?
}

/// A receiver whose clock is wrong for a while.
package struct ClockFault: Hashable, Sendable {
  package let span: ClosedRange<Double>
  package let seconds: Double
}

/// The stations and the satellites of a world.
package struct Receivers: Sendable {
  package let stations: [Station]
  /// By station: when it is switched off.
  private let outages: [[ClosedRange<Double>]]
  private let satelliteOutages: [SatelliteOutage]
  private let seed: UInt64
  private let air: AirRule

  package init(story: Story) {
    stations = story.places.flatMap(Self.stations).map { station in
      var station = station
      station.clockFault = story.clockFaults[station.name]
      return station
    }
    outages = stations.map { station in
      story.stationOutages.filter { $0.station == station.name }.map(\.span)
    }
    satelliteOutages = story.satelliteOutages
    seed = story.seed
    air = story.air
  }

  /// One station at the roads of each place, two where the story needs duplicates.
  private static func stations(of place: Place) -> [Station] {
    let first = Station(name: name(of: place), point: place.centre, range: 38)
    guard twins.contains(place.id) else { return [first] }
    return [first, Station(name: name(of: place) + "2", point: place.roads, range: 30)]
  }

  /// `rSIKKA` for `in-sikka`.
  package static func name(of place: Place) -> String {
    "r\(place.id.split(separator: "-").dropFirst().joined().uppercased())"
  }

  /// Places with a second station.
  package static let twins: Set = ["my-eopl", "in-sikka", "iq-abot"]

  /// Indices of the stations within reach of a point, whether at work or not.
  func reaching(_ point: SeaPoint, spare miles: Double = 0) -> [Int] {
    stations.indices.filter { index in
      let station = stations[index]
      return abs(station.point.latitude - point.latitude) < 1.2
        && station.point.nauticalMiles(to: point) <= station.range + miles
    }
  }

  /// Whether a station at work has a point within its range.
  func hears(_ station: Int, _ point: SeaPoint, at time: Double) -> Bool {
    reaches(station, point) && !outages[station].contains { $0.contains(time) }
  }

  func reaches(_ station: Int, _ point: SeaPoint) -> Bool {
    stations[station].point.nauticalMiles(to: point) <= stations[station].range
  }

  /// The passes of a day begin with these numbers.
  func passes(ofDay day: Int) -> Range<Int> {
    let first = (Double(day) * oneDay / air.revisit).rounded(.up)
    let next = (Double(day + 1) * oneDay / air.revisit).rounded(.up)
    return Int(first)..<Int(next)
  }

  func start(ofPass pass: Int) -> Double { Double(pass) * air.revisit }

  /// Seconds after a pass begins at which it comes over a longitude band; nil when it is lost.
  func offset(ofPass pass: Int, over point: SeaPoint) -> Double? {
    let band = Int(((point.longitude + 180) / 20).rounded(.down))
    guard Environment.hash(seed, pass, band) > air.lostPass else { return nil }
    let daily = Environment.hash(seed ^ 0x5a7e, band, pass % 24)
    return air.revisit * (0.08 + 0.75 * daily)
  }

  func satelliteHears(_ point: SeaPoint, at time: Double) -> Bool {
    !satelliteOutages.contains { $0.covers(point, at: time) }
  }
}
