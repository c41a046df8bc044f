/// A simplified track in parts between silences.
import Vocabulary

extension [TrackVertex] {
  /// The parts of a track between which nothing was heard for so long, in order; none is empty.
  func parted(by silence: TimeSpan) -> [ArraySlice<TrackVertex>] {
    guard !isEmpty else { return [] }
    let starts = indices.dropFirst().filter { self[$0].time - self[$0 - 1].time >= silence }
    return zip([startIndex] + starts, starts + [endIndex]).map { self[$0..<$1] }
  }
}

extension ArraySlice<TrackVertex> {
  /// Whether a part of a track and a span have a time in common.
  func touches(_ span: ClosedRange<Instant>) -> Bool {
    guard let first, let last else { return false }
    return first.time <= span.upperBound && span.lowerBound <= last.time
  }
}
