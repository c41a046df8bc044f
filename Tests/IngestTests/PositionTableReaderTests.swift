import Ingest
import Testing
import Vocabulary

@Suite("Tables of a ship, a time and a place give fixes")
struct PositionTableReaderTests {
  private func read(_ text: String, chunk: Int = 1 << 20) -> RecordBatch {
    readAll(PositionTableReader(source: 1), Array(text.utf8), chunk: chunk)
  }

  @Test("Numbers that are no MMSI stand for ships; days come first; seconds may be left out")
  func nameless() throws {
    let text =
      "\u{FEFF}ID,ais_pos_timestamp,longitude,latitude\n17,23/03/2021 05:40,32.58,30.0177\n"
    let batch = read(text)
    #expect(batch.booksBalance)
    let fix = try #require(batch.fixes.first)
    #expect(fix.mmsi.number == 17)
    #expect(fix.time.rfc3339 == "2021-03-23T05:40:00Z")
    #expect(fix.position == Coordinate(latitude: 30.0177, longitude: 32.58))
    #expect(fix.speed == nil && fix.course == nil && fix.heading == nil)
    #expect(batch.reports.isEmpty)
  }

  @Test("Speed, course and heading are read where there are any, in any order of columns")
  func whole() throws {
    let text =
      "Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots,heading\n"
      + "2016-01-12 13:02:11.218,235070762,50.77,-1.09,157.8,5.9,511\n"
      + "12/01/2016 13:02:12,235070762,50.77,-1.09,360,102.3,155\n"
    let fixes = read(text).fixes
    let (first, second) = (try #require(fixes.first), try #require(fixes.last))
    #expect(first.time.rfc3339 == "2016-01-12T13:02:11.218Z")
    #expect(first.speed == Knots(5.9) && first.heading == nil)
    #expect(second.speed == nil && second.course == nil)
    #expect(second.heading == Bearing(degrees: 155))
  }

  @Test(
    "What cannot be read is refused by its reason",
    arguments: [
      ("x,23/03/2021 05:40,30,32", RefusalReason.invalidMMSI), ("1,,30,32", .noTime),
      ("1,03/23/2021 05:40,30,32", .badTime), ("1,23/03/2021 24:00,30,32", .badTime),
      ("1,23/03/2021 05:40,91,32", .positionNotAvailable),
      ("1,23/03/2021 05:40,x,32", .badNumber), ("1,23/03/2021 05:40,95,32", .positionOutOfRange),
      ("1,23/03/2021 05:40", .wrongColumnCount),
    ])
  func refused(row: String, reason: RefusalReason) {
    let batch = read("id,time,lat,lon\n" + row + "\n")
    #expect(batch.booksBalance)
    #expect(batch.fixes.isEmpty)
    #expect(batch.tally.refused == [reason: 1])
  }

  @Test("Chunks do not matter")
  func chunks() {
    let text = "id,time,lat,lon\n1,23/03/2021 05:40,30,32\n2,2021-03-23T05:41:00Z,30,32\n"
    let whole = read(text)
    for chunk in 1...9 { #expect(read(text, chunk: chunk).fixes == whole.fixes) }
  }
}
