import Testing
import Vocabulary

@Suite("MMSI and IMO numbers")
struct IdentifierTests {
  @Test(
    "A right check digit makes an IMO number",
    arguments: ["9074729", "IMO9304667", "IMO 9524475", "9194127"])
  func validIMO(text: String) { #expect(IMONumber(text) != nil) }

  @Test(
    "A wrong check digit, length or letter does not",
    arguments: ["9133701", "9259325", "947115", "0000000", "93046670", "93O4667", "", "IMO"])
  func invalidIMO(text: String) { #expect(IMONumber(text) == nil) }

  @Test("One random seven-digit number in ten passes, as the rule says")
  func checkDigitIsWeak() {
    let passing = (1_000_000...1_099_999).filter { IMONumber.hasValidCheckDigit(UInt32($0)) }
    #expect(passing.count == 10_000)
  }

  @Test(
    "The shape of an MMSI says what bears it",
    arguments: [
      (UInt32(636_012_345), MMSI.Kind.ship), (2_573_238, .coastStation), (0, .invalid),
      (111_232_506, .searchAndRescueAircraft), (992_351_000, .aidToNavigation),
      (970_010_119, .searchAndRescueTransmitter), (982_350_001, .craftOfParentShip),
    ])
  func kinds(number: UInt32, kind: MMSI.Kind) throws {
    #expect(try #require(MMSI(number)).kind == kind)
  }

  @Test("Ten digits are no MMSI; few digits are padded")
  func shape() {
    #expect(MMSI(1_000_000_000) == nil)
    #expect(MMSI("1234567890") == nil)
    #expect(MMSI("2573238")?.description == "002573238")
  }
}
