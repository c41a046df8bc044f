/// One partition with all its records, ship by ship in order of time.
import Foundation
import Tracks
import Vocabulary

/// The records of a partition, sorted, with each ship's stretch of them.
struct Partition {
  /// Reports by number, time, content and place; `content` is a byte of `texts`.
  let reports: [StoredReport]
  let fixes: [Fix]
  private let texts: [UInt8]

  /// Loads and sorts; `numbers` gives each input its final number.
  init(
    _ index: Int, of runs: [RecordRun], piece: PartitionPiece = .whole, numbers: [UInt32]
  ) throws {
    var gathered = Gathered()
    for run in runs { try gathered.take(index, of: run, piece: piece) }
    gathered.renumber(numbers)
    let texts = gathered.texts
    fixes = ShipOrder.sorted(gathered.fixes, mmsi: { $0.mmsi.number }, by: Fix.isInOrder)
    gathered.fixes = []
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

/// The records of a piece as they come from the runs.
private struct Gathered {
  var fixes: [Fix] = []
  var reports: [StoredReport] = []
  var texts: [UInt8] = []

  mutating func take(_ index: Int, of run: RecordRun, piece: PartitionPiece) throws {
    let isWhole = piece.ships == nil && piece.times == nil
    let more = try run.fixes.elements(run.fixes(ofPartition: index))
    fixes += isWhole ? more : more.filter { piece.holds($0.mmsi, $0.time) }
    let heard = try run.reports.elements(run.reports(ofPartition: index))
    let bytes = try run.texts.elements(run.texts(ofPartition: index))
    if isWhole {
      let base = UInt32(texts.count)
      reports += heard.map { $0.moved(by: base) }
      texts += bytes
    } else {
      takeSome(heard.filter { piece.holds($0.mmsi, $0.time) }, of: bytes)
    }
  }

  /// Only the texts that are pointed at, each once.
  private mutating func takeSome(_ heard: [StoredReport], of bytes: [UInt8]) {
    var places: [UInt32: UInt32] = [:]
    for report in heard {
      var report = report
      if let known = places[report.content] {
        report.content = known
      } else {
        let start = Int(report.content)
        let place = UInt32(texts.count)
        guard start + 2 <= bytes.count else { continue }
        let length = 2 + (Int(bytes[start]) | Int(bytes[start + 1]) << 8)
        texts += bytes[start..<min(bytes.count, start + length)]
        places[report.content] = place
        report.content = place
      }
      reports.append(report)
    }
  }

  mutating func renumber(_ numbers: [UInt32]) {
    guard numbers != numbers.indices.map({ UInt32($0) }) else { return }
    for place in fixes.indices {
      let source = fixes[place].source
      fixes[place] = fixes[place].referring(to: source.renumbered(numbers[Int(source.source)]))
    }
    for place in reports.indices {
      let source = reports[place].source
      reports[place].source = source.renumbered(numbers[Int(source.source)])
    }
  }
}
