/// `screen --record` and `verify` of what it wrote: a negative is a result that can be derived again.
import Foundation

package enum ScreenRecord {
  /// One line for each answer, as `--json` prints it; the line holds the day, the editions with their
  /// hashes, the rule and every candidate.
  ///
  /// - Throws: `EngineError` when the file cannot be written.
  package static func write(_ answers: [String], asked: [String], to path: String) throws {
    var text = ""
    for (answer, subject) in zip(answers, asked) {
      text += "{\"plimsoll_record\":1,\"asked\":\(PairRun.quoted(subject)),\"answer\":\(answer)}\n"
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EngineError.output(message: "\(path): could not be written (\(error)).")
    }
  }

  /// True for a file that `write` made.
  package static func isRecord(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: 20)) ?? nil
    return start.map { $0.starts(with: Data("{\"plimsoll_record\":1".utf8)) } ?? false
  }

  /// Derives every answer again and names what differs.
  ///
  /// - Returns: lines, and whether all answers are the same.
  /// - Throws: `EngineError` when the record or the lists cannot be read, or an edition is missing.
  package static func verify(_ path: String, lists: [String]) throws -> (
    lines: [String], same: Bool
  ) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    var lines: [String] = []
    var differing = 0
    var runs: [String: ScreenRun] = [:]
    let rows = data.split(separator: 10)
    for row in rows {
      guard let line = try? JSONSerialization.jsonObject(with: row) as? [String: Any],
        let asked = line["asked"] as? String, let answer = line["answer"] as? [String: Any],
        let day = answer["day"] as? String
      else { throw EngineError.input(message: "\(path): a line is no record.") }
      var run = try runs[day] ?? ScreenRun(lists: lists, asOf: day)
      let again = run.answer(line: asked)
      runs[day] = run
      let old = String(decoding: row, as: UTF8.self)
      guard !old.hasSuffix("\"answer\":\(again.json)}") else { continue }
      differing += 1
      lines.append("differs: \(asked) on \(day): \(difference(answer, again.json))")
    }
    lines.append("\(rows.count) answers derived again, \(differing) differ.")
    return (lines, differing == 0)
  }

  private static func difference(_ old: [String: Any], _ new: String) -> String {
    guard let now = try? JSONSerialization.jsonObject(with: Data(new.utf8)) as? [String: Any] else {
      return "the new answer cannot be read"
    }
    for key in ["editions", "rule", "answer", "candidates", "explanation"] {
      let (was, becomes) = (String(describing: old[key]), String(describing: now[key]))
      if was != becomes { return "\(key) is not the same" }
    }
    return "the bytes differ"
  }
}
