/// A ship's cargo as a state over time: how much, and whose, from each movement to the next.
package import Vocabulary

/// What a ship had aboard from the end of one movement to the beginning of the next.
package struct CargoAboard: Hashable, Sendable {
  /// Made from the ship and the movement before.
  package let id: String
  /// Vessel id.
  package let vesselID: String
  package let start: Instant
  /// The next movement's start; the end of the input for the last.
  package let end: Instant
  /// Barrels at 60 °F, 90 % of the posterior of all witnesses together.
  package let barrels: Estimate
  /// Tonnes as the tanks allow them.
  package let tonnes: Mass
  package let shares: OriginShares
  package let grade: EvidenceGrade
  /// The edge of the movement before; nil for what was aboard at first.
  package let edgeID: String?
  package let evidence: [SourceReference]
}

extension CustodyWalk {
  /// The states of every ship that moved cargo, in order of time, then of the vessel's id.
  var cargoAboard: [CargoAboard] {
    history.indices.flatMap(states).sorted {
      ($0.start, $0.vesselID, $0.end) < ($1.start, $1.vesselID, $1.end)
    }
  }

  private func states(of ship: Int) -> [CargoAboard] {
    let records = history[ship]
    return records.indices.map { index in
      let record = records[index]
      let next = index + 1 < records.count ? records[index + 1].began : fleet.end
      let vessel = fleet.ships[ship].vessel.id
      return CargoAboard(
        id: "cargo:\(vessel)/" + record.eventID.split(separator: " ").joined(separator: "_"),
        vesselID: vessel, start: record.time, end: max(record.time, next),
        barrels: record.barrels ?? fleet.barrels(record.total, record.shares),
        tonnes: Mass(record.total), shares: record.shares, grade: record.grade,
        edgeID: record.edgeID,
        evidence: record.evidence)
    }
  }
}
