/// Two lists of events, how they pair, and what the pairs say.
import Vocabulary

struct Pairing {
  let truth: [ScoredEvent]
  let found: [ScoredEvent]
  let matching: Matching

  init(_ truth: [ScoredEvent], _ found: [ScoredEvent], _ rule: MatchRule) {
    self.truth = truth
    self.found = found
    matching = Matching(truth: truth, found: found, rule: rule)
  }

  func score(_ kind: String) -> EventScore {
    EventScore(
      kind: kind, matched: matching.pairs.count, missed: matching.missed.count,
      wrong: matching.unmatched.count)
  }

  /// Barrels of matched events against their intervals.
  func barrels(_ quantity: String) -> CoverageScore {
    var tally = CoverageTally()
    for pair in matching.pairs {
      let found = found[pair.found].record
      guard let barrels = truth[pair.truth].record.number("barrels"), barrels > 0 else { continue }
      tally.add(
        truth: barrels, low: found.number("barrels_low"), high: found.number("barrels_high"))
    }
    return tally.score(quantity)
  }

  /// Pairs that say the same in a column.
  func share(_ name: String, agreeingOn column: String) -> ShareScore {
    let right = matching.pairs.filter { pair in
      truth[pair.truth].record[column] == found[pair.found].record[column]
    }
    return ShareScore(name: name, part: right.count, whole: matching.pairs.count)
  }

  /// Confidences of found events against whether they are true.
  func calibration(
    _ detector: String, where isRight: (ScoreRecord, ScoreRecord) -> Bool = { _, _ in true }
  ) -> Calibration {
    var right: Set<Int> = []
    for pair in matching.pairs
    where isRight(truth[pair.truth].record, found[pair.found].record) { right.insert(pair.found) }
    let claims = found.enumerated().compactMap { index, event in
      event.record.number("confidence").map { ($0, right.contains(index)) }
    }
    return Calibration(detector: detector, claims: claims)
  }

  /// Median of |found − true| / true; an event that was missed is wrong by all of it.
  var medianBarrelError: Double? {
    var errors = [Double](
      repeating: 1,
      count: matching.missed.filter { truth[$0].record.number("barrels") ?? 0 > 0 }.count)
    for pair in matching.pairs {
      guard let real = truth[pair.truth].record.number("barrels"), real > 0 else { continue }
      let claimed = found[pair.found].record.number("barrels") ?? 0
      errors.append(abs(claimed - real) / real)
    }
    return Statistics.median(errors)
  }
}

/// Identity changes, where one true change may rightly be told in several rows (name, flag, number).
struct IdentityPairing {
  private let truth: [ScoredEvent]
  private let found: [ScoredEvent]
  private let near: [[Int]]
  private let isRight: [Bool]

  init(truth: [ScoreRecord], found: [ScoreRecord]) {
    let columns = ["imo", "old_mmsi", "new_mmsi"]
    func events(_ records: [ScoreRecord]) -> [ScoredEvent] {
      records.compactMap { ScoredEvent($0, ships: columns, start: "time", end: "time") }
    }
    let (real, claimed) = (events(truth), events(found))
    var isRight = [Bool](repeating: false, count: claimed.count)
    near = real.map { one in
      let same = claimed.indices.filter { Self.isSame(one, claimed[$0]) }
      for index in same { isRight[index] = true }
      return same
    }
    self.isRight = isRight
    self.truth = real
    self.found = claimed
  }

  private static func isSame(_ one: ScoredEvent, _ other: ScoredEvent) -> Bool {
    let shared = Set(one.ships.compactMap { $0 }).intersection(other.ships.compactMap { $0 })
    guard !shared.isEmpty else { return false }
    let hours = max(one.start, other.start) - min(one.start, other.start)
    return hours <= .hours(ScoreRule.standard.changeHours)
  }

  var score: EventScore {
    let matched = near.filter { !$0.isEmpty }.count
    return EventScore(
      kind: "identity_changes", matched: matched, missed: truth.count - matched,
      wrong: isRight.filter { !$0 }.count)
  }

  var kindRight: ShareScore {
    let right = truth.indices.filter { index in
      near[index].contains { found[$0].record["kind"] == truth[index].record["kind"] }
    }
    return ShareScore(
      name: "identity_changes.kind_right", part: right.count,
      whole: near.filter { !$0.isEmpty }.count)
  }

  var calibration: Calibration {
    let claims = found.indices.compactMap { index in
      found[index].record.number("confidence").map { ($0, isRight[index]) }
    }
    return Calibration(detector: "identity_changes", claims: claims)
  }
}

/// Counts how many true figures lie in their intervals.
struct CoverageTally {
  private var figures = 0
  private var covered = 0
  private var widths: [Double] = []

  /// A share printed with six digits may miss its interval by rounding alone.
  private static let rounding = 1e-6

  mutating func add(truth: Double, low: Double?, high: Double?) {
    figures += 1
    guard let low, let high else { return }
    let allowance = Self.rounding * max(1, abs(truth))
    if truth >= low - allowance, truth <= high + allowance { covered += 1 }
    if truth > 0 { widths.append((high - low) / truth) }
  }

  func score(_ quantity: String) -> CoverageScore {
    CoverageScore(
      quantity: quantity, figures: figures, covered: covered,
      medianRelativeWidth: Statistics.median(widths))
  }
}
