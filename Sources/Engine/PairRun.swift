/// `screen --pairs` and `--queries`: labelled pairs and whole-list questions, for measuring.
///
/// Nothing here looks a pair up: each row is compared as any two parties are, with the one threshold.
import Foundation
import Ingest
package import Screening
import Vocabulary

package struct PairRun {
  private var matcher = PartyMatcher(romaniser: ScriptReading.romaniser)

  package init() {}

  /// One JSON line for a row `{a, b, schema, …}`.
  ///
  /// A row without two parties gets `score` and `match` null and says why.
  package mutating func line(_ row: [UInt8], number: Int) -> String {
    guard let left = PartyReader.pair(json: row, "a"), let right = PartyReader.pair(json: row, "b")
    else {
      return "{\"version\":1,\"row\":\(number),\"score\":null,\"match\":null,"
        + "\"reason\":\"the row has no two parties a and b\"}"
    }
    let found = matcher.compare(left, right)
    return "{\"version\":1,\"row\":\(number),\(Self.fields(found))}"
  }

  /// The features of a row's closest names as a JSON list, for training; `null` without names.
  package mutating func features(_ row: [UInt8]) -> String {
    guard let left = PartyReader.pair(json: row, "a"), let right = PartyReader.pair(json: row, "b"),
      let features = matcher.trainingFeatures(left, right)
    else { return "null" }
    return "[" + features.map { String($0) }.joined(separator: ",") + "]"
  }

  static func fields(_ found: PartyComparison) -> String {
    var out: [UInt8] = []
    append(found, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the members of a comparison, without the braces around them.
  static func append(_ found: PartyComparison, to out: inout [UInt8]) {
    out += "\"score\":".utf8
    out += number(found.score).utf8
    out += (found.isMatch ? ",\"match\":true" : ",\"match\":false").utf8
    out += ",\"log_odds\":".utf8
    out += number(Double(found.logOdds)).utf8
    out += (found.isVetoed ? ",\"vetoed\":true" : ",\"vetoed\":false").utf8
    out += ",\"terms\":[".utf8
    for (place, term) in found.terms.enumerated() {
      out += (place > 0 ? ",{\"reason\":" : "{\"reason\":").utf8
      JSONText.append(quoted: term.reason, to: &out)
      out += ",\"log_odds\":".utf8
      out += number(Double(term.logOdds)).utf8
      out.append(0x7D)
    }
    out.append(0x5D)
  }

  /// Six decimals: more than the model can tell, few enough to be the same everywhere.
  static func number(_ value: Double) -> String {
    let scaled = (value * 1e6).rounded() / 1e6
    return scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)
  }
}

/// Questions put to an index.
package struct QueryRun {
  /// Less likely candidates are not worth a reader's time.
  package static let defaultFloor = 0.15

  private var search: PartySearch
  private let floor: Double
  /// What makes an answer doubtful, a line each.
  package private(set) var doubts: [String] = []

  /// - Parameters:
  ///   - index: what is searched.
  ///   - floor: the lowest score that is told.
  package init(_ index: PartyIndex, floor: Double = defaultFloor) {
    self.floor = floor
    search = PartySearch(index, matcher: ScriptReading.matcher(index))
  }

  /// One JSON line with the ranked candidates of one question.
  ///
  /// - Parameters:
  ///   - query: a JSON object with `schema` and `props` or `properties`, or a JSON string.
  ///   - number: what the line is numbered with.
  ///   - limit: the most candidates to tell.
  /// - Returns: the line without its end.
  package mutating func line(_ query: [UInt8], number: Int, limit: Int = 10) -> String {
    guard let party = PartyReader.party(json: query, schema: "Thing") else {
      return "{\"version\":1,\"query\":\(number),\"candidates\":null,\"reason\":\"no party\"}"
    }
    return line(party, number: number, limit: limit)
  }

  package mutating func line(_ party: Party, number: Int, limit: Int = 10) -> String {
    let hits = search.search(party, floor: floor).prefix(limit)
    let isMatch = hits.first?.comparison.isMatch ?? false
    var out = Array("{\"version\":1,\"query\":\(number),\"match\":\(isMatch)".utf8)
    let leads = hits.map(\.comparison).filter(\.isMatch).map(\.lead)
    if isMatch, !leads.contains(.number) {
      let isByName = leads.contains(.name)
      out += ",\"caveat\":\"".utf8
      out += (isByName ? "a name alone proves nobody\"" : Self.radioCaveat).utf8
    }
    if !doubts.isEmpty { out += ",\"doubts\":\(JSONText.list(doubts))".utf8 }
    out += ",\"candidates\":[".utf8
    out.reserveCapacity(600 * hits.count + 80)
    for (place, hit) in hits.enumerated() {
      if place > 0 { out.append(0x2C) }
      Self.append(hit, to: &out)
    }
    out += "]}".utf8
    return String(decoding: out, as: UTF8.self)
  }

  private static let radioCaveat = "an MMSI or a call sign alone proves no ship\""

  private static func append(_ hit: PartySearch.Hit, to out: inout [UInt8]) {
    let entry = hit.listed
    let name = entry.party.names.first?.text ?? ""
    for (key, text) in [
      ("{\"entity\":", key(entry)), (",\"list\":", entry.list), (",\"id\":", entry.id),
      (",\"name\":", name), (",\"closest_name\":", hit.comparison.closestName?.text ?? name),
    ] {
      out += key.utf8
      JSONText.append(quoted: text, to: &out)
    }
    out += ",\"by\":\"\(hit.comparison.lead.rawValue)\",".utf8
    PairRun.append(hit.comparison, to: &out)
    out.append(0x7D)
  }

  /// `ofac-26503`, as the measuring sets name entries.
  static func key(_ entry: ListedParty) -> String {
    let publisher = entry.list.utf8.split(separator: 0x20).first.flatMap { String($0) }
    return (publisher?.lowercased() ?? "list") + "-" + entry.id
  }
}

extension QueryRun {
  /// Reads lists, or the index of a store.
  ///
  /// - Throws: `EngineError` when the lists cannot be read.
  package init(index lists: [String], asOf: String?, floor: Double = defaultFloor) throws {
    let run = try ScreenRun(lists: lists, asOf: asOf)
    self.init(run.index, floor: floor)
    doubts = run.doubts
  }

  /// The questions of a file: a JSON array of objects, or one object a line.
  ///
  /// - Throws: `EngineError` when the file cannot be read or is neither.
  package static func questions(_ path: String) throws -> [[UInt8]] {
    guard var data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
    if data.first(where: { $0 > 32 }) == UInt8(ascii: "[") {
      guard let items = PartyReader.items(json: [UInt8](data)) else {
        throw EngineError.input(message: "\(path): this is no JSON array.")
      }
      return items
    }
    return data.split(separator: 10).map { [UInt8]($0) }
  }
}
