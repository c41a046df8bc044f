import Testing

@testable import Screening

/// Slips beside words and forms that agree, and what being picked out of many makes of them.
struct TypedNameTests {
  private func party(_ names: [String], _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = names.map { .init($0) }
    return party
  }

  private func party(_ name: String, _ kind: PartyKind) -> Party { party([name], kind) }

  /// The answer to a question that is likest.
  private func best(
    _ asked: String, among listed: [String], _ kind: PartyKind, floor: Double
  ) -> PartyComparison? {
    let entries = listed.enumerated().map {
      ListedParty(party($1, kind), list: "TEST", id: String($0))
    }
    var search = PartySearch(
      PartyIndex(entries, matcher: PartyMatcher()), matcher: PartyMatcher())
    return search.search(party(asked, kind), floor: floor).first?.comparison
  }

  /// What being picked out of many adds to a name; below zero it is a doubt.
  private func picked(_ asked: String, among listed: [String], _ kind: PartyKind) -> Float? {
    best(asked, among: listed, kind, floor: 0.001)?.terms
      .first { $0.reason == "picked out of many entries" }?.logOdds
  }

  @Test(
    "Matching 13: a name that many bear, or that is near one, is doubted when it is picked",
    arguments: [
      ("Kering", "BERING", PartyKind.ship), ("Tesco", "TOUSKA", .ship),
      ("Sonos", "LLC SONIS", .organisation),
      ("Nexity", "LIMITED LIABILITY COMPANY NEW CITY", .organisation),
      ("Francisco Gomez", "RANGEL GOMEZ, Francisco Jose", .person),
    ])
  func pickedAndDoubted(_ asked: String, _ listed: String, _ kind: PartyKind) throws {
    #expect(try #require(picked(asked, among: [listed], kind)) < -0.5)
  }

  @Test(
    "Matching 13: a slip beside words that agree is not doubted, and no support passes 1.2 nats")
  func pickedAndSupported() throws {
    for (asked, listed, kind) in [
      (
        "SERVICIO DE PROTECICON VIGILANCIA S.A.", "SERVICIO DE PROTECCION Y VIGILANCIA S.A.",
        PartyKind.organisation
      ),
      ("PBAOL ROBERTO SANDOVAL LOPEZ", "SANDOVAL LOPEZ, Pablo Roberto", .person),
    ] {
      let support = try #require(picked(asked, among: [listed], kind))
      #expect(support > 0 && support <= 1.2)
    }
  }

  private func features(_ one: String, _ other: String, _ kind: PartyKind) throws -> NameFeatures {
    var matcher = PartyMatcher()
    let (left, right) = (
      matcher.prepare(party(one, kind)), matcher.prepare(party(other, kind))
    )
    return matcher.features(try #require(left.names.first), try #require(right.names.first), kind)
  }

  @Test("Matching 48: a word that no name has, two slips off, beside two words that agree")
  func typedSlip() throws {
    let typed = try features("MRAMAT ABDULHAEVICH NURIEV", "NURIEV, Marat Abdulhaevich", .person)
    #expect(typed[.typedSlip] == 1)
    for other in [
      // Both are names; two words differ; one word is left over; nothing differs.
      "NURIEV, Ruslan Abdulhaevich", "NURIEVSKY, Marut Abdulhaevich", "NURIEV, Abdulhaevich",
      "NURIEV, Mramat Abdulhaevich",
    ] {
      #expect(
        try features("MRAMAT ABDULHAEVICH NURIEV", other, .person)[.typedSlip] == 0, "\(other)")
    }
    #expect(try features("NFAIY SALAMEH", "SALAMEH, Nady", .person)[.typedSlip] == 0)
    // Words of trade and small words that agree are none of the name.
    #expect(
      try features("Novex General Trading", "NOVA GENERAL TRADING", .organisation)[.typedSlip] == 0)
  }

  @Test("Matching 48: legal forms of one family, on one side only, and the slip beside them")
  func legalForms() throws {
    let same = try features("Qorvexa FZE", "QORVEXAL FZCO", .organisation)
    #expect(same[.sameForm] == 1 && same[.formSurplus] == 0 && same[.properSlip] == 1)
    let one = try features("Qorvexa Ltd", "QORVEXAL GMBH", .organisation)
    #expect(one[.sameForm] == 0 && one[.formSurplus] == 1 && one[.formConflict] == 0)
    let other = try features("Qorvexa FZE", "QORVEXA GMBH", .organisation)
    #expect(other[.sameForm] == 0 && other[.formConflict] == 1)
    let whole = try features("Qorvexa FZE", "QORVEXAL FZE", .organisation)
    #expect(whole[.oneSlip] == 1 && whole[.properSlip] == 0)
  }

  @Test("Matching 8: another number makes another ship of her who was picked")
  func otherNumbers() {
    let entries = ["FU YUAN YU 7876", "JH 86", "GP-21"].enumerated().map {
      ListedParty(party($1, .ship), list: "TEST", id: String($0))
    }
    var search = PartySearch(
      PartyIndex(entries, matcher: PartyMatcher()), matcher: PartyMatcher())
    for (asked, id) in [("FU YUAN YU 1111", "0"), ("JH 44", "1"), ("GP-91", "2")] {
      let hits = search.search(party(asked, .ship), floor: 0.001)
      #expect(hits.contains { search.index.entry($0.entry).id == id }, "\(asked)")
      #expect(hits.allSatisfy { !$0.comparison.isMatch }, "\(asked)")
    }
    #expect(search.search(party("JH 86", .ship)).first?.comparison.isMatch == true)
  }

  @Test(
    "Matching 13: a slip never counts more than the name as it is listed",
    arguments: [
      ("MUTONDO, Kalev", "KALEV MUTONDO", "KALEV MUTNDO", PartyKind.person),
      ("FU YUAN YU 8646", "FU YUAN YU 8646", "FU YYAN YU 8646", .ship),
      ("FU YUAN YU 8646", "FU YUAN YU 8646", "FU YUAAN YU 8646", .ship),
      (
        "SANDOVAL LOPEZ, Pablo Roberto", "PABLO ROBERTO SANDOVAL LOPEZ",
        "PABLO ROBBERTO SANDOVAL LOPEZ", .person
      ),
      (
        "ZADRAN, Haji Muhammad Omar", "HAJI MUHAMMAD OMAR ZADRAN", "HAJJI MUHAMMAD OMAR ZADRAN",
        .person
      ),
      ("QORVEX GAS COMPANY", "QORVEX GAS COMPANY", "QORVEX GAS COMPAY", .organisation),
      ("QORVEXAL GAMES EOOD", "QORVEXAL GAMES EOOD", "QORVEXAL GAMES OOD", .organisation),
      ("QORVEXAL-2005 EOOD", "QORVEXAL-2005 EOOD", "QORVEXAL-2005 OOD", .organisation),
      ("MELLAT BANK CJSC", "MELLAT BANK CJSC", "BANK MELLAT", .organisation),
      (
        "JOINT STOCK COMPANY QORVEX", "JOINT STOCK COMPANY QORVEX", "QORVEX JOINT COMPANY STOK",
        .organisation
      ),
      ("ROSNEFT TRADING S.A.", "ROSNEFT TRADING SA", "ROSBEFT TRADING SA", .organisation),
    ])
  func slipsCountLess(_ listed: String, _ exact: String, _ slip: String, _ kind: PartyKind) throws {
    var search = PartySearch(
      PartyIndex(
        [ListedParty(party(listed, kind), list: "TEST", id: "0")], matcher: PartyMatcher()),
      matcher: PartyMatcher())
    let one = try #require(search.search(party(exact, kind)).first).comparison
    let other = try #require(search.search(party(slip, kind)).first).comparison
    #expect(one.score >= 0.9 && other.isMatch && other.score < one.score)
  }

  @Test(
    "Matching 13: a slip in a name of one word counts less than the word as it is listed",
    arguments: [
      ("NEFTEGAZSTROY", "NEFTEGAZSTRY"), ("HIZBALLAH", "HIZBALALH"), ("HIZBALLAH", "HIZB ALLAH"),
    ])
  func oneWord(_ listed: String, _ slip: String) {
    let exact = score(listed, among: [listed], .organisation)
    let other = score(slip, among: [listed], .organisation)
    #expect(other >= 0.5 && other < exact)
  }

  @Test("Matching 13: of many other names the likest is told, wherever it stands")
  func likestOfMany() throws {
    let names = ["KALEV MUTONDO", "KALEV TSHISEKED", "KALEV TSHISEKEDI MUTONDO"]
    let rest = (0..<40).map { "QORVEX\($0) LUMENTIS" }
    let scores = try [names, names.reversed()].map { names in
      let entry = ListedParty(party(names + rest, .person), list: "TEST", id: "0")
      var search = PartySearch(
        PartyIndex([entry], matcher: PartyMatcher()), matcher: PartyMatcher())
      let hit = try #require(search.search(party("KALEV TSHISEKDI MUTONDO", .person)).first)
      #expect(hit.comparison.closestName?.text == names.first { $0.hasSuffix("DI MUTONDO") })
      return hit.comparison.score
    }
    #expect(scores[0] == scores[1])
  }

  private func score(_ asked: String, among listed: [String], _ kind: PartyKind) -> Double {
    best(asked, among: listed, kind, floor: 0)?.score ?? 0
  }

  @Test("Matching 33: a place is no spelling of another word that names are known to have")
  func placesAndWords() {
    #expect(score("Bank of China", among: ["SINA BANK"], .organisation) < 0.5)
    #expect(score("Bank of Chyna", among: ["BANK OF CHINA"], .organisation) >= 0.5)
    #expect(score("Crimea Ports", among: ["CRIMEAN PORTS"], .organisation) >= 0.5)
    #expect(score("Malik Bank", among: ["MALI BANK"], .organisation) < 0.5)
  }

  @Test(
    "Matching 29: words of trade and places alone pick nobody out, unless a kind of body alone is missing"
  )
  func tradeAlone() {
    #expect(score("General Trading", among: ["AFRICANA GENERAL TRADING LTD"], .organisation) < 0.5)
    #expect(score("Islamic Bank", among: ["SYRIA INTERNATIONAL ISLAMIC BANK"], .organisation) < 0.5)
    #expect(
      score("Marine Industries", among: ["MARINE INDUSTRIES ORGANIZATION"], .organisation) >= 0.5)
    #expect(
      score(
        "Marine Industries Association", among: ["MARINE INDUSTRIES ORGANIZATION"], .organisation)
        < 0.5)
    #expect(
      score(
        "Qorvexa Drug Trafficking Organization",
        among: ["JOUMAA MONEY LAUNDERING ORGANIZATION / DRUG TRAFFICKING ORGANIZATION"],
        .organisation)
        < 0.5)
  }

  @Test("Matching 13: a ship's word that names are known to have is no slip of another ship's")
  func knownWordsOfShips() {
    #expect(score("Diana", among: ["DIONA"], .ship) < 0.5)
    #expect(score("Dionba", among: ["DIONA"], .ship) >= 0.5)
    #expect(score("Diana", among: ["DIANA"], .ship) >= 0.9)
  }

  @Test("Matching 36: being picked does not lift two branches past one in ten")
  func branchesPicked() throws {
    let names = ["ANSAR AL-SHARIA BENGHAZI", "ANSAR AL-SHARIA"]
    let entry = ListedParty(party(names, .organisation), list: "TEST", id: "0")
    var search = PartySearch(
      PartyIndex([entry], matcher: PartyMatcher()), matcher: PartyMatcher())
    let asked = party(["ANSAR AL-SHARIA DERNA", "ANSAR AL-SHARIA"], .organisation)
    let hit = try #require(search.search(asked, floor: 0).first).comparison
    #expect(hit.terms.contains { $0.reason == "the first names differ in the place alone" })
    #expect(hit.score <= 0.1)
  }

  @Test(
    "Matching 48: a word of trade mistyped beside words of trade is a slip, another name is none")
  func mistypedTrade() throws {
    let slip = try features(
      "IRAN-VENEZUELA BI-NATIONAL BAMKN", "IRAN-VENEZUELA BI-NATIONAL BANK", .organisation)
    #expect(slip[.typedSlip] == 1)
    let other = try features("NOVEX GENERAL TRADING", "NOVA GENERAL TRADING", .organisation)
    #expect(other[.typedSlip] == 0)
  }

  @Test("Matching 13: a number, words of trade alone or a word that tells much are no slip")
  func noSupport() throws {
    for (asked, listed) in [
      ("Iron and Steel Company", "ARFA IRON AND STEEL COMPANY"),
      ("Marine Shipping", "MEHRAN SHIPPING"),
    ] {
      #expect(try #require(picked(asked, among: [listed], .organisation)) < 0, "\(asked)")
    }
    #expect(try #require(picked("JH 44", among: ["JH 86"], .ship)) < 0)
  }

  @Test("Matching 9: names that stand letter by letter on both sides are there by no chance")
  func sameNames() {
    let names = ["QORVEX TRADING HOUSE", "LUMENTIS ARDAL", "PONDER VASTIK", "TELVA NORDIN"]
    let company = party(names, .organisation)
    var matcher = PartyMatcher()
    let all = matcher.compare(company, company)
    let one = matcher.compare(
      party([names[0], "OSTRIAN KEMP", "VALDOR PIKE", "ZENTRA MOOL"], .organisation), company)
    #expect(all.logOdds > one.logOdds)
    // Whoever is asked about by one of his names is not doubted for having others.
    let entry = ListedParty(company, list: "TEST", id: "0")
    var search = PartySearch(
      PartyIndex([entry], matcher: PartyMatcher()), matcher: PartyMatcher())
    #expect(
      search.search(party("Lumentis Ardal", .organisation)).first?.comparison.score ?? 0 > 0.89)
  }
}
