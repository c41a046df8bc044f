/// What the receivers of an input can do and did, ready to weigh silences.
import Geodesy
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

package struct LearnedReception: Sendable {
  /// What one cell gave in one window.
  struct Experience {
    let cell: ReceptionGrid.Cell
    let window: Int64
    let group: ReceptionGrid.Group
    let tally: ReceptionModel.Tally
  }

  struct Place: Hashable, Sendable {
    let row: Int32
    let column: Int32
    let group: ReceptionGrid.Group
  }

  private struct Moment: Hashable, Sendable {
    let place: Place
    let window: Int64
  }

  private let rule: ReceptionRule
  private let windowHours: Int64
  private var cells: [Place: Double] = [:]
  private var blocks: [Place: Double] = [:]
  private var seas: [ReceptionGrid.Group: Double] = [:]
  private let witnesses: [Place: ShipSketch]
  /// Heard, and expected by the usual share, in a window.
  private var near: [Moment: (heard: Double, expected: Double)] = [:]
  private var far: [Moment: (heard: Double, expected: Double)] = [:]

  /// `experience` must come in a fixed order.
  init(
    rule: ReceptionRule, windowHours: Int64, _ experience: [Experience],
    witnesses: [Place: ShipSketch]
  ) {
    self.rule = rule
    self.witnesses = witnesses
    self.windowHours = windowHours
    var cellTallies: [Place: ReceptionModel.Tally] = [:]
    for entry in experience {
      cellTallies[Self.place(entry.cell, entry.group, 1), default: ReceptionModel.Tally()] +=
        entry.tally
    }
    learnShares(cellTallies)
    for entry in experience { note(entry) }
  }

  private static func place(
    _ cell: ReceptionGrid.Cell, _ group: ReceptionGrid.Group, _ size: Int32
  ) -> Place {
    Place(row: cell.row / size, column: cell.column / size, group: group)
  }

  /// Cells of half a degree in a block of ten degrees, and in a coast station's neighbourhood.
  private static let block: Int32 = 20
  private static let neighbourhood: Int32 = 2

  /// The block of ten degrees around a place.
  static func block(of position: Coordinate, _ group: ReceptionGrid.Group) -> Place {
    wider(place(ReceptionGrid.cell(of: position), group, 1))
  }

  /// Whether enough others were heard around where the ship fell silent to know reception there.
  package func isWitnessed(_ gap: Gap, transponder: Transponder) -> Bool {
    let block = Self.block(of: gap.from, ReceptionGrid.Group(transponder))
    guard var others = witnesses[block] else { return false }
    others.remove(gap.segment.mmsi)
    return others.count >= rule.leastWitnesses
  }

  /// Sums run in a fixed order, so that a result never depends on a table's order.
  private mutating func learnShares(_ tallies: [Place: ReceptionModel.Tally]) {
    let sorted = tallies.sorted {
      ($0.key.group.rawValue, $0.key.row, $0.key.column)
        < ($1.key.group.rawValue, $1.key.row, $1.key.column)
    }
    var sums: [ReceptionGrid.Group: ReceptionModel.Tally] = [:]
    var wide: [Place: ReceptionModel.Tally] = [:]
    for (place, tally) in sorted where tally.heard < rule.denseShare * tally.exposed {
      sums[place.group, default: ReceptionModel.Tally()] += tally
      wide[Self.wider(place), default: ReceptionModel.Tally()] += tally
    }
    for (group, sum) in sums { seas[group] = sum.heard / max(1, sum.exposed) }
    for (place, sum) in wide {
      let sea = seas[place.group] ?? 0
      blocks[place] = (sum.heard + rule.blockHours * sea) / (sum.exposed + rule.blockHours)
    }
    for (place, tally) in sorted {
      let usual = blocks[Self.wider(place)] ?? seas[place.group] ?? 0
      cells[place] = (tally.heard + rule.cellHours * usual) / (tally.exposed + rule.cellHours)
    }
  }

  private static func wider(_ place: Place) -> Place {
    Place(row: place.row / block, column: place.column / block, group: place.group)
  }

  private mutating func note(_ entry: Experience) {
    let share = usualShare(entry.cell, entry.group)
    let expected = entry.tally.exposed * share
    let isDense = share >= rule.denseShare
    let size = isDense ? Self.neighbourhood : Self.block
    let moment = Moment(
      place: Self.place(entry.cell, entry.group, size), window: entry.window)
    if isDense {
      near[moment, default: (0, 0)].heard += entry.tally.heard
      near[moment, default: (0, 0)].expected += expected
    } else {
      far[moment, default: (0, 0)].heard += entry.tally.heard
      far[moment, default: (0, 0)].expected += expected
    }
  }

  private func usualShare(_ cell: ReceptionGrid.Cell, _ group: ReceptionGrid.Group) -> Double {
    let place = Self.place(cell, group, 1)
    return cells[place] ?? blocks[Self.wider(place)] ?? seas[group] ?? 0
  }

  /// Chance that a ship here was heard in this hour, her own silence left out.
  private func chance(at place: Coordinate, hour: Int64, _ group: ReceptionGrid.Group) -> Double {
    let cell = ReceptionGrid.cell(of: place)
    let share = usualShare(cell, group)
    let isDense = share >= rule.denseShare
    let window = hour.flooredQuotient(by: windowHours)
    let moment = Moment(
      place: Self.place(cell, group, isDense ? Self.neighbourhood : Self.block), window: window)
    guard let seen = isDense ? near[moment] : far[moment] else { return share }
    let others = max(0, seen.expected - share * Double(windowHours))
    let atWork = (seen.heard + rule.windowHours) / (others + rule.windowHours)
    return share * min(1, atWork)
  }

  /// The weight of a silence: minus the logarithm of the chance that nobody heard a sending ship.
  package func weight(of gap: Gap, transponder: Transponder) -> Double {
    let first = gap.start.seconds.flooredQuotient(by: 3600) + 1
    var last = gap.end.seconds.flooredQuotient(by: 3600) - 1
    if gap.to == nil { last = min(last, first + Int64(rule.openHours)) }
    guard first <= last else { return 0 }
    let stride = max(1, (last - first + 1) / 300)
    let whole = max(1, (gap.end - gap.start).seconds)
    let group = ReceptionGrid.Group(transponder)
    var sum = 0.0
    var hour = first
    while hour <= last {
      let share = (Double(hour) * 3600 + 1800 - Double(gap.start.seconds)) / whole
      let place = gap.to.map { gap.from.interpolated(to: $0, fraction: share) } ?? gap.from
      let heard = min(0.95, chance(at: place, hour: hour, group))
      sum += min(rule.mostPerHour, -log(1 - heard)) * Double(stride)
      hour += stride
    }
    return sum
  }

  /// Probability that the ship was silent by her own doing, 0…1.
  package func deliberateProbability(weight: Double) -> Double {
    1 / (1 + exp(-(rule.baseOdds + rule.oddsPerWeight * min(weight, 40))))
  }
}
