/// Cells that cover the globe, for finding what lies near a place without looking at everything.
///
/// The globe is cut into bands of latitude, and each band into as many columns as keep cells about as
/// wide as high; columns run on across the antimeridian, and the band at a pole is short. A search
/// gives every cell that can hold a place within the distance: never too few, some too many, so the
/// caller measures what it finds.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The name of a cell.
package struct GridCell: Hashable, Comparable, Sendable {
  /// 0 at the south pole.
  package let band: Int
  /// 0 at longitude −180.
  package let column: Int

  package static func < (left: Self, right: Self) -> Bool {
    (left.band, left.column) < (right.band, right.column)
  }
}

/// A cutting of the globe into cells of one size.
package struct GridCells: Hashable, Sendable {
  private let bandCount: Int
  private let height: Double
  /// Columns of each band.
  private let columnCounts: [Int32]
  /// The number of the first cell of each band, and behind them the number of all cells.
  private let firstNumbers: [Int]

  /// Cells about `degrees` of latitude high; held to 0.001…60.
  package init(degrees: Double) {
    let size = degrees.isFinite ? min(max(degrees, 0.001), 60) : 1
    let count = Int((180 / size).rounded(.up))
    let height = 180 / Double(count)
    bandCount = count
    self.height = height
    columnCounts = (0..<count).map { Int32(Self.columnCount(ofBand: $0, height: height)) }
    var numbers = [0]
    for columns in columnCounts { numbers.append(numbers[numbers.count - 1] + Int(columns)) }
    firstNumbers = numbers
  }

  /// How many cells there are; their numbers run from 0.
  package var count: Int { firstNumbers[bandCount] }

  /// The number of the cell of a place, by bands from the south and columns from the west.
  package func number(of place: Coordinate) -> Int {
    let band = band(at: place.latitude)
    return firstNumbers[band] + column(at: place.longitude, band: band)
  }

  /// South, north, west and east of what surely lies in the cell of a place: its bounds less what rounding
  /// may do, degrees.
  package func core(ofCellOf place: Coordinate) -> (ClosedRange<Double>, ClosedRange<Double>) {
    let band = band(at: place.latitude)
    let column = column(at: place.longitude, band: band)
    let width = 360 / Double(columnCount(band))
    let south = Double(band) * height - 90
    let west = Double(column) * width - 180
    let margin = 1e-9
    return (
      south + margin...south + height - margin, west + margin...west + width - margin
    )
  }

  package func number(of cell: GridCell) -> Int { firstNumbers[cell.band] + cell.column }

  package func cell(of place: Coordinate) -> GridCell {
    let band = band(at: place.latitude)
    return GridCell(band: band, column: column(at: place.longitude, band: band))
  }

  /// Every cell that can hold a place within `distance` of `place`, in order.
  package func cells(within distance: Metres, of place: Coordinate) -> [GridCell] {
    // The sphere's 0.56 % and a little for rounding.
    let metres = distance.value.isNaN ? 0 : min(max(0, distance.value), 3e7)
    let radius = metres / MeanSphere.radius.value * 1.006 + 1e-9
    let degrees = min(radius * 180 / .pi, 180)
    let bands = band(at: place.latitude - degrees)...band(at: place.latitude + degrees)
    let reach = Self.longitudeReach(radius: radius, latitude: place.latitude)
    return bands.flatMap { band in
      columns(around: place.longitude, reach: reach, band: band).map {
        GridCell(band: band, column: $0)
      }
    }
  }

  /// The numbers of every cell that can hold a place within `distance` of `place`, one by one.
  ///
  /// Never too few, some too many: the reach in longitude is bounded without a sine. Within a cell's
  /// width of a pole, or for discs of more than half a radian, all cells of the bands are given.
  package func numbers(within distance: Metres, of place: Coordinate) -> GridNumbers {
    let radius = distance.value / MeanSphere.radius.value * 1.006 + 1e-9
    let degrees = radius * 180 / .pi
    let first = band(at: place.latitude - degrees)
    let last = band(at: place.latitude + degrees)
    let nearPole = (abs(place.latitude) + degrees) * .pi / 180
    // The cosine is no less than one minus half the square, and no less than the chord to the pole.
    let cosine = max(1 - nearPole * nearPole / 2, 1 - nearPole * 2 / .pi)
    let reach = cosine > 0.01 && radius < 0.5 ? degrees / cosine * 1.1 : 180
    return GridNumbers(
      cells: self, longitude: place.longitude, reach: min(180, reach), first: first, last: last)
  }

  /// The columns of a band within a reach: the first number of the band, the first column, how many.
  fileprivate func columns(
    _ longitude: Double, _ reach: Double, band: Int
  ) -> (base: Int, first: Int, count: Int, all: Int) {
    let count = columnCount(band)
    let width = 360 / Double(count)
    guard 2 * reach + 2 * width < 360 else { return (firstNumbers[band], 0, count, count) }
    let low = Int(((longitude - reach + 180) / width).rounded(.down))
    let high = Int(((longitude + reach + 180) / width).rounded(.down))
    return (firstNumbers[band], low, high - low + 1, count)
  }

  /// Degrees of longitude that a disc covers to each side; 180 when it holds a pole.
  private static func longitudeReach(radius: Double, latitude: Double) -> Double {
    let colatitude = (90 - abs(latitude)) * .pi / 180
    guard radius < colatitude else { return 180 }
    return asin(min(1, sin(radius) / sin(colatitude))) * 180 / .pi
  }

  private func columns(around longitude: Double, reach: Double, band: Int) -> [Int] {
    let count = columnCount(band)
    let width = 360 / Double(count)
    guard 2 * reach + width < 360 else { return Array(0..<count) }
    let first = Int(((longitude - reach + 180) / width).rounded(.down))
    let last = Int(((longitude + reach + 180) / width).rounded(.down))
    return Set((first...last).map { (($0 % count) + count) % count }).sorted()
  }

  private func band(at latitude: Double) -> Int {
    // Never negative, so that cutting off is rounding down.
    min(max(Int((latitude + 90) / height), 0), bandCount - 1)
  }

  private func column(at longitude: Double, band: Int) -> Int {
    let count = columnCount(band)
    // Longitudes 180 and −180 are one meridian and share a cell.
    let column = Int((longitude + 180) / 360 * Double(count))
    return column < count ? column : column % count
  }

  private func columnCount(_ band: Int) -> Int { Int(columnCounts[band]) }

  private static func columnCount(ofBand band: Int, height: Double) -> Int {
    let low = Double(band) * height - 90
    let nearest = low <= 0 && low + height >= 0 ? 0 : min(abs(low), abs(low + height))
    return max(1, Int((360 / height * cos(nearest * .pi / 180)).rounded(.down)))
  }
}

/// Cells one by one, made as they are asked for.
package struct GridNumbers: IteratorProtocol, Sendable {
  private let cells: GridCells
  private let longitude: Double
  private let reach: Double
  private let last: Int
  private var band: Int
  private var span: (base: Int, first: Int, count: Int, all: Int)
  private var step = 0

  fileprivate init(cells: GridCells, longitude: Double, reach: Double, first: Int, last: Int) {
    self.cells = cells
    self.longitude = longitude
    self.reach = reach
    self.last = last
    band = first
    span = cells.columns(longitude, reach, band: first)
  }

  package mutating func next() -> Int? {
    if step == span.count {
      guard band < last else { return nil }
      band += 1
      step = 0
      span = cells.columns(longitude, reach, band: band)
    }
    let column = span.first + step
    step += 1
    let wrapped = column < 0 ? column + span.all : column >= span.all ? column - span.all : column
    return span.base + wrapped
  }
}

/// Things kept by the cell they lie in.
package struct GridIndex<Element: Hashable & Sendable>: Sendable {
  private let cutting: GridCells
  private var members: [GridCell: [Element]] = [:]

  package init(cellDegrees: Double) { cutting = GridCells(degrees: cellDegrees) }

  package func cell(of place: Coordinate) -> GridCell { cutting.cell(of: place) }

  /// Puts an element into every cell that a disc touches.
  package mutating func insert(_ element: Element, within radius: Metres, of centre: Coordinate) {
    for cell in cutting.cells(within: radius, of: centre) { insert(element, into: cell) }
  }

  package mutating func insert(_ element: Element, into cell: GridCell) {
    members[cell, default: []].append(element)
  }

  package mutating func remove(_ element: Element, from cell: GridCell) {
    members[cell]?.removeAll { $0 == element }
    if members[cell]?.isEmpty == true { members[cell] = nil }
  }

  /// What was put into the cell of a place, in the order it came.
  package func elements(inCellOf place: Coordinate) -> [Element] {
    members[cutting.cell(of: place)] ?? []
  }

  /// What may lie within a distance, cell by cell; an element put into several cells comes as often.
  package func elements(within distance: Metres, of place: Coordinate) -> [Element] {
    cutting.cells(within: distance, of: place).flatMap { members[$0] ?? [] }
  }
}
