import Ingest
import Testing
import Vocabulary

@Suite("Danish tables give fixes and static reports")
struct DanishCSVReaderTests {
  private static let header =
    "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,"
    + "IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,"
    + "Destination,ETA,Data source type,A,B,C,D\n"
  private static let tanker =
    "14/03/2026 23:59:58,Class A,636012345,55.538870,5.033200,At anchor,0.0,8.5,270.0,269,9304667,"
    + "5LCB4,FAIR WIND,Tanker,,44,250,GPS,12.5,PRIMORSK,15/03/2026 06:00:00,AIS,200,50,20,24\n"

  private func read(_ text: String, chunk: Int = 1 << 20) -> RecordBatch {
    readAll(DanishCSVReader(source: 1), Array(text.utf8), chunk: chunk)
  }

  @Test("A whole row gives every field, its words turned into the standard's codes")
  func wholeRow() throws {
    let batch = read(Self.header + Self.tanker)
    #expect(batch.booksBalance)
    let fix = try #require(batch.fixes.first)
    #expect(fix.time.rfc3339 == "2026-03-14T23:59:58Z")
    #expect(fix.navigationStatus == 1)
    #expect(fix.heading == Bearing(degrees: 269))
    #expect(fix.transponder == .classA)
    let report = try #require(batch.reports.first)
    #expect(report.imo?.description == "9304667")
    #expect(report.shipType == 80)
    #expect(report.draught == Metres(12.5))
    #expect(report.destination == "PRIMORSK")
    #expect(
      report.dimensions
        == HullDimensions(toBow: 200, toStern: 50, toPort: 20, toStarboard: 24))
  }

  @Test("Unknown and Undefined are absent")
  func absent() throws {
    let row =
      "01/09/2025 00:00:00,Class B,219024000,57.7,10.5,Unknown value,,,,,Unknown,Unknown,,Undefined,"
      + ",,,Undefined,,Unknown,,AIS,,,,\n"
    let batch = read(Self.header + row)
    let fix = try #require(batch.fixes.first)
    #expect(fix.navigationStatus == nil)
    #expect(fix.speed == nil)
    #expect(fix.transponder == .classB)
    #expect(batch.reports.isEmpty)
  }

  @Test("Without A to D, length and width stand in")
  func lengthAndWidth() throws {
    let row =
      "01/09/2025 00:00:00,Class A,219024000,57.7,10.5,Moored,,,,,,,,Tanker,,32,180,,,,,AIS,,,,\n"
    let report = try #require(read(Self.header + row).reports.first)
    #expect(report.dimensions?.length == 180)
    #expect(report.dimensions?.beam == 32)
  }

  @Test(
    "Stations that are no ships are refused under their message",
    arguments: [("Base Station", 4), ("AtoN", 21), ("SAR Airborne", 9)])
  func stations(mobile: String, message: Int) {
    let row = "01/09/2025 00:00:00,\(mobile),2190064,56.7,11.5,,,,,,,,,,,,,GPS,,,,AIS,,,,\n"
    let batch = read(Self.header + row)
    #expect(batch.records.isEmpty)
    #expect(batch.tally.refused == [.messageTypeNotUsed(message): 1])
    #expect(batch.booksBalance)
  }

  @Test(
    "Times that do not exist are refused",
    arguments: ["31/02/2026 00:00:00", "2026-03-14 00:00:00", "14/03/2026 24:00:00", "14/03/2026"])
  func badTimes(time: String) {
    let batch = read(Self.header + Self.tanker.replacing("14/03/2026 23:59:58", with: time))
    #expect(batch.tally.refused == [.badTime: 1])
  }

  @Test("Any chunking gives the same records and books", arguments: [1, 5, 61, 997])
  func chunking(chunk: Int) {
    let text = Self.header + Self.tanker + "\n" + Self.tanker + Self.tanker.dropLast()
    let whole = read(text)
    let parts = read(text, chunk: chunk)
    #expect(whole.fixes.count == 3)
    #expect(parts.records == whole.records)
    #expect(parts.tally == whole.tally)
  }

  @Test("Random damage never traps and the books balance")
  func mutated() {
    var generator = MutationGenerator(seed: 12)
    let sample = Array((Self.header + Self.tanker + Self.tanker).utf8)
    for _ in 0..<1500 {
      let content = generator.mutate(sample)
      let whole = readAll(DanishCSVReader(source: 0), content)
      #expect(whole.booksBalance)
      let parts = readAll(DanishCSVReader(source: 0), content, chunk: 17)
      #expect(parts.records == whole.records && parts.tally == whole.tally)
    }
  }
}
