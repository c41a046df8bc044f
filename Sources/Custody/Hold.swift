/// A ship's tanks with their account, and what weakens the evidence about them.
import Tracks
import Vocabulary

struct Hold {
  var tank: TankState
  var account: VesselAccount
  /// Of the weakest link of what is aboard.
  var grade = EvidenceGrade.c
  var weakestLink: String?
  /// Edges that brought aboard what is there.
  var inEdges: [String] = []
  /// End of the last movement.
  var movedAt: Instant
  /// That, or the reading typed after it: what is typed later speaks of something new.
  var lastTime: Instant
  var lastEvidence: [SourceReference] = []

  init(_ vessel: String, initial: Estimate, capacity: Estimate, at time: Instant) {
    tank = TankState(unknown: initial)
    account = VesselAccount(vesselID: vessel, capacity: capacity)
    account.initial = tank.total
    account.held = tank.total
    movedAt = time
    lastTime = time
  }

  /// The account with what is held now.
  var closedAccount: VesselAccount {
    var closed = account
    closed.held = tank.total
    return closed
  }

  mutating func takeIn(_ mass: Estimate, _ edge: CustodyEdge) {
    account.takenIn = account.takenIn + mass
    inEdges.append(edge.id)
    weaken(edge.grade, edge.weakestLink)
  }

  mutating func giveOut(_ mass: Estimate) { account.givenOut = account.givenOut + mass }

  mutating func adjust(_ mass: Estimate) { account.adjusted = account.adjusted + mass }

  mutating func weaken(_ other: EvidenceGrade, _ words: String?) {
    let joint = grade.weakest(with: other)
    if joint != grade || weakestLink == nil { weakestLink = words ?? weakestLink }
    grade = joint
  }

  /// Empty tanks begin a new story.
  mutating func forget() {
    grade = .c
    weakestLink = nil
    inEdges = []
  }
}

/// A ship's tanks after a movement.
struct HoldRecord {
  let eventID: String
  /// Of the movement.
  let began: Instant
  let time: Instant
  /// Tonnes.
  let total: Estimate
  /// Barrels at 60 °F once all witnesses were heard; nil before.
  let barrels: Estimate?
  let shares: OriginShares
  let grade: EvidenceGrade
  let weakestLink: String?
  let inEdges: [String]
  /// Nil for cargo moved unseen.
  let edgeID: String?
  let evidence: [SourceReference]

  init(
    _ movement: Movement, ship: Int, _ hold: Hold,
    _ places: [String: [(terminal: String, probability: Double)]]
  ) {
    eventID = movement.eventID
    began = movement.start
    time = movement.end
    barrels = movement.held[ship]
    edgeID = movement.edgeKind.map { CustodyWalk.edgeID($0, movement) }
    evidence = movement.evidence
    total = hold.tank.total
    shares = hold.tank.shares.resolved(places)
    grade = hold.grade
    weakestLink = hold.weakestLink
    inEdges = hold.inEdges.sorted()
  }
}

/// What silences do to the evidence about a laden ship.
///
/// A silence in which cargo can have been exchanged leaves only inference (grade D). It does no
/// harm when the same draught was in force before and after and the passage left no time to stop.
struct LadenGaps {
  let ship: FleetShip
  let rules: CustodyRules

  init(_ ship: FleetShip, _ rules: CustodyRules) {
    self.ship = ship
    self.rules = rules
  }

  func weaken(
    _ link: (grade: EvidenceGrade, words: String?), from start: Instant, to end: Instant
  ) -> (grade: EvidenceGrade, words: String?) {
    let harmful = ship.gaps.filter {
      $0.end > start && $0.start < end && $0.classification != .healthy
        && $0.end - $0.start >= rules.leastGap && !isHarmless($0)
    }
    // The longest silence is the one a reader should look at first.
    guard
      let gap = harmful.max(by: { ($0.end - $0.start, $1.start) < ($1.end - $1.start, $0.start) }),
      link.grade.weakest(with: .d) != link.grade
    else { return link }
    return (
      .d,
      "\(ship.vessel.label) was silent for \(Wording.hours(gap.end - gap.start)) from "
        + "\(Wording.day(gap.start)) while laden (\(Self.words(gap.classification)))"
    )
  }

  private func isHarmless(_ gap: Gap) -> Bool {
    guard let before = ship.log.inForce(at: gap.start),
      let after = ship.log.inForce(at: gap.end + rules.promptWindow),
      abs(after.draught.value - before.draught.value) <= rules.sameDraught.value
    else { return false }
    return !Passage(gap, rules).allowsDetour
  }

  static func words(_ kind: Gap.Class) -> String {
    switch kind {
    case .healthy: "in port or out of everybody's reception"
    case .challengedEmission: "other ships were heard there"
    case .sparseCoverage: "too little was heard there to expect her"
    case .unresolved: "silence and missing reception cannot be told apart"
    }
  }
}
