/// `screen`: subjects against dated editions, outside any case.
import CaseFile
import Foundation
import Ingest
import Screening
import Vocabulary

/// Lists read once, asked many times.
package struct ScreenRun {
  private let index: ScreeningIndex
  private let day: CivilDate

  /// The day asked about defaults to that of the latest edition.
  package init(lists: [String], asOf: String?) throws {
    let editions: [OFACEdition]
    do {
      editions = try OFACListReader.editions(lists).editions
    } catch {
      throw EngineError.input(message: error.description)
    }
    index = ScreeningIndex(editions: editions.map(\.edition))
    let asked = try asOf.map(Self.day)
    guard let day = asked ?? editions.map(\.edition.date).max() else {
      throw EngineError.input(
        message: "No list edition was found in \(lists.joined(separator: ", ")).")
    }
    self.day = day
  }

  /// One answer, in words and as JSON.
  package struct Answer: Sendable {
    package let found: Bool
    package let text: String
    package let json: String
  }

  static func day(_ text: String) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw EngineError.badDate(text: text) }
    return day
  }

  package func answers(
    subject: String?, batch: String?, caseFile: String?
  ) throws -> [Answer] {
    var subjects: [Subject] = []
    if let subject { subjects.append(Self.subject(subject)) }
    if let batch { subjects += try Self.lines(of: batch).map(Self.subject) }
    if let caseFile { subjects += try Self.tankers(of: caseFile) }
    return subjects.map(answer)
  }

  /// How many of the answers found something, and in which editions was searched.
  package func closing(_ answers: [Answer]) -> String {
    let found = answers.filter(\.found).count
    let editions = index.editions.filter { $0.date <= day }
    let searched = editions.last.map { "\($0.list) of \($0.date.description)" } ?? "no edition"
    return
      "\(answers.count) asked, \(found) found; as of \(day.description), latest edition searched: "
      + "\(searched)."
  }

  private func answer(_ subject: Subject) -> Answer {
    let answer = index.screen(subject, on: day)
    let found = answer.matches?.isEmpty == false
    let state: String
    switch answer {
    case .noEditionCoversDay: state = "cannot_tell"
    case .screened(let result):
      state =
        result.matches.first?.strength.rawValue ?? (result.isNegative ? "none" : "cannot_tell")
    }
    let fields = [
      "\"version\":1", "\"subject\":\(JSONText.quoted(subject.description))",
      "\"day\":\(JSONText.quoted(day.description))", "\"answer\":\(JSONText.quoted(state))",
      "\"explanation\":\(JSONText.quoted(answer.explanation))",
    ]
    return Answer(
      found: found, text: answer.explanation, json: "{\(fields.joined(separator: ","))}")
  }

  private static func subject(_ text: String) -> Subject {
    if let imo = IMONumber(text) {
      return .ship(imo: imo, mmsi: nil, name: nil, callSign: nil, flag: nil)
    }
    return .name(text)
  }

  private static func lines(of path: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private static func tankers(of path: String) throws -> [Subject] {
    try CaseFiles.read(path).records("vessels").filter { $0.integer("is_tanker") == 1 }.map {
      let imo = $0.integer("imo").flatMap { UInt32(exactly: $0) }.flatMap { IMONumber($0) }
      let mmsi = $0.integer("mmsi").flatMap { UInt32(exactly: $0) }.flatMap { MMSI($0) }
      return .ship(
        imo: imo, mmsi: mmsi, name: $0.text("name"), callSign: $0.text("call_sign"),
        flag: $0.text("flag"))
    }
  }
}
