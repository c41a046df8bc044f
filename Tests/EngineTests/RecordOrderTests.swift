/// The order and the counting of records, whatever the memory, the runs and the order of inputs.
import Foundation
import Ingest
import Testing
import Tracks
import Vocabulary

@testable import Engine

@Suite("Order of records")
struct RecordOrderTests {
  @Test("What a report says comes back from its bytes", arguments: [1, 2, 3])
  func codecIsIdentity(seed: UInt64) throws {
    var source = SeededRecords(seed: seed)
    for case .staticReport(let report) in source.records(500) {
      var bytes: [UInt8] = []
      ReportCodec.encode(report, into: &bytes)
      let read = ReportCodec.decode(
        bytes[...], time: report.time, mmsi: report.mmsi, source: report.source)
      #expect(read == report)
    }
  }

  @Test("Damaged bytes of a report are refused and never trap", arguments: [4, 5])
  func damagedBytesAreRefused(seed: UInt64) throws {
    var source = SeededRecords(seed: seed)
    for case .staticReport(let report) in source.records(300) {
      var bytes: [UInt8] = []
      ReportCodec.encode(report, into: &bytes)
      let cut = source.next(below: UInt64(bytes.count))
      func decode(_ bytes: ArraySlice<UInt8>) -> StaticReport? {
        ReportCodec.decode(bytes, time: report.time, mmsi: report.mmsi, source: report.source)
      }
      #expect(decode(bytes[..<cut]) == nil)
      bytes[source.next(below: UInt64(bytes.count))] ^= UInt8(1 << source.next(below: 8))
      _ = decode(bytes[...])
    }
  }

  @Test("Shuffled records come to each ship in the same order, at any memory budget")
  func orderAndMemoryDoNotShow() throws {
    var source = SeededRecords(seed: 7)
    let records = source.records(6000)
    let expected = try ordered([records], memory: 64 << 20)
    var shuffled = records
    for index in shuffled.indices.reversed() where index > 0 {
      shuffled.swapAt(index, source.next(below: UInt64(index + 1)))
    }
    #expect(try ordered([shuffled], memory: 1) == expected)
    let parts = [Array(shuffled.prefix(2500)), Array(shuffled.dropFirst(2500))]
    #expect(try ordered(parts, memory: 1 << 20) == expected)
    #expect(expected.count == records.count)
    for (before, after) in zip(expected, expected.dropFirst())
    where before.mmsi == after.mmsi && before.isFix && after.isFix {
      #expect(before.time <= after.time)
    }
  }

  @Test("The ships of one partition are looked for in places of their own")
  func shipsOfAPartitionSpread() throws {
    let numbers = (UInt32(235_000_000)..<235_100_000).filter { number in
      MMSI(number).map { Partitioning.partition(of: $0) == 7 } ?? false
    }
    try #require(numbers.count > 300)
    let homes = Set(numbers.prefix(300).map { ShipTable.home(of: $0, shift: 22) })
    #expect(homes.count > 200)
    #expect(homes.allSatisfy { $0 < 1024 })
  }

  @Test("A record heard twice is kept once and counted as repeated")
  func twiceIsOnce() throws {
    var source = SeededRecords(seed: 9)
    let records = source.records(800)
    let once = try counts([records])
    let again = try counts([records, records.map { $0.renumbered(1) }])
    #expect(again.kept == [once.kept[0], 0])
    #expect(again.repeated == [once.repeated[0], records.count])
    #expect(once.kept[0] + once.repeated[0] == records.count)
  }

  @Test("Of two inputs with the same record the lower-numbered one is named as its source")
  func lowestSourceWins() throws {
    var source = SeededRecords(seed: 11)
    let first = source.records(50, source: 0)
    let second = first.map { $0.renumbered(1) }
    let result = try counts([first, second], numbers: [1, 0])
    #expect(result.kept[1] == 0)
    #expect(result.repeated[1] == first.count)
  }

  private func store(_ inputs: [[Record]], memory: Int) throws -> RecordStore {
    let store = try RecordStore(
      folder: try SpillFolder(), budget: MemoryBudget(memory: memory, threads: 1))
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

  /// Every record, ship by ship, reports before fixes.
  private func ordered(_ inputs: [[Record]], memory: Int) throws -> [Record] {
    let runs = try store(inputs, memory: memory).content.runs
    return try (0..<Partitioning.count).flatMap { index in
      let partition = try Partition(index, of: runs, numbers: [0, 1])
      return partition.reports.compactMap { partition.report($0).map(Record.staticReport) }
        + partition.fixes.map(Record.fix)
    }
  }

  private func counts(
    _ inputs: [[Record]], numbers: [UInt32] = [0, 1]
  ) throws -> RecordCounts {
    let runs = try store(inputs, memory: 1 << 20).content.runs
    let analysis = VesselAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    let used = Array(numbers.prefix(max(inputs.count, 1)))
    var walk = PartitionWalk(
      analysis: analysis, sources: used.count, end: Instant(milliseconds: .max))
    for index in 0..<Partitioning.count {
      walk.walk(try Partition(index, of: runs, numbers: used))
    }
    return walk.counts
  }
}

extension Record {
  fileprivate var isFix: Bool { if case .fix = self { true } else { false } }

  func renumbered(_ number: UInt32) -> Record {
    switch self {
    case .fix(let fix): .fix(fix.referring(to: fix.source.renumbered(number)))
    case .staticReport(let report):
      .staticReport(report.repeated(at: report.time, from: report.source.renumbered(number)))
    }
  }
}
