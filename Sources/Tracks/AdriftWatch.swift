/// A ship that moves sideways: hull one way, track another, slowly and for long.
///
/// Wind and current carry a ship without engine or anchor, and her keel does not point where she goes.
/// The Danish Maritime Authority's AisAbnormal (`DriftAnalysis`, defaults) calls a large ship adrift
/// when for ten minutes every report says so and she has come 500 m. A drift is told from the fix that
/// fulfils this, for only from there on was it known; what led up to it is its evidence.
import Geodesy
import Vocabulary

struct AdriftWatch: Sendable {
  /// Sideways fixes in a row.
  private struct Run: Sendable {
    let first: Fix
    var end: Fix
    /// The fix by which she had drifted long and far enough; nil before.
    var known: Fix?
    var place = MeanPlace()
    var speeds = 0.0
    var count = 0
  }

  private var last: Fix?
  private var run: Run?

  /// Takes the next fix in order of time.
  mutating func step(
    _ point: TrackPoint, _ rule: LoiteringRule, _ loiterings: inout [Loitering]
  ) {
    let fix = point.fix
    guard let course = fix.course, let heading = fix.heading, let speed = fix.speed else { return }
    if let last {
      // A late copy of what she said minutes ago is not where she is now.
      guard rule.canHaveDrifted(from: last, to: fix) else { return }
      if fix.time - last.time >= rule.driftSilence { end(point.segment, &loiterings) }
    }
    last = fix
    guard (rule.leastDrift...rule.fastestDrift).contains(speed),
      course.turn(to: heading) > rule.sideways + rule.courseError
    else { return end(point.segment, &loiterings) }
    take(fix, speed, rule)
  }

  @inline(__always)
  mutating func end(_ segment: SegmentID, _ loiterings: inout [Loitering]) {
    if run != nil { endRun(segment, &loiterings) }
  }

  private mutating func endRun(_ segment: SegmentID, _ loiterings: inout [Loitering]) {
    if let run, let known = run.known {
      let speed = Knots(run.speeds / Double(run.count))
      loiterings.append(
        Loitering(
          segment: segment, start: known.time, end: run.end.time,
          position: run.place.coordinate ?? known.position, meanSpeed: speed, confidence: 0.9,
          evidence: Set([run.first.source, known.source, run.end.source]).sorted(), kind: .adrift))
    }
    run = nil
  }

  private mutating func take(_ fix: Fix, _ speed: Knots, _ rule: LoiteringRule) {
    var grown = run ?? Run(first: fix, end: fix)
    grown.end = fix
    grown.place.add(fix.position)
    grown.speeds += speed.value
    grown.count += 1
    if grown.known == nil, fix.time - grown.first.time >= rule.driftPeriod,
      !grown.first.position.isWithin(rule.driftDistance, of: fix.position)
    {
      grown.known = fix
    }
    run = grown
  }
}

extension LoiteringRule {
  /// Whether a drifting ship can have come so far, with room for errors of position.
  fileprivate func canHaveDrifted(from last: Fix, to fix: Fix) -> Bool {
    let span = fix.time - last.time
    guard span < driftSilence, !last.position.isWithin(driftRoom, of: fix.position) else {
      return true
    }
    let speed = max(last.speed?.value ?? 0, fix.speed?.value ?? 0, fastestDrift.value)
    let reach = Knots(2 * speed).metresPerSecond * span.seconds + driftRoom.value
    return last.position.isWithin(Metres(reach), of: fix.position)
  }
}
