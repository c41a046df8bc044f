/// The part of a call in which cargo can have crossed the shore line.
///
/// The ground of a terminal is a disc of miles and takes in its roads. A ship that lay alongside another there,
/// held by no pier, was at no berth meanwhile: what passed is told of their meeting, and the call is one of the parts of
/// her stop that are left.
import Tracks
import Vocabulary

struct BerthTime {
  let start: Instant
  let end: Instant
  /// Why no cargo can have crossed the shore line; nil when it can.
  let idleReason: String?

  init(
    _ call: PortCall, of ship: Int, _ direction: CargoWindow.Direction, _ fleet: Fleet
  ) {
    let meetings = fleet.meetings(of: ship).filter {
      $0.isAlongside && $0.start < call.end && $0.end > call.start
        && CargoWindows.cargoPair($0, fleet) != nil
    }
    guard let first = meetings.first else {
      (start, end, idleReason) = (call.start, call.end, nil)
      return
    }
    let parts = Self.parts(call, between: meetings, direction, fleet.rules)
    let log = fleet.ships[ship].log
    let told = parts.first { log.pair(for: $0.window, next: $0.next) != nil }
    let longest = parts.max { $0.window.end - $0.window.start < $1.window.end - $1.window.start }
    let chosen = (told ?? longest)?.window
    (start, end) = (chosen?.start ?? call.start, chosen?.end ?? call.end)
    let other = fleet.mate(of: ship, in: first).map { fleet.ships[$0].vessel.label }
    idleReason =
      chosen == nil
      ? "she lay alongside \(other ?? "another tanker") there, held by no pier; cargo that passed is told of their meeting"
      : nil
  }

  /// What is left of the stop, each long enough to work a cargo in, with the meeting that follows.
  private static func parts(
    _ call: PortCall, between meetings: [Encounter], _ direction: CargoWindow.Direction,
    _ rules: CustodyRules
  ) -> [(window: CargoWindow, next: CargoWindow?)] {
    var parts: [(window: CargoWindow, next: CargoWindow?)] = []
    var free = (outer: call.start, stop: call.stopStart ?? call.start)
    for meeting in meetings {
      if meeting.start - free.stop >= rules.leastBerthStay {
        parts.append(
          (
            CargoWindow(start: free.outer, end: meeting.start, direction: direction),
            CargoWindow(start: meeting.start, end: meeting.end, direction: .either)
          ))
      }
      free = (max(free.outer, meeting.end), max(free.stop, meeting.end))
    }
    if (call.stopEnd ?? call.end) - free.stop >= rules.leastBerthStay {
      parts.append((CargoWindow(start: free.outer, end: call.end, direction: direction), nil))
    }
    return parts
  }
}
