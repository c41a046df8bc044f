/// What the papers say beside what was seen.
import CaseFile
import Vocabulary

struct DocumentsSection {
  let reading: Reading
  let evidence: EvidenceLinks

  private static let limit = 300

  var markup: Markup {
    let rows = reading.tables.records("documents")
    if rows.isEmpty {
      return Piece.section(
        "papers", "Papers beside what was seen", nil,
        [Piece.none("No cargo documents were given to this run.")])
    }
    let cells = rows.prefix(Self.limit).map { row -> [Markup] in
      [
        .group([
          Piece.ship(row.text("vessel_id"), in: reading),
          tag(
            "div", ["class": "quiet"], .text(row.integer("vessel_imo").map { "IMO \($0)" } ?? "")),
        ]),
        declared(row), seen(row), Piece.verdict(row.text("verdict") ?? "cannot_tell"),
        .name(row.text("explanation") ?? ""), evidence.links(row),
      ]
    }
    let left = rows.count - cells.count
    return Piece.section(
      "papers", "Papers beside what was seen",
      .text(
        "A declared origin is a statement. It is kept apart from what the tracks and draughts show, "
          + "and compared only where both speak of the same cargo."),
      [
        Piece.table(
          "Declared cargo and observed cargo",
          ["Ship", "The papers say", "What was seen", "Comparison", "Why", "Evidence"], cells),
        left > 0
          ? tag("p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer documents."))
          : .nothing,
      ])
  }

  private func declared(_ row: CaseRecord) -> Markup {
    let date = row.time("load_date").map { Figures.day($0) } ?? row.text("load_date") ?? "no date"
    return .group([
      tag("b", .name(row.text("declared_origin") ?? "no origin")), tag("br"),
      .name("loaded \(date), for \(row.text("discharge_port") ?? "no port")"), tag("br"),
      .text(row.real("barrels").map { "\(Figures.barrels($0)) barrels" } ?? "no quantity"),
    ])
  }

  /// Origins of the discharge that the paper was compared with.
  private func seen(_ row: CaseRecord) -> Markup {
    guard let id = row.text("discharge_id") else {
      return tag("span", ["class": "quiet"], "no discharge of this cargo seen")
    }
    let found = reading.tables.records("discharges").filter { $0.text("discharge_id") == id }
    let rows =
      found.isEmpty
      ? [] : reading.tables.records("discharges").filter { isSameStay($0, found[0]) }
    if rows.isEmpty { return tag("span", ["class": "quiet"], "no discharge of this cargo seen") }
    // One amount for the whole; origins that round to nothing are left to the case file.
    let named = rows.filter { ($0.real("share") ?? 1) >= 0.005 }
    let parts = named.map { row -> Markup in
      let share = row.real("share").map { " \(Figures.percent($0))" } ?? ""
      let place = row.text("origin_name") ?? reading.placeName(row.text("origin_terminal_id"))
      return tag("div", .name(place + share))
    }
    let place = rows[0].text("terminal_name") ?? reading.placeName(rows[0].text("terminal_id"))
    let amount: [Markup] = [
      .name("discharged at \(place): "), Piece.estimate(Barrels(rows[0])),
    ]
    return .group(amount + parts)
  }

  private func isSameStay(_ a: CaseRecord, _ b: CaseRecord) -> Bool {
    a["vessel_id"] == b["vessel_id"] && a["terminal_id"] == b["terminal_id"]
      && a["time"] == b["time"]
  }
}
