/// What ships were seen to discharge, against residual exports and against the receivers' customs.
import Ledger
import Vocabulary

extension DossierSections {
  var sea: Markup {
    let years = ResidualCheck.years(in: reading.flows)
    return section(
      "sea", "What ships explain",
      "Growth Lab's residual is what a silent country must have sold and no partner reports. The sum of "
        + "observed discharges of its oil must fit under it; the rest stays unobservable.",
      [years.isEmpty ? none : residualTable(years)] + loose(Set(years.map(\.year))) + customs)
  }

  private func residualTable(_ years: [ResidualCheck.Year]) -> Markup {
    tag(
      "table", ["class": "ledger"],
      tag(
        "thead",
        tag(
          "tr", tag("th", "Year"), tag("th", ["class": "n"], "Residual exports"),
          tag("th", ["class": "n"], "At 25 to 95 dollars"),
          tag("th", ["class": "n"], "Ships seen to discharge"), tag("th", "Explained by ships"))),
      tag("tbody", [:], years.map(residualRow)))
  }

  private func residualRow(_ item: ResidualCheck.Year) -> Markup {
    let share =
      item.seen.isEmpty
      ? "no discharge in this ledger"
      : item.answer.explained.map {
        "\(Figures.percent($0.low)) to \(Figures.percent(min($0.high, 9.99)))"
      } ?? "–"
    return tag(
      "tr", tag("td", .text("\(item.year)")),
      tag(
        "td", ["class": "n"], .text(item.residual.quantity.map(DossierWords.amount) ?? "–"),
        notes.cite(item.residual.statements, only: .quantity)),
      tag("td", ["class": "n"], .text(barrels(item.barrels))),
      tag(
        "td", ["class": "n"], .text(item.seen.isEmpty ? "–" : barrels(item.observed)),
        notes.cite(item.seen.flatMap(\.statements), only: .quantity)),
      tag("td", .text(share + (item.answer.fits ? "" : ": more than the total allows"))))
  }

  /// Discharges of years without a control total.
  private func loose(_ years: Set<Int>) -> [Markup] {
    let seen = reading.flows.filter { $0.basis == .observed && $0.kind == "oil" }
    let rest = seen.filter { !years.contains($0.end?.year ?? 0) }
    guard !rest.isEmpty else { return [] }
    let sum = rest.compactMap(\.quantity).filter { $0.unit == .barrel }.map(\.value).reduce(
      Estimate.zero, +)
    return [
      tag(
        "p",
        .text(
          "\(Figures.count(rest.count, "discharge")) of other years, \(barrels(sum)), have no control "
            + "total in this ledger."), notes.cite(rest.flatMap(\.statements), only: .quantity))
    ]
  }

  // MARK: customs of the receivers

  private var customs: [Markup] {
    let pair = [reading.first, reading.second]
    let years = CustomsCheck.years(in: reading.view.flows).filter {
      pair.contains($0.origin) || pair.contains($0.importer)
    }
    guard !years.isEmpty else { return [] }
    return [
      tag("h3", "Against the customs of the receivers"),
      tag(
        "table", ["class": "ledger"],
        tag(
          "thead",
          tag(
            "tr", tag("th", "Year"), tag("th", "Oil of"), tag("th", "Landed in"),
            tag("th", ["class": "n"], "Ships seen to discharge"),
            tag("th", ["class": "n"], "Credited by customs"), tag("th", "Answer"))),
        tag("tbody", [:], years.map(customsRow))),
    ]
  }

  private func customsRow(_ item: CustomsCheck.Year) -> Markup {
    let result = CustomsCheck.run(item, in: reading.view)
    return tag(
      "tr", tag("td", .text("\(item.year)")), tag("td", .text(reading.view.name(item.origin))),
      tag("td", .text(reading.view.name(item.importer))),
      tag(
        "td", ["class": "n"], .text(barrels(item.observed)),
        notes.cite(item.seen.flatMap(\.statements), only: .quantity)),
      tag(
        "td", ["class": "n"], .text(item.customs.map(barrels) ?? "–"),
        notes.cite(item.rows.flatMap(\.statements), only: .alternateQuantity)),
      tag("td", .text(result.explanation)))
  }

  private func barrels(_ value: Estimate) -> String {
    let shown = PrintedFigures.rounded(value)
    return "\(DossierWords.short(shown.low))–\(DossierWords.short(shown.high)) barrels"
  }
}
