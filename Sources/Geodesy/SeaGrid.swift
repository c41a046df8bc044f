/// Where on the globe ships can be: sea, coast and land by quarters of a degree.
///
/// A cell is about 28 km high and, at the equator, wide. It is sea when half of it or more is water,
/// coast when some is, and land when none is, lakes counting as water; canals and narrow straits of
/// the tanker trade are opened (`Scripts/make-sea-grid`, Natural Earth 1:10m, public domain). So a
/// place is told to within a cell: rivers, small lakes and harbours up an estuary are not seen.
package import Vocabulary

package struct SeaGrid: Sendable {
  package enum Ground: UInt8, Hashable, Sendable {
    case sea, coast, land
  }

  static let wide = 1440
  static let high = 720
  static let degrees = 0.25

  /// The bundled grid, read once: a megabyte.
  package static let standard = SeaGrid(SeaGridData.runs)

  let cells: [Ground]

  /// Runs of a letter (S, C or L) and a length; what is missing at the end is sea.
  init(_ runs: StaticString) {
    var cells: [Ground] = []
    cells.reserveCapacity(Self.wide * Self.high)
    var (ground, length) = (Ground.sea, 0)
    func fill() {
      let room = Self.wide * Self.high - cells.count
      cells.append(contentsOf: repeatElement(ground, count: min(length, room)))
    }
    runs.withUTF8Buffer { bytes in
      for byte in bytes {
        if (0x30...0x39).contains(byte) {
          length = length * 10 + Int(byte - 0x30)
          continue
        }
        fill()
        length = 0
        ground = byte == UInt8(ascii: "L") ? .land : byte == UInt8(ascii: "C") ? .coast : .sea
      }
    }
    fill()
    (ground, length) = (.sea, Self.wide * Self.high)
    fill()
    self.cells = cells
  }

  package func ground(at place: Coordinate) -> Ground { cells[Self.cell(of: place)] }

  /// Whether a place and all within a whole cell of it is land: 27 km from any water that the grid knows,
  /// to the north and south, and as many cells to the east and west as make that.
  package func isInland(_ place: Coordinate) -> Bool {
    let (row, column) = Self.rowAndColumn(of: place)
    // Most places are at sea.
    guard cells[Self.cell(row, column)] == .land else { return false }
    let width = max(0.05, Self.squeeze(ofRow: row))
    let columns = min(Self.wide / 2, Int((1 / width).rounded(.up)))
    for near in max(0, row - 1)...min(Self.high - 1, row + 1) {
      for step in -columns...columns where cells[Self.cell(near, column + step)] != .land {
        return false
      }
    }
    return true
  }

  /// The same with a memory of the cell asked about last, in which all places have one answer.
  package func isInland(_ place: Coordinate, _ last: inout LastGround) -> Bool {
    let row = Int((place.latitude + 90) / Self.degrees)
    let column = Int((place.longitude + 180) / Self.degrees)
    if row != last.row || column != last.column {
      last = LastGround(row: row, column: column, isInland: isInland(place))
    }
    return last.isInland
  }

  /// What was said of one cell.
  package struct LastGround: Sendable {
    fileprivate var row = -1
    fileprivate var column = -1
    fileprivate var isInland = false

    package init() {}

    fileprivate init(row: Int, column: Int, isInland: Bool) {
      self.row = row
      self.column = column
      self.isInland = isInland
    }
  }

  static func cell(of place: Coordinate) -> Int {
    let (row, column) = rowAndColumn(of: place)
    return cell(row, column)
  }

  static func rowAndColumn(of place: Coordinate) -> (row: Int, column: Int) {
    (
      min(high - 1, Int((place.latitude + 90) / degrees)),
      Int((place.longitude + 180) / degrees) % wide
    )
  }

  /// Columns run on round the globe.
  static func cell(_ row: Int, _ column: Int) -> Int {
    row * wide + ((column % wide) + wide) % wide
  }

  static func centre(of cell: Int) -> Coordinate? {
    Coordinate(
      latitude: (Double(cell / wide) + 0.5) * degrees - 90,
      longitude: (Double(cell % wide) + 0.5) * degrees - 180)
  }
}
