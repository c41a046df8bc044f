/// What the stage of single ships hands to the stage of all ships together, and in which order.
///
/// Meetings of two ships and hulls with two numbers need several ships at one time. Each ship's own
/// stage says what those detectors must know of her; the items of all ships are then put in the order
/// in which a live feed would have given them: by the time of the record that gave rise to an item,
/// then by number, then by the ship's own sequence.
package import Vocabulary

/// Where an item stands among those of all ships.
package struct FleetKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The time of the record that gave rise to it.
  package let time: Instant
  package let mmsi: MMSI
  /// Counts the ship's items.
  package let sequence: UInt32

  package static func < (left: Self, right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.mmsi != right.mmsi { return left.mmsi < right.mmsi }
    return left.sequence < right.sequence
  }
}

/// A ship's place, or that she is no longer where she was.
package struct FleetPoint: Sendable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// She has gone on, too fast to meet anybody.
    case gone
    case meeting
    /// A fix of a ship whose hull number others send too.
    case position
  }

  let time: Instant
  let start: Instant
  let fix: Fix
  let sequence: UInt32
  let ordinal: UInt16
  let kind: Kind

  init(key: FleetKey, point: TrackPoint, kind: Kind) {
    time = key.time
    start = point.segment.start
    fix = point.fix
    sequence = key.sequence
    ordinal = UInt16(clamping: point.segment.ordinal)
    self.kind = kind
  }

  package var key: FleetKey { FleetKey(time: time, mmsi: fix.mmsi, sequence: sequence) }
  var segment: SegmentID { SegmentID(mmsi: fix.mmsi, start: start, ordinal: Int(ordinal)) }

  /// The same points in their order.
  ///
  /// What is sorted is one word for each, its time since the first and its ship, and where it lies; points
  /// themselves are four times as long.
  package static func inOrder(_ points: [Self]) -> [Self] {
    guard let start = points.lazy.map(\.time.milliseconds).min(),
      let end = points.lazy.map(\.time.milliseconds).max(), end.magnitude < 1 << 50,
      start.magnitude < 1 << 50, end - start < 1 << 34, points.count < Int(Int32.max)
    else { return points.sorted(by: isInOrder) }
    var places = points.indices.map { index in
      // MMSIs have nine digits, thirty bits.
      let since = UInt64(truncatingIfNeeded: points[index].time.milliseconds - start)
      let word = since << 30 | UInt64(points[index].fix.mmsi.number)
      return (word: word, place: Int32(truncatingIfNeeded: index))
    }
    places.sort { left, right in
      left.word != right.word
        ? left.word < right.word : isInOrder(points[Int(left.place)], points[Int(right.place)])
    }
    return places.map { points[Int($0.place)] }
  }

  package static func isInOrder(_ left: Self, _ right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.fix.mmsi != right.fix.mmsi { return left.fix.mmsi < right.fix.mmsi }
    if left.sequence != right.sequence { return left.sequence < right.sequence }
    return left.kind.rawValue < right.kind.rawValue
  }
}

/// A report of a hull number that several ships send.
package struct HullReport: Sendable, BitwiseCopyable {
  package let key: FleetKey
  let segment: SegmentID
  let imo: IMONumber
  let source: SourceReference
  let reportTime: Instant

  package static func isInOrder(_ left: Self, _ right: Self) -> Bool { left.key < right.key }
}

/// What a ship said of herself, as far as meetings ask.
package struct FleetParticulars: Sendable {
  package let key: FleetKey
  let segment: SegmentID
  let particulars: Particulars

  package static func isInOrder(_ left: Self, _ right: Self) -> Bool { left.key < right.key }
}

/// All that single ships gave for the fleet.
package struct FleetItems: Sendable {
  package var points: [FleetPoint] = []
  package var reports: [HullReport] = []
  package var particulars: [FleetParticulars] = []

  package init() {}

  package var isEmpty: Bool { points.isEmpty && reports.isEmpty && particulars.isEmpty }

  package mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    reports.removeAll(keepingCapacity: true)
    particulars.removeAll(keepingCapacity: true)
  }
}
