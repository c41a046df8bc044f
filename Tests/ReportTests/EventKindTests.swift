import Testing

@testable import Report

@Suite("What the page calls an event")
struct EventKindTests {
  @Test(
    "a kind whose code names an intent is told as what was seen",
    arguments: ["laundering", "zombie", "single_ship_fabrication", "synthetic_track"])
  func kindsAccuseNobody(code: String) {
    let words = Words.eventKind(code)
    for accusation in ["launder", "zombie", "fabricat", "synthetic", "_"] {
      #expect(!words.contains(accusation), "\(words)")
    }
  }

  @Test("other kinds are their code in plain words")
  func otherKindsArePlain() { #expect(Words.eventKind("new_mmsi") == "new mmsi") }
}
