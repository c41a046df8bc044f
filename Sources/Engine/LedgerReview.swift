/// Articles: reading into suggestions, the review file, and what a review enters into a ledger.
import Foundation
import Ingest
package import Ledger
package import Vocabulary

/// An article with what its sentences offer.
package struct LedgerArticle: Sendable {
  package let path: String
  /// `sha256:…` of its bytes.
  package let source: String
  package let text: [UInt8]
  package let published: CivilDate?
  package let suggestions: [Suggestion]

  /// `gazetteer` adds names to the states: `subject,name` rows of CSV files, and a ledger's own.
  package init(
    _ path: String, published: CivilDate?, gazetteer extra: [GazetteerEntry] = []
  ) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    guard data.count <= ArticleReader.byteCeiling, let text = String(data: data, encoding: .utf8)
    else {
      throw EngineError.input(message: "\(path): an article is UTF-8 text of at most 4 MB.")
    }
    self.path = path
    self.text = Array(data)
    source = "sha256:\(FileDigest.sha256(of: data))"
    self.published = published
    var gazetteer = Gazetteer.withStates()
    for entry in extra { gazetteer.add(entry) }
    suggestions = ArticleReader(gazetteer: gazetteer, published: published).read(text)
  }

  /// The words under a span; nil outside the article or inside a letter.
  package func words(_ span: Range<Int>) -> String? {
    guard span.lowerBound >= 0, span.upperBound <= text.count else { return nil }
    return String(validating: text[span], as: UTF8.self)
  }

  /// The names a ledger knows.
  package static func names(in view: LedgerView) -> [GazetteerEntry] {
    view.statements.keys.sorted().flatMap { subject in
      view.all(subject, .name).compactMap(\.value.text).flatMap { name -> [GazetteerEntry] in
        // Reports call persons by their last name.
        let last = subject.kind == .person ? name.split(separator: " ").last.map(String.init) : nil
        return ([name] + [last].compactMap(\.self)).map {
          GazetteerEntry(subject: subject, name: $0, origin: "ledger")
        }
      }
    }
  }

  /// Names out of a file: a CSV of `name` or `subject,name`, or an edition of OFAC's `sdn.csv`.
  package static func names(listedIn path: String) throws -> [GazetteerEntry] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    return GazetteerFile.entries(Array(data), list: name)
  }
}

/// A review under way: the items of the review file beside the suggestions.
package struct LedgerReview {
  package let article: LedgerArticle
  package private(set) var items: [ReviewItem]

  /// Takes up a review file where it was left, or begins one with every suggestion pending.
  package init(_ article: LedgerArticle, file: String?) throws {
    self.article = article
    var known: [Range<Int>: ReviewItem] = [:]
    if let file, let data = FileManager.default.contents(atPath: file) {
      let reading = ReviewFile.read(Array(data))
      if let problem = reading.refused.first {
        throw EngineError.input(message: "\(file): \(problem).")
      }
      if let of = reading.article, of != article.source {
        throw EngineError.input(message: "\(file) is the review of another article (\(of)).")
      }
      for item in reading.items {
        guard article.words(item.span) != nil else {
          throw EngineError.input(message: "\(file): a span lies outside the article.")
        }
        known[item.span] = item
      }
    }
    let suggested = article.suggestions.map(\.span)
    let extra = known.keys.filter { !suggested.contains($0) }
    items = (suggested + extra).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    .map { known[$0] ?? ReviewItem(span: $0) }
  }

  package func suggestion(_ item: ReviewItem) -> Suggestion? {
    article.suggestions.first { $0.span == item.span }
  }

  package var pending: Int { items.filter { $0.decision == .pending }.count }

  package mutating func decide(_ index: Int, _ decision: ReviewDecision, claims: [ReviewClaim] = [])
  {
    guard items.indices.contains(index) else { return }
    items[index].decision = decision
    if !claims.isEmpty { items[index].claims = claims }
  }

  /// The review file's lines.
  package var text: String {
    items.map { item in
      suggestion(item)?.line(item, article: article.source)
        ?? item.line(article: article.source, sentence: article.words(item.span), suggested: nil)
    }.joined(separator: "\n") + "\n"
  }

  /// Writes the review file whole, so that a review that is broken off loses nothing.
  package func save(to path: String) throws {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw EngineError.output(message: "\(path) cannot be written.")
    }
  }
}

extension LedgerRun {
  /// Enters what a review accepted; returns claims and new statements.
  package func enter(_ review: LedgerReview, publisher: String? = nil) throws -> (
    claims: Int, added: Int
  ) {
    let article = review.article
    let accepted = review.items.filter { $0.decision == .accept }
    let statements = accepted.flatMap { item in
      item.statements(
        article: article.source, sentence: article.words(item.span) ?? "",
        published: article.published, by: reviewer, at: recordedAt)
    }
    let source = LedgerSource(
      id: article.source, title: URL(fileURLWithPath: article.path).lastPathComponent,
      publisher: publisher, published: article.published, format: "article",
      sha256: String(article.source.dropFirst(7)), bytes: Int64(article.text.count),
      recordsIn: review.items.count, recordsUsed: accepted.count)
    return (accepted.reduce(0) { $0 + $1.claims.count }, try append(statements, source))
  }
}
