/// Findings: what a reader should look at, each with its grade, its practice and its alternatives.
import CaseFile
import Vocabulary

struct FindingsSection {
  let reading: Reading
  let evidence: EvidenceLinks

  /// Findings written out at most; the rest is in the case file.
  private static let shown = 60

  var markup: Markup {
    if reading.findings.isEmpty {
      return Piece.section(
        "findings", "What we found", nil,
        [
          tag(
            "p", ["class": "none"],
            .text(
              "Nothing in these inputs gave reason for a finding. That clears no ship of what these "
                + "inputs cannot show: see "),
            tag("a", ["href": "#unseen"], "what could not be seen"), ".")
        ])
    }
    let left = reading.findings.count - min(Self.shown, reading.findings.count)
    return Piece.section(
      "findings", "What we found",
      .text(
        "A finding is a reason to look, never a verdict. Each says what the evidence is consistent "
          + "with, what else could explain it, and where it is weakest."),
      [gradeKey] + reading.findings.prefix(Self.shown).enumerated().map { article($1, $0 + 1) } + [
        left > 0
          ? tag("p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer findings."))
          : .nothing
      ])
  }

  private var gradeKey: Markup {
    tag(
      "dl", ["class": "grades"],
      Words.grades.map { code in
        tag("div", tag("dt", Piece.grade(code)), tag("dd", .text(Words.grade(code))))
      })
  }

  private func article(_ row: CaseRecord, _ number: Int) -> Markup {
    let grade = row.text("grade") ?? "U"
    return tag(
      "article", ["class": "finding", "id": "finding-\(number)"],
      tag(
        "header",
        tag("p", ["class": "tags"], Piece.grade(grade), .group(tags(row))),
        tag("h3", .name(row.text("title") ?? row.text("summary") ?? "Finding \(number)")),
        tag("p", ["class": "byline"], .joined(byline(row), by: " · "))),
      tag(
        "div", tag("p", ["class": "summary"], .name(row.text("summary") ?? "")),
        tag("dl", ["class": "reasons"], sources(row))),
      tag("dl", ["class": "reasons"], reasons(row)))
  }

  private func tags(_ row: CaseRecord) -> [Markup] {
    let code = row.text("practice") ?? ""
    let words = Words.practice(code)
    let practice =
      code.hasPrefix("DSP-")
      ? tag("span", ["class": "practice"], tag("b", .text(code)), " ", .text(words))
      : tag("span", ["class": "practice"], .text(words))
    let confidence = row.real("confidence").map {
      tag("span", ["class": "confidence"], .text("confidence \(Figures.percent($0))"))
    }
    return [practice, confidence ?? .nothing]
  }

  private func byline(_ row: CaseRecord) -> [Markup] {
    var facts: [Markup] = []
    if let subject = row.text("subject") { facts.append(Piece.ship(subject, in: reading)) }
    if let mmsi = row.integer("mmsi") {
      facts.append(.text("MMSI \(Int(clamping: mmsi).padded(9))"))
    }
    if let start = row.time("start") {
      facts.append(.text(Figures.period(start, max(start, row.time("end") ?? start))))
    }
    return facts
  }

  private func reasons(_ row: CaseRecord) -> [Markup] {
    let alternatives = (row.text("alternatives") ?? "").split(separator: "|").map {
      tag("li", .name(String($0).trimmed))
    }
    return [
      reason(
        "It could also be", alternatives.isEmpty ? nil : tag("ul", [:], alternatives)),
      reason("It hangs on", row.text("turning_point").map { .name($0) }),
      reason("Weakest link", row.text("weakest_link").map { .name($0) }),
      reason("What would settle it", row.text("what_would_settle_it").map { .name($0) }),
    ]
  }

  private func sources(_ row: CaseRecord) -> [Markup] {
    let legs = CustodyFlow.legIDs(row).map { id -> Markup in
      guard let leg = reading.leg(id) else { return .name(id) }
      return tag(
        "a", ["href": "#\(leg.anchor)"],
        .text("leg \(leg.number + 1), \(Words.legKind(leg.kind).lowercased())"))
    }
    return [
      reason("Legs of the chain", legs.isEmpty ? nil : .joined(legs, by: "; ")),
      reason(
        "Evidence",
        .group([
          evidence.links(row),
          tag("span", ["class": "quiet"], .name("  rule \(row.text("rule") ?? "not named")")),
        ])),
    ]
  }

  private func reason(_ title: String, _ content: Markup?) -> Markup {
    guard let content else { return .nothing }
    return tag("div", tag("dt", .text(title)), tag("dd", content))
  }
}
