/// Where no coast is within two degrees: farther out than coast stations hear (40 nautical miles as a rule, a hundred
/// from a mountain or in rare weather).
package import Vocabulary

package struct OpenSea: Sendable {
  /// Worked out once from the bundled grid, in some milliseconds.
  package static let standard = OpenSea(SeaGrid.standard)

  /// Cells of a quarter of a degree, to the north and south; as many to the east and west as make that.
  private static let reach = 8
  private let cells: [Bool]

  private init(_ grid: SeaGrid) {
    let (wide, high) = (SeaGrid.wide, SeaGrid.high)
    var isCoastal = grid.cells.map { $0 != .sea }
    for row in 0..<high {
      let width = max(0.05, SeaGrid.squeeze(ofRow: row))
      let columns = min(wide / 2, Int((Double(Self.reach) / width).rounded(.up)))
      // Two rounds, so that the date line is no edge.
      Self.spread(&isCoastal, by: columns, (0..<2 * wide).map { row * wide + $0 % wide })
    }
    for column in 0..<wide {
      Self.spread(&isCoastal, by: Self.reach, (0..<high).map { $0 * wide + column })
    }
    cells = isCoastal.map { !$0 }
  }

  /// Marks what lies up to so many places before or behind a mark on a line of cells.
  private static func spread(_ marks: inout [Bool], by reach: Int, _ line: [Int]) {
    let old = line.map { marks[$0] }
    for places in [Array(line.indices), line.indices.reversed()] {
      var since = reach + 1
      for place in places {
        since = old[place] ? 0 : since + 1
        if since <= reach { marks[line[place]] = true }
      }
    }
  }

  package func holds(_ place: Coordinate) -> Bool { cells[SeaGrid.cell(of: place)] }
}
