/// The dossier of two states: one HTML file that needs no network, prints, and fits a telephone.
///
/// The page is whole without a script. The same view gives the same bytes.
import Ledger
import Vocabulary

package struct Dossier: Sendable {
  private let reading: DossierReading

  package init(_ reading: DossierReading) { self.reading = reading }

  /// The whole file.
  package var page: String {
    let notes = DossierNotes(reading.view)
    let sections = DossierSections(reading: reading, notes: notes)
    // The sections are built before the notes, which number what they cite.
    let parts = [
      sections.pledges, sections.moved, sections.sea, sections.unseen, sections.listed,
      sections.words, sections.outlook,
    ]
    let body = tag(
      "body", tag("a", ["class": "skip", "href": "#pledges"], "Skip to the pledges"),
      sections.header, Self.contents(sections.titles), tag("main", [:], parts + [notes.section]),
      tag(
        "footer",
        tag(
          "p",
          .text(
            "Plimsoll finds and explains; it never says that anyone broke the law. What cannot be "
              + "seen is said to be unseen and is never counted as nought."))))
    return Self.document("\(reading.firstName) and \(reading.secondName) · Plimsoll dossier", body)
  }

  static func document(_ title: String, _ body: Markup) -> String {
    let head = [
      tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'",
        ]),
      tag("meta", ["name": "referrer", "content": "no-referrer"]), tag("title", .text(title)),
    ].map(\.rendered).joined()
    // The stylesheet is ours and holds no text of an input, so it may stand unescaped.
    return "<!DOCTYPE html>\n<html lang=\"en\"><head>" + head + "<style>\n" + Stylesheet.text + "\n"
      + DossierStyle.text + "\n</style></head>" + body.rendered + "</html>\n"
  }

  private static func contents(_ titles: [(String, String)]) -> Markup {
    tag(
      "nav", ["aria-label": "Sections"],
      tag("ol", [:], titles.map { tag("li", tag("a", ["href": "#\($0.0)"], .text($0.1))) }))
  }
}

/// The parts of the page, in its order.
struct DossierSections {
  let reading: DossierReading
  let notes: DossierNotes

  var view: LedgerView { reading.view }
  var day: CivilDate { view.asOf.valid }

  var titles: [(String, String)] {
    [
      ("pledges", "Promised"), ("moved", "Moved"), ("sea", "At sea"), ("unseen", "Unseen"),
      ("listed", "Listed"), ("words", "Words and deeds"), ("outlook", "Outlook"),
      ("statements", "Statements"),
    ]
  }

  var header: Markup {
    let known = view.asOf.known.map { ", by what was recorded up to \(Figures.day($0))" } ?? ""
    return tag(
      "header", ["class": "masthead"], tag("p", ["class": "kicker"], "Plimsoll dossier"),
      tag("h1", .text("\(reading.firstName) and \(reading.secondName): promised, moved, unseen")),
      tag("p", ["class": "standfirst"], .text(standfirst)),
      tag("p", ["class": "asof"], .text("As of \(Figures.day(day))\(known)")), figures)
  }

  private var answers: [(Commitment, StageAnswer)] {
    reading.commitments.map { ($0, StageCheck.answer($0, on: day)) }
  }

  private var standfirst: String {
    let promises = answers
    let delivered = promises.filter { ($0.1.stage.step ?? 0) >= 3 }.count
    let lapsed = promises.filter { $0.1.stage == .lapsed }.count
    let open = promises.filter { $0.1.isOpen && $0.1.stage != .lapsed }.count
    guard !promises.isEmpty else {
      return "No promise between the two is in this ledger as of this day."
    }
    let last = reading.armsYears.filter { $0.total.best > 0 }.last
    let arms = last.map { " The last delivery of major arms on record was in \($0.year)." } ?? ""
    return "Of \(Figures.count(promises.count, "promise")) on record, \(Figures.count(delivered)) "
      + "\(delivered == 1 ? "was" : "were") kept, \(Figures.count(lapsed)) lapsed and "
      + "\(Figures.count(open)) \(open == 1 ? "is" : "are") open.\(arms)"
  }

  private var figures: Markup {
    let promises = answers
    let total = reading.armsYears.reduce(Estimate.zero) { $0 + $1.total }
    let bases = Basis.allCases.map { basis in reading.flows.filter { $0.basis == basis }.count }
    let items: [(String, String, String)] = [
      (Figures.count(promises.count), "promises on record", "pledges"),
      (
        Figures.count(promises.filter { ($0.1.stage.step ?? 0) >= 3 }.count),
        "kept, as far as is known", "pledges"
      ),
      (Figures.count(promises.filter { $0.1.stage == .lapsed }.count), "lapsed", "pledges"),
      (DossierWords.short(total.best), "million TIV of arms delivered", "moved"),
      (
        Figures.count(bases[0]),
        "flows observed; \(bases[1]) reported, \(bases[2]) estimated, \(bases[3]) alleged", "moved"
      ),
      (
        Figures.count(reading.answers.filter { $0.result.verdict == .contradicted }.count)
          + " of \(Figures.count(reading.answers.count))", "claims contradicted", "words"
      ),
    ]
    return tag(
      "dl", ["class": "figures"],
      items.map { value, words, link in
        tag(
          "div", tag("dt", tag("a", ["href": "#\(link)"], .text(words))),
          tag("dd", tag("b", .text(value))))
      })
  }

  // MARK: promised

  var pledges: Markup {
    let groups = Dictionary(grouping: answers) { Self.kinds[$0.0.kind] ?? "Other" }
    let order = ["Arms", "Credit and investment", "Oil", "Trade", "Agreements", "Other"]
    let tables = order.compactMap { name -> Markup? in
      guard let rows = groups[name] else { return nil }
      return tag(
        "div", tag("h3", .text(name)),
        tag(
          "table", ["class": "ledger"],
          tag(
            "thead",
            tag(
              "tr", tag("th", "Promise"), tag("th", ["class": "n"], "Size"), tag("th", "Since"),
              tag("th", "State"), tag("th", "Delivered on record"))),
          tag("tbody", [:], rows.sorted(by: Self.before).prefix(Self.shown).map(row))),
        folded(rows.sorted(by: Self.before).dropFirst(Self.shown).map(row)))
    }
    return section(
      "pledges", "What was promised",
      "A promise lapses when its day and a year of grace are past with no sign of delivery. Sizes in "
        + "unlike units are never added.", tables.isEmpty ? [none] : [slopes] + tables)
  }

  /// Rows of one kind before the rest is folded away.
  private static let shown = 14

  private func folded(_ rows: [Markup]) -> Markup {
    guard !rows.isEmpty else { return .nothing }
    return tag(
      "details", ["class": "folds"], tag("summary", .text("\(Figures.count(rows.count)) more")),
      tag("table", ["class": "ledger"], tag("tbody", [:], rows)))
  }

  private static let kinds: [String: String] = [
    "arms": "Arms", "arms plant": "Arms", "credit": "Credit and investment",
    "bank": "Credit and investment",
    "oil": "Oil", "oil JV": "Oil", "crude route": "Oil", "trade": "Trade",
    "agreement": "Agreements", "agreements": "Agreements", "treaty": "Agreements",
  ]

  private static func before(_ left: (Commitment, StageAnswer), _ right: (Commitment, StageAnswer))
    -> Bool
  {
    let (a, b) = (left.0.promisedOn?.daysSinceEpoch ?? 0, right.0.promisedOn?.daysSinceEpoch ?? 0)
    return (b, left.0.id) < (a, right.0.id)
  }

  private func row(_ item: (Commitment, StageAnswer)) -> Markup {
    let (promise, answer) = item
    let kept = reading.flows.filter { $0.fulfils == promise.id }
    let counted =
      promise.countsInTotals
      ? Markup.nothing
      : tag("span", ["class": "quiet"], " (not counted in totals)")
    return tag(
      "tr",
      tag(
        "td", .name(promise.object), counted,
        tag("p", ["class": "quiet"], .text(parties(promise.from, promise.to)))),
      tag(
        "td", ["class": "n"],
        .text(promise.quantity.map(DossierWords.amount) ?? "no figure"),
        notes.cite(promise.statements, only: .quantity)),
      tag("td", .text(promise.promisedOn.map(DossierWords.when) ?? "–")),
      tag(
        "td",
        tag("span", ["class": "stage \(answer.stage.rawValue)"], .text(answer.stage.rawValue)),
        notes.cite(promise.statements, only: .stage),
        tag("p", ["class": "quiet"], .text(answer.explanation))),
      tag(
        "td", [:],
        kept.isEmpty ? [.text(answer.isOpen ? "nothing on record" : "–")] : kept.map(delivered)))
  }

  private func delivered(_ flow: Flow) -> Markup {
    let count = flow.alternate.map { "\(DossierWords.amount($0)), " } ?? ""
    let size = flow.quantity.map(DossierWords.amount) ?? "no figure"
    return tag(
      "p", .text("\(count)\(size), \(years(flow))"), notes.cite(flow.statements, only: .quantity))
  }

  private func parties(_ from: SubjectID?, _ to: SubjectID?) -> String {
    "\(from.map(view.name) ?? "?") to \(to.map(view.name) ?? "?")"
  }

  func years(_ flow: Flow) -> String {
    guard let end = flow.end else { return "no date" }
    guard let start = flow.start, start.year != end.year else {
      let isYear = flow.start.map { $0.month == 1 && $0.day == 1 && end.month == 12 } ?? false
      return isYear ? "\(end.year)" : Figures.day(end)
    }
    return "\(start.year)–\(end.year)"
  }

  /// Promised against delivered, where both are told in TIV.
  private var slopes: Markup {
    let pairs = reading.commitments.compactMap {
      promise -> (label: String, before: Double, after: Double?)? in
      guard promise.alternate?.unit == .trendIndicatorValue,
        let size = promise.alternate?.value.best,
        size > 0
      else { return nil }
      let kept = reading.flows.filter { $0.fulfils == promise.id }
        .compactMap { $0.quantity?.unit == .trendIndicatorValue ? $0.quantity?.value.best : nil }
      return (String(promise.object.prefix(38)), size, kept.isEmpty ? nil : kept.reduce(0, +))
    }.sorted { $0.before > $1.before }.prefix(8)
    guard pairs.count > 1 else { return .nothing }
    return tag(
      "figure", DossierCharts.slopes(Array(pairs), title: "The largest arms deals, million TIV"),
      tag(
        "figcaption",
        .text(
          "The largest arms deals that SIPRI believes, ordered against delivered, million TIV. A "
            + "register of believed deals leaves out what was promised and never signed.")))
  }

  var none: Markup {
    tag("p", ["class": "none"], "Nothing is in the ledger for this pair as of this day.")
  }

  func section(_ id: String, _ title: String, _ lead: String, _ content: [Markup]) -> Markup {
    tag(
      "section", ["id": id],
      [tag("h2", .text(title)), tag("p", ["class": "lead"], .text(lead))] + content)
  }
}

extension Commitment {
  /// The size of the order in SIPRI's volume, when the register gives it.
  var alternate: Quantity? {
    statements.last { $0.property == .alternateQuantity }?.value.quantity
  }
}
