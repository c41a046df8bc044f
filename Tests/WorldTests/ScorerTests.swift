import Testing
import Vocabulary
import World

private func score(_ kind: String, _ score: Score) throws -> EventScore {
  try #require(score.events.first { $0.kind == kind })
}

@Test("Score 10: the truth scored against itself is perfect")
func perfectScore() {
  let score = Scorer(truth: Worlds.truth, found: Worlds.truth).score
  for event in score.events {
    #expect(event.missed == 0, "\(event.kind)")
    // The truth also lists a bunkering, which matches itself and is set aside.
    #expect(event.wrong == 0, "\(event.kind)")
    #expect(event.matched > 0, "\(event.kind)")
    #expect(event.f1 == 1)
  }
  for item in score.coverages {
    #expect(item.figures > 0)
    #expect(item.coverage == 1, "\(item.quantity)")
    #expect(item.medianRelativeWidth == 0)
  }
  #expect(score.falseAccusations.isEmpty)
  let figures = Dictionary(
    score.figures.compactMap { item in item.value.map { (item.name, $0) } },
    uniquingKeysWith: { first, _ in first })
  #expect(figures["gaps.auc"] == 1)
  #expect(figures["discharges.barrels_median_error"] == 0)
  #expect(figures["discharges.share_distance"] ?? 1 < 1e-5)
}

@Test("Score 3: an empty case misses everything and has no precision")
func emptyScore() throws {
  let score = Scorer(truth: Worlds.truth, found: [:]).score
  for event in score.events {
    #expect(event.matched == 0 && event.wrong == 0)
    #expect(event.recall == 0)
    #expect(event.precision == nil)
  }
  #expect(score.missingTables == Scorer.layers)
}

@Test(
  "Score 2: both events are widened by two hours, so four hours may lie between them",
  arguments: [("2024-05-01T15:59:00Z", true), ("2024-05-01T16:01:00Z", false)])
func shiftedEvents(start: String, isMatched: Bool) throws {
  let columns = ["mmsi", "start", "end", "class"]
  let real = ["538990001", "2024-05-01T00:00:00Z", "2024-05-01T12:00:00Z", "sparse_coverage"]
  let late = ["538990001", start, "2024-05-02T00:00:00Z", "sparse_coverage"]
  let scorer = Scorer(
    truth: ["gaps": ScoreTable(columns: columns, rows: [real])],
    found: ["gaps": ScoreTable(columns: columns, rows: [late])])
  let result = try score("gaps", scorer.score)
  #expect((result.matched == 1) == isMatched)
  #expect((result.wrong == 0) == isMatched)
}

@Test(
  "Score 2: an encounter must lie within five kilometres of the true one",
  arguments: [("1.640", true), ("1.650", false)])
func distantEncounters(latitude: String, isMatched: Bool) throws {
  let columns = ["mmsi_a", "mmsi_b", "start", "end", "lat", "lon"]
  func row(_ latitude: String) -> [String] {
    ["538990001", "636990002", "2024-05-01T00:00:00Z", "2024-05-01T12:00:00Z", latitude, "104.5"]
  }
  let scorer = Scorer(
    truth: ["encounters": ScoreTable(columns: columns, rows: [row("1.600")])],
    found: ["encounters": ScoreTable(columns: columns, rows: [row(latitude)])])
  #expect((try score("encounters", scorer.score).matched == 1) == isMatched)
}

@Test(
  "Score 2: where the truth moves, an encounter is held against where the two were then",
  arguments: [("1.12", true), ("1.0", false)])
func movingEncounters(latitude: String, isMatched: Bool) throws {
  let places = ["start_lat", "start_lon", "end_lat", "end_lon"]
  let columns = ["mmsi_a", "mmsi_b", "start", "end", "lat", "lon"] + places
  let ends = ["2024-05-01T00:00:00Z", "2024-05-01T10:00:00Z"]
  let real = ["538990001", "636990002"] + ends + ["1.0", "104.5", "0.8", "104.5", "1.2", "104.5"]
  // Seen from 06:00 on only: the middle of that is 08:00, when they were at 1.12°.
  let seen = ["538990001", "636990002", "2024-05-01T06:00:00Z", "2024-05-01T10:00:00Z"]
  let found = ScoreTable(
    columns: ["mmsi_a", "mmsi_b", "start", "end", "lat", "lon"], rows: [seen + [latitude, "104.5"]])
  let scorer = Scorer(
    truth: ["encounters": ScoreTable(columns: columns, rows: [real])],
    found: ["encounters": found])
  #expect((try score("encounters", scorer.score).matched == 1) == isMatched)
}

@Test("Score 1: another ship is another event")
func otherShipDoesNotMatch() throws {
  var found = Worlds.truth
  found["gaps"] = found["gaps"]?.mapping("mmsi") { _ in "211000000" }
  let result = try score("gaps", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 0)
  #expect(result.wrong == result.missed)
}

@Test("Score 4: a transfer whose other ship is unknown counts when the known one is right")
func unknownPartnerMatches() throws {
  var found = Worlds.truth
  found["transfers"] = found["transfers"]?.mapping("donor_mmsi") { _ in "" }
  let result = try score("transfers", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 1)
}

@Test("Score 4: donor and receiver the wrong way round is wrong")
func directionCounts() throws {
  var found = Worlds.truth
  let real = try #require(found["transfers"])
  let names = real.columns.map {
    $0 == "donor_mmsi" ? "receiver_mmsi" : $0 == "receiver_mmsi" ? "donor_mmsi" : $0
  }
  found["transfers"] = ScoreTable(columns: names, rows: real.rows)
  let result = try score("transfers", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 0)
}

@Test("Score 1: one true event takes one found event; the second is wrong")
func repeatsAreWrong() throws {
  var found = Worlds.truth
  let real = try #require(found["transfers"])
  found["transfers"] = ScoreTable(columns: real.columns, rows: real.rows + real.rows)
  let result = try score("transfers", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 1)
  #expect(result.wrong == 1)
  #expect(result.precision == 0.5)
}

@Test("Score 5: a bunkering may be found or not")
func bunkeringCountsNeitherWay() throws {
  var found = Worlds.truth
  let real = try #require(found["encounters"])
  found["encounters"] = ScoreTable(
    columns: real.columns, rows: real.rows.filter { !$0.contains("bunkering") })
  let result = try score("encounters", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.f1 == 1)
}

@Test("Score 6: a coverage gap called deliberate is wrong among deliberate gaps")
func gapsCalledDeliberate() throws {
  var found = Worlds.truth
  found["gaps"] = found["gaps"]?.mapping("deliberate_probability") { _ in "0.9" }
  let result = try score("deliberate_gaps", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 1)
  #expect(result.wrong == Worlds.table("gaps").rows.count - 1)
}

@Test("Score 7: one identity change reported three ways is right once and wrong never")
func identityChangesMayRepeat() throws {
  var found = Worlds.truth
  let real = try #require(found["identity_changes"])
  found["identity_changes"] = ScoreTable(
    columns: real.columns, rows: real.rows + real.rows + real.rows)
  let result = try score("identity_changes", Scorer(truth: Worlds.truth, found: found).score)
  #expect(result.matched == 1)
  #expect(result.wrong == 0)
}

@Test("Score 8: intervals cover when they hold the true barrels", arguments: [true, false])
func intervalCoverage(isWide: Bool) throws {
  var found = Worlds.truth
  found["discharges"] = found["discharges"]?.mapping("barrels_high") {
    isWide ? "9000000" : "\((Double($0) ?? 0) * 0.9)"
  }
  .mapping("barrels_low") { isWide ? $0 : "1" }
  let score = Scorer(truth: Worlds.truth, found: found).score
  let item = try #require(score.coverages.first { $0.quantity == "discharges.barrels" })
  #expect(item.coverage == (isWide ? 1 : 0))
}

@Test("Score 8: an origin that the case does not name is not covered")
func unnamedOriginIsNotCovered() throws {
  var found = Worlds.truth
  found["discharges"] = found["discharges"]?.mapping("origin_terminal_id") {
    $0 == "ve-jose" ? "my-eopl" : $0
  }
  let score = Scorer(truth: Worlds.truth, found: found).score
  let item = try #require(score.coverages.first { $0.quantity == "discharges.origin_share" })
  #expect(item.covered < item.figures)
}

@Test("Score 9: a practice tag on an honest ship is a false accusation; a remark is not")
func falseAccusations() throws {
  let honest = Worlds.table("honest").rows[0]
  let donor = try #require(Worlds.ship("donor")?.imo?.description)
  let columns = ["finding_id", "subject", "practice", "grade", "summary"]
  let rows = [
    ["f1", "imo:\(honest[1])", "DSP-1", "C", "said \"x\""],
    ["f2", "mmsi:\(honest[0])@2024-09-01T00:00:00Z", "DSP-4", "C", ""],
    ["f3", "imo:\(honest[1])", "observation", "C", ""],
    ["f4", "imo:\(honest[1])", "DSP-1", "U", ""],
    ["f5", "imo:\(donor)", "DSP-1", "C", ""],
  ]
  let score = Scorer(
    truth: Worlds.truth, found: ["findings": ScoreTable(columns: columns, rows: rows)]
  ).score
  #expect(score.falseAccusations.map(\.finding) == ["f1", "f2"])
  #expect(score.rightAccusations == 1)
  #expect(score.json.contains("said \\\"x\\\""))
  #expect(score.text.contains("false accusations: 2"))
}

@Test func tablesAreReadWithQuotesAndCarriageReturns() {
  let table = ScoreTable(csv: Array("a,b\r\n\"x, \"\"y\"\"\",2\r\n\n3,4".utf8))
  #expect(table.columns == ["a", "b"])
  #expect(table.rows == [["x, \"y\"", "2"], ["3", "4"]])
}

@Test("Score 11: a probability that ranks every deliberate gap first has an area of one")
func areaUnderTheCurve() throws {
  let columns = ["mmsi", "start", "end", "class", "deliberate_probability"]
  func row(_ day: Int, _ chance: String) -> [String] {
    ["538990001", "2024-05-0\(day)T00:00:00Z", "2024-05-0\(day)T12:00:00Z", "unresolved", chance]
  }
  let truth = ["gaps": ScoreTable(columns: columns, rows: [row(1, "1"), row(3, "0"), row(5, "0")])]
  func area(_ chances: [String]) throws -> Double {
    let rows = zip([1, 3, 5], chances).map { row($0, $1) }
    let score = Scorer(truth: truth, found: ["gaps": ScoreTable(columns: columns, rows: rows)])
      .score
    return try #require(score.figures.first { $0.name == "gaps.auc" }?.value)
  }
  #expect(try area(["0.9", "0.2", "0.1"]) == 1)
  #expect(try area(["0.1", "0.2", "0.9"]) == 0)
  #expect(try area(["0.5", "0.5", "0.1"]) == 0.75)
}

@Test("Score 12: confidences of 0.8 that are right four times in five are calibrated")
func calibrationIsMeasured() throws {
  let claims = (0..<10).map { (confidence: 0.8, isRight: $0 < 8) }
  let good = Calibration(detector: "x", claims: claims)
  #expect(abs(try #require(good.expectedError)) < 1e-9)
  #expect(good.bins.map(\.count) == [10])
  let bad = Calibration(detector: "x", claims: claims.map { ($0.confidence, false) })
  #expect(abs(try #require(bad.expectedError) - 0.8) < 1e-9)
  #expect(Calibration(detector: "x", claims: []).expectedError == nil)
}

@Test("Score 12: an encounter is right when the two met; a look-alike's is wrong like any other")
func meetingsAreCalibrated() throws {
  let columns = ["mmsi_a", "mmsi_b", "start", "end", "lat", "lon", "confidence"]
  func row(_ other: String, _ confidence: String) -> [String] {
    ["538990001", other, "2024-05-01T00:00:00Z", "2024-05-01T08:00:00Z", "1", "104", confidence]
  }
  let truth = ScoreTable(columns: columns, rows: [row("636990002", "1")])
  let looks = ScoreTable(
    columns: ["kind", "mmsi_a", "mmsi_b", "start", "end"],
    rows: [["anchorage", "538990001", "636990003", "2024-05-01T00:00:00Z", "2024-05-01T08:00:00Z"]])
  let found = ScoreTable(
    columns: columns,
    rows: [row("636990002", "0.85"), row("636990003", "0.85"), row("636990004", "0.25")])
  let score = Scorer(
    truth: ["encounters": truth, "hard_negatives": looks], found: ["encounters": found]
  ).score
  let bins = try #require(score.calibrations.first { $0.detector == "encounters" }).bins
  #expect(bins.map(\.count) == [1, 2])
  #expect(bins.map(\.right) == [0, 0.5])
}

@Test("Score 13: a look-alike counts as called when a transfer between the two overlaps it")
func hardNegativesAreCounted() throws {
  let look = ScoreTable(
    columns: ["kind", "mmsi_a", "mmsi_b", "start", "end"],
    rows: [
      ["bunkering", "538990001", "636990002", "2024-05-01T00:00:00Z", "2024-05-01T08:00:00Z"],
      ["tug", "538990001", "636990003", "2024-05-02T00:00:00Z", "2024-05-02T08:00:00Z"],
    ])
  let claim = ScoreTable(
    columns: ["donor_mmsi", "receiver_mmsi", "start", "end"],
    rows: [["636990002", "538990001", "2024-05-01T02:00:00Z", "2024-05-01T06:00:00Z"]])
  let score = Scorer(truth: ["hard_negatives": look], found: ["transfers": claim]).score
  let item = try #require(score.shares.first { $0.name == "hard_negatives.called_transfer" })
  #expect(item.part == 1 && item.whole == 2)
}

@Test("Score 14: a missed discharge is wrong by all its barrels and as far off as can be")
func missedDischargesCount() throws {
  let score = Scorer(truth: Worlds.truth, found: [:]).score
  let figures = Dictionary(
    score.figures.compactMap { item in item.value.map { (item.name, $0) } },
    uniquingKeysWith: { first, _ in first })
  #expect(figures["discharges.barrels_median_error"] == 1)
  #expect(figures["discharges.share_distance"] == 1)
}

@Test("Score 14: laundered discharges are found by an accusing finding about their ship")
func launderedDischargesAreFound() throws {
  let receiver = try #require(Worlds.ship("receiver")?.imo?.description)
  let columns = ["finding_id", "subject", "practice", "grade", "summary"]
  let finding = ScoreTable(columns: columns, rows: [["f", "imo:\(receiver)", "DSP-2", "C", ""]])
  let score = Scorer(truth: Worlds.truth, found: ["findings": finding]).score
  let item = try #require(score.shares.first { $0.name == "laundered_discharges.found" })
  #expect(item.part == 1 && item.whole == 1)
  let honest = try #require(score.shares.first { $0.name == "honest_ships.accused" })
  #expect(honest.part == 0 && honest.whole > 10)
}

@Suite("Explanations")
struct ExplanationScoreTests {
  private let moves = ["donor_mmsi", "receiver_mmsi", "start", "end"]
  private let calls = ["mmsi", "terminal_id", "start", "end", "action"]

  private func days(_ first: Int, _ last: Int) -> [String] {
    ["2024-05-\(first < 10 ? "0" : "")\(first)T00:00:00Z", "2024-05-\(last)T00:00:00Z"]
  }

  /// One cargo of one ship in the first half of May, with its three explanations in the given order.
  private func cargo(_ kinds: [String], mmsi: String = "538990001") -> ScoreTable {
    ScoreTable(
      columns: ["cargo_id", "rank", "kind", "probability", "mmsi", "start", "end"],
      rows: kinds.enumerated().map { index, kind in
        ["c", "\(index + 1)", kind, index == 0 ? "0.8" : "0.1", mmsi] + days(1, 15)
      })
  }

  private func share(_ score: Score, _ name: String) throws -> ShareScore {
    try #require(score.shares.first { $0.name == "explanations.\(name)" })
  }

  @Test("Score 16: a cargo that the case lacks is a missing transfer, under any number of the ship")
  func missing() throws {
    let truth = [
      "transfers": ScoreTable(
        columns: moves, rows: [["538990001", "538990002"] + days(10, 11)]),
      "identity_changes": ScoreTable(
        columns: ["old_mmsi", "new_mmsi", "time", "kind"],
        rows: [["538990001", "248990001", "2024-05-12T00:00:00Z", "reflag"]]),
    ]
    let found = [
      "explanations": cargo(["missing_transfer", "wrong_ship", "wrong_draught"], mmsi: "248990001")
    ]
    let score = Scorer(truth: truth, found: found).score
    let noticed = try share(score, "missed_cargo_noticed")
    #expect(noticed.part == 1 && noticed.whole == 2)
    #expect(try share(score, "missed_cargo_named").share == 1)
    let calibration = try #require(score.calibrations.first { $0.detector == "explanations" })
    #expect(calibration.bins.reduce(0) { $0 + $1.count } == 3)
  }

  @Test(
    "Score 16: one that the case adds is a wrong ship, and where all is right a draught is wrong",
    arguments: [
      ("wrong_ship", true, true), ("wrong_draught", false, true), ("wrong_ship", false, false),
    ])
  func others(first: String, isAdded: Bool, isRight: Bool) throws {
    let load = ["538990001", "jose"] + days(3, 4) + ["load"]
    let extra = ["538990001", "jose"] + days(13, 14) + ["load"]
    let found = [
      "explanations": cargo([first, "missing_transfer"]),
      "port_calls": ScoreTable(columns: calls, rows: isAdded ? [load, extra] : [load]),
    ]
    let truth = ["port_calls": ScoreTable(columns: calls, rows: [load])]
    let score = Scorer(truth: truth, found: found).score
    #expect(try share(score, "first_right").part == (isRight ? 1 : 0))
    #expect(try share(score, "missed_cargo_noticed").whole == 0)
  }
}
