/// The tests of flows: what a ledger's rows say of one another, without any claim.
///
/// Claims are put to `Checks.run`; these look at everything that moved: both sides of a trade, a
/// declared origin against what that state can ship, ships against residual exports and against the
/// receiver's customs, and parties against the lists of the day. Pure: the same view gives the same answers in the same order.
import Vocabulary

package enum FlowChecks {
  package struct Answer: Sendable {
    package let test: ClaimTest
    /// What was tested, in words: two states and a year, a cargo.
    package let about: String
    package let result: CheckResult

    /// Trades that agree, or that one side alone reports, are most of a ledger; the rest is for eyes.
    package let isNotable: Bool
  }

  /// Mirrors, origins, residuals, customs and legs, each by its subject.
  package static func answers(in view: LedgerView) -> [Answer] {
    let flows = view.flows
    return mirrors(flows, view) + origins(flows, view) + residuals(flows, view)
      + customs(flows, view) + legs(flows, view)
  }

  // MARK: mirrors

  /// Two states, one product and one year.
  private struct Trade: Hashable, Comparable {
    let exporter: SubjectID
    let importer: SubjectID
    let product: String
    let year: Int

    init?(_ flow: Flow) {
      guard flow.kind == "trade", flow.basis == .reported, let from = flow.from, let to = flow.to,
        let year = flow.end?.year
      else { return nil }
      (exporter, importer, self.year) = (from, to, year)
      product = FlowChecks.product(flow)
    }

    private var key: (SubjectID, SubjectID, Int, String) { (exporter, importer, year, product) }
    static func < (left: Self, right: Self) -> Bool { left.key < right.key }
  }

  /// The code of a customs row, which both sides share; their words for it differ.
  private static func product(_ flow: Flow) -> String {
    let code = CustomsRows.code(flow)
    return code.allSatisfy(\.isNumber) || code == "TOTAL" ? code : flow.object
  }

  private static func mirrors(_ flows: [Flow], _ view: LedgerView) -> [Answer] {
    var trades: [Trade: [Flow]] = [:]
    for flow in flows { if let trade = Trade(flow) { trades[trade, default: []].append(flow) } }
    return trades.keys.sorted().map { trade in
      let (gap, used) = MirrorCheck.pair(
        importer: trade.importer, exporter: trade.exporter, year: trade.year,
        flows: trades[trade] ?? [])
      return Answer(
        test: .mirror,
        about: "\(view.name(trade.exporter)) to \(view.name(trade.importer)), \(trade.product), "
          + "\(trade.year)",
        result: MirrorCheck.run(gap, using: used.flatMap(\.statements)), isNotable: gap.isNotable)
    }
  }

  // MARK: origins

  /// Imports of crude that customs credit to one state in one year.
  private struct Declared {
    var tonnes = Estimate.zero
    /// The rows' windows: months or the year; each once, whoever reports it.
    var windows: Set<Span> = []
    var importers: Set<SubjectID> = []
    var statements: [Statement] = []

    struct Span: Hashable {
      let start: CivilDate
      let end: CivilDate
      var days: Double { Double(end.daysSinceEpoch - start.daysSinceEpoch + 1) }
    }
  }

  private static func origins(_ flows: [Flow], _ view: LedgerView) -> [Answer] {
    var all: [SubjectID: [Int: Declared]] = [:]
    for flow in CustomsRows.crude(flows) {
      guard let from = flow.from, let mass = flow.alternate, let start = flow.start,
        let end = flow.end
      else { continue }
      var declared = all[from]?[end.year] ?? Declared()
      declared.tonnes = declared.tonnes + mass.value
      declared.windows.insert(.init(start: start, end: end))
      if let to = flow.to { declared.importers.insert(to) }
      declared.statements += flow.statements
      all[from, default: [:]][end.year] = declared
    }
    let series = OilSeries(view)
    return all.keys.sorted().flatMap { state in
      (all[state] ?? [:]).sorted { $0.key < $1.key }.map { year, declared in
        origin(of: state, in: year, declared, series, view)
      }
    }
  }

  private static func origin(
    of state: SubjectID, in year: Int, _ declared: Declared, _ series: OilSeries, _ view: LedgerView
  ) -> Answer {
    let output = series.mean("production", of: state, in: year)
    let runs = series.mean("refinery runs", of: state, in: year)
    let imports = series.mean("imports", of: state, in: year)
    let days = declared.windows.reduce(0) { $0 + $1.days }
    let answers = output.map { output in
      OriginCheck.answer(
        declared: Amount<Tonnes>(declared.tonnes), days: min(days, 366), production: output.value,
        runs: runs?.value, imports: imports?.value, factors: factors)
    }
    let used =
      declared.statements + [output, runs, imports].compactMap(\.self).flatMap(\.statements)
    let importers = declared.importers.map(view.name).sorted().joined(separator: ", ")
    return Answer(
      test: .impossibleOrigin,
      about: "crude declared as of \(view.name(state)), \(year), imported by \(importers)",
      result: OriginCheck.run(answers ?? [], using: used), isNotable: true)
  }

  /// The world's average, and the fewest barrels a tonne can make: heavy Merey.
  private static let factors = [BarrelsPerTonne.worldAverage, .merey]

  // MARK: ships, and legs

  private static func residuals(_ flows: [Flow], _ view: LedgerView) -> [Answer] {
    ResidualCheck.years(in: flows).map { year in
      let used = year.residual.statements + year.seen.flatMap(\.statements)
      let result =
        year.seen.isEmpty
        ? CheckResult(
          .unobservable, "No discharge of that origin is in this ledger for the year.", using: used)
        : ResidualCheck.run(year.answer, using: used)
      let state = year.residual.from.map(view.name) ?? "?"
      return Answer(
        test: .residual, about: "residual exports of \(state), \(year.year)", result: result,
        isNotable: true)
    }
  }

  private static func customs(_ flows: [Flow], _ view: LedgerView) -> [Answer] {
    CustomsCheck.years(in: flows).map { year in
      Answer(
        test: .mirror,
        about: "oil of \(view.name(year.origin)) seen discharged in \(view.name(year.importer)), "
          + "\(year.year)",
        result: CustomsCheck.run(year, in: view), isNotable: true)
    }
  }

  /// Only legs with a party that was listed or licensed that day: the rest would be most of a ledger.
  private static func legs(_ flows: [Flow], _ view: LedgerView) -> [Answer] {
    let listed = Set(view.designations.compactMap(\.entity))
    return flows.compactMap { flow in
      let parties = [flow.from, flow.to, flow.reporter].compactMap(\.self)
      guard parties.contains(where: listed.contains) else { return nil }
      let names = "\(flow.from.map(view.name) ?? "?") to \(flow.to.map(view.name) ?? "?")"
      let result = PartyChecks.leg(flow, in: view)
      guard result.verdict != .contradicted else { return nil }
      return Answer(
        test: .party, about: "\(names), \(flow.object), \(flow.end?.description ?? "no day")",
        result: result, isNotable: true)
    }
  }
}

/// Yearly means of states' oil series in thousand barrels a day.
private struct OilSeries {
  struct Mean {
    let value: Estimate
    let statements: [Statement]
  }

  private struct Key: Hashable {
    let state: SubjectID
    let kind: String
    let year: Int
  }

  private var means: [Key: Mean] = [:]

  /// From every observation of barrels a day; months are weighed by their days, and where a source
  /// gives the year itself that is taken.
  init(_ view: LedgerView) {
    var rows: [Key: [(days: Double, value: Estimate, statements: [Statement])]] = [:]
    for subject in view.subjects(.observation) {
      guard let state = view.best(subject, .from)?.value.subject,
        let kind = view.best(subject, .kind)?.value.text,
        let quantity = view.best(subject, .quantity)?.value.quantity, quantity.unit == .barrel,
        quantity.per == .day, let start = view.best(subject, .windowStart)?.value.day,
        let end = view.best(subject, .windowEnd)?.value.day
      else { continue }
      let days = Double(end.daysSinceEpoch - start.daysSinceEpoch + 1)
      rows[Key(state: state, kind: kind, year: end.year), default: []].append(
        (days, quantity.value.scaled(by: 0.001), view.statements[subject] ?? []))
    }
    for (key, all) in rows {
      let longest = all.map(\.days).max() ?? 1
      let kept = longest > 300 ? all.filter { $0.days > 300 } : all
      let days = kept.reduce(0) { $0 + $1.days }
      let sum = kept.reduce(Estimate.zero) { $0 + $1.value.scaled(by: $1.days) }
      means[key] = Mean(
        value: sum.scaled(by: 1 / max(days, 1)), statements: kept.flatMap(\.statements))
    }
  }

  /// Nil when no source gives it.
  func mean(_ kind: String, of state: SubjectID, in year: Int) -> Mean? {
    means[Key(state: state, kind: kind, year: year)]
  }
}
