/// How two ships came together and how they parted: who came to whom, from how far and how fast.
///
/// Ships that lie near each other for days have neither; who comes for a transfer does. Read from the
/// simplified tracks when all is known, so that nothing is held while ships sail.
/// Docs/Methods/Encounters.md has the rule.
import Geodesy
package import Vocabulary

/// The relative motion of a pair on one side of a meeting.
package struct MeetingMotion: Hashable, Sendable {
  package enum Mover: String, Hashable, Sendable {
    case first = "a"
    case second = "b"
    case both
    /// Neither made more way than a ship swings or drifts.
    case neither
  }

  /// How far apart the two were at the far end of the time looked at.
  package let apart: Metres
  /// From there to the meeting.
  package let span: TimeSpan
  package let mover: Mover
  /// By how much they closed or opened in the mean.
  package let speed: Knots

  package init(apart: Metres, span: TimeSpan, mover: Mover, speed: Knots) {
    (self.apart, self.span, self.mover, self.speed) = (apart, span, mover, speed)
  }
}

/// Reads the motion of pairs from tracks.
struct MeetingTracks {
  let rule: EncounterRule
  private let tracks: [SegmentID: [TrackVertex]]

  init(_ segments: [Segment], rule: EncounterRule = .standard) {
    self.rule = rule
    tracks = Dictionary(
      segments.map { ($0.id, $0.track) }, uniquingKeysWith: { first, _ in first })
  }

  /// Notes approach and departure of each meeting; nil where one of the two was not heard there.
  func note(_ encounters: inout [Encounter]) {
    for index in encounters.indices {
      let event = encounters[index]
      encounters[index].approach = motion(event, at: event.start, direction: -1)
      encounters[index].departure = motion(event, at: event.end, direction: 1)
      // The rest of a stay that was too long to be held in one piece.
      if event.basis == .alongsideLong, let approach = encounters[index].approach,
        approach.mover == .neither, approach.apart <= rule.nearHulls
      {
        encounters[index].basis = .alongsideStay
        encounters[index].confidence = rule.confidence(.alongsideStay)
      }
    }
  }

  /// From the farthest of the hours looked at in which both were heard.
  private func motion(_ event: Encounter, at edge: Instant, direction: Double) -> MeetingMotion? {
    guard let first = tracks[event.first], let second = tracks[event.second],
      let (one, other) = places(first, second, edge)
    else { return nil }
    for hours in rule.motionHours {
      let time = edge + .hours(direction * hours)
      guard let (far, farther) = places(first, second, time) else { continue }
      let apart = far.distance(to: farther)
      let change = apart.value - one.distance(to: other).value
      return MeetingMotion(
        apart: apart, span: .hours(hours),
        mover: mover(far.distance(to: one), farther.distance(to: other)),
        speed: Knots(Metres(change).nauticalMiles / hours))
    }
    return nil
  }

  private func mover(_ first: Metres, _ second: Metres) -> MeetingMotion.Mover {
    switch (first > rule.movedDistance, second > rule.movedDistance) {
    case (true, true): .both
    case (true, false): .first
    case (false, true): .second
    case (false, false): .neither
    }
  }

  private func places(
    _ first: [TrackVertex], _ second: [TrackVertex], _ time: Instant
  ) -> (Coordinate, Coordinate)? {
    guard let one = place(first, at: time), let other = place(second, at: time) else { return nil }
    return (one, other)
  }

  /// Between two corners, straight; nil before the first, after the last and in a silence.
  private func place(_ track: [TrackVertex], at time: Instant) -> Coordinate? {
    var (low, high) = (0, track.count)
    while low < high {
      let middle = (low + high) / 2
      if track[middle].time < time { low = middle + 1 } else { high = middle }
    }
    guard low < track.count else { return nil }
    let next = track[low]
    if next.time == time { return next.position }
    guard low > 0 else { return nil }
    let before = track[low - 1]
    let span = next.time - before.time
    // Both ends of a silence are corners; a longer straight run was heard all along or led straight on.
    let share = (time - before.time).seconds / span.seconds
    guard let course = before.position.bearing(to: next.position) else { return next.position }
    let way = Metres(before.position.distance(to: next.position).value * share)
    return before.position.destination(bearing: course, distance: way)
  }
}
