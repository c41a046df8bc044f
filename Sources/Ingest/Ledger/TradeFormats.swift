/// Customs tables: UN Comtrade, BACI and the IMF's merchandise trade. Imports are CIF, exports FOB,
/// and the two are never added. Rows that would count a trade twice are refused.
import Ledger
import Vocabulary

enum TradeParty {
  /// A state by Comtrade's number; special areas become bodies, the world nothing.
  static func subject(number: Int) -> SubjectID? {
    if number == 0 { return nil }
    if let state = States.byNumber[number] { return state.subject }
    return SubjectID(.body, "comtrade-\(number)")
  }

  static func subject(_ text: String?) -> SubjectID? {
    guard let text else { return nil }
    if let number = Int(text) { return subject(number: number) }
    return States.find(text)?.subject
  }
}

/// UN Comtrade by column names, whose capitals drift between releases.
///
/// The JSON form comes here too.
struct ComtradeFormat: LedgerFormat {
  static let name = "comtrade"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue") else {
      return nil
    }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    try refuseDoubles(row)
    guard let flow = row.text(columns["flowCode"]), flow == "M" || flow == "X" else {
      throw RowRefused(reason: "a re-export or re-import, which is inside exports and imports")
    }
    guard let reporterCode = row.whole(columns["reporterCode"]),
      let partnerCode = row.whole(columns["partnerCode"]),
      let reporter = TradeParty.subject(number: reporterCode)
    else { throw RowRefused(reason: "no reporter or partner") }
    guard let partner = TradeParty.subject(number: partnerCode) else {
      throw RowRefused(reason: "the world as partner, which would count twice")
    }
    guard let period = period(row) else { throw RowRefused(reason: "no period") }
    let product = row.text(columns["cmdCode"]) ?? "TOTAL"
    let name = "comtrade:\(reporterCode)-\(flow)-\(partnerCode)-\(product)-\(period.text)"
    var draft = Draft(SubjectID(.flow, name))
    let isImport = flow == "M"
    draft.from = isImport ? partner : reporter
    draft.to = isImport ? reporter : partner
    draft.kind = "trade"
    draft.object = row.text(columns["cmdDesc"]).map { "\(product) \($0)" } ?? product
    draft.reporter = reporter
    draft.valuation = isImport ? .costInsuranceFreight : .freeOnBoard
    let value = isImport ? row.number(columns["cifvalue"]) : row.number(columns["fobvalue"])
    if let dollars = value ?? row.number(columns["primaryValue"]) {
      draft.quantity = Quantity(dollars, .money(.dollar))
    } else {
      draft.missing = row.text(columns["primaryValue"]) ?? ""
    }
    draft.alternate = weight(row)
    draft.basis = isEstimate(row) ? .estimated : .reported
    (draft.start, draft.end, draft.validFrom) = (period.start, period.end, period.end)
    return [draft]
  }

  /// Rows split by second partner, transport or customs procedure repeat their own total.
  private func refuseDoubles(_ row: LedgerRow) throws(RowRefused) {
    for (column, total) in [("partner2Code", "0"), ("motCode", "0"), ("customsCode", "C00")] {
      if let value = row.text(columns[column]), value != total {
        throw RowRefused(
          reason: "a part of a total that is also given (\(column))", detail: "\(column)=\(value)")
      }
    }
  }

  private func period(_ row: LedgerRow) -> (start: CivilDate, end: CivilDate, text: String)? {
    let text = row.text(columns["period"])
    let year = row.whole(columns["refYear"]) ?? text.flatMap { Int($0.prefix(4)) }
    guard let year, let start = CivilDate.start(of: year), let end = CivilDate.end(of: year) else {
      return nil
    }
    let month = text.flatMap { $0.utf8.count == 6 ? Int($0.suffix(2)) : nil }
    guard let month, let first = CivilDate(year: year, month: month, day: 1),
      let last = CivilDate.end(of: month, year)
    else { return (start, end, "\(year)") }
    return (first, last, text ?? "\(year)")
  }

  /// Kilograms to tonnes; a weight of nought beside a value is a hole, not a weight.
  private func weight(_ row: LedgerRow) -> Quantity? {
    guard let kilograms = row.number(columns["netWgt"]), kilograms > 0 else { return nil }
    let isEstimate = isTrue(row.text(columns["isNetWgtEstimated"]))
    return Quantity(kilograms / 1000, .tonne, qualifier: isEstimate ? .about : .exactly)
  }

  private func isEstimate(_ row: LedgerRow) -> Bool {
    if let reported = row.text(columns["isReported"]), !isTrue(reported),
      !isTrue(row.text(columns["isAggregate"]))
    {
      return true
    }
    return (row.whole(columns["legacyEstimationFlag"]) ?? 0) & 2 != 0
  }

  private func isTrue(_ text: String?) -> Bool { ["true", "1"].contains(text?.lowercased() ?? "") }
}

/// CEPII's BACI: reconciled, so an estimate; thousands of US dollars FOB, tonnes, `NA` for none.
struct BACIFormat: LedgerFormat {
  static let name = "baci"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard fields.map(\.columnKey) == ["t", "i", "j", "k", "v", "q"] else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let year = row.whole(0), let exporter = row.whole(1), let importer = row.whole(2),
      let product = row.text(3), let from = TradeParty.subject(number: exporter),
      let to = TradeParty.subject(number: importer)
    else { throw RowRefused(reason: "no year, party or product") }
    // A product code read as a number lost its leading nought.
    let code = String(repeating: "0", count: max(0, 6 - product.utf8.count)) + product
    var draft = Draft(SubjectID(.flow, "baci:\(exporter)-\(importer)-\(code)-\(year)"))
    (draft.from, draft.to, draft.kind, draft.object) = (from, to, "trade", "HS \(code)")
    draft.basis = .estimated
    draft.valuation = .freeOnBoard
    if let value = row.number(4) {
      draft.quantity = Quantity(value * 1000, .money(.dollar))
    } else {
      draft.missing = row.text(4) ?? ""
    }
    draft.alternate = row.number(5).flatMap { Quantity($0, .tonne) }
    (draft.start, draft.end, draft.validFrom) = (.start(of: year), .end(of: year), .end(of: year))
    return [draft]
  }
}

/// The IMF's International Merchandise Trade Statistics as SDMX CSV.
///
/// The IMF fills holes with estimates at 6 % between CIF and FOB. Only a row whose status says that
/// it was reported is a report; without a status column every row is an estimate.
struct IMTSFormat: LedgerFormat {
  static let name = "imf-imts"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("INDICATOR", "TIME_PERIOD", "OBS_VALUE"),
      columns["REPORTER", "COUNTRY"] != nil, columns["PARTNER", "COUNTERPART_COUNTRY"] != nil
    else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let reporter = TradeParty.subject(row.text(columns["REPORTER", "COUNTRY"])),
      let partner = TradeParty.subject(row.text(columns["PARTNER", "COUNTERPART_COUNTRY"]))
    else { throw RowRefused(reason: "no reporter or partner, or a group of states") }
    let indicator = row.text(columns["INDICATOR"]) ?? ""
    guard indicator == "XG_FOB_USD" || indicator == "MG_CIF_USD" else {
      throw RowRefused(reason: "an indicator that is no trade in US dollars", detail: indicator)
    }
    let text = (row.text(columns["TIME_PERIOD"]) ?? "").replacingMonthMark
    guard let period = CivilDate.period(text) else { throw RowRefused(reason: "no period") }
    let isImport = indicator.hasPrefix("M")
    var draft = Draft(
      SubjectID(.flow, "imts:\(reporter.name)-\(indicator)-\(partner.name)-\(text)"))
    (draft.from, draft.to) = isImport ? (partner, reporter) : (reporter, partner)
    (draft.kind, draft.object, draft.reporter) = ("trade", "all goods", reporter)
    draft.valuation = isImport ? .costInsuranceFreight : .freeOnBoard
    if let value = row.number(columns["OBS_VALUE"]) {
      let scale = row.whole(columns["SCALE"]).flatMap { (0...12).contains($0) ? $0 : nil } ?? 0
      var factor = 1.0
      for _ in 0..<scale { factor *= 10 }
      draft.quantity = Quantity(value * factor, .money(.dollar))
    } else {
      draft.missing = row.text(columns["OBS_VALUE"]) ?? ""
    }
    let status = row.text(columns["OBS_STATUS", "STATUS"])
    draft.basis = status == "A" || status == "R" ? .reported : .estimated
    draft.note = status.map { "status \($0)" } ?? "the file gives no status"
    (draft.start, draft.end, draft.validFrom) = (period.start, period.end, period.end)
    return [draft]
  }
}

extension String {
  /// `2024-M03` as `2024-03`.
  var replacingMonthMark: String { filter { $0 != "M" } }
}

/// Growth Lab's mirrored exports: what a silent country must have sold, a control total.
struct GrowthLabFormat: LedgerFormat {
  static let name = "growth-lab"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("year", "exporter", "importer", "value_final", "value_exporter") else {
      return nil
    }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let year = row.whole(columns["year"]),
      let exporter = TradeParty.subject(row.text(columns["exporter"])),
      let importer = row.text(columns["importer"])
    else { throw RowRefused(reason: "no year or party") }
    let isResidual = importer == "ANS"
    var draft = Draft(SubjectID(.flow, "growth-lab:\(exporter.name)-\(importer)-\(year)"))
    draft.from = exporter
    draft.to = isResidual ? SubjectID(.body, "areas-not-specified") : TradeParty.subject(importer)
    draft.kind = "trade"
    draft.object = isResidual ? "residual exports of crude (HS 270900)" : "crude (HS 270900)"
    draft.basis = .estimated
    draft.valuation = .freeOnBoard
    draft.quantity = row.number(columns["value_final"]).flatMap { Quantity($0, .money(.dollar)) }
    if draft.quantity == nil { draft.missing = "" }
    let sides = ["value_exporter", "value_importer"].map { (row.number(columns[$0]) ?? 0) > 0 }
    draft.note = sides == [false, false] ? "neither side reports it" : nil
    // A residual is what no partner reports: it enters no sum of partners.
    draft.countsInTotals = !isResidual
    (draft.start, draft.end, draft.validFrom) = (.start(of: year), .end(of: year), .end(of: year))
    return [draft]
  }
}
