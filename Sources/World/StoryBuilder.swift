/// Puts a tale together from acts: load, sail, transfer, discharge, wait, bunker, patrol.
import Vocabulary

/// A day as seconds.
let oneDay = 86_400.0
let oneHour = 3600.0

/// The tale while it is told.
struct StoryBuilder {
  let seed: UInt64
  let firstDay: CivilDate
  let days: Int
  let lanes = SeaLanes()
  var planners: [ShipPlanner] = []
  var orders: [CargoOrder] = []
  var encounters: [TrueEncounter] = []
  var identityChanges: [TrueIdentityChange] = []
  var papers: [PaperPlan] = []
  var listings: [Listing] = []
  var editionDays: [Int] = []
  var interferences: [Interference] = []
  var satelliteOutages: [SatelliteOutage] = []
  var stationOutages: [StationOutage] = []
  var paragraphs: [String] = []
  var chance: SeededGenerator
  private var aboard: [Double] = []
  private var bookings: [Booking] = []

  /// A berth, or a transfer area, taken for a time.
  private struct Booking {
    let berth: String
    let span: ClosedRange<Double>
  }

  init(seed: UInt64, firstDay: CivilDate, days: Int) {
    self.seed = seed
    self.firstDay = firstDay
    self.days = days
    chance = SeededGenerator(seed: seed, stream: "story")
  }

  var end: Double { Double(days) * oneDay }

  /// Adds a ship lying in the roads of a place; the index names her from then on.
  mutating func add(
    _ key: String, _ hull: Hull, part: ShipPart = .honest, at place: Place, from start: Double = 0,
    name: String? = nil, isClassB: Bool = false
  ) -> Int {
    let index = planners.count
    let papers = ShipPapers(seed: seed, index: index, hull: hull, isClassB: isClassB)
    let identity = papers.identity(name: name, generation: 0)
    let ship = Ship(
      index: index, key: key, part: part, imo: papers.imo, hull: hull, isClassB: isClassB,
      built: papers.built, owner: papers.owner, manager: papers.manager,
      identities: [Dated(time: -1, value: identity)])
    planners.append(ShipPlanner(ship, at: place, from: start, lanes: lanes, seed: seed))
    aboard.append(0)
    return index
  }

  /// Loads a share of the ship's capacity; gives the order's index.
  @discardableResult
  mutating func load(
    _ ship: Int, at place: Place, berth: Int = 0, notBefore time: Double, share: Double = 0.97,
    knots: Double = 12.5, isHidden: Bool = false
  ) -> Int {
    let grade = place.mainGrade ?? Grade("crude", api: 30)
    let hull = planners[ship].ship.hull
    let barrels = share * hull.cargoCapacity * grade.barrelsPerTonne - aboard[ship]
    makeFast(
      ship, at: place, berth: berth, notBefore: time, barrels: barrels, knots: knots)
    let start = planners[ship].now + 3 * oneHour
    let finish = start + barrels / hull.pumpRate * oneHour
    planners[ship].hold(
      planners[ship].berth(place, number: berth), until: finish + 3 * oneHour, status: 5)
    aboard[ship] += barrels
    orders.append(
      CargoOrder(
        act: .load(ship: ship, terminal: place.id, grade: grade), start: start, end: finish,
        barrels: barrels, isHidden: isHidden))
    return orders.count - 1
  }

  /// Discharges all but 0.3 % that pumps leave behind, or the share asked for.
  @discardableResult
  mutating func discharge(
    _ ship: Int, at place: Place, berth: Int = 0, notBefore time: Double = 0,
    share: Double = 0.997, knots: Double = 12.5
  ) -> Int {
    let barrels = aboard[ship] * share
    makeFast(
      ship, at: place, berth: berth, notBefore: time, barrels: barrels, knots: knots)
    let start = planners[ship].now + 3 * oneHour
    let finish = start + barrels / planners[ship].ship.hull.pumpRate * oneHour
    planners[ship].hold(
      planners[ship].berth(place, number: berth), until: finish + 3 * oneHour, status: 5)
    aboard[ship] -= barrels
    orders.append(
      CargoOrder(
        act: .discharge(ship: ship, terminal: place.id), start: start, end: finish,
        barrels: barrels, isHidden: false))
    return orders.count - 1
  }

  /// Berths her at the first time her berth is free long enough.
  private mutating func makeFast(
    _ ship: Int, at place: Place, berth: Int, notBefore time: Double, barrels: Double,
    knots: Double
  ) {
    planners[ship].makeRoads(of: place, knots: knots)
    let stay = barrels / planners[ship].ship.hull.pumpRate * oneHour + 14 * oneHour
    let start = book(
      "\(place.id)/\(berth % max(1, place.berths.count))",
      from: max(time, planners[ship].now), lasting: stay)
    planners[ship].berth(at: place, number: berth, notBefore: start)
  }

  /// Takes a berth from the first time it is free; gives that time.
  private mutating func book(_ berth: String, from time: Double, lasting stay: Double) -> Double {
    var start = time
    let taken = bookings.filter { $0.berth == berth }
      .sorted { $0.span.lowerBound < $1.span.lowerBound }
    for booking in taken where booking.span.overlaps(start...start + stay) {
      start = booking.span.upperBound + 2 * oneHour
    }
    bookings.append(Booking(berth: berth, span: start...start + stay))
    return start
  }

  /// Brings two ships side by side at an anchorage and moves cargo; gives the order's index.
  @discardableResult
  mutating func transfer(
    from donor: Int, to receiver: Int, at area: Place, notBefore time: Double,
    share: Double = 0.985, knots: Double = 12.5
  ) -> Int {
    let point = (area.berths.first ?? area.centre).moved(
      east: chance.uniform(-1500...1500), north: chance.uniform(-1500...1500))
    let hull = planners[donor].ship.hull
    let room =
      planners[receiver].ship.hull.cargoCapacity * 6.4 - aboard[receiver]
    let barrels = max(0, min(aboard[donor] * share, room))
    let pumping = barrels / hull.pumpRate * oneHour
    let side = layAlongside(
      receiver, beside: donor, at: point, of: area, notBefore: time,
      lasting: pumping + 4 * oneHour, knots: knots)
    aboard[donor] -= barrels
    aboard[receiver] += barrels
    encounters.append(
      TrueEncounter(
        first: donor, second: receiver, start: side.lowerBound, end: side.upperBound,
        point: point, kind: .cargoTransfer))
    orders.append(
      CargoOrder(
        act: .transfer(donor: donor, receiver: receiver, terminal: area.id, point: point),
        start: side.lowerBound + 2 * oneHour, end: side.upperBound - 2 * oneHour,
        barrels: barrels, isHidden: true))
    return orders.count - 1
  }

  /// One ship anchors, the other makes fast to her with fenders of four metres between.
  private mutating func layAlongside(
    _ guest: Int, beside host: Int, at point: SeaPoint, of area: Place, notBefore time: Double,
    lasting duration: Double, knots: Double
  ) -> ClosedRange<Double> {
    planners[host].sail(to: area, stoppingAt: point, knots: knots)
    let platform = planners[host].anchorage(at: point)
    planners[host].settle(at: platform)
    let waiting = point.moved(
      metres: chance.uniform(4500...7500), towards: chance.uniform(5...85))
    planners[guest].sail(to: area, stoppingAt: waiting, knots: knots)
    let both = max(planners[host].now, planners[guest].now) + 4 * oneHour
    let ready = book(area.id, from: max(time, both), lasting: duration + 8 * oneHour)
    planners[guest].anchor(at: waiting, until: ready - oneHour)
    let beams = planners[guest].ship.hull.beam + planners[host].ship.hull.beam
    let offset = Double(beams) / 2 + 4
    let target = platform.pose(at: ready, starboard: offset, ahead: -8).centre
    planners[guest].sail(via: [target], knots: 5)
    planners[guest].settle(at: platform, starboard: offset, ahead: -8)
    let start = planners[guest].now
    let finish = start + duration
    planners[guest].hold(platform, until: finish, status: 1, starboard: offset, ahead: -8)
    planners[host].hold(platform, until: finish + 3 * oneHour, status: 1)
    return start...finish
  }

  /// A small tanker brings fuel to a ship at anchor.
  mutating func bunker(_ tanker: Int, supplies ship: Int, at area: Place, notBefore time: Double) {
    let point = area.centre.moved(
      east: chance.uniform(-9000 ... -7500), north: chance.uniform(-1000...1000))
    let side = layAlongside(
      tanker, beside: ship, at: point, of: area, notBefore: time, lasting: 9 * oneHour, knots: 11)
    encounters.append(
      TrueEncounter(
        first: tanker, second: ship, start: side.lowerBound, end: side.upperBound, point: point,
        kind: .bunkering))
  }

  /// Two ships anchor as neighbours and merely wait.
  mutating func anchorNeighbours(
    _ first: Int, _ second: Int, at area: Place, apart metres: Double, from time: Double,
    until finish: Double
  ) {
    let point = area.centre.moved(
      east: chance.uniform(-2500...1500), north: chance.uniform(-9000 ... -7500))
    let beside = point.moved(metres: metres, towards: chance.uniform(0...360))
    for (ship, spot) in [(first, point), (second, beside)] {
      planners[ship].anchor(at: planners[ship].here, until: time - 6 * oneHour)
      planners[ship].sail(to: area, stoppingAt: spot, knots: 12)
      planners[ship].anchor(at: spot, until: finish)
    }
  }

  /// Gives a ship a new name, flag and radio identity.
  mutating func rename(_ ship: Int, at time: Double, to name: String? = nil) {
    let plan = planners[ship].ship
    let papers = ShipPapers(seed: seed, index: ship, hull: plan.hull, isClassB: plan.isClassB)
    let new = papers.identity(name: name, generation: plan.identities.count)
    guard let old = plan.identities.last?.value else { return }
    planners[ship].ship.identities.append(Dated(time: time, value: new))
    identityChanges.append(TrueIdentityChange(ship: ship, time: time, old: old, new: new))
  }

  mutating func paper(
    _ ship: Int, for order: Int, origin: String, grade: String, to port: Place,
    licence: String? = nil
  ) {
    papers.append(
      PaperPlan(
        ship: ship, order: order, declaredOrigin: origin, declaredGrade: grade,
        dischargePort: port.name, licence: licence))
  }

  /// Harbour craft near a place for the whole time, so that its reception can be learnt.
  mutating func harbourCraft(at place: Place) {
    let kinds: [(String, Hull, Bool)] = [("tug", .tug, false), ("boat", .workBoat, true)]
    for (role, hull, isClassB) in kinds {
      let craft = add("\(place.id)-\(role)", hull, at: place, isClassB: isClassB)
      let base = planners[craft].here
      planners[craft].ship.destinations.append(Dated(time: 0, value: place.destination))
      while planners[craft].now < end {
        let rest = planners[craft].now + chance.uniform(14...20) * oneHour
        planners[craft].anchor(at: base, until: rest)
        let turns = (0..<3).map { _ in
          place.centre.between(place.roads, fraction: chance.uniform(0.5...1.3))
            .moved(east: chance.uniform(-900...900), north: chance.uniform(-900...900))
        }
        planners[craft].sail(via: turns + [base], knots: chance.uniform(6...9))
      }
    }
  }

  /// Lets every ship that has time left wait at a place until the end.
  mutating func finish() -> Story {
    for index in planners.indices where planners[index].now < end {
      planners[index].leaveBerth()
      planners[index].anchor(at: planners[index].here, until: end + oneDay)
    }
    let last = end
    return Story(
      seed: seed, firstDay: firstDay, days: days, ships: planners.map(\.ship),
      orders: orders, encounters: encounters.filter { $0.start < last },
      identityChanges: identityChanges.filter { $0.time < last }, papers: papers,
      listings: listings, editionDays: editionDays, interferences: interferences,
      satelliteOutages: satelliteOutages, stationOutages: stationOutages,
      paragraphs: paragraphs)
  }
}
