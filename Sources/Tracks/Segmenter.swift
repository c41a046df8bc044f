/// Who is who behind one MMSI: fixes are dealt out to segments, each of which one hull can have made.
///
/// A segment is not closed by silence: a ship that comes back after weeks, at a place she can have
/// reached, goes on as the same segment. A fix that no open segment can have made is held back as a
/// candidate; when enough later fixes agree with it, it becomes a segment of its own, otherwise it
/// is reported as a stray run. Docs/Methods/Segments.md has the rule in numbered sentences.
package import Vocabulary

/// Splits the fixes of every MMSI into segments; feed it in order of time.
package struct Segmenter: Sendable {
  /// What became of a fix.
  package enum Assignment: Hashable, Sendable {
    /// It belongs to a segment already known.
    case continued(SegmentID)
    /// A segment begins, or a candidate was confirmed: `Release` holds its fixes so far.
    case opened(SegmentID, Release)
    /// Fits no ship: held back until later fixes confirm it.
    case stray
    /// The same as a fix of the same instant.
    case duplicate
  }

  /// Fixes and reports that were held back, oldest first.
  package struct Release: Hashable, Sendable {
    package let fixes: [Fix]
    package let reports: [StaticReport]
  }

  /// Fixes of an MMSI that fit no ship and never became one.
  package struct StrayRun: Hashable, Sendable {
    package let mmsi: MMSI
    package var first: Fix
    package var last: Fix
    /// Times that she spoke; what several receivers heard of one transmission counts once.
    package var fixCount: Int
  }

  private let rule: SegmentRule
  private var stations = StateTable<MMSI, Station>()

  package init(rule: SegmentRule = .standard) { self.rule = rule }

  /// Deals out one fix.
  package mutating func assign(_ fix: Fix) -> Assignment {
    let place = stations.place(of: fix.mmsi, make: Station())
    return stations[at: place].assign(fix, rule: rule)
  }

  /// Moves fixes of one number from the front of a slice to `points`, as long as they only go on one ship;
  /// `most` at most.
  mutating func goOn(
    _ fixes: inout ArraySlice<Fix>, most: Int, into points: inout [TrackPoint]
  ) {
    guard let first = fixes.first, let place = stations.place(of: first.mmsi) else { return }
    stations[at: place].goOn(&fixes, most: most, rule: rule, into: &points)
  }

  /// The segment a static report belongs to; nil while there is none or only a candidate (the report
  /// is then kept and handed out with the segment's `Release`).
  package mutating func attach(_ report: StaticReport) -> SegmentID? {
    let place = stations.place(of: report.mmsi, make: Station())
    return stations[at: place].attach(report, rule: rule)
  }

  /// Whether a report that says what the one before said, and that this segment was given, can only be
  /// given to it again, without any effect: the ship is alone on her number.
  func goesOn(with segment: SegmentID) -> Bool {
    guard let place = stations.place(of: segment.mmsi) else { return false }
    return stations.read(at: place) { $0.pointee.isOnly(segment) } ?? false
  }

  /// All segments, by MMSI and start; afterwards `strayRuns` is complete.
  package mutating func finish() -> [Segment] {
    var result: [Segment] = []
    strayRuns = []
    for mmsi in stations.sortedKeys {
      guard let place = stations.place(of: mmsi) else { continue }
      let outcome = stations[at: place].finish(rule: rule)
      result += outcome.segments
      strayRuns += outcome.strays
    }
    stations.removeAll()
    return result
  }

  /// What never became a ship, by MMSI and time; filled by `finish`.
  package private(set) var strayRuns: [StrayRun] = []
}

/// All that is known of one MMSI.
private struct Station: Sendable {
  private var open: [OpenSegment] = []
  private var closed: [Segment] = []
  private var strays: [Segmenter.StrayRun] = []
  private var early: [StaticReport] = []
  private var ordinals: [Instant: Int] = [:]

  /// Stray runs nearer in time than this are told as one.
  private static let strayJoin = TimeSpan.hours(1)

  mutating func assign(_ fix: Fix, rule: SegmentRule) -> Segmenter.Assignment {
    if open.count == 1, let outcome = open[0].takeAlone(fix, rule: rule) { return outcome }
    dropStrays(before: fix.time, rule: rule)
    for index in open.indices where open[index].hasExact(fix) { return .duplicate }
    guard let index = bestMatch(for: fix, rule: rule) else { return begin(fix, rule: rule) }
    append(fix, to: index)
    if open[index].isConfirmed { return .continued(open[index].id) }
    guard let release = open[index].confirm(by: rule) else { return .stray }
    return .opened(open[index].id, release)
  }

  mutating func goOn(
    _ fixes: inout ArraySlice<Fix>, most: Int, rule: SegmentRule, into points: inout [TrackPoint]
  ) {
    if open.count == 1 { return open[0].goOn(&fixes, most: most, rule: rule, into: &points) }
    var taken = 0
    for fix in fixes.prefix(most) {
      dropStrays(before: fix.time, rule: rule)
      guard !open.contains(where: { $0.hasExact(fix) }),
        let index = bestMatch(for: fix, rule: rule), open[index].isConfirmed,
        points.first.map({ $0.segment == open[index].id }) ?? true
      else { break }
      append(fix, to: index)
      points.append(TrackPoint(fix: fix, segment: open[index].id))
      taken += 1
    }
    fixes.removeFirst(taken)
  }

  func isOnly(_ segment: SegmentID) -> Bool {
    open.count == 1 && open[0].isConfirmed && open[0].id == segment
  }

  private mutating func append(_ fix: Fix, to index: Int) {
    noteTurns(of: index)
    open[index].append(fix)
  }

  /// Whether another track was heard before this one's last fix and after it: two that speak in turns are two
  /// ships, where one that follows the other may be the same.
  private mutating func noteTurns(of index: Int) {
    let last = open[index].last.time
    for other in open.indices where other != index && open[other].isConfirmed {
      guard open[other].summary.first.time < last, open[other].last.time > last else { continue }
      open[index].isInTurns = true
      open[other].isInTurns = true
    }
  }

  private func bestMatch(for fix: Fix, rule: SegmentRule) -> Int? {
    var feasible: (only: Int?, count: Int) = (nil, 0)
    for index in open.indices where SegmentScore.isFeasible(fix, after: open[index].last, rule) {
      feasible = (index, feasible.count + 1)
    }
    // Mostly one at most can have sent it, or one fits so much better that no score is needed.
    if feasible.count <= 1 { return feasible.only }
    return clearly(fix, rule: rule) ?? likeliest(for: fix, rule: rule)
  }

  /// The segment whose worst score is above the best of every other; nil when there is none.
  private func clearly(_ fix: Fix, rule: SegmentRule) -> Int? {
    let score = SegmentScore(rule: rule)
    var found: (index: Int, bounds: ClosedRange<Double>)?
    var rival = -Double.infinity
    for index in open.indices where SegmentScore.isFeasible(fix, after: open[index].last, rule) {
      let bounds = score.bounds(of: fix, after: open[index].last)
      if let best = found, best.bounds.lowerBound >= bounds.lowerBound {
        rival = max(rival, bounds.upperBound)
      } else {
        rival = max(rival, found?.bounds.upperBound ?? rival)
        found = (index, bounds)
      }
    }
    // More than sums of logarithms can be off by rounding.
    return found.flatMap { $0.bounds.lowerBound > rival + 1e-6 ? $0.index : nil }
  }

  private func likeliest(for fix: Fix, rule: SegmentRule) -> Int? {
    let score = SegmentScore(rule: rule)
    var best: (index: Int, score: Double)?
    for index in open.indices {
      guard let value = score.logarithm(of: fix, after: open[index].last) else { continue }
      if let found = best, !isBetter(open[index], value, than: open[found.index], found.score) {
        continue
      }
      best = (index, value)
    }
    return best?.index
  }

  /// Equal scores fall to the ship before the candidate, then to the older segment.
  private func isBetter(
    _ segment: OpenSegment, _ score: Double, than other: OpenSegment, _ otherScore: Double
  ) -> Bool {
    if score != otherScore { return score > otherScore }
    if segment.isConfirmed != other.isConfirmed { return segment.isConfirmed }
    return segment.id < other.id
  }

  private mutating func begin(_ fix: Fix, rule: SegmentRule) -> Segmenter.Assignment {
    let isFirst = open.isEmpty
    makeRoom(rule: rule)
    let id = SegmentID(mmsi: fix.mmsi, start: fix.time, ordinal: nextOrdinal(at: fix.time))
    var segment = OpenSegment(id: id, first: fix, isConfirmed: isFirst)
    guard isFirst else {
      open.append(segment)
      return .stray
    }
    let reports = early.filter { fix.time - $0.time <= rule.staticLifetime }
    early = []
    for report in reports { segment.append(report, limit: rule.maximumWaitingReports) }
    open.append(segment)
    return .opened(id, Segmenter.Release(fixes: [fix], reports: reports))
  }

  private mutating func nextOrdinal(at start: Instant) -> Int {
    if ordinals.count > 64 { ordinals = ordinals.filter { $0.key >= start } }
    defer { ordinals[start, default: 0] += 1 }
    return ordinals[start, default: 0]
  }

  /// Closes the segment silent longest, candidates before ships.
  private mutating func makeRoom(rule: SegmentRule) {
    guard open.count >= max(1, rule.maximumOpen) else { return }
    let index = open.indices.min { left, right in
      let (a, b) = (open[left], open[right])
      if a.isConfirmed != b.isConfirmed { return !a.isConfirmed }
      return (a.last.time, a.id) < (b.last.time, b.id)
    }
    if let index { close(open.remove(at: index)) }
  }

  private mutating func dropStrays(before time: Instant, rule: SegmentRule) {
    guard open.count > 1 else { return }
    var index = 0
    while index < open.count {
      if !open[index].isConfirmed, time - open[index].last.time > rule.strayLifetime {
        close(open.remove(at: index))
      } else {
        index += 1
      }
    }
  }

  private mutating func close(_ segment: OpenSegment) {
    if segment.isConfirmed {
      closed.append(segment.finished())
    } else {
      reportStray(segment.summary, said: segment.saidCount)
    }
  }

  private mutating func reportStray(_ segment: Segment, said: Int) {
    if let previous = strays.last, segment.first.time - previous.last.time <= Self.strayJoin,
      segment.first.time >= previous.first.time
    {
      strays[strays.count - 1].fixCount += said
      if segment.last.time > previous.last.time { strays[strays.count - 1].last = segment.last }
      return
    }
    strays.append(
      Segmenter.StrayRun(
        mmsi: segment.id.mmsi, first: segment.first, last: segment.last,
        fixCount: said))
  }

  mutating func attach(_ report: StaticReport, rule: SegmentRule) -> SegmentID? {
    guard let index = owner(of: report, rule: rule) else {
      if early.count >= rule.maximumWaitingReports { early.removeFirst() }
      early.append(report)
      return nil
    }
    open[index].append(report, limit: rule.maximumWaitingReports)
    return open[index].isConfirmed ? open[index].id : nil
  }

  /// The open segment whose particulars agree best; among equals the one heard nearest in time.
  ///
  /// A track not heard for a day that never spoke in turns with another sends nothing beside one that is heard and
  /// that nothing she said contradicts: after an invented track she is the same ship, and says so.
  private func owner(of report: StaticReport, rule: SegmentRule) -> Int? {
    if open.count == 1 { return 0 }
    let best = likeliest(of: Array(open.indices), sending: report)
    guard let best, isSilent(best, at: report.time, rule), !open[best].isInTurns else {
      return best
    }
    let heard = open.indices.filter {
      open[$0].isConfirmed && !isSilent($0, at: report.time, rule)
        && !open[$0].summary.particulars.isContradicted(by: report)
    }
    return likeliest(of: heard, sending: report) ?? best
  }

  /// Not heard for a day, or by fewer fixes than make a ship.
  private func isSilent(_ index: Int, at time: Instant, _ rule: SegmentRule) -> Bool {
    open[index].summary.fixCount < rule.confirmationFixes
      || time - open[index].last.time > rule.staticLifetime
  }

  private func likeliest(of some: [Int], sending report: StaticReport) -> Int? {
    some.max { left, right in
      let (a, b) = (open[left], open[right])
      let agreement = (
        a.summary.particulars.agreement(with: report),
        b.summary.particulars.agreement(with: report)
      )
      if agreement.0 != agreement.1 { return agreement.0 < agreement.1 }
      let away = (
        abs((report.time - a.last.time).seconds), abs((report.time - b.last.time).seconds)
      )
      if away.0 != away.1 { return away.0 > away.1 }
      if a.isConfirmed != b.isConfirmed { return !a.isConfirmed }
      return a.id > b.id
    }
  }

  /// Closes everything.
  ///
  /// A first fix that nothing followed, beside a ship, was a stray as well.
  mutating func finish(rule: SegmentRule) -> (segments: [Segment], strays: [Segmenter.StrayRun]) {
    for segment in open.sorted(by: { $0.id < $1.id }) { close(segment) }
    open = []
    let ships = closed.filter { $0.fixCount >= rule.confirmationFixes }
    if !ships.isEmpty {
      for short in closed where short.fixCount < rule.confirmationFixes {
        reportStray(short, said: short.fixCount)
      }
      closed = ships
    }
    closed.sort { $0.id < $1.id }
    strays.sort {
      ($0.first.time, $0.last.time, $0.first.source) < (
        $1.first.time, $1.last.time, $1.first.source
      )
    }
    return (closed, strays)
  }
}

extension Particulars {
  /// How far a report agrees with what is known: equal fields count for it, different ones against.
  func agreement(with report: StaticReport) -> Int {
    func compare<Value: Equatable>(_ known: Value?, _ sent: Value?, weight: Int) -> Int {
      guard let known, let sent else { return 0 }
      return known == sent ? weight : -weight
    }
    return compare(imoAsSent, report.imoAsSent, weight: 4)
      + compare(name, report.name, weight: 2) + compare(callSign, report.callSign, weight: 2)
      + compare(dimensions, report.dimensions, weight: 1)
  }

  /// Whether a report says another hull number, name, call sign or hull than is known.
  func isContradicted(by report: StaticReport) -> Bool {
    func differs<Value: Equatable>(_ known: Value?, _ sent: Value?) -> Bool {
      known != nil && sent != nil && known != sent
    }
    return differs(imoAsSent, report.imoAsSent) || differs(name, report.name)
      || differs(callSign, report.callSign) || differs(dimensions, report.dimensions)
  }
}
