/// The stage of all ships together: meetings, shared hulls, reception, interference; then the events
/// of a run in their order.
///
/// Feed it the items of all ships in the order of their keys, and the findings of all ships in any
/// order. What it holds grows with the ships that are near others and with the events.
package import Vocabulary

/// Joins what single ships gave.
package struct FleetAnalysis: Sendable {
  private let places: PlaceIndex
  private let rules: TrackRules
  private var encounters: EncounterDetector
  private var identities: IdentityChangeDetector
  private var known: [SegmentID: Particulars] = [:]
  private var lastFixes: [SegmentID: Fix] = [:]
  private var found: [Encounter] = []

  package init(places: PlaceIndex, rules: TrackRules = .standard) {
    self.places = places
    self.rules = rules
    encounters = EncounterDetector(places: places)
    identities = IdentityChangeDetector(rule: rules.identity)
  }

  /// Items of one step of a live feed, in order.
  package mutating func step(_ items: FleetItems) {
    step(
      points: items.points[...], reports: items.reports[...], particulars: items.particulars[...])
  }

  /// Steps through sorted items of any length.
  package mutating func step(
    points: ArraySlice<FleetPoint>, reports: ArraySlice<HullReport>,
    particulars: ArraySlice<FleetParticulars>
  ) {
    var (reports, particulars) = (reports, particulars)
    for point in points {
      let key = point.key
      while let first = particulars.first, first.key <= key {
        step(first)
        particulars.removeFirst()
      }
      while let first = reports.first, first.key <= key {
        step(first)
        reports.removeFirst()
      }
      step(point)
    }
    for item in particulars { step(item) }
    for report in reports { step(report) }
  }

  private mutating func step(_ item: FleetParticulars) {
    Self.advance(&encounters, to: item.key.time, known, into: &found)
    known[item.segment] = item.particulars
  }

  private mutating func step(_ point: FleetPoint) {
    let segment = point.segment
    switch point.kind {
    case .gone: encounters.forget(segment)
    case .meeting:
      Self.advance(&encounters, to: point.time, known, into: &found)
      Self.step(&encounters, TrackPoint(fix: point.fix, segment: segment), known, into: &found)
    case .position:
      let last = lastFixes[segment]
      if last.map({ point.fix.time >= $0.time }) ?? true { lastFixes[segment] = point.fix }
    }
  }

  private mutating func step(_ report: HullReport) {
    let fixes = lastFixes
    identities.stepHull(
      report.imo, HullHolders.Report(time: report.reportTime, source: report.source),
      segment: report.segment, lastFix: { fixes[$0] })
  }

  // Static so that the detector can be changed while `known` is read.

  private static func step(
    _ detector: inout EncounterDetector, _ point: TrackPoint, _ known: [SegmentID: Particulars],
    into found: inout [Encounter]
  ) {
    detector.take(point, particulars: { known[$0] }, into: &found)
  }

  private static func advance(
    _ detector: inout EncounterDetector, to time: Instant, _ known: [SegmentID: Particulars],
    into found: inout [Encounter]
  ) {
    detector.advance(to: time, particulars: { known[$0] }, into: &found)
  }

  /// All events of a run that ended at `end`.
  package mutating func finish(_ findings: VesselFindings, at end: Instant) -> TrackEvents {
    var events = findings.events
    let particulars = known
    encounters.finish(at: end, particulars: { particulars[$0] }, into: &found)
    events.encounters += found
    let judge = GapJudge(
      rule: rules.gap, reception: findings.reception.learned(), isInPort: places.isTerminal)
    let silences = SilenceCompany.distinct(findings.silences)
    let company = SilenceCompany(silences)
    events.gaps += silences.compactMap {
      judge.gap(of: $0, company: company.company(of: $0))
    }
    var clocks = FleetClocks(findings.jumps.late, events.segments)
    var jumps = findings.jumps
    clocks.explain(&jumps)
    jumps.leaveOutMinutes(of: events.segments)
    let marked = PositionAnomalyDetector(rule: rules.anomaly).marked(jumps)
    events.positionAnomalies = marked.anomalies
    let types = Dictionary(
      events.segments.map { ($0.id, $0.particulars.shipType) },
      uniquingKeysWith: { first, _ in first })
    let shared = findings.sharedNumbers.filter { number in
      number.pair.allSatisfy { !marked.interfered.contains($0) }
    }
    events.identityChanges = IdentityChangeDetector.sorted(
      events.identityChanges + identities.finishHulls(ships: types) + shared.map(\.change))
    events.keepOnly(Set(events.segments.map(\.id)))
    events.segments.sort { $0.id < $1.id }
    EventReview(end: end).review(
      &events, inland: findings.jumps.inland, late: clocks.stretches)
    events.gaps = EchoedSilences(rule: rules.gap, shift: .standard).doubted(
      events.gaps, events.segments, besides: events.positionAnomalies)
    events.gaps = HearingRim(rule: rules.gap).doubted(events.gaps, events.segments)
    let hulls = Dictionary(
      events.segments.map { ($0.id, $0.particulars) }, uniquingKeysWith: { first, _ in first })
    events.portCalls = BerthBook(places: places).noted(events.portCalls) { hulls[$0] }
    events.sort()
    return events
  }
}

extension PlaceIndex {
  /// Whether a place lies where ships load or discharge; an anchorage or a transfer area is none, for
  /// lying silent there explains nothing.
  fileprivate func isTerminal(_ place: Coordinate) -> Bool {
    places(containing: place).contains(where: isForCargo)
  }
}
