/// From calls, meetings and typed draughts to movements of cargo.
///
/// A call or a meeting without a draught change is no movement. A meeting needs opposite changes on
/// both ships, or one change on ships that were alongside for long while the other's crew typed
/// nothing. What remains of significant draught changes is left to `UnseenMovements`.
import Tracks
import Vocabulary

struct MovementFinder {
  let fleet: Fleet
  private(set) var movements: [Movement] = []
  private(set) var actions: [PortCallAction] = []
  private(set) var inconsistencies: [Inconsistency] = []
  private var used: [[UsedChange]]

  /// Draught changes that an event has explained: after the event began, up to the reading.
  struct UsedChange {
    let start: Instant
    let end: Instant
  }

  init(_ fleet: Fleet) {
    self.fleet = fleet
    used = [[UsedChange]](repeating: [], count: fleet.ships.count)
    let windows = CargoWindows(fleet)
    var meetings: [Int: [(ship: Int, pair: DraughtPair?)]] = [:]
    for ship in fleet.ships.indices {
      let pairs = windows.pairs(of: ship, fleet)
      var pairOfCall: [Int: DraughtPair] = [:]
      for (item, pair) in zip(windows.windows[ship], pairs) {
        switch item.occasion {
        case .call(let call): pairOfCall[call] = pair
        case .encounter(let event): meetings[event, default: []].append((ship, pair))
        }
      }
      for (index, call) in fleet.ships[ship].calls.enumerated() {
        judge(call, ship, pairOfCall[index], idle: windows.idleReason[ship][index])
      }
    }
    for (index, event) in fleet.encounters.enumerated() {
      if let sides = meetings[index] { judge(event, sides) }
    }
    let unseen = UnseenMovements(fleet, used: used)
    movements += unseen.movements
    inconsistencies += unseen.inconsistencies
    movements.sort(by: Movement.isBefore)
    actions.sort { ($0.call.start, $0.id) < ($1.call.start, $1.id) }
  }

  // MARK: Calls

  private mutating func judge(_ call: PortCall, _ ship: Int, _ pair: DraughtPair?, idle: String?) {
    let id = CustodyNames.id(of: call)
    var action = PortCallAction(
      call: call, id: id, vesselID: fleet.ships[ship].vessel.id, action: .none, barrels: nil,
      tonnes: nil, edgeID: nil, confidence: Double(call.confidence) / 4, grade: .c,
      explanation: idle.map { "No cargo: \($0)." } ?? "", evidence: call.evidence)
    defer { actions.append(action) }
    guard idle == nil else { return }
    guard let pair, let terminal = fleet.terminal(call.terminalID) else {
      action.action = .unknown
      action.grade = .u
      action.explanation =
        "She stayed, but no fitting draught change was typed, so whether cargo moved cannot be "
        + "told."
      return
    }
    let isLoad = pair.metres > 0
    let movement = movement(call, ship, pair, terminal, isLoad: isLoad)
    used[ship].append(UsedChange(start: call.start, end: pair.after.time))
    action.action = isLoad ? .load : .discharge
    action.tonnes = movement.mass
    action.confidence = movement.confidence
    action.grade = movement.grade
    action.explanation = movement.explanation
    action.evidence = movement.evidence
    movements.append(movement)
  }

  private func movement(
    _ call: PortCall, _ ship: Int, _ pair: DraughtPair, _ terminal: Terminal, isLoad: Bool
  ) -> Movement {
    let item = fleet.ships[ship]
    let isWeak = pair.promptness == .late
    let trust = [1, 0.8, 0.5][pair.promptness.rawValue]
    let verb = isLoad ? "loading" : "discharging"
    var text =
      "\(item.vessel.label) lay at \(terminal.name) and her typed draught went from "
      + "\(item.words(pair)), consistent with \(verb)."
    if isWeak { text += " The new draught was typed late, so the amount is less certain." }
    return Movement(
      eventID: CustodyNames.id(of: call),
      route: isLoad
        ? .load(ship: ship, terminal: terminal.id) : .discharge(ship: ship, terminal: terminal.id),
      start: call.stopStart ?? call.start, end: call.stopEnd ?? call.end, position: call.position,
      mass: item.mass(of: pair), pair: pair, confidence: Double(call.confidence) / 4 * trust,
      grade: isWeak ? .d : .c,
      weakestLink: isWeak
        ? "the draught after the call at \(terminal.name) was typed more than five days late, only "
          + "on arrival elsewhere, or without one before it" : nil, explanation: text,
      evidence: (call.evidence + pair.evidence).sorted())
  }

  // MARK: Meetings

  private mutating func judge(_ event: Encounter, _ sides: [(ship: Int, pair: DraughtPair?)]) {
    let sides = sides.sorted { $0.ship < $1.ship }
    guard sides.count == 2 else { return }
    var donor: (ship: Int, pair: DraughtPair?)
    var receiver: (ship: Int, pair: DraughtPair?)
    switch (sides[0].pair, sides[1].pair) {
    case (let left?, let right?):
      guard (left.metres > 0) != (right.metres > 0), left.before != nil, right.before != nil else {
        return
      }
      (donor, receiver) = left.metres < 0 ? (sides[0], sides[1]) : (sides[1], sides[0])
    case (let only?, nil), (nil, let only?):
      let isLong = event.end - event.start >= fleet.rules.oneSidedDuration
      guard event.isAlongside, isLong, only.before != nil else { return }
      let witness = sides[0].pair == nil ? sides[1] : sides[0]
      let other = sides[0].pair == nil ? sides[0] : sides[1]
      (donor, receiver) = only.metres < 0 ? (witness, other) : (other, witness)
    case (nil, nil): return
    }
    for side in [donor, receiver] {
      guard let pair = side.pair else { continue }
      used[side.ship].append(UsedChange(start: event.start, end: pair.after.time))
    }
    movements.append(transfer(event, donor, receiver))
  }

  private mutating func transfer(
    _ event: Encounter, _ donor: (ship: Int, pair: DraughtPair?),
    _ receiver: (ship: Int, pair: DraughtPair?)
  ) -> Movement {
    let weight = JointWitness(fleet, donor, receiver)
    if let conflict = weight.conflict {
      inconsistencies.append(
        Inconsistency(
          kind: .shipsDisagree, vesselID: fleet.ships[donor.ship].vessel.id, time: event.start,
          explanation: conflict, evidence: weight.evidence))
    }
    let position = event.isAlongside ? "alongside" : "close by"
    let giver = fleet.ships[donor.ship].vessel.label
    let taker = fleet.ships[receiver.ship].vessel.label
    return Movement(
      eventID: "transfer:" + CustodyNames.id(of: event),
      route: .transfer(donor: donor.ship, receiver: receiver.ship), start: event.start,
      end: event.end, position: event.position, mass: weight.mass, pair: donor.pair,
      receiverPair: receiver.pair, encounterID: CustodyNames.id(of: event),
      confidence: (0.5 + 0.5 * min(max(event.confidence, 0), 1)) * weight.trust,
      grade: weight.grade, weakestLink: weight.weakestLink,
      explanation: "\(giver) and \(taker) lay \(position) for "
        + "\(Wording.hours(event.end - event.start)). \(weight.explanation)",
      evidence: (event.evidence + weight.evidence).sorted())
  }
}

/// What the draughts of the two ships of a transfer say together.
struct JointWitness {
  let mass: Estimate
  let grade: EvidenceGrade
  let trust: Double
  let weakestLink: String?
  let conflict: String?
  let explanation: String
  let evidence: [SourceReference]

  init(
    _ fleet: Fleet, _ donor: (ship: Int, pair: DraughtPair?),
    _ receiver: (ship: Int, pair: DraughtPair?)
  ) {
    let (giver, taker) = (fleet.ships[donor.ship], fleet.ships[receiver.ship])
    evidence = (donor.pair?.evidence ?? []) + (receiver.pair?.evidence ?? [])
    guard let given = donor.pair, let taken = receiver.pair else {
      let (ship, other) = donor.pair == nil ? (taker, giver) : (giver, taker)
      let pair = donor.pair ?? receiver.pair
      mass = pair.map { ship.mass(of: $0) } ?? .zero
      grade = .d
      trust = 0.5
      weakestLink = "\(other.vessel.label) typed no new draught around the transfer"
      conflict = nil
      explanation =
        "\(ship.vessel.label)'s typed draught went from \(pair.map { ship.words($0) } ?? ""); "
        + "\(other.vessel.label) typed no new one. Consistent with a transfer of cargo."
      return
    }
    let (out, taking) = (giver.mass(of: given), taker.mass(of: taken))
    let isLate = max(given.promptness, taken.promptness) == .late
    let words =
      "\(giver.vessel.label)'s typed draught went from \(giver.words(given)), "
      + "\(taker.vessel.label)'s from \(taker.words(taken))"
    if let joint = out.intersection(taking) {
      mass = joint
      grade = isLate ? .d : .c
      trust = isLate ? 0.6 : 1
      weakestLink = isLate ? "a draught was typed more than five days after the transfer" : nil
      conflict = nil
      explanation = "\(words): opposite and of like weight, consistent with a transfer of cargo."
    } else {
      mass = Estimate(
        low: min(out.low, taking.low), best: (out.best + taking.best) / 2,
        high: max(out.high, taking.high))
      grade = .d
      trust = 0.5
      weakestLink = "the two ships' draughts speak of different amounts"
      conflict = "\(words): the amounts do not agree, so the interval spans both."
      explanation = "\(words): opposite, but not of like weight."
    }
  }
}
