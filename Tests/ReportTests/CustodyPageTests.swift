/// Custody on the page: the summary, the flow per discharge, the map of a chain, cargo over time.
import CaseFile
import Testing
import Vocabulary

@testable import Report

@Suite("Custody on the page")
struct CustodyPageTests {
  private let reading = Reading(StoryCase.tables, name: "Case")

  @Test("the summary says in plain words what moved, how sure that is and what was not seen")
  func summary() {
    let page = SummarySection(reading: reading).markup.rendered
    for words in [
      "About <b>1.81 million barrels</b> of crude (between 1.64 million and 1.96 million)",
      "came ashore at <bdi>Sikka (Reliance Jamnagar, BORL)</bdi>, <bdi>India</bdi> on 24 Mar 2024",
      "97% (between 93% and 100%) of it was, as far as seen, loaded at <bdi>Jose Terminal</bdi>",
      "All of it was, as far as seen, loaded at",
      "On the way oil passed from ship to ship at sea once.", "What would settle it",
      "It could also be", "not a verdict",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test("cargo that does not add up stands with its ways out in the order of their rank")
  func puzzles() throws {
    var tables = StoryCase.tables
    let ways = [
      ("wrong_draught", 2, 0.2, "A draught is <wrong>."),
      ("missing_transfer", 1, 0.7, "One is missing."),
    ]
    for (kind, rank, probability, words) in ways {
      tables.add(
        "explanations",
        [
          "cargo_id": "infeasible:x", "rank": .integer(Int64(rank)), "kind": .text(kind),
          "probability": .real(probability), "explanation": .text(words),
          "barrels": .real(-120_000),
          "observations": "Too little. | Too much.", "start": "2024-01-01T00:00:00Z",
          "end": "2024-01-05T00:00:00Z",
        ])
    }
    let reading = Reading(tables, name: "")
    let page = PuzzleSection(reading: reading, evidence: EvidenceLinks(reading)).markup.rendered
    let first = try #require(page.firstRange(of: "One is missing."))
    let second = try #require(page.firstRange(of: "A draught is &lt;wrong&gt;."))
    #expect(first.lowerBound < second.lowerBound)
    #expect(page.contains("70%") && page.contains("Too little.") && page.contains("Too much."))
    #expect(page.contains("120,000 barrels less aboard"))
    let empty = Reading(CaseTables(), name: "")
    #expect(
      PuzzleSection(reading: empty, evidence: EvidenceLinks(empty)).markup.rendered
        .contains("can be true together"))
  }

  @Test("no word of the summary accuses anybody")
  func accusesNobody() {
    let page = SummarySection(reading: reading).markup.rendered.lowercased()
    for word in ["smuggl", "launder", "illegal", "illicit", "guilty", "criminal", "evad"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("a case without cargo and findings has a summary that says so")
  func emptySummary() {
    let page = SummarySection(reading: Reading(CaseTables(), name: "")).markup.rendered
    #expect(page.contains("No cargo could be followed"))
    #expect(page.contains("Nothing that was seen is a sign of concealment."))
  }

  @Test(
    "sentences end at a full stop before a space",
    arguments: [
      ("One. Two. Three.", 2, "One. Two."), ("1.5 million. Rest.", 1, "1.5 million."),
      ("No end", 1, "No end"), ("", 1, ""), ("One. Two.", 5, "One. Two."),
    ])
  func sentences(text: String, count: Int, expected: String) {
    #expect(SummarySection.firstSentences(text, count) == expected)
  }

  @Test("each chain has its flow, its discharges with bars of shares, and a map of its own")
  func chain() throws {
    let origins = Origins(reading)
    let flow = try #require(reading.chains.first)
    let figure = ChainFigure(
      flow: flow, number: 1, reading: reading, origins: origins, scale: 1e-5, hasMap: true)
    let page = figure.markup.rendered
    #expect(page.contains("Jose Terminal → SEA LANTERN → BRIGHT HARVEST → Sikka"))
    #expect(page.contains("class=\"flow\"") && page.contains("class=\"sure\""))
    #expect(page.contains("came ashore at <bdi>Sikka"))
    #expect(page.contains("[93%–100%]"))
    #expect(page.contains("class=\"land\"") && page.contains("class=\"stops\""))
    // The other cargo from Jose went to Galveston on another ship.
    #expect(!page.contains("GULF PIONEER"))
  }

  @Test("a chain without places has no map, and one asked without a map has none")
  func noMap() throws {
    var tables = CaseTables()
    tables.add(
      "custody_edges",
      [
        "edge_id": "e", "kind": "discharge", "from_node": "vessel:x", "to_node": "terminal:t",
        "time": "2024-01-01T00:00:00Z", "barrels": 1000,
      ])
    let reading = Reading(tables, name: "")
    let flow = try #require(reading.chains.first)
    let figure = ChainFigure(
      flow: flow, number: 1, reading: reading, origins: Origins(reading), scale: 1, hasMap: true)
    #expect(!figure.markup.rendered.contains("class=\"land\""))
  }

  @Test("a ship's cargo over time is a line, a band and colours of origin")
  func cargo() throws {
    let ship = try #require(reading.ship(StoryCase.harvest))
    let axis = TimeAxis(try #require(reading.period), left: 46, right: 884)
    let rows = EventsByShip(reading)[ship].cargo
    #expect(rows.count == 2)
    let plot = CargoPlot(ship: ship, rows: rows, axis: axis, origins: Origins(reading))
    let page = try #require(plot.markup).rendered
    #expect(page.contains("class=\"reach\"") && page.contains("class=\"step\""))
    #expect(page.contains("1.86 million"))
    #expect(page.contains("2 M"))
    #expect(page.contains("at most about 1.86 million barrels [1.69–2.01 million]"))
  }

  @Test("rows that say nothing draw nothing, and hostile figures trap nowhere")
  func noCargo() throws {
    var tables = CaseTables()
    for amount in [Cell.null, .real(.nan), .real(.infinity), .real(-5), .real(0)] {
      tables.add(
        "cargo_states",
        [
          "vessel_id": "x", "start": "2024-01-02T00:00:00Z", "end": "2024-01-01T00:00:00Z",
          "barrels": amount, "barrels_high": amount,
        ])
    }
    let ship = try #require(reading.ship(StoryCase.harvest))
    let axis = TimeAxis(try #require(reading.period), left: 46, right: 884)
    let plot = CargoPlot(
      ship: ship, rows: tables.records("cargo_states"), axis: axis, origins: Origins(reading))
    #expect(plot.markup == nil)
  }
}
