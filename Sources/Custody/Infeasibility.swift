/// The three explanations of every cargo that does not add up, weighed against each other.
///
/// Each is weighed by how often such a thing happens, times how well it yields just this misfit; a misfit
/// of any size up to a full cargo counts as one (Bayes' rule; Custody 47 to 50). How often is learned from
/// the input itself where the input tells: from the transfers that were found with a ship unseen, from the
/// draughts that were never typed, and from what claims on the same basis are worth (`ClaimBasis`).
import Tracks
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct Infeasibility {
  private let walk: CustodyWalk
  private let fleet: Fleet
  private let rivals: Rivals
  private let identities: [Int: [IdentityChange]]
  private let confidenceOf: [String: Double]
  /// How often a silence that leaves time for it hides cargo, and a draught is left standing.
  private let hidden: Double
  private let stale: Double

  init(_ walk: CustodyWalk, _ changes: [IdentityChange]) {
    self.walk = walk
    fleet = walk.fleet
    rivals = Rivals(walk)
    let fleet = walk.fleet
    identities = Dictionary(
      grouping: changes.filter { Self.blurs($0.kind) }, by: { fleet.ship(of: $0.segment) ?? -1 })
    var confidence = Dictionary(
      walk.graph.portCallActions.map { ($0.id, $0.confidence) },
      uniquingKeysWith: { one, _ in one })
    for transfer in walk.graph.transfers { confidence[transfer.id] = transfer.confidence }
    confidenceOf = confidence
    let unseen = walk.graph.transfers.filter { $0.visibility != .both }.count
    let chances = fleet.ships.indices.reduce(0) { sum, ship in
      sum + fleet.ships[ship].gaps.filter { Opportunity.isEnough($0, fleet.rules) }.count
    }
    // Laplace's rule of succession: one of each kind is believed beforehand.
    hidden = min(0.5, Double(unseen + 1) / Double(chances + 2))
    let moved = walk.graph.portCallActions.filter { $0.action == .load || $0.action == .discharge }
    let untyped = moved.filter { $0.basis == .callTurn }.count
    stale = Double(untyped + 1) / Double(moved.count + 2)
  }

  /// Whether such a change leaves open which ship is meant.
  private static func blurs(_ kind: IdentityChange.Kind) -> Bool {
    switch kind {
    case .sharedMMSI, .sharedIMO, .laundering, .zombie, .newIMO: true
    case .rename, .reflag, .newMMSI, .callSign, .invalidIMO: false
    }
  }

  /// In order of time, then of ship.
  var cargoes: [InfeasibleCargo] {
    var groups: [Stint: [Inconsistency]] = [:]
    for item in walk.graph.inconsistencies {
      guard let ship = fleet.ship(named: item.vesselID) else { continue }
      groups[stint(of: ship, at: item.time), default: []].append(item)
    }
    return groups.compactMap { cargo($0.key, $0.value) }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  /// From the last time she was empty to the next.
  private func stint(of ship: Int, at time: Instant) -> Stint {
    let emptied = walk.history[ship].filter { $0.inEdges.isEmpty && $0.edgeID != nil }.map(\.time)
    let start = emptied.last { $0 < time }
    let first = fleet.ships[ship].log.readings.first?.time ?? time
    return Stint(ship: ship, start: start ?? min(first, time))
  }

  private func cargo(_ stint: Stint, _ items: [Inconsistency]) -> InfeasibleCargo? {
    let ship = fleet.ships[stint.ship]
    guard let last = items.map(\.time).max(), let hull = ship.hydrostatics,
      let largest = items.max(by: {
        (abs($0.tonnes), $1.time, $0.explanation) < (abs($1.tonnes), $0.time, $1.explanation)
      })
    else { return nil }
    let end = max(stint.start, last)
    let perMetre = hull.tonnesPerCentimetre(at: hull.designDraught).best * 100
    let misfit = Misfit(
      ship: stint.ship, span: stint.start...end, tonnes: largest.tonnes,
      metres: abs(largest.tonnes) / perMetre, fullMetres: hull.capacity.best / perMetre,
      isChangeTyped: items.contains { $0.kind == .unseenChange },
      isSeenTogether: items.allSatisfy { $0.kind == .shipsDisagree })
    return InfeasibleCargo(
      id: "infeasible:\(ship.vessel.id)/\(largest.time.rfc3339)", vesselID: ship.vessel.id,
      start: stint.start, end: end,
      barrels: barrels(misfit) * (largest.tonnes < 0 ? -1 : 1),
      observations: items.map(\.explanation), explanations: ranked(misfit),
      evidence: Set(items.flatMap(\.evidence)).sorted())
  }

  private func ranked(_ misfit: Misfit) -> [Explanation] {
    let found = [missing(misfit), draught(misfit), other(misfit)]
    let sum = found.reduce(0) { $0 + $1.weight }
    let most = found.map(\.weight).max() ?? 1
    return zip(Explanation.Kind.allCases, found).map { kind, one in
      Explanation(
        kind: kind, words: one.words, cost: log(most / one.weight),
        probability: one.weight / sum)
    }.sorted { ($0.cost, $0.kind.rawValue) < ($1.cost, $1.kind.rawValue) }
  }

  // MARK: A missing transfer

  private func missing(_ misfit: Misfit) -> (weight: Double, words: String) {
    let label = fleet.ships[misfit.ship].vessel.label
    // A drift in which she is known to have worked cargo is that cargo's, and no chance for more.
    let known = walk.history[misfit.ship]
    let chances = Opportunity.all(of: fleet.ships[misfit.ship], in: misfit.span, fleet)
      .filter { chance in
        chance.isSilence
          || !known.contains {
            $0.edgeID != nil && $0.began < chance.end && $0.time > chance.start
          }
      }
    let moved = misfit.tonnes < 0 ? "left her" : "came aboard"
    let what =
      "about \(Wording.guess(barrels(misfit))) barrels \(moved) unseen, beside a ship not "
      + "heard or at a place not listed"
    let weight = max(1 - pow(1 - hidden, Double(chances.count)), fleet.rules.leastUnseen)
    guard let best = chances.max(by: { ($0.length, $1.start) < ($1.length, $0.start) }) else {
      return (
        weight,
        "A transfer may be missing: \(what); but \(label) was heard throughout and made no stop long enough."
      )
    }
    return (
      weight,
      "A transfer may be missing: \(what), most likely when \(label) \(best.words) from "
        + "\(Wording.moment(best.start)) to \(Wording.moment(best.end))."
    )
  }

  private func barrels(_ misfit: Misfit) -> Double {
    let amount = abs(misfit.tonnes)
    return fleet.barrels(Estimate(low: amount, best: amount, high: amount), .unknown).best
  }

  // MARK: A wrong draught

  private func draught(_ misfit: Misfit) -> (weight: Double, words: String) {
    let rules = fleet.rules
    let size = rules.hydrostatics.witnessDeviation.value * walk.draughtScale
    let off = misfit.metres / size
    let mistyped =
      Student.density(off, freedom: rules.inference.degreesOfFreedom) / size * misfit.fullMetres
    // A draught left standing hides any amount; where the change itself was typed, none was.
    let weight = max(mistyped + (misfit.isChangeTyped ? 0 : stale), 1e-9)
    let typed = fleet.ships[misfit.ship].log.inForce(at: misfit.span.upperBound)
    let which =
      typed.map { "the \(Wording.metres($0.draught)) in force on \(Wording.day($0.time))" }
      ?? "the one in force"
    let label = fleet.ships[misfit.ship].vessel.label
    return (
      weight,
      "A draught may be wrong: \(label)'s crew perhaps typed \(which), or one before it, wrongly by about "
        + "\(Wording.metres(Metres(misfit.metres)))"
        + (misfit.isChangeTyped ? "." : ", or left an old one standing.")
    )
  }

  // MARK: A wrong ship

  private func other(_ misfit: Misfit) -> (weight: Double, words: String) {
    let events = walk.history[misfit.ship].filter {
      misfit.span.contains($0.time) || misfit.span.contains($0.began)
    }
    // A change that she typed herself is hers, whoever did what she is said to have done, and of two ships seen
    // beside each other no other is meant: only her numbers can then belong to another.
    let surely =
      misfit.isChangeTyped || misfit.isSeenTogether
      ? 1 : events.compactMap { confidenceOf[$0.eventID] }.reduce(1, *)
    let blur =
      (identities[misfit.ship] ?? []).filter { change in
        // A draught typed late speaks of what she did under the numbers before.
        change.time >= misfit.span.lowerBound - fleet.rules.lateWindow
          && change.time <= misfit.span.upperBound
      }
      .map { min(max($0.confidence, 0), 1) }.max() ?? 0
    let weight = max(1 - surely * (1 - blur), fleet.rules.leastUnseen)
    let label = fleet.ships[misfit.ship].vessel.label
    let doubted = events.min {
      (confidenceOf[$0.eventID] ?? 1, $0.time) < (confidenceOf[$1.eventID] ?? 1, $1.time)
    }
    for event in ([doubted].compactMap(\.self) + events) {
      guard let rival = rivals.rival(of: misfit.ship, event.eventID) else { continue }
      return (
        weight,
        "The ship may be wrong: \(rivals.deed(event.eventID, event.time)) was perhaps not \(label)'s. "
          + "\(rival), for one, lay there at the time, which says nothing of what she did."
      )
    }
    let deed = doubted.map { rivals.deed($0.eventID, $0.time) } ?? "what she is said to have done"
    return (
      weight,
      "The ship may be wrong: \(deed) was perhaps not \(label)'s"
        + (blur > 0
          ? "; her numbers changed, or were sent by two ships, meanwhile."
          : ", but another ship's that this input does not show there.")
    )
  }
}

/// The time of one ship between two that she was known to be empty.
private struct Stint: Hashable {
  let ship: Int
  let start: Instant
}

/// How much does not fit, of what ship, when.
private struct Misfit {
  let ship: Int
  let span: ClosedRange<Instant>
  /// Above zero: came aboard unexplained.
  let tonnes: Double
  let metres: Double
  /// Metres that a full cargo sinks her.
  let fullMetres: Double
  /// A new draught was typed and nothing explains it.
  let isChangeTyped: Bool
  /// The draughts of two ships that were seen beside each other disagree, and nothing else does.
  let isSeenTogether: Bool
}
