import Testing
import Vocabulary

@testable import Screening

/// How names are read and held against each other since `matching@4`.
struct NameReadingTests {
  private func party(_ name: String, _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = [.init(name)]
    return party
  }

  private func prepared(
    _ name: String, _ kind: PartyKind, _ romaniser: Romaniser = Romaniser()
  ) throws -> PreparedName {
    try #require(PreparedName(name, kind: kind, romaniser: romaniser))
  }

  private func features(_ one: String, _ other: String, _ kind: PartyKind) throws -> NameFeatures {
    var matcher = PartyMatcher()
    return matcher.features(try prepared(one, kind), try prepared(other, kind), kind)
  }

  @Test(
    "Matching 23: dots inside a word part nothing, a title written as one with a name is a title",
    arguments: [
      ("M.A.T.S.A. S.A. DE C.V.", PartyKind.organisation, ["MATSA"]),
      ("SPR S.P.R. DE R.L.", .organisation, ["SPR", "SPR", "DE", "RL"]),
      ("P.D.V.S.A.", .organisation, ["PDVSA"]),
      ("ALFA S A", .organisation, ["ALFA"]),
      ("SEYYEDREZA GHASEMI", .person, ["REZA", "GHASEMI"]),
      ("SAYYEDQXZ GHASEMI", .person, ["SAYYEDQXZ", "GHASEMI"]),
    ])
  func dots(_ name: String, _ kind: PartyKind, _ expected: [String]) throws {
    #expect(try prepared(name, kind).tokens.map(\.text) == expected)
  }

  @Test(
    "Matching 3: the words of a legal form are taken out in any order, parted, glued or misspelt")
  func scatteredForms() throws {
    for name in [
      "COMPANY LIMITED SBERBANK LIABILITY SERVICE", "SERVICE LIMITED COMPANY SBERBANK LIABILTY",
      "LIMITED LIABILITY COMPANY SBERBANK SERVICE",
    ] {
      let read = try prepared(name, .organisation)
      #expect(Set(read.tokens.map(\.text)) == ["SBERBANK", "SERVICE"])
      #expect(read.forms == .limited)
    }
    let stock = try prepared("SOTCK COMPANY JOINT OPEN DOLTA", .organisation)
    #expect(stock.tokens.map(\.text) == ["DOLTA"] && stock.forms == .jointStock)
    let glued = try prepared("AKTSIONETRNOE OBSHCHESTVOELEKTROTYAGA", .organisation)
    #expect(glued.tokens.map(\.text) == ["ELEKTROTYAGA"])
  }

  @Test("Matching 24: names of the same letters are linked as one, wherever their spaces stand")
  func sameLetters() throws {
    for (one, other) in [
      ("EPI BLUE", "EP IBLUE"), ("TARALIMITED", "TARA LIMITED"),
      ("NORTH STARSHIPPING", "NORTHSTAR SHIPPING"),
    ] {
      let found = try features(one, other, .organisation)
      #expect(found[.sameWords] == 1 && found[.conflict] == 0 && found[.containment] == 1)
    }
    #expect(try features("YUAN YU 12 3", "YUAN YU 1 23", .ship)[.sameWords] == 0)
  }

  @Test("Matching 25: characters are of syllables, and longer words beside them may be of two")
  func characters() throws {
    let reader = Romaniser { $0.contains("红") ? "hong mei" : "wang" }
    let asked = try prepared("红梅 王", .person, reader)
    #expect(asked.isSyllabic && asked.isOfSyllables)
    let listed = try prepared("WANG, Hongfei", .person)
    #expect(!listed.isSyllabic && listed.isOfSyllables)
    var matcher = PartyMatcher(romaniser: reader)
    let found = matcher.features(asked, listed, .person)
    #expect(found[.oneSlip] + found[.twoSlips] + found[.oneSlipTurned] == 0)
    let answer = matcher.compare(
      matcher.prepare(party("红梅 王", .person)), matcher.prepare(party("WANG, Hongfei", .person)),
      isPicked: true)
    #expect(!answer.isMatch)
    // Cyrillic is written by people, who slip.
    let typed = try prepared("Иван Ким", .person)
    #expect(!typed.isSyllabic)
  }

  @Test(
    "Matching 25: a word is of syllables or is not",
    arguments: [
      ("HONGFEI", true), ("XIAOPING", true), ("KYONGSU", true), ("ZHANGWEI", true),
      ("ALEKSANDR", false), ("SVETLANA", false), ("MOHAMMED", false), ("STRZELECKI", false),
    ])
  func syllables(_ word: String, _ expected: Bool) {
    #expect(Syllables.make(Array(word.utf8)) == expected)
  }

  @Test("Matching 26: a servant's name is hardly rarer than what he is the servant of")
  func servants() throws {
    let token = try #require(try prepared("ABDUL MAJID", .person).tokens.first)
    #expect(token.text == "ABDULMAJID")
    #expect(token.weight <= TokenWeights.weight(Array("MAJID".utf8)) + 0.71)
  }

  private func relation(_ references: [String: String]) -> Party {
    var party = Party(kind: .any)
    for (key, value) in references { party.references[key] = [value] }
    return party
  }

  @Test(
    "Matching 27: relations are told by their ends; a hashed id contradicts no other kind of id")
  func relations() {
    let hash = String(repeating: "0a", count: 20)
    var matcher = PartyMatcher()
    func score(_ one: [String: String], _ other: [String: String]) -> Double {
      matcher.compare(relation(one), relation(other)).score
    }
    let asset = ["asset": "list-1", "owner": "list-7"]
    #expect(score(asset, asset) > 0.95)
    #expect(score(asset, ["asset": "list-1", "owner": "list-\(hash)"]) > 0.5)
    #expect(score(asset, ["asset": "list-1", "owner": "list-8"]) < 0.5)
    let term = ["holder": "Q1", "post": "Q2", "startDate": "2020-05-18"]
    #expect(score(term, ["holder": "Q3", "post": "Q4", "startDate": "2020-05-18"]) < 0.1)
  }
}
