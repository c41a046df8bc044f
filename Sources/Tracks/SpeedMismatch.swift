/// Compares the speed a ship sends with the positions she sends, over windows of half an hour.
import Geodesy
import Vocabulary

/// One window of one segment.
struct SpeedMismatch: Sendable {
  let first: Fix
  private(set) var last: Fix
  private(set) var count = 1
  private(set) var slowest: Knots
  private(set) var fastest: Knots
  /// Whether she held the course of the first fix; false where one told none.
  private(set) var holdsCourse: Bool
  /// Whether a fix lay at or beyond the standing distance from the first; looked at only while she
  /// says that she moves.
  private var isFar = false

  /// Nil when the fix gives no speed, or only a coarse one.
  init?(_ fix: Fix) {
    guard let speed = fix.speed, fix.transponder != .longRange else { return nil }
    first = fix
    last = fix
    slowest = speed
    fastest = speed
    holdsCourse = fix.course != nil
  }

  /// What a window of enough length and fixes says.
  enum Verdict {
    case undecided
    case agrees
    /// From its first fix to its last.
    case contradicts
    /// The window cannot go on with this fix.
    case broken
  }

  mutating func take(_ fix: Fix, rule: PositionAnomalyRule) -> Verdict {
    guard let speed = fix.speed, fix.transponder != .longRange, fix.time >= last.time,
      fix.time - last.time <= rule.mismatchSilence
    else { return .broken }
    count += 1
    slowest = min(slowest, speed)
    fastest = max(fastest, speed)
    if holdsCourse, fix.course != last.course {
      holdsCourse = fix.isOnCourse(of: first, within: rule.steadyCourse)
    }
    last = fix
    if !isFar, slowest >= rule.movingSpeed {
      isFar = !first.position.isWithin(rule.standingDistance, of: fix.position)
    }
    let span = fix.time - first.time
    guard span >= rule.mismatchSpan, count >= rule.mismatchFixes else { return .undecided }
    return contradicts(span, rule: rule) ? .contradicts : .agrees
  }

  private func contradicts(_ span: TimeSpan, rule: PositionAnomalyRule) -> Bool {
    if slowest >= rule.movingSpeed { return !isFar }
    guard fastest <= rule.restSpeed else { return false }
    let made = first.position.distance(to: last.position)
    return made.nauticalMiles >= rule.movingSpeed.value * span.hours
  }
}

extension Fix {
  /// False where either told no course.
  fileprivate func isOnCourse(of other: Self, within degrees: Double) -> Bool {
    guard let course, let theirs = other.course else { return false }
    return theirs.turn(to: course) <= degrees
  }
}
