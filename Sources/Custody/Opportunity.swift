/// When cargo of a ship can have moved unseen, and which other ships were where she is said to have been.
import Tracks
import Vocabulary

/// Hours in which cargo can have moved with nobody to see it.
struct Opportunity {
  let start: Instant
  let end: Instant
  /// She was not heard, so that more can have happened than is known.
  let isSilence: Bool
  let words: String

  var length: TimeSpan { end - start }

  static func isEnough(_ gap: Gap, _ rules: CustodyRules) -> Bool {
    gap.classification != .healthy && gap.end - gap.start >= rules.leastGap
      && Passage(gap, rules).allowsDetour
  }

  static func all(
    of ship: FleetShip, in span: ClosedRange<Instant>, _ fleet: Fleet
  ) -> [Opportunity] {
    let silences = ship.gaps.filter {
      $0.start <= span.upperBound && $0.end >= span.lowerBound && isEnough($0, fleet.rules)
    }.map {
      Opportunity(
        start: $0.start, end: $0.end, isSilence: true,
        words: "was silent for \(Wording.hours($0.end - $0.start))")
    }
    let drifts = ship.loiterings.filter {
      $0.start <= span.upperBound && $0.end >= span.lowerBound
        && $0.end - $0.start >= fleet.rules.leastDrift && fleet.isAtSea($0.position)
    }.map {
      Opportunity(
        start: $0.start, end: $0.end, isSilence: false,
        words: "lay still at sea for \(Wording.hours($0.end - $0.start))")
    }
    return silences + drifts
  }
}

/// Other ships that were where one is said to have moved cargo.
struct Rivals {
  private let walk: CustodyWalk
  private let fleet: Fleet
  /// Calls of ships that carry cargo, by terminal, in order of their start.
  private let callsAt: [String: [(ship: Int, start: Instant, end: Instant)]]
  private let transferOf: [String: CargoTransfer]
  /// Calls looked at before the one in question: more do not lie at one terminal at a time.
  private static let most = 60

  init(_ walk: CustodyWalk) {
    self.walk = walk
    fleet = walk.fleet
    var calls: [String: [(ship: Int, start: Instant, end: Instant)]] = [:]
    for (number, ship) in walk.fleet.ships.enumerated() where ship.carriesCargo(walk.fleet.rules) {
      for call in ship.calls {
        calls[call.terminalID, default: []].append((number, call.start, call.end))
      }
    }
    callsAt = calls.mapValues { $0.sorted { ($0.start, $0.ship) < ($1.start, $1.ship) } }
    transferOf = Dictionary(
      walk.graph.transfers.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// A tanker at the same terminal at the time, or beside the other ship of a transfer; nil without one.
  func rival(of ship: Int, _ event: String) -> String? {
    if let place = walk.actionIndex[event] {
      let call = walk.graph.portCallActions[place].call
      let known = callsAt[call.terminalID] ?? []
      let after = Self.firstIndex(known, from: call.end)
      return known[max(0, after - Self.most)..<after].first {
        $0.ship != ship && $0.end > call.start
      }.map { fleet.ships[$0.ship].vessel.label }
    }
    guard let transfer = transferOf[event] else { return nil }
    let own = fleet.ships[ship].vessel.id
    let partner = [transfer.donorID, transfer.receiverID].compactMap(\.self)
      .first { $0 != own }.flatMap { fleet.ship(named: $0) }
    guard let partner else { return nil }
    for number in fleet.meetingsOf[partner] ?? [] {
      let meeting = fleet.encounters[number]
      guard meeting.start < transfer.end, meeting.end > transfer.start else { continue }
      let sides = [meeting.first, meeting.second].compactMap { fleet.ship(of: $0) }
      if let other = sides.first(where: { $0 != ship && $0 != partner }),
        fleet.ships[other].carriesCargo(fleet.rules)
      {
        return fleet.ships[other].vessel.label
      }
    }
    return nil
  }

  private static func firstIndex(
    _ calls: [(ship: Int, start: Instant, end: Instant)], from time: Instant
  ) -> Int {
    calls.firstPlace { $0.start >= time }
  }

  /// `the load at Jose Terminal of 2022-01-03`.
  func deed(_ event: String, _ time: Instant) -> String {
    guard let place = walk.actionIndex[event] else {
      return "the movement of cargo on \(Wording.day(time))"
    }
    let action = walk.graph.portCallActions[place]
    let name = OriginWords(fleet).name(.terminal(action.call.terminalID))
    return "the \(action.action == .discharge ? "discharge" : "load") at \(name) of "
      + Wording.day(time)
  }
}
