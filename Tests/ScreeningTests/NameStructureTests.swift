import Testing

@testable import Screening

/// What the parts of names are, since `matching@5`.
struct NameStructureTests {
  private func party(_ name: String, _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = [.init(name)]
    return party
  }

  private func prepared(
    _ name: String, _ kind: PartyKind = .person, _ romaniser: Romaniser = Romaniser()
  ) throws -> PreparedName {
    try #require(PreparedName(name, kind: kind, romaniser: romaniser))
  }

  private func features(
    _ one: String, _ other: String, _ kind: PartyKind = .person,
    _ romaniser: Romaniser = Romaniser()
  ) throws -> NameFeatures {
    var matcher = PartyMatcher()
    return matcher.features(
      try prepared(one, kind, romaniser), try prepared(other, kind, romaniser), kind)
  }

  @Test("Matching 36: a place in brackets tells one branch from another")
  func branches() {
    var matcher = PartyMatcher()
    func found(_ one: String, _ other: String) -> PartyComparison {
      matcher.compare(party(one, .organisation), party(other, .organisation))
    }
    let branch = "the first names differ in the place alone"
    let two = found("Harbourline (Sweden) Limited", "Harbourline (Finland) Limited")
    #expect(two.terms.contains { $0.reason == branch } && !two.isMatch)
    let same = found("Harbourline (Sweden) Limited", "Harbourline Limited")
    #expect(!same.terms.contains { $0.reason == branch } && same.isMatch)
  }

  @Test("Matching 30: a comma says which words are the family's")
  func families() throws {
    #expect(try prepared("GUZMAN LOERA, Joaquin").familyWords == 2)
    #expect(try prepared("Joaquin Guzman Loera").familyWords == 0)
    #expect(try prepared("PUTIN,").familyWords == 0)
    var matcher = PartyMatcher()
    for (one, other) in [("SMITH, John", "JONES, John"), ("BHATTI, Imran", "SARKAR, Imran")] {
      #expect(!matcher.compare(party(one, .person), party(other, .person)).isMatch)
    }
    let kin = try features("AGHAJANI, Azim", "AGHAJANI, Hosein")
    #expect(kin[.familyLinked] == 1 && kin[.givenApart] == 1 && kin[.familyApart] == 0)
    let married = try features("SAWYER, Francine Denise", "LOUIE, Francine Denise")
    #expect(married[.familyApart] == 1 && married[.givenApart] == 0)
    let plain = try features("Francine Sawyer", "Francine Louie")
    #expect(plain[.familyApart] == 0 && plain[.lastApart] == 1 && plain[.firstApart] == 0)
  }

  @Test(
    "Matching 31: what follows Abu or Umm is not held against a name that lacks it",
    arguments: ["Abu", "Abou", "Umm", "Oum"], ["Zubayda", "al-Qa'qa", "Dujana", "Turab"])
  func kunyas(_ head: String, _ child: String) throws {
    let given = try features("\(head) \(child) Nasir al-Harithi", "Nasir al-Harithi")
    #expect(given[.kunyaRest] == 1 && given[.extraWords] == 0 && given[.surplus] < 0.2)
    let other = try features("\(head) \(child) al-Harithi", "Nasir al-Harithi")
    #expect(other[.kunyaRest] == 1 && other[.replacedWords] == 0 && other[.conflict] < 0.1)
    // The same word without its head is a name left over.
    let plain = try features("\(child) Nasir al-Harithi", "Nasir al-Harithi")
    #expect(plain[.kunyaRest] == 0 && plain[.extraWords] == 1)
  }

  @Test(
    "Matching 31: one father's name is told from two",
    arguments: ["Anton", "Gleb", "Rustam"],
    [("Borisovich", "Fedorovich"), ("Antonevich", "Ruslanovich"), ("Petrovich", "Lvovich")])
  func fathers(_ son: String, _ fathers: (String, String)) throws {
    let (one, other) = fathers
    let full = "\(son) \(one) Kravtsov"
    #expect(try features(full, "\(son) Kravtsov")[.patronymSurplus] == 1)
    #expect(try features(full, "\(son) Kravtsov")[.patronymConflict] == 0)
    #expect(try features(full, "\(son) \(other) Kravtsov")[.patronymConflict] == 1)
    let same = try features(full, full)
    #expect(same[.patronymConflict] == 0 && same[.patronymSurplus] == 0)
  }

  @Test(
    "Matching 31: X bin Y is not Y bin X", arguments: ["bin", "ibn", "ben", "ould"],
    [("Faris", "Mansur"), ("Jarrah", "Thabit"), ("Yazid", "Luqman")])
  func exchanged(_ link: String, _ names: (String, String)) throws {
    let (son, father) = names
    let name = "\(son) \(link) \(father) al-Harithi"
    let turned = try features(name, "\(father) \(link) \(son) al-Harithi")
    #expect(turned[.patronymTurned] == 1 && turned[.allLinked] == 0 && turned[.sameWords] == 0)
    let same = try features(name, name)
    #expect(same[.patronymTurned] == 0 && same[.allLinked] == 1)
    var matcher = PartyMatcher()
    let found = matcher.compare(
      party(name, .person), party("\(father) \(link) \(son) al-Harithi", .person))
    #expect(found.logOdds < matcher.compare(party(name, .person), party(name, .person)).logOdds)
  }

  @Test("Matching 32: another syllable and another gender are told")
  func syllablesAndGender() throws {
    #expect(try features("Kim Yong-chol", "Kim Yong-chun")[.syllableConflict] == 1)
    #expect(try features("Kim Yong-chol", "Kim Yong-chun")[.twoSlips] == 0)
    #expect(try features("Ali Hassan", "Ali Hussein")[.syllableConflict] == 0)
    // What two romanisations make of the same syllables differs in nothing.
    for (one, other) in [("Chang", "Zhang"), ("Hsieh", "Xie"), ("Tsai", "Cai"), ("Kuo", "Guo")] {
      #expect(try features("\(one) Wei", "\(other) Wei")[.syllableConflict] == 0)
    }
    #expect(try features("Ju Hyok", "Chu Hyok")[.syllableConflict] == 0)
    #expect(try features("Ri Jeong-su", "Ri Chong Su")[.syllableConflict] == 0)
    #expect(try features("Olga Baranova", "Olga Baranov")[.genderedEnding] == 1)
    #expect(try features("Olga Baranova", "Olga Barynova")[.genderedEnding] == 0)
  }

  @Test(
    "Matching 3: a title counts little among the words of a person's name",
    arguments: ["Haji", "Agha", "Mullah", "Saheb"])
  func titlesAmong(_ title: String) throws {
    let found = try features("Gulbaz \(title) Naseer", "Gulbaz Naseer")
    #expect(found[.extraWords] == 0 && found[.surplus] < 0.05)
    #expect(try prepared(title).tokens.contains { $0.role == .name })
  }

  @Test("Matching 3: at the end it counts little only where it is nobody's surname")
  func titlesBehind() throws {
    var matcher = PartyMatcher()
    #expect(try features("Gulbaz Naseer Saheb", "Gulbaz Naseer")[.surplus] < 0.05)
    #expect(try prepared("SHAIKH NASEER, Gulbaz").tokens.allSatisfy { $0.role == .name })
    for (one, other) in [("Imran Shaikh", "Imran Mulla"), ("SHAIKH, Imran", "MULLA, Imran")] {
      let compared = matcher.compare(party(one, .person), party(other, .person))
      #expect(compared.score < 0.5, "\(one) \(other)")
      let tokens = try prepared(one).tokens + prepared(other).tokens
      #expect(tokens.allSatisfy { $0.role == .name })
    }
  }

  @Test(
    "Matching 3: the many letters of a Mexican form are mended at the end of a name",
    arguments: ["S.A. DE CR.V.", "SA DE C.V", "S.A. DEC.V.", "S. DE R.L. DE CV.V.", "SADECV"])
  func mexicanForms(_ form: String) throws {
    let name = try prepared("Zelmont Urdal \(form)", .organisation)
    #expect(name.tokens.map(\.text) == ["ZELMONT", "URDAL"])
    #expect(try prepared("Zelmont Sadek", .organisation).tokens.count == 2)
  }

  @Test(
    "Matching 33: words that mean different things are not linked",
    arguments: [
      ("Castellan Agro Export", "Castellan Agro Import", PartyKind.organisation),
      ("Government of Estonia", "Government of Ethiopia", .organisation),
      ("Hassan Petrov", "Hussein Petrov", .person),
    ])
  func meanings(_ one: String, _ other: String, _ kind: PartyKind) throws {
    #expect(try features(one, other, kind)[.allLinked] == 0)
  }

  @Test("Matching 33: two known words are two names, an unknown one is a slip")
  func knownWords() throws {
    let known = try features("Pedro Ramirez", "Pedro Ramires")
    #expect(known[.otherWord] == 0)
    #expect(try features("Luis Rahman", "Luis Rahim")[.otherWord] > 0.3)
    #expect(try features("Luis Rahman", "Luis Rahmxn")[.otherWord] == 0)
    let unlike = try features("Luis Monteiro", "Luis Montenegro")
    #expect(unlike[.unlikeLink] > 0.15)
    #expect(try features("Zafar Iqbal", "Zaffar Iqbal")[.unlikeLink] == 0)
  }

  @Test("Matching 33: characters that are read alike are other characters")
  func characters() throws {
    let reader = Romaniser(
      otherScripts: { $0.unicodeScalars.map { _ in "shi" }.joined(separator: " ") },
      simplified: { String($0.map { $0 == "習" ? "习" : $0 }) })
    let other = try features("石早", "市早", .person, reader)
    #expect(other[.allLinked] == 0 && other[.sameWhole] == 0)
    #expect(try features("習早", "习早", .person, reader)[.allLinked] == 1)
  }

  @Test("Matching 34: characters with a dot between them are a foreign name by sound")
  func foreign() throws {
    let sounds: [Character: String] = [
      "贝": "bei", "拉": "la", "克": "ke", "奥": "ao", "巴": "ba", "马": "ma",
    ]
    let reader = Romaniser { text in text.compactMap { sounds[$0] }.joined(separator: " ") }
    let read = try prepared("贝拉克·奥巴马", .person, reader)
    #expect(read.tokens.map(\.text) == ["BLK", "ABM"] && read.isAbjad)
    #expect(try features("贝拉克·奥巴马", "Barack Obama", .person, reader)[.coverage] > 0.1)
    #expect(try features("贝拉克·奥巴马", "Vladimir Petrov", .person, reader)[.coverage] == 0)
    #expect(ForeignName.inChinese("A·B", reader) == nil)
    #expect(ForeignName.inChinese("奥巴马", reader) == nil)
  }

  @Test("Matching 35: initials of a translation stand for the words, and persons have none")
  func initials() throws {
    let institute = "SCIENTIFIC RESEARCH INSTITUTE OF INSTRUMENT DESIGN"
    #expect(try features("NIIP", institute, .organisation)[.acronym] == 1)
    #expect(try features("XQZW", institute, .organisation)[.acronym] == 0)
    let front = "DEMOCRATIC FRONT FOR THE LIBERATION OF PALESTINE HAWATMEH FACTION"
    #expect(try features("DFLP", front, .organisation)[.acronym] == 1)
    #expect(try features("HAS", "Hassan Ali Salim", .person)[.acronym] == 0)
  }

  @Test("Matching 36: first names that differ in the place alone speak against a shared other name")
  func otherBranch() {
    var (one, other) = (
      party("Ansar al Sharia Derna", .organisation),
      party("Ansar al Sharia Benghazi", .organisation)
    )
    one.names.append(.init("Ansar al Sharia", .alias))
    other.names.append(.init("Ansar al Sharia", .alias))
    var matcher = PartyMatcher()
    let found = matcher.compare(one, other)
    #expect(found.terms.contains { $0.reason == "the first names differ in the place alone" })
    other.names[0] = .init("Ansar al Sharia Derna")
    let same = matcher.compare(one, other)
    #expect(!same.terms.contains { $0.reason == "the first names differ in the place alone" })
    #expect(same.logOdds > found.logOdds)
  }
}
