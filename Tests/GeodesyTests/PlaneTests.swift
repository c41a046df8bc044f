import Geodesy
import Testing
import Vocabulary

@Suite("Tangent planes, polygons and hulls")
struct PlaneTests {
  @Test("lengths on the plane agree with the geodesic to 1 cm at 10 km, poles included")
  func planeLengths() throws {
    var dice = Dice(seed: 3)
    for _ in 0..<300 {
      let origin = try place(dice.number(in: -89.99...89.99), dice.number(in: -180...180))
      let course = try bearing(dice.number(in: 0...359))
      let other = origin.destination(bearing: course, distance: Metres(9900))
      let exact = try #require(origin.geodesicDistance(to: other)?.value)
      #expect(abs(TangentPlane(origin: origin).point(other).length - exact) < 0.01)
    }
  }

  private func square(_ east: Double, _ north: Double, half: Double) throws -> ConvexPolygon {
    try #require(
      ConvexPolygon([
        PlanePoint(east: east - half, north: north - half),
        PlanePoint(east: east - half, north: north + half),
        PlanePoint(east: east + half, north: north + half),
        PlanePoint(east: east + half, north: north - half),
      ]))
  }

  @Test(
    "the distance of two squares",
    arguments: [
      (30.0, 0.0, 10.0), (30, 30, 10 * 2.0.squareRoot()), (15, 5, 0), (0, 0, 0), (20, 0, 0),
    ])
  func squares(_ east: Double, _ north: Double, _ expected: Double) throws {
    let (one, other) = (try square(0, 0, half: 10), try square(east, north, half: 10))
    #expect(abs(one.distance(to: other) - expected) < 1e-9)
    #expect(one.distance(to: other) == other.distance(to: one))
  }

  @Test("crossed hulls overlap though no corner lies inside the other")
  func crossed() throws {
    let upright = try #require(
      ConvexPolygon([(-1, -9), (1, -9), (1, 9), (-1, 9)].map(PlanePoint.init)))
    let lying = try #require(
      ConvexPolygon([(-9, -1), (9, -1), (9, 1), (-9, 1)].map(PlanePoint.init)))
    #expect(upright.distance(to: lying) == 0)
  }

  @Test("a ring without area is no polygon")
  func noArea() {
    let point = PlanePoint(east: 1, north: 1)
    #expect(ConvexPolygon([point, point, point]) == nil)
    #expect(ConvexPolygon([point, point]) == nil)
  }

  static let tanker = HullDimensions(toBow: 280, toStern: 50, toPort: 20, toStarboard: 40)

  @Test(
    "two VLCCs alongside have the fenders' water between them", arguments: Mirror.allCases,
    [0.0, 80, 88.9])
  func alongside(_ at: Mirror, _ latitude: Double) throws {
    let heading = try bearing(30)
    let first = try at(latitude, 0.001)
    // Antennas 20 m off port: the second lies 64 m to starboard, 60 m of beam and 4 m of fenders.
    let second = first.destination(bearing: try bearing(120), distance: Metres(64))
    let plane = TangentPlane(origin: first)
    let one = try #require(
      HullFootprint(dimensions: Self.tanker, antenna: first, heading: heading, on: plane))
    let other = try #require(
      HullFootprint(dimensions: Self.tanker, antenna: second, heading: heading, on: plane))
    #expect(abs(one.clearWater(to: other) - 4) < 0.6)
    #expect(one.overlapAbeam(other) > 0.95)
    #expect(one.isParallel(to: other, within: 3))
  }

  @Test("an unknown reference point centres the hull")
  func centred() throws {
    let dimensions = HullDimensions(toBow: 0, toStern: 330, toPort: 0, toStarboard: 60)
    let origin = try place(1, 104)
    let plane = TangentPlane(origin: origin)
    let hull = try #require(
      HullFootprint(dimensions: dimensions, antenna: origin, heading: try bearing(0), on: plane))
    let north = hull.polygon.extent(along: PlanePoint(east: 0, north: 1))
    #expect(abs(north.lowerBound + 165) < 1e-6 && abs(north.upperBound - 165) < 1e-6)
    #expect(!hull.hasReferencePoint)
  }

  @Test("hulls without beam or length are none", arguments: [(0, 0, 10, 10), (100, 50, 0, 0)])
  func noHull(_ a: Int, _ b: Int, _ c: Int, _ d: Int) throws {
    let dimensions = HullDimensions(toBow: a, toStern: b, toPort: c, toStarboard: d)
    let origin = try place(1, 104)
    #expect(
      HullFootprint(
        dimensions: dimensions, antenna: origin, heading: try bearing(0),
        on: TangentPlane(origin: origin)) == nil)
  }
}
