import Screening
import Testing
import Vocabulary

@Suite("Screening a subject on a day")
struct ScreeningIndexTests {
  private static let source = SourceReference(source: 0, offset: 0, length: 1)

  private static func entry(
    _ id: String, _ kind: ListEntry.Kind, _ name: String, imo: String? = nil, mmsi: UInt32? = nil,
    callSign: String? = nil, aliases: [String] = []
  ) -> ListEntry {
    var entry = ListEntry(id: id, list: "SDN", kind: kind, name: name, row: 1, source: source)
    entry.imoAsWritten = imo
    entry.imo = imo.flatMap { IMONumber($0) }
    entry.mmsi = mmsi.flatMap { MMSI($0) }
    entry.callSign = callSign
    entry.aliases = aliases
    entry.programmes = ["IRAN"]
    return entry
  }

  private static let ship = entry(
    "1", .ship, "ARTAVIL", imo: "9187629", mmsi: 572_469_210, callSign: "T2EU4", aliases: ["ALPHA"])
  private static let others = [
    entry("2", .company, "PETROLEOS DE VENEZUELA, S.A.", aliases: ["PDVSA"]),
    entry("3", .person, "NASRALLAH, Hasan"), entry("4", .ship, "TYPO", imo: "947115"),
  ]

  private static func edition(_ date: String, _ entries: [ListEntry]) throws -> ListEdition {
    ListEdition(
      list: "SDN", date: try #require(CivilDate(date)), sha256: "hash-of-\(date)", entries: entries)
  }

  /// Three editions; the ship stands only in the middle one.
  private func index() throws -> ScreeningIndex {
    ScreeningIndex(editions: [
      try Self.edition("2022-06-01", Self.others), try Self.edition("2021-01-01", Self.others),
      try Self.edition("2021-06-01", Self.others + [Self.ship]),
    ])
  }

  private func ask(_ subject: Subject, _ day: String) throws -> ScreeningAnswer {
    try index().screen(subject, on: try #require(CivilDate(day)))
  }

  private func vessel(
    imo: UInt32? = nil, mmsi: UInt32? = nil, name: String? = nil, callSign: String? = nil
  ) -> Subject {
    .ship(
      imo: imo.flatMap { IMONumber($0) }, mmsi: mmsi.flatMap { MMSI($0) }, name: name,
      callSign: callSign, flag: nil)
  }

  @Test("Screening 1: the latest edition on or before the day is searched")
  func editionInForce() throws {
    let subject = vessel(imo: 9_187_629)
    #expect(try ask(subject, "2021-05-31").matches == [])
    #expect(try ask(subject, "2021-06-01").matches?.count == 1)
    #expect(try ask(subject, "2022-05-31").matches?.count == 1)
    #expect(try ask(subject, "2022-06-01").matches == [])
  }

  @Test("Screening 2: before the first edition nothing can be told, which is not clean")
  func beforeFirstEdition() throws {
    let answer = try ask(vessel(imo: 9_187_629), "2020-12-31")
    #expect(answer.matches == nil)
    #expect(answer.explanation.hasPrefix("Cannot tell for 2020-12-31"))
    let nothing = ScreeningIndex(editions: [])
    let day = try #require(CivilDate("2022-01-01"))
    #expect(nothing.screen(vessel(imo: 9_187_629), on: day).matches == nil)
  }

  @Test("Screening 3: the same hull number is a match, whatever the name")
  func hullNumber() throws {
    let match = try #require(
      try ask(vessel(imo: 9_187_629, name: "OTHER"), "2021-07-01").matches?.first)
    #expect(match.strength == .match)
    #expect(match.bases.map(\.code) == ["imo_number"])
    #expect(match.explanation.contains("the same IMO number 9187629"))
  }

  @Test(
    "Screening 4: another hull number vetoes every other likeness",
    arguments: ["ARTAVIL", "M/T Artavil", "ALPHA"])
  func veto(name: String) throws {
    let subject = vessel(imo: 9_304_667, mmsi: 572_469_210, name: name, callSign: "T2EU4")
    guard case .screened(let result) = try ask(subject, "2021-07-01") else {
      Issue.record("the day is covered")
      return
    }
    #expect(result.matches.isEmpty)
    #expect(result.vetoed.map(\.entry.id) == ["1"])
    #expect(result.vetoed.first?.bases.count == 3)
    #expect(result.explanation.contains("the hulls are IMO 9304667 and IMO 9187629"))
  }

  @Test(
    "Screening 10: a ship known only by name or radio is a possibility, never a match",
    arguments: [
      (name: "ARTAVIL", mmsi: nil, callSign: nil, code: "exact_name"),
      ("mt artavil", nil, nil, "normalised_name"), ("Alpha", nil, nil, "exact_name"),
      (nil, 572_469_210, nil, "mmsi"), (nil, nil, "t2eu4", "call_sign"),
    ] as [(name: String?, mmsi: UInt32?, callSign: String?, code: String)])
  func nameOnly(
    _ asked: (name: String?, mmsi: UInt32?, callSign: String?, code: String)
  ) throws {
    let subject = vessel(mmsi: asked.mmsi, name: asked.name, callSign: asked.callSign)
    let match = try #require(try ask(subject, "2021-07-01").matches?.first)
    #expect(match.strength == .possible)
    #expect(match.bases.map(\.code) == [asked.code])
    #expect(match.explanation.contains("IMO number is unknown"))
  }

  @Test("Screening 4: an invalid number on the list cannot veto, and is told")
  func listTypo() throws {
    let match = try #require(
      try ask(vessel(imo: 9_417_115, name: "TYPO"), "2021-07-01").matches?.first)
    #expect(match.strength == .possible)
    #expect(match.explanation.contains("\"947115\" is no valid IMO number"))
  }

  @Test(
    "Screening 11: a company by its listed name is a match, by another form a possibility",
    arguments: [
      ("Petroleos de Venezuela, S.A.", MatchStrength.match),
      ("PETRÓLEOS DE VENEZUELA SA", .possible), ("PDVSA", .possible),
      ("P.D.V.S.A.", .possible),
    ])
  func company(name: String, strength: MatchStrength) throws {
    let matches = try #require(try ask(.name(name), "2021-07-01").matches)
    #expect(matches.map(\.entry.id) == ["2"])
    #expect(matches.first?.strength == strength)
  }

  @Test(
    "Screening 12: a person is found in either order of names and stays a possibility",
    arguments: ["NASRALLAH, Hasan", "Hasan Nasrallah", "nasrallah hasan"])
  func person(name: String) throws {
    let matches = try #require(try ask(.name(name), "2021-07-01").matches)
    #expect(matches.map(\.entry.id) == ["3"])
    #expect(matches.first?.strength == .possible)
  }

  @Test("Screening 13: a part of a name, or a legal form alone, finds nothing")
  func noPartialNames() throws {
    for name in ["VENEZUELA", "S.A.", "PETROLEOS", "CORP", "", "NASRALLAH"] {
      #expect(try ask(.name(name), "2021-07-01").matches == [])
    }
  }

  @Test("Screening 14: a listing's interval is told by the editions around it")
  func interval() throws {
    let listing = try #require(
      try index().listingIntervals(ofEntry: "1", on: "SDN").first)
    #expect(listing.notYetIn == CivilDate("2021-01-01"))
    #expect(listing.firstSeen == CivilDate("2021-06-01"))
    #expect(listing.lastSeen == CivilDate("2021-06-01"))
    #expect(listing.goneBy == CivilDate("2022-06-01"))
    let steady = try #require(try index().listingIntervals(ofEntry: "2", on: "SDN").first)
    #expect(steady.notYetIn == nil)
    #expect(steady.goneBy == nil)
  }

  @Test("Screening 15: an entry that went and came back has two intervals")
  func twoIntervals() throws {
    let index = ScreeningIndex(editions: [
      try Self.edition("2021-01-01", [Self.ship]), try Self.edition("2021-06-01", []),
      try Self.edition("2022-01-01", [Self.ship]),
    ])
    #expect(index.listingIntervals(ofEntry: "1", on: "SDN").count == 2)
    let day = try #require(CivilDate("2023-01-01"))
    let match = try #require(index.screen(vessel(imo: 9_187_629), on: day).matches?.first)
    #expect(match.listing.firstSeen == CivilDate("2022-01-01"))
  }

  @Test("Screening 16: a negative names the day, the edition and its hash")
  func negative() throws {
    guard case .screened(let result) = try ask(vessel(imo: 9_304_667), "2021-07-01") else {
      Issue.record("the day is covered")
      return
    }
    #expect(result.isNegative)
    #expect(result.editions.map(\.sha256) == ["hash-of-2021-06-01"])
    #expect(result.explanation.contains("Nothing found"))
    #expect(result.explanation.contains("hash-of-2021-06-01"))
    #expect(result.explanation.contains("2021-07-01"))
  }

  @Test("Screening 2: a list too young for the day is named, and the answer is not negative")
  func partlyCovered() throws {
    let young = ListEdition(
      list: "EU", date: try #require(CivilDate("2024-01-01")), sha256: "eu", entries: [])
    let index = ScreeningIndex(editions: [try Self.edition("2021-01-01", []), young])
    let day = try #require(CivilDate("2022-01-01"))
    guard case .screened(let result) = index.screen(.name("X"), on: day) else {
      Issue.record("one list covers the day")
      return
    }
    #expect(result.notCovered.map(\.list) == ["EU"])
    #expect(!result.isNegative)
    #expect(result.explanation.contains("EU was not searched"))
  }

  @Test("Screening 17: the order in which editions are given changes nothing")
  func order() throws {
    let editions = [
      try Self.edition("2021-01-01", Self.others),
      try Self.edition("2021-06-01", Self.others + [Self.ship]),
    ]
    let day = try #require(CivilDate("2021-07-01"))
    let subject = vessel(name: "ARTAVIL")
    let forwards = ScreeningIndex(editions: editions).screen(subject, on: day)
    let backwards = ScreeningIndex(editions: editions.reversed() + editions)
      .screen(subject, on: day)
    #expect(forwards == backwards)
  }
}
