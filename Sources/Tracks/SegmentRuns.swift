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
    package var last: Fix
    package var fixCount: Int
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
    guard let first = points.first, let last = points.last else { return }
    let place = stations.place(of: first.fix.mmsi, make: Station())
    stations[at: place].step(from: first, to: last, count: points.count)
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

extension SegmentRuns.Station {
  /// `count` fixes of one segment, from the first to the last.
  fileprivate mutating func step(from first: TrackPoint, to last: TrackPoint, count: Int) {
    if current?.segment == first.segment {
      current?.last = last.fix
      current?.fixCount += count
      return
    }
    if let run = current {
      noteTurn(from: run, to: first)
      if runs.count < SegmentRuns.maximumRuns { runs.append(run) }
    }
    current = SegmentRuns.Run(
      segment: first.segment, first: first.fix, last: last.fix, fixCount: count)
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
