/// Meetings that moved cargo: which they are, who gave, and what the movement rests on.
import Tracks
import Vocabulary

extension MovementFinder {
  /// Adds the transfer of a meeting that was one; gives the ship that gave.
  ///
  /// `isToldOfAnother` says that papers of its day speak of another meeting of the two ships.
  mutating func judge(
    _ event: Encounter, _ sides: [MeetingSide], _ papers: OpenPapers, isToldOfAnother: Bool
  ) -> Int? {
    let possible = sides.sorted { $0.ship < $1.ship }.map { side in
      var side = side
      if let pair = side.pair, !Self.isPossible(pair, side.ship, event, fleet) { side.pair = nil }
      return side
    }
    let sides = MeetingSide.withoutOutdated(possible)
    guard sides.count == 2 else { return nil }
    var donor: MeetingSide
    var receiver: MeetingSide
    // So long side by side, one draught or a paper says too little.
    let isStay = event.basis == .alongsideStay
    let declared = isToldOfAnother || isStay ? nil : Self.declared(event, sides, papers)
    switch (sides[0].pair, sides[1].pair) {
    case (let left?, let right?)
    where (left.metres > 0) != (right.metres > 0) && left.before != nil && right.before != nil:
      (donor, receiver) = left.metres < 0 ? (sides[0], sides[1]) : (sides[1], sides[0])
    case _ where declared != nil:
      // Papers name the taker where the draughts do not tell.
      (donor, receiver) = declared == 0 ? (sides[1], sides[0]) : (sides[0], sides[1])
      if let pair = receiver.pair, pair.metres < 0 || pair.before == nil { receiver.pair = nil }
      if let pair = donor.pair, pair.metres > 0 || pair.before == nil { donor.pair = nil }
    case (let only?, nil), (nil, let only?):
      let isLong = event.end - event.start >= fleet.rules.oneSidedDuration
      guard event.isAlongside, isLong, !isStay, only.before != nil else { return nil }
      let witness = sides[0].pair == nil ? sides[1] : sides[0]
      let other = sides[0].pair == nil ? sides[0] : sides[1]
      guard !hasDriftedSince(event, witness.ship, only) else { return nil }
      (donor, receiver) = only.metres < 0 ? (witness, other) : (other, witness)
    default: return nil
    }
    for (side, isLoad) in [(donor, false), (receiver, true)] {
      let end = max(side.pair?.after.time ?? event.end, event.end)
      used[side.ship].append(
        UsedChange(start: event.start, end: end, isLoad: isLoad, finish: event.end))
    }
    movements.append(transfer(event, donor, receiver, isDeclared: declared != nil))
    return donor.ship
  }

  /// Whether a ship lay adrift for long once more before she typed, a day and more after the meeting, what is to
  /// speak of it: that drift may hide a transfer as well, and no second draught tells which.
  private func hasDriftedSince(_ event: Encounter, _ ship: Int, _ pair: DraughtPair) -> Bool {
    guard pair.promptness != .prompt else { return false }
    let typed = pair.after.time
    return fleet.ships[ship].loiterings.contains {
      $0.start > event.end && $0.end - $0.start >= fleet.rules.leastDrift
        && min($0.end, typed) - $0.start >= fleet.rules.leastTransfer
    }
  }

  /// Whether so much can have been pumped in the time; more belongs to another meeting.
  static func isPossible(
    _ pair: DraughtPair, _ ship: Int, _ event: Encounter, _ fleet: Fleet
  ) -> Bool {
    let hours = (event.end - event.start).hours
    return fleet.ships[ship].mass(of: pair, fleet.rules).low <= hours
      * fleet.rules.fastestPumping.value
  }

  /// The side whose papers say that cargo came aboard on the day of the meeting; nil for neither or both.
  private static func declared(
    _ event: Encounter, _ sides: [MeetingSide], _ papers: OpenPapers
  ) -> Int? {
    guard event.isAlongside else { return nil }
    let named = sides.indices.filter {
      papers.paper(of: sides[$0].ship, from: event.start, to: event.end + .days(1)) != nil
    }
    return named.count == 1 ? named.first : nil
  }

  private mutating func transfer(
    _ event: Encounter, _ donor: MeetingSide, _ receiver: MeetingSide, isDeclared: Bool
  ) -> Movement {
    let weight = JointWitness(fleet, donor, receiver)
    let isOneSided = donor.pair == nil || receiver.pair == nil
    let basis = isOneSided ? (isDeclared ? .papersBeside : .oneDraught) : weight.basis
    if let conflict = weight.conflict {
      inconsistencies.append(
        Inconsistency(
          kind: .shipsDisagree, vesselID: fleet.ships[donor.ship].vessel.id, time: event.start,
          tonnes: weight.misfit, explanation: conflict, evidence: weight.evidence))
    }
    let position = event.isAlongside ? "alongside" : "close by"
    let (giver, taker) = (fleet.ships[donor.ship], fleet.ships[receiver.ship])
    let doubt =
      isDeclared
      ? nil : MeetingDoubt(event, giver: giver, taker: taker, mass: weight.mass, fleet.rules)
    let most =
      doubt != nil
      ? fleet.rules.doubtedConfidence
      : event.basis == .alongsideStay ? fleet.rules.stayConfidence : 1
    return Movement(
      eventID: "transfer:" + CustodyNames.id(of: event),
      route: .transfer(donor: donor.ship, receiver: receiver.ship), start: event.start,
      end: event.end, position: event.position, mass: weight.mass, pair: donor.pair,
      receiverPair: receiver.pair, encounterID: CustodyNames.id(of: event),
      basis: basis,
      confidence: min(confidence(basis), most),
      grade: doubt == nil ? weight.grade : .d,
      weakestLink: doubt?.weakestLink ?? weight.weakestLink,
      explanation: "\(giver.vessel.label) and \(taker.vessel.label) lay \(position) for "
        + "\(Wording.hours(event.end - event.start)). \(weight.explanation)\(doubt?.words ?? "")",
      evidence: (event.evidence + weight.evidence).sorted())
  }
}
