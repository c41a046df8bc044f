import Foundation
import Testing

/// `plimsoll screen` over a small list by hand.
@Suite("Screen")
struct ScreenTests {
  private static let list = """
    entity_type,name,imo,designation_date,program
    company,EVROFINANCE MOSNARBANK,,2019-03-11,VENEZUELA-EO13850
    vessel,DELTA STAR,9304667,2020-01-02,VENEZUELA-EO13850

    """

  @Test("A batch is text, JSON lines, or a CSV with a header, and no header is a subject")
  func batch() throws {
    let folder = try Scratch()
    let list = try folder.write("designations.csv", Data(Self.list.utf8))
    let table = """
      schema,name,imo,note
      bank,"Evrofinance, Monsnarbank",,"a ""quoted"" note"
      vessel,Another Name,9304667,
      person,"SMITH, John",,

      """
    let rows = try folder.write("parties.csv", Data(table.utf8))
    let found = try Command.run(["screen", "--batch", rows, "--lists", list], in: folder)
    #expect(found.code == 0)
    #expect(found.output.contains("3 asked, 2 found"))
    #expect(!found.output.contains("name,imo"))
    let text = try folder.write(
      "parties.txt",
      Data(
        "SMITH, John\n{\"schema\":\"Vessel\",\"properties\":{\"imoNumber\":[\"9304667\"]}}\n".utf8))
    let lines = try Command.run(["screen", "--batch", text, "--lists", list], in: folder)
    #expect(lines.output.contains("2 asked, 1 found"))
  }

  @Test("A spreadsheet's mark and capitals do no harm, and a row that asks nothing is told of")
  func spreadsheet() throws {
    let folder = try Scratch()
    let list = try folder.write("designations.csv", Data(Self.list.utf8))
    let table = """
      \u{FEFF}Name,Country,IMO Number
      Evrofinance Monsnarbank,Venezuela,
      ,Panama,9304667
      ,Panama,
      SMITH, John,Mexico,9304667

      """
    let rows = try folder.write("parties.csv", Data(table.utf8))
    let found = try Command.run(["screen", "--batch", rows, "--lists", list], in: folder)
    #expect(found.output.contains("2 asked, 2 found"))
    #expect(found.talk.contains("line 4 was not asked about"))
    #expect(found.talk.contains("line 5 was not asked about"))
  }

  @Test("A decision is kept, told and applied to its subject; nothing hides the entry")
  func decide() throws {
    let folder = try Scratch()
    let list = try folder.write("designations.csv", Data(Self.list.utf8))
    let asked = ["screen", "Evrofinance Monsnarbank", "--lists", list]
    let first = try Command.run(asked + ["--json"], in: folder)
    #expect(first.code == 0)
    let entry = try #require(
      first.output.range(of: "\"id\":\"").map { start in
        String(first.output[start.upperBound...].prefix { $0 != "\"" })
      })
    let file = folder.file("decided.txt").path
    let decision = [
      "--decisions", file, "--decide", "cleared", "--entry", entry, "--who", "A. Analyst",
      "--reason", "another bank",
    ]
    let kept = try Command.run(asked + decision, in: folder)
    #expect(kept.code == 1)
    #expect(kept.output.contains("EVROFINANCE MOSNARBANK"))
    #expect(kept.output.contains("cleared for \"Evrofinance Monsnarbank\" by A. Analyst"))
    #expect(kept.output.contains("0 found (and 1 cleared by an analyst)"))
    let missing = try Command.run(asked + ["--decide", "cleared"], in: folder)
    #expect(missing.code == 64)
  }
}
