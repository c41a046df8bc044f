import Geodesy
import Testing
import Vocabulary

@Suite("Grid cells")
struct GridCellsTests {
  @Test("a search misses nothing within its distance", arguments: [0.02, 0.5, 7, 60])
  func complete(_ size: Double) throws {
    let cells = GridCells(degrees: size)
    var dice = Dice(seed: 4)
    for round in 0..<400 {
      // Every fourth near a pole, every fourth near the antimeridian.
      let latitude =
        round.isMultiple(of: 4) ? dice.number(in: 89.5...90) : dice.number(in: -90...90)
      let longitude =
        round % 4 == 1 ? dice.number(in: 179.5...180) : dice.number(in: -180...180)
      let centre = try place(latitude, longitude)
      let reach = dice.number(in: 10...size * 200_000)
      let other = centre.destination(
        bearing: try bearing(dice.number(in: 0...360)),
        distance: Metres(reach * dice.number(in: 0...1)))
      let found = cells.cells(within: Metres(reach), of: centre)
      #expect(found.contains(cells.cell(of: other)))
      #expect(Set(found).count == found.count)
    }
  }

  @Test("a small search looks at few cells, at the pole too", arguments: [0.0, 45, 80, 89.99, 90])
  func few(_ latitude: Double) throws {
    let cells = GridCells(degrees: 0.02)
    #expect(cells.cells(within: Metres(1000), of: try place(latitude, 180)).count <= 30)
  }

  @Test("an element is found in the cells it was put into until it is removed")
  func index() throws {
    var index = GridIndex<Int>(cellDegrees: 0.5)
    let (here, there) = (try place(0.1, 179.99), try place(0.1, -179.99))
    index.insert(7, within: Metres(5000), of: here)
    #expect(index.elements(inCellOf: there) == [7])
    index.insert(8, into: index.cell(of: here))
    #expect(index.elements(inCellOf: here) == [7, 8])
    index.remove(8, from: index.cell(of: here))
    #expect(index.elements(inCellOf: here) == [7])
    #expect(index.elements(within: Metres(3000), of: there).contains(7))
  }

  @Test("a distance that is no number, or beyond the globe, does no harm")
  func oddDistances() throws {
    let cells = GridCells(degrees: 60)
    let here = try place(0, 0)
    #expect(!cells.cells(within: Metres(.nan), of: here).isEmpty)
    #expect(
      cells.cells(within: Metres(.infinity), of: here).contains(cells.cell(of: try place(-90, 0))))
  }
}
