/// The score of the ranked explanations of cargoes that do not add up: is the cheapest one what truly happened?
///
/// The truth does not say which observation was wrong; it says what was moved. A cargo moved that the case
/// lacks is a missing transfer, one the case gives to a ship that did not move it, or one of a ship that sends
/// another hull's number, is a wrong ship, and where every movement of the ship is right only a draught can be
/// wrong.
import Vocabulary

extension Scorer {
  /// Cargo that came aboard a ship, or left her.
  private struct Deed {
    let ship: String
    let isIn: Bool
    let start: Instant
    let end: Instant
  }

  /// One way in which the case explains a cargo.
  private struct Claim {
    let rank: Int
    let kind: String
    let probability: Double
  }

  /// A cargo that does not add up, with what was truly amiss.
  private struct Puzzle {
    let ship: String
    let start: Instant
    let end: Instant
    let claims: [Claim]
    var truth: Set<String> = []

    var first: Claim? { claims.min { $0.rank < $1.rank } }
  }

  /// Shares and calibration; nil where the case has no such layer.
  var explanations: (shares: [ShareScore], calibration: Calibration)? {
    guard found["explanations"] != nil else { return nil }
    let names = hulls
    let deeds = deeds(names)
    let puzzles = puzzles(deeds, names)
    let right = puzzles.filter { puzzle in
      puzzle.first.map { puzzle.truth.contains($0.kind) } ?? false
    }
    let named = deeds.missing.filter { deed in
      puzzles.contains {
        $0.first?.kind == "missing_transfer" && $0.ship == deed.ship && Self.overlap($0, deed)
      }
    }
    let inPuzzle = deeds.missing.filter { deed in
      puzzles.contains { $0.ship == deed.ship && Self.overlap($0, deed) }
    }
    let claims = puzzles.flatMap { puzzle in
      puzzle.claims.map { ($0.probability, puzzle.truth.contains($0.kind)) }
    }
    return (
      [
        ShareScore(name: "explanations.first_right", part: right.count, whole: puzzles.count),
        ShareScore(
          name: "explanations.missed_cargo_noticed", part: inPuzzle.count,
          whole: deeds.missing.count),
        ShareScore(
          name: "explanations.missed_cargo_named", part: named.count, whole: inPuzzle.count),
      ], Calibration(detector: "explanations", claims: claims)
    )
  }

  private func puzzles(
    _ deeds: (missing: [Deed], wrong: [Deed]), _ names: [String: String]
  ) -> [Puzzle] {
    let masks = masks
    let groups = Dictionary(grouping: records(found, "explanations")) { $0["cargo_id"] ?? "" }
    return groups.sorted { $0.key < $1.key }.compactMap { _, rows in
      guard let row = rows.first, let mmsi = row["mmsi"],
        let start = row["start"].flatMap({ Instant(rfc3339: $0) }),
        let end = row["end"].flatMap({ Instant(rfc3339: $0) })
      else { return nil }
      var puzzle = Puzzle(
        ship: names[mmsi] ?? mmsi, start: start, end: end,
        claims: rows.map {
          Claim(
            rank: $0.number("rank").flatMap { Int(exactly: $0) } ?? .max, kind: $0["kind"] ?? "",
            probability: $0.number("probability") ?? 0)
        })
      let isHers = { (deed: Deed) in deed.ship == puzzle.ship && Self.overlap(puzzle, deed) }
      if deeds.missing.contains(where: isHers) { puzzle.truth.insert("missing_transfer") }
      if deeds.wrong.contains(where: isHers) { puzzle.truth.insert("wrong_ship") }
      if masks.contains(where: { $0.mmsi == mmsi && $0.time <= end }) {
        puzzle.truth.insert("wrong_ship")
      }
      if puzzle.truth.isEmpty { puzzle.truth = ["wrong_draught"] }
      return puzzle
    }
  }

  private static func overlap(_ puzzle: Puzzle, _ deed: Deed) -> Bool {
    let slack = TimeSpan.hours(ScoreRule.standard.transferHours)
    return deed.start <= puzzle.end + slack && deed.end >= puzzle.start - slack
  }

  // MARK: Deeds

  /// What ships truly moved and the case lacks, and what it lets them move that they did not.
  private func deeds(_ names: [String: String]) -> (missing: [Deed], wrong: [Deed]) {
    // Calls that false positions hide stand in no table but that of the cargo.
    let real = truth["cargo"] == nil ? deeds(in: truth, names) : cargoDeeds(names)
    let claimed = deeds(in: found, names)
    let slack = TimeSpan.hours(ScoreRule.standard.transferHours)
    var taken: Set<Int> = []
    var missing: [Deed] = []
    let byShip = Dictionary(grouping: claimed.indices) { claimed[$0].ship }
    for deed in real {
      let match = (byShip[deed.ship] ?? []).first { index in
        !taken.contains(index) && claimed[index].isIn == deed.isIn
          && claimed[index].start <= deed.end + slack && claimed[index].end >= deed.start - slack
      }
      if let match { taken.insert(match) } else { missing.append(deed) }
    }
    return (missing, claimed.indices.filter { !taken.contains($0) }.map { claimed[$0] })
  }

  /// What the truth's cargo table says was moved, one movement once for all its origins.
  private func cargoDeeds(_ names: [String: String]) -> [Deed] {
    var seen: Set<[String?]> = []
    var deeds: [Deed] = []
    for record in records(truth, "cargo") {
      let act = record["act"]
      guard act == "load" || act == "discharge" || act == "transfer",
        seen.insert([act, record["from"], record["to"], record["start"]]).inserted,
        let start = record["start"].flatMap({ Instant(rfc3339: $0) }),
        let end = record["end"].flatMap({ Instant(rfc3339: $0) })
      else { continue }
      func add(_ ship: String?, _ isIn: Bool) {
        guard let ship else { return }
        deeds.append(Deed(ship: names[ship] ?? ship, isIn: isIn, start: start, end: end))
      }
      if act != "load" { add(record["from"], false) }
      if act != "discharge" { add(record["to"], true) }
    }
    return deeds.sorted { ($0.start, $0.end, $0.ship) < ($1.start, $1.end, $1.ship) }
  }

  /// In order of time.
  private func deeds(in tables: [String: ScoreTable], _ names: [String: String]) -> [Deed] {
    var deeds: [Deed] = []
    func add(_ mmsi: String?, _ isIn: Bool, _ record: ScoreRecord) {
      guard let mmsi, let start = record["start"].flatMap({ Instant(rfc3339: $0) }),
        let end = record["end"].flatMap({ Instant(rfc3339: $0) })
      else { return }
      deeds.append(Deed(ship: names[mmsi] ?? mmsi, isIn: isIn, start: start, end: end))
    }
    for record in records(tables, "transfers") {
      add(record["donor_mmsi"], false, record)
      add(record["receiver_mmsi"], true, record)
    }
    for record in records(tables, "port_calls") {
      if record["action"] == "load" { add(record["mmsi"], true, record) }
      if record["action"] == "discharge" { add(record["mmsi"], false, record) }
    }
    return deeds.sorted { ($0.start, $0.end, $0.ship) < ($1.start, $1.end, $1.ship) }
  }

  /// Radio numbers under which a ship truly sent another hull's number, and from when.
  private var masks: [(mmsi: String, time: Instant)] {
    records(truth, "identity_changes").compactMap { record in
      guard ["zombie", "laundering"].contains(record["kind"]), let mmsi = record["new_mmsi"],
        let time = record["time"].flatMap({ Instant(rfc3339: $0) })
      else { return nil }
      return (mmsi, time)
    }
  }

  /// The first radio number of a ship, by every later one that the truth knows of her.
  private var hulls: [String: String] {
    var names: [String: String] = [:]
    let changes = records(truth, "identity_changes").filter { $0["kind"] != "shared_mmsi" }
    for record in changes.sorted(by: { ($0["time"] ?? "") < ($1["time"] ?? "") }) {
      guard let old = record["old_mmsi"], let new = record["new_mmsi"] else { continue }
      names[new] = names[old] ?? old
    }
    return names
  }
}
