/// All witnesses of the whole graph heard together: how much each movement really moved.
///
/// The unknowns are the barrels aboard each ship after each of her movements. Typed draughts speak of
/// one unknown, papers of the difference of two, a transfer ties two differences together, and
/// physics keeps every one of them between nothing and capacity. Their joint posterior is Gaussian
/// and computed exactly (`GaussianSolver`), so that what a refinery receives constrains what was
/// loaded, through every ship between. A witness far from what all others say loses its weight
/// (Student's t with four degrees of freedom, by iterated reweighting) and is named as the cheapest
/// explanation. A ship known to be empty forgets: before and after are separate problems, which keeps
/// each small and the whole linear in the number of voyages.
import Vocabulary

/// What the inference makes of one movement.
struct InferredAmount {
  /// Barrels at 60 °F; 90 % of the posterior.
  let barrels: Estimate
  /// By ship: barrels aboard her after it; 90 % of the posterior.
  var held: [Int: Estimate] = [:]
  /// Papers whose figure was heard.
  var paper: DeclaredCargo?
}

/// A witness that all others together contradict.
struct DoubtedWitness {
  let ship: Int
  let movement: Int
  /// What the draught speaks of above what all others say.
  let tonnes: Double
  let words: String
}

struct CargoInference {
  private(set) var amounts: [Int: InferredAmount] = [:]
  private(set) var doubts: [DoubtedWitness] = []
  /// By how much typed draughts err more, or less, than their rule says.
  let draughtScale: Double

  init(_ fleet: Fleet, _ movements: [Movement], history: [[HoldRecord]]) {
    var problem = CargoProblem(fleet, movements, history: history)
    problem.calibrate()
    draughtScale = problem.draughtScale
    for part in problem.components {
      let first = ComponentFit(part, problem, papers: [:])
      let papers = problem.believed(in: part, first)
      let fit = papers.isEmpty ? first : ComponentFit(part, problem, papers: papers)
      for flow in part.flows {
        guard var barrels = fit.amount(of: flow, problem) else { continue }
        if barrels.best < 0.0005 { barrels = Estimate(low: 0, best: 0, high: barrels.high) }
        var amount =
          amounts[flow.movement]
          ?? InferredAmount(barrels: barrels.scaled(by: 1000), paper: papers[flow.movement])
        amount.held[flow.ship] = fit.held(after: flow, problem)?.scaled(by: 1000)
        amounts[flow.movement] = amount
      }
      doubts += fit.doubts(problem)
    }
    doubts.sort { ($0.movement, $0.ship) < ($1.movement, $1.ship) }
  }
}
