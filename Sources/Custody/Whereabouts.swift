/// Where a ship was at a time, read off her simplified track.
import Geodesy
import Tracks
import Vocabulary

struct Whereabouts {
  private let track: [TrackVertex]
  /// Vertices farther apart in time than this say nothing of what lies between them.
  private static let longestStep = TimeSpan.hours(6)

  init(_ track: [TrackVertex]) {
    self.track = track.sorted {
      ($0.time, $0.position.latitude, $0.position.longitude)
        < ($1.time, $1.position.latitude, $1.position.longitude)
    }
  }

  var isEmpty: Bool { track.isEmpty }

  /// Straight between the fixes around the time; nil before the first, after the last and in silences.
  ///
  /// A kept vertex may be a day from the next on a straight passage, so that silences are the caller's
  /// to know; inside one the answer is where the line between its ends lies.
  func position(at time: Instant) -> Coordinate? {
    let index = firstIndex(after: time)
    guard index > 0 else { return nil }
    let before = track[index - 1]
    guard index < track.count else {
      return time - before.time <= Self.longestStep ? before.position : nil
    }
    let after = track[index]
    let span = Double((after.time - before.time).milliseconds)
    guard span > 0 else { return before.position }
    let part = Double((time - before.time).milliseconds) / span
    return before.position.between(after.position, part)
  }

  /// Whether a kept fix lies within so much of a place.
  func comes(within distance: Metres, of area: PlaceArea) -> Bool {
    track.contains { Sphere.distance(to: area, from: $0.position) <= distance }
  }

  /// The kept fixes around a span of time, parted where two in a row lie on the two sides of a silence.
  func runs(
    from start: Instant, to end: Instant, isSilent: (Instant, Instant) -> Bool
  ) -> [ArraySlice<TrackVertex>] {
    let first = max(0, firstIndex(after: start) - 1)
    let last = min(track.count, firstIndex(after: end) + 1)
    guard first < last else { return [] }
    var runs: [ArraySlice<TrackVertex>] = []
    var from = first
    for index in first..<last
    where index + 1 == last || isSilent(track[index].time, track[index + 1].time) {
      runs.append(track[from...index])
      from = index + 1
    }
    return runs
  }

  /// The first and the last fix; nil when where she was is not known.
  var span: ClosedRange<Instant>? {
    guard let first = track.first, let last = track.last else { return nil }
    return first.time...last.time
  }

  private func firstIndex(after time: Instant) -> Int {
    track.firstPlace { $0.time > time }
  }
}
