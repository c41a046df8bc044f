/// What single ships gave: events that are settled, and what waits for the other ships.
import Vocabulary

/// Which hull numbers are sent by more than one number.
///
/// Only those can show two ships on one hull or a ship with a new number; of all others nothing need
/// be kept for that question.
package struct SharedHulls: Sendable {
  private let numbers: Set<UInt32>?

  /// Every number may be shared: for feeds of which the whole is not known beforehand.
  package static let all = Self(numbers: nil)

  private init(numbers: Set<UInt32>?) { self.numbers = numbers }

  package init(_ numbers: Set<UInt32>) { self.numbers = numbers }

  func mayBeShared(_ imo: IMONumber) -> Bool { numbers?.contains(imo.number) ?? true }
}

/// The yield of some ships; those of all ships are joined in any order.
package struct VesselFindings: Sendable {
  var events = TrackEvents()
  var silences: [Silence] = []
  var jumps = PositionAnomalyDetector.Jumps()
  var sharedNumbers: [IdentityChangeDetector.SharedNumber] = []
  var reception = ReceptionModel()
  package var items = FleetItems()
  /// Items before these belong to ships that are closed.
  private var closedPoints = 0
  private var closedParticulars = 0

  package init() {}

  /// Enters the segments of ships that are closed, and drops what belongs to none of them.
  mutating func close(_ segments: [Segment], isPlausible: (SegmentID) -> Bool) {
    events.segments += segments
    let known = Set(segments.map(\.id))
    let plausible = known.filter(isPlausible)
    items.points.removeTail(from: closedPoints) {
      $0.kind != .position && !plausible.contains($0.segment)
    }
    items.particulars.removeTail(from: closedParticulars) { !plausible.contains($0.segment) }
    closedPoints = items.points.count
    closedParticulars = items.particulars.count
  }

  /// Takes out the items gathered so far.
  package mutating func takeItems() -> FleetItems {
    defer {
      items.removeAll()
      (closedPoints, closedParticulars) = (0, 0)
    }
    return items
  }

  package mutating func append(_ other: Self) {
    events.append(other.events)
    silences += other.silences
    jumps.found += other.jumps.found
    jumps.turns += other.jumps.turns
    jumps.inland += other.jumps.inland
    jumps.late += other.jumps.late
    sharedNumbers += other.sharedNumbers
    reception.append(other.reception)
    items.points += other.items.points
    items.reports += other.items.reports
    items.particulars += other.items.particulars
    (closedPoints, closedParticulars) = (items.points.count, items.particulars.count)
  }
}

extension TrackEvents {
  mutating func append(_ other: Self) {
    segments += other.segments
    portCalls += other.portCalls
    gaps += other.gaps
    loiterings += other.loiterings
    encounters += other.encounters
    draughtChanges += other.draughtChanges
    identityChanges += other.identityChanges
    positionAnomalies += other.positionAnomalies
  }
}

extension Array {
  /// Removes elements from `start` on that are not wanted.
  fileprivate mutating func removeTail(from start: Int, where isUnwanted: (Element) -> Bool) {
    var kept = start
    for index in indices[start...] where !isUnwanted(self[index]) {
      if kept != index { self[kept] = self[index] }
      kept += 1
    }
    removeLast(count - kept)
  }
}
