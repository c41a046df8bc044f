/// The stage of single ships: records of one number after the other in, events out.
///
/// Everything that a ship's own records decide is decided here, so that ships can be looked at in any
/// order and on several threads. What depends on others is handed on: silences to be held against
/// reception, jumps to be held against the jumps of others, items for meetings and shared hulls. Feed
/// each number its records in order of time, each once; several numbers may be fed in turns.
package import Vocabulary

/// Splits records into segments and hands them to the detectors of single ships.
package struct VesselAnalysis: Sendable {
  /// Fixes shown to one detector before the next one sees them.
  ///
  /// Few enough to stay near the processor with a detector's own state (5 KiB), many enough that looking the
  /// state up costs little (this project's choice; other lengths were not measured).
  private static let stretchLength = 64

  private let rules: TrackRules
  private let hulls: SharedHulls
  private var segmenter: Segmenter
  private var detectors: VesselDetectors
  private var lastReport: LastReport?
  /// Points of one segment on their way to the detectors; empty between calls.
  private var stretch: [TrackPoint] = []

  /// What the report before was and where it went; a repeat of it goes the same way.
  private struct LastReport: Sendable {
    let mmsi: MMSI
    /// Nil when it was kept for a segment to come.
    let segment: SegmentID?
    /// Its hull number when others send it too.
    let shared: IMONumber?
  }

  package init(places: PlaceIndex, rules: TrackRules = .standard, hulls: SharedHulls = .all) {
    self.rules = rules
    self.hulls = hulls
    segmenter = Segmenter(rule: rules.segment)
    detectors = VesselDetectors(places: places, rules: rules)
  }

  /// Whether a number is a ship's, or none that any station can have.
  package static func isShip(_ mmsi: MMSI) -> Bool {
    mmsi.kind == .ship || mmsi.kind == .invalid
  }

  package mutating func observe(_ fix: Fix, into findings: inout VesselFindings) {
    switch segmenter.assign(fix) {
    case .duplicate: return
    case .stray: detectors.heard(fix.mmsi, at: fix.time)
    case .continued(let segment): goOn(segment, fix, into: &findings)
    case .settled(let segment, let reports):
      for report in reports {
        take(report, segment: segment, at: fix.time, isRepeat: false, into: &findings)
      }
      lastReport = nil
      goOn(segment, fix, into: &findings)
    case .opened(let segment, let release):
      for held in release.fixes {
        detectors.take(TrackPoint(fix: held, segment: segment), at: fix.time, into: &findings)
      }
      for report in release.reports {
        take(report, segment: segment, at: fix.time, isRepeat: false, into: &findings)
      }
      lastReport = nil
    }
  }

  private mutating func goOn(
    _ segment: SegmentID, _ fix: Fix, into findings: inout VesselFindings
  ) {
    stretch.append(TrackPoint(fix: fix, segment: segment))
    detectors.take(stretch, into: &findings)
    stretch.removeAll(keepingCapacity: true)
  }

  /// Takes fixes of one number, in order of time and each once: the same as one after the other.
  package mutating func observe(_ fixes: ArraySlice<Fix>, into findings: inout VesselFindings) {
    var rest = fixes
    while let fix = rest.first {
      guard goOn(&rest) else {
        rest.removeFirst()
        observe(fix, into: &findings)
        continue
      }
      detectors.take(stretch, into: &findings)
      stretch.removeAll(keepingCapacity: true)
    }
  }

  /// Takes fixes of one number, in order of time and each once, that all carry one report.
  ///
  /// The report is told before each fix at the fix's own time and place; `isRepeat` says that the report
  /// of the number before the first said the same.
  package mutating func observe(
    _ fixes: ArraySlice<Fix>, carrying report: StaticReport, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    var (rest, report, isRepeat) = (fixes, report, isRepeat)
    while let fix = rest.first {
      guard isRepeat, goesOn(with: report), goOn(&rest) else {
        rest.removeFirst()
        report.repeatItself(at: fix.time, from: fix.source)
        observe(report, isRepeat: isRepeat, into: &findings)
        observe(fix, into: &findings)
        isRepeat = true
        continue
      }
      detectors.take(stretch, repeating: &report, into: &findings)
      stretch.removeAll(keepingCapacity: true)
    }
  }

  /// Takes fixes of one number, in order of time and each once, and repeats of the report before between them.
  ///
  /// Each telling comes before the first fix that is not older; those after the last fix come in the end.
  /// `report` is what is told, at whatever time.
  package mutating func observe(
    _ fixes: ArraySlice<Fix>, _ tellings: ArraySlice<Telling>, of report: StaticReport,
    into findings: inout VesselFindings
  ) {
    var (rest, waiting, report) = (fixes, tellings, report)
    while let fix = rest.first {
      tell(&waiting, until: fix.time, of: &report, into: &findings)
      var run = unbroken(rest)
      guard goesOn(with: report), goOn(&run), let last = stretch.last else {
        let next = waiting.first
        let untold = rest.prefix { fix in next.map { fix.time < $0.time } ?? true }
        observe(untold, into: &findings)
        rest = rest[untold.endIndex...]
        continue
      }
      rest = rest[run.startIndex...]
      let told = waiting.prefix { $0.time <= last.fix.time }
      waiting = waiting[told.endIndex...]
      detectors.take(stretch, told, of: &report, into: &findings)
      stretch.removeAll(keepingCapacity: true)
    }
    tell(&waiting, until: nil, of: &report, into: &findings)
  }

  /// Tells a report once more for each telling up to a time; for all when it is nil.
  private mutating func tell(
    _ tellings: inout ArraySlice<Telling>, until time: Instant?, of report: inout StaticReport,
    into findings: inout VesselFindings
  ) {
    while let telling = tellings.first, time.map({ telling.time <= $0 }) ?? true {
      tellings.removeFirst()
      report.repeatItself(at: telling.time, from: telling.source)
      observe(report, isRepeat: true, into: &findings)
    }
  }

  /// The fixes at the front, as many as a stretch holds, up to a silence.
  ///
  /// In a silence it counts when her report was heard; elsewhere the next fix says more.
  private func unbroken(_ fixes: ArraySlice<Fix>) -> ArraySlice<Fix> {
    let run = fixes.prefix(Self.stretchLength)
    var end = run.startIndex + 1
    while end < run.endIndex, run[end].time - run[end - 1].time < rules.gap.minimumSilence {
      end += 1
    }
    return run[..<end]
  }

  /// Moves fixes from the front of a slice into `stretch`, as far as they can only go on the one ship of
  /// their number; false when the first cannot.
  private mutating func goOn(_ fixes: inout ArraySlice<Fix>) -> Bool {
    segmenter.goOn(&fixes, most: Self.stretchLength, into: &stretch)
    return !stretch.isEmpty
  }

  /// Whether a report, told once more, changes nothing but when it was last told: it went to a ship that is
  /// alone on her number, and nobody else sends her hull's.
  private func goesOn(with report: StaticReport) -> Bool {
    guard let last = lastReport, last.mmsi == report.mmsi, last.shared == nil else { return false }
    return last.segment.map(segmenter.goesOn) ?? false
  }

  /// Takes a report; `isRepeat` says that the report of the number before it said the same.
  package mutating func observe(
    _ report: StaticReport, isRepeat: Bool, into findings: inout VesselFindings
  ) {
    if isRepeat, let last = lastReport, last.mmsi == report.mmsi, let segment = last.segment {
      if segmenter.goesOn(with: segment) {
        return detectors.repeatReport(
          report, segment: segment, shared: last.shared, into: &findings)
      }
    }
    let segment = segmenter.attach(report)
    let isSame = isRepeat && segment != nil && lastReport?.mmsi == report.mmsi
    if let segment {
      take(
        report, segment: segment, at: report.time,
        isRepeat: isSame && lastReport?.segment == segment, into: &findings)
    } else {
      // Kept for a track to come, it shows that the number was sending.
      detectors.heard(report.mmsi, at: report.time)
    }
    lastReport = LastReport(mmsi: report.mmsi, segment: segment, shared: shared(report))
  }

  private mutating func take(
    _ report: StaticReport, segment: SegmentID, at time: Instant, isRepeat: Bool,
    into findings: inout VesselFindings
  ) {
    detectors.take(
      report, segment: segment, shared: shared(report), at: time, isRepeat: isRepeat,
      into: &findings)
  }

  /// The hull number of a report when others send it too.
  private func shared(_ report: StaticReport) -> IMONumber? {
    report.imo.flatMap { hulls.mayBeShared($0) ? $0 : nil }
  }

  /// Closes every number fed so far; `end` is the time of the last record of the whole input.
  package mutating func finish(at end: Instant, into findings: inout VesselFindings) {
    for (segment, reports) in segmenter.settleRest() {
      for report in reports {
        take(report, segment: segment, at: end, isRepeat: false, into: &findings)
      }
    }
    let segments = segmenter.finish()
    detectors.finish(
      segments, strays: segmenter.strayRuns, at: end, rules: rules, into: &findings)
    lastReport = nil
  }
}
