/// One answer to one question, in words: what equality found and what likeness found, told together.
import Screening
import Vocabulary

struct ScreenWording {
  /// An entry found by likeness or by number, with what spoke for and against it.
  struct Hit {
    let entry: ListedParty
    let comparison: PartyComparison

    var key: String { entry.list + "\u{1F}" + entry.id }
  }

  enum State: String {
    case match, possible, none
    case cannotTell = "cannot_tell"
  }

  let subject: Subject
  let asked: Party
  let day: CivilDate
  let editions: [EditionIdentity]
  /// What equality found; nil when a store's index alone was asked.
  let base: ScreeningAnswer?
  let alike: [Hit]
  /// Since when an entry stood, where that is known.
  let listing: (ListedParty) -> ListingInterval?
  let decisions: DecisionFile
  /// The subject as it was typed, by which decisions know it.
  let typed: String

  /// Entries that equality has not told already.
  private var extra: [Hit] {
    let known = Set((base?.matches ?? []).map { $0.entry.list + "\u{1F}" + $0.entry.id })
    return alike.filter { !known.contains($0.key) }
  }

  var state: State {
    guard !editions.isEmpty else { return .cannotTell }
    if let first = base?.matches?.first { return first.strength == .match ? .match : .possible }
    let extra = extra
    if extra.contains(where: isCertain) { return .match }
    if !extra.isEmpty { return .possible }
    if case .screened(let result) = base, !result.isNegative { return .cannotTell }
    return .none
  }

  /// Something was found, and an analyst cleared this subject of each entry as it is now.
  var isCleared: Bool {
    let told = (base?.matches ?? []).map { ListedParty($0.entry) } + extra.map(\.entry)
    return !told.isEmpty && told.allSatisfy { decisions.clears($0, for: typed) }
  }

  /// A number that names one party agrees, or a company was asked for by its very name.
  private func isCertain(_ hit: Hit) -> Bool {
    if hit.comparison.score > 0.999, hit.comparison.logOdds >= 8 { return true }
    guard hit.entry.party.kind == .organisation, let listed = hit.entry.party.names.first else {
      return false
    }
    return asked.names.contains { $0.text.uppercased() == listed.text.uppercased() }
  }

  /// The answer first, then each entry with its reasons, then what was not searched.
  var lines: [String] {
    var lines = [headline]
    if case .screened(let result) = base {
      for match in result.matches {
        let entry = ListedParty(match.entry)
        lines.append(match.explanation)
        lines += decisions.notes(list: entry.list, id: entry.id, fingerprint: entry.fingerprint)
      }
    }
    for hit in extra { lines += explain(hit) }
    if case .screened(let result) = base { lines += result.reservations }
    return lines
  }

  private var headline: String {
    let searched = editions.map(\.description).joined(separator: "; ")
    let who = subject.description
    let count = extra.count + (base?.matches?.count ?? 0)
    let entries = count == 1 ? "1 entry" : "\(count) entries"
    switch state {
    case .match: return "Listed on \(day.description): \(who), \(entries) in \(searched)."
    case .possible:
      return "Possibly listed on \(day.description): \(who) may be \(entries) in \(searched). "
        + "A name alone proves nobody."
    case .none: return "Nothing found for \(who) on \(day.description) in \(searched)."
    case .cannotTell:
      if case .noEditionCoversDay = base, let base { return base.explanation }
      return searched.isEmpty
        ? "Cannot tell for \(day.description): no edition of any list covers that day."
        : "Nothing found for \(who) on \(day.description) in \(searched), but not every list could be "
          + "searched."
    }
  }

  private func explain(_ hit: Hit) -> [String] {
    let (entry, found) = (hit.entry, hit.comparison)
    let name = entry.party.names.first?.text ?? ""
    let percent = Int((found.score * 100).rounded(.down))
    let programmes = entry.programmes.joined(separator: ", ")
    let verb = isCertain(hit) ? "Match with" : "Possible match with"
    var lines = [
      "\(verb) \(entry.list) entry \(entry.id) \"\(name)\" (\(programmes)): probability \(percent) %."
    ]
    if let listing = listing(entry) { lines[0] += " Listing: \(listing.description)." }
    for term in found.terms {
      let weight = PairRun.number(Double((term.logOdds * 100).rounded() / 100))
      lines.append("  \(term.logOdds >= 0 ? "for +" : "against ")\(weight): \(term.reason)")
    }
    return lines
      + decisions.notes(list: entry.list, id: entry.id, fingerprint: entry.fingerprint)
  }
}
