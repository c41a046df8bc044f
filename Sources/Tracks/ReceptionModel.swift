/// How likely a ship that sends is to be heard in an hour, learned from all ships of the input.
///
/// Every hour between two records of a ship is an hour in which she could have been heard; it counts
/// where she was or must have been. The share of such hours that were heard, by cell, shrunk towards
/// its wider block and that towards the whole sea, says what receivers can do there at all, also
/// where hardly anybody sails; what they did of it in three hours says whether they were at
/// work then. Together they give the weight of a silence: how unlikely it is that nobody heard a
/// ship that was sending. Docs/Methods/Reception.md has the rule in numbered sentences.
import Geodesy
package import Vocabulary

/// The figures of that model.
package struct ReceptionRule: Hashable, Sendable {
  package static let ruleID = "reception@4"
  package static let standard = Self()

  /// Hours of experience that a cell needs to outweigh its block, and a block the sea (this
  /// project's choice).
  package var cellHours = 6.0
  package var blockHours = 40.0
  /// Hours of experience that outweigh "as usual" in one window (this project's choice).
  package var windowHours = 3.0
  /// From this share on what is heard in a cell says nothing of its block, where satellites listen and it may
  /// have a coast station (this project's choice).
  package var denseShare = 0.7
  /// From this share on a cell is heard by coast stations, and whether they were at work is told by its
  /// neighbours alone; below, also by what satellites did about it (this project's choice: satellites pass
  /// too seldom to hear a ship in nineteen hours of twenty).
  package var certainShare = 0.95
  /// Most that one silent hour can weigh: hours of one receiver are no independent witnesses.
  package var mostPerHour = 0.7
  /// Hours at most for which a ship that was not heard again is taken to be where she fell silent.
  package var openHours = 48.0

  /// From this speed on a ship is under way, and sails on when nothing more is heard of her (Global Fishing
  /// Watch's loitering ends at 2 kn; this project's choice).
  package var underWay = Knots(3)
  /// Nautical miles ahead of her that are looked at, in such steps, and how many in a row nobody may ever have been
  /// heard in for her to be out of hearing (this project's choice: three cells, and one).
  package var rimReach = 90.0
  package var rimStep = 5.0
  package var rimDepth = 30.0
  /// From this share of hours on in which ships on the open sea are heard, satellites listen there: nobody was
  /// heard ahead of her because nobody sailed there (this project's choice).
  package var openSeaShare = 0.03

  package init() {}
}

/// The model while it learns.
package struct ReceptionModel: Sendable {
  private let rule: ReceptionRule
  private var lasts = StateTable<SegmentID, Last>()
  /// The segment of the last point, with the end of its hour: most points change nothing.
  private var current: (segment: SegmentID, hourStart: Instant, hourEnd: Instant)?
  private var counts = ReceptionCounts()
  private var witnesses = ReceptionWitnesses()
  /// Hours of a window (this project's choice: short, so that the edges of an outage weigh little);
  /// doubled at the end when there are too many, never before, so that parts of a run can be joined.
  private let windowHours: Int64 = 3
  private static let maximumEntries = 1_500_000
  private static let maximumWitnesses = 300_000

  private struct Last: Sendable {
    var hour: Int64
    var position: Coordinate
    var group: ReceptionGroup
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

  /// Takes points of one segment, one after the other.
  mutating func observe(_ points: [TrackPoint]) {
    for point in points { observe(point) }
  }

  /// Takes a segment's next point; only the first of an hour matters.
  package mutating func observe(_ point: TrackPoint) {
    let time = point.fix.time
    if let current, time >= current.hourStart, time < current.hourEnd,
      current.segment == point.segment
    {
      return
    }
    let hour = time.seconds.flooredQuotient(by: 3600)
    current = (point.segment, Instant(seconds: hour * 3600), Instant(seconds: (hour + 1) * 3600))
    let group = ReceptionGroup(point.fix.transponder)
    let cell = ReceptionCell(of: point.fix.position)
    let now = Last(hour: hour, position: point.fix.position, group: group)
    guard let place = lasts.place(of: point.segment) else {
      _ = lasts.place(of: point.segment, make: now)
      witnesses.note(point.fix.mmsi, cell, hour: hour, group)
      return
    }
    let last = lasts[at: place]
    guard hour > last.hour else { return }
    witnesses.note(point.fix.mmsi, cell, hour: hour, group)
    if hour > last.hour + 1 { expose(from: last, to: now.position, hour, group) }
    add(cell, hour, group, Tally(heard: 1, exposed: 1))
    lasts[at: place] = now
  }

  /// The input ended: every ship could have been heard until then, at most so long after her last
  /// word as she is taken to be where she spoke it.
  mutating func close(at end: Instant) {
    let last = end.seconds.flooredQuotient(by: 3600)
    for ship in lasts.all {
      for silent in Self.silentHours(from: ship.position, ship.hour, to: nil, last, rule) {
        add(silent.cell, silent.hour, ship.group, Tally(heard: 0, exposed: silent.count))
      }
    }
    lasts.removeAll()
    current = nil
  }

  /// Counts the hours in which she was not heard.
  private mutating func expose(
    from last: Last, to place: Coordinate, _ hour: Int64, _ group: ReceptionGroup
  ) {
    for silent in Self.silentHours(from: last.position, last.hour, to: place, hour, rule) {
      add(silent.cell, silent.hour, group, Tally(heard: 0, exposed: silent.count))
    }
  }

  /// An hour between two records, where she was then, and how many hours it stands for.
  struct SilentHour {
    let hour: Int64
    let cell: ReceptionCell
    let count: Double
  }

  /// The hours between a record and the next; until `end`, for as long as she is taken to be there, when there
  /// is none.
  static func silentHours(
    from: Coordinate, _ start: Int64, to place: Coordinate?, _ end: Int64, _ rule: ReceptionRule
  ) -> [SilentHour] {
    guard end > start else { return [] }
    guard let place else {
      let cell = ReceptionCell(of: from)
      return (1..<max(1, min(end - start, Int64(rule.openHours)))).map {
        SilentHour(hour: start + $0, cell: cell, count: 1)
      }
    }
    let hours = end - start
    // A silence of weeks says little hour by hour; its hours are sampled.
    let stride = max(1, hours / 200)
    return Swift.stride(from: stride, to: hours, by: Int(stride)).map { step in
      let between = from.interpolated(to: place, fraction: Double(step) / Double(hours))
      return SilentHour(
        hour: start + step, cell: ReceptionCell(of: between), count: Double(stride))
    }
  }

  private mutating func add(
    _ cell: ReceptionCell, _ hour: Int64, _ group: ReceptionGroup, _ tally: Tally
  ) {
    counts.add(
      ReceptionKey(ReceptionPlace(cell, group), span: hour.flooredQuotient(by: windowHours)),
      tally)
  }

  /// Takes over what another part of the run learned; sums, so that the order does not show.
  package mutating func append(_ other: Self) {
    counts.append(other.counts)
    witnesses.append(other.witnesses)
  }

  /// What was learned, for verdicts.
  package func learned() -> LearnedReception {
    var (counts, witnesses, windowHours) = (counts, witnesses, windowHours)
    var experience = counts.inOrder()
    while experience.count > Self.maximumEntries {
      counts.coarsen()
      windowHours *= 2
      experience = counts.inOrder()
    }
    witnesses.settle(most: Self.maximumWitnesses)
    return LearnedReception(
      rule: rule, windowHours: windowHours, experience, witnesses: witnesses)
  }
}
