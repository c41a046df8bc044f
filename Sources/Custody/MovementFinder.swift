/// From calls, meetings and typed draughts to movements of cargo.
///
/// A call or a meeting without a draught change is no movement. A meeting needs opposite changes on
/// both ships, or one change on ships that were alongside for long while the other's crew typed
/// nothing. What remains of significant draught changes is left to `UnseenMovements`.
import Tracks
import Vocabulary

struct MovementFinder {
  let fleet: Fleet
  var movements: [Movement] = []
  private(set) var actions: [PortCallAction] = []
  var inconsistencies: [Inconsistency] = []
  var used: [[UsedChange]]
  /// Places in `actions` by id, while they are in the order they were made in.
  private var actionOf: [String: Int] = [:]

  /// Draught changes that an event has explained: after the event began, up to the reading.
  struct UsedChange {
    let start: Instant
    let end: Instant
    /// Whether cargo came aboard.
    let isLoad: Bool
    /// When the cargo had moved, typed or not.
    let finish: Instant
  }

  init(_ fleet: Fleet) {
    self.fleet = fleet
    used = [[UsedChange]](repeating: [], count: fleet.ships.count)
    let windows = CargoWindows(fleet)
    var meetings: [Int: [MeetingSide]] = [:]
    var pairsOf: [[DraughtPair?]] = []
    for ship in fleet.ships.indices {
      let pairs = windows.pairs(of: ship, fleet)
      pairsOf.append(pairs)
      var evidence: [Int: CallEvidence] = [:]
      for (index, item) in windows.windows[ship].enumerated() {
        switch item.occasion {
        case .call(let call):
          evidence[call] = pairs[index].map { CallEvidence(pair: $0, window: item.window) }
        case .encounter(let event):
          meetings[event, default: []].append(
            MeetingSide(
              ship: ship, pair: pairs[index], age: windows.age(index, pairs, ship, fleet)))
        }
      }
      for (index, call) in fleet.ships[ship].calls.enumerated() {
        judge(
          call, ship, evidence[index], windows.time(ofCall: index, ship),
          idle: windows.idleReason[ship][index])
      }
      for call in fleet.ships[ship].glimpses { noteGlimpse(call, ship) }
    }
    let loads = used
    let open = OpenPapers(fleet) { ship, day in
      Self.isExplained(day, loads[ship], fleet.rules.paperSlack)
    }
    var givers: [Int: Int] = [:]
    let borneOut = BorneOutMeetings(fleet, meetings)
    for (index, event) in fleet.encounters.enumerated() {
      guard let sides = meetings[index] else { continue }
      givers[index] = judge(event, sides, open, isToldOfAnother: borneOut.hasAnother(index, event))
    }
    for ship in fleet.ships.indices {
      let untyped = UntypedCalls(
        ship, windows: windows.windows[ship], pairs: pairsOf[ship], givers: givers, fleet)
      for (index, isLoad) in untyped.loads.sorted(by: { $0.key < $1.key }) {
        addUntyped(
          fleet.ships[ship].calls[index], ship, windows.time(ofCall: index, ship), isLoad: isLoad)
      }
    }
    let known = used
    let papers = OpenPapers(fleet) { ship, day in
      Self.isExplained(day, known[ship], fleet.rules.paperSlack)
    }
    // A paper belongs to the nearest cargo of its ship within ten days, as when it is held against one.
    let strangers = OpenPapers(fleet) { ship, day in
      Self.isExplained(day, known[ship], fleet.rules.documentWindow)
    }
    let unseen = UnseenMovements(fleet, used: used, papers: papers, strangers: strangers)
    movements = BorneOutMeetings.withoutRepeats(movements + unseen.movements, fleet.rules)
    inconsistencies += unseen.inconsistencies
    movements.sort(by: Movement.isBefore)
    actions.sort { ($0.call.start, $0.id) < ($1.call.start, $1.id) }
  }

  /// Whether cargo is known to have come aboard near a day.
  private static func isExplained(_ day: Instant, _ used: [UsedChange], _ slack: TimeSpan) -> Bool {
    used.contains { $0.isLoad && $0.start <= day + .days(1) + slack && $0.finish >= day - slack }
  }

  func confidence(_ basis: ClaimBasis) -> Double {
    fleet.rules.confidence.confidence(basis)
  }

  // MARK: Calls

  private mutating func judge(
    _ call: PortCall, _ ship: Int, _ evidence: CallEvidence?, _ time: CargoWindow?, idle: String?
  ) {
    let id = CustodyNames.id(of: call)
    let basis = idle == nil ? ClaimBasis.callUntold : .callIdle
    var action = PortCallAction(
      call: call, id: id, vesselID: fleet.ships[ship].vessel.id, action: .none, barrels: nil,
      tonnes: nil, edgeID: nil, basis: basis, confidence: confidence(basis), grade: .c,
      explanation: idle.map { "No cargo: \($0)." } ?? "", evidence: call.evidence)
    defer {
      actionOf[id] = actions.count
      actions.append(action)
    }
    guard idle == nil else { return }
    guard let evidence, let terminal = fleet.terminal(call.terminalID) else {
      if let reason = unmoved(call, time) {
        action.basis = .callUnmoved
        action.confidence = confidence(.callUnmoved)
        action.explanation = "No cargo: \(reason)."
        return
      }
      action.action = .unknown
      action.grade = .u
      action.explanation =
        "She stayed, but no fitting draught change was typed, so whether cargo moved cannot be "
        + "told."
      return
    }
    let isLoad = evidence.pair.metres > 0
    let movement = movement(call, ship, evidence, terminal, isLoad: isLoad)
    used[ship].append(
      UsedChange(
        start: evidence.window.start, end: evidence.pair.after.time, isLoad: isLoad,
        finish: evidence.window.end))
    action.action = isLoad ? .load : .discharge
    action.tonnes = Mass(movement.mass)
    action.basis = movement.basis
    action.confidence = movement.confidence
    action.grade = movement.grade
    action.explanation = movement.explanation
    action.evidence = movement.evidence
    movements.append(movement)
  }

  /// Why a call without a new draught moved nothing, by how long she lay there; nil when it may have.
  private func unmoved(_ call: PortCall, _ time: CargoWindow?) -> String? {
    let (start, end) = call.stop(within: time)
    let stay = end - start
    let hours = Wording.hours(stay)
    if call.isOpen, stay < fleet.rules.leastBerthStay {
      return
        "she had lain there for \(hours) when the input ended, too short to have worked a cargo"
    }
    guard !call.isOpen, stay > fleet.rules.longestBerthStay else { return nil }
    return "she lay there for \(hours), longer than cargo takes, and her draught stayed as it was"
  }

  /// A visit of which only the entry or only the exit was seen.
  private mutating func noteGlimpse(_ call: PortCall, _ ship: Int) {
    actions.append(
      PortCallAction(
        call: call, id: CustodyNames.id(of: call), vesselID: fleet.ships[ship].vessel.id,
        action: .unknown, barrels: nil, tonnes: nil, edgeID: nil, basis: .callGlimpsed,
        confidence: confidence(.callGlimpsed), grade: .u,
        explanation:
          "Only one side of the visit was seen, and neither a stop nor a silence that stands "
          + "for one: what she did there cannot be told.",
        evidence: call.evidence))
  }

  /// A load or discharge that no draught shows.
  private mutating func addUntyped(
    _ call: PortCall, _ ship: Int, _ time: CargoWindow?, isLoad: Bool
  ) {
    let item = fleet.ships[ship]
    let (start, end) = call.stop(within: time)
    guard let terminal = fleet.terminal(call.terminalID), let hull = item.hydrostatics else {
      return
    }
    let capacity = hull.capacity
    let doubt = CallDoubt(call, ship, nil, fleet)
    let text =
      "\(item.vessel.label) lay at \(terminal.name) for "
      + "\(Wording.hours(end - start)) "
      + (isLoad
        ? "not known to be laden and went on to where cargo can go out"
        : "not known to be empty and loaded next or left")
      + ", consistent with \(isLoad ? "loading" : "discharging"). No draught was typed that shows it."
      + (doubt?.words ?? "")
    let movement = Movement(
      eventID: CustodyNames.id(of: call),
      route: isLoad
        ? .load(ship: ship, terminal: terminal.id) : .discharge(ship: ship, terminal: terminal.id),
      start: start, end: end, position: call.position,
      mass: Estimate(
        low: 0, best: fleet.rules.inference.untypedCall * capacity.best, high: capacity.high),
      isUntyped: true,
      basis: .callTurn, confidence: min(confidence(.callTurn), doubt?.most ?? 1), grade: .d,
      weakestLink: "no draught was typed that shows the call at \(terminal.name)",
      explanation: text, evidence: call.evidence)
    // What is typed next, however late, speaks of this call too.
    let finish = time?.end ?? call.end
    let typed = item.log.readings.first { $0.time > finish }?.time ?? finish
    used[ship].append(
      UsedChange(start: time?.start ?? call.start, end: typed, isLoad: isLoad, finish: finish))
    movements.append(movement)
    guard let place = actionOf[movement.eventID] else { return }
    actions[place].action = isLoad ? .load : .discharge
    actions[place].tonnes = Mass(movement.mass)
    actions[place].basis = movement.basis
    actions[place].confidence = movement.confidence
    actions[place].grade = .d
    actions[place].explanation = text
  }

  private func movement(
    _ call: PortCall, _ ship: Int, _ evidence: CallEvidence, _ terminal: Terminal, isLoad: Bool
  ) -> Movement {
    let (item, pair) = (fleet.ships[ship], evidence.pair)
    let doubt = CallDoubt(call, ship, evidence, fleet)
    let isWeak = pair.promptness == .late
    let basis = [ClaimBasis.callPrompt, .callDelayed, .callLate][pair.promptness.rawValue]
    let (start, stopEnd) = call.stop(within: evidence.window)
    // She may lie on at the berth: by the time the new draught was typed the cargo had moved.
    let end = max(start, min(stopEnd, pair.after.time))
    let verb = isLoad ? "loading" : "discharging"
    var text =
      "\(item.vessel.label) lay at \(terminal.name) and her typed draught went from "
      + "\(item.words(pair)), consistent with \(verb)."
    if isWeak { text += " The new draught was typed late, so the amount is less certain." }
    text += doubt?.words ?? ""
    return Movement(
      eventID: CustodyNames.id(of: call),
      route: isLoad
        ? .load(ship: ship, terminal: terminal.id) : .discharge(ship: ship, terminal: terminal.id),
      start: start, end: end, position: call.position,
      mass: item.mass(of: pair, fleet.rules), pair: pair, basis: basis,
      confidence: min(confidence(basis), doubt?.most ?? 1),
      grade: isWeak || doubt != nil ? .d : .c,
      weakestLink: doubt?.weakestLink
        ?? (isWeak
          ? "the draught after the call at \(terminal.name) was typed more than five days late, only "
            + "on arrival elsewhere, or without one before it" : nil),
      explanation: text,
      evidence: (call.evidence + pair.evidence).sorted())
  }
}
