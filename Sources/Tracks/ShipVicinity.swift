/// Which ships may be near which, kept as a list for each ship that lasts as long as she stays about where
/// she is.
///
/// In a crowded port nearly all ships lie still, and who is near whom hardly changes from fix to fix. Each
/// ship is therefore entered at an anchor, the place where she was when her list was made, and the list
/// holds every ship whose anchor is near enough that the two can be within the distance searched while both
/// roam about theirs; both have each other on their lists (after the lists of L. Verlet, Phys. Rev. 159
/// (1967) 98). A ship that goes farther is entered anew, and only then is there a search by cells. A fix of
/// a ship that stays costs as much as she has neighbours, however crowded the port around them is.
import Geodesy
import Vocabulary

/// Anchors and lists of ships by their numbers, which run from 0.
struct ShipVicinity: Sendable {
  /// One ship on another's list.
  struct Neighbour: Sendable {
    let ship: Int32
    /// Where their pair was found last; to be checked.
    var pair: Int32 = -1
  }

  private struct Entry: Sendable {
    /// Nil for a ship that is nowhere.
    var anchor: Coordinate?
    var cell = 0
    var neighbours: [Neighbour] = []
  }

  /// How far a ship may go from her anchor before she is entered anew.
  ///
  /// Tankers swing about theirs by 200 to 300 m. A list covers the distance searched and twice this.
  private static let roam = Metres(300)

  private let distance: Metres
  private var entries: [Entry] = []
  private var grid = ShipGrid(cellDegrees: 0.02)

  /// - Parameter distance: up to which ships are searched for.
  init(distance: Metres) { self.distance = distance }

  /// Makes room for one ship more.
  mutating func append() { entries.append(Entry()) }

  /// Whether a ship is still about her anchor at a place, so that her list holds all who can be near her
  /// on the way there from where she was last.
  ///
  /// The way between two places within a cap of the sphere lies within it.
  func isAboutAnchor(_ ship: Int, at place: Coordinate) -> Bool {
    entries[ship].anchor?.isWithin(Self.roam, of: place) ?? false
  }

  func neighbourCount(of ship: Int) -> Int { entries[ship].neighbours.count }

  /// A place on a ship's list; `index` must be below their number.
  subscript(ship: Int, index: Int) -> Neighbour {
    get { entries[ship].neighbours[index] }
    set { entries[ship].neighbours[index] = newValue }
  }

  /// Enters a ship where she is now, unless she is about her anchor.
  mutating func move(_ ship: Int, to place: Coordinate) {
    guard !isAboutAnchor(ship, at: place) else { return }
    remove(ship)
    let reach = Metres(distance.value + 2 * Self.roam.value + 1)
    var cells = grid.cells(within: reach, of: place)
    while let cell = cells.next() {
      for other in grid.members(of: cell) {
        guard let anchor = entries[Int(other)].anchor, anchor.isWithin(reach, of: place) else {
          continue
        }
        entries[Int(other)].neighbours.append(Neighbour(ship: Int32(truncatingIfNeeded: ship)))
        entries[ship].neighbours.append(Neighbour(ship: other))
      }
    }
    entries[ship].anchor = place
    entries[ship].cell = grid.cell(of: place)
    grid.insert(Int32(truncatingIfNeeded: ship), into: entries[ship].cell)
  }

  /// A ship is no longer anywhere.
  mutating func remove(_ ship: Int) {
    guard entries[ship].anchor != nil else { return }
    let number = Int32(truncatingIfNeeded: ship)
    grid.remove(number, from: entries[ship].cell)
    for neighbour in entries[ship].neighbours {
      let other = Int(neighbour.ship)
      if let place = entries[other].neighbours.firstIndex(where: { $0.ship == number }) {
        entries[other].neighbours.swapRemove(at: place)
      }
    }
    entries[ship].neighbours.removeAll(keepingCapacity: true)
    entries[ship].anchor = nil
  }

  /// Numbers of all ships whose last place may be within a distance of a place, and some more.
  func ships(within reach: Metres, of place: Coordinate) -> [Int32] {
    var found: [Int32] = []
    var cells = grid.cells(within: Metres(reach.value + Self.roam.value + 1), of: place)
    while let cell = cells.next() { found += grid.members(of: cell) }
    return found
  }
}
