import Custody
import Foundation
import Testing
import Vocabulary

/// Built tankers whose figures are published; the sources stand in Docs/Methods/Barrels.md.
private let built: [(length: Double, beam: Double, draught: Double?, deadweight: Double)] = [
  (332, 58, 22, 318_000), (274.18, 50, 17, 164_154), (380, 68, 24, 441_585),
  (458, 69, 25, 565_000), (183.24, 32.2, 13.3, 49_200), (249.8, 44, 13.75, 114_800),
  (183.3, 32.2, nil, 50_000), (333, 60, nil, 310_000), (274, 48, nil, 157_000),
  (228, 38, nil, 74_000),
]

@Suite struct RegressionTests {
  /// Least squares of y on x: base, power and what is left of one ship.
  private func fit(_ points: [(x: Double, y: Double)]) -> (Double, Double, Double) {
    let count = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    let spread = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    let power = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread
    let base = y - power * x
    let left = points.reduce(0) { $0 + pow($1.y - base - power * $1.x, 2) }
    return (base, power, (left / (count - 2)).squareRoot())
  }

  @Test("Barrels 18: the regression's figures are those of the listed tankers, and so is its error")
  func refit() {
    let rule = HydrostaticRule.standard
    let weight = fit(built.map { (log($0.length * $0.beam), log($0.deadweight)) })
    #expect(abs(weight.0 - rule.deadweightBase) < 0.001)
    #expect(abs(weight.1 - rule.deadweightPower) < 0.0002)
    #expect(weight.2 < 0.08)
    let depth = fit(
      built.compactMap { ship in ship.draught.map { (log(ship.length * ship.beam), log($0)) } })
    #expect(abs(depth.0 - rule.draughtBase) < 0.001)
    #expect(abs(depth.1 - rule.draughtPower) < 0.0002)
    #expect(depth.2 < 0.105)
  }

  @Test(
    "Barrels 18: each of them lies inside the interval of her length and beam alone",
    arguments: 0..<10)
  func held(index: Int) throws {
    let ship = built[index]
    let hull = try #require(
      Hydrostatics(
        VesselParticulars(
          length: Sourced(Metres(ship.length), from: .transmitted),
          beam: Sourced(Metres(ship.beam), from: .transmitted))))
    #expect(hull.deadweight.low < ship.deadweight && ship.deadweight < hull.deadweight.high)
    #expect((hull.deadweight.high - hull.deadweight.low) / hull.deadweight.best < 0.5)
  }
}

/// What can be added to what: the compiler picks the first only where a sum of the two exists.
private protocol Summable { static func + (left: Self, right: Self) -> Self }
extension Mass: Summable {}
extension Estimate: Summable {}

private func canAdd<Amount: Summable>(_: Amount, _: Amount) -> Bool { true }
@_disfavoredOverload
private func canAdd<One, Other>(_: One, _: Other) -> Bool { false }

@Suite struct UnitTests {
  @Test("Barrels 20: tonnes and barrels are of different types and cannot be added")
  func units() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (43.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 43)
    let edge = try #require(scene.graph.edges.first)
    #expect(canAdd(edge.tonnes, edge.tonnes))
    #expect(canAdd(edge.barrels, edge.barrels))
    #expect(!canAdd(edge.tonnes, edge.barrels))
    let twice = edge.tonnes + edge.tonnes
    #expect(twice.best == 2 * edge.tonnes.best && (twice - edge.tonnes).best == edge.tonnes.best)
    let density = CrudeDensity(grades: [16])
    #expect(abs(edge.tonnes.barrels(of: density).best / edge.tonnes.best - 6.563) < 0.001)
  }
}
