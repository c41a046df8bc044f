/// Whether a fix can belong to a segment, and how well it fits beside others that could have it.
///
/// Feasible: the great circle from the segment's last fix is no longer than the greatest speed times
/// the padded interval. Among feasible segments the one with the highest score wins: the error of
/// dead reckoning (forward from the last fix, backward from the new one, averaged; never more than
/// four times the plain distance) against what the interval allows, as in gpsdio-segment
/// (`domain/algorithms.md` §2.2). The score is kept as a logarithm, so that intervals of weeks do not
/// vanish into zero. The cross-track term of gpsdio-segment is left out.
import Geodesy
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One comparison of a fix with the last fix of a segment.
struct SegmentScore {
  let rule: SegmentRule

  /// Nil when the fix cannot be of the ship that sent `last`; else higher is better.
  func logarithm(of fix: Fix, after last: Fix) -> Double? {
    let hours = abs((fix.time - last.time).hours)
    let distance = last.position.distance(to: fix.position)
    guard distance.nauticalMiles <= reach(from: last, to: fix, hours: hours) else { return nil }
    let error = discrepancy(from: last, to: fix, hours: hours, distance: distance)
    return score(of: error, fix, last, hours: hours)
  }

  /// Between which values the logarithm lies, whatever dead reckoning says; a fix that she cannot have
  /// sent is not asked about.
  func bounds(of fix: Fix, after last: Fix) -> ClosedRange<Double> {
    let hours = abs((fix.time - last.time).hours)
    let distance = last.position.distanceCeiling(to: fix.position)
    let best = score(of: Metres(0), fix, last, hours: hours)
    return min(best, score(of: Metres(4 * distance.value), fix, last, hours: hours))...best
  }

  /// The logarithm for a given error of dead reckoning.
  private func score(of error: Metres, _ fix: Fix, _ last: Fix, hours: Double) -> Double {
    let counted = hours / (1 + sqrt(hours / rule.penaltyHours))
    let padded = hypot(counted, rule.clockPadding.hours)
    let alpha = error.nauticalMiles / (rule.penaltySpeed.value * padded)
    let weight = isClassMismatch(fix.transponder, last.transponder) ? rule.classMismatchWeight : 1
    return -alpha * alpha - log(padded) + log(weight)
  }

  /// Whether the ship that sent `last` can have sent the fix too; without a score, for nearly every fix.
  @inline(__always)
  static func isFeasible(_ fix: Fix, after last: Fix, _ rule: SegmentRule) -> Bool {
    let (here, there) = (last.position, fix.position)
    let ceiling = here.distanceCeiling(to: there)
    // Whatever the interval, the padding alone lets her come this far.
    let least = rule.maximumSpeed.value * rule.clockPadding.hours * 1852
    return ceiling.value <= least || isWithinReach(fix, after: last, ceiling, rule)
  }

  @inline(never)
  private static func isWithinReach(
    _ fix: Fix, after last: Fix, _ ceiling: Metres, _ rule: SegmentRule
  ) -> Bool {
    let hours = abs((fix.time - last.time).hours)
    let reach = Self(rule: rule).reach(from: last, to: fix, hours: hours)
    return ceiling.value <= reach * 1852
      || last.position.distance(to: fix.position).nauticalMiles <= reach
  }

  /// Whether the way from the last fix is no longer than she says she sailed, and 5 kn more; over half a day
  /// and more any ship may have done otherwise than she says.
  func isPlausible(_ fix: Fix, after last: Fix) -> Bool {
    let hours = abs((fix.time - last.time).hours)
    let most = reach(from: last, to: fix, hours: hours)
    guard hours <= rule.toldPause.hours else {
      return last.position.distance(to: fix.position).nauticalMiles <= most
    }
    let said = max(last.speed?.value ?? 0, fix.speed?.value ?? 0)
    let told = (said + rule.penaltySpeed.value) * hypot(hours, rule.clockSlack.hours)
    let room = rule.distancePadding.nauticalMiles
    return last.position.distance(to: fix.position).nauticalMiles <= min(most, told + room)
  }

  /// Nautical miles the ship could have come.
  private func reach(from last: Fix, to fix: Fix, hours: Double) -> Double {
    let speed = Self.greatestSpeed(
      of: last, and: fix, floor: rule.maximumSpeed, margin: rule.claimedSpeedMargin,
      ceiling: rule.maximumClaimedSpeed)
    let coarse =
      (last.transponder == .longRange ? 1 : 0) + (fix.transponder == .longRange ? 1 : 0)
    return speed.value * hypot(hours, rule.clockPadding.hours)
      + Double(coarse) * rule.coarseFixPadding.nauticalMiles
  }

  /// The limit, raised for a ship that says at either end that she is faster.
  static func greatestSpeed(
    of first: Fix, and second: Fix, floor: Knots, margin: Double, ceiling: Knots
  ) -> Knots {
    let claimed = max(first.speed?.value ?? 0, second.speed?.value ?? 0) * margin
    return Knots(max(floor.value, min(claimed, ceiling.value)))
  }

  private func discrepancy(
    from last: Fix, to fix: Fix, hours: Double, distance: Metres
  ) -> Metres {
    let forward = reckoningError(from: last, to: fix, hours: hours)
    let backward = reckoningError(from: fix, to: last, hours: -hours)
    let errors = [forward, backward].compactMap { $0?.value }
    guard !errors.isEmpty else { return distance }
    return Metres(min(errors.reduce(0, +) / Double(errors.count), 4 * distance.value))
  }

  private func reckoningError(from start: Fix, to end: Fix, hours: Double) -> Metres? {
    guard let speed = start.speed, let course = start.course else { return nil }
    let made = Metres(speed.value * hours * 1852)
    let reached = start.position.destination(bearing: course, distance: made)
    return reached.distance(to: end.position)
  }

  private func isClassMismatch(_ left: Transponder, _ right: Transponder) -> Bool {
    switch (left, right) {
    case (.unknown, _), (_, .unknown): false
    default: (left == .classB) != (right == .classB)
    }
  }
}
