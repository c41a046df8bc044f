/// The records of one partition, or of a piece of it, brought together from the runs.
import Ingest
import Tracks
import Vocabulary

/// The records of a piece as they come from the runs.
struct Gathered {
  var fixes: [Fix] = []
  var reports: [StoredReport] = []
  var texts: [UInt8] = []
  /// Where the content lies that a ship's fixes of an input now carry.
  private var riders: [Rider: UInt32] = [:]

  /// For the records of a partition, or for those of a piece of it, whose number is not known before.
  init(_ index: Int, of runs: [RecordRun], piece: PartitionPiece) {
    guard piece.ships == nil, piece.times == nil else { return }
    fixes.reserveCapacity(runs.reduce(0) { $0 + $1.fixes(ofPartition: index).count })
    reports.reserveCapacity(runs.reduce(0) { $0 + $1.reports(ofPartition: index).count })
  }

  private struct Rider: Hashable {
    let mmsi: UInt32
    let source: UInt32
  }

  mutating func take(_ index: Int, of run: RecordRun, piece: PartitionPiece) throws {
    guard piece.ships != nil || piece.times != nil else { return try takeWhole(index, of: run) }
    let more = try run.fixes.elements(run.fixes(ofPartition: index))
    let heard = try run.reports.elements(run.reports(ofPartition: index))
    let bytes = try run.texts.elements(run.texts(ofPartition: index))
    fixes += more.filter { piece.holds($0.mmsi, $0.time) }
    takeSome(heard, of: bytes, piece)
    takeRiding(heard, on: more, of: bytes, piece)
  }

  private mutating func takeWhole(_ index: Int, of run: RecordRun) throws {
    try run.fixes.append(run.fixes(ofPartition: index), to: &fixes)
    let base = UInt32(texts.count)
    let heard = try run.reports.elements(run.reports(ofPartition: index))
    reports += heard.map { $0.moved(by: base) }
    try run.texts.append(run.texts(ofPartition: index), to: &texts)
  }

  /// Only the texts that are pointed at, each once.
  private mutating func takeSome(
    _ heard: [StoredReport], of bytes: [UInt8], _ piece: PartitionPiece
  ) {
    var places: [UInt32: UInt32] = [:]
    for report in heard where report.kind == .single && piece.holds(report.mmsi, report.time) {
      guard let place = place(of: report, in: bytes, &places) else { continue }
      var report = report
      report.content = place
      reports.append(report)
    }
  }

  /// In a piece every fix gets its report at once: the report that it carries may stand in another
  /// stretch of time, or in a run before this one.
  ///
  /// A run holds fixes and reports in the order they were read, those that ride right before their fix.
  private mutating func takeRiding(
    _ heard: [StoredReport], on fixes: [Fix], of bytes: [UInt8], _ piece: PartitionPiece
  ) {
    var marks = heard.filter { $0.kind != .single }[...]
    var places: [UInt32: UInt32] = [:]
    for fix in fixes {
      let rider = Rider(mmsi: fix.mmsi.number, source: fix.source.source)
      while let mark = marks.first, mark.source == fix.source, mark.mmsi == fix.mmsi {
        marks.removeFirst()
        guard piece.ships?.contains(rider.mmsi) ?? true else { continue }
        riders[rider] = mark.kind == .riding ? place(of: mark, in: bytes, &places) : nil
      }
      guard !riders.isEmpty, piece.holds(fix.mmsi, fix.time), let content = riders[rider] else {
        continue
      }
      reports.append(
        StoredReport(
          time: fix.time, source: fix.source, mmsi: fix.mmsi, content: content, kind: .single))
    }
  }

  /// Where a content of a run comes to lie here; nil for a damaged one.
  private mutating func place(
    of report: StoredReport, in bytes: [UInt8], _ places: inout [UInt32: UInt32]
  ) -> UInt32? {
    if let known = places[report.content] { return known }
    let start = Int(report.content)
    guard start + 2 <= bytes.count else { return nil }
    let place = UInt32(texts.count)
    let length = 2 + (Int(bytes[start]) | Int(bytes[start + 1]) << 8)
    texts += bytes[start..<min(bytes.count, start + length)]
    places[report.content] = place
    return place
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
