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

  private static let columnCounts: [Int32] = (0..<360).map { row in
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
    column = cell.column / size
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

  /// The block of `size` by `size` of these that holds this one.
  func wider(by size: Int32) -> Self {
    Self(row: row / size, column: column / size, group: group)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.group.rawValue, left.row, left.column) < (right.group.rawValue, right.row, right.column)
  }
}
