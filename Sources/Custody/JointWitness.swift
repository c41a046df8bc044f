/// What the draughts of the two ships of a transfer say together.
import Tracks
import Vocabulary

/// One amount from two ships, and how well they agree.
struct JointWitness {
  let mass: Estimate
  let grade: EvidenceGrade
  let basis: ClaimBasis
  let weakestLink: String?
  let conflict: String?
  /// Tonnes that the taker's draught speaks of above the giver's; zero unless they conflict.
  private(set) var misfit = 0.0
  let explanation: String
  let evidence: [SourceReference]

  init(
    _ fleet: Fleet, _ donor: MeetingSide, _ receiver: MeetingSide
  ) {
    let (giver, taker) = (fleet.ships[donor.ship], fleet.ships[receiver.ship])
    evidence = (donor.pair?.evidence ?? []) + (receiver.pair?.evidence ?? [])
    guard let given = donor.pair, let taken = receiver.pair else {
      let (ship, other) = donor.pair == nil ? (taker, giver) : (giver, taker)
      let pair = donor.pair ?? receiver.pair
      let most = taker.hydrostatics?.capacity.high ?? 0
      mass =
        pair.map { ship.mass(of: $0, fleet.rules) } ?? Estimate(low: 0, best: most / 2, high: most)
      grade = .d
      basis = .oneDraught
      weakestLink = "\(other.vessel.label) typed no new draught around the transfer"
      conflict = nil
      let words =
        pair.map {
          "\(ship.vessel.label)'s typed draught went from \(ship.words($0)); "
            + "\(other.vessel.label) typed no new one that fits."
        }
        ?? "Neither typed a new draught that fits; papers of \(taker.vessel.label) declare a cargo."
      explanation = words + " Consistent with a transfer of cargo."
      return
    }
    let (out, taking) = (giver.mass(of: given, fleet.rules), taker.mass(of: taken, fleet.rules))
    let isLate = max(given.promptness, taken.promptness) == .late
    let words =
      "\(giver.vessel.label)'s typed draught went from \(giver.words(given)), "
      + "\(taker.vessel.label)'s from \(taker.words(taken))"
    if let joint = out.intersection(taking) {
      mass = joint
      grade = isLate ? .d : .c
      basis = isLate ? .lateDraughts : .bothDraughts
      weakestLink = isLate ? "a draught was typed more than five days after the transfer" : nil
      conflict = nil
      explanation = "\(words): opposite and of like weight, consistent with a transfer of cargo."
    } else {
      mass = Estimate(
        low: min(out.low, taking.low), best: (out.best + taking.best) / 2,
        high: max(out.high, taking.high))
      misfit = taking.best - out.best
      grade = .d
      basis = .unequalDraughts
      weakestLink = "the two ships' draughts speak of different amounts"
      conflict = "\(words): the amounts do not agree, so the interval spans both."
      explanation = "\(words): opposite, but not of like weight."
    }
  }
}
