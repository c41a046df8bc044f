/// What a ledger can measure. A unit outside this table is dropped, never guessed.
///
/// Conversions exist only where a fixed factor does (million tonnes are tonnes, thousand barrels are
/// barrels). Tonnes to barrels needs a density, dollars to roubles a day: both are asked for by name
/// (`BarrelsPerTonne`), and nothing converts by itself.

/// A unit of the ledger's own table.
package enum Unit: Hashable, Sendable {
  /// Metric tonnes.
  case tonne
  /// Barrels of 42 US gallons.
  case barrel
  /// Money in the unit of the currency, not in cents.
  case money(Currency)
  /// SIPRI trend-indicator values, in millions as SIPRI prints them; a volume, not a price.
  case trendIndicatorValue
  /// Things counted, by their noun in the singular: `agreement`, `cartridge`.
  case count(String)
  /// A share or multiple of one: 0.33 is a third, 2 is double.
  case ratio
  /// Hundredths.
  case percent
  /// A place in an order, 1 is first.
  case rank
  case year
  case month
  case day
  /// Terawatt-hours of primary energy.
  case terawattHour

  /// What kind of thing the unit measures; only equal kinds can be added.
  package var dimension: String {
    switch self {
    case .tonne: "mass"
    case .barrel: "volume"
    case .money(let currency): "money in \(currency.code)"
    case .trendIndicatorValue: "trend-indicator value"
    case .count(let noun): "count of \(noun)"
    case .ratio, .percent: "ratio"
    case .rank: "rank"
    case .year, .month, .day: "duration"
    case .terawattHour: "energy"
    }
  }

  /// The name written to files: `t`, `bbl`, `USD`, `TIV`, the noun of a count.
  package var symbol: String {
    switch self {
    case .tonne: "t"
    case .barrel: "bbl"
    case .money(let currency): currency.code
    case .trendIndicatorValue: "TIV"
    case .count(let noun): noun
    case .ratio: "ratio"
    case .percent: "%"
    case .rank: "rank"
    case .year: "year"
    case .month: "month"
    case .day: "day"
    case .terawattHour: "TWh"
    }
  }

  /// Reads `symbol` back.
  ///
  /// Three capitals are a currency, everything unknown is the noun of a count; nil when empty.
  package init?(symbol: some StringProtocol) {
    switch symbol {
    case "": return nil
    case "t": self = .tonne
    case "bbl": self = .barrel
    case "TIV": self = .trendIndicatorValue
    case "ratio": self = .ratio
    case "%": self = .percent
    case "rank": self = .rank
    case "year": self = .year
    case "month": self = .month
    case "day": self = .day
    case "TWh": self = .terawattHour
    default: self = Currency(code: symbol).map(Unit.money) ?? .count(String(symbol))
    }
  }
}

/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable {
  package let code: String

  /// Nil unless the code has three capital letters of ASCII.
  package init?(code: some StringProtocol) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }), code != "TIV"
    else { return nil }
    self.code = String(code)
  }

  private init(known code: String) { self.code = code }

  package static let dollar = Self(known: "USD")
  package static let euro = Self(known: "EUR")
  package static let rouble = Self(known: "RUB")
}

/// What a rate is counted against; nil in a quantity means that it is no rate.
package enum Per: String, Hashable, Sendable, CaseIterable {
  case day
  case week
  case month
  case year
  case barrel = "bbl"
  /// Per barrel a day of capacity, as investment is quoted.
  case barrelPerDay = "bbl/day"
  case tonne = "t"

  /// Days in one of these.
  ///
  /// Nil when it is no time. A month is a twelfth of 365.25 days.
  package var days: Double? {
    switch self {
    case .day: 1
    case .week: 7
    case .month: 365.25 / 12
    case .year: 365.25
    case .barrel, .barrelPerDay, .tonne: nil
    }
  }
}

/// The words around a number that say how it is meant.
package enum Qualifier: String, Hashable, Sendable, CaseIterable {
  case exactly = "="
  case about = "~"
  case moreThan = ">"
  case atLeast = ">="
  case lessThan = "<"
  case atMost = "<="
}

/// What a number is a number of; capacity is never output, and a stock is never a flow.
package enum Measure: String, Hashable, Sendable, CaseIterable {
  /// What was made, moved or paid.
  case amount
  /// What could be made.
  case capacity
  /// What had piled up by a day.
  case stock
  /// What is meant to be reached.
  case goal
}
