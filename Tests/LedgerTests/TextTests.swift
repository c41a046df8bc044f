import Testing
import Vocabulary

@testable import Ledger

@Suite struct TextTests {
  func quantities(_ text: String, _ language: TextLanguage = .english) -> [Quantity] {
    QuantityGrammar(Tokens(text), language).all().map(\.mention.quantity)
  }

  @Test("Quantities 2: a mention is a suggestion with its exact bytes")
  func spans() throws {
    let text = "Según él, Rusia exportó más de 120.000 barriles diarios en 2024."
    let found = try #require(QuantityGrammar(Tokens(text), .spanish).all().first?.mention)
    let bytes = Array(text.utf8)[found.span]
    #expect(String(decoding: bytes, as: UTF8.self) == "120.000 barriles diarios")
    #expect(found.quantity == Quantity(120_000, .barrel, per: .day, qualifier: .moreThan))
    let article = ArticleReader(gazetteer: .withStates(), published: CivilDate("2025-08-18"))
    let suggestion = try #require(article.read(text).first)
    #expect(suggestion.periods.first??.start == CivilDate("2024-01-01"))
    #expect(
      ReviewItem(span: suggestion.span).statements(
        article: "a", sentence: "s", published: nil, by: "x", at: Instant(seconds: 0)
      ).isEmpty)
  }

  @Test(
    "Quantities 5: the decimal mark follows the language",
    arguments: [
      ("1,234 tonnes", TextLanguage.english, 1234.0), ("1.234 toneladas", .spanish, 1234),
      ("1.35 million tonnes", .english, 1_350_000),
      ("1,35 millones de toneladas", .spanish, 1_350_000),
      ("1.111,5 t", .english, 1111.5), ("1,111.5 t", .spanish, 1111.5), ("1 234 t", .english, 1234),
    ])
  func decimals(text: String, language: TextLanguage, value: Double) {
    #expect(quantities(text, language).map(\.value.best) == [value])
  }

  @Test("Quantities 6: a range takes the scale of its second number")
  func ranges() {
    #expect(
      quantities("$8-9 billion per year") == [
        Quantity(Estimate(low: 8e9, best: 8.5e9, high: 9e9), .money(.dollar), per: .year)
      ])
    #expect(
      quantities("between $10,000–$30,000 per barrel per day of capacity").first?.value.high
        == 30_000)
    #expect(quantities("10 to 15 million barrels").first?.value.low == 10e6)
    #expect(quantities("between 400,000 and 450,000 b/d").map(\.value.high) == [450_000])
    #expect(
      quantities("entre 1.000 y 2.000 millones de dólares", .spanish).map(\.value.low) == [1e9])
  }

  @Test(
    "Quantities 12: a change from one number to another is two numbers, and no range",
    arguments: [
      ("The reward rose from $25 million to $50 million.", TextLanguage.english, [25e6, 50e6]),
      ("Its share fell from 12 to 9 per cent.", .english, [12, 9]),
      ("La recompensa pasó de 25 a 50 millones de dólares.", .spanish, [25e6, 50e6]),
      ("Exports of 25 to 50 million barrels", .english, [37.5e6]),
    ])
  func changes(text: String, language: TextLanguage, values: [Double]) {
    #expect(quantities(text, language).map(\.value.best) == values)
  }

  @Test(
    "Quantities 13: a model's name may stand between a number and what it counts",
    arguments: [
      ("92 T-72B1V tanks", "tank", 92.0), ("two dozen Su-30MK2 fighters", "aircraft", 24),
      ("25,000 AK-103 rifles", "rifle", 25000), ("5,000 Igla-S missiles", "missile", 5000),
    ])
  func models(text: String, noun: String, value: Double) {
    let found = quantities(text)
    #expect(found.map(\.value.best) == [value])
    #expect(found.map(\.unit) == [.count(noun)])
  }

  @Test(
    "Quantities 14: parts of a million, an m before barrels, mixed fractions",
    arguments: [
      ("a further quarter of a million tonnes", TextLanguage.english, 250_000.0),
      ("three quarters of a million barrels", .english, 750_000),
      ("otro cuarto de millón de toneladas", .spanish, 250_000), ("1.9m barrels", .english, 1.9e6),
      ("60 millones de cartuchos", .spanish, 60e6), ("2 millones de bpd", .spanish, 2e6),
      ("3½ months", .english, 3.5),
    ])
  func parts(text: String, language: TextLanguage, value: Double) {
    #expect(quantities(text, language).map(\.value.best) == [value])
  }

  @Test("Quantities 15: the half or quarter of a year is a date, not a share")
  func yearParts() {
    let text = "Trade reached 14 million dollars in the first half of 2024, not Q3 2023."
    #expect(quantities(text).count == 1)
    let dates = DateGrammar(tokens: Tokens(text), language: .english, published: nil).all()
    #expect(
      dates.map { "\($0.mention.start.description)/\($0.mention.end.description)" }
        == ["2024-01-01/2024-06-30", "2023-07-01/2023-09-30"])
  }

  @Test("Quantities 16: deadweight is a capacity, and hasta after a change no bound")
  func capacities() {
    #expect(quantities("a ship of 299,000 dwt").map(\.measure) == [.capacity])
    #expect(quantities("299.000 toneladas de peso muerto", .spanish).map(\.measure) == [.capacity])
    #expect(
      quantities("subieron hasta 772.000 b/d", .spanish).map(\.qualifier) == [.exactly])
    #expect(quantities("hasta 772.000 b/d", .spanish).map(\.qualifier) == [.atMost])
  }

  @Test("Quantities 17: companies that oil reports name are known, possessives too, sums are not")
  func knownNames() {
    func actors(_ text: String) -> [String] {
      Gazetteer.withStates().all(Tokens(text)).map {
        "\($0.mention.entry.subject.text) \($0.mention.distance)"
      }
    }
    #expect(
      actors("PDVSA's debts and Chevron’s licence") == ["company:pdvsa 0", "company:chevron 0"])
    #expect(actors("another US$6.5bn").isEmpty)
    #expect(actors("They opec and imf.").isEmpty)
  }

  @Test(
    "Quantities 7: names and years are no numbers of things",
    arguments: [
      "T-72 tanks", "AK-103 rifles", "Il-76 flights", "the 2019 sanctions", "Su-30 jets",
    ])
  func names(text: String) {
    #expect(quantities(text).isEmpty)
  }

  @Test("Quantities 8: dates without a year are the last before publication")
  func dates() throws {
    func read(
      _ text: String, _ language: TextLanguage = .english, published: String? = "2025-08-18"
    ) -> [String] {
      DateGrammar(
        tokens: Tokens(text), language: language, published: published.flatMap { CivilDate($0) }
      )
      .all().map { "\($0.mention.start.description)/\($0.mention.end.description)" }
    }
    #expect(read("On August 7 it rose") == ["2025-08-07/2025-08-07"])
    #expect(read("on December 3") == ["2024-12-03/2024-12-03"])
    #expect(read("on December 3", published: nil).isEmpty)
    #expect(read("In May, he may go") == ["2025-05-01/2025-05-31"])
    #expect(read("el 5 de julio de 2025", .spanish) == ["2025-07-05/2025-07-05"])
    #expect(read("a 2025–2031 plan") == ["2025-01-01/2031-12-31"])
    #expect(read("entre 2001 y 2022", .spanish) == ["2001-01-01/2022-12-31"])
    #expect(read("They may march in 1,945 towns").isEmpty)
  }

  @Test("Quantities 9: a misspelt name reaches its entity with the distance shown")
  func names() throws {
    let bank = GazetteerEntry(
      subject: SubjectID(.company, "evrofinance-mosnarbank"), name: "Evrofinance Mosnarbank",
      origin: "sdn.csv no. 26")
    var gazetteer = Gazetteer.withStates()
    gazetteer.add(bank)
    let found = gazetteer.all(
      Tokens("A bank, Evrofinance Monsnarbank, works in Caracas. The Americas look on."))
    #expect(
      found.map(\.mention.entry.subject.text) == ["company:evrofinance-mosnarbank", "state:VEN"])
    #expect(found.first?.mention.distance == 1)
    #expect(gazetteer.find("Venezuella")?.entry.subject.text == "state:VEN")
    #expect(gazetteer.find("Iram") == nil)
    #expect(gazetteer.find("ЕВРОФИНАНС МОСНАРБАНК")?.entry.subject == bank.subject)
    #expect(Folding.distance("monsnarbank", "mosnarbank", limit: 2) == 1)
    #expect(Folding.distance("ab", "ba", limit: 2) == 1)
  }

  @Test("Quantities 10: the status is suggested by a word that is shown")
  func status() {
    let reader = ArticleReader(gazetteer: .withStates(), published: nil)
    let found = reader.read("Russia promised a loan to Venezuela. China delivered 30 missiles.")
    #expect(found.map(\.status) == [.announced, .delivered])
    #expect(found.map(\.cue) == ["promised", "delivered"])
  }

  @Test("Quantities 11: unlike quantities are refused with a reason")
  func unlike() throws {
    let tonnes = try #require(Quantity(5, .tonne))
    let barrels = try #require(Quantity(5, .barrel))
    let volume = try #require(Quantity(5, .trendIndicatorValue))
    let dollars = try #require(Quantity(5, .money(.dollar)))
    let roubles = try #require(Quantity(5, .money(.rouble)))
    for (left, right) in [
      (tonnes, barrels), (volume, dollars), (dollars, roubles),
      (barrels, barrels.with(measure: .capacity)),
    ] {
      #expect(throws: Quantity.Unlike.self) { try left.adding(right) }
    }
    let rate = try #require(Quantity(5, .barrel, per: .day))
    #expect(throws: Quantity.Unlike.self) { try barrels.adding(rate) }
    #expect(try barrels.adding(barrels).value.best == 10)
    #expect(
      (Amount<Tonnes>(Estimate(exactly: 2)) + Amount<Tonnes>(Estimate(exactly: 3))).value.best == 5)
    #expect(Amount<Barrels>(tonnes) == nil)
    do { _ = try tonnes.adding(barrels) } catch {
      #expect(error.reason == "mass (t) cannot be added to volume (bbl)")
    }
  }

  @Test("Any text is read without a trap", arguments: 0..<40)
  func anything(seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    let pieces = [
      "$", "1", ",", ".", "-", "–", "million", "a", "half", "and", "third", "mil", "y", "%", " ",
      "2024", "per", "day", "to", "Rusia", "½", "^", "e", "/", "\n", "“", "é", "\u{301}", "US",
      "twenty", "hundred", "of", "bbl", "May",
    ]
    var text = ""
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
      if state & 1024 == 0 { text += " " }
    }
    let reader = ArticleReader(gazetteer: .withStates(), published: CivilDate("2025-08-18"))
    for language in TextLanguage.allCases {
      for suggestion in reader.read(text, language: language) {
        #expect(suggestion.span.upperBound <= text.utf8.count)
      }
    }
  }
}
