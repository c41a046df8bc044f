/// C8 and C11: who held an office on a day, who was listed or licensed on a day, and whether a name
/// reaches the entry it means.
package import Vocabulary

/// A person's office on a day.
enum OfficeCheck {
  /// The persons a claim names must hold the office that the evidence names on the claim's days.
  ///
  /// `against`: the office first (`office:…`), then the persons; the view's valid day does not
  /// matter, since a spell in office carries its own days.
  static func run(_ claim: Claim, _ evidence: [Evidence], _ view: LedgerView) -> CheckResult {
    guard let office = claim.against.first(where: { $0.kind == .office }) else {
      return CheckResult(.notTestable, "No office is named.", using: claim.statements)
    }
    let start = claim.start ?? claim.published
    guard let start, let end = claim.end ?? claim.start ?? claim.published else {
      return CheckResult(.notTestable, "The claim has no day.", using: claim.statements)
    }
    let spells = (view.statements[office] ?? []).filter { $0.property == .holdsOffice }
    let used = claim.statements + spells
    let inOffice = spells.filter { spell in
      guard let (from, to) = days(spell) else { return false }
      return from <= end && start <= to
    }
    guard !inOffice.isEmpty else {
      return CheckResult(.notTestable, "Nobody is on record in that office then.", using: used)
    }
    let holders = inOffice.compactMap(\.value.subject)
    let said = claim.actors.filter { $0.kind == .person }
    let figures = inOffice.map { spell in
      (spell.value.subject.map(view.name) ?? "?", spell.quote ?? "")
    }
    let isRight = !said.isEmpty && said.allSatisfy(holders.contains)
    return CheckResult(
      isRight ? .confirmed : .contradicted,
      isRight
        ? "The office was theirs."
        : "On \(DateCheck.period(start, end)) the office was held by "
          + "\(holders.map(view.name).joined(separator: ", ")).", using: used, figures: figures)
  }

  /// The days of a spell, from its words `YYYY-MM-DD/YYYY-MM-DD`; an open end is the year 9999.
  static func days(_ spell: Statement) -> (CivilDate, CivilDate)? {
    let parts = (spell.quote ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard let from = parts.first.flatMap({ CivilDate($0) }) else { return nil }
    let to = parts.count > 1 ? CivilDate(parts[1]) : nil
    guard let open = CivilDate(year: 9999, month: 12, day: 31) else { return nil }
    return (from, to ?? open)
  }
}

package enum PartyChecks {
  /// Listings that were in force against a subject on a day, licences among them.
  package static func listings(
    of subject: SubjectID, on day: CivilDate, in designations: [Designation]
  ) -> [Designation] {
    designations.filter { listing in
      guard listing.entity == subject else { return false }
      if let from = listing.from, day < from { return false }
      if let to = listing.to, to < day { return false }
      return true
    }
  }

  /// C11: the parties of a flow's leg against the lists of that day.
  package static func leg(_ flow: Flow, in view: LedgerView) -> CheckResult {
    let parties = [flow.from, flow.to, flow.reporter].compactMap(\.self)
    guard let day = flow.end ?? flow.start else {
      return CheckResult(.notTestable, "The flow has no day.", using: flow.statements)
    }
    let all = view.designations
    guard !all.isEmpty else {
      return CheckResult(.unobservable, "No list is in the ledger.", using: flow.statements)
    }
    let hits = parties.flatMap { listings(of: $0, on: day, in: all) }
    let used = flow.statements + hits.flatMap(\.statements)
    let figures = hits.map { hit in
      (
        hit.entity.map(view.name) ?? "?",
        "\(hit.permits ? "licensed" : "listed") by \(hit.authority)"
          + (hit.programme.map { ", \($0)" } ?? "")
          + (hit.from.map { ", since \($0.description)" } ?? "")
      )
    }
    if hits.contains(where: { !$0.permits }) {
      let licensed = hits.contains(where: \.permits)
      return CheckResult(
        licensed ? .partly : .confirmed,
        "A party of this leg was listed on \(day.description)"
          + (licensed ? ", and a licence stood." : "."), using: used, figures: figures)
    }
    return CheckResult(
      .contradicted, "None of its parties was listed on \(day.description) in the lists at hand.",
      using: used, figures: figures)
  }

  /// A claim that somebody is listed, or acts in spite of a listing.
  static func designation(
    _ claim: Claim, _ evidence: [Evidence], _ view: LedgerView
  ) -> CheckResult {
    let day = claim.end ?? claim.published
    let listings = view.designations.filter {
      claim.against.contains($0.id) || ($0.entity.map(claim.against.contains) ?? false)
    }
    let used = claim.statements + listings.flatMap(\.statements)
    guard !listings.isEmpty else {
      return CheckResult(
        .contradicted, "No listing is on record among those searched.", using: used)
    }
    let inForce = listings.filter { listing in
      guard let day, let from = listing.from else { return true }
      return from <= day
    }
    let figures = listings.map { listing in
      (
        listing.entity.map(view.name) ?? "?",
        "\(listing.authority)\(listing.programme.map { ", \($0)" } ?? "")"
          + "\(listing.from.map { ", since \($0.description)" } ?? "")"
      )
    }
    return CheckResult(
      inForce.isEmpty ? .contradicted : .confirmed,
      inForce.isEmpty ? "Listed only later." : "The listing is on record.", using: used,
      figures: figures)
  }

  /// A name as written against the entry's name and the facts that hang on it.
  ///
  /// Contradicted when the name is another's spelling or the day on record differs.
  static func name(_ claim: Claim, _ evidence: [Evidence], _ view: LedgerView) -> CheckResult {
    guard let subject = claim.actors.first(where: { claim.against.contains($0) }) else {
      return CheckResult(
        .notTestable, "No entity was confirmed for the name.", using: claim.statements)
    }
    let listed = view.name(subject)
    let written = claim.says
    let words = Tokens(written)
    let near = Gazetteer([GazetteerEntry(subject: subject, name: listed, origin: "ledger")])
      .all(words).first?.mention
    var figures = [("on record", listed)]
    if let near { figures.append(("as written", "\(near.text), distance \(near.distance)")) }
    let dated = evidence.filter { $0.start != nil }
    let days = dated.compactMap(\.start)
    figures += dated.map { ($0.object, $0.start?.description ?? "") }
    let listings = view.designations.filter { $0.entity == subject && !$0.permits }
    figures += listings.map { ("omitted", "\($0.authority), since \($0.from?.description ?? "?")") }
    let used = claim.statements + evidence.flatMap(\.statements) + listings.flatMap(\.statements)
    let isOtherDay =
      claim.start.map { start in
        !days.isEmpty && days.allSatisfy { $0.year != start.year }
      } ?? false
    var wrong: [String] = []
    if let near, near.distance > 0 { wrong.append("the name is spelt otherwise on record") }
    if isOtherDay { wrong.append("the year on record is another") }
    if !listings.isEmpty { wrong.append("a listing is left out") }
    if wrong.isEmpty {
      return CheckResult(
        near == nil ? .notTestable : .confirmed,
        near == nil ? "The name was not found in the claim's words." : "The name is on record.",
        using: used, figures: figures)
    }
    return CheckResult(
      isOtherDay || (near?.distance ?? 0) > 0 ? .contradicted : .partly,
      wrong.joined(separator: "; ").capitalisedFirst + ".", using: used, figures: figures)
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
