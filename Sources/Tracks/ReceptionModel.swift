/// How likely a ship that sends is to be heard in an hour, learned from all ships of the input.
///
/// Every hour between two records of a ship is an hour in which she could have been heard; it counts
/// where she was or must have been. The share of such hours that were heard, by cell, shrunk towards
/// its wider block and that towards the whole sea, says what receivers can do there at all, also
/// where hardly anybody sails; what they did of it in three hours says whether they were at
/// work then. Together they give the weight of a silence: how unlikely it is that nobody heard a
/// ship that was sending. Docs/Methods/Reception.md has the rule in numbered sentences.
import Geodesy
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The figures of that model.
package struct ReceptionRule: Hashable, Sendable {
  package static let ruleID = "reception@1"
  package static let standard = Self()

  /// Hours of experience that a cell needs to outweigh its block, and a block the sea (this
  /// project's choice).
  package var cellHours = 6.0
  package var blockHours = 40.0
  /// Hours of experience that outweigh "as usual" in one window (this project's choice).
  package var windowHours = 3.0
  /// From this share on a cell counts as heard by coast stations, and is judged with its neighbours
  /// only; below, with the block of ten degrees that satellites pass alike.
  package var denseShare = 0.7
  /// Most that one silent hour can weigh: hours of one receiver are no independent witnesses.
  package var mostPerHour = 0.7
  /// Log-odds of a deliberate silence at no weight, and for each unit of it.
  ///
  /// Chosen, not fitted: about one silence in a hundred is deliberate before anything is known, and a
  /// weight of five (a chance of one in 150) makes it as likely as not.
  package var baseOdds = -4.6
  package var oddsPerWeight = 0.9
  /// Hours at most for which a ship that was not heard again is taken to be where she fell silent.
  package var openHours = 48.0
  /// Other ships that must have been heard in the block of ten degrees, ever, before anything is
  /// said of reception there; as many as sentence 7 of Gaps asks for (this project's choice).
  package var leastWitnesses = 3

  package init() {}
}

/// The model while it learns, and its verdicts afterwards.
package struct ReceptionModel: Sendable {
  private let rule: ReceptionRule
  private var lasts: [SegmentID: Last] = [:]
  private var counts: [Key: Tally] = [:]
  /// Who was heard in each block of ten degrees: a ship's own habit is no witness of reception.
  private var witnesses: [LearnedReception.Place: ShipSketch] = [:]
  /// Hours of a window (this project's choice: short, so that the edges of an outage weigh little);
  /// doubled at the end when there are too many, never before, so that parts of a run can be joined.
  private var windowHours: Int64 = 3
  private static let maximumEntries = 1_500_000

  private struct Last: Sendable {
    var hour: Int64
    var position: Coordinate
  }

  private struct Key: Hashable {
    let cell: ReceptionGrid.Cell
    let window: Int64
    let group: ReceptionGrid.Group
  }

  struct Tally: Sendable {
    var heard = 0.0
    var exposed = 0.0

    static func += (left: inout Self, right: Self) {
      left.heard += right.heard
      left.exposed += right.exposed
    }
  }

  package init(rule: ReceptionRule = .standard) { self.rule = rule }

  /// Takes a segment's next point; only the first of an hour matters.
  package mutating func observe(_ point: TrackPoint) {
    let hour = point.fix.time.seconds.flooredQuotient(by: 3600)
    let group = ReceptionGrid.Group(point.fix.transponder)
    guard let last = lasts[point.segment] else {
      lasts[point.segment] = Last(hour: hour, position: point.fix.position)
      witness(point.fix, group)
      return
    }
    guard hour > last.hour else { return }
    witness(point.fix, group)
    let hours = hour - last.hour
    // A silence of weeks says little hour by hour; its hours are sampled.
    let stride = max(1, hours / 200)
    var step = stride
    while step < hours {
      let share = Double(step) / Double(hours)
      let place = last.position.interpolated(to: point.fix.position, fraction: share)
      add(place, last.hour + step, group, heard: 0, exposed: Double(stride))
      step += stride
    }
    add(point.fix.position, hour, group, heard: 1, exposed: 1)
    lasts[point.segment] = Last(hour: hour, position: point.fix.position)
  }

  private mutating func witness(_ fix: Fix, _ group: ReceptionGrid.Group) {
    let block = LearnedReception.block(of: fix.position, group)
    witnesses[block, default: ShipSketch()].insert(fix.mmsi)
  }

  private mutating func add(
    _ place: Coordinate, _ hour: Int64, _ group: ReceptionGrid.Group, heard: Double,
    exposed: Double
  ) {
    let key = Key(
      cell: ReceptionGrid.cell(of: place), window: hour.flooredQuotient(by: windowHours),
      group: group)
    counts[key, default: Tally()] += Tally(heard: heard, exposed: exposed)
  }

  /// Takes over what another part of the run learned; sums, so that the order does not show.
  package mutating func append(_ other: Self) {
    for (key, tally) in other.counts { counts[key, default: Tally()] += tally }
    for (block, ships) in other.witnesses {
      witnesses[block, default: ShipSketch()].formUnion(ships)
    }
  }

  private mutating func coarsen() {
    windowHours *= 2
    var joined: [Key: Tally] = [:]
    for (key, tally) in counts {
      let wide = Key(cell: key.cell, window: key.window.flooredQuotient(by: 2), group: key.group)
      joined[wide, default: Tally()] += tally
    }
    counts = joined
  }

  /// What was learned, for verdicts.
  package func learned() -> LearnedReception {
    var joined = self
    while joined.counts.count > Self.maximumEntries { joined.coarsen() }
    return joined.sorted
  }

  private var sorted: LearnedReception {
    // In a fixed order, so that sums never depend on a table's order.
    let sorted = counts.sorted { left, right in
      let (one, other) = (left.key, right.key)
      return (one.window, one.cell.row, one.cell.column, one.group.rawValue)
        < (other.window, other.cell.row, other.cell.column, other.group.rawValue)
    }
    let experience = sorted.map { key, tally in
      LearnedReception.Experience(
        cell: key.cell, window: key.window, group: key.group, tally: tally)
    }
    return LearnedReception(
      rule: rule, windowHours: windowHours, experience, witnesses: witnesses)
  }
}
