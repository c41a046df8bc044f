import CaseFile
import Engine
import Foundation
import Ledger
import Report
import Store
import Testing
import Vocabulary

@testable import Ingest

/// The article is the acceptance case (Docs/Article.md).
@Suite struct ArticleTests {
  /// The table of claims in the words of the checks; Docs/Article.md says how its grades map.
  static let table: [String: Verdict] = [
    "1": .notTestable, "2": .confirmed, "3": .contradicted, "4": .partly, "5": .confirmed,
    "6": .contradicted, "7": .notTestable, "8": .stale, "9": .confirmed, "10": .partly,
    "11": .partly, "12": .notTestable, "13": .contradicted, "14": .contradicted,
    "15": .notTestable, "16": .contradicted, "17": .contradicted, "18": .confirmed,
    "19": .confirmed, "20": .partly, "21": .confirmed, "22": .confirmed, "23": .contradicted,
    "24": .partly, "25": .contradicted, "26": .notTestable, "27": .notTestable,
    "28": .contradicted,
  ]

  static func ledger(in folder: Scratch) throws -> LedgerRun {
    let run = try LedgerRun(
      folder.path("v.ledger"), create: true, recorded: CivilDate("2026-03-01"), by: "test")
    for name in [
      "sipri/sipri_trade_register_NEW_per_delivery_VEN_RUS.csv",
      "comtrade/venezuela_270900_exports_growthlab.csv", "pledge_delivery_seed_VE_RU.csv",
    ] { _ = try run.importFile(SharedData.path(name)) }
    _ = try run.importFile(Corpus.path("facts.csv"))
    let names = LedgerArticle.names(in: try run.view(AsOf(valid: try day("2026-03-01"))))
    let article = try LedgerArticle(
      SharedData.path("article/000_b62730c94e9ecfe2.txt"), published: CivilDate("2025-08-18"),
      gazetteer: names)
    let review = try LedgerReview(article, file: Corpus.path("article-review.jsonl"))
    let entered = try run.enter(review, publisher: "Latin American Post")
    #expect(entered.claims == 28)
    // Entering again adds nothing.
    #expect(try run.enter(review).added == 0)
    return run
  }

  @Test(
    "All 28 claims of the article, through reader and review file, answer as the table does",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func allClaims() throws {
    let folder = try Scratch()
    let answers = LedgerChecks.answers(
      in: try Self.ledger(in: folder).view(AsOf(valid: try day("2026-02-15"))))
    #expect(answers.count == 28)
    for answer in answers {
      #expect(
        answer.result.verdict == Self.table[answer.claim.number], "claim \(answer.claim.number)")
      #expect(!answer.result.statements.isEmpty)
    }
  }

  @Test(
    "The sentences of the review file are those the reader finds, or were added by hand",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func reader() throws {
    let article = try LedgerArticle(
      SharedData.path("article/000_b62730c94e9ecfe2.txt"), published: CivilDate("2025-08-18"))
    let all = article.suggestions.flatMap(\.quantities).map(\.quantity)
    for wanted in [
      Quantity(70e6, .count("cartridge"), per: .year, measure: .capacity),
      Quantity(350, .count("agreement"), qualifier: .moreThan),
      Quantity(12, .count("summit"), qualifier: .atLeast),
      Quantity(34e9, .money(.dollar)), Quantity(50e6, .money(.dollar)), Quantity(6, .rank),
      Quantity(120_000, .barrel, per: .day), Quantity(1.2e9, .money(.dollar)),
    ] { #expect(all.contains { $0 == wanted }, "\(String(describing: wanted))") }
  }

  @Test(
    "Two days give two dossiers and a page of what changed; every citation resolves",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func dossiers() throws {
    let folder = try Scratch()
    let run = try Self.ledger(in: folder)
    let pair = (venezuela, russia)
    func reading(_ valid: String) throws -> DossierReading {
      DossierReading(try run.view(AsOf(valid: try day(valid)), pair: pair), venezuela, russia)
    }
    let (before, after) = try (reading("2025-08-18"), reading("2026-02-15"))
    let pages = [Dossier(before).page, Dossier(after).page]
    #expect(pages[0] != pages[1])
    #expect(pages[0] == Dossier(try reading("2025-08-18")).page)
    let changes = DossierChanges(before: before, after: after)
    let page = changes.page(files: (before: "a.html", after: "b.html"))
    #expect(changes.count > 5)
    for text in pages + [page] {
      let links = text.matches(of: #/href="#([^"]+)"/#).map { String($0.1) }
      let ids = Set(text.matches(of: #/ id="([^"]+)"/#).map { String($0.1) })
      #expect(!links.isEmpty)
      for link in links { #expect(ids.contains(link), "#\(link)") }
      #expect(!text.contains("http-equiv=\"refresh\""))
      #expect(!text.contains("<script"))
      #expect(text.firstRange(of: "src=\"http") == nil && text.firstRange(of: "url(http") == nil)
    }
    // The licence of 2026 stands in the second only.
    #expect(!pages[0].contains("three licences on oil"))
    #expect(pages[1].contains("three licences on oil"))
    // The rank is counted among all clients, in the dossier too.
    #expect(pages[1].contains("Place 6 of"))
  }

  @Test("A review is taken up where it was left, and one of another article is refused")
  func resume() throws {
    let folder = try Scratch()
    let text =
      "Russia promised $5 billion to Venezuela in 2020. China delivered 30 missiles. Nothing else."
    try Data(text.utf8).write(to: folder.url.appendingPathComponent("a.txt"))
    let article = try LedgerArticle(folder.path("a.txt"), published: nil)
    var review = try LedgerReview(article, file: nil)
    #expect(review.pending == 2)
    review.decide(
      0, .accept, claims: try #require(review.suggestion(review.items[0])).claims(number: 1))
    try review.save(to: folder.path("a.jsonl"))
    let again = try LedgerReview(article, file: folder.path("a.jsonl"))
    #expect(again.items == review.items)
    #expect(again.pending == 1)
    #expect(again.items[0].claims.first?.quantity == Quantity(5e9, .money(.dollar)))
    let run = try LedgerRun(folder.path("l.ledger"), create: true)
    #expect(try run.enter(again).claims == 1)
    try Data("Another article.".utf8).write(to: folder.url.appendingPathComponent("b.txt"))
    #expect(throws: EngineError.self) {
      try LedgerReview(
        LedgerArticle(folder.path("b.txt"), published: nil), file: folder.path("a.jsonl"))
    }
  }
}
