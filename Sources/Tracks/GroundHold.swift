/// Whether two ships near each other were held by the ground and not by each other.
///
/// At a pier neither position nor heading moves for hours. Ships made fast to each other at anchor or adrift
/// turn with tide and wind and move as a pair. So no gazetteer is needed to tell a berth from a meeting.
import Geodesy
import Vocabulary

/// What was seen of two ships from one time to another.
struct GroundHold {
  let samples: [EncounterSample]
  let rule: EncounterRule

  /// Both lay at one spot on one heading, for so long that a ship at anchor would have turned.
  var isSeen: Bool {
    guard let start = samples.first?.time, let end = samples.last?.time,
      samples.count >= rule.heldSights
    else { return false }
    let areMoored = isMoored(samples.map(\.first)) && isMoored(samples.map(\.second))
    guard end - start >= (areMoored ? rule.leastDuration : rule.tidePhase) else { return false }
    return isHeld(samples.map(\.first)) && isHeld(samples.map(\.second))
  }

  /// Both swung at an anchor, or turned adrift, as nobody does who is made fast to a pier.
  var isRefuted: Bool {
    samples.count >= rule.heldSights && hasSwung(samples.map(\.first))
      && hasSwung(samples.map(\.second))
  }

  /// Status 5 of ITU-R M.1371, message 1.
  private func isMoored(_ ship: [SampledShip]) -> Bool {
    isMost(ship.count { $0.status == 5 }, of: ship.count)
  }

  private func isHeld(_ ship: [SampledShip]) -> Bool {
    guard let first = ship.first else { return false }
    let plane = TangentPlane(origin: first.position)
    let spread = EncounterJudge.spread(ship.map { plane.point($0.position) })
    guard spread <= rule.heldPosition.value else { return false }
    let headings = ship.compactMap(\.heading)
    // Where no heading is sent the spot alone tells: an antenna swings with its hull.
    guard !headings.isEmpty else { return true }
    var mean = HeadingMean()
    for heading in headings { mean.add(heading) }
    guard let middle = mean.mean else { return false }
    return isMost(headings.count { $0.turn(to: middle) <= rule.heldHeading }, of: headings.count)
  }

  /// A quarter of her sights or more: few may be of coming and leaving.
  ///
  /// Without headings this is not asked: a position rounded to a tenth of a minute swings by itself.
  private func hasSwung(_ ship: [SampledShip]) -> Bool {
    guard let first = ship.first else { return false }
    let plane = TangentPlane(origin: first.position)
    let points = ship.map { plane.point($0.position) }
    let middle = EncounterJudge.middle(points)
    let headings = ship.compactMap(\.heading)
    var mean = HeadingMean()
    for heading in headings { mean.add(heading) }
    guard let usual = mean.mean else { return false }
    let away = points.count { ($0 - middle).length > rule.swungPosition.value }
    let turned = headings.count { $0.turn(to: usual) > rule.swungHeading }
    return Double(away) >= rule.swungShare * Double(points.count)
      && Double(turned) >= rule.swungShare * Double(headings.count)
  }

  /// Nine tenths: the rest is coming, leaving and bad fixes.
  private func isMost(_ count: Int, of all: Int) -> Bool { count * 10 >= all * 9 }
}
