/// Where the crude in a tank came from, as shares that add up to one.
package import Vocabulary

/// A place crude was born for the graph: a load terminal, or nobody knows.
package enum Origin: Hashable, Comparable, Sendable {
  case terminal(String)
  /// One cargo whose load was not seen, by its load's event: a single cargo for mixing, with a
  /// probability for each place it can have come from. Never in a finished graph.
  case hidden(String)
  /// Aboard before the first observation, or taken from a ship that was not seen.
  case unknown

  /// The terminal's id; nil for unknown.
  package var terminalID: String? {
    if case .terminal(let id) = self { id } else { nil }
  }
}

/// The mass of one origin in a tank, tonnes.
package struct OriginMass: Hashable, Sendable {
  package let origin: Origin
  package var mass: Estimate

  package init(origin: Origin, mass: Estimate) {
    self.origin = origin
    self.mass = mass
  }
}

/// One origin's part of a mass, 0…1.
package struct OriginShare: Hashable, Sendable {
  package let origin: Origin
  package let share: Estimate

  package init(origin: Origin, share: Estimate) {
    self.origin = origin
    self.share = share
  }
}

/// The shares of all origins in a mass: their best values add up to one.
package struct OriginShares: Hashable, Sendable {
  /// In the order of their origins; never empty.
  package let shares: [OriginShare]

  package static func pure(_ origin: Origin) -> Self {
    Self(shares: [OriginShare(origin: origin, share: Estimate(exactly: 1))])
  }

  package static let unknown = pure(.unknown)

  private init(shares: [OriginShare]) { self.shares = shares }

  /// A cargo of one origin of which only probabilities are known; what they leave is unknown.
  ///
  /// Best values are the probabilities. An origin of probability p is all of the cargo or nothing of
  /// it, so its interval reaches from 2p − 1 to 2p, kept within 0…1.
  package init(likely: [(origin: Origin, probability: Double)]) {
    var parts: [Origin: Double] = [:]
    for item in likely where item.probability > 0 {
      parts[item.origin, default: 0] += item.probability
    }
    let sum = parts.values.sorted().reduce(0, +)
    if sum > 1 {
      parts = parts.mapValues { $0 / sum }
    } else if 1 - sum > 1e-9 {
      parts[.unknown, default: 0] += 1 - sum
    }
    shares = parts.sorted { $0.key < $1.key }.map { origin, part in
      OriginShare(
        origin: origin,
        share: Estimate(low: max(0, 2 * part - 1), best: part, high: min(1, 2 * part)))
    }
  }

  /// One origin at best, and others that can be as much as stated and need not be anything.
  init(best: Origin, possible: [Origin: Double]) {
    let others = possible.filter { $0.key != best && $0.value > 0 }
    let sum = others.values.sorted().reduce(0, +)
    var parts = others.map { origin, most in
      OriginShare(origin: origin, share: Estimate(low: 0, best: 0, high: min(1, most)))
    }
    parts.append(
      OriginShare(origin: best, share: Estimate(low: max(0, 1 - sum), best: 1, high: 1)))
    shares = parts.sorted { $0.origin < $1.origin }
  }

  /// Shares of the masses in a tank: the widest that the masses allow.
  package init(masses: [OriginMass]) {
    let known = masses.filter { $0.mass.high > 0 }.sorted { $0.origin < $1.origin }
    let low = known.reduce(0) { $0 + $1.mass.low }
    let high = known.reduce(0) { $0 + $1.mass.high }
    let best = Self.bestParts(known)
    guard known.count > 1 else {
      self = known.first.map { .pure($0.origin) } ?? .unknown
      return
    }
    shares = zip(known, best).map { item, part in
      let most = item.mass.high / (item.mass.high + low - item.mass.low)
      let all = item.mass.low + high - item.mass.high
      let least = all > 0 ? item.mass.low / all : 0
      return OriginShare(
        origin: item.origin, share: Estimate(low: least, best: part, high: min(1, most)))
    }
  }

  /// Shares of `taken` tonnes drawn from a tank holding `masses`.
  ///
  /// Best is the fully mixed tank; low and high are segregated tanks emptied last or first.
  package init(drawing taken: Estimate, from masses: [OriginMass], emptying: Bool) {
    let whole = Self(masses: masses)
    guard whole.shares.count > 1 else {
      self = whole
      return
    }
    let held = Dictionary(
      masses.map { ($0.origin, $0.mass) }, uniquingKeysWith: { first, _ in first })
    let high = masses.reduce(0) { $0 + $1.mass.high }
    shares = whole.shares.map { item in
      let mass = held[item.origin] ?? .zero
      var least = 0.0
      var most = 1.0
      if taken.low > 0 {
        least = max(0, (taken.low - (high - mass.high)) / taken.low)
        most = min(1, mass.high / taken.low)
      }
      if emptying {
        least = max(least, item.share.low)
        most = min(most, item.share.high)
      }
      return OriginShare(
        origin: item.origin,
        share: Estimate(
          low: min(least, item.share.best), best: item.share.best, high: max(most, item.share.best)
        ))
    }
  }

  /// Hidden loads replaced by the places they can have come from.
  func resolved(_ places: [String: [(terminal: String, probability: Double)]]) -> Self {
    var parts: [Origin: Estimate] = [:]
    var isHidden = false
    for item in shares {
      guard case .hidden(let event) = item.origin else {
        parts[item.origin] = (parts[item.origin] ?? .zero) + item.share
        continue
      }
      isHidden = true
      let likely = (places[event] ?? []).map { (Origin.terminal($0.terminal), $0.probability) }
      for part in Self(likely: likely).shares {
        let share = item.share.multiplied(by: part.share)
        parts[part.origin] = (parts[part.origin] ?? .zero) + share
      }
    }
    guard isHidden else { return self }
    return Self(
      shares: parts.sorted { $0.key < $1.key }.map {
        OriginShare(origin: $0.key, share: $0.value.clamped(to: 0...1))
      })
  }

  /// Zero for an origin that is not among them.
  package func share(of origin: Origin) -> Estimate {
    shares.first { $0.origin == origin }?.share ?? .zero
  }

  /// The part that all origins fulfilling `condition` have together.
  package func together(_ condition: (Origin) -> Bool) -> Estimate {
    var inside = Estimate.zero
    var outside = Estimate.zero
    for item in shares {
      if condition(item.origin) {
        inside = inside + item.share
      } else {
        outside = outside + item.share
      }
    }
    let best = min(max(inside.best, 0), 1)
    return Estimate(
      low: min(max(inside.low, 1 - outside.high, 0), best), best: best,
      high: max(min(inside.high, 1 - outside.low, 1), best))
  }

  /// The mean of a factor over the shares, with the lowest and highest the shares allow.
  package func mean(of factor: (Origin) -> Estimate) -> Estimate {
    let items = shares.map { (share: $0.share, factor: factor($0.origin)) }
    let best = items.reduce(0) { $0 + $1.share.best * $1.factor.best }
    let low = Self.extreme(items.map { ($0.share, $0.factor.low) }.sorted { $0.1 < $1.1 })
    let high = Self.extreme(items.map { ($0.share, $0.factor.high) }.sorted { $0.1 > $1.1 })
    return Estimate(low: low, best: best, high: high)
  }

  /// `jose=0.93/1.00/1.00; unknown=0.00/0.00/0.07`.
  package var description: String {
    shares.map { item in
      let parts = [item.share.low, item.share.best, item.share.high].map {
        Wording.decimal($0, places: 4)
      }
      return "\(item.origin.terminalID ?? "unknown")=\(parts.joined(separator: "/"))"
    }.joined(separator: "; ")
  }

  private static func bestParts(_ masses: [OriginMass]) -> [Double] {
    let best = masses.reduce(0) { $0 + $1.mass.best }
    if best > 0 { return masses.map { $0.mass.best / best } }
    let high = masses.reduce(0) { $0 + $1.mass.high }
    return masses.map { high > 0 ? $0.mass.high / high : 0 }
  }

  /// Gives the first items all they can have while the rest keep their least.
  private static func extreme(_ items: [(share: Estimate, factor: Double)]) -> Double {
    var spare = 1 - items.reduce(0) { $0 + $1.share.low }
    var sum = 0.0
    for item in items {
      let more = min(max(spare, 0), item.share.high - item.share.low)
      sum += (item.share.low + more) * item.factor
      spare -= more
    }
    return sum
  }
}
