/// Calls that moved cargo though nobody typed a draught that shows it.
///
/// A tanker lies at a berth to work cargo. A long stop of a ship not known to be laden at a terminal that
/// only loads, followed by one where cargo can go out, is a load; a long stop of a laden ship at a terminal
/// that receives, or of one not known to be empty that loads next, is a discharge. The draught would have said so and was forgotten: such a call is grade D and
/// its amount comes from papers and from the rest of the graph. A call that does not fit into the
/// alternation of loads and discharges stays unknown.
import Tracks
import Vocabulary

struct UntypedCalls {
  /// Calls of the ship, by index, with whether they loaded.
  private(set) var loads: [Int: Bool] = [:]

  /// `givers` says of each meeting that was a transfer which ship gave.
  init(
    _ number: Int, windows: [ShipWindow], pairs: [DraughtPair?], givers: [Int: Int], _ fleet: Fleet
  ) {
    let ship = fleet.ships[number]
    let turns = zip(windows, pairs).map { window, pair -> Bool? in
      if case .encounter(let event) = window.occasion {
        return givers[event].map { $0 != number }
      }
      return pair.map { $0.metres > 0 }
    }
    guard let hull = ship.hydrostatics, ship.carriesCargo(fleet.rules) else { return }
    var isLaden = windows.first.flatMap { first in
      ship.log.inForce(at: first.window.start).flatMap {
        hull.isLaden(at: ship.seaDraught($0, fleet.rules))
      }
    }
    var hasLoaded = false
    for (index, item) in windows.enumerated() {
      if let isRise = turns[index] {
        let after = pairs[index].flatMap {
          hull.isLaden(at: ship.seaDraught($0.after, fleet.rules))
        }
        isLaden = isRise ? true : after ?? isLaden
        hasLoaded = hasLoaded || isRise
        continue
      }
      guard case .call(let number) = item.occasion else { continue }
      let call = ship.calls[number]
      guard let place = fleet.terminal(call.terminalID),
        Self.isLongStop(call, fleet.rules, within: item.window)
      else { continue }
      let next = windows.indices.dropFirst(index + 1).first
      let nextLoads = next.map { turns[$0] ?? (Self.role(of: windows[$0], ship, fleet) == .load) }
      let nextDischarges = next.map {
        turns[$0].map(!) ?? (Self.role(of: windows[$0], ship, fleet) != .load)
      }
      switch place.role {
      case .load where isLaden != true && nextDischarges == true,
        // Where cargo may go either way, only a draught that fell next tells that it came aboard.
        .both where isLaden == false && next.flatMap { turns[$0] } == false:
        loads[number] = true
        (isLaden, hasLoaded) = (true, true)
      case .discharge where Self.canDischarge(isLaden, hasLoaded, nextLoads) && !call.isOpen,
        .both where Self.canDischarge(isLaden, hasLoaded, nextLoads) && !call.isOpen:
        loads[number] = false
        isLaden = false
      default: continue
      }
    }
  }

  /// Laden by a load that is known, with nothing against it; or not known to be empty, and loading next.
  private static func canDischarge(
    _ isLaden: Bool?, _ hasLoaded: Bool, _ nextLoads: Bool?
  ) -> Bool {
    if nextLoads == true { return isLaden != false }
    return isLaden == true && hasLoaded && nextLoads == nil
  }

  /// As long as a tanker lies at a berth to work cargo.
  static func isLongStop(
    _ call: PortCall, _ rules: CustodyRules, within window: CargoWindow
  ) -> Bool {
    guard call.stopStart != nil, call.stopEnd != nil else { return false }
    let (start, end) = call.stop(within: window)
    let stay = end - start
    return (rules.leastBerthStay...rules.longestBerthStay).contains(stay)
  }

  private static func role(
    of window: ShipWindow, _ ship: FleetShip, _ fleet: Fleet
  ) -> TerminalRole? {
    guard case .call(let number) = window.occasion else { return nil }
    return fleet.terminal(ship.calls[number].terminalID)?.role
  }
}

extension Hydrostatics {
  /// Nil between ballast and laden draught.
  func isLaden(at draught: Metres) -> Bool? {
    let part = draught.value / designDraught.value
    if isInBallast(at: draught) { return false }
    return part >= rule.surelyLaden ? true : nil
  }
}
