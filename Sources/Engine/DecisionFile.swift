/// An analyst's decisions about entries, kept from run to run.
///
/// Lines of fields parted by `|`: list, entry, fingerprint of the entry as it was, `cleared` or
/// `confirmed`, who, day, reason, and the subject as it was asked about. A decision never hides an entry: it is
/// told beside it, and when the entry has changed since, that is told first. A clearance that names its subject
/// is applied as well: that subject no longer counts as found as long as the entry is the same. One without a
/// subject is told and no more, since another may be asked about who is like the same entry; but where it
/// confirms the entry it ends every clearance before it. A question that says more than a name or a hull number is
/// another subject than the name alone: the same name with another day of birth may be the one who is listed.
import Foundation
import Screening
package import Vocabulary

struct DecisionFile: Sendable {
  struct Decision: Hashable, Sendable {
    let list: String
    let id: String
    let fingerprint: String
    let isCleared: Bool
    let who: String
    let day: CivilDate
    let reason: String
    /// Nil in lines of seven fields, which are told and never applied.
    let subject: String?

    var line: String {
      let fields = [
        list, id, fingerprint, isCleared ? "cleared" : "confirmed", who, day.description, reason,
      ]
      return (fields + [subject].compactMap { $0 }).map(Self.field).joined(separator: " | ")
    }

    /// Bars and line ends would part the line elsewhere.
    private static func field(_ text: String) -> String {
      String(text.map { $0 == "|" || $0.isNewline ? " " : $0 })
        .trimmingCharacters(in: .whitespaces)
    }
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
            + "cleared or confirmed | who | YYYY-MM-DD | reason, and | subject where it applies.")
      }
      decisions.append(decision)
    }
  }

  static func decision(_ line: Substring) -> Decision? {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.count == 7 || fields.count == 8, fields.allSatisfy({ !$0.isEmpty }),
      fields[3] == "cleared" || fields[3] == "confirmed", let day = CivilDate(fields[5])
    else { return nil }
    return Decision(
      list: fields[0], id: fields[1], fingerprint: fields[2], isCleared: fields[3] == "cleared",
      who: fields[4], day: day, reason: fields[6], subject: fields.count == 8 ? fields[7] : nil)
  }

  /// True when the last decision about this subject and this entry, as it is now, clears it.
  func clears(_ entry: ListedParty, for subject: String) -> Bool {
    var isCleared = false
    for decision in decisions
    where decision.list == entry.list && decision.id == entry.id
      && decision.fingerprint == entry.fingerprint
    {
      if let about = decision.subject {
        if Self.plain(about) == Self.plain(subject) { isCleared = decision.isCleared }
      } else if !decision.isCleared {
        isCleared = false
      }
    }
    return isCleared
  }

  private static func plain(_ subject: String) -> String {
    NormalisedName(subject, kind: nil)?.text ?? subject
  }

  /// What was decided about an entry, the last decision last.
  func notes(list: String, id: String, fingerprint: String) -> [String] {
    decisions.filter { $0.list == list && $0.id == id }.map { decision in
      let what = decision.isCleared ? "cleared" : "confirmed"
      let about = decision.subject.map { " for \"\($0)\"" } ?? ""
      let told =
        "  \(what)\(about) by \(decision.who) on \(decision.day.description): \(decision.reason)"
      return decision.fingerprint == fingerprint
        ? told : "  the entry has changed since it was decided about;" + told.dropFirst(1)
    }
  }
}

extension ScreenRun {
  /// Adds a decision, as of today, to a file of decisions, which is made when it is not there.
  ///
  /// - Parameters:
  ///   - subject: as it is typed.
  ///   - entry: the number of an entry that is found for it.
  ///   - isCleared: cleared; else confirmed.
  ///   - who: who decides.
  ///   - reason: why.
  ///   - path: the file.
  ///   - day: the day of the decision; today where nil.
  /// - Throws: `EngineError` when the entry is not found for the subject, or the file cannot be written.
  package mutating func decide(
    about subject: String, entry: String, isCleared: Bool, who: String, reason: String,
    in path: String, on day: CivilDate? = nil
  ) throws {
    let listed = try single(entry, foundFor: subject)
    let today = CivilDate(Instant(seconds: Int64(Date().timeIntervalSince1970)))
    let decision = DecisionFile.Decision(
      list: listed.list, id: entry, fingerprint: listed.fingerprint, isCleared: isCleared, who: who,
      day: day ?? today, reason: reason, subject: subject)
    guard DecisionFile.decision(decision.line[...]) != nil else {
      throw EngineError.input(message: "A decision needs who took it and why.")
    }
    do {
      // A file that is there and cannot be read is not an empty one.
      var text = Data()
      if FileManager.default.fileExists(atPath: path) {
        text = try Data(contentsOf: URL(fileURLWithPath: path))
      }
      if let last = text.last, last != 10 { text.append(10) }
      text += Data((decision.line + "\n").utf8)
      try text.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw EngineError.output(message: "\(path): could not be written (\(error)).")
    }
  }

  private mutating func single(_ entry: String, foundFor subject: String) throws -> ListedParty {
    let found = entries(foundFor: subject).filter { $0.id == entry }
    guard let listed = found.first, found.count == 1 else {
      throw EngineError.input(
        message: found.isEmpty
          ? "Entry \(entry) is not found for \(subject), so there is nothing to decide about."
          : "Several lists have an entry \(entry) that is found for \(subject): ask one list at a time."
      )
    }
    return listed
  }
}
