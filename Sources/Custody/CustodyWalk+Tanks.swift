/// How a movement fills and empties tanks, and what happens when the sums do not fit.
///
/// A mass is cut to the room there is and to what can have been aboard; where even its least does
/// not fit, the difference is kept as cargo moved unseen, recorded, and weakens the evidence.
import Tracks
import Vocabulary

extension CustodyWalk {
  /// Finds or makes the ship's hold and lets a draught typed since then speak.
  mutating func open(_ ship: Int, _ pair: DraughtPair?, _ movement: Movement) {
    let item = fleet.ships[ship]
    guard let hydrostatics = item.hydrostatics else { return }
    let before = pair.map(\.before) ?? item.log.inForce(at: movement.start)
    guard let hold = holds[ship] else {
      let capacity = hydrostatics.capacity
      let isIn = movement.sides.first { $0.ship == ship }?.isIn ?? false
      let unknown = Estimate(low: 0, best: isIn ? 0 : capacity.best / 2, high: capacity.high)
      let initial =
        before.map { hydrostatics.opening(at: item.seaDraught($0, fleet.rules), isIn: isIn) }
        ?? unknown
      holds[ship] = Hold(
        item.vessel.id, initial: initial, capacity: capacity, at: movement.start)
      return
    }
    if let before, before.time > hold.lastTime {
      let seen = hydrostatics.cargo(at: item.seaDraught(before, fleet.rules))
      agree(ship, with: seen, movement, .draughtDisagrees)
    }
  }

  /// Checks the tanks against the draught typed after the movement and writes the history.
  mutating func close(_ ship: Int, _ pair: DraughtPair?, _ movement: Movement) {
    guard let hydrostatics = fleet.ships[ship].hydrostatics, holds[ship] != nil else { return }
    if let pair {
      let seen = hydrostatics.cargo(at: fleet.ships[ship].seaDraught(pair.after, fleet.rules))
      agree(ship, with: seen, movement, .draughtDisagrees)
    }
    guard var hold = holds[ship] else { return }
    hold.movedAt = movement.end
    hold.lastTime = max(movement.end, pair?.after.time ?? movement.end)
    hold.lastEvidence = movement.evidence
    if isEmpty(hold, ship) { hold.forget() }
    holds[ship] = hold
    history[ship].append(HoldRecord(movement, ship: ship, hold, hiddenPlaces))
  }

  /// Makes the total agree with an interval, by an adjustment when they contradict.
  mutating func agree(
    _ ship: Int, with seen: Estimate, _ movement: Movement, _ kind: Inconsistency.Kind
  ) {
    guard var hold = holds[ship] else { return }
    if hold.tank.constrain(to: seen) {
      holds[ship] = hold
      return
    }
    let total = hold.tank.total
    let misfit = seen.best - total.best
    if seen.low > total.high {
      let missing = Estimate(
        low: seen.low - total.high, best: max(seen.best - total.best, seen.low - total.high),
        high: max(seen.high - total.low, seen.best - total.best))
      hold.tank.receive(missing, shares: .unknown)
      hold.adjust(missing)
    } else {
      let excess = Estimate(
        low: total.low - seen.high, best: max(total.best - seen.best, total.low - seen.high),
        high: max(total.high - seen.low, total.best - seen.best))
      _ = hold.tank.release(excess, emptying: false)
      hold.adjust(.zero - excess)
    }
    _ = hold.tank.constrain(to: seen)
    hold.weaken(.d, "what was loaded and discharged does not add up with the draught typed")
    holds[ship] = hold
    record(
      kind, ship, movement, misfit,
      "Movements leave \(Wording.decimal(total.low / 1000, places: 0))–"
        + "\(Wording.decimal(total.high / 1000, places: 0)) kt aboard, but the limit is "
        + "\(Wording.decimal(seen.low / 1000, places: 0))–"
        + "\(Wording.decimal(seen.high / 1000, places: 0)) kt; the difference is kept as cargo "
        + "moved unseen.")
  }

  /// The mass cut to the room there is, with a record when even its least does not fit.
  mutating func fitted(_ mass: Estimate, into ship: Int, _ movement: Movement) -> Estimate {
    guard let hold = holds[ship] else { return mass }
    let room = hold.account.capacity.high - hold.tank.total.low
    guard mass.low > room else { return mass.clamped(to: 0...max(room, 0)) }
    record(
      .aboveCapacity, ship, movement, room - mass.best,
      "At least \(Wording.decimal(mass.low / 1000, places: 0)) kt came aboard a ship with room for "
        + "\(Wording.decimal(max(room, 0) / 1000, places: 0)) kt; the cargo held before must have "
        + "left unseen.")
    let excess = Estimate(
      low: mass.low - room, best: max(mass.low - room, mass.best - room),
      high: max(mass.low - room, mass.best - room, hold.tank.total.high))
    var changed = hold
    _ = changed.tank.cover(excess)
    _ = changed.tank.release(excess, emptying: false)
    changed.adjust(.zero - excess)
    holds[ship] = changed
    return mass.clamped(to: 0...hold.account.capacity.high)
  }

  /// The mass narrowed by what the ship held before and can hold after.
  func refined(_ movement: Movement, _ ship: Int) -> Estimate {
    let (mass, pair) = (movement.mass, movement.pair)
    // What all witnesses were heard on is not cut again by two of them.
    guard movement.barrels == nil, let hold = holds[ship],
      let hydrostatics = fleet.ships[ship].hydrostatics, let pair
    else {
      return mass
    }
    let left = hydrostatics.cargo(at: fleet.ships[ship].seaDraught(pair.after, fleet.rules))
    let change = (hold.tank.total - left)
    guard let joint = mass.intersection(change), joint.high > 0 else { return mass }
    return joint
  }

  mutating func takeIn(
    _ ship: Int, _ mass: Estimate, _ shares: OriginShares, _ edge: CustodyEdge
  ) {
    holds[ship]?.tank.receive(mass, shares: shares)
    holds[ship]?.takeIn(mass, edge)
  }

  mutating func giveOut(
    _ ship: Int, _ mass: Estimate, _ movement: Movement
  ) -> OriginShares {
    cover(mass, ship, movement)
    let emptying = empties(ship, mass)
    let shares = holds[ship]?.tank.release(mass, emptying: emptying) ?? .unknown
    holds[ship]?.giveOut(mass)
    return shares
  }

  mutating func cover(_ mass: Estimate, _ ship: Int, _ movement: Movement) {
    guard var hold = holds[ship] else { return }
    let missing = hold.tank.cover(mass)
    if let missing { hold.adjust(missing) }
    holds[ship] = hold
    guard let missing else { return }
    record(
      .moreOutThanAboard, ship, movement, missing.best,
      "At least \(Wording.decimal(missing.low / 1000, places: 1)) kt more left than was seen to come "
        + "aboard; it is kept as cargo of unknown origin.")
  }

  func empties(_ ship: Int, _ mass: Estimate) -> Bool {
    guard let hold = holds[ship], let hydrostatics = fleet.ships[ship].hydrostatics else {
      return false
    }
    return hold.tank.total.best - mass.best
      <= fleet.rules.emptyShare * hydrostatics.deadweight.best
  }

  func isEmpty(_ hold: Hold, _ ship: Int) -> Bool {
    guard let hydrostatics = fleet.ships[ship].hydrostatics else { return true }
    return hold.tank.total.best <= fleet.rules.emptyShare * hydrostatics.deadweight.best
  }
}
