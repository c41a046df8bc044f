/// Rows of tables as drafts of commitments, flows and observations, turned into statements in one
/// place so that every reader says the same things in the same words.
package import Vocabulary

/// Who records what, from which source and when.
package struct StatementMaker: Sendable {
  package let source: String
  package let recordedAt: Instant
  package let recordedBy: String

  package init(source: String, recordedAt: Instant, recordedBy: String) {
    self.source = source
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  /// The same for another source.
  package func citing(_ source: String) -> Self {
    Self(source: source, recordedAt: recordedAt, recordedBy: recordedBy)
  }

  package func say(
    _ about: SubjectID, _ property: Property, _ value: StatementValue, span: Span? = nil,
    from: CivilDate? = nil, to: CivilDate? = nil, credibility: Credibility? = nil,
    quote: String? = nil
  ) -> Statement {
    Statement(
      about: about, property, value, source: source, quote: quote, span: span, validFrom: from,
      validTo: to, recordedAt: recordedAt, recordedBy: recordedBy, credibility: credibility)
  }
}

/// A row that tells of something that moved, was promised, or was measured.
package struct Draft: Sendable {
  package var id: SubjectID
  package var from: SubjectID?
  package var to: SubjectID?
  package var kind: String?
  package var object: String?
  package var quantity: Quantity?
  package var alternate: Quantity?
  /// The source's mark for a missing number; said when there is no quantity.
  package var missing: String?
  package var start: CivilDate?
  package var end: CivilDate?
  package var basis: Basis?
  package var valuation: Valuation?
  package var reporter: SubjectID?
  package var declaredOrigin: SubjectID?
  package var trueOrigin: SubjectID?
  package var fulfils: SubjectID?
  package var countsInTotals = true
  package var due: CivilDate?
  package var parent: SubjectID?
  /// Stages with the days they were reached; nil days hold always.
  package var stages: [(Stage, CivilDate?)] = []
  package var note: String?
  package var credibility: Credibility?
  /// From when the row holds: the day a promise was made, a delivery ended, a figure was published.
  package var validFrom: CivilDate?
  package var span: Span?
  /// The source the row cites, when it is not the file itself.
  package var source: LedgerSource?

  package init(_ id: SubjectID) { self.id = id }

  package func statements(_ file: StatementMaker) -> [Statement] {
    let maker = source.map { file.citing($0.id) } ?? file
    var all: [Statement] = []
    all.reserveCapacity(12)
    func say(_ property: Property, _ value: StatementValue?, from day: CivilDate? = nil) {
      guard let value else { return }
      all.append(
        maker.say(
          id, property, value, span: span, from: day ?? validFrom, credibility: credibility))
    }
    say(.from, from.map(StatementValue.subject))
    say(.to, to.map(StatementValue.subject))
    say(.kind, kind.map(StatementValue.text))
    say(.object, object.map(StatementValue.text))
    say(.quantity, quantity.map(StatementValue.quantity) ?? missing.map(StatementValue.missing))
    say(.alternateQuantity, alternate.map(StatementValue.quantity))
    say(.windowStart, start.map(StatementValue.day))
    say(.windowEnd, end.map(StatementValue.day))
    say(.basis, basis.map { .text($0.rawValue) })
    say(.valuation, valuation.map { .text($0.rawValue) })
    say(.reporter, reporter.map(StatementValue.subject))
    say(.declaredOrigin, declaredOrigin.map(StatementValue.subject))
    say(.trueOrigin, trueOrigin.map(StatementValue.subject))
    say(.fulfils, fulfils.map(StatementValue.subject))
    if !countsInTotals { say(.countsInTotals, .text("no")) }
    say(.due, due.map(StatementValue.day))
    say(.parent, parent.map(StatementValue.subject))
    for (stage, day) in stages { say(.stage, .text(stage.rawValue), from: day) }
    say(.note, note.map(StatementValue.text))
    return all
  }
}

extension CivilDate {
  /// 1 January; nil outside 1…9999.
  package static func start(of year: Int) -> CivilDate? { CivilDate(year: year, month: 1, day: 1) }
  /// 31 December.
  package static func end(of year: Int) -> CivilDate? { CivilDate(year: year, month: 12, day: 31) }

  /// The last day of a month.
  package static func end(of month: Int, _ year: Int) -> CivilDate? {
    for day in [31, 30, 29, 28] {
      if let date = CivilDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  /// Reads `2024`, `2024-03` and `2024-03-05` as the first and last day they mean.
  package static func period(_ text: some StringProtocol) -> (start: CivilDate, end: CivilDate)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.map { $0.utf8.count <= 4 ? Int($0) : nil }
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4, let year = numbers[0] else {
      return nil
    }
    if parts.count == 1 {
      guard let start = start(of: year), let end = end(of: year) else { return nil }
      return (start, end)
    }
    guard let month = numbers[1], let first = CivilDate(year: year, month: month, day: 1),
      let last = end(of: month, year)
    else { return nil }
    if parts.count == 2 { return (first, last) }
    guard let day = numbers[2], let date = CivilDate(year: year, month: month, day: day) else {
      return nil
    }
    return (date, date)
  }

  /// Reads `A/B`, where each is a period as above.
  package static func window(_ text: some StringProtocol) -> (start: CivilDate, end: CivilDate)? {
    let parts = text.split(separator: "/")
    guard let first = parts.first.flatMap({ period($0) }) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? first : nil }
    return period(parts[1]).map { (first.start, $0.end) }
  }
}
