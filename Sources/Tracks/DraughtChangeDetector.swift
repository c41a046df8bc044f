/// Finds where a ship's typed draught changed and stayed changed.
///
/// Crews type the draught by hand: values are late, rounded, left at zero and sometimes sent from an
/// old copy. The detector therefore holds a level and lets it go only for a value that differs by
/// 0.3 m or more and lasts. Docs/Methods/DraughtChanges.md has the rule in numbered sentences.
package import Vocabulary

/// What the draught detector decides by.
package struct DraughtRule: Hashable, Sendable {
  package static let ruleID = "draught-change@1"
  package static let standard = Self()

  /// Smaller differences are the noise of a typed value (`domain/barrels.md` §3.2: σ ≈ 0.3 m).
  package var minimumChange = Metres(0.3)
  /// A value contradicted sooner than this was a slip or an old copy (this project's choice).
  package var settling = TimeSpan.hours(1)

  package init() {}
}

/// Takes static reports in order of time and gives changes of draught.
package struct DraughtChangeDetector: Sendable {
  private let rule: DraughtRule
  private var levels = StateTable<SegmentID, Level>()

  package init(rule: DraughtRule = .standard) { self.rule = rule }

  /// Takes a report that says what the segment's level is while nothing is there to replace it, or that
  /// says nothing of it; false for any other, which `step` must take.
  @inline(__always)
  mutating func holds(_ report: StaticReport, segment: SegmentID) -> Bool {
    guard let draught = report.draught, draught.value > 0 else { return true }
    guard let place = levels.place(of: segment) else { return false }
    return levels[at: place].holds(draught, at: report.time, from: report.source, rule: rule)
  }

  /// Takes a report given to a segment, with where the ship last was.
  package mutating func step(
    _ report: StaticReport, segment: SegmentID, position: Coordinate?,
    into changes: inout [DraughtChange]
  ) {
    guard let draught = report.draught, draught.value > 0 else { return }
    let reading = TypedDraught(
      time: report.time, draught: draught, position: position, source: report.source)
    guard let place = levels.place(of: segment) else {
      _ = levels.place(of: segment, make: Level(lastAtLevel: reading))
      return
    }
    if levels[at: place].holds(draught, at: report.time, from: report.source, rule: rule) { return }
    if let change = levels[at: place].take(reading, segment: segment, rule: rule) {
      changes.append(change)
    }
  }

  /// The last value known counts, however few reports it had.
  package mutating func finish(into changes: inout [DraughtChange]) {
    for segment in levels.sortedKeys {
      guard let place = levels.place(of: segment) else { continue }
      if let change = levels[at: place].settle(segment: segment) { changes.append(change) }
    }
    levels.removeAll()
  }
}

private struct TypedDraught: Sendable {
  let time: Instant
  let draught: Metres
  let position: Coordinate?
  let source: SourceReference
}

/// The draught a segment holds, and the one that may replace it.
private struct Level: Sendable {
  /// The reading that set the level; later ones near it do not move it.
  private var anchor: Metres
  /// The last reading at the level.
  private var lastTime: Instant
  private var lastSource: SourceReference
  private var candidate: (first: TypedDraught, latest: TypedDraught, count: Int)?

  init(lastAtLevel: TypedDraught) {
    anchor = lastAtLevel.draught
    (lastTime, lastSource) = (lastAtLevel.time, lastAtLevel.source)
  }

  /// Takes a reading that says what the level is while nothing is there to replace it; false for any
  /// other.
  @inline(__always)
  mutating func holds(
    _ draught: Metres, at time: Instant, from source: SourceReference, rule: DraughtRule
  ) -> Bool {
    guard case .none = candidate, draught == anchor, rule.minimumChange.value >= 0.01 else {
      return false
    }
    (lastTime, lastSource) = (time, source)
    return true
  }

  mutating func take(
    _ reading: TypedDraught, segment: SegmentID, rule: DraughtRule
  ) -> DraughtChange? {
    if let held = candidate, isSame(held.first.draught, reading.draught, rule) {
      candidate = (held.first, reading, held.count + 1)
      return reading.time - held.first.time >= rule.settling ? settle(segment: segment) : nil
    }
    // What the candidate said stood unchallenged until now: long enough, it was true.
    let stood = candidate.map { reading.time - $0.first.time >= rule.settling } ?? false
    let change = stood ? settle(segment: segment) : nil
    candidate = nil
    if isSame(anchor, reading.draught, rule) {
      (lastTime, lastSource) = (reading.time, reading.source)
    } else {
      candidate = (reading, reading, 1)
    }
    return change
  }

  /// Makes the candidate the level.
  mutating func settle(segment: SegmentID) -> DraughtChange? {
    guard let (first, latest, _) = candidate else { return nil }
    let change = DraughtChange(
      segment: segment, lastBefore: lastTime, firstAfter: first.time, before: anchor,
      after: first.draught, position: first.position,
      evidence: [lastSource, first.source])
    anchor = first.draught
    (lastTime, lastSource) = (latest.time, latest.source)
    candidate = nil
    return change
  }

  /// In whole centimetres, so that 10.3 − 10.0 counts as 0.3.
  private func isSame(_ left: Metres, _ right: Metres, _ rule: DraughtRule) -> Bool {
    (abs(left.value - right.value) * 100).rounded() < (rule.minimumChange.value * 100).rounded()
  }
}
