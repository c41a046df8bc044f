/// An analyst's decisions about entries, kept from run to run.
///
/// Lines of seven fields parted by `|`: list, entry, fingerprint of the entry as it was, `cleared` or
/// `confirmed`, who, day, reason. A decision never hides an entry: it is told beside it, and when the
/// entry has changed since, that is told first.
import Foundation
import Screening
import Vocabulary

struct DecisionFile: Sendable {
  struct Decision: Hashable, Sendable {
    let list: String
    let id: String
    let fingerprint: String
    let isCleared: Bool
    let who: String
    let day: CivilDate
    let reason: String
  }

  private(set) var decisions: [Decision] = []

  init() {}

  /// - Throws: `EngineError` when the file cannot be read or a line is no decision.
  init(_ path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.hasPrefix("#") {
      guard let decision = Self.decision(line) else {
        throw EngineError.input(
          message: "\(path), line \(number + 1): this is no decision: list | entry | fingerprint | "
            + "cleared or confirmed | who | YYYY-MM-DD | reason.")
      }
      decisions.append(decision)
    }
  }

  private static func decision(_ line: Substring) -> Decision? {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count == 7, fields.allSatisfy({ !$0.isEmpty }),
      fields[3] == "cleared" || fields[3] == "confirmed", let day = CivilDate(fields[5])
    else { return nil }
    return Decision(
      list: fields[0], id: fields[1], fingerprint: fields[2], isCleared: fields[3] == "cleared",
      who: fields[4], day: day, reason: fields[6])
  }

  /// What was decided about an entry, the last decision last.
  func notes(list: String, id: String, fingerprint: String) -> [String] {
    decisions.filter { $0.list == list && $0.id == id }.map { decision in
      let what = decision.isCleared ? "cleared" : "confirmed"
      let told =
        "  \(what) by \(decision.who) on \(decision.day.description): \(decision.reason)"
      return decision.fingerprint == fingerprint
        ? told : "  the entry has changed since it was decided about;" + told.dropFirst(1)
    }
  }
}
