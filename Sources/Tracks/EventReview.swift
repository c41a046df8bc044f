/// The last look at all events together, when everything is known.
///
/// Detectors judge ship by ship as records come. Some questions need the whole input: what receivers
/// could do on other days, who appeared where another fell silent for good, and which findings are
/// one thing told twice. Pure: events in, events out.
import Geodesy
package import Vocabulary

package struct EventReview {
  private let rule: ReviewRule
  private let end: Instant

  package init(end: Instant, rule: ReviewRule = .standard) {
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
    leaveOutRenumbered(&events.gaps, events.identityChanges)
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

  /// Who took another number did not fall silent.
  private func leaveOutRenumbered(_ gaps: inout [Gap], _ changes: [IdentityChange]) {
    let renumbered = Dictionary(
      grouping: changes.filter { $0.oldMMSI != $0.newMMSI }, by: \.oldMMSI)
    gaps.removeAll { gap in
      gap.isOpen
        && (renumbered[gap.segment.mmsi] ?? []).contains {
          abs(($0.time - gap.start).hours) <= rule.succession.hours
        }
    }
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
