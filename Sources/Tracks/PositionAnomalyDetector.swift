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
  static let maximumPerSegment = 256

  let rule: PositionAnomalyRule
  private var states = StateTable<SegmentID, State>()
  /// What each number said lately.
  private var said = StateTable<MMSI, RestampedFixes>()

  package init(rule: PositionAnomalyRule = .standard) { self.rule = rule }

  package mutating func step(_ point: TrackPoint) { step([point]) }

  /// Takes points of one segment, one after the other.
  mutating func step(_ points: [TrackPoint]) {
    guard let first = points.first else { return }
    let place = states.place(of: first.segment, make: State(first.fix))
    let number = said.place(of: first.fix.mmsi, make: RestampedFixes())
    said[at: number].meet(first.segment)
    states[at: place].take(points, said: &said[at: number], rule: rule)
  }

  /// Everything found, by start and segment.
  package mutating func finish(
    segments: [Segment], strays: [Segmenter.StrayRun], runs: SegmentRuns,
    shared: (SegmentRuns.Turns) -> Bool
  ) -> Findings {
    var jumps = finishShips(segments: segments, strays: strays, runs: runs, shared: shared)
    var clocks = FleetClocks(jumps.late, segments)
    clocks.explain(&jumps)
    jumps.leaveOutMinutes(of: segments)
    return marked(jumps)
  }

  /// What was found of single ships: anomalies, and turns that count only as interference.
  package struct Jumps: Sendable {
    var found: [PositionAnomaly] = []
    var turns: [PositionAnomaly] = []
    /// Stretches on land, which wait for the traffic of all ships.
    var inland: [PositionAnomaly] = []
    /// Stretches with the times of a wrong clock.
    var late: [LateTracks.Stretch] = []

    /// Leaves out what a receiver's clock of some minutes makes.
    mutating func leaveOutMinutes(of segments: [Segment]) {
      let jumping = Set((found + turns).map(\.segment.mmsi))
      let tracks = Dictionary(
        grouping: segments.filter { jumping.contains($0.id.mmsi) }, by: \.id.mmsi)
      let water = OwnWater(rule: .standard)
      found.removeAll { water.isOfMinutes($0, tracks[$0.segment.mmsi] ?? []) }
      turns.removeAll { water.isOfMinutes($0, tracks[$0.segment.mmsi] ?? []) }
    }
  }

  /// What was found of the segments fed so far, to be held against what was found of others.
  ///
  /// `segments` are the ones that turned out to be ships, `strays` what became none, `renamed` those that took other
  /// words than they had.
  mutating func finishShips(
    segments: [Segment], strays: [Segmenter.StrayRun], runs: SegmentRuns,
    renamed: Set<SegmentID> = [], shared: (SegmentRuns.Turns) -> Bool
  ) -> Jumps {
    let ships = Dictionary(
      segments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var jumps = Jumps()
    var clocks = WrongClocks(rule: rule)
    for segment in segments {
      guard let place = states.place(of: segment.id) else { continue }
      states[at: place].finish(segment.id, rule: rule)
      jumps.found += states[at: place].anomalies
      jumps.inland += states[at: place].inlandRuns
      jumps.turns += states[at: place].leaps
      if segment.particulars.isSlowToStart {
        let most = states[at: place].fastestSaid.value * rule.fasterThanSaid
        jumps.turns += states[at: place].leapsFromRest.filter { $0.speed.value > most }.map(\.told)
      }
      clocks.add(states[at: place].clocks, of: segment.id.mmsi)
    }
    let late = lateStretches(segments, runs)
    // A number in turns on two ships is no jump; but turns can be interference that comes and goes.
    for mmsi in runs.sharedNumbers {
      let lateTracks = late[mmsi] ?? []
      let sharing = Set(
        runs.turns(of: mmsi).filter {
          shared($0) && !lateTracks.explain($0.pair, { ships[$0]?.particulars })
        }.flatMap(\.pair))
      let own = runs.runs(of: mmsi).filter {
        ships[$0.segment] != nil && !isRestamped($0.segment) && !isRestamped($0)
          && !lateTracks.holds($0)
      }.joined
      // Turns may be interference's, whatever is said between them.
      let ways = sharing.isEmpty ? NumberHulls.ways(own, of: ships, renamed: renamed) : [own]
      for way in ways { addExcursions(way, of: ships, sharing, to: &jumps) }
    }
    let main = Self.mainSegments(segments)
    jumps.found += strays.compactMap { stray in
      main[stray.mmsi].map { Self.anomaly(stray, on: $0) }
    }
    states.removeAll()
    said.removeAll()
    jumps.late = late.keys.sorted().flatMap { late[$0] ?? [] }
    if !clocks.isEmpty {
      let tracks = Dictionary(grouping: segments, by: \.id.mmsi)
      jumps.found.removeAll { clocks.explain($0, tracks) }
      jumps.turns.removeAll { clocks.explain($0, tracks) }
    }
    return jumps
  }

  /// What one ship, or several in turns, cannot have sailed.
  private func addExcursions(
    _ own: [SegmentRuns.Run], of ships: [SegmentID: Segment], _ sharing: Set<SegmentID>,
    to jumps: inout Jumps
  ) {
    let back = returnsElsewhere(own)
    jumps.found += back.map(\.told)
    // What is told to end where she came back needs no other side of that step.
    let way = LikelyWay(own, track: { ships[$0]?.track ?? [] })
    let known = Set(own.map(\.segment)).compactMap { ships[$0]?.particulars }
    let isNamed: (SegmentID) -> Bool = { segment in
      guard let one = ships[segment]?.particulars else { return false }
      return known.count { $0.saysSame(as: one) } > 1
    }
    let excursions = Self.excursions(way, isNamed: isNamed).filter { one in
      !back.contains { $0.back == one.start }
    }
    jumps.found += excursions.filter { !sharing.contains($0.segment) }
    jumps.turns += excursions.filter { sharing.contains($0.segment) }
  }

  /// Leaps at rest out of a track, and steps aside, that the next track of the number comes back from: the way
  /// back was too fast for one ship, so that it began a track of its own.
  private func returnsElsewhere(_ runs: [SegmentRuns.Run]) -> [(
    told: PositionAnomaly, back: Instant
  )] {
    zip(runs, runs.dropFirst()).compactMap { run, next in
      guard let state = states[run.segment], next.segment != run.segment,
        let away = state.undone(by: next.first, after: run.last, rule: rule),
        (run.first.time...run.last.time).contains(away.first.time)
      else { return nil }
      let told = PositionAnomaly(
        segment: run.segment, kind: .impossibleSpeed, start: away.first.time, end: run.last.time,
        position: away.first.position,
        fixCount: min(state.fixes - away.count + 1, run.fixCount), confidence: 0.8,
        evidence: [away.before.source, away.first.source, run.last.source])
      return (told, next.first.time)
    }
  }

  /// Whether a segment is for the greater part what the ship had said before, stamped anew.
  func isRestamped(_ segment: SegmentID) -> Bool {
    guard let state = states[segment] else { return false }
    return state.copies * 2 > state.fixes
  }

  /// Whether a run begins and ends with what the ship had said before.
  private func isRestamped(_ run: SegmentRuns.Run) -> Bool {
    guard let said = said[run.first.mmsi] else { return false }
    return said.isCopy(run.first) && said.isCopy(run.last)
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

  static func references(_ first: Fix, _ last: Fix) -> [SourceReference] {
    first.source == last.source ? [first.source] : [first.source, last.source]
  }

  /// What the ship cannot have sailed, told over its length when she came back and at the jump when
  /// she did not.
  ///
  /// One that she did not come back from counts where both sides say who she is: else a number was typed wrongly.
  private static func excursions(
    _ way: LikelyWay, isNamed: (SegmentID) -> Bool
  ) -> [PositionAnomaly] {
    way.strays.map { stray in
      PositionAnomaly(
        segment: stray.segment, kind: .impossibleSpeed, start: stray.span.lowerBound,
        end: stray.returns ? stray.span.upperBound : stray.span.lowerBound,
        position: stray.position,
        fixCount: stray.returns || isNamed(stray.segment) ? stray.fixCount : 1,
        confidence: stray.returns ? 0.8 : 0.5, evidence: stray.evidence)
    }
  }

  struct State: Sendable {
    var last: Fix
    /// Where the fix before the last was.
    var placeBefore: Coordinate?
    var window: SpeedMismatch?
    var anomalies: [PositionAnomaly] = []
    /// Where `anomalies` holds the jumps and the mismatches being told as one.
    var openJump: Int?
    var openMismatch: Int?
    var fixesSinceJump = 0
    var excursion: Excursion?
    var ground = SeaGrid.LastGround()
    var inland: InlandRun?
    var inlandRuns: [PositionAnomaly] = []
    var shifts = ShiftWatch()
    var slip = SlipWatch()
    var echo = RestEcho()
    var openSlip: Int?
    /// A leap out that may still be followed by one back, and those that were.
    var leap: Excursion?
    var leaps: [PositionAnomaly] = []
    /// The same where she said that she moved after the leap, with the speed that it takes.
    var leapsFromRest: [(told: PositionAnomaly, speed: Knots)] = []
    var fastestSaid = Knots(0)
    var fixes = 0
    /// Fixes that she had said before, where `anomalies` holds those being told as one, and how many
    /// of them followed each other.
    var copies = 0
    var clocks: [WrongClock] = []
    var openCopies: Int?
    var lastCopy = -1
    var lastDelay = TimeSpan(milliseconds: 0)
    var inARow = 0

    init(_ fix: Fix) { last = fix }
  }
}

extension Particulars {
  /// Whether both tell one hull number or one name.
  fileprivate func saysSame(as other: Self) -> Bool {
    imo != nil && imo == other.imo || name != nil && name == other.name
  }

  /// Cargo ships, tankers and others (types 70 to 99): pilots, tugs and ferries are at full speed in a minute.
  fileprivate var isSlowToStart: Bool { shipType.map { (70...99).contains($0) } ?? false }
}
