/// Who sends an IMO number: the radio numbers a hull has had, or two ships that claim one hull.
import Geodesy
import Vocabulary

/// The segments that sent one IMO number.
struct HullHolders: Sendable {
  /// One segment that sent it.
  struct Holder: Sendable {
    let segment: SegmentID
    let firstReport: Instant
    let firstSource: SourceReference
    let firstFix: Fix?
    fileprivate(set) var reports = 1
    fileprivate(set) var lastReport: Instant
    fileprivate(set) var lastSource: SourceReference
    fileprivate(set) var lastFix: Fix?
  }

  /// Two segments of different MMSIs that were at two places at once.
  struct Conflict: Sendable {
    let pair: [SegmentID]
    let first: Instant
    var count: Int
    var latest: Instant
    let evidence: [SourceReference]
  }

  /// Segments remembered of one number: more are a placeholder, not a hull.
  private static let maximum = 32
  private(set) var holders: [Holder] = []
  private(set) var conflicts: [Conflict] = []

  /// A report of the number, without what else it said.
  struct Report: Sendable {
    let time: Instant
    let source: SourceReference
  }

  mutating func take(
    _ report: Report, segment: SegmentID, rule: IdentityRule, lastFix: (SegmentID) -> Fix?
  ) {
    let fix = lastFix(segment)
    guard note(report, segment: segment, fix: fix, rule: rule) else { return }
    guard let fix, report.time - fix.time <= rule.fixLifetime else { return }
    for other in holders where other.segment.mmsi != segment.mmsi {
      guard let theirs = lastFix(other.segment), fix.time - theirs.time <= rule.fixLifetime,
        !Self.isReachable(from: theirs, to: fix, rule: rule)
      else { continue }
      noteConflict(
        between: [segment, other.segment].sorted(), at: report.time,
        evidence: [other.lastSource, report.source])
    }
  }

  static func isReachable(from first: Fix, to second: Fix, rule: IdentityRule) -> Bool {
    let hours = abs((second.time - first.time).hours) + rule.speedPadding.hours
    let distance = first.position.distance(to: second.position)
    return distance.nauticalMiles <= rule.maximumSpeed.value * hours
  }

  /// False for a copy of the report before.
  private mutating func note(
    _ report: Report, segment: SegmentID, fix: Fix?, rule: IdentityRule
  ) -> Bool {
    guard let index = holders.firstIndex(where: { $0.segment == segment }) else {
      guard holders.count < Self.maximum else { return false }
      holders.append(
        Holder(
          segment: segment, firstReport: report.time, firstSource: report.source, firstFix: fix,
          lastReport: report.time, lastSource: report.source, lastFix: fix))
      return true
    }
    guard report.time - holders[index].lastReport >= rule.reportSpacing else { return false }
    holders[index].reports += 1
    holders[index].lastReport = report.time
    holders[index].lastSource = report.source
    holders[index].lastFix = fix
    return true
  }

  private mutating func noteConflict(
    between pair: [SegmentID], at time: Instant, evidence: [SourceReference]
  ) {
    if let index = conflicts.firstIndex(where: { $0.pair == pair }) {
      conflicts[index].count += 1
      conflicts[index].latest = time
    } else {
      conflicts.append(
        Conflict(pair: pair, first: time, count: 1, latest: time, evidence: evidence))
    }
  }
}
