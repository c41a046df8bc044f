/// Meetings that the draughts of both ships bear out.
///
/// Ships that part for some hours and lie by each other again, or whose lying together is told as two meetings,
/// move one cargo under one paper. Where the draughts tell in which of the meetings, the paper speaks of that one.
import Tracks
import Vocabulary

struct BorneOutMeetings {
  private struct Ships: Hashable {
    let first: Int
    let second: Int
  }

  private let fleet: Fleet
  /// Places in `fleet.encounters`, by ships.
  private var meetings: [Ships: [Int]] = [:]

  init(_ fleet: Fleet, _ sides: [Int: [MeetingSide]]) {
    self.fleet = fleet
    for (index, pairs) in sides.sorted(by: { $0.key < $1.key }) {
      guard pairs.count == 2, let one = pairs[0].pair, let other = pairs[1].pair,
        one.before != nil, other.before != nil, (one.metres > 0) != (other.metres > 0),
        MovementFinder.isPossible(one, pairs[0].ship, fleet.encounters[index], fleet),
        MovementFinder.isPossible(other, pairs[1].ship, fleet.encounters[index], fleet)
      else { continue }
      meetings[Self.ships(pairs[0].ship, pairs[1].ship), default: []].append(index)
    }
  }

  private static func ships(_ one: Int, _ other: Int) -> Ships {
    Ships(first: min(one, other), second: max(one, other))
  }

  /// Whether such a meeting of the same two ships lies within a day of one.
  func hasAnother(_ index: Int, _ event: Encounter) -> Bool {
    guard let one = fleet.ship(of: event.first), let other = fleet.ship(of: event.second) else {
      return false
    }
    return (meetings[Self.ships(one, other)] ?? []).contains { known in
      let meeting = fleet.encounters[known]
      return known != index && meeting.start - event.end <= fleet.rules.oneCargoPause
        && event.start - meeting.end <= fleet.rules.oneCargoPause
    }
  }

  /// Without the transfers that paper alone tells of, where draughts and tracks tell of one from the same ship to the
  /// same other within a day: a meeting heard only in part is told twice otherwise.
  static func withoutRepeats(_ movements: [Movement], _ rules: CustodyRules) -> [Movement] {
    let borneOut = Dictionary(
      grouping: movements.filter { $0.basis == .tracksBeside }, by: \.route)
    return movements.filter { told in
      guard told.basis == .papersBeside, told.pair == nil, told.receiverPair == nil else {
        return true
      }
      return !(borneOut[told.route] ?? []).contains {
        $0.start - told.end <= rules.oneCargoPause && told.start - $0.end <= rules.oneCargoPause
      }
    }
  }
}
