/// What moved, what ships show, what nobody sees, who is listed, what was said, what could follow.
import Ledger
import Vocabulary

extension DossierSections {
  var moved: Markup {
    let years = reading.armsYears
    var content: [Markup] = []
    if let first = years.first?.year, let last = years.last?.year, first <= last {
      let totals = Dictionary(years.map { ($0.year, $0.total) }, uniquingKeysWith: { a, _ in a })
      let bars = (first...max(last, day.year)).filter { $0 <= day.year }.map { year in
        DossierCharts.Bar(label: "\(year)", value: totals[year] ?? .zero, isMarked: false)
      }
      content.append(
        tag(
          "figure",
          DossierCharts.bars(bars, title: "Arms delivered by year", unit: "million TIV"),
          tag(
            "figcaption",
            .text(
              "Major arms delivered, million TIV (SIPRI's measure of volume, not a price). "
                + "\(last < day.year ? "No delivery is on record after \(last)." : "")"),
            notes.cite(years.last?.statements ?? [], only: .quantity))))
    }
    let others = reading.flows.filter { $0.kind != "arms" && !$0.id.name.hasPrefix("growth-lab") }
    content += flowTable(others.filter { $0.basis != .observed || !$0.id.name.hasPrefix("case:") })
    return section(
      "moved", "What moved",
      "A flow is observed by instruments, reported by an authority, estimated by somebody's working, or "
        + "only alleged. The four are never mixed in one sum.", content.isEmpty ? [none] : content)
  }

  private func flowTable(_ flows: [Flow]) -> [Markup] {
    guard !flows.isEmpty else { return [] }
    let sorted = flows.sorted {
      ($1.end?.daysSinceEpoch ?? 0, $0.id) < ($0.end?.daysSinceEpoch ?? 0, $1.id)
    }
    let rows = sorted.prefix(60).map { flow -> Markup in
      let label = flow.valuation.map { " \($0.rawValue)" } ?? ""
      let origin =
        flow.declaredOrigin.map { declared in
          ", declared as \(view.name(declared))"
            + (flow.trueOrigin.map { $0 == declared ? "" : ", really \(view.name($0))" } ?? "")
        } ?? ""
      return tag(
        "tr",
        tag(
          "td", .name(flow.object),
          tag(
            "p", ["class": "quiet"],
            .text(
              "\(flow.from.map(view.name) ?? "?") to \(flow.to.map(view.name) ?? "?")\(origin)"))),
        tag(
          "td", ["class": "n"],
          .text((flow.quantity.map(DossierWords.amount) ?? "no figure") + label),
          notes.cite(flow.statements, only: .quantity)),
        tag("td", .text(years(flow))),
        tag(
          "td", tag("span", ["class": "basis \(flow.basis.rawValue)"], .text(flow.basis.rawValue))))
    }
    return [
      tag("h3", "Other flows"),
      tag(
        "table", ["class": "ledger"],
        tag(
          "thead",
          tag(
            "tr", tag("th", "What"), tag("th", ["class": "n"], "Size"), tag("th", "When"),
            tag("th", "Basis"))), tag("tbody", [:], rows)),
      sorted.count > 60
        ? tag("p", ["class": "quiet"], .text("and \(Figures.count(sorted.count - 60)) more"))
        : .nothing,
    ]
  }

  // MARK: unseen

  var unseen: Markup {
    let range = (day.year - 5)...day.year
    let rows = range.map { year -> Markup in
      func status(_ importer: SubjectID, _ exporter: SubjectID) -> Markup {
        let (gap, used) = MirrorCheck.pair(
          importer: importer, exporter: exporter, year: year, flows: reading.flows)
        let band = gap.band.map {
          ", gap \(Figures.fixed($0.lowerBound, 2)) to \(Figures.fixed($0.upperBound, 2))"
        }
        let word =
          gap.status == .neither ? "unobservable: neither side reports" : gap.status.rawValue
        return tag(
          "td", .text(word + (band ?? "") + (gap.isNotable ? ", worth a look" : "")),
          notes.cite(used.flatMap(\.statements), only: .quantity))
      }
      return tag(
        "tr", tag("td", .text("\(year)")), status(reading.first, reading.second),
        status(reading.second, reading.first))
    }
    return section(
      "unseen", "What nobody can see",
      "Trade between two states can be seen from either side. Where both are silent the answer is "
        + "unobservable, not nought. A gap is the logarithm of imports over exports, with freight between "
        + "0 and 20 per cent.",
      [
        tag(
          "table", ["class": "ledger"],
          tag(
            "thead",
            tag(
              "tr", tag("th", "Year"),
              tag("th", .text("\(reading.secondName) to \(reading.firstName)")),
              tag("th", .text("\(reading.firstName) to \(reading.secondName)")))),
          tag("tbody", [:], Array(rows)))
      ])
  }

  // MARK: listed

  var listed: Markup {
    let rows = reading.designations.sorted {
      ($0.from?.daysSinceEpoch ?? 0, $0.id) < ($1.from?.daysSinceEpoch ?? 0, $1.id)
    }
    .map { listing in
      tag(
        "tr",
        tag(
          "td", .name(listing.entity.map(view.name) ?? "?"),
          notes.cite(listing.statements, only: .entity)),
        tag("td", .text(listing.permits ? "licensed" : "listed")),
        tag("td", .text(listing.authority + (listing.programme.map { ", \($0)" } ?? ""))),
        tag("td", .text(listing.from.map(Figures.day) ?? "–")),
        tag("td", .name(listing.scope ?? "")))
    }
    return section(
      "listed", "Who is listed, who is licensed",
      "Listings and licences in force on the day, of the parties of these promises and flows, in the lists "
        + "this ledger holds. No entry means none in them.",
      rows.isEmpty
        ? [none]
        : [
          tag(
            "table", ["class": "ledger"],
            tag(
              "thead",
              tag(
                "tr", tag("th", "Party"), tag("th", "Effect"), tag("th", "Authority"),
                tag("th", "Since"),
                tag("th", "Scope"))), tag("tbody", [:], rows))
        ])
  }

  // MARK: words

  var words: Markup {
    let all = reading.view.statements.values.joined().map { ($0.id, $0) }
    let byID = Dictionary(all, uniquingKeysWith: { first, _ in first })
    let rows = reading.answers.map { claim, result -> Markup in
      let cited = result.statements.prefix(24).compactMap { byID[$0] }
      let style = result.verdict == .notTestable ? "untestable" : result.verdict.rawValue
      let figures = result.figures.prefix(4).map {
        tag("p", ["class": "quiet"], .name("\($0.label): \($0.text)"))
      }
      return tag(
        "tr", tag("td", .text(claim.number)),
        tag(
          "td", .name(claim.says),
          tag("p", ["class": "quiet"], .text("test: \(claim.test.rawValue)"))),
        tag(
          "td",
          tag(
            "span", ["class": "verdict \(style)"],
            .text(DossierWords.verdicts[result.verdict] ?? ""))),
        tag("td", [:], [.text(result.explanation), notes.cite(cited)] + figures))
    }
    let counts = Dictionary(grouping: reading.answers, by: \.result.verdict).mapValues(\.count)
    let summary = Verdict.allCases.compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.rawValue)" }
    }.joined(separator: ", ")
    return section(
      "words", "Words against deeds",
      "What was claimed, put to a named test. Each answer opens the statements it rests on. "
        + (summary.isEmpty ? "" : "In all: \(summary)."),
      [indicator]
        + (rows.isEmpty
          ? [none]
          : [
            tag(
              "table", ["class": "ledger"],
              tag(
                "thead",
                tag(
                  "tr", tag("th", "No."), tag("th", "Claim"), tag("th", "Answer"), tag("th", "Why"))
              ),
              tag("tbody", [:], rows))
          ]))
  }

  /// GDELT's words and deeds, an indicator only.
  private var indicator: Markup {
    func sum(_ kind: String) -> Double {
      reading.series.filter { item in
        guard let partner = item.partner, let state = item.state else { return false }
        return item.kind == kind && Set([partner, state]) == Set([reading.first, reading.second])
      }.map(\.quantity.value.best).reduce(0, +)
    }
    let (said, done) = (sum("words"), sum("deeds"))
    guard said + done > 0 else { return .nothing }
    return tag(
      "p", ["class": "unseen-box"],
      .text(
        "GDELT counts \(Figures.count(Int(said))) events of verbal and \(Figures.count(Int(done))) of "
          + "material cooperation between the two. An indicator of attention, not a measure."))
  }

  // MARK: outlook

  var outlook: Markup {
    guard !reading.outlook.isEmpty else {
      return section(
        "outlook", "Outlook", "No scenario was given.", [none])
    }
    let capacity = reading.outlook.map { item in
      (title: item.scenario.title, points: item.years.map { (x: $0.year, value: $0.capacity) })
    }
    let net = reading.outlook.map { item in
      (title: item.scenario.title, points: item.years.map { (x: $0.year, value: $0.net) })
    }
    let rows = reading.outlook.map { item -> Markup in
      let last = item.years.last
      func band(_ value: Estimate?) -> Markup {
        .text(value.map { "\(DossierWords.short($0.low))–\(DossierWords.short($0.high))" } ?? "–")
      }
      return tag(
        "tr", tag("td", .text(item.scenario.title)),
        tag("td", ["class": "n"], band(last?.capacity)),
        tag("td", ["class": "n"], band(last?.exports)), tag("td", ["class": "n"], band(last?.net)),
        tag("td", ["class": "n"], band(last?.debt)))
    }
    return section(
      "outlook", "What would follow",
      "Three stocks: capacity that declines and is rebuilt by money with a lag, revenue net of discounts "
        + "and debt service, debt. Bands are the parameters' own, with their sources in the parameter file.",
      [
        tag("p", ["class": "warning"], .text(Outlook.label)), tag("h3", "Capacity"),
        DossierCharts.multiples(capacity, title: "Capacity", unit: "barrels a day"),
        tag("h3", "Export revenue after debt service"),
        DossierCharts.multiples(net, title: "Net revenue", unit: "dollars a year"),
        tag(
          "table", ["class": "ledger"],
          tag(
            "thead",
            tag(
              "tr", tag("th", .text("Scenario, \(reading.outlook.first?.years.last?.year ?? 0)")),
              tag("th", ["class": "n"], "Capacity, b/d"), tag("th", ["class": "n"], "Exports, b/d"),
              tag("th", ["class": "n"], "Net, $ a year"), tag("th", ["class": "n"], "Debt, $"))),
          tag("tbody", [:], rows)),
      ])
  }
}
