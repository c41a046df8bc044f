/// The frame of both AIS table readers: header search, refusals and the books, row by row.
///
/// Lines before the header are refused (comments and blank lines by their name); the header counts
/// as used; a header met again, as in files put end to end, is used again.
///
/// Nearly every row is plain and repeats the particulars of its ship word for word. Such rows are read
/// by `PlainRows`; every other row, and the first of each ship, is read with all its fields, by the
/// same rules.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What one format knows about its rows.
protocol AISTableFormat: Sendable {
  static var layout: CSVLayout { get }
  /// The columns that change from row to row.
  static var moving: MovingColumns { get }
  /// The instant in a field of 19 bytes or another form the format allows.
  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant?
  /// A status as the format writes it; nil for none.
  static func status(_ bytes: UnsafeRawBufferPointer) -> UInt8?
  /// The records of one row, or why there is none.
  static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, source: SourceReference
  ) -> Result<[Record], AISFieldRules.PositionRefusal>
}

struct AISTableReader<Format: AISTableFormat>: Sendable {
  private var splitter = CSVRowSplitter(lineBreaksInQuotes: .endTheRow)
  private var state: State

  /// What is known between rows.
  private struct State: Sendable {
    let source: UInt32
    var placement: CSVLayout.Placement?
    var plain: PlainRows<Format>?
  }

  init(source: UInt32) { state = State(source: source) }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var position = 0
    while position < bytes.count {
      if splitter.isBetweenRows {
        position += takePlain(bytes[position...].rebased, &batch)
        guard position < bytes.count else { return }
      }
      let rest = bytes[position...].rebased
      let count = min(Self.lineLength(rest), rest.count)
      feed(rest[..<count].rebased, &batch)
      position += count
    }
  }

  /// Takes plain rows from the start on as long as they are plain; gives the bytes of these.
  private mutating func takePlain(
    _ bytes: UnsafeRawBufferPointer, _ batch: inout RecordBatch
  ) -> Int {
    guard var plain = state.plain else { return 0 }
    // Taken out, so that it is changed where it lies.
    state.plain = nil
    let taken = plain.take(bytes, at: splitter.offset, &batch)
    state.plain = plain
    splitter.passOver(lines: taken.lines, bytes: taken.bytes)
    batch.tally.linesIn += taken.lines
    batch.tally.linesUsed += taken.lines
    batch.tally.recordsDecoded += taken.records
    return taken.bytes
  }

  /// Bytes up to and with the next line feed; more than there are when there is none.
  private static func lineLength(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let base = bytes.baseAddress, let found = memchr(base, 10, bytes.count) else {
      return bytes.count + 1
    }
    return UnsafeRawPointer(found) - base + 1
  }

  mutating func finish(into batch: inout RecordBatch) {
    var state = self.state
    splitter.finish { Self.take($0, &state, &batch) }
    self.state = state
  }

  private mutating func feed(_ bytes: UnsafeRawBufferPointer, _ batch: inout RecordBatch) {
    var state = self.state
    self.state.plain = nil
    splitter.feed(bytes) { Self.take($0, &state, &batch) }
    self.state = state
  }

  private static func take(_ row: CSVRow, _ state: inout State, _ batch: inout RecordBatch) {
    batch.tally.linesIn += 1
    guard let known = state.placement, !startsLikeHeader(row) else {
      if let found = Format.layout.match(row) {
        state.placement = found
        state.plain = PlainRows(found, source: state.source)
        batch.tally.linesUsed += 1
      } else {
        batch.tally.refuse(reasonWithoutHeader(row), sample: row.sample)
      }
      return
    }
    switch records(row, known, state.source) {
    case .success(let records):
      append(records, of: row, &state, &batch)
      batch.tally.linesUsed += 1
      batch.tally.recordsDecoded += records.count
    case .failure(let refusal):
      batch.tally.refuse(refusal.reason, sample: row.sample)
    }
  }

  /// A row's report rides on its fix; without a fix it stands alone.
  private static func append(
    _ records: [Record], of row: CSVRow, _ state: inout State, _ batch: inout RecordBatch
  ) {
    guard case .fix(let fix)? = records.first else {
      return batch.append(contentsOf: records)
    }
    let slot = state.plain?.remember(row, records)
    if case .staticReport(let report)? = records.last {
      batch.appendRiding(report, toSlot: slot ?? HeardReport.noSlot)
    } else {
      batch.endRiding(at: fix.time, from: fix.source)
    }
    batch.append(fix)
  }

  private static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, _ source: UInt32
  ) -> Result<[Record], AISFieldRules.PositionRefusal> {
    if row.isBlank { return .failure(.init(.emptyLine)) }
    if let problem = row.problem { return .failure(.init(reason(problem))) }
    guard row.fields.count == placement.fieldCount else {
      return .failure(.init(.wrongColumnCount))
    }
    let reference = SourceReference(source: source, offset: row.offset, length: row.length)
    return Format.records(row, placement, source: reference)
  }

  /// Every data row of both formats begins with a digit.
  private static func startsLikeHeader(_ row: CSVRow) -> Bool {
    guard let first = row.field(0).first else { return false }
    return !(48...57).contains(first) && Format.layout.match(row) != nil
  }

  private static func reasonWithoutHeader(_ row: CSVRow) -> RefusalReason {
    if row.isBlank { return .emptyLine }
    if let problem = row.problem { return reason(problem) }
    return row.bytes.first == UInt8(ascii: "#") ? .comment : .malformed
  }

  private static func reason(_ problem: CSVRow.Problem) -> RefusalReason {
    switch problem {
    case .longerThanCeiling: .lineTooLong
    case .badQuoting: .malformed
    }
  }
}
