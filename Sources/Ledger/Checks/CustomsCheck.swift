/// Ships against the receiver's customs: oil seen to be discharged, and oil credited to its origin.
///
/// A silent exporter's oil may enter a country under another state's name. What ships were seen to
/// discharge in a year is then more than the country's customs credit to the true origin.
package import Vocabulary

package enum CustomsCheck {
  /// One receiver, one true origin, one year.
  package struct Year: Sendable {
    package let importer: SubjectID
    package let origin: SubjectID
    package let year: Int
    /// Barrels that ships were seen to discharge.
    package let observed: Estimate
    package let seen: [Flow]
    /// Barrels that customs credit to the origin; nil when the ledger holds no crude of the importer's
    /// customs for that year, which is no report of nought.
    package let customs: Estimate?
    package let rows: [Flow]
    /// Origins that the papers of the cargoes seen name instead.
    package let declaredAs: [SubjectID]
  }

  private struct Key: Hashable, Comparable {
    let importer: SubjectID
    let origin: SubjectID
    let year: Int
    static func < (left: Self, right: Self) -> Bool {
      (left.importer, left.origin, left.year) < (right.importer, right.origin, right.year)
    }
  }

  /// Every receiver of oil seen at sea, in the order of receiver, origin and year.
  package static func years(in flows: [Flow]) -> [Year] {
    var seen: [Key: [Flow]] = [:]
    for flow in flows where flow.basis == .observed && flow.kind == "oil" {
      guard let importer = flow.to, let origin = flow.trueOrigin, let year = flow.end?.year,
        flow.quantity?.unit == .barrel, importer != origin
      else { continue }
      seen[Key(importer: importer, origin: origin, year: year), default: []].append(flow)
    }
    let imports = CustomsRows.crude(flows)
    return seen.keys.sorted().map { key in
      year(
        key, seen[key] ?? [], imports.filter { $0.to == key.importer && $0.end?.year == key.year })
    }
  }

  private static func year(_ key: Key, _ seen: [Flow], _ imports: [Flow]) -> Year {
    let rows = imports.filter { $0.from == key.origin }
    let tonnes = rows.compactMap(\.alternate?.value).reduce(Estimate.zero, +)
    let (fewest, most) = (BarrelsPerTonne.merey.value, BarrelsPerTonne.worldAverage.value)
    let barrels = Estimate(
      low: tonnes.low * fewest, best: tonnes.best * (fewest + most) / 2, high: tonnes.high * most)
    let others = Set(seen.compactMap(\.declaredOrigin)).subtracting([key.origin])
    return Year(
      importer: key.importer, origin: key.origin, year: key.year,
      observed: seen.compactMap(\.quantity?.value).reduce(Estimate.zero, +), seen: seen,
      customs: imports.isEmpty ? nil : barrels, rows: rows, declaredAs: others.sorted())
  }

  package static func run(_ year: Year, in view: LedgerView) -> CheckResult {
    let used = (year.seen + year.rows).flatMap(\.statements)
    let (importer, origin) = (view.name(year.importer), view.name(year.origin))
    var figures = [("seen leaving ships", Shown.barrels(year.observed))]
    if !year.declaredAs.isEmpty {
      figures.append(("papers name", year.declaredAs.map(view.name).joined(separator: ", ")))
    }
    guard let customs = year.customs else {
      return CheckResult(
        .unobservable, "No crude of \(importer)'s customs is in this ledger for \(year.year).",
        using: used, figures: figures)
    }
    figures.append(("credited to \(origin) by customs", Shown.barrels(customs)))
    if year.observed.low > customs.high {
      return CheckResult(
        .contradicted,
        "Ships were seen to discharge more oil of \(origin) than \(importer)'s customs credit to it.",
        using: used, figures: figures)
    }
    return CheckResult(
      .confirmed, "\(importer)'s customs credit \(origin) with what ships were seen to discharge.",
      using: used, figures: figures)
  }
}
