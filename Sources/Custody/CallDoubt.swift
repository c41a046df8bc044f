/// What makes a load or a discharge doubtful: a ship beside her at the berth, or that she lay at no berth.
import Tracks
import Vocabulary

/// The draught change of a call, and the time in which cargo can have crossed the shore line.
struct CallEvidence {
  let pair: DraughtPair
  let window: CargoWindow
}

struct CallDoubt {
  /// A sentence with a space before it.
  let words: String
  let weakestLink: String
  /// The claim is believed no more than this.
  let most: Double

  /// Nil where nothing speaks against the call; without `evidence` it is one of which no draught was typed.
  init?(_ call: PortCall, _ ship: Int, _ evidence: CallEvidence?, _ fleet: Fleet) {
    if let mate = evidence.flatMap({ Self.mate(ship, $0, fleet) }) {
      let label = fleet.ships[mate].vessel.label
      words =
        " \(label) lay beside her, and her draught changed the other way by as much: as well the cargo passed between the two."
      weakestLink = "\(label) beside her explains the change as well"
      most = fleet.rules.besideConfidence
    } else if Self.isAdrift(call, ship, fleet), let place = fleet.terminal(call.terminalID) {
      let isJetty = place.berthType == "jetty"
      words =
        " She swung there as ships do at an anchor or a buoy, and "
        + (isJetty ? "ships lie at jetties there" : "no buoy is known there")
        + ": as well a ship that was not seen lay alongside her in the roads."
      weakestLink = "she was not seen made fast at \(place.name)"
      most = isJetty ? fleet.rules.besideConfidence : fleet.rules.swungConfidence
    } else {
      return nil
    }
  }

  /// A tanker held by the ground beside her, with the opposite change of an amount that agrees.
  private static func mate(_ ship: Int, _ evidence: CallEvidence, _ fleet: Fleet) -> Int? {
    let mine = fleet.ships[ship].mass(of: evidence.pair, fleet.rules)
    return fleet.meetings(of: ship).lazy.filter { event in
      let span = min(event.end, evidence.window.end) - max(event.start, evidence.window.start)
      return event.basis == .atBerth && span >= fleet.rules.leastTransfer
    }.compactMap { event -> Int? in
      guard let mate = fleet.mate(of: ship, in: event),
        fleet.ships[mate].carriesCargo(fleet.rules)
      else { return nil }
      let window = CargoWindow(start: event.start, end: event.end, direction: .either)
      // What she typed at her next call is of that one.
      let next = fleet.ships[mate].calls.first { call in
        call.start > event.end && fleet.terminal(call.terminalID).map(Fleet.movesCargo) ?? false
      }.map { CargoWindow(start: $0.start, end: $0.end, direction: .either) }
      guard let pair = fleet.ships[mate].log.pair(for: window, next: next),
        pair.promptness != .late, (pair.metres > 0) != (evidence.pair.metres > 0)
      else { return nil }
      let theirs = fleet.ships[mate].mass(of: pair, fleet.rules)
      return theirs.low <= mine.high && mine.low <= theirs.high ? mate : nil
    }.first
  }

  /// Whether she was heard swinging all the while, at a place not known for buoys.
  private static func isAdrift(_ call: PortCall, _ ship: Int, _ fleet: Fleet) -> Bool {
    let type = fleet.terminal(call.terminalID)?.berthType
    guard call.mooring == .buoy, call.berth == nil, type == nil || type == "jetty" else {
      return false
    }
    let (start, end) = (call.stopStart ?? call.start, call.stopEnd ?? call.end)
    var rules = fleet.rules.stays
    let swings = fleet.ships[ship].stays(from: start, to: end, rules).filter { !$0.isHeld }
    rules.reach = rules.heldReach
    let isHeld = !fleet.ships[ship].stays(from: start, to: end, rules).isEmpty
    let swung = swings.reduce(0) { $0 + $1.length.hours }
    return !isHeld && swung >= fleet.rules.leastSwung * (end - start).hours
  }
}
