/// The frame of the ledger's tables: rows of a CSV, streamed, to statements.
///
/// A format is told by its header alone, wherever it stands in the first rows, since publishers put
/// preambles of any length above it and people cut them off. Every row is used or refused with its
/// reason: `rowsIn == rowsUsed + refused`.
import Ledger
import Vocabulary

/// What one input gave.
package struct LedgerTally: Sendable {
  package var format = ""
  package var rowsIn = 0
  package var rowsUsed = 0
  package var statements = 0
  /// Refused rows by reason, in words.
  package var refused: [String: Int] = [:]
  /// The first refused row of each reason: line and detail.
  package var samples: [String: String] = [:]

  package init() {}

  package mutating func refuse(_ reason: String, line: Int, _ detail: String) {
    refused[reason, default: 0] += 1
    if samples[reason] == nil { samples[reason] = "line \(line): \(detail.prefix(120))" }
  }
}

/// Why a row gives no statement.
struct RowRefused: Error {
  let reason: String
  var detail = ""
}

/// One format's rules: whether a header is its own, and what a row says.
protocol LedgerFormat: Sendable {
  static var name: String { get }
  /// Nil when the header is another format's. `fields` are the header's names as written.
  init?(header fields: [String])
  /// The drafts of one row; the empty list for a row that is used but says nothing new.
  mutating func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft]
  /// What a row says in statements of its own, beside its drafts.
  func statements(_ row: LedgerRow, _ maker: StatementMaker) throws(RowRefused) -> RowStatements
  /// Whether a row of too few fields goes on in the next line.
  var joinsShortRows: Bool { get }
}

/// Statements of one row and the source it cites.
struct RowStatements {
  var statements: [Statement] = []
  var source: LedgerSource?
}

extension LedgerFormat {
  func statements(_ row: LedgerRow, _ maker: StatementMaker) throws(RowRefused) -> RowStatements {
    RowStatements()
  }
  var joinsShortRows: Bool { false }
}

/// A row as texts with its place.
struct LedgerRow {
  var fields: [String]
  let span: Span
  let line: Int

  /// A field without spaces around it; nil when empty or not there.
  func text(_ index: Int?) -> String? {
    guard let index, fields.indices.contains(index) else { return nil }
    let text = fields[index].trimmed
    return text.isEmpty ? nil : text
  }

  /// A decimal number; nil when empty or no number.
  func number(_ index: Int?) -> Double? {
    guard let text = text(index) else { return nil }
    return text.utf8.withContiguousStorageIfAvailable {
      FieldNumbers.decimal(UnsafeRawBufferPointer($0))
    } ?? Double(text)
  }

  func whole(_ index: Int?) -> Int? { number(index).flatMap { Int(exactly: $0) } }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }

  /// Letters and digits in lower case, by which columns are told.
  var columnKey: String {
    String(
      decoding: utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 48...57, 97...122: byte
        case 65...90: byte + 32
        default: nil
        }
      }, as: UTF8.self)
  }
}

/// The places of columns by name.
struct Columns: Sendable {
  private let places: [String: Int]

  init(_ header: [String]) {
    places = Dictionary(
      header.enumerated().map { ($0.element.columnKey, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(_ names: String...) -> Int? { names.lazy.compactMap { places[$0.columnKey] }.first }

  func has(_ names: String...) -> Bool { names.allSatisfy { places[$0.columnKey] != nil } }
}

/// The driver: finds the header, feeds rows, keeps the books.
struct LedgerTable {
  /// Rows searched for a header.
  static let headerRows = 60

  private let formats: [any LedgerFormat.Type]
  private let maker: StatementMaker
  private var format: (any LedgerFormat)?
  private var short: LedgerRow?
  private var width = 0
  private var searched = 0
  private(set) var tally = LedgerTally()
  /// Sources that rows cite, by id.
  private(set) var sources: [String: LedgerSource] = [:]

  init(formats: [any LedgerFormat.Type], maker: StatementMaker) {
    self.formats = formats
    self.maker = maker
  }

  var isRecognised: Bool { format != nil }

  /// A row that did not come out of a CSV.
  mutating func take(_ row: LedgerRow, into statements: inout [Statement]) {
    if format == nil { search(row) } else { use(row, into: &statements) }
  }

  mutating func take(_ row: CSVRow, into statements: inout [Statement]) {
    guard !row.isBlank else { return }
    var item = LedgerRow(
      fields: row.fields.indices.map { row.text($0) ?? "" },
      span: Span(offset: row.offset, length: row.length), line: row.line)
    guard format != nil else { return search(item) }
    if row.problem != nil {
      tally.rowsIn += 1
      return tally.refuse("badly quoted row", line: row.line, item.fields.joined(separator: ","))
    }
    if let joined = join(&item) { use(joined, into: &statements) }
  }

  mutating func finish(into statements: inout [Statement]) {
    if let rest = short { use(rest, into: &statements) }
    short = nil
  }

  private mutating func search(_ row: LedgerRow) {
    searched += 1
    guard searched <= Self.headerRows else { return }
    for type in formats {
      guard let found = type.init(header: row.fields) else { continue }
      format = found
      tally.format = type.name
      width = row.fields.count
      return
    }
  }

  /// The whole row once its pieces are together; nil while a piece is missing.
  private mutating func join(_ row: inout LedgerRow) -> LedgerRow? {
    guard format?.joinsShortRows == true else { return row }
    if let first = short {
      short = nil
      // The break fell inside a field, so the last piece and the first are one field.
      let seam = (first.fields.last ?? "") + " " + (row.fields.first ?? "")
      let fields = first.fields.dropLast() + [seam] + row.fields.dropFirst()
      return LedgerRow(fields: Array(fields), span: first.span, line: first.line)
    }
    if row.fields.count < width {
      short = row
      return nil
    }
    return row
  }

  private mutating func use(_ row: LedgerRow, into statements: inout [Statement]) {
    tally.rowsIn += 1
    guard var format else { return }
    do {
      let drafts = try format.drafts(row)
      let own = try format.statements(row, maker)
      self.format = format
      tally.rowsUsed += 1
      if let source = own.source { sources[source.id] = source }
      tally.statements += own.statements.count
      statements += own.statements
      for var draft in drafts {
        draft.span = row.span
        if let source = draft.source { sources[source.id] = source }
        let said = draft.statements(maker)
        tally.statements += said.count
        statements += said
      }
    } catch {
      tally.refuse(
        error.reason, line: row.line,
        error.detail.isEmpty ? row.fields.prefix(6).joined(separator: ",") : error.detail)
    }
  }
}
