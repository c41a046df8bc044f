/// The statements a dossier cites, numbered in the order of first use, so that every figure opens
/// its statement and the statement its source.
import Ledger
import Vocabulary

/// Collects citations while the page is built.
final class DossierNotes {
  private(set) var order: [Statement] = []
  private var numbers: [StatementID: Int] = [:]
  private let view: LedgerView

  /// Marks shown behind one figure at most; the rest is counted.
  static let shown = 3

  init(_ view: LedgerView) { self.view = view }

  /// Links to the statements behind a figure; those with a value stand first.
  func cite(_ statements: [Statement], only: Property? = nil) -> Markup {
    let wanted = statements.filter { only == nil || $0.property == only }
    let chosen = Array((wanted.isEmpty ? statements : wanted).prefix(Self.shown))
    guard !chosen.isEmpty else { return .nothing }
    let links = chosen.map { statement -> Markup in
      let number = number(of: statement)
      return tag(
        "a",
        ["class": "cite", "href": "#s\(number)", "title": view.sources[statement.source]?.title],
        .text("\(number)"))
    }
    let rest = (wanted.isEmpty ? statements : wanted).count - chosen.count
    let more: Markup = rest > 0 ? tag("span", ["class": "quiet"], .text(" +\(rest)")) : .nothing
    return tag("sup", .joined(links, by: " "), more)
  }

  private func number(of statement: Statement) -> Int {
    if let known = numbers[statement.id] { return known }
    order.append(statement)
    numbers[statement.id] = order.count
    return order.count
  }

  /// The section all citations point to.
  var section: Markup {
    tag(
      "section", ["id": "statements"], tag("h2", "Statements"),
      tag(
        "p", ["class": "lead"],
        .text(
          "Every figure above rests on these. A statement is one source's word on one thing, with "
            + "the bytes or words it was read from, the days it holds, and when it was recorded.")),
      tag(
        "ol", ["class": "notes"],
        order.enumerated().map { index, statement in
          tag("li", ["id": "s\(index + 1)", "value": "\(index + 1)"], words(of: statement))
        }), sources)
  }

  private func words(of statement: Statement) -> [Markup] {
    let source = view.sources[statement.source]
    var days = ""
    if let from = statement.validFrom { days += "from \(DossierWords.when(from))" }
    if let to = statement.validTo { days += " to \(DossierWords.when(to))" }
    let grade =
      "\(source?.reliability.map(String.init) ?? "F")"
      + "\(statement.credibility.map { String($0.value) } ?? "6")"
    let place =
      statement.span.map { " · bytes \($0.offset)–\($0.offset + UInt64($0.length))" } ?? ""
    return [
      tag("b", .text(DossierWords.property(statement.property))), " ",
      .name(DossierWords.value(statement.value, view)),
      statement.quote.map { tag("q", .name($0)) } ?? .nothing,
      tag(
        "span", ["class": "quiet"],
        .text(" \(days) · graded \(grade)\(place) · "),
        tag(
          "a", ["href": "#src-\(sourceNumber(statement.source))"],
          .name(source?.title ?? statement.source)),
        .text(
          " · recorded \(Figures.day(statement.recordedAt)) by \(statement.recordedBy) · \(statement.id.text)"
        )),
    ]
  }

  private var cited: [String] {
    var seen: Set<String> = []
    return order.map(\.source).filter { seen.insert($0).inserted }
  }

  private func sourceNumber(_ id: String) -> Int { (cited.firstIndex(of: id) ?? -1) + 1 }

  private var sources: Markup {
    tag(
      "div", ["id": "sources"], tag("h3", "Sources"),
      tag(
        "ol", ["class": "notes"],
        cited.enumerated().map { index, id in
          let source = view.sources[id]
          return tag(
            "li", ["id": "src-\(index + 1)", "value": "\(index + 1)"],
            tag("b", .name(source?.title ?? id)),
            tag(
              "span", ["class": "quiet"],
              .text(
                [
                  source?.publisher.map { " · \($0)" },
                  source?.published.map { " · \(Figures.day($0))" },
                  source.map { " · \($0.format)" },
                  source?.sha256.map { " · SHA-256 \($0)" },
                ].compactMap(\.self).joined()),
              source?.url.map { tag("span", ["class": "url"], .text(" · \($0)")) } ?? .nothing))
        }))
  }
}

/// The ledger's words for readers.
enum DossierWords {
  static func property(_ property: Property) -> String {
    switch property {
    case .windowStart: "begins"
    case .windowEnd: "ends"
    case .countsInTotals: "counts in totals:"
    case .alternateQuantity: "also counted as"
    case .declaredOrigin: "declared origin"
    case .trueOrigin: "true origin"
    case .holdsOffice: "in office"
    case .claimed: "claims"
    case .suggestedStatus: "suggested status"
    case .reportStatus: "reported by"
    default: property.rawValue
    }
  }

  static func value(_ value: StatementValue, _ view: LedgerView) -> String {
    switch value {
    case .text(let text): text
    case .subject(let subject): view.name(subject)
    case .quantity(let quantity): amount(quantity)
    case .day(let day): Figures.day(day)
    case .missing(let mark): mark.isEmpty ? "no figure given" : "no figure given (\(mark))"
    }
  }

  /// A quantity in print: `$1.2 bn`, `120,000 barrels a day`, `92 units`.
  static func amount(_ quantity: Quantity) -> String {
    let (low, high) = (quantity.value.low, quantity.value.high)
    let isRange = high - low > abs(quantity.value.best) * 1e-9
    let size = isRange ? "\(short(low))–\(short(high))" : short(quantity.value.best)
    let mark: [Qualifier: String] = [
      .about: "about ", .moreThan: "more than ", .atLeast: "at least ", .lessThan: "less than ",
      .atMost: "at most ",
    ]
    let rate = quantity.per.map { per in
      per == .barrel
        ? " a barrel" : per == .barrelPerDay ? " per barrel a day" : " a \(per.rawValue)"
    }
    let kind = quantity.measure == .amount ? "" : " (\(quantity.measure.rawValue))"
    let body: String
    switch quantity.unit {
    case .money(let currency):
      body = currency.code == "USD" ? "$\(size)" : "\(size) \(currency.code)"
    case .tonne: body = "\(size) t"
    case .barrel: body = "\(size) barrels"
    case .trendIndicatorValue: body = "\(size) m TIV"
    case .percent: body = "\(size)%"
    case .rank: body = "place \(size)"
    case .count(let noun): body = "\(size) \(plural(noun, isRange ? high : quantity.value.best))"
    case .ratio: body = "\(Figures.fixed(quantity.value.best, 2)) of it"
    default: body = "\(size) \(quantity.unit.symbol)"
    }
    return (mark[quantity.qualifier] ?? "") + body + (rate ?? "") + kind
  }

  /// A day in print; the year alone where a source gave no more (its first or last day).
  static func when(_ day: CivilDate) -> String {
    (day.month, day.day) == (1, 1) || (day.month, day.day) == (12, 31)
      ? "\(day.year)" : Figures.day(day)
  }

  private static func plural(_ noun: String, _ count: Double) -> String {
    if count == 1 || noun.hasSuffix("craft") { return noun }
    if noun.hasSuffix("y") { return noun.dropLast() + "ies" }
    return noun + "s"
  }

  /// Three figures and a word for the size.
  static func short(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1e9 { return trimmed(value / 1e9) + " bn" }
    if size >= 1e6 { return trimmed(value / 1e6) + " m" }
    if size >= 1000 || value == value.rounded() {
      return Int(exactly: value.rounded()).map { Figures.count($0) } ?? "–"
    }
    return trimmed(value)
  }

  private static func trimmed(_ value: Double) -> String {
    var text = Figures.fixed(value, abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }

  static let verdicts: [Verdict: String] = [
    .confirmed: "Confirmed", .partly: "Partly", .contradicted: "Contradicted", .stale: "Stale",
    .unobservable: "Unobservable", .notTestable: "Not testable",
  ]
}
