/// How a movement becomes an edge, a transfer, a parcel and a discharge.
///
/// An edge's grade is that of the weakest link from the loads up to it, silences while laden
/// included.
import Tracks
import Vocabulary

extension CustodyWalk {
  func node(_ ship: Int?) -> CustodyNode {
    ship.map { .vessel(fleet.ships[$0].vessel.id) } ?? .unknown
  }

  mutating func gapLink(
    _ ship: Int, until time: Instant, _ movement: Movement
  ) -> (EvidenceGrade, String?) {
    guard var hold = holds[ship] else { return (movement.grade, movement.weakestLink) }
    let own = LadenGaps(fleet.ships[ship], fleet.rules)
      .weaken((hold.grade, hold.weakestLink), from: hold.movedAt, to: time)
    hold.grade = own.grade
    hold.weakestLink = own.words
    holds[ship] = hold
    let grade = own.grade.weakest(with: movement.grade)
    return (grade, grade == own.grade ? own.words ?? movement.weakestLink : movement.weakestLink)
  }

  static func edgeID(_ kind: CustodyEdge.Kind, _ movement: Movement) -> String {
    "edge:\(kind.rawValue)/"
      + movement.eventID.split(separator: " ").joined(separator: "_")
  }

  /// The event's part of an edge's id.
  static func event(of edge: CustodyEdge) -> Substring {
    edge.id.dropFirst("edge:\(edge.kind.rawValue)/".count)
  }

  func edge(
    _ movement: Movement, _ kind: CustodyEdge.Kind, from: CustodyNode, to: CustodyNode,
    _ mass: Estimate, _ shares: OriginShares, link: (EvidenceGrade, String?), parents: [String]
  ) -> CustodyEdge {
    let shares = shares.resolved(hiddenPlaces)
    return CustodyEdge(
      id: Self.edgeID(kind, movement), kind: kind, from: from, to: to, start: movement.start,
      end: movement.end, barrels: movement.barrels ?? fleet.barrels(mass, shares),
      tonnes: Mass(mass),
      shares: shares,
      grade: link.0, weakestLink: link.1, eventID: movement.eventID, parents: parents.sorted(),
      explanation: movement.explanation, evidence: movement.evidence)
  }

  mutating func note(_ edge: CustodyEdge, _ movement: Movement) {
    graph.edges.append(edge)
    guard let index = actionIndex[movement.eventID] else { return }
    graph.portCallActions[index].barrels = edge.barrels
    graph.portCallActions[index].tonnes = edge.tonnes
    graph.portCallActions[index].edgeID = edge.id
    graph.portCallActions[index].grade = edge.grade
  }

  mutating func record(
    _ kind: Inconsistency.Kind, _ ship: Int, _ movement: Movement, _ tonnes: Double,
    _ words: String
  ) {
    graph.inconsistencies.append(
      Inconsistency(
        kind: kind, vesselID: fleet.ships[ship].vessel.id, time: movement.end, tonnes: tonnes,
        explanation: words, evidence: movement.evidence))
  }

  mutating func addParcel(_ edge: CustodyEdge, _ ship: Int, _ terminal: String?) {
    let place = terminal.flatMap { fleet.terminal($0) }
    let grades = place?.grades ?? []
    graph.parcels.append(
      Parcel(
        id: "parcel:" + Self.event(of: edge), originTerminalID: terminal,
        originCountry: place?.country, gradeName: grades.count == 1 ? grades.first?.name : nil,
        api: fleet.density(of: terminal.map { Origin.terminal($0) } ?? .unknown).api,
        loadedBy: fleet.ships[ship].vessel.id,
        loadTime: edge.end, barrels: edge.barrels, regime: place?.regime, edgeID: edge.id,
        evidence: edge.evidence))
  }

  mutating func addTransfer(
    _ edge: CustodyEdge, _ movement: Movement, _ donor: Int?, _ receiver: Int?
  ) {
    guard let position = movement.position else { return }
    graph.transfers.append(
      CargoTransfer(
        id: movement.eventID, donorID: donor.map { fleet.ships[$0].vessel.id },
        receiverID: receiver.map { fleet.ships[$0].vessel.id },
        donorMMSI: donor.flatMap { fleet.ships[$0].vessel.mmsi(at: movement.start) },
        receiverMMSI: receiver.flatMap { fleet.ships[$0].vessel.mmsi(at: movement.start) },
        start: movement.start,
        end: movement.end, position: position, visibility: movement.visibility,
        barrels: edge.barrels, tonnes: edge.tonnes, shares: edge.shares,
        basis: movement.basis, confidence: movement.confidence, grade: edge.grade,
        encounterID: movement.encounterID,
        place: fleet.transferPlace(at: position), edgeID: edge.id,
        explanation: movement.explanation, evidence: movement.evidence))
  }

  func discharge(_ edge: CustodyEdge, _ chain: CustodyChain) -> Discharge? {
    guard edge.kind.isLanding, case .vessel(let vessel) = edge.from,
      case .terminal(let terminal) = edge.to, let event = edge.eventID,
      let index = actionIndex[event]
    else { return nil }
    let call = graph.portCallActions[index].call
    return Discharge(
      id: "discharge:" + Self.event(of: edge), vesselID: vessel,
      mmsi: call.segment.mmsi, terminalID: terminal, time: edge.end, position: call.position,
      barrels: edge.barrels, tonnes: edge.tonnes, shares: edge.shares, grade: edge.grade,
      edgeID: edge.id, chain: chain.chain(to: edge.id), evidence: edge.evidence)
  }
}
