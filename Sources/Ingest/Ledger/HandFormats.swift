/// What people enter by hand: statements with the hash of the document they were read from, and
/// small lists of designations.
import Ledger
import Vocabulary

/// `about,property,value,…`: one statement a row, in the words of `Property`.
///
/// Columns behind the first three, all optional: `low,high,unit,per,qualifier,measure` for
/// quantities; `valid_from,valid_to`; `quote`; `document,document_sha256,url,publisher,origin,
/// published,reliability,credibility`. A document is named with the SHA-256 of its bytes, or cited
/// by its address alone.
struct HandEntryFormat: LedgerFormat {
  static let name = "hand"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("about", "property", "value", "document") else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] { [] }

  func statements(_ row: LedgerRow, _ maker: StatementMaker) throws(RowRefused) -> RowStatements {
    guard let about = row.text(columns["about"]).map({ SubjectID($0) }), about.kind != nil else {
      throw RowRefused(reason: "an unknown kind of subject")
    }
    guard let property = row.text(columns["property"]).flatMap(Property.init) else {
      throw RowRefused(reason: "an unknown property", detail: row.text(columns["property"]) ?? "")
    }
    if property == .stage, row.text(columns["value"]) == Stage.lapsed.rawValue {
      throw RowRefused(reason: "lapsed is derived and never stated")
    }
    let value = try value(row, property)
    let source = try source(row)
    let from = try day(row, "valid_from")
    let to = try day(row, "valid_to")
    let grade = row.whole(columns["credibility"]).flatMap { Credibility($0) }
    let said = maker.citing(source?.id ?? maker.source).say(
      about, property, value, span: row.span, from: from, to: to, credibility: grade,
      quote: row.text(columns["quote"]))
    return RowStatements(statements: [said], source: source)
  }

  private func day(_ row: LedgerRow, _ column: String) throws(RowRefused) -> CivilDate? {
    guard let text = row.text(columns[column]) else { return nil }
    guard let day = CivilDate(text) else {
      throw RowRefused(reason: "a day that is none", detail: "\(column) \(text)")
    }
    return day
  }

  private static let subjects: Set<Property> = [
    .from, .to, .parent, .reporter, .declaredOrigin, .trueOrigin, .fulfils, .entity, .actor,
    .against, .sameAs, .holdsOffice, .memberOf, .ownedBy, .country,
  ]
  private static let quantities: Set<Property> = [.quantity, .alternateQuantity, .series]
  private static let days: Set<Property> = [.windowStart, .windowEnd, .due]

  private func value(_ row: LedgerRow, _ property: Property) throws(RowRefused) -> StatementValue {
    let text = row.text(columns["value"])
    if Self.quantities.contains(property) { return try quantity(row, text) }
    guard let text else { throw RowRefused(reason: "no value") }
    if Self.subjects.contains(property) {
      let subject = SubjectID(text)
      guard subject.kind != nil, !subject.name.isEmpty else {
        throw RowRefused(reason: "a value that names no subject", detail: text)
      }
      return .subject(subject)
    }
    if Self.days.contains(property) {
      guard let day = CivilDate(text) else {
        throw RowRefused(reason: "a day that is none", detail: text)
      }
      return .day(day)
    }
    return .text(text)
  }

  private func quantity(_ row: LedgerRow, _ text: String?) throws(RowRefused) -> StatementValue {
    guard let text, text != "-" else { return .missing(text ?? "") }
    guard let best = Double(text), best.isFinite,
      let unit = row.text(columns["unit"]).flatMap({ Unit(symbol: $0) })
    else { throw RowRefused(reason: "a quantity without number or unit", detail: text) }
    let per = try word(row, "per", Per.init(rawValue:))
    let qualifier = try word(row, "qualifier", Qualifier.init(rawValue:))
    let measure = try word(row, "measure", Measure.init(rawValue:))
    let size = Estimate(
      low: row.number(columns["low"]) ?? best, best: best, high: row.number(columns["high"]) ?? best
    )
    return .quantity(
      Quantity(size, unit, per: per, qualifier: qualifier ?? .exactly, measure: measure ?? .amount))
  }

  private func word<Value>(
    _ row: LedgerRow, _ column: String, _ make: (String) -> Value?
  ) throws(RowRefused) -> Value? {
    guard let text = row.text(columns[column]) else { return nil }
    guard let value = make(text) else {
      throw RowRefused(reason: "an unknown word in \(column)", detail: text)
    }
    return value
  }

  private func source(_ row: LedgerRow) throws(RowRefused) -> LedgerSource? {
    guard let title = row.text(columns["document"]) else { return nil }
    let url = row.text(columns["url"])
    let hash = row.text(columns["document_sha256"])?.lowercased()
    if let hash, hash.utf8.count != 64 || !hash.allSatisfy(\.isHexDigit) {
      throw RowRefused(reason: "a document hash that is no SHA-256", detail: hash)
    }
    let id = hash.map { "sha256:\($0)" } ?? "cited:\(Folding.key(url ?? title).replacingSpaces)"
    let letter = row.text(columns["reliability"])?.first
    return LedgerSource(
      id: id, title: title, url: url, publisher: row.text(columns["publisher"]),
      origin: row.text(columns["origin"]), published: try day(row, "published"),
      reliability: letter.flatMap { "ABCDEF".contains($0) ? $0 : nil }, format: Self.name,
      sha256: hash)
  }
}

/// A small list by hand: `entity_type,name,imo,designation_date,program`.
struct DesignationsFormat: LedgerFormat {
  static let name = "designations"
  private let columns: Columns

  init?(header fields: [String]) {
    columns = Columns(fields)
    guard columns.has("entity_type", "name", "designation_date") else { return nil }
  }

  func drafts(_ row: LedgerRow) throws(RowRefused) -> [Draft] { [] }

  func statements(_ row: LedgerRow, _ maker: StatementMaker) throws(RowRefused) -> RowStatements {
    guard let name = row.text(columns["name"]) else { throw RowRefused(reason: "no name") }
    let text = row.text(columns["designation_date"])
    let day = text.flatMap { CivilDate($0) }
    if text != nil, day == nil {
      throw RowRefused(reason: "a day that is none", detail: text ?? "")
    }
    let type = row.text(columns["entity_type"])?.lowercased() ?? ""
    let kind: SubjectKind =
      type.contains("vessel") || type.contains("ship")
      ? .vessel
      : type.contains("person") || type.contains("individual") ? .person : .company
    let key = Folding.key(name).replacingSpaces
    let entity = SubjectID(kind, key)
    let listing = SubjectID(.listing, "list:\(key)")
    func say(_ about: SubjectID, _ property: Property, _ value: StatementValue) -> Statement {
      maker.say(about, property, value, span: row.span, from: about == listing ? day : nil)
    }
    var all = [
      say(entity, .name, .text(name)), say(listing, .entity, .subject(entity)),
      say(listing, .authority, .text(row.text(columns["authority"]) ?? "list by hand")),
      say(listing, .effect, .text("prohibits")),
    ]
    if let programme = row.text(columns["program", "programme"]) {
      all.append(say(listing, .programme, .text(programme)))
    }
    if let imo = row.text(columns["imo"]) {
      all.append(say(entity, .identifier, .text("IMO\(imo)")))
    }
    return RowStatements(statements: all)
  }
}
