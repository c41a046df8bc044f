/// The answers: truth/*.csv with the headers that case files export, so that a scorer can lay one
/// beside the other.
///
/// Barrels are known exactly: low, best and high are equal. Columns after the fixed ones are the
/// world's own. Ships appear under the radio number they used at the start of the event.
import Vocabulary

struct TruthTables {
  let story: Story
  let ledger: CargoLedger
  let gaps: [TrueGap]
  let anomalies: [TrueAnomaly]
  let faults: LogFaults

  /// Names under truth/ with their bytes.
  var files: [WorldFile] {
    [
      WorldFile(path: "truth/encounters.csv", bytes: encounters),
      WorldFile(path: "truth/transfers.csv", bytes: transfers),
      WorldFile(path: "truth/port_calls.csv", bytes: portCalls),
      WorldFile(path: "truth/gaps.csv", bytes: gapRows),
      WorldFile(path: "truth/loiterings.csv", bytes: loiterings),
      WorldFile(path: "truth/position_anomalies.csv", bytes: positionAnomalies),
      WorldFile(path: "truth/identity_changes.csv", bytes: identityChanges),
      WorldFile(path: "truth/discharges.csv", bytes: discharges),
      WorldFile(path: "truth/honest.csv", bytes: honest),
      WorldFile(path: "truth/hard_negatives.csv", bytes: hardNegatives),
      WorldFile(path: "truth/cargo.csv", bytes: cargo),
      WorldFile(path: "truth/faults.csv", bytes: faultRows),
      WorldFile(path: "truth/README.txt", bytes: readme),
    ]
  }

  func mmsi(_ ship: Int, at time: Double) -> String {
    story.ships[ship].identity(at: time)?.mmsi.description ?? ""
  }

  func text(_ time: Double) -> String {
    story.instant(min(max(time, 0), story.end)).rfc3339
  }

  func barrels(_ value: Double) -> String { CSVText.fixed(value, 0) }

  private var encounters: [UInt8] {
    CSVText.table(
      "mmsi_a,mmsi_b,start,end,lat,lon,confidence,kind,start_lat,start_lon,end_lat,end_lon",
      story.encounters.map { meeting in
        let ends = [meeting.start, min(meeting.end, story.end)].flatMap { time in
          let point = story.ships[meeting.first].state(at: time)?.centre ?? meeting.point
          return [CSVText.fixed(point.latitude, 5), CSVText.fixed(point.longitude, 5)]
        }
        let pair = [
          mmsi(meeting.first, at: meeting.start), mmsi(meeting.second, at: meeting.start),
        ]
        return pair.sorted() + [
          text(meeting.start), text(meeting.end), CSVText.fixed(meeting.point.latitude, 5),
          CSVText.fixed(meeting.point.longitude, 5), "1", meeting.kind.rawValue,
        ] + ends
      })
  }

  /// Barrels below which a meeting moved nothing worth a row: the receiver had no room left.
  private static let leastTransfer = 5000.0

  private var transfers: [UInt8] {
    CSVText.table(
      "donor_mmsi,receiver_mmsi,start,end,lat,lon,visibility,barrels_low,barrels,barrels_high,"
        + "confidence,grade",
      ledger.movements.compactMap { movement in
        guard case .transfer(let donor, let receiver, _, let point) = movement.order.act,
          movement.barrels >= Self.leastTransfer
        else { return nil }
        let order = movement.order
        let amount = barrels(movement.barrels)
        let middle = (order.start + order.end) / 2
        let dark = [donor, receiver].map { story.ships[$0].isSilent(at: middle) }
        let visibility =
          dark == [true, true]
          ? "both_dark"
          : dark[0] ? "donor_dark" : dark[1] ? "receiver_dark" : "both"
        return [
          mmsi(donor, at: order.start), mmsi(receiver, at: order.start), text(order.start),
          text(order.end), CSVText.fixed(point.latitude, 5), CSVText.fixed(point.longitude, 5),
          visibility, amount, amount, amount, "1", "A",
        ]
      })
  }

  private var gapRows: [UInt8] {
    let rows = gaps.sorted { ($0.start, $0.ship) < ($1.start, $1.ship) }
    return CSVText.table(
      "mmsi,start,end,class,deliberate_probability",
      rows.map { gap in
        [
          mmsi(gap.ship, at: gap.start), text(gap.start), text(gap.end),
          gap.isDeliberate ? "challenged_emission" : "sparse_coverage",
          gap.isDeliberate ? "1" : "0",
        ]
      })
  }

  private var positionAnomalies: [UInt8] {
    CSVText.table(
      "mmsi,start,end,kind,confidence",
      anomalies.sorted { ($0.start, $0.ship) < ($1.start, $1.ship) }.map { anomaly in
        [
          mmsi(anomaly.ship, at: anomaly.start), text(anomaly.start), text(anomaly.end),
          anomaly.kind, "1",
        ]
      })
  }

  private var identityChanges: [UInt8] {
    CSVText.table(
      "imo,old_mmsi,new_mmsi,time,kind,confidence,old_name,new_name,old_flag,new_flag",
      story.identityChanges.sorted { ($0.time, $0.ship) < ($1.time, $1.ship) }.map { change in
        [
          story.ships[change.ship].imo?.description ?? "", change.old.mmsi.description,
          change.new.mmsi.description, text(change.time), change.kind.rawValue, "1",
          change.old.name,
          change.new.name, change.old.flag, change.new.flag,
        ]
      })
  }

  private var discharges: [UInt8] {
    var rows: [[String]] = []
    for movement in ledger.movements {
      guard case .discharge(let ship, let terminal) = movement.order.act else { continue }
      let total = barrels(movement.barrels)
      let isLaundered =
        story.ships[ship].part != .honest
        && movement.lots.contains { hiddenOrigins.contains($0.terminal) }
      for lot in movement.lots {
        let share = CSVText.fixed(lot.barrels / movement.barrels, 6)
        rows.append([
          mmsi(ship, at: movement.order.end), terminal, text(movement.order.end), total, total,
          total, lot.terminal, share, share, share, story.ships[ship].imo?.description ?? "",
          isLaundered ? "1" : "0",
        ])
      }
    }
    return CSVText.table(
      "mmsi,terminal_id,time,barrels_low,barrels,barrels_high,origin_terminal_id,share_low,share,"
        + "share_high,imo,laundered", rows)
  }

  /// Terminals from which some cargo's origin is hidden.
  private var hiddenOrigins: Set<String> {
    Set(
      story.orders.compactMap { order in
        guard order.isHidden, case .load(_, let terminal, _) = order.act else { return nil }
        return terminal
      })
  }

  private var hardNegatives: [UInt8] {
    CSVText.table(
      "kind,mmsi_a,mmsi_b,start,end",
      story.hardNegatives.map { look in
        [
          look.kind, mmsi(look.first, at: look.start), mmsi(look.second, at: look.start),
          text(look.start), text(look.end),
        ]
      })
  }

  private var honest: [UInt8] {
    var rows: [[String]] = []
    for ship in story.ships where ship.part == .honest {
      for identity in ship.identities {
        rows.append([
          identity.value.mmsi.description, ship.imo?.description ?? "", identity.value.name,
          ship.key,
        ])
      }
    }
    return CSVText.table("mmsi,imo,name,role", rows)
  }

  /// Every movement of cargo and what stays aboard, so that conservation can be checked from files.
  private var cargo: [UInt8] {
    var rows: [[String]] = []
    for (ship, lot) in story.opening.sorted(by: { $0.key < $1.key }) {
      rows.append([
        "aboard", "", mmsi(ship, at: 0), text(0), text(0), lot.terminal, lot.grade.name,
        CSVText.fixed(lot.barrels, 3),
      ])
    }
    for movement in ledger.movements {
      let (act, from, to) = parties(of: movement.order)
      for lot in movement.lots {
        rows.append([
          act, from, to, text(movement.order.start), text(movement.order.end), lot.terminal,
          lot.grade.name, CSVText.fixed(lot.barrels, 3),
        ])
      }
    }
    for ship in story.ships {
      for lot in ledger.tanks[ship.index] {
        rows.append([
          "kept", mmsi(ship.index, at: story.end), "", text(story.end), text(story.end),
          lot.terminal, lot.grade.name, CSVText.fixed(lot.barrels, 3),
        ])
      }
    }
    return CSVText.table("act,from,to,start,end,origin_terminal_id,grade,barrels", rows)
  }

  private func parties(of order: CargoOrder) -> (String, String, String) {
    switch order.act {
    case .load(let ship, let terminal, _): ("load", terminal, mmsi(ship, at: order.start))
    case .discharge(let ship, let terminal): ("discharge", mmsi(ship, at: order.start), terminal)
    case .transfer(let donor, let receiver, _, _):
      ("transfer", mmsi(donor, at: order.start), mmsi(receiver, at: order.start))
    }
  }

  private var faultRows: [UInt8] {
    CSVText.table(
      "fault,count",
      [
        ["sentences", String(faults.sentences)],
        ["broken_checksums", String(faults.brokenChecksums)],
        ["lost_fragments", String(faults.lostFragments)],
        ["positions_not_available", String(faults.withoutPosition)],
        ["outliers", String(faults.outliers)],
      ])
  }

  private var readme: [UInt8] {
    let head = [
      "A synthetic world. Ships, companies, listings and papers are invented; places are real.",
      "Seed \(story.seed), \(story.days) days from \(story.firstDay.description).",
    ]
    return Array(((head + story.paragraphs).joined(separator: "\n\n") + "\n").utf8)
  }
}
