/// `screen --pairs` and `--queries`: labelled pairs and whole-list questions, for measuring.
///
/// Nothing here looks a pair up: each row is compared as any two parties are, with the one threshold.
import Foundation
import Ingest
package import Screening

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
    let terms = found.terms.map {
      "{\"reason\":\(Self.quoted($0.reason)),\"log_odds\":\(Self.number(Double($0.logOdds)))}"
    }
    return "\"score\":\(Self.number(found.score)),\"match\":\(found.isMatch),"
      + "\"log_odds\":\(Self.number(Double(found.logOdds))),\"vetoed\":\(found.isVetoed),"
      + "\"terms\":[\(terms.joined(separator: ","))]"
  }

  /// Six decimals: more than the model can tell, few enough to be the same everywhere.
  static func number(_ value: Double) -> String {
    let scaled = (value * 1e6).rounded() / 1e6
    return scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)
  }

  static func quoted(_ text: String) -> String {
    // Most texts have nothing to escape and are taken whole.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      return "\"\(text)\""
    }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}

/// Questions put to an index.
package struct QueryRun {
  private var search: PartySearch

  package init(_ index: PartyIndex) {
    search = PartySearch(index, matcher: PartyMatcher(romaniser: ScriptReading.romaniser))
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
    let hits = search.search(party).prefix(limit)
    let candidates = hits.map { hit in
      let entry = hit.listed
      let name = entry.party.names.first?.text ?? ""
      return
        "{\"entity\":\(PairRun.quoted(Self.key(entry))),\"list\":\(PairRun.quoted(entry.list)),"
        + "\"id\":\(PairRun.quoted(entry.id)),\"name\":\(PairRun.quoted(name)),"
        + "\"closest_name\":\(PairRun.quoted(hit.comparison.closestName?.text ?? name)),"
        + "\(PairRun.fields(hit.comparison))}"
    }
    return
      "{\"version\":1,\"query\":\(number),\"match\":\(hits.first?.comparison.isMatch ?? false),"
      + "\"candidates\":[\(candidates.joined(separator: ","))]}"
  }

  /// `ofac-26503`, as the measuring sets name entries.
  static func key(_ entry: ListedParty) -> String {
    let publisher = entry.list.split(separator: " ").first.map { $0.lowercased() } ?? "list"
    return "\(publisher)-\(entry.id)"
  }
}

extension QueryRun {
  /// Reads lists, or the index of a store.
  ///
  /// - Throws: `EngineError` when the lists cannot be read.
  package init(index lists: [String], asOf: String?) throws {
    self.init(try ScreenRun(lists: lists, asOf: asOf).index)
  }

  /// The questions of a file: a JSON array of objects, or one object a line.
  ///
  /// - Throws: `EngineError` when the file cannot be read or is neither.
  package static func questions(_ path: String) throws -> [[UInt8]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    if data.first(where: { $0 > 32 }) == UInt8(ascii: "[") {
      guard let items = PartyReader.items(json: [UInt8](data)) else {
        throw EngineError.input(message: "\(path): this is no JSON array.")
      }
      return items
    }
    return data.split(separator: 10).map { [UInt8]($0) }
  }
}
