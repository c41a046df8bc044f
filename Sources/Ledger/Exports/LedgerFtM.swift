/// The ledger as FollowTheMoney entities, one JSON object a line.
///
/// Entities become Country (as a PublicBody, since the model's Country is no Thing with a code of
/// its own), Person, Company, PublicBody, Vessel; listings a Sanction; flows of money a Payment and
/// all others an EconomicActivity where the model allows, else an UnknownLink that says what moved;
/// commitments an UnknownLink with the role "promise"; sources a Document. Property names are those
/// of followthemoney's schemata (read in 2026); the package itself checks them in a test.
import Vocabulary

package enum LedgerFtM {
  package static func lines(_ view: LedgerView) -> String {
    var written: Set<String> = []
    var text = ""
    for entity in entities(view) where written.insert(entity.id).inserted {
      text += entity.json + "\n"
    }
    return text
  }

  private static func entities(_ view: LedgerView) -> [FollowTheMoneyEntity] {
    var all: [FollowTheMoneyEntity] = []
    for subject in view.statements.keys.sorted() {
      if let party = party(subject, view) { all.append(party) }
    }
    for listing in view.designations { all += sanction(listing, view) }
    for promise in view.commitments {
      all += link(
        promise.id, from: promise.from, to: promise.to, role: "promise: \(promise.object)",
        quantity: promise.quantity, start: promise.promisedOn, end: promise.due,
        statements: promise.statements, view)
    }
    for flow in view.flows {
      all += link(
        flow.id, from: flow.from, to: flow.to, role: "\(flow.basis.rawValue) flow: \(flow.object)",
        quantity: flow.quantity, start: flow.start, end: flow.end, statements: flow.statements, view
      )
    }
    for source in view.sources.values.sorted(by: { $0.id < $1.id }) { all.append(document(source)) }
    return all
  }

  private static func schema(_ kind: SubjectKind?) -> String? {
    switch kind {
    case .state, .body: "PublicBody"
    case .person: "Person"
    case .company: "Company"
    case .vessel: "Vessel"
    case .project: "Project"
    default: nil
    }
  }

  private static func party(_ subject: SubjectID, _ view: LedgerView) -> FollowTheMoneyEntity? {
    guard let schema = schema(subject.kind) else { return nil }
    var entity = FollowTheMoneyEntity(schema, id: id(subject))
    entity.add("name", view.name(subject))
    if subject.kind == .state {
      entity.add("country", States.byISO3[subject.name].map { $0.iso2.lowercased() })
    }
    for statement in view.all(subject, .country) {
      guard let state = statement.value.subject, schema != "Project" else { continue }
      entity.add(
        schema == "Vessel" ? "flag" : "country",
        States.byISO3[state.name].map { $0.iso2.lowercased() })
    }
    return entity
  }

  private static func sanction(_ listing: Designation, _ view: LedgerView) -> [FollowTheMoneyEntity]
  {
    guard let subject = listing.entity, let holder = party(subject, view) else { return [] }
    var entity = FollowTheMoneyEntity("Sanction", id: id(listing.id))
    entity.add("entity", holder.id)
    entity.add("authority", listing.authority)
    entity.add("program", listing.programme)
    entity.add("status", listing.permits ? "licence" : "listed")
    entity.add("reason", listing.scope)
    entity.add("startDate", listing.from?.description)
    entity.add("endDate", listing.to?.description)
    return [holder, entity]
  }

  /// A link needs both ends; one-sided flows are left to the CSV.
  private static func link(
    _ subject: SubjectID, from: SubjectID?, to: SubjectID?, role: String, quantity: Quantity?,
    start: CivilDate?, end: CivilDate?, statements: [Statement], _ view: LedgerView
  ) -> [FollowTheMoneyEntity] {
    guard let from, let to, let payer = party(from, view), let beneficiary = party(to, view) else {
      return []
    }
    let isMoney: Bool
    if case .money? = quantity?.unit {
      isMoney = quantity?.per == nil && subject.kind == .flow
    } else {
      isMoney = false
    }
    var entity = FollowTheMoneyEntity(isMoney ? "Payment" : "UnknownLink", id: id(subject))
    entity.add(isMoney ? "payer" : "subject", payer.id)
    entity.add(isMoney ? "beneficiary" : "object", beneficiary.id)
    entity.add(isMoney ? "purpose" : "role", role)
    if isMoney, let quantity, case .money(let currency) = quantity.unit {
      entity.add("amount", LedgerJSON.number(quantity.value.best))
      entity.add("currency", currency.code)
    }
    entity.add("startDate", start?.description)
    entity.add("endDate", end?.description)
    if let quantity { entity.add("summary", quantity.shown) }
    let cited = Set(statements.map(\.source)).sorted()
    entity.add("sourceUrl", cited.compactMap { view.sources[$0]?.url }.first)
    return [payer, beneficiary, entity]
  }

  private static func document(_ source: LedgerSource) -> FollowTheMoneyEntity {
    var entity = FollowTheMoneyEntity("Document", id: id("source", source.id))
    entity.add("title", source.title)
    entity.add("publisher", source.publisher)
    entity.add("sourceUrl", source.url)
    entity.add("publishedAt", source.published?.description)
    return entity
  }

  private static func id(_ subject: SubjectID) -> String {
    id(subject.kind?.rawValue ?? "thing", subject.text)
  }

  /// An id every tool of the model takes: letters, digits, hyphens; FNV-1a of the text at its end.
  private static func id(_ kind: String, _ text: String) -> String {
    "plimsoll-ledger-\(kind)-\(ContentHash(text).digits)"
  }
}
