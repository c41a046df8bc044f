/// Reads who owns whom: a CSV of `owner,asset,percent,tie,from,to,source`, or FollowTheMoney entities as
/// JSON lines (`Ownership`, `Directorship`, `UnknownLink` with the parties they join).
///
/// A ship is named `IMO 9304667` as owner or asset, anybody else by name. `percent` is `50`, `50 %` or
/// `25-50`; empty means that nobody states it, which is never nought. `tie` is ownership (also when
/// empty), control or management.
package import Screening
import Vocabulary

package enum OwnershipReader {
  private static let table = ReferenceTable(
    layout: CSVLayout([
      .required("owner"), .required("asset"), .optional("percent", "percentage", "share"),
      .optional("tie", "kind", "role"), .optional("from", "start_date"),
      .optional("to", "end_date"),
      .optional("source"),
    ]), kind: "ownership")

  /// - Throws: `IngestError` when a CSV has no header with the needed columns.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<OwnershipGraph.Holding> {
    if content.first(where: { $0 > 32 }) == UInt8(ascii: "{") {
      return FollowTheMoneyOwnership.read(content, file: file, source: source)
    }
    return try table.read(content, file: file, source: source) { fields throws(FieldFailure) in
      guard let owner = fields.text(0), let asset = fields.text(1) else {
        throw FieldFailure(reason: .invalidText, detail: "owner or asset is empty")
      }
      let written = fields.text(3)?.lowercased() ?? "ownership"
      guard let tie = OwnershipGraph.Tie(rawValue: written) else {
        throw FieldFailure(
          reason: .invalidText,
          detail: "tie \"\(written)\" is not ownership, control or management")
      }
      let holding = OwnershipGraph.Holding(
        owner: owner, asset: asset, tie: tie, percent: try fields.text(2).map(percent),
        from: try fields.text(4).map(day), to: try fields.text(5).map(day),
        source: fields.text(6) ?? file)
      guard let holding else {
        throw FieldFailure(reason: .badNumber, detail: "the percentage lies outside 0 to 100")
      }
      return holding
    }
  }

  private static func day(_ text: String) throws(FieldFailure) -> CivilDate {
    guard let day = CivilDate(text) else {
      throw FieldFailure(reason: .badTime, detail: "\"\(text)\" is no date as YYYY-MM-DD")
    }
    return day
  }

  private static func percent(_ text: String) throws(FieldFailure) -> ClosedRange<Double> {
    guard let range = range(text) else {
      throw FieldFailure(reason: .badNumber, detail: "percent \"\(text)\" is no number or range")
    }
    return range
  }

  private static func decimal(_ text: Substring) -> Double? {
    Array(text.utf8).withUnsafeBytes { FieldNumbers.decimal($0) }
  }

  /// `50`, `50 %`, `25-50`; nil when it is none of these.
  static func range(_ text: String) -> ClosedRange<Double>? {
    let parts = text.filter { $0 != "%" && $0 != " " }
      .split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    let numbers = parts.compactMap { decimal($0) }
    guard numbers.count == parts.count, let low = numbers.first, let high = numbers.last,
      numbers.count <= 2, low <= high
    else { return nil }
    return low...high
  }
}

/// Interests out of FollowTheMoney: two walks, since an interest may stand before the parties it joins.
private enum FollowTheMoneyOwnership {
  /// Properties that hold the two ends, and how they are tied.
  private static let schemata: [String: (owner: String, asset: String, tie: OwnershipGraph.Tie)] = [
    "Ownership": ("owner", "asset", .ownership),
    "Directorship": ("director", "organization", .management),
    "UnknownLink": ("subject", "object", .management),
  ]

  static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) -> ReferenceReading<OwnershipGraph.Holding> {
    var reading = ReferenceReading<OwnershipGraph.Holding>()
    var names: [String: String] = [:]
    var interests: [(node: JSONNode, schema: String, row: Int, sample: RefusalSample)] = []
    var offset = 0
    for (number, line) in content.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      defer { offset += line.count + 1 }
      guard line.contains(where: { $0 > 32 }) else { continue }
      reading.rowsIn += 1
      let sample = RefusalSample(
        offset: UInt64(offset), length: UInt32(clamping: line.count),
        text: String(decoding: line.prefix(160), as: UTF8.self))
      guard let node = try? JSONNode.parse(Array(line)), let schema = node["schema"]?.string,
        let id = node["id"]?.string
      else {
        refuse(&reading, number + 1, .malformed, "the line is no entity", sample)
        continue
      }
      if schemata[schema] != nil {
        interests.append((node, schema, number + 1, sample))
      } else if let name = name(node, schema) {
        names[id] = name
      }
    }
    for (node, schema, row, sample) in interests {
      if let holding = holding(node, schema, names, file: file) {
        reading.rows.append(holding)
      } else {
        refuse(
          &reading, row, .malformed, "the interest joins parties that are not in the file", sample)
      }
    }
    return reading
  }

  private static func refuse(
    _ reading: inout ReferenceReading<OwnershipGraph.Holding>, _ row: Int, _ reason: RefusalReason,
    _ detail: String, _ sample: RefusalSample
  ) {
    reading.refusals.append(RowRefusal(row: row, reason: reason, detail: detail, sample: sample))
  }

  private static func first(_ node: JSONNode, _ property: String) -> String? {
    let value = node["properties"]?[property]
    return value?.array?.first?.string ?? value?.array?.first?["id"]?.string ?? value?.string
  }

  private static func name(_ node: JSONNode, _ schema: String) -> String? {
    if schema == "Vessel",
      let imo = first(node, "imoNumber").flatMap({
        IMONumber($0.filter(\.isNumber))
      })
    {
      return "IMO \(imo.description)"
    }
    return node["caption"]?.string ?? first(node, "name")
  }

  private static func holding(
    _ node: JSONNode, _ schema: String, _ names: [String: String], file: String
  ) -> OwnershipGraph.Holding? {
    guard let ends = schemata[schema], let owner = first(node, ends.owner).flatMap({ names[$0] }),
      let asset = first(node, ends.asset).flatMap({ names[$0] })
    else { return nil }
    return OwnershipGraph.Holding(
      owner: owner, asset: asset, tie: ends.tie,
      percent: first(node, "percentage").flatMap { OwnershipReader.range($0) },
      from: first(node, "startDate").flatMap { CivilDate($0) },
      to: first(node, "endDate").flatMap { CivilDate($0) },
      source: first(node, "sourceUrl") ?? file)
  }
}
