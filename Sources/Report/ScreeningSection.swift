/// Parties against sanctions lists: as of the day of each leg, and as of the day of asking.
///
/// The two answers stand side by side, because a ship that was listed after her voyage was not
/// listed when she made it.
import CaseFile
import Vocabulary

struct ScreeningSection {
  let reading: Reading

  /// Rows shown openly and in all.
  private static let limit = 250

  private struct Question {
    let vessel: String
    let party: String
    let row: CaseRecord
  }

  var markup: Markup {
    let rows = reading.tables.records("screenings")
    if rows.isEmpty {
      return Piece.section(
        "screening", "Against the lists", nil,
        [Piece.none("No sanctions list was given to this run, so no party was screened.")])
    }
    let lines = lines(rows)
    let story = lines.filter { reading.ship($0.vessel)?.isInStory == true }
    let others = lines.filter { reading.ship($0.vessel)?.isInStory != true }
    let matched = others.filter { $0.isMatch }
    let first = story + matched
    return Piece.section(
      "screening", "Against the lists",
      .text(
        "Every party was asked about twice: as the lists stood on the day of the leg, and as they "
          + "stand on the day of asking."),
      [
        first.isEmpty ? Piece.none("No ship with cargo was there to be screened.") : table(first),
        others.count > matched.count
          ? tag(
            "p", ["class": "quiet"],
            .text(
              "\(Figures.count(others.count - matched.count, "further question")) about ships "
                + "without cargo had no match; layer screenings lists each."))
          : .nothing, entries,
      ])
  }

  private struct Line {
    let vessel: String
    let party: String
    let leg: CaseRecord?
    let today: CaseRecord?

    var isMatch: Bool {
      [leg, today].contains { ["match", "possible"].contains($0?.text("answer") ?? "") }
    }

    /// Not listed on the day of the leg and listed now.
    var isLater: Bool {
      leg?.text("answer") == "none" && ["match", "possible"].contains(today?.text("answer") ?? "")
    }
  }

  /// One line for each leg with the answer of today beside it; one for parties without a leg.
  private func lines(_ rows: [CaseRecord]) -> [Line] {
    let questions = rows.compactMap { row in
      row.text("vessel_id").map { Question(vessel: $0, party: party(row, $0), row: row) }
    }
    let groups = Dictionary(grouping: questions, by: { "\($0.vessel)\n\($0.party)" })
    let ordered = groups.values.compactMap { group in group.first.map { ($0, group) } }.sorted {
      key($0.0) < key($1.0)
    }
    return ordered.flatMap { first, group -> [Line] in
      let today = group.first { $0.row.text("leg") == nil }?.row
      let legs = group.filter { $0.row.text("leg") != nil }
      if legs.isEmpty {
        return [Line(vessel: first.vessel, party: first.party, leg: nil, today: today)]
      }
      return legs.map {
        Line(vessel: first.vessel, party: first.party, leg: $0.row, today: today)
      }
    }
  }

  private func key(_ question: Question) -> (Int, String, String) {
    let order = ["ship", "owner", "manager"].firstIndex(of: question.party) ?? 9
    return (
      reading.ship(question.vessel)?.number ?? .max, question.vessel, "\(order)\(question.party)"
    )
  }

  /// The party stands in the name of the question: `screening:VESSEL/PARTY/…`.
  private func party(_ row: CaseRecord, _ vessel: String) -> String {
    let id = row.text("screening_id") ?? ""
    let head = "screening:\(vessel)/"
    guard id.hasPrefix(head) else { return "ship" }
    return String(id.dropFirst(head.count).prefix { $0 != "/" })
  }

  private func table(_ lines: [Line]) -> Markup {
    let rows = lines.prefix(Self.limit).map { line -> [Markup] in
      let leg = line.leg.flatMap { $0.text("leg") }.flatMap { reading.leg($0) }
      return [
        .group([
          Piece.ship(line.vessel, in: reading), tag("div", ["class": "quiet"], .name(line.party)),
        ]),
        leg.map {
          tag(
            "a", ["href": "#\($0.anchor)"],
            .text("\($0.number + 1), \(Words.legKind($0.kind).lowercased())"))
        }
          ?? (line.leg?.text("leg").map { .name($0) } ?? "–"),
        answer(line.leg), answer(line.today),
        .group([
          line.isLater
            ? tag("div", tag("b", "Listed after the voyage.")) : .nothing,
          line.isLater
            ? .group([
              "Then: ", .name(line.leg?.text("explanation") ?? "–"), tag("br"), "Now: ",
              .name(line.today?.text("explanation") ?? "–"),
            ]) : .name((line.leg ?? line.today)?.text("explanation") ?? ""),
        ]),
      ]
    }
    let table = Piece.table(
      "Parties against the lists",
      ["Party", "Leg", "On the day of the leg", "As of asking", "Explanation"], rows)
    let left = lines.count - rows.count
    return .group([
      lines.count > 24
        ? Piece.details("\(Figures.count(lines.count, "line"))", open: true, [table]) : table,
      left > 0
        ? tag("p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer screenings."))
        : .nothing,
    ])
  }

  private func answer(_ row: CaseRecord?) -> Markup {
    guard let row else { return tag("span", ["class": "quiet"], "not asked") }
    let edition = row.text("edition_date").map { "edition \($0)" } ?? "no edition covers it"
    return .group([
      Piece.verdict(row.text("answer") ?? "cannot_tell"),
      tag("div", ["class": "quiet day"], .name("asked for \(row.text("asked_day") ?? "–")")),
      tag("div", ["class": "quiet day"], .name(edition)),
    ])
  }

  private var entries: Markup {
    let rows = reading.tables.records("designations")
    if rows.isEmpty { return .nothing }
    let cells = rows.prefix(Self.limit).map { row -> [Markup] in
      [
        Piece.ship(row.text("vessel_id"), in: reading),
        .group([
          .name(row.text("entry_name") ?? "–"),
          tag(
            "div", ["class": "quiet"],
            .name("\(row.text("list") ?? "") \(row.text("entry_id") ?? "")")),
        ]),
        .name(row.text("programmes") ?? "–"), .name(row.text("basis") ?? "–"),
        Piece.verdict(row.text("strength") ?? ""), .name(row.text("asked_day") ?? "–"),
        .name("\(row.text("first_seen") ?? "–") to \(row.text("last_seen") ?? "–")"),
      ]
    }
    return Piece.details(
      "\(Figures.count(rows.count, "list entry", "list entries")) that match",
      [
        Piece.table(
          "List entries that match",
          ["Ship", "Entry", "Programmes", "What matched", "Strength", "Day asked", "In editions"],
          cells)
      ])
  }
}
