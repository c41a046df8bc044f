/// The squares of sea by which reception is counted, and the kinds of transponders heard alike.
///
/// A cell is half a degree high and about as wide in miles; its width in degrees grows with latitude.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Transponders that receivers hear alike; class B sends rarer and weaker than all others.
enum ReceptionGroup: UInt8, Hashable, Sendable {
  case classA
  case classB

  init(_ transponder: Transponder) { self = transponder == .classB ? .classB : .classA }
}

/// One such square.
struct ReceptionCell: Hashable, Sendable {
  /// Height in degrees: 30 nautical miles, the order of a coast station's range, so that a cell is
  /// seldom half inside it (this project's choice).
  static let degrees = 0.5

  let row: Int32
  let column: Int32

  init(row: Int32, column: Int32) {
    self.row = row
    self.column = column
  }

  init(of place: Coordinate) {
    // Never negative, so that cutting off is rounding down.
    row = Int32(min(359, max(0, (place.latitude + 90) / Self.degrees)))
    let columns = Self.columnCounts[Int(row)]
    let share = (place.longitude + 180) / 360
    let column = Int32(max(0, share * Double(columns)))
    self.column = column < columns ? column : column % columns
  }

  var centre: Coordinate? {
    let share = (Double(column) + 0.5) / Double(Self.columnCounts[Int(row)])
    return Coordinate(
      latitude: (Double(row) + 0.5) * Self.degrees - 90, longitude: share * 360 - 180)
  }

  /// Cells in each row round the globe.
  static let columnCounts: [Int32] = (0..<360).map { row in
    let latitude = (Double(row) + 0.5) * degrees - 90
    return Int32(max(1, (360 / degrees * cos(latitude * .pi / 180)).rounded()))
  }
}

/// A block of so many cells by so many, of one kind of transponder.
struct ReceptionPlace: Hashable, Comparable, Sendable {
  let row: Int32
  let column: Int32
  let group: ReceptionGroup

  init(_ cell: ReceptionCell, _ group: ReceptionGroup, size: Int32 = 1) {
    row = cell.row / size
    column = size == 1 ? cell.column : Self.column(of: cell, inRow: row, size: size)
    self.group = group
  }

  private init(row: Int32, column: Int32, group: ReceptionGroup) {
    self.row = row
    self.column = column
    self.group = group
  }

  /// What `word` says.
  init(word: UInt64) {
    row = Int32(truncatingIfNeeded: word >> 11)
    column = Int32(truncatingIfNeeded: word >> 1 & 0x3FF)
    group = ReceptionGroup(rawValue: UInt8(word & 1)) ?? .classA
  }

  /// The same number for equal places, in order of row, column and kind; below 2^24, for there are 360 rows
  /// and no more than 720 columns.
  var word: UInt64 {
    UInt64(UInt32(bitPattern: row)) << 11 | UInt64(UInt32(bitPattern: column)) << 1
      | UInt64(group.rawValue)
  }

  /// The block of `size` by `size` cells that holds this one cell.
  func wider(by size: Int32) -> Self {
    Self(ReceptionCell(row: row, column: column), group, size: size)
  }

  /// The nine blocks, of ten degrees unless said otherwise, that hold the cell and lie about its own, each once: whoever
  /// is within ten degrees of latitude on its meridian, or within seven in any direction, is in them.
  static func about(
    _ cell: ReceptionCell, _ group: ReceptionGroup, size: Int32 = LearnedReception.block
  ) -> [Self] {
    let own = cell.row / size
    var blocks: [Self] = []
    for row in max(0, own - 1)...min(own + 1, 360 / size - 1) {
      let (middle, count) = (
        column(of: cell, inRow: row, size: size), columns(inRow: row, size: size)
      )
      for column in [middle + count - 1, middle, middle + 1] {
        let place = Self(row: row, column: column % count, group: group)
        if !blocks.contains(place) { blocks.append(place) }
      }
    }
    return blocks
  }

  /// Blocks in a row of them round the globe: cells narrow towards the poles, and a block of all rows alike
  /// would lean by many degrees.
  private static func columns(inRow row: Int32, size: Int32) -> Int32 {
    max(1, ReceptionCell.columnCounts[Int(row * size + size / 2)] / size)
  }

  /// The block of a row of them on a cell's meridian.
  private static func column(of cell: ReceptionCell, inRow row: Int32, size: Int32) -> Int32 {
    let share = ReceptionCell.columnCounts[Int(cell.row)]
    return (2 * cell.column + 1) * columns(inRow: row, size: size) / (2 * share)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.group.rawValue, left.row, left.column) < (right.group.rawValue, right.row, right.column)
  }
}
