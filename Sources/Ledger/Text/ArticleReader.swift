/// An article, read into suggestions: one for each sentence that holds a number, or an actor with a
/// word of doing. Nothing here enters a ledger; `Review` holds what a person decided.
package import Vocabulary

/// What one sentence offers.
package struct Suggestion: Hashable, Sendable {
  /// Bytes of the sentence in the article.
  package let span: Range<Int>
  package let text: String
  package let quantities: [QuantityMention]
  package let dates: [DateMention]
  package let actors: [ActorMention]
  /// The period of each quantity, in the same order; nil when the sentence gives none near it.
  package let periods: [DateMention?]
  package let status: ClaimStatus?
  /// The word that suggested the status.
  package let cue: String?
}

package struct ArticleReader: Sendable {
  package let gazetteer: Gazetteer
  /// The day of publication, by which days without a year are dated.
  package let published: CivilDate?

  package init(gazetteer: Gazetteer, published: CivilDate?) {
    self.gazetteer = gazetteer
    self.published = published
  }

  /// Bytes beyond which an article is refused: no article is this long.
  package static let byteCeiling = 4_000_000

  /// Suggestions in the order of the text; the language is found from its commonest words when nil.
  package func read(_ text: String, language: TextLanguage? = nil) -> [Suggestion] {
    let tokens = Tokens(text)
    let language = language ?? Self.language(of: tokens)
    let quantities = QuantityGrammar(tokens, language).all()
    let dates = DateGrammar(tokens: tokens, language: language, published: published).all()
    let actors = gazetteer.all(tokens)
    let cues = Cues(tokens: tokens, language: language)
    return Self.sentences(tokens).compactMap { range in
      let mine = quantities.filter { range.contains($0.tokens.lowerBound) }
      let days = dates.filter { range.contains($0.tokens.lowerBound) && !overlaps($0.tokens, mine) }
      let people = actors.filter { range.contains($0.tokens.lowerBound) }
      let status = cues.status(range)
      guard !mine.isEmpty || (!people.isEmpty && status != nil) else { return nil }
      return Suggestion(
        span: tokens.span(range), text: tokens.string(range), quantities: mine.map(\.mention),
        dates: days.map(\.mention), actors: people.map(\.mention),
        periods: mine.map { Self.period(of: $0.tokens, in: days) }, status: status?.status,
        cue: status?.cue)
    }
  }

  private func overlaps(
    _ range: Range<Int>, _ quantities: [(mention: QuantityMention, tokens: Range<Int>)]
  ) -> Bool {
    quantities.contains { $0.tokens.overlaps(range) }
  }

  /// The first date that begins within six tokens behind the quantity.
  private static func period(
    of range: Range<Int>, in dates: [(mention: DateMention, tokens: Range<Int>)]
  ) -> DateMention? {
    dates.first {
      ($0.tokens.lowerBound - range.upperBound) >= 0
        && $0.tokens.lowerBound - range.upperBound <= 6
    }?.mention
  }

  /// The language whose commonest words the text uses more.
  package static func language(of text: String) -> TextLanguage { language(of: Tokens(text)) }

  private static func language(of tokens: Tokens) -> TextLanguage {
    let english: Set<String> = ["the", "of", "and", "to", "in", "is", "that", "for", "with", "was"]
    let spanish: Set<String> = ["el", "la", "de", "los", "las", "que", "en", "del", "por", "una"]
    var balance = 0
    for token in tokens.list where token.kind == .word {
      if english.contains(token.key) { balance += 1 }
      if spanish.contains(token.key) { balance -= 1 }
    }
    return balance < 0 ? .spanish : .english
  }

  /// Token ranges of sentences: a full stop, question or exclamation mark before a capital or a
  /// quotation mark ends one, and a line break always does.
  ///
  /// Abbreviations do not.
  static func sentences(_ tokens: Tokens) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in tokens.list.indices {
      let next = index + 1
      let isEnd = next >= tokens.count || (tokens[next]?.breaks ?? false) || endsHere(tokens, index)
      guard isEnd else { continue }
      result.append(start..<next)
      start = next
    }
    return result
  }

  private static func endsHere(_ tokens: Tokens, _ index: Int) -> Bool {
    var mark = index
    // A closing quotation mark belongs to the sentence.
    if ["”", "\"", "»", "’", ")"].contains(tokens.key(index)) { mark = index - 1 }
    guard [".", "!", "?", "…"].contains(tokens.key(mark)), let next = tokens[index + 1], next.spaced
    else { return false }
    if mark == index, ["”", "\"", "»"].contains(next.key), !next.spaced { return false }
    let opens =
      next.isCapitalised || next.kind == .digits
      || ["“", "\"", "«", "¿", "¡", "‘", "("].contains(next.key)
    guard opens else { return false }
    let before = tokens.key(mark - 1)
    return !(tokens.key(mark) == "." && isAbbreviation(before, tokens[mark - 1]))
  }

  private static func isAbbreviation(_ key: String, _ token: Token?) -> Bool {
    if key.utf8.count == 1, token?.kind == .word { return true }
    return [
      "mr", "mrs", "ms", "dr", "gen", "sr", "sra", "st", "no", "inc", "co", "corp", "ltd",
      "ee", "uu", "num", "aprox", "jan", "feb", "sept", "oct", "nov", "dec",
    ].contains(key)
  }
}
