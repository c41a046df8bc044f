import Testing
import Vocabulary

@testable import Screening

struct LicenceTests {
  private func ids(_ day: String) throws -> [String] {
    let day = try #require(CivilDate(day))
    return LicenceTimeline.builtin.standing(.licence, on: day).map(\.id)
  }

  @Test("Licences 1: every built-in row is understood and carries its source")
  func builtinIsWhole() {
    #expect(LicenceTimeline.builtin.refused.isEmpty)
    #expect(LicenceTimeline.builtin.items.count == 9)
    #expect(LicenceTimeline.builtin.namedParties.count == 3)
    let ids = Set(LicenceTimeline.builtin.items.map(\.id))
    #expect(LicenceTimeline.builtin.namedParties.allSatisfy { ids.contains($0.definition) })
    #expect(LicenceTimeline.builtin.items.allSatisfy { !$0.source.isEmpty })
  }

  @Test("Licences 2: a licence stands from its first to its last day and no longer")
  func days() throws {
    #expect(!(try ids("2022-11-25")).contains("GL 41"))
    #expect((try ids("2022-11-26")).contains("GL 41"))
    #expect((try ids("2025-03-04")).contains("GL 41A"))
    #expect(!(try ids("2025-03-04")).contains("GL 41"))
    #expect(!(try ids("2025-04-04")).contains("GL 41A"))
    #expect((try ids("2026-02-01")).contains("GL 46"))
  }

  @Test("Licences 3: a row without date, kind or source is refused with its reason")
  func refusals() {
    let timeline = LicenceTimeline(
      text: """
        licence | A | OFAC | V | someday | | | s | | src
        permit | B | OFAC | V | 2024-01-01 | | | s | | src
        licence | C | OFAC | V | 2024-01-01 | | | s | |
        too | few
        party | D | OFAC | | 2024-01-01 | | | ; | | src
        """)
    #expect(timeline.items.isEmpty)
    #expect(timeline.refused.count == 5)
  }

  @Test("Licences 4: exposure tells a designated party, its licence and what nobody verified")
  func exposure() throws {
    let day = try #require(CivilDate("2024-01-10"))
    var entry = ListEntry(
      id: "26367", list: "OFAC SDN", kind: .company, name: "PDVSA", row: 1,
      source: SourceReference(source: 0, offset: 0, length: 1))
    entry.programmes = ["VENEZUELA-EO13850"]
    let found = Exposure.of(
      matches: [entry], ownership: [:], definitions: ["EO 13884": ["it is named there"]],
      timeline: .builtin, on: day)
    #expect(found.first?.words == "designated: OFAC SDN 26367 (VENEZUELA-EO13850)")
    let licensed = found.contains {
      if case .licensed(_, let open) = $0 { open.count == 2 } else { false }
    }
    #expect(licensed)
    #expect(
      Exposure.of(matches: [], ownership: [:], definitions: [:], timeline: .builtin, on: day)
        == [.noneFound])
  }
}
