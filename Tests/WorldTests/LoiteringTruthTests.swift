import Testing
import Vocabulary

@testable import World

@Test("World 17: slow time in the truth is slow, long, and of ships that are not made fast")
func slowTimeIsSlow() throws {
  let story = Worlds.hard.story
  let tables = TruthTables(
    story: story, ledger: Worlds.hard.ledger, gaps: [], anomalies: [], faults: LogFaults())
  let table = ScoreTable(csv: tables.loiterings)
  #expect(!table.rows.isEmpty)
  let ships = Dictionary(
    story.ships.flatMap { ship in ship.identities.map { ($0.value.mmsi.description, ship) } },
    uniquingKeysWith: { first, _ in first })
  let (starts, ends) = (table.column("start"), table.column("end"))
  for (index, name) in table.column("mmsi").enumerated() {
    let ship = try #require(ships[name])
    let start = try seconds(starts[index], in: story)
    let end = try seconds(ends[index], in: story)
    #expect(end - start >= 4 * 3600 - 2)
    for step in 1..<8 {
      let state = try #require(ship.state(at: start + (end - start) * Double(step) / 8))
      #expect(state.knots < 2.01 && state.status == 0)
    }
  }
}

private func seconds(_ text: String, in story: Story) throws -> Double {
  let instant = try #require(Instant(rfc3339: text))
  return (instant - story.firstDay.start).seconds
}

@Test("Score 15: slow time is matched by ship and time, and only where the truth tells of it")
func slowTimeIsScored() throws {
  func table(_ rows: [[String]]) -> ScoreTable {
    ScoreTable(columns: ["mmsi", "start", "end", "kind", "confidence"], rows: rows)
  }
  let (noon, night) = ("2024-05-01T12:00:00Z", "2024-05-01T20:00:00Z")
  let truth = table([["538990001", noon, night, "slow", "1"]])
  let found = table([
    ["538990001", noon, night, "queue", "0.9"], ["538990001", noon, night, "adrift", "0.9"],
    ["538990002", noon, night, "slow", "0.3"],
  ])
  let score = Scorer(truth: ["loiterings": truth], found: ["loiterings": found]).score
  let event = try #require(score.events.first { $0.kind == "loiterings" })
  #expect(event.matched == 1 && event.wrong == 1 && event.missed == 0)
  let error = score.calibrations.first { $0.detector == "loiterings" }?.expectedError
  #expect(error.map { abs($0 - 0.2) < 1e-9 } ?? false)
  let untold = Scorer(truth: [:], found: ["loiterings": found]).score
  #expect(untold.events.allSatisfy { $0.kind != "loiterings" })
}
