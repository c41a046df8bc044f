/// Which terminals a silent ship can have called at.
///
/// By sea from where she was heard last and on to where she was heard again (`SeaWays`), at the fastest
/// passage, with time to berth and work cargo. The way told is never longer than the real one, so that no
/// terminal she can have reached is missing.
package import Geodesy
package import Vocabulary

package struct ReachableTerminals: Sendable {
  /// A terminal and the least way there and back to her track.
  package struct Reach: Hashable, Sendable {
    package let terminal: String
    package let way: Metres
  }

  private let grounds: [PlaceGround]
  private let rule: GapRule
  private var ways: SeaWays

  package init(_ places: [Terminal], rule: GapRule = .standard, grid: SeaGrid = .standard) {
    self.rule = rule
    grounds = places.filter { $0.role == .load || $0.role == .discharge || $0.role == .both }
      .compactMap { PlaceGround($0) }
    ways = SeaWays(to: grounds.map(\.centre), grid: grid)
  }

  /// Nearest first; empty for a silence that was explained.
  ///
  /// Ways are remembered by the cells of the ends of silences.
  package mutating func reached(in gap: Gap) -> [Reach] {
    let sailing = (gap.end - gap.start).seconds - rule.callStay.seconds
    guard gap.classification != .healthy, sailing > 0 else { return [] }
    let most = rule.fastestPassage.metresPerSecond * sailing
    let there = distances(from: gap.from, within: most)
    let back = gap.to.map { distances(from: $0, within: most) }
    return grounds.indices.compactMap { index in
      guard let first = there[index] else { return nil }
      guard let back else { return Reach(terminal: grounds[index].terminal.id, way: first) }
      guard let second = back[index], first.value + second.value <= most else { return nil }
      return Reach(
        terminal: grounds[index].terminal.id, way: Metres(first.value + second.value))
    }.sorted { ($0.way, $0.terminal) < ($1.way, $1.terminal) }
  }

  /// To the rim of each place; nil beyond `most`.
  private mutating func distances(from position: Coordinate, within most: Double) -> [Metres?] {
    // Widened by the largest place: ways lead to the middle of places.
    let widest = grounds.map(\.reach.value).max() ?? 0
    let found = ways.distances(from: position, within: Metres(most + widest))
    return grounds.indices.map { index in
      guard let way = found[index] else { return nil }
      let ground = grounds[index]
      let rim = ground.distance(to: position).value
      let least = max(rim, way.value - ground.reach.value)
      return least <= most ? Metres(least) : nil
    }
  }
}
