/// A ledger on disk: one SQLite file that only ever grows.
///
/// Two tables: `sources`, and `statements`, whose number is a hash of the content, so that the same
/// statement written twice is one row. Triggers refuse every change and every removal: what a
/// ledger once said it goes on saying. Days are counted from 1970-01-01, instants in milliseconds.
/// Docs/Ledger.md describes every column, so that other programs can read it.
import Foundation
import GRDB
package import Ledger

/// An open ledger.
package final class LedgerFile {
  /// `PLLG` in the file's header.
  static let applicationID = 0x504C_4C47
  static let version = 1

  package let path: String
  private let queue: DatabaseQueue

  /// Opens a ledger; makes it when it is not there and `create` is set.
  ///
  /// - Throws: `StoreError` when the file is something else, newer, or cannot be opened.
  package init(path: String, create: Bool = false) throws(StoreError) {
    self.path = path
    let isThere = FileManager.default.fileExists(atPath: path)
    guard isThere || create else {
      throw StoreError.cannotRead(path: path, reason: "there is no such ledger")
    }
    do {
      var configuration = Configuration()
      configuration.label = "ledger"
      configuration.readonly = !create
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA cache_size = -131072")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      if create { try queue.write { try Self.prepare($0, isNew: !isThere) } }
      try queue.read { try Self.check($0) }
    } catch {
      throw Self.storeError(error, path)
    }
  }

  private enum Refusal: Error {
    case notALedger
    case newer(Int)
  }

  private static func prepare(_ database: Database, isNew: Bool) throws {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard id == 0, tables == 0 else { return }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
    try database.execute(sql: schema)
  }

  private static func check(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      throw Refusal.notALedger
    }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw Refusal.newer(found) }
  }

  private static let schema = """
    CREATE TABLE sources (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, url TEXT, publisher TEXT, origin TEXT,
      published INTEGER, reliability TEXT CHECK (reliability IN ('A','B','C','D','E','F')),
      format TEXT NOT NULL, sha256 TEXT, bytes INTEGER, records_in INTEGER NOT NULL,
      records_used INTEGER NOT NULL
    );
    CREATE TABLE statements (
      id INTEGER PRIMARY KEY,
      about TEXT NOT NULL, property TEXT NOT NULL,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
      text TEXT, low REAL, best REAL, high REAL, unit TEXT, per TEXT, qualifier TEXT,
      measure TEXT, day INTEGER,
      source INTEGER NOT NULL REFERENCES sources(number),
      quote TEXT, span_offset INTEGER, span_length INTEGER, valid_from INTEGER, valid_to INTEGER,
      recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL,
      credibility INTEGER CHECK (credibility BETWEEN 1 AND 6), supersedes INTEGER
    );
    CREATE INDEX statements_about ON statements(about);
    CREATE INDEX statements_subject ON statements(text, about) WHERE kind = 2;
    CREATE TRIGGER statements_stay BEFORE UPDATE ON statements
      BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
    CREATE TRIGGER statements_remain BEFORE DELETE ON statements
      BEGIN SELECT RAISE(ABORT, 'a statement is never removed'); END;
    """

  // MARK: writing

  /// Adds sources and statements in one transaction; those already there are left as they are.
  ///
  /// `body` hands statements over in batches and returns the sources, which may carry counts that
  /// are known only at the end. Every source named by a statement gets a row.
  ///
  /// - Returns: how many statements are new.
  /// - Throws: `StoreError`, or what `body` throws; then nothing is added.
  package func append(
    _ body: (_ add: ([Ledger.Statement]) throws -> Void) throws -> [LedgerSource]
  ) throws -> Int {
    do {
      return try queue.writeWithoutTransaction { database in
        var added = 0
        try database.inTransaction {
          var writer = try LedgerWriter(database)
          let sources = try body { statements in
            for statement in statements { try writer.insert(statement) }
          }
          for source in sources { try writer.describe(source) }
          added = writer.added
          return .commit
        }
        return added
      }
    } catch let error as DatabaseError {
      throw Self.storeError(error, path)
    }
  }

  package func append(_ statements: [Ledger.Statement], sources: [LedgerSource]) throws -> Int {
    try append { add in
      try add(statements)
      return sources
    }
  }

  // MARK: reading

  package func sources() throws(StoreError) -> [LedgerSource] {
    try reading { try LedgerReaderSQL.sources($0) }
  }

  package func count() throws(StoreError) -> Int {
    try reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM statements") ?? 0 }
  }

  package func statements() throws(StoreError) -> [Ledger.Statement] {
    try reading { try LedgerReaderSQL.statements($0, where: "1", []) }
  }

  /// Everything that bears on a pair of states: what names both, or parties that belong to them,
  /// listings of those parties, claims, offices, and series of either state.
  package func statements(pair first: SubjectID, _ second: SubjectID) throws(StoreError)
    -> [Ledger.Statement]
  {
    try reading { try LedgerReaderSQL.pair($0, first, second) }
  }

  private func reading<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    // Not `read`, which forbids the temporary tables that `pair` needs; nothing else is written.
    do { return try queue.unsafeRead(body) } catch { throw Self.storeError(error, path) }
  }

  private static func storeError(_ error: any Error, _ path: String) -> StoreError {
    switch error {
    case Refusal.notALedger: .cannotRead(path: path, reason: "it is no ledger")
    case Refusal.newer(let found): .newerSchema(path: path, found: found, known: version)
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      .cannotRead(path: path, reason: "it is no ledger")
    case let error as DatabaseError: .cannotRead(path: path, reason: SQLiteReason.text(error))
    default: .cannotRead(path: path, reason: "\(error)")
    }
  }
}
