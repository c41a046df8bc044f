/// Makes one call of a stay during which the ship took another number.
///
/// A hull that changes her numbers alongside has not come twice. Where a change of numbers is known, the
/// call under the old number and the one that follows it at the same place under the new one are told as
/// one, under the number she came with.
import Vocabulary

struct OneStay {
  let rule: ReviewRule

  func joined(_ calls: [PortCall], _ changes: [IdentityChange]) -> [PortCall] {
    var calls = calls
    for change in changes.sorted(by: { $0.time < $1.time }) {
      guard let old = change.oldMMSI, let new = change.newMMSI, old != new else { continue }
      let before = calls.indices.filter {
        calls[$0].segment.mmsi == old && calls[$0].confidence > 1
          && calls[$0].start < change.time
          && change.time - calls[$0].end <= rule.succession
      }
      let last = before.max { (calls[$0].end, $0) < (calls[$1].end, $1) }
      guard let last,
        let next = calls.indices.first(where: { index in
          let call = calls[index]
          return call.segment.mmsi == new && call.confidence > 1
            && call.terminalID == calls[last].terminalID
            && abs((call.start - change.time).hours) <= rule.succession.hours
            && call.end > calls[last].end
        })
      else { continue }
      join(&calls, last, with: next)
    }
    return calls
  }

  private func join(_ calls: inout [PortCall], _ last: Int, with next: Int) {
    let rest = calls[next]
    calls[last].end = rest.end
    calls[last].stopStart = calls[last].stopStart ?? rest.stopStart
    calls[last].stopEnd = rest.stopEnd ?? calls[last].stopEnd
    calls[last].isOpen = rest.isOpen
    calls[last].headings.add(rest.headings)
    calls[last].evidence = Set(calls[last].evidence + rest.evidence).sorted()
    calls.remove(at: next)
  }

  /// Without visits of level 1 of which nothing remains beside the ship's other calls: places lie in one
  /// another and side by side, and who lies at one glimpses the others.
  func withoutGlimpses(_ calls: [PortCall], within slack: TimeSpan) -> [PortCall] {
    let ships = Dictionary(grouping: calls, by: \.segment.mmsi)
    return calls.filter { call in
      guard call.confidence == 1 else { return true }
      guard call.start < call.end else { return false }
      return !(ships[call.segment.mmsi] ?? []).contains { other in
        let isStronger =
          other.confidence > 1 || (other.start, other.terminalID) < (call.start, call.terminalID)
        return isStronger && other.start - slack <= call.end && call.start <= other.end + slack
      }
    }
  }
}
