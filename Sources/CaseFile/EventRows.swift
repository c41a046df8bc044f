/// What ships did, as rows: one function a layer.
package import Tracks
import Vocabulary

/// Turns the events of a run into rows, citing their evidence in a book.
package struct EventRows {
  package var book: EvidenceBook
  private let vesselOf: [SegmentID: String]
  private let places: [String: Terminal]
  private var reachable: ReachableTerminals
  private let rules: EventRuleNames
  /// Terminals in reach that are named, the nearest; their number is told besides.
  private static let mostNamed = 20

  package init(
    book: EvidenceBook, vesselOf: [SegmentID: String], places: [Terminal], rules: EventRuleNames
  ) {
    self.book = book
    self.vesselOf = vesselOf
    self.places = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    reachable = ReachableTerminals(places)
    self.rules = rules
  }

  package mutating func gaps(_ gaps: [Gap]) -> [CaseRow] {
    gaps.map { gap in
      var row = begin("gaps", gap.segment, id: "gap_id", gap.start, rule: rules.gap)
      row.set("end", gap.end)
      row.set("class", gap.classification.rawValue)
      row.set("deliberate_probability", gap.deliberateProbability, decimals: 3)
      row.set("open", gap.isOpen)
      row.set("hours", (gap.end - gap.start).hours, decimals: 2)
      row.set("distance_nm", gap.distance?.nauticalMiles, decimals: 1)
      row.set("implied_speed_kn", gap.impliedSpeed?.value, decimals: 1)
      row.set("expected_hours", gap.listening.expectedHours, decimals: 2)
      row.set("reception_weight", gap.listening.weight, decimals: 2)
      row.set("quiet_hours", gap.quiet.hours, decimals: 2)
      row.set("habit", gap.habit, decimals: 3)
      row.set("usual_share", gap.listening.usualShare, decimals: 3)
      row.set("companions", gap.companions)
      row.set("chance_companions", gap.chanceCompanions, decimals: 2)
      row.set("chance_silences", gap.listening.byChance, decimals: 4)
      row.set("other_ships_heard", gap.listening.shipsNear)
      row.set("ships_around", gap.listening.shipsAround)
      row.set("from_lat", gap.from.latitude, decimals: 7)
      row.set("from_lon", gap.from.longitude, decimals: 7)
      row.set("to_lat", gap.to?.latitude, decimals: 7)
      row.set("to_lon", gap.to?.longitude, decimals: 7)
      let reach = reachable.reached(in: gap)
      row.set("terminals_in_reach", reach.count)
      row.set(
        "nearest_terminals", reach.prefix(Self.mostNamed).map(\.terminal).joined(separator: " "))
      row.set("evidence_ids", book.cite(gap.evidence, rule: rules.gap))
      row.geometry = gap.to.map { LineParts.geometry([gap.from, $0]) } ?? nil
      return row.row
    }
  }

  package mutating func loiterings(_ loiterings: [Loitering]) -> [CaseRow] {
    loiterings.map { event in
      var row = begin(
        "loiterings", event.segment, id: "loitering_id", event.start,
        qualifier: event.kind == .adrift ? event.kind.rawValue : nil, rule: rules.loitering)
      row.set("end", event.end)
      row.set(position: event.position)
      row.set("mean_speed_kn", event.meanSpeed.value, decimals: 2)
      row.set("kind", event.kind.rawValue)
      row.set("company", event.company)
      row.set("basis", event.basis.rawValue)
      row.set("confidence", event.confidence, decimals: 3)
      row.set("evidence_ids", book.cite(event.evidence, rule: rules.loitering))
      return row.row
    }
  }

  package mutating func encounters(_ encounters: [Encounter]) -> [CaseRow] {
    encounters.map { event in
      var row = RowBuilder("encounters")
      row.set("mmsi_a", event.first.mmsi)
      row.set("mmsi_b", event.second.mmsi)
      row.set("start", event.start)
      row.set("end", event.end)
      row.set(position: event.position)
      row.set("confidence", event.confidence, decimals: 3)
      row.set("encounter_id", Self.id(of: event))
      row.set("vessel_a", vesselOf[event.first])
      row.set("vessel_b", vesselOf[event.second])
      row.set("minimum_distance_m", event.minimumDistance.value, decimals: 0)
      row.set("median_distance_m", event.medianDistance.value, decimals: 0)
      row.set("median_speed_kn", event.medianSpeed.value, decimals: 2)
      row.set("hull_geometry", event.usesHullGeometry)
      row.set("alongside", event.isAlongside)
      row.set("at_berth", event.isAtBerth)
      row.set("basis", event.basis.rawValue)
      row.set("relative_motion_m", event.relativeMotion?.value, decimals: 0)
      Self.set(event.approach, "approach", &row)
      Self.set(event.departure, "departure", &row)
      row.set(zoneAt: event.position, on: event.start)
      row.set("rule", rules.encounter)
      row.set("evidence_ids", book.cite(event.evidence, rule: rules.encounter))
      return row.row
    }
  }

  private static func set(_ motion: MeetingMotion?, _ side: String, _ row: inout RowBuilder) {
    row.set("\(side)_hours", motion?.span.hours, decimals: 0)
    row.set("\(side)_distance_m", motion?.apart.value, decimals: 0)
    row.set("\(side)_speed_kn", motion?.speed.value, decimals: 2)
    row.set("\(side)_mover", motion?.mover.rawValue)
  }

  package mutating func draughtChanges(_ changes: [DraughtChange]) -> [CaseRow] {
    changes.map { event in
      var row = begin(
        "draught_changes", event.segment, id: "draught_change_id", event.firstAfter, start: nil,
        rule: rules.draughtChange)
      row.set("last_before", event.lastBefore)
      row.set("first_after", event.firstAfter)
      row.set("before_m", event.before.value, decimals: 1)
      row.set("after_m", event.after.value, decimals: 1)
      row.set("change_m", event.metres, decimals: 1)
      row.set(position: event.position)
      row.set("evidence_ids", book.cite(event.evidence, rule: rules.draughtChange))
      return row.row
    }
  }

  package mutating func positionAnomalies(_ anomalies: [PositionAnomaly]) -> [CaseRow] {
    anomalies.map { event in
      var row = begin(
        "position_anomalies", event.segment, id: "position_anomaly_id", event.start,
        qualifier: event.kind.rawValue, rule: rules.positionAnomaly)
      row.set("end", event.end)
      row.set("kind", event.kind.rawValue)
      row.set("confidence", event.confidence, decimals: 3)
      row.set("fixes", event.fixCount)
      row.set(position: event.position)
      row.set("evidence_ids", book.cite(event.evidence, rule: rules.positionAnomaly))
      return row.row
    }
  }

  package mutating func identityChanges(_ changes: [IdentityChange]) -> [CaseRow] {
    changes.map { event in
      var row = RowBuilder("identity_changes")
      row.set("imo", event.imo)
      row.set("old_mmsi", event.oldMMSI)
      row.set("new_mmsi", event.newMMSI)
      row.set("time", event.time)
      row.set("kind", event.kind.rawValue)
      row.set("confidence", event.confidence, decimals: 3)
      row.set("vessel_id", vesselOf[event.segment])
      row.set("segment", event.segment.description)
      row.set(
        "identity_change_id",
        "identity:\(event.segment.description)/\(event.kind.rawValue)/\(event.time.rfc3339)")
      row.set("old_value", event.oldValue)
      row.set("new_value", event.newValue)
      row.set("rule", rules.identityChange)
      row.set("evidence_ids", book.cite(event.evidence, rule: rules.identityChange))
      return row.row
    }
  }

  /// The name of an encounter in every layer.
  package static func id(of event: Encounter) -> String {
    "encounter:\(event.first.description)+\(event.second.description)/\(event.start.rfc3339)"
  }

  /// The name of a port call in every layer.
  package static func id(of call: PortCall) -> String {
    "port_call:\(call.segment.description)/\(call.terminalID)/\(call.start.rfc3339)"
  }

  private func begin(
    _ layer: String, _ segment: SegmentID, id column: String, _ time: Instant,
    start: String? = "start", qualifier: String? = nil, rule: String
  ) -> RowBuilder {
    var row = RowBuilder(layer)
    let kind = column.dropLast(3)
    let tail = qualifier.map { "/\($0)" } ?? ""
    row.set(column, "\(kind):\(segment.description)/\(time.rfc3339)\(tail)")
    row.set("mmsi", segment.mmsi)
    row.set("vessel_id", vesselOf[segment])
    row.set("segment", segment.description)
    row.set("rule", rule)
    if let start { row.set(start, time) }
    return row
  }
}

/// Rule names with versions, as the detectors give them.
package struct EventRuleNames: Sendable {
  package var segment = ""
  package var portCall = ""
  package var gap = ""
  package var loitering = ""
  package var encounter = ""
  package var draughtChange = ""
  package var identityChange = ""
  package var positionAnomaly = ""

  package init() {}
}
