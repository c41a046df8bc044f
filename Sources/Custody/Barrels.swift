/// From tonnes of crude to barrels at 60 °F by degrees API.
///
/// SG = 141.5/(API + 131.5); ρ = SG·999.016 kg/m³ (water at 60 °F); one barrel is
/// 0.158987294928 m³ exactly. Mass is in vacuum; weighed in air there are 0.1 % more barrels a
/// tonne, which is far inside every interval here.
package import Vocabulary

/// The density of a crude as an interval of degrees API at 60 °F.
package struct CrudeDensity: Hashable, Sendable {
  /// Degrees API; a higher figure is a lighter crude.
  package let api: Estimate

  package init(api: Estimate) {
    self.api = api.clamped(to: 5...60)
  }

  /// A crude of which nothing is known: from extra heavy to light.
  package static let unknown = Self(api: Estimate(low: 10, best: 30, high: 45))

  /// The density of what a terminal exports: its grades' span with one degree on each side.
  ///
  /// Cargoes of one grade vary by about a degree (Merey 16 is sold at 15.9–16.2). Unknown when no
  /// grade has a stated density.
  package init(grades: [Double]) {
    guard let least = grades.min(), let most = grades.max() else {
      self = .unknown
      return
    }
    let middle = grades.reduce(0, +) / Double(grades.count)
    self.init(api: Estimate(low: least - 1, best: middle, high: most + 1))
  }

  /// Barrels at 60 °F in a tonne.
  package var barrelsPerTonne: Estimate {
    Estimate(
      low: Self.barrelsPerTonne(atAPI: api.low), best: Self.barrelsPerTonne(atAPI: api.best),
      high: Self.barrelsPerTonne(atAPI: api.high))
  }

  /// Barrels at 60 °F in a mass given in tonnes (not negative).
  package func barrels(inTonnes tonnes: Estimate) -> Estimate {
    tonnes.multiplied(by: barrelsPerTonne)
  }

  /// Water at 60 °F, kg/m³ (API MPMS 11.1).
  static let waterDensity = 999.016
  /// A barrel, m³: 42 US gallons of 231 cubic inches, exactly.
  static let barrelVolume = 0.158987294928

  /// Kilograms per cubic metre at 60 °F.
  static func density(atAPI api: Double) -> Double { 141.5 / (api + 131.5) * waterDensity }

  static func barrelsPerTonne(atAPI api: Double) -> Double {
    1000 / (density(atAPI: api) * barrelVolume)
  }
}

extension Estimate {
  /// The product of two intervals that both lie at or above zero.
  package func multiplied(by other: Self) -> Self {
    Self(low: low * other.low, best: best * other.best, high: high * other.high)
  }
}
