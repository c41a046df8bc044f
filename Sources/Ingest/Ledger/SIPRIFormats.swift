/// SIPRI's arms transfers: both registers and the tables of trend-indicator values, told by header.
///
/// Quirks read: preambles of any length or none; a stray `;` behind names or whole rows (`;;;;`,
/// re-saved by spreadsheets); three columns named with one space that hold `?`; years joined by `;`;
/// `0 ` for "under half a million"; empty for none; rows broken over two lines; ISO 8859-1; totals
/// and shares repeated behind the years; `Soviet Union`, which is not Russia; `*` and `**` marks of
/// parties that are no states; a supplier written once above its recipients.
import Ledger
import Vocabulary

enum SIPRIParty {
  /// A state, or a body by its name; nil when empty.
  static func subject(_ text: String?) -> SubjectID? {
    guard let text else { return nil }
    let name = text.filter { $0 != "*" && $0 != ";" }.trimmed
    if name.isEmpty { return nil }
    if name == "Soviet Union" { return SubjectID(.state, "SUN") }
    if let state = States.byName[Folding.key(name)] { return state.subject }
    return SubjectID(.body, Folding.key(name).split(separator: " ").joined(separator: "-"))
  }

  /// A number whose cell may carry semicolons a spreadsheet left behind.
  static func number(_ text: String?) -> Double? {
    guard let text else { return nil }
    let bare = text.prefix { $0 != ";" }.trimmed
    return bare.isEmpty ? nil : Double(bare).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  static func year(_ text: String?) -> Int? {
    number(text).flatMap { Int(exactly: $0) }.flatMap { (1900...2100).contains($0) ? $0 : nil }
  }
}

/// One row a deal and delivery year (from 2025 on): what was delivered, never what was ordered.
struct SIPRINewRegister: LedgerFormat {
  static let name = "sipri-new"
  private let columns: Columns
  private var seen: [String: Int] = [:]

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("SIPRI AT Database ID", "Supplier", "Recipient", "TIV delivery values") else {
      return nil
    }
  }

  mutating func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard let id = row.text(columns["SIPRI AT Database ID"]),
      let year = SIPRIParty.year(row.text(columns["Delivery year"]))
    else { throw RowRefused(reason: "no deal number or delivery year") }
    let key = "\(id)-\(year)"
    seen[key, default: 0] += 1
    let part = seen[key].map { $0 > 1 ? "-\($0)" : "" } ?? ""
    var draft = Draft(SubjectID(.flow, "sipri-new:\(key)\(part)"))
    draft.from = SIPRIParty.subject(row.text(columns["Supplier"]))
    draft.to = SIPRIParty.subject(row.text(columns["Recipient"]))
    draft.kind = "arms"
    let designation = row.text(columns["Designation"]) ?? "unnamed"
    draft.object = row.text(columns["Description"]).map { "\(designation) (\($0))" } ?? designation
    let isEstimate = ["Numbers delivered is estimate", "Delivery year is estimate"].contains {
      row.text(columns[$0])?.lowercased() == "yes"
    }
    draft.basis = isEstimate ? .estimated : .reported
    draft.valuation = .trendIndicator
    let qualifier = isEstimate ? Qualifier.about : .exactly
    if let value = SIPRIParty.number(row.text(columns["TIV delivery values"])) {
      draft.quantity = Quantity(value, .trendIndicatorValue, qualifier: qualifier)
    } else {
      draft.missing = row.text(columns["TIV delivery values"]) ?? ""
    }
    draft.alternate = SIPRIParty.number(row.text(columns["Numbers delivered"])).flatMap {
      Quantity($0, .count("unit"), qualifier: qualifier)
    }
    draft.start = .start(of: year)
    draft.end = .end(of: year)
    draft.validFrom = .start(of: year)
    draft.note = row.text(columns["Status"])
    return [draft]
  }
}

/// One row a deal: ordered and delivered, so a commitment and a flow that fulfils it.
struct SIPRIOldRegister: LedgerFormat {
  static let name = "sipri-old"
  private let columns: Columns
  private var seen: [String: Int] = [:]
  var joinsShortRows: Bool { true }

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard
      columns.has("Recipient", "Supplier", "Year of order", "Number ordered", "Year(s) of delivery")
    else { return nil }
  }

  mutating func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    guard row.fields.count >= 16 else { throw RowRefused(reason: "too few fields") }
    guard let ordered = SIPRIParty.year(row.text(2)) else {
      throw RowRefused(reason: "no year of order")
    }
    let row = Self.aligned(row)
    let designation = row.text(6) ?? "unnamed"
    let key = [row.text(1), row.text(0), row.text(2), designation].map { Folding.key($0 ?? "") }
      .joined(separator: "/").replacingSpaces
    seen[key, default: 0] += 1
    let name = "sipri-old:\(key)" + ((seen[key] ?? 1) > 1 ? "-\(seen[key] ?? 1)" : "")
    let years = (row.text(10) ?? "").split { $0 == ";" || $0 == " " }
      .compactMap { SIPRIParty.year(String($0)) }.sorted()
    let (promise, count) = commitment(row, name, designation, ordered)
    guard let first = years.first, let last = years.last else { return [promise] }
    var delivery = flow(row, name, designation, first...last)
    delivery.fulfils = promise.id
    let delivered = SIPRIParty.number(row.text(8))
    var fulfilled = promise
    if let delivered, let count, delivered >= count {
      fulfilled.stages.append((.delivered, .end(of: last)))
    }
    return [fulfilled, delivery]
  }

  /// A comma inside an unquoted comment makes a row longer; the figures stand at its end.
  private static func aligned(_ row: LedgerRow) -> LedgerRow {
    var fields = row.fields
    while fields.count > 16, fields.last?.allSatisfy({ $0 == ";" || $0 == " " }) == true {
      fields.removeLast()
    }
    // Years re-saved with commas or semicolons already sit in one field; what is left over is comment.
    guard fields.count > 16 else {
      return LedgerRow(fields: fields, span: row.span, line: row.line)
    }
    let extra = fields.count - 16
    let comment = fields[12...(12 + extra)].joined(separator: ",")
    let whole = fields[..<12] + [comment] + fields[(13 + extra)...]
    return LedgerRow(fields: Array(whole), span: row.span, line: row.line)
  }

  private func commitment(
    _ row: LedgerRow, _ name: String, _ designation: String, _ ordered: Int
  ) -> (Draft, Double?) {
    var draft = Draft(SubjectID(.commitment, name))
    draft.from = SIPRIParty.subject(row.text(1))
    draft.to = SIPRIParty.subject(row.text(0))
    draft.kind = "arms"
    draft.object = row.text(7).map { "\(designation) (\($0))" } ?? designation
    let count = SIPRIParty.number(row.text(4))
    let isEstimate = row.text(5) == "?"
    draft.quantity = count.flatMap {
      Quantity($0, .count("unit"), qualifier: isEstimate ? .about : .exactly)
    }
    if count == nil { draft.missing = "" }
    draft.alternate = SIPRIParty.number(row.text(14)).flatMap { Quantity($0, .trendIndicatorValue) }
    draft.stages = [(.committed, .start(of: ordered))]
    draft.validFrom = .start(of: ordered)
    draft.note = row.text(12)
    return (draft, count)
  }

  private func flow(
    _ row: LedgerRow, _ name: String, _ designation: String, _ years: ClosedRange<Int>
  ) -> Draft {
    var draft = Draft(SubjectID(.flow, name))
    draft.from = SIPRIParty.subject(row.text(1))
    draft.to = SIPRIParty.subject(row.text(0))
    draft.kind = "arms"
    draft.object = row.text(7).map { "\(designation) (\($0))" } ?? designation
    let isEstimate = row.text(9) == "?"
    draft.basis = isEstimate ? .estimated : .reported
    draft.valuation = .trendIndicator
    let qualifier = isEstimate ? Qualifier.about : .exactly
    if let value = SIPRIParty.number(row.text(15)) {
      draft.quantity = Quantity(value, .trendIndicatorValue, qualifier: qualifier)
    } else {
      draft.missing = row.text(15) ?? ""
    }
    draft.alternate = SIPRIParty.number(row.text(8)).flatMap {
      Quantity($0, .count("unit"), qualifier: qualifier)
    }
    draft.start = .start(of: years.lowerBound)
    draft.end = .end(of: years.upperBound)
    draft.validFrom = .start(of: years.lowerBound)
    return draft
  }
}

extension String {
  var replacingSpaces: String { split(separator: " ").joined(separator: "-") }
}

/// Volumes a year, wide: `Recipient`, `Exports by`, `Imports by …`, or `supplier,recipients`.
struct SIPRITable: LedgerFormat {
  static let name = "sipri-tiv"
  private let years: [(column: Int, year: Int)]
  private let isPair: Bool
  private let isExport: Bool
  private var supplier: SubjectID?

  init?(header fields: [String]) {
    let first = (fields.first ?? "").trimmed.lowercased()
    years = fields.indices.compactMap { column in
      let text = fields[column].trimmed
      guard text.utf8.count == 4, let year = Int(text), (1900...2100).contains(year) else {
        return nil
      }
      return (column, year)
    }
    isPair = first == "supplier" && fields.count > 1 && fields[1].columnKey.hasPrefix("recipient")
    isExport = first.hasPrefix("exports")
    let isKnown = isPair || isExport || first.hasPrefix("recipient") || first.hasPrefix("imports")
    guard isKnown, years.count > 10 else { return nil }
  }

  mutating func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] {
    if isPair, let named = row.text(0) { supplier = SIPRIParty.subject(named) }
    guard let name = row.text(isPair ? 1 : 0) else { throw RowRefused(reason: "no party") }
    let folded = Folding.key(name)
    if ["total", "others", "world total", "world"].contains(folded) {
      throw RowRefused(reason: "a total, which would count twice", detail: name)
    }
    guard let party = SIPRIParty.subject(name) else { throw RowRefused(reason: "no party") }
    let from: SubjectID? = isPair ? supplier : isExport ? party : nil
    let to: SubjectID? = isExport ? nil : party
    return years.compactMap { column, year -> Draft? in
      guard let value = SIPRIParty.number(row.text(column)) else { return nil }
      var draft = Draft(
        SubjectID(.flow, "sipri-tiv:\(from?.name ?? "all")-\(to?.name ?? "all")-\(year)"))
      draft.from = from
      draft.to = to
      draft.kind = "arms"
      draft.object = "major arms"
      draft.basis = .estimated
      draft.valuation = .trendIndicator
      // "0" means more than nothing and less than half a million.
      let size = value == 0 ? Estimate(low: 0, best: 0, high: 0.5) : Estimate(exactly: value)
      draft.quantity = Quantity(size, .trendIndicatorValue)
      draft.start = .start(of: year)
      draft.end = .end(of: year)
      draft.validFrom = .start(of: year)
      return draft
    }
  }
}
