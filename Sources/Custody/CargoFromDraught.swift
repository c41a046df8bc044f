/// From typed draughts to tonnes of cargo, with ballast as the great unknown.
///
/// Draught shows cargo and ballast together. A tanker without cargo must take ballast (MARPOL
/// Annex I regulation 18 asks for a mean draught of 2.0 + 0.02·L), and pumps it out while loading,
/// so a load is larger than the displacement gained. Expected ballast is all payload up to half the
/// design draught and falls linearly to none at 85 % of it; the bounds let it be less or more.
package import Vocabulary

/// How far a typed draught change can be trusted.
package enum DraughtWitness: Hashable, Sendable {
  /// Typed within 24 hours of the event.
  case prompt
  case ordinary
}

extension Hydrostatics {
  /// Tonnes of cargo aboard at a draught.
  ///
  /// Below half the design draught the ship is taken to be empty but for a heel.
  package func cargo(at draught: Metres) -> Estimate {
    let payload = payload(at: draught)
    let error = payload * relativeError + witnessTonnes(.ordinary, at: draught)
    let low = payload - highestBallast(at: draught) - error
    let heel = deadweight.best * (rule.heel + rule.consumables.high)
    let emptiness = (draught.value / designDraught.value - rule.ballastDraught) / 0.10
    let ramp = min(max(emptiness, 0), 1)
    let high = heel + ramp * (payload + error)
    let best = max(0, payload - expectedBallast(at: draught))
    return Estimate(low: max(0, low), best: min(best, high), high: high)
      .clamped(to: 0...capacity.high)
  }

  /// Tonnes of cargo taken in (positive) or given out (negative) between two typed draughts.
  ///
  /// The interval holds displacement error, the witness's error and the ballast that may or may
  /// not have been worked; it never exceeds the ship's capacity and never changes its sign.
  package func cargoChange(
    from before: Metres, to after: Metres, witness: DraughtWitness
  ) -> Estimate {
    guard before != after else { return .zero }
    if before > after {
      return Estimate.zero - cargoRise(from: after, to: before, witness: witness)
    }
    return cargoRise(from: before, to: after, witness: witness)
  }

  private func cargoRise(
    from before: Metres, to after: Metres, witness: DraughtWitness
  ) -> Estimate {
    let gained = payload(at: after) - payload(at: before)
    let worked = max(0, expectedBallast(at: before) - expectedBallast(at: after))
    let isLaden = after.value >= rule.ladenDraught * designDraught.value
    let surely = isLaden ? worked * rule.surelyWorkedBallast : 0
    let possibly = max(worked, highestBallast(at: before))
    let error = gained * relativeError + witnessTonnes(witness, at: after)
    let estimate = Estimate(
      low: gained + surely - error, best: gained + worked, high: gained + possibly + error)
    return estimate.clamped(to: 0...capacity.high)
  }

  private func witnessTonnes(_ witness: DraughtWitness, at draught: Metres) -> Double {
    let deviation =
      witness == .prompt ? rule.promptWitnessDeviation : rule.witnessDeviation
    let metres = deviation.value * rule.deviations
    return metres * 100 * tonnesPerCentimetre(at: draught).best
      + deadweight.best * rule.bunkering
  }

  private func expectedBallast(at draught: Metres) -> Double {
    let part = draught.value / designDraught.value
    if part <= rule.ballastDraught { return payload(at: draught) }
    let most = payload(at: Metres(rule.ballastDraught * designDraught.value))
    let left = (rule.ladenDraught - part) / (rule.ladenDraught - rule.ballastDraught)
    return max(0, most * left)
  }

  private func highestBallast(at draught: Metres) -> Double {
    let part = draught.value / designDraught.value
    let laden = rule.ladenDraught + 0.05
    let left = min(max((laden - part) / (laden - rule.ballastDraught), 0), 1)
    let most = deadweight.best * (rule.ballastCapacity * left + rule.heel)
    return min(payload(at: draught), most)
  }
}
