import Foundation
import Testing
import Vocabulary

@testable import Engine

/// Laws 1 to 3 of the design at their root: one order, whatever the files, chunks and memory.
@Suite("Order of records")
struct RecordOrderTests {
  @Test("A record read back from disk is the record that was written", arguments: [1, 2, 3])
  func codecIsIdentity(seed: UInt64) throws {
    var source = SeededRecords(seed: seed)
    for record in source.records(500) {
      var bytes: [UInt8] = []
      RecordCodec.encode(record, into: &bytes)
      #expect(RecordCodec.decode(bytes[4...]) == record)
    }
  }

  @Test("Damaged run bytes are refused and never trap", arguments: [4, 5])
  func damagedBytesAreRefused(seed: UInt64) throws {
    var source = SeededRecords(seed: seed)
    for record in source.records(300) {
      var bytes: [UInt8] = []
      RecordCodec.encode(record, into: &bytes)
      let cut = source.next(below: UInt64(bytes.count))
      let shortened = RecordCodec.decode(bytes[min(4, cut)..<max(4, cut)])
      #expect(shortened == nil)
      bytes[source.next(below: UInt64(bytes.count))] ^= UInt8(1 << source.next(below: 8))
      _ = RecordCodec.decode(bytes[4...])
    }
  }

  @Test("Shuffled records come out in the same order, once each, at any memory budget")
  func mergeIsOrderAndMemoryInvariant() throws {
    var source = SeededRecords(seed: 7)
    let records = source.records(6000)
    let expected = try merged([records], memory: 64 << 20)
    var shuffled = records
    for index in shuffled.indices.reversed() where index > 0 {
      shuffled.swapAt(index, source.next(below: UInt64(index + 1)))
    }
    #expect(try merged([shuffled], memory: 1) == expected)
    let parts = [Array(shuffled.prefix(2500)), Array(shuffled.dropFirst(2500))]
    #expect(try merged(parts, memory: 1 << 20) == expected)
    #expect(expected.count > 5000)
  }

  @Test("A record heard twice is kept once and counted as repeated")
  func twiceIsOnce() throws {
    var source = SeededRecords(seed: 9)
    let records = source.records(800)
    let once = try merged([records], memory: 1 << 20)
    let twice = try merged([records, records], memory: 1 << 20)
    #expect(twice == once)
  }

  @Test("Of two inputs with the same record the lower-numbered one is named as its source")
  func lowestSourceWins() throws {
    var source = SeededRecords(seed: 11)
    let first = source.records(50, source: 0)
    let second = first.map { $0.renumbered(1) }
    let forward = try merge([first, second], memory: 1 << 20, renumbering: [0: 1, 1: 0])
    #expect(forward.records.allSatisfy { RecordKey($0).source.source == 0 })
    #expect(forward.repeated[1] == forward.records.count)
  }

  private func merged(_ inputs: [[Record]], memory: Int) throws -> [Record] {
    try merge(inputs, memory: memory, renumbering: [:]).records
  }

  private func merge(
    _ inputs: [[Record]], memory: Int, renumbering: [UInt32: UInt32]
  ) throws -> (records: [Record], repeated: [UInt32: Int]) {
    let folder = try SpillFolder()
    var runs: [URL] = []
    for (index, records) in inputs.enumerated() {
      var sorter = RecordSorter(folder: folder, name: "input\(index)", memory: memory)
      try sorter.add(records)
      runs += try sorter.finish()
    }
    var merge = try RecordMerge(runs: runs, renumbering: renumbering)
    var result: [Record] = []
    while let record = try merge.next() { result.append(record) }
    return (result, merge.repeated)
  }
}
