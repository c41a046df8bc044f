import Geodesy
import Testing
import Tracks
import Vocabulary

@Suite("Gazetteer and place index")
struct GazetteerTests {
  @Test("every built-in row has an area, a name of its own and a source")
  func builtin() {
    let all = Gazetteer.builtin.terminals
    #expect(all.count == 99)
    #expect(Set(all.map(\.id)).count == 99)
    #expect(PlaceIndex(.builtin).terminals.count == 99)
    for terminal in all {
      #expect(terminal.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
      #expect(!terminal.name.isEmpty && !terminal.country.isEmpty && !terminal.source.isEmpty)
    }
  }

  @Test("roles, regimes and doubts of the table come through")
  func facts() throws {
    let jose = try #require(Gazetteer.builtin.terminal("ve-jose-terminal"))
    #expect(jose.role == .load && jose.regime == "sanctioned_origin:VE" && jose.isVerified)
    #expect(jose.grades == [CrudeGrade(name: "Merey 16", api: 16)])
    let monjes = try #require(Gazetteer.builtin.terminal("ve-los-monjes-sts-area"))
    #expect(monjes.role == .sts && !monjes.isVerified && monjes.berthType == "anchorage")
    let primorsk = try #require(Gazetteer.builtin.terminal("ru-primorsk"))
    #expect(primorsk.regime == "price_cap:RU")
    let malongo = try #require(Gazetteer.builtin.terminal("ao-malongo-oil-terminal"))
    #expect(malongo.regime == nil)
    #expect(Gazetteer.builtin.terminal("nowhere") == nil)
    #expect(Gazetteer.regime(ofCountry: "Venezuela") == "sanctioned_origin:VE")
    #expect(Gazetteer.regime(ofCountry: "IR") == "sanctioned_origin:IR")
    #expect(Gazetteer.regime(ofCountry: "Norway") == nil)
  }

  @Test("a call at Kozmino has a place")
  func kozmino() throws {
    let jetty = try #require(Coordinate(latitude: 42.73, longitude: 133.01))
    let held = PlaceIndex(.builtin).places(
      containing: jetty, largestUnverified: PortCallRule.standard.largestUnverified)
    #expect(!held.isEmpty)
  }

  @Test("a box that nobody checked never stands before a checked place")
  func unverifiedBoxes() throws {
    let index = PlaceIndex(.builtin)
    let here = try #require(Coordinate(latitude: 1.35, longitude: 103.55))
    let held = index.terminals(containing: here)
    #expect(held.first?.id == "my-tanjung-pelepas")
    #expect(held.last?.isVerified == false)
    let limited = index.places(containing: here, largestUnverified: 2e9)
    #expect(limited.compactMap { index.terminal($0)?.isVerified } == [true])
  }

  @Test("the most specific place comes first", arguments: Chart.allCases)
  func specific(_ chart: Chart) throws {
    let index = PlaceIndex(
      Gazetteer(terminals: [
        try drawnPlace("wide", .load, radius: 10_000, chart: chart),
        try drawnPlace("small", .anchorage, at: (3000, 0), radius: 2000, chart: chart),
        try drawnPlace("doubted", .sts, radius: 500, chart: chart, isVerified: false),
      ]))
    let inAll = try chart.place(2800, 0)
    #expect(index.terminals(containing: inAll).map(\.id) == ["small", "wide"])
    #expect(
      index.terminals(containing: try chart.place(0, 0)).map(\.id) == ["wide", "doubted"])
    #expect(index.terminals(containing: try chart.place(11_000, 0)).isEmpty)
    let near = try #require(
      index.nearest(to: chart.place(12_000, 0), within: Metres(5000)))
    #expect(index.terminal(near.place)?.id == "wide")
    #expect(abs(near.distance.value - 2000) < 20)
    #expect(try index.nearest(to: chart.place(30_000, 0), within: Metres(5000)) == nil)
  }

  @Test("a user's place stands before the built-in one whose centre it covers")
  func ownPlaces() throws {
    let world = Gazetteer(terminals: [
      try drawnPlace("built-in", .sts, radius: 3000), try drawnPlace("berth", .load, radius: 2000),
    ])
    let own = try drawnPlace("own", .sts, at: (500, 0), radius: 18_000)
    let merged = world.merging(Gazetteer(terminals: [own]))
    let held = PlaceIndex(merged).terminals(containing: try Chart.asDrawn.place(100, 0))
    #expect(held.map(\.id) == ["berth", "own", "built-in"])
    let same = world.adding([try drawnPlace("berth", .discharge, radius: 4000)])
    #expect(same.terminals.count == 2)
    #expect(same.terminal("berth")?.role == .discharge)
  }

  @Test("areas that are none hold nothing and do no harm")
  func badAreas() throws {
    let here = try Chart.asDrawn.place(0, 0)
    let areas: [PlaceArea] = [
      .polygon([]), .polygon([here, here]), .disc(centre: here, radius: Metres(-1)),
      .disc(centre: here, radius: Metres(.nan)), .disc(centre: here, radius: Metres(.infinity)),
    ]
    for area in areas {
      let place = Terminal(
        id: "bad", name: "", country: "", role: .load, area: area, source: "")
      #expect(PlaceIndex(Gazetteer(terminals: [place])).terminals(containing: here).isEmpty)
    }
  }
}
