/// The parts of a graph by the names that rules ask for them, so that no rule walks through all of it.
///
/// Every rule asks once for each voyage; with lists that are searched from the front the whole would
/// grow with the square of the voyages.
import Vocabulary

struct GraphIndex {
  let edgeOf: [String: CustodyEdge]
  /// By the edge they are.
  let transferOf: [String: CargoTransfer]
  /// By either ship, in order of time.
  let transfersOf: [String: [CargoTransfer]]
  /// Loads and transfers by the ship that took the cargo in, in order of time.
  let intakesOf: [String: [CustodyEdge]]
  /// By ship, in order of time.
  let dischargesOf: [String: [Discharge]]
  /// Papers contradicted in origin, by the edges of their chain.
  let conflictOf: [String: DocumentVerdict]
  /// Papers that agree, by the edge they were matched with.
  let agreementOf: [String: DocumentVerdict]

  /// Cargoes that do not add up, by ship, in order of time.
  let infeasibleOf: [String: [InfeasibleCargo]]

  init(_ graph: CustodyGraph) {
    infeasibleOf = Dictionary(grouping: graph.infeasible, by: \.vesselID)
    edgeOf = Dictionary(graph.edges.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    transferOf = Dictionary(
      graph.transfers.map { ($0.edgeID, $0) }, uniquingKeysWith: { one, _ in one })
    var transfers: [String: [CargoTransfer]] = [:]
    for transfer in graph.transfers {
      for id in Set([transfer.donorID, transfer.receiverID].compactMap(\.self)) {
        transfers[id, default: []].append(transfer)
      }
    }
    transfersOf = transfers
    var intakes: [String: [CustodyEdge]] = [:]
    for edge in graph.edges where edge.kind.isIntake {
      if case .vessel(let id) = edge.to { intakes[id, default: []].append(edge) }
    }
    intakesOf = intakes
    dischargesOf = Dictionary(grouping: graph.discharges, by: \.vesselID)
    var conflicts: [String: DocumentVerdict] = [:]
    var agreements: [String: DocumentVerdict] = [:]
    for verdict in graph.documents {
      if verdict.isOriginConflict {
        for leg in verdict.legs where conflicts[leg] == nil { conflicts[leg] = verdict }
      }
      if verdict.verdict == .agrees, let edge = verdict.matchedEdge, agreements[edge] == nil {
        agreements[edge] = verdict
      }
    }
    conflictOf = conflicts
    agreementOf = agreements
  }
}

extension CustodyEdge.Kind {
  /// Whether cargo comes aboard a ship.
  var isIntake: Bool {
    switch self {
    case .load, .sts, .storageOut: true
    case .discharge, .storageIn, .retain: false
    }
  }

  /// Cargo handed on between its load and its landing: from ship to ship, into a store or out of one.
  var isPassedOn: Bool { self == .sts || self == .storageIn || self == .storageOut }
  /// Cargo goes ashore, or into a store.
  var isLanding: Bool { self == .discharge || self == .storageIn }
}
