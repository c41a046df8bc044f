/// Ships by the cell they lie in, by numbers, without lists made for every question.
import Geodesy
import Vocabulary

/// Members of cells.
struct ShipGrid: Sendable {
  private let cutting: GridCells
  private var cells: [Int: [Int32]] = [:]

  init(cellDegrees: Double) { cutting = GridCells(degrees: cellDegrees) }

  func cell(of place: Coordinate) -> Int { cutting.number(of: place) }

  func members(of cell: Int) -> [Int32] { cells[cell] ?? [] }

  mutating func insert(_ ship: Int32, into cell: Int) { cells[cell, default: []].append(ship) }

  mutating func remove(_ ship: Int32, from cell: Int) {
    guard let index = cells[cell]?.firstIndex(of: ship) else { return }
    cells[cell]?.swapRemove(at: index)
    if cells[cell]?.isEmpty == true { cells[cell] = nil }
  }

  /// Every cell that can hold a place within a distance of another; see `GridCells.numbers`.
  func cells(within distance: Metres, of place: Coordinate) -> GridNumbers {
    cutting.numbers(within: distance, of: place)
  }
}

extension Array {
  /// Removes an element by putting the last one in its place.
  mutating func swapRemove(at index: Int) {
    swapAt(index, count - 1)
    removeLast()
  }
}
