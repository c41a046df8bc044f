/// The tests of flows over a ledger's rows, as `plimsoll ledger check --flows` runs them.
import Testing
import Vocabulary

@testable import Ledger

private func state(_ code: String) -> SubjectID { SubjectID(.state, code) }

/// A customs row of crude: dollars and tonnes, as one side reports it.
private func customs(
  _ from: String, _ to: String, _ period: String, dollars: Double, tonnes: Double? = nil,
  isImport: Bool = true, product: String = "270900 Petroleum oils, crude"
) throws -> Draft {
  var draft = Draft(SubjectID(.flow, "comtrade:\(from)-\(isImport)-\(to)-\(product)-\(period)"))
  (draft.from, draft.to, draft.kind) = (state(from), state(to), "trade")
  draft.object = product
  draft.reporter = isImport ? state(to) : state(from)
  draft.valuation = isImport ? .costInsuranceFreight : .freeOnBoard
  draft.quantity = Quantity(dollars, .money(.dollar))
  draft.alternate = tonnes.flatMap { Quantity($0, .tonne) }
  draft.basis = .reported
  let window = try #require(CivilDate.period(period))
  (draft.start, draft.end, draft.validFrom) = (window.start, window.end, window.end)
  return draft
}

private func series(_ code: String, _ kind: String, _ period: String, kbd: Double) throws -> Draft {
  var draft = Draft(SubjectID(.observation, "ei:\(code)-\(kind)-\(period)"))
  (draft.from, draft.kind, draft.object) = (state(code), kind, "oil \(kind)")
  draft.quantity = Quantity(kbd * 1000, .barrel, per: .day)
  draft.basis = .estimated
  let window = try #require(CivilDate.period(period))
  (draft.start, draft.end, draft.validFrom) = (window.start, window.end, window.end)
  return draft
}

private func answers(_ drafts: [Draft], _ test: ClaimTest) throws -> [FlowChecks.Answer] {
  var sketch = Sketch()
  for draft in drafts { sketch.add(draft) }
  return FlowChecks.answers(in: try sketch.view()).filter { $0.test == test }
}

@Suite struct FlowCheckTests {
  @Test("Checks 17: the two sides of a trade meet by product and year, whatever words they use")
  func mirrors() throws {
    let found = try answers(
      [
        customs("MYS", "CHN", "2023", dollars: 900e6, product: "2709 Petroleum oils; crude"),
        customs("MYS", "CHN", "2023", dollars: 100e6, isImport: false, product: "2709 Crude"),
        customs("SAU", "CHN", "2023", dollars: 105e6),
        customs("SAU", "CHN", "2023", dollars: 100e6, isImport: false),
        customs("VEN", "CHN", "2023", dollars: 5e6),
      ], .mirror)
    #expect(found.map(\.result.verdict) == [.contradicted, .confirmed, .partly])
    #expect(found.map(\.about).first == "Malaysia to China, 2709, 2023")
  }

  @Test(
    "Checks 17: China's crude from Malaysia of nine months, row by row, is beyond all production")
  func origin() throws {
    var drafts = try [
      series("MYS", "production", "2024", kbd: 596),
      series("MYS", "refinery runs", "2024", kbd: 491),
      series("MYS", "production", "2024-01", kbd: 5000),
      series("SAU", "production", "2024", kbd: 9000),
      customs("SAU", "CHN", "2024", dollars: 1, tonnes: 80e6),
    ]
    for month in 1...9 {
      drafts.append(
        try customs("MYS", "CHN", "2024-0\(month)", dollars: 1, tonnes: 49_290_000 / 9))
    }
    let found = try answers(drafts, .impossibleOrigin)
    #expect(found.map(\.result.verdict) == [.contradicted, .confirmed])
    let malaysia = try #require(found.first)
    #expect(malaysia.about.contains("Malaysia") && malaysia.about.contains("China"))
    let figures = malaysia.result.figures.map(\.text)
    #expect(figures.contains("1,319 kb/d"))
    #expect(malaysia.result.figures.filter { $0.label.hasPrefix("declared") }.count == 2)
    #expect(malaysia.result.statements.count > 9)
  }

  @Test(
    "Checks 17: without production the origin is unobservable, and rows without a mass say nothing")
  func noProduction() throws {
    let found = try answers(
      [
        customs("MYS", "CHN", "2023", dollars: 1, tonnes: 1e6),
        customs("OMN", "CHN", "2023", dollars: 1),
      ], .impossibleOrigin)
    #expect(found.map(\.result.verdict) == [.unobservable])
  }

  @Test("Checks 17: a year beside its months, or a heading beside its subheading, counts once")
  func countedOnce() throws {
    var drafts = try [
      series("IRQ", "production", "2023", kbd: 900),
      customs("IRQ", "CHN", "2023", dollars: 1, tonnes: 36e6, product: "2709 Crude"),
      customs("IRQ", "CHN", "2023", dollars: 1, tonnes: 36e6),
    ]
    for month in 1...9 {
      drafts.append(try customs("IRQ", "CHN", "2023-0\(month)", dollars: 1, tonnes: 3e6))
    }
    let found = try answers(drafts, .impossibleOrigin)
    #expect(found.map(\.result.verdict) == [.confirmed])
    #expect(found.first?.result.figures.first?.text == "723 kb/d")
  }

  @Test("Checks 3: a side's months beside its year, and goods beside all goods, open no gap")
  func oneSideTwice() throws {
    var drafts = try [
      customs("SAU", "CHN", "2023", dollars: 100e6, isImport: false, product: "TOTAL All"),
      customs("SAU", "CHN", "2023", dollars: 104e6, product: "TOTAL All"),
      customs("SAU", "CHN", "2023", dollars: 90e6, product: "270900 Crude"),
    ]
    for month in 1...9 {
      drafts.append(
        try customs("SAU", "CHN", "2023-0\(month)", dollars: 9e6, product: "TOTAL All"))
    }
    #expect(try answers(drafts, .mirror).map(\.result.verdict) == [.partly, .confirmed])
    var sketch = Sketch()
    for draft in drafts { sketch.add(draft) }
    let (gap, _) = MirrorCheck.pair(
      importer: state("CHN"), exporter: state("SAU"), year: 2023, flows: try sketch.view().flows)
    #expect(!gap.isNotable && (gap.band?.contains(0) ?? false))
  }

  @Test("Checks 5: ships against residual exports, year by year, and a year without ships")
  func residual() throws {
    var drafts: [Draft] = []
    for year in [2020, 2021] {
      var residual = try customs("VEN", "CHN", "\(year)", dollars: 4e9)
      residual = Draft(SubjectID(.flow, "growth-lab:VEN-ANS-\(year)"))
      (residual.from, residual.kind, residual.basis) = (state("VEN"), "trade", .estimated)
      residual.quantity = Quantity(4e9, .money(.dollar))
      residual.countsInTotals = false
      (residual.start, residual.end) = (.start(of: year), .end(of: year))
      drafts.append(residual)
    }
    var cargo = Draft(SubjectID(.flow, "case:a:1"))
    (cargo.from, cargo.trueOrigin, cargo.kind) = (state("VEN"), state("VEN"), "oil")
    (cargo.basis, cargo.quantity) = (.observed, Quantity(900_000, .barrel))
    (cargo.start, cargo.end) = (.start(of: 2021), .end(of: 2021))
    let found = try answers(drafts + [cargo], .residual)
    #expect(found.map(\.result.verdict) == [.unobservable, .partly])
  }

  @Test(
    "Checks 18: ships against the receiver's customs: less credited, enough, and no customs at hand"
  )
  func receiver() throws {
    func cargo(_ id: Int, to: String, _ barrels: Double) throws -> Draft {
      var cargo = Draft(SubjectID(.flow, "case:a:\(id)"))
      (cargo.from, cargo.to, cargo.trueOrigin) = (state("VEN"), state(to), state("VEN"))
      (cargo.kind, cargo.basis) = ("oil", .observed)
      cargo.declaredOrigin = state("MYS")
      cargo.quantity = Quantity(barrels, .barrel)
      (cargo.start, cargo.end) = (.start(of: 2023), .end(of: 2023))
      return cargo
    }
    let found = try answers(
      [
        cargo(1, to: "CHN", 1_000_000), cargo(2, to: "CHN", 900_000), cargo(3, to: "IND", 500_000),
        cargo(4, to: "CUB", 500_000), customs("MYS", "CHN", "2023", dollars: 1, tonnes: 60e6),
        customs("VEN", "CHN", "2023", dollars: 1, tonnes: 100_000),
        customs("VEN", "IND", "2023", dollars: 1, tonnes: 80_000),
      ], .mirror
    ).filter { $0.about.hasPrefix("oil of") }
    #expect(found.map(\.result.verdict) == [.contradicted, .unobservable, .confirmed])
    #expect(found.first?.about == "oil of Venezuela seen discharged in China, 2023")
    #expect(found.first?.result.figures.contains { $0.text == "Malaysia" } == true)
  }

  @Test("Checks 14: only legs with a party listed that day are shown")
  func legs() throws {
    var sketch = Sketch()
    for (trader, year) in [("a", 2020), ("b", 2020), ("a", 2018)] {
      var flow = arms("VEN", year, trader == "a" ? 1 : 2)
      flow.from = SubjectID("company:\(trader)")
      sketch.add(flow)
    }
    sketch.say("listing:l", .entity, .subject(SubjectID("company:a")), from: "2020-02-18")
    let found = FlowChecks.answers(in: try sketch.view()).filter { $0.test == .party }
    #expect(found.map(\.result.verdict) == [.confirmed])
  }
}
