/// Names read by what their words are: compounds, bearers, tribes, translations, shortened words of trade.
import Testing

@testable import Screening

@Suite("Compounds, bearers and kinds of words")
struct NameCompoundTests {
  private func prepared(_ text: String, _ kind: PartyKind = .person) throws -> PreparedName {
    try #require(PreparedName(text, kind: kind, romaniser: Romaniser()))
  }

  private func features(
    _ left: String, _ right: String, _ kind: PartyKind = .person
  ) throws -> NameFeatures {
    var matcher = PartyMatcher()
    return matcher.features(try prepared(left, kind), try prepared(right, kind), kind)
  }

  @Test(
    "Matching 37: what Arabic makes one word is one, wherever its article stands",
    arguments: [
      ("NUR AL-DIN, Jawad", "Jawad NURUDDIN"), ("Nour Eddine", "NOURUDDIN"),
      ("NOURREDINE", "NOURRUDDIN"), ("Zia-ur-Rehman", "ZIAURRAHMAN"),
      ("Shamsurrahman", "SHAMSURRAHMAN"), ("Khalil Al-Rahman", "KHALILURRAHMAN"),
    ])
  func compounds(_ text: String, _ words: String) throws {
    let read = try prepared(text).tokens.map(\.text).joined(separator: " ")
    #expect(read.uppercased() == words.uppercased())
  }

  @Test(
    "Matching 37: other words keep their endings",
    arguments: [
      "ABDUL RAHMAN", "CONSTANTIN", "AL DIN", "MARTIN ODIN", "RASPUTIN Ivan", "Vyacheslav VOLODIN",
      "Rafi Udin",
    ])
  func noCompounds(_ text: String) throws {
    #expect(
      try !prepared(text).tokens.contains {
        $0.text.hasSuffix("UDDIN") || $0.text.hasSuffix("URRAHMAN")
      })
  }

  @Test("Matching 37: a compound is called by its first word as well")
  func cores() throws {
    #expect(try features("Siraj Haqqani", "Sirajuddin Haqqani")[.allLinked] == 1)
    #expect(try features("Jamal Haqqani", "Sirajuddin Haqqani")[.allLinked] == 0)
  }

  @Test("Matching 38: whose father is named is not his father")
  func bearers() throws {
    let said = try features("Salim Ahmad", "Khalid bin Salim Ahmad")
    #expect(said[.bearerApart] == NameFeatures.saidBearer)
    #expect(ScoreModel.logOdds(said, .person) <= -1)
    // Whatever kind of party was asked for.
    #expect(
      try features("Salim Ahmad", "Khalid ould Salim Ahmad", .organisation)[.bearerApart] == 2)
    #expect(try features("Salim Ahmad", "Khalid Salim Ahmad")[.bearerApart] == 1)
    #expect(try features("Khalid Ahmad", "Khalid bin Salim Ahmad")[.bearerApart] == 0)
    #expect(try features("Tawfiq Holding", "Gulf Tawfiq Holding", .organisation)[.bearerApart] == 0)
  }

  @Test("Matching 39: names of tribes and places are told from other words")
  func nisbas() throws {
    #expect(try features("Othman Ahmed al-Omari", "Othman Ahmed al-Ghamdi")[.nisbaApart] == 1)
    #expect(try features("Othman Ahmed Omari", "Othman Ahmed al-Ghamdi")[.nisbaApart] == 0.5)
    #expect(try features("Othman Ahmed Saleh", "Othman Ahmed Hamdan")[.nisbaApart] == 0)
    #expect(try features("Othman al-Omari", "Othman al-Omari")[.nisbaApart] == 0)
  }

  @Test("Matching 40: what kind of body it is, is a translator's choice; what it does is not")
  func bodies() throws {
    let body = try features("Al-Aqsa Foundation", "Al-Aqsa Association", .organisation)
    #expect(body[.bodyConflict] == 1 && body[.genericConflict] == 0)
    let trade = try features("Al-Aqsa Foundation", "Al-Aqsa Shipping", .organisation)
    #expect(trade[.bodyConflict] == 0 && trade[.genericConflict] == 1)
    let company = try features("Zarya Army", "Zarya Bank", .organisation)
    #expect(company[.bodyConflict] == 0 && company[.genericConflict] == 1)
  }

  @Test(
    "Matching 41: a shortened word of trade and a translated word are linked",
    arguments: [
      ("HESCO ENG & CON", "HESCO ENGINEERING & CONSTRUCTION", true),
      ("ANSAN SHPG", "ANSAN SHIPPING", true), ("DELTA TRANS", "DELTA TRANSPORTATION", true),
      ("FAJR GOLGASHT", "DAWN GOLGASHT", true), ("3%ERS", "THREE PERCENTERS", true),
      ("ANSAN SHIP", "ANSAN SECURITIES", false), ("HESCO OIL", "HESCO OPTICAL", false),
    ])
  func shortened(_ left: String, _ right: String, _ isLinked: Bool) throws {
    #expect(try (features(left, right, .organisation)[.allLinked] == 1) == isLinked)
  }

  @Test(
    "Matching 42: two letters of a company's name are initials, and an unknown short word tells little"
  )
  func shortWords() throws {
    #expect(try features("SB DAKO", "SB BANK", .organisation)[.noLink] == 1)
    #expect(try features("DAKO SB", "DAKO BANK", .organisation)[.noLink] == 0)
    #expect(try features("LI QZ", "LI WEI")[.noLink] == 0)
    #expect(TokenWeights.weight(Array("QZ".utf8)) < TokenWeights.weight(Array("QZK".utf8)))
    #expect(TokenWeights.weight(Array("QZK".utf8)) < TokenWeights.rare)
  }

  @Test("Matching 42: one word heard alike and begun otherwise is all but nothing shared")
  func misheard() throws {
    let left = Party(kind: .organisation, name: "Elois")
    let right = Party(kind: .organisation, name: "Alice Costandina Titus")
    var matcher = PartyMatcher()
    #expect(matcher.compare(left, right).score < 0.1)
    #expect(try features("Elois", "Alice Costandina Titus").isMisheard)
    #expect(try !features("Elise", "Elisa Titus").isMisheard)
    #expect(try !features("Gaddafi", "Qaddafi Titus").isMisheard)
  }

  @Test("Matching 43: numbers in characters are numbers after the sign of an ordinal")
  func characterNumbers() throws {
    for (text, digits) in [
      ("第八星風丸", " 8 星風丸"), ("第十八星風丸", " 18 星風丸"), ("第二十丸", " 20 丸"), ("第百二丸", " 102 丸"),
      ("第一〇三丸", " 103 丸"), ("三菱", "三菱"), ("第丸", "第丸"), ("丸第", "丸第"),
    ] {
      #expect(HanNumerals.inDigits(text) == digits)
    }
    #expect(HanNumerals.inDigits("第九九九九九九九丸") == "第九九九九九九九丸")
  }

  @Test("Matching 33: of two names in characters another character makes another name")
  func otherCharacter() throws {
    let readings: [Character: String] = [
      "高": "gao", "石": "shi", "市": "shi", "早": "zao", "苗": "miao",
    ]
    let romaniser = Romaniser(otherScripts: { text in
      text.map { readings[$0] ?? "" }.joined(separator: " ")
    })
    var matcher = PartyMatcher(romaniser: romaniser)
    let (one, other) = (Party(kind: .person, name: "高石早苗"), Party(kind: .person, name: "高市早苗"))
    #expect(matcher.compare(one, other).score < 0.3)
    #expect(matcher.compare(one, one).isMatch)
  }
}

extension Party {
  fileprivate init(kind: PartyKind, name: String) {
    self.init(kind: kind)
    names = [.init(name)]
  }
}
