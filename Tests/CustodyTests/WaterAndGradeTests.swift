import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct WaterAndGradeTests {
  @Test(
    "Barrels 15: brackish waters have the density of their source, the rest is sea",
    arguments: [
      (10.52, -71.63, 0.998), (60.37, 28.63, 1.003), (44.72, 37.78, 1.013), (54.4, 18.7, 1.005),
      (10.1, -64.85, 1.025), (22.43, 69.83, 1.025), (1.56, 104.53, 1.025), (22.02, 88.08, 1.0),
    ])
  func waters(latitude: Double, longitude: Double, expected: Double) throws {
    #expect(WaterDensity.at(try place(latitude, longitude)).best == expected)
    #expect(WaterDensity.at(nil) == WaterDensity.sea)
  }

  @Test("Barrels 15: every water is lighter than the sea, an interval, and has a source")
  func table() {
    for body in WaterDensity.bodies {
      #expect(body.density.low < body.density.best && body.density.best < body.density.high)
      #expect(body.density.high < WaterDensity.sea.best)
      #expect(body.south < body.north && body.west < body.east && !body.source.isEmpty)
    }
  }

  @Test("Barrels 15: in fresh water a laden hull lies 2 to 2.5 % deeper for the same weight")
  func freshWater() throws {
    let hull = try #require(Hydrostatics(Scene.vlcc))
    let fresh = Estimate(low: 0.998, best: 1.0, high: 1.002)
    for metres in stride(from: 6.0, through: 22, by: 0.5) {
      let sea = hull.seaDraught(of: Metres(metres), in: fresh)
      #expect(sea.value < metres)
      #expect((0.975..<0.985).contains(sea.value / metres), "\(metres) m: \(sea.value)")
      let weight = hull.displacement(at: Metres(metres)).best * 1.0 / 1.025
      #expect(abs(hull.displacement(at: sea).best - weight) < 1)
    }
    #expect(hull.seaDraught(of: Metres(20), in: WaterDensity.sea) == Metres(20))
    #expect(hull.seaDraught(of: Metres(0), in: fresh) == Metres(0))
  }

  @Test("Barrels 15: a draught typed in lighter water speaks of less cargo, and is less sure")
  func lessCargo() throws {
    let hull = try #require(Hydrostatics(Scene.vlcc))
    let lake = Estimate(low: 0.996, best: 0.998, high: 1.010)
    let salt = hull.level(at: Metres(21), isPrompt: true, turn: .took)
    let fresh = hull.level(at: Metres(21), in: lake, isPrompt: true, turn: .took)
    let share = (salt.tonnes - fresh.tonnes) / salt.tonnes
    #expect((0.025..<0.035).contains(share), "\(share)")
    #expect(fresh.deviation / fresh.tonnes > salt.deviation / salt.tonnes)
  }

  @Test("Barrels 15: the same draughts mean less crude loaded in the lake than at sea")
  func loadInTheLake() throws {
    var loaded: [Double] = []
    for (latitude, longitude) in [(10.52, -71.63), (10.1, -64.85)] {
      var scene = try Scene()
      scene.input.terminals.append(
        try scene.terminal("here", "Here", "VE", .load, latitude, longitude, 16, nil))
      let ship = try scene.ship("A", draughts: [(0, 10), (2.5, 21), (43.2, 10)])
      try scene.call(ship, "here", 1, 3)
      loaded.append(try #require(scene.graph.edges.first).tonnes.best)
    }
    #expect(loaded[0] < 0.985 * loaded[1] && loaded[0] > 0.95 * loaded[1])
  }

  @Test(
    "Barrels 16: grades have the gravity of their source",
    arguments: [
      ("Merey 16", 16.0), ("MEREY-16 blend", 16), ("Boscan", 10.8), ("Hamaca", 26), ("Urals", 31),
      ("Russian ESPO blend", 34.6), ("Basrah Medium", 27.9), ("Basrah Heavy", 24), ("Basrah", 28),
      ("Iranian Heavy", 29.5), ("Arab Light", 33.3),
    ])
  func grades(name: String, api: Double) throws {
    let assay = try #require(CrudeAssays.named(name))
    #expect(assay.api.best == api)
    #expect(assay.api.low < api && api < assay.api.high && !assay.source.isEmpty)
  }

  @Test("Barrels 16: ESPO's gravity is the one that gives its published 7.39 barrels a tonne")
  func espo() throws {
    let assay = try #require(CrudeAssays.named("ESPO"))
    #expect(abs(CrudeDensity(api: assay.api).barrelsPerTonne.best - 7.39) < 0.005)
    #expect(CrudeAssays.named("Atlantis Light") == nil && CrudeAssays.named("") == nil)
  }

  @Test("Barrels 16: a terminal without stated gravities takes its grades', then its country's")
  func terminals() throws {
    let scene = try Scene()
    func terminal(_ country: String, _ grades: [CrudeGrade], _ role: TerminalRole = .load) throws
      -> Terminal
    {
      Terminal(
        id: "t", name: "T", country: country, role: role,
        area: .disc(centre: try place(0, 0), radius: Metres(1)), grades: grades, source: "test")
    }
    let urals = CrudeDensity(of: try terminal("Russia", [CrudeGrade(name: "Urals", api: nil)]))
    #expect(urals.api == Estimate(low: 29.5, best: 31, high: 32.5))
    let stated = CrudeDensity(of: try terminal("Russia", [CrudeGrade(name: "Urals", api: 30)]))
    #expect(stated.api == Estimate(low: 29, best: 30, high: 31))
    let iranian = CrudeDensity(of: try terminal("Iran", []))
    #expect(iranian.api.low == 28.5 && iranian.api.high == 35.5)
    #expect(CrudeDensity(of: try terminal("Iran", [], .both)) == .unknown)
    #expect(CrudeDensity(of: try terminal("Atlantis", [])) == .unknown)
    #expect(CrudeDensity(of: scene.input.terminals[0]).api.best == 16)
  }

  @Test("Barrels 17: crude shrinks to 60 °F as the tables of API 11.1 say")
  func volumes() throws {
    // Table 6A: 30 degrees API at 100 °F is 0.9821, and nothing changes at 60 °F.
    let density = CrudeDensity(api: Estimate(exactly: 30)).density60.best
    let hot = try #require(VolumeCorrection.factor(density60: density, at: Celsius(37.7778)))
    #expect(abs(hot - 0.9821) < 0.0001)
    let standard = try #require(VolumeCorrection.factor(density60: density, at: Celsius(15.5556)))
    #expect(abs(standard - 1) < 1e-6)
    let cold = try #require(VolumeCorrection.factor(density60: density, at: Celsius(0)))
    #expect(cold > 1)
    // Heavy crude shrinks less than light.
    let heavy = try #require(VolumeCorrection.factor(density60: 960, at: Celsius(60)))
    let light = try #require(VolumeCorrection.factor(density60: 820, at: Celsius(60)))
    #expect(heavy > light && heavy < 1)
  }

  @Test("Barrels 17: a density weighed warm gives the same crude as weighed at 60 °F")
  func roundTrip() throws {
    for api in stride(from: 10.0, through: 45, by: 5) {
      let density = CrudeDensity(api: Estimate(exactly: api)).density60.best
      for degrees in [-10.0, 15, 35, 60] {
        let factor = try #require(VolumeCorrection.factor(density60: density, at: Celsius(degrees)))
        let crude = try #require(CrudeDensity(observed: density * factor, at: Celsius(degrees)))
        #expect(abs(crude.api.best - api) < 0.01)
      }
    }
    #expect(VolumeCorrection.factor(density60: 200, at: Celsius(20)) == nil)
    #expect(VolumeCorrection.factor(density60: 900, at: Celsius(500)) == nil)
    #expect(CrudeDensity(observed: .nan, at: Celsius(20)) == nil)
    #expect(CrudeDensity(observed: .infinity, at: Celsius(20)) == nil)
  }

  @Test("Barrels 17: heated crude takes up more room in the tanks")
  func room() throws {
    let merey = CrudeDensity(api: Estimate(low: 15, best: 16, high: 17))
    let mass = Estimate(exactly: 280_000)
    let cool = try #require(merey.cubicMetres(ofTonnes: mass, at: Celsius(15.5556)))
    let warm = try #require(merey.cubicMetres(ofTonnes: mass, at: Celsius(60)))
    #expect(abs(cool.best - 280_000 / 0.9584) < 100)
    #expect(warm.best > 1.02 * cool.best && warm.low < warm.best && warm.best < warm.high)
  }
}
