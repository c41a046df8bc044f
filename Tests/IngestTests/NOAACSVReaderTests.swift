import Foundation
import Ingest
import Testing
import Vocabulary

@Suite("MarineCadastre tables give fixes and static reports")
struct NOAACSVReaderTests {
  private static let header =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
    + "Length,Width,Draft,Cargo,TransceiverClass\n"
  private static let eagle =
    "367379190,2022-01-03T00:00:00,30.3706,-88.56408,0.0,336.2,511,EAGLE,IMO8207721,WTD4583,31,"
    + "0,28,11,3.3,52,A\n"

  private func read(_ text: String, chunk: Int = 1 << 20) -> RecordBatch {
    readAll(NOAACSVReader(source: 4), Array(text.utf8), chunk: chunk)
  }

  @Test("A whole row gives every field, in its unit, with the bytes it came from")
  func wholeRow() throws {
    let batch = read(Self.header + Self.eagle)
    #expect(batch.booksBalance)
    #expect(batch.tally.linesUsed == 2)
    let fix = try #require(batch.fixes.first)
    #expect(fix.time.rfc3339 == "2022-01-03T00:00:00Z")
    #expect(fix.mmsi.description == "367379190")
    #expect(fix.position == Coordinate(latitude: 30.3706, longitude: -88.56408))
    #expect(fix.speed == Knots(0))
    #expect(fix.course == Bearing(degrees: 336.2))
    #expect(fix.heading == nil)
    #expect(fix.navigationStatus == 0)
    #expect(fix.transponder == .classA)
    let report = try #require(batch.reports.first)
    #expect(report.imo?.description == "8207721")
    #expect(report.name == "EAGLE")
    #expect(report.callSign == "WTD4583")
    #expect(report.shipType == 31)
    #expect(report.dimensions?.length == 28)
    #expect(report.dimensions?.beam == 11)
    #expect(report.dimensions?.hasReferencePoint == false)
    #expect(report.draught == Metres(3.3))
    let bytes = Array((Self.header + Self.eagle).utf8)
    let start = Int(fix.source.offset)
    #expect(fix.source.source == 4)
    #expect(bytes[start..<start + Int(fix.source.length)].elementsEqual(Self.eagle.dropLast().utf8))
  }

  @Test("Codes for \"not available\" are absent, never numbers")
  func absent() throws {
    let row = "338148873,2022-01-03T00:00:00,33.6,-117.9,102.3,360.0,511,,IMO0000000,,0,,0,,0.0,,\n"
    let batch = read(Self.header + row)
    let fix = try #require(batch.fixes.first)
    #expect(fix.speed == nil)
    #expect(fix.course == nil)
    #expect(fix.heading == nil)
    #expect(fix.navigationStatus == nil)
    #expect(fix.transponder == .unknown)
    #expect(batch.reports.isEmpty)
    #expect(batch.tally.linesUsed == 2)
  }

  @Test(
    "MarineCadastre's own vessel types become the standard's",
    arguments: [
      ("80", 80), ("1024", 80), ("1017", 80), ("1004", 70), ("1023", 31), ("31.0", 31),
      ("1012", 60), ("0", nil), ("200", nil), ("1026", nil), ("", nil), ("x", nil),
    ] as [(String, UInt8?)])
  func vesselTypes(code: String, expected: UInt8?) throws {
    let row = "367379190,2022-01-03T00:00:00,30,-88,,,,EAGLE,,,\(code),,,,,,A\n"
    #expect(try #require(read(Self.header + row).reports.first).shipType == expected)
  }

  @Test(
    "A row that gives nothing is refused for one reason",
    arguments: [
      ("x,2022-01-03T00:00:00,30,-88,,,,,,,,,,,,,A", RefusalReason.invalidMMSI),
      ("3673791900,2022-01-03T00:00:00,30,-88,,,,,,,,,,,,,A", .invalidMMSI),
      ("367379190,,30,-88,,,,,,,,,,,,,A", .noTime),
      ("367379190,2022-02-30T00:00:00,30,-88,,,,,,,,,,,,,A", .badTime),
      ("367379190,2022-01-03T00:00:00,91,181,,,,,,,,,,,,,A", .positionNotAvailable),
      ("367379190,2022-01-03T00:00:00,,-88,,,,,,,,,,,,,A", .positionNotAvailable),
      ("367379190,2022-01-03T00:00:00,95,-88,,,,,,,,,,,,,A", .positionOutOfRange),
      ("367379190,2022-01-03T00:00:00,north,-88,,,,,,,,,,,,,A", .badNumber),
      ("367379190,2022-01-03T00:00:00,30,-88", .wrongColumnCount), ("", .emptyLine),
      ("367379190,2022-01-03T00:00:00,30,-88,,,,\"EAGLE,,,,,,,,,A", .malformed),
    ])
  func refusals(row: String, reason: RefusalReason) {
    let batch = read(Self.header + row + "\n" + Self.eagle)
    #expect(batch.tally.refused == [reason: 1])
    #expect(batch.tally.samples[reason]?.first?.text == row)
    #expect(batch.fixes.count == 1)
    #expect(batch.booksBalance)
  }

  @Test("A row without a position still tells what it says of the ship")
  func staticOnly() {
    let row = "367379190,2022-01-03T00:00:00,91,181,,,,EAGLE,,,,,,,,,A\n"
    let batch = read(Self.header + row)
    #expect(batch.fixes.isEmpty)
    #expect(batch.reports.map(\.name) == ["EAGLE"])
    #expect(batch.tally.refused.isEmpty)
  }

  @Test("Columns are found by name, in any order, among others, in the newer spelling")
  func columnOrder() throws {
    let text =
      "note,longitude,mmsi,latitude,base_date_time,vessel_name\n"
      + "\"a, \"\"b\"\"\",-88.5,367379190,30.25,2025-01-03 00:00:05,\"LA, \"\"PERLA\"\"\"\n"
    let batch = read(text)
    #expect(try #require(batch.fixes.first).position.longitude == -88.5)
    #expect(batch.reports.map(\.name) == ["LA, \"PERLA\""])
  }

  @Test("Lines before the header are counted, a header in the middle is used again")
  func preamble() {
    let text =
      "\u{FEFF}exported by hand\n# note\n\n" + Self.header + Self.eagle + Self.header
      + Self.eagle
    let batch = read(text)
    #expect(batch.tally.refused == [.malformed: 1, .comment: 1, .emptyLine: 1])
    #expect(batch.tally.linesUsed == 4)
    #expect(batch.fixes.count == 2)
    #expect(batch.booksBalance)
  }

  @Test("A stray quote costs one line, an endless line is cut off")
  func hostileRows() {
    let stray = "367379190,2022-01-03T00:00:00,30,-88,,,,\"EAGLE,,,,,,,,,A\n"
    let endless = String(repeating: "9", count: 200_000) + "\n"
    let text = Self.header + stray + Self.eagle + endless + Self.eagle + stray
    for chunk in [1 << 20, 4096, 65_537] {
      let batch = read(text, chunk: chunk)
      #expect(batch.fixes.count == 2)
      #expect(batch.tally.refused == [.malformed: 2, .lineTooLong: 1])
      #expect(batch.booksBalance)
    }
  }

  @Test("Any chunking gives the same records and books", arguments: [1, 2, 3, 7, 64, 1000])
  func chunking(chunk: Int) {
    let text =
      "\u{FEFF}" + Self.header + Self.eagle + "\r\n" + Self.eagle.dropLast() + "\r\nx\n"
      + "367379190,2022-01-03T00:00:00,30,-88,,,,\"A\"\"B\",,,,,,,,,A"
    let whole = read(text)
    let parts = read(text, chunk: chunk)
    #expect(whole.fixes.count == 3)
    #expect(parts.records == whole.records)
    #expect(parts.tally == whole.tally)
  }

  @Test("Random damage never traps and the books balance")
  func mutated() {
    var generator = MutationGenerator(seed: 11)
    let sample = Array((Self.header + Self.eagle + Self.eagle + Self.eagle).utf8)
    for _ in 0..<1500 {
      let content = generator.mutate(sample)
      let whole = readAll(NOAACSVReader(source: 0), content)
      #expect(whole.booksBalance)
      let parts = readAll(NOAACSVReader(source: 0), content, chunk: 13)
      #expect(parts.records == whole.records && parts.tally == whole.tally)
    }
  }

  @Test(
    "The real slice is read to its last line",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func realSlice() throws {
    let path = SharedData.path("ais/csv/noaa_AIS_2022_01_03_half.csv.gz")
    let content = try WholeFile(InputFile(path: path)).content
    let batch = readAll(NOAACSVReader(source: 0), content, chunk: 65_536)
    #expect(batch.tally.linesIn == 49_604)
    #expect(batch.booksBalance)
    // Five rows carry 1072211352, ten digits, which no transponder may bear.
    #expect(batch.tally.refused == [.invalidMMSI: 5])
    #expect(batch.fixes.count == 49_598)
    let tankers = Set(
      batch.reports.filter { (80...89).contains($0.shipType ?? 0) }.map(\.mmsi))
    #expect((150...250).contains(tankers.count))
    #expect(batch.fixes.allSatisfy { $0.speed.map { $0.value <= 102.2 } ?? true })
  }
}
