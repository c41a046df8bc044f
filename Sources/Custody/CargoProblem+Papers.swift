/// Papers as witnesses: which movement each speaks of, what they teach, and which are believed.
import Tracks
import Vocabulary

extension CargoProblem {
  /// Each paper with the one movement aboard her ship whose day is its own, give or take two.
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
      if let best, papers[best.flow.movement] == nil { papers[best.flow.movement] = document }
    }
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
    let rules = fleet.rules.inference
    var believed: [Int: DeclaredCargo] = [:]
    for flow in part.flows where flow.isIn {
      guard let paper = papers[flow.movement], let barrels = paper.barrels,
        let seen = fit.moments(of: flow)
      else { continue }
      let capacity = states[flow.after].capacity
      let slip = slip(of: flow)
      let deviation = (seen.deviation * seen.deviation + slip * slip).squareRoot()
      let off = (barrels / 1000 - seen.mean) / deviation
      let honest = Student.density(off, freedom: rules.degreesOfFreedom) / deviation
      guard barrels / 1000 <= capacity,
        (1 - rules.falseAmounts) * honest > rules.falseAmounts / capacity
      else { continue }
      believed[flow.movement] = paper
    }
    return believed
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
