/// The unknowns and witnesses of the cargo inference, split into parts that do not touch.
import Tracks
import Vocabulary

/// The barrels aboard one ship between two of her movements, in thousands.
struct CargoState {
  let ship: Int
  /// The movement that ended in it; nil for what was aboard at first.
  let movement: Int?
  /// Thousands of barrels she can hold.
  let capacity: Double
}

/// One side of a movement: from a state of a ship to her next.
struct CargoFlow {
  let movement: Int
  let ship: Int
  let before: Int
  let after: Int
  let isIn: Bool
}

/// A typed draught's word on one state.
struct DraughtWord {
  let state: Int
  let value: Double
  let deviation: Double
  /// The movement it was typed after; nil for the first reading.
  let movement: Int?
  /// A full discharge's remainder is physics and not a crew's word.
  let isTyped: Bool
  /// Thousands of barrels the ship can hold, of which a full discharge's remainder is a part; nil for all
  /// other words.
  var remainderOf: Double?
  /// Nobody saw what she did before: she may have been cleaned.
  var isUnwatched = false

  var isRemainder: Bool { remainderOf != nil }
  /// Tied to what ships keep on the average.
  var isTied: Bool { isRemainder && !isUnwatched }
}

/// States that no witness ties to any other.
struct CargoComponent {
  var states: [Int] = []
  var flows: [CargoFlow] = []
  var words: [DraughtWord] = []
}

struct CargoProblem {
  let fleet: Fleet
  let movements: [Movement]
  private(set) var states: [CargoState] = []
  private(set) var flows: [CargoFlow] = []
  private(set) var words: [DraughtWord] = []
  private(set) var components: [CargoComponent] = []
  /// Papers by the movement they speak of.
  var papers: [Int: DeclaredCargo] = [:]
  /// By the movement a paper was matched with: the movement one hull before that bears its day.
  var hullBefore: [Int: Int] = [:]
  /// By how much typed draughts err more, or less, than their rule says.
  var draughtScale = 1.0
  /// Deviations between each paper's laden draught and what the others teach; empty before `learnHulls`.
  var hullOffs: [Double] = []
  /// How well this input's papers and remainders were measured; as the rules say before `learnHulls`.
  var scatter: WitnessScatter

  init(_ fleet: Fleet, _ movements: [Movement], history: [[HoldRecord]]) {
    self.fleet = fleet
    self.movements = movements
    scatter = WitnessScatter([], fleet.rules.inference)
    var sides = [[(movement: Int, isIn: Bool)]](repeating: [], count: fleet.ships.count)
    for (index, movement) in movements.enumerated() {
      for side in movement.sides { sides[side.ship].append((index, side.isIn)) }
    }
    for ship in fleet.ships.indices where !sides[ship].isEmpty {
      follow(ship, sides[ship], history[ship])
    }
    matchPapers()
    learnHulls()
    split()
  }

  // MARK: States and draughts

  private mutating func follow(
    _ ship: Int, _ sides: [(movement: Int, isIn: Bool)], _ records: [HoldRecord]
  ) {
    guard let hull = fleet.ships[ship].hydrostatics else { return }
    var current: Int?
    for (number, side) in sides.enumerated() {
      let movement = movements[side.movement]
      let record = number < records.count ? records[number] : nil
      let factor = perTonne(record?.shares ?? .unknown)
      let capacity = hull.capacity.high * factor.best / 1000
      let last = number > 0 ? movements[sides[number - 1].movement] : nil
      let before =
        current ?? open(ship, hull, movement, side.isIn, after: last, factor.best, capacity)
      if current != nil, let last {
        arrive(ship, hull, movement, side.isIn, after: last, state: before, factor)
      }
      states.append(CargoState(ship: ship, movement: side.movement, capacity: capacity))
      let after = states.count - 1
      flows.append(
        CargoFlow(
          movement: side.movement, ship: ship, before: before, after: after, isIn: side.isIn))
      let isEmpty = speak(
        ship, hull, side, movement, state: after, factor, isLast: number == sides.count - 1)
      current = isEmpty ? nil : after
    }
  }

  /// What was aboard before the first movement, or after a ship was empty.
  private mutating func open(
    _ ship: Int, _ hull: Hydrostatics, _ movement: Movement, _ isIn: Bool, after last: Movement?,
    _ factor: Double, _ capacity: Double
  ) -> Int {
    states.append(CargoState(ship: ship, movement: nil, capacity: capacity))
    let reading =
      movement.pair(of: isIn)?.before ?? fleet.ships[ship].log.inForce(at: movement.start)
    if let last, reading.map({ $0.time <= last.start }) ?? true {
      // She was emptied, and what is in force was typed before that.
      words.append(emptied(hull, state: states.count - 1, movement: nil, factor))
    }
    guard let reading, reading.time > last?.start ?? Instant(milliseconds: .min) else {
      return states.count - 1
    }
    let level = level(hull, ship, reading, isPrompt: true, turn: isIn ? .emptied : .took)
    let isEmpty =
      isIn && hull.isInBallast(at: fleet.ships[ship].seaDraught(reading, fleet.rules))
    words.append(
      DraughtWord(
        state: states.count - 1, value: level.tonnes * factor / 1000,
        deviation: level.deviation * factor / 1000, movement: nil, isTyped: true,
        remainderOf: isEmpty ? hull.capacity.best * factor / 1000 : nil,
        isUnwatched: last == nil))
    return states.count - 1
  }

  /// The draught a ship arrived with, where nobody typed one after the movement before.
  private mutating func arrive(
    _ ship: Int, _ hull: Hydrostatics, _ movement: Movement, _ isIn: Bool, after last: Movement,
    state: Int, _ factor: (best: Double, deviation: Double)
  ) {
    guard words.last?.state != state, let reading = movement.pair(of: isIn)?.before,
      reading.time > last.start
    else { return }
    let level = level(
      hull, ship, reading, isPrompt: reading.time <= last.end + fleet.rules.promptWindow,
      turn: isIn ? .gave : .took)
    let ofDensity = level.tonnes * factor.deviation
    let own = level.deviation * factor.best
    words.append(
      DraughtWord(
        state: state, value: level.tonnes * factor.best / 1000,
        deviation: (own * own + ofDensity * ofDensity).squareRoot() / 1000,
        movement: states[state].movement, isTyped: true))
  }

  /// The draught typed after a movement; says whether the ship was empty then.
  private mutating func speak(
    _ ship: Int, _ hull: Hydrostatics, _ side: (movement: Int, isIn: Bool), _ movement: Movement,
    state: Int, _ factor: (best: Double, deviation: Double), isLast: Bool
  ) -> Bool {
    guard let pair = movement.pair(of: side.isIn) else {
      guard movement.isUntyped, !side.isIn else { return false }
      words.append(emptied(hull, state: state, movement: side.movement, factor.best))
      return true
    }
    // A refinery takes all; a ship at sea may keep a part in the place of ballast.
    let turn: CargoTurn = side.isIn ? .took : movement.isDischarge ? .emptied : .gave
    let isEmpty =
      turn == .emptied
      && hull.isInBallast(at: fleet.ships[ship].seaDraught(pair.after, fleet.rules))
    let level = level(
      hull, ship, pair.after, isPrompt: pair.promptness == .prompt, turn: turn)
    let ofDensity = level.tonnes * factor.deviation
    let own = level.deviation * factor.best
    words.append(
      DraughtWord(
        state: state, value: level.tonnes * factor.best / 1000,
        deviation: (own * own + ofDensity * ofDensity).squareRoot() / 1000,
        movement: side.movement, isTyped: true,
        remainderOf: isEmpty ? hull.capacity.best * factor.best / 1000 : nil))
    return isEmpty
  }

  /// What a terminal left aboard a ship when nobody typed a draught that shows it.
  private func emptied(
    _ hull: Hydrostatics, state: Int, movement: Int?, _ factor: Double
  ) -> DraughtWord {
    let full = hull.capacity.best * factor / 1000
    return DraughtWord(
      state: state, value: full * hull.rule.remainder,
      deviation: full * hull.rule.remainderDeviation * 2, movement: movement, isTyped: false,
      remainderOf: full)
  }

  /// A reading's word on the cargo aboard, in the water it was typed in.
  private func level(
    _ hull: Hydrostatics, _ ship: Int, _ reading: DraughtReading, isPrompt: Bool, turn: CargoTurn
  ) -> CargoLevel {
    hull.level(
      at: reading.draught, in: fleet.ships[ship].water(at: reading.time, fleet.rules),
      isPrompt: isPrompt, turn: turn)
  }

  /// Barrels in a tonne of a cargo, with a standard deviation.
  private func perTonne(_ shares: OriginShares) -> (best: Double, deviation: Double) {
    let factor = shares.mean { fleet.density(of: $0).barrelsPerTonne }
    return (
      factor.best, (factor.high - factor.low) * fleet.rules.hydrostatics.evenDeviation
    )
  }

  /// Gives every word another value and deviation.
  mutating func turnWords(
    _ turned: (DraughtWord, _ ship: Int) -> (value: Double, deviation: Double)
  ) {
    words = words.map { word in
      let next = turned(word, states[word.state].ship)
      return DraughtWord(
        state: word.state, value: next.value, deviation: next.deviation, movement: word.movement,
        isTyped: word.isTyped, remainderOf: word.remainderOf, isUnwatched: word.isUnwatched)
    }
  }

  // MARK: Parts

  private mutating func split() {
    var parent = Array(states.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index {
        parent[index] = parent[parent[index]]
        index = parent[index]
      }
      return index
    }
    var firstOf: [Int: Int] = [:]
    for flow in flows {
      let other = firstOf[flow.movement] ?? flow.before
      for index in [flow.before, flow.after] {
        let (left, right) = (root(index), root(other))
        parent[max(left, right)] = min(left, right)
      }
      firstOf[flow.movement] = flow.before
    }
    var place: [Int: Int] = [:]
    for index in states.indices {
      let name = root(index)
      if place[name] == nil {
        place[name] = components.count
        components.append(CargoComponent())
      }
      components[place[name] ?? 0].states.append(index)
    }
    for flow in flows { components[place[root(flow.before)] ?? 0].flows.append(flow) }
    for word in words { components[place[root(word.state)] ?? 0].words.append(word) }
  }
}

extension Movement {
  /// The ships of a movement, giver first.
  var sides: [(ship: Int, isIn: Bool)] {
    switch route {
    case .load(let ship, _), .hiddenLoad(let ship, _): [(ship, true)]
    case .discharge(let ship, _): [(ship, false)]
    case .transfer(let donor, let receiver):
      [donor.map { ($0, false) }, receiver.map { ($0, true) }].compactMap(\.self)
    case .unseen(let ship, let isRise): [(ship, isRise)]
    }
  }

  var isDischarge: Bool {
    if case .discharge = route { true } else { false }
  }

  /// The draughts of the ship that took in or gave out.
  func pair(of isIn: Bool) -> DraughtPair? {
    if case .transfer = route { return isIn ? receiverPair : pair }
    return pair
  }

  /// Whether some of it happened on a day.
  func isOn(_ day: CivilDate) -> Bool {
    distance(fromDay: day.start) == TimeSpan(milliseconds: 0)
  }

  /// From a day to the movement, zero when the day touches it.
  func distance(fromDay day: Instant) -> TimeSpan {
    let dayEnd = day + .days(1)
    if end < day { return day - end }
    return start > dayEnd ? start - dayEnd : TimeSpan(milliseconds: 0)
  }
}
