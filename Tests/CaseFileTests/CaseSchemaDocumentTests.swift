/// `Docs/CaseFile.md` holds what the schema says, to the letter.
///
/// The page has an introduction by hand and, between two marks, the text of `CaseSchema.markdown`.
/// With `PLIMSOLL_RERECORD=1` in the environment the test writes that part anew and then fails, so
/// that a run that records is never taken for one that checks.
import CaseFile
import Foundation
import Testing

@Suite("The page about the case file")
struct CaseSchemaDocumentTests {
  private static let begin = "<!-- from CaseSchema; PLIMSOLL_RERECORD=1 writes it anew -->\n"
  private static let end = "<!-- end of the part from CaseSchema -->\n"

  private static var page: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Docs/CaseFile.md")
  }

  @Test("holds the description of every layer verbatim")
  func pageIsCurrent() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin)).upperBound
    let stop = try #require(text.range(of: Self.end)).lowerBound
    guard ProcessInfo.processInfo.environment["PLIMSOLL_RERECORD"] != "1" else {
      let renewed = text.replacingCharacters(in: start..<stop, with: CaseSchema.markdown)
      try renewed.write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("Docs/CaseFile.md was written anew; run again without PLIMSOLL_RERECORD")
      return
    }
    #expect(text[start..<stop] == CaseSchema.markdown)
  }

  @Test("names every column of every layer once, with its meaning")
  func markdownIsComplete() {
    let lines = CaseSchema.markdown.split(separator: "\n")
    let headings = lines.filter { $0.hasPrefix("## ") }
    #expect(headings.map { String($0.dropFirst(3)) } == CaseSchema.layers.map(\.name))
    let rows = lines.filter { $0.hasPrefix("| `") }
    #expect(rows.count == CaseSchema.layers.reduce(0) { $0 + $1.columns.count })
  }
}
