import Foundation
import Ingest
import Testing
import Vocabulary

@Suite("Positions as JSON lines give fixes")
struct PositionLinesReaderTests {
  private func read(_ text: String, chunk: Int = 1 << 20) -> RecordBatch {
    readAll(PositionLinesReader(source: 1), Array(text.utf8), chunk: chunk)
  }

  private static let whole =
    #"{"ssvid": 416000000, "lat": 22.5682144, "lon": 120.31088256835938, "#
    + #""timestamp": "2014-01-01 01:14:25.000000", "course": 12.5, "speed": 3, "note": [1, {}]}"#

  @Test("Members are found by the names of columns, in any order; others are passed over")
  func members() throws {
    let batch = read(
      Self.whole + "\r\n"
        + #"{"Heading":155,"x":"3.5","y":"-2","t":"2014-01-01T01:14:25Z","mmsi":"235070762"}"#)
    #expect(batch.booksBalance)
    let (first, second) = (try #require(batch.fixes.first), try #require(batch.fixes.last))
    #expect(first.mmsi.number == 416_000_000)
    #expect(first.time.rfc3339 == "2014-01-01T01:14:25Z")
    #expect(first.position == Coordinate(latitude: 22.5682144, longitude: 120.3108826))
    #expect(first.speed == Knots(3) && first.course == Bearing(degrees: 12.5))
    #expect(first.heading == nil)
    #expect(first.source.offset == 0 && Int(first.source.length) == Self.whole.utf8.count)
    #expect(second.mmsi.number == 235_070_762 && second.heading == Bearing(degrees: 155))
    #expect(second.position == Coordinate(latitude: -2, longitude: 3.5))
    #expect(second.source.offset == UInt64(Self.whole.utf8.count + 2))
  }

  @Test(
    "A line that gives no fix is refused by its reason, and the next one is read",
    arguments: [
      ("", RefusalReason.emptyLine), ("ship,time", .malformed), ("{\"ssvid\": 1", .malformed),
      ("[1]", .malformed), (#"{"ssvid":"x","t":"2014-01-01","y":1,"x":1}"#, .invalidMMSI),
      (#"{"t":"2014-01-01T00:00:00Z","y":1,"x":1}"#, .invalidMMSI),
      (#"{"ssvid":1,"y":1,"x":1}"#, .noTime), (#"{"ssvid":1,"t":null,"y":1,"x":1}"#, .noTime),
      (#"{"ssvid":1,"t":"soon","y":1,"x":1}"#, .badTime),
      (#"{"ssvid":1,"t":"2014-01-01T00:00:00Z","y":91,"x":1}"#, .positionNotAvailable),
      (#"{"ssvid":1,"t":"2014-01-01T00:00:00Z","y":[1],"x":1}"#, .positionNotAvailable),
      (#"{"ssvid":1,"t":"2014-01-01T00:00:00Z","y":95,"x":1}"#, .positionOutOfRange),
    ])
  func refused(line: String, reason: RefusalReason) {
    let batch = read(line + "\n" + Self.whole + "\n")
    #expect(batch.booksBalance)
    #expect(batch.fixes.count == 1)
    #expect(batch.tally.refused == [reason: 1])
  }

  @Test("Chunks do not matter")
  func chunks() {
    let text = Self.whole + "\n" + Self.whole.replacing("ssvid", with: "id") + "\n{\n"
    let whole = read(text)
    #expect(whole.fixes.count == 2)
    for chunk in 1...9 { #expect(read(text, chunk: chunk).fixes == whole.fixes) }
  }

  @Test("No damage traps or loses a line")
  func damage() {
    var generator = MutationGenerator(seed: 11)
    let text = Array((Self.whole + "\n" + Self.whole + "\n").utf8)
    for _ in 0..<300 {
      let batch = readAll(
        PositionLinesReader(source: 1), generator.mutate(text), chunk: 64)
      #expect(batch.booksBalance)
    }
  }

  @Test(
    "The labelled positions of one number are read, all but those that say they know no place",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func real() throws {
    func batch(_ name: String) throws -> RecordBatch {
      let path = SharedData.path("ais/labelled/gpsdio-segment/" + name)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      return readAll(PositionLinesReader(source: 1), [UInt8](bytes), chunk: 1 << 16)
    }
    let many = try batch("416000000.json")
    #expect(many.fixes.count == 1668 && many.tally.refused.isEmpty)
    let sentinels = try batch("263576000.json")
    #expect(sentinels.booksBalance)
    #expect(sentinels.tally.refused.keys.allSatisfy { $0 == .positionNotAvailable })
    #expect((sentinels.tally.refused[.positionNotAvailable] ?? 0) > 0)
  }
}
