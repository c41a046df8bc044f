/// Computes a score from the truth tables and the case's tables, both keyed by layer name.
///
/// Docs/Methods/Score.md says in numbered sentences which events are the same and what counts.
import Vocabulary

/// Lays a case's tables beside the truth's.
package struct Scorer: Sendable {
  let truth: [String: ScoreTable]
  let found: [String: ScoreTable]

  /// Tables by layer name: `encounters`, `transfers`, `port_calls`, `gaps`, `position_anomalies`,
  /// `identity_changes`, `discharges`, `loiterings`; `honest` and `hard_negatives` in the truth and
  /// `findings` in the case.
  package init(truth: [String: ScoreTable], found: [String: ScoreTable]) {
    self.truth = truth
    self.found = found
  }

  /// The case's layers that are read.
  package static let layers = [
    "encounters", "transfers", "port_calls", "gaps", "position_anomalies", "identity_changes",
    "discharges", "findings", "loiterings", "explanations",
  ]

  package var score: Score {
    let transfers = pairing("transfers", transferRule, ships: ["donor_mmsi", "receiver_mmsi"])
    let calls = portCalls
    let gaps = pairing("gaps", MatchRule(), ships: ["mmsi"])
    let anomalies = pairing("position_anomalies", MatchRule(), ships: ["mmsi"])
    let identities = IdentityPairing(
      truth: records(truth, "identity_changes"), found: records(found, "identity_changes"))
    let deliveries = discharges
    let accusations = self.accusations
    let explanations = self.explanations
    return Score(
      events: [
        encounters, bothVisible(transfers), transfers.score("transfers"),
        calls.score("port_calls"), gaps.score("gaps"), deliberateGaps,
        anomalies.score("position_anomalies"), identities.score, deliveries.score("discharges"),
      ] + (slowTime.map { [$0.score("loiterings")] } ?? []),
      coverages: [
        transfers.barrels("transfers.barrels"), calls.barrels("port_calls.barrels"),
        deliveries.barrels("discharges.barrels"), shareCoverage(deliveries),
      ],
      shares: [
        calls.share("port_calls.action_right", agreeingOn: "action"),
        anomalies.share("position_anomalies.kind_right", agreeingOn: "kind"),
        identities.kindRight, hardNegatives, laundered, honestAccused,
      ] + (explanations?.shares ?? []),
      figures: [
        FigureScore(name: "gaps.auc", value: gapCurve(gaps)),
        FigureScore(
          name: "discharges.barrels_median_error", value: deliveries.medianBarrelError),
        FigureScore(name: "discharges.share_distance", value: shareDistance(deliveries)),
      ],
      calibrations: [
        gapCalibration(gaps), transfers.calibration("transfers"),
        calls.calibration("port_calls") { $0["action"] == $1["action"] },
        anomalies.calibration("position_anomalies"), identities.calibration,
        meetings.calibration("encounters"),
      ] + (slowTime.map { [$0.calibration("loiterings")] } ?? [])
        + (explanations.map { [$0.calibration] } ?? []),
      falseAccusations: accusations.wrong, rightAccusations: accusations.right,
      missingTables: Self.layers.filter { found[$0] == nil })
  }

  func records(_ tables: [String: ScoreTable], _ layer: String) -> [ScoreRecord] {
    tables[layer]?.records ?? []
  }

  func pairing(
    _ layer: String, _ rule: MatchRule, ships: [String], label: String? = nil
  ) -> Pairing {
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, layer).compactMap { ScoredEvent($0, ships: ships, label: label) }
    }
    return Pairing(events(truth), events(found), rule)
  }

  private var transferRule: MatchRule {
    MatchRule(
      slack: .hours(ScoreRule.standard.transferHours), mayOmitShip: true, comparesPlace: false)
  }

  /// Transfers that truly took place in sight, and found ones that claim so.
  private func bothVisible(_ all: Pairing) -> EventScore {
    func isSeen(_ event: ScoredEvent) -> Bool { event.record["visibility"] == "both" }
    return EventScore(
      kind: "transfers_both_visible",
      matched: all.matching.pairs.filter { isSeen(all.truth[$0.truth]) }.count,
      missed: all.matching.missed.filter { isSeen(all.truth[$0]) }.count,
      wrong: all.matching.unmatched.filter { isSeen(all.found[$0]) }.count)
  }

  /// Drifts are parts of slow time and are not counted beside it; nil where the truth tells of no
  /// loitering and none was found, and where it has no such table.
  private var slowTime: Pairing? {
    guard truth["loiterings"] != nil else { return nil }
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, "loiterings").filter { $0["kind"] != "adrift" }
        .compactMap { ScoredEvent($0, ships: ["mmsi"]) }
    }
    let pairing = Pairing(events(truth), events(found), MatchRule())
    return pairing.truth.isEmpty && pairing.found.isEmpty ? nil : pairing
  }

  private var meetings: Pairing {
    pairing(
      "encounters", MatchRule(isUnordered: true, comparesPlace: true), ships: ["mmsi_a", "mmsi_b"])
  }

  /// Found encounters that match no true one and are no look-alike's either.
  private func wrongMeetings(_ all: Pairing) -> [Int] {
    let looks = lookAlikes
    let near = MatchRule(isUnordered: true)
    return all.matching.unmatched.filter { index in
      !looks.contains { near.overlap($0, all.found[index]) != nil }
    }
  }

  /// Bunkerings and look-alikes are set aside: found or not, they count neither way.
  private var encounters: EventScore {
    let all = meetings
    let isOptional = all.truth.map { ($0.record["kind"] ?? "cargo_transfer") != "cargo_transfer" }
    return EventScore(
      kind: "encounters", matched: all.matching.pairs.filter { !isOptional[$0.truth] }.count,
      missed: all.matching.missed.filter { !isOptional[$0] }.count,
      wrong: wrongMeetings(all).count)
  }

  private var lookAlikes: [ScoredEvent] {
    records(truth, "hard_negatives").compactMap { ScoredEvent($0, ships: ["mmsi_a", "mmsi_b"]) }
  }

  /// Look-alikes during which a transfer between the two is claimed.
  private var hardNegatives: ShareScore {
    let claimed = records(found, "transfers").compactMap {
      ScoredEvent($0, ships: ["donor_mmsi", "receiver_mmsi"])
    }
    let rule = MatchRule(slack: .hours(0), isUnordered: true)
    let looks = lookAlikes
    let called = looks.filter { look in claimed.contains { rule.overlap(look, $0) != nil } }
    return ShareScore(
      name: "hard_negatives.called_transfer", part: called.count, whole: looks.count)
  }

  /// Calls at terminals where cargo can move; waiting places count neither way.
  private var portCalls: Pairing {
    let real = records(truth, "port_calls")
    let terminals = Set(
      real.filter { ["load", "discharge"].contains($0["action"]) }
        .compactMap { $0["terminal_id"] })
    func events(_ records: [ScoreRecord]) -> [ScoredEvent] {
      records.filter { terminals.contains($0["terminal_id"] ?? "") }.compactMap {
        ScoredEvent($0, ships: ["mmsi"], label: "terminal_id")
      }
    }
    return Pairing(events(real), events(records(found, "port_calls")), MatchRule())
  }
}

extension Scorer {
  private func isDeliberate(_ record: ScoreRecord) -> Bool {
    record["class"] == "challenged_emission"
      && record.number("deliberate_probability") ?? 1 >= ScoreRule.standard.deliberate
      || record.number("deliberate_probability") ?? 0 >= ScoreRule.standard.deliberate
  }

  private var deliberateGaps: EventScore {
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, "gaps").filter(isDeliberate).compactMap { ScoredEvent($0, ships: ["mmsi"]) }
    }
    return Pairing(events(truth), events(found), MatchRule()).score("deliberate_gaps")
  }

  /// A missed gap, and one without a probability, is ranked last; a found gap that is none counts
  /// as not deliberate.
  private func gapCurve(_ gaps: Pairing) -> Double? {
    var claims: [(score: Double, isPositive: Bool)] = []
    for pair in gaps.matching.pairs {
      let claim = gaps.found[pair.found].record.number("deliberate_probability") ?? 0
      claims.append((claim, isDeliberate(gaps.truth[pair.truth].record)))
    }
    for index in gaps.matching.missed {
      claims.append((0, isDeliberate(gaps.truth[index].record)))
    }
    for index in gaps.matching.unmatched {
      claims.append((gaps.found[index].record.number("deliberate_probability") ?? 0, false))
    }
    return Statistics.areaUnderCurve(claims)
  }

  private func gapCalibration(_ gaps: Pairing) -> Calibration {
    var real: [Int: Bool] = [:]
    for pair in gaps.matching.pairs {
      real[pair.found] = isDeliberate(gaps.truth[pair.truth].record)
    }
    let claims = gaps.found.enumerated().compactMap { index, event in
      event.record.number("deliberate_probability").map { ($0, real[index] ?? false) }
    }
    return Calibration(detector: "gaps", claims: claims)
  }
}
