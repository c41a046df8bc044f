/// Promises kept by others: AidData's projects and Plimsoll's own plain form of pledges.
import Ledger
import Vocabulary

/// AidData's Global Chinese Development Finance.
///
/// Umbrellas and what is not recommended for totals stay out of totals, since both count their
/// parts twice.
struct AidDataFormat: LedgerFormat {
  static let name = "aiddata"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("AidData Record ID", "Recommended For Aggregates", "Umbrella", "Status")
    else {
      return nil
    }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let id = row.text(columns["AidData Record ID"]) else { throw RowRefused(reason: "no id") }
    let status = row.text(columns["Status"]) ?? ""
    guard let stage = Self.stage(status) else {
      throw RowRefused(reason: "a status the ledger does not know", detail: status)
    }
    let year = row.whole(columns["Commitment Year"])
    let committed =
      Self.day(row.text(columns["Commitment Date (MM/DD/YYYY)"])) ?? year.flatMap { .start(of: $0) }
    var draft = Draft(SubjectID(.commitment, "aiddata:\(id)"))
    draft.from = TradeParty.subject(row.text(columns["Financier Country"]))
    draft.to =
      TradeParty.subject(row.text(columns["Recipient ISO-3"]))
      ?? TradeParty.subject(row.text(columns["Recipient"]))
    draft.kind = "credit"
    draft.object = row.text(columns["Title"]) ?? id
    let amount = row.number(columns["Amount (Nominal USD)"])
    draft.quantity = amount.flatMap { Quantity($0, .money(.dollar)) }
    if amount == nil { draft.missing = row.text(columns["Amount (Nominal USD)"]) ?? "" }
    draft.countsInTotals =
      !isYes(row.text(columns["Umbrella"]))
      && isYes(row.text(columns["Recommended For Aggregates"]) ?? "Yes")
    draft.parent = row.text(columns["AidData Parent ID"]).map {
      SubjectID(.commitment, "aiddata:\($0)")
    }
    draft.due = Self.day(row.text(columns["Planned Completion Date (MM/DD/YYYY)"]))
    draft.validFrom = committed
    draft.stages = [(.announced, committed)]
    if stage != .announced {
      let done = Self.day(row.text(columns["Actual Completion Date (MM/DD/YYYY)"]))
      draft.stages.append((stage, stage == .delivered ? done ?? committed : committed))
    }
    return [draft]
  }

  private func isYes(_ text: String?) -> Bool { text?.lowercased() == "yes" }

  private static func stage(_ status: String) -> Stage? {
    let key = Folding.key(status)
    if key.contains("suspend") { return .suspended }
    if key.contains("cancel") { return .cancelled }
    if key.contains("pledge") { return .announced }
    if key.contains("commitment") { return .committed }
    if key.contains("implementation") { return .allocated }
    return key.contains("completion") ? .delivered : nil
  }

  /// `MM/DD/YYYY`.
  static func day(_ text: String?) -> CivilDate? {
    let parts = (text ?? "").split(separator: "/").map { Int($0) }
    guard parts.count == 3, let month = parts[0], let day = parts[1], let year = parts[2] else {
      return nil
    }
    return CivilDate(year: year, month: month, day: day)
  }
}

/// Plimsoll's own plain form of pledges: one row a promise, delivery or public figure.
struct PledgesFormat: LedgerFormat {
  static let name = "pledges"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard
      columns.has("id", "topic", "actor_from", "actor_to", "event", "status", "quantity", "unit")
    else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let id = row.text(columns["id"]), let status = row.text(columns["status"]) else {
      throw RowRefused(reason: "no id or status")
    }
    let said = row.text(columns["said_on"]).flatMap { CivilDate.period($0) }
    let window = row.text(columns["period_or_date"]).flatMap { CivilDate.window($0) }
    let topic = row.text(columns["topic"]) ?? "other"
    let word = status.prefix { $0 != " " }.lowercased()
    let stage = Self.stages[String(word)]
    let kind: SubjectKind =
      stage != nil ? .commitment : Self.flowTopics.contains(topic) ? .flow : .observation
    var draft = Draft(SubjectID(kind, "pledges:\(id)"))
    draft.from = Self.party(row.text(columns["actor_from"]))
    draft.to = Self.party(row.text(columns["actor_to"]))
    draft.kind = topic
    draft.object = row.text(columns["event"])
    draft.quantity = Self.quantity(row.text(columns["quantity"]), row.text(columns["unit"]))
    if draft.quantity == nil { draft.missing = row.text(columns["quantity"]) ?? "" }
    (draft.start, draft.end) = (window?.start, window?.end)
    draft.validFrom = said?.start ?? window?.start
    let grade = row.text(columns["admiralty"]).flatMap { $0.last?.wholeNumberValue }
    draft.credibility = grade.flatMap { Credibility($0) }
    draft.note = row.text(columns["note"])
    draft.source = source(row, said?.start)
    if let stage {
      draft.stages = [(stage, stage == .delivered ? window?.start ?? said?.start : said?.start)]
      // A promise for a later day or year is due when that ends.
      if let end = window?.end, let from = said?.start, end > from, stage != .delivered {
        draft.due = end
      }
    } else {
      draft.basis = Self.bases[String(word)] ?? .alleged
      if status.contains("claimed") { draft.basis = .alleged }
      // What an analyst says was observed is that analyst's estimate.
      if status.contains("analyst") { draft.basis = .estimated }
    }
    return [draft]
  }

  /// Each row names its own source; the file is only where it was written down.
  private func source(_ row: LedgerRow, _ said: CivilDate?) -> LedgerSource? {
    guard let name = row.text(columns["source"]) else { return nil }
    let url = row.text(columns["url"])
    return LedgerSource(
      id: "cited:\(Folding.key(url ?? name).replacingSpaces)", title: name, url: url,
      publisher: name, origin: Self.origin(name), published: said,
      reliability: row.text(columns["admiralty"])?.first, format: Self.name)
  }

  /// The agency in front of "via": `Reuters via La Nacion` is Reuters.
  static func origin(_ name: String) -> String {
    var origin = name
    for mark in [" via ", " citing "] {
      guard let range = origin.firstRange(of: mark) else { continue }
      origin = String(mark == " via " ? origin[..<range.lowerBound] : origin[range.upperBound...])
    }
    return origin.prefix { $0 != "(" }.trimmed
  }

  private static let stages: [String: Stage] = [
    "announced": .announced, "pledged": .announced, "agreed": .committed, "committed": .committed,
    "approved": .allocated, "allocated": .allocated, "delivered": .delivered,
    "disbursed": .delivered, "verified": .verified, "suspended": .suspended,
    "cancelled": .cancelled,
  ]

  private static let bases: [String: Basis] = [
    "observed": .observed, "reported": .reported, "estimated": .estimated, "alleged": .alleged,
    "claimed": .alleged,
  ]

  private static let flowTopics: Set<String> = ["crude route", "trade", "arms", "oil"]

  /// The state or company in front of a bracket or "via"; `Russia (Rogozin)` is Russia.
  static func party(_ text: String?) -> SubjectID? {
    guard let text, text != "-" else { return nil }
    var name = text
    if let cut = name.firstIndex(of: "(") { name = String(name[..<cut]) }
    for mark in [" via ", " + "] {
      if let range = name.firstRange(of: mark) { name = String(name[..<range.lowerBound]) }
    }
    name = name.trimmed
    if let state = States.byName[Folding.key(name)] { return state.subject }
    let key = Folding.key(name).replacingSpaces
    return key.isEmpty ? nil : SubjectID(.company, key)
  }

  static func quantity(_ text: String?, _ unit: String?) -> Quantity? {
    guard var number = text, let unit else { return nil }
    var qualifier = Qualifier.exactly
    for candidate in [Qualifier.atLeast, .atMost, .moreThan, .lessThan, .about]
    where number.hasPrefix(candidate.rawValue) {
      qualifier = candidate
      number = String(number.dropFirst(candidate.rawValue.count))
      break
    }
    guard let value = Double(number), value.isFinite else { return nil }
    let measure: Measure = unit.contains("(capacity)") ? .capacity : .amount
    let parts = (unit.split(separator: " ").first ?? "").split(separator: "/")
    guard let first = parts.first, let symbol = Unit(symbol: first) else { return nil }
    let per =
      parts.count > 1 ? Per(rawValue: String(parts[1])) ?? (parts[1] == "yr" ? .year : nil) : nil
    return Quantity(value, symbol, per: per, qualifier: qualifier, measure: measure)
  }
}
