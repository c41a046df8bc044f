/// Reports that ride on the fixes of a table give what the same reports give one by one.
import Foundation
import Ingest
import Testing
import Tracks
import Vocabulary
import World

@testable import Engine

@Suite("Riding reports")
struct RidingReportsTests {
  @Test("In order, out of order, twice, beside other inputs: the same events and counts")
  func sameAsSingles() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let tables = (0..<3).map { Table(seed: seed * 10 + $0, isOrdered: $0 == 0) }
      for inputs in [[tables[0]], [tables[1]], tables, [tables[0], tables[0]]] {
        let batches = inputs.enumerated().map { $1.read(source: UInt32($0)) }
        let riding = try run(batches, Self.roomy)
        let singles = try run(batches.map(Self.single), Self.roomy)
        #expect(riding.counts.kept == singles.counts.kept)
        #expect(riding.counts.repeated == singles.counts.repeated)
        #expect(riding.events == singles.events)
        #expect(!riding.events.draughtChanges.isEmpty)
        #expect(try run(batches, Self.tight).events == singles.events)
      }
    }
  }

  @Test("The report of a run before is told in the runs behind it, on disk as in memory")
  func acrossRuns() throws {
    let batch = Table(seed: 77, isOrdered: true).read(source: 0)
    let whole = try run([batch], Self.roomy)
    let small = MemoryBudget(resident: 0, runCapacity: 50, partition: 1 << 20, fleet: 1 << 20)
    let cut = try run([batch], small)
    #expect(cut.events == whole.events)
    #expect(cut.counts.kept == whole.counts.kept)
  }

  @Test("What a log says again bit by bit gives what the same reports give read in full")
  func saidAgain() throws {
    var log: [UInt8] = []
    World(seed: 6, scenario: .level(.medium, size: 50_000)).write { file in
      if file.path.hasPrefix("ais/"), log.count < 1_000_000 { log += file.bytes }
    }
    let whole = Self.read(log, source: 0, chunk: log.count)
    #expect(whole.flatMap(\.heardReports).count { !$0.isNew } > 500)
    // Each log twice, so that every record has its repeat.
    let singles = (0...1).flatMap { Self.read(log, source: $0, chunk: log.count).map(Self.single) }
    let expected = try run(singles, Self.roomy)
    for (chunk, budget) in [(log.count, Self.roomy), (40_000, Self.roomy), (40_000, Self.tight)] {
      let found = try run(
        inputs: (0...1).map { Self.read(log, source: $0, chunk: chunk) }, budget)
      #expect(found.events == expected.events)
      #expect(found.counts.kept == expected.counts.kept)
      #expect(found.counts.repeated == expected.counts.repeated)
    }
  }

  /// A log in as many batches as chunks, all of one reader.
  private static func read(_ log: [UInt8], source: UInt32, chunk: Int) -> [RecordBatch] {
    var reader = NMEAReader(source: source)
    var batches: [RecordBatch] = []
    for start in stride(from: 0, to: log.count, by: chunk) {
      var batch = RecordBatch()
      log[start..<min(log.count, start + chunk)].withUnsafeBytes { reader.read($0, into: &batch) }
      batches.append(batch)
    }
    if var last = batches.popLast() {
      reader.finish(into: &last)
      batches.append(last)
    }
    return batches
  }

  private static let roomy = MemoryBudget(
    resident: 64 << 20, runCapacity: 1 << 16, partition: 64 << 20, fleet: 64 << 20)
  /// Every partition in pieces, ships in stretches of time.
  private static let tight = MemoryBudget(
    resident: 0, runCapacity: 70, partition: 2048, fleet: 4096)

  /// The same records, every report on its own.
  private static func single(_ batch: RecordBatch) -> RecordBatch {
    var single = RecordBatch()
    single.append(contentsOf: batch.records)
    return single
  }

  /// Each batch is an input.
  private func run(
    _ batches: [RecordBatch], _ budget: MemoryBudget
  ) throws -> (events: TrackEvents, counts: RecordCounts) {
    try run(inputs: batches.map { [$0] }, budget)
  }

  private func run(
    inputs: [[RecordBatch]], _ budget: MemoryBudget
  ) throws -> (events: TrackEvents, counts: RecordCounts) {
    let folder = try SpillFolder()
    let store = try RecordStore(folder: folder, budget: budget)
    for batches in inputs {
      var builder = store.borrowBuilder()
      for batch in batches { try store.add(batch, to: &builder) }
      store.giveBack(builder)
    }
    try store.finishReading()
    let stage = EventStage(
      store: store, places: PlaceIndex(.builtin), budget: budget, threads: 1, folder: folder)
    let numbers = inputs.indices.map { UInt32($0) }
    return try stage.run(numbers: numbers, from: Instant(seconds: 1_640_995_200)) { _ in }
  }
}

/// A made-up table of a few ships whose particulars change, vanish and come back.
private struct Table {
  private let text: String

  init(seed: UInt64, isOrdered: Bool) {
    var dice = SeededRecords(seed: seed)
    var rows: [String] = []
    var tails = [String](repeating: "", count: 4)
    for step in 0..<600 {
      let ship = dice.next(below: 4)
      if tails[ship].isEmpty || dice.next(below: 25) == 0 {
        tails[ship] = Self.tail(ship, &dice)
      }
      let minute = step + (isOrdered ? 0 : dice.next(below: 60))
      let clock = "\(Self.two(minute / 60 % 24)):\(Self.two(minute % 60)):00"
      let place = "29.\(30_000 + step * 20 + ship),-94.\(75_000 - step * 10)"
      rows.append(
        "36737919\(ship),2022-01-\(Self.two(3 + minute / 1440))T\(clock),\(place),6.2,90.0,91,"
          + tails[ship])
      // The very same row once more, and one without a position.
      if dice.next(below: 40) == 0 { rows.append(rows[rows.count - 1]) }
      if dice.next(below: 60) == 0 {
        rows.append("36737919\(ship),2022-01-03T\(clock),,,,,,\(tails[ship])")
      }
    }
    text = Self.header + rows.joined(separator: "\n") + "\n"
  }

  func read(source: UInt32) -> RecordBatch {
    var reader = NOAACSVReader(source: source)
    var batch = RecordBatch()
    Array(text.utf8).withUnsafeBytes { reader.read($0, into: &batch) }
    reader.finish(into: &batch)
    return batch
  }

  private static func tail(_ ship: Int, _ dice: inout SeededRecords) -> String {
    if dice.next(below: 6) == 0 { return ",,,,,,,,,A" }
    let name = dice.next(below: 8) == 0 ? "\"EAGLE, \(ship)\"" : "EAGLE \(ship)"
    let draught = "\(6 + dice.next(below: 4)).5"
    return "\(name),IMO8207721,WTD458\(ship),80,0,180,30,\(draught),80,A"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let header =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
    + "Length,Width,Draft,Cargo,TransceiverClass\n"
}
