import Custody
import Testing
import Vocabulary

@Suite struct HydrostaticsTests {
  private let vlcc = Scene.vlcc

  @Test(
    "Barrels 1: barrels in a tonne follow the density",
    arguments: [
      (8.0, 6.207), (10, 6.296), (16, 6.563), (20, 6.741), (25, 6.963), (33, 7.319), (40, 7.631),
    ])
  func barrelsInATonne(api: Double, published: Double) {
    let density = CrudeDensity(api: Estimate(exactly: api))
    #expect(abs(density.barrelsPerTonne.best - published) < 0.0011)
  }

  @Test("Barrels 2: the block coefficient falls with the draught as in EPA's worked example")
  func riddlesworth() throws {
    // Cb 0.82 at 13.57 m; deadweight chosen so that the design block coefficient is 0.82.
    let hull = try #require(
      Hydrostatics(
        VesselParticulars(
          length: Sourced(Metres(200), from: .registry), beam: Sourced(Metres(32), from: .registry),
          designDraught: Sourced(Metres(13.57), from: .registry))))
    #expect(hull.designBlock == 0.82)
    #expect(abs(hull.blockCoefficient(at: Metres(12.48)) - 0.8149052) < 1e-6)
    #expect(hull.blockCoefficient(at: Metres(0)) == 0)
    #expect(hull.blockCoefficient(at: Metres(-3)) == 0)
  }

  @Test("Barrels 3: every figure is an interval of some width")
  func intervals() throws {
    let hull = try #require(Hydrostatics(vlcc))
    for metres in stride(from: 4.0, through: 22, by: 0.5) {
      let draught = Metres(metres)
      let figures = [
        hull.displacement(at: draught), hull.tonnesPerCentimetre(at: draught),
        hull.cargo(at: draught), hull.capacity,
      ]
      for figure in figures { #expect(figure.low < figure.high) }
    }
  }

  @Test("Barrels 2: tonnes per centimetre are those published for a hull of known water plane")
  func waterPlane() throws {
    // An FPSO of 320 × 54.5 m, draught 21.5 m, block coefficient 0.85, has 15,710 m² of water
    // plane, which is 161 t/cm; the deadweight is the one that gives that block coefficient.
    let hull = try #require(
      Hydrostatics(
        VesselParticulars(
          length: Sourced(Metres(320 / 0.955), from: .registry),
          beam: Sourced(Metres(54.5), from: .registry),
          deadweight: Sourced(Tonnes(287_400), from: .registry),
          designDraught: Sourced(Metres(21.5), from: .registry))))
    #expect(abs(hull.designBlock - 0.85) < 0.001)
    let tonnes = hull.tonnesPerCentimetre(at: Metres(21.5))
    #expect(abs(tonnes.best - 161) < 1)
    #expect(tonnes.low < 161 && 161 < tonnes.high)
  }

  @Test("Barrels 4: a load is larger than the displacement gained, because ballast leaves")
  func ballast() throws {
    let hull = try #require(Hydrostatics(vlcc))
    let load = hull.cargoChange(from: Metres(10), to: Metres(21.5), witness: .prompt)
    let gained =
      hull.displacement(at: Metres(21.5)).best - hull.displacement(at: Metres(10)).best
    #expect(load.best > gained)
    // Otoman loaded 1.82 Mbbl at Jose, Centuries 1.8 Mbbl (published cases 4 and 15).
    let barrels = CrudeDensity(api: Estimate(exactly: 16)).barrels(inTonnes: load)
    #expect(barrels.low < 1_800_000 && 1_820_000 < barrels.high)
    #expect((barrels.high - barrels.low) / barrels.best < 0.35)
  }

  @Test("Barrels 5: a draught typed within a day of the event narrows the interval")
  func witness() throws {
    let hull = try #require(Hydrostatics(vlcc))
    let prompt = hull.cargoChange(from: Metres(18), to: Metres(20), witness: .prompt)
    let ordinary = hull.cargoChange(from: Metres(18), to: Metres(20), witness: .ordinary)
    #expect(ordinary.low < prompt.low)
    #expect(prompt.high < ordinary.high)
    #expect(ordinary.best == prompt.best)
  }

  @Test("Barrels 6: a change keeps its sign and stays within capacity")
  func bounds() throws {
    let hull = try #require(Hydrostatics(vlcc))
    for from in stride(from: 3.0, through: 25.5, by: 0.5) {
      for to in stride(from: 3.0, through: 25.5, by: 0.5) {
        let change = hull.cargoChange(from: Metres(from), to: Metres(to), witness: .ordinary)
        let most = hull.capacity.high
        #expect(from <= to ? change.low >= 0 : change.high <= 0)
        #expect(change.high <= most && change.low >= -most)
        let back = hull.cargoChange(from: Metres(to), to: Metres(from), witness: .ordinary)
        #expect(back.best == -change.best)
      }
    }
    #expect(abs(hull.capacity.low - 0.95 * 305_000) < 1e-6)
    #expect(abs(hull.capacity.high - 0.98 * 305_000) < 1e-6)
  }

  @Test(
    "Barrels 7: an unknown deadweight is estimated from length and beam",
    arguments: [
      (333.0, 60.0, 305_000.0), (274, 48, 158_000), (249, 44, 110_000), (228, 32.3, 74_000),
      (183, 32.2, 50_000),
    ])
  func deadweight(length: Double, beam: Double, typical: Double) throws {
    let hull = try #require(
      Hydrostatics(
        VesselParticulars(
          length: Sourced(Metres(length), from: .transmitted),
          beam: Sourced(Metres(beam), from: .transmitted))))
    #expect(hull.deadweight.low < typical && typical < hull.deadweight.high)
    #expect(hull.basis.contains("deadweight estimated"))
  }

  @Test("Barrels 8: what is missing widens the error, and without anything there is no figure")
  func missing() throws {
    let all = try #require(Hydrostatics(vlcc))
    let some = try #require(
      Hydrostatics(VesselParticulars(length: vlcc.length, beam: vlcc.beam)))
    let weight = try #require(Hydrostatics(VesselParticulars(deadweight: vlcc.deadweight)))
    let typed = try #require(Hydrostatics(VesselParticulars(), deepestTyped: Metres(21)))
    #expect(all.relativeError < some.relativeError)
    #expect(some.relativeError < typed.relativeError)
    #expect(all.relativeError < weight.relativeError)
    #expect(abs(weight.length.value / all.length.value - 1) < 0.1)
    #expect(Hydrostatics(VesselParticulars()) == nil)
    #expect(Hydrostatics(VesselParticulars(beam: vlcc.beam)) == nil)
  }

  @Test(
    "Barrels 9: figures that no tanker can have are unknown",
    arguments: [
      0.0, -5, 1022, .infinity, .nan,
    ])
  func implausible(length: Double) {
    let particulars = VesselParticulars(length: Sourced(Metres(length), from: .transmitted))
    #expect(particulars.plausible.length == nil)
    #expect(Hydrostatics(particulars) == nil)
  }

  @Test("Barrels 10: an unknown grade spans 10 to 45 degrees API")
  func unknownGrade() {
    let known = CrudeDensity(grades: [16]).barrels(inTonnes: Estimate(exactly: 1000))
    let unknown = CrudeDensity(grades: []).barrels(inTonnes: Estimate(exactly: 1000))
    #expect(abs(unknown.low - 6296) < 1.5)
    // 141.5 / 176.5 · 999.016 kg/m³ is 800.91 kg/m³.
    #expect(abs(unknown.high - 7853.3) < 1)
    #expect(known.high - known.low < (unknown.high - unknown.low) / 5)
  }

  @Test("Barrels 11: below half the design draught a ship is empty but for a heel")
  func emptiness() throws {
    let hull = try #require(Hydrostatics(vlcc))
    let empty = hull.cargo(at: Metres(10))
    #expect(empty.best == 0)
    #expect(empty.low == 0)
    #expect(empty.high < 0.05 * 305_000)
    let laden = hull.cargo(at: Metres(21.9))
    #expect(laden.low > 0.8 * 305_000)
    #expect(laden.high <= hull.capacity.high)
  }
}
