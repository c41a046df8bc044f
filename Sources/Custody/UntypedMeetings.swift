/// Meetings alongside in which cargo moved though neither crew typed a draught that shows it.
///
/// Two tankers made fast to each other at sea for as long as a transfer takes have come for one. Who gave is told
/// by what each is known to have done before and after: cargo goes from the ship that had some to the one that
/// had none and hands some on next. Where both could be either, nothing is told.
import Tracks
import Vocabulary

struct UntypedMeetings {
  /// A meeting, by its place in `fleet.encounters`, and which ship gave.
  struct Handover {
    let event: Int
    let donor: Int
    let receiver: Int
  }

  private(set) var handovers: [Handover] = []
  private let fleet: Fleet
  private let windows: [[ShipWindow]]
  /// By ship and window: whether cargo came aboard; nil where nothing tells.
  private let turns: [[Bool?]]

  /// `givers` says of each meeting that was a transfer which ship gave.
  init(
    _ fleet: Fleet, windows: [[ShipWindow]], pairs: [[DraughtPair?]], givers: [Int: Int]
  ) {
    self.fleet = fleet
    self.windows = windows
    turns = fleet.ships.indices.map {
      Self.turns(of: $0, windows: windows[$0], pairs: pairs[$0], givers: givers)
    }
    for (index, event) in fleet.encounters.enumerated() where givers[index] == nil {
      let length = event.end - event.start
      guard event.isAlongside,
        (fleet.rules.oneSidedDuration...fleet.rules.longestAlongside).contains(length),
        let (one, other) = CargoWindows.cargoPair(event, fleet),
        let mine = state(of: one, around: index), let theirs = state(of: other, around: index)
      else { continue }
      if mine.canGive(to: theirs) {
        handovers.append(Handover(event: index, donor: one, receiver: other))
      } else if theirs.canGive(to: mine) {
        handovers.append(Handover(event: index, donor: other, receiver: one))
      }
    }
  }

  /// What a ship did at each of her calls and meetings.
  static func turns(
    of ship: Int, windows: [ShipWindow], pairs: [DraughtPair?], givers: [Int: Int]
  ) -> [Bool?] {
    zip(windows, pairs).map { window, pair in
      if case .encounter(let event) = window.occasion { return givers[event].map { $0 != ship } }
      return pair.map { $0.metres > 0 }
    }
  }

  /// A ship on both sides of a meeting; each nil where it is not known.
  private struct Cargo {
    let isLadenBefore: Bool?
    /// She takes more next (true) or gives what she has (false).
    let takesNext: Bool?

    /// From a ship known to be laden to one not known to be, who gives next; and one of the two must be sure:
    /// the taker was empty, or the giver has nothing to give any more.
    func canGive(to other: Self) -> Bool {
      guard isLadenBefore == true, other.isLadenBefore != true, other.takesNext == false else {
        return false
      }
      return other.isLadenBefore == false || takesNext != false
    }
  }

  /// Nil when she did something around the meeting of which nothing is known.
  private func state(of ship: Int, around event: Int) -> Cargo? {
    let own = windows[ship]
    let place = own.firstIndex {
      if case .encounter(event) = $0.occasion { true } else { false }
    }
    guard let place else { return nil }
    let (before, after) = (place - 1, place + 1)
    if before >= 0, turns[ship][before] == nil, mayMoveCargo(own[before], ship) { return nil }
    if after < own.count, turns[ship][after] == nil, mayMoveCargo(own[after], ship) { return nil }
    let last = turns[ship][..<place].last { $0 != nil } ?? nil
    let next = turns[ship][after...].first { $0 != nil } ?? nil
    return Cargo(
      isLadenBefore: last ?? typedState(ship, at: own[place].window.start), takesNext: next)
  }

  private func typedState(_ ship: Int, at time: Instant) -> Bool? {
    let item = fleet.ships[ship]
    guard let hull = item.hydrostatics, let reading = item.log.inForce(at: time) else { return nil }
    return hull.isLaden(at: item.seaDraught(reading, fleet.rules))
  }

  private func mayMoveCargo(_ window: ShipWindow, _ ship: Int) -> Bool {
    guard case .call(let number) = window.occasion else { return true }
    return UntypedCalls.isLongStop(fleet.ships[ship].calls[number], fleet.rules)
  }
}
