/// Who is who behind one MMSI: fixes are dealt out to segments, each of which one hull can have made.
///
/// A segment is not closed by silence: a ship that comes back after weeks, at a place she can have
/// reached, goes on as the same segment (while another speaks on her number, when two of her words agree). A fix that no open segment can have made is held back as a
/// candidate; when enough later fixes agree with it, it becomes a segment of its own, otherwise it
/// is reported as a stray run. Docs/Methods/Segments.md has the rule in numbered sentences.
package import Vocabulary

/// Splits the fixes of every MMSI into segments; feed it in order of time.
package struct Segmenter: Sendable {
  /// What became of a fix.
  package enum Assignment: Hashable, Sendable {
    /// It belongs to a segment already known.
    case continued(SegmentID)
    /// A segment begins, or a candidate was confirmed: `Release` holds its fixes so far.
    case opened(SegmentID, Release)
    /// It belongs to a segment already known, and so do reports that waited until now.
    case settled(SegmentID, [StaticReport])
    /// Fits no ship: held back until later fixes confirm it.
    case stray
    /// The same as a fix of the same instant.
    case duplicate
  }

  /// Fixes and reports that were held back, oldest first.
  package struct Release: Hashable, Sendable {
    package let fixes: [Fix]
    package let reports: [StaticReport]
  }

  /// Fixes of an MMSI that fit no ship and never became one.
  package struct StrayRun: Hashable, Sendable {
    package let mmsi: MMSI
    package var first: Fix
    package var last: Fix
    /// Times that she spoke; what several receivers heard of one transmission counts once.
    package var fixCount: Int
  }

  private let rule: SegmentRule
  private var stations = StateTable<MMSI, SegmentStation>()

  package init(rule: SegmentRule = .standard) { self.rule = rule }

  /// Deals out one fix.
  package mutating func assign(_ fix: Fix) -> Assignment {
    let place = stations.place(of: fix.mmsi, make: SegmentStation())
    return stations[at: place].assign(fix, rule: rule)
  }

  /// Moves fixes of one number from the front of a slice to `points`, as long as they only go on one ship;
  /// `most` at most.
  mutating func goOn(
    _ fixes: inout ArraySlice<Fix>, most: Int, into points: inout [TrackPoint]
  ) {
    guard let first = fixes.first, let place = stations.place(of: first.mmsi) else { return }
    stations[at: place].goOn(&fixes, most: most, rule: rule, into: &points)
  }

  /// The segment a static report belongs to; nil while there is none or while it is not clear (the report
  /// is then kept and handed out with a fix, or in the end).
  package mutating func attach(_ report: StaticReport) -> SegmentID? {
    let place = stations.place(of: report.mmsi, make: SegmentStation())
    return stations[at: place].attach(report, rule: rule)
  }

  /// Whether a report that says what the one before said, and that this segment was given, can only be
  /// given to it again, without any effect: the ship is alone on her number.
  func goesOn(with segment: SegmentID) -> Bool {
    guard let place = stations.place(of: segment.mmsi) else { return false }
    return stations.read(at: place) { $0.pointee.isOnly(segment) } ?? false
  }

  /// What waits until the end and belongs to the one segment that was heard since, by MMSI.
  mutating func settleRest() -> [(segment: SegmentID, reports: [StaticReport])] {
    stations.sortedKeys.compactMap { mmsi in
      stations.place(of: mmsi).flatMap { stations[at: $0].settleRest(rule: rule) }
    }
  }

  /// All segments, by MMSI and start; afterwards `strayRuns` is complete.
  package mutating func finish() -> [Segment] {
    var result: [Segment] = []
    strayRuns = []
    for mmsi in stations.sortedKeys {
      guard let place = stations.place(of: mmsi) else { continue }
      let outcome = stations[at: place].finish(rule: rule)
      result += outcome.segments
      strayRuns += outcome.strays
    }
    stations.removeAll()
    return result
  }

  /// What never became a ship, by MMSI and time; filled by `finish`.
  package private(set) var strayRuns: [StrayRun] = []
}
