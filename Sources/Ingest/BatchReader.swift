/// The rows of `screen --batch`, one after another as the bytes come.
///
/// Three forms are told apart by the first line: a CSV whose header names a column `name`, `imo`, `bic` or `lei`,
/// JSON objects, one a line, and text as it would be typed (a quoted first column stands for its line). Without a
/// header a comma is part of a name, since `SMITH, John` is one. A row that cannot be asked about is told with its
/// line and why, and the rest goes on; the same bytes give the same rows however they are cut.
import Foundation
package import Screening
import Vocabulary

package struct BatchReader {
  package enum Row: Hashable, Sendable {
    /// A JSON object with the party that it is, or text as it would be typed.
    case asked(String, Party?)
    /// One-based line, and why nothing was asked.
    case refused(line: Int, reason: String)
    /// One-based line that is asked about next, and what of it is not used.
    case noted(line: Int, reason: String)
  }

  private enum Form {
    /// No line has come yet.
    case unknown
    case table([String])
    case lines
    /// Nothing in the file can be read.
    case none
  }

  /// The longest line in bytes; a row of a CSV is bounded by its splitter.
  static let lineCeiling = 1 << 20

  private var form = Form.unknown
  private var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
  private var pending: [UInt8] = []
  private var line = 0
  private var isFirst = true
  private var isPastCeiling = false

  package init() {}

  package mutating func feed(_ bytes: some Collection<UInt8>, _ body: (Row) -> Void) {
    pending += bytes
    consume(isEnd: false, body)
  }

  package mutating func finish(_ body: (Row) -> Void) { consume(isEnd: true, body) }

  private mutating func consume(isEnd: Bool, _ body: (Row) -> Void) {
    if case .unknown = form { tell(isEnd: isEnd, body) }
    switch form {
    case .unknown, .none: return
    case .table(let columns):
      func take(_ row: CSVRow) { Self.take(row, columns, isHeader: isFirst, &isFirst, body) }
      pending.withUnsafeBytes { splitter.feed($0, take) }
      pending.removeAll(keepingCapacity: true)
      if isEnd { splitter.finish(take) }
    case .lines: takeLines(isEnd: isEnd, body)
    }
  }

  /// Finds the form by the first line that is not blank, when it has come whole.
  private mutating func tell(isEnd: Bool, _ body: (Row) -> Void) {
    if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      form = .none
      return body(.refused(line: 1, reason: "the file is UTF-16; save it as UTF-8"))
    }
    let start = pending.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = pending.dropFirst(start).drop { $0 <= 32 }
    guard
      let end = text.firstIndex(of: 10)
        ?? (isEnd || text.count > Self.lineCeiling ? text.endIndex : nil)
    else { return }
    let first = Self.text(pending[start..<end])
    if let columns = Self.columns(first) {
      form = .table(columns)
    } else if let sign = [";", "\t"].first(where: { Self.columns(first, partedBy: $0) != nil }) {
      form = .none
      let name = sign == ";" ? "semicolons" : "tabs"
      body(.refused(line: 1, reason: "the columns are parted by \(name); commas are read"))
    } else {
      form = .lines
      pending.removeFirst(start)
    }
  }

  // MARK: lines

  private mutating func takeLines(isEnd: Bool, _ body: (Row) -> Void) {
    var start = 0
    while let end = pending[start...].firstIndex(of: 10)
      ?? (isEnd && start < pending.count ? pending.count : nil)
    {
      line += 1
      if isPastCeiling {
        isPastCeiling = false
      } else if end - start > Self.lineCeiling {
        body(.refused(line: line, reason: Self.tooLong))
      } else {
        Self.take(Self.text(pending[start..<end]), line, body)
      }
      start = min(end + 1, pending.count)
    }
    pending.removeFirst(start)
    if pending.count > Self.lineCeiling {
      if !isPastCeiling { body(.refused(line: line + 1, reason: Self.tooLong)) }
      isPastCeiling = true
      pending.removeAll()
    }
  }

  private static func take(_ text: String, _ line: Int, _ body: (Row) -> Void) {
    let plain = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch plain.first {
    case nil: return
    case "{": ask(plain, line, body)
    case "[": body(.refused(line: line, reason: "a JSON array; write one object a line"))
    case "\"":
      askText(String(plain.dropFirst().prefix { $0 != "\"" }), line, body)
    default:
      askText(plain, line, body)
    }
  }

  private static func askText(_ text: String, _ line: Int, _ body: (Row) -> Void) {
    if let reason = SubjectReader.problem(text) {
      return body(.refused(line: line, reason: reason))
    }
    body(.asked(text, nil))
  }

  /// Asks a JSON object, and tells first which of its numbers are none.
  private static func ask(_ object: String, _ line: Int, _ body: (Row) -> Void) {
    guard let node = try? JSONNode.parse(Array(object.utf8)),
      let party = PartyReader.party(node, schema: "Thing")
    else { return body(.refused(line: line, reason: "this is no JSON object")) }
    for reason in badNumbers(node) + inexact(node) { body(.noted(line: line, reason: reason)) }
    let isNamed = party.names.contains { $0.text.contains { $0.isLetter || $0.isNumber } }
    if !isNamed, party.identifiers.isEmpty {
      return body(.refused(line: line, reason: nothingAsked))
    }
    body(.asked(object, party))
  }

  /// Numbers that have the form or the check digit of no number.
  private static func badNumbers(_ node: JSONNode) -> [String] {
    let properties = node["properties"] ?? node["props"] ?? node
    return checked.flatMap { key, scheme, name in
      let value = properties[key]
      let texts = value?.array?.compactMap(\.text) ?? [value?.text].compactMap { $0 }
      return texts.filter { text in
        PartyIdentifier(scheme, text) == nil
          && (scheme != .shipIMO || PartyIdentifier(.companyIMO, text) == nil)
      }.map { "\($0) is no \(name) and was not used" }
    }
  }

  /// Numbers that were written without quotes and are longer than a number of JSON holds exactly.
  private static func inexact(_ node: JSONNode) -> [String] {
    guard case .object(let members) = (node["properties"] ?? node["props"] ?? node).value else {
      return []
    }
    return members.filter { member in
      ([member.node] + (member.node.array ?? [])).contains { $0.number != nil && $0.text == nil }
    }.map { "\($0.key) is a number of more than 15 digits without quotes and was not used" }
  }

  private static let checked: [(key: String, scheme: PartyIdentifier.Scheme, name: String)] = [
    ("imoNumber", .shipIMO, "IMO number (seven digits, the last a check digit)"),
    ("mmsi", .mmsi, "MMSI"), ("swiftBic", .bic, "BIC"), ("leiCode", .lei, "LEI"),
  ]

  /// Bytes that are not UTF-8 are read as ISO 8859-1, as in the tables of lists.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBytes { CSVRow.decode($0) }
  }

  private static let tooLong = "the line is longer than 1 MiB"
  private static let nothingAsked = "no name and no number that is one"

  // MARK: tables

  private static func take(
    _ row: CSVRow, _ columns: [String], isHeader: Bool, _ isFirst: inout Bool, _ body: (Row) -> Void
  ) {
    if row.isBlank { return }
    isFirst = false
    if isHeader { return }
    if row.problem != nil {
      return body(.refused(line: row.line, reason: "the row's quotes do not pair up"))
    }
    let fields = row.fields.indices.map { row.text($0) ?? "" }
    // A comma in a name without quotes has moved the rest.
    guard fields.dropFirst(columns.count).allSatisfy(\.isEmpty) else {
      return body(.refused(line: row.line, reason: "more fields than the header has columns"))
    }
    guard let object = object(fields, columns) else {
      return body(.refused(line: row.line, reason: nothingAsked))
    }
    ask(object, row.line, body)
  }

  /// What columns are called besides the names of FollowTheMoney's properties.
  private static let names = [
    "imo": "imoNumber", "imo_number": "imoNumber", "call_sign": "callSign", "callsign": "callSign",
    "bic": "swiftBic", "swift": "swiftBic", "lei": "leiCode", "birth_date": "birthDate",
    "date_of_birth": "birthDate", "dob": "birthDate", "registration_number": "registrationNumber",
    "tax_number": "taxNumber", "kind": "schema", "entity_type": "schema", "name": "name",
    "schema": "schema", "country": "country", "nationality": "nationality", "flag": "flag",
    "gender": "gender", "birthdate": "birthDate", "imonumber": "imoNumber", "mmsi": "mmsi",
    "swiftbic": "swiftBic", "leicode": "leiCode", "registrationnumber": "registrationNumber",
    "taxnumber": "taxNumber", "address": "address", "type": "type",
  ]

  private static let schemas = [
    "person": "Person", "individual": "Person", "company": "Company",
    "organisation": "Organization", "organization": "Organization", "entity": "Organization",
    "bank": "Company", "ship": "Vessel", "vessel": "Vessel",
  ]

  /// A row has one of these, or nothing is asked.
  private static let asked = ["name", "imoNumber", "swiftBic", "leiCode"]

  /// Nil when the line is no header.
  private static func columns(_ line: String, partedBy sign: Character = ",") -> [String]? {
    guard !line.hasPrefix("{") else { return nil }
    let cells = line.split(separator: sign, omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""]))
    }
    let columns = cells.map { cell in
      names[cell.lowercased().replacingOccurrences(of: " ", with: "_")] ?? cell
    }
    let named = columns.filter { !$0.isEmpty }
    // `LEI, Jun` is a person: one known word among others makes a header only when it is the name's.
    let known = columns.filter(names.values.contains)
    let isHeader = known.count == columns.count || known.count >= 2 || known.contains("name")
    return isHeader && asked.contains(where: columns.contains) && Set(named).count == named.count
      ? columns : nil
  }

  /// A row as the JSON object that a line of JSON would hold; nil when it has neither name nor number.
  private static func object(_ fields: [String], _ columns: [String]) -> String? {
    var properties: [String: [String]] = [:]
    var schema: String?
    for (column, field) in zip(columns, fields) {
      let value = field.trimmingCharacters(in: .whitespacesAndNewlines)
      if value.isEmpty || column.isEmpty { continue }
      if column == "schema" {
        schema = schemas[value.lowercased()] ?? value
      } else {
        properties[column] = [value]
      }
    }
    guard asked.contains(where: { properties[$0] != nil }) else { return nil }
    // A number that only a ship can have makes a ship; one that is a company's too, or none, makes nothing.
    let isShip =
      properties["imoNumber"]?.first.map {
        IMONumber($0) != nil && PartyIdentifier(.companyIMO, $0) == nil
      } ?? false
    let object: [String: Any] = [
      "schema": schema ?? (isShip ? "Vessel" : "Thing"), "properties": properties,
    ]
    return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
