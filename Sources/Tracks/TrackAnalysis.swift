/// Records in, events out: deals fixes to segments and hands them to every detector.
///
/// Feed it records in the order of `Record.isInOrder`, each once; a record out of order does no harm
/// but may be judged without its neighbours. What it holds grows with the number of segments and of
/// events, not with the number of records.
package import Vocabulary

/// The whole of the track stage for one run.
package struct TrackAnalysis: Sendable {
  private let places: PlaceIndex
  private let rules: TrackRules
  private var segmenter: Segmenter
  private var reception = ReceptionGrid()
  private var model = ReceptionModel()
  private var runs = SegmentRuns()
  private var portCalls: PortCallDetector
  private var loiterings: LoiteringDetector
  private var encounters: EncounterDetector
  private var gaps: GapDetector
  private var draughts: DraughtChangeDetector
  private var identities: IdentityChangeDetector
  private var anomalies: PositionAnomalyDetector
  private var ships: [SegmentID: Ship] = [:]
  private var events = TrackEvents()
  private var latest: Instant?

  /// Where a segment was heard last and what it said of itself.
  private struct Ship: Sendable {
    var last: Fix?
    var particulars = Particulars()
  }

  package init(places: PlaceIndex, rules: TrackRules = .standard) {
    self.places = places
    self.rules = rules
    segmenter = Segmenter(rule: rules.segment)
    portCalls = PortCallDetector(places: places)
    loiterings = LoiteringDetector(places: places)
    encounters = EncounterDetector(places: places)
    gaps = GapDetector(rule: rules.gap)
    draughts = DraughtChangeDetector(rule: rules.draught)
    identities = IdentityChangeDetector(rule: rules.identity)
    anomalies = PositionAnomalyDetector(rule: rules.anomaly)
  }

  /// Takes the next record.
  ///
  /// Those of stations that are no ships are left out.
  package mutating func observe(_ record: Record) {
    guard record.mmsi.kind == .ship || record.mmsi.kind == .invalid else { return }
    latest = max(latest ?? record.time, record.time)
    switch record {
    case .fix(let fix): observe(fix)
    case .staticReport(let report):
      if let segment = segmenter.attach(report) { take(report, segment: segment) }
    }
  }

  /// Closes everything that is open at the time of the last record, and sorts what was found.
  package mutating func finish() -> TrackEvents {
    if let latest { finishDetectors(at: latest) }
    events.segments = segmenter.finish()
    let found = anomalies.finish(
      segments: events.segments, strays: segmenter.strayRuns, runs: runs,
      shared: rules.identity.isSharing)
    events.positionAnomalies = found.anomalies
    events.identityChanges = identities.finish(
      segments: events.segments, runs: runs, interfered: found.interfered)
    events.keepOnly(Set(events.segments.map(\.id)))
    if let latest { EventReview(reception: model.learned(), end: latest).review(&events) }
    events.sort()
    defer { self = Self(places: places, rules: rules) }
    return events
  }

  private mutating func observe(_ fix: Fix) {
    switch segmenter.assign(fix) {
    case .duplicate: return
    case .stray: break
    case .continued(let segment): take(TrackPoint(fix: fix, segment: segment))
    case .opened(let segment, let release):
      for held in release.fixes { take(TrackPoint(fix: held, segment: segment)) }
      for report in release.reports { take(report, segment: segment) }
    }
    reception.observe(fix)
  }

  private mutating func take(_ point: TrackPoint) {
    runs.step(point)
    model.observe(point)
    gaps.step(point, reception: reception, isInPort: places.isTerminal, into: &events.gaps)
    portCalls.step(point, into: &events.portCalls)
    loiterings.step(point, into: &events.loiterings)
    anomalies.step(point)
    Self.step(&encounters, point, ships: ships, into: &events.encounters)
    let known = ships[point.segment]?.last
    if known.map({ point.fix.time >= $0.time }) ?? true {
      ships[point.segment, default: Ship()].last = point.fix
    }
  }

  private mutating func take(_ report: StaticReport, segment: SegmentID) {
    ships[segment, default: Ship()].particulars.update(with: report)
    gaps.heardStatic(segment, at: report.time)
    draughts.step(
      report, segment: segment, position: ships[segment]?.last?.position,
      into: &events.draughtChanges)
    Self.step(&identities, report, segment: segment, ships: ships)
  }

  private mutating func finishDetectors(at end: Instant) {
    gaps.finish(at: end, reception: reception, isInPort: places.isTerminal, into: &events.gaps)
    portCalls.finish(at: end, into: &events.portCalls)
    loiterings.finish(at: end, into: &events.loiterings)
    draughts.finish(into: &events.draughtChanges)
    Self.finish(&encounters, at: end, ships: ships, into: &events.encounters)
  }

  // The next three are static so that a detector can be changed while `ships` is read.

  private static func step(
    _ detector: inout EncounterDetector, _ point: TrackPoint, ships: [SegmentID: Ship],
    into found: inout [Encounter]
  ) {
    detector.step(point, particulars: { ships[$0]?.particulars }, into: &found)
  }

  private static func finish(
    _ detector: inout EncounterDetector, at end: Instant, ships: [SegmentID: Ship],
    into found: inout [Encounter]
  ) {
    detector.finish(at: end, particulars: { ships[$0]?.particulars }, into: &found)
  }

  private static func step(
    _ detector: inout IdentityChangeDetector, _ report: StaticReport, segment: SegmentID,
    ships: [SegmentID: Ship]
  ) {
    detector.step(report, segment: segment, lastFix: { ships[$0]?.last })
  }
}

extension PlaceIndex {
  /// Whether a place lies where ships load or discharge; an anchorage or a transfer area is none, for
  /// lying silent there explains nothing.
  fileprivate func isTerminal(_ place: Coordinate) -> Bool {
    terminals(containing: place).contains {
      $0.role == .load || $0.role == .discharge || $0.role == .both
    }
  }
}
