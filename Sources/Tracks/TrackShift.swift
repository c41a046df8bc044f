/// Finds by how much the clock was wrong that stamped one track of a number.
///
/// A receiver whose clock is wrong hands on a ship's way as it was, hours earlier or later. Laid over what other
/// receivers heard of her, each place lies on her way of one delay before or after; of a clock that gains or loses
/// the delay changes with time, by one rate. The delays at which corners of the one track lie on the other vote for
/// a line of delay over time (a Hough transform; Duda and Hart, CACM 15, 1972), and the two tracks are then held
/// against each other along it. Docs/Methods/PositionAnomalies.md has the rule (34).
import Geodesy
import Vocabulary

/// One track of a number, to be laid over the others.
struct TrackShift {
  /// A stretch that agrees with the others by one delay.
  struct Fit {
    var span: ClosedRange<Instant>
    let clock: Clock
    /// Places, ten minutes apart or more, that lie on the others' way.
    let agreeing: Int
    /// When, before and after it, the two ways contradict each other.
    let against: [Instant]
  }

  /// How late a clock is, and how fast that changes.
  struct Clock: Hashable, Sendable {
    let delay: TimeSpan
    /// Seconds a second.
    let rate: Double
    let reference: Instant

    func delay(at time: Instant) -> TimeSpan {
      .seconds(delay.seconds + rate * (time - reference).seconds)
    }
  }

  private struct Vote {
    /// Seconds since the track began.
    let time: Double
    let delay: Double
  }

  private struct Sample {
    let time: Instant
    /// Nil where the others say nothing that could contradict, and where she lay still at one place both times.
    let agrees: Bool?
    let position: Coordinate
  }

  let rule: ShiftRule
  let track: [TrackVertex]
  let others: [[TrackVertex]]

  /// The stretches of the track that are the others' way of another hour, in order.
  func fits() -> [Fit] {
    guard let start = track.first?.time else { return [] }
    var votes = self.votes(since: start)
    var found: [Fit] = []
    for _ in 0..<rule.mostClocks where votes.count >= rule.leastVotes {
      guard let clock = clock(of: votes, since: start) else { break }
      let stretches = stretches(by: clock)
      if stretches.isEmpty {
        votes.removeAll { isBy(clock, $0, since: start) }
        continue
      }
      found += stretches
      votes.removeAll { vote in
        let time = start + .seconds(vote.time)
        return isBy(clock, vote, since: start) || stretches.contains { $0.span.contains(time) }
      }
    }
    return found.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  private func isBy(_ clock: Clock, _ vote: Vote, since start: Instant) -> Bool {
    abs(vote.delay - clock.delay(at: start + .seconds(vote.time)).seconds)
      <= rule.delayRoom.seconds
  }

  // MARK: Votes

  /// At each corner under way that lies on the other way: by how much the one is later than the other.
  private func votes(since start: Instant) -> [Vote] {
    var votes: [Vote] = []
    for other in others {
      for corner in track where isUnderWay(corner) {
        for passed in passages(of: corner, on: other) {
          votes.append(
            Vote(time: (corner.time - start).seconds, delay: (corner.time - passed).seconds))
        }
      }
      for corner in other where isUnderWay(corner) {
        for passed in passages(of: corner, on: track) {
          votes.append(Vote(time: (passed - start).seconds, delay: (passed - corner.time).seconds))
        }
      }
      if votes.count >= rule.mostVotes { break }
    }
    return votes.filter {
      (rule.leastDelay.seconds...rule.mostDelay.seconds).contains(abs($0.delay))
    }
  }

  private func isUnderWay(_ corner: TrackVertex) -> Bool {
    corner.speed.map { $0 >= rule.leastSpeed } ?? true
  }

  /// When a track passed a corner's place, within the hours by which a clock can be wrong.
  private func passages(of corner: TrackVertex, on track: [TrackVertex]) -> [Instant] {
    var index = max(1, track.firstPlace { $0.time >= corner.time - rule.mostDelay })
    var plane: TangentPlane?
    var result: [Instant] = []
    while index < track.count, track[index - 1].time <= corner.time + rule.mostDelay {
      defer { index += 1 }
      let (from, to) = (track[index - 1], track[index])
      guard isNear(corner.position, from, to) else { continue }
      let local = plane ?? TangentPlane(origin: corner.position)
      plane = local
      let (start, end) = (local.point(from.position), local.point(to.position))
      let way = end - start
      let span = (to.time - from.time).seconds
      guard span > 0, way.length >= rule.leastSpeed.metresPerSecond * span,
        TangentPlane.distance(toLegFrom: start, to: end) <= rule.room.value
      else { continue }
      let share = min(1, max(0, -start.dot(way) / way.dot(way)))
      result.append(from.time + .seconds(span * share))
    }
    return result
  }

  /// Whether a leg can pass a place, in degrees, so that most legs cost no trigonometry.
  private func isNear(_ place: Coordinate, _ from: TrackVertex, _ to: TrackVertex) -> Bool {
    let room = rule.room.value / 110_000
    let (one, other) = (from.position.latitude, to.position.latitude)
    return place.latitude >= min(one, other) - room && place.latitude <= max(one, other) + room
      && Self.isOnPlane(place, from.position) && Self.isOnPlane(place, to.position)
  }

  /// Whether two places lie so near that a plane about the one can hold the other.
  private static func isOnPlane(_ one: Coordinate, _ other: Coordinate) -> Bool {
    let east = abs(one.longitude - other.longitude)
    return abs(one.latitude - other.latitude) < 30 && min(east, 360 - east) < 30
  }

  // MARK: The clock

  /// The line of delay over time that most votes lie on.
  private func clock(of votes: [Vote], since start: Instant) -> Clock? {
    var best: (count: Int, delay: Double, rate: Double)?
    for rate in rule.rates {
      var bins: [Int: Int] = [:]
      for vote in votes {
        let delay = vote.delay - rate * vote.time
        bins[Int((delay / rule.delayRoom.seconds).rounded(.down)), default: 0] += 1
      }
      for (bin, count) in bins {
        let both = count + (bins[bin + 1] ?? 0)
        let delay = Double(bin + 1) * rule.delayRoom.seconds
        let isBetter =
          best.map {
            (both, -abs(rate), delay) > ($0.count, -abs($0.rate), $0.delay)
          } ?? true
        if isBetter { best = (both, delay, rate) }
      }
    }
    guard let best, best.count >= rule.leastVotes else { return nil }
    return refined(best.delay, best.rate, votes, since: start)
  }

  /// The straight line through the votes about a first guess (least squares).
  private func refined(_ delay: Double, _ rate: Double, _ votes: [Vote], since start: Instant)
    -> Clock
  {
    var (delay, rate) = (delay, rate)
    for _ in 0..<3 {
      let near = votes.filter {
        abs($0.delay - delay - rate * $0.time) <= rule.delayRoom.seconds
      }
      guard near.count >= 2 else { break }
      let count = Double(near.count)
      let meanTime = near.reduce(0) { $0 + $1.time } / count
      let meanDelay = near.reduce(0) { $0 + $1.delay } / count
      let spread = near.reduce(0) { $0 + ($1.time - meanTime) * ($1.time - meanTime) }
      // Over less than an hour noise would make a rate.
      if rate != 0, spread / count >= 3600 * 3600 {
        let slant = near.reduce(0) { $0 + ($1.time - meanTime) * ($1.delay - meanDelay) } / spread
        if abs(slant) <= rule.mostRate { rate = slant }
      }
      delay = meanDelay - rate * meanTime
    }
    return Clock(delay: .seconds(delay), rate: rate, reference: start)
  }

  // MARK: The two ways laid over each other

  /// The parts of the track that lie on the others' way by a clock.
  private func stretches(by clock: Clock) -> [Fit] {
    let samples = samples(by: clock)
    let against = samples.filter { $0.agrees == false }.map(\.time)
    var result: [Fit] = []
    for part in parts(of: samples) {
      let agreeing = apart(part.filter { $0.agrees == true })
      let doubts = apart(part.filter { $0.agrees == false }).count
      guard agreeing.count >= rule.leastAgreeing,
        Double(agreeing.count) >= rule.leastShare * Double(agreeing.count + doubts),
        way(agreeing) >= rule.leastWay.value,
        let first = agreeing.first, let last = part.last(where: { $0.agrees == true })
      else { continue }
      result.append(Fit(span: first.time...last.time, clock: clock, agreeing: agreeing.count, against: against))
    }
    return result
  }

  /// Samples cut where several in a row contradict, and at silences.
  private func parts(of samples: [Sample]) -> [ArraySlice<Sample>] {
    var parts: [ArraySlice<Sample>] = []
    var (start, against) = (0, 0)
    for index in samples.indices {
      if index > start, samples[index].time - samples[index - 1].time >= rule.silence {
        parts.append(samples[start..<index])
        (start, against) = (index, 0)
      }
      against = samples[index].agrees == false ? against + 1 : samples[index].agrees == nil ? against : 0
      if against == rule.mostAgainst {
        let first = samples[start...index].lastIndex { $0.agrees == true }
        if let first { parts.append(samples[start...first]) }
        start = index + 1
        against = 0
      }
    }
    if start < samples.count { parts.append(samples[start...]) }
    return parts
  }

  /// Without those that follow another within minutes.
  private func apart(_ samples: [Sample]) -> [Sample] {
    samples.reduce(into: []) { kept, sample in
      if kept.last.map({ sample.time - $0.time >= rule.apart }) ?? true { kept.append(sample) }
    }
  }

  /// Metres along places that follow one another without a silence.
  private func way(_ samples: [Sample]) -> Double {
    zip(samples, samples.dropFirst()).reduce(0) { sum, pair in
      pair.1.time - pair.0.time <= rule.silence
        ? sum + pair.0.position.distance(to: pair.1.position).value : sum
    }
  }

  /// At each corner of either way, and every ten minutes between.
  private func samples(by clock: Clock) -> [Sample] {
    var times = track.map(\.time)
    for (from, to) in zip(track, track.dropFirst()) where to.time - from.time <= rule.mostDelay {
      var time = from.time + rule.sampling
      while time < to.time {
        times.append(time)
        time = time + rule.sampling
      }
    }
    for corner in others.joined() {
      // The rate is small: a second guess is good to a second.
      let guess = corner.time + clock.delay(at: corner.time)
      times.append(corner.time + clock.delay(at: guess))
    }
    return Set(times).sorted().compactMap { sample(at: $0, clock) }
  }

  private func sample(at time: Instant, _ clock: Clock) -> Sample? {
    guard let leg = leg(of: track, at: time) else { return nil }
    let plane = TangentPlane(origin: leg.from.position)
    let place = Self.place(at: time, on: leg, plane)
    let then = time - clock.delay(at: time)
    let length = leg.to.time - leg.from.time
    let isMoving = isMoving(at: time)
    var verdict: Bool?
    for other in others {
      guard let otherLeg = self.leg(of: other, at: then),
        Self.isOnPlane(otherLeg.from.position, plane.origin),
        Self.isOnPlane(otherLeg.to.position, plane.origin)
      else { continue }
      let away = (Self.place(at: then, on: otherLeg, plane) - place).length
      if away <= rule.room.value {
        verdict = isMoving ? true : nil
        break
      }
      if length <= rule.surelyHeard, otherLeg.to.time - otherLeg.from.time <= rule.surelyHeard {
        verdict = false
      }
    }
    // A leg so long is a silence unless she was found on it all the same.
    if length >= rule.silence, verdict == nil { return nil }
    // Where she is to within a leg: it serves to tell her way from lying still.
    let isEarly = (time - leg.from.time).seconds * 2 < length.seconds
    return Sample(
      time: time, agrees: verdict, position: (isEarly ? leg.from : leg.to).position)
  }

  /// Whether she was under way about a time, by how far she came.
  private func isMoving(at time: Instant) -> Bool {
    let next = max(1, track.firstPlace { $0.time >= time })
    guard next < track.count else { return false }
    let (from, to) = (track[next - 1], track[next])
    let way = rule.leastSpeed.metresPerSecond * (to.time - from.time).seconds
    return !from.position.isWithin(Metres(way), of: to.position)
  }

  /// The leg of a track at a time, which is none in a silence; a corner alone when it is just then.
  private func leg(
    of track: [TrackVertex], at time: Instant
  ) -> (from: TrackVertex, to: TrackVertex)? {
    let index = track.firstPlace { $0.time >= time }
    guard index < track.count else { return nil }
    if track[index].time == time { return (track[index], track[index]) }
    guard index > 0, track[index].time - track[index - 1].time <= rule.mostDelay else {
      return nil
    }
    return (track[index - 1], track[index])
  }

  private static func place(
    at time: Instant, on leg: (from: TrackVertex, to: TrackVertex), _ plane: TangentPlane
  ) -> PlanePoint {
    let span = (leg.to.time - leg.from.time).seconds
    let start = plane.point(leg.from.position)
    guard span > 0 else { return start }
    let share = min(1, max(0, (time - leg.from.time).seconds / span))
    return start + (plane.point(leg.to.position) - start).scaled(by: share)
  }
}
