import Ingest
import Screening
import Testing
import Vocabulary

/// The twelve published editions of OFAC's list that the shared data hold.
struct ListEditionTests {
  /// Numbers of entries as the first field of each line, read without any reader of lists.
  private static func numbers(_ content: [UInt8]) -> Set<String> {
    var numbers: Set<String> = []
    for line in content.split(separator: 10) {
      let first = line.prefix { (48...57).contains($0) }
      if !first.isEmpty, line.dropFirst(first.count).first == 0x2C {
        numbers.insert(String(decoding: first, as: UTF8.self))
      }
    }
    return numbers
  }

  @Test(
    "ListHistory 1 and 2: of twelve real editions presence is exact on each one's day, an interval between",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func realEditions() throws {
    let inputs = try InputCollector.files([SharedData.path("sanctions/ofac/sdn-history")])
    var editions: [ListEdition] = []
    var written: [(day: CivilDate, numbers: Set<String>)] = []
    for input in inputs {
      let file = try WholeFile(input)
      let day = try #require(CivilDate(input.lastComponent.dropFirst(4).prefix(10)))
      // Only who is there is asked, not what is said of them.
      let numbers = Self.numbers(file.content)
      let read = try ListFolder([input.displayName]).editions
      editions += read.map(\.edition)
      #expect(Set(read.flatMap { $0.edition.entries.map(\.id) }) == numbers)
      written.append((day, numbers))
    }
    #expect(written.count == 12)
    written.sort { $0.day < $1.day }
    let history = ListHistory(editions: editions)
    let everyone = written.reduce(into: Set<String>()) { $0.formUnion($1.numbers) }
    let always = written.reduce(everyone) { $0.intersection($1.numbers) }
    // Whoever came or went, and one in twenty of those who were there all along.
    let asked = everyone.subtracting(always).union(
      always.sorted().enumerated().filter { $0.offset % 20 == 0 }.map(\.element))
    var wrong = 0
    for id in asked {
      for (place, edition) in written.enumerated() {
        let isThere = edition.numbers.contains(id)
        let told = history.presence(of: id, on: "OFAC SDN", day: edition.day)
        if told != .exact(isThere, edition: edition.day) { wrong += 1 }
        guard place + 1 < written.count else { continue }
        let next = written[place + 1]
        let willBe = next.numbers.contains(id)
        let expected: Presence =
          isThere == willBe
          ? .unbroken(isThere, after: edition.day, before: next.day)
          : .changed(toPresent: willBe, after: edition.day, by: next.day)
        let after = CivilDate(Instant(seconds: edition.day.start.seconds + 86_400))
        if history.presence(of: id, on: "OFAC SDN", day: after) != expected {
          wrong += 1
        }
      }
    }
    #expect(wrong == 0)
  }
}
