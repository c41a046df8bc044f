/// What changed between two days of one pair: the page beside the two dossiers.
import Ledger
import Vocabulary

package struct DossierChanges: Sendable {
  private let before: DossierReading
  private let after: DossierReading

  package init(before: DossierReading, after: DossierReading) {
    self.before = before
    self.after = after
  }

  private struct Change {
    let what: String
    let name: String
    let was: String
    let now: String
    let statements: [Statement]
  }

  /// The whole file; `files` are the names of the two dossiers beside it.
  package func page(files: (before: String, after: String)) -> String {
    let notes = DossierNotes(after.view)
    let all = stages + flows + listings + verdicts
    let rows = all.map { change in
      tag(
        "tr", tag("td", .text(change.what)), tag("td", .name(change.name)),
        tag("td", .name(change.was)), tag("td", .name(change.now), notes.cite(change.statements)))
    }
    let (first, second) = (Figures.day(before.view.asOf.valid), Figures.day(after.view.asOf.valid))
    let table =
      rows.isEmpty
      ? tag("p", ["class": "none"], "Nothing changed between the two days.")
      : tag(
        "table", ["class": "ledger changed"],
        tag(
          "thead",
          tag(
            "tr", tag("th", "What"), tag("th", "Of"), tag("th", .text(first)),
            tag("th", .text(second)))),
        tag("tbody", [:], rows))
    let body = tag(
      "body",
      tag(
        "header", ["class": "masthead"],
        tag("p", ["class": "kicker"], "Plimsoll dossier · what changed"),
        tag("h1", .text("\(after.firstName) and \(after.secondName), from \(first) to \(second)")),
        tag(
          "p", ["class": "standfirst"],
          .text("\(Figures.count(all.count, "change")) in promises, flows, listings and answers."))),
      tag(
        "nav", ["aria-label": "The two dossiers"],
        tag(
          "ol", tag("li", tag("a", ["href": files.before], .text("Dossier as of \(first)"))),
          tag("li", tag("a", ["href": files.after], .text("Dossier as of \(second)"))))),
      tag(
        "main", tag("section", ["id": "changes"], tag("h2", "What changed"), table), notes.section))
    return Dossier.document("\(after.firstName) and \(after.secondName) · what changed", body)
  }

  /// How many changes there are.
  package var count: Int { stages.count + flows.count + listings.count + verdicts.count }

  private var stages: [Change] {
    let old = Dictionary(before.commitments.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    return after.commitments.compactMap { promise in
      let now = StageCheck.answer(promise, on: after.view.asOf.valid)
      guard let known = old[promise.id] else {
        return Change(
          what: "New promise", name: promise.object, was: "–", now: now.explanation,
          statements: promise.statements)
      }
      let was = StageCheck.answer(known, on: before.view.asOf.valid)
      guard was.stage != now.stage else { return nil }
      return Change(
        what: "Promise", name: promise.object, was: was.explanation, now: now.explanation,
        statements: promise.statements)
    }
  }

  private var flows: [Change] {
    let old = Set(before.flows.map(\.id))
    return after.flows.filter { !old.contains($0.id) }.map { flow in
      Change(
        what: "New flow", name: flow.object, was: "–",
        now: "\(flow.quantity.map(DossierWords.amount) ?? "no figure"), \(flow.basis.rawValue)",
        statements: flow.statements)
    }
  }

  private var listings: [Change] {
    let old = Set(before.designations.map(\.id))
    let new = Set(after.designations.map(\.id))
    let added = after.designations.filter { !old.contains($0.id) }.map { listing in
      Change(
        what: listing.permits ? "Licence" : "Listing",
        name: listing.entity.map(after.view.name) ?? "?", was: "–",
        now: listing.authority + (listing.scope.map { ": \($0)" } ?? ""),
        statements: listing.statements)
    }
    let gone = before.designations.filter { !new.contains($0.id) }.map { listing in
      Change(
        what: "Listing", name: listing.entity.map(before.view.name) ?? "?", was: listing.authority,
        now: "no longer in force", statements: [])
    }
    return added + gone
  }

  private var verdicts: [Change] {
    let old = Dictionary(
      before.answers.map { ($0.claim.id, $0.result) }, uniquingKeysWith: { a, _ in a })
    return after.answers.compactMap { claim, result in
      let was = old[claim.id]?.verdict
      guard was != result.verdict else { return nil }
      return Change(
        what: "Claim \(claim.number)", name: claim.says, was: was?.rawValue ?? "–",
        now: "\(result.verdict.rawValue): \(result.explanation)", statements: [])
    }
  }
}
