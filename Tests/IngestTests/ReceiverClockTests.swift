/// Proves the sentences of Docs/Methods/AIS.md that concern receivers whose clock is off.
import AIS
import Ingest
import Testing
import Vocabulary

private let now = 1_641_000_000  // 2022-01-01T01:20:00Z

/// What base station `station` tells at `seconds`, heard by `receiver` whose clock is `off` seconds.
private func station(
  _ station: Int, _ seconds: Int, off: Int, receiver: String = "r1"
) throws -> [String] {
  let told = Instant(seconds: Int64(now + seconds)).rfc3339
  return nmeaSentences(
    try nmeaStation(station, told), source: receiver, time: Int64(now + seconds + off))
}

/// A position heard at `seconds`.
private func position(_ seconds: Int, off: Int, receiver: String = "r1") -> [String] {
  nmeaSentences(nmeaPosition(), source: receiver, time: Int64(now + seconds + off))
}

private func seconds(_ batch: RecordBatch) -> [Int] {
  nmeaFixes(batch).map { Int($0.time.seconds) - now }
}

@Test(
  "AIS 42: a receiver whose clock two stations contradict is moved",
  arguments: [7200, -90, -500_000_000])
func constantOffsetIsRepaired(_ off: Int) throws {
  let lines =
    try station(2_190_001, 0, off: off) + station(2_190_002, 10, off: off)
    + position(20, off: off) + position(30, off: 0, receiver: "r2") + position(40, off: off)
  let batch = readNMEA(lines)
  #expect(seconds(batch) == [20, 30, 40])
  // Two positions and the report that made the difference sure.
  #expect(batch.tally.timesRepaired == 3)
  #expect(isNMEABalanced(batch.tally))
}

@Test("AIS 42: a clock that is off by less than a minute is taken as it is")
func smallOffsetIsKept() throws {
  let lines =
    try station(2_190_001, 0, off: 59) + station(2_190_002, 10, off: 59) + position(20, off: 59)
  let batch = readNMEA(lines)
  #expect(seconds(batch) == [79])
  #expect(batch.tally.timesRepaired == 0)
}

@Test("AIS 43: one station that tells another year moves no receiver")
func oneStationMovesNothing() throws {
  var lines: [String] = []
  for turn in 0..<8 {
    lines += try station(2_190_009, turn * 10, off: 500_000_000) + position(turn * 10, off: 0)
  }
  let batch = readNMEA(lines)
  #expect(seconds(batch) == (0..<8).map { $0 * 10 })
  #expect(batch.tally.timesRepaired == 0)
}

@Test("AIS 43: while a station confirms the receiver, two faulty ones in turn with it move nothing")
func confirmedReceiverStays() throws {
  var lines: [String] = []
  for turn in 0..<6 {
    lines += try station(2_190_008, turn * 10, off: 90_000)
    lines += try station(2_190_001, turn * 10, off: 0)
    lines += try station(2_190_009, turn * 10, off: 500_000)
    lines += position(turn * 10, off: 0)
  }
  #expect(seconds(readNMEA(lines)) == (0..<6).map { $0 * 10 })
}

@Test("AIS 44: after a jump messages are refused until two stations agree again")
func jumpIsRefused() throws {
  let lines =
    try station(2_190_001, 0, off: 7200) + station(2_190_002, 10, off: 7200)
    + position(20, off: 7200) + station(2_190_001, 30, off: 3600) + position(40, off: 3600)
    + station(2_190_002, 50, off: 3600) + position(60, off: 3600)
    + station(2_190_001, 70, off: 0) + position(80, off: 0) + station(2_190_002, 90, off: 0)
    + position(100, off: 0)
  let batch = readNMEA(lines)
  #expect(seconds(batch) == [20, 60, 100])
  // Two positions, and the two reports that raised the doubts.
  #expect(batch.tally.refused[.clockInDoubt] == 4)
  #expect(isNMEABalanced(batch.tally))
}

@Test("AIS 45: inferred times are counted with their worst uncertainty")
func inferredTimesCarryUncertainty() throws {
  let certain =
    nmeaSentences(try nmeaStation(2_190_001, "2022-01-01T00:00:02Z"))
    + nmeaSentences(try nmeaStation(2_190_002, "2022-01-01T00:00:02Z"))
    + nmeaSentences(nmeaPosition(second: 3))
    + nmeaSentences(try nmeaStation(2_190_001, "2022-01-01T00:00:12Z"))
  let first = readNMEA(certain).tally
  #expect(first.timesInferred == 1)
  #expect(first.worstUncertainty == .seconds(2))
  let open =
    certain + nmeaSentences(nmeaPosition())
    + nmeaSentences(try nmeaStation(2_190_002, "2022-01-01T00:01:12Z"))
  let second = readNMEA(open).tally
  #expect(second.timesInferred == 2)
  #expect(second.worstUncertainty == .seconds(32))
}
