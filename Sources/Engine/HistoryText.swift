/// A list's history as JSON lines: `{"edition": …}` and `{"version": …}`, in a fixed order.
import Foundation
import Screening
import Vocabulary

enum HistoryText {
  static func text(_ history: ListHistory) -> String {
    var lines: [String] = []
    for identity in history.identities {
      lines.append(
        "{\"edition\":\(JSONText.quoted(identity.list)),\"date\":\"\(identity.date.description)\","
          + "\"sha256\":\"\(identity.sha256)\",\"entries\":\(identity.entryCount)}")
    }
    for version in history.versions {
      func day(_ date: CivilDate?) -> String { date.map { "\"\($0.description)\"" } ?? "null" }
      lines.append(
        "{\"list\":\(JSONText.quoted(version.list)),\"id\":\(JSONText.quoted(version.id)),"
          + "\"name\":\(JSONText.quoted(version.name)),\"first_seen\":\(day(version.firstSeen)),"
          + "\"last_seen\":\(day(version.lastSeen)),\"not_yet_in\":\(day(version.notYetIn)),"
          + "\"gone_by\":\(day(version.goneBy)),\"listed_on\":\(day(version.listedOn)),"
          + "\"facts\":\(JSONText.list(version.facts))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nil when a line is none of the two kinds.
  static func history(_ bytes: [UInt8]) -> ListHistory? {
    var identities: [EditionIdentity] = []
    var versions: [EntryVersion] = []
    for line in bytes.split(separator: 10) {
      guard let row = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        return nil
      }
      func day(_ key: String) -> CivilDate? { (row[key] as? String).flatMap { CivilDate($0) } }
      if let list = row["edition"] as? String, let date = day("date"),
        let sha256 = row["sha256"] as? String, let count = row["entries"] as? Int
      {
        identities.append(
          EditionIdentity(list: list, date: date, sha256: sha256, entryCount: count))
      } else if let list = row["list"] as? String, let id = row["id"] as? String,
        let name = row["name"] as? String, let first = day("first_seen"),
        let last = day("last_seen"), let facts = row["facts"] as? [String]
      {
        versions.append(
          EntryVersion(
            list: list, id: id, facts: facts, name: name, firstSeen: first, lastSeen: last,
            notYetIn: day("not_yet_in"), goneBy: day("gone_by"), listedOn: day("listed_on")))
      } else {
        return nil
      }
    }
    return ListHistory(identities: identities, versions: versions)
  }
}
