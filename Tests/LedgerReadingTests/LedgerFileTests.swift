import CaseFile
import Engine
import Foundation
import Ledger
import Store
import Testing
import Vocabulary

@Suite struct LedgerFileTests {
  static func sample() throws -> [Ledger.Statement] {
    var draft = Draft(SubjectID(.flow, "x:1"))
    (draft.from, draft.to, draft.kind, draft.object) = (russia, venezuela, "oil", "crude")
    draft.quantity = Quantity(
      Estimate(low: 1, best: 2, high: 4), .barrel, per: .day, qualifier: .about)
    draft.basis = .reported
    (draft.start, draft.end) = (CivilDate("2020-01-01"), CivilDate("2020-12-31"))
    draft.credibility = Credibility(2)
    draft.span = Span(offset: 7, length: 9)
    var hole = Draft(SubjectID(.observation, "x:2"))
    hole.missing = "-"
    return draft.statements(maker) + hole.statements(maker)
      + [
        maker.say(
          russia, .name, .text("Россия"), from: CivilDate("1991-12-26"), quote: "a \"quote\"")
      ]
  }

  @Test("What is written is read back the same; twice is once; nothing can be changed or removed")
  func roundTrip() throws {
    let folder = try Scratch()
    let file = try LedgerFile(path: folder.path("a.ledger"), create: true)
    let statements = try Self.sample()
    let source = LedgerSource(
      id: maker.source, title: "Test", publisher: "P", published: CivilDate("2020-01-01"),
      reliability: "B", format: "hand")
    #expect(try file.append(statements, sources: [source]) == statements.count)
    #expect(try file.append(statements, sources: [source]) == 0)
    #expect(Set(try file.statements()) == Set(statements))
    #expect(try file.sources() == [source])
    let reopened = try LedgerFile(path: folder.path("a.ledger"))
    #expect(try reopened.count() == statements.count)
    for sql in ["UPDATE statements SET text = 'x'", "DELETE FROM statements"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "-c",
        "import sqlite3,sys\ntry:\n  sqlite3.connect(sys.argv[1]).execute(sys.argv[2])\nexcept sqlite3.IntegrityError as e:\n  sys.exit(7 if 'never' in str(e) else 8)",
        folder.path("a.ledger"), sql,
      ]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 7)
    }
    #expect(try file.count() == statements.count)
  }

  @Test("A failed import adds nothing, and other files are no ledgers")
  func refusals() throws {
    let folder = try Scratch()
    let path = folder.path("a.ledger")
    let file = try LedgerFile(path: path, create: true)
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try file.append { add in
        try add(Self.sample())
        throw Broken()
      }
    }
    #expect(try file.count() == 0)
    try Data("no database".utf8).write(to: folder.url.appendingPathComponent("b"))
    #expect(throws: StoreError.self) { try LedgerFile(path: folder.path("b")) }
    #expect(throws: StoreError.self) { try LedgerFile(path: folder.path("c")) }
  }

  @Test(
    "A pair brings what names both sides, their companies and listings, and no other states' trade")
  func pair() throws {
    let folder = try Scratch()
    let file = try LedgerFile(path: folder.path("a.ledger"), create: true)
    var other = Draft(SubjectID(.flow, "x:9"))
    (other.from, other.to, other.basis) = (russia, SubjectID(.state, "IND"), .reported)
    var company = Draft(SubjectID(.flow, "x:8"))
    (company.from, company.to, company.basis) = (
      SubjectID(.company, "rosneft"), venezuela, .reported
    )
    let more = [
      maker.say(SubjectID(.company, "rosneft"), .country, .subject(russia)),
      maker.say(SubjectID(.listing, "l"), .entity, .subject(SubjectID(.company, "rosneft"))),
    ]
    _ = try file.append(
      try Self.sample() + other.statements(maker) + company.statements(maker) + more, sources: [])
    let found = Set(try file.statements(pair: venezuela, russia).map(\.about.text))
    #expect(found.isSuperset(of: ["flow:x:1", "flow:x:8", "listing:l", "state:RUS"]))
    #expect(!found.contains("flow:x:9"))
  }

  @Test(
    "A case's discharges become observed flows with barrels times shares, and nothing else does")
  func sea() throws {
    var tables = CaseTables()
    var place = RowBuilder("places")
    place.set("terminal_id", "jose")
    place.set("country", "VE")
    var port = RowBuilder("places")
    port.set("terminal_id", "dongjiakou")
    port.set("country", "CN")
    tables["places"] = [place.row, port.row]
    var discharge = RowBuilder("discharges")
    discharge.set("terminal_id", "dongjiakou")
    discharge.set("origin_terminal_id", "jose")
    discharge.set("vessel_id", "imo:9304667")
    discharge.set("discharge_id", "d1")
    discharge.set("time", Instant(rfc3339: "2023-06-20T00:00:00Z"))
    discharge.set("barrels_low", 900_000.0)
    discharge.set("barrels", 1_000_000.0)
    discharge.set("barrels_high", 1_100_000.0)
    discharge.set("share_low", 0.5)
    discharge.set("share", 0.8)
    discharge.set("share_high", 1.0)
    discharge.set("grade", "C")
    tables["discharges"] = [discharge.row]
    let drafts = SeaFlows.drafts(tables, case: "abc")
    let view = LedgerView(
      drafts.flatMap { $0.statements(maker) }, sources: [], asOf: AsOf(valid: try day("2023-12-31"))
    )
    let flow = try #require(view.flows.first)
    #expect(view.flows.count == 1)
    #expect(flow.basis == .observed)
    #expect(flow.trueOrigin == venezuela)
    #expect(flow.to?.text == "state:CHN")
    #expect(flow.quantity?.value == Estimate(low: 450_000, best: 800_000, high: 1_100_000))
  }
}
