/// A table of text cells with named columns, as exported from a case file or read from truth/*.csv.

/// Columns and rows; cells beyond a row's end are empty.
package struct ScoreTable: Hashable, Sendable {
  package let columns: [String]
  package let rows: [[String]]

  package init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Reads RFC 4180 CSV with a header line; empty lines are passed over.
  ///
  /// Quotes may hold commas, quotes and line ends. A quote that never closes ends with the text.
  package init(csv bytes: [UInt8]) {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = bytes.startIndex
    func closed() -> String { String(decoding: cell, as: UTF8.self) }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22 where isQuoted && index < bytes.endIndex && bytes[index] == 0x22:
        cell.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2c where !isQuoted:
        record.append(closed())
        cell = []
      case 0x0a where !isQuoted:
        records.append(record + [closed()])
        (record, cell) = ([], [])
      case 0x0d where !isQuoted: continue
      default: cell.append(byte)
      }
    }
    if !record.isEmpty || !cell.isEmpty { records.append(record + [closed()]) }
    let filled = records.filter { $0 != [""] }
    columns = filled.first ?? []
    rows = Array(filled.dropFirst())
  }

  /// The rows as look-ups by column name.
  var records: [ScoreRecord] {
    let places = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.map { ScoreRecord(cells: $0, places: places) }
  }
}

/// One row.
struct ScoreRecord {
  let cells: [String]
  let places: [String: Int]

  /// Nil when the column is absent or the cell empty.
  subscript(_ column: String) -> String? {
    guard let place = places[column], place < cells.count, !cells[place].isEmpty else { return nil }
    return cells[place]
  }

  func number(_ column: String) -> Double? { self[column].flatMap(Double.init) }
}
