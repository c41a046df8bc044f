/// Honest ships that come as close to each other as a transfer does, and other traffic.
import Vocabulary

extension StoryBuilder {
  mutating func lookAlikes(_ plan: FleetPlan, _ rule: TaleRule) {
    let chains = Double(plan.chains)
    for number in 0..<drawn(chains * rule.neighbours) { neighbourPair(number) }
    for number in 0..<drawn(chains * rule.rafts) { raft(number) }
    for number in 0..<plan.passers {
      // Bunker tankers of their own: those of the oil trade are booked by then.
      if number.isMultiple(of: 3), !plan.isSmall { addBunkerer() }
      passer(number)
    }
    guard !plan.isSmall else { return }
    for number in 0..<max(1, Int(chains * rule.consorts / 2)) { sideBySide(number) }
    for number in 0..<max(1, plan.chains / 3) { fishingPair(number) }
    for number in 0..<max(1, plan.chains / 4) { supplied(number) }
    for number in 0..<max(1, plan.chains / 3) { assisted(number) }
    for number in 0..<max(1, plan.chains / 6) { convoy(number) }
    for number in 0..<max(1, plan.passers / 30) { mistypedNumber(number) }
    for number in 0..<max(1, plan.traders / 12) { sold(number) }
  }

  /// A whole number whose mean is a number.
  private mutating func drawn(_ mean: Double) -> Int {
    Int(mean) + (chance.chance(mean - mean.rounded(.down)) ? 1 : 0)
  }

  private mutating func waitingArea() -> Place {
    known(chance.element(of: [.johor, .fujairah, .linggi]) ?? .johor)
  }

  /// Tankers swinging 200 to 900 m apart for days.
  private mutating func neighbourPair(_ number: Int) {
    let area = waitingArea()
    let first = add("neighbour-\(number)a", drawnHull(), at: area)
    let second = add("neighbour-\(number)b", drawnHull(), at: area)
    // Two hulls that swing together must not touch: anchors at least two beams and 200 m apart.
    let least = Double(max(planners[first].ship.hull.beam, planners[second].ship.hull.beam)) + 260
    let start = chance.uniform(3...Double(days) * 0.7) * oneDay
    let centre = (area.berths.first ?? area.centre).moved(
      metres: chance.uniform(14_000...16_500), towards: chance.uniform(20...160))
    anchorNeighbours(
      first, second, at: area, apart: chance.uniform(least...900), from: start,
      until: start + chance.uniform(1.5...6) * oneDay, near: centre)
    for ship in [first, second] where planners[ship].now + 5 * oneDay < end {
      planners[ship].sail(
        to: area, stoppingAt: planners[ship].spot(in: area), knots: chance.uniform(8...11))
    }
  }

  /// Two empty tankers laid up side by side for weeks: no cargo moves.
  private mutating func raft(_ number: Int) {
    let area = known(chance.chance(0.5) ? .johor : .fujairah)
    let first = add("raft-\(number)a", chance.chance(0.5) ? .vlcc : .suezmax, at: area)
    let second = add("raft-\(number)b", .suezmax, at: area)
    let point = (area.berths.first ?? area.centre).moved(
      metres: 18_000 + 700 * Double(number % 6), towards: 60 + 12 * Double(number % 9))
    let side = layAlongside(
      second, beside: first, at: point, of: area, booking: "raft-\(number)",
      notBefore: chance.uniform(1...20) * oneDay,
      lasting: chance.uniform(12...40) * oneDay, knots: 9)
    note("storage_raft", first, second, side)
  }

  /// Two tankers that steam slowly side by side for hours, half a mile apart.
  private mutating func sideBySide(_ number: Int) {
    let area = known(chance.chance(0.5) ? .fujairah : .johor)
    let port = known(area.id == "my-eopl" ? .huizhou : .sikka)
    let first = add("consort-\(number)a", drawnHull(), at: area)
    let second = add("consort-\(number)b", drawnHull(), at: area)
    let start = chance.uniform(3...Double(days) * 0.6) * oneDay
    let place = planners[first].here
    for (ship, apart) in [(first, 0.0), (second, chance.uniform(450...1100))] {
      planners[ship].anchor(at: planners[ship].here, until: start - 12 * oneHour)
      planners[ship].sail(via: [place.moved(east: apart, north: 0)], knots: 7)
      planners[ship].hold(
        .berthed(centre: planners[ship].here, heading: 90), until: start, status: 0)
    }
    let points = planners[first].course(to: port)
    let knots = chance.uniform(1.6...5)
    var span = start...start
    for (ship, apart) in [(first, 0.0), (second, chance.uniform(450...1100))] {
      let moved = points.map { $0.moved(east: 0, north: -apart) }
      planners[ship].sail(via: moved, knots: knots)
      span = start...planners[ship].now
      planners[ship].sail(to: port, stoppingAt: planners[ship].spot(in: port), knots: 12)
    }
    note("side_by_side", first, second, span)
  }

  private mutating func fishingPair(_ number: Int) {
    let place = known(chance.element(of: [.kochi, .sikka, .maoming, .linggi]) ?? .kochi)
    let first = add("trawler-\(number)a", .trawler, at: place, isClassB: true)
    let second = add("trawler-\(number)b", .trawler, at: place, isClassB: true)
    let apart = chance.uniform(180...450)
    while planners[first].now + 2 * oneDay < end {
      let start = planners[first].now + chance.uniform(8...30) * oneHour
      let base = place.roads.moved(
        east: chance.uniform(-9000...9000), north: chance.uniform(-9000...2000))
      let legs = (0..<4).map { leg in
        base.moved(
          east: leg.isMultiple(of: 2) ? 7000 : 0, north: Double(leg) * -900)
      }
      for (ship, offset) in [(first, 0.0), (second, apart)] {
        planners[ship].anchor(at: planners[ship].here, until: start)
        planners[ship].sail(via: legs.map { $0.moved(east: 0, north: offset) }, knots: 3)
      }
      let rest = max(planners[first].now, planners[second].now)
      note("fishing_pair", first, second, start...rest)
    }
  }

  /// A storage ship at her own anchor, supplied by a small ship that lies beside her for hours.
  private mutating func supplied(_ number: Int) {
    let area = waitingArea()
    let storage = add("storage-\(number)", .vlcc, at: area)
    let supply = add("supply-\(number)", .supplyShip, at: area)
    let point = area.roads.moved(
      metres: chance.uniform(7000...9500), towards: chance.uniform(0...360))
    planners[storage].sail(to: area, stoppingAt: point, knots: 6)
    let platform = planners[storage].anchorage(at: point)
    planners[storage].settle(at: platform)
    planners[storage].hold(platform, until: end + oneDay, status: 1)
    let offset = Double(Hull.vlcc.beam + Hull.supplyShip.beam) / 2 + 3
    while planners[supply].now + 3 * oneDay < end {
      let start = planners[supply].now + chance.uniform(1...4) * oneDay
      planners[supply].anchor(at: planners[supply].here, until: start)
      visit(supply, beside: platform, starboard: offset, hours: chance.uniform(2...9), storage)
    }
  }

  private mutating func visit(
    _ ship: Int, beside platform: Platform, starboard: Double, hours: Double, _ host: Int,
    as kind: String = "supply"
  ) {
    let target = platform.pose(at: planners[ship].now + oneHour, starboard: starboard, ahead: 20)
    planners[ship].sail(via: [target.centre], knots: 8)
    planners[ship].settle(at: platform, starboard: starboard, ahead: 20)
    let start = planners[ship].now
    planners[ship].hold(
      platform, until: start + hours * oneHour, status: 0, starboard: starboard, ahead: 20)
    note(kind, host, ship, start...start + hours * oneHour)
    let home = planners[ship].here.moved(
      metres: chance.uniform(2500...6000), towards: chance.uniform(0...360))
    planners[ship].sail(via: [home], knots: 8)
  }

  /// A tanker at anchor to whom a tug or a pilot boat comes.
  private mutating func assisted(_ number: Int) {
    let area = waitingArea()
    let ship = add("assisted-\(number)", drawnHull(), at: area)
    let isPilot = number.isMultiple(of: 2)
    let boat = add(
      "\(isPilot ? "pilot" : "escort")-\(number)", isPilot ? .pilotBoat : .tug, at: area)
    let platform = planners[ship].anchorage(at: planners[ship].here)
    planners[ship].settle(at: platform)
    planners[ship].hold(platform, until: end + oneDay, status: 1)
    let offset = Double(planners[ship].ship.hull.beam + planners[boat].ship.hull.beam) / 2 + 2
    while planners[boat].now + 3 * oneDay < end {
      let start = planners[boat].now + chance.uniform(0.8...5) * oneDay
      planners[boat].anchor(at: planners[boat].here, until: start)
      visit(
        boat, beside: platform, starboard: offset,
        hours: isPilot ? chance.uniform(0.2...0.7) : chance.uniform(1...5), ship,
        as: isPilot ? "pilot" : "tug")
    }
  }

  /// Tankers in line ahead, a mile apart, through the same waters.
  private mutating func convoy(_ number: Int) {
    let start = chance.uniform(2...Double(days) * 0.6) * oneDay
    let members = (0..<4).map { add("convoy-\(number)-\($0)", drawnHull(), at: known(.yanbu)) }
    for (place, ship) in members.enumerated() {
      planners[ship].anchor(
        at: planners[ship].here, until: start + Double(place) * chance.uniform(400...700))
      planners[ship].sail(
        to: known(.fujairah), stoppingAt: planners[ship].spot(in: known(.fujairah)), knots: 11)
    }
    for (one, other) in zip(members, members.dropFirst()) {
      let finish = min(planners[one].now, planners[other].now)
      note("convoy", one, other, start...finish)
    }
  }

  /// A bulk carrier or container ship that goes from port to port.
  private mutating func passer(_ number: Int) {
    let ports = places.filter { $0.role != "sts" }
    let home = chance.element(of: ports) ?? .sikka
    let isFast = number.isMultiple(of: 2)
    let ship = add("passer-\(number)", isFast ? .containerShip : .bulkCarrier, at: home)
    while planners[ship].now < end {
      planners[ship].anchor(
        at: planners[ship].here, until: planners[ship].now + chance.uniform(0.4...5) * oneDay)
      if chance.chance(0.25), planners[ship].now + 8 * oneDay < end { takeBunkers(ship) }
      let next = chance.element(of: ports) ?? .sikka
      guard next.node != planners[ship].node else { continue }
      planners[ship].sail(
        to: next, stoppingAt: planners[ship].spot(in: next),
        knots: isFast ? chance.uniform(14...19) : chance.uniform(10...13))
    }
  }

  /// Two honest ships on one radio number: one crew typed a digit wrong.
  private mutating func mistypedNumber(_ number: Int) {
    let ships = planners.indices.filter { planners[$0].ship.key.hasPrefix("passer-") }
    guard let one = chance.element(of: ships), let other = chance.element(of: ships), one != other,
      planners[one].ship.identities.count == 1, planners[other].ship.identities.count == 1
    else { return }
    share(one, numberOf: other, at: chance.uniform(10...Double(days) - 15) * oneDay)
  }

  /// An honest ship sold: a new flag and name, openly.
  private mutating func sold(_ number: Int) {
    let ships = planners.indices.filter { planners[$0].ship.key.hasPrefix("trader-") }
    guard let ship = chance.element(of: ships), planners[ship].ship.identities.count == 1
    else { return }
    rename(
      ship, at: chance.uniform(10...Double(days) - 8) * oneDay,
      kind: chance.chance(0.5) ? .reflag : .rename)
  }
}

extension StoryBuilder {
  /// What receivers and navigation satellites suffer at a level.
  mutating func spoil(_ level: Level) {
    let strength = level == .easy ? 1 : level == .medium ? 2 : 4
    let longest = level == .easy ? 10.0 : level == .medium ? 12.5 : 22
    let ports = places.filter { $0.role != "sts" }
    for number in 0..<strength {
      let start = chance.uniform(5...Double(days) - 5) * oneDay
      let box = [
        (3.0...26.0, 50.0...76.0), (-2.0...9.0, 95.0...112.0), (-36.0...12.0, -60.0...20.0),
      ]
      let (latitudes, longitudes) = box[number % 3]
      satelliteOutages.append(
        SatelliteOutage(
          latitudes: latitudes, longitudes: longitudes,
          span: start...start + chance.uniform(7...longest) * oneHour))
      if let place = chance.element(of: ports) {
        let down = chance.uniform(5...Double(days) - 5) * oneDay
        stationOutages.append(
          StationOutage(
            station: Receivers.name(of: place),
            span: down...down + chance.uniform(7...longest) * oneHour))
      }
      disturb()
    }
    guard level != .easy,
      let place = chance.element(of: places.filter { Receivers.twins.contains($0.id) })
    else { return }
    let start = chance.uniform(8...Double(days) - 8) * oneDay
    clockFaults[Receivers.name(of: place) + "2"] = ClockFault(
      span: start...start + chance.uniform(8...30) * oneHour,
      seconds: chance.uniform(25...90).rounded() * 60)
  }

  /// Satellite navigation disturbed about a port: all ships there report one place on land.
  private mutating func disturb() {
    let targets: [(Place, SeaPoint)] = [
      (.basrah, SeaPoint(30.55, 47.66)), (.fujairah, SeaPoint(25.25, 55.36)),
      (.yanbu, SeaPoint(24.14, 38.06)), (.kharg, SeaPoint(29.26, 50.32)),
    ]
    guard let (place, target) = chance.element(of: targets) else { return }
    let start = chance.uniform(4...Double(days) - 4) * oneDay
    interferences.append(
      Interference(
        centre: place.centre, radius: chance.uniform(40_000...70_000),
        span: start...start + chance.uniform(1.2...9) * oneHour, target: target))
  }
}
