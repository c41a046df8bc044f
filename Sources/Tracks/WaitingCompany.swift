/// Ships that wait together: a lane that is shut, a port that is full.
///
/// One ship that lies still at sea for hours is a question; thirty of them side by side are a queue, and
/// then their nearness to each other means nothing. Counted are other ships whose slow time overlaps
/// hers, near her place.
import Geodesy
import Vocabulary

struct WaitingCompany {
  let rule: LoiteringRule

  /// Enters the company of each loitering and calls those in a queue so.
  func note(_ loiterings: inout [Loitering]) {
    let slow = loiterings.indices.filter { loiterings[$0].kind == .slow }
    guard slow.count > rule.queueShips else { return }
    var places = GridIndex<Int>(cellDegrees: 0.2)
    for index in slow {
      places.insert(index, into: places.cell(of: loiterings[index].position))
    }
    let known = loiterings
    for index in slow {
      let own = known[index]
      var others: Set<MMSI> = []
      for other in places.elements(within: rule.queueDistance, of: own.position)
      where others.count < rule.mostCompany && isTogether(own, known[other]) {
        others.insert(known[other].segment.mmsi)
      }
      loiterings[index].company = others.count
      if others.count >= rule.queueShips { loiterings[index].kind = .queue }
    }
  }

  private func isTogether(_ one: Loitering, _ other: Loitering) -> Bool {
    one.segment.mmsi != other.segment.mmsi
      && min(one.end, other.end) - max(one.start, other.start) >= rule.leastDuration
      && one.position.isWithin(rule.queueDistance, of: other.position)
  }
}
