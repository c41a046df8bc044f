/// What a receiver with a wrong clock said of a ship and no other had heard.
///
/// Most of what such a receiver hands on is a copy of what others heard, and told apart as one. Where she
/// was out of their reach there is no copy to compare with; but by the copies before and after it is known
/// by how much the clock is wrong, and the place is where she was so long before.
import Geodesy
import Vocabulary

/// A clock that one ship's copies gave away.
struct WrongClock: Sendable {
  let delay: TimeSpan
  private(set) var start: Instant
  private(set) var end: Instant
  private(set) var copies = 1

  init(delay: TimeSpan, at time: Instant) {
    self.delay = delay
    (start, end) = (time, time)
  }

  /// False for a copy by another delay, or so much later that it is a fault of its own.
  mutating func take(_ other: TimeSpan, at time: Instant, _ rule: PositionAnomalyRule) -> Bool {
    guard abs(other.seconds - delay.seconds) <= rule.sameClock.seconds,
      time - end <= rule.copiesJoin
    else { return false }
    copies += 1
    end = max(end, time)
    return true
  }
}

/// The clocks that were wrong about the ships of one number.
struct WrongClocks {
  /// Clocks kept of one segment.
  static let most = 8
  let rule: PositionAnomalyRule
  private var clocks: [MMSI: [WrongClock]] = [:]

  init(rule: PositionAnomalyRule) { self.rule = rule }

  var isEmpty: Bool { clocks.isEmpty }

  mutating func add(_ found: [WrongClock], of mmsi: MMSI) {
    // Two copies by one delay are no coincidence.
    let sure = found.filter { $0.copies > 1 }
    if !sure.isEmpty { clocks[mmsi, default: []] += sure }
  }

  /// Whether a jump or stray began where she was by just the delay of such a clock before.
  func explain(_ anomaly: PositionAnomaly, _ segments: [MMSI: [Segment]]) -> Bool {
    guard anomaly.kind == .impossibleSpeed || anomaly.kind == .strayPositions,
      let known = clocks[anomaly.segment.mmsi]
    else { return false }
    let plane = TangentPlane(origin: anomaly.position)
    return known.contains { clock in
      guard clock.start - rule.copiesJoin <= anomaly.start,
        anomaly.start <= clock.end + rule.copiesJoin
      else { return false }
      let then = anomaly.start - clock.delay
      return (segments[anomaly.segment.mmsi] ?? []).contains {
        rule.leads($0.track, at: then, past: plane)
      }
    }
  }
}

extension PositionAnomalyRule {
  /// Whether a ship passed the origin of the plane at about a time.
  func leads(_ track: [TrackVertex], at time: Instant, past plane: TangentPlane) -> Bool {
    zip(track, track.dropFirst()).contains { from, to in
      guard from.time <= time + clockPadding, to.time >= time - clockPadding else { return false }
      let (start, end) = (plane.point(from.position), plane.point(to.position))
      let span = (to.time - from.time).seconds
      // A straight way of hours is one leg: the part of it about then, for she may have turned between two fixes.
      func place(_ moment: Instant) -> PlanePoint {
        let share = span > 0 ? (moment - from.time).seconds / span : 0
        return start + (end - start).scaled(by: min(1, max(0, share)))
      }
      let way = plane.distance(
        toLegFrom: place(time - legPart), to: place(time + legPart))
      return way <= ReviewRule.standard.ownWater.value
    }
  }
}
