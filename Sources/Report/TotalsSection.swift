/// Barrels by month, origin and destination: what a reader asks first of a whole case.
import CaseFile
import Vocabulary

struct TotalsSection {
  let reading: Reading
  let evidence: EvidenceLinks

  private static let limit = 200

  var markup: Markup {
    let rows = reading.tables.records("totals")
    if rows.isEmpty {
      return Piece.section(
        "totals", "Barrels by month", nil, [Piece.none("No discharge of cargo was seen.")])
    }
    let cells = rows.prefix(Self.limit).map { row -> [Markup] in
      [
        .text(row.text("month") ?? ""),
        row.text("origin_terminal_id") == nil
          ? tag("span", ["class": "quiet"], "origin not seen")
          : place(row, "origin"),
        place(row, "destination"), Piece.estimate(Barrels(row)),
        .text(row.integer("discharges").map { Figures.count($0) } ?? ""),
        Piece.grade(row.text("grade") ?? "U"), evidence.links(row),
      ]
    }
    let left = rows.count - cells.count
    return Piece.section(
      "totals", "Barrels by month",
      .text(
        "What was seen to be discharged, with intervals; oil that came ashore out of sight is in none "
          + "of these figures. \(unseen(rows))"),
      [
        Piece.table(
          "Barrels discharged by month, origin and destination",
          ["Month", "From", "To", "Barrels", "Discharges", "Grade", "Evidence"], cells),
        left > 0
          ? tag("p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer totals."))
          : .nothing,
      ])
  }

  private func place(_ row: CaseRecord, _ end: String) -> Markup {
    let name = row.text("\(end)_name") ?? reading.placeName(row.text("\(end)_terminal_id"))
    guard let country = row.text("\(end)_country") else { return .name(name) }
    return .group([.name(name), tag("div", ["class": "quiet"], .name(country))])
  }

  /// How much of all that was discharged has no origin.
  private func unseen(_ rows: [CaseRecord]) -> String {
    let all = rows.compactMap { $0.real("barrels") }.reduce(0, +)
    let open = rows.filter { $0.text("origin_terminal_id") == nil }
      .compactMap { $0.real("barrels") }.reduce(0, +)
    guard all > 0 else { return "" }
    return "Of it \(Figures.percent(open / all)) came from where nobody saw it loaded."
  }
}
