/// What one typed draught says about the cargo aboard, as a value with a standard deviation.
package import Vocabulary

/// Tonnes of cargo with a standard deviation.
package struct CargoLevel: Hashable, Sendable {
  package let tonnes: Double
  package let deviation: Double
}

/// What a ship had done when a draught was typed.
package enum CargoTurn: Hashable, Sendable {
  /// Gave everything to a terminal, or is about to load.
  case emptied
  /// Gave cargo at sea, perhaps not all of it.
  case gave
  case took
}

extension Hydrostatics {
  /// Tonnes of cargo at a draught, with every error as one standard deviation.
  ///
  /// With half her deadweight aboard a tanker floats deeper than any ballast rule asks for, so all of
  /// it is cargo. Below that she carries between the least (ballast pumped out bit by bit until the
  /// tanks are half full) and the most (no ballast at all): at ballast draught a part cargo can hide
  /// in the place of ballast. A ship that gave cargo away is nearer the least.
  ///
  /// `typed` is the draught in `water`, tonnes per cubic metre.
  package func level(
    at typed: Metres, in water: Estimate = WaterDensity.sea, isPrompt: Bool, turn: CargoTurn
  ) -> CargoLevel {
    let full = capacity.best
    let draught = seaDraught(of: typed, in: water)
    if turn == .emptied, isInBallast(at: draught) {
      return CargoLevel(tonnes: full * rule.remainder, deviation: full * rule.remainderDeviation)
    }
    let payload = payload(at: draught)
    let least = leastCargo(ofPayload: payload)
    let tonnes = least + (payload - least) * (turn == .gave ? rule.givingCargo : rule.middleCargo)
    let metres = isPrompt ? rule.promptWitnessDeviation.value : rule.witnessDeviation.value
    let lacking = max(0, rawDisplacement(at: designDraught) - rawDisplacement(at: draught))
    let parts = [
      metres * 100 * tonnesPerCentimetre(at: draught).best,
      lacking * relativeError * rule.hullErrorPart, waterDeviation(at: typed, in: water),
      deadweight.best * rule.storesDeviation, tonnes * rule.methodDeviation,
      (deadweight.high - deadweight.low) * rule.evenDeviation,
      (payload - least) * rule.ballastDeviation,
    ]
    let variance = parts.reduce(0) { $0 + $1 * $1 }
    return CargoLevel(tonnes: min(max(0, tonnes), full), deviation: variance.squareRoot())
  }

  /// Tonnes of cargo aboard when a ship is first watched, just before cargo moves.
  ///
  /// A ship in ballast that is about to load has what her last terminal left her.
  func opening(at draught: Metres, isIn: Bool) -> Estimate {
    guard isIn, isInBallast(at: draught) else { return cargo(at: draught) }
    let left = level(at: draught, isPrompt: true, turn: .emptied)
    return Estimate(
      low: 0, best: left.tonnes, high: left.tonnes + rule.deviations * left.deviation)
  }

  /// At or near ballast draught.
  func isInBallast(at draught: Metres) -> Bool {
    draught.value / designDraught.value <= rule.ballastDraught + rule.ballastMargin
  }

  /// Cargo when ballast left evenly from ballast draught until half the deadweight was aboard.
  private func leastCargo(ofPayload payload: Double) -> Double {
    let half = deadweight.best * rule.halfLaden
    let ballast = self.payload(at: Metres(rule.ballastDraught * designDraught.value))
    guard payload < half else { return payload }
    guard payload > ballast, half > ballast else { return 0 }
    return half * (payload - ballast) / (half - ballast)
  }
}
