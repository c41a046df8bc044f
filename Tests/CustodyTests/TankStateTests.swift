import Custody
import Testing
import Vocabulary

@Suite struct TankStateTests {
  @Test("Custody 15: Suez Rajan's cargo was almost wholly Virgo's, whatever her papers said")
  func suezRajan() {
    // About 4,000 bbl from CS Brilliance and 0.98 Mbbl from Virgo (DOJ 2023); one density.
    let perTonne = CrudeDensity(api: Estimate(exactly: 30)).barrelsPerTonne.best
    func tonnes(_ barrels: Double, _ error: Double) -> Estimate {
      let best = barrels / perTonne
      return Estimate(low: best * (1 - error), best: best, high: best * (1 + error))
    }
    var tank = TankState.empty
    tank.receive(tonnes(4000, 0.05), shares: .pure(.terminal("cs-brilliance")))
    tank.receive(tonnes(980_000, 0.1), shares: .pure(.terminal("virgo")))
    let virgo = tank.shares.share(of: .terminal("virgo"))
    #expect(abs(virgo.best - 0.996) < 0.0005)
    #expect(virgo.low > 0.99 && virgo.high < 1)
    #expect(tank.shares.share(of: .terminal("cs-brilliance")).high < 0.01)
    let discharged = tank.release(tank.total, emptying: true)
    #expect(abs(discharged.share(of: .terminal("virgo")).best - virgo.best) < 1e-9)
  }

  @Test("Custody 15: a part discharged is mixed at best, segregated at the bounds")
  func segregation() {
    var tank = TankState.empty
    tank.receive(Estimate(exactly: 100), shares: .pure(.terminal("a")))
    tank.receive(Estimate(exactly: 300), shares: .pure(.terminal("b")))
    let half = tank.release(Estimate(exactly: 200), emptying: false)
    #expect(half.share(of: .terminal("a")) == Estimate(low: 0, best: 0.25, high: 0.5))
    #expect(half.share(of: .terminal("b")) == Estimate(low: 0.5, best: 0.75, high: 1))
    let left = tank.shares.share(of: .terminal("a"))
    #expect(left == Estimate(low: 0, best: 0.25, high: 0.5))
    let rest = tank.release(Estimate(exactly: 200), emptying: true)
    #expect(rest.share(of: .terminal("a")) == left)
    #expect(tank.total == .zero)
    #expect(tank.contents.isEmpty)
  }

  @Test("Custody 15: shares add up to one and every truth lies inside", arguments: 0..<60)
  func sharesSumToOne(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var tank = TankState.empty
    var truth: [String: Double] = [:]
    for _ in 0..<25 {
      if Bool.random(using: &random) || truth.values.reduce(0, +) < 10 {
        let name = ["a", "b", "c"][Int.random(in: 0..<3, using: &random)]
        let mass = Double.random(in: 1...100, using: &random)
        truth[name, default: 0] += mass
        tank.receive(blurred(mass, &random), shares: .pure(.terminal(name)))
      } else {
        let total = truth.values.reduce(0, +)
        let part = Double.random(in: 0.1...0.9, using: &random)
        for name in ["a", "b", "c"] { truth[name, default: 0] *= 1 - part }
        let estimate = blurred(total * part, &random)
        let missing = tank.cover(estimate)
        #expect(missing == nil)
        let leaving = tank.release(estimate, emptying: false)
        #expect(abs(leaving.shares.reduce(0) { $0 + $1.share.best } - 1) < 1e-9)
      }
      let total = truth.values.reduce(0, +)
      #expect(tank.total.low <= total + 1e-6 && total <= tank.total.high + 1e-6)
      let shares = tank.shares
      #expect(abs(shares.shares.reduce(0) { $0 + $1.share.best } - 1) < 1e-9)
      for name in ["a", "b", "c"] where total > 0 {
        let share = shares.share(of: .terminal(name))
        let part = truth[name, default: 0] / total
        #expect(share.low <= part + 1e-6 && part <= share.high + 0.01)
      }
    }
  }

  @Test("Custody 18: what leaves without having come aboard is kept as unknown origin")
  func cover() throws {
    var tank = TankState(unknown: Estimate(low: 0, best: 5, high: 10))
    let mass = Estimate(low: 90, best: 100, high: 110)
    let added = tank.cover(mass)
    let missing = try #require(added)
    #expect(missing.low == 80)
    #expect(missing.best == 95)
    let leaving = tank.release(mass, emptying: true)
    #expect(leaving == .unknown)
    #expect(tank.total.low >= 0)
  }

  @Test("Custody 17: a draught that contradicts the tanks changes nothing by itself")
  func contradiction() {
    var tank = TankState(unknown: Estimate(low: 50, best: 60, high: 70))
    let before = tank
    let isEmpty = tank.constrain(to: Estimate(low: 0, best: 5, high: 10))
    #expect(!isEmpty)
    #expect(tank == before)
    let isFuller = tank.constrain(to: Estimate(low: 65, best: 80, high: 90))
    #expect(isFuller)
    #expect(tank.total == Estimate(low: 65, best: 65, high: 70))
  }

  private func blurred(_ value: Double, _ random: inout SeededRandom) -> Estimate {
    let below = value * (1 - Double.random(in: 0...0.1, using: &random))
    let above = value * (1 + Double.random(in: 0...0.1, using: &random))
    return Estimate(low: below, best: (below + above) / 2, high: above)
  }
}
