/// A layer of the case as a table: its SQL and its rows.
///
/// Every table has `fid`, numbered from 1 in the order of the rows, as GeoPackage asks of features
/// and attributes; layers with shapes have `geom` behind it. SQLite would take any value in any
/// column, so each column has a CHECK for its type, and those whose name means the same in every
/// layer one for their range. The first column of the key is never null.
import CaseFile
import Foundation
import GRDB
import Vocabulary

struct LayerTable {
  let layer: CaseLayer

  static let shapeColumn = "geom"

  var createSQL: String {
    var lines = ["fid INTEGER PRIMARY KEY NOT NULL"]
    if let geometry = layer.geometry { lines.append("\(Self.shapeColumn) \(geometry.rawValue)") }
    lines += layer.columns.map(definition)
    if ["barrels_low", "barrels", "barrels_high"].allSatisfy({ layer.index(of: $0) != nil }) {
      lines.append("CHECK (barrels_low <= barrels AND barrels <= barrels_high)")
    }
    return "CREATE TABLE \(quoted(layer.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
  }

  var insertSQL: String {
    let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
    return "INSERT INTO \(quoted(layer.name)) (\(columnList)) VALUES (\(places))"
  }

  /// Rows in the order of `fid`.
  var selectSQL: String { "SELECT \(columnList) FROM \(quoted(layer.name)) ORDER BY fid" }

  /// Every stored column: `fid`, `geom` where there are shapes, and those of the schema.
  var names: [String] {
    ["fid"] + (layer.geometry == nil ? [] : [Self.shapeColumn]) + layer.columns.map(\.name)
  }

  private var columnList: String { names.map(quoted).joined(separator: ", ") }

  private func quoted(_ name: String) -> String { "\"\(name)\"" }

  private func definition(of column: CaseColumn) -> String {
    let name = quoted(column.name)
    let stored = column.type == .time ? "text" : column.type.rawValue.lowercased()
    let isKey = column.name == layer.keyColumns.first
    var checks = ["typeof(\(name)) IN ('\(stored)'\(isKey ? "" : ", 'null'"))"]
    if let range = Self.range(of: column.name) { checks.append("\(name) BETWEEN \(range)") }
    let rule = isKey ? " NOT NULL" : ""
    return "\(name) \(column.type.rawValue)\(rule) CHECK (\(checks.joined(separator: " AND ")))"
  }

  /// Bounds that hold wherever a column has this name.
  private static func range(of column: String) -> String? {
    switch column {
    case "confidence", "deliberate_probability", "share", "share_low", "share_high": "0 AND 1"
    case "lat", "from_lat", "to_lat": "-90 AND 90"
    case "lon", "from_lon", "to_lon": "-180 AND 180"
    case "mmsi", "mmsi_a", "mmsi_b", "donor_mmsi", "receiver_mmsi", "old_mmsi", "new_mmsi":
      "0 AND 999999999"
    default: nil
    }
  }
}

/// Why a row does not fit its layer.
struct RowMisfit: Error {
  let place: String
  let reason: String
}

extension LayerTable {
  /// The values of `insertSQL`.
  func values(of row: CaseRow, number: Int) throws(RowMisfit) -> [DatabaseValue] {
    let place = "layer \(layer.name), row \(number)"
    guard row.cells.count == layer.columns.count else {
      throw RowMisfit(
        place: place, reason: "has \(row.cells.count) cells for \(layer.columns.count) columns")
    }
    var values = [number.databaseValue]
    if let kind = layer.geometry {
      guard Self.fits(row.geometry, kind) else {
        throw RowMisfit(place: place, reason: "has a shape that is no \(kind.rawValue)")
      }
      values.append(row.geometry.flatMap(GeometryBlob.encode)?.databaseValue ?? .null)
    } else if row.geometry != nil {
      throw RowMisfit(place: place, reason: "has a shape in a layer without shapes")
    }
    for (column, cell) in zip(layer.columns, row.cells) {
      guard let value = StoredValue.encode(cell, as: column.type) else {
        throw RowMisfit(
          place: "\(place), \(column.name)",
          reason: "is \(cell.shown), which is no \(column.type.rawValue)")
      }
      values.append(value)
    }
    return values
  }

  private static func fits(_ shape: Geometry?, _ kind: GeometryKind) -> Bool {
    switch (shape, kind) {
    case (nil, _), (.point, .point): true
    case (.lines(let parts), .lines): parts.allSatisfy { $0.count > 1 }
    default: false
    }
  }
}
