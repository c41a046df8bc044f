/// Where the records of all inputs wait for their ships' turn, within the memory budget.
///
/// Readers fill runs; a full run is dealt out to partitions by ship and kept in memory while there is
/// room, else on disk. When everything is read the partitions are worked on one by one
/// (`PartitionWalk`). Nothing here depends on the order in which runs come.
import CaseFile
import Foundation
import Ingest
import Synchronization
import Tracks
import Vocabulary

/// The records of a run, by partition.
final class RecordStore: Sendable {
  private struct State: Sendable {
    var runs: [RecordRun] = []
    var bytesInMemory = 0
    var idle: [RunBuilder] = []
    var hulls = HullSenders()
    var latest: Instant?
  }

  private let folder: SpillFolder
  private let budget: MemoryBudget
  /// When there is one, all records go to disk and can be taken over by a later run.
  private let journal: SpillJournal?
  private let file: Mutex<SpillFile?>
  /// Guards the runs and the builders that nobody uses.
  private let state = Mutex(State())

  /// With a journal, the store begins with what a run before this one has read.
  init(folder: SpillFolder, budget: MemoryBudget, journal: SpillJournal? = nil) throws {
    self.folder = folder
    self.budget = budget
    self.journal = journal
    let kept = try journal.map {
      try SpillFile(folder.file("records"), keeping: $0.recordBytes)
    }
    file = Mutex(kept)
    guard let journal, let kept else { return }
    state.withLock { state in
      for entry in journal.entries.values {
        state.runs += entry.runs.compactMap { RecordRun($0, on: kept) }
        state.hulls.formUnion(entry.hulls)
        let latest = entry.latest.map { Instant(milliseconds: $0) }
        state.latest = [state.latest, latest].compactMap { $0 }.max()
      }
    }
  }

  /// What the journal says of an input; nil when it must be read.
  func entry(of number: UInt32) -> SpillJournal.Entry? { journal?.entries[number] }

  /// Puts what is left of an input on disk and notes that it was read, when there is a journal.
  func commit(_ input: InputFile, _ facts: SourceFacts, from builder: inout RunBuilder) throws {
    guard let journal, let mark = SpillJournal.InputMark(input) else { return }
    try take(&builder)
    let hulls = builder.takeHulls()
    state.withLock { $0.hulls.formUnion(hulls) }
    try journal.append(
      SpillJournal.Entry(
        input: mark, number: facts.id, facts: StoredFacts(facts), runs: builder.takePlaces(),
        hulls: hulls, latest: builder.latest?.milliseconds))
  }

  /// A builder for one input at a time; give it back when the input has ended.
  func borrowBuilder() -> RunBuilder {
    state.withLock { $0.idle.popLast() } ?? RunBuilder(capacity: budget.runCapacity)
  }

  func giveBack(_ builder: RunBuilder) {
    var builder = builder
    builder.endInput()
    state.withLock { $0.idle.append(builder) }
  }

  /// Takes a batch's records into a builder, and its run when that is full.
  func add(_ batch: RecordBatch, to builder: inout RunBuilder) throws {
    builder.add(batch)
    if builder.isFull { try take(&builder) }
  }

  /// Call once, when every input has been read.
  func finishReading() throws {
    var idle = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    for index in idle.indices {
      try take(&idle[index])
      let hulls = idle[index].takeHulls()
      state.withLock { $0.hulls.formUnion(hulls) }
    }
  }

  /// Everything read so far, and what is known of it as a whole.
  var content: (runs: [RecordRun], hulls: SharedHulls, latest: Instant?) {
    state.withLock { ($0.runs, SharedHulls($0.hulls.shared), $0.latest) }
  }

  private func take(_ builder: inout RunBuilder) throws {
    guard !builder.isEmpty else { return }
    let isRoom = state.withLock { state in
      guard journal == nil else { return false }
      let size = builder.byteCount
      guard state.bytesInMemory + size <= budget.resident else { return false }
      state.bytesInMemory += size
      return true
    }
    let run = try builder.takeRun(on: isRoom ? nil : spillFile())
    // With a journal they are taken when the input ends.
    let hulls = journal == nil ? builder.takeHulls() : HullSenders()
    let latest = builder.latest
    state.withLock { state in
      state.runs.append(run)
      state.hulls.formUnion(hulls)
      state.latest = [state.latest, latest].compactMap { $0 }.max()
    }
  }

  private func spillFile() throws -> SpillFile {
    try file.withLock { known in
      if let known { return known }
      let made = try SpillFile(folder.file("records"))
      known = made
      return made
    }
  }
}

/// How the memory that a run may use is shared out.
struct MemoryBudget: Sendable {
  /// Bytes of records kept in memory between reading and the ships' turn.
  let resident: Int
  /// Records that a builder gathers.
  let runCapacity: Int
  /// Bytes of one partition that are sorted in memory at once.
  let partition: Int
  /// Bytes of items of the whole fleet kept in memory.
  let fleet: Int

  init(resident: Int, runCapacity: Int, partition: Int, fleet: Int) {
    self.resident = resident
    self.runCapacity = runCapacity
    self.partition = partition
    self.fleet = fleet
  }

  /// `memory` bytes in all, for so many threads; held to what work needs at all.
  ///
  /// A builder and the dealing out of its run take twice its records. Three eighths wait in memory, an
  /// eighth is for runs being made, a quarter for partitions being sorted, an eighth for the fleet.
  init(memory: Int, threads: Int) {
    let share = memory / max(1, threads)
    resident = memory / 8 * 3
    // Above some 32 MiB the C library asks the system for fresh pages for every run, each of which it
    // clears.
    let bytes = min(share / 16, 16 << 20)
    runCapacity = max(4096, bytes / MemoryLayout<Fix>.stride)
    partition = max(1 << 20, share / 8)
    fleet = memory / 8
  }
}

/// Which hull numbers were sent by more than one number.
struct HullSenders: Codable, Sendable {
  private var first: [UInt32: UInt32] = [:]
  private(set) var shared: Set<UInt32> = []

  mutating func note(_ imo: UInt32, by mmsi: UInt32) {
    guard let known = first[imo] else {
      first[imo] = mmsi
      return
    }
    if known != mmsi { shared.insert(imo) }
  }

  mutating func formUnion(_ other: Self) {
    for (imo, mmsi) in other.first { note(imo, by: mmsi) }
    shared.formUnion(other.shared)
  }
}
