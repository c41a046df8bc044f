/// From draught to displacement and deadweight for a hull of which little is known.
///
/// Displacement is Δ = ρ·L·B·T·Cb(T), with the block coefficient falling as the ship rises out of
/// the water: Cb(T) = 1 − (1 − Cb_d)·(T_d/T)^(1/3), the Riddlesworth form used by the EPA's
/// ShipPowerModel and by Arslanalp, Koepke and Verschuur (IMF WP/21/225). Its derivative gives the
/// tonnes per centimetre. Unknown particulars are estimated from the known ones, and each estimate
/// widens `relativeError`; no result is a bare number.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A hull as the formulas see it.
package struct Hydrostatics: Hashable, Sendable {
  package let rule: HydrostaticRule
  /// Between perpendiculars.
  package let length: Metres
  package let beam: Metres
  package let designDraught: Metres
  /// At design draught.
  package let designBlock: Double
  /// Tonnes; an interval when it was not given.
  package let deadweight: Estimate
  /// Relative error of displacement differences, 0.05 when every particular is given.
  package let relativeError: Double
  /// What was given and what was estimated, in words.
  package let basis: String

  /// Nil when there is neither a length, a deadweight nor any typed draught to start from.
  package init?(
    _ particulars: VesselParticulars, deepestTyped: Metres? = nil,
    rule: HydrostaticRule = .standard
  ) {
    guard
      let frame = HullFrame(particulars.plausible, deepestTyped: deepestTyped, rule: rule)
    else { return nil }
    self.rule = rule
    length = Metres(frame.lengthOverAll * rule.perpendicularRatio)
    beam = Metres(frame.beam)
    designDraught = Metres(frame.draught)
    let prism = rule.waterDensity * length.value * frame.beam * frame.draught
    var error = frame.error
    if let given = frame.deadweight {
      let block = given / Self.deadweightRatio(given) / prism
      designBlock = min(max(block, 0.70), 0.90)
      if designBlock != block { error += 0.05 }
      deadweight = Estimate(exactly: given)
    } else {
      let best: Double
      if let regressed = frame.regressed {
        best = regressed
        designBlock = min(max(best / Self.deadweightRatio(best) / prism, 0.70), 0.90)
      } else {
        designBlock = rule.designBlock
        best = Self.deadweight(ofDisplacement: prism * rule.designBlock)
      }
      // The regression leaves 7 % of one ship, twice that at 95 %; the class figures two percent of ratio and
      // three of block coefficient; both on top of the frame's own error.
      let spread = min(frame.error + 0.10, 0.6)
      deadweight = Estimate(low: best * (1 - spread), best: best, high: best * (1 + spread))
      error += 0.03
    }
    relativeError = min(error, 0.6)
    basis = frame.basis.joined(separator: ", ")
  }

  /// Block coefficient at a draught; 0 for a draught so small that the formula has no meaning.
  package func blockCoefficient(at draught: Metres) -> Double {
    guard draught.value > 0 else { return 0 }
    let value = 1 - (1 - designBlock) * cbrt(designDraught.value / draught.value)
    return min(max(value, 0), rule.highestBlock)
  }

  /// Tonnes of water displaced.
  package func displacement(at draught: Metres) -> Estimate {
    spread(rawDisplacement(at: draught))
  }

  /// Tonnes for one more centimetre.
  package func tonnesPerCentimetre(at draught: Metres) -> Estimate {
    guard draught.value > 0 else { return .zero }
    let slope = 1 - 2 / 3 * (1 - designBlock) * cbrt(designDraught.value / draught.value)
    let area = length.value * beam.value * max(slope, 0)
    return spread(rule.waterDensity * area / 100)
  }

  /// Tonnes of cargo the ship can carry.
  package var capacity: Estimate {
    Estimate(
      low: deadweight.low * rule.capacityShare.low, best: deadweight.best * rule.capacityShare.best,
      high: deadweight.high * rule.capacityShare.high)
  }

  /// Cargo and ballast together, tonnes, before errors: displacement less lightship and stores.
  func payload(at draught: Metres) -> Double {
    let design = rawDisplacement(at: designDraught)
    let lightship = max(design - deadweight.best, 0.08 * design)
    let stores = deadweight.best * rule.consumables.best
    return max(0, rawDisplacement(at: draught) - lightship - stores)
  }

  func rawDisplacement(at draught: Metres) -> Double {
    rule.waterDensity * length.value * beam.value * max(draught.value, 0)
      * blockCoefficient(at: draught)
  }

  private func spread(_ value: Double) -> Estimate {
    Estimate(low: value * (1 - relativeError), best: value, high: value * (1 + relativeError))
  }

  /// Deadweight over displacement of built tankers: about 0.82 at 40,000 t, 0.88 at 300,000 t.
  static func deadweightRatio(_ deadweight: Double) -> Double {
    min(max(0.82 + 0.03 * log(max(deadweight, 1) / 40_000), 0.70), 0.88)
  }

  private static func deadweight(ofDisplacement displacement: Double) -> Double {
    var value = displacement * 0.85
    // The ratio moves so slowly that four rounds settle it to a tonne.
    for _ in 0..<4 { value = displacement * deadweightRatio(value) }
    return value
  }
}

/// Length, beam and draught filled in from whatever is known.
private struct HullFrame {
  var lengthOverAll: Double
  var beam: Double
  var draught: Double
  var deadweight: Double?
  /// Tonnes by length and beam, when both are given and the design draught, which says more, is not.
  var regressed: Double?
  var error = 0.05
  var basis: [String] = []

  init?(_ known: VesselParticulars, deepestTyped: Metres?, rule: HydrostaticRule) {
    deadweight = known.deadweight?.value.value
    if let given = known.length {
      lengthOverAll = given.value.value
      basis.append("length \(given.origin.rawValue)")
    } else if let deadweight {
      // Deadweight grows with the cube of the length in one family of hulls.
      let perCube =
        0.86 * rule.waterDensity * rule.perpendicularRatio * rule.designBlock
        * rule.draughtOverLength / rule.lengthOverBeam
      lengthOverAll = cbrt(deadweight / perCube)
      error += 0.10
      basis.append("length estimated from deadweight")
    } else if let deepest = deepestTyped?.value, (2...25.5).contains(deepest) {
      lengthOverAll = deepest / rule.draughtOverLength
      error += 0.35
      basis.append("length estimated from the deepest draught typed")
    } else {
      return nil
    }
    beam = known.beam?.value.value ?? lengthOverAll / rule.lengthOverBeam
    if known.beam == nil { error += 0.08 }
    basis.append("beam \(known.beam?.origin.rawValue ?? "estimated")")
    basis.append("deadweight \(known.deadweight?.origin.rawValue ?? "estimated")")
    let plane = log(lengthOverAll * beam)
    let isMeasured = known.length != nil && known.beam != nil
    if isMeasured, known.designDraught == nil {
      regressed = exp(rule.deadweightBase + rule.deadweightPower * plane)
    }
    let typical =
      isMeasured
      ? exp(rule.draughtBase + rule.draughtPower * plane)
      : lengthOverAll * rule.draughtOverLength
    if let given = known.designDraught {
      draught = given.value.value
    } else {
      let typed = deepestTyped?.value ?? 0
      // A ship that typed more than a typical design draught is built for it, within reason.
      draught = typed <= typical * 1.3 ? max(typical, typed) : typical
      error += 0.05
    }
    basis.append("design draught \(known.designDraught?.origin.rawValue ?? "estimated")")
  }
}
