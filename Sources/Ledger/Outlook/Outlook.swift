/// A model of oil capacity, export revenue and debt, as bands over scenarios. A scenario, never a
/// forecast: it says what would follow, not what will.
///
/// Three stocks a year: capacity q (barrels a day), investment under way (US dollars, spent a lag
/// before it becomes capacity), debt (US dollars).
///
///     q[t+1]     = q[t] · (1 − decline) + invested[t − lag] / cost(q[t])
///     exports    = max(0, q − home use)
///     revenue    = exports · 365 · (Brent − quality − discount − freight)
///     debt[t+1]  = debt[t] · (1 + interest) + drawn − paid;  paid = min(debt, revenue · service)
///     net        = revenue − paid
///
/// Decline and cost cannot be told apart from what keeps output flat, so each is a band and every
/// result is one. Docs/Methods/Outlook.md.
package import Vocabulary

/// One scenario's numbers; a band is [low, best, high] of the parameter itself.
package struct OutlookScenario: Hashable, Sendable {
  package var name: String
  package var title: String
  /// Share of capacity lost each year without investment, 0…1.
  package var decline: Estimate
  /// US dollars for one barrel a day of capacity, below 1.4, to 2.0, and beyond, million b/d.
  package var costs: [Estimate]
  /// Years from spending to capacity, 0…5.
  package var lag: Int
  /// US dollars a year.
  package var investment: Estimate
  /// Barrels a day.
  package var capacity: Estimate
  package var homeUse: Estimate
  /// US dollars a barrel.
  package var brent: Estimate
  package var qualityDiscount: Estimate
  package var sanctionDiscount: Estimate
  package var freight: Estimate
  /// US dollars.
  package var debt: Estimate
  package var interest: Estimate
  /// Share of revenue that serves debt, 0…1.
  package var debtService: Estimate
  /// New credit drawn each year, US dollars; it is investment too.
  package var credit: Estimate
  package var firstYear: Int
  package var years: Int

  package init(
    name: String, title: String, decline: Estimate, costs: [Estimate], lag: Int,
    investment: Estimate, capacity: Estimate, homeUse: Estimate, brent: Estimate,
    qualityDiscount: Estimate, sanctionDiscount: Estimate, freight: Estimate, debt: Estimate,
    interest: Estimate, debtService: Estimate, credit: Estimate, firstYear: Int, years: Int
  ) {
    self.name = name
    self.title = title
    self.decline = decline
    self.costs = costs
    self.lag = lag
    self.investment = investment
    self.capacity = capacity
    self.homeUse = homeUse
    self.brent = brent
    self.qualityDiscount = qualityDiscount
    self.sanctionDiscount = sanctionDiscount
    self.freight = freight
    self.debt = debt
    self.interest = interest
    self.debtService = debtService
    self.credit = credit
    self.firstYear = firstYear
    self.years = years
  }

  /// Levels of capacity, barrels a day, at which the next step of `costs` begins.
  package static let steps = [1_400_000.0, 2_000_000.0]
}

/// One year of one scenario.
package struct OutlookYear: Hashable, Sendable {
  package let year: Int
  /// Barrels a day.
  package let capacity: Estimate
  package let exports: Estimate
  /// US dollars a year.
  package let revenue: Estimate
  package let net: Estimate
  /// US dollars.
  package let debt: Estimate
}

package enum Outlook {
  /// What stands above every table and picture of it.
  package static let label = "Scenario, never a forecast"

  /// Years of a scenario, the first year's state included.
  ///
  /// Bounds run the model three times: with every parameter at its end that lowers capacity and
  /// revenue, at its best, and at the end that raises them. Capacity, exports and revenue are monotone
  /// in each parameter, so their bands enclose every combination; net revenue and debt are not, and
  /// their bands span these three runs only.
  package static func run(_ scenario: OutlookScenario) -> [OutlookYear] {
    let low = path(scenario, .low)
    let best = path(scenario, .best)
    let high = path(scenario, .high)
    return best.indices.map { index in
      func band(_ value: KeyPath<Year, Double>) -> Estimate {
        Estimate(
          low: low[index][keyPath: value], best: best[index][keyPath: value],
          high: high[index][keyPath: value])
      }
      return OutlookYear(
        year: best[index].year, capacity: band(\.capacity), exports: band(\.exports),
        revenue: band(\.revenue), net: band(\.net), debt: band(\.debt))
    }
  }

  private enum Edge {
    case low
    case best
    case high

    /// A parameter that raises the result with its own size.
    func rising(_ value: Estimate) -> Double {
      switch self {
      case .low: value.low
      case .best: value.best
      case .high: value.high
      }
    }

    /// One that lowers it.
    func falling(_ value: Estimate) -> Double {
      switch self {
      case .low: value.high
      case .best: value.best
      case .high: value.low
      }
    }
  }

  private struct Year {
    let year: Int
    let capacity: Double
    let exports: Double
    let revenue: Double
    let net: Double
    let debt: Double
  }

  private static func path(_ scenario: OutlookScenario, _ edge: Edge) -> [Year] {
    var capacity = edge.rising(scenario.capacity)
    var debt = edge.falling(scenario.debt)
    let spend = edge.rising(scenario.investment) + edge.rising(scenario.credit)
    // What was spent before the first year is taken to have held capacity flat.
    let flat = edge.falling(scenario.decline) * capacity * cost(scenario, at: capacity, edge)
    var pipeline = [Double](repeating: flat, count: min(max(scenario.lag, 0), 5))
    let margin = max(
      0,
      edge.rising(scenario.brent) - edge.falling(scenario.qualityDiscount)
        - edge.falling(scenario.sanctionDiscount) - edge.falling(scenario.freight))
    var years: [Year] = []
    for offset in 0...min(max(scenario.years, 0), 60) {
      let exports = max(0, capacity - edge.falling(scenario.homeUse))
      let revenue = exports * 365 * margin
      let paid = min(max(debt, 0), revenue * edge.falling(scenario.debtService))
      years.append(
        Year(
          year: scenario.firstYear + offset, capacity: capacity, exports: exports,
          revenue: revenue, net: revenue - paid, debt: debt))
      pipeline.append(spend)
      let matured = pipeline.removeFirst()
      capacity =
        capacity * (1 - edge.falling(scenario.decline))
        + matured / max(1, cost(scenario, at: capacity, edge))
      debt = debt * (1 + edge.falling(scenario.interest)) + edge.rising(scenario.credit) - paid
    }
    return years
  }

  private static func cost(_ scenario: OutlookScenario, at capacity: Double, _ edge: Edge) -> Double
  {
    let step = OutlookScenario.steps.filter { capacity >= $0 }.count
    guard let last = scenario.costs.indices.last else { return 1 }
    return edge.falling(scenario.costs[min(step, last)])
  }
}
