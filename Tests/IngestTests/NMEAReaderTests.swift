/// Proves the sentences of Docs/Methods/AIS.md that concern lines, assembly and records, on lines made
/// here and on the real logs of ../shared/data.
import AIS
import Ingest
import Testing
import Vocabulary

@Test(
  "AIS 12: every line of a real log is counted once, used or refused",
  .enabled(if: NMEALogs.isThere, "needs ../shared/data"), arguments: NMEALogs.logs)
func everyLineIsCountedOnce(_ log: String) throws {
  let bytes = try NMEALogs.bytes(log)
  let batch = readNMEA(bytes)
  #expect(isNMEABalanced(batch.tally))
  #expect(batch.tally.linesIn == nmeaLineCount(bytes))
  #expect(batch.tally.recordsDecoded == batch.records.count)
}

@Test(
  "AIS 11: the cut into chunks changes neither records nor tally",
  .enabled(if: NMEALogs.isThere, "needs ../shared/data"),
  arguments: ["nmea/gfw_aislistener_nmea.txt", "nmea/cvagner_norwegian.raw"], [1, 7, 64, 4096])
func chunkingChangesNothing(_ log: String, _ chunk: Int) throws {
  let bytes = try NMEALogs.bytes(log)
  let whole = readNMEA(bytes)
  let cut = readNMEA(bytes, chunk: chunk)
  #expect(cut.records == whole.records)
  #expect(cut.tally == whole.tally)
}

@Test(
  "AIS 22: each record's reference leads back to sentences that give it again",
  .enabled(if: NMEALogs.isThere, "needs ../shared/data"))
func referencesResolve() throws {
  let bytes = try NMEALogs.bytes("nmea/gfw_aislistener_nmea-with-tagblock.txt")
  let batch = readNMEA(bytes)
  #expect(batch.records.count > 9000)
  for fix in nmeaFixes(batch).prefix(2000) {
    #expect(fix.source.source == 7)
    let start = Int(fix.source.offset)
    let again = nmeaFixes(readNMEA(Array(bytes[start..<start + Int(fix.source.length)])))
    #expect(again.first?.mmsi == fix.mmsi)
    #expect(again.first?.position == fix.position)
    #expect(again.first?.time == fix.time)
  }
}

@Test(
  "AIS 1: LF, CR LF, CR and a missing line end all end a line", arguments: ["\n", "\r\n", "\r"])
func lineEndsAreEqual(_ lineEnd: String) throws {
  let line = try #require(nmeaSentences(nmeaPosition(), time: 1_668_046_497).first)
  let batch = readNMEA(Array((line + lineEnd + line).utf8))
  #expect(batch.tally.linesUsed == 2)
  #expect(batch.tally.linesIn == 2)
  #expect(batch.records.count == 2)
}

@Test("AIS 1: a line of more than 1,024 bytes is refused and the next is read")
func tooLongLineIsRefused() throws {
  let line = try #require(nmeaSentences(nmeaPosition(), time: 1_668_046_497).first)
  for count in [1025, 100_000] {
    let batch = readNMEA([String(repeating: "x", count: count), line])
    #expect(batch.tally.refused == [.lineTooLong: 1])
    #expect(batch.records.count == 1)
    #expect(batch.tally.samples[.lineTooLong]?.first?.length == UInt32(count))
  }
}

@Test("AIS 21: absent and impossible positions are refused by reason")
func positionsWithoutPlaceAreRefused() throws {
  let absent = Message.positionReport(PositionReport(mmsi: 219_000_001))
  let beyond = Message.positionReport(
    PositionReport(
      mmsi: 219_000_001, longitude: .absent(.outOfRange, raw: 120_000_000),
      latitude: Field(Latitude(degrees: 1))))
  let nobody = Message.positionReport(
    PositionReport(
      mmsi: 1_000_000_000, longitude: Field(Longitude(degrees: 1)),
      latitude: Field(Latitude(degrees: 1))))
  let lines = [absent, beyond, nobody].flatMap { nmeaSentences($0, time: 1_668_046_497) }
  let batch = readNMEA(lines)
  #expect(
    batch.tally.refused == [
      .positionNotAvailable: 1, .positionOutOfRange: 1, .invalidMMSI: 1,
    ])
  #expect(batch.records.isEmpty)
}

@Test("AIS 21: static data of class A and B become static reports without invented values")
func staticDataBecomesReports() throws {
  let classA = StaticAndVoyageData(
    mmsi: 412_345_678, imo: Field(IMOField(9_304_667)),
    name: try #require(SixBitText("EVER HONEST", capacity: 20)), shipType: Field(ShipType(80)),
    dimensions: Field(Dimensions(toBow: 200, toStern: 133, toPort: 30, toStarboard: 30)),
    draught: Field(Draught(metres: 20.4)), destination: SixBitText("JOSE", capacity: 20))
  let lines =
    nmeaSentences(.staticAndVoyageData(classA), source: "a", time: 1_668_046_497)
    + nmeaSentences(
      .staticAndVoyageData(StaticAndVoyageData(mmsi: 412_345_679)), time: 1_668_046_497)
  let batch = readNMEA(lines)
  #expect(batch.tally.linesUsed == 4)
  let first = try #require(nmeaReports(batch).first)
  #expect(first.imo?.number == 9_304_667)
  #expect(first.draught == Metres(20.4))
  #expect(first.destination == "JOSE")
  #expect(first.dimensions?.length == 333)
  #expect(first.transponder == .classA)
  let blank = try #require(nmeaReports(batch).last)
  #expect(blank.imoAsSent == nil && blank.name == nil && blank.callSign == nil)
  #expect(blank.draught == nil && blank.shipType == nil && blank.dimensions == nil)
  #expect(blank.destination == nil)
}

@Test(
  "AIS 21: what a ship says again is the same report at its own time, however many ships there are")
func staticDataSaidAgain() throws {
  // More ships than the reader has rooms for; every seventh says another name at last.
  let ships = 17_000
  let said = (0..<2).flatMap { round in (0..<ships).map { (round, 219_000_000 + $0) } }
  let lines = try said.map { round, mmsi in
    let name = round == 1 && mmsi.isMultiple(of: 7) ? "OTHER \(mmsi % 10)" : "SHIP \(mmsi % 1000)"
    let part = StaticDataPartA(
      mmsi: mmsi, name: try #require(SixBitText(name, capacity: 20)))
    return nmeaSentences(.staticDataPartA(part), time: 1_668_046_497 + Int64(round) * 360)[0]
  }
  let batch = readNMEA(lines)
  let again = batch.heardReports.count { !$0.isNew }
  #expect(again > ships / 2 && again < ships * 6 / 7)
  let reports = nmeaReports(batch)
  #expect(reports.count == lines.count)
  for index in stride(from: 0, to: lines.count, by: 101) {
    let alone = try #require(nmeaReports(readNMEA([lines[index]])).first)
    #expect(reports[index].repeated(at: alone.time, from: alone.source) == alone)
    #expect(reports[index].time == alone.time)
  }
}

@Test("AIS 8: parts left over from one message never join another's")
func leftoverPartsStayAlone() throws {
  let name = try #require(SixBitText("SHIP ONE", capacity: 20))
  var writer = SentenceWriter()
  let one = writer.sentences(
    for: .staticAndVoyageData(StaticAndVoyageData(mmsi: 412_345_678, name: name)))
  var other = SentenceWriter()
  let two = other.sentences(
    for: .staticAndVoyageData(
      StaticAndVoyageData(mmsi: 219_000_001, draught: Field(Draught(metres: 9)))))
  let alone = readNMEA([one[1]])
  #expect(alone.tally.refused == [.orphanFragment: 1])
  let mixed = readNMEA([one[1]] + two)
  #expect(mixed.tally.refused == [.orphanFragment: 1, .noTime: 2])
  let replaced = readNMEA([one[0]] + two)
  #expect(replaced.tally.refused == [.replacedFragment: 1, .noTime: 2])
  #expect(
    readNMEA([one[0], one[0]]).tally.refused == [.repeatedFragment: 1, .unfinishedFragment: 1])
  let late = [one[0]] + [String](repeating: "#", count: 31) + [one[1]]
  #expect(
    readNMEA(late).tally.refused == [.unfinishedFragment: 1, .comment: 31, .orphanFragment: 1])
}

@Test("AIS 23: binary noise is refused, counted, and never more than that")
func noiseIsRefused() {
  var state: UInt64 = 1
  let noise = (0..<200_000).map { _ -> UInt8 in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 56)
  }
  let batch = readNMEA(noise, chunk: 999)
  #expect(isNMEABalanced(batch.tally))
  #expect(batch.records.isEmpty)
  #expect(batch.tally.linesIn > 100)
}

@Test(
  "AIS 23: a real log with random bytes changed still adds up",
  .enabled(if: NMEALogs.isThere, "needs ../shared/data"))
func damagedLogAddsUp() throws {
  var bytes = try NMEALogs.bytes("nmea/gfw_aislistener_nmea-with-tagblock.txt")
  let sound = readNMEA(bytes).records.count
  var state: UInt64 = 99
  for _ in 0..<3000 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
  }
  let batch = readNMEA(bytes)
  #expect(isNMEABalanced(batch.tally))
  #expect(batch.tally.linesIn == nmeaLineCount(bytes))
  #expect(batch.records.count < sound)
}
