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
    var deriver = Deriver(lists: lists)
    let rows = data.split(separator: 10)
    for row in rows {
      guard let line = try? JSONSerialization.jsonObject(with: row) as? [String: Any],
        let asked = line["asked"] as? String, let answer = line["answer"] as? [String: Any],
        let day = answer["day"] as? String
      else { throw EngineError.input(message: "\(path): a line is no record.") }
      let old = String(decoding: row, as: UTF8.self)
      guard let again = try deriver.other(than: old, asked: asked, day: day, answer) else {
        continue
      }
      differing += 1
      lines.append("differs: \(asked) on \(day): \(difference(answer, again))")
    }
    lines.append("\(rows.count) answers derived again, \(differing) differ.")
    return (lines, differing == 0)
  }

  /// Derives answers, reading no more editions than an answer names where these suffice.
  ///
  /// Since when an entry stood is told by all editions: an answer that tells it may need them.
  private struct Deriver {
    let lists: [String]
    private var runs: [String: ScreenRun] = [:]

    init(lists: [String]) { self.lists = lists }

    /// Nil when the answer comes out the same; the new answer when it does not.
    mutating func other(
      than old: String, asked: String, day: String, _ answer: [String: Any]
    ) throws -> String? {
      let named = (answer["editions"] as? [[String: Any]] ?? []).compactMap {
        $0["sha256"] as? String
      }
      let key = day + " " + named.joined(separator: " ")
      if !named.isEmpty {
        for hasHistory in [false, true] {
          let made = try? derive(asked, key + (hasHistory ? " history" : "")) { lists in
            try ScreenRun(lists: lists, day: day, only: Set(named), hasHistory: hasHistory)
          }
          if let made, old.hasSuffix("\"answer\":\(made)}") { return nil }
        }
      }
      let made = try derive(asked, day) { try ScreenRun(lists: $0, asOf: day) }
      return old.hasSuffix("\"answer\":\(made)}") ? nil : made
    }

    private mutating func derive(
      _ asked: String, _ key: String, _ make: ([String]) throws -> ScreenRun
    ) throws -> String {
      var run = try runs[key] ?? make(lists)
      defer { runs[key] = run }
      return run.answer(line: asked).json
    }
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
