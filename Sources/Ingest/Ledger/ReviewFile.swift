/// Reads review files: JSON lines as `Review` writes them and other tools may.
package import Ledger
import Vocabulary

package enum ReviewFile {
  /// One line of the file, and what was refused with its reason.
  package struct Reading: Sendable {
    package var items: [ReviewItem] = []
    /// The article's source id, from the first line that names one.
    package var article: String?
    package var refused: [String] = []
  }

  package static func read(_ bytes: [UInt8]) -> Reading {
    var reading = Reading()
    for (number, line) in bytes.split(separator: 10).enumerated() {
      if line.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) { continue }
      do {
        let node = try JSONNode.parse(Array(line))
        if reading.article == nil { reading.article = node["article"]?.string }
        if let item = item(node) {
          reading.items.append(item)
        } else {
          reading.refused.append("line \(number + 1): offset, length or decision is missing")
        }
      } catch {
        reading.refused.append("line \(number + 1): \(error.reason)")
      }
    }
    return reading
  }

  private static func item(_ node: JSONNode) -> ReviewItem? {
    guard let offset = whole(node["offset"]), let length = whole(node["length"]), offset >= 0,
      length > 0, length < ArticleReader.byteCeiling, offset < ArticleReader.byteCeiling,
      let decision = node["decision"]?.string.flatMap(ReviewDecision.init)
    else { return nil }
    let claims = (node["claims"]?.array ?? []).compactMap(claim)
    return ReviewItem(span: offset..<offset + length, decision: decision, claims: claims)
  }

  private static func whole(_ node: JSONNode?) -> Int? { node?.number.flatMap { Int(exactly: $0) } }

  private static func claim(_ node: JSONNode) -> ReviewClaim? {
    guard let id = node["id"]?.string, let says = node["says"]?.string else { return nil }
    func subjects(_ name: String) -> [SubjectID] {
      (node[name]?.array ?? []).compactMap(\.string).map { SubjectID($0) }.filter { $0.kind != nil }
    }
    return ReviewClaim(
      id: id, says: says, quantity: node["quantity"].flatMap(quantity), actors: subjects("actors"),
      start: node["start"]?.string.flatMap { CivilDate($0) },
      end: node["end"]?.string.flatMap { CivilDate($0) },
      status: node["status"]?.string.flatMap(ClaimStatus.init),
      test: node["test"]?.string.flatMap(ClaimTest.init), against: subjects("against"),
      note: node["note"]?.string)
  }

  private static func quantity(_ node: JSONNode) -> Quantity? {
    guard let low = node["low"]?.number, let high = node["high"]?.number,
      let unit = node["unit"]?.string.flatMap({ Unit(symbol: $0) })
    else { return nil }
    let best = node["best"]?.number ?? (low + high) / 2
    return Quantity(
      Estimate(low: low, best: best, high: high), unit,
      per: node["per"]?.string.flatMap(Per.init),
      qualifier: node["qualifier"]?.string.flatMap(Qualifier.init) ?? .exactly,
      measure: node["measure"]?.string.flatMap(Measure.init) ?? .amount)
  }
}
