import Testing
import Vocabulary

@Suite("Forms that several exports share")
struct SharedFormTests {
  @Test(
    "a JSON string escapes quotation marks, backslashes, controls and the line ends of scripts, and nothing else",
    arguments: [
      ("", "\"\""), ("A \"B\" \\", "\"A \\\"B\\\" \\\\\""),
      ("\n\r\t\u{1}\u{1F}", "\"\\n\\r\\t\\u0001\\u001f\""),
      ("\u{2028}x\u{2029}", "\"\\u2028x\\u2029\""),
      ("\u{2027}\u{202A}é漢😀", "\"\u{2027}\u{202A}é漢😀\""),
    ])
  func quoted(_ text: String, _ expected: String) {
    #expect(JSONText.quoted(text) == expected)
    var bytes = Array("x".utf8)
    JSONText.append(quoted: text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x" + expected)
  }

  @Test("objects keep the order of their members, lists that of their texts")
  func containers() {
    #expect(
      JSONText.object([("b", "1"), ("a\"", JSONText.list(["x", "\n"]))])
        == "{\"b\":1,\"a\\\"\":[\"x\",\"\\n\"]}")
    #expect(JSONText.array([]) == "[]" && JSONText.list([]) == "[]")
  }

  @Test("an entity of FollowTheMoney holds each property once, and no empty value")
  func entity() {
    var ship = FollowTheMoneyEntity("Vessel", id: "v-1")
    ship.add("name", "DELTA STAR")
    ship.add("imoNumber", nil)
    ship.add("flag", "")
    ship.add("name", "DELTA \"2\"")
    #expect(
      ship.json
        == "{\"id\":\"v-1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"DELTA STAR\",\"DELTA \\\"2\\\"\"]}}"
    )
  }

  @Test(
    "the hash of content is FNV-1a, by its published values",
    arguments: [
      ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
  func hash(_ text: String, _ expected: String) {
    #expect(ContentHash(text).digits == expected)
    var parts = ContentHash()
    for byte in text.utf8 { parts.add(CollectionOfOne(byte)) }
    #expect(parts.value == ContentHash(text).value)
  }

  @Test("the first place of which a condition holds is found at both ends and in slices")
  func firstPlace() {
    let numbers = [1, 3, 3, 7, 9]
    for least in 0...10 {
      let place = numbers.firstIndex { $0 >= least } ?? numbers.endIndex
      #expect(numbers.firstPlace { $0 >= least } == place)
      #expect(numbers[1..<4].firstPlace { $0 >= least } == min(max(place, 1), 4))
    }
    #expect([Int]().firstPlace { _ in true } == 0)
  }
}
