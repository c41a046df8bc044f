/// The least distance by sea between places, round the land between them.
///
/// Steps lead from cell to neighbouring cell of the sea grid, straight or slantwise where no corner is
/// cut. Such a way zigzags and is too long, by up to 1 / cos of half the widest angle between two steps;
/// every step is counted shorter by as much, and the two ends may lie half a cell's diagonal off the
/// middle of theirs. What is given is therefore never longer than the way by sea, and never shorter than
/// the great circle; it is up to 15 % too short on ordinary passages.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds ways and remembers them by the cell they begin in.
package struct SeaWays: Sendable {
  /// Half the diagonal of a cell at the equator, twice.
  private static let slack = 39_400.0
  /// Cells that a place may lie away from the sea that it is reached by: harbours up an estuary.
  private static let inshore = 3
  /// Beginnings remembered; when there are more all are forgotten.
  private static let most = 2048

  private let grid: SeaGrid
  private let targets: [Coordinate]
  /// The sea that each target is reached by; none for one too far inland.
  private let landings: [[Landing]]
  private var known: [Int: Reach] = [:]
  private var search = Search()

  private struct Landing: Sendable {
    let cell: Int
    let way: Float
  }

  private struct Reach: Sendable {
    let bound: Double
    /// By target; infinite beyond the bound.
    let ways: [Float]
  }

  package init(to targets: [Coordinate], grid: SeaGrid = .standard) {
    self.grid = grid
    self.targets = targets
    landings = targets.map { Self.landings(of: $0, grid) }
  }

  /// The least way by sea from a place to each target, in the order they were given; nil beyond a bound.
  ///
  /// Where the grid knows no sea near the place or the target the great circle is given.
  package mutating func distances(from place: Coordinate, within bound: Metres) -> [Metres?] {
    let ways = ways(from: place, within: bound.value + Self.slack)
    return targets.indices.map { index in
      let straight = targets[index].distance(to: place).value
      guard straight <= bound.value else { return nil }
      guard let ways, !landings[index].isEmpty else { return Metres(straight) }
      let way = max(straight, Double(ways[index]) - Self.slack)
      return way <= bound.value ? Metres(way) : nil
    }
  }

  /// Nil where no sea is near.
  private mutating func ways(from place: Coordinate, within bound: Double) -> [Float]? {
    let cell = SeaGrid.cell(of: place)
    if let reach = known[cell], reach.bound >= bound { return reach.ways }
    // From the middle of the cell, so that all places in it share the way.
    let starts = SeaGrid.centre(of: cell).map { Self.landings(of: $0, grid) } ?? []
    guard !starts.isEmpty else { return nil }
    search.run(from: starts.map { ($0.cell, $0.way) }, within: Float(bound), grid)
    let ways = landings.map { ends in
      ends.reduce(Float.infinity) { min($0, search.way(to: $1.cell) + $1.way) }
    }
    search.clear()
    if known.count >= Self.most { known = [:] }
    known[cell] = Reach(bound: bound, ways: ways)
    return ways
  }

  /// The nearest cells of sea about a place, all that are one ring of cells away.
  private static func landings(of place: Coordinate, _ grid: SeaGrid) -> [Landing] {
    let (row, column) = SeaGrid.rowAndColumn(of: place)
    for ring in 0...inshore {
      var found: [Landing] = []
      for north in -ring...ring where (0..<SeaGrid.high).contains(row + north) {
        for east in -ring...ring where max(abs(north), abs(east)) == ring {
          let cell = SeaGrid.cell(row + north, column + east)
          guard grid.cells[cell] == .sea, let centre = SeaGrid.centre(of: cell) else { continue }
          found.append(
            Landing(cell: cell, way: ring == 0 ? 0 : Float(centre.distance(to: place).value)))
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}

extension SeaGrid {
  /// How much narrower than high a cell of a row is, 0…1.
  static func squeeze(ofRow row: Int) -> Double {
    cos(((Double(row) + 0.5) * degrees - 90) * .pi / 180)
  }
}

/// Least ways from some cells to all others, by buckets of equal length (Dial 1969).
private struct Search: Sendable {
  private static let bucket: Float = 5000
  private var best = [Float](repeating: .infinity, count: SeaGrid.wide * SeaGrid.high)
  private var touched: [Int32] = []
  private let steps = (0..<SeaGrid.high).map(Steps.init)

  /// Metres of a step in a row, each shortened by how much too long a way of such steps can be.
  private struct Steps: Sendable {
    let east: Float
    let north: Float
    let slantwise: Float

    init(_ row: Int) {
      let high = SeaGrid.degrees * .pi / 180 * MeanSphere.radius.value
      let wide = high * max(0.01, SeaGrid.squeeze(ofRow: row))
      let widest = max(atan2(wide, high), atan2(high, wide))
      let share = cos(widest / 2)
      east = Float(wide * share)
      north = Float(high * share)
      slantwise = Float((wide * wide + high * high).squareRoot() * share)
    }
  }

  func way(to cell: Int) -> Float { best[cell] }

  mutating func clear() {
    for cell in touched { best[Int(cell)] = .infinity }
    touched.removeAll(keepingCapacity: true)
  }

  mutating func run(from starts: [(cell: Int, way: Float)], within bound: Float, _ grid: SeaGrid) {
    let last = max(0, Int(bound / Self.bucket))
    var buckets = [[Int32]](repeating: [], count: last + 1)
    for start in starts { reach(start.cell, start.way, bound, &buckets) }
    for index in 0...last {
      while let cell = buckets[index].popLast() {
        let way = best[Int(cell)]
        // Reached on a shorter way since.
        guard Int(way / Self.bucket) == index else { continue }
        spread(Int(cell), way, bound, grid, &buckets)
      }
    }
  }

  private mutating func reach(
    _ cell: Int, _ way: Float, _ bound: Float, _ buckets: inout [[Int32]]
  ) {
    guard way <= bound, way < best[cell] else { return }
    if best[cell] == .infinity { touched.append(Int32(cell)) }
    best[cell] = way
    buckets[min(buckets.count - 1, Int(way / Self.bucket))].append(Int32(cell))
  }

  private mutating func spread(
    _ cell: Int, _ way: Float, _ bound: Float, _ grid: SeaGrid, _ buckets: inout [[Int32]]
  ) {
    let (row, column) = (cell / SeaGrid.wide, cell % SeaGrid.wide)
    let step = steps[row]
    func isOpen(_ north: Int, _ east: Int) -> Bool {
      (0..<SeaGrid.high).contains(row + north)
        && grid.cells[SeaGrid.cell(row + north, column + east)] == .sea
    }
    for north in -1...1 {
      for east in -1...1 where (north, east) != (0, 0) && isOpen(north, east) {
        let isSlantwise = north != 0 && east != 0
        if isSlantwise, !isOpen(north, 0) || !isOpen(0, east) { continue }
        let length = isSlantwise ? step.slantwise : north == 0 ? step.east : step.north
        reach(SeaGrid.cell(row + north, column + east), way + length, bound, &buckets)
      }
    }
  }
}
