/// Finds hulls that go on under another radio and hull number.
///
/// When one number falls silent for good and another, never heard before, begins where she must then
/// have been, with the very same dimensions, the hull is likely one. It counts only when those that could
/// have followed one another pair off in one way: in doubt, nothing is said.
import Geodesy
import Vocabulary

struct HullContinuity {
  let rule: ReviewRule
  let end: Instant

  private struct Match {
    let old: Segment
    let new: Segment

    /// A ship may follow one and be followed by another: as what she is meant counts.
    var ends: [End] { [.old(old.id), .new(new.id)] }
  }

  private enum End: Hashable {
    case old(SegmentID)
    case new(SegmentID)
  }

  func successions(_ segments: [Segment], known: [IdentityChange]) -> [IdentityChange] {
    let told = Set(known.filter { $0.oldMMSI != $0.newMMSI }.compactMap(\.newMMSI))
    let firsts = firstSegments(segments)
    let lasts = lastSegments(segments)
    let begins = segments.map(\.first.time).min() ?? end
    let newcomers = firsts.filter { new in
      new.first.time - begins > rule.anomalyJoin && !told.contains(new.id.mmsi)
        && new.particulars.dimensions != nil
    }
    let leavers = lasts.filter {
      end - $0.end > rule.succession && $0.particulars.dimensions != nil
    }
    let byHull = Dictionary(grouping: leavers, by: \.particulars.dimensions)
    var matches: [Match] = []
    for new in newcomers {
      for old in byHull[new.particulars.dimensions] ?? [] where isSuccession(old, new) {
        matches.append(Match(old: old, new: new))
      }
    }
    return paired(matches).map(change)
  }

  /// The matches of all who pair off in one way only.
  ///
  /// Whoever has a single candidate left takes it, again and again; where that leaves anybody over, among
  /// those who share candidates with one another, nobody is paired.
  private func paired(_ matches: [Match]) -> [Match] {
    let crowded = Set(choices(matches).filter { $0.value > rule.mostCandidates }.keys)
    var (taken, settled) = ([Match](), Set<End>())
    var open = matches.filter { crowded.isDisjoint(with: $0.ends) }
    while true {
      let choices = choices(open)
      let only = open.filter { $0.ends.contains { choices[$0] == 1 } }
      if only.isEmpty { break }
      for match in only where settled.isDisjoint(with: match.ends) {
        taken.append(match)
        settled.formUnion(match.ends)
      }
      open.removeAll { !settled.isDisjoint(with: $0.ends) }
    }
    let doubtful = all(of: matches, about: Set(matches.flatMap(\.ends)).subtracting(settled))
    return taken.filter { doubtful.isDisjoint(with: $0.ends) }.sorted { $0.new.id < $1.new.id }
  }

  /// How many candidates each has.
  private func choices(_ matches: [Match]) -> [End: Int] {
    matches.flatMap(\.ends).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Some ships and all who share candidates with them, over however many others.
  private func all(of matches: [Match], about some: Set<End>) -> Set<End> {
    var (all, count) = (some, -1)
    while count != all.count {
      count = all.count
      for match in matches where !all.isDisjoint(with: match.ends) { all.formUnion(match.ends) }
    }
    return all
  }

  private func firstSegments(_ segments: [Segment]) -> [Segment] {
    Dictionary(grouping: segments, by: \.id.mmsi).values.compactMap { group in
      group.min { ($0.first.time, $0.id) < ($1.first.time, $1.id) }
        .map { Self.described($0, by: group) }
    }.sorted { $0.id < $1.id }
  }

  private func lastSegments(_ segments: [Segment]) -> [Segment] {
    Dictionary(grouping: segments, by: \.id.mmsi).values.compactMap { group in
      group.max { ($0.end, $0.id) < ($1.end, $1.id) }.map { Self.described($0, by: group) }
    }.sorted { $0.id < $1.id }
  }

  /// With the particulars of another track of her number where she told none on this one.
  private static func described(_ segment: Segment, by group: [Segment]) -> Segment {
    guard segment.particulars.dimensions == nil else { return segment }
    let told = group.filter { $0.particulars.dimensions != nil }
    guard told.count == 1, let other = told.first else { return segment }
    var segment = segment
    segment.particulars = other.particulars
    return segment
  }

  /// Of two with the same dimensions.
  private func isSuccession(_ old: Segment, _ new: Segment) -> Bool {
    let pause = new.first.time - old.last.time
    guard old.id.mmsi != new.id.mmsi, pause > .seconds(0), pause <= rule.succession,
      old.particulars.isTanker == new.particulars.isTanker,
      old.particulars.imo == nil || old.particulars.imo != new.particulars.imo
    else { return false }
    return leads(from: old.last, to: new.first, in: pause)
  }

  /// Whether the ship of the one fix can be where the other was sent.
  private func leads(from last: Fix, to first: Fix, in pause: TimeSpan) -> Bool {
    let apart = last.position.distance(to: first.position)
    guard let speed = last.speed else { return apart <= rule.swing && isAtRest(first) }
    if speed <= rule.restSpeed {
      return isAtRest(first)
        ? apart <= rule.swing : isDeparture(from: last, to: first, apart, in: pause)
    }
    guard let course = last.course else { return false }
    let way = Metres(speed.metresPerSecond * pause.seconds)
    let reckoned = last.position.destination(bearing: course, distance: way)
    let error = reckoned.distance(to: first.position)
    if pause <= rule.reckonedPause {
      return error <= Metres(rule.swing.value + rule.reckoning * way.value)
    }
    return pause <= rule.steadyPause && isSteady(last, first)
      && error <= Metres(rule.swing.value + rule.steadyError * way.value)
  }

  private func isAtRest(_ fix: Fix) -> Bool { fix.speed.map { $0 <= rule.restSpeed } ?? true }

  /// She lay there and was met under way, on a course that leads back there, no farther than she can have come.
  private func isDeparture(from last: Fix, to first: Fix, _ apart: Metres, in pause: TimeSpan)
    -> Bool
  {
    guard pause <= rule.departurePause, let speed = first.speed, speed <= rule.fastest,
      let back = first.course.flatMap({ Bearing(degrees: $0.degrees + 180) }),
      apart.value <= (1 + rule.steadyError) * speed.metresPerSecond * pause.seconds
    else { return false }
    let behind = first.position.destination(bearing: back, distance: apart)
    return behind.distance(to: last.position)
      <= Metres(rule.swing.value + rule.departureError * apart.value)
  }

  /// Sailing on as she did.
  private func isSteady(_ last: Fix, _ first: Fix) -> Bool {
    guard let before = last.speed, let after = first.speed, let was = last.course,
      let now = first.course
    else { return false }
    return abs(before.value - after.value) <= rule.steadySpeed.value
      && was.turn(to: now) <= rule.steadyTurn
  }

  private func change(_ match: Match) -> IdentityChange {
    let (old, new) = (match.old, match.new)
    let hasOtherHull = new.particulars.imo != nil && old.particulars.imo != nil
    return IdentityChange(
      segment: new.id, kind: hasOtherHull ? .laundering : .newMMSI, time: new.first.time,
      imo: old.particulars.imo ?? new.particulars.imo, oldMMSI: old.id.mmsi, newMMSI: new.id.mmsi,
      oldValue: old.particulars.imo?.description ?? old.particulars.name,
      newValue: new.particulars.imo?.description ?? new.particulars.name, confidence: 0.97,
      evidence: [old.last.source, new.first.source].sorted())
  }
}
