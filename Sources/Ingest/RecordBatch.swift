/// What one or more steps of a reader yielded, in the form in which it is handed on.
///
/// Fixes and reports lie apart, so that millions of fixes are one plain array. Tables repeat a ship's
/// particulars in every row; a reader that knows them to be those of a row before says so by a slot
/// and hands over no text again.
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

  package mutating func append(_ fix: Fix) { positions.append(fix) }

  /// A report on its own.
  package mutating func append(_ report: StaticReport) {
    append(report, toSlot: HeardReport.noSlot)
  }

  /// A report whose content later ones of the same input may repeat by naming the slot.
  package mutating func append(_ report: StaticReport, toSlot slot: UInt32) {
    heardReports.append(
      HeardReport(
        time: report.time, source: report.source, slot: slot, isNew: true,
        positionsBefore: positions.count))
    contents.append(report)
  }

  /// What was last put into the slot, sent again.
  package mutating func appendRepeat(
    ofSlot slot: UInt32, at time: Instant, from source: SourceReference
  ) {
    heardReports.append(
      HeardReport(
        time: time, source: source, slot: slot, isNew: false, positionsBefore: positions.count))
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

  /// All records in the order they were read, if none were removed before.
  package var records: [Record] {
    var result: [Record] = []
    var slots: [UInt32: StaticReport] = [:]
    var (fixes, texts) = (positions[...], contents[...])
    for heard in heardReports {
      while fixes.startIndex < heard.positionsBefore, let fix = fixes.popFirst() {
        result.append(.fix(fix))
      }
      let content = heard.isNew ? texts.popFirst() : slots[heard.slot]
      guard let content else { continue }
      if heard.isNew { slots[heard.slot] = content }
      result.append(.staticReport(content.repeated(at: heard.time, from: heard.source)))
    }
    return result + fixes.map(Record.fix)
  }
}

/// A static report by reference to what it said.
package struct HeardReport: Sendable, BitwiseCopyable {
  package let time: Instant
  package let source: SourceReference
  /// Where the content is kept for repeats, below `slotCount`; `noSlot` when nothing repeats it.
  package let slot: UInt32
  private let position: UInt32

  package static let noSlot = UInt32.max
  /// Slots that a reader can use.
  package static let slotCount = 65_536

  init(
    time: Instant, source: SourceReference, slot: UInt32, isNew: Bool, positionsBefore: Int
  ) {
    self.time = time
    self.source = source
    self.slot = slot
    position = UInt32(truncatingIfNeeded: positionsBefore) << 1 | (isNew ? 1 : 0)
  }

  /// Whether the content is handed over with it.
  package var isNew: Bool { position & 1 == 1 }
  /// Fixes of the batch that were read before it.
  var positionsBefore: Int { Int(position >> 1) }
}
