/// Walks through the ships of one partition and hands each her records in order, each once.
import Ingest
import Tracks
import Vocabulary

/// How many records of each input were used, and how many were a repeat of another.
struct RecordCounts: Sendable {
  private(set) var kept: [Int]
  private(set) var repeated: [Int]

  init(sources: Int) {
    kept = Array(repeating: 0, count: sources)
    repeated = kept
  }

  mutating func keep(_ source: SourceReference, _ count: Int = 1) {
    kept[Int(source.source)] += count
  }
  mutating func keep(_ fixes: ArraySlice<Fix>) {
    var rest = fixes
    while let first = rest.first {
      let run = rest.prefix { $0.source.source == first.source.source }
      keep(first.source, run.count)
      rest = rest[run.endIndex...]
    }
  }
  mutating func repeats(_ source: SourceReference) { repeated[Int(source.source)] += 1 }

  mutating func add(_ other: Self) {
    for index in kept.indices {
      kept[index] += other.kept[index]
      repeated[index] += other.repeated[index]
    }
  }
}

/// The stage of single ships over one partition.
struct PartitionWalk {
  private(set) var counts: RecordCounts
  private(set) var findings = VesselFindings()
  private var analysis: VesselAnalysis
  private let end: Instant
  /// Reports on their way to the analysis that say what the one before said; empty between calls.
  private var tellings: [Telling] = []

  init(analysis: VesselAnalysis, sources: Int, end: Instant) {
    self.analysis = analysis
    self.end = end
    counts = RecordCounts(sources: sources)
  }

  /// Takes the items of the fleet out.
  mutating func takeItems() -> FleetItems { findings.takeItems() }

  /// Takes the findings out.
  mutating func takeFindings() -> VesselFindings {
    defer { findings = VesselFindings() }
    return findings
  }

  /// `isLast` says that no more of these ships will come.
  mutating func walk(_ partition: Partition, isLast: Bool = true) {
    var (fix, report, mark) = (0, 0, 0)
    let (fixes, reports, marks) = (partition.fixes, partition.reports, partition.riding)
    while fix < fixes.count || report < reports.count {
      let next = [
        fix < fixes.count ? fixes[fix].mmsi : nil,
        report < reports.count ? reports[report].mmsi : nil,
      ].compactMap { $0 }.min()
      guard let mmsi = next else { return }
      let (firstFix, firstReport) = (fix, report)
      while fix < fixes.count, fixes[fix].mmsi == mmsi { fix += 1 }
      while report < reports.count, reports[report].mmsi == mmsi { report += 1 }
      while mark < marks.count, marks[mark].mmsi < mmsi { mark += 1 }
      let firstMark = mark
      while mark < marks.count, marks[mark].mmsi == mmsi { mark += 1 }
      if firstMark < mark {
        walk(mmsi, fixes[firstFix..<fix], riding: marks[firstMark..<mark], partition)
      } else {
        walk(mmsi, fixes[firstFix..<fix], reports[firstReport..<report], partition)
      }
      if isLast, VesselAnalysis.isShip(mmsi) { analysis.finish(at: end, into: &findings) }
    }
  }

  /// One ship: static reports before fixes of the same time, so that her particulars are known when
  /// she moves.
  private mutating func walk(
    _ mmsi: MMSI, _ fixes: ArraySlice<Fix>, _ reports: ArraySlice<StoredReport>,
    _ partition: Partition
  ) {
    let isShip = VesselAnalysis.isShip(mmsi)
    var teller = ReportTeller(partition)
    var reports = reports
    var last: Fix?
    var rest = fixes
    while let fix = rest.first {
      while let report = reports.first, report.time <= fix.time {
        take(report, isShip: isShip, &teller)
        reports.removeFirst()
      }
      if let last, last.isSame(as: fix) {
        counts.repeats(fix.source)
        rest.removeFirst()
        continue
      }
      let stretch = stretch(of: rest, telling: &teller, &reports)
      counts.keep(stretch)
      if isShip { observe(stretch, repeating: teller.report) }
      last = stretch.last
      rest = rest[stretch.endIndex...]
    }
    for report in reports { take(report, isShip: isShip, &teller) }
  }

  /// The fixes at the start, each of them once, that stand before a report says something new; reports that
  /// say what the one before said are taken from the front of `reports` into `tellings`.
  private mutating func stretch(
    of fixes: ArraySlice<Fix>, telling teller: inout ReportTeller,
    _ reports: inout ArraySlice<StoredReport>
  ) -> ArraySlice<Fix> {
    tellings.removeAll(keepingCapacity: true)
    var end = fixes.startIndex
    while true {
      end += 1
      guard end < fixes.endIndex, !fixes[end - 1].isSame(as: fixes[end]) else { break }
      while let next = reports.first, next.time <= fixes[end].time {
        guard let outcome = teller.tellAgain(next) else { return fixes[..<end] }
        reports.removeFirst()
        take(outcome, of: next)
      }
    }
    return fixes[..<end]
  }

  private mutating func take(_ outcome: ReportTeller.Again, of report: StoredReport) {
    switch outcome {
    case .heardTwice: counts.repeats(report.source)
    case .later:
      counts.keep(report.source)
      tellings.append(Telling(time: report.time, source: report.source))
    }
  }

  private mutating func observe(_ stretch: ArraySlice<Fix>, repeating report: StaticReport?) {
    guard !tellings.isEmpty, let report else { return analysis.observe(stretch, into: &findings) }
    analysis.observe(stretch, tellings[...], of: report, into: &findings)
  }

  /// One ship whose reports ride on her fixes, which stand in order and each once.
  ///
  /// Her fixes are taken in stretches that carry one report or none.
  private mutating func walk(
    _ mmsi: MMSI, _ fixes: ArraySlice<Fix>, riding marks: ArraySlice<StoredReport>,
    _ partition: Partition
  ) {
    let isShip = VesselAnalysis.isShip(mmsi)
    var marks = marks
    var rest = fixes
    var (mark, told): (StoredReport?, StoredReport?)
    while let first = rest.first {
      while let next = marks.first, next.source <= first.source { mark = marks.popFirst() }
      let stretch = Self.stretch(of: rest, beforeMark: marks.first)
      rest = rest[stretch.endIndex...]
      let carried = mark.flatMap { $0.source.source == first.source.source ? $0 : nil }
      counts.keep(first.source, stretch.count)
      guard let carried, carried.kind == .riding else {
        if isShip { analysis.observe(stretch, into: &findings) }
        continue
      }
      counts.keep(first.source, stretch.count)
      guard isShip else { continue }
      if let report = partition.report(carried) {
        let isRepeat = told.map { partition.isSameContent($0, carried) } ?? false
        analysis.observe(stretch, carrying: report, isRepeat: isRepeat, into: &findings)
        told = carried
      } else {
        analysis.observe(stretch, into: &findings)
      }
    }
  }

  /// The fixes at the start that are of one input and stand before a mark.
  private static func stretch(
    of fixes: ArraySlice<Fix>, beforeMark mark: StoredReport?
  ) -> ArraySlice<Fix> {
    guard let first = fixes.first else { return fixes }
    return fixes.prefix { fix in
      fix.source.source == first.source.source && (mark.map { fix.source < $0.source } ?? true)
    }
  }

  private mutating func take(
    _ stored: StoredReport, isShip: Bool, _ teller: inout ReportTeller
  ) {
    switch teller.tell(stored) {
    case .repeated: counts.repeats(stored.source)
    case .new(let report, let isSameContent):
      counts.keep(stored.source)
      if isShip { analysis.observe(report, isRepeat: isSameContent, into: &findings) }
    case .damaged: counts.keep(stored.source)
    }
  }
}

/// Reads reports of one ship, and the text of the last one only once.
private struct ReportTeller {
  enum Outcome {
    /// The same as the one before, heard once more.
    case repeated
    case new(StaticReport, isSameContent: Bool)
    case damaged
  }

  enum Again { case heardTwice, later }

  private let partition: Partition
  private var last: (stored: StoredReport, report: StaticReport)?

  init(_ partition: Partition) { self.partition = partition }

  /// What a report is that says what the one before said; nil, and nothing told, for any other.
  mutating func tellAgain(_ stored: StoredReport) -> Again? {
    guard let before = last, partition.isSameContent(before.stored, stored) else { return nil }
    last?.stored = stored
    return before.stored.time == stored.time ? .heardTwice : .later
  }

  /// What was told last, at whatever time.
  var report: StaticReport? { last?.report }

  mutating func tell(_ stored: StoredReport) -> Outcome {
    if let last, partition.isSameContent(last.stored, stored) {
      if last.stored.time == stored.time { return .repeated }
      let report = last.report.repeated(at: stored.time, from: stored.source)
      self.last = (stored, report)
      return .new(report, isSameContent: true)
    }
    guard let report = partition.report(stored) else { return .damaged }
    last = (stored, report)
    return .new(report, isSameContent: false)
  }
}
