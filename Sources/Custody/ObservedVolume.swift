/// A cargo's volume as measured warm, and its volume at 60 °F.
///
/// Tanks are gauged at the temperature of the day; papers may state that gross volume with the temperature,
/// and the density of the sample at it. The volume at 60 °F follows by the factor of `VolumeCorrection`; what
/// is not known of the density and the thermometer stays as an error.
import Vocabulary

/// Barrels at a temperature, as a paper states them.
package struct ObservedVolume: Hashable, Sendable {
  package var barrels: Double
  package var temperature: Celsius
  /// kg/m³ of the sample at that temperature; nil when not stated.
  package var density: Double?

  package init(barrels: Double, temperature: Celsius, density: Double? = nil) {
    self.barrels = barrels
    self.temperature = temperature
    self.density = density
  }

  /// Half a degree: what thermometers in a ship's tanks are read to; our choice.
  static let temperatureDeviation = 0.5

  /// Barrels at 60 °F with one standard deviation; nil outside the range of the correction.
  ///
  /// Of a crude of neither stated density nor known grade the span of all crudes counts.
  package func standard(grade: String?) -> (barrels: Double, deviation: Double)? {
    let sampled = density.flatMap { CrudeDensity(observed: $0, at: temperature) }
    let named = grade.flatMap { CrudeDensity(named: $0) }
    let density = (sampled ?? named ?? .unknown).density60
    func factor(_ density: Double, _ warmer: Double = 0) -> Double? {
      VolumeCorrection.factor(
        density60: density, at: Celsius(temperature.value + warmer))
    }
    guard barrels.isFinite, barrels > 0, let best = factor(density.best),
      let light = factor(density.low), let heavy = factor(density.high),
      let warm = factor(density.best, Self.temperatureDeviation)
    else { return nil }
    let ofDensity = (heavy - light) * HydrostaticRule.standard.evenDeviation
    let ofTemperature = warm - best
    let deviation = (ofDensity * ofDensity + ofTemperature * ofTemperature).squareRoot()
    return (barrels * best, barrels * deviation)
  }
}
