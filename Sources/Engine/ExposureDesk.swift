/// Asks the lists about a party and everyone above it, and puts the answers together.
import Ingest
import Screening
import Vocabulary

struct ExposureDesk {
  private let timeline: LicenceTimeline
  private let book: OwnershipBook
  private var index: SimilarNames
  /// Parties that definitions name, asked like a list; nil when there are none.
  private var definitions: SimilarNames?
  private var answers: [Asked: ScreeningAnswer] = [:]

  private struct Asked: Hashable {
    let subject: Subject
    let day: CivilDate
  }

  /// A party with what it is called in holdings and the holdings that a register gives.
  struct ExposedParty {
    let name: String
    var otherNames: [String] = []
    var holdings: [OwnershipGraph.Holding] = []
  }

  init(editions: [ListEdition], timeline: LicenceTimeline, book: OwnershipBook) {
    self.timeline = timeline
    self.book = book
    index = SimilarNames(ScreeningIndex(editions: editions), romaniser: ScriptReading.romaniser)
    let named = Self.editions(of: timeline)
    definitions =
      named.isEmpty
      ? nil : SimilarNames(ScreeningIndex(editions: named), romaniser: ScriptReading.romaniser)
  }

  mutating func answer(_ subject: Subject, on day: CivilDate) -> ScreeningAnswer {
    let asked = Asked(subject: subject, day: day)
    if let known = answers[asked] { return known }
    let answer = index.screen(subject, on: day)
    answers[asked] = answer
    return answer
  }

  /// What stands against a party on a day, given what the lists say of it.
  mutating func exposure(
    of party: ExposedParty, answer own: ScreeningAnswer, on day: CivilDate
  ) -> [Exposure] {
    let holdings = book.above(
      [party.name] + party.otherNames, as: party.name, with: party.holdings, on: day)
    let owners = Set(holdings.holdings.filter { $0.tie != .management }.map(\.owner))
      .subtracting([party.name])
    var above: [String: ScreeningAnswer] = [:]
    for owner in owners.sorted() { above[owner] = answer(.name(owner), on: day) }
    let named = ([party.name] + owners.sorted()).flatMap { self.named($0, on: day) }
    return LegExposure(
      party: party.name, own: own, holdings: holdings, above: above, named: named, day: day
    ).items(timeline)
  }

  private mutating func named(
    _ party: String, on day: CivilDate
  ) -> [LegExposure.NamedByDefinition] {
    (definitions?.screen(.name(party), on: day).matches ?? []).map { match in
      LegExposure.NamedByDefinition(
        party: party, definition: match.entry.list, name: match.entry.name,
        isCertain: match.bases.contains { Self.isEquality($0) })
    }
  }

  /// Definitions name few parties, and by names that nobody else bears: equality in any form of the
  /// name is enough there, likeness is not.
  private static func isEquality(_ basis: MatchBasis) -> Bool {
    switch basis {
    case .exactName, .normalisedName: true
    case .imoNumber, .mmsi, .callSign, .similarName: false
    }
  }

  /// One edition of each definition for every day on which somebody comes in or drops out.
  private static func editions(of timeline: LicenceTimeline) -> [ListEdition] {
    Dictionary(grouping: timeline.namedParties, by: \.definition).flatMap { id, parties in
      let starts = parties.map(\.from) + parties.compactMap { $0.to.map(Self.dayAfter) }
      return Set(starts).sorted().map { day in
        let standing = parties.enumerated().filter { _, party in
          party.from <= day && (party.to.map { day <= $0 } ?? true)
        }
        return ListEdition(
          list: id, date: day, sha256: "",
          entries: standing.map { number, party in entry(party, number) })
      }
    }.sorted { $0.identity < $1.identity }
  }

  private static func dayAfter(_ day: CivilDate) -> CivilDate {
    CivilDate(day.start + TimeSpan.days(1))
  }

  private static func entry(_ party: LicenceTimeline.NamedParty, _ number: Int) -> ListEntry {
    var entry = ListEntry(
      id: "\(number + 1)", list: party.definition, kind: .company, name: party.names[0],
      row: number + 1, source: SourceReference(source: 0, offset: 0, length: 0))
    entry.aliases = Array(party.names.dropFirst())
    return entry
  }
}
