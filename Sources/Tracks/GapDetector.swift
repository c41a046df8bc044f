/// Finds the silences of segments.
///
/// A gap is a silence of six hours or more between two position records of one segment. What it can
/// mean is settled once the reception of the whole input is known (`GapJudge`): whether the ship fell
/// silent or nobody could hear. Docs/Methods/Gaps.md has the rule.
import Geodesy
package import Vocabulary

/// Takes points in order of time and gives silences.
package struct GapDetector: Sendable {
  private let rule: GapRule
  private var stations = StateTable<MMSI, Station>()

  package init(rule: GapRule = .standard) { self.rule = rule }

  /// Takes a segment's next point and gives the silence that it ends.
  package mutating func step(_ point: TrackPoint) -> Silence? {
    let place = stations.place(of: point.fix.mmsi, make: Station())
    return stations[at: place].take(point, rule: rule)
  }

  /// Takes points of one segment, one after the other, and gives the silences that they end.
  mutating func step(_ points: [TrackPoint], into silences: inout [Silence]) {
    guard let first = points.first else { return }
    let place = stations.place(of: first.fix.mmsi, make: Station())
    stations[at: place].take(points, rule: rule, into: &silences)
  }

  /// A static report is no position, and a fix that fits no ship none of hers, but either shows that the
  /// number was sending.
  package mutating func heard(_ mmsi: MMSI, at time: Instant) {
    guard let place = stations.place(of: mmsi) else { return }
    stations[at: place].heard(at: time)
  }

  /// The silences that last at the end of the input.
  package mutating func finish(at end: Instant) -> [Silence] {
    var found: [Silence] = []
    for mmsi in stations.sortedKeys {
      guard let latest = stations[mmsi]?.latest, end - latest.last.time >= rule.minimumSilence
      else { continue }
      found.append(Silence(latest, next: nil, end: end))
    }
    stations.removeAll()
    return found
  }
}

/// A silence with all that is needed to judge it once reception is known.
package struct Silence: Sendable {
  package let segment: SegmentID
  /// The fix before it.
  package let last: Fix
  /// The first of its hour.
  package let firstOfHour: Fix
  /// Nil when it lasts.
  package let next: Fix?
  package let end: Instant
  /// Its longest part in which nothing at all was heard of the number: no other track, no static
  /// report, no stray.
  package let quiet: ClosedRange<Instant>
  /// The share of hours, of up to a day before it, in which she was heard; nil for a ship just met.
  package let habit: Double?

  init(_ watch: Watch, next: Fix?, end: Instant) {
    segment = watch.segment
    last = watch.last
    firstOfHour = watch.firstOfHour
    self.next = next
    self.end = end
    quiet = watch.quiet(until: end)
    habit = watch.habit
  }

  package var wasHeardMeanwhile: Bool {
    quiet.lowerBound > last.time || quiet.upperBound < end
  }

  var stretch: QuietStretch {
    var stretch = QuietStretch(
      mmsi: segment.mmsi, transponder: last.transponder, from: last.position,
      to: next?.position, gap: last.time...max(last.time, end), quiet: quiet)
    stretch.countedFrom = firstOfHour.position
    (stretch.course, stretch.speed) = (last.course, last.speed)
    stretch.countedAs = next?.transponder ?? firstOfHour.transponder
    return stretch
  }
}

/// The segments of one MMSI.
private struct Station: Sendable {
  /// Segments watched at once; the one silent longest is let go.
  private static let maximum = 10
  private var watches: [Watch] = []

  mutating func take(
    _ points: [TrackPoint], rule: GapRule, into silences: inout [Silence]
  ) {
    var rest = points[...]
    if watches.count == 1, watches[0].segment == points.first?.segment {
      rest = rest.dropFirst(watches[0].takeUnbroken(points, rule: rule))
    }
    for point in rest {
      if let silence = take(point, rule: rule) { silences.append(silence) }
    }
  }

  /// The silence that ends with the point.
  mutating func take(_ point: TrackPoint, rule: GapRule) -> Silence? {
    var own: Int?
    for index in watches.indices {
      if watches[index].segment == point.segment {
        own = index
      } else {
        watches[index].hear(at: point.fix.time)
      }
    }
    guard let own else {
      begin(point)
      return nil
    }
    let isSilent = point.fix.time - watches[own].last.time >= rule.minimumSilence
    let silence =
      isSilent ? Silence(watches[own], next: point.fix, end: point.fix.time) : nil
    watches[own].take(point.fix)
    return silence
  }

  mutating func heard(at time: Instant) {
    for index in watches.indices { watches[index].hear(at: time) }
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
  private(set) var firstOfHour: Fix
  private let firstTime: Instant
  /// The hours in which she was heard, one bit each, the newest lowest.
  private var hours: UInt32 = 1
  /// The newest of them.
  private var hour: Int64
  private var hourStart: Instant
  private var hourEnd: Instant
  /// When anything was last heard of her number, and the longest quiet since her last fix.
  private var heard: Instant
  private var longest: ClosedRange<Instant>?

  init(segment: SegmentID, first: Fix) {
    self.segment = segment
    last = first
    firstOfHour = first
    firstTime = first.time
    heard = first.time
    hour = first.time.seconds.flooredQuotient(by: 3600)
    (hourStart, hourEnd) = Self.limits(ofHour: hour)
  }

  private static func limits(ofHour hour: Int64) -> (Instant, Instant) {
    (Instant(seconds: hour * 3600), Instant(seconds: (hour + 1) * 3600))
  }

  /// Takes points up to the first that ends a silence, and says how many.
  mutating func takeUnbroken(_ points: [TrackPoint], rule: GapRule) -> Int {
    var count = 0
    for point in points {
      guard point.fix.time - last.time < rule.minimumSilence else { break }
      take(point.fix)
      count += 1
    }
    return count
  }

  mutating func take(_ fix: Fix) {
    guard fix.time >= last.time else { return }
    last = fix
    heard = fix.time
    longest = nil
    if fix.time >= hourStart, fix.time < hourEnd { return }
    firstOfHour = fix
    let next = fix.time.seconds.flooredQuotient(by: 3600)
    hours = next - hour < 32 ? hours << UInt32(next - hour) | 1 : 1
    hour = next
    (hourStart, hourEnd) = Self.limits(ofHour: hour)
  }

  /// Another sign of life of her number.
  mutating func hear(at time: Instant) {
    guard time > heard else { return }
    if time - heard > length { longest = heard...time }
    heard = time
  }

  private var length: TimeSpan {
    longest.map { $0.upperBound - $0.lowerBound } ?? .seconds(0)
  }

  /// The longest quiet between her last fix and `end`.
  func quiet(until end: Instant) -> ClosedRange<Instant> {
    guard end > heard else { return longest ?? heard...heard }
    if let longest, length >= end - heard { return longest }
    return heard...end
  }

  /// Hours in a day at most, over which habit is told.
  private static let habitHours: Int64 = 24

  var habit: Double? {
    let first = firstTime.seconds.flooredQuotient(by: 3600)
    let life = min(Self.habitHours, hour - first + 1)
    guard life >= 3 else { return nil }
    return Double((hours & 0xff_ffff).nonzeroBitCount) / Double(life)
  }
}
