/// Traps that real logs set and other decoders fell into; each has a test here.
import AIS
import Testing

private func decoded(_ bits: [UInt8]) throws -> Message {
  try #require(message(bits: bits)).get()
}

private func position(_ extra: Int) -> [UInt8] {
  bits(1, 6) + bits(0, 2) + bits(219_000_001, 30) + bits(0, 4) + bits(-128, 8) + bits(1023, 10)
    + bits(0, 1) + bits(7_000_000, 28) + bits(33_000_000, 27) + bits(900, 12) + bits(90, 9)
    + bits(5, 6) + bits(0, 25) + bits(0, extra)
}

private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

@Test("AIS 25: a message 1 of 204 bits is the message 1 of its first 168")
func longMessage1() throws {
  #expect(try decoded(position(36)) == decoded(position(0)))
}

@Test(
  "AIS 25: a message 27 of 80 or 88 bits has its position, a shorter one is refused, none is at 0, 0"
)
func shortMessage27() throws {
  let whole =
    bits(27, 6) + bits(0, 2) + bits(219_000_001, 30) + bits(0, 2) + bits(0, 4) + bits(7000, 18)
    + bits(33_000, 17) + bits(12, 6) + bits(90, 9) + bits(0, 2)
  for length in 48...96 {
    let result = try #require(message(bits: Array(whole[..<length])))
    guard length >= 79 else {
      #expect(result == .failure(.truncated(type: 27, bits: length)))
      continue
    }
    guard case .longRangePositionReport(let report) = try result.get() else {
      Issue.record("no message 27")
      return
    }
    #expect(report.longitude.raw == 7000)
    #expect(report.latitude.raw == 33_000)
    #expect(
      report.speed
        == (length >= 85
          ? .present(try #require(CoarseSpeed(knots: 12))) : .absent(.truncated, raw: nil)))
    #expect(report.course.raw == (length >= 94 ? 90 : nil))
  }
}

@Test("AIS 25: message 24 of 162, 168 and 174 bits gives the same", arguments: [0, 1])
func lengthsOfMessage24(_ part: Int) throws {
  var generator = SeededGenerator(seed: 24)
  var whole = bits(24, 6) + (6..<180).map { _ in UInt8.random(in: 0...1, using: &generator) }
  whole.replaceSubrange(38..<40, with: bits(part, 2))
  let first = try decoded(Array(whole[..<168]))
  #expect(try decoded(Array(whole[..<174])) == first)
  guard part == 1, case .staticDataPartB(let short) = try decoded(Array(whole[..<162])),
    case .staticDataPartB(let long) = first
  else {
    #expect(try decoded(Array(whole[..<162])) == first)
    return
  }
  #expect(short.dimensions == long.dimensions)
  #expect(short.callSign == long.callSign)
  #expect(short.device.absence == .truncated)
}

@Test("AIS 25: the underscore, the apostrophe and the backquote of the armour are told apart")
func alphabet() throws {
  let name = try #require(SixBitText("D'ARC_1", capacity: 20))
  #expect(name.string == "D'ARC_1")
  var writer = SentenceWriter()
  let lines = writer.sentences(
    for: .staticDataPartA(StaticDataPartA(mmsi: 219_000_001, name: name)))
  guard case .staticDataPartA(let data) = decode(lines) else {
    Issue.record("not read back")
    return
  }
  #expect(data.name.string == "D'ARC_1")
  // A backquote in the armour is 40, which is H in a text.
  let armoured = message(bits: bits(14, 6) + bits(0, 34) + bits(40, 6) + bits(8, 6))
  guard case .safetyBroadcast(let text)? = try armoured?.get() else {
    Issue.record("not read")
    return
  }
  #expect(text.text.string == "(H")
}

@Test("AIS 15: no speed is 102.3 knots, no turn a number, in either form of JSON")
func absentIsNoNumberInJSON() throws {
  let message = try decoded(position(0))
  let mine = text(message.json)
  #expect(mine.contains("\"speed\":null"))
  #expect(mine.contains("\"turn\":null"))
  #expect(mine.contains("\"speed\":{\"because\":\"notAvailable\",\"code\":1023}"))
  #expect(mine.contains("\"turn\":{\"because\":\"notAvailable\",\"code\":-128}"))
  var writer = GpsdWriter()
  let gpsds = text(writer.line(for: message))
  #expect(gpsds.contains("\"speed\":\"n/a\""))
  #expect(gpsds.contains("\"turn\":\"n/a\""))
  let classB = ClassBPositionReport(mmsi: 219_000_001)
  #expect(text(writer.line(for: .classBPositionReport(classB))).contains("\"speed\":\"n/a\""))
}

@Test("AIS 15: an arrival with month or day 0 has none, and its hour and minute stay")
func arrivalWithoutDay() throws {
  let data = StaticAndVoyageData(
    mmsi: 219_000_001, arrival: EstimatedArrival(hour: Field(Hour(11)), minute: Field(Sixtieth(30)))
  )
  let message = try decoded(try #require(Message.staticAndVoyageData(data).payload).bits)
  guard case .staticAndVoyageData(let read) = message else {
    Issue.record("no message 5")
    return
  }
  #expect(read.arrival.month.value == nil)
  #expect(read.arrival.day.value == nil)
  #expect(read.arrival.hour.value?.raw == 11)
  #expect(
    text(message.json).contains("\"eta\":{\"month\":null,\"day\":null,\"hour\":11,\"minute\":30}"))
}

@Test("AIS 15: codes that mean nothing are absent in weather and in coded states, in every table")
func absentWeather() throws {
  let blank = Message.broadcastBinary(
    BroadcastBinaryMessage(
      mmsi: 2_300_061, application: ApplicationData(.meteorology(MeteorologicalReport()))))
  let read = try decoded(try #require(blank.payload).bits)
  #expect(read == blank)
  guard case .broadcastBinary(let message) = read,
    case .international(.meteorology(let report)) = message.application.content
  else {
    Issue.record("no weather")
    return
  }
  #expect(report.windSpeed.value == nil)
  #expect(report.airTemperature == .absent(.notAvailable, raw: -1024))
  #expect(report.pressureTrend.absence == .notAvailable)
  #expect(report.seaState.absence == .notAvailable)
  #expect(report.ice.absence == .notAvailable)
  #expect(report.longitude.absence == .notAvailable)
}

@Test("AIS 17: interrogations, acknowledgements and reservations that were not sent are not there")
func partsThatWereNotSent() throws {
  let asked = try decoded(
    bits(15, 6) + bits(0, 2) + bits(3_669_720, 30) + bits(0, 2) + bits(367_014_320, 30)
      + bits(3, 6) + bits(516, 12))
  guard case .interrogation(let interrogation) = asked else {
    Issue.record("no message 15")
    return
  }
  #expect(interrogation.firstStation.value?.raw == 367_014_320)
  #expect(interrogation.secondType.absence == .truncated)
  #expect(interrogation.otherStation.absence == .truncated)
  let heard = try decoded(
    bits(7, 6) + bits(0, 2) + bits(2_655_651, 30) + bits(0, 2) + bits(265_538_450, 30)
      + bits(2, 2) + bits(1, 25))
  guard case .acknowledgement(let acknowledgement) = heard else {
    Issue.record("no message 7")
    return
  }
  // The second identity has 25 of its 30 bits; gpsd makes a number of them.
  #expect(acknowledgement.acknowledged.count == 1)
  #expect(acknowledgement.acknowledged.first?.sequence.raw == 2)
}

@Test("AIS 26: data are read by the layout of their identifier only when the length fits")
func lengthDecidesOnLayout() throws {
  func content(_ count: Int) throws -> ApplicationContent? {
    let head = bits(8, 6) + bits(0, 2) + bits(244_650_946, 30) + bits(0, 2)
    let message = try decoded(head + bits(200, 10) + bits(10, 6) + bits(1, count))
    guard case .broadcastBinary(let broadcast) = message else { return nil }
    return broadcast.application.content
  }
  for count in [112, 128] {
    guard case .inland(.shipData) = try content(count) else {
      Issue.record("\(count) bits are an inland ship")
      return
    }
  }
  for count in [40, 129, 368] {
    guard case .bits(let kept) = try content(count) else {
      Issue.record("\(count) bits are none")
      return
    }
    #expect(kept.bitCount == count)
  }
}

@Test("AIS 26: an inland tanker tells that she is loaded, how deep and with how many cones")
func inlandTanker() throws {
  var ship = InlandShipData()
  ship.europeanNumber = SixBitText("02103547", capacity: 8)
  ship.shipType = Field(InlandShipType(8020))
  ship.hazard = Field(Coded(2))
  ship.load = Field(Coded(2))
  ship.draught = Field(Measure(2.04))
  ship.length = Field(Measure(110.0))
  let sent = Message.broadcastBinary(
    BroadcastBinaryMessage(mmsi: 244_650_946, application: ApplicationData(.shipData(ship))))
  #expect(try decoded(try #require(sent.payload).bits) == sent)
  #expect(ship.draught.value?.raw == 204)
  #expect(ship.load.value?.name == "Loaded")
  #expect(text(sent.json).contains("\"shiptype\":8020,\"shiptype_text\":\"Motor tanker\""))
  #expect(text(sent.json).contains("\"draught\":2.04"))
}

@Test("AIS 26: types that the standard does not have keep their number and their bits")
func unknownTypes() throws {
  for type in [0, 28, 63] {
    let sent = bits(type, 6) + bits(3, 2) + bits(244_650_946, 30) + bits(0x155_5555, 25)
    let message = try decoded(sent)
    guard case .notDecoded(let undecoded) = message else {
      Issue.record("\(message)")
      continue
    }
    #expect(undecoded.type == type && message.type == type && message.mmsi == nil)
    #expect(undecoded.bits.bitCount == sent.count)
    #expect(undecoded.supposedSender == 244_650_946)
    #expect(try #require(message.payload).bits == sent)
    #expect(text(message.json).contains("\"data\":\"63:"))
  }
  #expect(MemoryLayout<Message>.size <= 160)
}
