/// Worlds for measuring: laundering chains, honest trades and look-alikes drawn from a seed at a
/// level of difficulty and in a size.
import Vocabulary

/// How many of what a world of a size holds.
package struct FleetPlan: Hashable, Sendable {
  package let days: Int
  package let chains: Int
  package let lighterings: Int
  package let traders: Int
  /// Ships that are no tankers: bulk carriers and container ships on the lanes.
  package let passers: Int
  /// Below the size at which every kind of ship has a place.
  package let isSmall: Bool

  /// Sentences of the smallest world with everything in it.
  private static let smallest = 400_000
  /// Sentences a ship sends a day, about, by the reports of `AirRule`; found by counting.
  private static let perShipDay = 165.0
  /// Ships that one laundering chain stands among: two of its own and 5 others.
  private static let shipsPerChain = 9.5
  /// Chains beyond which terminals would have no berth left.
  private static let mostChains = 60.0

  /// `size` is the number of sentences wanted, kept within a factor of two.
  package init(size: Int) {
    guard size >= Self.smallest else {
      // For tests: a month of one chain and a few others.
      (days, chains, lighterings, traders, passers) = (24, 1, 1, 2, 2)
      isSmall = true
      return
    }
    isSmall = false
    days = size > 4_000_000 ? 120 : 75
    let ships = max(30, Double(size) / (Self.perShipDay * Double(days)))
    let chains = min(max(2, ships / Self.shipsPerChain), Self.mostChains)
    self.chains = Int(chains)
    lighterings = max(1, Int(chains * 0.5))
    traders = Int(chains * 3)
    // Everything above what the oil trade can hold is other traffic.
    passers = max(8, Int(ships - chains * 8))
  }
}

extension Story {
  /// A world of a level with about so many sentences.
  package static func measured(seed: UInt64, level: Level, size: Int) -> Story {
    guard let firstDay = CivilDate(year: 2024, month: 1, day: 1) else {
      preconditionFailure("1 January 2024 is a day")
    }
    let plan = FleetPlan(size: size)
    let rule = TaleRule(level)
    var tale = StoryBuilder(
      seed: seed, firstDay: firstDay, days: plan.days, places: Place.trading(jetties: rule.jetties),
      spacing: rule.spacing, measure: .measured)
    tale.editionDays = [-12, plan.days * 2 / 3, plan.days - 2]
    tale.launder(plan, rule)
    tale.tradeHonestly(plan, rule)
    tale.lookAlikes(plan, rule)
    let harbours = plan.isSmall ? Array(tale.places.prefix(2)) : tale.places
    for place in harbours { tale.harbourCraft(at: place) }
    tale.spoil(level)
    tale.paragraphs.append(
      "A \(level.rawValue) world of \(tale.planners.count) ships and \(plan.days) days from seed "
        + "\(seed): \(plan.chains) laundering chains, \(plan.lighterings) honest lighterings, "
        + "\(plan.traders) traders.")
    var story = tale.finish()
    story.air = AirRule(level)
    story.crews = CrewRule(level)
    return story
  }
}

extension StoryBuilder {
  mutating func drawnHull() -> Hull {
    chance.element(of: [Hull.suezmax, .suezmax, .aframax, .aframax, .vlcc, .longRange1]) ?? .suezmax
  }

  /// Spots on which pairs may lie at one area.
  static let meetingSpots = 12

  /// Honest trades: cargo after cargo under true papers, now and then a stop for bunkers.
  mutating func tradeHonestly(_ plan: FleetPlan, _ rule: TaleRule) {
    let trades: [(Place, [Place], String)] = [
      (.basrah, [.sikka, .vadinar, .kochi], "Iraq"),
      (.yanbu, [.sikka, .pengerang, .kochi], "Saudi Arabia"),
      (.rasTanura, [.sikka, .huizhou, .maoming, .kochi], "Saudi Arabia"),
      (.rasTanura, [.pengerang, .vadinar], "Saudi Arabia"),
      (.jose, [.pascagoula], "Venezuela"),
      (.basrah, [.pengerang, .maoming], "Iraq"),
    ]
    addBunkerers(plan)
    for number in 0..<plan.traders {
      let (source, ports, country) = trades[number % trades.count]
      let hull = country == "Venezuela" ? Hull.aframax : drawnHull()
      let ship = add("trader-\(number)", hull, at: known(source), from: 0)
      while planners[ship].now + 16 * oneDay < end {
        let port = known(chance.element(of: ports) ?? ports[0])
        trade(ship, from: known(source), to: port, country)
        if chance.chance(0.35 * rule.bunkerings / 2), planners[ship].now + 8 * oneDay < end {
          takeBunkers(ship)
        }
      }
    }
    for number in 0..<plan.lighterings { lighter(number, rule) }
  }

  private mutating func trade(_ ship: Int, from source: Place, to port: Place, _ country: String) {
    let order = load(
      ship, at: source, berth: nil,
      notBefore: planners[ship].now + chance.uniform(0.2...5) * oneDay,
      share: chance.uniform(0.7...0.97), knots: chance.uniform(11...13.5))
    paper(
      ship, for: order, origin: country, grade: source.mainGrade?.name ?? "", to: port,
      licence: country == "Venezuela" ? "GL 41" : nil)
    discharge(ship, at: port, berth: nil, knots: chance.uniform(11...13.5))
  }

  /// Bunker tankers that wait at the two great bunkering places.
  private mutating func addBunkerers(_ plan: FleetPlan) {
    for _ in 0..<max(2, plan.chains / 3) { addBunkerer() }
  }

  mutating func addBunkerer() {
    let number = bunkerers.count
    let area = known(number.isMultiple(of: 2) ? .fujairah : .johor)
    bunkerers.append((add("bunkerer-\(number)", .bunkerTanker, at: area), area))
  }

  /// Takes fuel at the nearer of the two places, from the tanker that is free first.
  mutating func takeBunkers(_ ship: Int) {
    let node = planners[ship].node
    let wanted = ["pascagoula", "jose"].contains(node) ? nil : nearestBunkers(to: ship)
    guard let area = wanted else { return }
    let free = bunkerers.filter { $0.area.id == area.id }
      .min { planners[$0.ship].now < planners[$1.ship].now }
    guard let free, planners[free.ship].now < planners[ship].now + 6 * oneDay else { return }
    bunker(
      free.ship, supplies: ship, at: area, notBefore: planners[ship].now,
      hours: chance.uniform(3...11), spots: Self.meetingSpots)
    planners[ship].anchor(
      at: planners[ship].here, until: planners[ship].now + chance.uniform(2...20) * oneHour)
  }

  private func nearestBunkers(to ship: Int) -> Place? {
    bunkerers.map(\.area).min {
      let here = planners[ship].here
      return here.metres(to: $0.centre) < here.metres(to: $1.centre)
    }
  }

  /// An honest lightering: a laden ship gives part of her declared cargo to a smaller one.
  private mutating func lighter(_ number: Int, _ rule: TaleRule) {
    let source = known(chance.element(of: [.basrah, .rasTanura, .yanbu]) ?? .basrah)
    let country = source.country
    let mother = add("mother-\(number)", chance.chance(0.5) ? .vlcc : .suezmax, at: source)
    let port = known(chance.element(of: [.sikka, .vadinar, .pengerang]) ?? .sikka)
    let area = known(port.id == "my-pengerang" ? .johor : .fujairah)
    let daughter = add("daughter-\(number)", .aframax, at: area)
    let order = load(
      mother, at: source, berth: nil, notBefore: chance.uniform(0.5...Double(days) * 0.27) * oneDay,
      share: chance.uniform(0.8...0.97))
    paper(
      mother, for: order, origin: country, grade: source.mainGrade?.name ?? "", to: port)
    guard planners[mother].now + 14 * oneDay < end else { return }
    let room = 0.9 * Hull.aframax.cargoCapacity * 6.4
    let half = min(0.95, room / max(1, aboard[mother]))
    let handed = transfer(
      from: mother, to: daughter, at: area, notBefore: planners[mother].now,
      share: min(half, chance.uniform(0.3...0.8)), mode: meetingMode(rule),
      spots: Self.meetingSpots, isHidden: false)
    paper(
      daughter, for: handed, origin: country, grade: source.mainGrade?.name ?? "", to: port)
    discharge(daughter, at: port, berth: nil, knots: 12)
    discharge(mother, at: port, berth: nil, knots: 12)
  }

  mutating func meetingMode(_ rule: TaleRule) -> MeetingMode {
    guard chance.chance(rule.adrift) else { return .anchored }
    return chance.chance(0.7) ? .adrift : .underWay
  }
}
