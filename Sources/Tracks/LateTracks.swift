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
    private(set) var proof: Proof
    /// Whether it is plain that this track is the late one, and not the other.
    let isSided: Bool
    /// Where it begins.
    let position: Coordinate
    let evidence: [SourceReference]

    /// How it is known that the stretch is no recording, the surest first.
    enum Proof: Int {
      /// It was heard before she sailed there.
      case heardAhead
      /// She was heard elsewhere in the midst of it.
      case heardElsewhere
      /// Another ship showed the clock, and moved by it the stretch fits her way.
      case anotherShip
      case none
    }

    var isCertain: Bool { proof != .none }

    var unproved: Self {
      var result = self
      result.proof = .none
      return result
    }

    func told(_ rule: ReviewRule) -> PositionAnomaly {
      PositionAnomaly(
        segment: segment, kind: .clockFault, start: span.lowerBound, end: span.upperBound,
        position: position, fixCount: agreeing,
        confidence: rule.confidence(of: .clockFault), evidence: evidence)
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
      let then = (span.lowerBound - delay)...(span.upperBound - delay)
      return segment != other.segment && then.overlaps(other.span)
        && abs(delay.seconds + back.seconds) <= 2 * rule.delayRoom.seconds
          + rule.mostRate * (span.upperBound - span.lowerBound).seconds
    }
  }

  let rule: ShiftRule

  /// The stretches of one number's tracks; `runs` are the number's.
  ///
  /// Of two tracks that are one the one that is plainly late is told, else the one that is proved, or heard less.
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
    func rank(_ one: Stretch) -> (Int, Int, Int, SegmentID, Instant) {
      (
        one.isSided ? 0 : 1, one.proof.rawValue, counts[one.segment] ?? 0, one.segment,
        one.span.lowerBound
      )
    }
    var kept: [Stretch] = []
    for next in found.sorted(by: { rank($0) < rank($1) })
    where !kept.contains(where: { $0.isMirror(of: next, rule) }) {
      kept.append(next)
    }
    // A clock is wrong by one figure; a recording that is sent again and again is late by many.
    return areByOneClock(kept) ? kept : kept.map(\.unproved)
  }

  private func areByOneClock(_ stretches: [Stretch]) -> Bool {
    stretches.allSatisfy { one in
      stretches.allSatisfy { other in
        let between = abs((other.middle - one.middle).seconds)
        let apart =
          abs(other.clock.delay(at: other.middle).seconds)
          - abs(one.clock.delay(at: one.middle).seconds)
        // Months apart they are two faults.
        return between > rule.sameFault.seconds
          || abs(apart) <= 2 * rule.delayRoom.seconds + rule.mostRate * between
      }
    }
  }

  private func stretch(
    _ fit: TrackShift.Fit, of segment: Segment, _ others: [Segment], _ runs: [SegmentRuns.Run]
  ) -> Stretch {
    let then = then(fit)
    let beyond = others.filter {
      $0.first.time <= then.lowerBound - rule.wentOn
        && $0.last.time >= then.upperBound + rule.wentOn
    }
    // A receiver's own track lies almost wholly within what it stamped wrongly; hers goes on beyond.
    let isWithin = Self.share(of: fit.span, in: segment) >= rule.mostOf
    let isOtherWithin = others.contains {
      $0.first.time <= then.upperBound && then.lowerBound <= $0.last.time
        && Self.share(of: then, in: $0) >= rule.mostOf
    }
    let isSided = isWithin && !isOtherWithin
    var proof = Stretch.Proof.none
    if isWithin, fit.clock.delay(at: fit.span.lowerBound) < TimeSpan(milliseconds: 0),
      !beyond.isEmpty
    {
      proof = .heardAhead
    } else if isHeardElsewhere(fit.span, others, runs) {
      proof = .heardElsewhere
    }
    let span = grown(fit, segment.track, isSided: isSided)
    let place = segment.track.first { $0.time >= span.lowerBound }?.position
    return Stretch(
      segment: segment.id, span: span, clock: fit.clock, agreeing: fit.agreeing, proof: proof,
      isSided: isSided, position: place ?? segment.first.position,
      evidence: evidence(span, segment, runs))
  }

  /// When she was where a fit has her, by the others' clock.
  private func then(_ fit: TrackShift.Fit) -> ClosedRange<Instant> {
    let start = fit.span.lowerBound - fit.clock.delay(at: fit.span.lowerBound)
    return start...max(start, fit.span.upperBound - fit.clock.delay(at: fit.span.upperBound))
  }

  private static func share(of span: ClosedRange<Instant>, in segment: Segment) -> Double {
    let whole = (segment.last.time - segment.first.time).seconds
    return whole > 0 ? (span.upperBound - span.lowerBound).seconds / whole : 1
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

  /// With what came before and after it up to a silence or a contradiction: nothing there says that the clock was
  /// right.
  private func grown(
    _ fit: TrackShift.Fit, _ track: [TrackVertex], isSided: Bool
  ) -> ClosedRange<Instant> {
    var (start, end) = (fit.span.lowerBound, fit.span.upperBound)
    func goesOn(_ from: TrackVertex, _ to: TrackVertex) -> Bool {
      let isNear =
        isSided
        || from.time >= fit.span.lowerBound - rule.unsidedGrowth
          && to.time <= fit.span.upperBound + rule.unsidedGrowth
      return isNear && to.time - from.time < rule.silence
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

  /// Whether the ship was heard, twice at least, on another track in the midst of a stretch.
  private func isHeardElsewhere(
    _ span: ClosedRange<Instant>, _ others: [Segment], _ runs: [SegmentRuns.Run]
  ) -> Bool {
    let (start, end) = (span.lowerBound + rule.leastDelay, span.upperBound - rule.leastDelay)
    let own = Set(others.map(\.id))
    let fixes = runs.filter { run in
      own.contains(run.segment)
        && [run.first, run.last].contains { start < $0.time && $0.time < end }
    }
    return fixes.reduce(0) { $0 + $1.fixCount } > 1
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
  func holds(_ run: SegmentRuns.Run) -> Bool {
    contains {
      $0.isCertain && $0.segment == run.segment && $0.span.contains(run.first.time)
        && $0.span.contains(run.last.time)
    }
  }

  /// Whether one of two tracks that took turns is for certain the other of another hour, and no other ship's.
  func explain(_ pair: [SegmentID], _ particulars: (SegmentID) -> Particulars?) -> Bool {
    guard let one = pair.first.flatMap(particulars), let other = pair.last.flatMap(particulars),
      one.mayBeOneShip(with: other)
    else { return false }
    return contains { $0.isCertain && pair.contains($0.segment) }
  }
}
