/// The ships of an hour and where each of them was, so that those near each other are found without comparing
/// all with all.
///
/// A ship's marks are held in discs: one for a ship that lies, about her first mark; a new one whenever she
/// comes farther than she would swing. Discs are entered in cells of the globe, and each ship that went
/// anywhere looks into the cells about hers.
import Geodesy
import Vocabulary

/// One ship in a stretch.
struct MeetingShip: Sendable {
  let number: Int32
  /// Where her marks lie, in order.
  var marks: Range<Int>
  /// Where her discs lie.
  var discs: Range<Int>
  /// On some way to a mark she may have met somebody.
  var hasWays = false
  /// Every mark says a speed, below that of a ship that lies or drifts.
  var isSlow = true
  /// The latitudes between which all her marks lie.
  var south = 90.0
  var north = -90.0
}

/// All marks of a stretch, ship by ship.
struct MeetingStretch: Sendable {
  /// A part of the globe that holds some of a ship's marks and the ways between them.
  struct Disc: Sendable {
    let centre: Coordinate
    var radius: Metres
    let ship: Int32
  }

  /// Tankers swing about their anchors by 200 to 300 m, so that a disc about one mark holds the others.
  private static let swing = Metres(600)

  private(set) var marks: [MeetingMark] = []
  private(set) var ships: [MeetingShip] = []
  private(set) var discs: [Disc] = []
  /// The earliest mark from which a way leads on.
  private var earliestWay: Instant?

  init(capacity: Int) { marks.reserveCapacity(capacity) }

  mutating func begin(_ number: Int32) {
    ships.append(
      MeetingShip(
        number: number, marks: marks.count..<marks.count, discs: discs.count..<discs.count))
  }

  /// Adds the next mark of the ship begun last.
  mutating func add(_ mark: MeetingMark, _ rule: EncounterRule) {
    let ship = ships.count - 1
    if mark.hasWay, let before = marks.last {
      ships[ship].hasWays = true
      earliestWay = min(earliestWay ?? before.fix.time, before.fix.time)
    }
    if !(mark.fix.speed.map { $0 < rule.slowSpeed } ?? false) { ships[ship].isSlow = false }
    if !mark.isGone { hold(mark, ship) }
    marks.append(mark)
  }

  mutating func end(_ rule: EncounterRule) {
    let ship = ships.count - 1
    ships[ship].marks = ships[ship].marks.lowerBound..<marks.count
    ships[ship].discs = ships[ship].discs.lowerBound..<discs.count
    if ships[ship].marks.isEmpty { ships.removeLast() }
  }

  private mutating func hold(_ mark: MeetingMark, _ ship: Int) {
    let place = mark.fix.position
    ships[ship].south = min(ships[ship].south, place.latitude)
    ships[ship].north = max(ships[ship].north, place.latitude)
    let number = Int32(truncatingIfNeeded: ship)
    if let disc = discs.last, disc.ship == number {
      let reach = disc.centre.distanceCeiling(to: place)
      if reach <= Self.swing {
        if reach > disc.radius { discs[discs.count - 1].radius = reach }
        return
      }
    }
    guard mark.hasWay, let before = marks.last?.fix.position else {
      discs.append(Disc(centre: place, radius: Metres(0), ship: number))
      return
    }
    discs.append(Disc(centre: before, radius: before.distanceCeiling(to: place), ship: number))
  }
}

// Who was near whom.
extension MeetingStretch {
  /// Two ships of a stretch, by their places in it.
  struct Neighbours {
    let one: Int
    let other: Int
    /// Both lay or drifted, all the time.
    let areSlow: Bool
    /// They were together and within the distance searched, all the time.
    let isSure: Bool
    /// Holds all that the two did; nil near a pole.
    let band: BandBounds?
  }

  /// Every two ships that may have been within a distance of each other, each pair once.
  func neighbours(within distance: Metres, _ body: (Neighbours) -> Void) {
    let cells = DiscCells(discs.filter { matters(Int($0.ship)) }, most: Self.swing)
    var met = [Int](repeating: -1, count: ships.count)
    for ship in ships.indices where ships[ship].hasWays {
      for mine in ships[ship].discs {
        cells.discs(near: discs[mine], within: distance) { hers in
          let other = Int(hers.ship)
          // Two ships that both went somewhere find each other; one of them is enough.
          guard other > ship || (other < ship && !ships[other].hasWays), met[other] != ship else {
            return
          }
          met[other] = ship
          body(neighbours(ship, other, distance))
        }
      }
    }
  }

  /// False for a ship that only lies where she was heard before any way of others began.
  private func matters(_ ship: Int) -> Bool {
    guard let earliestWay else { return false }
    return ships[ship].hasWays || marks[ships[ship].marks.upperBound - 1].fix.time > earliestWay
  }

  private func neighbours(_ one: Int, _ other: Int, _ distance: Metres) -> Neighbours {
    let (mine, hers) = (ships[one], ships[other])
    let south = min(mine.south, hers.south)
    let north = max(mine.north, hers.north)
    let band = BandBounds(about: (south + north) / 2, degrees: (north - south) / 2)
    let areSlow = mine.isSlow && hers.isSlow
    var isSure = false
    if areSlow, mine.discs.count == 1, hers.discs.count == 1 {
      let (here, there) = (discs[mine.discs.lowerBound], discs[hers.discs.lowerBound])
      let left = Metres(distance.value - here.radius.value - there.radius.value)
      // Discs wider than the distance together make nothing sure, one about the other or not.
      isSure = left.value > 0 && band?.isWithin(left, of: here.centre, there.centre) ?? false
    }
    return Neighbours(one: one, other: other, areSlow: areSlow, isSure: isSure, band: band)
  }
}

/// Discs in the order of the cells of the globe in which their centres lie, so that those of neighbouring cells lie
/// side by side; a large disc is entered in every cell that it covers but for a rim.
private struct DiscCells {
  /// Made once: it has 18,000 bands.
  private static let cutting = GridCells(degrees: 0.01)
  /// Width of the rim: the radius of the largest disc, or the most that a rim may be.
  private let rim: Metres
  private var cells: [Int] = []
  private var discs: [MeetingStretch.Disc] = []

  init(_ all: [MeetingStretch.Disc], most: Metres) {
    rim = min(most, all.map(\.radius).max() ?? Metres(0))
    var entries: [(cell: Int, disc: Int)] = []
    for (index, disc) in all.enumerated() {
      guard disc.radius > rim else {
        entries.append((Self.cutting.number(of: disc.centre), index))
        continue
      }
      var numbers = Self.cutting.numbers(
        within: Metres(disc.radius.value - rim.value), of: disc.centre)
      while let number = numbers.next() { entries.append((number, index)) }
    }
    entries.sort { $0 < $1 }
    cells = entries.map(\.cell)
    discs = entries.map { all[$0.disc] }
  }

  /// Every disc that may come within a distance of one, some more than once.
  func discs(
    near disc: MeetingStretch.Disc, within distance: Metres,
    _ body: (MeetingStretch.Disc) -> Void
  ) {
    let reach = Metres(disc.radius.value + distance.value)
    let search = Metres(reach.value + rim.value + 1)
    // Small discs of all these cells have their centres in the band: a cell is 1.1 km high.
    let band = BandBounds(about: disc.centre.latitude, degrees: (search.value + 3000) / 111_000)
    var numbers = Self.cutting.numbers(within: search, of: disc.centre)
    var place = 0
    var last = -2
    while let number = numbers.next() {
      // Cells of one band follow each other.
      if number != last + 1 { place = firstPlace(of: number) }
      last = number
      while place < cells.count, cells[place] == number {
        let other = discs[place]
        place += 1
        let most = Metres(reach.value + other.radius.value)
        let isNear =
          other.radius <= rim ? band?.isWithin(most, of: disc.centre, other.centre) : nil
        if isNear ?? (disc.centre.distanceFloor(to: other.centre) <= most) { body(other) }
      }
    }
  }

  private func firstPlace(of cell: Int) -> Int {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle] < cell { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
