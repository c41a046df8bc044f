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

  /// `inland` are stretches on land as single tracks have them, `late` stretches with the times of a wrong clock.
  func review(
    _ events: inout TrackEvents, inland: [PositionAnomaly] = [], late: [LateTracks.Stretch] = []
  ) {
    let tracks = Dictionary(grouping: events.segments, by: \.id.mmsi)
    events.positionAnomalies.removeAll {
      $0.kind == .clockFault && $0.fixCount < rule.restampedFixes
    }
    let ownWater = OwnWater(rule: rule)
    events.positionAnomalies.removeAll { ownWater.isTurn($0, tracks[$0.segment.mmsi] ?? []) }
    let merged = AnomalyMerge(rule: rule).merged(events.positionAnomalies)
    let shared = Set(
      events.identityChanges.filter { $0.kind == .sharedMMSI }.map(\.segment.mmsi))
    events.positionAnomalies = merged.compactMap { anomaly in
      // What fits none of a shared number's tracks may be one more of those who use it.
      // And a device without a fix invents nothing.
      if Self.isOfOneShip(anomaly.kind),
        shared.contains(anomaly.segment.mmsi) || anomaly.isAtNullIsland
      {
        return nil
      }
      var anomaly = named(anomaly, tracks)
      let isLone = [.impossibleSpeed, .strayPositions, .fabrication].contains(anomaly.kind)
      if isLone, ownWater.holds(anomaly, tracks[anomaly.segment.mmsi] ?? []) { return nil }
      anomaly.confidence = rule.confidence(of: anomaly.kind)
      return anomaly
    }
    // Apart from what was merged: a clock names no invention beside it.
    events.positionAnomalies += late.filter(\.isFarOff).map { $0.told(rule) }
    events.positionAnomalies += InlandTrack(rule: rule).told(
      inland, besides: events.positionAnomalies, events.segments, calls: events.portCalls)
    events.positionAnomalies = AnomalyMerge.cut(events.positionAnomalies, at: events.gaps)
    leaveOutUntrue(&events)
    leaveOutLate(&events, late)
    events.gaps = heard(events.gaps, beside: events.positionAnomalies)
    let successions = HullContinuity(rule: rule, end: end).successions(
      events.segments, known: events.identityChanges)
    events.identityChanges = (events.identityChanges + successions).sorted {
      ($0.time, $0.segment, $0.kind.rawValue) < ($1.time, $1.segment, $1.kind.rawValue)
    }
    leaveOutNobodys(&events.identityChanges)
    leaveOutRenumbered(&events.gaps, events.identityChanges)
    let stays = OneStay(rule: rule)
    events.portCalls = stays.withoutGlimpses(
      stays.joined(events.portCalls, events.identityChanges),
      within: PortCallRule.standard.mergeWithin)
    WaitingCompany(rule: .standard).note(&events.loiterings)
    MeetingTracks(events.segments).note(&events.encounters)
  }

  /// Whether a finding says that one ship's word is not true, and not what happened to all who were there.
  private static func isOfOneShip(_ kind: PositionAnomaly.Kind) -> Bool {
    switch kind {
    case .gnssInterference, .clockFault, .onLand: false
    case .syntheticTrack, .fabrication, .impossibleSpeed, .strayPositions, .speedMismatch: true
    }
  }

  /// Calls, meetings and slow times that are made of positions where the ship was not.
  private func leaveOutUntrue(_ events: inout TrackEvents) {
    // What a receiver's clock repeats is left out of her track, and what she says meanwhile is true; a river may lie
    // where the grid knows land.
    let untrue = Dictionary(
      grouping: events.positionAnomalies.filter {
        ![.speedMismatch, .clockFault, .onLand].contains($0.kind)
      }, by: \.segment.mmsi)
    guard !untrue.isEmpty else { return }
    let slack = rule.untrueSlack
    func isUntrue(_ segment: SegmentID, _ start: Instant, _ end: Instant) -> Bool {
      let own = (untrue[segment.mmsi] ?? []).filter { $0.fixCount >= rule.anomalyFixes }
      // One may begin in one disturbance and end in the next.
      return own.contains { first in
        first.start - slack <= start && start <= first.end + slack
          && own.contains {
            $0.start - first.end <= rule.longestJoin && $0.start - slack <= end
              && end <= $0.end + slack
          }
      }
    }
    events.portCalls.removeAll { isUntrue($0.segment, $0.start, $0.end) }
    events.loiterings.removeAll { isUntrue($0.segment, $0.start, $0.end) }
    events.encounters.removeAll {
      isUntrue($0.first, $0.start, $0.end) || isUntrue($0.second, $0.start, $0.end)
    }
  }

  /// Calls, meetings and slow times of a track whose hours are a wrong clock's: where another heard them too they are
  /// told by her other track, and else nobody knows when they were.
  private func leaveOutLate(_ events: inout TrackEvents, _ late: [LateTracks.Stretch]) {
    guard !late.isEmpty else { return }
    let stretches = Dictionary(
      grouping: late.filter { $0.isFarOff && $0.isSided }, by: \.segment)
    func isLate(_ segment: SegmentID, _ start: Instant, _ end: Instant) -> Bool {
      (stretches[segment] ?? []).contains {
        $0.span.contains(start + .seconds((end - start).seconds / 2))
      }
    }
    events.portCalls.removeAll { isLate($0.segment, $0.start, $0.end) }
    events.loiterings.removeAll { isLate($0.segment, $0.start, $0.end) }
    events.encounters.removeAll {
      isLate($0.first, $0.start, $0.end) || isLate($0.second, $0.start, $0.end)
    }
  }

  /// The silences without those of a track that was never sailed: her number was heard meanwhile, and one
  /// of the two records is told as a place where she was not.
  private func heard(_ gaps: [Gap], beside anomalies: [PositionAnomaly]) -> [Gap] {
    let untrue = Dictionary(
      grouping: anomalies.filter { $0.kind != .speedMismatch }, by: \.segment)
    return gaps.filter { gap in
      guard gap.quiet < GapRule.standard.minimumSilence else { return true }
      return !(untrue[gap.segment] ?? []).contains { anomaly in
        let span = anomaly.start...max(anomaly.start, anomaly.end)
        return span.contains(gap.start) || span.contains(gap.end)
      }
    }
  }

  /// A lone ship that told wrong places for long made them up, or somebody did for her.
  private func named(
    _ anomaly: PositionAnomaly, _ tracks: [MMSI: [Segment]]
  ) -> PositionAnomaly {
    guard anomaly.kind == .impossibleSpeed || anomaly.kind == .strayPositions else {
      return anomaly
    }
    var anomaly = anomaly
    let own = tracks[anomaly.segment.mmsi] ?? []
    let span = anomaly.start...max(anomaly.start, anomaly.end)
    let track = own.flatMap { segment in segment.track.filter { span.contains($0.time) } }
      .sorted { $0.time < $1.time }
    let isLong =
      anomaly.fixCount >= rule.fabricationFixes
      && anomaly.end - anomaly.start >= rule.fabricationSpan
    // Places alone tell no second ship from an invention.
    guard own.contains(where: { $0.particulars.tellsWho }) else {
      if isLong { anomaly.kind = .impossibleSpeed }
      return anomaly
    }
    if SyntheticMotion.isCircle(track) || SyntheticMotion.isReplayed(track) {
      anomaly.kind = .syntheticTrack
    } else if isLong {
      anomaly.kind = isAnotherHour(span, own) ? .impossibleSpeed : .fabrication
    }
    return anomaly
  }

  /// Whether some one delay makes one way of what contradicts itself: then it may be a clock.
  private func isAnotherHour(_ span: ClosedRange<Instant>, _ segments: [Segment]) -> Bool {
    MovedPart.parts(of: segments, about: span, .standard).contains { $0.isAnotherHour }
  }

  /// Names and hulls that follow each other on a number that many use: they are several ships, and none changed.
  private func leaveOutNobodys(_ changes: inout [IdentityChange]) {
    let shared = Dictionary(grouping: changes.filter { $0.kind == .sharedMMSI }, by: \.newMMSI)
    let nobodys = shared.filter { _, rows in
      Set(rows.flatMap { [$0.oldValue, $0.newValue].compactMap { $0 } }).count
        >= IdentityRule.standard.placeholderTracks
    }
    changes.removeAll {
      [.rename, .callSign, .newIMO].contains($0.kind) && nobodys[$0.newMMSI] != nil
    }
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
  /// Whether two tracks on one number are one ship's.
  ///
  /// They are when they tell at least one of IMO number, name and dimensions alike and none of them
  /// differently (under one valid IMO number a name may differ: ships are renamed), or when one tells who she is
  /// and the other nothing at all: a second ship would have said who she is. Where neither does, nothing says
  /// that two tracks are one ship.
  func isOneShip(with other: Self) -> Bool {
    func compare<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool? {
      guard let one, let other else { return nil }
      return one == other
    }
    let told = [
      compare(imo, other.imo),
      imo != nil && imo == other.imo ? nil : compare(name, other.name),
      compare(dimensions, other.dimensions),
    ].compactMap { $0 }
    if told.isEmpty { return isSilent != other.isSilent }
    return !told.contains(false)
  }

  /// The same, and where neither tells who she is: they may be.
  func mayBeOneShip(with other: Self) -> Bool {
    isOneShip(with: other) || !tellsWho && !other.tellsWho
  }

  /// Whether nothing was told of who she is.
  private var isSilent: Bool { imo == nil && name == nil && dimensions == nil }

  /// Whether anything was.
  var tellsWho: Bool { !isSilent || callSign != nil }
}
