/// Divides the life of every ship into voyages and legs.
///
/// Docs/Methods/Voyages.md has the rule in numbered sentences.
import Tracks
import Vocabulary

struct VoyageLog {
  private let walk: CustodyWalk
  private let terminalOf: [String: String]

  init(_ walk: CustodyWalk) {
    self.walk = walk
    terminalOf = Dictionary(
      walk.graph.portCallActions.map { ($0.id, $0.call.terminalID) },
      uniquingKeysWith: { first, _ in first })
  }

  private var fleet: Fleet { walk.fleet }

  /// Of all ships that can carry oil, by ship, then by time.
  var voyages: [Voyage] {
    var movements: [String: [CustodyEdge]] = [:]
    for edge in walk.graph.edges where edge.kind != .retain && !isAtCall(edge) {
      for case .vessel(let id) in [edge.from, edge.to] { movements[id, default: []].append(edge) }
    }
    return fleet.ships.indices.flatMap { ship in
      let vessel = fleet.ships[ship].vessel
      guard vessel.isTanker != false else { return [Voyage]() }
      return voyages(of: ship, movements[vessel.id] ?? [])
    }
  }

  private func isAtCall(_ edge: CustodyEdge) -> Bool {
    edge.eventID.map { terminalOf[$0] != nil } ?? false
  }

  /// An end of a leg: a call that closes a voyage, or a movement at sea that does not.
  private struct Stop {
    var start: Instant
    var end: Instant
    let place: CustodyNode?
    var closesVoyage: Bool
    var isOpen = false
    let evidence: [SourceReference]
  }

  private func voyages(of ship: Int, _ movements: [CustodyEdge]) -> [Voyage] {
    let vessel = fleet.ships[ship].vessel
    let stops = (calls(of: ship) + movements.map { stop($0, vessel.id) }).sorted {
      ($0.start, $0.end, $0.place?.description ?? "") < (
        $1.start, $1.end, $1.place?.description ?? ""
      )
    }
    guard let first = stops.first else { return [] }
    var voyages: [Voyage] = []
    var legs: [VoyageLeg] = []
    if let heard = vessel.segments.map(\.start).min(),
      first.start - heard > fleet.rules.leastLeg
    {
      legs.append(leg(ship, from: nil, since: heard, to: first))
    }
    for (index, stop) in stops.enumerated() {
      if stop.closesVoyage { close(&legs, vessel, &voyages) }
      guard !stop.isOpen else { continue }
      let next = index + 1 < stops.count ? stops[index + 1] : nil
      if next == nil, fleet.end - stop.end <= fleet.rules.leastLeg { continue }
      legs.append(leg(ship, from: stop, since: stop.end, to: next))
    }
    close(&legs, vessel, &voyages)
    return voyages
  }

  private func close(
    _ legs: inout [VoyageLeg], _ vessel: CustodyVessel, _ voyages: inout [Voyage]
  ) {
    guard let first = legs.first else { return }
    voyages.append(
      Voyage(
        id: "voyage:\(vessel.id)/\(first.start.rfc3339)", vesselID: vessel.id,
        mmsi: vessel.mmsi(at: first.start), legs: legs))
    legs = []
  }

  /// Calls at terminals; those whose times overlap, as at nested areas, are one.
  private func calls(of ship: Int) -> [Stop] {
    var stops: [Stop] = []
    for call in fleet.ships[ship].calls {
      guard let terminal = fleet.terminal(call.terminalID), Fleet.movesCargo(terminal) else {
        continue
      }
      if let last = stops.indices.last, call.start <= stops[last].end {
        stops[last].end = max(stops[last].end, call.end)
        stops[last].isOpen = stops[last].isOpen || call.isOpen
        continue
      }
      stops.append(
        Stop(
          start: call.start, end: call.end, place: .terminal(call.terminalID), closesVoyage: true,
          isOpen: call.isOpen, evidence: call.evidence))
    }
    return stops
  }

  private func stop(_ edge: CustodyEdge, _ vessel: String) -> Stop {
    let other = edge.from == .vessel(vessel) ? edge.to : edge.from
    return Stop(
      start: edge.start, end: edge.end, place: other == .unknown ? nil : other,
      closesVoyage: edge.kind == .load, evidence: edge.evidence)
  }

  private func leg(_ ship: Int, from: Stop?, since start: Instant, to next: Stop?) -> VoyageLeg {
    let end = next.map { max($0.start, start) }
    let (lading, aboard) = state(of: ship, at: start, until: end ?? fleet.end)
    let gaps = fleet.ships[ship].gaps.filter { $0.start < (end ?? fleet.end) && $0.end > start }
    func hours(_ gaps: [Gap]) -> Double {
      gaps.reduce(0) { $0 + (min($1.end, end ?? fleet.end) - max($1.start, start)).hours }
    }
    return VoyageLeg(
      start: start, end: end, from: from?.place, to: next?.place,
      lading: lading, aboard: aboard, silentHours: hours(gaps),
      challengedHours: hours(gaps.filter { $0.classification == .challengedEmission }),
      evidence: Set((from?.evidence ?? []) + (next?.evidence ?? [])).sorted())
  }

  /// By what was moved before, else by the draught typed within a day of leaving, else on the way.
  private func state(
    of ship: Int, at time: Instant, until end: Instant
  ) -> (lading: Lading, aboard: Estimate?) {
    let item = fleet.ships[ship]
    guard let hull = item.hydrostatics else { return (.unknown, nil) }
    if let record = walk.history[ship].last(where: { $0.time <= time }) {
      return (lading(record.total, of: hull.capacity.best), record.total)
    }
    let prompt = item.log.inForce(at: min(time + fleet.rules.promptWindow, end))
    guard let reading = prompt ?? item.log.inForce(at: end) else { return (.unknown, nil) }
    let isLaden = hull.isLaden(at: reading.draught)
    return (isLaden.map { $0 ? .laden : .ballast } ?? .part, hull.cargo(at: reading.draught))
  }

  private func lading(_ aboard: Estimate, of capacity: Double) -> Lading {
    let rules = fleet.rules
    guard capacity > 0, aboard.high - aboard.low <= rules.ladenShare * capacity else {
      return .unknown
    }
    if aboard.best >= rules.ladenShare * capacity { return .laden }
    return aboard.best <= rules.ballastShare * capacity ? .ballast : .part
  }
}
