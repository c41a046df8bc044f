/// What the custody graph is made from: ships, their events, places and papers.
package import Tracks
package import Vocabulary

/// A ship with every segment she sailed under.
package struct CustodyVessel: Hashable, Sendable {
  /// `imo:9304667` or `mmsi:…`, unique in the input.
  package var id: String
  package var mmsi: MMSI?
  package var imo: IMONumber?
  package var name: String?
  /// Nil when no ship type was heard; such a ship is treated as a tanker.
  package var isTanker: Bool?
  package var particulars: VesselParticulars
  package var segments: [SegmentID]
  /// Readings of all segments, in any order.
  package var draughts: [DraughtReading]
  /// Simplified tracks of all segments, in any order; empty when where she was is not known.
  package var track: [TrackVertex]

  package init(
    id: String, mmsi: MMSI?, imo: IMONumber?, name: String?, isTanker: Bool?,
    particulars: VesselParticulars, segments: [SegmentID], draughts: [DraughtReading],
    track: [TrackVertex] = []
  ) {
    self.id = id
    self.mmsi = mmsi
    self.imo = imo
    self.name = name
    self.isTanker = isTanker
    self.particulars = particulars
    self.segments = segments
    self.draughts = draughts
    self.track = track
  }

  /// The MMSI she used at a time: that of the last segment begun by then, else her usual one.
  package func mmsi(at time: Instant) -> MMSI? {
    segments.filter { $0.start <= time }.max { $0.start < $1.start }?.mmsi ?? mmsi
  }

  /// The name in a sentence.
  package var label: String { name ?? id }
}

/// A bill of lading or certificate of origin as handed in, true or not.
package struct DeclaredCargo: Hashable, Sendable {
  package var id: String
  package var vesselIMO: IMONumber?
  package var loadDate: CivilDate
  package var declaredOrigin: String
  /// Nil when not stated.
  package var barrels: Double?
  package var dischargePort: String?
  /// As the paper names the grade in a column of its own; nil when it does not.
  package var declaredGrade: String?
  /// Standard deviation of `barrels` besides what every paper errs: not zero when they were converted from
  /// a volume measured warm.
  package var conversionDeviation = 0.0
  package var source: SourceReference

  /// Without `barrels` those of `observed` count, brought to 60 °F.
  package init(
    id: String, vesselIMO: IMONumber?, loadDate: CivilDate, declaredOrigin: String,
    barrels: Double?, dischargePort: String?, declaredGrade: String? = nil,
    observed: ObservedVolume? = nil, source: SourceReference
  ) {
    self.id = id
    self.vesselIMO = vesselIMO
    self.loadDate = loadDate
    self.declaredOrigin = declaredOrigin
    self.barrels = barrels
    self.dischargePort = dischargePort
    self.declaredGrade = declaredGrade
    self.source = source
    if barrels == nil,
      let found = observed?.standard(grade: declaredGrade ?? declaredOrigin)
    {
      self.barrels = found.barrels
      conversionDeviation = found.deviation
    }
  }
}

/// Everything the graph is inferred from; the order of each list does not matter.
package struct CustodyInput: Sendable {
  package var vessels: [CustodyVessel] = []
  package var portCalls: [PortCall] = []
  package var encounters: [Encounter] = []
  package var loiterings: [Loitering] = []
  package var gaps: [Gap] = []
  package var identityChanges: [IdentityChange] = []
  /// When an old draught was last heard, which the readings alone do not say.
  package var draughtChanges: [DraughtChange] = []
  package var positionAnomalies: [PositionAnomaly] = []
  package var terminals: [Terminal] = []
  /// Ids of built-in places that a place of the user's stands in for.
  package var superseded: Set<String> = []
  package var documents: [DeclaredCargo] = []
  /// Who holds whom, for practice DSP-7.
  package var ownership: [OwnershipTie] = []
  /// The last instant of the input; ships still laden then hold a retained cargo.
  package var end: Instant

  package init(end: Instant) { self.end = end }

  /// The lists of a detector run; vessels, terminals and documents are added by the caller.
  package init(events: TrackEvents, end: Instant) {
    self.end = end
    portCalls = events.portCalls
    encounters = events.encounters
    // Minutes of drifting sideways say nothing of cargo.
    loiterings = events.loiterings.filter { $0.kind != .adrift }
    gaps = events.gaps
    identityChanges = events.identityChanges
    draughtChanges = events.draughtChanges
    positionAnomalies = events.positionAnomalies
  }
}

/// Names of events, the same in every layer of a case file.
package enum CustodyNames {
  package static func id(of call: PortCall) -> String {
    "port_call:\(call.segment.description)/\(call.terminalID)/\(call.start.rfc3339)"
  }

  package static func id(of event: Encounter) -> String {
    "encounter:\(event.first.description)+\(event.second.description)/\(event.start.rfc3339)"
  }
}
