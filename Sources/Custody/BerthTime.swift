/// The part of a call in which cargo can have crossed the shore line.
///
/// The ground of a terminal is a disc of miles and takes in its roads. A ship that lay alongside another there,
/// swinging, was at no berth meanwhile: what passed is told of their meeting, and what is left of the call is what
/// came before it or after it, whichever is longer.
import Tracks
import Vocabulary

struct BerthTime {
  let start: Instant
  let end: Instant
  /// Why no cargo can have crossed the shore line; nil when it can.
  let idleReason: String?

  init(_ call: PortCall, of ship: Int, _ fleet: Fleet) {
    let meetings = fleet.meetings(of: ship).filter {
      $0.start < call.end && $0.end > call.start && CargoWindows.cargoPair($0, fleet) != nil
    }
    guard let first = meetings.first, let last = meetings.max(by: { $0.end < $1.end }) else {
      (start, end, idleReason) = (call.start, call.end, nil)
      return
    }
    let stop = (start: call.stopStart ?? call.start, end: call.stopEnd ?? call.end)
    let (before, after) = (first.start - stop.start, stop.end - last.end)
    (start, end) = before >= after ? (call.start, first.start) : (last.end, call.end)
    let mates = [first.first, first.second].compactMap(fleet.ship).filter { $0 != ship }
    let other = mates.first.map { fleet.ships[$0].vessel.label } ?? "another tanker"
    idleReason =
      max(before, after) < fleet.rules.leastBerthStay
      ? "she lay alongside \(other) there, swinging as at an anchor; cargo that passed is told of their meeting"
      : nil
  }
}
