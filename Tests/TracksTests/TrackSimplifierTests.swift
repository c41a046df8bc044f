/// The thinned track keeps the shape, the ends and the silences, in bounded room.
import Foundation
import Testing
import Tracks
import Vocabulary

@Suite("Track simplifier")
struct TrackSimplifierTests {
  private func vertex(_ seconds: Double, _ latitude: Double, _ longitude: Double) throws
    -> TrackVertex
  {
    TrackVertex(
      time: Instant(seconds: 1_700_000_000) + .seconds(seconds),
      position: try #require(Coordinate(latitude: latitude, longitude: longitude)), speed: nil)
  }

  @Test("Segments 17: a straight run keeps its two ends")
  func straightRunKeepsEnds() throws {
    var simplifier = TrackSimplifier()
    for step in 0...500 {
      simplifier.append(try vertex(Double(step) * 60, 0, Double(step) * 0.003))
    }
    #expect(simplifier.vertices.count == 2)
    #expect(simplifier.vertices.last?.position.longitude == 1.5)
  }

  @Test("Segments 17: no dropped point lies farther off than the tolerance on either axis")
  func errorIsBounded() throws {
    var simplifier = TrackSimplifier()
    var points: [TrackVertex] = []
    for step in 0...2000 {
      let turn = Double(step) / 100
      points.append(try vertex(Double(step) * 60, 0.2 * sin(turn), Double(step) * 0.002))
    }
    for point in points { simplifier.append(point) }
    let kept = simplifier.vertices
    #expect(kept.count < 400)
    for point in points {
      let before = try #require(kept.last { $0.time <= point.time })
      guard let after = kept.first(where: { $0.time > point.time }) else { continue }
      let share = (point.time - before.time).seconds / (after.time - before.time).seconds
      let north =
        before.position.latitude
        + (after.position.latitude - before.position.latitude) * share
      #expect(abs(north - point.position.latitude) * 111_120 <= 100.5)
    }
  }

  @Test("Segments 18: the vertices stay bounded and the tolerance grows instead")
  func verticesAreBounded() throws {
    var simplifier = TrackSimplifier(maximumVertices: 100)
    var generator = SeededDice(state: 3)
    for step in 0..<20_000 {
      simplifier.append(try vertex(Double(step) * 60, generator.unit() * 40, generator.unit() * 40))
    }
    #expect(simplifier.vertices.count <= 101)
    #expect(simplifier.tolerance > TrackSimplifier.initialTolerance)
    #expect(simplifier.vertices.first?.time == Instant(seconds: 1_700_000_000))
    #expect(simplifier.vertices.last?.time == Instant(seconds: 1_700_000_000 + 19_999 * 60))
  }

  @Test("Segments 19: both ends of a silence of six hours are kept, also after thinning")
  func silenceEndsAreKept() throws {
    var simplifier = TrackSimplifier(maximumVertices: 60)
    var generator = SeededDice(state: 5)
    for step in 0..<300 {
      let pause = step >= 150 ? 6.0 * 3600 : 0
      simplifier.append(
        try vertex(Double(step) * 60 + pause, generator.unit(), generator.unit()))
    }
    let times = simplifier.vertices.map { ($0.time - Instant(seconds: 1_700_000_000)).seconds }
    #expect(times.contains(149 * 60))
    #expect(times.contains(150 * 60 + 6 * 3600))
  }
}
