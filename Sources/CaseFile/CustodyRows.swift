/// Custody and findings as rows: one function a layer.
package import Custody
package import Tracks
package import Vocabulary

/// Turns a custody graph into rows, citing its evidence in a book.
package struct CustodyRows {
  package var book: EvidenceBook
  private let graph: CustodyGraph
  private let places: [String: Terminal]
  private let mmsiOf: [String: MMSI]
  private let rule: String
  private let findingRule: String

  package init(
    book: EvidenceBook, graph: CustodyGraph, places: [Terminal], vessels: [CaseVessel],
    rule: String, findingRule: String
  ) {
    self.book = book
    self.graph = graph
    self.places = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    mmsiOf = Dictionary(vessels.map { ($0.id, $0.mmsi) }, uniquingKeysWith: { first, _ in first })
    self.rule = rule
    self.findingRule = findingRule
  }

  package mutating func portCalls(
    rule callRule: String, draught: (PortCall) -> (before: Metres?, after: Metres?)
  ) -> [CaseRow] {
    graph.portCallActions.map { action in
      let call = action.call
      var row = RowBuilder("port_calls")
      row.set("mmsi", call.segment.mmsi)
      row.set("terminal_id", call.terminalID)
      row.set("start", call.start)
      row.set("end", call.end)
      row.set("action", action.action.rawValue)
      row.set(barrels: action.barrels)
      row.set("confidence", action.confidence, decimals: 3)
      row.set("basis", action.basis.rawValue)
      row.set("port_call_id", action.id)
      row.set("vessel_id", action.vesselID)
      row.set("segment", call.segment.description)
      row.set("terminal_name", places[call.terminalID]?.name)
      row.set("role", places[call.terminalID]?.role.rawValue)
      row.set("visit_level", call.confidence)
      row.set("mooring", call.mooring?.rawValue)
      row.set("berth", call.berth)
      row.set("stop_start", call.stopStart)
      row.set("stop_end", call.stopEnd)
      row.set("open", call.isOpen)
      let typed = draught(call)
      row.set("draught_before_m", typed.before?.value, decimals: 1)
      row.set("draught_after_m", typed.after?.value, decimals: 1)
      row.set(position: call.position)
      row.set("rule", callRule)
      row.set("evidence_ids", cite(action.evidence, call.evidence, rule: callRule))
      return row.row
    }
  }

  package mutating func transfers() -> [CaseRow] {
    graph.transfers.map { transfer in
      var row = RowBuilder("transfers")
      row.set("donor_mmsi", transfer.donorMMSI)
      row.set("receiver_mmsi", transfer.receiverMMSI)
      row.set("start", transfer.start)
      row.set("end", transfer.end)
      row.set(position: transfer.position)
      row.set("visibility", transfer.visibility.rawValue)
      row.set(barrels: transfer.barrels)
      row.set("confidence", transfer.confidence, decimals: 3)
      row.set("basis", transfer.basis.rawValue)
      row.set(zoneAt: transfer.position, on: transfer.start)
      row.set("grade", transfer.grade.rawValue)
      row.set("transfer_id", transfer.id)
      row.set("donor_vessel", transfer.donorID)
      row.set("receiver_vessel", transfer.receiverID)
      row.set("encounter_id", transfer.encounterID)
      row.set("place", transfer.place)
      row.set("explanation", transfer.explanation)
      row.set("rule", rule)
      row.set("evidence_ids", book.cite(transfer.evidence, rule: rule))
      return row.row
    }
  }

  package mutating func parcels() -> [CaseRow] {
    graph.parcels.map { parcel in
      var row = RowBuilder("parcels")
      row.set("parcel_id", parcel.id)
      row.set("origin_terminal_id", parcel.originTerminalID)
      row.set("origin_country", parcel.originCountry)
      row.set("grade_name", parcel.gradeName)
      row.set("api", parcel.api.best, decimals: 1)
      row.set("loaded_by", parcel.loadedBy)
      row.set("load_time", parcel.loadTime)
      row.set(barrels: parcel.barrels)
      row.set("regime", parcel.regime)
      row.set("evidence_ids", book.cite(parcel.evidence, rule: rule))
      return row.row
    }
  }

  /// `screening` gives what the lists said about the parties of a leg; nil without lists.
  package mutating func edges(screening: (CustodyEdge) -> String?) -> [CaseRow] {
    graph.edges.map { edge in
      var row = RowBuilder("custody_edges")
      row.set("edge_id", edge.id)
      row.set("kind", edge.kind.rawValue)
      row.set("from_node", edge.from.description)
      row.set("to_node", edge.to.description)
      row.set("time", edge.start)
      row.set("end", edge.end)
      row.set(barrels: edge.barrels)
      row.set("shares", Self.text(of: edge.shares))
      row.set("grade", edge.grade.rawValue)
      row.set("event_id", edge.eventID)
      row.set("screening", screening(edge))
      row.set("explanation", edge.explanation)
      row.set("evidence_ids", book.cite(edge.evidence, rule: rule))
      return row.row
    }
  }

  /// One row for each origin of each discharge.
  package mutating func discharges() -> [CaseRow] {
    graph.discharges.flatMap { discharge in
      discharge.shares.shares.map { share in
        var row = RowBuilder("discharges")
        row.set("mmsi", discharge.mmsi)
        row.set("terminal_id", discharge.terminalID)
        row.set("time", discharge.time)
        row.set(barrels: discharge.barrels)
        row.set("origin_terminal_id", share.origin.terminalID)
        row.set("share_low", share.share.low, decimals: 4)
        row.set("share", share.share.best, decimals: 4)
        row.set("share_high", share.share.high, decimals: 4)
        row.set("discharge_id", discharge.id)
        row.set("vessel_id", discharge.vesselID)
        row.set("terminal_name", places[discharge.terminalID]?.name)
        row.set("origin_name", share.origin.terminalID.flatMap { places[$0]?.name })
        row.set("grade", discharge.grade.rawValue)
        row.set(position: discharge.position)
        row.set("evidence_ids", book.cite(discharge.evidence, rule: rule))
        return row.row
      }
    }
  }

  /// A ship's cargo over time: one row from each movement to the next.
  package mutating func cargoStates() -> [CaseRow] {
    graph.aboard.map { state in
      var row = RowBuilder("cargo_states")
      row.set("cargo_state_id", state.id)
      row.set("vessel_id", state.vesselID)
      row.set("mmsi", mmsiOf[state.vesselID])
      row.set("start", state.start)
      row.set("end", state.end)
      row.set(barrels: state.barrels)
      row.set("shares", Self.text(of: state.shares))
      row.set("grade", state.grade.rawValue)
      row.set("edge_id", state.edgeID)
      row.set("rule", rule)
      row.set("evidence_ids", book.cite(state.evidence, rule: rule))
      return row.row
    }
  }

  package mutating func findings() -> [CaseRow] {
    graph.findings.map { finding in
      var row = RowBuilder("findings")
      row.set("finding_id", finding.id)
      row.set("subject", finding.subject)
      row.set("practice", finding.practice.rawValue)
      row.set("grade", finding.grade.rawValue)
      row.set("confidence", finding.confidence, decimals: 3)
      row.set("start", finding.start)
      row.set("end", finding.end)
      row.set("summary", finding.summary)
      row.set("title", finding.title)
      row.set(
        "alternatives", finding.alternatives.map { Self.text(of: $0) }.joined(separator: " | "))
      row.set("weakest_link", finding.weakestLink)
      row.set("what_would_settle_it", finding.whatWouldSettleIt)
      row.set("turning_point", finding.turningPoint)
      row.set("mmsi", mmsiOf[finding.subject])
      row.set("legs", finding.legs.joined(separator: " "))
      row.set("rule", finding.ruleID)
      row.set("evidence_ids", book.cite(finding.evidence, rule: findingRule))
      return row.row
    }
  }

  /// Barrels by month, origin and destination.
  package mutating func totals() -> [CaseRow] {
    graph.totals.map { total in
      var row = RowBuilder("totals")
      row.set("month", total.month)
      row.set("origin_terminal_id", total.origin)
      row.set("origin_name", total.origin.flatMap { places[$0]?.name })
      row.set("origin_country", total.origin.flatMap { places[$0]?.country })
      row.set("destination_terminal_id", total.destination)
      row.set("destination_name", places[total.destination]?.name)
      row.set("destination_country", places[total.destination]?.country)
      row.set(barrels: total.barrels)
      row.set("discharges", total.discharges)
      row.set("grade", total.grade.rawValue)
      row.set("evidence_ids", book.cite(total.evidence, rule: rule))
      return row.row
    }
  }

  /// `words (about 12 %)`.
  private static func text(of alternative: Alternative) -> String {
    let percent = Int((alternative.probability * 100).rounded())
    return "\(alternative.text) (about \(percent) %)"
  }

  /// `origin=low/best/high` of each origin, separated by `;`.
  private static func text(of shares: OriginShares) -> String {
    func part(_ value: Double) -> String {
      let thousandths = Int((value * 1000).rounded())
      return "\(thousandths / 1000).\((thousandths % 1000).padded(3))"
    }
    return shares.shares.map {
      let origin = $0.origin.terminalID ?? "unknown"
      return "\(origin)=\(part($0.share.low))/\(part($0.share.best))/\(part($0.share.high))"
    }.joined(separator: ";")
  }

  private mutating func cite(
    _ first: [SourceReference], _ second: [SourceReference], rule: String
  ) -> Cell {
    book.cite(first + second, rule: rule)
  }
}

extension CustodyRows {
  /// One row for each explanation of each cargo that does not add up, the cheapest first.
  package mutating func explanations() -> [CaseRow] {
    graph.infeasible.flatMap { cargo in
      cargo.explanations.enumerated().map { index, item in
        var row = RowBuilder("explanations")
        row.set("cargo_id", cargo.id)
        row.set("rank", index + 1)
        row.set("kind", item.kind.rawValue)
        row.set("probability", item.probability, decimals: 4)
        row.set("cost", item.cost, decimals: 2)
        row.set("explanation", item.words)
        row.set("vessel_id", cargo.vesselID)
        row.set("mmsi", mmsiOf[cargo.vesselID])
        row.set("start", cargo.start)
        row.set("end", cargo.end)
        row.set("barrels", cargo.barrels, decimals: 0)
        row.set("observations", cargo.observations.joined(separator: " | "))
        row.set("rule", rule)
        row.set("evidence_ids", book.cite(cargo.evidence, rule: rule))
        return row.row
      }
    }
  }

  /// One row a leg.
  package mutating func voyages(destinations: [String: String]) -> [CaseRow] {
    graph.voyages.flatMap { voyage in
      voyage.legs.enumerated().map { index, leg in
        var row = RowBuilder("voyages")
        row.set("voyage_id", voyage.id)
        row.set("leg", index + 1)
        row.set("vessel_id", voyage.vesselID)
        row.set("mmsi", voyage.mmsi)
        row.set("start", leg.start)
        row.set("end", leg.end)
        row.set("from_place", leg.from?.description)
        row.set("to_place", leg.to?.description)
        row.set("state", leg.lading.rawValue)
        row.set("aboard_t_low", leg.aboard?.low, decimals: 0)
        row.set("aboard_t", leg.aboard?.best, decimals: 0)
        row.set("aboard_t_high", leg.aboard?.high, decimals: 0)
        row.set("silent_hours", leg.silentHours, decimals: 1)
        row.set("challenged_hours", leg.challengedHours, decimals: 1)
        row.set("declared_destination", destinations[voyage.vesselID])
        row.set("evidence_ids", book.cite(leg.evidence, rule: rule))
        return row.row
      }
    }
  }
}
