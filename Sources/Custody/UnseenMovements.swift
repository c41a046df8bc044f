/// Significant draught changes that no call and no meeting explains.
///
/// Most are unlisted ports or late typing. One is read as a transfer with an unseen ship only when
/// the ship was watched lying still at open sea or in a transfer area before the new draught was
/// typed, with nobody alongside; when two ships were silent at one time within reach of each other
/// and their changes are opposite and of like weight; or when she was silent where others were
/// heard and no terminal was within reach. A second ship is named only when hers is the one change
/// that fits in direction, weight, time and distance. Everything else is cargo of unknown origin.
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
    let hidden = Self.hiddenPartners(residuals, fleet)
    var done = Set(hidden.values)
    for (index, change) in residuals.enumerated() where !done.contains(index) {
      if let rest = change.rest, let partner = hidden[index] {
        movements.append(transfer(change, rest, partner: residuals[partner]))
        done.insert(index)
      }
    }
    for pair in Self.darkPairs(residuals, besides: done, fleet) {
      movements.append(transfer(residuals[pair.one], residuals[pair.other], pair.silences))
      done.formUnion([pair.one, pair.other])
    }
    for (index, change) in residuals.enumerated() where !done.contains(index) {
      if let rest = change.rest {
        movements.append(transfer(change, rest, partner: nil))
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

  /// For each change of a resting ship, the one silent change that fits it and fits no other.
  private static func hiddenPartners(
    _ residuals: [ResidualChange], _ fleet: Fleet
  ) -> [Int: Int] {
    var fits: [(one: Int, other: Int)] = []
    for (index, change) in residuals.enumerated() {
      guard let rest = change.rest else { continue }
      for (other, silent) in residuals.enumerated() where silent.rest == nil {
        if silent.silence(thatHides: change, at: rest, fleet) != nil { fits.append((index, other)) }
      }
    }
    return Self.unique(fits)
  }

  /// Pairs of which neither side fits another.
  private static func unique(_ fits: [(one: Int, other: Int)]) -> [Int: Int] {
    var partnersOf: [Int: Int] = [:]
    var claimsOn: [Int: Int] = [:]
    for fit in fits {
      partnersOf[fit.one, default: 0] += 1
      claimsOn[fit.other, default: 0] += 1
    }
    var chosen: [Int: Int] = [:]
    for fit in fits where partnersOf[fit.one] == 1 && claimsOn[fit.other] == 1 {
      chosen[fit.one] = fit.other
    }
    return chosen
  }

  private struct DarkPair {
    let one: Int
    let other: Int
    let silences: (mine: Gap, theirs: Gap)
  }

  /// Two changes of ships that were silent together, each fitting no third.
  private static func darkPairs(
    _ residuals: [ResidualChange], besides done: Set<Int>, _ fleet: Fleet
  ) -> [DarkPair] {
    var found: [DarkPair] = []
    for (index, change) in residuals.enumerated() where !done.contains(index) && change.rest == nil
    {
      for other in residuals.indices.dropFirst(index + 1)
      where !done.contains(other) && residuals[other].rest == nil {
        if let shared = change.sharedSilence(with: residuals[other], fleet) {
          found.append(DarkPair(one: index, other: other, silences: shared))
        }
      }
    }
    var claims: [Int: Int] = [:]
    for pair in found {
      claims[pair.one, default: 0] += 1
      claims[pair.other, default: 0] += 1
    }
    return found.filter { claims[$0.one] == 1 && claims[$0.other] == 1 }
  }

  // MARK: Telling

  private func transfer(
    _ change: ResidualChange, _ rest: Rest, partner: ResidualChange?
  ) -> Movement {
    let ship = fleet.ships[change.ship]
    var mass = ship.mass(of: change.pair)
    var span = rest.start...rest.end
    var text =
      "\(ship.vessel.label) lay still away from any berth for "
      + "\(Wording.hours(rest.end - rest.start)) and her typed draught went from "
      + "\(ship.words(change.pair)), with no tanker seen beside her. "
      + "Consistent with a transfer with a ship that was not transmitting."
    var link = "the other ship was not seen"
    if let partner {
      let other = fleet.ships[partner.ship]
      mass = mass.intersection(other.mass(of: partner.pair)) ?? mass
      if let gap = partner.silence(thatHides: change, at: rest, fleet) {
        span = max(rest.start, gap.start)...min(rest.end, gap.end)
      }
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
      start: span.lowerBound, end: span.upperBound, position: rest.position, mass: mass,
      pair: isRise ? partner?.pair : change.pair,
      receiverPair: isRise ? change.pair : partner?.pair,
      visibility: isRise ? .donorDark : .receiverDark,
      confidence: partner == nil ? 0.6 : 0.8, grade: .d, weakestLink: link, explanation: text,
      evidence: (rest.evidence + change.pair.evidence + (partner?.pair.evidence ?? [])).sorted())
  }

  /// Both silent: one rose by what the other fell.
  private func transfer(
    _ one: ResidualChange, _ other: ResidualChange, _ silences: (mine: Gap, theirs: Gap)
  ) -> Movement {
    let (donor, receiver) = one.pair.metres < 0 ? (one, other) : (other, one)
    let (giver, taker) = (fleet.ships[donor.ship], fleet.ships[receiver.ship])
    let given = giver.mass(of: donor.pair)
    return Movement(
      eventID: receiver.transferID(fleet),
      route: .transfer(donor: donor.ship, receiver: receiver.ship),
      start: max(silences.mine.start, silences.theirs.start),
      end: min(silences.mine.end, silences.theirs.end), position: silences.mine.from,
      mass: given.intersection(taker.mass(of: receiver.pair)) ?? given, pair: donor.pair,
      receiverPair: receiver.pair, visibility: .bothDark, confidence: 0.5, grade: .d,
      weakestLink: "both ships were silent; that they met is inferred",
      explanation:
        "\(giver.vessel.label) and \(taker.vessel.label) were silent at one time within reach of "
        + "each other; the first one's typed draught went from \(giver.words(donor.pair)), the "
        + "second one's from \(taker.words(receiver.pair)), and no third ship of this input fits. "
        + "Consistent with a transfer between two ships that were not transmitting.",
      evidence: (silences.mine.evidence + silences.theirs.evidence + donor.pair.evidence
        + receiver.pair.evidence).sorted())
  }

  private func transfer(_ change: ResidualChange, _ gap: Gap) -> Movement {
    let ship = fleet.ships[change.ship]
    let isRise = change.pair.metres > 0
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(donor: isRise ? nil : change.ship, receiver: isRise ? change.ship : nil),
      start: gap.start, end: gap.end, position: gap.from, mass: ship.mass(of: change.pair),
      pair: isRise ? nil : change.pair, receiverPair: isRise ? change.pair : nil,
      visibility: .bothDark, confidence: 0.3, grade: .d,
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
