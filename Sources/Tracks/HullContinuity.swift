/// Finds hulls that go on under another radio and hull number.
///
/// When one number falls silent for good and another, never heard before, begins where she must then
/// have been, with the very same dimensions, the hull is likely one. It counts only when neither has
/// a second candidate: in doubt, nothing is said.
import Geodesy
import Vocabulary

struct HullContinuity {
  let rule: ReviewRule
  let end: Instant

  private struct Match {
    let old: Segment
    let new: Segment
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
    var matches: [Match] = []
    for new in newcomers {
      for old in leavers where isSuccession(old, new) { matches.append(Match(old: old, new: new)) }
    }
    let claims = Dictionary(grouping: matches) { $0.new.id }
    let offers = Dictionary(grouping: matches) { $0.old.id }
    return matches.filter { claims[$0.new.id]?.count == 1 && offers[$0.old.id]?.count == 1 }
      .map(change)
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

  private func isSuccession(_ old: Segment, _ new: Segment) -> Bool {
    let pause = new.first.time - old.last.time
    guard old.id.mmsi != new.id.mmsi, pause > .seconds(0), pause <= rule.succession,
      old.particulars.dimensions == new.particulars.dimensions,
      old.particulars.isTanker == new.particulars.isTanker,
      old.particulars.imo == nil || old.particulars.imo != new.particulars.imo
    else { return false }
    let apart = old.last.position.distance(to: new.first.position)
    let speed = max(old.last.speed?.value ?? 0, 0)
    guard speed > 1 else { return apart <= rule.swing }
    guard let course = old.last.course else { return false }
    let way = Metres(Knots(speed).metresPerSecond * pause.seconds)
    let reckoned = old.last.position.destination(bearing: course, distance: way)
    let error = Metres(rule.swing.value + rule.reckoning * way.value)
    return pause <= .hours(6) && reckoned.distance(to: new.first.position) <= error
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
