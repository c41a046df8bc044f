import Geodesy
import Testing
import Vocabulary

@Suite("Areas")
struct CoordinatePolygonTests {
  private func box(_ at: Mirror) throws -> CoordinatePolygon {
    try #require(CoordinatePolygon([at(1, -0.5), at(1, 0.5), at(2, 0.5), at(2, -0.5)]))
  }

  @Test("a box holds what lies in it, wherever it is drawn", arguments: Mirror.allCases)
  func contains(_ at: Mirror) throws {
    let box = try box(at)
    for (latitude, longitude, inside) in [
      (1.5, 0.0, true), (1.01, -0.49, true), (1.99, 0.49, true), (0.99, 0, false),
      (1.5, 0.51, false), (1.5, -0.51, false), (1.5, 120, false), (1.5, -120, false),
    ] {
      #expect(try box.contains(at(latitude, longitude)) == inside)
    }
  }

  @Test("the distance to a box is that to its nearest side", arguments: Mirror.allCases)
  func distance(_ at: Mirror) throws {
    let box = try box(at)
    #expect(try box.distance(to: at(1.5, 0.2)).value == 0)
    let away = try box.distance(to: at(0.9, 0)).value
    let exact = try #require(at(0.9, 0).geodesicDistance(to: at(1, 0))?.value)
    #expect(abs(away - exact) < 10)
  }

  @Test("a degree square near the equator covers 12,300 km²", arguments: Mirror.allCases)
  func area(_ at: Mirror) throws {
    #expect(abs(try box(at).area / 1.2308e10 - 1) < 0.012)
  }

  @Test("the bounding disc holds every corner", arguments: Mirror.allCases)
  func bounds(_ at: Mirror) throws {
    let box = try box(at)
    let disc = box.boundingDisc
    for corner in box.ring { #expect(disc.centre.distance(to: corner) <= disc.radius) }
    #expect(disc.radius.value < 85_000)
  }
}
