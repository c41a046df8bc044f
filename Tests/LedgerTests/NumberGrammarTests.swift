import Foundation
import Testing

@testable import Ledger

@Suite struct NumberGrammarTests {
  /// The subset rule is in Docs/Methods/Quantities.md: every case, all numbers in order, each with
  /// its value and its exact words.
  static func failures(_ model: String, _ language: TextLanguage) throws -> (Int, [String]) {
    let cases = try RecognizerCase.load(model)
    var failed: [String] = []
    for item in cases {
      let tokens = Tokens(item.input)
      let found = NumberGrammar(tokens, language).all()
      let isSame =
        found.count == item.expected.count
        && zip(found, item.expected).allSatisfy { mine, theirs in
          theirs.value.map { agrees(mine.match.value, $0) } == true
            && tokens.string(mine.range).lowercased() == theirs.text
        }
      if !isSame {
        let shown = found.map { "\(tokens.string($0.range))=\($0.match.value)" }
        let wanted = item.expected.map { "\($0.text)=\($0.value ?? .nan)" }
        failed.append("\(item.input) :: got \(shown) wanted \(wanted)")
      }
    }
    return (cases.count, failed)
  }

  @Test(
    "Quantities 3: numbers of the English and Spanish yardsticks",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      ("Number_English_NumberModel", TextLanguage.english),
      ("Number_Spanish_NumberModel", .spanish),
    ])
  func yardstick(model: String, language: TextLanguage) throws {
    let (count, failed) = try Self.failures(model, language)
    let share = Double(count - failed.count) / Double(count)
    print("\(model): \(count - failed.count) of \(count) (\(share))")
    if ProcessInfo.processInfo.environment["SHOW_FAILURES"] != nil {
      for line in failed { print("  ", line) }
    }
    #expect(count > 200)
    #expect(share >= 0.95)
  }
}
