import Testing
import Vocabulary

@Suite("Instants and days")
struct InstantTests {
  @Test(
    "RFC 3339 text is read and written back",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2000-02-29T23:59:59Z", 951_868_799_000),
      ("2022-01-03T00:00:05.250Z", 1_641_168_005_250), ("1969-12-31T23:59:59Z", -1000),
      ("2024-12-31T23:59:59.999Z", 1_735_689_599_999),
    ])
  func roundTrip(text: String, milliseconds: Int64) throws {
    let instant = try #require(Instant(rfc3339: text))
    #expect(instant.milliseconds == milliseconds)
    #expect(instant.rfc3339 == text)
  }

  @Test("A zone offset moves the instant; a space may stand for T")
  func zones() throws {
    let east = try #require(Instant(rfc3339: "2022-01-03T05:30:00+05:30"))
    #expect(east.rfc3339 == "2022-01-03T00:00:00Z")
    let plain = try #require(Instant(rfc3339: "2018-12-24 00:28:08+00:00"))
    #expect(plain.rfc3339 == "2018-12-24T00:28:08Z")
  }

  @Test(
    "What is no instant is refused",
    arguments: [
      "", "2022-02-30T00:00:00Z", "2022-01-03T24:00:00Z", "2022-01-03T00:60:00Z", "2022-01-03",
      "2022-01-03T00:00:00X", "2022-01-03T00:00:00.Z", "22-01-03T00:00:00Z", "2022-13-01T00:00:00Z",
      "2022-01-03T00:00:00+5:00",
    ])
  func refused(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test("Every day of four centuries survives the way to days and back")
  func civilDays() throws {
    var previous: Int64?
    for day in stride(from: Int64(-146_097), to: 146_097, by: 7) {
      let date = CivilDate(Instant(seconds: day * 86_400 + 43_200))
      #expect(date.daysSinceEpoch == day)
      #expect(CivilDate(date.description) == date)
      if let previous { #expect(day == previous + 7) }
      previous = day
    }
  }

  @Test("An instant at the edge of the count does not trap")
  func extremes() {
    #expect(Instant(milliseconds: .max).rfc3339.hasPrefix("9999-12-31"))
    #expect(Instant(milliseconds: .min).rfc3339.hasPrefix("0001-01-01"))
    #expect(TimeSpan.days(.infinity).milliseconds == .max)
    #expect(TimeSpan.days(-.infinity).milliseconds == .min)
  }
}
