import Foundation
import Screening
import Testing
import Vocabulary

@testable import Ingest

@Suite("Lists in their publishers' forms become editions")
struct ListReaderTests {
  private func refuses(_ xml: String) -> String? {
    do throws(XMLRecords.Failure) {
      try XMLRecords.read(Array(xml.utf8), records: ["r"], loose: { _ in }, record: { _ in })
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("Entity bombs, external entities, depth and disorder are refused")
  func hostile() {
    let bomb = "<!DOCTYPE a [<!ENTITY x \"&y;&y;\"><!ENTITY y \"zz\">]><a><r>&x;</r></a>"
    #expect(refuses(bomb)?.contains("document type") == true)
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
    #expect(refuses(outside)?.contains("document type") == true)
    #expect(refuses("<a><r>&x;</r></a>")?.contains("no entity") == true)
    #expect(refuses(String(repeating: "<a>", count: 100_000))?.contains("too deep") == true)
    #expect(refuses("<a><r></a></r>") != nil)
    #expect(refuses("<a><r>") != nil)
    #expect(refuses("<a b=1/>") != nil)
    #expect(refuses("<a b='1' b='2'/>") != nil)
    #expect(refuses("<a/><b/>") != nil)
    #expect(refuses("") != nil)
  }

  @Test("References, sections of characters, comments and prefixes are understood")
  func understood() throws {
    let xml =
      "<?xml version='1.0'?><!-- c --><x:a d='2'><x:r>A &amp; B&#x41;<![CDATA[<C>]]></x:r></x:a>"
    var texts: [String?] = []
    var roots: [String] = []
    try XMLRecords.read(Array(xml.utf8), records: ["r"]) {
      roots.append($0.name + ($0.attributes["d"] ?? ""))
    } record: {
      texts.append($0.value)
    }
    #expect(texts == ["A & BA<C>"])
    #expect(roots == ["a2"])
  }

  private func read(_ path: String) throws -> ListFolder {
    try ListFolder([SharedData.path("sanctions/" + path)], date: CivilDate("2026-01-01"))
  }

  @Test(
    "Each publisher's file is recognised by content and its books balance",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      ("ofac/sdn-classic-schema-2020-03.xml.gz", "OFAC non-SDN", "2020-03-17"),
      ("ofac/CONS_ENHANCED.XML.gz", "OFAC non-SDN", "2025-01-10"),
      ("un/unsc_consolidated_deriv.xml.gz", "UN SC", "2024-10-16"),
      ("uk/ofsi_conlist_2020-04-27.csv.gz", "UK OFSI", "2020-04-27"),
      ("fixtures/deriv_sample_eu.xml", "EU FSF", "2020-04-15"),
      ("eu/consolidated/32019R1716.csv.gz", "EU 32019R1716", "2026-01-01"),
      ("ftm/yente_zala.ftm.json.gz", "FTM", "2026-01-01"),
      ("ofac/consolidated-nonsdn/cons_prim.csv", "OFAC non-SDN", "2026-01-01"),
    ])
  func publishers(_ path: String, _ list: String, _ day: String) throws {
    let edition = try #require(try read(path).editions.first { $0.edition.list == list })
    #expect(edition.edition.date.description == day)
    #expect(!edition.edition.entries.isEmpty)
    #expect(edition.reading.refusals.count * 20 <= edition.reading.rowsIn)
  }

  @Test(
    "ListHistory 7: OFAC's consolidated file, in whichever form, is no edition of the SDN list",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      ("ofac/sdn-classic-schema-2020-03.xml.gz", 375), ("ofac/CONS_ENHANCED.XML.gz", 443),
    ])
  func otherList(_ path: String, _ count: Int) throws {
    let editions = try read(path).editions
    #expect(editions.map(\.edition.list) == ["OFAC non-SDN"])
    #expect(editions.first?.edition.entries.count == count)
  }

  @Test(
    "ListHistory 7: an entry of OFAC's enhanced form stands on each of its lists, on that list's day"
  )
  func twoLists() throws {
    func file(_ filter: String) -> String {
      """
      <sanctionsData><publicationInfo><dataAsOf>2025-01-10T00:00:00</dataAsOf>\(filter)</publicationInfo>
      <entities><entity id="7"><generalInfo><entityType>Entity</entityType></generalInfo>
      <sanctionsLists><sanctionsList datePublished="2020-02-01">SDN List</sanctionsList>
      <sanctionsList datePublished="2014-07-16">Consolidated List</sanctionsList></sanctionsLists>
      <sanctionsPrograms><sanctionsProgram>UKRAINE-EO13662</sanctionsProgram></sanctionsPrograms>
      <names><name><isPrimary>true</isPrimary><translations><translation>
      <formattedFullName>BOTH LISTS BANK</formattedFullName></translation></translations></name></names>
      </entity></entities></sanctionsData>
      """
    }
    func told(_ filter: String) throws -> [String] {
      try edition("list.xml", file(filter)).map {
        "\($0.edition.list) \($0.edition.entries.first?.listedOn?.description ?? "")"
      }
    }
    func filter(_ name: String) -> String {
      "<filters><sanctionsLists><sanctionsList>\(name)</sanctionsList></sanctionsLists></filters>"
    }
    #expect(try told("") == ["OFAC SDN 2020-02-01", "OFAC non-SDN 2014-07-16"])
    #expect(try told(filter("Consolidated List")) == ["OFAC non-SDN 2014-07-16"])
    #expect(try told(filter("SDN List")) == ["OFAC SDN 2020-02-01"])
    // A file of one of the lists that the consolidated one is made of is an edition of that list alone.
    #expect(try told(filter("CAPTA List")) == ["OFAC non-SDN (CAPTA List) 2014-07-16"])
    let onlyMain = file(filter("CAPTA List")).replacingOccurrences(
      of: "Consolidated List", with: "SDN List")
    let reading = try ListXMLReader.read(Array(onlyMain.utf8), source: 0).reading
    #expect(reading.rows.isEmpty)
    #expect(
      reading.refusals.map(\.detail) == [
        "the record is on none of the lists that the file is cut down to"
      ])
  }

  @Test("A list in UTF-16 is passed over and told so, whatever its form")
  func wideLetters() throws {
    for text in ["1,\"A BANK\"", "<sdnList></sdnList>", "entity_type,name,designation_date\n"] {
      for head in [[UInt8(0xFF), 0xFE], [0xFE, 0xFF]] {
        let bytes = head + text.utf8.flatMap { head[0] == 0xFF ? [$0, 0] : [0, $0] }
        let folder = FileManager.default.temporaryDirectory
          .appendingPathComponent("plimsoll-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("sdn_2024-05-03.csv")
        try Data(bytes).write(to: file)
        let found = #expect(throws: IngestError.self) { try ListFolder([file.path]) }
        #expect(found?.code == .unrecognisedFormat)
        let whole = folder.appendingPathComponent("hand.csv")
        try Data(
          "entity_type,name,designation_date\ncompany,A BANK,2020-01-02\n".utf8
        ).write(to: whole)
        let read = try ListFolder([folder.path])
        #expect(read.passedOver.map(\.reason) == ["this is UTF-16; lists are read as UTF-8"])
      }
    }
  }

  @Test(
    "The Consolidated Screening List is one edition of each of its lists",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func screeningList() throws {
    let lists = Set(try read("csl/consolidated.csv.gz").editions.map(\.edition.list))
    #expect(lists.contains("CSL SDN") && lists.contains("CSL DPL"))
  }

  @Test(
    "OFAC's companion files are joined to their list",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func companions() throws {
    let edition = try #require(try read("ofac/complete-2021").editions.first)
    let entry = try #require(edition.edition.entries.first { $0.id == "306" })
    #expect(entry.aliases.contains("NATIONAL BANK OF CUBA"))
    #expect(entry.weakAliases == ["BNC"])
    #expect(entry.countries.contains("ch"))
  }

  @Test(
    "A listing date that the publisher states is kept",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func statedDates() throws {
    let edition = try #require(try read("un/unsc_consolidated_deriv.xml.gz").editions.first)
    let dated = edition.edition.entries.filter { $0.listedOn != nil }.count
    #expect(dated == edition.edition.entries.count)
  }

  private func edition(_ name: String, _ text: String) throws -> [ReadEdition] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "plimsoll-list-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return try ListFolder([file.path]).editions
  }

  @Test("The UK Sanctions List: its report's day, one entry an id, names, ships and their numbers")
  func ukSanctionsList() throws {
    let text = """
      Report Date: 24-Nov-2026
      Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,Date Designated,D.O.B,Nationality(/ies),IMO number,Current believed flag of ship,Other Information
      21/02/2026,RUS0001,1,,HARBOUR TRADING LLC,,,,,,Primary Name,,,The Russia (Sanctions) (EU Exit) Regulations 2019,Entity,24/02/2025,,,,,
      21/02/2026,RUS0001,1,,QUIET TRADING LLC,,,,,,Alias,,ТИХАЯ ТОРГОВЛЯ,The Russia (Sanctions) (EU Exit) Regulations 2019,Entity,24/02/2025,,,,,
      21/02/2026,RUS0002,2,,DELTA STAR,,,,,,Primary Name,,,The Russia (Sanctions) (EU Exit) Regulations 2019,Ship,24/02/2025,,,9304667,Gabon,
      21/02/2026,RUS0003,3,,,,,,,,Primary Name,,,X,Ship,24/02/2025,,,,,
      """
    let read = try #require(try edition("list.csv", text).first)
    #expect(read.edition.list == "UK Sanctions List")
    #expect(read.edition.date == CivilDate("2026-11-24"))
    #expect(read.edition.entries.map(\.id) == ["RUS0001", "RUS0002"])
    let company = read.edition.entries[0]
    #expect(company.otherNames.contains("QUIET TRADING LLC"))
    #expect(company.otherNames.contains("ТИХАЯ ТОРГОВЛЯ"))
    #expect(company.listedOn == CivilDate("2025-02-24"))
    #expect(read.edition.entries[1].imo == IMONumber(9_304_667))
    #expect(read.edition.entries[1].flag == "Gabon")
    #expect(read.reading.refusals.count == 1)
  }

  @Test("A small list by hand is a list: an edition for each of its days, one input")
  func handMade() throws {
    let read = try edition(
      "mine.csv",
      "entity_type,name,imo,designation_date,program\nvessel,FAIR WIND,9304667,2022-05-01,X\n"
        + "company,ACME,,2021-01-01,Y\nhouse,Z,,2021-01-01,Y\n")
    #expect(read.map(\.edition.list) == ["mine", "mine"])
    #expect(read.map(\.edition.date.description) == ["2021-01-01", "2022-05-01"])
    #expect(read.map(\.edition.entries.count) == [1, 2])
    #expect(Set(read.map(\.inputKey)).count == 1)
    #expect(read.first?.reading.refusals.count == 1)
  }
}
