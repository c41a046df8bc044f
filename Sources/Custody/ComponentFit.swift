/// The posterior of one part of the cargo problem.
import Vocabulary

struct ComponentFit {
  private let part: CargoComponent
  private let solver: GaussianSolver?
  private let position: [Int: Int]
  private let weights: [Double]
  private let rules: InferenceRules

  init(_ part: CargoComponent, _ problem: CargoProblem, papers: [Int: DeclaredCargo]) {
    self.part = part
    let rules = problem.fleet.rules.inference
    self.rules = rules
    // In order of time, which keeps what is tied together close together.
    let ordered = part.states.sorted {
      (problem.states[$0].movement ?? Self.next(after: $0, part), $0)
        < (problem.states[$1].movement ?? Self.next(after: $1, part), $1)
    }
    var position: [Int: Int] = [:]
    for (number, state) in ordered.enumerated() { position[state] = number }
    self.position = position
    var fixed = Self.fixed(part, problem, papers, position)
    var weights = [Double](repeating: 1, count: part.words.count)
    var solver: GaussianSolver?
    let deviations = part.words.map { word in
      guard word.isRemainder else {
        return max(word.deviation, rules.leastDeviation) * (word.isTyped ? problem.draughtScale : 1)
      }
      let own = word.isUnwatched ? word.deviation : problem.remainderDeviation(word)
      return max(own, rules.leastDeviation)
    }
    for _ in 0..<rules.rounds {
      let heard = part.words.indices.map { index in
        GaussianWitness(
          terms: Self.terms(part.words[index], position, mean: ordered.count),
          value: part.words[index].isTied ? 0 : part.words[index].value,
          deviation: deviations[index] / weights[index].squareRoot())
      }
      solver = GaussianSolver(count: ordered.count + 1, witnesses: fixed + heard)
      guard let found = solver else { break }
      let bounds = Self.violated(part, problem, found, position)
      let next = part.words.indices.map { index -> Double in
        let word = part.words[index]
        guard word.isTyped else { return 1 }
        let terms = Self.terms(word, position, mean: ordered.count)
        let mean = terms.reduce(0) { $0 + $1.factor * found.mean[$1.index] }
        let off = (mean - (word.isTied ? 0 : word.value)) / deviations[index]
        return (rules.degreesOfFreedom + 1) / (rules.degreesOfFreedom + off * off)
      }
      let isSettled = bounds.isEmpty && zip(next, weights).allSatisfy { abs($0 - $1) < 0.01 }
      weights = next.map { min($0, 1) }
      fixed += bounds
      if isSettled { break }
    }
    self.solver = solver
    self.weights = weights
  }

  private static func next(after state: Int, _ part: CargoComponent) -> Int {
    part.flows.first { $0.before == state }?.movement ?? 0
  }

  /// Papers, transfers and what is known of every state beforehand.
  private static func fixed(
    _ part: CargoComponent, _ problem: CargoProblem, _ papers: [Int: DeclaredCargo],
    _ position: [Int: Int]
  ) -> [GaussianWitness] {
    let prior = problem.fleet.rules.inference
    // What ships keep on the average is not known; it is the same before and after a voyage.
    let remainder = problem.fleet.rules.hydrostatics
    var witnesses = [
      GaussianWitness(
        terms: [(part.states.count, 1)], value: remainder.remainder,
        deviation: remainder.remainderMeanDeviation)
    ]
    witnesses += part.states.map { state in
      let capacity = problem.states[state].capacity
      return GaussianWitness(
        terms: [(position[state] ?? 0, 1)], value: capacity * prior.priorAboard,
        deviation: capacity * prior.priorAboardDeviation)
    }
    var giver: [Int: CargoFlow] = [:]
    for flow in part.flows where !flow.isIn { giver[flow.movement] = flow }
    for flow in part.flows where flow.isIn {
      let taken = terms(flow, position)
      if let paper = papers[flow.movement], let barrels = paper.barrels {
        witnesses.append(
          GaussianWitness(
            terms: taken, value: barrels / 1000,
            deviation: max(
              problem.deviation(of: paper, barrels, for: flow.movement) / 1000,
              prior.leastDeviation)))
      }
      if problem.movements[flow.movement].isUntyped {
        let capacity = problem.states[flow.after].capacity
        witnesses.append(
          GaussianWitness(
            terms: taken, value: capacity * prior.untypedCall,
            deviation: capacity * prior.untypedCallDeviation))
      }
      if let given = giver[flow.movement] {
        witnesses.append(
          GaussianWitness(
            terms: taken + terms(given, position).map { ($0.index, -$0.factor) }, value: 0,
            deviation: prior.transferLoss))
      }
    }
    return witnesses
  }

  /// What a word speaks of; `mean` is the place of the mean remainder among the unknowns.
  private static func terms(
    _ word: DraughtWord, _ position: [Int: Int], mean: Int
  ) -> [(index: Int, factor: Double)] {
    let state = [(index: position[word.state] ?? 0, factor: 1.0)]
    guard word.isTied, let full = word.remainderOf else { return state }
    return state + [(mean, -full)]
  }

  private static func terms(
    _ flow: CargoFlow, _ position: [Int: Int]
  ) -> [(index: Int, factor: Double)] {
    let sign = flow.isIn ? 1.0 : -1
    return [(position[flow.after] ?? 0, sign), (position[flow.before] ?? 0, -sign)]
  }

  /// Pulls back to the bound what lies beyond it: below nothing, above capacity, or flowing backwards.
  private static func violated(
    _ part: CargoComponent, _ problem: CargoProblem, _ solver: GaussianSolver,
    _ position: [Int: Int]
  ) -> [GaussianWitness] {
    var found: [GaussianWitness] = []
    let bound = problem.fleet.rules.inference.boundDeviation
    for state in part.states {
      let capacity = problem.states[state].capacity
      let index = position[state] ?? 0
      let mean = solver.mean[index]
      let slack = capacity * bound
      if mean < -slack {
        found.append(GaussianWitness(terms: [(index, 1)], value: 0, deviation: slack))
      } else if mean > capacity + slack {
        found.append(GaussianWitness(terms: [(index, 1)], value: capacity, deviation: slack))
      }
    }
    for flow in part.flows {
      let terms = terms(flow, position)
      let amount = terms.reduce(0) { $0 + $1.factor * solver.mean[$1.index] }
      let slack = problem.states[flow.after].capacity * bound
      if amount < -slack { found.append(GaussianWitness(terms: terms, value: 0, deviation: slack)) }
    }
    return found
  }

  /// Thousands of barrels with a standard deviation; nil when the part could not be solved.
  func moments(of flow: CargoFlow) -> (mean: Double, deviation: Double)? {
    guard let solver else { return nil }
    let terms = Self.terms(flow, position)
    let mean = terms.reduce(0) { $0 + $1.factor * solver.mean[$1.index] }
    return (mean, solver.variance(of: terms).squareRoot())
  }

  /// Thousands of barrels, 90 % of the posterior, within what is possible.
  func amount(of flow: CargoFlow, _ problem: CargoProblem) -> Estimate? {
    guard let found = moments(of: flow), found.mean.isFinite, found.deviation.isFinite else {
      return nil
    }
    let half = rules.intervalDeviations * found.deviation
    let capacity = problem.states[flow.after].capacity
    return Estimate(low: found.mean - half, best: found.mean, high: found.mean + half)
      .clamped(to: 0...max(capacity, problem.states[flow.before].capacity))
  }

  /// Thousands of barrels aboard after one side of a movement, 90 % of the posterior.
  func held(after flow: CargoFlow, _ problem: CargoProblem) -> Estimate? {
    guard let solver, let index = position[flow.after] else { return nil }
    let mean = solver.mean[index]
    let half = rules.intervalDeviations * solver.variance(of: [(index, 1)]).squareRoot()
    guard mean.isFinite, half.isFinite else { return nil }
    return Estimate(low: mean - half, best: mean, high: mean + half)
      .clamped(to: 0...problem.states[flow.after].capacity)
  }

  /// Draughts that all other witnesses together put more than three deviations off.
  func doubts(_ problem: CargoProblem) -> [DoubtedWitness] {
    guard let solver else { return [] }
    return part.words.compactMap { word in
      guard word.isTyped, let movement = word.movement else { return nil }
      let mean = solver.mean[position[word.state] ?? 0]
      guard
        abs(mean - word.value) > rules.doubtedDeviations * problem.draughtScale
          * max(word.deviation, rules.leastDeviation)
      else {
        return nil
      }
      let state = problem.states[word.state]
      let full = problem.fleet.ships[state.ship].hydrostatics?.capacity.high ?? 0
      return DoubtedWitness(
        ship: state.ship, movement: movement,
        tonnes: (word.value - mean) / state.capacity * full,
        words: "The draught typed after it speaks of \(Wording.guess(word.value * 1000)) barrels "
          + "aboard, all other witnesses of \(Wording.guess(max(0, mean) * 1000)): most likely the "
          + "draught was typed wrongly.")
    }
  }
}
