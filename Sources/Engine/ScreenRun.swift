/// `screen`: subjects against dated editions, outside any case.
import Foundation
import Ingest
package import Screening
import Vocabulary

/// Lists read once, asked many times.
///
/// Two ways lead to an answer and are told together: equality of numbers and names (`ScreeningIndex`,
/// which also says since when an entry stood) and likeness (`PartySearch`). A store without a day asked
/// about needs only its index.
package struct ScreenRun {
  /// Nil when the index of a store's latest editions serves.
  private let exact: ScreeningIndex?
  private var search: PartySearch
  private let day: CivilDate
  /// The editions searched by likeness.
  package let editions: [EditionIdentity]
  /// What makes an answer from these editions doubtful, a line each.
  package let doubts: [String]
  /// The day of asking, where editions were of a day to come then; nil where any day would do.
  private let today: CivilDate?
  private var decisions = DecisionFile()

  /// The day asked about defaults to that of the latest edition that is not of a day to come.
  ///
  /// - Throws: `EngineError` when the lists cannot be read or hold no edition.
  package init(lists: [String], asOf: String?) throws {
    let (asked, today) = (try asOf.map(Self.day), AskingDay.today)
    if asked == nil, lists.count == 1, let path = lists.first, ListStore.isStore(path),
      try !ListStore(path).latest().contains(where: { $0.date > today })
    {
      try self.init(store: ListStore(path))
      return
    }
    try self.init(read: Self.editions(lists, only: nil), asked: asked, today: today, from: lists)
  }

  /// As an answer was derived before.
  ///
  /// - Parameters:
  ///   - lists: where the editions lie.
  ///   - day: the day asked about.
  ///   - today: the day of asking, where the answer names it.
  ///   - only: the digests of the editions that are read; nil for all.
  ///   - hasHistory: whether the answer was one that tells since when an entry stood.
  /// - Throws: `EngineError` when none of the editions is there, or one cannot be read.
  init(
    lists: [String], day: String, today: String?, only: Set<String>?, hasHistory: Bool
  ) throws {
    try self.init(
      read: Self.editions(lists, only: only), asked: Self.day(day), today: today.map(Self.day),
      from: lists, hasHistory: hasHistory)
  }

  /// The index of a store's latest editions.
  private init(store: ListStore) throws {
    exact = nil
    editions = try store.latest()
    doubts = store.doubts()
    today = nil
    let index = try ListStore.index(store.indexPath)
    search = PartySearch(index, matcher: ScriptReading.matcher(index))
    day = editions.map(\.date).max() ?? CivilDate(Instant(seconds: 0))
  }

  private init(
    read folder: ListFolder, asked: CivilDate?, today: CivilDate?, from lists: [String],
    hasHistory: Bool = true
  ) throws {
    let read = folder.editions.map(\.edition)
    guard
      let day = asked ?? AskingDay.latest(read.map(\.date), today: today ?? AskingDay.today)
    else {
      throw EngineError.input(
        message: "No list edition was found in \(lists.joined(separator: ", ")).")
    }
    self.day = day
    exact = hasHistory ? ScreeningIndex(editions: read) : nil
    let inForce = Self.inForce(read, on: day)
    editions = inForce.map(\.identity)
    doubts = folder.doubts(searching: editions, on: day, today: today)
    self.today = today.flatMap { today in
      read.contains { $0.date > max(today, day) } ? today : nil
    }
    let entries = inForce.flatMap { $0.entries.map { ListedParty($0) } }
    let matcher = PartyMatcher(romaniser: ScriptReading.romaniser)
    search = PartySearch(PartyIndex(entries, matcher: matcher), matcher: matcher)
  }

  private static func editions(_ lists: [String], only: Set<String>?) throws -> ListFolder {
    do throws(IngestError) {
      let paths = lists.map { ListStore.isStore($0) ? $0 + "/editions" : $0 }
      return try ListFolder(paths, only: only)
    } catch {
      throw EngineError.input(message: error.description)
    }
  }

  private static func inForce(_ editions: [ListEdition], on day: CivilDate) -> [ListEdition] {
    var latest: [String: ListEdition] = [:]
    for edition in editions.sorted(by: { $0.identity < $1.identity }) where edition.date <= day {
      latest[edition.list] = edition
    }
    return latest.keys.sorted().compactMap { latest[$0] }
  }

  /// Takes decisions of an analyst into account from now on.
  ///
  /// - Throws: `EngineError` when the file cannot be read or a row makes no sense.
  package mutating func use(decisions path: String) throws {
    decisions = try DecisionFile(path)
  }

  /// The index of the editions in force.
  package var index: PartyIndex { search.index }

  /// One answer, in words and as JSON.
  package struct Answer: Sendable {
    /// A match or possible match stands, decided about or not.
    package let found: Bool
    /// All that was found is cleared for this subject by decisions that still hold.
    package let isCleared: Bool
    package let text: String
    package let json: String
    /// As `json`, as if nobody had decided anything: what can be derived again from lists alone.
    package let record: String
  }

  static func day(_ text: String) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw EngineError.badDate(text: text) }
    return day
  }

  /// Why nothing can be asked about a text as it was typed; nil where it can.
  ///
  /// To a text that is compared with nothing, "nothing found" would be an answer to no question.
  package static func problem(typed text: String) -> String? { SubjectReader.problem(text) }

  /// Answers one subject as it was typed.
  package mutating func answer(typed text: String) -> Answer {
    answer(Self.subject(text), Self.party(text), typed: text)
  }

  /// Answers one row of a batch; nil for one that asks nothing.
  package mutating func answer(_ row: BatchRow) -> Answer? {
    guard case .asked(let line, let party) = row.row else { return nil }
    return party.map { answer($0, line: line) } ?? answer(typed: line)
  }

  /// Answers one line of a batch: a JSON object, or text as it would be typed.
  package mutating func answer(line: String) -> Answer {
    guard line.hasPrefix("{"),
      let party = PartyReader.party(json: Array(line.utf8), schema: "Thing")
    else { return answer(typed: line) }
    return answer(party, line: line)
  }

  private mutating func answer(_ party: Party, line: String) -> Answer {
    let imo = party.identifiers.first { $0.scheme == .shipIMO }.flatMap { IMONumber($0.value) }
    let name = party.names.first?.text
    let subject: Subject =
      party.kind == .ship || imo != nil
      ? .ship(imo: imo, mmsi: nil, name: name, callSign: nil, flag: nil)
      : name.map { .name($0) } ?? Self.number(party)
    return answer(subject, party, typed: Self.typed(party, name, imo) ?? line)
  }

  /// The name or hull number that is all a question says; nil for one that says more, about which nothing was
  /// decided when the name alone was.
  private static func typed(_ party: Party, _ name: String?, _ imo: IMONumber?) -> String? {
    var alone = Party(kind: party.kind)
    if let name, party.names.count == 1 {
      alone.names = party.names
      return party == alone ? name : nil
    }
    if let imo { alone.add(.shipIMO, imo.description) }
    return party == alone ? imo?.description : nil
  }

  package mutating func answers(ofCase path: String) throws -> [Answer] {
    try Self.tankers(of: path).map { answer($0, Self.party($0), typed: $0.description) }
  }

  /// How many of the answers found something, and in which editions was searched.
  package func closing(asked: Int, found: Int, cleared: Int = 0, refused: Int = 0) -> String {
    let searched = editions.map { "\($0.list) of \($0.date.description)" }
    let names = searched.isEmpty ? "no edition" : searched.joined(separator: ", ")
    let decided = cleared == 0 ? "" : " (and \(cleared) cleared by an analyst)"
    let rows = refused == 1 ? "1 row was" : "\(refused) rows were"
    let left = refused == 0 ? "" : "; \(rows) not asked about"
    return
      "\(asked) asked, \(found) found\(decided)\(left); as of \(day.description), editions searched: \(names)."
  }

  /// The entries that an answer tells about a subject as it is typed.
  mutating func entries(foundFor typed: String) -> [ListedParty] {
    let exact = exact?.screen(Self.subject(typed), on: day).matches ?? []
    var found = exact.map { ListedParty($0.entry) }
    for hit in search.search(Self.party(typed), floor: PartyComparison.threshold)
    where !found.contains(where: { $0.list == hit.listed.list && $0.id == hit.listed.id }) {
      found.append(hit.listed)
    }
    return found
  }

  private mutating func answer(_ subject: Subject, _ party: Party, typed: String) -> Answer {
    let base = exact?.screen(subject, on: day)
    var alike: [ScreenWording.Hit] = []
    for hit in search.search(party, floor: PartyComparison.threshold) {
      alike.append(.init(entry: hit.listed, comparison: hit.comparison))
    }
    func wording(_ decisions: DecisionFile) -> ScreenWording {
      ScreenWording(
        subject: subject, asked: party, day: day, editions: editions, base: base, alike: alike,
        listing: listing, decisions: decisions, typed: typed)
    }
    let (told, plain) = (wording(decisions), wording(DecisionFile()))
    let state = told.state
    let record = json(subject, state.rawValue, plain.lines, alike)
    return Answer(
      found: state == .match || state == .possible, isCleared: told.isCleared,
      text: told.lines.joined(separator: "\n"),
      json: decisions.decisions.isEmpty
        ? record : json(subject, state.rawValue, told.lines, alike),
      record: record)
  }

  /// Since when an entry stood; nil where a store's index alone was asked.
  private func listing(of entry: ListedParty) -> ListingInterval? {
    guard let date = editions.first(where: { $0.list == entry.list })?.date else { return nil }
    return exact?.listing(ofEntry: entry.id, on: entry.list, around: date)
  }

  /// What a decision was taken about: changes when the entry does.
  static func fingerprint(_ entry: ListedParty) -> String { entry.fingerprint }

  private func json(
    _ subject: Subject, _ state: String, _ lines: [String],
    _ hits: [ScreenWording.Hit]
  ) -> String {
    let searched = editions.map { edition in
      "{\"list\":\(JSONText.quoted(edition.list)),\"date\":\"\(edition.date.description)\","
        + "\"sha256\":\"\(edition.sha256)\",\"entries\":\(edition.entryCount)}"
    }
    let candidates = hits.map { hit in
      "{\"list\":\(JSONText.quoted(hit.entry.list)),\"id\":\(JSONText.quoted(hit.entry.id)),"
        + "\"fingerprint\":\"\(hit.entry.fingerprint)\",\(PairRun.fields(hit.comparison))}"
    }
    let fields = [
      "\"version\":1", "\"subject\":\(JSONText.quoted(subject.description))",
      "\"day\":\(JSONText.quoted(day.description))", "\"answer\":\(JSONText.quoted(state))",
      "\"rule\":\"\(PartyMatcher.ruleID)\"", "\"editions\":[\(searched.joined(separator: ","))]",
    ]
    let reservations = [
      today.map { "\"asked_on\":\"\($0.description)\"" },
      doubts.isEmpty ? nil : "\"doubts\":\(JSONText.list(doubts))",
    ].compactMap(\.self)
    let found = [
      "\"candidates\":[\(candidates.joined(separator: ","))]",
      "\"explanation\":\(JSONText.quoted(lines.joined(separator: "\n")))",
    ]
    return "{\((fields + reservations + found).joined(separator: ","))}"
  }
}
