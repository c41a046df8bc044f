/// Significant draught changes that no call and no meeting explains.
///
/// Most are unlisted ports or late typing. One is read as a transfer with an unseen ship only when
/// the ship was watched drifting at open sea before the new draught was typed, with nobody near
/// and no longer silence in between; or when she was silent where others were heard and no
/// terminal was within reach. A second ship is named only when hers is the one change that fits
/// in direction, weight, time and distance. Everything else becomes cargo of unknown origin.
import Tracks
import Vocabulary

struct UnseenMovements {
  private(set) var movements: [Movement] = []
  private(set) var inconsistencies: [Inconsistency] = []
  private let fleet: Fleet

  init(_ fleet: Fleet, used: [[MovementFinder.UsedChange]]) {
    self.fleet = fleet
    var residuals: [ResidualChange] = []
    for ship in fleet.ships.indices {
      residuals += Self.residuals(of: ship, fleet, used[ship])
    }
    let partners = Self.partners(residuals, fleet)
    let claimed = Set(partners.values)
    for (index, change) in residuals.enumerated() where !claimed.contains(index) {
      if let drift = change.drift {
        movements.append(transfer(change, drift, partner: partners[index].map { residuals[$0] }))
      } else if let gap = change.challengedGap {
        movements.append(transfer(change, gap))
      } else {
        add(unseen: change)
      }
    }
  }

  // MARK: Finding

  private static func residuals(
    of ship: Int, _ fleet: Fleet, _ used: [MovementFinder.UsedChange]
  ) -> [ResidualChange] {
    let item = fleet.ships[ship]
    guard item.vessel.isTanker != false, let hydrostatics = item.hydrostatics else { return [] }
    let least = hydrostatics.designDraught.value * fleet.rules.unexplainedShare
    return zip(item.log.readings, item.log.readings.dropFirst()).compactMap { before, after in
      let pair = DraughtPair(before: before, after: after, promptness: .delayed)
      guard abs(pair.metres) >= least,
        !used.contains(where: { $0.start < after.time && after.time <= $0.end }),
        !isAtTerminal(item, after.time, fleet)
      else { return nil }
      return ResidualChange(ship: ship, pair: pair, fleet)
    }
  }

  private static func isAtTerminal(_ ship: FleetShip, _ time: Instant, _ fleet: Fleet) -> Bool {
    ship.calls.contains { call in
      guard let place = fleet.terminal(call.terminalID), Fleet.movesCargo(place) else {
        return false
      }
      return call.start <= time && time <= call.end + fleet.rules.promptWindow
    }
  }

  /// For each drifting change, the one silent change that fits it and fits no other.
  private static func partners(_ residuals: [ResidualChange], _ fleet: Fleet) -> [Int: Int] {
    var fits: [(drift: Int, silent: Int)] = []
    for (index, change) in residuals.enumerated() {
      guard let drift = change.drift else { continue }
      for (other, silent) in residuals.enumerated() where silent.drift == nil {
        if silent.canHaveMet(change, at: drift, fleet) { fits.append((index, other)) }
      }
    }
    var partnersOf: [Int: Int] = [:]
    var claimsOn: [Int: Int] = [:]
    for fit in fits {
      partnersOf[fit.drift, default: 0] += 1
      claimsOn[fit.silent, default: 0] += 1
    }
    var chosen: [Int: Int] = [:]
    for fit in fits where partnersOf[fit.drift] == 1 && claimsOn[fit.silent] == 1 {
      chosen[fit.drift] = fit.silent
    }
    return chosen
  }

  // MARK: Telling

  private func transfer(
    _ change: ResidualChange, _ drift: Loitering, partner: ResidualChange?
  ) -> Movement {
    let ship = fleet.ships[change.ship]
    var mass = ship.mass(of: change.pair)
    var text =
      "\(ship.vessel.label) drifted at open sea for \(Wording.hours(drift.end - drift.start)) and "
      + "her typed draught went from \(ship.words(change.pair)), with no ship seen near her. "
      + "Consistent with a transfer with a ship that was not transmitting."
    var link = "the other ship was not seen"
    if let partner {
      let other = fleet.ships[partner.ship]
      mass = mass.intersection(other.mass(of: partner.pair)) ?? mass
      text +=
        " \(other.vessel.label) was silent then, could have reached the place, and her draught "
        + "went from \(other.words(partner.pair)); she is the only ship of this input that fits."
      link = "\(other.vessel.label)'s part rests on her silence and on what she can have reached"
    }
    let isRise = change.pair.metres > 0
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(
        donor: isRise ? partner?.ship : change.ship, receiver: isRise ? change.ship : partner?.ship),
      start: drift.start, end: drift.end, position: drift.position, mass: mass,
      pair: isRise ? partner?.pair : change.pair,
      receiverPair: isRise ? change.pair : partner?.pair,
      visibility: isRise ? .donorDark : .receiverDark,
      confidence: partner == nil ? 0.3 : 0.4, grade: .d, weakestLink: link, explanation: text,
      evidence: (drift.evidence + change.pair.evidence + (partner?.pair.evidence ?? [])).sorted())
  }

  private func transfer(_ change: ResidualChange, _ gap: Gap) -> Movement {
    let ship = fleet.ships[change.ship]
    let isRise = change.pair.metres > 0
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(donor: isRise ? nil : change.ship, receiver: isRise ? change.ship : nil),
      start: gap.start, end: gap.end, position: gap.from, mass: ship.mass(of: change.pair),
      pair: isRise ? nil : change.pair, receiverPair: isRise ? change.pair : nil,
      visibility: .bothDark, confidence: 0.25, grade: .d,
      weakestLink: "the ship was silent and the other ship was not seen",
      explanation:
        "\(ship.vessel.label) was silent for \(Wording.hours(gap.end - gap.start)) while other "
        + "ships were heard, no known terminal was within reach, and her typed draught went from "
        + "\(ship.words(change.pair)). Consistent with a transfer at sea.",
      evidence: (gap.evidence + change.pair.evidence).sorted())
  }

  private mutating func add(unseen change: ResidualChange) {
    let ship = fleet.ships[change.ship]
    let isRise = change.pair.metres > 0
    let text =
      "\(ship.vessel.label)'s typed draught went from \(ship.words(change.pair)) with nothing seen "
      + "that explains it: a port that is not listed, time out of reception, or a late entry. "
      + (isRise ? "The cargo taken in has no known origin." : "Where cargo went is not known.")
    movements.append(
      Movement(
        eventID: change.transferID(fleet), route: .unseen(ship: change.ship, isRise: isRise),
        start: change.pair.after.time, end: change.pair.after.time, position: nil,
        mass: ship.mass(of: change.pair), pair: change.pair, confidence: 0.2, grade: .d,
        weakestLink: "a draught change that nothing seen explains", explanation: text,
        evidence: change.pair.evidence.sorted()))
    inconsistencies.append(
      Inconsistency(
        kind: .unseenChange, vesselID: ship.vessel.id, time: change.pair.after.time,
        explanation: text, evidence: change.pair.evidence.sorted()))
  }
}

/// One unexplained change with what the ship was doing before it.
struct ResidualChange {
  let ship: Int
  let pair: DraughtPair
  /// A watched drift at open sea that can hold a transfer with an unseen ship.
  let drift: Loitering?
  /// A silence where others were heard, with no terminal in reach.
  let challengedGap: Gap?
  /// Silences of any kind that can hide a transfer.
  let gaps: [Gap]

  init(ship: Int, pair: DraughtPair, _ fleet: Fleet) {
    self.ship = ship
    self.pair = pair
    let item = fleet.ships[ship]
    let rules = fleet.rules
    let typed = pair.after.time
    let opening = typed - rules.lateWindow
    let silences = item.gaps.filter {
      $0.classification != .healthy && $0.end - $0.start >= rules.leastGap
        && $0.start <= typed && $0.end >= opening
    }
    gaps = silences
    let drifts = item.loiterings.filter { drift in
      drift.end - drift.start >= rules.leastDrift && drift.end >= opening && drift.start <= typed
        && fleet.isAtSea(drift.position) && !Self.hasCompany(drift, ship, fleet)
        && !silences.contains { $0.end > drift.start && $0.start < typed }
    }
    drift = drifts.last
    challengedGap = silences.last { gap in
      gap.classification == .challengedEmission && !gap.isOpen && gap.end <= typed
        && gap.end - gap.start <= rules.longestDarkTransfer
        && gap.end - gap.start >= rules.detourStay && !Self.reachesTerminal(gap, fleet)
    }
  }

  func transferID(_ fleet: Fleet) -> String {
    "transfer:unseen/\(fleet.ships[ship].vessel.id)/\(pair.after.time.rfc3339)"
  }

  /// Whether this ship, silent, can have been the other side of a drifting ship's change.
  func canHaveMet(_ other: ResidualChange, at drift: Loitering, _ fleet: Fleet) -> Bool {
    guard other.ship != ship, (other.pair.metres > 0) != (pair.metres > 0),
      fleet.ships[ship].carriesCargo(fleet.rules),
      fleet.ships[ship].mass(of: pair)
        .intersection(fleet.ships[other.ship].mass(of: other.pair)) != nil
    else { return false }
    return gaps.contains { gap in
      let shared = min(gap.end, drift.end) - max(gap.start, drift.start)
      return shared >= fleet.rules.leastTransfer
        && Passage(gap, fleet.rules).allows(stopAt: drift.position)
    }
  }

  private static func hasCompany(_ drift: Loitering, _ ship: Int, _ fleet: Fleet) -> Bool {
    fleet.encounters.contains { event in
      (fleet.ship(of: event.first) == ship || fleet.ship(of: event.second) == ship)
        && event.start < drift.end && event.end > drift.start
    }
  }

  private static func reachesTerminal(_ gap: Gap, _ fleet: Fleet) -> Bool {
    let passage = Passage(gap, fleet.rules)
    return fleet.terminals.contains { place in
      guard Fleet.movesCargo(place) else { return false }
      return passage.allows(stopWithin: place.area)
    }
  }
}

/// What a silence left time for.
struct Passage {
  let gap: Gap
  let rules: CustodyRules

  init(_ gap: Gap, _ rules: CustodyRules) {
    self.gap = gap
    self.rules = rules
  }

  /// Whether she can have gone to a place, worked cargo and come to where she was heard again.
  func allows(stopAt place: Coordinate) -> Bool {
    let back = gap.to.map { Sphere.distance(place, $0).value } ?? 0
    return isEnough(for: Metres(Sphere.distance(gap.from, place).value + back))
  }

  func allows(stopWithin area: PlaceArea) -> Bool {
    let back = gap.to.map { Sphere.distance(to: area, from: $0).value } ?? 0
    return isEnough(for: Metres(Sphere.distance(to: area, from: gap.from).value + back))
  }

  /// Whether the straight passage alone left time for a stop anywhere on the way.
  var allowsDetour: Bool {
    let straight = gap.distance ?? gap.to.map { Sphere.distance(gap.from, $0) } ?? Metres(0)
    return isEnough(for: straight)
  }

  private func isEnough(for way: Metres) -> Bool {
    let sailing = TimeSpan.seconds(way.value / rules.fastestPassage.metresPerSecond)
    return gap.end - gap.start >= sailing + rules.detourStay
  }
}

extension TimeSpan {
  static func + (left: Self, right: Self) -> Self {
    Self(milliseconds: left.milliseconds &+ right.milliseconds)
  }
}
