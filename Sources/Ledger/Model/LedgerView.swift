/// The fold: all statements, seen from a day of the world and a day of knowledge.
///
/// A statement counts when it was recorded on or before the known day, holds on the valid day, and
/// no statement that counts supersedes it. Superseding is decided by knowledge alone: a correction
/// recorded later does not reach back to an earlier known day.
package import Vocabulary

/// The two days a question is asked from.
package struct AsOf: Hashable, Sendable {
  /// The day of the world.
  package let valid: CivilDate
  /// What had been recorded by the end of this day; nil for everything.
  package let known: CivilDate?

  package init(valid: CivilDate, known: CivilDate? = nil) {
    self.valid = valid
    self.known = known
  }
}

/// Everything that may be shown as of a pair of days.
package struct LedgerView: Sendable {
  package let asOf: AsOf
  /// By subject, each in the order of recording, then of ids.
  package let statements: [SubjectID: [Statement]]
  package let sources: [String: LedgerSource]
  /// How many statements the days left out.
  package let leftOut: Int

  package init(_ all: [Statement], sources: [LedgerSource], asOf: AsOf) {
    self.asOf = asOf
    self.sources = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = all.filter { Self.isKnown($0, asOf) }
    let gone = Set(known.compactMap(\.supersedes))
    var kept = known.filter { Self.holds($0, on: asOf.valid) && !gone.contains($0.id) }
    leftOut = all.count - kept.count
    kept.sort { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    var seen: Set<StatementID> = []
    var grouped: [SubjectID: [Statement]] = [:]
    for statement in kept where seen.insert(statement.id).inserted {
      grouped[statement.about, default: []].append(statement)
    }
    statements = grouped
  }

  static func isKnown(_ statement: Statement, _ asOf: AsOf) -> Bool {
    guard let known = asOf.known else { return true }
    return statement.recordedAt.seconds < (known.daysSinceEpoch + 1) * 86_400
  }

  static func holds(_ statement: Statement, on day: CivilDate) -> Bool {
    if let start = statement.validFrom, day < start { return false }
    if let end = statement.validTo, end < day { return false }
    return true
  }

  package func all(_ subject: SubjectID, _ property: Property) -> [Statement] {
    (statements[subject] ?? []).filter { $0.property == property }
  }

  /// The statement that counts when several say it: the most credible, then the latest recorded.
  package func best(_ subject: SubjectID, _ property: Property) -> Statement? {
    all(subject, property).max { Self.weight($0) < Self.weight($1) }
  }

  private static func weight(_ statement: Statement) -> (Int, Instant, StatementID) {
    (7 - (statement.credibility?.value ?? 6), statement.recordedAt, statement.id)
  }

  /// Subjects of one kind in the order of their ids.
  package func subjects(_ kind: SubjectKind) -> [SubjectID] {
    statements.keys.filter { $0.kind == kind }.sorted()
  }

  /// The name a subject is shown by.
  package func name(_ subject: SubjectID) -> String {
    if let text = best(subject, .name)?.value.text { return text }
    if subject.kind == .state, let state = States.byISO3[subject.name] { return state.name }
    return subject.name
  }

  package var claims: [SubjectID] { subjects(.claim) }
}

extension StatementValue {
  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var subject: SubjectID? { if case .subject(let subject) = self { subject } else { nil } }
  package var quantity: Quantity? {
    if case .quantity(let quantity) = self { quantity } else { nil }
  }
  package var day: CivilDate? { if case .day(let day) = self { day } else { nil } }
}
