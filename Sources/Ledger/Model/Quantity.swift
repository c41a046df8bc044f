/// Numbers with their unit, rate, qualifier and measure, and the sums that make sense of them.
///
/// Two doors, one rule. Where the unit is known when the code is written, `Amount<Tonnes>` and
/// `Amount<Barrels>` are different types and adding them does not compile. Where the unit comes out
/// of a file, `Quantity` carries it, and adding what does not belong together throws `Unlike`, which
/// says why.
package import Vocabulary

/// A number read from a source, with everything that was said about it.
package struct Quantity: Hashable, Sendable {
  /// `low` and `high` are what the source gives as a range, or the number itself.
  package let value: Estimate
  package let unit: Unit
  package let per: Per?
  package let qualifier: Qualifier
  package let measure: Measure

  package init(
    _ value: Estimate, _ unit: Unit, per: Per? = nil, qualifier: Qualifier = .exactly,
    measure: Measure = .amount
  ) {
    self.value = value
    self.unit = unit
    self.per = per
    self.qualifier = qualifier
    self.measure = measure
  }

  /// Nil for numbers that are not finite.
  package init?(
    _ value: Double, _ unit: Unit, per: Per? = nil, qualifier: Qualifier = .exactly,
    measure: Measure = .amount
  ) {
    guard value.isFinite else { return nil }
    self.init(Estimate(exactly: value), unit, per: per, qualifier: qualifier, measure: measure)
  }

  package func with(measure: Measure) -> Self {
    Self(value, unit, per: per, qualifier: qualifier, measure: measure)
  }

  /// Why two quantities cannot be added or compared, as a clause.
  package struct Unlike: Error, Hashable, Sendable {
    package let reason: String
  }

  /// The sum, with the weaker of the two qualifiers.
  ///
  /// - Throws: `Unlike` for other units, other rates, or other measures.
  package func adding(_ other: Self) throws(Unlike) -> Self {
    if let reason = refusal(against: other, verb: "added to") { throw Unlike(reason: reason) }
    return Self(
      value + other.value, unit, per: per, qualifier: Self.sum(qualifier, other.qualifier),
      measure: measure)
  }

  /// This divided by the other, as a bare ratio.
  ///
  /// - Throws: `Unlike` when units, rates or measures differ, or the other may be zero.
  package func ratio(to other: Self) throws(Unlike) -> Estimate {
    if let reason = refusal(against: other, verb: "compared with") { throw Unlike(reason: reason) }
    guard other.value.low > 0 else {
      throw Unlike(reason: "the number to compare with may be zero")
    }
    return Estimate(
      low: value.low / other.value.high, best: value.best / other.value.best,
      high: value.high / other.value.low)
  }

  private func refusal(against other: Self, verb: String) -> String? {
    if unit.dimension != other.unit.dimension || unit != other.unit {
      return "\(unit.dimension) (\(unit.symbol)) cannot be \(verb) \(other.unit.dimension) "
        + "(\(other.unit.symbol))"
    }
    if per != other.per {
      let (mine, theirs) = (per?.rawValue ?? "no rate", other.per?.rawValue ?? "no rate")
      return "an amount per \(mine) cannot be \(verb) one per \(theirs)"
    }
    if measure != other.measure {
      return "\(measure.rawValue) cannot be \(verb) \(other.measure.rawValue)"
    }
    return nil
  }

  private static func sum(_ left: Qualifier, _ right: Qualifier) -> Qualifier {
    if left == right { return left }
    let pair = Set([left, right])
    if pair == [.exactly, .moreThan] { return .moreThan }
    if pair == [.exactly, .atLeast] || pair == [.atLeast, .moreThan] { return .atLeast }
    if pair == [.exactly, .lessThan] { return .lessThan }
    if pair == [.exactly, .atMost] || pair == [.atMost, .lessThan] { return .atMost }
    return .about
  }
}

/// A unit known when the code is written.
package protocol FixedUnit: Sendable {
  static var unit: Unit { get }
}

package enum Tonnes: FixedUnit { package static var unit: Unit { .tonne } }
package enum Barrels: FixedUnit { package static var unit: Unit { .barrel } }
package enum Dollars: FixedUnit { package static var unit: Unit { .money(.dollar) } }
package enum TrendIndicator: FixedUnit { package static var unit: Unit { .trendIndicatorValue } }

/// An amount whose unit is part of its type: unlike ones cannot be added by accident.
package struct Amount<Kind: FixedUnit>: Hashable, Sendable {
  package let value: Estimate

  package init(_ value: Estimate) { self.value = value }

  /// Nil when the quantity has another unit, is a rate, or is no amount.
  package init?(_ quantity: Quantity) {
    guard quantity.unit == Kind.unit, quantity.per == nil, quantity.measure == .amount else {
      return nil
    }
    value = quantity.value
  }

  package static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
  package static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }

  package var quantity: Quantity { Quantity(value, Kind.unit) }
}

extension Amount: Equatable where Kind: FixedUnit {
  package static func == (left: Self, right: Self) -> Bool { left.value == right.value }
}

extension Amount {
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// Barrels in one tonne of a crude: the only bridge between mass and volume.
package struct BarrelsPerTonne: Hashable, Sendable {
  package let value: Double
  /// Where the factor comes from, for the page.
  package let source: String

  /// Nil unless positive and finite.
  package init?(_ value: Double, source: String) {
    guard value.isFinite, value > 0 else { return nil }
    self.value = value
    self.source = source
  }

  private init(known value: Double, source: String) {
    self.value = value
    self.source = source
  }

  /// 7.33, the world average of the BP Statistical Review's conversion page.
  package static let worldAverage = Self(
    known: 7.33, source: "world average, BP Statistical Review conversion factors")

  /// Merey at 16° API: of the crudes a ledger meets the one with the fewest barrels in a tonne.
  package static let merey =
    Self(degreesAPI: 16, source: "Merey 16, by the API formula") ?? .worldAverage

  /// By density: a barrel is 0.158987294928 m³, ρ = 141.5 / (API + 131.5) · 999.016 kg/m³.
  ///
  /// Nil outside 0…60° API.
  package init?(degreesAPI: Double, source: String) {
    guard (0...60).contains(degreesAPI) else { return nil }
    let density = 141.5 / (degreesAPI + 131.5) * 999.016
    self.init(1000 / (density * 0.158987294928), source: source)
  }

  package func barrels(_ mass: Amount<Tonnes>) -> Amount<Barrels> {
    Amount(mass.value.scaled(by: value))
  }
}
