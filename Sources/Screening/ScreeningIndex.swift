/// Dated editions of lists, ready to be asked about a subject on a day.
///
/// The rule is Docs/Methods/Screening.md; its sentence numbers stand beside the code that follows
/// them.
package import Vocabulary

/// All editions held, by list and date.
package struct ScreeningIndex: Sendable {
  /// The name and version of the rule, for evidence.
  package static let ruleID = "screening@1"

  private struct EntryKey: Hashable {
    let list: String
    let id: String
  }

  /// Editions in order of list, date and hash; one edition given twice is held once.
  private let indexed: [EditionIndex]
  private let intervals: [EntryKey: [ListingInterval]]

  /// - Complexity: O(names) in time and memory.
  package init(editions: [ListEdition]) {
    let ordered = editions.sorted { $0.identity < $1.identity }
    var names = NameForms()
    var held: [EditionIndex] = []
    for edition in ordered where held.last?.edition.identity != edition.identity {
      held.append(EditionIndex(edition, names: &names))
    }
    indexed = held
    intervals = Self.intervals(held.map(\.edition))
  }

  /// The editions held, in order of list and date.
  package var editions: [EditionIdentity] { indexed.map(\.edition.identity) }

  /// When an entry stood on its list; empty when no edition carries it.
  package func listingIntervals(ofEntry id: String, on list: String) -> [ListingInterval] {
    intervals[EntryKey(list: list, id: id)] ?? []
  }

  /// Answers for the lists as they stood on `day`.
  package func screen(_ subject: Subject, on day: CivilDate) -> ScreeningAnswer {
    let inForce = editionsInForce(on: day)
    guard !inForce.covering.isEmpty else {
      return .noEditionCoversDay(day, earliest: inForce.notCovered)
    }
    var matches: [Match] = []
    var vetoed: [Veto] = []
    for index in inForce.covering {
      for position in index.candidates(for: subject) {
        let entry = index.edition.entries[position]
        switch Comparison(subject, entry).verdict {
        case .nothing: break
        case .vetoed(let bases, let mine, let theirs):
          vetoed.append(
            Veto(
              entry: entry, edition: index.edition.identity, bases: bases, subjectIMO: mine,
              entryIMO: theirs))
        case .agrees(let strength, let bases, let reservations):
          matches.append(
            Match(
              entry: entry, edition: index.edition.identity, strength: strength, bases: bases,
              listing: listing(of: entry, around: index.edition.date), reservations: reservations))
        }
      }
    }
    return .screened(
      ScreeningResult(
        subject: subject, day: day, editions: inForce.covering.map(\.edition.identity),
        notCovered: inForce.notCovered, matches: matches.sorted(by: Self.strongestFirst),
        vetoed: vetoed))
  }

  /// Sentences 1 and 2: of each list the latest edition on or before the day.
  private func editionsInForce(
    on day: CivilDate
  ) -> (covering: [EditionIndex], notCovered: [EditionIdentity]) {
    var covering: [EditionIndex] = []
    var notCovered: [EditionIdentity] = []
    var start = 0
    while start < indexed.count {
      let list = indexed[start].edition.list
      let end = indexed[start...].firstIndex { $0.edition.list != list } ?? indexed.count
      if let latest = indexed[start..<end].last(where: { $0.edition.date <= day }) {
        covering.append(latest)
      } else {
        notCovered.append(indexed[start].edition.identity)
      }
      start = end
    }
    return (covering, notCovered)
  }

  /// The editions of those identities.
  func held(_ identities: [EditionIdentity]) -> [ListEdition] {
    indexed.map(\.edition).filter { identities.contains($0.identity) }
  }

  /// The run of editions around one in which an entry was seen; nil when that edition does not carry it.
  package func listing(
    ofEntry id: String, on list: String, around date: CivilDate
  ) -> ListingInterval? {
    listingIntervals(ofEntry: id, on: list).first { $0.firstSeen <= date && date <= $0.lastSeen }
  }

  /// The same of an entry that the edition of that day carries.
  func listing(of entry: ListEntry, around date: CivilDate) -> ListingInterval {
    listing(ofEntry: entry.id, on: entry.list, around: date)
      ?? ListingInterval(notYetIn: nil, firstSeen: date, lastSeen: date, goneBy: nil)
  }

  private static func strongestFirst(_ left: Match, _ right: Match) -> Bool {
    func key(_ match: Match) -> (Int, Int, String, String, Int) {
      let rank = match.bases.first?.rank ?? 9
      let strength = match.strength == .match ? 0 : 1
      return (strength, rank, match.entry.list, match.entry.id, match.entry.row)
    }
    return key(left) < key(right)
  }

  /// Sentences 14–16.
  private static func intervals(_ editions: [ListEdition]) -> [EntryKey: [ListingInterval]] {
    var dates: [String: [CivilDate]] = [:]
    var present: [EntryKey: [Int]] = [:]
    for edition in editions {
      if dates[edition.list]?.last != edition.date {
        dates[edition.list, default: []].append(edition.date)
      }
      let ordinal = (dates[edition.list]?.count ?? 1) - 1
      for entry in edition.entries {
        let key = EntryKey(list: edition.list, id: entry.id)
        if present[key]?.last != ordinal { present[key, default: []].append(ordinal) }
      }
    }
    var result: [EntryKey: [ListingInterval]] = [:]
    for (key, ordinals) in present {
      result[key] = ListingInterval.runs(of: ordinals, in: dates[key.list] ?? [])
    }
    return result
  }
}
