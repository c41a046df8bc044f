/// Makes one finding of what is one: jumps out and back, a mismatch inside a disturbance.
import Vocabulary

struct AnomalyMerge {
  let rule: ReviewRule

  /// Anomalies of one number that touch or nearly touch become one; what then rests on too few
  /// fixes is left out.
  func merged(_ anomalies: [PositionAnomaly]) -> [PositionAnomaly] {
    var result: [PositionAnomaly] = []
    let ships = Dictionary(grouping: anomalies, by: \.segment.mmsi)
    for mmsi in ships.keys.sorted() {
      // What others were thrown by too does not come between two parts of an invention.
      let own = Dictionary(grouping: ships[mmsi] ?? []) { $0.kind == .gnssInterference }
      result += joinedAll(joinedAll(own[true] ?? []) + joinedAll(own[false] ?? []))
    }
    return result.filter { $0.fixCount >= rule.anomalyFixes }.sorted(by: Self.isInOrder)
  }

  /// Joined as long as two are one: what has grown by joining may reach farther.
  private func joinedAll(_ anomalies: [PositionAnomaly]) -> [PositionAnomaly] {
    var own = anomalies.sorted(by: Self.isInOrder)
    while true {
      let count = own.count
      own = joinedOnce(own)
      if own.count == count { return own }
    }
  }

  /// Each joined with the one before where the two are one.
  private func joinedOnce(_ anomalies: [PositionAnomaly]) -> [PositionAnomaly] {
    var result: [PositionAnomaly] = []
    for next in anomalies {
      if let current = result.last, isOne(current, next) {
        result[result.count - 1] = Self.joined(current, next)
      } else {
        result.append(next)
      }
    }
    return result
  }

  /// The same, each ended at a silence in which nothing was heard of its number: while nothing is said
  /// nothing is false, and what follows is told on its own.
  ///
  /// A part so short that no ship is told by it is left out (`SegmentRule.confirmationSpan`): two words hours before an
  /// invention are none of it.
  static func cut(_ anomalies: [PositionAnomaly], at gaps: [Gap]) -> [PositionAnomaly] {
    let silences = Dictionary(
      grouping: gaps.filter { !$0.isOpen && $0.quiet >= $0.end - $0.start }, by: \.segment.mmsi)
    guard !silences.isEmpty else { return anomalies.sorted(by: isInOrder) }
    return anomalies.flatMap { anomaly -> [PositionAnomaly] in
      var parts = [anomaly]
      for gap in (silences[anomaly.segment.mmsi] ?? []).sorted(by: { $0.start < $1.start }) {
        guard let last = parts.last, last.start <= gap.start, gap.end <= last.end else { continue }
        parts[parts.count - 1].end = gap.start
        var rest = last
        rest.start = gap.end
        parts.append(rest)
      }
      let kept = parts.filter { $0.end - $0.start >= SegmentRule.standard.confirmationSpan }
      return parts.count == 1 || kept.isEmpty ? [anomaly] : kept
    }.sorted(by: isInOrder)
  }

  /// Stretches of invented positions are told in pieces when some of them fit her true track.
  private func isOne(_ one: PositionAnomaly, _ other: PositionAnomaly) -> Bool {
    let pause = other.start - one.end
    if pause <= rule.anomalyJoin { return true }
    // What others were thrown by too is over when it is over for all; what comes later is another thing.
    if one.kind == .gnssInterference || other.kind == .gnssInterference { return false }
    let longer = max(one.end - one.start, other.end - other.start)
    return pause.seconds <= min(2 * longer.seconds, rule.longestJoin.seconds)
  }

  private static func isInOrder(_ left: PositionAnomaly, _ right: PositionAnomaly) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.segment != right.segment { return left.segment < right.segment }
    if left.end != right.end { return left.end < right.end }
    return left.kind.rawValue < right.kind.rawValue
  }

  /// The stronger kind names the whole.
  private static func joined(_ one: PositionAnomaly, _ other: PositionAnomaly) -> PositionAnomaly {
    var result = rank(one.kind) <= rank(other.kind) ? one : other
    result.start = min(one.start, other.start)
    result.end = max(one.end, other.end)
    result.fixCount = one.fixCount + other.fixCount
    result.confidence = max(one.confidence, other.confidence)
    result.evidence = Set(one.evidence + other.evidence).sorted()
    return result
  }

  private static func rank(_ kind: PositionAnomaly.Kind) -> Int {
    switch kind {
    case .gnssInterference: 0
    case .clockFault: 1
    case .syntheticTrack: 2
    case .fabrication: 3
    case .onLand: 4
    case .impossibleSpeed: 5
    case .strayPositions: 6
    case .speedMismatch: 7
    }
  }
}
