/// A movement of cargo as the events show it, before it is known whose cargo it was.
import Tracks
import Vocabulary

struct Movement {
  enum Route: Hashable {
    case load(ship: Int, terminal: String)
    case discharge(ship: Int, terminal: String)
    /// A load that was not seen, and where it was when one place is likelier than all others.
    case hiddenLoad(ship: Int, terminal: String?)
    /// Nil: the ship is not known.
    case transfer(donor: Int?, receiver: Int?)
    /// A draught rose or fell and nothing seen explains it.
    case unseen(ship: Int, isRise: Bool)
  }

  /// Port call id, or the id of the transfer to be.
  let eventID: String
  let route: Route
  let start: Instant
  let end: Instant
  let position: Coordinate?
  /// Tonnes, not negative.
  var mass: Estimate
  /// Barrels at 60 °F, once all witnesses were heard; nil before.
  var barrels: Estimate?
  /// Which way it goes through a store; nil when it does not.
  var store: StoreSide?
  /// By ship: barrels aboard after it, once all witnesses were heard.
  var held: [Int: Estimate] = [:]
  /// Nobody typed a draught that shows it; what moved is known from the rest of the graph.
  var isUntyped = false
  /// Of the ship, or of the donor.
  var pair: DraughtPair?
  /// Of a hidden load: places with their probabilities.
  var places: [(terminal: String, probability: Double)] = []
  /// Of a hidden load: every terminal within reach, likely or not.
  var reachable: Set<String> = []
  var receiverPair: DraughtPair?
  var visibility = CargoTransfer.Visibility.both
  var encounterID: String?
  var basis: ClaimBasis
  var confidence: Double
  var grade: EvidenceGrade
  var weakestLink: String?
  var explanation: String
  var evidence: [SourceReference]

  /// The kind of edge it becomes; nil for cargo moved unseen.
  var edgeKind: CustodyEdge.Kind? {
    switch store {
    case .into: return .storageIn
    case .outOf: return .storageOut
    case nil: break
    }
    return switch route {
    case .load, .hiddenLoad: .load
    case .discharge: .discharge
    case .transfer: .sts
    case .unseen: nil
    }
  }

  /// Takes over the amount that all witnesses agree on.
  mutating func hear(_ amount: InferredAmount, tonnes: Estimate) {
    barrels = amount.barrels
    held = amount.held
    mass = tonnes
    guard let paper = amount.paper, let declared = paper.barrels else { return }
    explanation +=
      " Papers declare \(Wording.grouped(declared)) barrels, which the draughts bear out."
    evidence = (evidence + [paper.source]).sorted()
  }

  /// The order in which movements are worked through.
  static func isBefore(_ left: Self, _ right: Self) -> Bool {
    (left.start, left.end, left.eventID) < (right.start, right.end, right.eventID)
  }
}

extension FleetShip {
  /// Tonnes that a pair of readings speaks of, not negative.
  func mass(of pair: DraughtPair, _ rules: CustodyRules) -> Estimate {
    guard let hydrostatics else { return .zero }
    guard let before = pair.before else {
      let aboard = hydrostatics.cargo(at: seaDraught(pair.after, rules))
      return Estimate(low: 0, best: aboard.best, high: aboard.high)
    }
    let change = hydrostatics.cargoChange(
      from: seaDraught(before, rules), to: seaDraught(pair.after, rules),
      witness: pair.promptness == .prompt ? .prompt : .ordinary)
    let mass = change.best < 0 ? Estimate.zero - change : change
    guard pair.promptness == .late else { return mass }
    // A reading days late can hold a correction, fuel burnt or ballast worked as well.
    return Estimate(
      low: mass.low * (1 - rules.inference.lateSpread), best: mass.best,
      high: mass.high * (1 + rules.inference.lateSpread)
    )
    .clamped(to: 0...hydrostatics.capacity.high)
  }

  /// `10.2 m to 21.5 m`, as typed.
  func words(_ pair: DraughtPair) -> String {
    let before = pair.before.map { Wording.metres($0.draught) } ?? "an unknown draught"
    return "\(before) to \(Wording.metres(pair.after.draught))"
  }
}
