/// The ledger as PROV-JSON (W3C member submission, 2013): which statement was derived from which
/// source, by whom and when.
///
/// Sources and statements are prov:Entity; a statement wasDerivedFrom its source, and
/// wasAttributedTo the agent who recorded it; a correction wasRevisionOf (a derivation of that type)
/// what it supersedes; quoted words make a derivation of type Quotation.
import Vocabulary

package enum LedgerProv {
  package static func json(_ statements: [Statement], sources: [LedgerSource]) -> String {
    let sorted = statements.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    let numbers = Dictionary(
      sources.sorted { $0.id < $1.id }.enumerated().map { ($0.element.id, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    let agents = Set(statements.map(\.recordedBy)).sorted()
    let agentNumber = Dictionary(
      agents.enumerated().map { ($0.element, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    var entities = sources.sorted { $0.id < $1.id }.map { source in
      ("pl:source-\(numbers[source.id] ?? 0)", describe(source))
    }
    var derived: [(String, String?)] = []
    var attributed: [(String, String?)] = []
    for (index, statement) in sorted.enumerated() {
      let id = "pl:statement-\(statement.id.text)"
      entities.append((id, describe(statement)))
      if let number = numbers[statement.source] {
        derived.append(
          (
            "_:d\(index)",
            derivation(id, "pl:source-\(number)", statement.quote == nil ? nil : "prov:Quotation")
          ))
      }
      if let old = statement.supersedes {
        derived.append(
          ("_:r\(index)", derivation(id, "pl:statement-\(old.text)", "prov:Revision")))
      }
      attributed.append(
        (
          "_:a\(index)",
          LedgerJSON.object([
            ("prov:entity", JSONText.quoted(id)),
            ("prov:agent", JSONText.quoted("pl:agent-\(agentNumber[statement.recordedBy] ?? 0)")),
          ])
        ))
    }
    return LedgerJSON.object([
      (
        "prefix", LedgerJSON.object([("pl", JSONText.quoted("https://plimsoll.invalid/ledger/"))])
      ),
      ("entity", LedgerJSON.object(entities.map { ($0.0, $0.1) })),
      (
        "agent",
        LedgerJSON.object(
          agents.map { name in
            (
              "pl:agent-\(agentNumber[name] ?? 0)",
              LedgerJSON.object([("prov:label", JSONText.quoted(name))])
            )
          })
      ),
      ("wasDerivedFrom", LedgerJSON.object(derived)),
      ("wasAttributedTo", LedgerJSON.object(attributed)),
    ])
  }

  private static func describe(_ source: LedgerSource) -> String {
    LedgerJSON.object([
      ("prov:label", JSONText.quoted(source.title)), ("pl:id", JSONText.quoted(source.id)),
      ("pl:url", source.url.map(JSONText.quoted)),
      ("pl:publisher", source.publisher.map(JSONText.quoted)),
      ("pl:published", source.published.map { JSONText.quoted($0.description) }),
    ])
  }

  private static func describe(_ statement: Statement) -> String {
    let value: String
    switch statement.value {
    case .text(let text): value = text
    case .subject(let subject): value = subject.text
    case .quantity(let quantity): value = quantity.shown
    case .day(let day): value = day.description
    case .missing(let mark): value = "missing (\(mark))"
    }
    return LedgerJSON.object([
      ("pl:about", JSONText.quoted(statement.about.text)),
      ("pl:property", JSONText.quoted(statement.property.rawValue)),
      ("pl:value", JSONText.quoted(value)),
      ("pl:quote", statement.quote.map(JSONText.quoted)),
      ("pl:validFrom", statement.validFrom.map { JSONText.quoted($0.description) }),
      ("pl:validTo", statement.validTo.map { JSONText.quoted($0.description) }),
      ("pl:recordedAt", JSONText.quoted(statement.recordedAt.rfc3339)),
    ])
  }

  private static func derivation(_ new: String, _ old: String, _ type: String?) -> String {
    LedgerJSON.object([
      ("prov:generatedEntity", JSONText.quoted(new)), ("prov:usedEntity", JSONText.quoted(old)),
      (
        "prov:type",
        type.map {
          LedgerJSON.object([
            ("$", JSONText.quoted($0)), ("type", JSONText.quoted("prov:QUALIFIED_NAME")),
          ])
        }
      ),
    ])
  }
}
