/// `lists diff` and `lists history`, in lines.
import Ingest
import Screening
import Vocabulary

package enum ListReview {
  /// What changed between two files of one list; the first line names both.
  ///
  /// - Throws: `EngineError` when a file holds no list, or the two hold different ones.
  package static func difference(_ old: String, _ new: String, json: Bool) throws -> [String] {
    let (before, after) = (try edition(old), try edition(new))
    guard before.list == after.list else {
      throw EngineError.input(
        message: "\(old) is \(before.list), \(new) is \(after.list): two lists have no difference.")
    }
    let found = ListDifference(before, after)
    if json { return jsonLines(found) }
    var lines = [
      "\(before.list) \(before.date.description) → \(after.date.description): "
        + "\(found.added.count) added, \(found.removed.count) removed, \(found.changed.count) changed"
    ]
    lines += found.added.map { "added \($0.id) \($0.name)" }
    lines += found.removed.map { "removed \($0.id) \($0.name)" }
    for change in found.changed {
      lines.append("changed \(change.id) \(change.name)")
      lines += change.lines.map { "  \($0)" }
    }
    return lines
  }

  private static func jsonLines(_ found: ListDifference) -> [String] {
    func line(_ kind: String, _ change: ListDifference.Change) -> String {
      "{\"version\":1,\"change\":\"\(kind)\",\"id\":\(JSONText.quoted(change.id)),"
        + "\"name\":\(JSONText.quoted(change.name)),\"facts\":\(JSONText.list(change.lines))}"
    }
    let head =
      "{\"version\":1,\"from\":\(JSONText.quoted(found.from.description)),"
      + "\"to\":\(JSONText.quoted(found.to.description))}"
    return [head] + found.added.map { line("added", $0) }
      + found.removed.map { line("removed", $0) } + found.changed.map { line("changed", $0) }
  }

  private static func edition(_ path: String) throws -> ListEdition {
    do throws(IngestError) {
      // A day is not needed to compare two files; the first of January of year 1 stands for none.
      let folder = try ListFolder([path], date: CivilDate(year: 1, month: 1, day: 1))
      guard let only = folder.editions.first else {
        throw IngestError(.emptyFolder, file: path, reason: "no list")
      }
      return only.edition
    } catch {
      throw EngineError.input(message: error.description)
    }
  }

  /// Every form of every entry of that number or name.
  package static func history(
    of entity: String, store: String, on: String?, knownBy: String?
  ) throws -> [String] {
    let history = try ListStore(store).history()
    let day = try on.map(ScreenRun.day)
    let known = try knownBy.map(ScreenRun.day)
    var lines: [String] = []
    for (list, id) in history.entries(matching: entity) {
      lines.append("\(list) \(id)")
      for version in history.versions(of: id, on: list) {
        lines += Self.lines(version)
      }
      if let day {
        let presence = history.presence(of: id, on: list, day: day, knownBy: known)
        lines.append("  on \(day.description): \(presence.words)")
      }
    }
    return lines
  }

  private static func lines(_ version: EntryVersion) -> [String] {
    let start =
      version.listedOn.map { "listed \($0.description) (stated by the publisher), " } ?? ""
    let before =
      version.notYetIn.map { "not in this form in the edition of \($0.description), " } ?? ""
    let end =
      version.goneBy.map {
        "last seen \(version.lastSeen.description), gone or changed by "
          + $0.description
      } ?? "still so on \(version.lastSeen.description), the latest edition held"
    return ["  \(start)\(before)first seen \(version.firstSeen.description), \(end)"]
      + version.facts.map { "    \($0)" }
  }
}
