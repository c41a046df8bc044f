/// Lists kept in a store: asked, recorded, verified, decided about, and fetched anew.
import Foundation
import Screening
import Synchronization
import Testing

@testable import Engine

@Suite("A store of lists", .serialized)
struct ListStoreTests {
  private func store(_ folder: ScratchLists) throws -> String {
    let list = try folder.write(
      ScratchLists.table([ScratchLists.bank, ScratchLists.trader]), "sdn_2024-05-03.csv")
    let path = folder.path + "/lists.store"
    _ = try ListStore(path).add([list], day: nil)
    return path
  }

  @Test("A misspelt name gets one answer: possible first, then the entry, then its reasons")
  func oneAnswer() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    for asOf in [nil, "2024-05-03"] {
      var run = try ScreenRun(lists: [store], asOf: asOf)
      let answer = run.answer(typed: "Evrofinance Monsnarbank")
      let lines = answer.text.split(separator: "\n")
      #expect(answer.found)
      #expect(lines.first?.hasPrefix("Possibly listed on 2024-05-03") == true)
      #expect(lines.dropFirst().first?.contains("entry 26503") == true)
      #expect(!answer.text.contains("Nothing found"))
    }
  }

  @Test("The listed name and a bank code are matches with and without a day; nothing is nothing")
  func states() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    for asOf in [nil, "2024-05-03"] {
      var run = try ScreenRun(lists: [store], asOf: asOf)
      for asked in ["ROSNEFT TRADING S.A.", "EVRFRUMM"] {
        #expect(run.answer(typed: asked).text.hasPrefix("Listed on 2024-05-03"), "\(asked)")
      }
      let nothing = run.answer(typed: "Quiet Harbour Bakery")
      #expect(!nothing.found && nothing.text.hasPrefix("Nothing found"))
    }
    var early = try ScreenRun(lists: [store], asOf: "2020-01-01")
    #expect(early.answer(typed: "ROSNEFT TRADING S.A.").text.hasPrefix("Cannot tell"))
  }

  @Test("A record derives again from the same lists and differs when an edition is another")
  func record() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    var run = try ScreenRun(lists: [store], asOf: "2024-05-03")
    let asked = ["Evrofinance Monsnarbank", "Quiet Harbour Bakery"]
    let record = folder.path + "/answers.ndjson"
    try ScreenRecord.write(asked.map { run.answer(typed: $0).json }, asked: asked, to: record)
    #expect(ScreenRecord.isRecord(record))
    #expect(try ScreenRecord.verify(record, lists: [store]).same)
    let other = try folder.write(ScratchLists.table([ScratchLists.trader]), "sdn_2024-05-02.csv")
    let moved = folder.path + "/other.store"
    _ = try ListStore(moved).add([other], day: nil)
    #expect(try !ScreenRecord.verify(record, lists: [moved]).same)
  }

  @Test("A cleared entry is told with its decision, and that it changed since when it did")
  func decisions() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    let index = try ListStore.index(ListStore(store).indexPath)
    let mark = index.entry(0).id == "26503" ? index.entry(0) : index.entry(1)
    let line =
      "OFAC SDN | 26503 | \(mark.fingerprint) | cleared | A. Analyst | 2024-06-01 | homonym"
    let file = try folder.write("# decisions\n\(line)\n", "decisions.txt")
    for asked in ["Evrofinance Monsnarbank", "EVROFINANCE MOSNARBANK"] {
      for asOf in [nil, "2024-05-03"] {
        var run = try ScreenRun(lists: [store], asOf: asOf)
        try run.use(decisions: file)
        let answer = run.answer(typed: asked)
        #expect(answer.found)
        #expect(answer.text.contains("cleared by A. Analyst on 2024-06-01: homonym"))
        #expect(!answer.text.contains("has changed"))
      }
    }
    let changed = (26503, "EVROFINANCE MOSNARBANK", "SWIFT/BIC EVRFRUMM; Tax ID No. 7701133377.")
    let newer = try folder.write(
      ScratchLists.table([changed, ScratchLists.trader]), "sdn_2024-06-03.csv")
    _ = try ListStore(store).add([newer], day: nil)
    var run = try ScreenRun(lists: [store], asOf: nil)
    try run.use(decisions: file)
    let answer = run.answer(typed: "Evrofinance Monsnarbank")
    #expect(
      answer.found && answer.text.contains("the entry has changed since it was decided about"))
  }

  @Test("A clearance counts for its subject only, and no longer when the entry changed")
  func appliedDecisions() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    let file = folder.path + "/decided.txt"
    let asked = "Evrofinance Monsnarbank"
    for asOf in [nil, "2024-05-03"] {
      var run = try ScreenRun(lists: [store], asOf: asOf)
      try run.decide(
        about: asked, entry: "26503", isCleared: true, who: "A. Analyst", reason: "a | homonym",
        in: file)
      try run.use(decisions: file)
      let cleared = run.answer(typed: asked.uppercased())
      #expect(cleared.found && cleared.isCleared)
      #expect(cleared.text.contains("entry 26503"))
      #expect(cleared.text.contains("cleared for \"\(asked)\" by A. Analyst"))
      #expect(!cleared.record.contains("A. Analyst") && cleared.json.contains("A. Analyst"))
      let other = run.answer(typed: "Evrofinance Mosnarbank")
      #expect(other.found && !other.isCleared)
      #expect(throws: EngineError.self) {
        try run.decide(
          about: asked, entry: "18299", isCleared: true, who: "A", reason: "b", in: file)
      }
    }
    let changed = (26503, "EVROFINANCE MOSNARBANK", "SWIFT/BIC EVRFRUMM; Tax ID No. 7701133377.")
    let newer = try folder.write(
      ScratchLists.table([changed, ScratchLists.trader]), "sdn_2024-06-03.csv")
    _ = try ListStore(store).add([newer], day: nil)
    var run = try ScreenRun(lists: [store], asOf: nil)
    try run.use(decisions: file)
    let answer = run.answer(typed: asked)
    #expect(answer.found && !answer.isCleared)
    #expect(answer.text.contains("the entry has changed since it was decided about"))
  }

  @Test(
    "A question that says more than the name is not cleared with it; a confirmation without subject ends it"
  )
  func otherQuestions() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    let file = folder.path + "/decided.txt"
    let asked = "Evrofinance Monsnarbank"
    var run = try ScreenRun(lists: [store], asOf: nil)
    try run.decide(
      about: asked, entry: "26503", isCleared: true, who: "A. Analyst", reason: "a homonym",
      in: file)
    try run.use(decisions: file)
    let bare = "{\"schema\":\"Company\",\"properties\":{\"name\":[\"\(asked)\"]}}"
    let more =
      "{\"schema\":\"Company\",\"properties\":{\"name\":[\"\(asked)\"],\"swiftBic\":[\"EVRFRUMM\"]}}"
    #expect(run.answer(line: bare).isCleared)
    let other = run.answer(line: more)
    #expect(other.found && !other.isCleared)
    #expect(throws: EngineError.self) {
      try run.decide(
        about: asked, entry: "26503", isCleared: true, who: "A. Analyst", reason: "|", in: file)
    }
    #expect(throws: EngineError.self) {
      try run.decide(
        about: asked, entry: "26503", isCleared: true, who: "A", reason: "b", in: folder.path)
    }
    let line = try #require(
      try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first)
    var fields = line.components(separatedBy: " | ")
    #expect(fields.count == 8)
    fields[3] = "confirmed"
    let both = try folder.write(
      line + "\n" + fields.prefix(7).joined(separator: " | ") + "\n", "both.txt")
    try run.use(decisions: both)
    #expect(!run.answer(typed: asked).isCleared)
  }

  @Test("A record taken beside decisions is derived again from the lists alone")
  func recordBesideDecisions() throws {
    let folder = try ScratchLists()
    let store = try store(folder)
    let file = folder.path + "/decided.txt"
    var run = try ScreenRun(lists: [store], asOf: nil)
    let asked = "Evrofinance Monsnarbank"
    try run.decide(
      about: asked, entry: "26503", isCleared: true, who: "A. Analyst", reason: "homonym", in: file)
    try run.use(decisions: file)
    let record = folder.path + "/answers.ndjson"
    try ScreenRecord.write([run.answer(typed: asked).record], asked: [asked], to: record)
    #expect(try ScreenRecord.verify(record, lists: [store]).same)
  }

  @Test("A number that is a ship's or a company's tells since when its entry stood, as others do")
  func sinceWhen() throws {
    let folder = try ScratchLists()
    func ship(_ imo: String) -> String {
      "4,\"DELTA STAR\",\"vessel\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
        + "\"Vessel Registration Identification IMO \(imo); MMSI 244660000.\"\n"
    }
    // Both check digits are right.
    let both = "9000053"
    #expect(ScreenRun.subject(both).description.contains("ship or a company"))
    let bank = ScratchLists.table([ScratchLists.bank])
    let lists = [
      try folder.write(bank, "sdn_2024-05-01.csv"),
      try folder.write(bank + ship(both), "sdn_2024-05-03.csv"),
    ]
    var run = try ScreenRun(lists: lists, asOf: nil)
    for asked in [both, "DELTA STAR", "EVRFRUMM", "Evrofinance Monsnarbank"] {
      let since = asked.hasPrefix("E") ? "first seen 2024-05-01" : "first seen 2024-05-03"
      #expect(run.answer(typed: asked).text.contains(since), "\(asked)")
    }
  }

  @Test(
    "Files that carry other names of OFAC's entries are kept with the list, whose day they have not"
  )
  func companions() throws {
    let folder = try ScratchLists()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/ofac", withIntermediateDirectories: true)
    for (prefix, names) in [("", ["sdn.csv", "alt.csv"]), ("cons_", ["prim.csv", "alt.csv"])] {
      let table = ScratchLists.table([prefix.isEmpty ? ScratchLists.bank : ScratchLists.trader])
      _ = try folder.write(
        prefix.isEmpty
          ? table : table.replacingOccurrences(of: "VENEZUELA-EO13850", with: "NS-PLC"),
        "ofac/" + prefix + names[0])
      let row = prefix.isEmpty ? "26503,1,\"aka\",\"QUORVEX" : "18299,2,\"aka\",\"ZELMONT"
      _ = try folder.write(row + " BARLUND\",-0- \n", "ofac/" + prefix + names[1])
    }
    let path = folder.path + "/lists.store"
    // A second day's files do not disturb the first's.
    for day in ["2024-05-03", "2024-06-03"] {
      _ = try ListStore(path).add([folder.path + "/ofac"], day: day)
      for asOf in [nil, day] {
        var run = try ScreenRun(lists: [path], asOf: asOf)
        #expect(run.answer(typed: "Quorvex Barlund").text.contains("entry 26503"), "\(day)")
        #expect(run.answer(typed: "Zelmont Barlund").text.contains("entry 18299"), "\(day)")
      }
    }
  }

  @Test("Each list in an archive is an edition of its own day, and its bytes are kept")
  func archiveOfTwo() throws {
    let folder = try ScratchLists()
    for day in ["2024-05-02", "2024-05-03"] {
      _ = try folder.write(
        ScratchLists.table(
          [ScratchLists.bank] + (day == "2024-05-03" ? [ScratchLists.trader] : [])),
        "sdn_\(day).csv")
    }
    _ = try folder.write("Lists of two days.\n", "README")
    try zip(folder, ["sdn_2024-05-02.csv", "sdn_2024-05-03.csv", "README"])
    let path = folder.path + "/lists.store"
    for _ in 0..<2 {
      let lines = try ListStore(path).add([folder.path + "/lists.zip"], day: nil).lines
      #expect(lines.last == "store: 2 editions")
    }
    var before = try ScreenRun(lists: [path], asOf: "2024-05-02")
    #expect(!before.answer(typed: "ROSNEFT TRADING S.A.").found)
    var after = try ScreenRun(lists: [path], asOf: "2024-05-03")
    #expect(after.answer(typed: "ROSNEFT TRADING S.A.").found)
  }

  private func zip(_ folder: ScratchLists, _ names: [String]) throws {
    let zip = Process()
    zip.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    zip.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    zip.arguments = ["-m", "zipfile", "-c", "lists.zip"] + names
    try zip.run()
    zip.waitUntilExit()
  }

  @Test("A list in an archive is imported")
  func archives() throws {
    let folder = try ScratchLists()
    let list = try folder.write(
      ScratchLists.table([ScratchLists.bank, ScratchLists.trader]), "sdn_2024-05-03.csv")
    try zip(folder, ["sdn_2024-05-03.csv"])
    let path = folder.path + "/lists.store"
    let lines = try ListStore(path).add([folder.path + "/lists.zip"], day: nil).lines
    #expect(lines.contains { $0.contains("OFAC SDN of 2024-05-03") && $0.contains("2 entries") })
    #expect(lines.last == "store: 1 editions")
    var (packed, plain) = (
      try ScreenRun(lists: [path], asOf: "2024-05-03"), try ScreenRun(lists: [list], asOf: nil)
    )
    #expect(packed.answer(typed: "EVRFRUMM").text == plain.answer(typed: "EVRFRUMM").text)
  }

  @Test("A company number and a radio identity are told as what they are, not as names")
  func numbersAlone() throws {
    let folder = try ScratchLists()
    let ship =
      "4,\"DELTA STAR\",\"vessel\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
      + "\"Vessel Registration Identification IMO 9304667; MMSI 244660000.\"\n"
    let list = try folder.write(ship, "sdn_2024-05-03.csv")
    var run = try ScreenRun(lists: [list], asOf: nil)
    #expect(run.answer(typed: "0185316").text.contains("the IMO company number 0185316"))
    let row = run.answer(
      line: "{\"schema\":\"Company\",\"properties\":{\"swiftBic\":[\"EVRFRUMM\"]}}")
    #expect(row.text.contains("the BIC EVRFRUMM"))
    var queries = try QueryRun(index: [list], asOf: nil)
    func by(_ properties: String) -> String {
      let asked = "{\"schema\":\"Vessel\",\"properties\":{\(properties)}}"
      return queries.line(Array(asked.utf8), number: 0)
    }
    #expect(by("\"mmsi\":[\"244660000\"]").contains("\"by\":\"radio\""))
    #expect(by("\"mmsi\":[\"244660000\"],\"name\":[\"DELTA STAR\"]").contains("\"by\":\"name\""))
    #expect(by("\"mmsi\":[\"244660000\"],\"name\":[\"OTHER NAME\"]").contains("\"by\":\"radio\""))
    #expect(by("\"imoNumber\":[9304667],\"name\":[\"OTHER NAME\"]").contains("\"by\":\"number\""))
    #expect(by("\"imoNumber\":[9304667]").contains("\"by\":\"number\""))
  }

  @Test("A download that breaks off is gone on with; another version or no ranges start it again")
  func update() throws {
    let folder = try ScratchLists()
    let server = try #require(ListServer())
    defer { server.stop() }
    let rows = (0..<400).map { ($0 + 1, "NAME NUMBER \($0)", "-0-") }
    let content = Array(ScratchLists.table(rows).utf8)
    let address = ["ofac-sdn=http://127.0.0.1:\(server.port)/sdn.csv"]
    func fetch(_ name: String) throws -> [String] {
      try ListDownload(store: folder.path + "/" + name, addresses: address).run(date: "2026-01-02")
    }
    func breakOff(_ name: String) {
      server.served.withLock { $0.breaksAfter = 9_000 }
      #expect(throws: EngineError.self) { try fetch(name) }
    }
    server.served.withLock { $0.content = content }
    breakOff("a")
    let lines = try fetch("a")
    #expect(lines.contains { $0.contains("400 entries") })
    #expect(server.served.withLock { $0.partial } == [false, true])
    // The file changed between the two: nothing of the first may remain.
    breakOff("b")
    let newer = Array(ScratchLists.table(rows.map { ($0.0, "OTHER \($0.1)", $0.2) }).utf8)
    server.served.withLock {
      $0.content = newer
      $0.tag = "\"two\""
    }
    #expect(try fetch("b").contains { $0.contains("400 entries") })
    let kept = folder.path + "/b/downloads/2026-01-02/sdn.csv"
    #expect(FileManager.default.contents(atPath: kept).map { [UInt8]($0) } == newer)
    breakOff("c")
    server.served.withLock { $0.knowsRanges = false }
    #expect(try fetch("c").contains { $0.contains("400 entries") })
    let digests = try fetch("c").filter { $0.contains("sha256") }
    #expect(!digests.isEmpty)
  }
}
