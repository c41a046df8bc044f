/// Proves the sentences of Docs/Methods/AIS.md that concern the time of a record.
import AIS
import Ingest
import Testing
import Vocabulary

@Test(
  "AIS 18: a log without receiver's clock is dated by its base stations",
  .enabled(if: NMEALogs.isThere, "needs ../shared/data"))
func baseStationsDateALog() throws {
  let batch = readNMEA(try NMEALogs.bytes("nmea/gfw_aislistener_nmea.txt"))
  #expect(batch.tally.refused[.noTime] == nil)
  let times = nmeaFixes(batch).map(\.time)
  let first = try #require(Instant(rfc3339: "2022-11-12T15:00:00Z"))
  let last = try #require(Instant(rfc3339: "2022-11-12T15:15:00Z"))
  #expect(times.count > 3000)
  #expect(times.allSatisfy { $0 > first && $0 < last })
}

@Test("AIS 14: a tag block's time comes before suffix, $PGHP and prefix")
func orderOfClocks() throws {
  let bare = try #require(nmeaSentences(nmeaPosition()).first)
  let tagged = try #require(nmeaSentences(nmeaPosition(), time: 1_668_046_497).first)
  let announced = "$PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,12*20"
  let cases: [([String], String)] = [
    ([announced, "1550303566167726840 " + tagged + ",rX,1152921693"], "2022-11-10T02:14:57Z"),
    ([announced, "1550303566167726840 " + bare + ",x1,rX,1152921693"], "2006-07-15T00:01:33Z"),
    ([announced, "1550303566167726840 " + bare], "2010-06-11T11:46:12.386Z"),
    (["1550303566167726840 " + bare], "2019-02-16T07:52:46.167Z"),
    (["1550303566.25 " + bare], "2019-02-16T07:52:46.250Z"),
    (["1550303566 " + bare], "2019-02-16T07:52:46Z"),
  ]
  for (lines, expected) in cases {
    let batch = readNMEA(lines)
    #expect(nmeaFixes(batch).map(\.time.rfc3339) == [expected])
    #expect(batch.tally.linesUsed == lines.count)
  }
}

@Test("AIS 18: two stations that agree date what came before and after them")
func twoStationsMakeAClock() throws {
  let lines =
    try nmeaSentences(nmeaPosition(second: 58))
    + nmeaSentences(nmeaStation(2_190_001, "2022-01-01T00:00:02Z"))
    + nmeaSentences(nmeaPosition(second: 3))
    + nmeaSentences(nmeaStation(2_190_002, "2022-01-01T00:00:04Z"))
    + nmeaSentences(nmeaPosition(second: 5))
  let batch = readNMEA(lines)
  #expect(
    nmeaFixes(batch).map(\.time.rfc3339) == [
      "2021-12-31T23:59:58Z", "2022-01-01T00:00:03Z", "2022-01-01T00:00:05Z",
    ])
  #expect(batch.tally.linesUsed == 5)
}

@Test("AIS 18: one station that tells another year does not move the clock")
func faultyStationIsNotBelieved() throws {
  let lines =
    try nmeaSentences(nmeaStation(2_190_009, "2006-03-01T00:00:00Z"))
    + nmeaSentences(nmeaStation(2_190_001, "2022-01-01T00:00:02Z"))
    + nmeaSentences(nmeaPosition(second: 3))
    + nmeaSentences(nmeaStation(2_190_009, "2006-03-01T00:00:02Z"))
    + nmeaSentences(nmeaStation(2_190_002, "2022-01-01T00:00:04Z"))
    + nmeaSentences(nmeaPosition(second: 5))
    + nmeaSentences(nmeaStation(2_190_009, "2006-03-01T00:00:04Z"))
    + nmeaSentences(nmeaPosition(second: 7))
    + nmeaSentences(nmeaStation(2_190_001, "2022-01-01T00:00:08Z"))
  let batch = readNMEA(lines)
  #expect(
    nmeaFixes(batch).map(\.time.rfc3339) == [
      "2022-01-01T00:00:03Z", "2022-01-01T00:00:05Z", "2022-01-01T00:00:07Z",
    ])
}

@Test("AIS 19: without any clock, and across a silence of the clock, records are refused")
func undatedRecordsAreRefused() throws {
  let batch = readNMEA(nmeaSentences(nmeaPosition(second: 3)))
  #expect(batch.tally.refused == [.noTime: 1])
  let silence =
    try nmeaSentences(nmeaStation(2_190_001, "2022-01-01T00:00:02Z"))
    + nmeaSentences(nmeaStation(2_190_002, "2022-01-01T00:00:02Z"))
    + nmeaSentences(nmeaPosition(second: 3))
    + nmeaSentences(nmeaStation(2_190_001, "2022-01-01T09:00:02Z"))
    + nmeaSentences(nmeaStation(2_190_002, "2022-01-01T09:00:02Z"))
    + nmeaSentences(nmeaPosition(second: 5))
  let after = readNMEA(silence)
  #expect(after.tally.refused == [.noTime: 1])
  #expect(nmeaFixes(after).map(\.time.rfc3339) == ["2022-01-01T09:00:05Z"])
}

@Test("AIS 19: a type 4 with an impossible date is refused as a bad time")
func impossibleDateIsRefused() throws {
  let report = BaseStationReport(
    mmsi: 2_190_001, year: Field(Year(2022)), month: Field(Month(2)), day: Field(Day(30)),
    hour: Field(Hour(1)), minute: Field(Sixtieth(1)), second: Field(Sixtieth(1)))
  let blank = BaseStationReport(mmsi: 2_190_001)
  let lines = nmeaSentences(.baseStationReport(report)) + nmeaSentences(.baseStationReport(blank))
  #expect(readNMEA(lines).tally.refused == [.badTime: 2])
}
