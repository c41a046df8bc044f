/// Papers as witnesses: which movement each speaks of, what they teach, and which are believed.
import Tracks
import Vocabulary

extension CargoProblem {
  /// Each paper with the one movement aboard her ship whose day is its own, give or take two.
  ///
  /// A paper can go with a cargo over more than one hull: where what came aboard its ship came from another
  /// that took cargo on just the paper's day, it may speak of that.
  mutating func matchPapers() {
    var byShip: [Int: [CargoFlow]] = [:]
    for flow in flows where flow.isIn { byShip[flow.ship, default: []].append(flow) }
    for document in fleet.documents {
      guard let barrels = document.barrels, barrels > 0, barrels.isFinite,
        let ship = fleet.ship(of: document)
      else { continue }
      let day = document.loadDate.start
      let near = (byShip[ship] ?? []).map { flow in
        (flow: flow, apart: movements[flow.movement].distance(fromDay: day))
      }.filter { $0.apart <= fleet.rules.paperDay }
      let best = near.min { ($0.apart, $0.flow.movement) < ($1.apart, $1.flow.movement) }
      let own = best.map { $0.flow.movement }
      let isToday = best.map { movements[$0.flow.movement].isOn(document.loadDate) } ?? false
      let before = isToday ? nil : handedOn(to: byShip[ship] ?? [], day, byShip)
      if let own, papers[own] == nil {
        papers[own] = document
        hullBefore[own] = before
      } else if own == nil, let before, papers[before] == nil {
        papers[before] = document
      }
    }
  }

  /// What a giver of this ship had taken aboard on a day; nil when no giver did, or several.
  private func handedOn(
    to flows: [CargoFlow], _ day: Instant, _ byShip: [Int: [CargoFlow]]
  ) -> Int? {
    let last = day + .days(1) + fleet.rules.handedOnWindow
    let givers = flows.compactMap { flow -> (ship: Int, start: Instant)? in
      guard case .transfer(let giver?, _) = movements[flow.movement].route else { return nil }
      let start = movements[flow.movement].start
      return start >= day && start <= last ? (giver, start) : nil
    }
    let taken = givers.flatMap { giver in
      (byShip[giver.ship] ?? []).map(\.movement).filter {
        movements[$0].start < giver.start && movements[$0].isOn(CivilDate(day))
      }
    }
    return Set(taken).count == 1 ? taken.first : nil
  }

  /// Learns how well this input's crews type, where papers and draughts speak of one amount.
  ///
  /// Nothing is learned from fewer than ten; a lying paper among many moves no quantile much.
  ///
  /// A paper that taught how its ship's draughts are read is compared with what all others teach.
  mutating func calibrate() {
    var offs = hullOffs
    guard offs.count < fleet.rules.inference.leastLearned else {
      scale(to: offs)
      return
    }
    offs = []
    for part in components {
      let known = part.flows.filter { $0.isIn && papers[$0.movement] != nil }
      guard !known.isEmpty else { continue }
      let fit = ComponentFit(part, self, papers: [:])
      for flow in known where !movements[flow.movement].isUntyped {
        guard let barrels = papers[flow.movement]?.barrels, let seen = fit.moments(of: flow),
          seen.deviation > 0
        else { continue }
        offs.append(abs(barrels / 1000 - seen.mean) / seen.deviation)
      }
    }
    scale(to: offs)
  }

  /// Typed draughts err as much as 68 and 90 % of the offs say, whichever is more.
  private mutating func scale(to offs: [Double]) {
    let rules = fleet.rules.inference
    guard offs.count >= rules.leastLearned else { return }
    let sorted = offs.sorted()
    let (most, ninth) = (
      sorted[sorted.count * 68 / 100], sorted[sorted.count * 9 / 10] / rules.intervalDeviations
    )
    draughtScale = min(max(most, ninth, rules.learnedLeast), rules.learnedMost)
  }

  /// The papers of a part that the draughts bear out, rather than a lie about the amount.
  ///
  /// Crews mistype by decimetres more often than papers lie about an amount. What the draughts of an honest
  /// amount say scatters as Student's t about it, with the slip of one typed draught on top of what the
  /// posterior allows; a lie is as likely anywhere in what the ship can carry.
  func believed(in part: CargoComponent, _ fit: ComponentFit) -> [Int: DeclaredCargo] {
    let intakes = Dictionary(
      part.flows.filter(\.isIn).map { ($0.movement, $0) }, uniquingKeysWith: { one, _ in one })
    var believed: [Int: DeclaredCargo] = [:]
    for flow in part.flows where flow.isIn {
      guard let paper = papers[flow.movement] else { continue }
      var chosen = flow
      if let before = hullBefore[flow.movement].flatMap({ intakes[$0] }),
        papers[before.movement] == nil, odds(of: paper, flow, fit) < odds(of: paper, before, fit)
      {
        chosen = before
      }
      if odds(of: paper, chosen, fit) > 1 { believed[chosen.movement] = paper }
    }
    return believed
  }

  /// Odds that an honest paper states an amount against a lie about it; zero for more than fits.
  private func odds(of paper: DeclaredCargo, _ flow: CargoFlow, _ fit: ComponentFit) -> Double {
    let rules = fleet.rules.inference
    guard let barrels = paper.barrels, let seen = fit.moments(of: flow) else { return 0 }
    let capacity = states[flow.after].capacity
    guard barrels / 1000 <= capacity else { return 0 }
    let slip = slip(of: flow)
    let deviation = (seen.deviation * seen.deviation + slip * slip).squareRoot()
    let off = (barrels / 1000 - seen.mean) / deviation
    let honest = Student.density(off, freedom: rules.degreesOfFreedom) / deviation
    let isToday = movements[flow.movement].isOn(paper.loadDate)
    let wrong = isToday ? rules.falseAmounts : max(rules.falseAmounts, rules.otherCargoes)
    return (1 - wrong) * honest / (wrong / capacity)
  }

  /// What a draught typed as badly as crews are known to type would add or take, thousands of barrels.
  private func slip(of flow: CargoFlow) -> Double {
    guard let hull = fleet.ships[flow.ship].hydrostatics else { return 0 }
    let metres = hull.rule.witnessDeviation.value
    let tonnes = metres * 100 * hull.tonnesPerCentimetre(at: hull.designDraught).best
    // A ship's own barrels per tonne: what she can hold in both units.
    return tonnes * states[flow.after].capacity / hull.capacity.high
  }
}
