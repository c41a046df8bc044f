/// What the receivers could hear: for every cell and hour, how many messages and ships were heard.
///
/// Nobody says where receivers listened; the fixes of the other ships do. A cell is half a degree
/// high and about as wide in miles (its width in degrees grows with latitude). Position reports of
/// class A (with type 27 and unknown kinds) and of class B are counted apart, because satellites and
/// coast stations hear them differently. When more than `maximumEntries` cell-hours are held, hours
/// are joined in pairs; time then gets coarser, never memory larger. Messages are added and ships
/// united when hours are joined, so that totals stay right and only "when" is blurred.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reception as the input itself shows it.
package struct ReceptionGrid: Sendable {
  /// Cell height in degrees: 30 nautical miles, the order of a coast station's range, so that a cell
  /// is seldom half inside it (this project's choice).
  package static let cellDegrees = 0.5
  /// About 200 bytes each, 80 MB in all.
  package static let maximumEntries = 400_000

  /// Transponders that receivers hear alike.
  enum Group: UInt8, Sendable {
    case classA
    case classB

    init(_ transponder: Transponder) { self = transponder == .classB ? .classB : .classA }
  }

  struct Cell: Hashable, Sendable {
    let row: Int32
    let column: Int32
  }

  /// A cell, a bucket and a group.
  struct Key: Hashable, Sendable {
    let cell: Cell
    let bucket: Int64
    let group: Group
  }

  /// What one ship gave in one cell and hour, to be entered at once.
  ///
  /// Entries of a run can come in any order and from any thread: sums, unions of sketches and the
  /// final coarseness do not depend on it.
  struct Share: Sendable {
    let cell: Cell
    /// Hours since 1970.
    let hour: Int64
    let group: Group
    let mmsi: MMSI
    var messages: UInt32
  }

  struct Count: Sendable {
    var messages: UInt32 = 0
    var ships = ShipSketch()
  }

  private let maximum: Int
  private var counts: [Key: Count] = [:]
  /// Seconds of one bucket: 3600, doubled at each coarsening.
  package private(set) var bucketSeconds: Int64 = 3600

  package init(maximumEntries: Int = Self.maximumEntries) { maximum = max(1, maximumEntries) }

  package var entryCount: Int { counts.count }

  package mutating func observe(_ fix: Fix) {
    let key = Key(
      cell: Self.cell(of: fix.position), bucket: bucket(of: fix.time),
      group: Group(fix.transponder))
    var isNew = false
    counts[key, default: Count()].add(fix.mmsi, messages: 1, isNew: &isNew)
    if isNew, counts.count > maximum { coarsen() }
  }

  mutating func enter(_ share: Share) {
    let hours = bucketSeconds / 3600
    let key = Key(
      cell: share.cell, bucket: share.hour.flooredQuotient(by: hours), group: share.group)
    var isNew = false
    counts[key, default: Count()].add(share.mmsi, messages: share.messages, isNew: &isNew)
    if isNew, counts.count > maximum { coarsen() }
  }

  func bucket(of time: Instant) -> Int64 { time.seconds.flooredQuotient(by: bucketSeconds) }

  func start(ofBucket bucket: Int64) -> Instant {
    Instant(seconds: bucket.multipliedReportingOverflow(by: bucketSeconds).partialValue)
  }

  func count(in cell: Cell, bucket: Int64, group: Group) -> Count? {
    counts[Key(cell: cell, bucket: bucket, group: group)]
  }

  /// Distinct ships but `mmsi` heard in the cell of a place or the eight around it.
  ///
  /// Of a span longer than `maximumScan` buckets only the first ones are looked at.
  func shipsHeard(around place: Coordinate, buckets: ClosedRange<Int64>, besides mmsi: MMSI) -> Int
  {
    var ships = ShipSketch()
    for cell in Self.neighbourhood(of: Self.cell(of: place)) {
      for bucket in buckets.prefix(Self.maximumScan) {
        for group in [Group.classA, .classB] {
          if let heard = count(in: cell, bucket: bucket, group: group) {
            ships.formUnion(heard.ships)
          }
        }
      }
    }
    ships.remove(mmsi)
    return ships.count
  }

  /// Forty days of hours.
  private static let maximumScan = 960

  static func cell(of place: Coordinate) -> Cell {
    // Never negative, so that cutting off is rounding down.
    let row = Int32(min(359, max(0, (place.latitude + 90) / cellDegrees)))
    let columns = columns(inRow: row)
    let share = (place.longitude + 180) / 360
    let column = Int32(max(0, share * Double(columns)))
    return Cell(row: row, column: column < columns ? column : column % columns)
  }

  /// The cell itself and those that touch it, also over the antimeridian; none twice.
  static func neighbourhood(of cell: Cell) -> [Cell] {
    var result: [Cell] = []
    let own = Double(columns(inRow: cell.row))
    for row in max(0, cell.row - 1)...min(359, cell.row + 1) {
      let columns = columns(inRow: row)
      let middle = Int32((Double(cell.column) + 0.5) / own * Double(columns))
      for step in Int32(-1)...1 {
        let place = Cell(row: row, column: (middle + step + columns) % columns)
        if !result.contains(place) { result.append(place) }
      }
    }
    return result
  }

  private static func columns(inRow row: Int32) -> Int32 { columnCounts[Int(row)] }

  private static let columnCounts: [Int32] = (0..<360).map { row in
    let latitude = (Double(row) + 0.5) * cellDegrees - 90
    return Int32(max(1, (360 / cellDegrees * cos(latitude * .pi / 180)).rounded()))
  }

  private mutating func coarsen() {
    while counts.count > maximum, bucketSeconds < 3600 << 20 {
      bucketSeconds *= 2
      var joined: [Key: Count] = [:]
      for (key, value) in counts {
        let wide = Key(
          cell: key.cell, bucket: key.bucket.flooredQuotient(by: 2), group: key.group)
        joined[wide, default: Count()].add(value)
      }
      counts = joined
    }
  }
}

extension ReceptionGrid.Count {
  fileprivate mutating func add(_ mmsi: MMSI, messages more: UInt32, isNew: inout Bool) {
    isNew = messages == 0
    let (sum, overflow) = messages.addingReportingOverflow(more)
    messages = overflow ? .max : sum
    ships.insert(mmsi)
  }

  fileprivate mutating func add(_ other: Self) {
    let (sum, overflow) = messages.addingReportingOverflow(other.messages)
    messages = overflow ? .max : sum
    ships.formUnion(other.ships)
  }
}
