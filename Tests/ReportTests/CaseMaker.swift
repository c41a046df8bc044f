/// Builds rows of a case file by column names, for the report's tests.
import CaseFile
import Vocabulary

extension Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(floatLiteral value: Double) { self = .real(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension CaseTables {
  /// Adds a row; a column that the layer does not have is left out.
  mutating func add(
    _ layer: String, at place: (Double, Double)? = nil, line: [(Double, Double)]? = nil,
    _ cells: KeyValuePairs<String, Cell>
  ) {
    guard let description = CaseSchema.layer(layer) else { return }
    var row = CaseRow(cells: Array(repeating: .null, count: description.columns.count))
    for (name, cell) in cells {
      if let index = description.index(of: name) { row.cells[index] = cell }
    }
    if let place, let point = Coordinate(latitude: place.0, longitude: place.1) {
      row.geometry = .point(point)
      for (name, value) in [("lat", place.0), ("lon", place.1)] {
        if let index = description.index(of: name) { row.cells[index] = .real(value) }
      }
    }
    if let line {
      row.geometry = .lines([
        line.compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }
      ])
    }
    self[layer].append(row)
  }
}
