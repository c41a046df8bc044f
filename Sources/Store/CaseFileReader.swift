/// Reads a case file back, whole or one layer.
///
/// The file may come from anybody. It is opened for reading only, its schema is not trusted, and a
/// layer must be a plain table: a view or a virtual table could run any query. Every value is
/// checked against its column's type. `fid` must rise from row to row, so that a tree of pages bent
/// into a loop ends in an error instead of an endless layer. What other programs may have added,
/// tables or columns, is ignored.
package import CaseFile
import Foundation
import GRDB

/// The only way from a file to a case.
package enum CaseFileReader {
  /// All layers of the schema.
  package static func read(_ path: String) throws(StoreError) -> CaseTables {
    try withCase(path) { database in
      var tables = CaseTables()
      for layer in CaseSchema.layers { tables[layer.name] = try rows(of: layer, in: database) }
      return tables
    }
  }

  /// The rows of one layer.
  package static func readLayer(
    _ name: String, of path: String
  ) throws(StoreError) -> [CaseRow] {
    guard let layer = CaseSchema.layer(name) else {
      throw .unknownLayer(path: path, name: name)
    }
    return try withCase(path) { try rows(of: layer, in: $0) }
  }

  /// What is wrong with the content, without the path.
  private enum Refusal: Error {
    case notGeoPackage
    case notCaseFile
    case newerSchema(Int)
    case damaged(String)
  }

  private static func withCase<Result>(
    _ path: String, _ body: (Database) throws -> Result
  ) throws(StoreError) -> Result {
    let url = URL(fileURLWithPath: path)
    try checkPresence(of: url, as: path)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.label = "case file"
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA trusted_schema = OFF")
        try database.execute(sql: "PRAGMA cell_size_check = ON")
      }
      let queue = try DatabaseQueue(path: url.path, configuration: configuration)
      return try queue.read { database in
        try checkKind(of: database)
        return try body(database)
      }
    } catch {
      throw storeError(error, path: path)
    }
  }

  private static func checkPresence(of url: URL, as path: String) throws(StoreError) {
    var isFolder: ObjCBool = false
    guard !path.isEmpty, FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    else { throw .cannotRead(path: path, reason: "there is no such file") }
    guard !isFolder.boolValue else { throw .cannotRead(path: path, reason: "it is a folder") }
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      throw .cannotRead(path: path, reason: "permission denied")
    }
  }

  private static func checkKind(of database: Database) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == GeoPackageTables.applicationID else { throw Refusal.notGeoPackage }
    guard try isPlainTable("gpkg_metadata", in: database),
      let mark = try text(
        database, "SELECT metadata FROM gpkg_metadata WHERE md_standard_uri = ? ORDER BY id",
        GeoPackageTables.markURI),
      let version = GeoPackageTables.version(inMark: mark)
    else { throw Refusal.notCaseFile }
    guard version <= CaseSchema.version else { throw Refusal.newerSchema(version) }
  }

  private static func isPlainTable(_ name: String, in database: Database) throws -> Bool {
    let sql = try text(
      database, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", name)
    return sql?.uppercased().hasPrefix("CREATE TABLE") ?? false
  }

  /// The text in the first column of the first row; nil for anything else.
  private static func text(
    _ database: Database, _ sql: String, _ argument: String
  ) throws -> String? {
    let row = try Row.fetchOne(database, sql: sql, arguments: [argument])
    guard let value = row?.databaseValues.first, case .string(let text) = value.storage else {
      return nil
    }
    return text
  }

  private static func rows(of layer: CaseLayer, in database: Database) throws -> [CaseRow] {
    let table = LayerTable(layer: layer)
    guard try isPlainTable(layer.name, in: database) else {
      throw Refusal.damaged("the table \(layer.name) is missing")
    }
    let stored = try database.columns(in: layer.name).map(\.name)
    if let missing = table.names.first(where: { !stored.contains($0) }) {
      throw Refusal.damaged("the table \(layer.name) has no column \(missing)")
    }
    var rows: [CaseRow] = []
    var last: Int64?
    let cursor = try Row.fetchCursor(database, sql: table.selectSQL)
    while let row = try cursor.next() {
      guard case .int64(let number)? = row.databaseValues.first?.storage, number > last ?? .min
      else { throw Refusal.damaged("the rows of \(layer.name) are out of order") }
      last = number
      rows.append(try caseRow(Array(row.databaseValues), of: layer, number: number))
    }
    return rows
  }

  private static func caseRow(
    _ values: [DatabaseValue], of layer: CaseLayer, number: Int64
  ) throws -> CaseRow {
    let firstCell = layer.geometry == nil ? 1 : 2
    guard values.count == firstCell + layer.columns.count else {
      throw Refusal.damaged("layer \(layer.name), row \(number), has \(values.count) values")
    }
    let cells = try zip(layer.columns, values[firstCell...]).map { column, value in
      guard let cell = StoredValue.decode(value, as: column.type) else {
        throw Refusal.damaged("layer \(layer.name), row \(number), \(column.name) holds \(value)")
      }
      return cell
    }
    let shape = try layer.geometry.flatMap { try Self.shape(values[1], $0, layer, number) }
    return CaseRow(cells: cells, geometry: shape)
  }

  private static func shape(
    _ value: DatabaseValue, _ kind: GeometryKind, _ layer: CaseLayer, _ number: Int64
  ) throws -> Geometry? {
    if value.isNull { return nil }
    if case .blob(let data) = value.storage, let shape = GeometryBlob.decode(data),
      shape.isOf(kind)
    {
      return shape
    }
    throw Refusal.damaged("layer \(layer.name), row \(number), holds no \(kind.rawValue)")
  }

  private static func storeError(_ error: any Error, path: String) -> StoreError {
    switch error {
    case Refusal.notGeoPackage: .notGeoPackage(path: path)
    case Refusal.notCaseFile: .notCaseFile(path: path)
    case Refusal.newerSchema(let found):
      .newerSchema(path: path, found: found, known: CaseSchema.version)
    case Refusal.damaged(let place): .damaged(path: path, place: place)
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      .notGeoPackage(path: path)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      .damaged(path: path, place: SQLiteReason.text(error))
    case let error as DatabaseError: .cannotRead(path: path, reason: SQLiteReason.text(error))
    default: .cannotRead(path: path, reason: "\(error)")
    }
  }
}

extension Geometry {
  fileprivate func isOf(_ kind: GeometryKind) -> Bool {
    switch (self, kind) {
    case (.point, .point), (.lines, .lines): true
    default: false
    }
  }
}
