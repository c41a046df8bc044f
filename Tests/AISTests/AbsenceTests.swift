/// Proves that an absent value never becomes a number (DESIGN §7, law 8).
import AIS
import Testing

/// A position report of 168 bits with chosen codes.
private func positionBits(
  rateOfTurn: Int = 0, speed: Int = 0, longitude: Int = 0, latitude: Int = 0, course: Int = 0,
  heading: Int = 0, second: Int = 0, status: Int = 0
) -> [UInt8] {
  bits(1, 6) + bits(0, 2) + bits(219_000_001, 30) + bits(status, 4) + bits(rateOfTurn, 8)
    + bits(speed, 10) + bits(0, 1) + bits(longitude, 28) + bits(latitude, 27) + bits(course, 12)
    + bits(heading, 9) + bits(second, 6) + bits(0, 25)
}

private func report(_ bits: [UInt8]) throws -> PositionReport {
  let decoded = try #require(message(bits: bits))
  guard case .positionReport(let report) = try decoded.get() else {
    throw MessageFault.noType
  }
  return report
}

@Test("AIS 15: every \"not available\" code is absent and keeps its raw code")
func notAvailableCodesAreAbsent() throws {
  let report = try report(
    positionBits(
      rateOfTurn: -128, speed: 1023, longitude: 181 * 600_000, latitude: 91 * 600_000,
      course: 3600, heading: 511, second: 60, status: 15))
  #expect(report.rateOfTurn == .absent(.notAvailable, raw: -128))
  #expect(report.speed == .absent(.notAvailable, raw: 1023))
  #expect(report.longitude == .absent(.notAvailable, raw: 108_600_000))
  #expect(report.latitude == .absent(.notAvailable, raw: 54_600_000))
  #expect(report.course == .absent(.notAvailable, raw: 3600))
  #expect(report.heading == .absent(.notAvailable, raw: 511))
  #expect(report.second == .absent(.notAvailable, raw: 60))
  #expect(report.status == .absent(.notAvailable, raw: 15))
  #expect(report.manoeuvre == .absent(.notAvailable, raw: 0))
}

@Test("AIS 16: codes the standard does not define are out of range and keep their raw code")
func undefinedCodesAreOutOfRange() throws {
  let report = try report(
    positionBits(
      longitude: 180 * 600_000 + 1, latitude: -90 * 600_000 - 1, course: 3601,
      heading: 360))
  #expect(report.longitude == .absent(.outOfRange, raw: 108_000_001))
  #expect(report.latitude == .absent(.outOfRange, raw: -54_000_001))
  #expect(report.course == .absent(.outOfRange, raw: 3601))
  #expect(report.heading == .absent(.outOfRange, raw: 360))
}

@Test("AIS 15: codes next to the absent ones are values")
func neighboursOfAbsentCodesAreValues() throws {
  let report = try report(
    positionBits(
      rateOfTurn: -127, speed: 1022, longitude: -180 * 600_000, latitude: 90 * 600_000,
      course: 3599, heading: 359, second: 59, status: 14))
  #expect(report.rateOfTurn.value?.degreesPerMinute == nil)
  #expect(report.rateOfTurn.value?.raw == -127)
  #expect(report.speed.value?.isLowerBound == true)
  #expect(report.longitude.value?.degrees == -180)
  #expect(report.latitude.value?.degrees == 90)
  #expect(report.course.value?.degrees == 359.9)
  #expect(report.heading.value?.raw == 359)
  #expect(report.second.value?.raw == 59)
  #expect(report.status.value?.raw == 14)
}

@Test("AIS 15: message 5 without arrival, draught, number, type and dimensions has none")
func blankStaticDataIsAbsent() throws {
  let decoded = try message(
    bits: bits(5, 6) + bits(0, 2) + bits(219_000_001, 30) + bits(0, 236)
      + bits(0, 9) + bits(24, 5) + bits(60, 6) + bits(0, 130))?.get()
  guard case .staticAndVoyageData(let data) = decoded else {
    Issue.record("message 5 was not decoded")
    return
  }
  #expect(data.imo.value == nil)
  #expect(data.name.string == nil)
  #expect(data.callSign.string == nil)
  #expect(data.shipType.value == nil)
  #expect(data.dimensions.value == nil)
  #expect(data.arrival == EstimatedArrival())
  #expect(data.draught == .absent(.notAvailable, raw: 0))
  #expect(data.destination?.string == nil)
}

@Test("AIS 15: message 27 marks speed 63 and course 511 as absent")
func longRangeAbsences() throws {
  let decoded = try message(
    bits: bits(27, 6) + bits(3, 2) + bits(219_000_001, 30) + bits(0, 2)
      + bits(15, 4) + bits(181 * 600, 18) + bits(91 * 600, 17) + bits(63, 6) + bits(511, 9)
      + bits(0, 2))?.get()
  guard case .longRangePositionReport(let report) = decoded else {
    Issue.record("message 27 was not decoded")
    return
  }
  #expect(report.speed == .absent(.notAvailable, raw: 63))
  #expect(report.course == .absent(.notAvailable, raw: 511))
  #expect(report.longitude == .absent(.notAvailable, raw: 108_600))
  #expect(report.latitude == .absent(.notAvailable, raw: 54_600))
  #expect(report.status.value == nil)
}

@Test("AIS 17: a message cut anywhere gives a truncated field or is refused, never other values")
func cutMessagesNeverInventValues() throws {
  var generator = SeededGenerator(seed: 17)
  for (type, length) in [(1, 168), (4, 168), (5, 424), (18, 168), (19, 312), (24, 168), (27, 96)] {
    var whole = bits(type, 6) + (6..<length).map { _ in UInt8.random(in: 0...1, using: &generator) }
    if type == 24 { whole.replaceSubrange(38..<40, with: [0, 1]) }
    let full = try #require(try message(bits: whole)?.get())
    for end in 1..<length {
      switch try #require(message(bits: Array(whole[..<end]))) {
      case .failure(let fault):
        #expect(fault == (end < 6 ? .noType : .truncated(type: type, bits: end)))
      case .success(let cut): #expect(agrees(cut, with: full), "type \(type) cut at \(end)")
      }
    }
  }
}

/// Whether each field of `cut` is that of `full` or absent as truncated.
private func agrees(_ cut: Message, with full: Message) -> Bool {
  let (first, second) = (fields(cut), fields(full))
  return first.count == second.count
    && zip(first, second).allSatisfy { $0 == $1 || $0.contains("truncated") || $0 == "nil" }
}

/// The text of each stored field of the message.
private func fields(_ message: Message) -> [String] {
  Mirror(reflecting: message).children.flatMap { payload in
    Mirror(reflecting: payload.value).children.map { String(describing: $0.value) }
  }
}

@Test("AIS 13: text ends at the first @ and loses the spaces at its end")
func textEndsAtTheEndMark() throws {
  #expect(SixBitText("NORD STAR  ", capacity: 20)?.string == "NORD STAR")
  let decoded = try message(
    bits: bits(24, 6) + bits(0, 2) + bits(219_000_001, 30) + bits(0, 2) + bits(1, 6) + bits(2, 6)
      + bits(0, 6) + bits(3, 6) + bits(0, 96))?.get()
  guard case .staticDataPartA(let data) = decoded else {
    Issue.record("message 24 A was not decoded")
    return
  }
  #expect(data.name.string == "AB")
  #expect(data.name.code(at: 3) == 3)
  #expect(SixBitText("   ", capacity: 20)?.string == nil)
  #expect(SixBitText("", capacity: 7)?.string == nil)
  #expect(SixBitText("ABCDEFGHIJKLMNOPQRST", capacity: 20)?.string == "ABCDEFGHIJKLMNOPQRST")
}
