/// The frame of all readers of small CSV files with a header: Plimsoll's own plain forms.
///
/// The header is the first row that is neither blank nor a comment (`#`). Columns are found by name
/// in any order; unknown ones are kept where the row type has room for them.
import Vocabulary

struct ReferenceTable {
  let layout: CSVLayout
  /// What the file is, for messages: `registry`.
  let kind: String

  /// One row's fields by column of the layout.
  struct Fields {
    let row: CSVRow
    let placement: CSVLayout.Placement
    let source: SourceReference
    fileprivate(set) var warnings: [FieldFailure] = []

    fileprivate init(row: CSVRow, placement: CSVLayout.Placement, source: SourceReference) {
      self.row = row
      self.placement = placement
      self.source = source
    }

    func text(_ column: Int) -> String? { row.text(placement[column]) }

    /// A number that may be missing; one that cannot be read is left out with a warning.
    mutating func number(_ column: Int, in range: ClosedRange<Double>) -> Double? {
      guard let text = text(column) else { return nil }
      if let value = FieldNumbers.decimal(row.field(placement[column])), range.contains(value) {
        return value
      }
      warn("\(placement.header[placement[column] ?? 0]) \"\(text)\" is no usable number")
      return nil
    }

    mutating func warn(_ detail: String, _ reason: RefusalReason = .badNumber) {
      warnings.append(FieldFailure(reason: reason, detail: detail))
    }

    /// The columns that the layout does not know, in the file's order, with their values.
    var extraColumns: [ExtraColumn] {
      let known = Set(placement.places.compactMap { $0 })
      return placement.header.indices.filter { !known.contains($0) }.compactMap { index in
        row.text(index).map { ExtraColumn(name: placement.header[index], value: $0) }
      }
    }
  }

  /// - Throws: `IngestError` when no header is there or it lacks a required column.
  func read<Row>(
    _ content: [UInt8], file: String, source: UInt32,
    row make: (inout Fields) throws(FieldFailure) -> Row
  ) throws(IngestError) -> ReferenceReading<Row> {
    var reading = ReferenceReading<Row>()
    var placement: CSVLayout.Placement?
    var missing: [String] = []
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    func take(_ row: CSVRow) {
      guard missing.isEmpty else { return }
      if let placement {
        add(row, placement, source, &reading, make)
      } else if !row.isBlank, row.bytes.first != UInt8(ascii: "#") {
        let found = layout.place(row.fields.indices.map { row.text($0) ?? "" })
        missing = layout.missing(in: found)
        placement = found
      }
    }
    content.withUnsafeBytes { splitter.feed($0, take) }
    splitter.finish(take)
    guard placement != nil else {
      throw IngestError(.unrecognisedHeader, file: file, reason: "the \(kind) file has no header")
    }
    guard missing.isEmpty else {
      let names = missing.joined(separator: ", ")
      throw IngestError(
        .unrecognisedHeader, file: file, reason: "the \(kind) file has no column \(names)")
    }
    return reading
  }

  private func add<Row>(
    _ row: CSVRow, _ placement: CSVLayout.Placement, _ source: UInt32,
    _ reading: inout ReferenceReading<Row>, _ make: (inout Fields) throws(FieldFailure) -> Row
  ) {
    if row.isBlank, row.problem == nil { return }
    reading.rowsIn += 1
    let reference = SourceReference(source: source, offset: row.offset, length: row.length)
    var fields = Fields(row: row, placement: placement, source: reference)
    do throws(FieldFailure) {
      try Self.check(row, placement)
      reading.rows.append(try make(&fields))
      for warning in fields.warnings { reading.warnings.append(Self.refusal(row, warning)) }
    } catch {
      reading.refusals.append(Self.refusal(row, error))
    }
  }

  private static func check(
    _ row: CSVRow, _ placement: CSVLayout.Placement
  ) throws(FieldFailure) {
    switch row.problem {
    case .longerThanCeiling:
      throw FieldFailure(reason: .lineTooLong, detail: "the row is longer than 64 KiB")
    case .badQuoting: throw FieldFailure(reason: .malformed, detail: "the quotes do not pair up")
    case nil: break
    }
    guard row.fields.count == placement.fieldCount else {
      throw FieldFailure(
        reason: .wrongColumnCount,
        detail: "\(row.fields.count) fields where the header has \(placement.fieldCount)")
    }
  }

  static func refusal(_ row: CSVRow, _ failure: FieldFailure) -> RowRefusal {
    RowRefusal(
      row: row.line, reason: failure.reason, detail: failure.detail, sample: row.sample)
  }
}

/// A column that a file has beyond its form, with a row's value.
package struct ExtraColumn: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
