/// Truth of port calls: every stretch in which a ship lies at a place and could be heard there.

extension TruthTables {
  /// Stays at places: every stretch in which a ship is held within a place's radius.
  var portCalls: [UInt8] {
    var rows: [[String]] = []
    let acts = Dictionary(grouping: ledger.movements) { $0.order.pumpingShip }
    for ship in story.ships {
      for place in story.places {
        for stay in stays(of: ship, at: place)
        where stay.lowerBound < story.end && !ship.isDark(throughout: stay) {
          rows.append(row(ship, place, stay, acts[ship.index] ?? []))
        }
      }
    }
    return CSVText.table(
      "mmsi,terminal_id,start,end,action,barrels_low,barrels,barrels_high,confidence", rows)
  }

  private func row(
    _ ship: Ship, _ place: Place, _ stay: ClosedRange<Double>, _ acts: [CargoMovement]
  ) -> [String] {
    let act = acts.first { movement in
      stay.contains(movement.order.end) && movement.order.isPumped(by: ship.index, at: place.id)
    }
    let amount = act.map { barrels($0.barrels) } ?? "0"
    let action =
      switch act?.order.act {
      case .load: "load"
      case .discharge: "discharge"
      default: "none"
      }
    return [
      mmsi(ship.index, at: stay.lowerBound), place.id, text(stay.lowerBound),
      text(stay.upperBound), action, amount, amount, amount, "1",
    ]
  }

  /// Held phases at a place, joined when less than four hours lie between them.
  private func stays(of ship: Ship, at place: Place) -> [ClosedRange<Double>] {
    var stays: [ClosedRange<Double>] = []
    for phase in ship.phases {
      guard case .held = phase.kind else { continue }
      let centre = phase.state(at: phase.start).centre
      guard abs(centre.latitude - place.centre.latitude) < 1,
        centre.metres(to: place.centre) <= place.radius
      else { continue }
      if let last = stays.last, phase.start - last.upperBound < 4 * oneHour {
        stays[stays.count - 1] = last.lowerBound...phase.end
      } else {
        stays.append(phase.start...phase.end)
      }
    }
    return stays
  }
}

extension Ship {
  /// Silent, or saying that she is elsewhere, for a whole stay: no receiver could tell of it.
  fileprivate func isDark(throughout stay: ClosedRange<Double>) -> Bool {
    (silences + fabrications.map(\.span)).contains {
      $0.lowerBound <= stay.lowerBound && $0.upperBound >= stay.upperBound
    }
  }
}

extension CargoOrder {
  /// The ship that loads or discharges; nil for a transfer.
  fileprivate var pumpingShip: Int? {
    switch act {
    case .load(let ship, _, _), .discharge(let ship, _): ship
    case .transfer: nil
    }
  }

  /// Whether this ship loads or discharges here.
  fileprivate func isPumped(by vessel: Int, at place: String) -> Bool {
    switch act {
    case .load(let ship, let terminal, _), .discharge(let ship, let terminal):
      ship == vessel && terminal == place
    case .transfer: false
    }
  }
}
