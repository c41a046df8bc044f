/// A segment is what one hull did on one MMSI: the unit every detector works on.
///
/// An MMSI is a number that anybody can type in, so fixes are first split into segments (see
/// `Segmenter`); events name the segment, and the vessel behind it is settled at the end of a run.
package import Vocabulary

/// The name of a segment: its MMSI and first fix, so that a re-run finds the same name.
package struct SegmentID: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let mmsi: MMSI
  package let start: Instant
  /// 0 unless two segments of one MMSI begin at the same instant.
  package let ordinal: Int

  package init(mmsi: MMSI, start: Instant, ordinal: Int = 0) {
    self.mmsi = mmsi
    self.start = start
    self.ordinal = ordinal
  }

  package static func < (left: Self, right: Self) -> Bool {
    if left.mmsi != right.mmsi { return left.mmsi < right.mmsi }
    if left.start != right.start { return left.start < right.start }
    return left.ordinal < right.ordinal
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.start.milliseconds == right.start.milliseconds
      && left.mmsi.number == right.mmsi.number && left.ordinal == right.ordinal
  }

  /// `636012345@2022-01-03T00:00:05Z`, with `#1` and so on behind it when needed.
  package var description: String {
    "\(mmsi.description)@\(start.rfc3339)" + (ordinal == 0 ? "" : "#\(ordinal)")
  }
}

/// A fix with the segment it was given to.
package struct TrackPoint: Hashable, Sendable, BitwiseCopyable {
  package let fix: Fix
  package let segment: SegmentID
  /// The fix's, worked out once: every detector asks for it.
  package let position: Coordinate

  package init(fix: Fix, segment: SegmentID) {
    self.fix = fix
    self.segment = segment
    position = fix.position
  }
}

/// What is known of the ship behind a segment at the end of the run.
package struct Segment: Hashable, Sendable {
  package let id: SegmentID
  package var end: Instant
  package var fixCount: Int
  package var first: Fix
  package var last: Fix
  /// Latest value of each static field heard on this segment.
  package var particulars: Particulars
  /// Draught readings at the times they changed, oldest first.
  package var draughts: [DraughtReading]
  /// The simplified track, oldest first; see `TrackSimplifier` for the tolerance.
  package var track: [TrackVertex]

  package init(
    id: SegmentID, end: Instant, fixCount: Int, first: Fix, last: Fix, particulars: Particulars,
    draughts: [DraughtReading] = [], track: [TrackVertex] = []
  ) {
    self.id = id
    self.end = end
    self.fixCount = fixCount
    self.first = first
    self.last = last
    self.particulars = particulars
    self.draughts = draughts
    self.track = track
  }
}

/// A ship's particulars as she sent them; each nil until heard.
package struct Particulars: Hashable, Sendable {
  package var imoAsSent: UInt32?
  package var name: String?
  package var callSign: String?
  package var shipType: UInt8?
  package var dimensions: HullDimensions?
  package var draught: Metres?
  package var destination: String?
  /// The last report that changed any of them.
  package var source: SourceReference?

  package init() {}

  /// The IMO number when its check digit is right.
  package var imo: IMONumber? { imoAsSent.flatMap { IMONumber($0) } }

  /// True for AIS types 80…89, false for any other type, nil while no type was heard.
  package var isTanker: Bool? { shipType.map { (80...89).contains($0) } }

  /// Takes over every field the report carries; says whether anything changed.
  @discardableResult
  package mutating func update(with report: StaticReport) -> Bool {
    guard isNews(report) else { return false }
    imoAsSent = report.imoAsSent ?? imoAsSent
    name = report.name ?? name
    callSign = report.callSign ?? callSign
    shipType = report.shipType ?? shipType
    dimensions = report.dimensions ?? dimensions
    draught = report.draught ?? draught
    destination = report.destination ?? destination
    source = report.source
    return true
  }

  /// Whether the report carries a field that differs from what is known.
  private func isNews(_ report: StaticReport) -> Bool {
    func differs<Value: Equatable>(_ sent: Value?, _ known: Value?) -> Bool {
      sent != nil && sent != known
    }
    return differs(report.imoAsSent, imoAsSent) || differs(report.shipType, shipType)
      || differs(report.draught, draught) || differs(report.dimensions, dimensions)
      || differs(report.name, name) || differs(report.callSign, callSign)
      || differs(report.destination, destination)
  }
}

/// A draught as typed by the crew.
package struct DraughtReading: Hashable, Sendable {
  package let time: Instant
  package let draught: Metres
  package let source: SourceReference

  package init(time: Instant, draught: Metres, source: SourceReference) {
    self.time = time
    self.draught = draught
    self.source = source
  }
}

/// One kept point of a simplified track.
package struct TrackVertex: Hashable, Sendable, BitwiseCopyable {
  package let time: Instant
  package let position: Coordinate
  package let speed: Knots?

  package init(time: Instant, position: Coordinate, speed: Knots?) {
    self.time = time
    self.position = position
    self.speed = speed
  }
}
