/// A step between two vertices of a track held against what she says of her speed at both (PositionAnomalies 29).
import Geodesy
import Vocabulary

struct SaidStep {
  private let from: TrackVertex
  private let to: TrackVertex
  private let rule = PositionAnomalyRule.standard

  init(_ from: TrackVertex, _ to: TrackVertex) { (self.from, self.to) = (from, to) }

  /// How far a step is from what she says.
  enum Verdict {
    case agrees
    /// Farther than she says she sailed, or by ten nautical miles and half less: a shift unheard or a wait can be
    /// the cause.
    case doubtful
    /// Faster than tankers are, and by four tenths than she says, over four hours at most.
    case contradicts
  }

  /// No tanker makes so much, nor so much more than she says; over longer she may have run as she liked between two
  /// words (this project's choice).
  private static let fast = Knots(18)
  private static let fasterThanSaid = 1.4
  private static let longest = TimeSpan.hours(4)

  /// `agrees` where nothing was said, and for a step too short or too long to tell.
  ///
  /// No course is known here: less way is made by a ship that turns back, so that half is asked for.
  var verdict: Verdict {
    let span = to.time - from.time
    guard span >= rule.leastStep, span <= rule.longestStep, let out = from.speed,
      let home = to.speed
    else { return .agrees }
    let way = from.position.distance(to: to.position).value
    let said = max(out, home).metresPerSecond
    let most = max(said * rule.excess, rule.movingSpeed.metresPerSecond) * span.seconds
    if way > most + rule.excessRoom.value {
      let made = way / span.seconds
      let isFast = made >= Self.fast.metresPerSecond && made >= said * Self.fasterThanSaid
      return isFast && span <= Self.longest ? .contradicts : .doubtful
    }
    let least = min(out, home).metresPerSecond * span.seconds
    return way < least / 2 && least - way > rule.leastMiss.value ? .doubtful : .agrees
  }
}
