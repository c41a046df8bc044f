/// The detectors of single ships, which see points and reports that were given to segments.
///
/// Points come one by one or in stretches: in a stretch one detector sees all of them before the next one
/// does. Detectors do not look at each other, so that both give the same.
import Vocabulary

/// All that is asked of one ship's own records once it is known which ship sent them.
struct VesselDetectors: Sendable {
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

  /// Where a segment was heard last, what it said of itself and what meetings know of it.
  private struct Ship: Sendable {
    var last: Fix?
    var particulars = Particulars()
    var trail = MeetingTrail()
    /// She sent a hull number that others send too.
    var isWatched = false

    /// Takes points of a ship that can meet nobody and whose hull number only she sends; false, and
    /// nothing taken, of any other.
    mutating func passesUnnoticed(_ points: [TrackPoint]) -> Bool {
      guard !isWatched, particulars.isTanker == false, trail.isIdle else { return false }
      for point in points where last.map({ point.fix.time >= $0.time }) ?? true {
        last = point.fix
      }
      return true
    }
  }

  init(places: PlaceIndex, rules: TrackRules) {
    finder = PlaceFinder(
      places: places, largestUnverified: PortCallRule.standard.largestUnverified)
    portCalls = PortCallDetector(places: places)
    loiterings = LoiteringDetector(places: places)
    gaps = GapDetector(rule: rules.gap)
    draughts = DraughtChangeDetector(rule: rules.draught)
    identities = IdentityChangeDetector(rule: rules.identity)
    anomalies = PositionAnomalyDetector(rule: rules.anomaly)
  }

  mutating func heard(_ mmsi: MMSI, at time: Instant) { gaps.heard(mmsi, at: time) }

  /// Takes a point; `time` is that of the record by which it was known.
  mutating func take(
    _ point: TrackPoint, at time: Instant, into findings: inout VesselFindings
  ) {
    show([point], into: &findings)
    let place = ships.place(of: point.segment, make: Ship())
    pass(point, nextKey(time, point.fix.mmsi), place, into: &findings)
  }

  /// Takes points of one segment, in order of time, each known when it was sent.
  mutating func take(_ points: [TrackPoint], into findings: inout VesselFindings) {
    guard let segment = points.first?.segment else { return }
    show(points, into: &findings)
    let place = ships.place(of: segment, make: Ship())
    if ships[at: place].passesUnnoticed(points) {
      sequence &+= UInt32(truncatingIfNeeded: points.count)
      return
    }
    for point in points {
      pass(point, nextKey(point.fix.time, segment.mmsi), place, into: &findings)
    }
  }

  /// The same where the report before, which nobody else's hull number is in, is told once more before each
  /// point, at the point's time and place.
  mutating func take(
    _ points: [TrackPoint], repeating report: inout StaticReport,
    into findings: inout VesselFindings
  ) {
    guard let last = points.last else { return }
    report.repeatItself(at: last.fix.time, from: last.fix.source)
    if draughts.holds(report, segment: last.segment) {
      identities.repeatFields(report, segment: last.segment, points.lazy.map(\.telling))
      return take(points, into: &findings)
    }
    takeSingly(points, points.map(\.telling)[...], of: &report, into: &findings)
  }

  /// The same where it is told at some times between the first and the last point, and before each point no
  /// silence that could be one.
  mutating func take(
    _ points: [TrackPoint], _ tellings: ArraySlice<Telling>, of report: inout StaticReport,
    into findings: inout VesselFindings
  ) {
    guard let last = tellings.last, let segment = points.first?.segment else {
      return take(points, into: &findings)
    }
    report.repeatItself(at: last.time, from: last.source)
    if draughts.holds(report, segment: segment) {
      identities.repeatFields(report, segment: segment, tellings)
      return take(points, into: &findings)
    }
    takeSingly(points, tellings, of: &report, into: &findings)
  }

  /// While the draught she typed is in doubt, it counts where she was when she said it again.
  private mutating func takeSingly(
    _ points: [TrackPoint], _ tellings: ArraySlice<Telling>, of report: inout StaticReport,
    into findings: inout VesselFindings
  ) {
    var rest = tellings
    for point in points {
      while let telling = rest.first, telling.time <= point.fix.time {
        rest.removeFirst()
        report.repeatItself(at: telling.time, from: telling.source)
        repeatReport(report, segment: point.segment, shared: nil, into: &findings)
      }
      take(point, at: point.fix.time, into: &findings)
    }
  }

  /// Each detector sees all the points, then the next one does.
  private mutating func show(_ points: [TrackPoint], into findings: inout VesselFindings) {
    runs.step(points)
    findings.reception.observe(points)
    gaps.step(points, into: &findings.silences)
    var rest = points[...]
    while !rest.isEmpty {
      let (inside, count) = finder.places(containing: rest)
      let together = rest.prefix(count)
      portCalls.step(together, inside: inside, into: &findings.events.portCalls)
      loiterings.step(together, inside: inside, into: &findings.events.loiterings)
      rest = rest[together.endIndex...]
    }
    anomalies.step(points)
  }

  private mutating func nextKey(_ time: Instant, _ mmsi: MMSI) -> FleetKey {
    sequence &+= 1
    return FleetKey(time: time, mmsi: mmsi, sequence: sequence)
  }

  /// What the stage of all ships must know of a point.
  private mutating func pass(
    _ point: TrackPoint, _ key: FleetKey, _ place: Int, into findings: inout VesselFindings
  ) {
    let isTanker = ships[at: place].particulars.isTanker
    ships[at: place].trail.take(
      point, key: key, isTanker: isTanker, rule: .standard, into: &findings.items.points)
    if ships[at: place].isWatched {
      findings.items.points.append(FleetPoint(key: key, point: point, kind: .position))
    }
    if let last = ships[at: place].last, point.fix.time < last.time { return }
    ships[at: place].last = point.fix
  }

  /// Takes a report; `isRepeat` says that the segment's report before said the same, `shared` is its hull
  /// number when others send it too, `time` that of the record by which the segment was known.
  mutating func take(
    _ report: StaticReport, segment: SegmentID, shared: IMONumber?, at time: Instant,
    isRepeat: Bool, into findings: inout VesselFindings
  ) {
    let place = ships.place(of: segment, make: Ship())
    if !isRepeat { learn(report, segment, place, at: time, into: &findings) }
    settle(report, segment, isRepeat: isRepeat, into: &findings)
    if let shared { note(shared, report, segment, place, at: time, into: &findings) }
  }

  /// The report before once more, of a ship alone on her number: nothing is new but its time.
  mutating func repeatReport(
    _ report: StaticReport, segment: SegmentID, shared: IMONumber?,
    into findings: inout VesselFindings
  ) {
    settle(report, segment, isRepeat: true, into: &findings)
    guard let shared else { return }
    let place = ships.place(of: segment, make: Ship())
    note(shared, report, segment, place, at: report.time, into: &findings)
  }

  private mutating func settle(
    _ report: StaticReport, _ segment: SegmentID, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    gaps.heard(segment.mmsi, at: report.time)
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

  /// Closes every segment seen so far; `segments` are those that turned out to be ships.
  mutating func finish(
    _ segments: [Segment], strays: [Segmenter.StrayRun], at end: Instant, rules: TrackRules,
    into findings: inout VesselFindings
  ) {
    findings.silences += gaps.finish(at: end)
    portCalls.finish(at: end, into: &findings.events.portCalls)
    loiterings.finish(at: end, into: &findings.events.loiterings)
    draughts.finish(into: &findings.events.draughtChanges)
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
    let types = known.mapValues(\.shipType)
    let changes = identities.finishFields(ships: types)
    let found = anomalies.finishShips(
      segments: segments, strays: strays, runs: runs, renamed: changes.renamed,
      shared: { rules.identity.isSharing($0) && !isOneShip($0.pair) })
    findings.jumps.found += found.found
    findings.jumps.turns += found.turns
    findings.jumps.inland += found.inland
    findings.jumps.late += found.late
    findings.events.identityChanges += changes
    findings.sharedNumbers += identities.sharedNumbers(runs, ships: types).filter {
      !isOneShip($0.pair) && !found.late.explain($0.pair, { known[$0] })
    }
    findings.reception.close(at: end)
    findings.close(segments) { ships[$0]?.trail.wasPlausible ?? false }
    runs.removeAll()
    ships.removeAll()
    sequence = 0
  }
}

extension [IdentityChange] {
  /// The ships that took another name, call sign or hull number.
  fileprivate var renamed: Set<SegmentID> {
    Set(filter { [.rename, .callSign, .newIMO].contains($0.kind) }.map(\.segment))
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
