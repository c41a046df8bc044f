import Testing
import Vocabulary

@testable import Ledger

@Suite struct OutlookTests {
  static func scenario() -> OutlookScenario {
    func exactly(_ value: Double) -> Estimate { Estimate(exactly: value) }
    return OutlookScenario(
      name: "t", title: "Test & try", decline: exactly(0.1),
      costs: [32_000, 40_000, 30_000].map(exactly),
      lag: 1, investment: exactly(12.03e9), capacity: exactly(1.1e6), homeUse: exactly(0.25e6),
      brent: exactly(65), qualityDiscount: exactly(7), sanctionDiscount: exactly(13),
      freight: exactly(4),
      debt: exactly(10e9), interest: exactly(0.02), debtService: exactly(0.1), credit: exactly(0),
      firstYear: 2026, years: 15)
  }

  @Test("Outlook 1 and 2: one year by hand")
  func byHand() throws {
    let years = Outlook.run(Self.scenario())
    #expect(years.count == 16)
    #expect(abs(years[1].capacity.best - 1.1e6) < 1e-6)
    #expect(abs(years[2].capacity.best - (1.1e6 * 0.9 + 12.03e9 / 32_000)) < 1e-6)
    #expect(years[0].exports.best == 0.85e6)
    #expect(abs(years[0].revenue.best - 0.85e6 * 365 * 41) < 1)
    let paid = years[0].revenue.best * 0.1
    #expect(abs(years[1].debt.best - (10e9 * 1.02 - paid)) < 1)
    #expect(abs(years[0].net.best - (years[0].revenue.best - paid)) < 1)
  }

  @Test("Outlook 3: bands hold every combination of parameters")
  func bands() {
    var wide = Self.scenario()
    wide.decline = Estimate(low: 0.06, best: 0.1, high: 0.25)
    wide.brent = Estimate(low: 50, best: 65, high: 80)
    wide.investment = Estimate(low: 2e9, best: 5e9, high: 9e9)
    let band = Outlook.run(wide)
    for decline in [0.06, 0.1, 0.25] {
      for brent in [50.0, 80] {
        for investment in [2e9, 9e9] {
          var one = wide
          one.decline = Estimate(exactly: decline)
          one.brent = Estimate(exactly: brent)
          one.investment = Estimate(exactly: investment)
          for (single, whole) in zip(Outlook.run(one), band) {
            #expect(
              whole.capacity.low <= single.capacity.low + 1e-6
                && single.capacity.high <= whole.capacity.high + 1e-6)
            #expect(
              whole.revenue.low <= single.revenue.low + 1e-3
                && single.revenue.high <= whole.revenue.high + 1e-3)
          }
        }
      }
    }
  }

  @Test("Outlook 4: Rystad's spending gives Rystad's capacities")
  func rystad() {
    // 3.53 bn holds flat; 8.5 bn more a year grows.
    let years = Outlook.run(Self.scenario())
    let found = [2028, 2032, 2040].map { year in years.first { $0.year == year }?.capacity.best ?? 0
    }
    print("Rystad check:", found)
    for (mine, published) in zip(found, [1.4e6, 2.0e6, 3.0e6]) {
      #expect(abs(mine / published - 1) < 0.05)
    }
  }

  @Test("Outlook 5: the XMILE file, worked through, gives the same numbers")
  func xmile() throws {
    var scenario = Self.scenario()
    for lag in 0...3 {
      scenario.lag = lag
      let model = try XMILEModel(scenario.xmile)
      let expected = Outlook.run(scenario)
      let mine = model.run(years: scenario.years)
      for (index, year) in expected.enumerated() {
        #expect(abs((mine[index]["capacity"] ?? 0) - year.capacity.best) < 1e-3)
        #expect(abs((mine[index]["debt"] ?? 0) - year.debt.best) < 1)
        #expect(abs((mine[index]["net"] ?? 0) - year.net.best) < 1)
      }
    }
    #expect(scenario.xmile.contains("Test &amp; try"))
    #expect(scenario.xmile.contains(Outlook.label))
  }
}

/// A little XMILE: stocks, flows and auxiliaries by Euler's rule, for checking the export.
struct XMILEModel {
  private var equations: [String: String] = [:]
  private var stocks: [(name: String, start: String, inflow: String, outflow: String)] = []

  init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      guard let name = Self.between(line, "name=\"", "\""),
        let raw = Self.between(line, "<eqn>", "</eqn>")
      else { continue }
      let equation = raw.replacing("&gt;", with: ">").replacing("&lt;", with: "<")
      if line.contains("<stock") {
        stocks.append(
          (
            name, equation, try #require(Self.between(line, "<inflow>", "</inflow>")),
            try #require(Self.between(line, "<outflow>", "</outflow>"))
          ))
      } else {
        equations[name] = equation
      }
    }
  }

  private static func between(_ line: Substring, _ open: String, _ close: String) -> String? {
    guard let start = line.firstRange(of: open)?.upperBound,
      let end = line[start...].firstRange(of: close)?.lowerBound
    else { return nil }
    return String(line[start..<end])
  }

  func run(years: Int) -> [[String: Double]] {
    var state: [String: Double] = [:]
    for stock in stocks { state[stock.name] = value(stock.start, [:]) }
    return (0...years).map { _ in
      var row = state
      for name in ["net", "revenue", "exports"] { row[name] = value(name, state) }
      var next = state
      for stock in stocks {
        next[stock.name] =
          (state[stock.name] ?? 0) + value(stock.inflow, state) - value(stock.outflow, state)
      }
      state = next
      return row
    }
  }

  private func value(_ text: String, _ state: [String: Double]) -> Double {
    var parser = Expression(text: Array(text), state: state, model: self)
    return parser.sum()
  }

  private struct Expression {
    let text: [Character]
    let state: [String: Double]
    let model: XMILEModel
    var index = 0

    mutating func space() { while index < text.count, text[index] == " " { index += 1 } }

    mutating func take(_ mark: String) -> Bool {
      space()
      let end = index + mark.count
      guard end <= text.count, String(text[index..<end]) == mark else { return false }
      index = end
      return true
    }

    mutating func sum() -> Double {
      var value = product()
      while true {
        if take("+") {
          value += product()
        } else if take("- ") {
          value -= product()
        } else {
          return value
        }
      }
    }

    mutating func product() -> Double {
      var value = atom()
      while true {
        if take("*") { value *= atom() } else if take("/") { value /= atom() } else { return value }
      }
    }

    mutating func atom() -> Double {
      if take("IF ") {
        let left = sum()
        _ = take(">=")
        let right = sum()
        _ = take("THEN")
        let yes = sum()
        _ = take("ELSE")
        let no = sum()
        return left >= right ? yes : no
      }
      for (name, pick) in [("MAX(", { max($0, $1) }), ("MIN(", { min($0, $1) })]
        as [(String, (Double, Double) -> Double)] where take(name)
      {
        let left = sum()
        _ = take(",")
        let right = sum()
        _ = take(")")
        return pick(left, right)
      }
      space()
      let start = index
      while index < text.count,
        text[index].isLetter || text[index].isNumber || "_.".contains(text[index])
          || (text[index] == "-" || text[index] == "+") && index > start && text[index - 1] == "e"
      { index += 1 }
      let word = String(text[start..<index])
      if let number = Double(word) { return number }
      return state[word] ?? model.equations[word].map { model.value($0, state) } ?? .nan
    }
  }
}
