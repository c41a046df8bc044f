/// Which terminals a silent ship can have called at.
///
/// Straight over the sphere from where she was heard last and on to where she was heard again, at the
/// fastest passage, with time to berth and work cargo. The way by sea is never shorter, so that no
/// terminal she can have reached is missing; behind a cape or in another sea some are too many.
import Geodesy
package import Vocabulary

package struct ReachableTerminals: Sendable {
  /// A terminal and the least way there and back to her track.
  package struct Reach: Hashable, Sendable {
    package let terminal: String
    package let way: Metres
  }

  private let grounds: [PlaceGround]
  private let rule: GapRule

  package init(_ places: [Terminal], rule: GapRule = .standard) {
    self.rule = rule
    grounds = places.filter { $0.role == .load || $0.role == .discharge || $0.role == .both }
      .compactMap { PlaceGround($0) }
  }

  /// Nearest first; empty for a silence that was explained.
  package func reached(in gap: Gap) -> [Reach] {
    let sailing = (gap.end - gap.start).seconds - rule.callStay.seconds
    guard gap.classification != .healthy, sailing > 0 else { return [] }
    let most = rule.fastestPassage.metresPerSecond * sailing
    return grounds.compactMap { ground in
      let there = ground.distance(to: gap.from).value
      guard there <= most else { return nil }
      let way = there + (gap.to.map { ground.distance(to: $0).value } ?? 0)
      return way <= most ? Reach(terminal: ground.terminal.id, way: Metres(way)) : nil
    }.sorted { ($0.way, $0.terminal) < ($1.way, $1.terminal) }
  }
}
