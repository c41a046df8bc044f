/// Worlds for measuring: laundering chains, honest voyages and look-alikes drawn from a seed.
import Vocabulary

extension Story {
  /// About one ship in five takes part in a laundering chain when the days allow.
  ///
  /// A chain needs two ships and a load, a passage, a transfer and a passage; chains that would not
  /// end in time start from the nearer terminal. `ships` counts without harbour craft.
  package static func random(seed: UInt64, ships: Int, days: Int) -> Story {
    guard let firstDay = CivilDate(year: 2024, month: 1, day: 1) else {
      preconditionFailure("1 January 2024 is a day")
    }
    let days = min(max(days, 20), 365)
    let ships = min(max(ships, 6), 200)
    var tale = StoryBuilder(seed: seed, firstDay: firstDay, days: days)
    tale.editionDays = [-12, days * 2 / 3, days - 2]
    for chain in 0..<max(1, ships / 10) { tale.chain(chain) }
    tale.neighbours()
    tale.bunkerPair()
    var number = 0
    while tale.planners.count < ships {
      tale.honestTrade(number)
      number += 1
    }
    for place in Place.all { tale.harbourCraft(at: place) }
    tale.outage()
    tale.paragraphs.append(
      "A drawn world of \(ships) ships and \(days) days from seed \(seed).")
    return tale.finish()
  }
}

extension StoryBuilder {
  private mutating func drawnHull() -> Hull {
    chance.element(of: [Hull.suezmax, .suezmax, .aframax, .vlcc]) ?? .suezmax
  }

  /// One laundering chain with its own terminals, dates, hulls and way of hiding.
  fileprivate mutating func chain(_ number: Int) {
    let isLong = days >= 70 && chance.chance(0.5)
    let source: Place = isLong ? .jose : .kharg
    let area: Place = isLong || days >= 45 && chance.chance(0.6) ? .johor : .fujairah
    let ports: [Place] = area == .johor ? [.sikka, .huizhou, .vadinar] : [.sikka, .vadinar]
    let port = chance.element(of: ports) ?? .sikka
    let hull = drawnHull()
    let donor = add("donor-\(number)", hull, part: .donor, at: source)
    let receiver = add("receiver-\(number)", hull, part: .receiver, at: .fujairah)
    let loading = chance.uniform(1...4) * oneDay
    load(donor, at: source, notBefore: loading, share: chance.uniform(0.85...0.97), isHidden: true)
    let departure = planners[donor].now
    if chance.chance(0.5) { load(receiver, at: .basrah, notBefore: oneDay, share: 0.2) }
    let order = transfer(
      from: donor, to: receiver, at: area, notBefore: departure + 2 * oneDay,
      share: chance.chance(0.7) ? 0.985 : chance.uniform(0.5...0.9), knots: 13)
    hide(donor, from: departure, transferring: orders[order])
    if chance.chance(0.6) { rename(donor, at: planners[donor].now + 12 * oneHour) }
    planners[donor].anchor(at: planners[donor].here, until: planners[donor].now + 1.5 * oneDay)
    discharge(receiver, at: port, knots: 13)
    paper(receiver, for: order, origin: "Malaysia", grade: "Malaysian blend", to: port)
    if chance.chance(0.5) {
      listings.append(
        Listing(
          ship: donor, day: editionDays[chance.integer(0...2)],
          program: source == .jose ? "VENEZUELA-EO13850" : "IRAN-EO13902"))
    }
  }

  /// Dark on passage, at the transfer, or from the load to the transfer's eve.
  private mutating func hide(_ donor: Int, from departure: Double, transferring order: CargoOrder) {
    let before = order.start - 2 * oneHour - departure
    switch chance.integer(0...2) {
    case 0:
      planners[donor].ship.silences = [
        departure + 0.15 * before...departure + chance.uniform(0.5...0.8) * before
      ]
    case 1:
      planners[donor].ship.silences = [order.start - 16 * oneHour...order.end + 14 * oneHour]
    default:
      planners[donor].ship.silences = [
        departure - 30 * oneHour...departure + chance.uniform(0.3...0.7) * before
      ]
    }
  }

  fileprivate mutating func honestTrade(_ number: Int) {
    let trades: [(Place, Place, String)] = [
      (.basrah, .sikka, "Iraq"), (.basrah, .vadinar, "Iraq"), (.yanbu, .pengerang, "Saudi Arabia"),
      (.yanbu, .sikka, "Saudi Arabia"), (.jose, .pascagoula, "Venezuela"),
      (.basrah, .pengerang, "Iraq"),
    ]
    let (source, port, country) = trades[number % trades.count]
    let hull = country == "Venezuela" ? Hull.aframax : drawnHull()
    let ship = add("trader-\(number)", hull, at: source)
    while planners[ship].now + 20 * oneDay < end {
      let order = load(
        ship, at: source, berth: number % 2,
        notBefore: planners[ship].now + chance.uniform(0.5...6) * oneDay,
        share: chance.uniform(0.8...0.97))
      paper(
        ship, for: order, origin: country, grade: source.mainGrade?.name ?? "", to: port,
        licence: country == "Venezuela" ? "GL 41" : nil)
      discharge(ship, at: port, berth: 1)
    }
  }

  fileprivate mutating func neighbours() {
    let area: Place = chance.chance(0.5) ? .johor : .fujairah
    let first = add("neighbour-a", .aframax, at: area)
    let second = add("neighbour-b", .suezmax, at: area)
    let start = chance.uniform(5...Double(days) / 2) * oneDay
    anchorNeighbours(
      first, second, at: area, apart: chance.uniform(520...900), from: start,
      until: start + chance.uniform(2...4) * oneDay)
  }

  fileprivate mutating func bunkerPair() {
    let tanker = add("bunker-tanker", .bunkerTanker, at: .johor)
    let ship = add("container", .containerShip, at: .johor)
    bunker(
      tanker, supplies: ship, at: .johor, notBefore: chance.uniform(3...12) * oneDay)
    planners[ship].sail(
      to: .huizhou, stoppingAt: planners[ship].spot(in: .huizhou), knots: 16)
  }

  fileprivate mutating func outage() {
    let start = chance.uniform(5...Double(days) - 3) * oneDay
    satelliteOutages.append(
      SatelliteOutage(
        latitudes: 3...26, longitudes: 50...76,
        span: start...start + chance.uniform(9...18) * oneHour))
  }
}
