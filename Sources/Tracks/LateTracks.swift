/// Which tracks of a number a receiver with a wrong clock handed on.
///
/// A ship that is heard in two places at once says something untrue in one of them, or somebody stamped it wrongly.
/// Where the one track is the other of another hour, it is the clock. A recording that is sent again is her way of
/// another hour too, but while it is sent she is heard nowhere else.
import Vocabulary

struct LateTracks {
  /// A stretch of a track that is the ship's way of another hour.
  struct Stretch: Hashable, Sendable {
    let segment: SegmentID
    let span: ClosedRange<Instant>
    let clock: WrongDelay
    /// Places that agree with the ship's way of another hour.
    let agreeing: Int
    /// 0 where it was heard before she sailed there, 1 where she was heard elsewhere in the midst of it; 2 where it may
    /// be a recording.
    private(set) var doubt: Int
    /// Where it begins.
    let position: Coordinate
    let evidence: [SourceReference]

    var isCertain: Bool { doubt < 2 }

    var doubted: Self {
      var result = self
      result.doubt = 2
      return result
    }

    var told: PositionAnomaly {
      PositionAnomaly(
        segment: segment, kind: .clockFault, start: span.lowerBound, end: span.upperBound,
        position: position, fixCount: agreeing, confidence: 0.8, evidence: evidence)
    }

    /// Whether the clock is wrong by more than her words are compared over (PositionAnomalies 16).
    var isFarOff: Bool {
      abs(clock.delay(at: middle).seconds) > ReviewRule.standard.clockError.seconds
    }

    var middle: Instant {
      span.lowerBound + .seconds((span.upperBound - span.lowerBound).seconds / 2)
    }

    /// Whether two stretches are one, seen from either track.
    func isMirror(of other: Self, _ rule: ShiftRule) -> Bool {
      let (delay, back) = (clock.delay(at: middle), other.clock.delay(at: other.middle))
      let then = span.lowerBound - delay...span.upperBound - delay
      return segment != other.segment && then.overlaps(other.span)
        && abs(delay.seconds + back.seconds) <= 2 * rule.delayRoom.seconds
          + rule.mostRate * (span.upperBound - span.lowerBound).seconds
    }
  }

  let rule: ShiftRule

  /// The stretches of one number's tracks; `runs` are the number's.
  ///
  /// Of two tracks that are one the certain one is told, else the one heard less.
  func stretches(_ segments: [Segment], runs: [SegmentRuns.Run]) -> [Stretch] {
    guard segments.count > 1, segments.count <= rule.mostTracks else { return [] }
    let found = segments.flatMap { segment in
      // Two ships on one number may sail one lane, hours apart.
      let others = segments.filter {
        $0.id != segment.id && !$0.track.isEmpty
          && segment.particulars.mayBeOneShip(with: $0.particulars)
      }
      return TrackShift(rule: rule, track: segment.track, others: others.map(\.track)).fits()
        .map { stretch($0, of: segment, others, runs) }
    }
    let counts = Dictionary(
      segments.map { ($0.id, $0.fixCount) }, uniquingKeysWith: { first, _ in first })
    func rank(_ one: Stretch) -> (Int, Int, SegmentID, Instant) {
      (one.doubt, counts[one.segment] ?? 0, one.segment, one.span.lowerBound)
    }
    var kept: [Stretch] = []
    for next in found.sorted(by: { rank($0) < rank($1) })
    where !kept.contains(where: { $0.isMirror(of: next, rule) }) {
      kept.append(next)
    }
    // A clock is wrong by one figure; a recording that is sent again and again is late by many.
    return areByOneClock(kept) ? kept : kept.map(\.doubted)
  }

  private func areByOneClock(_ stretches: [Stretch]) -> Bool {
    guard let first = stretches.first else { return true }
    return stretches.allSatisfy { other in
      let drift = rule.mostRate * abs((other.middle - first.middle).seconds)
      let apart =
        abs(other.clock.delay(at: other.middle).seconds)
        - abs(first.clock.delay(at: first.middle).seconds)
      return abs(apart) <= 2 * rule.delayRoom.seconds + drift
    }
  }

  private func stretch(
    _ fit: TrackShift.Fit, of segment: Segment, _ others: [Segment], _ runs: [SegmentRuns.Run]
  ) -> Stretch {
    let span = grown(fit, segment.track)
    var doubt = 2
    if isFromAhead(fit, segment.fixCount, others) {
      doubt = 0
    } else if isHeardElsewhere(fit.span, segment.id, runs) {
      doubt = 1
    }
    let place = segment.track.first { $0.time >= span.lowerBound }?.position
    return Stretch(
      segment: segment.id, span: span, clock: fit.clock, agreeing: fit.agreeing, doubt: doubt,
      position: place ?? segment.first.position, evidence: evidence(span, segment, runs))
  }

  /// The first and the last record of a stretch that are known: of the runs that begin or end in it, else of its track.
  private func evidence(
    _ span: ClosedRange<Instant>, _ segment: Segment, _ runs: [SegmentRuns.Run]
  ) -> [SourceReference] {
    let own = runs.filter { $0.segment == segment.id }.flatMap { [$0.first, $0.last] }
      .filter { span.contains($0.time) }
    return PositionAnomalyDetector.references(
      own.first ?? segment.first, own.last ?? segment.last)
  }

  /// Whether it was heard before she sailed there, on a track heard more that came there and went on: nobody records
  /// the future.
  private func isFromAhead(
    _ fit: TrackShift.Fit, _ fixCount: Int, _ others: [Segment]
  ) -> Bool {
    let (start, end) = (fit.span.lowerBound, fit.span.upperBound)
    let (then, last) = (start - fit.clock.delay(at: start), end - fit.clock.delay(at: end))
    return fit.clock.delay(at: start) < TimeSpan(milliseconds: 0)
      && others.contains {
        fixCount < $0.fixCount && $0.first.time <= then - rule.surelyHeard
          && $0.last.time >= last + rule.surelyHeard
      }
  }

  /// With what came before and after it up to a silence or a contradiction: nothing there says that the clock was
  /// right.
  private func grown(_ fit: TrackShift.Fit, _ track: [TrackVertex]) -> ClosedRange<Instant> {
    var (start, end) = (fit.span.lowerBound, fit.span.upperBound)
    func goesOn(_ from: TrackVertex, _ to: TrackVertex) -> Bool {
      to.time - from.time < rule.silence
        && !fit.against.contains { from.time <= $0 && $0 <= to.time }
    }
    for (from, to) in zip(track, track.dropFirst()).reversed()
    where from.time < start && to.time >= start {
      guard goesOn(from, to) else { break }
      start = from.time
    }
    for (from, to) in zip(track, track.dropFirst()) where to.time > end && from.time <= end {
      guard goesOn(from, to) else { break }
      end = to.time
    }
    return start...end
  }

  /// Whether the ship was heard on another track in the midst of a stretch.
  private func isHeardElsewhere(
    _ span: ClosedRange<Instant>, _ segment: SegmentID, _ runs: [SegmentRuns.Run]
  ) -> Bool {
    let (start, end) = (span.lowerBound + rule.leastDelay, span.upperBound - rule.leastDelay)
    return runs.contains { run in
      run.segment != segment
        && [run.first, run.last].contains { start < $0.time && $0.time < end }
    }
  }
}

extension PositionAnomalyDetector {
  /// The stretches of all numbers that have more than one track.
  func lateStretches(_ segments: [Segment], _ runs: SegmentRuns) -> [MMSI: [LateTracks.Stretch]] {
    let shared = runs.sharedNumbers
    guard !shared.isEmpty else { return [:] }
    // One order, so that what is found has one.
    let tracks = Dictionary(grouping: segments.sorted { $0.id < $1.id }, by: \.id.mmsi)
    var found: [MMSI: [LateTracks.Stretch]] = [:]
    for mmsi in shared {
      let stretches = LateTracks(rule: .standard).stretches(
        tracks[mmsi] ?? [], runs: runs.runs(of: mmsi))
      if !stretches.isEmpty { found[mmsi] = stretches }
    }
    return found
  }
}

extension [LateTracks.Stretch] {
  /// Whether a run lies within a stretch that is certain.
  func hold(_ run: SegmentRuns.Run) -> Bool {
    contains {
      $0.isCertain && $0.segment == run.segment && $0.span.contains(run.first.time)
        && $0.span.contains(run.last.time)
    }
  }

  /// Whether one of two tracks that took turns is for certain the other's ship of another hour.
  func tell(_ pair: [SegmentID]) -> Bool {
    contains { $0.isCertain && pair.contains($0.segment) }
  }
}
