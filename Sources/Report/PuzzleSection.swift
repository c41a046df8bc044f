/// Cargo that does not add up, each with the ways it may have come about, the cheapest first.
import CaseFile
import Vocabulary

struct PuzzleSection {
  let reading: Reading
  let evidence: EvidenceLinks

  /// Cargoes written out at most; the rest is in the case file.
  private static let limit = 60

  var markup: Markup {
    let rows = reading.tables.records("explanations")
    let cargoes = Dictionary(grouping: rows) { $0.text("cargo_id") ?? "" }
      .mapValues { $0.sorted { ($0.integer("rank") ?? 0) < ($1.integer("rank") ?? 0) } }
      .sorted { (start($0.value), $0.key) < (start($1.value), $1.key) }
      .map(\.value)
    guard !cargoes.isEmpty else {
      return Piece.section(
        "puzzles", "What does not add up", nil,
        [Piece.none("All that was observed of the cargoes can be true together.")])
    }
    let left = cargoes.count - min(Self.limit, cargoes.count)
    return Piece.section(
      "puzzles", "What does not add up",
      "Not all of these observations can be true. Each way out is listed, the likeliest first.",
      cargoes.prefix(Self.limit).map(article) + [
        left > 0
          ? tag(
            "p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer explanations."))
          : .nothing
      ])
  }

  private func start(_ rows: [CaseRecord]) -> String { rows.first?.text("start") ?? "" }

  private func article(_ rows: [CaseRecord]) -> Markup {
    guard let first = rows.first else { return .nothing }
    let ways = rows.map { row in
      tag(
        "li",
        .group([
          tag("b", .text(Figures.percent(row.real("probability") ?? 0))), " ",
          .name(row.text("explanation") ?? ""),
        ]))
    }
    let observations = (first.text("observations") ?? "").split(separator: "|").map {
      tag("li", .name(String($0).trimmed))
    }
    return tag(
      "article", ["class": "finding"],
      tag(
        "header",
        tag("h3", first.text("vessel_id").map { Piece.ship($0, in: reading) } ?? "A ship"),
        tag("p", ["class": "byline"], byline(first))),
      tag(
        "dl", ["class": "reasons"],
        tag("div", tag("dt", "Observed"), tag("dd", tag("ul", [:], observations))),
        tag("div", tag("dt", "Ways out"), tag("dd", tag("ol", [:], ways))),
        tag("div", tag("dt", "Evidence"), tag("dd", evidence.links(first)))))
  }

  private func byline(_ row: CaseRecord) -> Markup {
    let barrels = row.real("barrels") ?? 0
    let amount =
      "about \(Figures.guess(abs(barrels))) barrels "
      + (barrels < 0
        ? "less aboard than her movements left" : "more aboard than her movements brought")
    guard let start = row.time("start") else { return .text(amount) }
    return .text("\(Figures.period(start, max(start, row.time("end") ?? start))) · \(amount)")
  }
}
