import Testing
import Vocabulary

@testable import Screening

struct ListHistoryTests {
  private func entry(_ id: String, _ name: String, listedOn: String? = nil) -> ListEntry {
    var entry = ListEntry(
      id: id, list: "L", kind: .company, name: name, row: 1,
      source: SourceReference(source: 0, offset: 0, length: 1))
    entry.listedOn = listedOn.flatMap { CivilDate($0) }
    return entry
  }

  private func edition(_ day: String, _ entries: [ListEntry]) throws -> ListEdition {
    ListEdition(
      list: "L", date: try #require(CivilDate(day)), sha256: "sha of \(day)", entries: entries)
  }

  private func history() throws -> ListHistory {
    ListHistory(editions: [
      try edition("2024-03-01", [entry("1", "A"), entry("3", "C", listedOn: "2024-01-15")]),
      try edition("2024-01-01", [entry("1", "A"), entry("2", "B")]),
      try edition(
        "2024-02-01", [entry("1", "A"), entry("2", "B2"), entry("3", "C", listedOn: "2024-01-15")]),
    ])
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("ListHistory 1: on an edition's day presence is exact")
  func exact() throws {
    let history = try history()
    let first = try day("2024-01-01")
    #expect(history.presence(of: "1", on: "L", day: first) == .exact(true, edition: first))
    #expect(history.presence(of: "3", on: "L", day: first) == .exact(false, edition: first))
    #expect(history.presence(of: "9", on: "L", day: first) == .exact(false, edition: first))
  }

  @Test("ListHistory 2: between editions the answer is an interval, before the first cannot tell")
  func between() throws {
    let history = try history()
    let (feb, march) = (try day("2024-02-01"), try day("2024-03-01"))
    let asked = try day("2024-02-15")
    #expect(
      history.presence(of: "1", on: "L", day: asked) == .unbroken(true, after: feb, before: march))
    #expect(
      history.presence(of: "2", on: "L", day: asked)
        == .changed(toPresent: false, after: feb, by: march))
    #expect(
      history.presence(of: "1", on: "L", day: try day("2023-12-31"))
        == .beforeEarliest(try day("2024-01-01")))
    #expect(
      history.presence(of: "1", on: "L", day: try day("2024-04-01"))
        == .afterLatest(true, edition: march))
  }

  @Test("ListHistory 3: a stated day of listing closes the interval")
  func stated() throws {
    let history = try history()
    #expect(
      history.presence(of: "3", on: "L", day: try day("2024-01-20"))
        == .stated(listedOn: try day("2024-01-15"), knownSince: try day("2024-02-01")))
    #expect(
      history.presence(of: "3", on: "L", day: try day("2024-01-10"))
        == .changed(
          toPresent: true, after: try day("2024-01-01"), by: try day("2024-02-01")))
  }

  @Test("ListHistory 4: what was not known yet is not used")
  func known() throws {
    let history = try history()
    let january = try day("2024-01-01")
    #expect(
      history.presence(of: "3", on: "L", day: try day("2024-01-20"), knownBy: january)
        == .afterLatest(false, edition: january))
    #expect(
      history.presence(of: "3", on: "L", day: january, knownBy: try day("2023-01-01"))
        == .nothingKnown)
  }

  @Test("ListHistory 5: a change of form ends a version")
  func versions() throws {
    let versions = try history().versions(of: "2", on: "L")
    #expect(versions.map(\.name) == ["B", "B2"])
    #expect(versions.last?.goneBy == (try day("2024-03-01")))
    #expect(versions.last?.notYetIn == (try day("2024-01-01")))
    let back = ListHistory(editions: [
      try edition("2024-01-01", [entry("1", "A")]), try edition("2024-02-01", []),
      try edition("2024-03-01", [entry("1", "A")]),
    ])
    #expect(back.versions(of: "1", on: "L").count == 2)
  }

  @Test("ListHistory 6: a difference names what came, went and changed")
  func difference() throws {
    let found = ListDifference(
      try edition("2024-01-01", [entry("1", "A"), entry("2", "B")]),
      try edition("2024-02-01", [entry("2", "B2"), entry("3", "C")]))
    #expect(found.added.map(\.id) == ["3"])
    #expect(found.removed.map(\.id) == ["1"])
    #expect(found.changed.map(\.lines) == [["- name: B", "+ name: B2"]])
  }
}
