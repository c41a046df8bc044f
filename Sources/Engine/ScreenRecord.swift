/// `screen --record` and `verify` of what it wrote: a negative is a result that can be derived again.
import Foundation
import Vocabulary

package enum ScreenRecord {
  /// One line for each answer, as `--json` prints it; the line holds the day, the editions with their
  /// hashes, what makes them doubtful, the rule and every candidate.
  ///
  /// - Throws: `EngineError` when the file cannot be written.
  package static func write(_ answers: [String], asked: [String], to path: String) throws {
    var text = ""
    for (answer, subject) in zip(answers, asked) {
      text += "{\"plimsoll_record\":1,\"asked\":\(JSONText.quoted(subject)),\"answer\":\(answer)}\n"
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
      guard let line = RecordedAnswer(row) else {
        throw EngineError.input(message: "\(path): a line is no record.")
      }
      guard let again = try deriver.other(than: line) else { continue }
      differing += 1
      lines.append("differs: \(line.asked) on \(line.day): \(line.difference(from: again))")
    }
    lines.append("\(rows.count) answers derived again, \(differing) differ.")
    return (lines, differing == 0)
  }

  /// Derives answers, reading no more editions than an answer names where these suffice.
  ///
  /// Since when an entry stood, and what makes an edition doubtful, is told by all editions.
  private struct Deriver {
    let lists: [String]
    private var runs: [String: ScreenRun] = [:]

    init(lists: [String]) { self.lists = lists }

    /// Nil when the answer comes out the same; the new answer when it does not.
    mutating func other(than line: RecordedAnswer) throws -> String? {
      for hasHistory in [false, true] where !line.editions.isEmpty {
        let made = try? derive(line, only: line.editions, hasHistory: hasHistory)
        if let made, line.isSame(made) { return nil }
      }
      if line.isDoubted, line.isSame(try derive(line, only: nil, hasHistory: false)) { return nil }
      let made = try derive(line, only: nil, hasHistory: true)
      return line.isSame(made) ? nil : made
    }

    private mutating func derive(
      _ line: RecordedAnswer, only: [String]?, hasHistory: Bool
    ) throws -> String {
      let key = "\(line.day) \(line.today ?? "") \(only ?? []) \(hasHistory)"
      var run =
        try runs[key]
        ?? ScreenRun(
          lists: lists, day: line.day, today: line.today, only: only.map { Set($0) },
          hasHistory: hasHistory)
      defer { runs[key] = run }
      return run.answer(line: line.asked).json
    }
  }
}

/// One line of a record.
private struct RecordedAnswer {
  private let row: String
  private let answer: [String: Any]
  let asked: String
  let day: String

  /// Nil when the line is none.
  init?(_ row: Data) {
    guard let line = try? JSONSerialization.jsonObject(with: row) as? [String: Any],
      let asked = line["asked"] as? String,
      let answer = line["answer"] as? [String: Any], let day = answer["day"] as? String
    else { return nil }
    (self.asked, self.answer, self.day) = (asked, answer, day)
    self.row = String(decoding: row, as: UTF8.self)
  }

  /// The digests of the editions that were searched.
  var editions: [String] {
    (answer["editions"] as? [[String: Any]] ?? []).compactMap { $0["sha256"] as? String }
  }

  /// The day of asking, where editions were of a day to come then.
  var today: String? { answer["asked_on"] as? String }

  var isDoubted: Bool { answer["doubts"] != nil }

  func isSame(_ made: String) -> Bool { row.hasSuffix("\"answer\":\(made)}") }

  /// The first part in which a new answer is another one, in words.
  func difference(from new: String) -> String {
    guard let now = try? JSONSerialization.jsonObject(with: Data(new.utf8)) as? [String: Any] else {
      return "the new answer cannot be read"
    }
    for key in ["editions", "rule", "answer", "candidates", "doubts", "explanation"] {
      if Self.text(answer[key]) != Self.text(now[key]) { return "\(key) is not the same" }
    }
    return "the bytes differ"
  }

  /// A value in one form: members of an object come in any order.
  private static func text(_ value: Any?) -> Data? {
    try? JSONSerialization.data(withJSONObject: [value ?? NSNull()], options: .sortedKeys)
  }
}
