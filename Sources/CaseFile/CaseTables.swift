/// The content of a case file as plain tables: what is stored, exported, reported and compared.
///
/// Typed events are turned into rows once (`CaseAssembly`) and everything behind that, the
/// GeoPackage, the exports and the report, sees the same rows with the same column names.
package import Vocabulary

/// One value in a row.
package enum Cell: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  package var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  package var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }
}

/// The shape of a row on the map.
package enum Geometry: Hashable, Sendable {
  case point(Coordinate)
  /// Two or more vertices. A line that crosses the antimeridian comes as several parts.
  case lines([[Coordinate]])
}

/// A row: its cells in the layer's column order, and its shape where the layer has one.
package struct CaseRow: Hashable, Sendable {
  package var cells: [Cell]
  package var geometry: Geometry?

  package init(cells: [Cell], geometry: Geometry? = nil) {
    self.cells = cells
    self.geometry = geometry
  }
}

/// What kind of value a column holds.
package enum ColumnType: String, Hashable, Sendable {
  case integer = "INTEGER"
  case real = "REAL"
  case text = "TEXT"
  /// RFC 3339 UTC text.
  case time = "DATETIME"
}

/// A documented column.
package struct CaseColumn: Hashable, Sendable {
  package let name: String
  package let type: ColumnType
  /// Unit, range and what null means, for `Docs/CaseFile.md` and the report.
  package let meaning: String

  package init(_ name: String, _ type: ColumnType, _ meaning: String) {
    self.name = name
    self.type = type
    self.meaning = meaning
  }
}

/// The shape that all rows of a layer have.
package enum GeometryKind: String, Hashable, Sendable {
  case point = "POINT"
  case lines = "MULTILINESTRING"
}

/// A documented table of the case file.
package struct CaseLayer: Hashable, Sendable {
  package let name: String
  package let meaning: String
  /// Nil for a table without shapes.
  package let geometry: GeometryKind?
  package let columns: [CaseColumn]

  package init(name: String, meaning: String, geometry: GeometryKind?, columns: [CaseColumn]) {
    self.name = name
    self.meaning = meaning
    self.geometry = geometry
    self.columns = columns
  }

  /// The place of a column in every row; nil for a name the layer does not have.
  package func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// A whole case file: rows by layer name, layers in the order of `CaseSchema.layers`.
package struct CaseTables: Hashable, Sendable {
  package private(set) var rows: [String: [CaseRow]] = [:]

  package init() {}

  package subscript(layer: String) -> [CaseRow] {
    get { rows[layer] ?? [] }
    set { rows[layer] = newValue }
  }

  /// The rows of a layer with access by column name; empty when the layer is unknown.
  package func records(_ layer: String) -> [CaseRecord] {
    guard let description = CaseSchema.layer(layer) else { return [] }
    return self[layer].map { CaseRecord(layer: description, row: $0) }
  }
}

/// A row read by column name.
///
/// A column the layer does not have reads as null.
package struct CaseRecord: Sendable {
  package let layer: CaseLayer
  package let row: CaseRow

  package init(layer: CaseLayer, row: CaseRow) {
    self.layer = layer
    self.row = row
  }

  package subscript(column: String) -> Cell {
    guard let index = layer.index(of: column), index < row.cells.count else { return .null }
    return row.cells[index]
  }

  package func text(_ column: String) -> String? { self[column].text }
  package func real(_ column: String) -> Double? { self[column].real }
  package func integer(_ column: String) -> Int64? { self[column].integer }
  /// The instant in a time column; nil when null or not RFC 3339.
  package func time(_ column: String) -> Instant? { text(column).flatMap { Instant(rfc3339: $0) } }
}
