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
      "Rafi Udin", "Geraldine", "Claudine", "Beaudin",
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

  @Test(
    "Matching 38: an article or a kunya may stand before the father's name",
    arguments: ["bin al-", "ibn al-", "ben el ", "ould al ", "bin Abi ", "bin Abu al-"],
    ["Harith Mansur", "Walid Thabit", "Zubair Luqman"])
  func bearersBehindArticles(_ link: String, _ father: String) throws {
    let full = "Faris \(link)\(father)"
    for asked in [father, "al-\(father)"] {
      #expect(try features(asked, full)[.bearerApart] == NameFeatures.saidBearer, "\(full)")
      #expect(ScoreModel.logOdds(try features(full, asked), .person) <= -1, "\(full)")
    }
    #expect(try features("Faris \(father)", full)[.bearerApart] == 0)
    // A father's name left over is told as one behind an article as well.
    let surname = String(father.split(separator: " ")[1])
    #expect(try features(full, "Faris \(surname)")[.patronymSurplus] == 1, "\(full)")
    #expect(try features("Faris al-\(father)", "Faris \(surname)")[.patronymSurplus] == 0)
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
    "Matching 41: a shortened word of trade is linked, other letters of it are not",
    arguments: [
      ("HESCO ENG & CON", "HESCO ENGINEERING & CONSTRUCTION", true),
      ("ANSAN SHPG", "ANSAN SHIPPING", true), ("DELTA TRANS", "DELTA TRANSPORTATION", true),
      ("3%ERS", "THREE PERCENTERS", true), ("ARCTIC LNG 2", "ARCTIC LEASING 2", false),
      ("DELTA STS", "DELTA SYSTEMS", false), ("INDUS TRADING", "INDUSTRIAL TRADING", false),
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
    #expect(try features("Bashir", "Nashir Titus").isMisheard)
    // Any vowel may begin it, and a name may be called by a part of it.
    for (one, other) in [
      ("Elise", "Elisa Titus"), ("Ittihad", "Ettehad"), ("Ismail", "Esmaeil"),
      ("Emarat", "Imaraat"),
      ("Majeed", "Abdul Majeed"), ("Rahman", "Abdul Rahman"),
    ] { #expect(try !features(one, other).isMisheard) }
    #expect(try !features("Gaddafi", "Qaddafi Titus").isMisheard)
  }

  @Test(
    "Matching 44: a name typed as the list writes it is the list's, and a company is found by its own words"
  )
  func verbatim() throws {
    var matcher = PartyMatcher()
    for name in ["RAHMAN, Inayat ur", "MAJEED, Abdul", "JABBAR, Abdul", "KIM, Se Gon"] {
      let party = Party(kind: .person, name: name)
      let prepared = matcher.prepare(party)
      let score = matcher.compare(party, party).score
      let picked = matcher.compare(prepared, prepared, isPicked: true).score
      #expect(score >= 0.9 && picked >= 0.85, "\(name): \(score), \(picked)")
    }
    // Asked without saying that it is a person.
    let typed = Party(kind: .any, name: "KIM, Se Gon")
    #expect(matcher.compare(typed, Party(kind: .person, name: "KIM, Se Gon")).score >= 0.85)
    for (asked, listed) in [
      ("BM Systems", "BM SYSTEMS EAD"), ("ZR Group", "ZR GROUP SAL HOLDING"),
    ] {
      let one = Party(kind: .organisation, name: asked)
      let score = matcher.compare(one, Party(kind: .organisation, name: listed)).score
      #expect(score > 0.3, "\(asked): \(score)")
    }
  }

  @Test("Matching 44: a name typed without its spaces is the list's too, if it has letters enough")
  func glued() throws {
    var matcher = PartyMatcher()
    func picked(_ asked: String, _ listed: String, _ kind: PartyKind = .person) -> Double {
      let one = matcher.prepare(Party(kind: .any, name: asked))
      let other = matcher.prepare(Party(kind: kind, name: listed))
      return matcher.compare(one, other, isPicked: true).score
    }
    for (asked, listed) in [
      ("LUOHUINING", "LUO, Huining"), ("HUINING LUO", "LUO, Huining"), ("SAKRTAREK", "SAKR, Tarek"),
      ("RASHID ALHUWAYSHISAM", "AL-HUWAYSH, Isam Rashid"),
    ] { #expect(picked(asked, listed) >= 0.85, "\(asked)") }
    #expect(picked("GRAWITLIMITED", "GRAWIT LIMITED", .organisation) >= 0.85)
    func isVerbatim(_ one: String, _ other: String, _ kind: PartyKind = .person) throws -> Bool {
      let names = try [one, other].map {
        try #require(PreparedName($0, kind: kind, romaniser: matcher.romaniser))
      }
      return PartyMatcher.isVerbatim(names[0], names[1])
    }
    #expect(try isVerbatim("XIANGHAO", "HAO, Xiang") && !isVerbatim("XIANGAO", "GAO, Xian"))
    #expect(try !isVerbatim("HUNINGLUO", "LUO, Huining"))
    // Another family and another given name, of the same letters.
    #expect(
      try !isVerbatim("Tang Aoming", "TAN, Gaoming") && !isVerbatim("Wang Anmin", "WAN, Ganmin"))
    #expect(try !isVerbatim("FUYUANYU 12", "FU YUAN YU 1 2", .ship))
  }

  @Test("Matching 37: surnames, and European names that end alike, are no compounds")
  func noCompoundsOfOthers() throws {
    var matcher = PartyMatcher()
    for (one, other) in [
      ("Omar Uddin", "Omar Farooq"), ("Jamal Uddin", "Jamal Ahmed"),
      ("Ahmed Uddin", "Ahmed Hassan"),
      ("Nasir Uddin", "Mohammed Nasir"), ("Ira Gershwin", "Irina Gershwin"),
      ("Terry Jones", "Terence Jones"),
    ] {
      let (left, right) = (Party(kind: .person, name: one), Party(kind: .person, name: other))
      let score = matcher.compare(left, right).score
      #expect(!matcher.compare(left, right).isMatch, "\(one), \(other): \(score)")
    }
    for (one, other) in [
      ("Eagle Trading", "KARTAL EXIM"), ("Akhdar Shipping", "GREEN SHIPPING"),
      ("Foundation Logistic", "STG LOGISTIC"), ("Lulu Group", "Pearl Group"),
      ("Hamza Group", "Hamza Brigade"), ("Delta STS", "Delta Systems"),
    ] {
      let (left, right) = (
        Party(kind: .organisation, name: one), Party(kind: .organisation, name: other)
      )
      let score = matcher.compare(left, right).score
      #expect(!matcher.compare(left, right).isMatch, "\(one), \(other): \(score)")
    }
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
