/// What a person decided about the suggestions of an article, as a file of JSON lines that other
/// tools can write too. One line is one sentence; its claims are what goes into the ledger.
///
/// A line holds `offset` and `length` of the sentence in the article's bytes, the sentence and what
/// was suggested (for the reader of the file; both are made again from the article), `decision`
/// (`pending`, `accept`, `skip`) and `claims`. Docs/Ledger.md lists every field.
package import Vocabulary

/// A claim as a person confirmed it.
package struct ReviewClaim: Hashable, Sendable {
  package var id: String
  /// The claim in one's own words.
  package var says: String
  package var quantity: Quantity?
  package var actors: [SubjectID]
  package var start: CivilDate?
  package var end: CivilDate?
  package var status: ClaimStatus?
  /// Which test the claim is put to, and on which subjects of the ledger.
  package var test: ClaimTest?
  package var against: [SubjectID]
  package var note: String?

  package init(
    id: String, says: String, quantity: Quantity? = nil, actors: [SubjectID] = [],
    start: CivilDate? = nil, end: CivilDate? = nil, status: ClaimStatus? = nil,
    test: ClaimTest? = nil, against: [SubjectID] = [], note: String? = nil
  ) {
    self.id = id
    self.says = says
    self.quantity = quantity
    self.actors = actors
    self.start = start
    self.end = end
    self.status = status
    self.test = test
    self.against = against
    self.note = note
  }
}

package enum ReviewDecision: String, Hashable, Sendable {
  case pending
  case accept
  case skip
}

/// One sentence under review.
package struct ReviewItem: Hashable, Sendable {
  /// Bytes of the article.
  package let span: Range<Int>
  package var decision: ReviewDecision
  package var claims: [ReviewClaim]

  package init(span: Range<Int>, decision: ReviewDecision = .pending, claims: [ReviewClaim] = []) {
    self.span = span
    self.decision = decision
    self.claims = claims
  }
}

extension Suggestion {
  /// The claims a plain "accept" enters: one for each quantity, or one without.
  package func claims(number: Int) -> [ReviewClaim] {
    var subjects: [SubjectID] = []
    for actor in actors where !subjects.contains(actor.entry.subject) {
      subjects.append(actor.entry.subject)
    }
    func claim(_ id: String, _ quantity: Quantity?, _ period: DateMention?) -> ReviewClaim {
      let day = period ?? (dates.count == 1 ? dates.first : nil)
      return ReviewClaim(
        id: id, says: text, quantity: quantity, actors: subjects, start: day?.start,
        end: day?.end, status: status)
    }
    guard !quantities.isEmpty else { return [claim("\(number)", nil, nil)] }
    return quantities.indices.map { index in
      let id = quantities.count == 1 ? "\(number)" : "\(number).\(index + 1)"
      return claim(id, quantities[index].quantity, periods[index])
    }
  }

  /// The line of a review file.
  package func line(_ item: ReviewItem, article: String) -> String {
    let found = quantities.indices.map { index in
      LedgerJSON.object([
        ("text", JSONText.quoted(quantities[index].text)),
        ("offset", "\(quantities[index].span.lowerBound)"),
        ("length", "\(quantities[index].span.count)"),
        ("quantity", quantities[index].quantity.json),
        ("period", periods[index].map { JSONText.quoted($0.text) }),
      ])
    }
    let days = dates.map { date in
      LedgerJSON.object([
        ("text", JSONText.quoted(date.text)),
        ("start", JSONText.quoted(date.start.description)),
        ("end", JSONText.quoted(date.end.description)),
      ])
    }
    let people = actors.map { actor in
      LedgerJSON.object([
        ("text", JSONText.quoted(actor.text)),
        ("subject", JSONText.quoted(actor.entry.subject.text)),
        ("name", JSONText.quoted(actor.entry.name)),
        ("listed_in", JSONText.quoted(actor.entry.origin)), ("distance", "\(actor.distance)"),
      ])
    }
    let suggested = LedgerJSON.object([
      ("quantities", JSONText.array(found)), ("dates", JSONText.array(days)),
      ("actors", JSONText.array(people)),
      ("status", status.map { JSONText.quoted($0.rawValue) }),
      ("cue", cue.map(JSONText.quoted)),
    ])
    return item.line(article: article, sentence: text, suggested: suggested)
  }
}

extension ReviewItem {
  /// The line of a review file.
  package func line(article: String, sentence: String?, suggested: String?) -> String {
    LedgerJSON.object([
      ("version", "1"), ("article", JSONText.quoted(article)),
      ("offset", "\(span.lowerBound)"), ("length", "\(span.count)"),
      ("sentence", sentence.map(JSONText.quoted)), ("suggested", suggested),
      ("decision", JSONText.quoted(decision.rawValue)),
      ("claims", JSONText.array(claims.map(\.json))),
    ])
  }

  /// The statements of an accepted item; empty for every other decision.
  ///
  /// `article` is the source's id, `sentence` the words under the span.
  package func statements(
    article: String, sentence: String, published: CivilDate?, by: String, at: Instant
  ) -> [Statement] {
    guard decision == .accept else { return [] }
    // Recorded one after another, a millisecond apart, so that the order in which a test names its
    // subjects is kept.
    var count: Int64 = 0
    return claims.flatMap { claim in
      let subject = SubjectID(.claim, "\(article.suffix(12))/\(claim.id)")
      func say(_ property: Property, _ value: StatementValue) -> Statement {
        count += 1
        return Statement(
          about: subject, property, value, source: article, quote: sentence,
          span: Span(offset: UInt64(span.lowerBound), length: UInt32(clamping: span.count)),
          validFrom: published, recordedAt: at + TimeSpan(milliseconds: count), recordedBy: by)
      }
      var all = [say(.claimed, .text(claim.says))]
      if let quantity = claim.quantity { all.append(say(.quantity, .quantity(quantity))) }
      all += claim.actors.map { say(.actor, .subject($0)) }
      if let start = claim.start { all.append(say(.windowStart, .day(start))) }
      if let end = claim.end { all.append(say(.windowEnd, .day(end))) }
      if let status = claim.status { all.append(say(.status, .text(status.rawValue))) }
      if let test = claim.test { all.append(say(.test, .text(test.rawValue))) }
      all += claim.against.map { say(.against, .subject($0)) }
      if let note = claim.note { all.append(say(.note, .text(note))) }
      return all
    }
  }
}

extension ReviewClaim {
  package var json: String {
    LedgerJSON.object([
      ("id", JSONText.quoted(id)), ("says", JSONText.quoted(says)),
      ("quantity", quantity?.json),
      (
        "actors", actors.isEmpty ? nil : JSONText.array(actors.map { JSONText.quoted($0.text) })
      ),
      ("start", start.map { JSONText.quoted($0.description) }),
      ("end", end.map { JSONText.quoted($0.description) }),
      ("status", status.map { JSONText.quoted($0.rawValue) }),
      ("test", test.map { JSONText.quoted($0.rawValue) }),
      (
        "against",
        against.isEmpty ? nil : JSONText.array(against.map { JSONText.quoted($0.text) })
      ),
      ("note", note.map(JSONText.quoted)),
    ])
  }
}

extension Quantity {
  /// `{"low":…,"high":…,"unit":…,"per":…,"qualifier":…,"measure":…}`.
  package var json: String {
    LedgerJSON.object([
      ("low", LedgerJSON.number(value.low)), ("best", LedgerJSON.number(value.best)),
      ("high", LedgerJSON.number(value.high)), ("unit", JSONText.quoted(unit.symbol)),
      ("per", per.map { JSONText.quoted($0.rawValue) }),
      ("qualifier", JSONText.quoted(qualifier.rawValue)),
      ("measure", JSONText.quoted(measure.rawValue)),
    ])
  }
}
