import Foundation
import Ingest
import Screening
import Testing
import Vocabulary

@Suite("OFAC's sdn.csv becomes dated editions")
struct OFACListReaderTests {
  private static let none = "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- "
  private static let rows =
    "15036,\"ARTAVIL\",\"vessel\",\"IRAN\",-0- ,\"T2EU4\",\"Crude/Oil Products Tanker\",\"99,144\","
    + "\"56,068\",\"Iran\",-0- ,\"Additional Sanctions Information - Subject to Secondary Sanctions; "
    + "Vessel Registration Identification IMO 9187629; MMSI 572469210; f.k.a. 'ALPHA'; Linked To: "
    + "NATIONAL IRANIAN TANKER COMPANY.\"\r\n"
    + "2686,\"NASRALLAH, Hasan\",\"individual\",\"SDGT] [SYRIA\",\(none),\"DOB 31 Aug 1960.\"\r\n"
    + "306,\"BANCO NACIONAL DE CUBA\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
    + "\"a.k.a. 'BNC'.\"\r\n"
    + "9,\"TYPO\",\"vessel\",\"IRAN\",\(none),\"Vessel Registration Identification IMO 947115.\"\r\n"
    + "10,\"BARE\",\"vessel\",\"DPRK\",\(none),\"Vessel Registration Identification 8606173.\"\r\n"
    + "11,\"LOCAL\",\"vessel\",\"LIBYA3\",\(none),\"Vessel Registration Identification 15411 "
    + "(Malta).\"\r\n"
  private static let endMark = "\u{1A}"

  @Test("Every quirk of the file is understood")
  func quirks() throws {
    let reading = OFACListReader.entries(Array((Self.rows + Self.endMark).utf8), source: 5)
    #expect(reading.rowsIn == 6)
    #expect(reading.refusals.isEmpty)
    let ship = try #require(reading.rows.first)
    #expect(ship.kind == .ship)
    #expect(ship.imo?.description == "9187629")
    #expect(ship.mmsi?.description == "572469210")
    #expect(ship.callSign == "T2EU4")
    #expect(ship.formerNames == ["ALPHA"])
    #expect(ship.linkedTo == ["NATIONAL IRANIAN TANKER COMPANY"])
    #expect(ship.secondarySanctions.count == 1)
    #expect(ship.tonnage == "99,144")
    #expect(ship.flag == "Iran")
    #expect(ship.owner == nil)
    #expect(reading.rows[1].kind == .person)
    #expect(reading.rows[1].programmes == ["SDGT", "SYRIA"])
    #expect(reading.rows[2].kind == .company)
    #expect(reading.rows[2].weakAliases == ["BNC"])
    #expect(reading.rows[4].imo?.description == "8606173")
    #expect(reading.rows[5].imoAsWritten == nil)
  }

  @Test("A hull number with a wrong check digit is reported, its text kept")
  func typo() throws {
    let reading = OFACListReader.entries(Array(Self.rows.utf8), source: 0)
    #expect(reading.rows[3].imoAsWritten == "947115")
    #expect(reading.rows[3].imo == nil)
    #expect(reading.warnings.count == 1)
    #expect(reading.warnings.first?.detail.contains("947115") == true)
  }

  @Test("The date comes from the file's name or from the user, and its absence is said")
  func date() throws {
    let folder = try ScratchFolder()
    let dated = try folder.write(Array(Self.rows.utf8), to: "sdn_2024-05-03.csv")
    let edition = try OFACListReader.edition(InputFile(path: dated), source: 0).edition
    #expect(edition.date.description == "2024-05-03")
    let bare = InputFile(path: try folder.write(Array(Self.rows.utf8), to: "sdn.csv"))
    let error = #expect(throws: IngestError.self) {
      try OFACListReader.edition(bare, source: 0)
    }
    #expect(error?.code == .missingEditionDate)
    let day = CivilDate("2020-01-01")
    #expect(try OFACListReader.edition(bare, date: day, source: 0).edition.date == day)
  }

  @Test("A folder of editions is sorted by date, other files are passed over by name")
  func folder() throws {
    let folder = try ScratchFolder()
    let rows = Array(Self.rows.utf8)
    _ = try folder.write(rows, to: "b/sdn_2021-09-30.csv")
    _ = try folder.write(rows + Array(Self.endMark.utf8), to: "a/sdn_2022-03-31.csv")
    _ = try folder.write(Array("read me\n".utf8), to: "README.md")
    let found = try OFACListReader.editions([folder.path], firstSource: 3)
    #expect(found.editions.map(\.edition.date.description) == ["2021-09-30", "2022-03-31"])
    #expect(found.editions.map { $0.edition.entries.first?.source.source } == [3, 4])
    #expect(found.passedOver.count == 1)
    _ = try folder.write(rows, to: "c/again-2021-09-30.csv")
    #expect(try OFACListReader.editions([folder.path]).editions.count == 2)
    _ = try folder.write(Array(rows.dropLast(80)), to: "d/other-2021-09-30.csv")
    let error = #expect(throws: IngestError.self) { try OFACListReader.editions([folder.path]) }
    #expect(error?.code == .duplicateEdition)
  }

  @Test("Random damage never traps and the books balance")
  func mutated() {
    var generator = MutationGenerator(seed: 14)
    for _ in 0..<800 {
      let reading = OFACListReader.entries(generator.mutate(Array(Self.rows.utf8)), source: 0)
      #expect(reading.rowsIn == reading.rows.count + reading.refusals.count)
    }
  }

  @Test(
    "The edition of 2024-05-03 has the entries its readers counted",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func realEdition() throws {
    let path = SharedData.path("sanctions/ofac/sdn-history/sdn_2024-05-03.csv.gz")
    let read = try OFACListReader.edition(InputFile(path: path), source: 0)
    #expect(read.reading.rowsIn == 14_965)
    #expect(read.reading.refusals.isEmpty)
    let ships = read.edition.entries.filter { $0.kind == .ship }
    #expect(ships.count == 851)
    let spelled = ships.filter {
      $0.remarks?.contains(/IMO \d{7}/) == true
    }
    #expect(spelled.count == 842)
    #expect(spelled.allSatisfy { $0.imo != nil })
    // Two more write the word with two spaces, two leave it out.
    #expect(ships.count { $0.imo != nil } == 846)
    let venezuela = read.edition.entries.filter {
      $0.programmes.contains { $0.hasPrefix("VENEZUELA") }
    }
    #expect(venezuela.count == 350)
  }

  @Test(
    "Tankers off Texas, met by hull number, are not on the list; a listed hull is",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func realScreening() throws {
    let list = SharedData.path("sanctions/ofac/sdn-history/sdn_2024-05-03.csv.gz")
    let edition = try OFACListReader.edition(InputFile(path: list), source: 0).edition
    let index = ScreeningIndex(editions: [edition])
    let table = SharedData.path("ais/csv/noaa_AIS_2022_01_03_half.csv.gz")
    let batch = readAll(
      NOAACSVReader(source: 1), try WholeFile(InputFile(path: table)).content)
    let day = try #require(CivilDate("2024-05-03"))
    let hulls = Set(batch.reports.filter { (80...89).contains($0.shipType ?? 0) }.compactMap(\.imo))
    #expect(hulls.count > 100)
    for imo in hulls.sorted() {
      let subject = Subject.ship(imo: imo, mmsi: nil, name: nil, callSign: nil, flag: nil)
      #expect(index.screen(subject, on: day).matches == [])
    }
    let listed = Subject.ship(
      imo: IMONumber(9_187_629), mmsi: nil, name: nil, callSign: nil, flag: nil)
    #expect(index.screen(listed, on: day).matches?.map(\.entry.id) == ["15036"])
  }
}
