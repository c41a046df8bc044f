/// Acts that move cargo: load, discharge, and transfer from ship to ship.
import Vocabulary

/// How two ships lie while they transfer.
enum MeetingMode {
  case anchored, adrift, underWay
}

extension StoryBuilder {
  /// Loads a share of the ship's capacity; gives the order's index.
  ///
  /// Without a berth number she takes the one that is free first.
  @discardableResult
  mutating func load(
    _ ship: Int, at place: Place, berth: Int? = 0, notBefore time: Double, share: Double = 0.97,
    knots: Double = 12.5, isHidden: Bool = false
  ) -> Int {
    let grade = place.mainGrade ?? Grade("crude", api: 30)
    let hull = planners[ship].ship.hull
    let barrels = max(0, share * hull.cargoCapacity * grade.barrelsPerTonne - aboard[ship])
    let number = makeFast(
      ship, at: place, berth: berth, notBefore: time, barrels: barrels, knots: knots)
    let span = pump(ship, at: place, berth: number, barrels: barrels)
    aboard[ship] += barrels
    lastGrade[ship] = grade
    orders.append(
      CargoOrder(
        act: .load(ship: ship, terminal: place.id, grade: grade), start: span.lowerBound,
        end: span.upperBound, barrels: barrels, isHidden: isHidden))
    return orders.count - 1
  }

  /// Discharges all but what pumps leave behind (0.3 % where nothing is said of it), or the share asked for.
  @discardableResult
  mutating func discharge(
    _ ship: Int, at place: Place, berth: Int? = 0, notBefore time: Double = 0,
    share: Double? = nil, knots: Double = 12.5
  ) -> Int {
    let barrels = aboard[ship] * (share ?? stripped(ship))
    let number = makeFast(
      ship, at: place, berth: berth, notBefore: time, barrels: barrels, knots: knots)
    let span = pump(ship, at: place, berth: number, barrels: barrels)
    aboard[ship] -= barrels
    orders.append(
      CargoOrder(
        act: .discharge(ship: ship, terminal: place.id), start: span.lowerBound,
        end: span.upperBound, barrels: barrels, isHidden: false))
    return orders.count - 1
  }

  /// The share of what is aboard that her pumps get out.
  private mutating func stripped(_ ship: Int) -> Double {
    let number = strippings[ship, default: 0]
    strippings[ship] = number + 1
    let plan = planners[ship].ship
    let crude = lastGrade[ship] ?? Grade("crude", api: 30)
    guard
      let left = measure.remainder(of: plan, number: number, grade: crude, seed: seed),
      aboard[ship] > 0
    else { return 0.997 }
    let kept = left * plan.hull.cargoCapacity * crude.barrelsPerTonne
    return max(0, 1 - kept / aboard[ship])
  }

  /// Three hours to connect, the pumping, three to clear papers.
  private mutating func pump(_ ship: Int, at place: Place, berth: Int, barrels: Double)
    -> ClosedRange<Double>
  {
    let start = planners[ship].now + 3 * oneHour
    let finish = start + barrels / planners[ship].ship.hull.pumpRate * oneHour
    planners[ship].hold(
      planners[ship].berth(place, number: berth), until: finish + 3 * oneHour, status: 5)
    return start...finish
  }

  /// Berths her at the first time her berth is free long enough; gives the berth's number.
  private mutating func makeFast(
    _ ship: Int, at place: Place, berth: Int?, notBefore time: Double, barrels: Double,
    knots: Double
  ) -> Int {
    planners[ship].makeRoads(of: place, knots: knots)
    let stay = barrels / planners[ship].ship.hull.pumpRate * oneHour + 14 * oneHour
    let from = max(time, planners[ship].now)
    let names = (0..<max(1, place.berths.count)).map { "\(place.id)/\($0)" }
    let number = berth.map { $0 % names.count } ?? freest(names, from: from, lasting: stay)
    let start = book(names[number], from: from, lasting: stay)
    planners[ship].berth(at: place, number: number, notBefore: start)
    return number
  }

  /// Brings two ships side by side and moves cargo; gives the order's index.
  @discardableResult
  mutating func transfer(
    from donor: Int, to receiver: Int, at area: Place, notBefore time: Double,
    share: Double = 0.985, knots: Double = 12.5, mode: MeetingMode = .anchored,
    spots: Int = 1, isHidden: Bool = true
  ) -> Int {
    let hull = planners[donor].ship.hull
    let room = planners[receiver].ship.hull.cargoCapacity * 6.4 - aboard[receiver]
    let barrels = max(0, min(aboard[donor] * share, room))
    let pumping = barrels / hull.pumpRate * oneHour
    let spot = meetingSpot(of: area, among: spots, from: time)
    let side = layAlongside(
      receiver, beside: donor, at: spot.point, of: area, booking: spot.name, notBefore: time,
      lasting: pumping + 4 * oneHour, knots: knots, mode: mode)
    aboard[donor] -= barrels
    aboard[receiver] += barrels
    lastGrade[receiver] = lastGrade[donor]
    let middle = (side.lowerBound + side.upperBound) / 2
    let point = planners[donor].ship.state(at: middle)?.centre ?? spot.point
    encounters.append(
      TrueEncounter(
        first: donor, second: receiver, start: side.lowerBound, end: side.upperBound,
        point: point, kind: .cargoTransfer))
    orders.append(
      CargoOrder(
        act: .transfer(donor: donor, receiver: receiver, terminal: area.id, point: point),
        start: side.lowerBound + 2 * oneHour, end: side.upperBound - 2 * oneHour,
        barrels: barrels, isHidden: isHidden))
    return orders.count - 1
  }

  /// A place for two ships: one of `spots` on a ring about the area's first berth, free first.
  mutating func meetingSpot(of area: Place, among spots: Int, from time: Double)
    -> (point: SeaPoint, name: String)
  {
    let centre = area.berths.first ?? area.centre
    guard spots > 1 else {
      let point = centre.moved(
        east: chance.uniform(-1500...1500), north: chance.uniform(-1500...1500))
      return (point, area.id)
    }
    let names = (0..<spots).map { "\(area.id)/sts-\($0)" }
    let number = freest(names, from: time, lasting: 2 * oneDay)
    let angle = 360 * Double(number) / Double(spots)
    // Outside the roads, where single ships wait.
    let point = centre.moved(metres: 9600 + 2300 * Double(number % 2), towards: angle)
      .moved(east: chance.uniform(-400...400), north: chance.uniform(-400...400))
    return (point, names[number])
  }
}
