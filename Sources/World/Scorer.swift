/// Computes a score from the truth tables and the case's tables, both keyed by layer name.
///
/// Encounters of the kind `bunkering` may be found or not: they count neither
/// way, as do port calls at which no cargo moved.
import Vocabulary

/// Lays a case's tables beside the truth's.
package struct Scorer: Sendable {
  private let truth: [String: ScoreTable]
  private let found: [String: ScoreTable]

  /// Tables by layer name: `encounters`, `transfers`, `port_calls`, `gaps`, `position_anomalies`,
  /// `identity_changes`, `discharges`; `honest` in the truth and `findings` in the case.
  package init(truth: [String: ScoreTable], found: [String: ScoreTable]) {
    self.truth = truth
    self.found = found
  }

  /// The case's layers that are read.
  package static let layers = [
    "encounters", "transfers", "port_calls", "gaps", "position_anomalies", "identity_changes",
    "discharges", "findings",
  ]

  package var score: Score {
    let transfers = pairing("transfers", transferRule, ships: ["donor_mmsi", "receiver_mmsi"])
    let calls = portCalls
    let deliveries = discharges
    let accusations = self.accusations
    return Score(
      events: [
        encounters, transfers.score("transfers"), calls.score("port_calls"),
        gaps("gaps") { _ in true },
        gaps("deliberate_gaps", where: isDeliberate),
        pairing("position_anomalies", MatchRule(), ships: ["mmsi"], label: "kind")
          .score("position_anomalies"),
        identityChanges, deliveries.score("discharges"),
      ],
      coverages: [
        transfers.barrels("transfers.barrels"), calls.barrels("port_calls.barrels"),
        deliveries.barrels("discharges.barrels"), shares(deliveries),
      ],
      falseAccusations: accusations.wrong, rightAccusations: accusations.right,
      missingTables: Self.layers.filter { found[$0] == nil })
  }

  private func records(_ tables: [String: ScoreTable], _ layer: String) -> [ScoreRecord] {
    tables[layer]?.records ?? []
  }

  /// Two lists of events and how they pair.
  private struct Pairing {
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
        guard let barrels = truth[pair.truth].record.number("barrels") else { continue }
        tally.add(
          truth: barrels, low: found.number("barrels_low"), high: found.number("barrels_high"))
      }
      return tally.score(quantity)
    }
  }

  private func pairing(
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

  /// Bunkerings are set aside: found or not, they count neither way.
  private var encounters: EventScore {
    let rule = MatchRule(isUnordered: true, comparesPlace: true)
    let all = pairing("encounters", rule, ships: ["mmsi_a", "mmsi_b"])
    let isOptional = all.truth.map { $0.record["kind"] == "bunkering" }
    return EventScore(
      kind: "encounters", matched: all.matching.pairs.filter { !isOptional[$0.truth] }.count,
      missed: all.matching.missed.filter { !isOptional[$0] }.count,
      wrong: all.matching.unmatched.count)
  }

  /// Calls at which cargo moved; the action must be right too.
  private var portCalls: Pairing {
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, "port_calls")
        .filter { ["load", "discharge"].contains($0["action"]) }
        .compactMap { record in
          ScoredEvent(record, ships: ["mmsi"], label: "terminal_id")
        }
    }
    return Pairing(events(truth), events(found), MatchRule())
  }

  private func isDeliberate(_ record: ScoreRecord) -> Bool {
    record["class"] == "challenged_emission"
      || record.number("deliberate_probability") ?? 0 >= ScoreRule.standard.deliberate
  }

  private func gaps(_ kind: String, where isWanted: (ScoreRecord) -> Bool) -> EventScore {
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, "gaps").filter(isWanted).compactMap { ScoredEvent($0, ships: ["mmsi"]) }
    }
    return Pairing(events(truth), events(found), MatchRule()).score(kind)
  }

  /// One change may be reported as several (name, flag, number): repeats near a true one are free.
  private var identityChanges: EventScore {
    let columns = ["imo", "old_mmsi", "new_mmsi"]
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      records(tables, "identity_changes").compactMap {
        ScoredEvent($0, ships: columns, start: "time", end: "time")
      }
    }
    let (real, claimed) = (events(truth), events(found))
    let slack = TimeSpan.hours(ScoreRule.standard.changeHours / 2)
    let rule = MatchRule(slack: slack, mayOmitShip: true)
    func isSame(_ one: ScoredEvent, _ other: ScoredEvent) -> Bool {
      let shared = Set(one.ships.compactMap { $0 }).intersection(other.ships.compactMap { $0 })
      guard !shared.isEmpty else { return false }
      return max(one.start, other.start) - rule.slack <= min(one.start, other.start) + rule.slack
    }
    let matched = real.filter { one in claimed.contains { isSame(one, $0) } }.count
    let wrong = claimed.filter { one in !real.contains { isSame($0, one) } }.count
    return EventScore(
      kind: "identity_changes", matched: matched, missed: real.count - matched, wrong: wrong)
  }

  /// Discharges, one event for the rows of all origins.
  private var discharges: Pairing {
    func events(_ tables: [String: ScoreTable]) -> [ScoredEvent] {
      var seen: Set<[String?]> = []
      return records(tables, "discharges")
        .filter { seen.insert(Self.dischargeKey($0)).inserted }
        .compactMap {
          ScoredEvent($0, ships: ["mmsi"], start: "time", end: "time", label: "terminal_id")
        }
    }
    let slack = TimeSpan.hours(ScoreRule.standard.changeHours / 2)
    return Pairing(events(truth), events(found), MatchRule(slack: slack))
  }

  private static func dischargeKey(_ record: ScoreRecord) -> [String?] {
    [record["mmsi"], record["terminal_id"], record["time"]]
  }

  /// Origin shares of matched discharges; an origin the case does not name counts as not covered.
  private func shares(_ deliveries: Pairing) -> CoverageScore {
    let real = records(truth, "discharges")
    let claimed = records(found, "discharges")
    var tally = CoverageTally()
    for pair in deliveries.matching.pairs {
      let one = Self.dischargeKey(deliveries.truth[pair.truth].record)
      let other = Self.dischargeKey(deliveries.found[pair.found].record)
      for row in real where Self.dischargeKey(row) == one {
        guard let share = row.number("share") else { continue }
        let match = claimed.first {
          Self.dischargeKey($0) == other && $0["origin_terminal_id"] == row["origin_terminal_id"]
        }
        tally.add(
          truth: share, low: match?.number("share_low"), high: match?.number("share_high"))
      }
    }
    return tally.score("discharges.origin_share")
  }

  /// Findings with a practice tag and a grade above U, split by whether their ship is honest.
  private var accusations: (wrong: [FalseAccusation], right: Int) {
    var honest: Set<String> = []
    for record in records(truth, "honest") {
      for column in ["mmsi", "imo"] { if let number = record[column] { honest.insert(number) } }
    }
    var wrong: [FalseAccusation] = []
    var right = 0
    for record in records(found, "findings") {
      guard let practice = record["practice"], practice.hasPrefix("DSP-"), record["grade"] != "U",
        let subject = record["subject"]
      else { continue }
      if honest.contains(Self.number(of: subject)) {
        wrong.append(
          FalseAccusation(
            finding: record["finding_id"] ?? "", subject: subject, practice: practice,
            summary: record["summary"] ?? ""))
      } else {
        right += 1
      }
    }
    return (wrong, right)
  }

  /// The number in `imo:9304667`, `mmsi:353024000`, `mmsi:353024000@2024-…` or the bare number.
  private static func number(of subject: String) -> String {
    let afterColon = subject.split(separator: ":", maxSplits: 1).last ?? ""
    return String(afterColon.prefix { $0 != "@" && $0 != ":" })
  }
}

/// Counts how many true figures lie in their intervals.
private struct CoverageTally {
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
      meanRelativeWidth: widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count))
  }
}
