import Geodesy
import Testing
import Vocabulary

@Suite("Great circles and geodesics")
struct GreatCircleTests {
  @Test("a minute of latitude is a nautical mile within 0.56 %", arguments: Mirror.allCases)
  func minuteOfLatitude(_ at: Mirror) throws {
    let metres = try at(10, 0).distance(to: at(10 + 1.0 / 60, 0)).value
    #expect(abs(metres / 1852 - 1) < 0.0056)
  }

  @Test("the geodesic from Flinders Peak to Buninyong is 54,972.271 m (Geoscience Australia)")
  func flindersPeak() throws {
    let flinders = try place(-(37 + 57 / 60.0 + 3.72030 / 3600), 144 + 25 / 60.0 + 29.5244 / 3600)
    let buninyong = try place(
      -(37 + 39 / 60.0 + 10.1561 / 3600), 143 + 55 / 60.0 + 35.38390 / 3600)
    let metres = try #require(flinders.geodesicDistance(to: buninyong)?.value)
    #expect(abs(metres - 54_972.271) < 0.001)
  }

  @Test("the quarter meridian of WGS 84 is 10,001,965.729 m")
  func quarterMeridian() throws {
    let metres = try #require(place(0, 20).geodesicDistance(to: place(90, 20))?.value)
    #expect(abs(metres - 10_001_965.729) < 0.001)
  }

  @Test("nearly antipodal places have no Vincenty distance, but a great circle")
  func antipodes() throws {
    #expect(try place(0, 0).geodesicDistance(to: place(0.1, 179.9)) == nil)
    let half = try place(0, 0).distance(to: place(0, 180)).value
    #expect(abs(half - .pi * MeanSphere.radius.value) < 0.01)
    #expect(try place(0, 0).bearing(to: place(0, 180)) == nil)
  }

  @Test("the sphere is within 0.56 % of the ellipsoid everywhere")
  func errorBound() throws {
    var dice = Dice(seed: 1)
    for _ in 0..<2000 {
      let from = try place(dice.number(in: -90...90), dice.number(in: -180...180))
      let to = try place(dice.number(in: -90...90), dice.number(in: -180...180))
      guard let exact = from.geodesicDistance(to: to)?.value, exact > 1 else { continue }
      #expect(abs(from.distance(to: to).value / exact - 1) <= 0.0056)
    }
  }

  @Test("sailing out on the bearing for the distance arrives")
  func thereAndBack() throws {
    var dice = Dice(seed: 2)
    for _ in 0..<500 {
      let from = try place(dice.number(in: -89...89), dice.number(in: -180...180))
      let to = try place(dice.number(in: -89...89), dice.number(in: -180...180))
      let course = try #require(from.bearing(to: to))
      let reached = from.destination(bearing: course, distance: from.distance(to: to))
      #expect(reached.distance(to: to).value < 0.01)
      let middle = from.interpolated(to: to, fraction: 0.5)
      let (one, other) = (middle.distance(to: from).value, middle.distance(to: to).value)
      #expect(abs(one - other) < 0.01)
    }
  }

  @Test("the middle of a run over the antimeridian and over a pole lies on it")
  func edgesOfTheChart() throws {
    let middle = try place(0, 179).interpolated(to: place(0, -179), fraction: 0.5)
    #expect(abs(abs(middle.longitude) - 180) < 1e-9)
    let top = try place(89, 10).interpolated(to: place(89, -170), fraction: 0.5)
    #expect(top.latitude > 90 - 1e-9)
    #expect(try place(5, 180).distance(to: place(5, -180)).value < 1e-6)
  }

  @Test("a mean of places does not mind the antimeridian")
  func mean() throws {
    var mean = MeanPlace()
    #expect(mean.coordinate == nil)
    mean.add(try place(10, 179.9))
    mean.add(try place(10, -179.9))
    let middle = try #require(mean.coordinate)
    #expect(abs(abs(middle.longitude) - 180) < 1e-9)
    #expect(abs(middle.latitude - 10) < 0.001)
  }
}
