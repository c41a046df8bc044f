/// The frame of both AIS table readers: header search, refusals and the books, row by row.
///
/// Lines before the header are refused (comments and blank lines by their name); the header counts
/// as used; a header met again, as in files put end to end, is used again.
import Vocabulary

/// What one format knows about its rows.
protocol AISTableFormat: Sendable {
  static var layout: CSVLayout { get }
  /// The records of one row, or why there is none.
  static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, source: SourceReference
  ) -> Result<[Record], AISFieldRules.PositionRefusal>
}

struct AISTableReader<Format: AISTableFormat>: Sendable {
  private let source: UInt32
  private var splitter = CSVRowSplitter(lineBreaksInQuotes: .endTheRow)
  private var placement: CSVLayout.Placement?

  init(source: UInt32) { self.source = source }

  mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var placement = self.placement
    let source = self.source
    splitter.feed(bytes) { Self.take($0, &placement, source, &batch) }
    self.placement = placement
  }

  mutating func finish(into batch: inout RecordBatch) {
    var placement = self.placement
    let source = self.source
    splitter.finish { Self.take($0, &placement, source, &batch) }
    self.placement = placement
  }

  private static func take(
    _ row: CSVRow, _ placement: inout CSVLayout.Placement?, _ source: UInt32,
    _ batch: inout RecordBatch
  ) {
    batch.tally.linesIn += 1
    guard let known = placement, !startsLikeHeader(row) else {
      if let found = Format.layout.match(row) {
        placement = found
        batch.tally.linesUsed += 1
      } else {
        batch.tally.refuse(reasonWithoutHeader(row), sample: row.sample)
      }
      return
    }
    switch records(row, known, source) {
    case .success(let records):
      batch.records += records
      batch.tally.linesUsed += 1
      batch.tally.recordsDecoded += records.count
    case .failure(let refusal):
      batch.tally.refuse(refusal.reason, sample: row.sample)
    }
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
