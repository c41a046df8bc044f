/// A small case with every kind of cell, shape and hole, for the tests of the store.
import CaseFile
import Foundation
import Vocabulary

enum SampleCase {
  /// A row by column names; columns not named are null, and the key gets a value of its own.
  static func row(
    _ layer: CaseLayer, _ cells: [String: Cell], geometry: Geometry? = nil
  ) -> CaseRow {
    CaseRow(cells: layer.columns.map { cells[$0.name] ?? .null }, geometry: geometry)
  }

  static func coordinate(_ latitude: Double, _ longitude: Double) -> [Coordinate] {
    [Coordinate(latitude: latitude, longitude: longitude)].compactMap { $0 }
  }

  static func point(_ latitude: Double, _ longitude: Double) -> Geometry? {
    coordinate(latitude, longitude).first.map(Geometry.point)
  }

  /// Every layer of the schema has `rows` rows with a value in every column.
  static func full(rows: Int = 3) -> CaseTables {
    var tables = CaseTables()
    for layer in CaseSchema.layers {
      tables[layer.name] = (0..<rows).map { number in
        CaseRow(
          cells: layer.columns.map { cell(for: $0, number: number) },
          geometry: geometry(layer.geometry, number: number))
      }
    }
    return tables
  }

  /// The same with no value but the keys', and no shapes.
  static func sparse() -> CaseTables {
    var tables = full(rows: 1)
    for layer in CaseSchema.layers {
      tables[layer.name] = tables[layer.name].map { row in
        let cells = zip(layer.columns, row.cells).map { column, cell in
          column.name == layer.keyColumns.first ? cell : .null
        }
        return CaseRow(cells: cells)
      }
    }
    return tables
  }

  private static func cell(for column: CaseColumn, number: Int) -> Cell {
    switch column.type {
    case .integer: .integer(Int64(number))
    case .real: .real(Double(number % 7) / 7)
    case .time: .text(Instant(milliseconds: 1_640_995_200_000 + Int64(number) * 61_250).rfc3339)
    case .text: .text("\(column.name) \(number), \"naïve\" 船 | ; \n <b>")
    }
  }

  private static func geometry(_ kind: GeometryKind?, number: Int) -> Geometry? {
    switch kind {
    case nil: nil
    case .point: point(10.5 + Double(number % 70), -64.25)
    case .lines:
      .lines([
        coordinate(1.25, 179.5) + coordinate(1.5, 180),
        coordinate(1.5, -180) + coordinate(1.75 + Double(number % 70), -179.5),
      ])
    }
  }
}

/// A folder of its own for one test, removed with it.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-store-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
