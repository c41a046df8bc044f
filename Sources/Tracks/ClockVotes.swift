/// Finds by how much a clock is wrong from two ways of one ship.
///
/// The delays at which corners of the one track lie on the other vote for a line of delay over time, for a clock may
/// gain or lose (a Hough transform; Duda and Hart, CACM 15, 1972).
import Geodesy
import Vocabulary

/// How late a clock is, and how fast that changes.
struct WrongDelay: Hashable, Sendable {
  /// At `reference`; negative where the clock is behind.
  let delay: TimeSpan
  /// Seconds a second.
  let rate: Double
  let reference: Instant

  func delay(at time: Instant) -> TimeSpan {
    .seconds(delay.seconds + rate * (time - reference).seconds)
  }
}

struct ClockVotes {
  private struct Vote {
    /// Seconds since the track began.
    let time: Double
    let delay: Double
  }

  private struct Line {
    var count = 0
    var delay = 0.0
    var rate = 0.0

    /// More votes first; of as many the steadier clock.
    func isBetter(than other: Self) -> Bool {
      (count, -abs(rate), delay) > (other.count, -abs(other.rate), other.delay)
    }
  }

  /// Metres that no degree of latitude is shorter than (110,574 at the equator, WGS 84).
  private static let leastDegree = 110_500.0
  /// As far as a plane about a place holds others (`TangentPlane`).
  private static let planeReach = Metres(1_000_000)
  /// Over less than an hour noise would make a rate; and how often the line is drawn anew (this project's choice).
  private static let leastSpread = TimeSpan.hours(1)
  private static let refinements = 3

  private let rule: ShiftRule
  private let start: Instant
  private var votes: [Vote] = []

  /// At each corner under way that lies on the other way: by how much the one is later than the other.
  init(rule: ShiftRule, track: [TrackVertex], others: [[TrackVertex]], start: Instant) {
    (self.rule, self.start) = (rule, start)
    let delays = rule.leastDelay.seconds...rule.mostDelay.seconds
    for other in others where votes.count < rule.mostVotes {
      for corner in track where isUnderWay(corner) && votes.count < rule.mostVotes {
        for passed in passages(of: corner, on: other) {
          votes.append(
            Vote(time: (corner.time - start).seconds, delay: (corner.time - passed).seconds))
        }
      }
      for corner in other where isUnderWay(corner) && votes.count < rule.mostVotes {
        for passed in passages(of: corner, on: track) {
          votes.append(Vote(time: (passed - start).seconds, delay: (passed - corner.time).seconds))
        }
      }
      votes.removeAll { !delays.contains(abs($0.delay)) }
    }
  }

  /// Takes out the votes that a clock has used up, and those of times that it explains.
  mutating func remove(for clock: WrongDelay, in spans: [ClosedRange<Instant>]) {
    votes.removeAll { vote in
      let time = start + .seconds(vote.time)
      return abs(vote.delay - clock.delay(at: time).seconds) <= rule.delayRoom.seconds
        || spans.contains { $0.contains(time) }
    }
  }

  private func isUnderWay(_ corner: TrackVertex) -> Bool {
    corner.speed.map { $0 >= rule.leastSpeed } ?? true
  }

  /// When a track passed a corner's place, within about the hours by which a clock can be wrong.
  private func passages(of corner: TrackVertex, on track: [TrackVertex]) -> [Instant] {
    let first = max(1, track.firstPlace { $0.time >= corner.time - rule.mostDelay })
    let end = track.firstPlace { $0.time > corner.time + rule.mostDelay }
    guard first <= min(end, track.count - 1) else { return [] }
    var plane: TangentPlane?
    return (first...min(end, track.count - 1)).compactMap { index in
      let (from, to) = (track[index - 1], track[index])
      guard isNear(corner.position, from, to) else { return nil }
      let local = plane ?? TangentPlane(origin: corner.position)
      plane = local
      return passage(of: local, from, to)
    }
  }

  /// When a ship passed the origin of a plane on a leg; nil when she did not, or was not under way.
  private func passage(of plane: TangentPlane, _ from: TrackVertex, _ to: TrackVertex) -> Instant? {
    let (start, end) = (plane.point(from.position), plane.point(to.position))
    let way = end - start
    let span = (to.time - from.time).seconds
    guard span > 0, way.length >= rule.leastSpeed.metresPerSecond * span else { return nil }
    let share = min(1, max(0, -start.dot(way) / way.dot(way)))
    // Tracks are thinned along the straight lines of a chart, off which a long leg of the plane bends.
    guard let place = from.position.between(to.position, share),
      plane.origin.isWithin(rule.room, of: place)
    else { return nil }
    return from.time + .seconds(span * share)
  }

  /// Whether a leg can pass a place, by latitude first, so that most legs cost no trigonometry.
  private func isNear(_ place: Coordinate, _ from: TrackVertex, _ to: TrackVertex) -> Bool {
    let room = rule.room.value / Self.leastDegree
    let (one, other) = (from.position.latitude, to.position.latitude)
    return place.latitude >= min(one, other) - room && place.latitude <= max(one, other) + room
      && [from, to].allSatisfy { place.isWithin(Self.planeReach, of: $0.position) }
  }

  /// The clock that most votes are for; nil when too few are for any.
  func clock() -> WrongDelay? {
    var best = Line()
    for rate in rule.rates {
      var bins: [Int: Int] = [:]
      for vote in votes {
        let delay = vote.delay - rate * vote.time
        bins[Int((delay / rule.delayRoom.seconds).rounded(.down)), default: 0] += 1
      }
      for (bin, count) in bins {
        let line = Line(
          count: count + (bins[bin + 1] ?? 0), delay: Double(bin + 1) * rule.delayRoom.seconds,
          rate: rate)
        if line.isBetter(than: best) { best = line }
      }
    }
    return best.count >= rule.leastVotes ? refined(best) : nil
  }

  /// The straight line through the votes about a first guess (least squares).
  private func refined(_ line: Line) -> WrongDelay {
    var line = line
    for _ in 0..<Self.refinements {
      let near = votes.filter {
        abs($0.delay - line.delay - line.rate * $0.time) <= rule.delayRoom.seconds
      }
      guard near.count >= rule.leastVotes else { break }
      let count = Double(near.count)
      let meanTime = near.reduce(0) { $0 + $1.time } / count
      let meanDelay = near.reduce(0) { $0 + $1.delay } / count
      let spread = near.reduce(0) { $0 + ($1.time - meanTime) * ($1.time - meanTime) }
      if line.rate != 0, (spread / count).squareRoot() >= Self.leastSpread.seconds {
        let slant = near.reduce(0) { $0 + ($1.time - meanTime) * ($1.delay - meanDelay) } / spread
        if abs(slant) <= rule.mostRate { line.rate = slant }
      }
      line.delay = meanDelay - line.rate * meanTime
    }
    return WrongDelay(delay: .seconds(line.delay), rate: line.rate, reference: start)
  }
}
