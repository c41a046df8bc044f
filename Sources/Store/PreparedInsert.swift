/// One INSERT, prepared once and run for every row, its values bound straight to SQLite.
///
/// GRDB's own way takes each row through `StatementArguments`, which maps every value by a key path
/// and then again into a binding: half of a ledger's import by callgrind (Docs/Performance.md). The
/// statement is still GRDB's, which finalises it.
import Foundation
import GRDB
import GRDBSQLite

struct PreparedInsert {
  private let statement: GRDB.Statement

  init(_ database: Database, sql: String) throws {
    statement = try database.makeStatement(sql: sql)
  }

  /// - Throws: `DatabaseError` with SQLite's code and words: a broken rule, a full disk.
  func run(_ values: [DatabaseValue]) throws {
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    for (index, value) in values.enumerated() {
      try check(bind(value, at: CInt(index) + 1, of: handle), expecting: SQLITE_OK)
    }
    try check(sqlite3_step(handle), expecting: SQLITE_DONE)
  }

  private func bind(_ value: DatabaseValue, at place: CInt, of handle: SQLiteStatement) -> CInt {
    switch value.storage {
    case .null: return sqlite3_bind_null(handle, place)
    case .int64(let number): return sqlite3_bind_int64(handle, place, number)
    case .double(let number): return sqlite3_bind_double(handle, place, number)
    case .string(var text):
      // An empty buffer may have no address, and no address would be bound as NULL.
      guard !text.isEmpty else { return sqlite3_bind_text(handle, place, "", 0, Self.copied) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, place, $0.baseAddress, UInt64($0.count), Self.copied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let data):
      guard !data.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
      return data.withUnsafeBytes {
        sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT, a macro that Swift does not see: SQLite copies the bytes before it returns.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private func check(_ code: CInt, expecting expected: CInt) throws {
    guard code != expected else { return }
    let database = sqlite3_db_handle(statement.sqliteStatement)
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: sqlite3_errmsg(database).map { String(cString: $0) }, sql: statement.sql)
  }
}
