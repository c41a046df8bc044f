/// What a check answers: one of six words, why, and the statements it used.
import Vocabulary

/// The six words (Docs/Methods/Checks.md).
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case confirmed
  case partly
  case contradicted
  case stale
  case unobservable
  case notTestable = "not testable"
}

/// An answer that opens the statements behind it.
package struct CheckResult: Hashable, Sendable {
  package let verdict: Verdict
  /// One or two sentences for a reader.
  package let explanation: String
  /// Every statement the answer rests on, in the order of use.
  package let statements: [StatementID]
  /// The figures of the check, each with its words.
  package let figures: [Figure]

  package struct Figure: Hashable, Sendable {
    package let label: String
    package let text: String
  }

  package init(
    _ verdict: Verdict, _ explanation: String, using statements: [Statement] = [],
    figures: [(String, String)] = []
  ) {
    self.verdict = verdict
    self.explanation = explanation
    var seen: Set<StatementID> = []
    self.statements = statements.map(\.id).filter { seen.insert($0).inserted }
    self.figures = figures.map { Figure(label: $0.0, text: $0.1) }
  }
}

/// The checks a claim can be put to.
package enum ClaimTest: String, Hashable, Sendable, CaseIterable {
  /// Nothing on record could decide it: an opinion, an absence that nobody searched for.
  case none
  case stage
  case slippage
  case agreement
  case date
  case capacity
  case stock
  case growth
  case possession
  case rank
  case ratio
  case office
  case designation
  case name
  case route
  case mirror
  case words
  case sum
  case unitSlip
  case referent
  case impossibleOrigin
  case residual
  case party
  case independence
}

/// Numbers in the words of explanations.
enum Shown {
  /// A number with at most two decimals and commas between thousands.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let scaled = (abs(value) * 100).rounded()
    let whole = Int64(scaled) / 100
    let cents = Int64(scaled) % 100
    var digits = ""
    for (index, digit) in String(whole).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    var text = String(digits.reversed())
    if cents > 0, whole < 100_000 {
      let tail = cents < 10 ? "0\(cents)" : "\(cents)"
      text += "." + (tail.hasSuffix("0") ? String(tail.dropLast()) : tail)
    }
    return value < 0 ? "−" + text : text
  }

  static func quantity(_ quantity: Quantity) -> String { quantity.shown }

  /// `930,000–945,000 bbl`, to what the interval supports.
  static func barrels(_ value: Estimate) -> String {
    let shown = PrintedFigures.rounded(value)
    return "\(number(shown.low.rounded()))–\(number(shown.high.rounded())) bbl"
  }
}

extension Quantity {
  /// `> 350 agreement`, `8,000,000,000–9,000,000,000 USD a year`, `120,000 bbl a day`.
  package var shown: String {
    let (low, high) = (Shown.number(value.low), Shown.number(value.high))
    let amount = low == high ? low : "\(low)–\(high)"
    let mark: String
    switch qualifier {
    case .exactly: mark = ""
    case .about: mark = "about "
    case .moreThan: mark = "more than "
    case .atLeast: mark = "at least "
    case .lessThan: mark = "less than "
    case .atMost: mark = "at most "
    }
    let rate: String
    switch per {
    case nil: rate = ""
    case .barrel: rate = " a barrel"
    case .tonne: rate = " a tonne"
    case .barrelPerDay: rate = " per barrel a day"
    case .some(let per): rate = " a \(per.rawValue)"
    }
    let kind = measure == .amount ? "" : " (\(measure.rawValue))"
    let name = unit == .percent ? "\(amount)%" : "\(amount) \(unit.symbol)"
    return mark + name + rate + kind
  }
}
