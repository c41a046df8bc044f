/// Reports that ride on fixes, brought back to the fixes that carry them.
///
/// Most ships of a table are heard in order, at one time once: then the report is told with each fix as
/// it comes. Where the fixes of a ship came out of order, twice, or beside reports of other inputs, each
/// fix is given a report of its own, and all are sorted like any others.
import Ingest
import Tracks
import Vocabulary

/// The marks of one partition from which on a report rides.
struct Riders {
  /// By number and place; those of the ships that are left.
  private(set) var marks: [StoredReport]

  /// Takes the marks out of some reports.
  init(taking reports: inout [StoredReport]) {
    marks = reports.filter { $0.kind != .single }
    guard !marks.isEmpty else { return }
    reports.removeAll { $0.kind != .single }
    marks.sort { ($0.mmsi, $0.source) < ($1.mmsi, $1.source) }
  }

  /// The reports of ships that cannot be told fix by fix, each on its own; their marks go.
  ///
  /// `fixes` are sorted, `singles` are the reports that stand alone.
  mutating func takeTangled(fixes: [Fix], singles: [StoredReport]) -> [StoredReport] {
    guard !marks.isEmpty else { return [] }
    let others = Set(singles.map(\.mmsi.number))
    var (kept, reports): ([StoredReport], [StoredReport]) = ([], [])
    var mark = 0
    var fix = 0
    while mark < marks.count {
      let mmsi = marks[mark].mmsi
      let first = mark
      while mark < marks.count, marks[mark].mmsi == mmsi { mark += 1 }
      while fix < fixes.count, fixes[fix].mmsi < mmsi { fix += 1 }
      let firstFix = fix
      while fix < fixes.count, fixes[fix].mmsi == mmsi { fix += 1 }
      let (own, ship) = (marks[first..<mark], fixes[firstFix..<fix])
      if others.contains(mmsi.number) || !Self.isInOrder(ship) {
        reports += Self.reports(of: ship, own)
      } else {
        kept += own
      }
    }
    marks = kept
    return reports
  }

  /// Whether times and places both only grow.
  private static func isInOrder(_ fixes: ArraySlice<Fix>) -> Bool {
    guard var last = fixes.first else { return true }
    for fix in fixes.dropFirst() {
      guard last.time < fix.time, last.source < fix.source else { return false }
      last = fix
    }
    return true
  }

  private static func reports(
    of fixes: ArraySlice<Fix>, _ marks: ArraySlice<StoredReport>
  ) -> [StoredReport] {
    fixes.compactMap { fix in
      guard let mark = mark(for: fix, among: marks), mark.kind == .riding else { return nil }
      return StoredReport(
        time: fix.time, source: fix.source, mmsi: fix.mmsi, content: mark.content, kind: .single)
    }
  }

  /// The last mark of the fix's input that stands no later than the fix.
  private static func mark(
    for fix: Fix, among marks: ArraySlice<StoredReport>
  ) -> StoredReport? {
    var (low, high) = (marks.startIndex, marks.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if fix.source < marks[middle].source { high = middle } else { low = middle + 1 }
    }
    guard low > marks.startIndex, marks[low - 1].source.source == fix.source.source else {
      return nil
    }
    return marks[low - 1]
  }
}
