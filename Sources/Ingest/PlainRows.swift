/// Rows of an AIS table that repeat their ship's particulars, read without making the particulars anew.
///
/// In both tables the columns that change from row to row stand first and those that tell who the ship
/// is behind them. The bytes behind are remembered by ship; a row whose bytes are the same says the
/// same. Only rows in which nothing is unusual are taken: no quote, a number of nine digits, a time of
/// 19 bytes, a position that is one. All others are left to the reader of whole rows.
import Vocabulary

/// The columns of a layout that change from row to row, by their numbers in it.
struct MovingColumns: Sendable {
  let mmsi: Int
  let time: Int
  let latitude: Int
  let longitude: Int
  let speed: Int
  let course: Int
  let heading: Int
  /// The kind of station; nil when it stands with what stays.
  let mobile: Int?
  /// Nil when the status stands with what stays.
  let status: Int?

  var all: [Int] {
    [mmsi, time, latitude, longitude, speed, course, heading] + [mobile, status].compactMap { $0 }
  }
}

/// The memory of one file's ships.
struct PlainRows<Format: AISTableFormat>: Sendable {
  private let source: UInt32
  /// Where the moving columns stand in a row.
  private let columns: Places
  /// Fields before the first that stays.
  private let movingCount: Int
  private var slots: RowSlots
  private var day = DayMemory()
  private var status = StatusMemory()

  private struct Places: Sendable {
    let mmsi: Int
    let time: Int
    let latitude: Int
    let longitude: Int
    let speed: Int
    let course: Int
    let heading: Int
    let mobile: Int
    let status: Int
  }

  /// The most moving fields a row can have here.
  private static var ceiling: Int { 16 }

  /// Nil for a file whose columns stand in another order.
  init?(_ placement: CSVLayout.Placement, source: UInt32) {
    let moving = Format.moving
    let first = moving.all.compactMap { placement[$0] }
    let rest = placement.places.indices.filter { !moving.all.contains($0) }
      .compactMap { placement[$0] }
    guard let last = first.max(), last + 1 < placement.fieldCount, last < Self.ceiling,
      rest.allSatisfy({ $0 > last }), let mmsi = placement[moving.mmsi],
      let time = placement[moving.time], let latitude = placement[moving.latitude],
      let longitude = placement[moving.longitude]
    else { return nil }
    self.source = source
    movingCount = last + 1
    columns = Places(
      mmsi: mmsi, time: time, latitude: latitude, longitude: longitude,
      speed: placement[moving.speed] ?? -1, course: placement[moving.course] ?? -1,
      heading: placement[moving.heading] ?? -1,
      mobile: moving.mobile.flatMap { placement[$0] } ?? -1,
      status: moving.status.flatMap { placement[$0] } ?? -1)
    slots = RowSlots()
  }

  /// What was taken of some bytes.
  struct Taken {
    var bytes = 0
    var lines = 0
    var records = 0
  }

  /// Takes rows from the start of `bytes` until one is not plain or not whole.
  ///
  /// `offset` is the place of the first in the content.
  mutating func take(
    _ bytes: UnsafeRawBufferPointer, at offset: UInt64, _ batch: inout RecordBatch
  ) -> Taken {
    var taken = Taken()
    guard let base = bytes.baseAddress else { return taken }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.ceiling + 1) { starts in
      guard let starts = starts.baseAddress else { return }
      while let next = PlainLine.find(
        at: base + taken.bytes, readable: bytes.count - taken.bytes, fields: movingCount, starts)
      {
        let reports = take(next, at: offset &+ UInt64(taken.bytes), &batch)
        guard reports >= 0 else { return }
        taken.bytes += next.length
        taken.lines += 1
        taken.records += 1 + reports
      }
    }
    return taken
  }

  /// Remembers a whole row that gave a fix, and gives the slot for its report.
  mutating func remember(_ row: CSVRow, _ records: [Record]) -> UInt32? {
    guard case .fix(let fix)? = records.first else { return nil }
    let slot = slot(for: row, fix, hasReport: records.count == 2)
    slots.setLatest(slot, of: fix.mmsi.number)
    return slot.map { UInt32($0) }
  }

  private mutating func slot(for row: CSVRow, _ fix: Fix, hasReport: Bool) -> Int? {
    guard row.bytes.count < 4096, !row.bytes.contains(0x22), row.fields.count > movingCount else {
      return nil
    }
    let ship = RowSlots.Known(
      mmsi: fix.mmsi.number, status: fix.navigationStatus, transponder: fix.transponder,
      hasReport: hasReport)
    return slots.enter(
      ship, mobile: columns.mobile < 0 ? [] : Array(row.rawField(columns.mobile)),
      tail: Array(row.bytes[row.fields[movingCount].start...]))
  }
}

extension PlainRows {
  /// Takes a row; gives the number of its reports, −1 when it must be read as a whole row.
  @inline(__always)
  private mutating func take(
    _ line: PlainLine, at offset: UInt64, _ batch: inout RecordBatch
  ) -> Int {
    guard let number = line.nineDigits(columns.mmsi), let mmsi = MMSI(number),
      let slot = slots.find(
        number, mobile: line.field(columns.mobile), tail: line.tail(movingCount)),
      line.count(columns.time) == 19,
      let time = day.instant(line.base + line.start(columns.time), Format.instant),
      let place = line.position(columns.latitude, columns.longitude)
    else { return -1 }
    let known = slots[slot]
    let reference = SourceReference(
      source: source, offset: offset, length: UInt32(truncatingIfNeeded: line.count))
    if !slots.isLatest(slot) {
      note(slot, known, at: time, from: reference, &batch)
    }
    let status =
      columns.status < 0
      ? known.status : self.status.code(line.field(columns.status), Format.status)
    batch.append(
      Fix(
        time: time, mmsi: mmsi, place: place, speed: line.speed(columns.speed),
        course: line.direction(columns.course), heading: line.direction(columns.heading),
        navigationStatus: status, transponder: known.transponder, source: reference))
    return known.hasReport ? 1 : 0
  }

  /// The ship's row before was another one.
  @inline(never)
  private mutating func note(
    _ slot: Int, _ known: RowSlots.Known, at time: Instant, from source: SourceReference,
    _ batch: inout RecordBatch
  ) {
    if known.hasReport {
      batch.appendRiding(slot: UInt32(truncatingIfNeeded: slot), at: time, from: source)
    } else {
      batch.endRiding(at: time, from: source)
    }
    slots.setLatest(slot, of: known.mmsi)
  }
}
