/// What one or more steps of a reader yielded, in the form in which it is handed on.
///
/// Fixes and reports lie apart, so that millions of fixes are one plain array. Tables repeat a ship's
/// particulars in every row. There a report *rides*: it says that this fix and all later ones of the
/// ship in the input carry the same, each at its own time and place, until another one is heard. A
/// hundred million rows are then a hundred million fixes and a few reports.
package import Vocabulary

/// Records and books.
package struct RecordBatch: Sendable {
  /// The positions, in the order they were read.
  package private(set) var positions: [Fix] = []
  /// The static reports, in the order they were read.
  package private(set) var heardReports: [HeardReport] = []
  /// What reports said, one for each `HeardReport` that is new, in their order.
  package private(set) var contents: [StaticReport] = []
  package var tally = SourceTally()

  package init() {}

  /// Fixes and reports as they lie here, those that ride counted once.
  var heldCount: Int { positions.count + heardReports.count }

  @inline(__always)
  package mutating func append(_ fix: Fix) { positions.append(fix) }

  /// A report on its own.
  package mutating func append(_ report: StaticReport) {
    append(report, .single, toSlot: HeardReport.noSlot)
  }

  /// The same; later ones may repeat it by naming the slot.
  mutating func append(_ report: StaticReport, toSlot slot: UInt32) {
    append(report, .single, toSlot: slot)
  }

  /// What was last put into the slot, said once more.
  mutating func append(slot: UInt32, at time: Instant, from source: SourceReference) {
    note(.single, at: time, from: source, slot: slot, isNew: false)
  }

  /// A report that rides from the next fix on; later ones may repeat it by naming the slot.
  package mutating func appendRiding(_ report: StaticReport, toSlot slot: UInt32) {
    append(report, .riding, toSlot: slot)
  }

  /// What was last put into the slot rides from the next fix on.
  package mutating func appendRiding(
    slot: UInt32, at time: Instant, from source: SourceReference
  ) {
    note(.riding, at: time, from: source, slot: slot, isNew: false)
  }

  /// Nothing rides from the next fix of the ship on.
  package mutating func endRiding(at time: Instant, from source: SourceReference) {
    note(.nothing, at: time, from: source, slot: HeardReport.noSlot, isNew: false)
  }

  package mutating func append(_ record: Record) {
    switch record {
    case .fix(let fix): append(fix)
    case .staticReport(let report): append(report)
    }
  }

  package mutating func append(contentsOf records: [Record]) {
    for record in records { append(record) }
  }

  /// Forgets the records and keeps the books.
  package mutating func removeRecords() {
    positions.removeAll(keepingCapacity: true)
    heardReports.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
  }

  private mutating func append(
    _ report: StaticReport, _ kind: HeardReport.Kind, toSlot slot: UInt32
  ) {
    note(kind, at: report.time, from: report.source, slot: slot, isNew: true)
    contents.append(report)
  }

  private mutating func note(
    _ kind: HeardReport.Kind, at time: Instant, from source: SourceReference, slot: UInt32,
    isNew: Bool
  ) {
    heardReports.append(
      HeardReport(
        time: time, source: source, slot: slot,
        positionsBefore: UInt32(truncatingIfNeeded: positions.count), kind: kind, isNew: isNew))
  }

  /// All records in the order they were read, if none were removed before; of one row the fix first.
  package var records: [Record] {
    var replay = BatchReplay(contents: contents[...])
    var next = heardReports[...]
    for (index, fix) in positions.enumerated() {
      while let heard = next.first, heard.positionsBefore <= index {
        replay.take(heard, mmsi: fix.mmsi)
        next.removeFirst()
      }
      replay.take(fix)
    }
    for heard in next { replay.take(heard, mmsi: nil) }
    return replay.records
  }
}

/// A static report by reference to what it said.
package struct HeardReport: Sendable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// It was heard once.
    case single
    /// All fixes of the ship from this one on repeat it.
    case riding
    /// No fix of the ship from this one on carries a report.
    case nothing
  }

  package let time: Instant
  package let source: SourceReference
  /// Where the content is kept for repeats, below `slotCount`; `noSlot` when nothing repeats it.
  package let slot: UInt32
  /// Fixes of the batch that were read before it; when it rides, the place of the first that carries it.
  package let positionsBefore: UInt32
  package let kind: Kind
  /// Whether the content is handed over with it.
  package let isNew: Bool

  package static let noSlot = UInt32.max
  /// Slots that a reader can use.
  package static let slotCount = 65_536
}

/// Makes single records of a batch again.
private struct BatchReplay {
  private(set) var records: [Record] = []
  private var contents: ArraySlice<StaticReport>
  private var slots: [UInt32: StaticReport] = [:]
  private var riding: [MMSI: StaticReport] = [:]

  init(contents: ArraySlice<StaticReport>) { self.contents = contents }

  /// `mmsi` is that of the fix that follows.
  mutating func take(_ heard: HeardReport, mmsi: MMSI?) {
    let content = heard.isNew ? contents.popFirst() : slots[heard.slot]
    if heard.isNew, heard.slot != HeardReport.noSlot { slots[heard.slot] = content }
    switch heard.kind {
    case .single:
      if let content {
        records.append(.staticReport(content.repeated(at: heard.time, from: heard.source)))
      }
    case .riding: if let mmsi { riding[mmsi] = content }
    case .nothing: if let mmsi { riding[mmsi] = nil }
    }
  }

  mutating func take(_ fix: Fix) {
    records.append(.fix(fix))
    if let report = riding[fix.mmsi] {
      records.append(.staticReport(report.repeated(at: fix.time, from: fix.source)))
    }
  }
}
