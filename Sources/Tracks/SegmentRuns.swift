/// The order in which the segments of one MMSI spoke: who was heard after whom, and how often.
///
/// Two ships on one number are heard in turns, again and again; a ship whose position was falsified
/// leaves her track once and comes back to it. Both look the same fix by fix, so that the detectors
/// of shared numbers and of impossible positions both read the runs.
package import Vocabulary

/// The runs of every MMSI that has more than one segment, in bounded memory.
package struct SegmentRuns: Sendable {
  /// Runs kept of one MMSI; later ones are counted as turns only.
  package static let maximumRuns = 192

  /// Fixes of one segment with none of another between them.
  package struct Run: Hashable, Sendable {
    package let segment: SegmentID
    package let first: Fix
    package private(set) var last: Fix
    package private(set) var fixCount = 0
    /// How many fixes there were with the first of an hour: of the first hours heard, and of the last.
    private var early: [Mark] = []
    private var late: [Mark] = []
    private var nextHour: Instant

    private struct Mark: Hashable, Sendable {
      let time: Instant
      let count: Int
    }

    /// Hours remembered at either end (this project's choice: as many fixes as make a fabrication have more
    /// or were heard in as many hours).
    private static let marks = 8

    init(_ point: TrackPoint) {
      (segment, first, last) = (point.segment, point.fix, point.fix)
      nextHour = point.fix.time
    }

    fileprivate mutating func take(_ points: [TrackPoint]) {
      for point in points {
        fixCount += 1
        if point.fix.time >= nextHour { mark(point.fix.time) }
      }
      if let fix = points.last?.fix { last = fix }
    }

    private mutating func mark(_ time: Instant) {
      let mark = Mark(time: time, count: fixCount)
      if early.count < Self.marks { early.append(mark) }
      if late.count == Self.marks { late.removeFirst() }
      late.append(mark)
      nextHour = Instant(seconds: (time.seconds.flooredQuotient(by: 3600) + 1) * 3600)
    }

    /// This run and a later one of its segment as one, when what came between them was none of the ship's.
    fileprivate func joined(with next: Self) -> Self {
      var result = self
      func moved(_ marks: [Mark]) -> [Mark] {
        marks.map { Mark(time: $0.time, count: $0.count + fixCount) }
      }
      result.early = Array((early + moved(next.early)).prefix(Self.marks))
      result.late = Array((late + moved(next.late)).suffix(Self.marks))
      result.last = next.last
      result.fixCount = fixCount + next.fixCount
      result.nextHour = next.nextHour
      return result
    }

    /// The fixes from the hour next heard after a moment near the end; nil when it is too long ago or
    /// nothing was heard in a later hour.
    func part(after time: Instant) -> (start: Instant, fixCount: Int)? {
      guard let first = late.first, first.time <= time else { return nil }
      return late.first { $0.time > time }.map { ($0.time, fixCount - $0.count + 1) }
    }

    /// The fixes up to the first of the hour last heard before a moment near the beginning; nil when it is too
    /// late or nothing was heard in an earlier hour.
    func part(before time: Instant) -> (end: Instant, fixCount: Int)? {
      guard let last = early.last, last.time >= time else { return nil }
      return early.last { $0.time < time }.map { ($0.time, $0.count) }
    }
  }

  /// How often two segments took turns.
  package struct Turns: Hashable, Sendable {
    package let pair: [SegmentID]
    package var count: Int
    package let first: Instant
    package var last: Instant
    package let evidence: [SourceReference]
  }

  fileprivate struct Station: Sendable {
    var runs: [Run] = []
    var current: Run?
    var turns: [Turns] = []
  }

  private var stations = StateTable<MMSI, Station>()

  package init() {}

  package mutating func step(_ point: TrackPoint) { step([point]) }

  /// Takes points of one segment, one after the other.
  mutating func step(_ points: [TrackPoint]) {
    guard let first = points.first else { return }
    let place = stations.place(of: first.fix.mmsi, make: Station())
    stations[at: place].step(points, of: first)
  }

  /// The runs of an MMSI in the order they began.
  package func runs(of mmsi: MMSI) -> [Run] {
    guard let station = stations[mmsi] else { return [] }
    return station.runs + (station.current.map { [$0] } ?? [])
  }

  /// Pairs of segments of an MMSI that took turns at least once.
  package func turns(of mmsi: MMSI) -> [Turns] { stations[mmsi]?.turns ?? [] }

  /// Numbers on which more than one segment was heard, in order.
  package var sharedNumbers: [MMSI] {
    stations.sortedKeys.filter { !turns(of: $0).isEmpty }
  }

  /// Forgets every number.
  mutating func removeAll() { stations.removeAll() }
}

extension [SegmentRuns.Run] {
  /// The same with runs of one segment that follow each other made one: runs between them were left out.
  var joined: Self {
    reduce(into: []) { runs, next in
      if let last = runs.last, last.segment == next.segment {
        runs[runs.count - 1] = last.joined(with: next)
      } else {
        runs.append(next)
      }
    }
  }
}

extension SegmentRuns.Station {
  /// Points of one segment, the first of which is `first`.
  fileprivate mutating func step(_ points: [TrackPoint], of first: TrackPoint) {
    if current?.segment == first.segment {
      current?.take(points)
      return
    }
    if let run = current {
      noteTurn(from: run, to: first)
      if runs.count < SegmentRuns.maximumRuns { runs.append(run) }
    }
    current = SegmentRuns.Run(first)
    current?.take(points)
  }

  private mutating func noteTurn(from run: SegmentRuns.Run, to point: TrackPoint) {
    let pair = [run.segment, point.segment].sorted()
    if let index = turns.firstIndex(where: { $0.pair == pair }) {
      turns[index].count += 1
      turns[index].last = max(turns[index].last, point.fix.time)
    } else if turns.count < SegmentRuns.maximumRuns {
      turns.append(
        SegmentRuns.Turns(
          pair: pair, count: 1, first: point.fix.time, last: point.fix.time,
          evidence: [run.last.source, point.fix.source]))
    }
  }
}
