/// What the clock of a receiver, known from some ships, explains of all that it heard.
///
/// A wrong clock is wrong for every ship. Where one was heard in two places at once, and the one track is the other
/// of another hour, by how much it is wrong is known; what it said of another ship at about that time and place needs
/// less proof. Docs/Methods/PositionAnomalies.md has the rule (35).
import Geodesy
import Vocabulary

struct FleetClocks {
  private let rule: ShiftRule
  private let tracks: [MMSI: [Segment]]
  /// Those whose clock is known, and which is the wrong one.
  private let known: [LateTracks.Stretch]
  /// The stretches with the times of a wrong clock.
  private(set) var stretches: [LateTracks.Stretch]

  init(_ found: [LateTracks.Stretch], _ segments: [Segment], rule: ShiftRule = .standard) {
    self.rule = rule
    // One order, whatever the order in which ships were looked at.
    let found = found.sorted { ($0.segment, $0.span.lowerBound) < ($1.segment, $1.span.lowerBound) }
    stretches = found.filter(\.isCertain)
    known = stretches.filter(\.isSided)
    tracks = known.isEmpty ? [:] : Dictionary(grouping: segments, by: \.id.mmsi)
    stretches += found.filter { doubtful in
      !doubtful.isCertain && known.contains { isOne($0, doubtful) }
    }
  }

  /// Whether another ship's clock was wrong by the same, about then and there.
  private func isOne(_ known: LateTracks.Stretch, _ other: LateTracks.Stretch) -> Bool {
    let middle = other.middle
    let apart = known.clock.delay(at: middle).seconds - other.clock.delay(at: middle).seconds
    return known.segment.mmsi != other.segment.mmsi
      && abs(apart) <= 2 * rule.delayRoom.seconds
      && isAbout(known, other.span, other.position)
  }

  private func isAbout(
    _ known: LateTracks.Stretch, _ span: ClosedRange<Instant>, _ place: Coordinate
  ) -> Bool {
    known.span.lowerBound - rule.sameFault <= span.upperBound
      && span.lowerBound <= known.span.upperBound + rule.sameFault
      && known.position.isWithin(rule.stationReach, of: place)
  }

  /// Leaves out what a clock explains, and tells the clock.
  mutating func explain(_ jumps: inout PositionAnomalyDetector.Jumps) {
    guard !stretches.isEmpty else { return }
    var all = Dictionary(grouping: stretches, by: \.segment.mmsi)
    func isExplained(_ anomaly: PositionAnomaly) -> Bool {
      let span = Self.span(of: anomaly)
      return Self.isJump(anomaly)
        && (all[anomaly.segment.mmsi] ?? []).contains { isMostly(span, within: $0.span) }
    }
    for anomaly in jumps.found + jumps.turns
    where Self.isJump(anomaly) && anomaly.fixCount >= ReviewRule.standard.anomalyFixes
      && !isExplained(anomaly)
    {
      guard let late = late(anomaly, Self.span(of: anomaly)) else { continue }
      all[anomaly.segment.mmsi, default: []].append(late)
    }
    stretches = all.keys.sorted().flatMap { all[$0] ?? [] }
    jumps.found.removeAll(where: isExplained)
    jumps.turns.removeAll(where: isExplained)
  }

  /// Whether most of a span lies within another, give or take the minutes in which two tracks part.
  private func isMostly(_ span: ClosedRange<Instant>, within other: ClosedRange<Instant>) -> Bool {
    let (start, end) = (
      max(span.lowerBound, other.lowerBound - rule.wentOn),
      min(span.upperBound, other.upperBound + rule.wentOn)
    )
    return end >= start
      && (end - start).seconds >= rule.mostOf * (span.upperBound - span.lowerBound).seconds
  }

  private static func isJump(_ anomaly: PositionAnomaly) -> Bool {
    anomaly.kind == .impossibleSpeed || anomaly.kind == .strayPositions
  }

  private static func span(of anomaly: PositionAnomaly) -> ClosedRange<Instant> {
    anomaly.start...max(anomaly.start, anomaly.end)
  }

  /// A stretch of the ship's about then that a known clock moves to where it fits her way.
  private func late(
    _ anomaly: PositionAnomaly, _ span: ClosedRange<Instant>
  ) -> LateTracks.Stretch? {
    let near = distinct(
      known.filter {
        $0.segment.mmsi != anomaly.segment.mmsi && isAbout($0, span, anomaly.position)
      }, at: span.lowerBound)
    guard !near.isEmpty else { return nil }
    let parts = MovedPart.parts(of: tracks[anomaly.segment.mmsi] ?? [], about: span, rule)
    for moved in parts {
      guard let clock = near.first(where: { moved.fits($0) }), let first = moved.part.first,
        let last = moved.part.last
      else { continue }
      return LateTracks.Stretch(
        segment: moved.segment, span: first.time...last.time, clock: clock,
        agreeing: moved.part.count, proof: .anotherShip, isSided: true, position: first.position,
        evidence: anomaly.evidence)
    }
    return nil
  }

  /// The clocks of some stretches, those that agree once: one station is wrong about all that it hears.
  private func distinct(_ stretches: [LateTracks.Stretch], at time: Instant) -> [WrongDelay] {
    stretches.map(\.clock).reduce(into: []) { kept, clock in
      let delay = clock.delay(at: time).seconds
      let isKnown = kept.contains {
        abs($0.delay(at: time).seconds - delay) <= rule.delayRoom.seconds
      }
      if !isKnown { kept.append(clock) }
    }
  }
}
