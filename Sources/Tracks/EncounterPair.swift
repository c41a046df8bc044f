/// What was seen of two ships while they were near each other, judged when they have parted.
import Vocabulary

/// Bounded sights of one pair.
struct EncounterPair: Sendable {
  /// When there are more, every other one goes and the time between sights doubles.
  ///
  /// A pair that stays together for a fortnight has then sights 80 minutes apart and is judged; what
  /// follows is a new pair.
  static let capacity = 256

  private(set) var sights: [EncounterSight] = []
  private var sampling: TimeSpan
  private(set) var lastTime: Instant
  /// Of the newest sight kept.
  private var newest: Instant

  init(_ sight: EncounterSight, sampling: TimeSpan) {
    sights = [sight]
    self.sampling = sampling
    lastTime = sight.time
    newest = sight.time
  }

  /// Takes the walk's sight at hand and all that follow; false when one belongs to another pair of the same
  /// ships, this one being parted or full, and the walk stands there.
  ///
  /// Of the sights that are not kept only the last matters, for when the two were together last. So the walk
  /// goes from one that is kept to where the next can be, and after the last one step by step.
  mutating func take(_ walk: inout PairWalk, _ rule: EncounterRule) -> Bool {
    while true {
      guard note(walk, rule) else { return false }
      // What follows belongs to another pair, all of it.
      if isFull { return !walk.next() }
      var leap = walk
      guard leap.next(from: newest + sampling) else { break }
      walk = leap
    }
    while walk.next() {
      guard note(walk, rule) else { return false }
    }
    return true
  }

  /// Takes the sight at hand; false when it belongs to another pair.
  private mutating func note(_ walk: PairWalk, _ rule: EncounterRule) -> Bool {
    let time = walk.time
    // By the time of the report, not of the sight: by then the pair would have been judged.
    guard walk.reportTime - lastTime < rule.settling, !isFull else { return false }
    lastTime = max(lastTime, time)
    if time - newest >= sampling { keep(walk.sight) }
    return true
  }

  private mutating func keep(_ sight: EncounterSight) {
    sights.append(sight)
    newest = sight.time
    guard sights.count > Self.capacity else { return }
    sights = sights.indices.filter { $0.isMultiple(of: 2) }.map { sights[$0] }
    newest = sights.last?.time ?? newest
    sampling = TimeSpan(milliseconds: sampling.milliseconds * 2)
  }

  /// Whether sights would lie too far apart if they were thinned once more.
  private var isFull: Bool {
    sights.count >= Self.capacity && sampling > TimeSpan(milliseconds: 3_600_000)
  }

  /// False when the antennas were never near enough, or not long enough, for a meeting.
  func mayHaveMet(within reach: Metres, _ rule: EncounterRule) -> Bool {
    guard let first = sights.first(where: { $0.mayBe(within: reach) }),
      let last = sights.last(where: { $0.mayBe(within: reach) })
    else { return false }
    return last.time - first.time >= rule.leastDuration
  }
}
