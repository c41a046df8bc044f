/// Chinese characters read by the table that an index keeps, and by ICU.
import Foundation
import Screening
import Synchronization
import Testing

@testable import Ingest

@Suite("Scripts")
struct ScriptReadingTests {
  /// What was asked of the closure that stands for ICU.
  private final class Calls: Sendable {
    let texts = Mutex<[String]>([])
  }

  @Test(
    "The table reads what ICU reads",
    arguments: [
      "王小明", "重庆贵航电器有限公司", "重大责任", "沈大伟", "沈阳飞机公司", "佐々木 康弘", "くみ子 山本", "松田ヒロ", "西藏文化",
      "秘鲁", "中国石油天然气集团有限公司", "陳水扁", "ラー石油", "石〇一", "𠮷田", "दीपाली 王", "王ไพสิฐ", "々木",
    ])
  func sameAsICU(_ name: String) {
    for kind in [PartyKind.person, .organisation] {
      var party = Party(kind: kind)
      party.names = [.init(name)]
      let entry = [ListedParty(party, list: "L", id: "1")]
      let byICU = PartyMatcher(romaniser: ScriptReading.romaniser)
      let byTable = PartyMatcher(romaniser: ScriptReading.romaniser.with(ScriptReading.han))
      let one = PartyIndexImage.bytes(PartyIndex(entry, matcher: byICU))
      var other = PartyIndex(entry, matcher: byTable)
      other.han = nil
      let isSame = one == PartyIndexImage.bytes(other)
      #expect(isSame, "\(name)")
    }
  }

  @Test("A name in Chinese characters is read without ICU, and one that the table has not with it")
  func withoutICU() {
    let calls = Calls()
    let romaniser = Romaniser(
      otherScripts: { text in
        calls.texts.withLock { $0.append(text) }
        return nil
      }, han: ScriptReading.han)
    var matcher = PartyMatcher(romaniser: romaniser)
    var chinese = Party(kind: .person)
    chinese.names = [.init("王小明"), .init("沈大伟"), .init("佐々木")]
    var latin = Party(kind: .person)
    latin.names = [.init("Wang Xiaoming")]
    #expect(matcher.compare(chinese, latin).score > 0.5)
    #expect(calls.texts.withLock { $0 }.isEmpty)
    chinese.names = [.init("重庆")]
    _ = matcher.compare(chinese, latin)
    #expect(calls.texts.withLock { $0 } == ["重庆"])
  }

  @Test("An index that keeps the readings is read back with them; damaged ones are refused")
  func keptReadings() {
    var party = Party(kind: .person)
    party.names = [.init("王小明")]
    let matcher = PartyMatcher(romaniser: ScriptReading.romaniser.with(ScriptReading.han))
    let index = PartyIndex([ListedParty(party, list: "L", id: "1")], matcher: matcher)
    var bytes = PartyIndexImage.bytes(index)
    #expect(PartyIndexImage.index(bytes)?.han == ScriptReading.han)
    // The three tables of characters are all but the head and the tables of one small entry.
    for place in stride(from: bytes.count - 60_000, to: bytes.count, by: 1_931) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      // Refused or harmless: what is read must be whole.
      guard let read = PartyIndexImage.index(damaged) else { continue }
      var search = PartySearch(read, matcher: PartyMatcher(romaniser: Romaniser(han: read.han)))
      _ = search.search(party)
    }
    for cut in stride(from: 1, to: 60_000, by: 1_931) {
      #expect(PartyIndexImage.index(Array(bytes.dropLast(cut))) == nil)
    }
    // The last table is that of simplified forms: no such character.
    bytes.replaceSubrange((bytes.count - 2)..., with: [0xFF, 0xFF])
    #expect(PartyIndexImage.index(bytes) == nil)
  }
}
