/// What the plain rules found, as rows under the headers of case exports (DESIGN §5).
import Vocabulary

/// Tables by layer name: a header's columns and rows of text.
package struct PlainTables: Sendable {
  package private(set) var tables: [String: (columns: [String], rows: [[String]])] = [:]

  package mutating func add(_ name: String, _ header: String, _ rows: [[String]]) {
    tables[name] = (header.split(separator: ",").map(String.init), rows)
  }
}

extension PlainRules {
  /// Closes what is open and gives every table.
  package mutating func finish() -> PlainTables {
    for (mmsi, ship) in ships.sorted(by: { $0.key < $1.key }) {
      var ship = ship
      close(&ship, mmsi)
    }
    for (pair, meeting) in meetings { ended.append((pair, meeting)) }
    meetings = [:]
    let long = ended.filter { ($0.meeting.end - $0.meeting.start).hours >= rule.hours }
      .sorted {
        ($0.meeting.start, $0.pair.first, $0.pair.second)
          < ($1.meeting.start, $1.pair.first, $1.pair.second)
      }
    let transfers = long.map { transfer($0.pair, $0.meeting) }
    var tables = PlainTables()
    tables.add(
      "encounters", "mmsi_a,mmsi_b,start,end,lat,lon,confidence",
      long.map { pair, meeting in
        [pair.first.description, pair.second.description] + span(meeting) + place(meeting) + ["1"]
      })
    tables.add(
      "transfers",
      "donor_mmsi,receiver_mmsi,start,end,lat,lon,visibility,barrels_low,barrels,barrels_high,"
        + "confidence,grade", transfers.map(\.row))
    tables.add("gaps", "mmsi,start,end,class,deliberate_probability", gapRows)
    tables.add("position_anomalies", "mmsi,start,end,kind,confidence", anomalyRows)
    tables.add("identity_changes", "imo,old_mmsi,new_mmsi,time,kind,confidence", identityRows)
    addCargo(transfers, to: &tables)
    return tables
  }

  private func span(_ meeting: PlainMeeting) -> [String] {
    [meeting.start.rfc3339, meeting.end.rfc3339]
  }

  private func place(_ meeting: PlainMeeting) -> [String] {
    [text(meeting.place.latitude), text(meeting.place.longitude)]
  }

  private func text(_ degrees: Double) -> String {
    let whole = Int((degrees * 100_000).rounded())
    let rest = String(Int(whole.magnitude) % 100_000)
    let zeros = String(repeating: "0", count: 5 - rest.count)
    return "\(whole < 0 ? "-" : "")\(Int(whole.magnitude) / 100_000).\(zeros)\(rest)"
  }

  struct PlainTransfer {
    let donor: MMSI
    let receiver: MMSI
    let time: Instant
    let row: [String]
  }

  /// The ship that rose gave, the other took; the larger difference is the cargo.
  private func transfer(_ pair: PlainPair, _ meeting: PlainMeeting) -> PlainTransfer {
    let later = meeting.end + .hours(72)
    let (one, other) = (pair.first, pair.second)
    let rise = change(one, meeting.start, later)
    let fall = change(other, meeting.start, later)
    let isFirstDonor = rise.metres - fall.metres <= 0
    let (donor, receiver) = isFirstDonor ? (one, other) : (other, one)
    let barrels = max(abs(rise.barrels), abs(fall.barrels))
    let amount = String(Int(barrels.rounded()))
    let row =
      [donor.description, receiver.description] + span(meeting) + place(meeting) + [
        "both", amount, amount, amount, "1", "C",
      ]
    return PlainTransfer(donor: donor, receiver: receiver, time: meeting.end, row: row)
  }

  private func change(_ mmsi: MMSI, _ start: Instant, _ end: Instant)
    -> (metres: Double, barrels: Double)
  {
    guard let ship = ships[mmsi], let before = ship.draught(at: start),
      let after = ship.draught(at: end)
    else { return (0, 0) }
    return (after - before, (after - before) * ship.tonnesPerMetre * rule.barrelsPerTonne)
  }

  /// Calls with their draught difference, and discharges whose origin is the last load.
  private func addCargo(_ transfers: [PlainTransfer], to tables: inout PlainTables) {
    var callRows: [[String]] = []
    var dischargeRows: [[String]] = []
    var findings: [[String]] = []
    var origin: [MMSI: String] = [:]
    var pending = transfers.sorted { ($0.time, $0.donor) < ($1.time, $1.donor) }[...]
    let suspects = Set(transfers.flatMap { [$0.donor, $0.receiver] })
    for call in calls.sorted(by: { ($0.end, $0.mmsi) < ($1.end, $1.mmsi) }) {
      while let next = pending.first, next.time <= call.end {
        if let from = origin[next.donor] { origin[next.receiver] = from }
        pending.removeFirst()
      }
      let moved = change(call.mmsi, call.start, call.end + .hours(24))
      let action =
        moved.metres > rule.draughtMetres
        ? "load" : moved.metres < -rule.draughtMetres ? "discharge" : "none"
      let barrels = String(Int(abs(moved.barrels).rounded()))
      let figures = [barrels, barrels, barrels]
      callRows.append(
        [call.mmsi.description, call.place, call.start.rfc3339, call.end.rfc3339, action] + figures
          + ["1"])
      if action == "load" { origin[call.mmsi] = call.place }
      guard action == "discharge" else { continue }
      dischargeRows.append(
        [call.mmsi.description, call.place, call.end.rfc3339] + figures + [
          origin[call.mmsi] ?? "", "1", "1", "1",
        ])
      if suspects.contains(call.mmsi) {
        findings.append([
          "plain/\(findings.count)", "mmsi:\(call.mmsi.description)", "DSP-3", "D", "0.5",
          call.start.rfc3339, call.end.rfc3339, "met another tanker before she discharged",
        ])
      }
    }
    tables.add(
      "port_calls",
      "mmsi,terminal_id,start,end,action,barrels_low,barrels,barrels_high,confidence", callRows)
    tables.add(
      "discharges",
      "mmsi,terminal_id,time,barrels_low,barrels,barrels_high,origin_terminal_id,share_low,share,"
        + "share_high", dischargeRows)
    tables.add(
      "findings", "finding_id,subject,practice,grade,confidence,start,end,summary", findings)
  }
}
