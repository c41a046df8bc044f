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
    /// Who a document names; empty for parties of the ship herself.
    let name: String
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
    let name: String
    let leg: CaseRecord?
    let today: CaseRecord?

    var isMatch: Bool {
      [leg, today].contains { ["match", "possible"].contains($0?.text("answer") ?? "") }
    }

    /// What changed between the day of the leg and the day of asking; nil when nothing did, or when one
    /// of the two cannot be told.
    var change: String? {
      let (then, now) = (leg?.text("answer"), today?.text("answer"))
      let listed = ["match", "possible"]
      if then == "none", listed.contains(now ?? "") { return "Listed after the voyage." }
      if listed.contains(then ?? ""), now == "none" { return "De-listed since the voyage." }
      return exposureChange
    }

    /// What stands against the party on one of the two days only.
    private var exposureChange: String? {
      guard let then = leg?.text("exposure"), let now = today?.text("exposure"), then != now else {
        return nil
      }
      return "On the day: \(Words.exposures(then)). As of asking: \(Words.exposures(now))."
    }
  }

  /// One line for each leg with the answer of today beside it; one for parties without a leg.
  private func lines(_ rows: [CaseRecord]) -> [Line] {
    let questions = rows.compactMap { row in
      row.text("vessel_id").map { vessel in
        let party = party(row, vessel)
        return Question(vessel: vessel, party: party, name: name(row, vessel, party), row: row)
      }
    }
    let groups = Dictionary(grouping: questions, by: { "\($0.vessel)\n\($0.party)\n\($0.name)" })
    let ordered = groups.values.compactMap { group in group.first.map { ($0, group) } }.sorted {
      key($0.0) < key($1.0)
    }
    return ordered.flatMap { first, group -> [Line] in
      let today = group.first { $0.row.text("leg") == nil }?.row
      let legs = group.filter { $0.row.text("leg") != nil }
      if legs.isEmpty {
        return [line(first, leg: nil, today: today)]
      }
      return legs.map { line(first, leg: $0.row, today: today) }
    }
  }

  private func line(_ of: Question, leg: CaseRecord?, today: CaseRecord?) -> Line {
    Line(vessel: of.vessel, party: of.party, name: of.name, leg: leg, today: today)
  }

  private func key(_ question: Question) -> (Int, String, String) {
    let order =
      ["ship", "owner", "manager", "operator", "terminal_operator"].firstIndex(of: question.party)
      ?? 9
    return (
      reading.ship(question.vessel)?.number ?? .max, question.vessel,
      "\(order)\(question.party)\(question.name)"
    )
  }

  /// In cases older than the column the party stands in the name of the question:
  /// `screening:VESSEL/PARTY/…`.
  private func party(_ row: CaseRecord, _ vessel: String) -> String {
    if let party = row.text("party") { return party }
    let id = row.text("screening_id") ?? ""
    let head = "screening:\(vessel)/"
    guard id.hasPrefix(head) else { return "ship" }
    return String(id.dropFirst(head.count).prefix { $0 != "/" })
  }

  /// What stands behind the day or leg asked about: the name of a party that a document gives.
  private func name(_ row: CaseRecord, _ vessel: String, _ party: String) -> String {
    if party == "terminal_operator" {
      return (row.text("subject") ?? "").split(separator: "\"").last.map(String.init) ?? ""
    }
    let about = row.text("leg") ?? "as of \(row.text("asked_day") ?? "")"
    let head = "screening:\(vessel)/\(party)/\(about)/"
    let id = row.text("screening_id") ?? ""
    return id.hasPrefix(head) ? String(id.dropFirst(head.count)) : ""
  }

  private func table(_ lines: [Line]) -> Markup {
    let rows = lines.prefix(Self.limit).map { line -> [Markup] in
      let leg = line.leg.flatMap { $0.text("leg") }.flatMap { reading.leg($0) }
      return [
        .group([
          Piece.ship(line.vessel, in: reading),
          tag(
            "div", ["class": "quiet"],
            .name(
              [Words.party(line.party), line.name].filter { !$0.isEmpty }.joined(separator: " "))),
        ]),
        leg.map {
          tag(
            "a", ["href": "#\($0.anchor)"],
            .text("\($0.number + 1), \(Words.legKind($0.kind).lowercased())"))
        }
          ?? (line.leg?.text("leg").map { .name($0) } ?? "–"),
        answer(line.leg), answer(line.today),
        .group([
          line.change.map { tag("div", tag("b", .text($0))) } ?? .nothing,
          line.change != nil
            ? .group([
              "Then: ", .name(line.leg?.text("explanation") ?? "–"), tag("br"), "Now: ",
              .name(line.today?.text("explanation") ?? "–"),
            ]) : .name((line.leg ?? line.today)?.text("explanation") ?? ""),
          exposure(line),
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
      exposureCodes(row).map { tag("div", ["class": "quiet"], .text(Words.exposures($0))) }
        ?? .nothing,
    ])
  }

  /// Kinds of exposure beside an entry of the party's own; nothing when there are none.
  private func exposureCodes(_ row: CaseRecord?) -> String? {
    let codes = row?.text("exposure") ?? ""
    return codes.isEmpty || codes == "none_found" || codes == "designated" ? nil : codes
  }

  /// What stands against the party with its arithmetic and sources, to be opened.
  private func exposure(_ line: Line) -> Markup {
    let row = exposureCodes(line.today) == nil ? line.leg : line.today
    guard exposureCodes(row) != nil, let words = row?.text("exposure_words") else {
      return .nothing
    }
    let items = words.split(separator: "\n").map { tag("li", .name(String($0))) }
    return tag(
      "details", tag("summary", .text("Exposure on \(row?.text("asked_day") ?? "that day")")),
      tag("ul", ["class": "quiet"], .group(items)))
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
      rows.count == 1
        ? "1 list entry that matches" : "\(Figures.count(rows.count)) list entries that match",
      [
        Piece.table(
          "List entries that match",
          ["Ship", "Entry", "Programmes", "What matched", "Strength", "Day asked", "In editions"],
          cells)
      ])
  }
}
