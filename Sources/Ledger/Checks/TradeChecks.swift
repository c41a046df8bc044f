/// C2, C3: mirror gap and impossible origin; and the route.
package import Vocabulary

package enum MirrorCheck {
  /// Imports are priced with freight and insurance; the factor is unknown, so it is a band.
  ///
  /// 1.06 is the IMF's present factor (DOTS Yearbook 2017), 1.10 its earlier one.
  package static let freightBand = 1.00...1.20
  /// Growth Lab's own tests for a gap worth naming: ratio and US dollars (comtrade-mirroring).
  package static let leastRatio = 1.2
  package static let leastGap = 25_000_000.0

  package enum Status: String, Hashable, Sendable {
    case both
    case importerOnly = "importer only"
    case exporterOnly = "exporter only"
    case neither
  }

  /// The two sides of one trade in one period, in US dollars; nil where a side reported nothing.
  package struct Gap: Hashable, Sendable {
    package let status: Status
    /// ln(imports / freight factor) − ln(exports) over the band; nil unless both report.
    package let band: ClosedRange<Double>?
    /// The whole band lies on one side, and ratio and size are beyond the least worth naming.
    package let isNotable: Bool
  }

  package static func gap(importsCIF: Double?, exportsFOB: Double?) -> Gap {
    switch (importsCIF, exportsFOB) {
    case (nil, nil): return Gap(status: .neither, band: nil, isNotable: false)
    case (.some, nil): return Gap(status: .importerOnly, band: nil, isNotable: false)
    case (nil, .some): return Gap(status: .exporterOnly, band: nil, isNotable: false)
    case (let imports?, let exports?):
      guard imports > 0, exports > 0 else { return Gap(status: .both, band: nil, isNotable: false) }
      let low = logarithm(imports / freightBand.upperBound / exports)
      let high = logarithm(imports / freightBand.lowerBound / exports)
      let ratio = max(imports / exports, exports / imports)
      let isOneSided = low > 0 || high < 0
      return Gap(
        status: .both, band: low...high,
        isNotable: isOneSided && ratio > leastRatio && abs(imports - exports) > leastGap)
    }
  }

  /// The natural logarithm without the C library: ln(m · 2ᵉ) with m in [√½, √2), by the series of
  /// artanh, to better than 1e-12.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value == 0 ? -.infinity : .nan }
    var (mantissa, exponent) = (value.significand, Double(value.exponent))
    if mantissa > 1.414213562373095 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 41, by: 2) {
      sum += term / odd
      term *= square
    }
    return 2 * sum + exponent * 0.693147180559945
  }

  /// Reported flows of a pair in a year, by who reported them.
  package static func pair(
    importer: SubjectID, exporter: SubjectID, year: Int, flows: [Flow]
  ) -> (gap: Gap, used: [Flow]) {
    let mine = flows.filter { flow in
      flow.kind == "trade" && flow.basis == .reported && flow.from == exporter
        && flow.to == importer && flow.end?.year == year
        && flow.quantity?.unit == .money(.dollar) && flow.quantity?.per == nil
    }
    func side(_ valuation: Valuation, _ reporter: SubjectID) -> Double? {
      let rows = mine.filter {
        $0.valuation == valuation && $0.reporter == reporter && $0.countsInTotals
      }
      let values = CustomsRows.once(rows).compactMap(\.quantity?.value.best)
      return values.isEmpty ? nil : values.reduce(0, +)
    }
    let gap = gap(
      importsCIF: side(.costInsuranceFreight, importer), exportsFOB: side(.freeOnBoard, exporter))
    return (gap, mine)
  }

  /// A gap in the words of checks.
  package static func run(_ gap: Gap, using statements: [Statement]) -> CheckResult {
    let figures =
      [("reported by", gap.status.rawValue)]
      + (gap.band.map {
        [
          (
            "log of imports over exports",
            "\(Shown.number($0.lowerBound)) to \(Shown.number($0.upperBound))"
          )
        ]
      } ?? [])
    switch gap.status {
    case .neither:
      return CheckResult(
        .unobservable, "Neither side reports this trade.", using: statements, figures: figures)
    case .importerOnly, .exporterOnly:
      return CheckResult(.partly, "One side alone reports it.", using: statements, figures: figures)
    case .both:
      return CheckResult(
        gap.isNotable ? .contradicted : .confirmed,
        gap.isNotable
          ? "The two sides differ by more than freight and insurance can explain."
          : "Both sides report it, within what freight explains or too small to name.",
        using: statements, figures: figures)
    }
  }

  /// A claim of trade where the ledger may hold no report of either side.
  ///
  /// `against`: exporter, importer, then whatever else speaks of it.
  static func reported(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    guard claim.against.count >= 2 else {
      return CheckResult(.notTestable, "A mirror needs two states.", using: claim.statements)
    }
    let (exporter, importer) = (claim.against[0], claim.against[1])
    let year = (claim.end ?? claim.published)?.year ?? 0
    let (gap, flows) = pair(
      importer: importer, exporter: exporter, year: year, flows: view.flows)
    let said = claim.against.dropFirst(2).flatMap { view.statements[$0] ?? [] }
    let used = claim.statements + flows.flatMap(\.statements) + said
    let figures = [("reported for \(year) by", gap.status.rawValue)]
    switch gap.status {
    case .neither:
      return CheckResult(
        said.isEmpty ? .unobservable : .partly,
        "Neither side reports this trade for \(year)"
          + (said.isEmpty ? ": nobody can see it." : "; an official's list is all there is."),
        using: used, figures: figures)
    case .both:
      return CheckResult(.confirmed, "Both sides report it.", using: used, figures: figures)
    case .importerOnly, .exporterOnly:
      return CheckResult(.partly, "One side alone reports it.", using: used, figures: figures)
    }
  }
}

package enum OriginCheck {
  /// What a transit country can have shipped of its own, kb/d.
  package struct Answer: Hashable, Sendable {
    /// By which factor tonnes became barrels.
    package let factor: BarrelsPerTonne
    package let declared: Estimate
    /// Declared less production: what cannot be the transit country's own even if it exported all.
    package let weakExcess: Estimate
    /// Declared less (production − refinery runs): more, when home refineries ran home oil.
    ///
    /// Imports of the transit country would lower it. Nil without runs.
    package let strongExcess: Estimate?
  }

  /// Declared crude in tonnes over a window of days against production and runs in kb/d.
  package static func answer(
    declared: Amount<Tonnes>, days: Double, production: Estimate, runs: Estimate?,
    imports: Estimate? = nil, factors: [BarrelsPerTonne]
  ) -> [Answer] {
    guard days > 0 else { return [] }
    return factors.map { factor in
      let rate = factor.barrels(declared).value.scaled(by: 1 / days / 1000)
      let strong = runs.map { rate - (production + (imports ?? .zero) - $0) }
      return Answer(
        factor: factor, declared: rate, weakExcess: rate - production, strongExcess: strong)
    }
  }

  /// The share of the excess that one origin can have: [max(0, excess − others), min(excess, own)].
  package static func attribution(
    excess: Estimate, mostOfOthers: Double, mostOfOwn: Double
  ) -> Estimate {
    let low = max(0, excess.low - mostOfOthers)
    let high = max(low, min(excess.high, mostOfOwn))
    return Estimate(low: low, best: (low + high) / 2, high: high)
  }

  package static func run(_ answers: [Answer], using statements: [Statement]) -> CheckResult {
    guard !answers.isEmpty else {
      return CheckResult(
        .unobservable, "Declared cargo, production or days are missing.", using: statements)
    }
    let figures = answers.flatMap { answer -> [(String, String)] in
      let factor = "at \(Shown.number(answer.factor.value)) bbl/t (\(answer.factor.source))"
      return [
        ("declared \(factor)", "\(Shown.number(answer.declared.best.rounded())) kb/d"),
        ("beyond all production", "\(Shown.number(answer.weakExcess.best.rounded())) kb/d"),
      ]
        + (answer.strongExcess.map {
          [("beyond production less refinery runs", "\(Shown.number($0.best.rounded())) kb/d")]
        } ?? [])
    }
    if answers.allSatisfy({ $0.weakExcess.low > 0 }) {
      return CheckResult(
        .contradicted,
        "The declared origin is impossible: more is declared than the country produces, "
          + "whichever factor is used.", using: statements, figures: figures)
    }
    if answers.contains(where: { $0.weakExcess.high > 0 || ($0.strongExcess?.low ?? -1) > 0 }) {
      return CheckResult(
        .partly, "The declared origin is possible only if its refineries ran on imports.",
        using: statements, figures: figures)
    }
    return CheckResult(
      .confirmed, "The declared origin is possible.", using: statements, figures: figures)
  }
}

/// Where oil of an origin went, by recorded routes.
enum RouteCheck {
  /// `against`: the true origin, then the destination claimed.
  static func run(_ claim: Claim, _ view: LedgerView) -> CheckResult {
    guard claim.against.count >= 2 else {
      return CheckResult(
        .notTestable, "A route needs origin and destination.", using: claim.statements)
    }
    let (origin, destination) = (claim.against[0], claim.against[1])
    let routes = view.flows.filter { flow in
      ["oil", "crude route"].contains(flow.kind)
        && (flow.trueOrigin == origin || flow.from == origin)
    }
    let used = claim.statements + routes.flatMap(\.statements)
    guard !routes.isEmpty else {
      return CheckResult(.unobservable, "No route is on record.", using: claim.statements)
    }
    let relabelled = routes.filter { $0.declaredOrigin != nil && $0.declaredOrigin != origin }
    let there = relabelled.filter { $0.to == destination }
    let figures = routes.map { flow in
      (
        "\(flow.object), declared \(flow.declaredOrigin.map(view.name) ?? "openly")",
        "to \(flow.to.map(view.name) ?? "?"): \(flow.quantity?.shown ?? "no figure")"
      )
    }
    if !there.isEmpty {
      return CheckResult(
        .confirmed, "The relabelled route to \(view.name(destination)) is on record.", using: used,
        figures: figures)
    }
    let others = Set(relabelled.compactMap { $0.to.map(view.name) }).sorted()
    return CheckResult(
      relabelled.isEmpty ? .contradicted : .partly,
      relabelled.isEmpty
        ? "No relabelled route is on record."
        : "Relabelling is on record; \(view.name(destination)) as its end is not: the record names "
          + "\(others.joined(separator: ", ")).", using: used, figures: figures)
  }
}
