/// The true barrels: every load, transfer and discharge worked through in order of time.
///
/// A ship's tanks are fully mixed: what leaves carries each origin in its share aboard. Barrels are
/// neither made nor lost, so loaded = discharged + kept for every origin. Draught follows from the
/// tonnes aboard; the crew types it late and rounded to the transmitter's 0.1 m.

/// Oil of one origin aboard.
package struct OriginLot: Hashable, Sendable {
  /// Terminal it was loaded at.
  package let terminal: String
  package let grade: Grade
  package var barrels: Double
}

/// An act on cargo that the story orders.
package struct CargoOrder: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    /// Oil from a terminal into a ship.
    case load(ship: Int, terminal: String, grade: Grade)
    case transfer(donor: Int, receiver: Int, terminal: String, point: SeaPoint)
    case discharge(ship: Int, terminal: String)
  }

  package let act: Act
  package let start: Double
  package let end: Double
  /// Barrels wanted; cut to what is aboard or fits.
  package let barrels: Double
  /// Whether the story hides this act's origin.
  package let isHidden: Bool

  package init(act: Act, start: Double, end: Double, barrels: Double, isHidden: Bool) {
    self.act = act
    self.start = start
    self.end = end
    self.barrels = barrels
    self.isHidden = isHidden
  }
}

/// An order as it truly happened.
package struct CargoMovement: Hashable, Sendable {
  package let order: CargoOrder
  package let lots: [OriginLot]
  package var barrels: Double { lots.reduce(0) { $0 + $1.barrels } }
}

/// The tanks of all ships, and the curve of tonnes aboard over time.
package struct CargoLedger: Sendable {
  package private(set) var tanks: [[OriginLot]]
  package private(set) var movements: [CargoMovement] = []
  /// Tonnes aboard a ship, straight between neighbouring entries.
  private var curves: [[Dated<Double>]]
  private let hulls: [Hull]

  /// `opening` is what each ship comes with, by her index.
  package init(ships: [Ship], orders: [CargoOrder], opening: [Int: OriginLot] = [:]) {
    hulls = ships.map(\.hull)
    tanks = ships.map { ship in opening[ship.index].map { [$0] } ?? [] }
    curves = tanks.map { lots in
      [Dated(time: 0, value: lots.reduce(0) { $0 + $1.barrels / $1.grade.barrelsPerTonne })]
    }
    let sorted = orders.enumerated().sorted {
      ($0.element.end, $0.offset) < ($1.element.end, $1.offset)
    }
    for (_, order) in sorted { apply(order) }
  }

  private mutating func apply(_ order: CargoOrder) {
    switch order.act {
    case .load(let ship, let terminal, let grade):
      let room = hulls[ship].cargoCapacity - tonnes(aboard: ship)
      let barrels = max(0, min(order.barrels, room * grade.barrelsPerTonne))
      let lots = [OriginLot(terminal: terminal, grade: grade, barrels: barrels)]
      change(ship, over: order) { Self.add(lots, to: &$0) }
      movements.append(CargoMovement(order: order, lots: lots))
    case .transfer(let donor, let receiver, _, _):
      var lots: [OriginLot] = []
      change(donor, over: order) { lots = Self.take(order.barrels, from: &$0) }
      change(receiver, over: order) { Self.add(lots, to: &$0) }
      movements.append(CargoMovement(order: order, lots: lots))
    case .discharge(let ship, _):
      var lots: [OriginLot] = []
      change(ship, over: order) { lots = Self.take(order.barrels, from: &$0) }
      movements.append(CargoMovement(order: order, lots: lots))
    }
  }

  private mutating func change(
    _ ship: Int, over order: CargoOrder, _ body: (inout [OriginLot]) -> Void
  ) {
    curves[ship].append(Dated(time: order.start, value: tonnes(aboard: ship)))
    body(&tanks[ship])
    curves[ship].append(Dated(time: order.end, value: tonnes(aboard: ship)))
  }

  private static func add(_ lots: [OriginLot], to tank: inout [OriginLot]) {
    for lot in lots where lot.barrels > 0 {
      if let index = tank.firstIndex(where: { $0.terminal == lot.terminal && $0.grade == lot.grade }
      ) {
        tank[index].barrels += lot.barrels
      } else {
        tank.append(lot)
      }
    }
  }

  private static func take(_ barrels: Double, from tank: inout [OriginLot]) -> [OriginLot] {
    let aboard = tank.reduce(0) { $0 + $1.barrels }
    guard aboard > 0, barrels > 0 else { return [] }
    let share = min(1, barrels / aboard)
    let lots = tank.map {
      OriginLot(terminal: $0.terminal, grade: $0.grade, barrels: $0.barrels * share)
    }
    for index in tank.indices { tank[index].barrels -= lots[index].barrels }
    tank.removeAll { $0.barrels <= 0 }
    return lots
  }

  /// Cargo tonnes aboard after everything applied so far.
  package func tonnes(aboard ship: Int) -> Double {
    tanks[ship].reduce(0) { $0 + $1.barrels / $1.grade.barrelsPerTonne }
  }

  /// Cargo tonnes aboard at a time.
  package func tonnes(aboard ship: Int, at time: Double) -> Double {
    let curve = curves[ship]
    guard let after = curve.firstIndex(where: { $0.time > time }) else {
      return curve.last?.value ?? 0
    }
    guard after > 0 else { return curve[0].value }
    let (left, right) = (curve[after - 1], curve[after])
    return left.value + (right.value - left.value) * (time - left.time) / (right.time - left.time)
  }

  /// The draught a gauge would show, metres, with a part of deadweight for bunkers and stores.
  package func draught(of ship: Int, at time: Double, stores: Double = 0.02) -> Double {
    let hull = hulls[ship]
    let cargo = tonnes(aboard: ship, at: time)
    let aboard = cargo + hull.ballast(cargo: cargo) + stores * hull.deadweight
    return hull.draught(aboard: min(aboard, hull.deadweight))
  }

  /// Draughts as typed: after each cargo act by a delay, rounded to 0.1 m, with slips as the crew
  /// makes them.
  package func typedDraughts(
    of ship: Int, crews: CrewRule, measure: CargoMeasure = .exact, chance: inout SeededGenerator
  ) -> [Dated<Double>] {
    // A stream of its own, so that how crews type does not depend on it.
    var marks = chance
    func read(at time: Double) -> Double {
      draught(of: ship, at: time, stores: marks.uniform(measure.stores))
        + measure.marks * marks.normal()
    }
    var typed = [Dated(time: -1, value: Self.rounded(read(at: 0)))]
    for movement in movements where movement.order.involves(ship) {
      let end = movement.order.end
      let isLate = chance.chance(crews.late)
      let delay = isLate ? chance.uniform(4...max(4, crews.latest)) * 3600 : 0
      let time = end + chance.uniform(900...14_400) + delay
      let isWrong = chance.chance(crews.wrong)
      let slip = isWrong ? chance.uniform(-crews.wrongMetres...crews.wrongMetres) : 0
      if chance.chance(crews.never) { continue }
      // What is typed late is what the ship draws then, not what she drew at the time.
      let metres = read(at: time) + slip
      typed.append(Dated(time: time, value: Self.rounded(metres)))
    }
    return typed.sorted { $0.time < $1.time }
  }

  private static func rounded(_ metres: Double) -> Double {
    max(0.1, (metres * 10).rounded() / 10)
  }
}

extension CargoOrder {
  package func involves(_ ship: Int) -> Bool {
    switch act {
    case .load(let one, _, _), .discharge(let one, _): one == ship
    case .transfer(let donor, let receiver, _, _): donor == ship || receiver == ship
    }
  }
}
