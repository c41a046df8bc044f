/// Says what a silence can mean, from what the receivers of the whole input could do.
///
/// Docs/Methods/Gaps.md has the rule in numbered sentences.
import Geodesy
package import Vocabulary

/// Judges the silences of a run.
package struct GapJudge {
  private let rule: GapRule
  private let reception: LearnedReception
  private let isInPort: (Coordinate) -> Bool

  /// `isInPort` says whether a place lies inside a terminal's area.
  package init(
    rule: GapRule = .standard, reception: LearnedReception,
    isInPort: @escaping (Coordinate) -> Bool
  ) {
    self.rule = rule
    self.reception = reception
    self.isInPort = isInPort
  }

  /// Nil for a silence that lasts where nobody else was heard either: there the input ended.
  package func gap(of silence: Silence, company: SilenceCompany.Verdict = .init()) -> Gap? {
    let listening = reception.listening(during: silence.stretch)
    if silence.next == nil, hasEnded(silence, listening) { return nil }
    var gap = Gap(
      segment: silence.segment, start: silence.last.time, end: silence.end,
      isOpen: silence.next == nil, from: silence.last.position, to: silence.next?.position,
      distance: nil, impliedSpeed: nil, classification: .unresolved, deliberateProbability: 0,
      listening: listening, evidence: [silence.last.source])
    gap.quiet = silence.quiet.upperBound - silence.quiet.lowerBound
    gap.habit = silence.habit
    if let next = silence.next {
      let distance = silence.last.position.distance(to: next.position)
      gap.distance = distance
      gap.impliedSpeed = Knots(
        distance.nauticalMiles / (next.time - silence.last.time).hours)
      gap.evidence.append(next.source)
    }
    (gap.companions, gap.chanceCompanions) = (company.ships, company.chance)
    let probability = GapFeatures(gap).probability
    judge(&gap, silence, listening, probability)
    return gap
  }

  /// Whether receivers about her had fallen silent too by the end of the input.
  private func hasEnded(_ silence: Silence, _ listening: Listening) -> Bool {
    let last = max(silence.last.time + rule.minimumSilence, silence.end) - rule.minimumSilence
    return listening.activity < rule.endedActivity
      || !reception.wasHeard(
        around: silence.last.position, silence.last.transponder,
        in: last...max(last, silence.end))
  }

  private func judge(
    _ gap: inout Gap, _ silence: Silence, _ listening: Listening, _ probability: Double
  ) {
    if isPortStay(gap, silence) || isOutage(listening) {
      (gap.classification, gap.deliberateProbability) = (.healthy, 0)
      return
    }
    let isLong = gap.quiet >= rule.longSilence && listening.weight >= rule.longWeight
    let witnesses = isLong ? rule.longOtherShips : rule.minimumOtherShips
    let isWitnessed = listening.shipsAround >= witnesses
    let isWatched =
      listening.weight >= rule.sparseWeight && listening.activity >= rule.leastActivity
    guard isWitnessed, isWatched, !listening.leftHearing else {
      // Scaled and not cut off, so that a rank is left.
      gap.deliberateProbability = probability * rule.sparseProbability
      let isShort = gap.quiet < rule.minimumSilence
      gap.classification = isShort ? .unresolved : .sparseCoverage
      return
    }
    if isBackAtRest(gap, silence) {
      (gap.classification, gap.deliberateProbability) = (
        .unresolved, min(probability, rule.restProbability)
      )
      return
    }
    let isFew = listening.shipsAround < rule.minimumOtherShips
    var most = isFew ? rule.longProbability : rule.probabilityCap
    if gap.isOpen { most = min(most, rule.openProbability) }
    let doubt = listening.byChance > rule.mostByChance ? rule.doubtShare : 1
    gap.deliberateProbability = min(probability, most) * doubt
    let isClaim = gap.deliberateProbability >= rule.challenge
    gap.classification = isClaim ? .challengedEmission : .unresolved
  }

  /// Fell silent at rest in port, and was not found anywhere else.
  private func isPortStay(_ gap: Gap, _ silence: Silence) -> Bool {
    guard isAtRest(silence.last), isInPort(gap.from) else { return false }
    return gap.distance.map { $0 <= rule.portDistance } ?? true
  }

  /// Fell silent at rest and was found at rest on the very spot: she may have lain there with her instruments off,
  /// at a berth or in a yard that no gazetteer names.
  private func isBackAtRest(_ gap: Gap, _ silence: Silence) -> Bool {
    guard let next = silence.next, isAtRest(silence.last), isAtRest(next) else { return false }
    return gap.distance.map { $0 <= rule.sameSpot } ?? false
  }

  private func isAtRest(_ fix: Fix) -> Bool {
    let isMoored = fix.navigationStatus == 5 || fix.navigationStatus == 1
    return fix.speed.map { $0 <= rule.restSpeed } ?? isMoored
  }

  /// Receivers that usually hear there heard nobody at all.
  private func isOutage(_ listening: Listening) -> Bool {
    listening.usualWeight >= rule.sparseWeight && listening.weight < rule.sparseWeight
      && listening.shipsAround == 0
  }
}
