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

  private func firstIndex(after time: Instant) -> Int {
    track.firstPlace { $0.time > time }
  }
}
