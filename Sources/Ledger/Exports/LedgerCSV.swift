/// The ledger as CSV (RFC 4180), the form that `ledger import` reads back as hand entry.
import Vocabulary

package enum LedgerCSV {
  package static let header =
    "about,property,value,low,high,unit,per,qualifier,measure,valid_from,valid_to,quote,document,"
    + "document_sha256,url,publisher,origin,published,reliability,credibility,recorded_at,recorded_by,"
    + "statement,supersedes"

  package static func lines(_ statements: [Statement], sources: [LedgerSource]) -> String {
    let byID = Dictionary(sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = statements.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
      .map { line($0, byID[$0.source]) }
    return ([header] + rows).joined(separator: "\r\n") + "\r\n"
  }

  private static func line(_ statement: Statement, _ source: LedgerSource?) -> String {
    let quantity = statement.value.quantity
    let value: String
    switch statement.value {
    case .text(let text): value = text
    case .subject(let subject): value = subject.text
    case .quantity(let quantity): value = LedgerJSON.number(quantity.value.best) ?? ""
    case .day(let day): value = day.description
    case .missing: value = "-"
    }
    let fields: [String?] = [
      statement.about.text, statement.property.rawValue, value,
      quantity.flatMap { LedgerJSON.number($0.value.low) },
      quantity.flatMap { LedgerJSON.number($0.value.high) }, quantity?.unit.symbol,
      quantity?.per?.rawValue, quantity?.qualifier.rawValue, quantity?.measure.rawValue,
      statement.validFrom?.description, statement.validTo?.description, statement.quote,
      source?.title ?? statement.source, source?.sha256, source?.url, source?.publisher,
      source?.origin, source?.published?.description, source?.reliability.map { String($0) },
      statement.credibility.map { String($0.value) }, statement.recordedAt.rfc3339,
      statement.recordedBy, statement.id.text, statement.supersedes?.text,
    ]
    return fields.map(cell).joined(separator: ",")
  }

  private static func cell(_ text: String?) -> String {
    guard let text else { return "" }
    let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 10 && $0 != 13 }
    guard !isPlain else { return text }
    var quoted = "\""
    for character in text { quoted += character == "\"" ? "\"\"" : String(character) }
    return quoted + "\""
  }
}
