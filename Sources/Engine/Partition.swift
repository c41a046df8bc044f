/// One partition with all its records, ship by ship in order of time.
import Foundation
import Tracks
import Vocabulary

/// The records of a partition, sorted, with each ship's stretch of them.
struct Partition {
  /// Reports by number, time, content and place; `content` is a byte of `texts`.
  let reports: [StoredReport]
  let fixes: [Fix]
  /// Reports that ride, by number and place; only of ships whose fixes they can be told with as they
  /// come.
  let riding: [StoredReport]
  private let texts: [UInt8]

  /// Loads and sorts; `numbers` gives each input its final number.
  init(
    _ index: Int, of runs: [RecordRun], piece: PartitionPiece = .whole, numbers: [UInt32]
  ) throws {
    var gathered = Gathered(index, of: runs, piece: piece)
    for run in runs { try gathered.take(index, of: run, piece: piece) }
    gathered.renumber(numbers)
    let texts = gathered.texts
    fixes = ShipOrder.sorted(gathered.fixes, mmsi: { $0.mmsi.number }, by: Fix.isInOrder)
    gathered.fixes = []
    var riders = Riders(taking: &gathered.reports)
    gathered.reports += riders.takeTangled(fixes: fixes, singles: gathered.reports)
    riding = riders.marks
    reports = ShipOrder.sorted(
      gathered.reports, mmsi: { $0.mmsi.number },
      by: { left, right in Self.isInOrder(left, right, texts) })
    self.texts = texts
  }

  /// Bytes that a partition takes before it is sorted.
  static func size(_ index: Int, of runs: [RecordRun]) -> Int {
    runs.reduce(0) { sum, run in
      sum + run.fixes(ofPartition: index).count * MemoryLayout<Fix>.stride
        + run.reports(ofPartition: index).count * MemoryLayout<StoredReport>.stride
        + run.texts(ofPartition: index).count
    }
  }

  /// Whether two reports say the same.
  func isSameContent(_ left: StoredReport, _ right: StoredReport) -> Bool {
    left.content == right.content
      || Self.content(left, texts).elementsEqual(Self.content(right, texts))
  }

  /// The report with its text; nil when the bytes on disk were damaged.
  func report(_ stored: StoredReport) -> StaticReport? {
    ReportCodec.decode(
      Self.content(stored, texts), time: stored.time, mmsi: stored.mmsi, source: stored.source)
  }

  private static func content(_ report: StoredReport, _ texts: [UInt8]) -> ArraySlice<UInt8> {
    let start = Int(report.content)
    guard start + 2 <= texts.count else { return [] }
    let length = Int(texts[start]) | Int(texts[start + 1]) << 8
    return texts[start + 2..<min(texts.count, start + 2 + length)]
  }

  private static func isInOrder(
    _ left: StoredReport, _ right: StoredReport, _ texts: [UInt8]
  ) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.content != right.content {
      let (one, other) = (content(left, texts), content(right, texts))
      if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
    }
    return left.source < right.source
  }
}
