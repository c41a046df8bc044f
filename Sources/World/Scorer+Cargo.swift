/// The score of what was carried: discharges, their origins, and whom the case accuses.
import Vocabulary

extension Scorer {
  /// Discharges, one event for the rows of all origins.
  var discharges: Pairing {
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

  private func rows(_ tables: [String: ScoreTable]) -> [[String?]: [ScoreRecord]] {
    Dictionary(grouping: records(tables, "discharges"), by: Self.dischargeKey)
  }

  /// Origin shares of matched discharges; an origin the case does not name counts as not covered.
  func shareCoverage(_ deliveries: Pairing) -> CoverageScore {
    let (real, claimed) = (rows(truth), rows(found))
    var tally = CoverageTally()
    for pair in deliveries.matching.pairs {
      let claims = claimed[Self.dischargeKey(deliveries.found[pair.found].record)] ?? []
      for row in real[Self.dischargeKey(deliveries.truth[pair.truth].record)] ?? [] {
        guard let share = row.number("share") else { continue }
        let match = claims.first { $0["origin_terminal_id"] == row["origin_terminal_id"] }
        tally.add(
          truth: share, low: match?.number("share_low"), high: match?.number("share_high"))
      }
    }
    return tally.score("discharges.origin_share")
  }

  /// Mean over true discharges of half the sum of |claimed − true share| over all origins; a missed
  /// discharge is as far off as can be, and what a case leaves unknown is a share of its own.
  func shareDistance(_ deliveries: Pairing) -> Double? {
    let (real, claimed) = (rows(truth), rows(found))
    var distances = [Double](repeating: 1, count: deliveries.matching.missed.count)
    for pair in deliveries.matching.pairs {
      let truth = shares(real[Self.dischargeKey(deliveries.truth[pair.truth].record)] ?? [])
      let claims = shares(claimed[Self.dischargeKey(deliveries.found[pair.found].record)] ?? [])
      let origins = Set(truth.keys).union(claims.keys)
      distances.append(
        origins.sorted().reduce(0) { $0 + abs((truth[$1] ?? 0) - (claims[$1] ?? 0)) } / 2)
    }
    return Statistics.mean(distances)
  }

  /// Shares by origin that sum to one: what is missing goes to the empty origin.
  private func shares(_ rows: [ScoreRecord]) -> [String: Double] {
    var shares: [String: Double] = [:]
    for row in rows {
      shares[row["origin_terminal_id"] ?? "", default: 0] += row.number("share") ?? 0
    }
    let rest = 1 - shares.values.reduce(0, +)
    if rest > 0.001 { shares["", default: 0] += rest }
    return shares
  }

  /// Findings with a practice tag and a grade above U, split by whether their ship is honest.
  var accusations: (wrong: [FalseAccusation], right: Int) {
    let honest = honestNumbers
    var wrong: [FalseAccusation] = []
    var right = 0
    for record in accusing {
      let subject = record["subject"] ?? ""
      if honest.contains(Self.number(of: subject)) {
        wrong.append(
          FalseAccusation(
            finding: record["finding_id"] ?? "", subject: subject,
            practice: record["practice"] ?? "", summary: record["summary"] ?? ""))
      } else {
        right += 1
      }
    }
    return (wrong, right)
  }

  private var accusing: [ScoreRecord] {
    records(found, "findings").filter { record in
      record["practice"]?.hasPrefix("DSP-") == true && record["grade"] != "U"
        && record["subject"] != nil
    }
  }

  private var honestNumbers: Set<String> {
    var honest: Set<String> = []
    for record in records(truth, "honest") {
      for column in ["mmsi", "imo"] { if let number = record[column] { honest.insert(number) } }
    }
    return honest
  }

  /// Laundered discharges whose ship some accusing finding names.
  var laundered: ShareScore {
    let accused = Set(accusing.map { Self.number(of: $0["subject"] ?? "") })
    let guilty = deliveriesByKey.filter { $0["laundered"] == "1" }
    let caught = guilty.filter { record in
      ["mmsi", "imo"].contains { record[$0].map(accused.contains) ?? false }
    }
    return ShareScore(name: "laundered_discharges.found", part: caught.count, whole: guilty.count)
  }

  /// Honest ships that some accusing finding names.
  var honestAccused: ShareScore {
    let accused = Set(accusing.map { Self.number(of: $0["subject"] ?? "") })
    let honest = Dictionary(grouping: records(truth, "honest")) { $0["role"] ?? $0["mmsi"] ?? "" }
    let wronged = honest.values.filter { identities in
      identities.contains { identity in
        ["mmsi", "imo"].contains { identity[$0].map(accused.contains) ?? false }
      }
    }
    return ShareScore(name: "honest_ships.accused", part: wronged.count, whole: honest.count)
  }

  private var deliveriesByKey: [ScoreRecord] {
    var seen: Set<[String?]> = []
    return records(truth, "discharges").filter { seen.insert(Self.dischargeKey($0)).inserted }
  }

  /// The number in `imo:9304667`, `mmsi:353024000`, `mmsi:353024000@2024-…` or the bare number.
  private static func number(of subject: String) -> String {
    let afterColon = subject.split(separator: ":", maxSplits: 1).last ?? ""
    return String(afterColon.prefix { $0 != "@" && $0 != ":" })
  }
}
