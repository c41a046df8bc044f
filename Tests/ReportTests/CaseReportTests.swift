/// The report as a whole: three files, no network, nothing of a ship's name obeyed, the same bytes.
import CaseFile
import Report
import Testing
import Vocabulary

@Suite("Report")
struct CaseReportTests {
  private func page(_ tables: CaseTables, name: String = "Case") throws -> String {
    let file = try #require(CaseReport(tables: tables, caseName: name).files().first)
    #expect(file.name == "index.html")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test("the folder is a page, a stylesheet and a script")
  func files() {
    let files = CaseReport(tables: StoryCase.tables, caseName: "Case").files()
    #expect(files.map(\.name) == ["index.html", "style.css", "report.js"])
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
    #expect(files.reduce(0) { $0 + $1.bytes.count } < 1_000_000)
  }

  @Test("the same tables give the same bytes")
  func determinism() {
    let first = CaseReport(tables: StoryCase.tables, caseName: "Case").files()
    let second = CaseReport(tables: StoryCase.tables, caseName: "Case").files()
    #expect(first == second)
  }

  @Test("nothing is loaded from a network")
  func network() {
    for file in CaseReport(tables: StoryCase.tables, caseName: "Case").files() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("http:") && !text.contains("https:"), "\(file.name)")
      #expect(!text.contains("=\"//") && !text.contains("url("), "\(file.name)")
      #expect(!text.contains("@import"), "\(file.name)")
    }
  }

  @Test("every page is well formed", arguments: ["story", "empty", "busy", "hostile"])
  func wellFormed(kind: String) throws {
    let problems = MarkupCheck.problems(in: try page(Self.tables(kind)))
    #expect(problems.isEmpty, "\(problems.prefix(5))")
  }

  @Test(
    "every link leads to a place on the page, and no place has two", arguments: ["story", "busy"])
  func links(kind: String) throws {
    let page = try page(Self.tables(kind))
    let ids = MarkupCheck.values(of: "id", in: page)
    let links = MarkupCheck.values(of: "href", in: page).filter { $0.hasPrefix("#") }
    #expect(Set(ids).count == ids.count)
    #expect(links.count > 20)
    let dead = Set(links.map { String($0.dropFirst()) }).subtracting(ids)
    #expect(dead.isEmpty, "\(dead.sorted().prefix(5))")
  }

  @Test("a name made of markup is shown, not obeyed")
  func hostileNames() throws {
    let page = try page(Self.tables("hostile"), name: "<img src=x onerror=alert(1)>")
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&quot; onload=&quot;"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.contains("[U+202E]"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    let scripts = page.components(of: "<script ")
    #expect(scripts == 1)
  }

  @Test("the story's page names grade, practice, alternatives, bounds and the clean ship")
  func story() throws {
    let page = try page(StoryCase.tables)
    for words in [
      "DSP-3", "Falsifying cargo and vessel documents", "It could also be", "Weakest link",
      "What would settle it", "[1.64–1.96 million]", "GULF PIONEER", "Her papers agree",
      "1 encounter without a transfer.", "Listed after the voyage.", "bad checksum",
      "plimsoll verify",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(page.contains("the other 4 gave no reason for one"))
  }

  @Test("every map shows land")
  func land() throws {
    for kind in ["story", "empty", "busy"] {
      let page = try page(Self.tables(kind))
      #expect(page.components(of: "class=\"land\"") >= 1, "\(kind)")
    }
    // The main map, one for each of Jose, Johor, Sikka and Galveston, and one for each of two chains.
    #expect(try self.page(StoryCase.tables).components(of: "class=\"land\"") == 7)
  }

  @Test("an empty case says so in every section")
  func empty() throws {
    let page = try page(CaseTables())
    for words in [
      "No ship was heard in these inputs", "Nothing in these inputs gave reason for a finding",
      "no barrel is followed", "No sanctions list was given", "No cargo documents were given",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test("a case with nine hundred ships stays a page")
  func size() throws {
    let page = try page(Self.tables("busy"))
    #expect(page.utf8.count < 3_000_000)
    #expect(page.contains("900 ships were heard"))
    #expect(page.components(of: "class=\"dossier\"") <= 12)
  }

  @Test("books that do not balance are called out")
  func books() throws {
    var tables = CaseTables()
    tables.add(
      "sources",
      ["source_id": 1, "name": "a.csv", "lines_in": 10, "lines_used": 8, "lines_refused": 1])
    #expect(try page(tables).contains("The books of 1 input do not balance"))
  }

  static func tables(_ kind: String) -> CaseTables {
    switch kind {
    case "story": StoryCase.tables
    case "busy": busy
    case "hostile": hostile
    default: CaseTables()
    }
  }

  private static var hostile: CaseTables {
    var tables = StoryCase.tables
    let names = [
      "<script>alert(1)</script>", "\" onload=\"x", "'; DROP", "\u{202E}EVIL\u{202C}",
      "\u{0}\u{7}\u{1B}[2J",
      "]]>--><!--", "</svg></title><b>", "&amp;&lt;",
    ]
    for (index, name) in names.enumerated() {
      let id = "mmsi:\(200_000_000 + index)"
      tables.add(
        "vessels",
        [
          "vessel_id": .text(id), "name": .text(name), "owner": .text(name), "flag": .text(name),
          "first_seen": "2024-01-03T00:00:00Z", "last_seen": "2024-01-09T00:00:00Z", "is_tanker": 1,
        ])
      tables.add(
        "findings",
        [
          "finding_id": .text(name), "subject": .text(id), "title": .text(name),
          "summary": .text(name), "practice": .text(name), "grade": .text(name),
          "legs": .text(name),
          "alternatives": .text(name), "rule": .text(name), "evidence_ids": .text(name),
        ])
      tables.add(
        "custody_edges",
        [
          "edge_id": .text(name), "kind": .text(name), "from_node": .text(name),
          "to_node": .text("vessel:\(id)"), "shares": .text("\(name)=1/1/1"),
        ])
    }
    return tables
  }

  private static var busy: CaseTables {
    var tables = CaseTables()
    for index in 0..<900 {
      let id = "mmsi:\(366_000_000 + index)"
      let (y, x) = (28.5 + Double(index % 37) * 0.03, -95.0 + Double(index % 53) * 0.1)
      tables.add(
        "vessels",
        [
          "vessel_id": .text(id), "name": .text("SHIP \(index)"), "fixes": .integer(Int64(index)),
          "is_tanker": index.isMultiple(of: 4) ? 1 : 0, "first_seen": "2023-01-01T00:00:00Z",
          "last_seen": "2023-01-01T00:25:00Z",
        ])
      tables.add(
        "tracks", line: [(y, x), (y + 0.02, x + 0.05), (y + 0.05, x + 0.02)],
        [
          "vessel_id": .text(id), "segment": .text("s\(index)"), "start": "2023-01-01T00:00:00Z",
          "end": "2023-01-01T00:25:00Z",
        ])
      guard index.isMultiple(of: 30) else { continue }
      tables.add(
        "encounters", at: (y, x),
        [
          "encounter_id": .text("e\(index)"), "vessel_a": .text(id), "vessel_b": "mmsi:366000001",
          "start": "2023-01-01T00:00:00Z", "end": "2023-01-01T00:15:00Z", "at_berth": 1,
        ])
    }
    return tables
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
