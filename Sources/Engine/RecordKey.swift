/// The total order of records on the main road.
///
/// Time, then MMSI, then static reports before fixes (so that a ship's particulars are known when
/// she moves), then what was sent, then where it was read. Records that differ only in where they
/// were read are one record heard more than once (DESIGN law 2: twice is once). The order does not
/// depend on files, chunks or threads, which is what makes laws 1 to 3 hold for everything behind.
import Vocabulary

/// The cheap part of the order.
struct RecordKey: Comparable {
  let time: Instant
  let mmsi: MMSI
  /// 0 static report, 1 fix.
  let kind: UInt8
  let source: SourceReference

  init(_ record: Record) {
    switch record {
    case .fix(let fix):
      (time, mmsi, kind, source) = (fix.time, fix.mmsi, 1, fix.source)
    case .staticReport(let report):
      (time, mmsi, kind, source) = (report.time, report.mmsi, 0, report.source)
    }
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.time, left.mmsi, left.kind) < (right.time, right.mmsi, right.kind)
  }

  static func == (left: Self, right: Self) -> Bool {
    (left.time, left.mmsi, left.kind) == (right.time, right.mmsi, right.kind)
  }
}

extension Record {
  /// The total order; content is compared only when time, ship and kind are equal.
  static func precedes(_ left: Record, _ right: Record) -> Bool {
    let (leftKey, rightKey) = (RecordKey(left), RecordKey(right))
    guard leftKey == rightKey else { return leftKey < rightKey }
    let (leftContent, rightContent) = (
      RecordCodec.content(of: left), RecordCodec.content(of: right)
    )
    if leftContent != rightContent {
      return leftContent.lexicographicallyPrecedes(rightContent)
    }
    return leftKey.source < rightKey.source
  }

  /// The same transmission, whoever heard it and in whichever file.
  func isSame(as other: Record) -> Bool {
    RecordKey(self) == RecordKey(other)
      && RecordCodec.content(of: self) == RecordCodec.content(of: other)
  }

  var source: SourceReference { RecordKey(self).source }

  /// The same record with its source renumbered.
  func renumbered(_ number: UInt32) -> Record {
    let old = source
    let new = SourceReference(source: number, offset: old.offset, length: old.length)
    switch self {
    case .fix(let fix):
      return .fix(
        Fix(
          time: fix.time, mmsi: fix.mmsi, position: fix.position, speed: fix.speed,
          course: fix.course, heading: fix.heading, navigationStatus: fix.navigationStatus,
          transponder: fix.transponder, source: new))
    case .staticReport(let report):
      return .staticReport(
        StaticReport(
          time: report.time, mmsi: report.mmsi, imoAsSent: report.imoAsSent, name: report.name,
          callSign: report.callSign, shipType: report.shipType, dimensions: report.dimensions,
          draught: report.draught, destination: report.destination,
          transponder: report.transponder, source: new))
    }
  }
}
