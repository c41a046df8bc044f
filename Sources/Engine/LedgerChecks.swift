/// Every claim of a view, answered.
import CaseFile
package import Ledger
import Vocabulary

package enum LedgerChecks {
  /// A claim with its answer, in words and as JSON.
  package struct Answer: Sendable {
    package let claim: Claim
    package let result: CheckResult

    package var text: String {
      LedgerChecks.lines(
        "\(claim.number)  \(result.verdict.rawValue.uppercased())  \(claim.says)", result)
    }

    package var json: String {
      LedgerChecks.json(
        [
          ("claim", JSONText.quoted(claim.id.text)), ("number", JSONText.quoted(claim.number)),
          ("says", JSONText.quoted(claim.says)),
        ], claim.test, result)
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

  /// What the ledger's flows say of one another, in words and as JSON.
  package struct FlowAnswer: Sendable {
    package let answer: FlowChecks.Answer

    package var isNotable: Bool { answer.isNotable }

    package var text: String {
      LedgerChecks.lines(
        "\(answer.test.words)  \(answer.result.verdict.rawValue.uppercased())  \(answer.about)",
        answer.result)
    }

    package var json: String {
      LedgerChecks.json([("about", JSONText.quoted(answer.about))], answer.test, answer.result)
    }
  }

  /// Mirrors, origins, residuals and legs of a view.
  package static func flowAnswers(in view: LedgerView) -> [FlowAnswer] {
    FlowChecks.answers(in: view).map(FlowAnswer.init)
  }

  private static func lines(_ head: String, _ result: CheckResult) -> String {
    var lines = [head, "    \(result.explanation)"]
    lines += result.figures.prefix(6).map { "    · \($0.label): \($0.text)" }
    lines.append("    \(result.statements.count) statements")
    return lines.joined(separator: "\n")
  }

  private static func json(
    _ head: [(String, String)], _ test: ClaimTest, _ result: CheckResult
  ) -> String {
    let figures = result.figures.map {
      JSONText.object([("label", JSONText.quoted($0.label)), ("text", JSONText.quoted($0.text))])
    }
    return JSONText.object(
      [("version", "1")] + head + [
        ("test", JSONText.quoted(test.rawValue)),
        ("verdict", JSONText.quoted(result.verdict.rawValue)),
        ("explanation", JSONText.quoted(result.explanation)),
        ("figures", JSONText.array(figures)),
        ("statements", JSONText.array(result.statements.map { JSONText.quoted($0.text) })),
      ])
  }
}

extension ClaimTest {
  /// The four tests of flows in a reader's words.
  fileprivate var words: String {
    switch self {
    case .mirror: "both sides of a trade"
    case .impossibleOrigin: "declared origin"
    case .residual: "control total"
    case .party: "listed party"
    default: rawValue
    }
  }
}
