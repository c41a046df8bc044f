import Baseline
import Testing
import Vocabulary

private let donor = MMSI(UInt32(538_000_001))
private let receiver = MMSI(UInt32(636_000_002))
private let noon = Instant(seconds: 1_700_000_000)

private func fix(
  _ mmsi: MMSI, hours: Double, _ latitude: Double, _ longitude: Double, knots: Double = 0.2
) throws -> Record {
  .fix(
    Fix(
      time: noon + .hours(hours), mmsi: mmsi,
      position: try #require(Coordinate(latitude: latitude, longitude: longitude)),
      speed: Knots(knots), source: SourceReference(source: 0, offset: 0, length: 1)))
}

private func report(_ mmsi: MMSI, hours: Double, draught: Double) -> Record {
  .staticReport(
    StaticReport(
      time: noon + .hours(hours), mmsi: mmsi, shipType: 80,
      dimensions: HullDimensions(toBow: 200, toStern: 44, toPort: 21, toStarboard: 21),
      draught: Metres(draught), source: SourceReference(source: 0, offset: 0, length: 1)))
}

private func rows(_ name: String, apart degrees: Double, hours: Double) throws -> [[String]] {
  let (donor, receiver) = (try #require(donor), try #require(receiver))
  var rules = PlainRules(places: [])
  rules.observe(report(donor, hours: -1, draught: 14))
  rules.observe(report(receiver, hours: -1, draught: 8))
  for step in 0...Int(hours * 6) {
    let time = Double(step) / 6
    rules.observe(try fix(donor, hours: time, 10, 60))
    rules.observe(try fix(receiver, hours: time, 10 + degrees, 60))
  }
  rules.observe(report(donor, hours: hours + 2, draught: 8))
  rules.observe(report(receiver, hours: hours + 2, draught: 14))
  return rules.finish().tables[name]?.rows ?? []
}

@Test("Baseline 1: two tankers within 500 m below two knots for two hours are a transfer")
func closePairsTransfer() throws {
  let found = try rows("transfers", apart: 0.002, hours: 8)
  #expect(found.count == 1)
  #expect(found[0][0] == "538000001" && found[0][1] == "636000002")
}

@Test("Baseline 1: farther than 500 m, or shorter than two hours, they are none")
func otherPairsDoNot() throws {
  #expect(try rows("transfers", apart: 0.006, hours: 8).isEmpty)
  #expect(try rows("transfers", apart: 0.002, hours: 1.5).isEmpty)
}

@Test("Baseline 2: a gap over twelve hours is deliberate, one over six is told")
func gapsByLength() throws {
  let ship = try #require(donor)
  var rules = PlainRules(places: [])
  for hours in [0.0, 5, 13, 27] { rules.observe(try fix(ship, hours: hours, 10, 60)) }
  #expect(rules.finish().tables["gaps"]?.rows.map { $0[4] } == ["0", "1"])
}

@Test("Baseline 3: the draught difference is the cargo, by length times beam")
func draughtIsCargo() throws {
  let found = try rows("transfers", apart: 0.002, hours: 8)
  let barrels = try #require(Double(found[0][8]))
  // 6 m × 244 m × 42 m × 0.9 × 1.025 t/m³ × 7.3 bbl/t
  #expect(abs(barrels - 414_000) < 2000)
}
