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
  private let superseded: [Bool]
  private var cells = GridIndex<Int>(cellDegrees: 0.25)

  package init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    grounds = gazetteer.terminals.compactMap { PlaceGround($0) }
    superseded = grounds.map { gazetteer.superseded.contains($0.terminal.id) }
    for (index, ground) in grounds.enumerated() {
      cells.insert(index, within: ground.reach, of: ground.centre)
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

  /// The numbers of all places that hold a position, the most specific first.
  package func places(containing position: Coordinate) -> [Int] {
    let held = cells.elements(inCellOf: position).filter { grounds[$0].contains(position) }
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

  private func sorted(_ held: [Int], by position: Coordinate) -> [Int] {
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
