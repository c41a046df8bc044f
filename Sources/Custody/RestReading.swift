/// What else than an unseen ship explains a draught that changed after a watched rest.
///
/// A rest alone says little: a ship waits adrift, then works her cargo at a pier that no list has, and types
/// the new draught when she has left. So a claim that rests on nothing else asks where else she lay while the
/// old draught stood, how she lay in the rest itself, who lay near her, and whether ballast is as much.
import Tracks
import Vocabulary

struct RestReading {
  /// A tanker that lay near for hours.
  struct Company {
    let ship: Int
    let distance: Metres
    let span: TimeSpan
    let evidence: [SourceReference]
  }

  /// Where she lay made fast, or otherwise near a coast, other than in the rest.
  let berth: Stay?
  /// Two tankers held at one pier were seen, and she was one of them.
  let pier: Encounter?
  /// A tanker that lay near her for hours, not seen alongside.
  let company: Company?
  /// Both draughts are such as a tanker without cargo has, and neither papers nor a cargo taken before speak of cargo.
  let isBallast: Bool

  /// `others` are all changes that no call and no meeting explains.
  init(_ change: ResidualChange, _ rest: Rest, _ fleet: Fleet, _ others: [ResidualChange]) {
    let ship = fleet.ships[change.ship]
    let typed = change.pair.after.time
    let isOther = { (start: Instant, end: Instant) in
      min(end, typed) - max(start, change.opening) >= fleet.rules.leastTransfer
    }
    let stays = ship.stays(from: change.opening, to: typed, fleet.rules.stays)
      .filter { isOther($0.start, $0.end) }
    berth =
      stays.filter { Self.canBeBerth($0, beside: rest, stays, ship, fleet) }
      .max { ($0.isHeld ? 1 : 0, $0.length, $0.start) < ($1.isHeld ? 1 : 0, $1.length, $1.start) }
    pier = fleet.meetings(of: change.ship).first {
      $0.isAtBerth && isOther($0.start, $0.end)
        && !ship.callsForCargo(fleet, from: $0.start, to: $0.end)
    }
    company =
      Self.company(change.ship, rest, fleet) ?? Self.mate(change, rest, fleet, others)
    isBallast =
      change.paper == nil && !change.followsIntake
      && Self.isBallast(change.pair, ship, fleet.rules)
  }

  /// Whether anything else does.
  var isDoubtful: Bool { berth != nil || pier != nil || company != nil || isBallast }

  /// The same in sentences, each with a space before it.
  var words: String {
    var text = ""
    if let berth {
      let span =
        "from \(Wording.moment(berth.start)) on, for \(Wording.hours(berth.length)), she lay"
      text +=
        berth.isHeld
        ? " As well the cargo was worked at a berth that no list has: \(span) at one spot without swinging, as at a pier."
        : " As well the cargo was worked at a buoy or berth that no list has: \(span) still in another place too."
    } else if let pier {
      text +=
        " As well the cargo was worked at a pier that no list has: from \(Wording.moment(pier.start)) on she and another "
        + "tanker lay there without moving."
    }
    if isBallast {
      text +=
        " Both draughts are such as she has without cargo: as well she took in or gave out ballast."
    }
    return text
  }

  var evidence: [SourceReference] { (pier?.evidence ?? []) + (company?.evidence ?? []) }

  /// A stay other than the rest, or the rest itself where she did not swing in it; at no place that is listed.
  private static func canBeBerth(
    _ stay: Stay, beside rest: Rest, _ stays: [Stay], _ ship: FleetShip, _ fleet: Fleet
  ) -> Bool {
    let isNear = fleet.rules.stays.isNearCoast
    if ship.callsForCargo(fleet, from: stay.start, to: stay.end) { return false }
    if rest.holds(stay) { return stay.isHeld && isNear(stay.position) }
    if stay.isHeld { return true }
    // Of two stops on a swinging circle either may be at a buoy; far out, or at a listed anchorage, neither is.
    return ([stay] + stays.filter(rest.holds)).contains {
      isNear($0.position) && fleet.transferPlace(at: $0.position) == nil
    }
  }

  /// The tanker that lay nearest for as long as a transfer takes, seen beside her but not alongside.
  static func company(_ ship: Int, _ rest: Rest, _ fleet: Fleet) -> Company? {
    fleet.meetings(of: ship).compactMap { event in
      let span = min(event.end, rest.end) - max(event.start, rest.start)
      guard !event.isAtBerth, !event.isWithoutCargo, span >= fleet.rules.leastTransfer,
        event.medianDistance <= fleet.rules.nearCompany,
        let other = fleet.mate(of: ship, in: event),
        fleet.ships[other].carriesCargo(fleet.rules)
      else { return nil }
      return Company(
        ship: other, distance: event.medianDistance, span: span, evidence: event.evidence)
    }.min { ($0.distance, $1.span, $0.ship) < ($1.distance, $0.span, $1.ship) }
  }

  /// A ship whose own change goes the other way, by an amount that does not fit, and whose track lay beside hers.
  private static func mate(
    _ change: ResidualChange, _ rest: Rest, _ fleet: Fleet, _ others: [ResidualChange]
  ) -> Company? {
    others.compactMap { other in
      guard other.isNear(change), other.isOpposite(to: change, fleet),
        let sight = PairWatch(
          fleet.ships[change.ship], fleet.ships[other.ship], from: rest.start, to: rest.end,
          fleet.rules
        ).closest, sight.distance <= fleet.rules.sideBySide,
        !fleet.liesIdle(change.ship, other.ship, from: sight.start, to: sight.end)
      else { return nil }
      return Company(
        ship: other.ship, distance: sight.distance, span: sight.end - sight.start,
        evidence: other.pair.evidence)
    }.min { ($0.distance, $1.span, $0.ship) < ($1.distance, $0.span, $1.ship) }
  }

  private static func isBallast(
    _ pair: DraughtPair, _ ship: FleetShip, _ rules: CustodyRules
  ) -> Bool {
    guard let design = ship.hydrostatics?.designDraught, let before = pair.before else {
      return false
    }
    let limit = Metres(design.value * rules.heaviestBallast)
    return before.draught <= limit && pair.after.draught <= limit
  }
}

extension FleetShip {
  /// Whether she was at a listed place where cargo crosses a shore line.
  fileprivate func callsForCargo(_ fleet: Fleet, from start: Instant, to end: Instant) -> Bool {
    calls.contains { call in
      call.start < end && call.end > start
        && fleet.terminal(call.terminalID).map(Fleet.movesCargo) ?? false
    }
  }
}

extension Rest {
  /// Whether a stay is for the most part this rest.
  func holds(_ stay: Stay) -> Bool {
    let common = min(stay.end, wholeEnd) - max(stay.start, wholeStart)
    return common.milliseconds > stay.length.milliseconds / 2
  }
}
