/// The last look at all events together, when everything is known.
///
/// Detectors judge ship by ship as records come. Some questions need the whole input: what receivers
/// could do on other days, who appeared where another fell silent for good, and which findings are
/// one thing told twice. Pure: events in, events out.
import Geodesy
package import Vocabulary

package struct EventReview {
  private let reception: LearnedReception
  private let rule: ReviewRule
  private let end: Instant

  package init(reception: LearnedReception, end: Instant, rule: ReviewRule = .standard) {
    self.reception = reception
    self.end = end
    self.rule = rule
  }

  package func review(_ events: inout TrackEvents) {
    let ships = Dictionary(
      events.segments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let fakes = separate(&events.identityChanges, ships)
    let merged = AnomalyMerge(rule: rule).merged(events.positionAnomalies + fakes)
    events.positionAnomalies = merged.map { named($0, ships) }
    let successions = HullContinuity(rule: rule, end: end).successions(
      events.segments, known: events.identityChanges)
    events.identityChanges = (events.identityChanges + successions).sorted {
      ($0.time, $0.segment, $0.kind.rawValue) < ($1.time, $1.segment, $1.kind.rawValue)
    }
    judge(&events.gaps, events, ships)
  }

  /// Takes out shared numbers whose two tracks say that they are one ship.
  ///
  /// She, or her receiver, then told two places; what lasted is a position anomaly.
  private func separate(
    _ changes: inout [IdentityChange], _ ships: [SegmentID: Segment]
  ) -> [PositionAnomaly] {
    var fakes: [PositionAnomaly] = []
    changes.removeAll { change in
      guard change.kind == .sharedMMSI, let second = ships[change.segment],
        let other = ships.values.first(where: {
          $0.id.mmsi == second.id.mmsi && $0.id != second.id
            && $0.id.description == (change.oldValue ?? "")
        }), other.particulars.isOneShip(with: second.particulars)
      else { return false }
      if second.fixCount >= rule.anomalyFixes {
        fakes.append(
          PositionAnomaly(
            segment: second.id, kind: .impossibleSpeed, start: second.first.time,
            end: second.end, position: second.first.position, fixCount: second.fixCount,
            confidence: 0.6, evidence: change.evidence))
      }
      return true
    }
    return fakes.sorted { ($0.start, $0.segment) < ($1.start, $1.segment) }
  }

  /// A lone ship that told wrong places for long made them up, or somebody did for her.
  private func named(
    _ anomaly: PositionAnomaly, _ ships: [SegmentID: Segment]
  ) -> PositionAnomaly {
    guard anomaly.kind == .impossibleSpeed || anomaly.kind == .strayPositions else {
      return anomaly
    }
    var anomaly = anomaly
    let track = ships[anomaly.segment]?.track ?? []
    if SyntheticMotion.isCircle(track, within: anomaly.start...anomaly.end) {
      anomaly.kind = .syntheticTrack
      anomaly.confidence = max(anomaly.confidence, rule.syntheticConfidence)
    } else if anomaly.fixCount >= rule.fabricationFixes,
      anomaly.end - anomaly.start >= rule.fabricationSpan
    {
      anomaly.kind = .fabrication
    }
    return anomaly
  }

  private func judge(
    _ gaps: inout [Gap], _ events: TrackEvents, _ ships: [SegmentID: Segment]
  ) {
    // Who took another number did not fall silent.
    let renumbered = Set(
      events.identityChanges.compactMap { change -> MMSI? in
        change.oldMMSI != change.newMMSI ? change.oldMMSI : nil
      })
    gaps.removeAll { gap in
      gap.isOpen && renumbered.contains(gap.segment.mmsi)
        && events.identityChanges.contains {
          $0.oldMMSI == gap.segment.mmsi && $0.newMMSI != $0.oldMMSI
            && abs(($0.time - gap.start).hours) <= rule.succession.hours
        }
    }
    let tracks = Dictionary(grouping: events.segments, by: \.id.mmsi)
    for index in gaps.indices {
      let gap = gaps[index]
      let transponder = ships[gap.segment]?.last.transponder ?? .unknown
      let isWitnessed = reception.isWitnessed(gap, transponder: transponder)
      let weight = isWitnessed ? reception.weight(of: gap, transponder: transponder) : 0
      let isDoubled = (tracks[gap.segment.mmsi] ?? []).contains {
        $0.id != gap.segment && $0.first.time < gap.end && $0.end > gap.start
      }
      let probability = reception.deliberateProbability(weight: weight)
      let verdict = verdict(
        gap, probability, weight, wasHeard: isDoubled || gap.wasHeardMeanwhile)
      gaps[index].classification = verdict.class
      gaps[index].deliberateProbability = verdict.probability
    }
  }

  /// Where reception says nothing, no figure is given: a small one would still be a claim.
  private func verdict(
    _ gap: Gap, _ probability: Double, _ weight: Double, wasHeard: Bool
  ) -> (class: Gap.Class, probability: Double?) {
    if gap.classification == .healthy { return (.healthy, 0) }
    if weight < rule.sparseWeight { return (wasHeard ? .unresolved : .sparseCoverage, nil) }
    if wasHeard { return (.unresolved, min(probability, rule.doubledProbability)) }
    let probability = min(rule.mostProbable, probability)
    return (probability >= 0.5 ? .challengedEmission : .unresolved, probability)
  }
}

extension Particulars {
  /// Whether two tracks tell at least one of IMO number, name and dimensions alike and none of them
  /// differently; without particulars nothing says that two tracks are one ship.
  func isOneShip(with other: Self) -> Bool {
    func compare<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool? {
      guard let one, let other else { return nil }
      return one == other
    }
    let told = [
      compare(imo, other.imo), compare(name, other.name), compare(dimensions, other.dimensions),
    ].compactMap { $0 }
    return !told.isEmpty && !told.contains(false)
  }
}
