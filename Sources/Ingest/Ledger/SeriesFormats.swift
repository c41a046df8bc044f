/// Yearly and monthly series: JODI-Oil, the Energy Institute's panel, the World Bank. A mark for
/// "missing" stays a mark and never becomes nought.
import Ledger
import Vocabulary

/// JODI-Oil's long form: one number a row, in one of five units.
struct JODIFormat: LedgerFormat {
  static let name = "jodi-oil"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("REF_AREA", "TIME_PERIOD", "ENERGY_PRODUCT", "FLOW_BREAKDOWN", "UNIT_MEASURE")
    else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let code = row.text(columns["REF_AREA"]), let state = States.byISO2[code],
      let time = row.text(columns["TIME_PERIOD"]), let period = CivilDate.period(time)
    else { throw RowRefused(reason: "no state or period") }
    let product = row.text(columns["ENERGY_PRODUCT"]) ?? "?"
    let flow = row.text(columns["FLOW_BREAKDOWN"]) ?? "?"
    let unit = row.text(columns["UNIT_MEASURE"]) ?? "?"
    guard let (factor, measured, per) = Self.units[unit] else {
      throw RowRefused(reason: "a unit the ledger does not carry", detail: unit)
    }
    var draft = Draft(
      SubjectID(.observation, "jodi:\(state.iso3)-\(product)-\(flow)-\(unit)-\(time)"))
    draft.from = state.subject
    draft.kind = Self.series[flow] ?? flow.lowercased()
    draft.object = "\(product) \(flow)"
    let assessment = row.whole(columns["ASSESSMENT_CODE"])
    if let value = row.number(columns["OBS_VALUE"]) {
      draft.quantity = Quantity(value * factor, measured, per: per)
    } else {
      draft.missing = row.text(columns["OBS_VALUE"]) ?? ""
    }
    // 1 comparable, 2 with caution, 3 not assessed.
    draft.basis = assessment == 3 ? .estimated : .reported
    draft.credibility = Credibility(assessment == 1 ? 2 : assessment == 2 ? 3 : 6)
    (draft.start, draft.end, draft.validFrom) = (period.start, period.end, period.end)
    return [draft]
  }

  private static let units: [String: (Double, Unit, Per?)] = [
    "KBD": (1000, .barrel, .day), "KBBL": (1000, .barrel, nil), "KTONS": (1000, .tonne, nil),
    "KL": (1 / 0.158987294928, .barrel, nil), "CONVBBL": (0.001, .count("bbl"), .tonne),
  ]

  static let series: [String: String] = [
    "INDPROD": "production", "REFINOBS": "refinery runs", "TOTIMPSB": "imports",
    "TOTEXPSB": "exports", "CLOSTLV": "closing stocks", "STOCKCH": "stock change",
    "TOTDEMO": "demand",
  ]
}

/// The Energy Institute's (formerly BP's) panel, wide or narrow.
struct EnergyPanelFormat: LedgerFormat {
  static let name = "energy-institute"
  private let columns: Columns
  private let isNarrow: Bool

  init?(header fields: [String]) {
    columns = Columns(fields)
    isNarrow = columns.has("Var", "Value")
    guard columns.has("Country", "Year", "ISO3166_alpha3") else { return nil }
  }

  /// Column to series; names changed between editions, so each has its synonyms.
  private static let variables: [(names: [String], kind: String, measure: Measure)] = [
    (["oilprod_kbd"], "production", .amount),
    (["oilcons_kbd", "liqcons_kbd"], "consumption", .amount),
    (["refthru_kbd", "refthroughput_kbd"], "refinery runs", .amount),
    (["refcap_kbd", "refcapacity_kbd"], "refinery capacity", .capacity),
    (["oilprod_crudecond_kbd"], "crude and condensate production", .amount),
  ]

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let year = row.whole(columns["Year"]),
      let state = row.text(columns["ISO3166_alpha3"]).flatMap({ States.byISO3[$0] })
    else { throw RowRefused(reason: "no year, or a group of states") }
    return Self.variables.compactMap { variable in
      let value: Double?
      if isNarrow {
        guard let name = row.text(columns["Var"]), variable.names.contains(name) else { return nil }
        value = row.number(columns["Value"])
      } else {
        value = variable.names.lazy.compactMap { row.number(columns[$0]) }.first
      }
      guard let value else { return nil }
      let key = variable.kind.replacingSpaces
      var draft = Draft(SubjectID(.observation, "ei:\(state.iso3)-\(key)-\(year)"))
      draft.from = state.subject
      draft.kind = variable.kind
      draft.object = "oil \(variable.kind)"
      draft.quantity = Quantity(value * 1000, .barrel, per: .day, measure: variable.measure)
      draft.basis = .estimated
      (draft.start, draft.end, draft.validFrom) = (.start(of: year), .end(of: year), .end(of: year))
      return draft
    }
  }
}

/// World Bank indicators, wide by year; also a table re-saved by a spreadsheet with `$` and commas.
struct WorldBankFormat: LedgerFormat {
  static let name = "world-bank"
  private let columns: Columns
  private let years: [(column: Int, year: Int)]
  private let hasIndicator: Bool

  init?(header fields: [String]) {
    columns = Columns(fields)
    years = fields.indices.compactMap { column in
      let text = fields[column].trimmed
      guard text.utf8.count == 4, let year = Int(text), (1900...2100).contains(year) else {
        return nil
      }
      return (column, year)
    }
    hasIndicator = columns.has("Country Name", "Indicator Code")
    guard hasIndicator || columns["country"] == 0, years.count > 10 else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    let code = row.text(columns["Country Code"])
    let name = row.text(columns["Country Name", "country"]) ?? ""
    guard let state = code.flatMap({ States.byISO3[$0] }) ?? States.byName[Folding.key(name)] else {
      throw RowRefused(reason: "a group of states or an unknown name", detail: name)
    }
    let indicator = row.text(columns["Indicator Code"]) ?? "as re-saved"
    return years.compactMap { column, year in
      guard let text = row.text(column), let (value, isMoney) = Self.value(text) else { return nil }
      let unit: Unit
      if isMoney || indicator.hasSuffix(".CD") {
        unit = .money(.dollar)
      } else if indicator.hasSuffix(".ZS") || indicator.hasSuffix(".ZG") {
        unit = .percent
      } else {
        unit = .count(indicator)
      }
      var draft = Draft(
        SubjectID(.observation, "wb:\(state.iso3)-\(indicator.replacingSpaces)-\(year)"))
      draft.from = state.subject
      draft.kind = row.text(columns["Indicator Name"]) ?? "indicator"
      draft.object = draft.kind
      draft.quantity = Quantity(value, unit)
      draft.basis = .reported
      (draft.start, draft.end, draft.validFrom) = (.start(of: year), .end(of: year), .end(of: year))
      return draft
    }
  }

  /// `234357740.1` or `" $234,357,740 "`; nil for anything else.
  private static func value(_ text: String) -> (Double, Bool)? {
    let isMoney = text.hasPrefix("$")
    let bare = text.filter { $0 != "$" && $0 != "," && $0 != " " }
    return Double(bare).flatMap { $0.isFinite ? ($0, isMoney) : nil }
  }
}
