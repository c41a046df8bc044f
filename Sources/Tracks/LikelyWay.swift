/// Which part of what one number said a ship can have sailed, and which she cannot.
///
/// When positions are invented, what fits her true track and what does not can fall to any segment of
/// her number, turn about, and an invention can begin or end within a segment. The chain of runs that
/// one hull can have sailed, with the most hours heard, is taken for her way; where two runs of it do
/// not fit, the end of the first or the beginning of the second is left out, whichever is shorter. The
/// rest is where she was not.
import Geodesy
import Vocabulary

/// The runs of one number, told apart.
struct LikelyWay {
  /// A stretch beside her way.
  struct Stray {
    let segment: SegmentID
    let span: ClosedRange<Instant>
    /// Of a fix in it.
    let position: Coordinate
    let fixCount: Int
    /// Whether her way goes on after it.
    let returns: Bool
    /// A record of it, and the one of her way that contradicts it.
    let evidence: [SourceReference]
  }

  private struct Link {
    var value: Double
    var previous: Int?
    /// The end of the run before and the beginning of this one that do not belong to the way.
    var tail: Part?
    var head: Part?
  }

  /// A part of a run from, or up to, the nearest fix that belongs to her way.
  private struct Part {
    let span: ClosedRange<Instant>
    /// The fix next to that, within the part, where the step from the one to the other is not what she says.
    var edge: Instant?
    /// Whether that step is beyond doubt.
    var isCertain = false
  }

  /// Hours that a step no hull can have made must save to be believed: an invented stretch of a few
  /// days is left out whole before two such steps are taken for her way (this project's choice).
  private static let wrongStep = 72.0
  /// Hours that it must save to believe that she never came back to her way: two steps lead to an invention and
  /// back, one to a last run that is none (this project's choice).
  private static let neverBack = 48.0
  private static let leastLastRun = 24.0
  /// How many times as many hours as the other side's an invention may have that a doubtful step bounds, and how far
  /// that lies from where she must have left her way; no invention that a certain one bounds is longer than the
  /// longest excursion (this project's choice).
  private static let mostDoubtful = 3.0
  private static let nearPart = TimeSpan.hours(24)
  private static let longestPart = PositionAnomalyRule.standard.longestExcursion
  /// A ship that says so much somewhere is on passage there (this project's choice).
  private static let leastPassage = Knots(5)
  /// Runs looked back at for the one before.
  private static let reach = 24
  private let runs: [SegmentRuns.Run]
  private let tracks: [[TrackVertex]]
  private var links: [Link] = []
  private var chain: [Int] = []

  /// `runs` in the order they began; `track` gives the vertices of a segment.
  init(_ runs: [SegmentRuns.Run], track: (SegmentID) -> [TrackVertex]) {
    self.runs = runs
    tracks = runs.map { run in
      track(run.segment).filter { $0.time >= run.first.time && $0.time <= run.last.time }
    }
    for index in runs.indices { links.append(link(to: index)) }
    var next = end
    while let index = next {
      chain.append(index)
      next = links[index].previous
    }
    chain.reverse()
  }

  /// The last run of the way: of equal ways the one that lasts longest.
  ///
  /// A last run of a day and more that a step leads to is hers also where leaving it out would save a little.
  private var end: Int? {
    let best = links.indices.max { (links[$0].value, $0) < (links[$1].value, $1) }
    guard let best, let last = links.indices.last, links[last].previous != nil,
      Self.hours(runs[last]) >= Self.leastLastRun,
      links[last].value >= links[best].value - Self.neverBack
    else { return best }
    return last
  }

  /// Hours in which a run was heard, as far as can be told.
  private static func hours(_ run: SegmentRuns.Run) -> Double {
    min(Double(run.fixCount), (run.last.time - run.first.time).hours + 1)
  }

  private func link(to index: Int) -> Link {
    let own = Self.hours(runs[index])
    var best = Link(value: own)
    for earlier in max(0, index - Self.reach)..<index {
      var link = step(from: earlier, to: index)
      link.value += own
      if link.value > best.value { best = link }
    }
    return best
  }

  /// Her way to `later` by `earlier`, with what must be left out between them.
  private func step(from earlier: Int, to later: Int) -> Link {
    let (one, other) = (runs[earlier], runs[later])
    var link = Link(value: links[earlier].value, previous: earlier)
    let target = (other.first.time, other.first.position)
    let source = (one.last.time, one.last.position)
    guard
      !Self.isFeasible(from: source, to: target)
        || FixStep(from: one.last, to: other.first, rule: .standard) == .jumpAtRest
    else { return link }
    let speed = usualSpeed(tracks[earlier] + tracks[later])
    let parting = tracks[earlier].last {
      Self.isFeasible(from: ($0.time, $0.position), to: target, at: speed)
    }
    let meeting = tracks[later].first {
      Self.isFeasible(from: source, to: ($0.time, $0.position), at: speed)
    }
    let tail = parting.map { lastPart(of: earlier, from: $0.time) }
    let head = meeting.map { firstPart(of: later, until: $0.time) }
    let (tailCost, headCost) = (cost(tail?.span, earlier), cost(head?.span, later))
    let isTail = Self.isInvented(tail, tailCost, before: head, headCost)
    if isTail { link.tail = tail } else { link.head = head }
    link.value -= (isTail ? tailCost : headCost) + Self.wrongStep
    return link
  }

  /// Whether the first of two parts is the invented one: the one that begins or ends by a step that is not what she
  /// says, where that is certain or the part is not far longer than the other; else the shorter.
  private static func isInvented(
    _ part: Part?, _ cost: Double, before other: Part?, _ otherCost: Double
  ) -> Bool {
    func isTold(_ one: Part?, _ its: Double, _ rival: Double) -> Bool {
      one.map { $0.edge != nil && ($0.isCertain || its <= mostDoubtful * rival) } ?? false
    }
    let (told, otherTold) = (isTold(part, cost, otherCost), isTold(other, otherCost, cost))
    return told == otherTold ? cost <= otherCost : told
  }

  /// The end of a run from where she must have left it, or from an earlier step that is not what she says.
  private func lastPart(of index: Int, from parting: Instant) -> Part {
    let end = runs[index].last.time
    var part = Part(span: parting...end)
    for (before, first) in zip(tracks[index], tracks[index].dropFirst()).reversed() {
      guard before.time >= min(parting - Self.nearPart, end - Self.longestPart) else { break }
      guard before.time <= parting,
        isEdge(before, first, from: parting, within: end - before.time)
      else { continue }
      let isCertain = part.isCertain || SaidStep(before, first).verdict == .contradicts
      part = Part(span: before.time...end, edge: first.time, isCertain: isCertain)
    }
    return part
  }

  /// The beginning of a run up to where she can be first, or up to a later step that is not what she says.
  private func firstPart(of index: Int, until meeting: Instant) -> Part {
    let start = runs[index].first.time
    var part = Part(span: start...meeting)
    for (last, next) in zip(tracks[index], tracks[index].dropFirst()) {
      guard next.time <= max(meeting + Self.nearPart, start + Self.longestPart) else { break }
      guard next.time >= meeting, isEdge(last, next, from: meeting, within: next.time - start)
      else { continue }
      let isCertain = part.isCertain || SaidStep(last, next).verdict == .contradicts
      part = Part(span: start...next.time, edge: last.time, isCertain: isCertain)
    }
    return part
  }

  /// Whether a step may bound an invention of a length: a doubtful one near the bound that speeds alone give.
  private func isEdge(
    _ one: TrackVertex, _ next: TrackVertex, from bound: Instant, within length: TimeSpan
  ) -> Bool {
    switch SaidStep(one, next).verdict {
    case .agrees: false
    case .doubtful: abs((one.time - bound).seconds) <= Self.nearPart.seconds
    case .contradicts: length <= Self.longestPart
    }
  }

  /// The hours heard in a part of a run; more than all when there is no such part.
  private func cost(_ span: ClosedRange<Instant>?, _ index: Int) -> Double {
    guard let span else { return Double.greatestFiniteMagnitude }
    return Double(fixes(in: span, of: runs[index]))
      / Double(max(1, runs[index].fixCount)) * Self.hours(runs[index])
  }

  /// As many fixes as fall to a part of a run by its length.
  private func fixes(in span: ClosedRange<Instant>, of run: SegmentRuns.Run) -> Int {
    let whole = max(1, (run.last.time - run.first.time).seconds)
    let share = (span.upperBound - span.lowerBound).seconds / whole
    return max(1, Int(Double(run.fixCount) * min(1, share)))
  }

  /// What she can make by what she says; the limit of all ships where she says nothing of moving.
  ///
  /// Where she must have left her way is told by her own speed: at the limit of all ships she could have
  /// stayed much longer.
  private func usualSpeed(_ track: [TrackVertex]) -> Knots {
    let rule = SegmentRule.standard
    let said = track.compactMap(\.speed?.value).max() ?? 0
    guard said >= Self.leastPassage.value else { return rule.maximumSpeed }
    return Knots(min(rule.maximumSpeed.value, said * rule.claimedSpeedMargin))
  }

  private static func isFeasible(
    from: (time: Instant, position: Coordinate), to: (time: Instant, position: Coordinate),
    at speed: Knots = SegmentRule.standard.maximumSpeed
  ) -> Bool {
    let rule = SegmentRule.standard
    let (hours, padding) = ((to.time - from.time).hours, rule.clockPadding.hours)
    let padded = (hours * hours + padding * padding).squareRoot()
    return from.position.isWithin(
      Metres(speed.value * padded * 1852), of: to.position)
  }

  /// What lies beside her way, in order.
  var strays: [Stray] {
    let own = Set(chain)
    var result: [Stray] = []
    for index in runs.indices where !own.contains(index) {
      result.append(stray(index))
    }
    for index in chain {
      let link = links[index]
      guard let previous = link.previous else { continue }
      if let tail = link.tail { result.append(end(of: previous, tail, until: index)) }
      if let head = link.head { result.append(beginning(of: index, head, after: previous)) }
    }
    return result.sorted {
      ($0.span.lowerBound, $0.segment) < ($1.span.lowerBound, $1.segment)
    }
  }

  /// A stray of which no more is known than the step beside it.
  private func step(_ stray: Stray, at time: Instant) -> Stray {
    Stray(
      segment: stray.segment, span: time...time, position: stray.position, fixCount: stray.fixCount,
      returns: false, evidence: stray.evidence)
  }

  /// A whole run; of one before her way only the end from which she cannot have come.
  private func stray(_ index: Int) -> Stray {
    let run = runs[index]
    let before = chain.last { $0 < index }.map { runs[$0] }
    let next = chain.first { $0 > index }
    if before == nil, let next {
      let target = (runs[next].first.time, runs[next].first.position)
      let speed = usualSpeed(tracks[index] + tracks[next])
      let parting = tracks[index].last {
        Self.isFeasible(from: ($0.time, $0.position), to: target, at: speed)
      }
      if let parting {
        let part = lastPart(of: index, from: parting.time)
        let stray = end(of: index, part, until: next)
        // Of two that are about as long nobody knows which was sailed.
        let hers = chain.reduce(0) { $0 + Self.hours(runs[$1]) }
        let isPlain = part.edge != nil || hers >= Self.mostDoubtful * Self.hours(run)
        return isPlain ? stray : step(stray, at: stray.span.upperBound)
      }
    }
    return Stray(
      segment: run.segment, span: run.first.time...max(run.first.time, run.last.time),
      position: run.first.position, fixCount: run.fixCount, returns: next != nil,
      evidence: evidence(before?.last, run.first))
  }

  /// What was said after the last place of her way, where `span` begins, and before the run that goes on.
  private func end(of index: Int, _ part: Part, until next: Int) -> Stray {
    let (run, span) = (runs[index], part.span)
    let heard = run.part(after: span.lowerBound)
    let start = part.edge ?? heard?.start ?? span.lowerBound
    return Stray(
      segment: run.segment, span: min(start, span.upperBound)...span.upperBound,
      position: run.last.position,
      fixCount: heard?.fixCount ?? fixes(in: span, of: run),
      returns: true, evidence: evidence(run.last, runs[next].first))
  }

  /// What was said before the first place of her way, where `span` ends, and after the run that led there.
  private func beginning(of index: Int, _ part: Part, after previous: Int) -> Stray {
    let (run, span) = (runs[index], part.span)
    let heard = run.part(before: span.upperBound)
    let end = part.edge ?? heard?.end ?? span.upperBound
    return Stray(
      segment: run.segment, span: span.lowerBound...max(end, span.lowerBound),
      position: run.first.position,
      fixCount: heard?.fixCount ?? fixes(in: span, of: run),
      returns: true, evidence: evidence(runs[previous].last, run.first))
  }

  private func evidence(_ one: Fix?, _ other: Fix) -> [SourceReference] {
    one.map { PositionAnomalyDetector.references($0, other) } ?? [other.source]
  }
}
