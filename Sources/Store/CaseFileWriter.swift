/// Writes a case as one GeoPackage, in one transaction.
///
/// All tables go into `NAME.partial` (see `PartialFile`), which takes the target's name only when it
/// is complete: a run that fails or is killed leaves the old case file, or none. The same tables
/// give the same bytes: rows are numbered in their order, nothing asks the clock, and the time of
/// the last change is that of the last record read. (SQLite puts its own version number into the
/// file's header, so another SQLite may give other bytes; `CaseComparison` is the test of content.)
package import CaseFile
import Foundation
import GRDB
import Vocabulary

/// The only way a case file comes into being.
package enum CaseFileWriter {
  /// Replaces the file at `path`; on an error nothing is changed and nothing left behind.
  ///
  /// `pageLimit` is how many pages of 4,096 bytes the file may have, so that a test can meet a full
  /// disk; nil for no limit.
  package static func write(
    _ tables: CaseTables, to path: String, pageLimit: Int? = nil
  ) throws(StoreError) {
    var partial: PartialFile?
    do {
      let file = try PartialFile(target: path)
      partial = file
      try fill(file.url.path, with: tables, pageLimit: pageLimit)
      try file.complete()
    } catch {
      partial?.remove()
      throw storeError(error, path: path)
    }
  }

  private static func fill(
    _ path: String, with tables: CaseTables, pageLimit: Int?
  ) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration(pageLimit: pageLimit))
    try queue.inTransaction(.exclusive) { database in
      try write(tables, to: database)
      return .commit
    }
    try queue.close()
  }

  /// No rollback journal and no flushes by SQLite: an unfinished file is thrown away whole.
  private static func configuration(pageLimit: Int?) -> Configuration {
    var configuration = Configuration()
    configuration.label = "case file"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA page_size = 4096")
      try database.execute(sql: "PRAGMA encoding = 'UTF-8'")
      try database.execute(sql: "PRAGMA auto_vacuum = NONE")
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.execute(sql: "PRAGMA synchronous = OFF")
      if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
    }
    return configuration
  }

  private static func write(_ tables: CaseTables, to database: Database) throws {
    let unknown = tables.rows.keys.filter { CaseSchema.layer($0) == nil }.sorted()
    if let name = unknown.first {
      throw RowMisfit(place: "layer \(name)", reason: "is not in the schema")
    }
    try database.execute(sql: "PRAGMA application_id = \(GeoPackageTables.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(GeoPackageTables.userVersion)")
    let lastChange = StoredValue.time(lastChange(of: tables))
    try GeoPackageTables.create(database, lastChange: lastChange)
    for layer in CaseSchema.layers {
      let extent = try insert(tables[layer.name], into: layer, of: database)
      try GeoPackageTables.register(layer, extent: extent, lastChange: lastChange, in: database)
    }
  }

  /// The box around all shapes of the layer; nil when it has none.
  private static func insert(
    _ rows: [CaseRow], into layer: CaseLayer, of database: Database
  ) throws -> Extent? {
    let table = LayerTable(layer: layer)
    try database.execute(sql: table.createSQL)
    let statement = try PreparedInsert(database, sql: table.insertSQL)
    var extent: Extent?
    for (index, row) in rows.enumerated() {
      let values = try table.values(of: row, number: index + 1)
      do {
        try statement.run(values)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw RowMisfit(
          place: "layer \(layer.name), row \(index + 1) (\(layer.keyText(of: row)))",
          reason: "breaks a rule of the schema: \(error.message ?? "\(error.resultCode)")")
      }
      guard let box = row.geometry.flatMap(Extent.init) else { continue }
      extent?.merge(box)
      extent = extent ?? box
    }
    return extent
  }

  /// The time of the last record of all inputs; 1970 when there is none.
  private static func lastChange(of tables: CaseTables) -> Instant {
    tables.records("sources").compactMap { $0.time("last_time") }.max() ?? Instant(milliseconds: 0)
  }

  private static func storeError(_ error: any Error, path: String) -> StoreError {
    switch error {
    case let misfit as RowMisfit:
      .rejectedRow(path: path, place: misfit.place, reason: misfit.reason)
    case let failure as PartialFile.Failure: .cannotWrite(path: path, reason: failure.reason)
    case let error as DatabaseError: .cannotWrite(path: path, reason: SQLiteReason.text(error))
    default: .cannotWrite(path: path, reason: "\(error)")
    }
  }
}
