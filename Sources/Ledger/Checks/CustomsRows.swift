/// Customs rows, each dollar and each tonne once.
///
/// A ledger may hold a year and its months, a heading (2709) and its subheading (270900), all goods and
/// some of them, or one trade from two publishers. Added up they would make an honest origin impossible
/// and open a gap between two sides that agree.
import Vocabulary

enum CustomsRows {
  /// Crude petroleum in the Harmonized System.
  private static let crude = "2709"

  /// The code that begins a row's object, or `TOTAL` for all goods.
  static func code(_ flow: Flow) -> String {
    let first = String(flow.object.prefix { $0 != " " })
    return first == "all" ? "TOTAL" : first
  }

  /// Rows of one reporter, partner, direction and year: the widest codes, and of each the whole year where
  /// it is given, else each window once; in the order given.
  static func once(_ rows: [Flow]) -> [Flow] {
    let codes = Set(rows.map(code))
    let widest = codes.filter { code in
      codes.contains("TOTAL")
        ? code == "TOTAL" : !codes.contains { $0 != code && code.hasPrefix($0) }
    }
    let kept = widest.flatMap { code -> [SubjectID] in
      let same = rows.filter { Self.code($0) == code }
      let years = same.filter { days($0) > 300 }
      guard years.isEmpty else { return years.prefix(1).map(\.id) }
      return Dictionary(same.map { ($0.start, $0.id) }, uniquingKeysWith: { first, _ in first })
        .values.map(\.self)
    }
    let ids = Set(kept)
    return rows.filter { ids.contains($0.id) }
  }

  /// Importers' reports of crude by weight, of each importer, origin and year once.
  static func crude(_ flows: [Flow]) -> [Flow] {
    let imports = flows.filter { flow in
      flow.kind == "trade" && flow.reporter == flow.to && flow.object.hasPrefix(crude)
        && flow.countsInTotals && flow.alternate?.unit == .tonne
    }
    let groups = Dictionary(grouping: imports) {
      Trade(to: $0.to, from: $0.from, year: $0.end?.year)
    }
    let kept = Set(groups.values.flatMap(once).map(\.id))
    return imports.filter { kept.contains($0.id) }
  }

  private struct Trade: Hashable {
    let to: SubjectID?
    let from: SubjectID?
    let year: Int?
  }

  private static func days(_ flow: Flow) -> Int64 {
    guard let start = flow.start, let end = flow.end else { return 0 }
    return Int64(end.daysSinceEpoch - start.daysSinceEpoch + 1)
  }
}
