/// One ship of a meeting with what her draughts say of it.
import Vocabulary

struct MeetingSide {
  let ship: Int
  var pair: DraughtPair?
  /// Her draught before was typed before a call at which cargo went the same way.
  var isOutdated = false

  /// Where both draughts went the same way, an outdated one says nothing beside one that is not.
  static func withoutOutdated(_ sides: [Self]) -> [Self] {
    guard sides.count == 2, let one = sides[0].pair, let other = sides[1].pair,
      (one.metres > 0) == (other.metres > 0), sides[0].isOutdated != sides[1].isOutdated
    else { return sides }
    return sides.map { side in
      var side = side
      if side.isOutdated { side.pair = nil }
      return side
    }
  }
}
