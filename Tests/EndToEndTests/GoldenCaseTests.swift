import Foundation
import Testing

/// Published cases told by `World`, traced from their messages to their barrels.
@Suite("Golden cases", .serialized)
struct GoldenCaseTests {
  @Test("Custody 15: a blend under false papers is nearly all the second ship's, and is named")
  func blend() throws {
    let folder = try traced("suez-rajan")
    let shares = try rows("discharges", in: folder).filter { $0["terminal_id"] == "cn-huizhou" }
    let kharg = try #require(shares.first { $0["origin_terminal_id"] == "ir-kharg" })
    #expect((Double(kharg["share"] ?? "") ?? 0) > 0.9)
    #expect((Double(kharg["share_high"] ?? "") ?? 0) >= 0.996)
    let papers = try rows("documents", in: folder)
    #expect(papers.map { $0["verdict"] } == ["contradicts"])
    let found = try rows("findings", in: folder)
    #expect(
      found.contains { $0["practice"] == "DSP-3" && ($0["summary"] ?? "").contains("PEARL REACH") })
  }

  @Test("Custody 3: a hull under a scrapped one's number loads 1.82 million barrels at Jose")
  func zombie() throws {
    let folder = try traced("zombie")
    let load = try #require(try rows("parcels", in: folder).first)
    #expect(load["origin_terminal_id"] == "ve-jose")
    let barrels = ["barrels_low", "barrels_high"].compactMap { Double(load[$0] ?? "") }
    #expect(barrels.count == 2 && barrels[0] <= 1_820_000 && 1_820_000 <= barrels[1], "\(load)")
    #expect(try !rows("identity_changes", in: folder).isEmpty)
  }

  @Test("Custody 29: a ship that reports herself off Guyana most likely loaded at Jose")
  func spoofer() throws {
    let folder = try traced("spoofer")
    let loads = try rows("custody_edges", in: folder).filter { $0["kind"] == "load" }
    #expect(loads.map { $0["from_node"] } == ["terminal:ve-jose"])
    #expect(loads.allSatisfy { $0["grade"] == "D" })
  }

  @Test(
    "Findings 1: ships that load openly, under a licence, or beside the port they named, are not accused",
    arguments: ["centuries", "degas", "sikka"])
  func controls(name: String) throws {
    let folder = try traced(name)
    let accusing = try rows("findings", in: folder).filter {
      ($0["practice"] ?? "").hasPrefix("DSP-")
    }
    #expect(accusing.isEmpty, "\(accusing)")
    #expect(try !rows("custody_edges", in: folder).isEmpty)
    if name == "sikka" {
      #expect(try rows("discharges", in: folder).allSatisfy { $0["terminal_id"] == "in-vadinar" })
    }
  }

  private func traced(_ name: String) throws -> Scratch {
    let folder = try Scratch()
    let told = try Command.run(["world", "--after", name, "--out", "world"], in: folder)
    #expect(told.code == 0, "\(told.talk)")
    let run = try Command.run(
      [
        "trace", "world/ais", "--registry", "world/registry.csv", "--terminals",
        "world/terminals.geojson", "--documents", "world/documents.csv", "--out", "case.gpkg",
        "--quiet",
      ], in: folder)
    #expect(run.code == 0, "\(run.talk)")
    return folder
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
