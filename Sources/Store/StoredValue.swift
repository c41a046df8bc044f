/// How a cell stands in SQLite and back: writing a case and reading it again gives the same cells.
///
/// - Times: a case holds RFC 3339 with milliseconds only where there are some; GeoPackage 1.3 (table
///   1, DATETIME) asks for `YYYY-MM-DDTHH:MM:SS.SSSZ` always. A day alone becomes its midnight.
/// - Texts: U+0000 would end the text for most readers of SQLite, so it is stored as U+2400, the
///   symbol for it. This is the only character a case file changes.
/// - A whole number in a column of reals is stored as a real.
import CaseFile
import Foundation
import GRDB
import Vocabulary

enum StoredValue {
  /// The value to bind; nil when the column cannot hold the cell.
  static func encode(_ cell: Cell, as type: ColumnType) -> DatabaseValue? {
    switch (type, cell) {
    case (_, .null): return .null
    case (.integer, .integer(let value)): return value.databaseValue
    case (.real, .integer(let value)): return Double(exactly: value)?.databaseValue
    case (.real, .real(let value)): return value.isFinite ? value.databaseValue : nil
    case (.text, .text(let value)): return withoutNUL(value).databaseValue
    case (.time, .text(let value)): return time(value)?.databaseValue
    default: return nil
    }
  }

  /// The cell that was stored; nil when the value is not of the column's type.
  static func decode(_ value: DatabaseValue, as type: ColumnType) -> Cell? {
    switch (type, value.storage) {
    case (_, .null): return .null
    case (.integer, .int64(let number)): return .integer(number)
    case (.real, .double(let number)): return number.isFinite ? .real(number) : nil
    case (.real, .int64(let number)): return .real(Double(number))
    case (.text, .string(let text)): return .text(text)
    case (.time, .string(let text)):
      return Instant(rfc3339: text).map { .text($0.rfc3339) }
    default: return nil
    }
  }

  /// `YYYY-MM-DDTHH:MM:SS.SSSZ`.
  static func time(_ instant: Instant) -> String {
    let text = instant.rfc3339
    return text.utf8.count == 20 ? text.dropLast() + ".000Z" : text
  }

  private static func time(_ text: String) -> String? {
    (Instant(rfc3339: text) ?? CivilDate(text)?.start).map(time)
  }

  private static func withoutNUL(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{0}" ? "\u{2400}" : $0 }))
  }
}
