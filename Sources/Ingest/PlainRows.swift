/// Rows of an AIS table that repeat their ship's particulars, read without making the particulars anew.
///
/// In both tables the columns that change from row to row stand first and those that tell who the ship
/// is behind them. The bytes behind are remembered by ship; a row whose bytes are the same says the
/// same. Only rows in which nothing is unusual are taken: no quote, a number of nine digits, a time of
/// 19 bytes, a position that is one. All others are left to the reader of whole rows.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

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

  /// Takes a line without its line feed; false when it must be read as a whole row.
  mutating func take(
    _ line: UnsafeRawBufferPointer, at offset: UInt64, _ batch: inout RecordBatch
  ) -> Bool {
    var line = line
    if line.last == 13 { line = line[..<(line.count - 1)].rebased }
    guard line.count < 4096 else { return false }
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.ceiling + 1) { starts in
      guard Self.split(line, movingCount, starts) else { return false }
      return take(Fields(line: line, starts: starts.baseAddress), line, at: offset, &batch)
    }
  }

  /// The fields of a row up to the first that stays.
  private struct Fields {
    let line: UnsafeRawBufferPointer
    let starts: UnsafeMutablePointer<Int32>?

    /// Empty for a column that the file lacks.
    func field(_ index: Int) -> UnsafeRawBufferPointer {
      guard index >= 0, let starts else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      return line[Int(starts[index])..<Int(starts[index + 1]) - 1].rebased
    }

    /// The bytes from the first field that stays on.
    func tail(_ count: Int) -> UnsafeRawBufferPointer {
      guard let starts else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      return line[Int(starts[count])...].rebased
    }
  }

  /// Notes where each of the first fields begins, and the one behind them.
  private static func split(
    _ line: UnsafeRawBufferPointer, _ count: Int, _ starts: UnsafeMutableBufferPointer<Int32>
  ) -> Bool {
    guard let base = line.baseAddress else { return false }
    var found = 0
    starts[0] = 0
    var index = 0
    while index < line.count {
      let byte = base.load(fromByteOffset: index, as: UInt8.self)
      index += 1
      if byte == 0x22 { return false }
      guard byte == 0x2C else { continue }
      found += 1
      starts[found] = Int32(truncatingIfNeeded: index)
      if found == count { return true }
    }
    return false
  }

  private mutating func take(
    _ fields: Fields, _ line: UnsafeRawBufferPointer, at offset: UInt64,
    _ batch: inout RecordBatch
  ) -> Bool {
    guard let number = Self.nineDigits(fields.field(columns.mmsi)), let mmsi = MMSI(number),
      let slot = slots.find(
        number, mobile: fields.field(columns.mobile), tail: fields.tail(movingCount)),
      let time = day.instant(fields.field(columns.time), Format.instant),
      case .success(let place) = AISFieldRules.position(
        latitude: fields.field(columns.latitude), longitude: fields.field(columns.longitude))
    else { return false }
    let known = slots[slot]
    let reference = SourceReference(
      source: source, offset: offset, length: UInt32(truncatingIfNeeded: line.count))
    batch.append(
      Fix(
        time: time, mmsi: mmsi, position: place,
        speed: AISFieldRules.speed(Self.number(fields.field(columns.speed))),
        course: AISFieldRules.direction(Self.number(fields.field(columns.course))),
        heading: AISFieldRules.direction(Self.number(fields.field(columns.heading))),
        navigationStatus: columns.status < 0
          ? known.status : status.code(fields.field(columns.status), Format.status),
        transponder: known.transponder, source: reference))
    if known.hasReport {
      batch.appendRepeat(ofSlot: UInt32(slot), at: time, from: reference)
    }
    batch.tally.linesIn += 1
    batch.tally.linesUsed += 1
    batch.tally.recordsDecoded += known.hasReport ? 2 : 1
    return true
  }

  /// Remembers a whole row that gave a fix, and gives the slot for its report.
  mutating func remember(_ row: CSVRow, _ records: [Record]) -> UInt32? {
    guard case .fix(let fix)? = records.first, records.count <= 2, row.bytes.count < 4096,
      !row.bytes.contains(0x22), row.fields.count > movingCount
    else { return nil }
    return slots.enter(
      RowSlots.Known(
        mmsi: fix.mmsi.number, status: fix.navigationStatus, transponder: fix.transponder,
        hasReport: records.count == 2),
      mobile: columns.mobile < 0 ? [] : Array(row.rawField(columns.mobile)),
      tail: Array(row.bytes[row.fields[movingCount].start...])
    ).map { UInt32($0) }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    bytes.isEmpty ? nil : FieldNumbers.decimal(trimmed(bytes))
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return bytes[start..<end].rebased
  }

  private static func nineDigits(_ bytes: UnsafeRawBufferPointer) -> UInt32? {
    guard bytes.count == 9 else { return nil }
    var value: UInt32 = 0
    for byte in bytes {
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ UInt32(digit)
    }
    return value
  }
}

/// Days already read, so that only the clock is read anew.
private struct DayMemory: Sendable {
  private var text: (UInt64, UInt64) = (0, 0)
  private var start: Int64?

  /// The instant in 19 bytes, a day of ten, a byte between, a clock of eight.
  mutating func instant(
    _ bytes: UnsafeRawBufferPointer, _ whole: (UnsafeRawBufferPointer) -> Instant?
  ) -> Instant? {
    guard bytes.count == 19, let clock = Self.clock(bytes) else { return nil }
    let head = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let middle = UInt64(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) & 0xFF_FFFF)
    if let start, text == (head, middle) { return Instant(seconds: start + clock) }
    guard let instant = whole(bytes) else { return nil }
    text = (head, middle)
    start = instant.seconds - clock
    return instant
  }

  /// Seconds since midnight of `hh:mm:ss` at the end; nil when it is none.
  private static func clock(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard bytes[13] == 0x3A, bytes[16] == 0x3A else { return nil }
    func two(_ index: Int) -> Int64 {
      let (tens, ones) = (bytes[index] &- 48, bytes[index + 1] &- 48)
      return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : 1000
    }
    let (hour, minute, second) = (two(11), two(14), two(17))
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

/// The words of a status read last, with their code.
private struct StatusMemory: Sendable {
  private var words: [UInt8] = []
  private var code: UInt8?

  mutating func code(
    _ bytes: UnsafeRawBufferPointer, _ read: (UnsafeRawBufferPointer) -> UInt8?
  ) -> UInt8? {
    if bytes.count == words.count, bytes.elementsEqual(words) { return code }
    words = Array(bytes)
    code = read(bytes)
    return code
  }
}
