/// Finds the silences of segments and says what each can mean.
///
/// A gap is a silence of six hours or more between two position records of one segment. Whether the
/// ship fell silent or nobody could hear is settled by the reception of other ships at the time
/// (`ReceptionGrid`); where that says nothing, no claim is made. Docs/Methods/Gaps.md has the rule.
import Geodesy
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Takes points in order of time and gives gaps.
package struct GapDetector: Sendable {
  private let rule: GapRule
  private var stations = StateTable<MMSI, Station>()

  package init(rule: GapRule = .standard) { self.rule = rule }

  /// Takes a segment's next point; `isInPort` says whether a place lies inside a terminal's area.
  ///
  /// Of `reception` what lies before the hour of the point is looked at, so that a gap can be judged
  /// when it ends or later with the same result.
  package mutating func step(
    _ point: TrackPoint, reception: ReceptionGrid, isInPort: (Coordinate) -> Bool,
    into gaps: inout [Gap]
  ) {
    guard let silent = silence(endedBy: point) else { return }
    gaps += silent.gap(rule: rule, reception: reception, isInPort: isInPort).map { [$0] } ?? []
  }

  /// Takes a segment's next point and gives the silence that it ends, to be judged later.
  mutating func silence(endedBy point: TrackPoint) -> EndedSilence? {
    let place = stations.place(of: point.fix.mmsi, make: Station())
    return stations[at: place].take(point, rule: rule).map {
      EndedSilence(watch: $0, next: point.fix, end: point.fix.time)
    }
  }

  /// A static report is no position but shows that the transponder was on.
  package mutating func heardStatic(_ segment: SegmentID, at time: Instant) {
    guard let place = stations.place(of: segment.mmsi) else { return }
    stations[at: place].heardStatic(segment, at: time)
  }

  /// Keeps the silences that last at the end of the input, where reception went on.
  package mutating func finish(
    at end: Instant, reception: ReceptionGrid, isInPort: (Coordinate) -> Bool,
    into gaps: inout [Gap]
  ) {
    gaps += finish(at: end).compactMap {
      $0.gap(rule: rule, reception: reception, isInPort: isInPort)
    }
  }

  /// The silences that last at the end of the input, to be judged later.
  mutating func finish(at end: Instant) -> [EndedSilence] {
    var found: [EndedSilence] = []
    for mmsi in stations.sortedKeys {
      guard let latest = stations[mmsi]?.latest, end - latest.last.time >= rule.minimumSilence
      else { continue }
      found.append(EndedSilence(watch: latest, next: nil, end: end))
    }
    stations.removeAll()
    return found
  }
}

/// A silence with all that is needed to judge it once reception is known.
struct EndedSilence: Sendable {
  let watch: Watch
  /// Nil when it lasts.
  let next: Fix?
  let end: Instant

  /// Nil for one that lasts where nobody else was heard either.
  func gap(rule: GapRule, reception: ReceptionGrid, isInPort: (Coordinate) -> Bool) -> Gap? {
    withoutActuallyEscaping(isInPort) { isInPort in
      let judge = GapJudge(rule: rule, reception: reception, isInPort: isInPort)
      return next.map { judge.gap(of: watch, endingWith: $0) } ?? judge.openGap(of: watch, at: end)
    }
  }
}

/// The segments of one MMSI.
private struct Station: Sendable {
  /// Segments watched at once; the one silent longest is let go.
  private static let maximum = 10
  private var watches: [Watch] = []

  /// The segment as it was before the point, when a gap ends with it.
  mutating func take(_ point: TrackPoint, rule: GapRule) -> Watch? {
    var own: Int?
    for index in watches.indices {
      if watches[index].segment == point.segment {
        own = index
      } else {
        watches[index].heardElsewhere += 1
      }
    }
    guard let own else {
      begin(point)
      return nil
    }
    let silent = point.fix.time - watches[own].last.time >= rule.minimumSilence ? watches[own] : nil
    watches[own].take(point.fix, window: rule.habitWindow)
    return silent
  }

  mutating func heardStatic(_ segment: SegmentID, at time: Instant) {
    guard let index = watches.firstIndex(where: { $0.segment == segment }),
      time > watches[index].last.time
    else { return }
    watches[index].staticsSince += 1
  }

  /// Only the ship heard last on a number can be silent now; the others gave way to her.
  var latest: Watch? {
    watches.max { ($0.last.time, $0.segment) < ($1.last.time, $1.segment) }
  }

  private mutating func begin(_ point: TrackPoint) {
    let oldest = watches.indices.min {
      (watches[$0].last.time, watches[$0].segment) < (watches[$1].last.time, watches[$1].segment)
    }
    if watches.count >= Self.maximum, let oldest { watches.remove(at: oldest) }
    watches.append(Watch(segment: point.segment, first: point.fix))
  }
}

/// What the detector remembers of one segment.
struct Watch: Sendable {
  let segment: SegmentID
  private(set) var last: Fix
  private let firstTime: Instant
  /// Messages by hour of the clock, newest last.
  private var hours: [(hour: Int64, count: Int)] = []
  /// The newest hour.
  private var hourStart: Instant
  private var hourEnd: Instant
  var heardElsewhere = 0
  var staticsSince = 0

  init(segment: SegmentID, first: Fix) {
    self.segment = segment
    last = first
    firstTime = first.time
    let hour = first.time.seconds.flooredQuotient(by: 3600)
    hours = [(hour, 1)]
    (hourStart, hourEnd) = Self.limits(ofHour: hour)
  }

  private static func limits(ofHour hour: Int64) -> (Instant, Instant) {
    (Instant(seconds: hour * 3600), Instant(seconds: (hour + 1) * 3600))
  }

  mutating func take(_ fix: Fix, window: TimeSpan) {
    guard fix.time >= last.time else { return }
    last = fix
    heardElsewhere = 0
    staticsSince = 0
    if fix.time >= hourStart, fix.time < hourEnd {
      hours[hours.count - 1].count += 1
      return
    }
    let hour = fix.time.seconds.flooredQuotient(by: 3600)
    (hourStart, hourEnd) = Self.limits(ofHour: hour)
    let reach = window.milliseconds / 3_600_000
    if let oldest = hours.first, hour - oldest.hour >= reach {
      hours.removeAll { hour - $0.hour >= reach }
    }
    hours.append((hour, 1))
  }

  /// Messages in the window before the last record.
  var habit: Int { hours.reduce(0) { $0 + $1.count } }

  /// Messages per hour over the window, or over the segment's life when that is shorter.
  func ownRate(window: TimeSpan) -> Double {
    let life = max(1, min(window.hours, (last.time - firstTime).hours))
    return Double(habit) / life
  }
}

/// Gives a silence its class.
private struct GapJudge {
  let rule: GapRule
  let reception: ReceptionGrid
  let isInPort: (Coordinate) -> Bool

  func gap(of watch: Watch, endingWith fix: Fix) -> Gap {
    let distance = watch.last.position.distance(to: fix.position)
    var gap = blank(watch, end: fix.time, evidence: [watch.last.source, fix.source])
    gap.to = fix.position
    gap.distance = distance
    gap.impliedSpeed = Knots(distance.nauticalMiles / (fix.time - watch.last.time).hours)
    classify(&gap, watch: watch, next: fix)
    return gap
  }

  /// Nil when next to nobody near was heard any more: then the input ended there, not the ship's sending.
  func openGap(of watch: Watch, at end: Instant) -> Gap? {
    let tail = reception.bucket(of: end - rule.minimumSilence)...reception.bucket(of: end)
    let heard = reception.shipsHeard(
      around: watch.last.position, buckets: tail, besides: watch.segment.mmsi)
    guard heard >= rule.minimumOtherShips else { return nil }
    var gap = blank(watch, end: end, evidence: [watch.last.source])
    gap.isOpen = true
    classify(&gap, watch: watch, next: nil)
    return gap
  }

  private func blank(_ watch: Watch, end: Instant, evidence: [SourceReference]) -> Gap {
    Gap(
      segment: watch.segment, start: watch.last.time, end: end, isOpen: false,
      from: watch.last.position, to: nil, distance: nil, impliedSpeed: nil,
      classification: .unresolved, deliberateProbability: nil, expectedMessages: 0,
      otherShipsHeard: 0, evidence: evidence)
  }

  private func classify(_ gap: inout Gap, watch: Watch, next: Fix?) {
    let expected = reception.expectation(
      of: Silence(
        last: watch.last, next: next, end: gap.end,
        ownRate: watch.ownRate(window: rule.habitWindow)))
    gap.expectedMessages = expected.messages
    gap.otherShipsHeard = expected.otherShips
    gap.wasHeardMeanwhile = watch.heardElsewhere > 0 || watch.staticsSince > 0
    gap.classification = classification(of: gap, watch: watch, expected: expected)
    switch gap.classification {
    case .healthy: gap.deliberateProbability = 0
    case .challengedEmission:
      let heard = 1 - exp(-expected.hours)
      gap.deliberateProbability = min(rule.probabilityCap, heard * expected.coveredShare)
    case .sparseCoverage, .unresolved: gap.deliberateProbability = nil
    }
  }

  private func classification(
    of gap: Gap, watch: Watch, expected: ReceptionExpectation
  ) -> Gap.Class {
    if isPortStay(gap, watch: watch) || isOutage(gap, watch: watch, expected: expected) {
      return .healthy
    }
    if watch.heardElsewhere > 0 || watch.staticsSince > 0 { return .unresolved }
    if expected.otherShips < rule.minimumOtherShips || expected.hours < rule.sparseHours
      || expected.coveredShare < rule.minimumCoverage
    {
      return .sparseCoverage
    }
    guard expected.hours >= rule.challengeHours, watch.habit >= rule.minimumHabit else {
      return .unresolved
    }
    return .challengedEmission
  }

  /// Fell silent at rest in port, and was not found anywhere else.
  private func isPortStay(_ gap: Gap, watch: Watch) -> Bool {
    let isMoored = watch.last.navigationStatus == 5 || watch.last.navigationStatus == 1
    let isAtRest = watch.last.speed.map { $0 <= rule.restSpeed } ?? isMoored
    guard isAtRest, isInPort(gap.from) else { return false }
    return gap.distance.map { $0 <= rule.portDistance } ?? true
  }

  /// Several others were heard around her just before, and nobody at all in between.
  private func isOutage(_ gap: Gap, watch: Watch, expected: ReceptionExpectation) -> Bool {
    guard !gap.isOpen, expected.otherShips == 0, expected.hasHours else { return false }
    let first = reception.bucket(of: gap.start)
    let last = reception.bucket(of: gap.end)
    guard first + 1 < last else { return false }
    let (mmsi, place) = (watch.segment.mmsi, gap.from)
    let before = reception.shipsHeard(around: place, buckets: first - 1...first, besides: mmsi)
    let inside = reception.shipsHeard(around: place, buckets: first + 1...last - 1, besides: mmsi)
    return before >= rule.minimumOtherShips && inside == 0
  }
}
