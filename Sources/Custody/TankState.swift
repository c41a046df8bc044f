/// What is in a ship's tanks: one total and the mass of each origin, as intervals that agree.
///
/// The total and the origins' masses bound each other (interval propagation): an origin cannot
/// hold more than the total leaves it, and the total cannot be less than the origins surely hold.
/// Mass never goes below zero: what leaves without having been seen to come aboard is added as
/// unknown origin and reported to the caller.
package import Vocabulary

/// A ship's tanks at one time.
package struct TankState: Hashable, Sendable {
  /// In the order of their origins.
  package private(set) var contents: [OriginMass]
  /// Tonnes.
  package private(set) var total: Estimate

  /// Tanks holding `mass` of unknown origin.
  package init(unknown mass: Estimate) {
    total = mass.clamped(to: 0...Double.greatestFiniteMagnitude)
    contents = total.high > 0 ? [OriginMass(origin: .unknown, mass: total)] : []
  }

  package static let empty = Self(unknown: .zero)

  package var shares: OriginShares { OriginShares(masses: contents) }

  /// Takes cargo in.
  package mutating func receive(_ mass: Estimate, shares: OriginShares) {
    for item in shares.shares {
      add(
        Estimate(
          low: mass.low * item.share.low, best: mass.best * item.share.best,
          high: mass.high * item.share.high), of: item.origin)
    }
    total = total + mass
    reconcile()
  }

  /// Makes sure that `mass` can leave; returns the unknown cargo that had to be added, if any.
  package mutating func cover(_ mass: Estimate) -> Estimate? {
    guard mass.low <= total.high else {
      let least = mass.low - total.high
      let missing = Estimate(
        low: least, best: max(least, mass.best - total.best),
        high: max(least, mass.best - total.best, mass.high - total.low))
      receive(missing, shares: .unknown)
      return missing
    }
    if mass.best > total.best { raiseBest(to: min(mass.best, total.high)) }
    return nil
  }

  /// Gives cargo out and says whose it was.
  ///
  /// Call `cover` first. `emptying` says that the tanks end empty, which leaves no room for
  /// segregation to change the shares.
  package mutating func release(_ mass: Estimate, emptying: Bool) -> OriginShares {
    let leaving = OriginShares(drawing: mass, from: contents, emptying: emptying)
    let high = contents.reduce(0) { $0 + $1.mass.high }
    contents = contents.map { item in
      let others = high - item.mass.high
      let least = max(0, item.mass.low - mass.high)
      let most = max(least, item.mass.high - max(0, mass.low - others))
      let best = item.mass.best - leaving.share(of: item.origin).best * mass.best
      return OriginMass(
        origin: item.origin,
        mass: Estimate(low: least, best: min(max(best, least), most), high: most))
    }
    total = (total - mass).clamped(to: 0...Double.greatestFiniteMagnitude)
    reconcile()
    return leaving
  }

  /// Narrows the total to what a draught allows; false, and no change, when they contradict.
  package mutating func constrain(to seen: Estimate) -> Bool {
    guard let joint = total.intersection(seen) else { return false }
    total = Estimate(
      low: joint.low, best: min(max(total.best, joint.low), joint.high), high: joint.high)
    reconcile()
    return true
  }

  private mutating func add(_ mass: Estimate, of origin: Origin) {
    guard mass.high > 0 else { return }
    if let index = contents.firstIndex(where: { $0.origin == origin }) {
      contents[index].mass = contents[index].mass + mass
    } else {
      contents.append(OriginMass(origin: origin, mass: mass))
      contents.sort { $0.origin < $1.origin }
    }
  }

  private mutating func raiseBest(to best: Double) {
    let room = contents.reduce(0) { $0 + $1.mass.high - $1.mass.best }
    let needed = best - total.best
    guard room > 0, needed > 0 else { return }
    let part = min(needed / room, 1)
    contents = contents.map { item in
      let raised = item.mass.best + (item.mass.high - item.mass.best) * part
      return OriginMass(
        origin: item.origin,
        mass: Estimate(low: item.mass.low, best: raised, high: item.mass.high))
    }
    total = Estimate(low: total.low, best: best, high: total.high)
    reconcile()
  }

  private mutating func reconcile() {
    let low = contents.reduce(0) { $0 + $1.mass.low }
    let high = contents.reduce(0) { $0 + $1.mass.high }
    let best = contents.reduce(0) { $0 + $1.mass.best }
    let factor = best > 0 ? total.best / best : 1
    contents = contents.compactMap { item in
      var least = max(item.mass.low, total.low - (high - item.mass.high))
      let most = max(0, min(item.mass.high, total.high - (low - item.mass.low)))
      least = min(max(least, 0), most)
      let middle = min(max(item.mass.best * factor, least), most)
      guard most > Self.trace else { return nil }
      return OriginMass(
        origin: item.origin, mass: Estimate(low: least, best: middle, high: most))
    }
  }

  /// Half a tonne: below it an origin is forgotten.
  private static let trace = 0.5
}
