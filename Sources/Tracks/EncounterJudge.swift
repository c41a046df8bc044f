/// Turns what was seen of a pair into encounters, once the pair has parted.
import Geodesy
import Vocabulary

/// Turns a pair's samples into encounters.
struct EncounterJudge {
  let ships: EncounterShips
  let rule: EncounterRule
  private let kind: EncounterShips.Kind
  private typealias Sight = (sample: EncounterSample, judgement: SampleJudgement)
  private let judged: [Sight]
  /// The median time between two sights of the pair.
  private let usualStep: TimeSpan

  /// Nil when one of the ships is no tanker or too little is known of it.
  ///
  /// Nil too when the antennas say that the hulls were never near each other, which saves working them out.
  init?(
    _ pair: EncounterPair, _ ships: EncounterShips, _ places: PlaceIndex, _ rule: EncounterRule
  ) {
    guard let kind = ships.kind(rule), pair.mayHaveMet(within: ships.reach(rule), rule) else {
      return nil
    }
    self.kind = kind
    self.ships = ships
    self.rule = rule
    let times = pair.sights.map(\.time)
    usualStep = .seconds(Self.median(zip(times, times.dropFirst()).map { ($1 - $0).seconds }))
    judged = pair.sights.map {
      let sample = $0.sample(places)
      return (
        sample, SampleJudgement(sample, ships.firstParticulars, ships.secondParticulars, rule)
      )
    }
  }

  /// Runs alongside first, then what else was near, each long enough.
  func encounters() -> [Encounter] {
    let fast = runs(isHit: \.isAlongside, misses: rule.missesInARow)
      .compactMap { encounter(of: $0, isAlongside: true) }
    let taken = fast.map { $0.start...$0.end }
    let near = runs(isHit: \.isNear, misses: .max).flatMap { Self.split($0, judged, taken) }
      .compactMap { encounter(of: $0, isAlongside: false) }
    return (fast + near).sorted { $0.start < $1.start }
  }

  /// Indices of first and last hit of each run of hits.
  ///
  /// A run ends at a pause, or at that many hull comparisons in a row that are no hits.
  private func runs(
    isHit: (SampleJudgement) -> Bool, misses allowed: Int
  ) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var open: ClosedRange<Int>?
    var misses = 0
    for (index, entry) in judged.enumerated() {
      let isHit = isHit(entry.judgement)
      if let run = open {
        let last = judged[run.upperBound]
        let tells = isHit || tellsOfPause(entry.judgement, since: last.judgement)
        if misses >= allowed || tells && hasParted(judged[run], entry, wereApart: misses > 0) {
          result.append(run)
          open = nil
        }
      }
      if isHit {
        open = (open?.lowerBound ?? index)...index
        misses = 0
      } else if entry.judgement.isByHull {
        misses += 1
      }
    }
    return result + (open.map { [$0] } ?? [])
  }

  /// False of antennas near each other, no heading told, about as far apart as when the ships lay alongside: whether
  /// the pause since parts them is told by the next sight alongside.
  private func tellsOfPause(_ next: SampleJudgement, since last: SampleJudgement) -> Bool {
    let usual = last.onDeck?.length ?? last.distance
    return next.isByHull || !next.isNear || next.distance > usual + rule.steadiness.value
  }

  /// Whether a pause parts two meetings.
  ///
  /// A pair that is seen rarely, from space, is missed for as long as a few of its sights are apart. Such a
  /// pause parts nothing when the second ship lies at the very same spot beside the first as before: nobody
  /// who cast off and came back would.
  private func hasParted(
    _ run: ArraySlice<Sight>, _ next: Sight, wereApart: Bool
  ) -> Bool {
    guard let last = run.last else { return false }
    let pause = next.sample.time - last.sample.time
    guard pause >= rule.mergeWithin else { return false }
    if pause < rule.settling {
      if haveDriftedTogether(last, next) { return false }
      // Who casts off and comes back is seen near and not alongside.
      if !wereApart, wereMadeFast(run, next) { return false }
    }
    guard pause < rule.settling, pause.seconds <= rule.missedSights * usualStep.seconds else {
      return true
    }
    if let before = last.judgement.onDeck, let after = next.judgement.onDeck {
      return (after - before).length > rule.steadiness.value
    }
    return max(last.judgement.distance, next.judgement.distance) > rule.nearAntennas.value / 2
  }

  /// Whether two ships that drift were carried as far as each other, and still lie at the very same spot beside
  /// each other: what parts them at anchor, a turn of the tide, does not move them so.
  private func haveDriftedTogether(_ last: Sight, _ next: Sight) -> Bool {
    guard let before = last.judgement.onDeck, let after = next.judgement.onDeck,
      last.judgement.isAlongside, next.judgement.isAlongside,
      (after - before).length <= rule.madeFast.value
    else { return false }
    let way = last.sample.first.position.distance(to: next.sample.first.position)
    return way >= rule.movedDistance
  }

  /// Whether two ships lay beside each other for longer than a tide runs one way, as still as only lines hold them,
  /// and lie so again where receivers come back.
  private func wereMadeFast(_ run: ArraySlice<Sight>, _ next: Sight) -> Bool {
    guard let first = run.first, let last = run.last, let after = next.judgement.onDeck,
      next.judgement.isAlongside, last.sample.time - first.sample.time > rule.tidePhase
    else { return false }
    let onDeck = run.filter(\.judgement.isAlongside).compactMap(\.judgement.onDeck)
    return Self.spread(onDeck) <= rule.madeFast.value
      && (after - Self.middle(onDeck)).length <= rule.madeFast.value
  }

  /// The parts of a run outside the times already taken.
  private static func split(
    _ run: ClosedRange<Int>,
    _ judged: [Sight],
    _ taken: [ClosedRange<Instant>]
  ) -> [ClosedRange<Int>] {
    var parts: [ClosedRange<Int>] = []
    var begin: Int?
    for index in run {
      let isTaken = taken.contains { $0.contains(judged[index].sample.time) }
      if isTaken {
        if let start = begin { parts.append(start...(index - 1)) }
        begin = nil
      } else if begin == nil {
        begin = index
      }
    }
    return parts + (begin.map { [$0...run.upperBound] } ?? [])
  }

  private func encounter(of run: ClosedRange<Int>, isAlongside: Bool) -> Encounter? {
    let part = Array(judged[run])
    guard let start = part.first?.sample, let end = part.last?.sample,
      end.time - start.time >= rule.leastDuration
    else { return nil }
    let byHull = part.filter(\.judgement.isByHull)
    let usesHulls = byHull.count * 2 >= part.count
    let used = usesHulls ? byHull : part
    let share = used.count(where: isAlongside ? \.judgement.isAlongside : \.judgement.isNear)
    guard Double(share) >= rule.alongsideShare * Double(used.count) else { return nil }
    let onDeck = byHull.compactMap(\.judgement.onDeck)
    let distances = used.map(\.judgement.distance)
    if isAlongside, !isMadeFast(run, onDeck, distances) { return nil }
    let samples = part.map(\.sample)
    let hold = GroundHold(samples: samples, rule: rule)
    let isListed =
      samples.count(where: \.isAtBerth) * 2 > samples.count && !(isAlongside && hold.isRefuted)
    // Ships at neighbouring berths are near each other and have not met.
    if isListed, !isAlongside { return nil }
    let isAtBerth = isListed || hold.isSeen
    let isOneHull = byHull.count(where: \.judgement.isOneHull) * 2 > byHull.count
    let stand: Stand =
      isOneHull
      ? .oneHull : isAtBerth ? .berth(isBeside: isAlongside) : isAlongside ? .beside : .near
    return make(
      samples, distances, usesHulls: usesHulls, stand,
      motion: byHull.isEmpty ? nil : Metres(Self.spread(onDeck)))
  }

  /// Whether two whose hulls were seen alongside moved as ships held by lines do.
  private func isMadeFast(
    _ run: ClosedRange<Int>, _ onDeck: [PlanePoint], _ distances: [Double]
  ) -> Bool {
    let spread = Self.spread(onDeck)
    let lever = Self.middle(onDeck).length
    let error = SwingError(judged[run].map(\.sample), lever: lever, rule).metres
    return Self.median(distances) <= rule.besideEachOther.value + error / 2
      && spread <= min(steadiness + error, rule.steadiness.value)
      && !isSwinging(
        run, isStill: spread <= min(rule.madeFast.value + error, rule.steadiness.value))
  }

  /// How the two lay.
  private enum Stand: Hashable {
    case beside, near, oneHull
    /// Held by the ground: side by side, or merely near each other.
    case berth(isBeside: Bool)

    var isAtBerth: Bool { self == .berth(isBeside: true) || self == .berth(isBeside: false) }
  }

  /// Seen often, ships made fast hardly move against each other; where they are seen rarely, what lies between
  /// two fixes is uncertain.
  private var steadiness: Double {
    (usualStep <= rule.oftenSeen ? rule.madeFast : rule.steadiness).value
  }

  /// Whether the two lay apart for most of the hours before and after, and did not come for the meeting.
  ///
  /// Ships at their own anchors lie alongside for some hours of each tide by chance, and stay. Two that lay
  /// as still beside each other as only lines hold them came for it, or had it behind them, when they were
  /// apart on one side of it only.
  private func isSwinging(_ run: ClosedRange<Int>, isStill: Bool) -> Bool {
    let first = judged[run.lowerBound].sample.time - rule.settling
    let last = judged[run.upperBound].sample.time + rule.settling
    func apart(_ indices: Range<Int>) -> Int {
      indices.count { index in
        let (sample, judgement) = judged[index]
        return judgement.isByHull && !judgement.isAlongside && sample.time >= first
          && sample.time <= last
      }
    }
    let before = apart(0..<run.lowerBound)
    let after = apart((run.upperBound + 1)..<judged.count)
    guard before + after > run.count else { return false }
    let duration = judged[run.upperBound].sample.time - judged[run.lowerBound].sample.time
    return !isStill || duration <= rule.tidePhase
      || min(before, after) * 2 > run.count
  }

  private func make(
    _ samples: [EncounterSample], _ distances: [Double], usesHulls: Bool, _ stand: Stand,
    motion: Metres?
  ) -> Encounter? {
    guard let start = samples.first, let end = samples.last else { return nil }
    var middle = MeanPlace()
    for sample in samples {
      middle.add(sample.first.position)
      middle.add(sample.second.position)
    }
    let basis = basis(lasting: end.time - start.time, usesHulls: usesHulls, stand)
    let sources = [start.first, start.second, end.first, end.second].map(\.source)
    var event = Encounter(
      first: ships.first, second: ships.second, start: start.time, end: end.time,
      position: middle.coordinate ?? start.first.position,
      minimumDistance: Metres(distances.min() ?? 0), medianDistance: Metres(Self.median(distances)),
      medianSpeed: Knots(Self.median(samples.compactMap(\.speed?.value))),
      usesHullGeometry: usesHulls, isAlongside: stand == .beside, isAtBerth: stand.isAtBerth,
      confidence: rule.confidence(basis), evidence: Set(sources).sorted())
    event.basis = basis
    event.relativeMotion = motion
    return event
  }

  private func basis(
    lasting duration: TimeSpan, usesHulls: Bool, _ stand: Stand
  ) -> EncounterBasis {
    let isLong = duration >= rule.transferDuration
    switch stand {
    case .oneHull: return .oneHull
    case .berth(let isBeside): return isBeside || !usesHulls ? .atBerth : .hullsNear
    case .near: return usesHulls ? .hullsNear : isLong ? .antennasLong : .antennasShort
    case .beside: break
    }
    if duration > rule.stayDuration { return .alongsideStay }
    switch kind {
    case .tankers: return isLong ? .alongsideLong : .alongsideShort
    case .untyped: return .alongsideUntyped
    case .small: return .alongsideSmall
    }
  }

  /// The distance from the middle that holds nine tenths of the points; 0 for none.
  static func spread(_ points: [PlanePoint]) -> Double {
    let middle = middle(points)
    let away = points.map { ($0 - middle).length }.sorted()
    return away.isEmpty ? 0 : away[(away.count - 1) * 9 / 10]
  }

  static func middle(_ points: [PlanePoint]) -> PlanePoint {
    PlanePoint(east: median(points.map(\.east)), north: median(points.map(\.north)))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
