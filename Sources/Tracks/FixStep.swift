/// What the way between two fixes says of the ship that sent them.
import Geodesy
import Vocabulary

/// How far a step is from what a ship can do.
enum FixStep {
  case possible
  /// Farther than a ship that says at both ends that she lies still can have come, though others can.
  case leap
  /// Farther within a quarter of an hour than a ship that says at one end that she lies still, and what she makes
  /// at the other, can have come, though others can.
  case leapFromRest
  /// Farther within a quarter of an hour than a ship that says at both ends that she lies still can have come.
  case jumpAtRest
  /// Farther than any ship can have come.
  case jump

  /// Of the last fix alone, so that no state is copied for it.
  ///
  /// Nobody starts, sails and stops within a quarter of an hour without a word of it; within an hour one who
  /// is heard seldom may.
  init(from last: Fix, to fix: Fix, rule: PositionAnomalyRule) {
    // However short the time, and whatever she says, the room for poor fixes alone lets her come so far.
    if last.position.isWithin(rule.distancePadding, of: fix.position) {
      self = .possible
      return
    }
    let span = fix.time - last.time
    let coarse =
      (last.transponder == .longRange ? 1 : 0) + (fix.transponder == .longRange ? 1 : 0)
    let room = rule.distancePadding.value + Double(coarse) * rule.coarseFixPadding.value
    let time = span.seconds + rule.clockPadding.seconds
    func isWithin(_ speed: Knots) -> Bool {
      last.position.isWithin(Metres(speed.metresPerSecond * time + room), of: fix.position)
    }
    let limit = SegmentScore.greatestSpeed(
      of: last, and: fix, floor: rule.maximumSpeed, margin: rule.claimedSpeedMargin,
      ceiling: rule.maximumClaimedSpeed)
    let rests = (last.isSaidAtRest(rule) ? 1 : 0) + (fix.isSaidAtRest(rule) ? 1 : 0)
    guard rests > 0, let least = Self.mostFromRest(last, fix, rests, span, rule) else {
      self = isWithin(limit) ? .possible : .jump
      return
    }
    if isWithin(min(least, limit)) {
      self = .possible
    } else if rests == 2, span <= rule.mismatchSilence {
      self = .jumpAtRest
    } else {
      self = !isWithin(limit) ? .jump : rests == 2 ? .leap : .leapFromRest
    }
  }

  /// The fastest that she can have come unheard when she lies still at one end or at both; nil over so long that she
  /// can have done anything.
  private static func mostFromRest(
    _ last: Fix, _ fix: Fix, _ rests: Int, _ span: TimeSpan, _ rule: PositionAnomalyRule
  ) -> Knots? {
    guard span.seconds >= 0, let one = last.speed, let other = fix.speed else { return nil }
    if rests == 2 { return span <= rule.longestLeap ? rule.movingSpeed : nil }
    let said = max(one, other).value
    return span <= rule.mismatchSilence ? Knots(rule.movingSpeed.value + 2 * said) : nil
  }
}

extension Fix {
  /// False where she sent no speed.
  func isSaidAtRest(_ rule: PositionAnomalyRule) -> Bool {
    speed.map { $0 <= rule.restSpeed } ?? false
  }
}
