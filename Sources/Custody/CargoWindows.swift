/// The times at which each ship's cargo may have moved: her calls and her meetings.
import Tracks
import Vocabulary

/// A call or a meeting of one ship.
struct ShipWindow {
  enum Occasion {
    case call(Int)
    case encounter(Int)
  }

  let window: CargoWindow
  let occasion: Occasion
  let name: String
}

struct CargoWindows {
  /// Per ship, in order of time.
  let windows: [[ShipWindow]]
  /// Per ship and call: why the call can have moved no cargo; nil when it can.
  let idleReason: [[String?]]

  init(_ fleet: Fleet) {
    var windows: [[ShipWindow]] = []
    var reasons: [[String?]] = []
    for ship in fleet.ships.indices {
      let (calls, idle) = Self.calls(of: ship, fleet)
      windows.append(calls)
      reasons.append(idle)
    }
    for (index, event) in fleet.encounters.enumerated() {
      guard let pair = Self.cargoPair(event, fleet) else { continue }
      let window = CargoWindow(start: event.start, end: event.end, direction: .either)
      let item = ShipWindow(
        window: window, occasion: .encounter(index), name: CustodyNames.id(of: event))
      windows[pair.0].append(item)
      windows[pair.1].append(item)
    }
    self.windows = windows.map {
      $0.sorted {
        ($0.window.start, $0.window.end, $0.name) < ($1.window.start, $1.window.end, $1.name)
      }
    }
    idleReason = reasons
  }

  /// When cargo can have moved in a ship's call; nil when it can not.
  func time(ofCall number: Int, _ ship: Int) -> CargoWindow? {
    windows[ship].first {
      if case .call(number) = $0.occasion { true } else { false }
    }?.window
  }

  /// The draught pair of each window of a ship.
  func pairs(of ship: Int, _ fleet: Fleet) -> [DraughtPair?] {
    let own = windows[ship]
    return own.indices.map { index in
      let next = own[(index + 1)...].first { $0.window.start > own[index].window.start }
      return fleet.ships[ship].log.pair(for: own[index].window, next: next?.window) { pair in
        guard case .encounter(let event) = own[index].occasion else { return true }
        return MovementFinder.isPossible(pair, ship, fleet.encounters[event], fleet)
      }
    }
  }

  /// What the draught before a meeting is worth by what she did since she typed it.
  func age(
    _ index: Int, _ pairs: [DraughtPair?], _ ship: Int, _ fleet: Fleet
  ) -> MeetingSide.Age {
    let own = windows[ship]
    guard let pair = pairs[index], let before = pair.before else { return .unknown }
    let item = fleet.ships[ship]
    let isGlimpsed = item.glimpses.contains {
      $0.end > before.time && $0.start < own[index].window.start
    }
    guard !isGlimpsed else { return .unknown }
    guard index > 0, own[index - 1].window.end > before.time else { return .current }
    guard case .call(let number) = own[index - 1].occasion, pairs[index - 1] == nil,
      own[index - 1].window.start > before.time,
      own[index - 1].window.direction == (pair.metres > 0 ? .rise : .fall),
      UntypedCalls.isLongStop(item.calls[number], fleet.rules, within: own[index - 1].window)
    else { return .unknown }
    return .outdated
  }

  /// The two ships of a meeting in which cargo can have moved; nil for any other.
  static func cargoPair(_ event: Encounter, _ fleet: Fleet) -> (Int, Int)? {
    guard let first = fleet.ship(of: event.first), let second = fleet.ship(of: event.second),
      first != second, !event.isAtBerth, !event.isWithoutCargo,
      fleet.ships[first].carriesCargo(fleet.rules),
      fleet.ships[second].carriesCargo(fleet.rules)
    else { return nil }
    let duration = event.end - event.start
    // Where hulls were compared, clear water between them is no transfer; where headings or
    // dimensions were missing, antennas near each other for long may be one.
    let isClose =
      !event.usesHullGeometry && event.medianDistance <= fleet.rules.closeDistance
      && duration >= fleet.rules.closeDuration
    guard (event.isAlongside && duration >= fleet.rules.leastTransfer) || isClose else {
      return nil
    }
    return (first, second)
  }

  private static func calls(
    of number: Int, _ fleet: Fleet
  ) -> (windows: [ShipWindow], idle: [String?]) {
    let ship = fleet.ships[number]
    let free = ship.calls.map { BerthTime($0, of: number, direction($0, fleet), fleet) }
    var idle = [String?](repeating: nil, count: ship.calls.count)
    var chosen: [Int] = []
    for (index, call) in ship.calls.enumerated() {
      idle[index] = idleReason(call, ship, fleet) ?? free[index].idleReason
      guard idle[index] == nil else { continue }
      if let last = chosen.last, ship.calls[last].end > call.start {
        let keepsLast = !isStronger(call, than: ship.calls[last])
        let (kept, dropped) = keepsLast ? (last, index) : (index, last)
        idle[dropped] =
          "the ship was counted at \(ship.calls[kept].terminalID), whose area overlaps"
        if !keepsLast { chosen[chosen.count - 1] = index }
      } else {
        chosen.append(index)
      }
    }
    let windows = chosen.map { index in
      let call = ship.calls[index]
      return ShipWindow(
        window: CargoWindow(
          start: free[index].start, end: free[index].end, direction: direction(call, fleet)),
        occasion: .call(index), name: CustodyNames.id(of: call))
    }
    return (windows, idle)
  }

  private static func idleReason(_ call: PortCall, _ ship: FleetShip, _ fleet: Fleet) -> String? {
    if ship.vessel.isTanker == false { return "not a tanker" }
    guard let terminal = fleet.terminal(call.terminalID) else { return "no such place is known" }
    guard Fleet.movesCargo(terminal) else {
      return "the place has no berth for cargo; transfers there are listed on their own"
    }
    let stayed = call.stopStart != nil || call.end - call.start >= fleet.rules.leastCall
    return stayed ? nil : "she passed without stopping"
  }

  private static func isStronger(_ call: PortCall, than other: PortCall) -> Bool {
    let mine = (call.stopStart == nil ? 0 : 1, call.confidence, call.end - call.start)
    let theirs = (other.stopStart == nil ? 0 : 1, other.confidence, other.end - other.start)
    if mine == theirs { return call.terminalID < other.terminalID }
    return mine > theirs
  }

  private static func direction(_ call: PortCall, _ fleet: Fleet) -> CargoWindow.Direction {
    switch fleet.terminal(call.terminalID)?.role {
    case .load: .rise
    case .discharge: .fall
    default: .either
    }
  }
}

extension Encounter {
  /// Two numbers of one hull; or a long stay side by side to which nobody was seen to come: laid up, or a store
  /// with what belongs to it.
  var isWithoutCargo: Bool {
    switch basis {
    case .oneHull: true
    case .alongsideStay: approach.map { $0.mover == .neither } ?? true
    default: false
    }
  }
}

extension PortCall {
  /// Her stop, or the whole call when none is known, as far as it lies in the time in which cargo can have moved.
  func stop(within window: CargoWindow?) -> (start: Instant, end: Instant) {
    let from = max(stopStart ?? start, window?.start ?? start)
    return (from, max(from, min(stopEnd ?? end, window?.end ?? end)))
  }
}
