/// Every claim of a view, answered.
import CaseFile
package import Ledger

package enum LedgerChecks {
  /// A claim with its answer, in words and as JSON.
  package struct Answer: Sendable {
    package let claim: Claim
    package let result: CheckResult

    package var text: String {
      var lines = ["\(claim.number)  \(result.verdict.rawValue.uppercased())  \(claim.says)"]
      lines.append("    \(result.explanation)")
      lines += result.figures.prefix(6).map { "    · \($0.label): \($0.text)" }
      lines.append("    \(result.statements.count) statements")
      return lines.joined(separator: "\n")
    }

    package var json: String {
      let figures = result.figures.map {
        JSONText.object([("label", JSONText.quoted($0.label)), ("text", JSONText.quoted($0.text))])
      }
      return JSONText.object([
        ("version", "1"), ("claim", JSONText.quoted(claim.id.text)),
        ("number", JSONText.quoted(claim.number)), ("says", JSONText.quoted(claim.says)),
        ("test", JSONText.quoted(claim.test.rawValue)),
        ("verdict", JSONText.quoted(result.verdict.rawValue)),
        ("explanation", JSONText.quoted(result.explanation)),
        ("figures", JSONText.array(figures)),
        ("statements", JSONText.array(result.statements.map { JSONText.quoted($0.text) })),
      ])
    }
  }

  /// In the order of the claims' numbers.
  package static func answers(in view: LedgerView) -> [Answer] {
    view.claims.compactMap { Claim($0, in: view) }
      .sorted { left, right in
        (Double(left.number) ?? .infinity, left.id.text)
          < (Double(right.number) ?? .infinity, right.id.text)
      }
      .map { Answer(claim: $0, result: Checks.run($0, in: view)) }
  }
}
