/// The case on one page, for a reader who has never heard of AIS, draughts or barrels at 60 °F.
///
/// Every sentence is made from rows of the case and leads to the part of the page that shows them. It
/// says what was seen, how sure that is, what else could explain it and what nobody could see; it
/// accuses nobody. On paper it is the first page, with the headline.
import CaseFile
import Vocabulary

struct SummarySection {
  let reading: Reading

  /// Deliveries and findings told at most.
  private static let deliveries = 3
  private static let findings = 3

  var markup: Markup {
    tag(
      "section", ["id": "summary", "class": "summary-page", "aria-labelledby": "summary-title"],
      tag("h2", ["id": "summary-title"], "On one page"),
      tag(
        "div", ["class": "summary-columns"],
        tag("div", [:], [part("What moved", moved), part("How sure this is", sure)]),
        tag(
          "div", [:],
          [
            part("What stands out", standsOut), part("What could not be seen", unseen),
            part("Words used here", words),
          ])))
  }

  private func part(_ title: String, _ content: [Markup]) -> Markup {
    content.isEmpty ? .nothing : tag("div", [:], [tag("h3", .text(title))] + content)
  }

  // MARK: What moved

  private var moved: [Markup] {
    let landed = reading.legs.filter { $0.isLanding && $0.amount != nil }
    guard !landed.isEmpty else {
      let kept = reading.legs.isEmpty ? "No cargo could be followed" : "No cargo was seen ashore"
      return [
        tag(
          "p",
          .text("\(kept) in these inputs. That says nothing about cargo outside them."))
      ]
    }
    let largest = landed.sorted { (key($0)) < (key($1)) }.prefix(Self.deliveries)
    var items = [OriginBars(reading: reading, landed: landed).markup]
    items += largest.map { tag("p", delivery($0)) }
    if landed.count > largest.count {
      items.append(
        tag(
          "p", ["class": "quiet"],
          .text("\(Figures.count(landed.count - largest.count)) more "),
          tag("a", ["href": "#custody"], "in the chain of custody"), "."))
    }
    return items
  }

  /// Cargoes that a finding names come first, then the largest.
  private func key(_ leg: Leg) -> (Int, Double, Int) {
    (named.contains(leg.id) ? 0 : 1, -(leg.amount?.best ?? 0), leg.number)
  }

  private var named: Set<String> {
    Set(reading.findings.filter { Reading.isPractice($0) }.flatMap { CustodyFlow.legIDs($0) })
  }

  /// A sentence such as `About 1.81 million barrels came ashore at …`.
  private func delivery(_ leg: Leg) -> Markup {
    let amount = leg.amount.map { item -> Markup in
      .group([
        .text("About "), tag("b", .text("\(Figures.best(item)) barrels")),
        .text(" of crude (between \(Figures.bounds(item).low) and \(Figures.bounds(item).high))"),
      ])
    }
    return .group([
      amount ?? "An unknown amount of crude", " came ashore at ", place(leg.to),
      .text(leg.time.map { " on \(Figures.day($0))" } ?? ""), " from the ship ",
      Piece.node(leg.from, in: reading), ". ", origin(leg), atSea(leg), " ",
      tag("a", ["href": "#\(leg.anchor)"], .text("Leg \(leg.number + 1)")), ".",
    ])
  }

  private func place(_ node: String) -> Markup {
    let id = node.hasPrefix("terminal:") ? String(node.dropFirst("terminal:".count)) : node
    guard let country = reading.places[id]?.text("country") else {
      return .name(reading.title(ofNode: node))
    }
    return .group([.name(reading.title(ofNode: node)), ", ", .name(country)])
  }

  private func origin(_ leg: Leg) -> Markup {
    let shares = OriginShare.all(leg.record.text("shares"))
    guard
      let most = shares.max(by: { ($0.best, $1.origin ?? "") < ($1.best, $0.origin ?? "") }),
      let id = most.origin
    else { return "Where it was loaded was not seen." }
    let part = Figures.percent(most.best)
    let bounds = (Figures.percent(most.low), Figures.percent(most.high))
    let words =
      bounds.0 == bounds.1
      ? (part == "100%" ? "All" : part) : "\(part) (between \(bounds.0) and \(bounds.1))"
    return .group([
      .text("\(words) of it was, as far as seen, loaded at "),
      place("terminal:\(id)"), ".",
    ])
  }

  /// How often the cargo changed ship, by the chain it belongs to.
  private func atSea(_ leg: Leg) -> Markup {
    let chain = reading.chains.first { $0.flows.contains { $0.leg.id == leg.id } }
    let count = (chain?.flows ?? []).filter { $0.leg.isAtSea }.count
    guard count > 0 else { return .nothing }
    return .text(
      " On the way oil passed from ship to ship at sea"
        + (count == 1 ? " once." : " \(Figures.count(count)) times."))
  }

  // MARK: What stands out

  private var standsOut: [Markup] {
    let practices = reading.findings.filter { Reading.isPractice($0) }
    guard !practices.isEmpty else {
      let open = reading.findings.count
      return [
        tag(
          "p",
          .text(
            "Nothing that was seen is a sign of concealment."
              + (open == 0
                ? ""
                : " \(Figures.count(open, "cargo", "cargoes")) of an origin under a sanctions regime "
                  + "moved openly; a licence may cover that.")))
      ]
    }
    var items = practices.prefix(Self.findings).enumerated().map { index, row in
      tag(
        "p", tag("a", ["href": "#finding-\(index + 1)"], .name(row.text("title") ?? "Finding")),
        ": ", Piece.ship(row.text("subject"), in: reading), ". ",
        .name(Self.firstSentences(row.text("summary") ?? "", 2)))
    }
    items.append(
      tag(
        "p", ["class": "quiet"],
        .text(
          (practices.count > items.count
            ? "\(Figures.count(practices.count - items.count)) more below. " : "")
            + "Each is a reason to look, not a verdict: nothing here says that anyone broke a law.")
      ))
    return items
  }

  /// The first sentences of a text, up to two full stops followed by a space.
  static func firstSentences(_ text: String, _ count: Int) -> String {
    var (left, end) = (count, text.startIndex)
    while left > 0, let stop = text[end...].firstRange(of: ". ") {
      end = stop.upperBound
      left -= 1
    }
    guard left == 0 else { return text }
    return text[..<end].last == " " ? String(text[..<end].dropLast()) : String(text[..<end])
  }

  // MARK: How sure

  private var sure: [Markup] {
    guard let first = reading.findings.first(where: { Reading.isPractice($0) }) else {
      return [
        tag(
          "p",
          .text(
            "Amounts come from how deep the ships lay, as typed by their crews, and are given with "
              + "the two bounds between which the true figure lies nine times out of ten."))
      ]
    }
    let grade = first.text("grade") ?? "U"
    var items = [
      tag(
        "p", Piece.grade(grade), " ", .text(Words.grade(grade)),
        " A chain is as strong as its weakest link: ",
        .name(first.text("weakest_link") ?? "not named"), ".")
    ]
    let others = (first.text("alternatives") ?? "").split(separator: "|").prefix(2).map {
      tag("li", .name(String($0).trimmed))
    }
    if !others.isEmpty {
      items += [tag("p", "It could also be:"), tag("ul", [:], others)]
    }
    if let settling = first.text("what_would_settle_it") {
      items.append(tag("p", tag("b", "What would settle it: "), .name(settling)))
    }
    return items
  }

  private var unseen: [Markup] {
    let rows = reading.tables.records("unobserved").compactMap { $0.text("statement") }
    var items = rows.prefix(2).map { tag("p", .name(Self.firstSentences($0, 2))) }
    items.append(
      tag("p", ["class": "quiet"], tag("a", ["href": "#unseen"], "All limits of this case"), "."))
    return items
  }

  private var words: [Markup] {
    [
      tag(
        "p", ["class": "quiet"],
        .text(
          "AIS: radio messages in which ships say who and where they are. Draught: how deep a ship "
            + "lies; it grows as she loads. Ship-to-ship transfer: oil pumped from one ship to "
            + "another at sea, common and often lawful. Barrel: 159 litres."))
    ]
  }
}
