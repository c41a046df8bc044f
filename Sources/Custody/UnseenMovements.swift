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

  /// `strangers` are the papers that may name a ship beside which nothing of hers was seen.
  init(
    _ fleet: Fleet, used: [[MovementFinder.UsedChange]], papers: OpenPapers, strangers: OpenPapers
  ) {
    self.fleet = fleet
    var residuals: [ResidualChange] = []
    for ship in fleet.ships.indices {
      residuals += Self.residuals(of: ship, fleet, used[ship])
    }
    for index in residuals.indices where residuals[index].pair.metres > 0 {
      let change = residuals[index]
      residuals[index].paper = papers.paper(
        of: change.ship, from: change.opening - .days(1), to: change.pair.after.time)
    }
    for index in residuals.indices {
      residuals[index].followsIntake = Self.followsIntake(residuals[index], residuals, used)
    }
    var done = Set<Int>()
    let loads = residuals.map { $0.rest == nil ? HiddenLoad($0, fleet) : nil }
    for pair in MeetingPair.chosen(residuals, loads, fleet) {
      movements.append(transfer(residuals[pair.seen], pair, residuals[pair.silent]))
      done.formUnion([pair.seen, pair.silent])
    }
    // Alone, a small change is no cargo, unless papers say that one came aboard then.
    done.formUnion(
      residuals.indices.filter { !residuals[$0].isStrong && residuals[$0].paper == nil })
    for (index, change) in residuals.enumerated() where !done.contains(index) {
      guard let load = loads[index], load.isNear else { continue }
      movements.append(loaded(change, load))
      done.insert(index)
    }
    var partners = PaperPartners(fleet, strangers, residuals: residuals)
    for (index, change) in residuals.enumerated() where !done.contains(index) {
      if let partner = partners.partner(of: change) {
        movements.append(transfer(change, partner))
        done.insert(index)
      }
    }
    for (index, change) in residuals.enumerated() where !done.contains(index) {
      if let rest = change.rest {
        movements.append(
          transfer(change, rest, RestReading(change, rest, fleet, residuals)))
      } else if let load = loads[index] {
        movements.append(loaded(change, load))
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
      guard abs(pair.metres) >= fleet.rules.leastChange.value - 1e-4,
        !used.contains(where: { $0.start < after.time && after.time <= $0.end }),
        !isAtTerminal(item, after.time, fleet)
      else { return nil }
      return ResidualChange(
        ship: ship, pair: pair, isStrong: abs(pair.metres) >= least, fleet)
    }
  }

  /// Whether the old draught is that of a ship that is known, or declared, to have taken cargo.
  private static func followsIntake(
    _ change: ResidualChange, _ all: [ResidualChange], _ used: [[MovementFinder.UsedChange]]
  ) -> Bool {
    guard let typed = change.pair.before?.time else { return false }
    return used[change.ship].contains { $0.isLoad && $0.start < typed && typed <= $0.end }
      || all.contains {
        $0.ship == change.ship && $0.paper != nil && $0.pair.after.time == typed
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

  // MARK: Telling

  private func confidence(_ basis: ClaimBasis) -> Double {
    fleet.rules.confidence.confidence(basis)
  }

  private func loaded(_ change: ResidualChange, _ load: HiddenLoad) -> Movement {
    let ship = fleet.ships[change.ship]
    let names = load.candidates.prefix(3).map { item in
      "\(OriginWords(fleet).name(.terminal(item.terminal))) "
        + "(\(Wording.decimal(item.probability * 100, places: 0)) %)"
    }
    let text =
      "\(ship.vessel.label) was silent for \(Wording.hours(load.gap.end - load.gap.start)) and her "
      + "typed draught went from \(ship.words(change.pair)). Terminals that she can have loaded at "
      + "meanwhile, the nearest \(Wording.decimal(load.nearest.value / 1000, places: 0)) km from where "
      + "she was heard: \(names.joined(separator: ", ")). Consistent with a load that was not seen."
    return Movement(
      eventID: "load:unseen/\(ship.vessel.id)/\(change.pair.after.time.rfc3339)",
      route: .hiddenLoad(ship: change.ship, terminal: load.terminal),
      start: load.gap.start, end: min(load.gap.end, change.pair.after.time),
      position: load.gap.from, mass: ship.mass(of: change.pair, fleet.rules), pair: change.pair,
      places: load.candidates, reachable: load.reachable,
      basis: .unseen, confidence: 0.5 * (load.candidates.first?.probability ?? 0), grade: .d,
      weakestLink:
        "\(ship.vessel.label)'s load was not seen: its place is the likeliest within reach "
        + "of her silence",
      explanation: text, evidence: (load.gap.evidence + change.pair.evidence).sorted())
  }

  private func transfer(
    _ change: ResidualChange, _ pair: MeetingPair, _ partner: ResidualChange
  ) -> Movement {
    let meeting = pair.meeting
    let (ship, other) = (fleet.ships[change.ship], fleet.ships[partner.ship])
    let mine = ship.mass(of: change.pair, fleet.rules)
    let isRise = change.pair.metres > 0
    let text =
      resting(change)
      + (meeting.silence == nil
        ? meeting.claimedApart.map {
          " \(other.vessel.label) reported herself \(Wording.decimal($0.value / 1000, places: 0)) km away"
        } ?? " \(other.vessel.label) lay beside her then"
        : meeting.secondSilence == nil
          ? " \(other.vessel.label) was silent then, could have reached the place"
          : " \(other.vessel.label) and she were silent at one time within reach of each other")
      + ", and her draught went from \(other.words(partner.pair)); no other ship of this input fits "
      + "so well."
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(
        donor: isRise ? partner.ship : change.ship, receiver: isRise ? change.ship : partner.ship),
      start: meeting.start, end: meeting.end, position: meeting.position,
      mass: mine.intersection(other.mass(of: partner.pair, fleet.rules)) ?? mine,
      pair: isRise ? partner.pair : change.pair,
      receiverPair: isRise ? change.pair : partner.pair,
      visibility: meeting.secondSilence != nil
        ? .bothDark : meeting.silence == nil ? .both : isRise ? .donorDark : .receiverDark,
      basis: meeting.basis, confidence: confidence(meeting.basis), grade: .d,
      weakestLink: meeting.claimedApart != nil
        ? "by their own reports the two lay apart: one of the positions would be false"
        : meeting.silence == nil
          ? "that the hulls touched was not seen; the two tracks lie close together"
          : meeting.secondSilence != nil
            ? "both ships were silent; that they met is inferred"
            : "\(other.vessel.label)'s part rests on her silence and on what she can have reached",
      explanation: text,
      evidence: ((change.rest?.evidence ?? []) + change.pair.evidence
        + (meeting.silence?.evidence ?? []) + (meeting.secondSilence?.evidence ?? [])
        + partner.pair.evidence).sorted())
  }

  /// With a ship that typed nothing, whose papers speak of such a cargo on such a day.
  private func transfer(_ change: ResidualChange, _ partner: PaperPartner) -> Movement {
    let (ship, other) = (fleet.ships[change.ship], fleet.ships[partner.ship])
    let text =
      resting(change)
      + (partner.meeting.silence == nil
        ? " \(other.vessel.label) lay beside her then"
        : " The two can have met in a silence of \(Wording.hours(partner.meeting.length))")
      + "; \(other.vessel.label) typed no new draught, and papers declare \(Wording.grouped(partner.barrels)) barrels taken aboard her on "
      + "\(partner.document.loadDate.description); no other ship of this input fits."
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(donor: change.ship, receiver: partner.ship),
      start: partner.meeting.start, end: partner.meeting.end, position: partner.meeting.position,
      mass: ship.mass(of: change.pair, fleet.rules),
      pair: change.pair, receiverPair: nil,
      visibility: partner.meeting.visibility(donor: change, fleet), basis: .papersInReach,
      confidence: confidence(.papersInReach), grade: .d,
      weakestLink:
        "\(other.vessel.label)'s part rests on her papers and on where she can have been",
      explanation: text,
      evidence: (change.pair.evidence + (partner.meeting.silence?.evidence ?? [])
        + [partner.document.source]).sorted())
  }

  /// What was seen of the ship whose place is known.
  ///
  /// `mate` is a ship that lay near, when it is known already.
  private func resting(_ change: ResidualChange, mate: RestReading.Company? = nil) -> String {
    let ship = fleet.ships[change.ship]
    guard let rest = change.rest else {
      return
        "\(ship.vessel.label)'s typed draught went from \(ship.words(change.pair)) away from any "
        + "berth."
    }
    let near = mate ?? RestReading.company(change.ship, rest, fleet)
    let beside = near.map { company in
      ". \(fleet.ships[company.ship].vessel.label) lay \(Wording.decimal(company.distance.value, places: 0)) m from her for "
        + "\(Wording.hours(company.span)) of them, not seen alongside, and may be the other ship."
    }
    return "\(ship.vessel.label) lay still away from any listed berth for "
      + "\(Wording.hours(rest.end - rest.start)) and her typed draught went from "
      + "\(ship.words(change.pair))"
      + (beside
        ?? ", with no tanker seen beside her. Consistent with a transfer with a ship that was not transmitting.")
  }

  private func transfer(
    _ change: ResidualChange, _ rest: Rest, _ reading: RestReading
  ) -> Movement {
    let isRise = change.pair.metres > 0
    let share = confidence(.restAlone)
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(donor: isRise ? nil : change.ship, receiver: isRise ? change.ship : nil),
      start: rest.start, end: rest.end, position: rest.position,
      mass: fleet.ships[change.ship].mass(of: change.pair, fleet.rules),
      pair: isRise ? nil : change.pair,
      receiverPair: isRise ? change.pair : nil, visibility: isRise ? .donorDark : .receiverDark,
      basis: .restAlone,
      confidence: reading.isDoubtful ? min(share, fleet.rules.doubtedConfidence) : share,
      grade: .d,
      weakestLink: reading.isDoubtful
        ? "the other ship was not seen, and something else explains the change as well"
        : "the other ship was not seen",
      explanation: resting(change, mate: reading.company) + reading.words,
      evidence: (rest.evidence + reading.evidence + change.pair.evidence).sorted())
  }

  private func transfer(_ change: ResidualChange, _ gap: Gap) -> Movement {
    let ship = fleet.ships[change.ship]
    let isRise = change.pair.metres > 0
    return Movement(
      eventID: change.transferID(fleet),
      route: .transfer(donor: isRise ? nil : change.ship, receiver: isRise ? change.ship : nil),
      start: gap.start, end: gap.end, position: gap.from,
      mass: ship.mass(of: change.pair, fleet.rules),
      pair: isRise ? nil : change.pair, receiverPair: isRise ? change.pair : nil,
      visibility: .bothDark, basis: .silenceAlone, confidence: confidence(.silenceAlone),
      grade: .d,
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
        mass: ship.mass(of: change.pair, fleet.rules), pair: change.pair, basis: .unseen,
        confidence: confidence(.unseen), grade: .d,
        weakestLink: "a draught change that nothing seen explains", explanation: text,
        evidence: change.pair.evidence.sorted()))
    inconsistencies.append(
      Inconsistency(
        kind: .unseenChange, vesselID: ship.vessel.id, time: change.pair.after.time,
        tonnes: ship.mass(of: change.pair, fleet.rules).best * (isRise ? 1 : -1),
        explanation: text, evidence: change.pair.evidence.sorted()))
  }
}
