/// One ship of a meeting with what her draughts say of it.
import Vocabulary

struct MeetingSide {
  /// What her draught before the meeting is worth by what she did since she typed it.
  enum Age {
    /// She called and met nowhere.
    case current
    /// Her last call was a long stop where cargo went the same way as the change would, and she typed nothing that shows it.
    case outdated
    case unknown
  }

  let ship: Int
  var pair: DraughtPair?
  let age: Age

  /// Where both draughts went the same way, an outdated one says nothing beside a current one.
  static func withoutOutdated(_ sides: [Self]) -> [Self] {
    guard sides.count == 2, let one = sides[0].pair, let other = sides[1].pair,
      (one.metres > 0) == (other.metres > 0), sides.contains(where: { $0.age == .current }),
      let old = sides.firstIndex(where: { $0.age == .outdated })
    else { return sides }
    var sides = sides
    sides[old].pair = nil
    return sides
  }
}
