/// Silences before or after a way that was told twice.
///
/// A receiver whose clock is a day wrong makes a ship silent when she was heard, and back from nowhere when she had
/// long sailed on. Nothing contradicts it where one hull can have sailed both; but the way after such a silence,
/// or before it, is her own of another hour. Docs/Methods/Gaps.md has the rule (25).
import Vocabulary

struct EchoedSilences {
  let rule: GapRule
  let shift: ShiftRule

  /// The silences, those in doubt no longer challenged; `segments` are all of the run.
  ///
  /// A way that is told in `anomalies` as one that she did not sail puts none in doubt: it may be a recording.
  func doubted(
    _ gaps: [Gap], _ segments: [Segment], besides anomalies: [PositionAnomaly]
  ) -> [Gap] {
    let challenged = Set(
      gaps.filter { $0.classification == .challengedEmission }.map(\.segment.mmsi))
    guard !challenged.isEmpty else { return gaps }
    let untrue = Dictionary(
      grouping: anomalies.filter { $0.kind != .clockFault }, by: \.segment.mmsi)
    let tracks = Dictionary(
      grouping: segments.filter { challenged.contains($0.id.mmsi) }, by: \.id.mmsi)
    return gaps.map { gap in
      guard gap.classification == .challengedEmission,
        isEchoed(
          gap, tracks[gap.segment.mmsi] ?? [], besides: untrue[gap.segment.mmsi] ?? [])
      else { return gap }
      var gap = gap
      gap.classification = .unresolved
      gap.deliberateProbability = min(gap.deliberateProbability, rule.echoProbability)
      return gap
    }
  }

  private func isEchoed(
    _ gap: Gap, _ segments: [Segment], besides anomalies: [PositionAnomaly]
  ) -> Bool {
    guard segments.count <= shift.mostTracks,
      let ship = segments.first(where: { $0.id == gap.segment })
    else { return false }
    let own = ship.track
    let parts = own.parted(by: shift.silence)
    let next = parts.first { $0.touches(gap.end...max(gap.end, own.last?.time ?? gap.end)) }
    let last = parts.last { $0.touches(min(gap.start, own.first?.time ?? gap.start)...gap.start) }
    let near = [
      next.map { $0.prefix { $0.time <= gap.end + shift.mostDelay } },
      last.map { $0.drop { $0.time < gap.start - shift.mostDelay } },
    ].compactMap { $0 }
    let others = segments.filter {
      $0.id != gap.segment && ship.particulars.mayBeOneShip(with: $0.particulars)
    }.map(\.track)
    return near.contains { part in
      guard let first = part.first, let final = part.last,
        !anomalies.contains(where: { $0.start <= final.time && first.time <= $0.end })
      else { return false }
      let rest = [Array(own[..<part.startIndex]), Array(own[part.endIndex...])]
      let fits = TrackShift(
        rule: shift, track: Array(part), others: (others + rest).filter { !$0.isEmpty }
      ).fits()
      return fits.contains { $0.isAcross(gap) && $0.against.count * 3 <= $0.agreeing }
    }
  }
}

extension TrackShift.Fit {
  /// Whether the way lies on one side of a silence and, by the other clock, on the other.
  fileprivate func isAcross(_ gap: Gap) -> Bool {
    let middle = span.lowerBound + .seconds((span.upperBound - span.lowerBound).seconds / 2)
    let then = middle - clock.delay(at: middle)
    return middle >= gap.end ? then <= gap.start : then >= gap.end
  }
}
