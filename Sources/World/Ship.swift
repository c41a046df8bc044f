/// A ship of the world: her papers, her hull, what she does, and what she says.
package import Vocabulary

/// A radio identity a ship uses from some time on.
package struct RadioIdentity: Hashable, Sendable {
  package let mmsi: MMSI
  package let name: String
  package let callSign: String
  /// ISO 3166 alpha-2 flag that belongs to the MMSI's country digits.
  package let flag: String
  /// Sent in the IMO field in place of the hull's own number; nil for the hull's own.
  package var imoSent: Int?
}

/// What kind of part a ship plays, for the truth tables.
package enum ShipPart: String, Hashable, Sendable {
  case honest
  /// Hands over cargo whose origin is hidden.
  case donor
  /// Takes that cargo and declares another origin.
  case receiver
}

/// A value that holds from a time on.
package struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
  package let time: Double
  package let value: Value
}

extension Array {
  /// The last value dated at or before a time.
  func current<Value>(at time: Double) -> Value? where Element == Dated<Value> {
    last { $0.time <= time }?.value
  }
}

/// One ship with everything that will happen to her.
package struct Ship: Hashable, Sendable {
  /// Place in the world's list of ships.
  package let index: Int
  /// The role's name in the story, unique in the world.
  package let key: String
  package let part: ShipPart
  /// Nil for small craft without one.
  package let imo: IMONumber?
  package let hull: Hull
  package let isClassB: Bool
  package let built: Int
  package let owner: String
  package let manager: String
  package var identities: [Dated<RadioIdentity>]
  package var phases: [Phase] = []
  /// Spans in which she switched her transponder off.
  package var silences: [ClosedRange<Double>] = []
  /// Stretches in which she sends invented positions, in order of time.
  package var fabrications: [Fabrication] = []
  package var destinations: [Dated<String>] = []
  /// Draughts as typed by the crew, filled by the cargo ledger.
  package var draughts: [Dated<Double>] = []

  package func identity(at time: Double) -> RadioIdentity? {
    identities.current(at: time) ?? identities.first?.value
  }

  package func isSilent(at time: Double) -> Bool { silences.contains { $0.contains(time) } }

  func fabrication(at time: Double) -> Fabrication? {
    fabrications.isEmpty ? nil : fabrications.first { $0.span.contains(time) }
  }

  /// Nil outside her life in the world.
  package func state(at time: Double) -> HullState? {
    var (low, high) = (0, phases.count)
    while low < high {
      let middle = (low + high) / 2
      if phases[middle].end <= time { low = middle + 1 } else { high = middle }
    }
    guard low < phases.count, phases[low].start <= time else { return nil }
    return phases[low].state(at: time)
  }

  /// Where her antenna is, given her hull's state.
  package func antenna(of state: HullState) -> SeaPoint {
    state.centre.moved(metres: hull.antennaForward, towards: state.heading)
      .moved(metres: hull.antennaToStarboard, towards: state.heading + 90)
  }
}
