/// A recorded swing at anchor, sent again.
///
/// A ship that lies still and a recording of her lying still differ in two things only. Where the recording
/// begins anew she is put back by a part of her swing that she says nothing of; and from there on she goes
/// through the very places of some hours before, one after the other. Tide and wind bring a ship back to one
/// place, but not along the same way at the same pace, unless a whole tide has passed.
/// Docs/Methods/PositionAnomalies.md has the rule (26).
import Geodesy
import Vocabulary

/// What one ship at rest said lately, and what of it she may be repeating.
struct RestEcho: Sendable {
  /// Where she said she was, and when.
  private struct Saying: Sendable {
    let time: Instant
    let position: Coordinate
  }

  /// A way of before that she may be following.
  private struct Lead: Sendable {
    let lag: TimeSpan
    let first: Fix
    let count: Int
    var last: Fix
    var lastCount: Int
    var followed = 1
    /// Misses in a row, and of them all those that a fix that follows came after.
    var misses = 0
    var missed = 0
    /// Metres from the first place to the farthest so far.
    var reach = 0.0
  }

  /// A stretch that was an echo: its ends, and the count of her fixes at both.
  struct Stretch: Sendable {
    var first: Fix
    let count: Int
    var last: Fix
    var lastCount: Int
  }

  /// Sayings kept and leads followed at once.
  private static let mostSayings = 200
  private static let mostLeads = 12
  private var sayings: [Saying] = []
  private var leads: [Lead] = []

  /// Takes the next fix of a ship, the `count`th; gives the stretch that ends with the one before.
  mutating func take(
    _ fix: Fix, after last: Fix, count: Int, _ rule: PositionAnomalyRule
  ) -> Stretch? {
    // A recording that is silent for as long as a report is a gap has ended.
    guard let speed = fix.speed, speed <= rule.restSpeed, fix.transponder != .longRange,
      fix.time - last.time < rule.inlandPause
    else {
      guard !sayings.isEmpty else { return nil }
      let ended = end(rule)
      sayings.removeAll()
      return ended
    }
    let ended = leads.isEmpty ? nil : follow(fix, count: count, rule)
    if Self.isTwitch(from: last, to: fix, speed, rule) { seek(fix, count: count, rule) }
    note(fix, rule)
    return ended
  }

  /// What she followed up to now, when that is told; all leads are dropped.
  mutating func end(_ rule: PositionAnomalyRule) -> Stretch? {
    let best = leads.filter { Self.isEcho($0, rule) }.max { $0.followed < $1.followed }
    leads.removeAll()
    return best.map(Self.stretch)
  }

  /// Whether she came farther than she says she moves, and so far that no antenna errs by it.
  private static func isTwitch(
    from last: Fix, to fix: Fix, _ speed: Knots, _ rule: PositionAnomalyRule
  ) -> Bool {
    let north = abs(fix.position.latitude - last.position.latitude)
    let east = abs(fix.position.longitude - last.position.longitude)
    // In degrees, so that a ship that lies still costs no trigonometry: no degree is longer than these.
    guard (north + east) * 111_700 > rule.twitch.value else { return false }
    let said =
      max(speed.value, last.speed?.value ?? rule.restSpeed.value) + rule.speedRounding.value
    let way = Knots(said).metresPerSecond * (fix.time - last.time).seconds + rule.twitch.value
    return !last.position.isWithin(Metres(way), of: fix.position)
  }

  private mutating func note(_ fix: Fix, _ rule: PositionAnomalyRule) {
    if let last = sayings.last, fix.time - last.time < rule.echoStep { return }
    if sayings.count >= Self.mostSayings { sayings.removeFirst(Self.mostSayings / 4) }
    sayings.append(Saying(time: fix.time, position: fix.position))
  }

  /// Begins to follow every way of before that led through the place to which she was put.
  private mutating func seek(_ fix: Fix, count: Int, _ rule: PositionAnomalyRule) {
    let plane = TangentPlane(origin: fix.position)
    for (from, to) in zip(sayings, sayings.dropFirst()) {
      guard leads.count < Self.mostLeads, fix.time - to.time >= rule.leastEcho,
        fix.time - from.time <= rule.mostEcho, to.time - from.time <= rule.mismatchSilence
      else { continue }
      let (start, leg) = (plane.point(from.position), plane.point(to.position))
      guard plane.distance(toLegFrom: start, to: leg) <= rule.echoRoom.value else { continue }
      let way = leg - start
      let share = way.length > 0 ? min(1, max(0, -start.dot(way) / way.dot(way))) : 0
      let passed = from.time + TimeSpan.seconds((to.time - from.time).seconds * share)
      let lag = fix.time - passed
      let isKnown = leads.contains {
        $0.first.time == fix.time && abs($0.lag.seconds - lag.seconds) < rule.echoStep.seconds
      }
      if !isKnown {
        leads.append(Lead(lag: lag, first: fix, count: count, last: fix, lastCount: count))
      }
    }
  }

  /// Holds a fix against the ways that she may be following; gives a told one that it left.
  private mutating func follow(
    _ fix: Fix, count: Int, _ rule: PositionAnomalyRule
  ) -> Stretch? {
    let plane = TangentPlane(origin: fix.position)
    var ended: Lead?
    for index in leads.indices.reversed() {
      switch isBeside(fix.time - leads[index].lag, plane, rule) {
      case true?:
        leads[index].last = fix
        leads[index].lastCount = count
        leads[index].followed += 1
        leads[index].missed += leads[index].misses
        leads[index].misses = 0
        let reach = leads[index].first.position.distance(to: fix.position).value
        leads[index].reach = max(leads[index].reach, reach)
      case false?: leads[index].misses += 1
      case nil: break
      }
      guard leads[index].misses >= rule.echoMisses else { continue }
      let left = leads.remove(at: index)
      if Self.isEcho(left, rule), left.followed > ended?.followed ?? 0 { ended = left }
    }
    // Two lags that both fit are one echo.
    guard let ended, !leads.contains(where: { Self.isEcho($0, rule) }) else { return nil }
    return Self.stretch(ended)
  }

  /// Whether the origin of the plane lies beside where she was at about a time; nil when nothing was heard
  /// then.
  private func isBeside(_ time: Instant, _ plane: TangentPlane, _ rule: PositionAnomalyRule)
    -> Bool?
  {
    var nearest: Double?
    for (from, to) in zip(sayings, sayings.dropFirst()) {
      guard to.time >= time - rule.echoStep, from.time <= time + rule.echoStep,
        to.time - from.time <= rule.mismatchSilence
      else { continue }
      let away = plane.distance(
        toLegFrom: plane.point(from.position), to: plane.point(to.position))
      nearest = min(nearest ?? away, away)
    }
    return nearest.map { $0 <= rule.echoRoom.value }
  }

  private static func isEcho(_ lead: Lead, _ rule: PositionAnomalyRule) -> Bool {
    lead.last.time - lead.first.time >= rule.echoSpan && lead.followed >= rule.echoFixes
      && lead.reach >= rule.echoReach.value
      && Double(lead.missed) <= rule.echoMissShare * Double(lead.followed)
  }

  private static func stretch(_ lead: Lead) -> Stretch {
    Stretch(first: lead.first, count: lead.count, last: lead.last, lastCount: lead.lastCount)
  }
}
