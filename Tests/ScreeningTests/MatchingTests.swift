import Testing
import Vocabulary

@testable import Screening

struct MatchingTests {
  private func party(_ name: String, _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = [.init(name)]
    return party
  }

  private func compare(
    _ left: String, _ right: String, _ kind: PartyKind = .person
  ) -> PartyComparison {
    var matcher = PartyMatcher()
    return matcher.compare(party(left, kind), party(right, kind))
  }

  private func words(_ name: String, _ kind: PartyKind = .organisation) -> [String] {
    PreparedName(name, kind: kind, romaniser: Romaniser())?.tokens.map(\.text) ?? []
  }

  @Test(
    "Matching 1: other scripts are read in Latin",
    arguments: [
      ("Владимир Путин", "VLADIMIR PUTIN"), ("Αλέξανδρος", "ALEXANDROS"),
      ("ბარაკ ობამა", "BARAK OBAMA"),
      ("Բարակ Օբամա", "BARAK OBAMA"), ("שלום", "SHLVM"), ("Příliš žluťoučký", "PRILIS ZLUTOUCKY"),
      ("Nguyễn Văn Đức", "NGUYEN VAN DUC"),
    ])
  func scripts(_ name: String, _ expected: String) {
    #expect(words(name, .person).joined(separator: " ") == expected)
  }

  @Test("Matching 1: an Arabic name meets its Latin spelling")
  func arabic() {
    #expect(compare("أحمد حسن", "Ahmed Hassan").isMatch)
    #expect(compare("عبد الله الراشد", "Abdullah Al-Rashid").isMatch)
  }

  @Test("Matching 2: family name first and apostrophes change nothing")
  func order() {
    #expect(words("PUTIN, Vladimir", .person) == ["VLADIMIR", "PUTIN"])
    #expect(words("AL-QA'IDA", .any) == ["AL", "QAIDA"])
    #expect(compare("PUTIN, Vladimir Vladimirovich", "Vladimir Vladimirovich Putin").isMatch)
  }

  @Test(
    "Matching 3: legal forms, titles and ship prefixes are no part of a name",
    arguments: [
      ("Open Joint Stock Company Gazprom", PartyKind.organisation, ["GAZPROM"]),
      ("OOO Romashka", .organisation, ["ROMASHKA"]),
      ("Limited Liabiliti Company Status", .organisation, ["STATUS"]),
      ("Mr. Rami Makhlouf", .person, ["RAMI", "MAKHLOUF"]),
      ("M/T DELTA STAR", .ship, ["DELTA", "STAR"]),
      ("LLC", .organisation, ["LLC"]),
    ])
  func forms(_ name: String, _ kind: PartyKind, _ expected: [String]) {
    #expect(words(name, kind) == expected)
  }

  @Test("Matching 4: servants of God and numbers have one spelling")
  func servants() {
    #expect(words("Abd al-Rahman", .person) == words("Abdul Rahman", .person))
    #expect(words("First Bank") == words("1st Bank"))
  }

  @Test("Matching 5: words of trade and given names stand for one another")
  func concepts() {
    #expect(compare("Ted Doe", "Theodore Doe").isMatch)
    #expect(compare("Kurskii Zavod Mayak", "Mayak Plant Kurskii", .organisation).isMatch)
  }

  @Test("Matching 6: misspelling, initials and words written as one still match")
  func likeness() {
    #expect(compare("Evrofinance Monsnarbank", "EVROFINANCE MOSNARBANK", .organisation).isMatch)
    #expect(compare("Hans J Friedrich", "Hans Joachim Friedrich").isMatch)
    #expect(compare("RamiMakhlouf", "Rami Makhlouf").isMatch)
  }

  @Test("Matching 7: a rare word tells more than a common one, and what differs counts against")
  func weights() {
    #expect(
      TokenWeights.weight(Array("MUHAMMAD".utf8)) < TokenWeights.weight(Array("MAKHLOUF".utf8)))
    #expect(!compare("Government of Estonia", "Deutsche Bank", .organisation).isMatch)
    #expect(!compare("SADDAM HUSSEIN AL-DULAIMI", "IZZAT IBRAHIM AL-DURI").isMatch)
  }

  @Test(
    "Matching 18: names that share nothing are nobody's other names",
    arguments: [
      ("Rumuli", "GASTON IYAMUREMYE", PartyKind.person), ("John Smith", "Vladimir Putin", .person),
      ("Quiet Harbour Bakery", "Deutsche Bank", .organisation),
      ("Red Eagles", "Tourism Fund", .organisation), ("DELTA STAR", "OCEAN PRIDE", .ship),
    ])
  func unrelated(_ one: String, _ other: String, _ kind: PartyKind) {
    #expect(compare(one, other, kind).score < 0.2)
  }

  @Test("Matching 8: another number is another ship")
  func numerals() {
    #expect(!compare("FU YUAN YU 7613", "FU YUAN YU 7898", .ship).isMatch)
  }

  @Test("Matching 9: the best of many names is doubted a little, weak names more")
  func names() {
    var matcher = PartyMatcher()
    let asked = party("Rami Makhlouf", .person)
    let one = party("Rami Makhlouf", .person)
    var many = one
    many.names += ["Somebody Else", "Other Person"].map { .init($0, .alias) }
    var weak = one
    weak.names = [.init("Rami Makhlouf", .weak)]
    let scores = [one, many, weak].map { matcher.compare(asked, $0).logOdds }
    #expect(scores[0] > scores[1] && scores[1] > scores[2])
  }

  @Test("Matching 10: a checked number outweighs the name; like is compared with like")
  func identifiers() {
    var (left, right) = (party("DELTA", .ship), party("OMEGA", .ship))
    left.add(.shipIMO, "9304667")
    right.add(.shipIMO, "IMO 9304667")
    var matcher = PartyMatcher()
    #expect(matcher.compare(left, right).isMatch)
    #expect(PartyIdentifier(.shipIMO, "9304668") == nil)
    #expect(PartyIdentifier(.lei, "253400WSS48YWMBUA688") != nil)
    #expect(PartyIdentifier(.bic, "EVRFRUMMXXX")?.value == "EVRFRUMM")
    #expect(PartyIdentifier.isCompanyIMO("6459297"))
    #expect(!PartyIdentifier.isCompanyIMO("6459298"))
  }

  @Test("Matching 11: another hull number vetoes the same name")
  func veto() {
    var (left, right) = (party("DELTA STAR", .ship), party("DELTA STAR", .ship))
    left.add(.shipIMO, "9304667")
    right.add(.shipIMO, "9198783")
    var matcher = PartyMatcher()
    let found = matcher.compare(left, right)
    #expect(found.isVetoed && found.score == 0)
    #expect(found.terms.first?.reason == "imo_ship 9304667 is not 9198783: another hull")
  }

  @Test("Matching 12: dates and countries support or contradict")
  func facts() {
    var (left, right) = (party("Rami Makhlouf", .person), party("Rami Makhlouf", .person))
    var matcher = PartyMatcher()
    let bare = matcher.compare(left, right).logOdds
    left.births = [PartialDate(year: 1969, month: 7, day: 10)]
    right.births = [PartialDate(year: 1969, month: 10, day: 7)]
    #expect(matcher.compare(left, right).logOdds > bare)
    right.births = [PartialDate(year: 1931, month: 2, day: 3)]
    #expect(matcher.compare(left, right).logOdds < bare)
    #expect(PartialDate("26 Feb. 2011") == PartialDate(year: 2011, month: 2, day: 26))
    #expect(PartialDate("00/00/1980") == PartialDate(year: 1980))
    #expect(CountryCodes.code("Russian Federation") == "ru")
  }

  @Test(
    "Matching 16: names one slip apart as wholes are one, unless the slip is in a ship's number",
    arguments: [
      ("FU YAUN YU 7896", "FU YUAN YU 7896", PartyKind.ship, true),
      ("FU YUAN YU 7836", "FU YUAN YU 7863", .ship, false),
      (
        "PUBLIC JOINT STOCKCOMPANY POLYUS", "PUBLIC JOINT STOCK COMPANY POLYUS", .organisation, true
      ),
      ("OJSCSOVFRACHT", "OJSC SOVFRACHT", .organisation, true),
      ("BD p.l.c.", "BP p.l.c.", .organisation, false),
    ])
  func wholes(_ one: String, _ other: String, _ kind: PartyKind, _ expected: Bool) {
    #expect(compare(one, other, kind).isMatch == expected)
  }

  @Test("Matching 16: slips are counted up to two, wherever spaces stand")
  func slips() {
    var rows = SlipRows()
    func count(_ one: String, _ other: String) -> Int? {
      rows.slips(Array(one.utf8), Array(other.utf8))
    }
    #expect(count("STOCK COMPANY", "STOCKCOMPANY") == 0)
    #expect(count("ABCDEF", "ABDCEF") == 1)
    #expect(count("ABCDEF", "XABCDE") == 2)
    #expect(count("ABCDEF", "ABCXYZ") == nil)
    #expect(count("", "AB") == 2)
    #expect(count("AB", "ABCDE") == nil)
  }

  @Test(
    "Matching 16: a number written otherwise is no slip",
    arguments: [("2", "II"), ("3", "THREE"), ("4", "IV"), ("7", "VII")],
    ["DELTA STAR", "GREEN RIVER", "AYRAN"])
  func numbersWritten(_ number: (String, String), _ name: String) {
    let found = compare("\(name) \(number.0)", "\(name) \(number.1)", .ship)
    #expect(found.score >= 0.85, "\(name) \(number.1): \(found.score)")
    #expect(!compare("\(name) \(number.0)", "\(name) 9", .ship).isMatch)
  }

  @Test("Matching 17: initials and beginnings put together stand for the words they come from")
  func shortened() {
    #expect(
      compare("IFIC", "IRAN FOREIGN INVESTMENT COMPANY", .organisation).logOdds
        > compare("IFIQ", "IRAN FOREIGN INVESTMENT COMPANY", .organisation).logOdds)
    #expect(
      compare("BANDES", "BANCO DE DESARROLLO ECONOMICO", .organisation).logOdds
        > compare("BANTES", "BANCO DE DESARROLLO ECONOMICO", .organisation).logOdds)
  }

  @Test("Matching 17: a short legal form is spelled out by initials")
  func shortFormInInitials() throws {
    let listed = "QUERELOS DE ZUMARRAGA S.A."
    #expect(try features("QDZSA", listed, .organisation)[.acronym] == 1)
    #expect(try features("QDZSB", listed, .organisation)[.acronym] == 0)
    let prepared = try #require(PreparedName(listed, kind: .organisation, romaniser: Romaniser()))
    #expect(
      NameKeys.keys(prepared).contains(NameKeys.hash("QDZSA".utf8, NameKeys.initials)))
  }

  private func features(_ one: String, _ other: String, _ kind: PartyKind) throws -> NameFeatures {
    var matcher = PartyMatcher()
    let left = try #require(PreparedName(one, kind: kind, romaniser: Romaniser()))
    let right = try #require(PreparedName(other, kind: kind, romaniser: Romaniser()))
    return matcher.features(left, right, kind)
  }

  @Test("Matching 19: words of a company's name out of order, parted or joined are the same whole")
  func anyOrder() throws {
    let listed = "LIMITED LIABILITY COMPANY SBERBANK SERVICE"
    for asked in [
      "COMPANY LIMITED SBERBANK LIABILITY SERVICE", "SBERBANKSERVICE LIMITED LIABILITY COMPANY",
    ] {
      #expect(try features(asked, listed, .organisation)[.sameWhole] == 1)
    }
    #expect(
      try features("ALEKSANDR IVAN PETROV", "PETROV ALEKSANDR IVAN", .person)[.sameWhole] == 0)
    #expect(try features("TARALIMITED", "TARA LIMITED", .organisation)[.sameWhole] == 1)
    // A number is no misspelling of another.
    #expect(try features("FU YUAN YU 7836", "FU YUAN YU 7863", .ship)[.oneSlip] == 0)
  }

  @Test("Matching 20: rare runs of three letters are shared whatever the words")
  func runs() throws {
    let near = try features("VNESHEKONOMBANK SSSR", "BANK VNESHECONOMBANK", .organisation)
    let far = try features("QUIET HARBOUR BAKERY", "DEUTSCHE BANK", .organisation)
    #expect(near[.runsWithin] > 0.5 && far[.runsWithin] < 0.2)
    let same = try features("ROSNEFT TRADING", "ROSNEFT TRADING", .organisation)
    #expect(abs(same[.runsWithin] - 1) < 0.001)
    let common = GramWeights.symbol(0x41) * (GramWeights.symbols + 1)
    #expect(GramWeights.weight(common) > 0 && GramWeights.weight(.max) == 0)
  }

  @Test("Matching 21: in a name of syllables from another script nothing is a slip of the finger")
  func syllables() throws {
    let typed = try features("KIM, Sang Ho", "KIM, Sang Hu", .person)
    #expect(typed[.oneSlip] == 1)
    let asked = "상호 김"
    let read = try #require(PreparedName(asked, kind: .person, romaniser: Romaniser()))
    let turned = try features(asked, read.tokens.map(\.text).joined(separator: " ") + "A", .person)
    #expect(read.isForeign && read.isOfSyllables)
    #expect(turned[.oneSlip] + turned[.twoSlips] + turned[.oneSlipTurned] == 0)
  }

  @Test("Matching 22: a word beside others that are left over is nobody's initials")
  func initials() throws {
    let navy = "SYRIAN ARAB NAVY"
    #expect(try features("SAN", navy, .organisation)[.acronym] == 1)
    #expect(try features("CORRALES SAN IGNACIO", navy, .organisation)[.acronym] == 0)
  }

  @Test("Matching 13: a name that is the same is not doubted when it is a company's")
  func sameName() throws {
    var search = PartySearch(index, matcher: PartyMatcher())
    for (number, name) in Self.listed.enumerated() {
      let hit = try #require(search.search(party(name, .organisation)).first)
      #expect(search.index.entry(hit.entry).id == String(number) && hit.comparison.isMatch)
    }
  }

  @Test(
    "Matching 44: each ship of a fleet that numbers part, and one of a single letter, finds itself")
  func fleet() throws {
    let names = (8600..<8800).map { "FU YUAN YU \($0)" } + ["LADY R", "LADY D"]
    let entries = names.enumerated().map { number, name in
      ListedParty(party(name, .ship), list: "TEST", id: String(number))
    }
    var search = PartySearch(
      PartyIndex(entries, matcher: PartyMatcher()), matcher: PartyMatcher())
    for (number, name) in names.enumerated() {
      let hits = search.search(party(name, .any))
      #expect(hits.first.map { search.index.entry($0.entry).id } == String(number), "\(name)")
    }
  }

  private static let listed = [
    "EVROFINANCE MOSNARBANK", "ROSNEFT TRADING S.A.", "TNK TRADING INTERNATIONAL S.A.",
    "BANCO DE VENEZUELA",
    "PETROLEOS DE VENEZUELA, S.A.", "SMILE TECHNOLOGIES S.A.",
  ]

  private var index: PartyIndex {
    let entries = Self.listed.enumerated().map { number, name in
      ListedParty(party(name, .organisation), list: "TEST", id: String(number))
    }
    return PartyIndex(entries, matcher: PartyMatcher())
  }

  @Test(
    "Matching 14: a misspelt, joined or translated name finds its entry",
    arguments: [
      ("Evrofinance Monsnarbank", "0"), ("EVROFINANCEMOSNARBANK", "0"), ("ROSNEFTTRADING", "1"),
      ("VENEZUELA BANK", "3"), ("TRADING INTERNATIONALTNK SA", "2"),
    ])
  func finding(_ name: String, _ id: String) throws {
    var search = PartySearch(index, matcher: PartyMatcher())
    let hit = try #require(search.search(party(name, .organisation)).first)
    #expect(search.index.entry(hit.entry).id == id)
    #expect(hit.comparison.isMatch)
  }

  @Test("Matching 15: an index read back answers the same, and damaged bytes are refused")
  func image() throws {
    let bytes = PartyIndexImage.bytes(index)
    let again = try #require(PartyIndexImage.index(bytes))
    var (one, other) = (
      PartySearch(index, matcher: PartyMatcher()), PartySearch(again, matcher: PartyMatcher())
    )
    for name in Self.listed + ["Monsnarbank"] {
      let asked = party(name, .organisation)
      #expect(
        one.search(asked).map { [Double($0.entry), $0.comparison.score] }
          == other.search(asked).map { [Double($0.entry), $0.comparison.score] })
    }
    for cut in stride(from: 0, to: bytes.count, by: 97) {
      #expect(PartyIndexImage.index(Array(bytes[..<cut])) == nil)
    }
    for place in stride(from: 0, to: bytes.count, by: 31) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      // Refused or harmless: what is read must be whole.
      if let read = PartyIndexImage.index(damaged) {
        var search = PartySearch(read, matcher: PartyMatcher())
        _ = search.search(party("Evrofinance Mosnarbank", .organisation))
      }
    }
  }
}
