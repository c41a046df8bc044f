/// How the fixes of one MMSI are dealt out to the ships behind it (`Segmenter`).
import Vocabulary

/// All that is known of one MMSI.
struct SegmentStation: Sendable {
  var open: [OpenSegment] = []
  private var closed: [Segment] = []
  private var strays: [Segmenter.StrayRun] = []
  /// Reports for which it is not clear yet whose they are.
  var waiting = WaitingReports()
  private var ordinals: [Instant: Int] = [:]

  /// Stray runs nearer in time than this are told as one.
  private static let strayJoin = TimeSpan.hours(1)

  mutating func assign(_ fix: Fix, rule: SegmentRule) -> Segmenter.Assignment {
    let outcome = deal(fix, rule: rule)
    if waiting.isEmpty { return outcome }
    return settle(outcome, fix, rule: rule)
  }

  private mutating func deal(_ fix: Fix, rule: SegmentRule) -> Segmenter.Assignment {
    if open.count == 1, let outcome = open[0].takeAlone(fix, rule: rule) { return outcome }
    dropStrays(before: fix.time, rule: rule)
    for index in open.indices where open[index].hasExact(fix) { return .duplicate }
    guard let best = bestMatch(for: fix, rule: rule) else { return begin(fix, rule: rule) }
    let index = heardSince(best, fix, rule: rule) ?? best
    if isDormant(index, at: fix.time, rule) {
      return comeBack(fix, to: open[index].id, rule: rule)
    }
    append(fix, to: index)
    if open[index].isConfirmed { return .continued(open[index].id) }
    return release(index, rule: rule)
  }

  /// What was held of a candidate, once enough fixes agree: to the ship that came back, or as one of its own.
  private mutating func release(_ index: Int, rule: SegmentRule) -> Segmenter.Assignment {
    let words = hers(index, rule: rule)
    guard let fixes = open[index].confirm(by: rule) else { return .stray }
    waiting.remove(words)
    let release = Segmenter.Release(fixes: fixes, reports: words.map(\.report))
    let candidate = open[index]
    guard let ship = candidate.resumes, let back = open.firstIndex(where: { $0.id == ship }),
      let first = fixes.first, first.time >= open[back].last.time,
      SegmentScore.isFeasible(first, after: open[back].last, rule)
    else {
      open[index].resumes = nil
      open[index].adopt(release.reports)
      return .opened(candidate.id, release)
    }
    // Gone before her fixes are counted: two that speak in turns would be two ships.
    open.remove(at: index)
    let place = back > index ? back - 1 : back
    for fix in fixes { append(fix, to: place) }
    for report in release.reports { open[place].append(report) }
    return .opened(ship, release)
  }

  /// Whether a ship was not heard for a day while another of her number, heard as often, speaks: over days almost any
  /// stray fix would be within her reach.
  private func isDormant(_ index: Int, at time: Instant, _ rule: SegmentRule) -> Bool {
    let ship = open[index]
    guard open.count > 1, ship.isConfirmed, time - ship.last.time > rule.strayLifetime else {
      return false
    }
    return open.contains {
      $0.isConfirmed && $0.last.time > ship.last.time
        && $0.summary.fixCount >= ship.summary.fixCount
        && time - $0.last.time <= rule.strayLifetime
    }
  }

  /// Of a track not heard for a day and one heard since that is ten times hers, the latter where she can have sent a
  /// fix without making more way than she says: one hull is where it was heard last.
  private func heardSince(_ index: Int, _ fix: Fix, rule: SegmentRule) -> Int? {
    let ship = open[index]
    guard open.count > 1, ship.isConfirmed, fix.time - ship.last.time > rule.strayLifetime else {
      return nil
    }
    let since = open.indices.filter {
      open[$0].isConfirmed && open[$0].last.time > ship.last.time
        && open[$0].summary.fixCount >= rule.outweighs * ship.summary.fixCount
        && SegmentScore(rule: rule).isPlausible(fix, after: open[$0].last)
    }
    return likeliest(for: fix, among: since, rule: rule)
  }

  /// A fix of a ship that may have come back is held until another agrees with it.
  private mutating func comeBack(
    _ fix: Fix, to ship: SegmentID, rule: SegmentRule
  ) -> Segmenter.Assignment {
    let held = likeliest(
      for: fix, among: open.indices.filter { open[$0].resumes == ship }, rule: rule)
    guard let held else { return begin(fix, resuming: ship, rule: rule) }
    append(fix, to: held)
    return release(held, rule: rule)
  }

  mutating func goOn(
    _ fixes: inout ArraySlice<Fix>, most: Int, rule: SegmentRule, into points: inout [TrackPoint]
  ) {
    // Every fix may show whose they are.
    guard waiting.isEmpty else { return }
    if open.count == 1 { return open[0].goOn(&fixes, most: most, rule: rule, into: &points) }
    var taken = 0
    for fix in fixes.prefix(most) {
      dropStrays(before: fix.time, rule: rule)
      guard !open.contains(where: { $0.hasExact(fix) }),
        let index = bestMatch(for: fix, rule: rule), open[index].isConfirmed,
        heardSince(index, fix, rule: rule) == nil, !isDormant(index, at: fix.time, rule),
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
    return clearly(fix, rule: rule) ?? likeliest(for: fix, among: open.indices, rule: rule)
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

  private func likeliest(
    for fix: Fix, among some: some Sequence<Int>, rule: SegmentRule
  ) -> Int? {
    let score = SegmentScore(rule: rule)
    var best: (index: Int, score: Double)?
    for index in some {
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

  private mutating func begin(
    _ fix: Fix, resuming ship: SegmentID? = nil, rule: SegmentRule
  ) -> Segmenter.Assignment {
    let isFirst = open.isEmpty
    makeRoom(rule: rule)
    let id = SegmentID(mmsi: fix.mmsi, start: fix.time, ordinal: nextOrdinal(at: fix.time))
    var segment = OpenSegment(id: id, first: fix, isConfirmed: isFirst)
    guard isFirst else {
      segment.resumes = ship
      open.append(segment)
      return .stray
    }
    let reports = waiting.takeFirst(for: fix, rule: rule)
    segment.adopt(reports)
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
      waiting.removeRows(of: segment)
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
