/// Which columns tell the rows of a layer apart.

extension CaseLayer {
  /// The columns that together name a row; a case file never holds null in the first of them.
  ///
  /// A layer not listed here is named by its first column.
  package var keyColumns: [String] { CaseKeys.byLayer[name] ?? columns.prefix(1).map(\.name) }

  /// The row's key in words, as `column value, column value`; `–` stands for null.
  package func keyText(of row: CaseRow) -> String {
    let record = CaseRecord(layer: self, row: row)
    return keyColumns.map { "\($0) \(record[$0].shown)" }.joined(separator: ", ")
  }
}

extension Cell {
  /// The value for people: text in quotes, `–` for null.
  package var shown: String {
    switch self {
    case .null: "–"
    case .integer(let value): String(value)
    case .real(let value): NumberText.shortest(value) ?? "–"
    case .text(let value): "\"\(value)\""
    }
  }
}

private enum CaseKeys {
  static let byLayer: [String: [String]] = [
    "vessels": ["vessel_id"],
    "identities": ["segment"],
    "tracks": ["segment"],
    "draughts": ["segment", "time"],
    "places": ["terminal_id"],
    "port_calls": ["port_call_id"],
    "gaps": ["gap_id"],
    "loiterings": ["loitering_id"],
    "encounters": ["encounter_id"],
    "transfers": ["transfer_id"],
    "draught_changes": ["draught_change_id"],
    "position_anomalies": ["position_anomaly_id"],
    "identity_changes": ["identity_change_id"],
    "voyages": ["voyage_id", "leg"],
    "parcels": ["parcel_id"],
    "custody_edges": ["edge_id"],
    "discharges": ["discharge_id", "origin_terminal_id"],
    "cargo_states": ["cargo_state_id"],
    "explanations": ["cargo_id", "rank"],
    "documents": ["document_id"],
    "designations": ["designation_id"],
    "screenings": ["screening_id"],
    "findings": ["finding_id"],
    "totals": ["month", "destination_terminal_id", "origin_terminal_id"],
    "unobserved": ["topic", "statement"],
    "evidence": ["evidence_id"],
    "sources": ["source_id"],
    "refusals": ["source_id", "reason"],
    "runs": ["run_id"],
  ]
}
