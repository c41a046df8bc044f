import Testing

@testable import Screening

/// How a name that is picked out of many is read and doubted.
struct PickedNameTests {
  private func party(_ name: String, _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = [.init(name)]
    return party
  }

  private static let listed: [(String, PartyKind)] = [
    ("VERDEN, Osk\u{E1}r", .person), ("OSKAR VERDEN MARITIME LLC", .organisation),
    ("OSKAR VERDEN", .ship), ("QRVX OIL S.A.", .organisation), ("QUARTZ 2", .ship),
    ("MAHMUD, Nur al-Din", .person), ("SHEIKH TARBAN BANK", .organisation), ("P-672", .aircraft),
  ]

  private static let asked = [
    "Oskar Verden", "VERDEN, Oskar", "Q.R.V.X. Oil", "M/V Quartz II", "Noureddine Mahmoud",
    "Dr. Oskar Verden", "Sheikh Tarban Bank", "P672", "Oscar Werden",
  ]

  @Test(
    "Matching 45: whoever is of an unknown kind is asked about as each kind",
    arguments: asked)
  func unknownKind(_ name: String) {
    let entries = Self.listed.enumerated().map { number, listed in
      ListedParty(party(listed.0, listed.1), list: "TEST", id: String(number))
    }
    var search = PartySearch(
      PartyIndex(entries, matcher: PartyMatcher()), matcher: PartyMatcher())
    var expected: [Int: Float] = [:]
    for kind in [PartyKind.person, .organisation, .ship, .aircraft] {
      for hit in search.search(party(name, kind)) {
        expected[hit.entry] = max(expected[hit.entry] ?? -99, hit.comparison.logOdds)
      }
    }
    let found = search.search(party(name, .any))
    #expect(!found.isEmpty)
    #expect(
      Dictionary(uniqueKeysWithValues: found.map { ($0.entry, $0.comparison.logOdds) }) == expected)
    #expect(found.map(\.comparison.logOdds) == expected.values.sorted(by: >))
  }

  @Test("Matching 45: put forward, it is read as what it is held against", arguments: asked)
  func unknownKindPutForward(_ name: String) {
    var matcher = PartyMatcher()
    for (listed, kind) in Self.listed {
      let (open, known) = (party(name, .any), party(name, kind))
      let entry = party(listed, kind)
      #expect(matcher.compare(open, entry).terms == matcher.compare(known, entry).terms)
      #expect(matcher.compare(entry, open).terms == matcher.compare(entry, known).terms)
    }
  }

  @Test("Matching 45: initials with dots are a company's word, though nobody said it is a company")
  func initialsOfAnybody() {
    var matcher = PartyMatcher()
    let listed = party("QRVX OIL S.A.", .organisation)
    let dotted = matcher.compare(party("Q.R.V.X. Oil", .any), listed)
    let plain = matcher.compare(party("QRVX Oil", .organisation), listed)
    #expect(dotted.isMatch && dotted.score == plain.score)
  }

  private func doubt(_ asked: String, _ listed: String, _ kind: PartyKind = .person) -> Float {
    var matcher = PartyMatcher()
    let (one, other) = (
      matcher.prepare(party(asked, kind)), matcher.prepare(party(listed, kind))
    )
    let found = matcher.compare(one, other, isPicked: true)
    return found.terms.first { $0.reason == "picked out of many entries" }?.logOdds ?? 0
  }

  @Test(
    "Matching 46: a person none of whose names is near the listed one's is doubted by three nats",
    arguments: [
      ("Helen Kartor", "KURTAR, Velen"), ("Rosan Bester", "BUSTAR, Dosan"),
      ("Tarik Moster", "MUSTAR, Parik"),
    ])
  func unanchored(_ asked: String, _ listed: String) throws {
    #expect(doubt(asked, listed) <= -3)
    var matcher = PartyMatcher()
    #expect(matcher.compare(party(asked, .person), party(listed, .person)).terms.count == 1)
    // One word that is the same: nothing is taken off.
    let family = String(listed.prefix { $0 != "," })
    let given = String(asked.prefix { $0 != " " })
    #expect(try !features("\(given) \(family)", listed).isUnanchored)
  }

  @Test(
    "Matching 46: one slip in each word is one hand's typing",
    arguments: [
      ("Helem Karor", "KARTOR, Helen"), ("Rsoan Beter", "BESTER, Rosan"),
      ("Arif Sumar", "SUNAR, Aris"),
    ])
  func oneSlipEach(_ asked: String, _ listed: String) throws {
    #expect(try !features(asked, listed).isUnanchored)
  }

  @Test(
    "Matching 46: what differs in vowels alone, or came from another script, is how it was written in Latin"
  )
  func romanised() throws {
    #expect(try features("Helen Kartor", "KURTAR, Velen").isUnanchored)
    #expect(try !features("Helen Kartor", "KURTUR, Hilan").isUnanchored)
    #expect(
      try !features(
        "\u{425}\u{435}\u{43B}\u{435}\u{43D} \u{41A}\u{430}\u{440}\u{442}\u{43E}\u{440}",
        "KURTAR, Velen"
      ).isUnanchored)
  }

  private func features(_ one: String, _ other: String) throws -> NameFeatures {
    var matcher = PartyMatcher()
    let names = try [one, other].map {
      try #require(PreparedName($0, kind: .person, romaniser: Romaniser()))
    }
    return matcher.features(names[0], names[1], .person)
  }

  @Test("Matching 47: an aircraft's mark is a number, of which a bank or a ship has no part")
  func marks() {
    let marks = [
      "EP-LDA", "EP-IBN", "EP-ICD", "EP-CAS", "EP-ITD", "VP-CSP", "EX-301", "YK-AND", "RA-82010",
      "RA-02791",
    ]
    let entries = marks.map {
      ListedParty(party($0, .aircraft), list: "TEST", id: $0)
    }
    var search = PartySearch(
      PartyIndex(entries, matcher: PartyMatcher()), matcher: PartyMatcher())
    for name in [
      "EP Energy", "VP Bank", "AEX OY", "YK Consulting AND Partners", "EP-LDX 2", "EPIC Corp",
      "EPIC",
      "EPCOS AG", "EP Ltd", "EP a.s.", "EP-SPA", "Epcas Foods",
    ] {
      for kind in [PartyKind.any, .organisation] {
        let found = search.search(party(name, kind)).filter(\.comparison.isMatch)
        #expect(found.isEmpty, "\(name): \(found.map(\.listed.id))")
      }
    }
    for name in ["RA-82010", "RA 82010 LLC", "ra82010"] {
      let found = search.search(party(name, .any))
      #expect(found.map(\.listed.id) == ["RA-82010"])
      #expect(found.first.map { $0.comparison.score > 0.95 } == true, "\(name)")
    }
    for (name, mark) in [
      ("EPLDA", "EP-LDA"), ("RA02791", "RA-02791"), ("Boeing 747 EP-IBN", "EP-IBN"),
    ] {
      let found = search.search(party(name, .any)).filter(\.comparison.isMatch)
      #expect(found.map(\.listed.id) == [mark], "\(name)")
      #expect(found.first.map { $0.comparison.score > 0.95 } == true, "\(name)")
    }
    // Mistyped, or another aircraft: possible, and no more.
    for name in ["RA-82011", "EP-LDB", "RA-2791"] {
      let found = search.search(party(name, .any))
      #expect(found.first.map { (0.5...0.7).contains($0.comparison.score) } == true, "\(name)")
    }
  }
}
