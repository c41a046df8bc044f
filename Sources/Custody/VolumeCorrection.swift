/// The volume of crude at any temperature as its volume at 60 °F.
///
/// The factor is that of API MPMS chapter 11.1 (1980) and ASTM D1250, tables 6A and 24A, generalised
/// crude oils: VCF = exp(−α·Δt·(1 + 0.8·α·Δt)) with α = 341.0957 / ρ₆₀² per °F, ρ₆₀ in kg/m³ at 60 °F
/// and Δt in °F above 60. Valid for 610.6…1163.5 kg/m³ and −58…302 °F; nil outside. The 2004 edition
/// differs in the sixth digit (it counts on the temperature scale of 1968).
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A temperature in degrees Celsius.
package struct Celsius: Hashable, Comparable, Sendable {
  package let value: Double
  package init(_ value: Double) { self.value = value }
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// Degrees Fahrenheit above 60 °F.
  var aboveStandard: Double { value * 1.8 + 32 - 60 }
}

/// Volume correction of crude to 60 °F.
package enum VolumeCorrection {
  /// Per (kg/m³)⁻² and °F, crude oils (API MPMS 11.1, K₀ of table 6A).
  static let expansion = 341.0957
  static let densities = 610.6...1163.5
  static let temperatures = Celsius(-50)...Celsius(150)

  /// Volume at 60 °F over volume at `temperature`; nil outside the table's range.
  package static func factor(density60: Double, at temperature: Celsius) -> Double? {
    guard densities.contains(density60), temperatures.contains(temperature) else { return nil }
    let alpha = expansion / (density60 * density60)
    let change = alpha * temperature.aboveStandard
    return exp(-change * (1 + 0.8 * change))
  }

  /// The density at 60 °F, kg/m³, of crude weighed at another temperature; nil outside the range.
  ///
  /// The two depend on each other; ten rounds settle them to a gram.
  package static func density60(observed: Double, at temperature: Celsius) -> Double? {
    guard observed.isFinite else { return nil }
    var density = observed
    for _ in 0..<10 {
      guard let factor = factor(density60: density, at: temperature) else { return nil }
      density = observed / factor
    }
    return densities.contains(density) ? density : nil
  }
}

extension CrudeDensity {
  /// The density of a crude of which a sample was weighed, kg/m³, with one degree API on each side.
  ///
  /// Nil outside the range of the correction, or of a crude (5…60 degrees).
  package init?(observed: Double, at temperature: Celsius) {
    guard let density = VolumeCorrection.density60(observed: observed, at: temperature) else {
      return nil
    }
    let api = 141.5 * Self.waterDensity / density - 131.5
    guard (5...60).contains(api) else { return nil }
    self.init(grades: [api])
  }

  /// Kilograms per cubic metre at 60 °F.
  package var density60: Estimate {
    Estimate(
      low: Self.density(atAPI: api.high), best: Self.density(atAPI: api.best),
      high: Self.density(atAPI: api.low))
  }

  /// Cubic metres that a mass takes up in a ship's tanks at a temperature; nil outside the range.
  package func cubicMetres(ofTonnes tonnes: Estimate, at temperature: Celsius) -> Estimate? {
    let density = density60
    func volume(_ tonnes: Double, _ density: Double) -> Double? {
      VolumeCorrection.factor(density60: density, at: temperature).map {
        tonnes * 1000 / density / $0
      }
    }
    guard let low = volume(tonnes.low, density.high), let best = volume(tonnes.best, density.best),
      let high = volume(tonnes.high, density.low)
    else { return nil }
    return Estimate(low: low, best: best, high: high)
  }
}
