/// The stage of events over files gives what the stream in time gives, however it is cut up.
import Foundation
import Ingest
import Testing
import Tracks
import Vocabulary
import World

@testable import Engine

@Suite("Stage of events")
struct EventStageTests {
  @Test("Law 1: ship by ship gives the events of the stream in time")
  func shipByShipIsTheStream() throws {
    let records = try worldRecords(seed: 3)
    var stream = TrackAnalysis(places: places)
    for record in inTime(records) { stream.observe(record) }
    let expected = stream.finish()
    #expect(expected.segments.count > 5)
    #expect(!expected.portCalls.isEmpty && !expected.gaps.isEmpty)
    let found = try events([records], memory: 64 << 20, threads: 1)
    #expect(found.segments == expected.segments)
    #expect(found.portCalls == expected.portCalls)
    #expect(found.gaps == expected.gaps)
    #expect(found.encounters == expected.encounters)
    #expect(found == expected)
  }

  @Test("Law 3: 64 MiB or 64 KiB, one thread or three, one input or four: the same events")
  func budgetAndThreadsDoNotShow() throws {
    let records = try worldRecords(seed: 4)
    let expected = try events([records], memory: 64 << 20, threads: 1)
    #expect(!expected.encounters.isEmpty)
    #expect(try events([records], memory: 64 << 10, threads: 3) == expected)
    let quarter = records.count / 4 + 1
    let parts = stride(from: 0, to: records.count, by: quarter).map {
      Array(records[$0..<min($0 + quarter, records.count)])
    }
    #expect(try events(parts.reversed(), memory: 1, threads: 2) == expected)
  }

  @Test("Law 6: a ship larger than a partition may be is taken in pieces, with the same events")
  func piecesDoNotShow() throws {
    let records = try worldRecords(seed: 5)
    let expected = try events([records], memory: 64 << 20, threads: 1)
    let tiny = MemoryBudget(resident: 0, runCapacity: 1000, partition: 4096, fleet: 4096)
    #expect(try events([records], budget: tiny, threads: 2) == expected)
    let runs = try store([records], tiny, SpillFolder()).content.runs
    let pieces = try (0..<Partitioning.count).flatMap {
      try PartitionPiece.pieces(ofPartition: $0, of: runs, limit: tiny.partition)
    }
    #expect(pieces.contains { !$0.isLast }, "some ship came in several stretches")
  }

  private var places: PlaceIndex { PlaceIndex(.builtin) }

  private func worldRecords(seed: UInt64) throws -> [Record] {
    var batch = RecordBatch()
    var reader = NMEAReader(source: 0)
    World(seed: seed, scenario: .level(.medium, size: 50_000)).write { file in
      guard file.path.hasPrefix("ais/") else { return }
      file.bytes.withUnsafeBytes { reader.read($0, into: &batch) }
    }
    reader.finish(into: &batch)
    return batch.records
  }

  private func events(
    _ inputs: [[Record]], memory: Int, threads: Int
  ) throws -> TrackEvents {
    try events(inputs, budget: MemoryBudget(memory: memory, threads: threads), threads: threads)
  }

  private func store(
    _ inputs: [[Record]], _ budget: MemoryBudget, _ folder: SpillFolder
  ) throws -> RecordStore {
    let store = try RecordStore(folder: folder, budget: budget)
    for records in inputs {
      var builder = store.borrowBuilder()
      for start in stride(from: 0, to: records.count, by: 500) {
        var batch = RecordBatch()
        batch.append(contentsOf: Array(records[start..<min(start + 500, records.count)]))
        try store.add(batch, to: &builder)
      }
      store.giveBack(builder)
    }
    try store.finishReading()
    return store
  }

  private func events(
    _ inputs: [[Record]], budget: MemoryBudget, threads: Int
  ) throws -> TrackEvents {
    let folder = try SpillFolder()
    let store = try store(inputs, budget, folder)
    let stage = EventStage(
      store: store, places: places, budget: budget, threads: threads, folder: folder)
    let start = inputs.joined().map(\.time).min() ?? Instant(milliseconds: 0)
    return try stage.run(numbers: [0], from: start) { _ in }.events
  }

  /// Each record once, by time, number, reports before fixes.
  private func inTime(_ records: [Record]) -> [Record] {
    let sorted = records.sorted { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.mmsi != right.mmsi { return left.mmsi < right.mmsi }
      switch (left, right) {
      case (.staticReport, .fix): return true
      case (.fix, .staticReport): return false
      case (.fix(let one), .fix(let other)): return Fix.isInOrder(one, other)
      case (.staticReport(let one), .staticReport(let other)):
        let (mine, hers) = (content(one), content(other))
        return mine == hers ? one.source < other.source : mine.lexicographicallyPrecedes(hers)
      }
    }
    var result: [Record] = []
    for record in sorted where !(result.last.map { isSame($0, record) } ?? false) {
      result.append(record)
    }
    return result
  }

  private func content(_ report: StaticReport) -> [UInt8] {
    var bytes: [UInt8] = []
    ReportCodec.encode(report, into: &bytes)
    return bytes
  }

  private func isSame(_ left: Record, _ right: Record) -> Bool {
    switch (left, right) {
    case (.fix(let one), .fix(let other)): one.isSame(as: other)
    case (.staticReport(let one), .staticReport(let other)):
      one.time == other.time && one.mmsi == other.mmsi && content(one) == content(other)
    default: false
    }
  }
}
