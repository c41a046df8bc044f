/// Gathers the records of one input after another until there are enough for a run.
import Ingest
import Tracks
import Vocabulary

/// A run in the making.
struct RunBuilder: Sendable {
  private let capacity: Int
  private var fixes: [Fix] = []
  private var reports: [StoredReport] = []
  private var pool = ContentPool()
  private var hulls = HullSenders()
  /// What the present input put into its slots, and its number in the pool; nil when not yet there.
  private var slots: [Slot] = []
  /// Where the runs of the present input lie, those that lie on disk.
  private var places: [RecordRun.Place] = []
  /// Time of the latest record of a ship.
  private(set) var latest: Instant?

  private struct Slot: Sendable {
    var content: StaticReport?
    var number: UInt32?
  }

  init(capacity: Int) { self.capacity = capacity }

  var isEmpty: Bool { fixes.isEmpty && reports.isEmpty }
  var isFull: Bool { fixes.count + reports.count >= capacity }
  var byteCount: Int {
    fixes.count * MemoryLayout<Fix>.stride + reports.count * MemoryLayout<StoredReport>.stride
      + pool.byteCount
  }

  mutating func add(_ batch: RecordBatch) {
    // Room for the whole run and a batch more at once; what is not used costs nothing.
    if fixes.capacity == 0 { fixes.reserveCapacity(capacity + 8192) }
    fixes.append(contentsOf: batch.positions)
    noteLatest(of: batch.positions)
    var next = 0
    for heard in batch.heardReports {
      if heard.isNew {
        take(batch.contents[next], heard)
        next += 1
      } else if heard.kind == .nothing {
        append(heard, of: batch.positions[Int(heard.positionsBefore)].mmsi, 0)
      } else {
        takeRepeat(heard)
      }
    }
  }

  private mutating func noteLatest(of fixes: [Fix]) {
    var newest = latest ?? Instant(milliseconds: .min)
    for fix in fixes where fix.time > newest {
      if VesselAnalysis.isShip(fix.mmsi) { newest = fix.time }
    }
    if newest > latest ?? Instant(milliseconds: .min) { latest = newest }
  }

  /// The slots of an input end with it.
  mutating func endInput() {
    slots.removeAll()
    places = []
  }

  /// Hands out where the runs of the present input lie.
  mutating func takePlaces() -> [RecordRun.Place] {
    defer { places = [] }
    return places
  }

  private mutating func take(_ content: StaticReport, _ heard: HeardReport) {
    let number = pool.enter(content)
    if let imo = content.imo { hulls.note(imo.number, by: content.mmsi.number) }
    if heard.slot < HeardReport.slotCount {
      let slot = Int(heard.slot)
      while slots.count <= slot { slots.append(Slot()) }
      slots[slot] = Slot(content: content, number: number)
    }
    append(heard, of: content.mmsi, number)
  }

  private mutating func takeRepeat(_ heard: HeardReport) {
    guard heard.slot < slots.count else { return }
    let slot = Int(heard.slot)
    if let number = slots[slot].number, let mmsi = slots[slot].content?.mmsi {
      append(heard, of: mmsi, number)
    } else if let content = slots[slot].content {
      let number = pool.enter(content)
      slots[slot].number = number
      append(heard, of: content.mmsi, number)
    }
  }

  private mutating func append(_ heard: HeardReport, of mmsi: MMSI, _ content: UInt32) {
    reports.append(
      StoredReport(
        time: heard.time, source: heard.source, mmsi: mmsi, content: content, kind: heard.kind))
    if latest.map({ heard.time > $0 }) ?? true, VesselAnalysis.isShip(mmsi) {
      latest = heard.time
    }
  }

  /// Makes a run of what was gathered and begins anew.
  mutating func takeRun(on file: SpillFile?) throws -> RecordRun {
    let run = try RecordRun(fixes: fixes, reports: reports, pool: pool, on: file)
    fixes.removeAll(keepingCapacity: true)
    reports.removeAll(keepingCapacity: true)
    pool.removeAll()
    for slot in slots.indices { slots[slot].number = nil }
    if let place = run.place { places.append(place) }
    return run
  }

  mutating func takeHulls() -> HullSenders {
    defer { hulls = HullSenders() }
    return hulls
  }
}
