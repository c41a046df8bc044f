/// Dates a record that its line did not: between two marks of the log's clock.
///
/// Between two marks at most five minutes apart, time is taken to run evenly with the lines; before
/// the first mark and behind the last, the nearest mark's time is taken. A position tells the UTC
/// second it was made at: the moment nearest to the estimate with that second is the record's time,
/// unless it lies outside the marks by more than ten seconds, when the ship's clock is not believed.
import Vocabulary

/// The marks around a line.
struct NMEADating {
  /// How far a position's second may lie before the earlier mark or behind the later one: it is made
  /// up to some seconds before it is sent, and networks turn the order of messages around.
  static let slack: Int64 = 10

  /// The mark before the line; nil before the first.
  var before: (line: UInt64, time: Instant)?
  /// The mark after the line; nil behind the last.
  var after: (line: UInt64, time: Instant)?

  /// A time, and how far it may be from the true one.
  struct Dated: Equatable {
    let time: Instant
    let uncertainty: TimeSpan
  }

  /// Stations keep UTC to the second, networks delay them by as much as this, and a position is made
  /// up to some seconds before it is sent.
  static let stationSlack = TimeSpan.seconds(2)

  /// The time of a record at `line`; nil when the marks are too far apart or there are none.
  ///
  /// With the UTC second of its position a record is dated as exactly as the stations are, unless the
  /// marks are so far apart that the minute itself is open; without one, as far off as the further
  /// mark is.
  func time(atLine line: UInt64, second: Int?) -> Dated? {
    switch (before, after) {
    case (let before?, let after?):
      let step = after.time - before.time
      guard step.milliseconds.magnitude <= NMEAClock.Rule.longestStep.milliseconds.magnitude
      else { return nil }
      let lines = Int64(clamping: after.line &- before.line)
      let passed = Int64(clamping: line &- before.line)
      let seconds = lines > 0 ? step.milliseconds / 1000 * passed / lines : 0
      let estimate = before.time.seconds + seconds
      let bounds = min(before.time, after.time).seconds...max(before.time, after.time).seconds
      return Self.refine(estimate, second: second, earliest: -30, within: bounds)
    case (let before?, nil):
      let time = before.time.seconds
      return Self.refine(time, second: second, earliest: -5, within: time...time + 60)
    case (nil, let after?):
      let time = after.time.seconds
      return Self.refine(time, second: second, earliest: -55, within: time - 60...time)
    case (nil, nil): return nil
    }
  }

  /// The moment with `second` among the sixty that begin `earliest` seconds from the estimate.
  private static func refine(
    _ estimate: Int64, second: Int?, earliest: Int64, within bounds: ClosedRange<Int64>
  ) -> Dated {
    let reach = max(estimate - bounds.lowerBound, bounds.upperBound - estimate)
    let open = TimeSpan.seconds(Double(reach) + stationSlack.seconds)
    guard let second else { return Dated(time: Instant(seconds: estimate), uncertainty: open) }
    let start = estimate + earliest
    let startSecond = start - start.flooredQuotient(by: 60) * 60
    let refined = start + (Int64(second) - startSecond + 60) % 60
    guard refined >= bounds.lowerBound - slack && refined <= bounds.upperBound + slack else {
      return Dated(time: Instant(seconds: estimate), uncertainty: open)
    }
    let isMinuteCertain = reach < 30
    return Dated(
      time: Instant(seconds: refined), uncertainty: isMinuteCertain ? stationSlack : open)
  }
}
