/// Digits and the states that issue them.
import Testing
import Tracks
import Vocabulary

@Suite("Flag states")
struct FlagStateTests {
  @Test(
    "IdentityChanges 5: the first three digits name the state that issued the number",
    arguments: [
      (636_012_345, "LR"), (538_004_030, "MH"), (352_001_234, "PA"), (775_000_000, "VE"),
      (273_444_000, "RU"), (422_000_000, "IR"), (620_999_001, "KM"), (626_000_000, "GA"),
      (511_100_000, "PW"), (518_100_000, "CK"), (613_000_000, "CM"), (563_000_000, "SG"),
      (477_000_000, "HK"), (412_000_000, "CN"), (533_000_000, "MY"), (248_000_000, "MT"),
      (240_000_000, "GR"), (209_000_000, "CY"), (667_000_000, "SL"), (323_000_000, "CU"),
      (314_000_000, "BB"), (750_000_000, "GY"), (419_000_000, "IN"), (338_000_000, "US"),
    ] as [(UInt32, String)])
  func digitsNameStates(number: UInt32, code: String) throws {
    let mmsi = try #require(MMSI(number))
    #expect(FlagState(mmsi)?.code == code)
  }

  @Test("IdentityChanges 5: digits of nobody and numbers of no ship have no flag")
  func othersHaveNone() throws {
    for number: UInt32 in [200_000_000, 799_000_000, 2_275_000, 992_351_000, 0] {
      #expect(FlagState(try #require(MMSI(number))) == nil)
    }
  }

  @Test("IdentityChanges 5: every entry has three digits and a code of two capitals")
  func tableIsWellFormed() {
    #expect(FlagState.codes.count > 280)
    for (digits, code) in FlagState.codes {
      #expect((201...775).contains(digits))
      #expect(code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) })
    }
  }
}
