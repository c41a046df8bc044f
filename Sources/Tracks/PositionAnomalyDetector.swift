/// Finds positions that cannot be where the ship was.
///
/// Four kinds: jumps that no ship can make, fixes that fit no ship, speed and positions that
/// contradict each other, and many ships thrown to one place at once, which is interference with
/// satellite navigation and nobody's intent aboard. Docs/Methods/PositionAnomalies.md has the rule.
import Geodesy
import Vocabulary

/// Takes points in order of time; gives its findings at the end.
package struct PositionAnomalyDetector: Sendable {
  /// Findings kept of one segment at most.
  private static let maximumPerSegment = 256

  private let rule: PositionAnomalyRule
  private var states = StateTable<SegmentID, State>()

  package init(rule: PositionAnomalyRule = .standard) { self.rule = rule }

  package mutating func step(_ point: TrackPoint) {
    let place = states.place(of: point.segment, make: State(point.fix))
    states[at: place].take(point, rule: rule)
  }

  /// Everything found, by start and segment.
  package mutating func finish(
    segments: [Segment], strays: [Segmenter.StrayRun], runs: SegmentRuns,
    shared: (SegmentRuns.Turns) -> Bool
  ) -> Findings {
    marked(finishShips(segments: segments, strays: strays, runs: runs, shared: shared))
  }

  /// What was found of single ships: anomalies, and turns that count only as interference.
  package struct Jumps: Sendable {
    var found: [PositionAnomaly] = []
    var turns: [PositionAnomaly] = []
  }

  /// What was found of the segments fed so far, to be held against what was found of others.
  ///
  /// `segments` are the ones that turned out to be ships, `strays` what became none.
  mutating func finishShips(
    segments: [Segment], strays: [Segmenter.StrayRun], runs: SegmentRuns,
    shared: (SegmentRuns.Turns) -> Bool
  ) -> Jumps {
    let ships = Set(segments.map(\.id))
    var jumps = Jumps()
    jumps.found = segments.flatMap { states[$0.id]?.anomalies ?? [] }
    // A number in turns on two ships is no jump; but turns can be interference that comes and goes.
    for mmsi in runs.sharedNumbers {
      let sharing = Set(runs.turns(of: mmsi).filter(shared).map(\.pair))
      let excursions = Self.excursions(runs.runs(of: mmsi).filter { ships.contains($0.segment) })
      jumps.found += excursions.filter { !sharing.contains($0.pair) }.map(\.anomaly)
      jumps.turns += excursions.filter { sharing.contains($0.pair) }.map(\.anomaly)
    }
    let main = Self.mainSegments(segments)
    jumps.found += strays.compactMap { stray in
      main[stray.mmsi].map { Self.anomaly(stray, on: $0) }
    }
    states.removeAll()
    return jumps
  }

  /// Everything found of all ships, by start and segment.
  func marked(_ jumps: Jumps) -> Findings {
    markInterference(jumps.found, turns: Set(jumps.turns))
  }

  /// The anomalies, and the segments that exist only because of interference.
  package struct Findings: Sendable {
    package var anomalies: [PositionAnomaly]
    package var interfered: Set<SegmentID>
  }

  private static func isInOrder(_ left: PositionAnomaly, _ right: PositionAnomaly) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.segment != right.segment { return left.segment < right.segment }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.end != right.end { return left.end < right.end }
    if left.fixCount != right.fixCount { return left.fixCount < right.fixCount }
    return left.evidence.lexicographicallyPrecedes(right.evidence)
  }

  /// The segment of each MMSI with most fixes, to which its strays are told.
  private static func mainSegments(_ segments: [Segment]) -> [MMSI: SegmentID] {
    var best: [MMSI: Segment] = [:]
    for segment in segments {
      guard let found = best[segment.id.mmsi] else {
        best[segment.id.mmsi] = segment
        continue
      }
      if segment.fixCount > found.fixCount { best[segment.id.mmsi] = segment }
    }
    return best.mapValues(\.id)
  }

  private static func anomaly(_ stray: Segmenter.StrayRun, on segment: SegmentID) -> PositionAnomaly
  {
    PositionAnomaly(
      segment: segment, kind: .strayPositions, start: stray.first.time, end: stray.last.time,
      position: stray.first.position, fixCount: stray.fixCount,
      confidence: stray.fixCount > 1 ? 0.6 : 0.4, evidence: references(stray.first, stray.last))
  }

  private static func references(_ first: Fix, _ last: Fix) -> [SourceReference] {
    first.source == last.source ? [first.source] : [first.source, last.source]
  }

  /// Runs on another segment that the number jumped to, and came back from or not.
  private static func excursions(
    _ runs: [SegmentRuns.Run]
  ) -> [(anomaly: PositionAnomaly, pair: [SegmentID])] {
    var result: [(PositionAnomaly, [SegmentID])] = []
    var home: SegmentID?
    for index in runs.indices.dropFirst() {
      let (before, run) = (runs[index - 1], runs[index])
      guard before.segment != run.segment else { continue }
      if home == run.segment {
        home = nil
        continue
      }
      let returns = index + 1 < runs.count && runs[index + 1].segment == before.segment
      home = returns ? before.segment : nil
      let anomaly = PositionAnomaly(
        segment: run.segment, kind: .impossibleSpeed,
        start: returns ? run.first.time : before.last.time,
        end: returns ? run.last.time : run.first.time, position: run.first.position,
        fixCount: returns ? run.fixCount : 1, confidence: returns ? 0.8 : 0.5,
        evidence: references(before.last, run.first))
      result.append((anomaly, [before.segment, run.segment].sorted()))
    }
    return result
  }

  /// Jumps of several ships to one place at one time are renamed; `turns` count only then.
  private func markInterference(
    _ found: [PositionAnomaly], turns: Set<PositionAnomaly>
  ) -> Findings {
    let all = (found + turns).sorted(by: Self.isInOrder)
    var result = Findings(anomalies: [], interfered: [])
    for index in all.indices {
      var anomaly = all[index]
      if isClockFault(index, in: all) { continue }
      if isPartOfInterference(index, in: all) {
        anomaly.kind = .gnssInterference
        result.interfered.insert(anomaly.segment)
      } else if turns.contains(anomaly) {
        continue
      }
      result.anomalies.append(anomaly)
    }
    result.anomalies.sort(by: Self.isInOrder)
    return result
  }

  private func isPartOfInterference(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    guard !anomalies[index].isAtNullIsland else { return false }
    let ships = ships(around: index, in: anomalies, within: rule.interferenceSpan) {
      $0 <= rule.interferenceDistance
    }
    return ships >= rule.interferenceShips
  }

  /// Ships thrown to different places of one region in one minute share a receiver with a bad clock.
  private func isClockFault(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    let ships = ships(around: index, in: anomalies, within: rule.clockFaultSpan) {
      $0 > rule.interferenceDistance && $0 <= rule.clockFaultDistance
    }
    return ships >= rule.clockFaultShips
  }

  /// Numbers, her own included, whose jumps or strays began at about that time, so far away.
  private func ships(
    around index: Int, in anomalies: [PositionAnomaly], within span: TimeSpan,
    where isCounted: (Metres) -> Bool
  ) -> Int {
    let own = anomalies[index]
    guard own.kind != .speedMismatch else { return 0 }
    var ships: Set<MMSI> = [own.segment.mmsi]
    func look(_ neighbours: some Sequence<Int>) {
      for neighbour in neighbours.prefix(2000) {
        let other = anomalies[neighbour]
        guard abs((other.start - own.start).seconds) <= span.seconds else { return }
        guard other.kind != .speedMismatch, !ships.contains(other.segment.mmsi) else { continue }
        let apart = own.position.distance(to: other.position)
        if isCounted(apart) { ships.insert(other.segment.mmsi) }
      }
    }
    look(stride(from: index - 1, through: 0, by: -1))
    look(stride(from: index + 1, to: anomalies.count, by: 1))
    return ships.count
  }

  fileprivate struct State: Sendable {
    var last: Fix
    var window: SpeedMismatch?
    var anomalies: [PositionAnomaly] = []
    /// Where `anomalies` holds the jumps and the mismatches being told as one.
    var openJump: Int?
    var openMismatch: Int?
    var fixesSinceJump = 0

    init(_ fix: Fix) { last = fix }
  }
}

extension PositionAnomaly {
  /// Receivers without a fix show 0° N 0° E: a fault of one device, however many have it.
  fileprivate var isAtNullIsland: Bool {
    abs(position.latitude) < 0.1 && abs(position.longitude) < 0.1
  }
}

extension PositionAnomalyDetector.State {
  fileprivate mutating func take(_ point: TrackPoint, rule: PositionAnomalyRule) {
    let fix = point.fix
    guard fix.time >= last.time else { return }
    fixesSinceJump += 1
    if isJump(to: fix, rule: rule) {
      noteJump(point, rule: rule)
      window = nil
    }
    compareSpeed(point, rule: rule)
    last = fix
  }

  private func isJump(to fix: Fix, rule: PositionAnomalyRule) -> Bool {
    let limit = SegmentScore.greatestSpeed(
      of: last, and: fix, floor: rule.maximumSpeed, margin: rule.claimedSpeedMargin,
      ceiling: rule.maximumClaimedSpeed)
    let coarse =
      (last.transponder == .longRange ? 1 : 0) + (fix.transponder == .longRange ? 1 : 0)
    let room = rule.distancePadding.value + Double(coarse) * rule.coarseFixPadding.value
    let time = (fix.time - last.time).seconds + rule.clockPadding.seconds
    let allowed = Metres(limit.metresPerSecond * time + room)
    return !last.position.isWithin(allowed, of: fix.position)
  }

  private mutating func noteJump(_ point: TrackPoint, rule: PositionAnomalyRule) {
    let fix = point.fix
    if let index = openJump, fix.time - anomalies[index].end <= rule.join {
      anomalies[index].end = fix.time
      anomalies[index].fixCount += fixesSinceJump
      anomalies[index].confidence = 0.7
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openJump = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: point.segment, kind: .impossibleSpeed, start: fix.time, end: fix.time,
          position: fix.position, fixCount: 1, confidence: 0.4,
          evidence: [last.source, fix.source]))
    }
    fixesSinceJump = 0
  }

  private mutating func compareSpeed(_ point: TrackPoint, rule: PositionAnomalyRule) {
    guard window != nil, let verdict = window?.take(point.fix, rule: rule) else {
      window = SpeedMismatch(point.fix)
      return
    }
    switch verdict {
    case .undecided: break
    case .agrees, .broken: window = SpeedMismatch(point.fix)
    case .contradicts(let first, let last, let count):
      noteMismatch(point.segment, from: first, to: last, count: count, rule: rule)
      window = SpeedMismatch(point.fix)
    }
  }

  private mutating func noteMismatch(
    _ segment: SegmentID, from first: Fix, to last: Fix, count: Int, rule: PositionAnomalyRule
  ) {
    if let index = openMismatch, first.time - anomalies[index].end <= rule.join {
      anomalies[index].end = last.time
      anomalies[index].fixCount += count - 1
      anomalies[index].confidence = 0.5
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openMismatch = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: segment, kind: .speedMismatch, start: first.time, end: last.time,
          position: first.position, fixCount: count, confidence: 0.3,
          evidence: [first.source, last.source]))
    }
  }
}
