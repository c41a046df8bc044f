import Foundation
import Testing

/// What stands against the parties of a leg, from the files an analyst gives to a case and its verification.
@Suite("Exposure in a case")
struct ExposureCaseTests {
  @Test(
    "Licences 9: the operator of a terminal is asked about on each load there, and verify agrees")
  func operators() throws {
    let folder = try Scratch()
    let told = try Command.run(["world", "--after", "degas", "--out", "world"], in: folder)
    #expect(told.code == 0, "\(told.talk)")
    try nameOperator(of: "ve-jose", "Petroleos de Venezuela, S.A.", in: folder)
    let designations =
      "entity_type,name,imo,designation_date,program\ncompany,QUIET HOLDING SA,,2000-01-01,VENEZUELA-EO13850\n"
    _ = try folder.write("designations_2000-01-01.csv", Data(designations.utf8))
    _ = try folder.write(
      "own.csv", Data("owner,asset,percent\nQUIET HOLDING SA,PETROLEOS DE VENEZUELA,\n".utf8))
    let run = try Command.run(
      [
        "trace", "world/ais", "--registry", "world/registry.csv", "--terminals",
        "world/terminals.geojson", "--documents", "world/documents.csv", "--ownership", "own.csv",
        "--lists", "designations_2000-01-01.csv", "--out", "case.gpkg", "--quiet",
      ], in: folder)
    #expect(run.code == 0, "\(run.talk)")
    let asked = try rows("screenings", in: folder).filter { $0["party"] == "terminal_operator" }
    #expect(!asked.isEmpty)
    for row in asked {
      #expect(row["exposure"]?.contains("blocked_by_definition") == true, "\(row)")
      #expect(row["answer"] == "none")
    }
    let verdict = try Command.run(["verify", "case.gpkg", "--inputs", "."], in: folder)
    #expect(verdict.code == 0, "\(verdict.output)")
  }

  @Test("Editions of after the voyage are asked too: the day of asking is that of the latest")
  func listedSince() throws {
    let folder = try Scratch()
    let told = try Command.run(["world", "--after", "degas", "--out", "world"], in: folder)
    #expect(told.code == 0, "\(told.talk)")
    let registry = try String(contentsOf: folder.file("world/registry.csv"), encoding: .utf8)
    let ship = try #require(registry.split(separator: "\n").dropFirst().first?.prefix { $0 != "," })
    let list =
      "entity_type,name,imo,designation_date,program\nvessel,ANY NAME,\(ship),2026-01-01,X\n"
    // A slip for 2023 moves nothing; the day that it would have moved stands in the case.
    let others = "company,EARLY CO,,2000-01-01,X\ncompany,SLIP CO,,2203-01-01,X\n"
    _ = try folder.write("designations.csv", Data((list + others).utf8))
    let run = try Command.run(
      [
        "trace", "world/ais", "--registry", "world/registry.csv", "--terminals",
        "world/terminals.geojson", "--documents", "world/documents.csv", "--lists",
        "designations.csv", "--out", "case.gpkg", "--quiet",
      ], in: folder)
    #expect(run.code == 0, "\(run.talk)")
    let asked = try rows("screenings", in: folder).filter {
      $0["party"] == "ship" && $0["subject"]?.contains(ship) == true
    }
    let days = asked.compactMap { $0["asked_day"] }.sorted()
    let (voyage, latest) = (try #require(days.first), try #require(days.last))
    #expect(voyage < "2026-01-01" && latest == "2026-01-01")
    #expect(asked.contains { $0["asked_day"] == latest && $0["answer"] == "match" })
    #expect(asked.contains { $0["asked_day"] == voyage && $0["answer"] == "none" })
    let verdict = try Command.run(["verify", "case.gpkg", "--inputs", "."], in: folder)
    #expect(verdict.code == 0, "\(verdict.output)")
  }

  private func nameOperator(of id: String, _ name: String, in folder: Scratch) throws {
    let data = try Data(contentsOf: folder.file("world/terminals.geojson"))
    var root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var features = try #require(root["features"] as? [[String: Any]])
    for index in features.indices {
      var properties = features[index]["properties"] as? [String: Any] ?? [:]
      guard properties["id"] as? String == id else { continue }
      properties["operator"] = name
      features[index]["properties"] = properties
    }
    root["features"] = features
    try JSONSerialization.data(withJSONObject: root).write(
      to: folder.file("world/terminals.geojson"))
  }

  private func rows(_ layer: String, in folder: Scratch) throws -> [[String: String]] {
    let result = try Command.run(
      ["export", "case.gpkg", "--layer", layer, "--format", "ndjson"], in: folder)
    return try result.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (object ?? [:]).mapValues { "\($0)" }
    }
  }
}
