/// Chooses of one segment's fixes those that can matter to a meeting.
///
/// A fix matters when the ship may have met somebody on the way to it (`EncounterRule.isSlow`), when
/// she is slow enough there to be met, or when it begins such a way. The others are left out; the
/// first left out after one that was handed on says that she has gone. What the encounter detector
/// finds is the same with and without this choice.
import Geodesy
import Vocabulary

/// One segment as meetings see it.
struct MeetingTrail: Sendable {
  private struct Step: Sendable {
    let key: FleetKey
    let point: TrackPoint
    var isHandedOn: Bool
  }

  private var last: Step?
  /// The detector holds a fix of hers.
  private var isPresent = false
  /// At some time she could have been a tanker that moves cargo.
  private(set) var wasPlausible = false

  /// Nothing was handed on that must be taken back, and nothing waits.
  var isIdle: Bool { !isPresent && last == nil }

  /// Takes over what is now known of her.
  mutating func learn(_ particulars: Particulars, rule: EncounterRule) {
    let isLong = (particulars.dimensions?.length ?? 0) >= rule.leastLength
    if particulars.isTanker ?? isLong { wasPlausible = true }
  }

  mutating func take(
    _ point: TrackPoint, key: FleetKey, isTanker: Bool?, rule: EncounterRule,
    into points: inout [FleetPoint]
  ) {
    guard isTanker != false else {
      leave(point, key, into: &points)
      last = nil
      return
    }
    let fix = point.fix
    if let before = last, before.point.fix.time > fix.time { return }
    let canBeMet = fix.speed.map { $0 <= rule.underWaySpeed } ?? true
    let isSlow = last.map { rule.isSlow(from: $0.point.fix, to: fix) } ?? false
    if isSlow || fix.speed == nil, let before = last, !before.isHandedOn {
      points.append(FleetPoint(key: before.key, point: before.point, kind: .meeting))
    }
    if isSlow || canBeMet {
      points.append(FleetPoint(key: key, point: point, kind: .meeting))
      isPresent = true
    } else {
      leave(point, key, into: &points)
    }
    last = Step(key: key, point: point, isHandedOn: isSlow || canBeMet)
  }

  private mutating func leave(
    _ point: TrackPoint, _ key: FleetKey, into points: inout [FleetPoint]
  ) {
    guard isPresent else { return }
    points.append(FleetPoint(key: key, point: point, kind: .gone))
    isPresent = false
  }
}

extension EncounterRule {
  /// Slow enough between two fixes to meet anybody, and heard often enough to know where she was in
  /// between.
  func isSlow(from: Fix, to: Fix) -> Bool {
    let span = to.time - from.time
    guard span <= stillInterpolation else { return false }
    let fastest = underWaySpeed.value + 0.5
    guard min(from.speed?.value ?? 0, to.speed?.value ?? 0) <= fastest else { return false }
    let (here, there) = (from.position, to.position)
    if span > interpolation, !here.isWithin(stillDrift, of: there) { return false }
    // Below a minute an error of position of 10 m looks like a third of a knot and more.
    guard span.seconds >= 60 else { return true }
    return here.isWithin(Metres(fastest * span.hours * 1852), of: there)
  }
}
