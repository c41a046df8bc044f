/// What dated editions of lists say about an entry over time: two clocks, kept apart.
///
/// *Valid time* is when an entry stood on its list; *known time* is the edition from which that is known.
/// On the day of an edition presence is exact. Between two editions that agree it is taken to be
/// unbroken, between two that differ the change lies somewhere in the interval, and the answer says so.
/// A day of listing that the publisher states is exact and says since which edition it is known.
package import Vocabulary

/// One unchanging form of an entry, and the editions that carry it.
package struct EntryVersion: Hashable, Sendable {
  package let list: String
  package let id: String
  /// What distinguishes this form from others, as `field: value` lines in a fixed order.
  package let facts: [String]
  package let name: String
  /// The editions' days, ascending, without a gap among the list's editions.
  package let firstSeen: CivilDate
  package let lastSeen: CivilDate
  /// The last edition before that had another form or none; nil when there is no edition before.
  package let notYetIn: CivilDate?
  /// The first edition after that has another form or none; nil when there is none after.
  package let goneBy: CivilDate?
  /// The day of listing the publisher states.
  package let listedOn: CivilDate?

  package init(
    list: String, id: String, facts: [String], name: String, firstSeen: CivilDate,
    lastSeen: CivilDate, notYetIn: CivilDate?, goneBy: CivilDate?, listedOn: CivilDate?
  ) {
    self.list = list
    self.id = id
    self.facts = facts
    self.name = name
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.notYetIn = notYetIn
    self.goneBy = goneBy
    self.listedOn = listedOn
  }
}

/// Whether an entry stood on its list on a day, and how that is known.
package enum Presence: Hashable, Sendable {
  /// An edition of that very day carries it, or not.
  case exact(Bool, edition: CivilDate)
  /// The publisher states a day of listing on or before the day asked about, known since an edition.
  case stated(listedOn: CivilDate, knownSince: CivilDate)
  /// Both neighbouring editions carry it, or neither.
  case unbroken(Bool, after: CivilDate, before: CivilDate)
  /// It came or went between these editions.
  case changed(toPresent: Bool, after: CivilDate, by: CivilDate)
  /// The day lies after the latest edition held, which carries it or not.
  case afterLatest(Bool, edition: CivilDate)
  /// The day lies before the earliest edition held.
  case beforeEarliest(CivilDate)
  /// No edition of the list was known by then.
  case nothingKnown

  package var words: String {
    switch self {
    case .exact(let isThere, let edition):
      return "\(isThere ? "listed" : "not listed"): the edition of \(edition.description) says so"
    case .stated(let listed, let known):
      return "listed: the publisher states \(listed.description), known since the edition of "
        + known.description
    case .unbroken(let isThere, let after, let before):
      return "\(isThere ? "listed" : "not listed") in the editions of \(after.description) and "
        + "\(before.description)"
    case .changed(let toPresent, let after, let by):
      return
        "\(toPresent ? "listed" : "removed") between \(after.description) and \(by.description)"
    case .afterLatest(let isThere, let edition):
      return "\(isThere ? "listed" : "not listed") in the latest edition held, of "
        + edition.description
    case .beforeEarliest(let edition):
      return "cannot tell: the earliest edition held is of \(edition.description)"
    case .nothingKnown: return "cannot tell: no edition was known by then"
    }
  }
}

package struct ListHistory: Sendable {
  /// Days of all editions of each list, ascending.
  package private(set) var editions: [String: [CivilDate]] = [:]
  package private(set) var identities: [EditionIdentity] = []
  /// Versions in order of list, entry and time.
  package private(set) var versions: [EntryVersion] = []
  private var places: [String: Range<Int>] = [:]

  package init(editions read: [ListEdition]) {
    let ordered = read.sorted { $0.identity < $1.identity }
    var seen: [String: [String: [(ordinal: Int, entry: ListEntry)]]] = [:]
    for edition in ordered where editions[edition.list]?.last != edition.date {
      editions[edition.list, default: []].append(edition.date)
      identities.append(edition.identity)
      let ordinal = (editions[edition.list]?.count ?? 1) - 1
      for entry in edition.entries {
        seen[edition.list, default: [:]][entry.id, default: []].append((ordinal, entry))
      }
    }
    for list in seen.keys.sorted() {
      for id in (seen[list] ?? [:]).keys.sorted() {
        versions += Self.versions(list, id, seen[list]?[id] ?? [], editions[list] ?? [])
      }
    }
    fillPlaces()
  }

  /// Takes what a store kept.
  package init(identities: [EditionIdentity], versions: [EntryVersion]) {
    self.identities = identities.sorted()
    for identity in self.identities where editions[identity.list]?.last != identity.date {
      editions[identity.list, default: []].append(identity.date)
    }
    self.versions = versions.sorted {
      ($0.list, $0.id, $0.firstSeen) < ($1.list, $1.id, $1.firstSeen)
    }
    fillPlaces()
  }

  private mutating func fillPlaces() {
    var start = 0
    for index in versions.indices {
      let key = versions[index].list + "\u{1F}" + versions[index].id
      let isLast =
        index + 1 == versions.count || versions[index + 1].list != versions[index].list
        || versions[index + 1].id != versions[index].id
      if isLast {
        places[key] = start..<index + 1
        start = index + 1
      }
    }
  }

  private static func versions(
    _ list: String, _ id: String, _ seen: [(ordinal: Int, entry: ListEntry)], _ days: [CivilDate]
  ) -> [EntryVersion] {
    var found: [EntryVersion] = []
    var index = 0
    // An entry may stand twice in one edition (the EU repeats it for each measure): the first counts.
    let unique = seen.indices.filter { $0 == 0 || seen[$0].ordinal != seen[$0 - 1].ordinal }
      .map { seen[$0] }
    while index < unique.count {
      let facts = unique[index].entry.facts
      var end = index
      while end + 1 < unique.count, unique[end + 1].ordinal == unique[end].ordinal + 1,
        unique[end + 1].entry.facts == facts
      {
        end += 1
      }
      let (first, last) = (unique[index].ordinal, unique[end].ordinal)
      found.append(
        EntryVersion(
          list: list, id: id, facts: facts, name: unique[index].entry.name, firstSeen: days[first],
          lastSeen: days[last], notYetIn: first > 0 ? days[first - 1] : nil,
          goneBy: last + 1 < days.count ? days[last + 1] : nil,
          listedOn: unique[index].entry.listedOn))
      index = end + 1
    }
    return found
  }

  /// All forms of one entry, in order of time.
  package func versions(of id: String, on list: String) -> [EntryVersion] {
    (places[list + "\u{1F}" + id]).map { Array(versions[$0]) } ?? []
  }

  /// Entries by their number or by the letters of their name, on any list.
  package func entries(matching text: String) -> [(list: String, id: String)] {
    let asked = NormalisedName(text, kind: nil)
    var found: [(list: String, id: String)] = []
    for version in versions
    where version.id == text || asked != nil && NormalisedName(version.name, kind: nil) == asked {
      if found.last.map({ $0 != (version.list, version.id) }) ?? true {
        found.append((version.list, version.id))
      }
    }
    return found
  }

  /// - Parameters:
  ///   - id: the entry's number.
  ///   - list: the list's name.
  ///   - day: valid time, the day asked about.
  ///   - known: known time: only editions up to this day are used; nil uses all.
  /// - Returns: whether it stood there, and how that is known.
  package func presence(
    of id: String, on list: String, day: CivilDate, knownBy known: CivilDate? = nil
  ) -> Presence {
    let days = (editions[list] ?? []).filter { day in known.map { day <= $0 } ?? true }
    guard let earliest = days.first else { return .nothingKnown }
    let runs = versions(of: id, on: list)
    func isThere(_ edition: CivilDate) -> Bool {
      runs.contains { $0.firstSeen <= edition && edition <= $0.lastSeen }
    }
    if days.contains(day) { return .exact(isThere(day), edition: day) }
    let before = days.last { $0 < day }
    let after = days.first { $0 > day }
    // A stated day closes the gap before the first edition that shows the entry.
    let next = after ?? before
    if let next, let run = runs.first(where: { $0.firstSeen <= next && next <= $0.lastSeen }),
      let listed = run.listedOn, listed <= day, before.map({ !isThere($0) }) ?? true
    {
      return .stated(listedOn: listed, knownSince: run.firstSeen)
    }
    switch (before, after) {
    case (nil, _): return .beforeEarliest(earliest)
    case (let before?, nil): return .afterLatest(isThere(before), edition: before)
    case (let before?, let after?):
      let (was, becomes) = (isThere(before), isThere(after))
      return was == becomes
        ? .unbroken(was, after: before, before: after)
        : .changed(toPresent: becomes, after: before, by: after)
    }
  }
}

extension ListEntry {
  /// Everything that makes one form of an entry differ from another, place in the file left out.
  package var facts: [String] {
    var lines = ["name: \(name)", "kind: \(kind.rawValue)"]
    func add(_ field: String, _ values: [String]) {
      for value in values { lines.append("\(field): \(value)") }
    }
    add("alias", aliases.sorted())
    add("weak alias", weakAliases.sorted())
    add("former name", formerNames.sorted())
    add("programme", programmes)
    add("imo", [imoAsWritten].compactMap { $0 })
    add("mmsi", [mmsi?.description].compactMap { $0 })
    add("call sign", [callSign].compactMap { $0 })
    add("flag", [flag].compactMap { $0 })
    add("type", [vesselType].compactMap { $0 })
    add("tonnage", [tonnage].compactMap { $0 })
    add("owner", [owner].compactMap { $0 })
    add("number", identifiers.map { "\($0.scheme.rawValue) \($0.value)" }.sorted())
    add("linked to", linkedTo)
    add("country", countries.sorted())
    add("remarks", [remarks].compactMap { $0 })
    return lines
  }
}

/// What changed between two editions of one list.
package struct ListDifference: Hashable, Sendable {
  package struct Change: Hashable, Sendable {
    package let id: String
    package let name: String
    /// Facts that went and came, as `- …` and `+ …`.
    package let lines: [String]
  }

  package let from: EditionIdentity
  package let to: EditionIdentity
  package let added: [Change]
  package let removed: [Change]
  package let changed: [Change]

  package init(_ old: ListEdition, _ new: ListEdition) {
    let before = Dictionary(old.entries.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    let after = Dictionary(new.entries.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    func order(_ ids: some Sequence<String>) -> [String] {
      ids.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }
    from = old.identity
    to = new.identity
    added = order(after.keys.filter { before[$0] == nil }).compactMap { id in
      after[id].map { Change(id: id, name: $0.name, lines: []) }
    }
    removed = order(before.keys.filter { after[$0] == nil }).compactMap { id in
      before[id].map { Change(id: id, name: $0.name, lines: []) }
    }
    changed = order(after.keys).compactMap { id in
      guard let now = after[id], let was = before[id] else { return nil }
      let (mine, theirs) = (was.facts, now.facts)
      guard mine != theirs else { return nil }
      let gone = mine.filter { !theirs.contains($0) }.map { "- \($0)" }
      let came = theirs.filter { !mine.contains($0) }.map { "+ \($0)" }
      return Change(id: id, name: now.name, lines: gone + came)
    }
  }
}
