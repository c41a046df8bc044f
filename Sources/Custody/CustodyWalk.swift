/// Works through the movements of a whole fleet in order of time, keeping every ship's tanks.
///
/// Each movement is first made possible (`cover`), then carried out with the origin shares of the
/// giver, then checked against the draught typed after it. What does not fit is recorded as an
/// inconsistency and its mass as an adjustment of the ship's account, so that nothing appears or
/// disappears in silence.
import Tracks
import Vocabulary

struct CustodyWalk {
  let fleet: Fleet
  var graph = CustodyGraph()
  /// Per ship, her state after each movement, oldest first.
  var history: [[HoldRecord]]
  var holds: [Int: Hold] = [:]
  /// Where each hidden load can have been, by its event.
  var hiddenPlaces: [String: [(terminal: String, probability: Double)]] = [:]
  var actionIndex: [String: Int] = [:]
  var tanks = ShoreTanks()
  /// By how much draughts of this input are mistyped more, or less, than the rules say.
  private(set) var draughtScale = 1.0
  /// Edges by their event, in the order of `graph.edges` when the pass is over.
  private var edgeOf: [String: Int] = [:]

  /// Works through the movements that were found, with the amounts that all witnesses agree on.
  ///
  /// A first pass over the draughts alone says what is in whose tanks, and so how many barrels a tonne
  /// holds; the second carries the inferred amounts.
  init(_ fleet: Fleet) {
    let finder = MovementFinder(fleet)
    let first = CustodyWalk(fleet, finder, finder.movements)
    let inference = CargoInference(fleet, finder.movements, history: first.history)
    var movements = finder.movements
    let storage = Storage(fleet, movements)
    for index in movements.indices {
      movements[index].store = storage.side[movements[index].eventID]
    }
    for (index, amount) in inference.amounts {
      movements[index].hear(amount, tonnes: first.tonnes(amount.barrels, of: movements[index]))
    }
    self.init(fleet, finder, movements)
    draughtScale = inference.draughtScale
    for doubt in inference.doubts {
      record(
        .draughtDisagrees, doubt.ship, movements[doubt.movement], doubt.tonnes, doubt.words)
    }
    sortInconsistencies()
  }

  private init(_ fleet: Fleet, _ finder: MovementFinder, _ movements: [Movement]) {
    self.fleet = fleet
    history = [[HoldRecord]](repeating: [], count: fleet.ships.count)
    graph.portCallActions = finder.actions
    graph.inconsistencies = finder.inconsistencies
    for (index, action) in finder.actions.enumerated() { actionIndex[action.id] = index }
    for movement in movements { work(movement) }
    for ship in fleet.ships.indices { retain(ship) }
    for ship in fleet.ships.indices {
      if let hold = holds[ship] { graph.accounts.append(hold.closedAccount) }
    }
    graph.edges.sort { ($0.end, $0.id) < ($1.end, $1.id) }
    for (index, edge) in graph.edges.enumerated() {
      if let event = edge.eventID { edgeOf[event] = index }
    }
    graph.transfers.sort { ($0.start, $0.id) < ($1.start, $1.id) }
    sortInconsistencies()
    let chain = CustodyChain(graph.edges)
    graph.discharges = graph.edges.compactMap { discharge($0, chain) }
  }

  private mutating func sortInconsistencies() {
    graph.inconsistencies.sort {
      ($0.time, $0.vesselID, $0.kind.rawValue, $0.explanation)
        < ($1.time, $1.vesselID, $1.kind.rawValue, $1.explanation)
    }
  }

  /// The tonnes of a movement's barrels, by the density of the edge that a pass made of it.
  private func tonnes(_ barrels: Estimate, of movement: Movement) -> Estimate {
    let known = edgeOf[movement.eventID].map { graph.edges[$0] }
    let shares = known?.shares ?? .unknown
    let perTonne = shares.mean { fleet.density(of: $0).barrelsPerTonne }.best
    return barrels.scaled(by: 1 / perTonne)
  }

  private mutating func work(_ movement: Movement) {
    switch movement.route {
    case .load(let ship, let terminal):
      load(movement, ship, terminal, .pure(.terminal(terminal)))
    case .hiddenLoad(let ship, let terminal):
      hiddenPlaces[movement.eventID] = movement.places
      load(movement, ship, terminal, .pure(.hidden(movement.eventID)))
    case .discharge(let ship, let terminal): discharge(movement, ship, terminal)
    case .transfer(let donor, let receiver): transfer(movement, donor, receiver)
    case .unseen(let ship, let isRise): unseen(movement, ship, isRise: isRise)
    }
  }

  // MARK: Kinds of movement

  private mutating func load(
    _ movement: Movement, _ ship: Int, _ terminal: String?, _ shares: OriginShares
  ) {
    open(ship, movement.pair, movement)
    let mass = fitted(movement.mass, into: ship, movement)
    if !movement.reachable.isEmpty {
      graph.reachable[CustodyWalk.edgeID(.load, movement)] = movement.reachable
    }
    let kind = movement.edgeKind ?? .load
    var shares = shares
    if kind == .storageOut, let terminal {
      shares = tanks.shares(
        of: mass, from: terminal, at: movement.start, memory: fleet.rules.storageMemory)
    }
    let edge = edge(
      movement, kind, from: terminal.map { .terminal($0) } ?? .unknown,
      to: .vessel(fleet.ships[ship].vessel.id), mass, shares,
      link: (movement.grade, movement.weakestLink), parents: [])
    takeIn(ship, mass, shares, edge)
    close(ship, movement.pair, movement)
    note(edge, movement)
    addParcel(edge, ship, terminal)
  }

  private mutating func discharge(_ movement: Movement, _ ship: Int, _ terminal: String) {
    open(ship, movement.pair, movement)
    let link = gapLink(ship, until: movement.start, movement)
    let mass = refined(movement, ship)
    let parents = holds[ship]?.inEdges ?? []
    let shares = giveOut(ship, mass, movement)
    let kind = movement.edgeKind ?? .discharge
    let edge = edge(
      movement, kind, from: .vessel(fleet.ships[ship].vessel.id), to: .terminal(terminal),
      mass, shares, link: link, parents: parents)
    if kind == .storageIn { tanks.receive(mass, shares, at: terminal, movement.end) }
    close(ship, movement.pair, movement)
    note(edge, movement)
  }

  private mutating func transfer(_ movement: Movement, _ donor: Int?, _ receiver: Int?) {
    var mass = movement.mass
    var shares = OriginShares.unknown
    var link = (movement.grade, movement.weakestLink)
    var parents: [String] = []
    if let receiver {
      open(receiver, movement.receiverPair, movement)
      mass = fitted(mass, into: receiver, movement)
    }
    if let donor {
      open(donor, movement.pair, movement)
      link = gapLink(donor, until: movement.start, movement)
      if movement.barrels == nil { mass = refined(movement, donor) }
      parents = holds[donor]?.inEdges ?? []
      shares = giveOut(donor, mass, movement)
      close(donor, movement.pair, movement)
    }
    let edge = edge(
      movement, movement.edgeKind ?? .sts, from: node(donor), to: node(receiver), mass, shares,
      link: link,
      parents: parents)
    if let receiver {
      takeIn(receiver, mass, shares, edge)
      close(receiver, movement.receiverPair, movement)
    }
    graph.edges.append(edge)
    addTransfer(edge, movement, donor, receiver)
  }

  private mutating func unseen(_ movement: Movement, _ ship: Int, isRise: Bool) {
    open(ship, movement.pair, movement)
    if isRise {
      let mass = fitted(movement.mass, into: ship, movement)
      holds[ship]?.tank.receive(mass, shares: .unknown)
      holds[ship]?.adjust(mass)
      holds[ship]?.weaken(.d, movement.weakestLink)
    } else {
      let mass = refined(movement, ship)
      cover(mass, ship, movement)
      let emptying = empties(ship, mass)
      _ = holds[ship]?.tank.release(mass, emptying: emptying)
      holds[ship]?.adjust(.zero - mass)
    }
    close(ship, movement.pair, movement)
  }

  private mutating func retain(_ ship: Int) {
    guard let hold = holds[ship], !isEmpty(hold, ship) else { return }
    let id = fleet.ships[ship].vessel.id
    let shares = hold.tank.shares.resolved(hiddenPlaces)
    let barrels = fleet.barrels(hold.tank.total, shares)
    let link = LadenGaps(fleet.ships[ship], fleet.rules)
      .weaken((hold.grade, hold.weakestLink), from: hold.movedAt, to: fleet.end)
    graph.edges.append(
      CustodyEdge(
        id: "edge:retain/\(id)", kind: .retain, from: .vessel(id), to: .vessel(id),
        start: hold.movedAt, end: max(hold.movedAt, fleet.end), barrels: barrels,
        tonnes: Mass(hold.tank.total), shares: shares, grade: link.grade,
        weakestLink: link.words, eventID: nil, parents: hold.inEdges.sorted(),
        explanation: "\(fleet.ships[ship].vessel.label) still held about "
          + "\(Wording.barrels(barrels)) when the input ended.",
        evidence: hold.lastEvidence))
  }
}
