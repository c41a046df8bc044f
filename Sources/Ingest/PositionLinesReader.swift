/// Reads positions as JSON lines: one object a line, with a ship, a time, a latitude and a longitude.
///
/// Pipelines hand positions on in this form (Global Fishing Watch's `gpsdio` and its segmenter write
/// `ssvid`, `timestamp`, `lat`, `lon`, `speed`, `course`). Members are found by the names that `PositionTableReader`
/// knows for columns and mean the same; others are passed over. A line that is no such object is refused, and the
/// next one is read.
import Vocabulary

package struct PositionLinesReader: RecordReader {
  private let source: UInt32
  /// Only its lines are used: a row ends with its line here, whatever the quotes say.
  private var splitter = CSVRowSplitter(lineBreaksInQuotes: .endTheRow)

  /// - Parameter source: the input's number in the run.
  package init(source: UInt32) { self.source = source }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    let source = source
    splitter.feed(bytes) { Self.take($0, source, &batch) }
  }

  package mutating func finish(into batch: inout RecordBatch) {
    let source = source
    splitter.finish { Self.take($0, source, &batch) }
  }

  private static func take(_ row: CSVRow, _ source: UInt32, _ batch: inout RecordBatch) {
    batch.tally.linesIn += 1
    switch record(row, source) {
    case .success(let record):
      batch.append(contentsOf: [record])
      batch.tally.linesUsed += 1
      batch.tally.recordsDecoded += 1
    case .failure(let refusal):
      batch.tally.refuse(refusal.reason, sample: row.sample)
    }
  }

  private static func record(
    _ row: CSVRow, _ source: UInt32
  ) -> Result<Record, AISFieldRules.PositionRefusal> {
    if row.isBlank { return .failure(.init(.emptyLine)) }
    if row.problem == .longerThanCeiling { return .failure(.init(.lineTooLong)) }
    guard let line = PositionLine(row.bytes) else { return .failure(.init(.malformed)) }
    let reference = SourceReference(source: source, offset: row.offset, length: row.length)
    return line.values.withUnsafeBytes { values in
      PositionTable.record(reference) { values[line.places[$0.rawValue]].rebased }
    }
  }
}

/// The members of one line, by the columns of a table of positions.
struct PositionLine {
  /// All values, one behind another, and where each column's stands; empty for none.
  let values: [UInt8]
  let places: [Range<Int>]
  /// The required columns that no member is named like.
  let missing: [String]

  /// Nil for what is no JSON object.
  init?(_ line: UnsafeRawBufferPointer) {
    let text = Array(line)
    guard let node = try? JSONNode.parse(text), case .object(let members) = node.value else {
      return nil
    }
    let placement = PositionTable.layout.place(members.map(\.key))
    missing = PositionTable.layout.missing(in: placement)
    var values: [UInt8] = []
    places = PositionTable.Column.allCases.map { column in
      let start = values.count
      if let member = placement[column.rawValue] {
        switch members[member].node.value {
        case .string(let text): values += text.utf8
        // As it stands: a `Double` would round it.
        case .number: values += text[members[member].node.range]
        case .null, .bool, .object, .array: break
        }
      }
      return start..<values.count
    }
    self.values = values
  }
}
