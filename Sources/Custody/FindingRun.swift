/// The rules that turn a custody graph into findings.
///
/// A single observation is never a finding of deception: a transfer needs a challenged silence or
/// contradicted papers beside it, a silence or a new identity needs regime cargo aboard, and regime
/// cargo by itself is an exposure, because a licence may cover it.
import Tracks
import Vocabulary

struct FindingRun {
  let fleet: Fleet
  let graph: CustodyGraph
  let history: [[HoldRecord]]
  let rules: FindingRules
  var findings: [Finding] = []
  let index: GraphIndex
  let chains: CustodyChain

  init(
    _ walk: CustodyWalk, _ graph: CustodyGraph, _ documents: [DeclaredCargo],
    identities: [IdentityChange], rules: FindingRules
  ) {
    fleet = walk.fleet
    self.graph = graph
    history = walk.history
    self.rules = rules
    index = GraphIndex(graph)
    chains = CustodyChain(index)
    let documentOf = Dictionary(
      documents.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    for verdict in graph.documents where verdict.isOriginConflict {
      if let document = documentOf[verdict.documentID] { relabelled(verdict, document) }
    }
    for verdict in graph.documents where !verdict.isOriginConflict {
      if let document = documentOf[verdict.documentID] { impossible(verdict, document) }
    }
    for transfer in graph.transfers { suspectTransfer(transfer) }
    for verdict in graph.documents where verdict.verdict == .cannotTell {
      if let document = documentOf[verdict.documentID] { unseenGiver(verdict, document) }
    }
    let odds = PaperOdds(fleet, graph, index, documents, rules)
    for verdict in graph.documents where !verdict.isOriginConflict {
      if let document = documentOf[verdict.documentID] { unborne(verdict, document, odds) }
    }
    for ship in fleet.ships.indices { silences(ship) }
    identityChanges(identities)
    for edge in graph.edges { roundabout(edge) }
    hiddenOwners()
    // What may be nothing at all is no cargo to name: a remnant held needs a lower bound above zero.
    for edge in graph.edges
    where edge.kind.isLanding || (edge.kind == .retain && edge.barrels.low > 0) {
      exposure(edge)
    }
    findings.sort { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  // MARK: Shared parts

  var edgeOf: [String: CustodyEdge] { index.edgeOf }

  /// Adds a finding with what its chain says of it: alternatives weighed, the leg it hangs on, and what
  /// would settle that leg.
  mutating func append(_ finding: Finding) {
    var finding = finding
    let chain = ChainReading(finding.legs.compactMap { edgeOf[$0] }, graph, index, fleet)
    finding.alternatives = chain.alternatives(finding)
    finding.turningPoint = chain.turningPoint(finding.practice) ?? finding.weakestLink
    if let words = chain.settling {
      finding.whatWouldSettleIt = words + " " + finding.whatWouldSettleIt
    }
    findings.append(finding)
  }

  /// Share of origins that a sanctions regime covers.
  func regimeShare(_ shares: OriginShares) -> Estimate {
    shares.together { Self.isRegime($0.terminalID.flatMap { fleet.terminal($0)?.regime }) }
  }

  func isRegimeCargo(_ shares: OriginShares) -> Bool {
    regimeShare(shares).best >= rules.regimeShare
  }

  static func isRegime(_ text: String?) -> Bool {
    guard let text else { return false }
    return text.hasPrefix("sanctioned_origin") || text.hasPrefix("price_cap")
  }

  func label(_ vessel: String) -> String {
    fleet.vesselLabel(vessel)
  }

  func confidence(_ grade: EvidenceGrade, _ share: Double) -> Double {
    let ceiling: Double =
      switch grade {
      case .a: 0.95
      case .b: 0.85
      case .c: 0.7
      case .d: 0.4
      case .x: 0.3
      case .u: 0.1
      }
    return ceiling * min(max(share, 0), 1)
  }

  func weakest(_ legs: [String], _ grade: EvidenceGrade) -> String {
    legs.compactMap { edgeOf[$0] }.filter { $0.grade == grade }.compactMap(\.weakestLink).first
      ?? "draughts as typed by the crews; AIS is the only kind of source"
  }

  func span(_ legs: [String]) -> (Instant, Instant)? {
    let edges = legs.compactMap { edgeOf[$0] }
    guard let start = edges.map(\.start).min(), let end = edges.map(\.end).max() else {
      return nil
    }
    return (start, end)
  }
}
