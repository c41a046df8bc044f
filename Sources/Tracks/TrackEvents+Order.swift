/// The order of a run's events: start time, then segment, then whatever still tells two apart, so
/// that the same events always stand in the same order.
import Vocabulary

extension TrackEvents {
  /// Drops the events of segments that turned out to be a few stray fixes.
  mutating func keepOnly(_ ships: Set<SegmentID>) {
    portCalls.removeAll { !ships.contains($0.segment) }
    gaps.removeAll { !ships.contains($0.segment) }
    loiterings.removeAll { !ships.contains($0.segment) }
    encounters.removeAll { !ships.contains($0.first) || !ships.contains($0.second) }
    draughtChanges.removeAll { !ships.contains($0.segment) }
  }

  /// Sorts the lists that detectors filled while reading; the others come sorted.
  mutating func sort() {
    portCalls.sort {
      Self.precedes(($0.start, $0.segment, $0.end), ($1.start, $1.segment, $1.end))
        ?? ($0.terminalID < $1.terminalID)
    }
    gaps.sort {
      Self.precedes(($0.start, $0.segment, $0.end), ($1.start, $1.segment, $1.end)) ?? false
    }
    loiterings.sort {
      Self.precedes(($0.start, $0.segment, $0.end), ($1.start, $1.segment, $1.end)) ?? false
    }
    encounters.sort {
      Self.precedes(($0.start, $0.first, $0.end), ($1.start, $1.first, $1.end))
        ?? ($0.second < $1.second)
    }
    draughtChanges.sort {
      Self.precedes(
        ($0.firstAfter, $0.segment, $0.lastBefore), ($1.firstAfter, $1.segment, $1.lastBefore))
        ?? ($0.after < $1.after)
    }
  }

  private static func precedes(
    _ left: (Instant, SegmentID, Instant), _ right: (Instant, SegmentID, Instant)
  ) -> Bool? {
    left == right ? nil : left < right
  }
}
