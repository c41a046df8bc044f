/// A case made by hand, after the story that the project was made for; no ship in it exists.
///
/// A very large tanker loads Merey at Jose, falls silent, gives her cargo to another off Johor, and
/// that one discharges at Sikka under papers that say Malaysia. Beside them: a licensed cargo from
/// Jose to the US Gulf with honest papers, and two tankers that merely anchor near each other.
import CaseFile
import Vocabulary

enum StoryCase {
  static let tables: CaseTables = {
    var tables = CaseTables()
    ships(&tables)
    tracks(&tables)
    draughts(&tables)
    events(&tables)
    custody(&tables)
    aboard(&tables)
    papersAndLists(&tables)
    findings(&tables)
    provenance(&tables)
    return tables
  }()

  static let lantern = "imo:9304667"
  static let harvest = "imo:9233789"
  static let pioneer = "imo:9408475"
  static let calm = "imo:9321483"
  static let still = "mmsi:563004200"

  private static func ships(_ tables: inout CaseTables) {
    let rows:
      [(String, Int64, Cell, String, String, Double, Double, Double, Double, String, Int64)] = [
        (
          lantern, 352_001_234, 9_304_667, "SEA LANTERN", "PA", 333, 60, 309_000, 22.4,
          "Lantern Marine SA", 5120
        ),
        (
          harvest, 613_002_345, 9_233_789, "BRIGHT HARVEST", "CM", 330, 60, 299_000, 22.1,
          "Harvest Tankers Ltd", 4310
        ),
        (
          pioneer, 636_018_000, 9_408_475, "GULF PIONEER", "LR", 250, 44, 112_000, 15.1,
          "Pioneer Shipping", 6644
        ),
        (
          calm, 538_006_001, 9_321_483, "CALM WATERS", "MH", 274, 48, 158_000, 17.2,
          "Calm Waters Inc", 2201
        ),
        (
          still, 563_004_200, .null, "STILL RIVER", "SG", 183, 32, 50_000, 13.1, "River Tankers",
          1987
        ),
        (
          "mmsi:244660123", 244_660_123, .null, "HOOP OP ZEGEN", "NL", 110, 11, 3_000, 3.5, "Hoop",
          900
        ),
      ]
    for row in rows {
      tables.add(
        "vessels",
        [
          "vessel_id": .text(row.0), "mmsi": .integer(row.1), "imo": row.2, "name": .text(row.3),
          "flag": .text(row.4), "ship_type": 80, "is_tanker": row.3 == "HOOP OP ZEGEN" ? 0 : 1,
          "length_m": .real(row.5), "beam_m": .real(row.6), "dwt_t": .real(row.7),
          "design_draught_m": .real(row.8), "owner": .text(row.9),
          "manager": "Blue Quay Management",
          "first_seen": "2024-01-03T00:00:00Z", "last_seen": "2024-03-28T12:00:00Z",
          "fixes": .integer(row.10), "segments": .text("\(row.1)@1"),
        ])
    }
  }

  private static func seconds(_ text: String) -> Int64 { Instant(rfc3339: text)?.seconds ?? 0 }

  private static func track(
    _ tables: inout CaseTables, _ vessel: String, _ mmsi: Int64, _ start: String, _ end: String,
    _ line: [(Double, Double)], times: [String] = []
  ) {
    let first = seconds(start)
    let step = max(1, (seconds(end) - first) / Int64(max(1, line.count - 1)))
    let seconds =
      times.isEmpty
      ? line.indices.map { first + Int64($0) * step } : times.map { self.seconds($0) }
    tables.add(
      "tracks", line: line,
      [
        "vessel_id": .text(vessel), "segment": .text("\(mmsi)@1"), "mmsi": .integer(mmsi),
        "start": .text(start), "end": .text(end), "fixes": .integer(Int64(line.count) * 40),
        "vertices": .integer(Int64(line.count)),
        "times": .text(seconds.map(String.init).joined(separator: " ")),
      ])
  }

  private static func tracks(_ tables: inout CaseTables) {
    track(
      &tables, lantern, 352_001_234, "2024-01-03T00:00:00Z", "2024-02-29T00:00:00Z",
      [
        (13.9, -62.1), (11.2, -64.1), (10.16, -64.86), (10.16, -64.86), (11.3, -63.4),
        (13.2, -60.2),
        (1.9, 104.9), (1.62, 104.6), (1.60, 104.58), (1.61, 104.61), (1.9, 104.75), (4.6, 105.4),
      ],
      times: [
        "2024-01-03T00:00:00Z", "2024-01-04T10:00:00Z", "2024-01-05T12:00:00Z",
        "2024-01-07T14:00:00Z", "2024-01-08T10:00:00Z", "2024-01-09T12:00:00Z",
        "2024-02-18T06:00:00Z", "2024-02-19T03:00:00Z", "2024-02-19T20:00:00Z",
        "2024-02-21T11:00:00Z", "2024-02-22T01:00:00Z", "2024-02-29T00:00:00Z",
      ])
    track(
      &tables, harvest, 613_002_345, "2024-02-10T00:00:00Z", "2024-03-28T12:00:00Z",
      [
        (1.2, 103.6), (1.3, 104.3), (1.63, 104.62), (1.60, 104.58), (1.61, 104.6), (1.28, 104.2),
        (1.18, 103.5), (2.5, 101.3), (5.6, 97.9), (6.1, 94.6), (5.8, 80.4), (7.6, 76.6),
        (14.9, 72.4),
        (20.8, 69.1), (22.5, 69.7), (22.44, 69.83), (22.44, 69.83), (21.7, 68.7),
      ])
    track(
      &tables, pioneer, 636_018_000, "2024-01-10T00:00:00Z", "2024-02-12T00:00:00Z",
      [
        (12.9, -66.0), (10.12, -64.87), (10.12, -64.87), (12.4, -65.9), (16.8, -71.5),
        (19.7, -78.9),
        (21.9, -85.2), (25.6, -90.2), (28.7, -94.3), (29.35, -94.75), (29.35, -94.75),
        (28.9, -94.5),
      ])
    track(
      &tables, calm, 538_006_001, "2024-02-01T00:00:00Z", "2024-02-16T00:00:00Z",
      [(2.9, 100.9), (1.6, 103.0), (1.14, 103.6), (1.14, 103.61), (1.4, 104.4), (3.2, 105.2)])
    track(
      &tables, still, 563_004_200, "2024-02-02T00:00:00Z", "2024-02-14T00:00:00Z",
      [(1.26, 103.75), (1.15, 103.61), (1.15, 103.61), (1.2, 103.9), (1.27, 104.1)])
  }

  private static func draughts(_ tables: inout CaseTables) {
    let rows: [(String, String, Double)] = [
      (lantern, "2024-01-03T00:00:00Z", 10.4), (lantern, "2024-01-07T18:00:00Z", 21.9),
      (lantern, "2024-02-21T16:00:00Z", 10.6), (harvest, "2024-02-10T01:00:00Z", 10.2),
      (harvest, "2024-02-21T19:00:00Z", 21.4), (harvest, "2024-03-24T08:00:00Z", 10.1),
      (pioneer, "2024-01-10T00:00:00Z", 8.1), (pioneer, "2024-01-14T05:00:00Z", 13.9),
      (pioneer, "2024-02-03T07:00:00Z", 8.3), (calm, "2024-02-01T00:00:00Z", 15.9),
      (still, "2024-02-02T00:00:00Z", 9.4),
    ]
    for (vessel, time, metres) in rows {
      tables.add(
        "draughts", ["vessel_id": .text(vessel), "time": .text(time), "draught_m": .real(metres)])
    }
  }

  private static func call(
    _ tables: inout CaseTables, _ id: String, _ vessel: String, _ mmsi: Int64, _ terminal: String,
    _ name: String, _ place: (Double, Double), _ start: String, _ end: String, _ action: String,
    _ barrels: (Double, Double, Double)?, evidence: String
  ) {
    tables.add(
      "port_calls", at: place,
      [
        "port_call_id": .text(id), "vessel_id": .text(vessel), "mmsi": .integer(mmsi),
        "terminal_id": .text(terminal), "terminal_name": .text(name), "start": .text(start),
        "end": .text(end), "action": .text(action),
        "barrels_low": barrels.map { .real($0.0) } ?? .null,
        "barrels": barrels.map { .real($0.1) } ?? .null,
        "barrels_high": barrels.map { .real($0.2) } ?? .null, "confidence": 0.9,
        "rule": "port-call@1", "evidence_ids": .text(evidence),
      ])
  }

  private static func events(_ tables: inout CaseTables) {
    call(
      &tables, "call-1", lantern, 352_001_234, "jose", "Jose Terminal", (10.15, -64.86),
      "2024-01-05T12:00:00Z", "2024-01-07T14:00:00Z", "load", (1_720_000, 1_860_000, 1_990_000),
      evidence: "1 2 3")
    call(
      &tables, "call-2", harvest, 613_002_345, "sikka", "Sikka (Reliance Jamnagar, BORL)",
      (22.44, 69.83), "2024-03-21T12:00:00Z", "2024-03-24T06:00:00Z", "discharge",
      (1_640_000, 1_810_000, 1_960_000), evidence: "9 10")
    call(
      &tables, "call-3", pioneer, 636_018_000, "jose", "Jose Terminal", (10.12, -64.87),
      "2024-01-12T02:00:00Z", "2024-01-14T02:00:00Z", "load", (480_000, 545_000, 610_000),
      evidence: "12")
    call(
      &tables, "call-4", pioneer, 636_018_000, "galveston", "Galveston lightering area",
      (29.35, -94.75), "2024-02-01T02:00:00Z", "2024-02-03T02:00:00Z", "discharge",
      (470_000, 540_000, 605_000), evidence: "13 14")
    call(
      &tables, "call-5", calm, 538_006_001, "nipah", "Nipah transit anchorage", (1.14, 103.6),
      "2024-02-06T02:00:00Z", "2024-02-09T02:00:00Z", "none", nil, evidence: "15")
    let gaps:
      [(String, Int64, String, String, String, Double, (Double, Double), (Double, Double))] = [
        (
          lantern, 352_001_234, "2024-01-09T12:00:00Z", "2024-02-18T06:00:00Z",
          "challenged_emission", 953, (13.2, -60.2), (1.9, 104.9)
        ),
        (
          harvest, 613_002_345, "2024-02-28T02:00:00Z", "2024-03-02T11:00:00Z", "sparse_coverage",
          57, (6.1, 94.6), (5.8, 80.4)
        ),
        (
          pioneer, 636_018_000, "2024-01-18T02:00:00Z", "2024-01-18T13:00:00Z", "healthy", 11,
          (16.8, -71.5), (19.7, -78.9)
        ),
      ]
    for gap in gaps {
      tables.add(
        "gaps", line: [gap.6, gap.7],
        [
          "gap_id": .text("gap:\(gap.1)/\(gap.2)"), "vessel_id": .text(gap.0),
          "segment": .text("\(gap.1)@1"), "mmsi": .integer(gap.1), "start": .text(gap.2),
          "end": .text(gap.3), "class": .text(gap.4), "hours": .real(gap.5), "open": 0,
        ])
    }
    tables.add(
      "encounters", at: (1.6, 104.58),
      [
        "encounter_id": "encounter-1", "vessel_a": .text(lantern), "vessel_b": .text(harvest),
        "start": "2024-02-19T20:00:00Z", "end": "2024-02-21T11:00:00Z", "minimum_distance_m": 4,
        "at_berth": 0, "confidence": 0.95,
      ])
    tables.add(
      "encounters", at: (1.145, 103.605),
      [
        "encounter_id": "encounter-2", "vessel_a": .text(calm), "vessel_b": .text(still),
        "start": "2024-02-06T20:00:00Z", "end": "2024-02-08T11:00:00Z", "minimum_distance_m": 310,
        "at_berth": 0, "confidence": 0.6, "evidence_ids": "16",
      ])
    tables.add(
      "transfers", at: (1.6, 104.58),
      [
        "transfer_id": "transfer-1", "donor_vessel": .text(lantern),
        "receiver_vessel": .text(harvest),
        "start": "2024-02-19T20:00:00Z", "end": "2024-02-21T11:00:00Z", "visibility": "both",
        "barrels_low": 1_650_000, "barrels": 1_830_000, "barrels_high": 1_980_000,
        "confidence": 0.88,
        "grade": "C", "encounter_id": "encounter-1", "place": "East of Johor (EOPL)",
        "explanation": "close and slow for 39 hours; draughts moved in opposite directions",
        "evidence_ids": "4 5 6",
      ])
    tables.add(
      "identity_changes",
      [
        "identity_change_id": "identity-1", "vessel_id": .text(harvest),
        "time": "2024-02-23T04:00:00Z",
        "kind": "name", "old_value": "OCEAN TRUST", "new_value": "BRIGHT HARVEST",
        "confidence": 0.9,
      ])
    tables.add(
      "loiterings", at: (1.7, 104.7),
      [
        "loitering_id": "l-1", "vessel_id": .text(harvest), "start": "2024-02-13T04:00:00Z",
        "end": "2024-02-18T04:00:00Z",
      ])
  }

  private static func aboard(_ tables: inout CaseTables) {
    let rows: [(String, String, String, (Double, Double, Double), String)] = [
      (
        lantern, "2024-01-07T14:00:00Z", "2024-02-19T20:00:00Z",
        (1_720_000, 1_870_000, 2_000_000), "jose=1/1/1"
      ),
      (
        lantern, "2024-02-21T11:00:00Z", "2024-03-28T12:00:00Z", (0, 40_000, 110_000), "jose=1/1/1"
      ),
      (
        harvest, "2024-02-21T11:00:00Z", "2024-03-21T12:00:00Z", (1_690_000, 1_860_000, 2_010_000),
        "jose=0.93/0.97/1;unknown=0/0.03/0.07"
      ),
      (
        harvest, "2024-03-24T06:00:00Z", "2024-03-28T12:00:00Z", (0, 12_000, 30_000),
        "jose=0.93/0.97/1;unknown=0/0.03/0.07"
      ),
      (
        pioneer, "2024-01-14T02:00:00Z", "2024-02-01T02:00:00Z", (480_000, 545_000, 610_000),
        "jose=1/1/1"
      ),
    ]
    for (index, row) in rows.enumerated() {
      tables.add(
        "cargo_states",
        [
          "cargo_state_id": .text("cargo-\(index)"), "vessel_id": .text(row.0),
          "start": .text(row.1), "end": .text(row.2), "barrels_low": .real(row.3.0),
          "barrels": .real(row.3.1), "barrels_high": .real(row.3.2), "shares": .text(row.4),
          "grade": "C",
        ])
    }
  }

  private static func custody(_ tables: inout CaseTables) {
    let jose = "jose=1/1/1"
    let legs:
      [(
        String, String, String, String, String, String, (Double, Double, Double), String, String,
        String
      )] = [
        (
          "edge-1", "load", "terminal:jose", "vessel:\(lantern)", "2024-01-07T14:00:00Z", jose,
          (1_720_000, 1_860_000, 1_990_000), "C", "call-1", "1 2 3"
        ),
        (
          "edge-2", "sts", "vessel:\(lantern)", "vessel:\(harvest)", "2024-02-19T20:00:00Z", jose,
          (1_650_000, 1_830_000, 1_980_000), "C", "transfer-1", "4 5 6 7 8 17 18"
        ),
        (
          "edge-3", "discharge", "vessel:\(harvest)", "terminal:sikka", "2024-03-24T06:00:00Z",
          "jose=0.93/0.97/1;unknown=0/0.03/0.07", (1_640_000, 1_810_000, 1_960_000), "C", "call-2",
          "9 10"
        ),
        (
          "edge-4", "load", "terminal:jose", "vessel:\(pioneer)", "2024-01-14T02:00:00Z", jose,
          (480_000, 545_000, 610_000), "B", "call-3", "12"
        ),
        (
          "edge-5", "discharge", "vessel:\(pioneer)", "terminal:galveston", "2024-02-03T02:00:00Z",
          jose, (470_000, 540_000, 605_000), "B", "call-4", "13 14"
        ),
      ]
    for leg in legs {
      tables.add(
        "custody_edges",
        [
          "edge_id": .text(leg.0), "kind": .text(leg.1), "from_node": .text(leg.2),
          "to_node": .text(leg.3), "time": .text(leg.4), "end": .text(leg.4),
          "shares": .text(leg.5),
          "barrels_low": .real(leg.6.0), "barrels": .real(leg.6.1), "barrels_high": .real(leg.6.2),
          "grade": .text(leg.7), "event_id": .text(leg.8), "evidence_ids": .text(leg.9),
          "explanation": "the typed draught changed by 11.5 m during a stay of 50 hours at rest",
          "screening": "ship, owner and manager: no match in the edition of that day",
        ])
    }
    for (id, name, country) in [
      ("jose", "Jose Terminal", "Venezuela"), ("sikka", "Sikka (Reliance Jamnagar, BORL)", "India"),
      ("galveston", "Galveston lightering area", "United States"),
    ] {
      tables.add(
        "places", ["terminal_id": .text(id), "name": .text(name), "country": .text(country)])
    }
    tables.add(
      "discharges", at: (22.44, 69.83),
      [
        "discharge_id": "discharge-1", "vessel_id": .text(harvest), "terminal_id": "sikka",
        "terminal_name": "Sikka (Reliance Jamnagar, BORL)", "time": "2024-03-24T06:00:00Z",
        "barrels_low": 1_560_000, "barrels": 1_760_000, "barrels_high": 1_960_000,
        "origin_terminal_id": "jose", "origin_name": "Jose Terminal", "share": 0.97,
        "evidence_ids": "9 10",
      ])
    tables.add(
      "discharges", at: (29.35, -94.75),
      [
        "discharge_id": "discharge-2", "vessel_id": .text(pioneer), "terminal_id": "galveston",
        "terminal_name": "Galveston lightering area", "time": "2024-02-03T02:00:00Z",
        "barrels_low": 470_000, "barrels": 540_000, "barrels_high": 605_000,
        "origin_terminal_id": "jose", "origin_name": "Jose Terminal", "share": 1,
      ])
  }

  private static func papersAndLists(_ tables: inout CaseTables) {
    tables.add(
      "documents",
      [
        "document_id": "paper-1", "vessel_imo": 9_233_789, "load_date": "2024-02-22T00:00:00Z",
        "declared_origin": "Malaysian blend", "barrels": 1_800_000, "discharge_port": "Sikka",
        "vessel_id": .text(harvest), "verdict": "contradicts", "discharge_id": "discharge-1",
        "explanation": "the papers say Malaysia; 93–100% of what was discharged was loaded at Jose",
        "evidence_ids": "11",
      ])
    tables.add(
      "documents",
      [
        "document_id": "paper-2", "vessel_imo": 9_408_475, "load_date": "2024-01-14T00:00:00Z",
        "declared_origin": "Venezuela", "barrels": 550_000, "discharge_port": "Galveston",
        "vessel_id": .text(pioneer), "verdict": "agrees", "discharge_id": "discharge-2",
        "explanation": "loaded at Jose on the day that the papers give",
      ])
    let questions: [(String, String, Cell, String, String)] = [
      (lantern, "ship", "edge-1", "2024-01-07", "none"),
      (lantern, "ship", .null, "2024-12-03", "match"),
      (lantern, "owner", "edge-1", "2024-01-07", "none"),
      (lantern, "owner", .null, "2024-12-03", "none"),
      (harvest, "ship", "edge-2", "2024-02-19", "none"),
      (harvest, "ship", "edge-3", "2024-03-24", "none"),
      (harvest, "ship", .null, "2024-12-03", "none"),
      (pioneer, "ship", "edge-4", "2024-01-14", "none"),
      (pioneer, "ship", .null, "2024-12-03", "none"), (calm, "ship", .null, "2024-12-03", "none"),
    ]
    for (vessel, party, leg, day, answer) in questions {
      tables.add(
        "screenings",
        [
          "screening_id": .text("screening:\(vessel)/\(party)/x"), "vessel_id": .text(vessel),
          "leg": leg, "asked_day": .text(day), "edition_date": "2024-01-03",
          "answer": .text(answer),
          "explanation": answer == "none"
            ? "no entry of the edition has this IMO number or name"
            : "the IMO number is that of an entry of the list",
        ])
    }
    tables.add(
      "designations",
      [
        "designation_id": "d-1", "vessel_id": .text(lantern), "list": "OFAC SDN",
        "entry_id": "49001",
        "entry_name": "SEA LANTERN", "programmes": "VENEZUELA-EO13850", "basis": "imo",
        "strength": "match", "asked_day": "2024-12-03", "first_seen": "2024-09-12",
        "last_seen": "2024-12-03",
      ])
  }

  private static func findings(_ tables: inout CaseTables) {
    let rows:
      [(String, String, String, String, Double, String, String, String, String, String, String)] = [
        (
          "finding-1", harvest, "DSP-3", "C", 0.82,
          "Papers say Malaysia; the barrels were followed from Jose",
          "A cargo declared as Malaysian blend was discharged at Sikka on 24 March 2024. Between 93 and 100 per cent of it was followed back, over one transfer at sea, to a load at Jose. This is consistent with falsified cargo documents.",
          "the papers belong to another cargo of the same ship|the cargo was blended ashore between the transfer and the voyage, unseen by AIS|the draught at Jose was typed for a ballast operation",
          "the transfer off Johor rests on two draughts that crews typed",
          "a bill of lading of the receiving terminal, or a crude assay of the discharged cargo",
          "edge-1 edge-2 edge-3"
        ),
        (
          "finding-2", lantern, "DSP-4", "C", 0.88, "Whole cargo handed over at sea, east of Johor",
          "The two ships lay alongside for 39 hours; one rose by 11.3 m and the other sank by 11.2 m. This is consistent with a ship-to-ship transfer of 1.65 to 1.98 million barrels. Such a transfer is lawful in itself.",
          "the ships waited for a berth and both took ballast", "typed draughts",
          "satellite imagery of 19 to 21 February 2024", "edge-2"
        ),
        (
          "finding-3", lantern, "DSP-1", "D", 0.61,
          "Forty days without a position, across two oceans",
          "No position was heard between 9 January and 18 February 2024, while other ships on the way were heard daily. This is consistent with a transponder switched off.",
          "a transponder fault|the receivers on the way had gaps that the estimate does not know",
          "reception south of the Cape is estimated from few ships",
          "positions from a satellite AIS provider, or LRIT", "edge-1 edge-2"
        ),
      ]
    for row in rows {
      tables.add(
        "findings",
        [
          "finding_id": .text(row.0), "subject": .text(row.1), "practice": .text(row.2),
          "grade": .text(row.3), "confidence": .real(row.4), "title": .text(row.5),
          "summary": .text(row.6), "alternatives": .text(row.7), "weakest_link": .text(row.8),
          "what_would_settle_it": .text(row.9), "legs": .text(row.10),
          "start": "2024-01-09T12:00:00Z", "end": "2024-03-24T06:00:00Z", "rule": "contradiction@1",
          "mmsi": row.1 == lantern ? 352_001_234 : 613_002_345, "evidence_ids": "4 5 6 9 10 11",
        ])
    }
    for (topic, statement) in [
      ("ballast", "Whether a draught changed for cargo or for ballast cannot be told from AIS."),
      ("grade_of_oil", "The grade is a hypothesis from the terminal; no assay was given."),
      ("blending", "Blending in shore tanks leaves no trace in these inputs."),
    ] {
      tables.add("unobserved", ["topic": .text(topic), "statement": .text(statement)])
    }
  }

  private static func provenance(_ tables: inout CaseTables) {
    let hash = String(repeating: "9f3c1b7a", count: 8)
    for id in 1...18 {
      tables.add(
        "evidence",
        [
          "evidence_id": .integer(Int64(id)), "source_id": id == 11 ? 1 : 0,
          "byte_offset": .integer(Int64(id) * 48_211), "byte_length": 94, "sha256": .text(hash),
          "rule": "port-call@1",
        ])
    }
    for (id, name, kind, bytes) in [
      (0, "world.nmea.gz", "ais", 48_000_123), (1, "documents.csv", "documents", 812),
      (2, "sdn_2024-01-03.csv", "list", 4_404_211),
    ] {
      tables.add(
        "sources",
        [
          "source_id": .integer(Int64(id)), "name": .text(name), "kind": .text(kind),
          "bytes": .integer(Int64(bytes)), "sha256": .text(hash), "format": .text("\(kind)_text"),
          "lines_in": .integer(Int64(bytes / 80)),
          "lines_used": .integer(Int64(bytes / 80) - (id == 0 ? 31 : 0)),
          "lines_refused": id == 0 ? 31 : 0,
        ])
    }
    tables.add(
      "refusals",
      [
        "source_id": 0, "reason": "bad_checksum", "lines": 31, "sample_offset": 120_034,
        "sample": "!AIVDM,1,1,,A,15M<script>alert(1)</script>,0*00",
      ])
    tables.add(
      "runs",
      [
        "run_id": .text(hash), "program_version": "0.1.0", "schema_version": 1,
        "options": #"{"as_of":"2024-12-03","memory":"256 MiB"}"#,
        "thresholds": #"{"gap@1":{"hours":6,"reach":[1,2]},"encounter@1":{"metres":500}}"#,
        "inputs": .text(hash), "as_of": "2024-12-03",
      ])
  }
}
