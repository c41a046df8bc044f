/// The custody graph: who loaded, passed on and discharged how much of whose crude.
package import Tracks
package import Vocabulary

/// What a port call did to the cargo.
package enum CargoAction: String, Hashable, Sendable {
  case load
  case discharge
  case none
  case unknown
}

/// A port call with what it did to the cargo.
package struct PortCallAction: Hashable, Sendable {
  package let call: PortCall
  /// `CustodyNames.id(of:)` of the call.
  package let id: String
  /// Nil when no vessel of the input owns the call's segment.
  package let vesselID: String?
  package var action: CargoAction
  /// Barrels at 60 °F; nil unless loaded or discharged.
  package var barrels: Estimate?
  package var tonnes: Mass?
  package var edgeID: String?
  package var basis: ClaimBasis
  /// 0…1: that she was there and did this.
  package var confidence: Double
  package var grade: EvidenceGrade
  package var explanation: String
  package var evidence: [SourceReference]
}

/// A ship-to-ship transfer of cargo.
package struct CargoTransfer: Hashable, Sendable {
  package enum Visibility: String, Hashable, Sendable {
    case both
    case donorDark = "donor_dark"
    case receiverDark = "receiver_dark"
    case bothDark = "both_dark"
  }

  package let id: String
  /// Nil: the ship is not known.
  package var donorID: String?
  package var receiverID: String?
  package var donorMMSI: MMSI?
  package var receiverMMSI: MMSI?
  package var start: Instant
  package var end: Instant
  package var position: Coordinate
  package var visibility: Visibility
  package var barrels: Estimate
  package var tonnes: Mass
  package var shares: OriginShares
  package var basis: ClaimBasis
  /// 0…1: that these ships passed cargo on then.
  package var confidence: Double
  package var grade: EvidenceGrade
  /// `CustodyNames.id(of:)` of the encounter; nil when inferred without one.
  package var encounterID: String?
  /// Name of the transfer area or anchorage; nil at open sea.
  package var place: String?
  package var edgeID: String
  package var explanation: String
  package var evidence: [SourceReference]
}

/// Crude of one load.
package struct Parcel: Hashable, Sendable {
  package let id: String
  /// Nil: unknown origin.
  package let originTerminalID: String?
  package let originCountry: String?
  /// A guess from what the terminal exports; nil when it exports several or none is known.
  package let gradeName: String?
  package let api: Estimate
  package let loadedBy: String
  package let loadTime: Instant
  package let barrels: Estimate
  package let regime: String?
  package let edgeID: String
  package let evidence: [SourceReference]
}

/// A place in the graph.
package enum CustodyNode: Hashable, Sendable {
  case terminal(String)
  case vessel(String)
  case unknown

  /// `terminal:ID`, `vessel:ID` or `unknown`.
  package var description: String {
    switch self {
    case .terminal(let id): "terminal:\(id)"
    case .vessel(let id): "vessel:\(id)"
    case .unknown: "unknown"
    }
  }
}

/// One movement of crude.
package struct CustodyEdge: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case load
    case sts
    case discharge
    /// Into a shore tank, or a ship that lies as a store.
    case storageIn = "storage_in"
    /// Out of one.
    case storageOut = "storage_out"
    /// Still aboard at the end of the input.
    case retain
  }

  package let id: String
  package let kind: Kind
  package let from: CustodyNode
  package let to: CustodyNode
  package let start: Instant
  package let end: Instant
  /// Barrels at 60 °F.
  package let barrels: Estimate
  package let tonnes: Mass
  package let shares: OriginShares
  /// Of the weakest link from the loads up to and with this edge.
  package let grade: EvidenceGrade
  /// The weakest link in words; nil when every link is as strong as the grade C standard.
  package let weakestLink: String?
  /// Port call or transfer; nil for `retain`.
  package let eventID: String?
  /// Edges that brought the cargo aboard.
  package let parents: [String]
  package let explanation: String
  package let evidence: [SourceReference]
}

/// Cargo that left a ship at a terminal.
package struct Discharge: Hashable, Sendable {
  package let id: String
  package let vesselID: String
  package let mmsi: MMSI
  package let terminalID: String
  package let time: Instant
  package let position: Coordinate
  package let barrels: Estimate
  package let tonnes: Mass
  package let shares: OriginShares
  package let grade: EvidenceGrade
  package let edgeID: String
  /// Edges from the loads to this discharge, oldest first, the discharge's own last.
  package let chain: [String]
  package let evidence: [SourceReference]
}

/// Something the observations do not allow to be true together, and what was done about it.
package struct Inconsistency: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case moreOutThanAboard = "more_out_than_aboard"
    case aboveCapacity = "above_capacity"
    case draughtDisagrees = "draught_disagrees"
    /// A draught changed with nothing seen that explains it.
    case unseenChange = "unseen_change"
    case shipsDisagree = "ships_disagree"
  }

  package let kind: Kind
  package let vesselID: String
  package let time: Instant
  /// Tonnes that came aboard (above zero) or left (below) without a movement that explains them.
  package let tonnes: Double
  package let explanation: String
  package let evidence: [SourceReference]
}

/// The balance of one ship over the whole input, tonnes: initial + in − out + adjusted = held.
package struct VesselAccount: Hashable, Sendable {
  package let vesselID: String
  package var initial = Estimate.zero
  package var takenIn = Estimate.zero
  package var givenOut = Estimate.zero
  /// Sum of what inconsistencies added or took away.
  package var adjusted = Estimate.zero
  package var held = Estimate.zero
  package var capacity: Estimate

  /// The interval the balance allows for what is held.
  package var expected: Estimate { initial + takenIn - givenOut + adjusted }
}

/// Everything inferred about cargo in one run; each list in order of time, then of id.
package struct CustodyGraph: Sendable {
  package var portCallActions: [PortCallAction] = []
  package var transfers: [CargoTransfer] = []
  package var parcels: [Parcel] = []
  package var edges: [CustodyEdge] = []
  package var discharges: [Discharge] = []
  package var documents: [DocumentVerdict] = []
  package var inconsistencies: [Inconsistency] = []
  /// Every cargo of which some inconsistency speaks, with its explanations.
  package var infeasible: [InfeasibleCargo] = []
  /// By ship, then by time.
  package var voyages: [Voyage] = []
  package var findings: [Finding] = []
  /// What every ship that moved cargo had aboard from movement to movement.
  package var aboard: [CargoAboard] = []
  /// In the order of vessel ids; only ships that moved cargo.
  package var accounts: [VesselAccount] = []
  /// By the edge of a load that was not seen: every terminal within reach, likely or not.
  package var reachable: [String: Set<String>] = [:]

  package init() {}

  /// The edges from the loads to `edge`, oldest first, `edge` last.
  package func chain(to edge: String) -> [String] {
    CustodyChain(edges).chain(to: edge)
  }
}

/// Walks edges back to the loads.
struct CustodyChain {
  private let byID: [String: CustodyEdge]

  init(_ index: GraphIndex) { byID = index.edgeOf }

  init(_ edges: [CustodyEdge]) {
    byID = Dictionary(edges.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func chain(to edge: String) -> [String] {
    var found: Set<String> = []
    var waiting = [edge]
    while let id = waiting.popLast() {
      guard found.insert(id).inserted else { continue }
      waiting += byID[id]?.parents ?? []
    }
    return found.compactMap { byID[$0] }
      .sorted { ($0.id == edge ? 1 : 0, $0.end, $0.id) < ($1.id == edge ? 1 : 0, $1.end, $1.id) }
      .map(\.id)
  }
}
