/// Which places hold a position, found through a grid.
import Geodesy
package import Vocabulary

/// Places by position.
///
/// When several hold one, the most specific comes first: a place in force before a superseded one, a
/// verified before an unverified one, the smaller before the larger, then the one whose centre is
/// nearer, then by id.
package struct PlaceIndex: Sendable {
  package let gazetteer: Gazetteer
  private let grounds: [PlaceGround]
  /// The discs that hold the grounds, looked at before a ground is.
  private let discs: [Disc]
  private let superseded: [Bool]
  /// Whether cargo crosses a shore line at each place.
  private let cargo: [Bool]
  private let cutting = GridCells(degrees: 0.25)
  /// One bit for each cell that some place touches.
  private var touched: [UInt64]
  private var members: [Int: [Int]] = [:]

  private struct Disc: Sendable, BitwiseCopyable {
    let centre: Coordinate
    let reach: Metres
    /// It is the ground itself.
    let isGround: Bool
  }

  package init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    grounds = gazetteer.terminals.compactMap { PlaceGround($0) }
    discs = grounds.map { Disc(centre: $0.centre, reach: $0.reach, isGround: $0.isDisc) }
    superseded = grounds.map { gazetteer.superseded.contains($0.terminal.id) }
    cargo = grounds.map { $0.terminal.role.isForCargo }
    touched = Array(repeating: 0, count: cutting.count / 64 + 1)
    for (index, ground) in grounds.enumerated() {
      for cell in cutting.cells(within: ground.reach, of: ground.centre) {
        let number = cutting.number(of: cell)
        touched[number >> 6] |= 1 << UInt64(number & 63)
        members[number, default: []].append(index)
      }
    }
  }

  /// The places that have an area; the numbers that `places(containing:)` gives count them.
  package var terminals: [Terminal] { grounds.map(\.terminal) }

  /// Nil for a number that no place has.
  package func terminal(_ index: Int) -> Terminal? {
    grounds.indices.contains(index) ? grounds[index].terminal : nil
  }

  package func ground(_ index: Int) -> PlaceGround? {
    grounds.indices.contains(index) ? grounds[index] : nil
  }

  /// Whether cargo crosses a shore line there; false for a number that no place has.
  package func isForCargo(_ index: Int) -> Bool { cargo.indices.contains(index) && cargo[index] }

  /// The cell that a position lies in.
  func cell(of position: Coordinate) -> Int { cutting.number(of: position) }

  /// Places that may hold a position of a cell.
  func candidates(inCell cell: Int) -> [Int] {
    touched[cell >> 6] >> UInt64(cell & 63) & 1 == 0 ? [] : members[cell] ?? []
  }

  /// Whether a place is a region drawn on a chart rather than a place.
  func isRegion(_ index: Int, largestUnverified limit: Double) -> Bool {
    !grounds[index].terminal.isVerified && grounds[index].area > limit
  }

  /// The numbers of all places that hold a position, the most specific first.
  package func places(containing position: Coordinate) -> [Int] {
    let held = candidates(inCell: cell(of: position)).filter { grounds[$0].contains(position) }
    guard held.count > 1 else { return held }
    return sorted(held, by: position)
  }

  /// The same without unverified places larger than `limit` square metres.
  ///
  /// Those are regions drawn on a chart rather than places.
  package func places(containing position: Coordinate, largestUnverified limit: Double) -> [Int] {
    places(containing: position).filter {
      grounds[$0].terminal.isVerified || grounds[$0].area <= limit
    }
  }

  /// All places that hold a position, the most specific first.
  package func terminals(containing position: Coordinate) -> [Terminal] {
    places(containing: position).map { grounds[$0].terminal }
  }

  /// The place nearest to a position within a distance of its area, with how far that is.
  ///
  /// A place that holds the position is 0 m away; of those the most specific is given. Nil when there
  /// is none within the distance. Costs a look at every place.
  package func nearest(
    to position: Coordinate, within distance: Metres
  ) -> (place: Int, distance: Metres)? {
    if let inside = places(containing: position).first { return (inside, Metres(0)) }
    let near = grounds.indices.filter {
      grounds[$0].centre.distance(to: position).value
        <= grounds[$0].reach.value + distance.value * 1.006
    }
    let measured = sorted(near, by: position).map { ($0, grounds[$0].distance(to: position)) }
    guard let best = measured.min(by: { $0.1 < $1.1 }), best.1 <= distance else { return nil }
    return (best.0, best.1)
  }

  func contains(_ position: Coordinate, inPlace index: Int) -> Bool {
    let disc = discs[index]
    guard disc.centre.isWithin(disc.reach, of: position) else { return false }
    return disc.isGround || grounds[index].contains(position)
  }

  /// What surely lies in the cell of a position.
  func core(ofCellOf position: Coordinate) -> (ClosedRange<Double>, ClosedRange<Double>) {
    cutting.core(ofCellOf: position)
  }

  /// Metres from a position that surely cross no edge of a place; 0 near and in a polygon.
  func clearance(of position: Coordinate, fromPlace index: Int) -> Double {
    let disc = discs[index]
    let away = disc.centre.distance(to: position).value - disc.reach.value
    return disc.isGround ? abs(away) : max(0, away)
  }

  /// Whether two of the places differ in nothing but how far their centres are away.
  func orderDependsOnPosition(_ held: [Int]) -> Bool {
    for (step, one) in held.enumerated() {
      for other in held[(step + 1)...]
      where superseded[one] == superseded[other] && grounds[one].area == grounds[other].area
        && grounds[one].terminal.isVerified == grounds[other].terminal.isVerified
      {
        return true
      }
    }
    return false
  }

  func sorted(_ held: [Int], by position: Coordinate) -> [Int] {
    held.map { Rank($0, grounds[$0], isSuperseded: superseded[$0], position) }
      .sorted { $0.isBefore($1) }.map(\.place)
  }

  /// What decides between places that hold one position.
  private struct Rank {
    let place: Int
    let isSuperseded: Bool
    let isUnverified: Bool
    let area: Double
    let away: Metres
    let id: String

    init(_ place: Int, _ ground: PlaceGround, isSuperseded: Bool, _ position: Coordinate) {
      self.place = place
      self.isSuperseded = isSuperseded
      isUnverified = !ground.terminal.isVerified
      area = ground.area
      away = ground.centre.distance(to: position)
      id = ground.terminal.id
    }

    func isBefore(_ other: Self) -> Bool {
      if isSuperseded != other.isSuperseded { return !isSuperseded }
      if isUnverified != other.isUnverified { return !isUnverified }
      if area != other.area { return area < other.area }
      if away != other.away { return away < other.away }
      return id < other.id
    }
  }
}
