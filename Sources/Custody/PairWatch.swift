/// Two ships watched hour by hour: when and how near they lay together longest.
import Tracks
import Vocabulary

struct PairWatch {
  struct Sight {
    let start: Instant
    let end: Instant
    let distance: Metres
    let position: Coordinate
  }

  /// The stretch of a transfer's length in which they stayed nearest; nil when never within reach.
  private(set) var closest: Sight?

  init(
    _ ship: FleetShip, _ mate: FleetShip, from start: Instant, to end: Instant,
    _ rules: CustodyRules
  ) {
    var sights: [(time: Instant, distance: Double, position: Coordinate)] = []
    let step = TimeSpan.hours(1)
    var time = start
    while time <= end {
      if let mine = ship.position(at: time), let theirs = mate.position(at: time) {
        sights.append((time, Sphere.distance(mine, theirs).value, mine))
      }
      time = time + step
    }
    let needed = Int((rules.leastTransfer.hours / step.hours).rounded(.up))
    guard sights.count > needed else { return }
    for first in 0..<(sights.count - needed) {
      let last = first + needed
      guard sights[last].time - sights[first].time <= rules.leastTransfer + step else { continue }
      let worst = sights[first...last].map(\.distance).max() ?? .greatestFiniteMagnitude
      let moved = Sphere.distance(sights[first].position, sights[last].position)
      // Ships that report themselves apart must at least lie still.
      let isStill = worst <= rules.sideBySide.value || moved <= rules.stillness
      guard isStill, worst <= rules.falsePosition.value,
        worst < closest?.distance.value ?? .infinity
      else { continue }
      var (from, to) = (first, last)
      let limit = worst * 1.2 + 300
      while from > 0, sights[from - 1].distance <= limit { from -= 1 }
      while to < sights.count - 1, sights[to + 1].distance <= limit { to += 1 }
      let begun = max(sights[from].time, sights[to].time - rules.longestTransfer)
      closest = Sight(
        start: begun, end: sights[to].time, distance: Metres(worst),
        position: sights[first].position)
    }
  }
}
