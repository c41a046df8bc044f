/// The subjects of `screen --batch`, one after another as the file is read.
///
/// Three forms are told apart by the first line: a CSV whose header names a column `name` or `imo`, JSON objects,
/// and text as it would be typed (a quoted first column stands for its line). Without a header a comma is part of
/// a name, since `SMITH, John` is one.
import Foundation

struct BatchFile: Sequence {
  private let lines: LineFile

  /// - Throws: `RunFailure` when the file cannot be opened.
  init(_ path: String) throws { lines = try LineFile(path) }

  func makeIterator() -> AnyIterator<String> {
    let lines = lines.makeIterator()
    var columns: [String]?
    var isFirst = true
    var number = 0
    return AnyIterator {
      while let line = lines.next() {
        number += 1
        let plain = line.trimmingCharacters(in: .whitespaces)
        if plain.isEmpty { continue }
        if isFirst {
          isFirst = false
          columns = Self.header(plain)
          if columns != nil { continue }
        }
        if let columns {
          if let row = Self.object(Self.fields(plain), columns) { return row }
          Talk.say(
            "line \(number) was not asked about: no name, IMO number, BIC or LEI, or fields too many"
          )
          continue
        }
        let subject = LineFile.firstColumn(plain)
        if !subject.isEmpty { return subject }
      }
      return nil
    }
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
    "organisation": "Organization",
    "organization": "Organization", "entity": "Organization", "bank": "Company", "ship": "Vessel",
    "vessel": "Vessel",
  ]

  /// A row has one of these, or nothing is asked.
  private static let asked = ["name", "imoNumber", "swiftBic", "leiCode"]

  /// Nil when the line is no header.
  static func header(_ line: String) -> [String]? {
    guard !line.hasPrefix("{") else { return nil }
    let cells = fields(line).map { $0.trimmingCharacters(in: .whitespaces) }
    let columns = cells.map { cell in
      names[cell.lowercased().replacingOccurrences(of: " ", with: "_")] ?? cell
    }
    let isHeader = asked.contains { columns.contains($0) }
    return isHeader && Set(columns).count == columns.count ? columns : nil
  }

  /// A row as the JSON object that a line of JSON would hold; nil when it has neither name nor number, or more
  /// fields than columns, so that a comma in a name has moved the rest.
  static func object(_ fields: [String], _ columns: [String]) -> String? {
    guard fields.dropFirst(columns.count).allSatisfy(\.isEmpty) else { return nil }
    var properties: [String: [String]] = [:]
    var schema: String?
    for (column, field) in zip(columns, fields) {
      let value = field.trimmingCharacters(in: .whitespaces)
      if value.isEmpty { continue }
      if column == "schema" {
        schema = schemas[value.lowercased()] ?? value
      } else {
        properties[column] = [value]
      }
    }
    guard asked.contains(where: { properties[$0] != nil }) else { return nil }
    let object: [String: Any] = [
      "schema": schema ?? (properties["imoNumber"] == nil ? "Thing" : "Vessel"),
      "properties": properties,
    ]
    return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The fields of one line (RFC 4180, without line breaks inside quotes).
  static func fields(_ line: String) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var last: Character?
    for letter in line {
      switch letter {
      case "\"" where isQuoted: isQuoted = false
      case "\"" where field.isEmpty: isQuoted = true
      case "\"" where last == "\"":
        field.append(letter)
        isQuoted = true
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      default: field.append(letter)
      }
      last = letter
    }
    return fields + [field]
  }
}
