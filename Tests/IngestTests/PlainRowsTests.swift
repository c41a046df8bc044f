/// The quick way of reading a table gives what the way of whole rows gives.
import Testing
import Vocabulary

@testable import Ingest

@Suite("Plain rows are read as whole rows are")
struct PlainRowsTests {
  private static let header =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
    + "Length,Width,Draft,Cargo,TransceiverClass\n"

  private static let places = [
    "30.3706", "-88.56408", "0", "-0.00000", "89.9999999", "90", "-90.0", "12.3456789", "1e1", "+5",
    "7.", ".5", "-", "", " 3.25", "00000000012.5", "45.123456", "1.2.3", "5A", "-12.0000001",
  ]
  private static let speeds = [
    "0.0", "102.2", "102.3", "10.15", "-1", "-0.0", "12", "", "1.234", " 4.5 ", "x", "5.", "1023",
    "99999999999999", "0.004", "360.0",
  ]
  private static let directions = [
    "0", "359.9", "360.0", "359.996", "511", "-0.1", "", "90", "204.75", "7e1", "1.5 ", "359.99",
  ]
  private static let times = [
    "2022-01-03T00:00:00", "2022-01-03T23:59:60", "2022-02-29T00:00:00", "2022-01-03 10:00:00",
    "2022-01-03T1a:00:00", "2022-01-03T12;00:00", "2022-01-03", "2022-01-04T24:00:00",
    "2022-01-04T09:61:00", "2022-01-04T09:59:59.5",
  ]
  private static let ships = [
    "EAGLE,IMO8207721,WTD4583,31,0,28,11,3.3,52,A", "EAGLE,IMO8207721,WTD4583,31,5,28,11,3.3,52,A",
    ",,,,,,,,,", "SEA \"STAR\",,,80,0,250,40,12.1,80,A", ",,,,,,,,,B",
  ]

  /// Rows of four ships with every odd number somewhere; one row in three is ordinary.
  private func table(seed: UInt64, rows: Int) -> [UInt8] {
    var dice = MutationGenerator(seed: seed)
    func pick(_ values: [String], _ usual: String) -> String {
      Int.random(in: 0..<4, using: &dice) == 0
        ? values.randomElement(using: &dice) ?? usual : usual
    }
    var text = Self.header
    for _ in 0..<rows {
      let mmsi = ["367379190", "367379191", "36737919", "3673791x0"]
      let number = pick(mmsi, "36737919\(Int.random(in: 0..<2, using: &dice))")
      text += "\(number),\(pick(Self.times, "2022-01-03T05:06:07")),"
      text += "\(pick(Self.places, "29.35123")),\(pick(Self.places, "-94.75001")),"
      text += "\(pick(Self.speeds, "10.1")),\(pick(Self.directions, "90.0")),"
      text += "\(pick(Self.directions, "91")),\(pick(Self.ships, Self.ships[0]))"
      text += Int.random(in: 0..<9, using: &dice) == 0 ? "\r\n" : "\n"
    }
    return Array(text.utf8)
  }

  @Test("In chunks of seven bytes no row is plain, at once most are: the same records and books")
  func bothWaysAgree() {
    for seed in 1...4 as ClosedRange<UInt64> {
      let content = table(seed: seed, rows: 400)
      let quick = readAll(NOAACSVReader(source: 3), content)
      let slow = readAll(NOAACSVReader(source: 3), content, chunk: 7)
      #expect(quick.heardReports.count < quick.reports.count)
      #expect(quick.records == slow.records)
      #expect(quick.tally == slow.tally)
      #expect(quick.booksBalance)
    }
  }

  @Test("Rows about as long as can be compared with those before are read alike both ways")
  func longRows() throws {
    for length in 180...270 {
      let name = String(repeating: "N", count: length)
      let row = "367379190,2022-01-03T05:06:07,29.35123,-94.75001,10.1,90.0,91,\(name),,,,,,,,,A\n"
      let content = Array((Self.header + row + row.replacing("05:06", with: "05:09") + row).utf8)
      let quick = readAll(NOAACSVReader(source: 0), content)
      let slow = readAll(NOAACSVReader(source: 0), content, chunk: 7)
      #expect(quick.records == slow.records && quick.tally == slow.tally)
      #expect(!quick.positions.isEmpty)
    }
  }

  @Test("Damaged tables are read alike both ways")
  func damage() {
    var dice = MutationGenerator(seed: 5)
    let sample = table(seed: 9, rows: 12)
    for _ in 0..<150 {
      let content = dice.mutate(sample)
      let quick = readAll(NOAACSVReader(source: 0), content)
      let slow = readAll(NOAACSVReader(source: 0), content, chunk: 13)
      #expect(quick.records == slow.records && quick.tally == slow.tally)
      #expect(quick.booksBalance)
    }
  }

  @Test(
    "A short decimal is the number that the slow reader reads",
    arguments: [
      "0", "7", "-7", "10.1", "-88.56408", "123.1234567", "-180.00001", "12345678", "123456789",
      "999999999999", "5.", ".5", "-.5", "0.0000001", "00012.50",
    ])
  func decimals(text: String) throws {
    let found = try #require(decimal(text))
    let scale = (0..<found.decimals).reduce(1.0) { value, _ in value * 10 }
    #expect(Double(found.mantissa) / scale == value(text))
  }

  @Test(
    "Whatever else is left to the slow reader",
    arguments: [
      "", "-", ".", "-.", "+1", "1e3", "1.2.3", "1 ", " 1", "12a", "0.12345678901", "1234567890123",
      "12345.12345678", "--1", "1-", "\u{FFFD}",
    ])
  func noDecimals(text: String) { #expect(decimal(text) == nil) }

  @Test("Ten-millionths become the very units that the coordinate becomes")
  func packing() throws {
    var dice = MutationGenerator(seed: 2)
    for _ in 0..<5000 {
      let decimals = Int.random(in: 0...7, using: &dice)
      let scale = (0..<decimals).reduce(1) { value, _ in value * 10 }
      let north = Int.random(in: -90 * scale...90 * scale, using: &dice)
      let east = Int.random(in: -180 * scale...180 * scale, using: &dice)
      let place = try #require(
        Coordinate(
          latitude: Double(north) / Double(scale), longitude: Double(east) / Double(scale)))
      let unit = 10_000_000 / scale
      #expect(PackedPosition(tenMillionths: north * unit, east * unit) == PackedPosition(place))
    }
  }

  private func decimal(_ text: String) -> ShortDecimal? {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0x37, count: ShortDecimal.reach)
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { ShortDecimal(at: $0, count: text.utf8.count) }
    }
  }

  private func value(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBytes { FieldNumbers.decimal($0) }
  }
}
