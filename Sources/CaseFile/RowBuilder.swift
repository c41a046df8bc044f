/// Builds a row by column names, so that no row can be out of step with its layer.
import Tracks
package import Vocabulary

/// A row in the making; columns not set stay null.
package struct RowBuilder {
  private let layer: CaseLayer
  private var cells: [Cell]
  package var geometry: Geometry?

  /// A layer that is not in the schema is a programmer's mistake.
  package init(_ layerName: String) {
    guard let layer = CaseSchema.layer(layerName) else {
      preconditionFailure("no layer named \(layerName)")
    }
    self.layer = layer
    cells = Array(repeating: .null, count: layer.columns.count)
  }

  package mutating func set(_ column: String, _ cell: Cell) {
    guard let index = layer.index(of: column) else {
      preconditionFailure("layer \(layer.name) has no column \(column)")
    }
    cells[index] = cell
  }

  package mutating func set(_ column: String, _ value: String?) {
    set(column, value.map(Cell.text) ?? .null)
  }

  /// Numbers that are not finite have no place in a case file and become null.
  package mutating func set(_ column: String, _ value: Double?, decimals: Int = 6) {
    set(column, value.flatMap { Self.rounded($0, decimals) }.map(Cell.real) ?? .null)
  }

  package mutating func set(_ column: String, _ value: Int?) {
    set(column, value.map { Cell.integer(Int64($0)) } ?? .null)
  }

  package mutating func set(_ column: String, _ value: Bool?) {
    set(column, value.map { Cell.integer($0 ? 1 : 0) } ?? .null)
  }

  package mutating func set(_ column: String, _ value: Instant?) {
    set(column, value.map { Cell.text($0.rfc3339) } ?? .null)
  }

  package mutating func set(_ column: String, _ value: MMSI?) {
    set(column, value.map { Cell.integer(Int64($0.number)) } ?? .null)
  }

  package mutating func set(_ column: String, _ value: IMONumber?) {
    set(column, value.map { Cell.integer(Int64($0.number)) } ?? .null)
  }

  /// Sets `lat`, `lon` and the point; seven decimals are about a centimetre.
  package mutating func set(position: Coordinate?) {
    set("lat", position?.latitude, decimals: 7)
    set("lon", position?.longitude, decimals: 7)
    geometry = position.map(Geometry.point)
  }

  /// The columns `zone` and `zone_status`.
  package mutating func set(zoneAt place: Coordinate, on time: Instant) {
    let zone = TransferZone.zone(at: place, on: time)
    set("zone", zone?.name)
    set("zone_status", (zone?.status ?? .openSea).rawValue)
  }

  /// Sets `barrels_low`, `barrels` and `barrels_high`, to the barrel.
  package mutating func set(barrels: Estimate?) {
    set("barrels_low", barrels?.low, decimals: 0)
    set("barrels", barrels?.best, decimals: 0)
    set("barrels_high", barrels?.high, decimals: 0)
  }

  package var row: CaseRow { CaseRow(cells: cells, geometry: geometry) }

  private static func rounded(_ value: Double, _ decimals: Int) -> Double? {
    guard value.isFinite else { return nil }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let result = (value * scale).rounded() / scale
    return result == 0 ? 0 : result
  }
}
