/// A segment while fixes still come: what is known so far, in bounded memory.
import Vocabulary

/// A ship, or a candidate to be one, behind an MMSI.
struct OpenSegment: Sendable {
  /// Draught readings kept at most; beyond it the oldest but one goes.
  static let maximumDraughts = 1000

  private(set) var summary: Segment
  /// False while it may still be a few stray fixes.
  private(set) var isConfirmed: Bool
  /// Another ship of the number was heard between her fixes, before and after one of them.
  var isInTurns = false
  /// The ship that this candidate is, should it be confirmed; nil for a new one.
  var resumes: SegmentID?
  /// Fixes kept back until it is confirmed.
  private(set) var held: [Fix] = []
  /// The time of the last report that was given to it.
  private(set) var said: Instant?
  /// Held fixes that are one transmission with the one before, heard by another receiver.
  private var echoes = 0
  /// The least time between two words held one after the other.
  private var nearestWords = TimeSpan.days(1000)
  private var simplifier = TrackSimplifier()
  /// Other fixes of the latest instant, against exact repeats.
  private var latest: [Fix] = []

  init(id: SegmentID, first: Fix, isConfirmed: Bool) {
    summary = Segment(
      id: id, end: first.time, fixCount: 0, first: first, last: first, particulars: Particulars())
    self.isConfirmed = isConfirmed
    append(first)
  }

  var id: SegmentID { summary.id }
  var last: Fix { summary.last }

  mutating func append(_ fix: Fix) {
    summary.fixCount += 1
    if !isConfirmed {
      if let before = held.last {
        if fix.isEcho(of: before) {
          echoes += 1
        } else {
          nearestWords = min(nearestWords, fix.time - before.time)
        }
      }
      held.append(fix)
    }
    simplifier.append(
      TrackVertex(time: fix.time, position: fix.position, speed: fix.speed))
    guard fix.time >= summary.last.time else { return }
    if fix.time > summary.last.time {
      if !latest.isEmpty { latest = [] }
    } else if summary.fixCount > 1, latest.count < 8 {
      latest.append(summary.last)
    }
    summary.last = fix
    summary.end = fix.time
  }

  /// What becomes of a fix when this is a ship and the only one on her number; nil when it is not
  /// hers.
  mutating func takeAlone(_ fix: Fix, rule: SegmentRule) -> Segmenter.Assignment? {
    guard isConfirmed else { return nil }
    if hasExact(fix) { return .duplicate }
    guard SegmentScore.isFeasible(fix, after: summary.last, rule) else { return nil }
    append(fix)
    return .continued(summary.id)
  }

  /// Takes fixes from the front as long as each could only be hers, the only ship on her number.
  mutating func goOn(
    _ fixes: inout ArraySlice<Fix>, most: Int, rule: SegmentRule, into points: inout [TrackPoint]
  ) {
    var taken = 0
    for fix in fixes.prefix(most) {
      guard case .continued? = takeAlone(fix, rule: rule) else { break }
      points.append(TrackPoint(fix: fix, segment: summary.id))
      taken += 1
    }
    fixes.removeFirst(taken)
  }

  /// Whether the same ship already said the same at the same time, by whatever receiver.
  func hasExact(_ fix: Fix) -> Bool {
    fix.time == summary.last.time
      && (summary.last.saysTheSame(as: fix) || latest.contains { $0.saysTheSame(as: fix) })
  }

  mutating func append(_ report: StaticReport) {
    said = max(said ?? report.time, report.time)
    summary.particulars.update(with: report)
    guard let draught = report.draught, draught != summary.draughts.last?.draught else { return }
    summary.draughts.append(
      DraughtReading(time: report.time, draught: draught, source: report.source))
    if summary.draughts.count > Self.maximumDraughts { summary.draughts.remove(at: 1) }
  }

  /// Notes what a report says that waits and may be hers.
  mutating func hear(_ report: StaticReport) { summary.particulars.update(with: report) }

  /// Takes the reports that turned out to be hers, instead of what she was heard to say.
  mutating func adopt(_ reports: [StaticReport]) {
    summary.particulars = Particulars()
    for report in reports { append(report) }
  }

  /// Whether one of the fixes held back came with a report, in one row.
  func holds(_ source: SourceReference) -> Bool { held.contains { $0.source == source } }

  /// Hands out what was held back, once enough fixes agree.
  mutating func confirm(by rule: SegmentRule) -> [Fix]? {
    guard !isConfirmed, let first = held.first, let last = held.last else { return nil }
    let isLongEnough = last.time - first.time >= rule.confirmationSpan
    let isAgreed = held.count - echoes >= rule.confirmationFixes && isLongEnough
    let isBack = resumes != nil && nearestWords <= rule.returnSpan
    guard isAgreed || isBack || held.count >= rule.maximumHeld else { return nil }
    isConfirmed = true
    defer { held = [] }
    return held
  }

  /// Times that the ship spoke, however many receivers heard her.
  var saidCount: Int { summary.fixCount - echoes }

  func finished() -> Segment {
    var result = summary
    result.track = simplifier.vertices
    return result
  }
}

extension Fix {
  /// Clocks of receivers of one transmission differ by no more than this (as `plimsoll decode --join`
  /// has it).
  private static let echoSpan = TimeSpan.seconds(10)

  /// Whether this is what another receiver heard of the very same transmission.
  func isEcho(of other: Self) -> Bool {
    time >= other.time && time - other.time <= Self.echoSpan && saysTheSame(as: other)
  }
}
