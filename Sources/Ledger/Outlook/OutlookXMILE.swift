/// The outlook as XMILE 1.0 (OASIS, 2015), so that a modeller can open it in Stella or PySD and see
/// the same numbers. Best values only: XMILE has no bands.
import Vocabulary

extension OutlookScenario {
  /// A whole model file.
  package var xmile: String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
      <header>
        <vendor>Plimsoll</vendor>
        <product version="1.0" lang="en">Plimsoll ledger outlook</product>
        <name>\(Self.escaped("\(title) (\(Outlook.label))"))</name>
      </header>
      <sim_specs method="Euler" time_units="Year">
        <start>\(firstYear)</start>
        <stop>\(firstYear + min(max(years, 0), 60))</stop>
        <dt>1</dt>
      </sim_specs>
      <model>
        <variables>
    \(stocks.joined(separator: "\n"))
    \(flows.joined(separator: "\n"))
    \(auxiliaries.map { Self.auxiliary($0.0, $0.1) }.joined(separator: "\n"))
        </variables>
      </model>
    </xmile>

    """
  }

  private var depth: Int { min(max(lag, 0), 5) }

  /// Spending waits in one stock a year of lag; XMILE's delays are left aside, so that any tool
  /// counts the same.
  private var stocks: [String] {
    let waiting = (0..<depth).map { index in
      Self.stock(
        "waiting_\(index + 1)", start: Self.text(holdFlat), inflow: "enters_\(index + 1)",
        outflow: "leaves_\(index + 1)")
    }
    return [
      Self.stock(
        "capacity", start: Self.text(capacity.best), inflow: "added", outflow: "lost"),
      Self.stock("debt", start: Self.text(debt.best), inflow: "debt_growth", outflow: "paid"),
    ] + waiting
  }

  /// What held capacity flat before the first year, US dollars a year.
  private var holdFlat: Double {
    let step = Self.steps.filter { capacity.best >= $0 }.count
    let cost = costs.isEmpty ? 1 : costs[min(step, costs.count - 1)].best
    return decline.best * capacity.best * cost
  }

  private var flows: [String] {
    let matured = depth == 0 ? "spending" : "leaves_\(depth)"
    let waiting = (0..<depth).flatMap { index -> [String] in
      let source = index == 0 ? "spending" : "leaves_\(index)"
      return [
        Self.flow("enters_\(index + 1)", source),
        Self.flow("leaves_\(index + 1)", "waiting_\(index + 1)"),
      ]
    }
    return [
      Self.flow("added", "\(matured) / cost"), Self.flow("lost", "capacity * decline"),
      Self.flow("debt_growth", "debt * interest + credit"),
      Self.flow("paid", "MIN(MAX(debt, 0), revenue * debt_service)"),
    ] + waiting
  }

  private var auxiliaries: [(String, String)] {
    let steps = Self.steps.map(Self.text)
    let cost = (0..<3).map { Self.text(costs.isEmpty ? 1 : costs[min($0, costs.count - 1)].best) }
    return [
      ("decline", Self.text(decline.best)), ("spending", "investment + credit"),
      ("investment", Self.text(investment.best)), ("credit", Self.text(credit.best)),
      (
        "cost",
        "IF capacity >= \(steps[1]) THEN \(cost[2]) ELSE IF capacity >= \(steps[0]) THEN \(cost[1]) "
          + "ELSE \(cost[0])"
      ),
      ("home_use", Self.text(homeUse.best)), ("exports", "MAX(0, capacity - home_use)"),
      ("brent", Self.text(brent.best)), ("quality_discount", Self.text(qualityDiscount.best)),
      ("sanction_discount", Self.text(sanctionDiscount.best)), ("freight", Self.text(freight.best)),
      ("margin", "MAX(0, brent - quality_discount - sanction_discount - freight)"),
      ("revenue", "exports * 365 * margin"), ("interest", Self.text(interest.best)),
      ("debt_service", Self.text(debtService.best)), ("net", "revenue - paid"),
    ]
  }

  private static func stock(_ name: String, start: String, inflow: String, outflow: String)
    -> String
  {
    "      <stock name=\"\(name)\"><eqn>\(start)</eqn><inflow>\(inflow)</inflow>"
      + "<outflow>\(outflow)</outflow></stock>"
  }

  private static func flow(_ name: String, _ equation: String) -> String {
    "      <flow name=\"\(name)\"><eqn>\(escaped(equation))</eqn></flow>"
  }

  private static func auxiliary(_ name: String, _ equation: String) -> String {
    "      <aux name=\"\(name)\"><eqn>\(escaped(equation))</eqn></aux>"
  }

  private static func text(_ value: Double) -> String { LedgerJSON.number(value) ?? "0" }

  private static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
