/// A jump out of a ship's track, while it may still be followed by the jump back.
///
/// A place to which satellite navigation throws a ship can lie so near that one track holds both: what
/// gives it away is that she leaps there, says all the while that she makes no such way, and leaps back.
import Geodesy
import Vocabulary

struct Excursion: Sendable {
  /// Her last fix before the jump and the first after it.
  let before: Fix
  let first: Fix
  /// Fixes of the track up to and with the first.
  let count: Int

  /// Whether she can have come to a fix from where she jumped off, by what she says of her speed.
  func isReturn(_ fix: Fix, rule: PositionAnomalyRule) -> Bool {
    let span = fix.time - before.time
    guard span <= rule.longestExcursion else { return false }
    let said = max(before.speed?.value ?? 0, first.speed?.value ?? 0, fix.speed?.value ?? 0)
    var room = Knots(said + rule.returnSpeed.value).metresPerSecond * span.seconds
    if said < rule.returnSpeed.value {
      room = min(room, before.position.distance(to: first.position).value / 2)
    }
    return before.position.isWithin(Metres(room + rule.distancePadding.value), of: fix.position)
  }

  /// Whether a fix undoes a leap: where she said that she moved after it, she is nearer to where she leapt from
  /// than half the leap.
  func isLeapBack(_ fix: Fix, rule: PositionAnomalyRule) -> Bool {
    guard isReturn(fix, rule: rule) else { return false }
    if first.isSaidAtRest(rule) { return true }
    let half = before.position.distance(to: first.position).value / 2
    return before.position.isWithin(Metres(half), of: fix.position)
  }
}
