/// Finds by how much the clock was wrong that stamped one track of a number.
///
/// A receiver whose clock is wrong hands on a ship's way as it was, hours earlier or later. Laid over what other
/// receivers heard of her, each place lies on her way of one delay before or after. `ClockVotes` finds the delay;
/// here the two tracks are held against each other by it. Docs/Methods/PositionAnomalies.md has the rule (34).
import Geodesy
import Vocabulary

/// One track of a number, to be laid over the others.
struct TrackShift {
  /// A stretch that agrees with the others by one delay.
  struct Fit {
    let span: ClosedRange<Instant>
    let clock: WrongDelay
    /// Places, five minutes apart or more, that lie on the others' way.
    let agreeing: Int
    /// When, before and after it, the two ways contradict each other.
    let against: [Instant]
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
    var votes = ClockVotes(rule: rule, track: track, others: others, start: start)
    var found: [Fit] = []
    for _ in 0..<rule.mostClocks {
      guard let clock = votes.clock() else { break }
      let stretches = joined(stretches(by: clock))
      found += stretches.filter { next in !found.contains { $0.span.overlaps(next.span) } }
      votes.remove(for: clock, in: stretches.map(\.span))
    }
    return found.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  /// Stretches by one clock made one across the hours in which she lay still or was not heard, where nothing
  /// contradicts.
  private func joined(_ stretches: [Fit]) -> [Fit] {
    stretches.reduce(into: []) { kept, next in
      guard let last = kept.last, next.span.lowerBound - last.span.upperBound <= rule.sameFault,
        !next.against.contains(where: {
          last.span.upperBound <= $0 && $0 <= next.span.lowerBound
        })
      else { return kept.append(next) }
      kept[kept.count - 1] = Fit(
        span: last.span.lowerBound...next.span.upperBound, clock: last.clock,
        agreeing: last.agreeing + next.agreeing, against: last.against)
    }
  }

  /// The parts of the track that lie on the others' way by a clock.
  private func stretches(by clock: WrongDelay) -> [Fit] {
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
      result.append(
        Fit(span: first.time...last.time, clock: clock, agreeing: agreeing.count, against: against))
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
      against =
        samples[index].agrees == false ? against + 1 : samples[index].agrees == nil ? against : 0
      if against == rule.mostAgainst {
        let last = samples[start...index].lastIndex { $0.agrees == true }
        if let last { parts.append(samples[start...last]) }
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
  private func samples(by clock: WrongDelay) -> [Sample] {
    var times = track.map(\.time)
    for (from, to) in zip(track, track.dropFirst()) where to.time - from.time <= rule.mostDelay {
      var time = from.time + rule.sampling
      while time < to.time {
        times.append(time)
        time = time + rule.sampling
      }
    }
    for corner in others.joined() {
      // The rate is small: a second guess is good to a minute.
      let guess = corner.time + clock.delay(at: corner.time)
      times.append(corner.time + clock.delay(at: guess))
    }
    return Set(times).sorted().compactMap { sample(at: $0, clock) }
  }

  private func sample(at time: Instant, _ clock: WrongDelay) -> Sample? {
    guard let leg = leg(of: track, at: time), let place = Self.place(at: time, on: leg) else {
      return nil
    }
    let then = time - clock.delay(at: time)
    let length = leg.to.time - leg.from.time
    var verdict: Bool?
    for other in others {
      guard let otherLeg = self.leg(of: other, at: then),
        let otherPlace = Self.place(at: then, on: otherLeg)
      else { continue }
      if place.isWithin(rule.room, of: otherPlace) {
        verdict = isMoving(at: time) ? true : nil
        break
      }
      if length <= rule.surelyHeard, otherLeg.to.time - otherLeg.from.time <= rule.surelyHeard {
        verdict = false
      }
    }
    // A leg so long is a silence unless she was found on it all the same.
    if length >= rule.silence, verdict == nil { return nil }
    return Sample(time: time, agrees: verdict, position: place)
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

  /// Tracks are thinned along the straight lines of a chart, and so they are read.
  private static func place(
    at time: Instant, on leg: (from: TrackVertex, to: TrackVertex)
  ) -> Coordinate? {
    let span = (leg.to.time - leg.from.time).seconds
    guard span > 0 else { return leg.from.position }
    let share = min(1, max(0, (time - leg.from.time).seconds / span))
    return leg.from.position.between(leg.to.position, share)
  }
}
