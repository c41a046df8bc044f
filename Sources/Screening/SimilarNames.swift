/// Questions answered by equality first and then by likeness, in the editions in force on a day.
///
/// An edition's index of likeness is made when it is first needed and kept. What is found by likeness alone
/// is always *possible*: Docs/Methods/Matching.md tells how likely.
package import Vocabulary

package struct SimilarNames {
  private let index: ScreeningIndex
  private let matcher: PartyMatcher
  private var searches: [EditionIdentity: PartySearch] = [:]

  package init(_ index: ScreeningIndex, romaniser: Romaniser) {
    self.index = index
    matcher = PartyMatcher(romaniser: romaniser)
  }

  /// As `ScreeningIndex.screen`, with the entries that are like the subject added.
  package mutating func screen(_ subject: Subject, on day: CivilDate) -> ScreeningAnswer {
    let answer = index.screen(subject, on: day)
    guard case .screened(let result) = answer else { return answer }
    let party = Self.party(subject)
    guard !party.names.isEmpty else { return answer }
    let told = Set((result.matches.map(\.entry) + result.vetoed.map(\.entry)).map(Self.key))
    var matches = result.matches
    for edition in index.held(result.editions) {
      for hit in search(edition, party) where hit.comparison.isMatch {
        let entry = edition.entries[hit.entry]
        guard !told.contains(Self.key(entry)) else { continue }
        let basis = MatchBasis.similarName(
          asked: party.names.first?.text ?? "",
          listed: hit.comparison.closestName?.text ?? entry.name,
          percent: Int((hit.comparison.score * 100).rounded(.down)))
        matches.append(
          Match(
            entry: entry, edition: edition.identity, strength: .possible, bases: [basis],
            listing: index.listing(of: entry, around: edition.date),
            reservations: ["the names are alike, not the same"]))
      }
    }
    return .screened(result.with(matches))
  }

  private mutating func search(_ edition: ListEdition, _ party: Party) -> [PartySearch.Hit] {
    let identity = edition.identity
    var search =
      searches[identity]
      ?? PartySearch(
        PartyIndex(edition.entries.map { ListedParty($0) }, matcher: matcher), matcher: matcher)
    defer { searches[identity] = search }
    return search.search(party, floor: PartyComparison.threshold)
  }

  private static func key(_ entry: ListEntry) -> String { entry.list + "\u{1F}" + entry.id }

  private static func party(_ subject: Subject) -> Party {
    switch subject {
    case .name(let name):
      var party = Party(kind: .organisation)
      party.names = [.init(name)]
      return party
    case .number: return Party(kind: .any)
    case .ship(let imo, let mmsi, let name, let callSign, let flag):
      var ship = Party(kind: .ship)
      if let name, !name.isEmpty { ship.names = [.init(name)] }
      if let imo { ship.add(.shipIMO, imo.description) }
      if let mmsi { ship.add(.mmsi, mmsi.description) }
      if let callSign { ship.add(.callSign, callSign) }
      if let code = flag.flatMap({ CountryCodes.code($0) }) { ship.countries.insert(code) }
      return ship
    }
  }
}
