import Engine
import Foundation
import Ledger
import Testing
import Vocabulary

/// The exports against the packages others read them with.
///
/// `Scripts/install-dependencies test` puts them in place; a missing one is a failure.
@Suite struct LedgerExportTests {
  /// The Python that Scripts/install-dependencies made.
  static let python: String = {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let own = root.appendingPathComponent(".test-tools/bin/python3").path
    return ProcessInfo.processInfo.environment["PLIMSOLL_TEST_PYTHON"] ?? own
  }()

  func run(_ script: String, _ path: String) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = ["-c", script, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  func ledger(_ folder: Scratch) throws -> LedgerRun {
    let run = try LedgerRun(folder.path("a.ledger"), create: true)
    _ = try run.importFile(Corpus.path("facts.csv"))
    let text = "t,i,j,k,v,q\n2023,643,862,270900,1.5,2\n2023,862,156,270900,7,NA\n"
    try Data(text.utf8).write(to: folder.url.appendingPathComponent("baci.csv"))
    _ = try run.importFile(folder.path("baci.csv"))
    return run
  }

  @Test("FollowTheMoney: every entity is valid to the followthemoney package")
  func followTheMoney() throws {
    let folder = try Scratch()
    let lines = LedgerFtM.lines(try ledger(folder).view(AsOf(valid: try day("2026-02-15"))))
    #expect(lines.split(separator: "\n").count > 20)
    try Data(lines.utf8).write(to: folder.url.appendingPathComponent("a.ftm"))
    let script = """
      import json, sys
      from followthemoney import model
      count = 0
      for line in open(sys.argv[1], encoding="utf-8"):
          data = json.loads(line)
          schema = model.get(data["schema"])
          assert schema is not None, data["schema"]
          schema.validate(data)
          for name, values in data["properties"].items():
              prop = schema.get(name)
              assert prop is not None, (data["schema"], name)
              for value in values:
                  assert prop.type.clean(value) is not None, (name, value)
          count += 1
      print(count)
      """
    let result = try run(script, folder.path("a.ftm"))
    #expect(result.code == 0, "\(result.output)")
  }

  @Test("PROV-JSON: the prov package reads it, and finds the derivations")
  func prov() throws {
    let folder = try Scratch()
    let all = try ledger(folder).everything()
    try Data(LedgerProv.json(all.statements, sources: all.sources).utf8)
      .write(to: folder.url.appendingPathComponent("a.json"))
    let script = """
      import sys
      from prov.model import ProvDocument, ProvEntity, ProvDerivation, ProvAttribution
      document = ProvDocument.deserialize(sys.argv[1], format="json")
      print(len(list(document.get_records(ProvEntity))), len(list(document.get_records(ProvDerivation))),
            len(list(document.get_records(ProvAttribution))))
      again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
      assert again == document
      """
    let result = try run(script, folder.path("a.json"))
    #expect(result.code == 0, "\(result.output)")
    let counts = result.output.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
    #expect(
      counts == [
        all.statements.count + all.sources.count, all.statements.count, all.statements.count,
      ])
  }

  @Test("CSV: what is exported is imported again as the same facts")
  func csv() throws {
    let folder = try Scratch()
    let run = try ledger(folder)
    let all = try run.everything()
    try Data(LedgerCSV.lines(all.statements, sources: all.sources).utf8)
      .write(to: folder.url.appendingPathComponent("a.csv"))
    let second = try LedgerRun(folder.path("b.ledger"), create: true)
    let imported = try second.importFile(folder.path("a.csv"))
    #expect(imported.rowsIn == all.statements.count)
    #expect(imported.refused.isEmpty)
    func facts(_ statements: [Ledger.Statement]) -> Set<String> {
      Set(
        statements.map {
          "\($0.about.text)|\($0.property)|\($0.value)|\($0.validFrom?.description ?? "")"
        })
    }
    let again = try second.everything().statements
    let holes = all.statements.filter { if case .missing = $0.value { true } else { false } }
    #expect(
      facts(again).isSuperset(
        of: facts(all.statements.filter { statement in !holes.contains(statement) })))
  }
}
