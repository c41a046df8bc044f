/// What came out clean, said as plainly as what did not.
import CaseFile
import Vocabulary

struct CleanSection {
  let reading: Reading
  let evidence: EvidenceLinks

  var markup: Markup {
    let items = cargo + [encounters, silences, tankers, lists].compactMap(\.self)
    return Piece.section(
      "clean", "What came out clean",
      "A ship that gave no reason for a finding is named here, so that nobody has to infer it.",
      items.isEmpty
        ? [Piece.none("There was nothing to weigh: no ship was heard.")]
        : [tag("ul", ["class": "clean"], items.map { tag("li", $0) })])
  }

  private var accused: Set<String> { Set(reading.findings.compactMap { $0.text("subject") }) }

  /// Ships with cargo and without a finding, with what their papers say.
  private var cargo: [Markup] {
    let accused = accused
    let documents = Dictionary(
      grouping: reading.tables.records("documents"), by: { $0.text("vessel_id") ?? "" })
    let carried = reading.story.filter { ship in
      !accused.contains(ship.id)
        && reading.legs.contains {
          reading.ship(ofNode: $0.from)?.id == ship.id
            || reading.ship(ofNode: $0.to)?.id == ship.id
        }
    }
    let shown = carried.prefix(30).map { ship -> Markup in
      let papers = documents[ship.id] ?? []
      let agree = papers.filter { $0.text("verdict") == "agrees" }
      let words: Markup
      if papers.isEmpty {
        words = "No papers were given for her; nothing seen asks for any."
      } else if agree.count == papers.count {
        words = .group([
          "Her papers agree with what was seen: declared origin ",
          .joined(agree.prefix(3).map { .name($0.text("declared_origin") ?? "–") }, by: ", "), ".",
        ])
      } else {
        words = .text(
          "\(agree.count) of \(Figures.count(papers.count, "paper")) could be compared and agree.")
      }
      return .group([Piece.ship(ship), tag("span", " \(voyage(ship)) "), words])
    }
    let rest = carried.count - shown.count
    return shown
      + (rest > 0
        ? [.text("\(Figures.count(rest, "more ship")) with cargo, without a finding.")] : [])
  }

  private func voyage(_ ship: Ship) -> String {
    let legs = reading.legs.filter {
      reading.ship(ofNode: $0.from)?.id == ship.id || reading.ship(ofNode: $0.to)?.id == ship.id
    }
    let parts = legs.prefix(4).map { leg -> String in
      let gives = reading.ship(ofNode: leg.from)?.id == ship.id
      let other = reading.title(ofNode: gives ? leg.to : leg.from)
      if leg.kind == "retain" { return "kept cargo on board" }
      if leg.isLoad { return "loaded at \(other)" }
      if leg.isLanding { return "discharged at \(other)" }
      return gives ? "gave cargo to \(other)" : "took cargo from \(other)"
    }
    return parts.joined(separator: ", then ") + "."
  }

  private var encounters: Markup? {
    let used = Set(reading.transfers.compactMap { $0.text("encounter_id") })
    let named = Set(
      reading.findings.filter { Reading.isPractice($0) }.compactMap { $0.text("subject") })
    // A ship that a finding names is not called clean for another meeting.
    let calm = reading.tables.records("encounters").filter { row in
      !used.contains(row.text("encounter_id") ?? "")
        && !["vessel_a", "vessel_b"].contains { named.contains(row.text($0) ?? "") }
    }
    guard !calm.isEmpty else { return nil }
    let berth = calm.filter { $0.integer("at_berth") == 1 }.count
    let rows = calm.prefix(100).map { row -> [Markup] in
      [
        Piece.ship(row.text("vessel_a"), in: reading),
        Piece.ship(row.text("vessel_b"), in: reading),
        Piece.moment(row.time("start")),
        .text(hours(row)),
        .text(row.real("minimum_distance_m").map { Figures.fixed($0, 0) + " m" } ?? "–"),
        row.integer("at_berth") == 1 ? "at a terminal" : "at sea or anchor", evidence.links(row),
      ]
    }
    let table = Piece.table(
      "Encounters without a transfer",
      ["Ship", "Ship", "From (UTC)", "For", "Nearest", "Where", "Evidence"], numeric: [3, 4], rows)
    return .group([
      tag("b", .text(Figures.count(calm.count, "encounter") + " without a transfer.")),
      .text(
        " Tankers lay near each other and no cargo was inferred to have moved between them"
          + (berth > 0 ? "; \(Figures.count(berth)) of these at neighbouring berths." : ".")),
      calm.count > 6 ? Piece.details("List of encounters", [table]) : table,
    ])
  }

  private func hours(_ row: CaseRecord) -> String {
    guard let start = row.time("start"), let end = row.time("end") else { return "–" }
    return Figures.span(hours: (end - start).hours)
  }

  private var silences: Markup? {
    let gaps = reading.tables.records("gaps")
    let explained = gaps.filter { ["healthy", "sparse_coverage"].contains($0.text("class") ?? "") }
    guard !explained.isEmpty else { return nil }
    return .group([
      tag(
        "b",
        .text(
          "\(Figures.count(explained.count)) of \(Figures.count(gaps.count, "silence")) explained by reception."
        )),
      " Receivers did not hear these waters well enough to say that a ship was silent.",
    ])
  }

  private var tankers: Markup? {
    let accused = accused
    let quiet = reading.ships.filter { $0.isTanker && !accused.contains($0.id) && !$0.isInStory }
    guard !quiet.isEmpty else { return nil }
    return .group([
      tag("b", .text(Figures.count(quiet.count, "further tanker") + " without cargo to follow.")),
      " Heard, weighed, and without a finding.",
    ])
  }

  private var lists: Markup? {
    let asked = reading.tables.records("screenings")
    let none = asked.filter { $0.text("answer") == "none" }.count
    guard none > 0 else { return nil }
    return .group([
      tag(
        "b",
        .text(
          "\(Figures.count(none)) of \(Figures.count(asked.count, "question")) to the lists without a match."
        )),
      " Each is a row in layer screenings, with the edition that was asked.",
    ])
  }
}
