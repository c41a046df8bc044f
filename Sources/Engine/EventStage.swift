/// From the records of a run to its events: ship by ship, then all ships together.
import Synchronization
import Tracks
import Vocabulary

/// The track stage of a run over files.
struct EventStage {
  /// What is told while it works: records done.
  typealias Advance = @Sendable (Int) -> Void

  private let store: RecordStore
  private let places: PlaceIndex
  private let budget: MemoryBudget
  private let threads: Int
  private let folder: SpillFolder

  init(
    store: RecordStore, places: PlaceIndex, budget: MemoryBudget, threads: Int,
    folder: SpillFolder
  ) {
    self.store = store
    self.places = places
    self.budget = budget
    self.threads = threads
    self.folder = folder
  }

  private struct Joined: Sendable {
    var fleet: FleetAnalysis
    var findings = VesselFindings()
    var counts: RecordCounts
    var done = 0
  }

  /// `numbers` gives each input the number it was read under its final one; `start` is the time of
  /// the earliest record.
  func run(
    numbers: [UInt32], from start: Instant, advance: @escaping Advance
  ) throws -> (events: TrackEvents, counts: RecordCounts) {
    let (runs, hulls, latest) = store.content
    let end = latest ?? start
    let analysis = VesselAnalysis(places: places, hulls: hulls)
    let spool = FleetSpool(from: start, to: end, folder: folder, budget: budget.fleet)
    // Guards what the threads bring together; sums and unions, so that their order does not show.
    let joined = Mutex(
      Joined(
        fleet: FleetAnalysis(places: places), counts: RecordCounts(sources: numbers.count)))
    _ = try Workers.map(Array(0..<Partitioning.count), threads: threads) { _, index in
      var walk = PartitionWalk(analysis: analysis, sources: numbers.count, end: end)
      var done = 0
      let pieces = try PartitionPiece.pieces(
        ofPartition: index, of: runs, limit: budget.partition)
      for piece in pieces {
        let partition = try Partition(index, of: runs, piece: piece, numbers: numbers)
        walk.walk(partition, isLast: piece.isLast)
        try spool.add(walk.takeItems())
        done += partition.fixes.count + partition.reports.count
      }
      let findings = walk.takeFindings()
      joined.withLock { joined in
        joined.findings.append(findings)
        joined.counts.add(walk.counts)
        joined.done += done
        advance(joined.done)
      }
    }
    var result = joined.withLock { $0 }
    try spool.feed(&result.fleet)
    return (result.fleet.finish(result.findings, at: end), result.counts)
  }
}
