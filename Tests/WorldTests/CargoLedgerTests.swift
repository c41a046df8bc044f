import Testing
import World

/// Barrels of one origin by what became of them.
private func balance(of world: World, origin: String) -> (
  loaded: Double, discharged: Double, kept: Double
) {
  var (loaded, discharged) = (0.0, 0.0)
  for lot in world.story.opening.values where lot.terminal == origin { loaded += lot.barrels }
  for movement in world.ledger.movements {
    let barrels = movement.lots.filter { $0.terminal == origin }.reduce(0) { $0 + $1.barrels }
    switch movement.order.act {
    case .load: loaded += barrels
    case .discharge: discharged += barrels
    case .transfer: break
    }
  }
  let kept = world.ledger.tanks.joined().filter { $0.terminal == origin }
    .reduce(0) { $0 + $1.barrels }
  return (loaded, discharged, kept)
}

@Test("World 4: barrels loaded are barrels discharged and kept, origin by origin", arguments: 0...4)
func barrelsAreConserved(seed: Int) {
  let world =
    seed == 0 ? Worlds.demo : World(seed: UInt64(seed), scenario: .level(.hard, size: 800_000))
  // What ships came with has no origin.
  for origin in world.story.places.map(\.id) + [""] {
    let (loaded, discharged, kept) = balance(of: world, origin: origin)
    #expect(abs(loaded - discharged - kept) < 1e-3, "\(origin)")
  }
}

@Test("World 4: no ship carries more than fits", arguments: 1...4)
func capacityIsKept(seed: Int) {
  let world = World(seed: UInt64(seed), scenario: .level(.hard, size: 800_000))
  for ship in world.story.ships {
    for movement in world.ledger.movements where movement.order.involves(ship.index) {
      let tonnes = world.ledger.tonnes(aboard: ship.index, at: movement.order.end)
      #expect(tonnes <= ship.hull.cargoCapacity + 1)
    }
  }
}

@Test("World 4: a mixed cargo leaves in the shares it lies in")
func mixedCargoLeavesInShares() throws {
  let crude = Grade("a", api: 16)
  let light = Grade("b", api: 33)
  let ship = Worlds.demo.story.ships[0]
  func order(_ act: CargoOrder.Act, _ start: Double, _ barrels: Double) -> CargoOrder {
    CargoOrder(act: act, start: start, end: start + 10, barrels: barrels, isHidden: false)
  }
  let ledger = CargoLedger(
    ships: [ship],
    orders: [
      order(.load(ship: 0, terminal: "x", grade: crude), 0, 300_000),
      order(.load(ship: 0, terminal: "y", grade: light), 20, 100_000),
      order(.discharge(ship: 0, terminal: "z"), 40, 200_000),
    ])
  let last = try #require(ledger.movements.last)
  #expect(last.lots.map(\.barrels) == [150_000, 50_000])
}

@Test("World 19: papers err by thousandths, each its own way, and overstate a little on the whole")
func papersScatter() throws {
  let story = Worlds.hard.story
  var errors: [Double] = []
  for (number, paper) in story.papers.enumerated() {
    let act = story.orders[paper.order].act
    let stated = story.measure.stated(
      1, act: act, number: number, ships: story.ships, seed: story.seed)
    #expect(abs(stated - 1) < 0.035)
    if case .load = act { errors.append(stated - 1) }
  }
  try #require(errors.count > 20)
  let mean = errors.reduce(0, +) / Double(errors.count)
  let variance = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(errors.count)
  #expect((-0.001...0.004).contains(mean))
  #expect((0.001...0.006).contains(variance.squareRoot()))
  #expect(Set(errors).count == errors.count)
  let demo = Worlds.demo.story
  #expect(
    demo.papers.indices.allSatisfy { number in
      let act = demo.orders[demo.papers[number].order].act
      return demo.measure.stated(
        7, act: act, number: number, ships: demo.ships, seed: demo.seed) == 7
    })
}

@Test("World 20: what ships keep differs from ship to ship and from voyage to voyage")
func remaindersScatter() throws {
  let world = Worlds.hard
  var parts: [Int: [Double]] = [:]
  for movement in world.ledger.movements {
    guard case .discharge(let ship, _) = movement.order.act else { continue }
    let hull = world.story.ships[ship].hull
    let left = world.ledger.tonnes(aboard: ship, at: movement.order.end + 1) / hull.cargoCapacity
    parts[ship, default: []].append(left)
  }
  let all = parts.values.joined().sorted()
  try #require(all.count > 30)
  #expect((0.001...0.004).contains(all[all.count / 2]))
  #expect(all[all.count / 10] < 0.7 * all[all.count / 2])
  #expect(all[all.count * 9 / 10] > 1.4 * all[all.count / 2])
  #expect((all.last ?? 1) < 0.021)
  for own in parts.values where own.count > 1 { #expect(Set(own).count == own.count) }
  let openings = world.story.opening.values.map(\.barrels)
  #expect(openings.count > 10)
  #expect(openings.allSatisfy { $0 > 0 })
  #expect(Worlds.demo.story.opening.isEmpty)
}

@Test("World 3: draughts move opposite ways at a transfer and follow tonnes per centimetre")
func draughtsMoveOppositeWays() throws {
  let world = Worlds.demo
  let donor = try #require(Worlds.ship("donor"))
  let receiver = try #require(Worlds.ship("receiver"))
  let transfer = try #require(
    world.ledger.movements.first { movement in
      if case .transfer = movement.order.act { true } else { false }
    })
  let (start, end) = (transfer.order.start, transfer.order.end)
  let fall =
    world.ledger.draught(of: donor.index, at: start)
    - world.ledger.draught(of: donor.index, at: end)
  let rise =
    world.ledger.draught(of: receiver.index, at: end)
    - world.ledger.draught(of: receiver.index, at: start)
  #expect(fall > 5)
  #expect(abs(fall - rise) < 0.3)
}

@Test("World 3: ballast draught is 40 to 55 % and laden draught above 85 % of the design draught")
func draughtsLieWhereTheyShould() {
  for hull in Hull.tankers {
    let stores = 0.02 * hull.deadweight
    let ballast = hull.draught(aboard: hull.ballast(cargo: 0) + stores) / hull.designDraught
    let laden = hull.draught(aboard: hull.cargoCapacity + stores) / hull.designDraught
    #expect((0.4...0.58).contains(ballast), "\(hull.name)")
    #expect((0.85...1.0).contains(laden), "\(hull.name)")
  }
}

@Test(
  "World 3: barrels a tonne follow the API gravity",
  arguments: [(16.0, 6.563), (33.0, 7.319), (10.0, 6.296)])
func barrelsPerTonne(api: Double, expected: Double) {
  #expect(abs(Grade("oil", api: api).barrelsPerTonne - expected) < 0.002)
}
