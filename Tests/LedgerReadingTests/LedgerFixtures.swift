import Foundation
import Ledger
import Testing
import Vocabulary

@testable import Ingest

/// The real data beside the project.
enum SharedData {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/ledger")

  static var isThere: Bool { FileManager.default.fileExists(atPath: root.path) }

  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}

/// The project's own ledger files.
enum Corpus {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpus/ledger")

  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}

/// A folder of a test's own, gone with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "plimsoll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

func read(_ text: String) throws -> (statements: [Statement], outcome: LedgerInput.Outcome) {
  try LedgerInput(file: "test", maker: maker).read(Array(text.utf8))
}

func readFile(_ name: String) throws -> (statements: [Statement], outcome: LedgerInput.Outcome) {
  let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.path(name)))
  return try LedgerInput(file: name, maker: maker).read(Array(data))
}

let maker = StatementMaker(
  source: "sha256:test", recordedAt: Instant(seconds: 1_764_000_000), recordedBy: "test")

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

func view(_ statements: [Statement], _ valid: String = "2026-06-30") throws -> LedgerView {
  LedgerView(statements, sources: [], asOf: AsOf(valid: try day(valid)))
}

let russia = SubjectID(.state, "RUS")
let venezuela = SubjectID(.state, "VEN")
