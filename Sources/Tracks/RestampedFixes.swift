/// Tells a fix that was sent long before from one that was sent now.
///
/// A receiver whose clock is wrong hands on what others hear too, with another time. A ship under way
/// never says the very same place, speed and course again when she has been elsewhere since, so that a jump to
/// exactly what she said some minutes or hours ago is a message heard then and stamped now; and so, without a
/// jump, is what a clock repeats that is known by how much it is wrong. At rest she says one place twice, but
/// does not jump to it from being under way.
import Geodesy
import Vocabulary

/// What one ship under way said lately.
struct RestampedFixes: Sendable {
  struct Saying: Sendable {
    /// Counts what she said.
    let number: Int
    let fix: Fix

    var time: Instant { fix.time }
    var vertex: TrackVertex {
      TrackVertex(time: fix.time, position: fix.position, speed: fix.speed)
    }
  }

  /// At this speed and above she does not say one place twice (this project's choice).
  private static let leastSpeed = Knots(2)
  /// Copies within this are what several good receivers give, or satellites late.
  private static let leastDelay = TimeSpan.minutes(2)
  /// Clocks that are wrong by more are not looked for: what is kept is bounded.
  private static let mostDelay = TimeSpan.hours(3)
  /// Sayings kept; of more every other one is dropped.
  private static let most = 256

  private var sayings: [Saying] = []
  private var count = 0
  private var copies: Set<SourceReference> = []
  private var segment: SegmentID?
  /// Whether more than one track was heard on her number.
  private(set) var isDoubled = false

  mutating func meet(_ other: SegmentID) {
    if let segment, segment != other { isDoubled = true }
    if segment == nil { segment = other }
  }

  mutating func note(_ fix: Fix) {
    guard fix.speed != nil, fix.transponder != .longRange else { return }
    // What a second receiver heard of it is the same word.
    if let last = sayings.last, fix.isEcho(of: last.fix) { return }
    if sayings.count >= Self.most { thin(before: fix.time - Self.mostDelay) }
    sayings.append(Saying(number: count, fix: fix))
    count += 1
  }

  private static func isUnderWay(_ fix: Fix) -> Bool {
    fix.speed.map { $0 >= leastSpeed } ?? false
  }

  /// Fixes remembered as copies.
  private static let mostCopies = 4096

  mutating func noteCopy(_ fix: Fix) {
    if copies.count < Self.mostCopies { copies.insert(fix.source) }
  }

  func isCopy(_ fix: Fix) -> Bool { copies.contains(fix.source) }

  private mutating func thin(before time: Instant) {
    sayings.removeAll { $0.time < time }
    guard sayings.count >= Self.most else { return }
    let kept = (sayings.count + 1) / 2
    for place in 0..<kept { sayings[place] = sayings[place * 2] }
    sayings.removeLast(sayings.count - kept)
  }

  /// When she first said what this fix says; nil when she did not.
  ///
  /// What she said at rest counts only when she jumped there from being under way, or from there to being
  /// under way: `other` is the fix on the far side of the jump.
  func firstSaid(_ fix: Fix, jumpingFrom other: Fix? = nil) -> Saying? {
    guard fix.transponder != .longRange, Self.isUnderWay(fix) || other.map(Self.isUnderWay) ?? false
    else { return nil }
    return sayings.last { isSaidAgain($0, by: fix) }
  }

  /// The same of a clock that is known by how much it is wrong, jump or not.
  func firstSaid(
    _ fix: Fix, by clocks: [WrongClock], _ rule: PositionAnomalyRule
  ) -> Saying? {
    guard fix.transponder != .longRange, Self.isUnderWay(fix) else { return nil }
    for clock in clocks where fix.time - clock.end <= rule.copiesJoin {
      let then = fix.time - clock.delay
      let near = sayings[sayings.firstPlace { $0.time >= then - rule.sameClock }...]
        .prefix { $0.time <= then + rule.sameClock }
      if let first = near.last(where: { isSaidAgain($0, by: fix) }) { return first }
    }
    return nil
  }

  /// Whether a fix repeats a saying, long after it, to the letter, and she said another place since.
  private func isSaidAgain(_ saying: Saying, by fix: Fix) -> Bool {
    Self.isSame(saying, fix)
      && sayings.contains { $0.number > saying.number && $0.fix.position != fix.position }
  }

  /// Since when a ship under way had said nothing but this place, for minutes; nil when she had not.
  func frozenSince(_ last: Fix) -> Instant? {
    guard last.transponder != .longRange, Self.isUnderWay(last) else { return nil }
    return sayings.first { Self.isSame($0, last) }?.time
  }

  private static func isSame(_ saying: Saying, _ fix: Fix) -> Bool {
    saying.fix.position == fix.position && saying.fix.speed == fix.speed
      && saying.fix.course == fix.course && fix.time - saying.time >= leastDelay
      && fix.time - saying.time <= mostDelay
  }

  /// Whether she said one thing right after another, for all that a wrong clock alone handed on between.
  ///
  /// Such a place is off the way between the two, and she was there by just the clock's delay before.
  func isNext(
    _ saying: Saying, after number: Int, by delay: TimeSpan, _ rule: PositionAnomalyRule
  ) -> Bool {
    guard saying.number > number, let before = sayings.last(where: { $0.number <= number }) else {
      return false
    }
    let between = sayings.filter { $0.number > number && $0.number < saying.number }
    // Of words that are kept no more nothing is known.
    guard between.count == saying.number - number - 1 else { return false }
    guard !between.isEmpty else { return true }
    let track = sayings.filter { $0.number <= number }.map(\.vertex)
    return between.allSatisfy { other in
      let plane = TangentPlane(origin: other.fix.position)
      return !rule.leads([before.vertex, saying.vertex], at: other.time, past: plane)
        && rule.leads(track, at: other.time - delay, past: plane)
    }
  }
}
