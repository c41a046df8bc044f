/// The stage of single ships: records of one number after the other in, events out.
///
/// Everything that a ship's own records decide is decided here, so that ships can be looked at in any
/// order and on several threads. What depends on others is handed on: silences to be held against
/// reception, jumps to be held against the jumps of others, items for meetings and shared hulls. Feed
/// each number its records in order of time, each once; several numbers may be fed in turns.
package import Vocabulary

/// Splits records into segments and hands them to the detectors of single ships.
package struct VesselAnalysis: Sendable {
  private let places: PlaceIndex
  private let rules: TrackRules
  private let hulls: SharedHulls
  private var segmenter: Segmenter
  private var runs = SegmentRuns()
  private var finder: PlaceFinder
  private var portCalls: PortCallDetector
  private var loiterings: LoiteringDetector
  private var gaps: GapDetector
  private var draughts: DraughtChangeDetector
  private var identities: IdentityChangeDetector
  private var anomalies: PositionAnomalyDetector
  private var ships = StateTable<SegmentID, Ship>()
  private var sequence: UInt32 = 0
  private var lastReport: LastReport?

  /// What the report before was and where it went; a repeat of it goes the same way.
  private struct LastReport: Sendable {
    let mmsi: MMSI
    /// Nil when it was kept for a segment to come.
    let segment: SegmentID?
    /// Its hull number when others send it too.
    let shared: IMONumber?
  }

  /// Where a segment was heard last, what it said of itself and what meetings know of it.
  private struct Ship: Sendable {
    var last: Fix?
    var particulars = Particulars()
    var trail = MeetingTrail()
    /// She sent a hull number that others send too.
    var isWatched = false
  }

  package init(places: PlaceIndex, rules: TrackRules = .standard, hulls: SharedHulls = .all) {
    self.places = places
    self.rules = rules
    self.hulls = hulls
    segmenter = Segmenter(rule: rules.segment)
    finder = PlaceFinder(
      places: places, largestUnverified: PortCallRule.standard.largestUnverified)
    portCalls = PortCallDetector(places: places)
    loiterings = LoiteringDetector(places: places)
    gaps = GapDetector(rule: rules.gap)
    draughts = DraughtChangeDetector(rule: rules.draught)
    identities = IdentityChangeDetector(rule: rules.identity)
    anomalies = PositionAnomalyDetector(rule: rules.anomaly)
  }

  /// Whether a number is a ship's, or none that any station can have.
  package static func isShip(_ mmsi: MMSI) -> Bool {
    mmsi.kind == .ship || mmsi.kind == .invalid
  }

  package mutating func observe(_ fix: Fix, into findings: inout VesselFindings) {
    switch segmenter.assign(fix) {
    case .duplicate: return
    case .stray: gaps.heardStray(fix.mmsi, at: fix.time)
    case .continued(let segment):
      take(TrackPoint(fix: fix, segment: segment), at: fix.time, into: &findings)
    case .opened(let segment, let release):
      for held in release.fixes {
        take(TrackPoint(fix: held, segment: segment), at: fix.time, into: &findings)
      }
      for report in release.reports {
        take(report, segment: segment, at: fix.time, isRepeat: false, into: &findings)
      }
      lastReport = nil
    }
  }

  /// Takes fixes of one number, in order of time and each once, that all carry one report.
  ///
  /// The report is told before each fix at the fix's own time and place; `isRepeat` says that the report
  /// of the number before the first said the same.
  package mutating func observe(
    _ fixes: ArraySlice<Fix>, carrying report: StaticReport, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    var (report, isRepeat) = (report, isRepeat)
    for fix in fixes {
      report.repeatItself(at: fix.time, from: fix.source)
      observe(report, isRepeat: isRepeat, into: &findings)
      observe(fix, into: &findings)
      isRepeat = true
    }
  }

  /// Takes a report; `isRepeat` says that the report of the number before it said the same.
  package mutating func observe(
    _ report: StaticReport, isRepeat: Bool, into findings: inout VesselFindings
  ) {
    if isRepeat, let last = lastReport, last.mmsi == report.mmsi, let segment = last.segment {
      if segmenter.goesOn(with: segment) {
        return repeatReport(report, segment: segment, shared: last.shared, into: &findings)
      }
    }
    let segment = segmenter.attach(report)
    let isSame = isRepeat && segment != nil && lastReport?.mmsi == report.mmsi
    if let segment {
      take(
        report, segment: segment, at: report.time,
        isRepeat: isSame && lastReport?.segment == segment, into: &findings)
    }
    lastReport = LastReport(
      mmsi: report.mmsi, segment: segment,
      shared: report.imo.flatMap { hulls.mayBeShared($0) ? $0 : nil })
  }

  /// The report before once more, of a ship alone on her number: nothing is new but its time.
  private mutating func repeatReport(
    _ report: StaticReport, segment: SegmentID, shared: IMONumber?,
    into findings: inout VesselFindings
  ) {
    settle(report, segment, isRepeat: true, into: &findings)
    guard let shared else { return }
    let place = ships.place(of: segment, make: Ship())
    note(shared, report, segment, place, at: report.time, into: &findings)
  }

  /// Closes every number fed so far; `end` is the time of the last record of the whole input.
  package mutating func finish(at end: Instant, into findings: inout VesselFindings) {
    findings.silences += gaps.finish(at: end)
    portCalls.finish(at: end, into: &findings.events.portCalls)
    loiterings.finish(at: end, into: &findings.events.loiterings)
    draughts.finish(into: &findings.events.draughtChanges)
    let segments = segmenter.finish()
    let known = Dictionary(
      segments.map { ($0.id, $0.particulars) }, uniquingKeysWith: { first, _ in first })
    let restamped = Set(known.keys.filter(anomalies.isRestamped))
    let isOneShip = { (pair: [SegmentID]) in
      if pair.contains(where: restamped.contains) { return true }
      guard let first = pair.first.flatMap({ known[$0] }),
        let last = pair.last.flatMap({ known[$0] })
      else { return false }
      return first.isOneShip(with: last)
    }
    let found = anomalies.finishShips(
      segments: segments, strays: segmenter.strayRuns, runs: runs,
      shared: { rules.identity.isSharing($0) && !isOneShip($0.pair) })
    findings.jumps.found += found.found
    findings.jumps.turns += found.turns
    findings.jumps.inland += found.inland
    let types = Dictionary(
      segments.map { ($0.id, $0.particulars.shipType) }, uniquingKeysWith: { first, _ in first })
    findings.events.identityChanges += identities.finishFields(ships: types)
    findings.sharedNumbers += identities.sharedNumbers(runs, ships: types).filter {
      !isOneShip($0.pair)
    }
    findings.reception.close(at: end)
    findings.close(segments) { ships[$0]?.trail.wasPlausible ?? false }
    runs.removeAll()
    ships.removeAll()
    sequence = 0
    lastReport = nil
  }

  private mutating func nextKey(_ time: Instant, _ mmsi: MMSI) -> FleetKey {
    sequence &+= 1
    return FleetKey(time: time, mmsi: mmsi, sequence: sequence)
  }

  private mutating func take(
    _ point: TrackPoint, at time: Instant, into findings: inout VesselFindings
  ) {
    runs.step(point)
    findings.reception.observe(point)
    if let silence = gaps.step(point) { findings.silences.append(silence) }
    let inside = finder.places(containing: point.fix.position)
    portCalls.step(point, inside: inside, into: &findings.events.portCalls)
    loiterings.step(point, inside: inside, into: &findings.events.loiterings)
    anomalies.step(point)
    let key = nextKey(time, point.fix.mmsi)
    let place = ships.place(of: point.segment, make: Ship())
    let isTanker = ships[at: place].particulars.isTanker
    ships[at: place].trail.take(
      point, key: key, isTanker: isTanker, rule: .standard, into: &findings.items.points)
    if ships[at: place].isWatched {
      findings.items.points.append(FleetPoint(key: key, point: point, kind: .position))
    }
    if let last = ships[at: place].last, point.fix.time < last.time { return }
    ships[at: place].last = point.fix
  }

  private mutating func take(
    _ report: StaticReport, segment: SegmentID, at time: Instant, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    let place = ships.place(of: segment, make: Ship())
    if !isRepeat { learn(report, segment, place, at: time, into: &findings) }
    settle(report, segment, isRepeat: isRepeat, into: &findings)
    if let imo = report.imo, hulls.mayBeShared(imo) {
      note(imo, report, segment, place, at: time, into: &findings)
    }
  }

  private mutating func settle(
    _ report: StaticReport, _ segment: SegmentID, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    gaps.heardStatic(segment, at: report.time)
    if !draughts.holds(report, segment: segment) {
      draughts.step(
        report, segment: segment, position: ships[segment]?.last?.position,
        into: &findings.events.draughtChanges)
    }
    identities.stepFields(report, segment: segment, isRepeat: isRepeat)
  }

  /// From her first such report on her fixes count, with the one before it.
  private mutating func note(
    _ imo: IMONumber, _ report: StaticReport, _ segment: SegmentID, _ place: Int,
    at time: Instant, into findings: inout VesselFindings
  ) {
    if !ships[at: place].isWatched {
      ships[at: place].isWatched = true
      if let last = ships[at: place].last {
        findings.items.points.append(
          FleetPoint(
            key: nextKey(time, report.mmsi), point: TrackPoint(fix: last, segment: segment),
            kind: .position))
      }
    }
    findings.items.reports.append(
      HullReport(
        key: nextKey(time, report.mmsi), segment: segment, imo: imo, source: report.source,
        reportTime: report.time))
  }

  private mutating func learn(
    _ report: StaticReport, _ segment: SegmentID, _ place: Int, at time: Instant,
    into findings: inout VesselFindings
  ) {
    let before = ships[at: place].particulars
    guard ships[at: place].particulars.update(with: report) else { return }
    let now = ships[at: place].particulars
    guard
      now.imoAsSent != before.imoAsSent || now.shipType != before.shipType
        || now.dimensions != before.dimensions
    else { return }
    ships[at: place].trail.learn(now, rule: .standard)
    findings.items.particulars.append(
      FleetParticulars(
        key: nextKey(time, report.mmsi), segment: segment, particulars: now.forMeetings))
  }
}

extension Particulars {
  /// Without what meetings do not ask for.
  fileprivate var forMeetings: Self {
    var result = self
    result.name = nil
    result.callSign = nil
    result.destination = nil
    result.draught = nil
    result.source = nil
    return result
  }
}
