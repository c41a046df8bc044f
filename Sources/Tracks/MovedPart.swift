/// A part of a ship's track between two silences, held against the rest of her way at another hour.
import Geodesy
import Vocabulary

struct MovedPart {
  let segment: SegmentID
  let part: ArraySlice<TrackVertex>
  private let others: [[TrackVertex]]
  private let rule: ShiftRule
  /// As fast as she may have sailed.
  private let speed: Knots

  /// The parts of a number's tracks that fall into a time, those of the track heard least first; none where there are
  /// too many tracks to ask.
  static func parts(
    of segments: [Segment], about span: ClosedRange<Instant>, _ rule: ShiftRule
  ) -> [Self] {
    guard segments.count <= rule.mostTracks else { return [] }
    return segments.sorted { ($0.fixCount, $0.id) < ($1.fixCount, $1.id) }.compactMap { segment in
      let part = segment.track.parted(by: rule.silence).first { $0.touches(span) } ?? []
      guard part.count > 1 else { return nil }
      return Self(part, of: segment, segments, rule)
    }
  }

  private init(
    _ part: ArraySlice<TrackVertex>, of segment: Segment, _ segments: [Segment], _ rule: ShiftRule
  ) {
    (self.segment, self.part, self.rule) = (segment.id, part, rule)
    let own = segments.filter { segment.particulars.mayBeOneShip(with: $0.particulars) }
    others = own.map { other in
      other.id == segment.id
        ? Array(other.track[..<part.startIndex] + other.track[part.endIndex...]) : other.track
    }
    let said = part.compactMap(\.speed?.value).max() ?? 0
    speed = Knots(max(said, rule.leastSpeed.value) * rule.saidMargin)
  }

  /// Whether the part contradicts the rest of her way as it was stamped, and fits it, between fixes on both sides, as
  /// a clock moves it.
  func fits(_ clock: WrongDelay) -> Bool {
    isBetween(clock) && !isPossible { _ in TimeSpan(milliseconds: 0) }
      && isPossible { clock.delay(at: $0) }
  }

  /// Whether there is a clock, of those that are looked for, by which it fits.
  ///
  /// While a recording is sent she is heard nowhere else; while a clock is wrong she is.
  var isAnotherHour: Bool {
    guard let first = part.first, let last = part.last,
      others.contains(where: { $0.contains { first.time < $0.time && $0.time < last.time } })
    else { return false }
    let steps = Int(rule.mostDelay.seconds / rule.sampling.seconds)
    return (-steps...steps).contains { step in
      step != 0
        && fits(
          WrongDelay(
            delay: .seconds(Double(step) * rule.sampling.seconds), rate: 0,
            reference: first.time))
    }
  }

  private func isBetween(_ clock: WrongDelay) -> Bool {
    part.allSatisfy { corner in
      let then = corner.time - clock.delay(at: corner.time)
      return others.contains { $0.first.map { $0.time < then } ?? false }
        && others.contains { $0.last.map { $0.time >= then } ?? false }
    }
  }

  private func isPossible(_ delay: (Instant) -> TimeSpan) -> Bool {
    part.allSatisfy { corner in
      let then = corner.time - delay(corner.time)
      return others.allSatisfy { isReachable(corner.position, at: then, on: $0) }
    }
  }

  /// Whether a ship can have been at a place at a time between the corners of her track about then.
  private func isReachable(_ place: Coordinate, at time: Instant, on track: [TrackVertex]) -> Bool {
    let next = track.firstPlace { $0.time >= time }
    let about = [next > 0 ? track[next - 1] : nil, next < track.count ? track[next] : nil]
    return about.allSatisfy { corner in
      guard let corner else { return true }
      let most = speed.metresPerSecond * abs((corner.time - time).seconds) + rule.stepRoom.value
      return corner.position.isWithin(Metres(most), of: place)
    }
  }
}
